import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RunOptions } from '../../src/batch/run-batch.js'
import type { Job } from '../../src/model.js'
import { BatchBench, type BatchRun, snapshotOf } from '../fixtures/batch-run.js'
import { createFakeConverter, type FakeConverter, fault } from '../fixtures/fake-converter.js'

let bench: BatchBench
beforeEach(() => {
  bench = new BatchBench()
  bench.write('t.html', '<p>{{quote/number}}</p>')
})
afterEach(() => {
  vi.useRealTimers()
  bench.remove()
})

const run = (
  jobs: readonly Job[],
  options: RunOptions = {},
  converter: FakeConverter = createFakeConverter(),
): Promise<BatchRun> => bench.run(jobs, options, { openConverter: () => converter })

/** What became of each job: its status, its files and the codes of its errors. */
const results = ({ outcomes }: BatchRun): readonly string[] =>
  outcomes.map(({ status, output, pdf, problems }) =>
    [status, output, pdf, ...problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)]
      .filter((part) => part !== undefined)
      .map((part) => part.replaceAll('\\', '/').replace(/^out\//, ''))
      .join(' '),
  )

const failing = createFakeConverter.bind(undefined, () => ({
  value: undefined,
  problems: [fault('pdf-engine-missing')],
}))
const journal = ['.quotewright-journal.jsonl']

describe('a batch with PDF files', () => {
  test('writes them beside the documents', async () => {
    const outcome = await run([bench.job('N1'), bench.job('N2')], { pdf: true })
    expect(results(outcome)).toEqual(['written N1.html N1.pdf', 'written N2.html N2.pdf'])
    expect(bench.documents()).toEqual({
      'N1.html': '<p>N1</p>',
      'N1.pdf': expect.stringMatching(/^PDF \d of <p>N1<\/p>$/),
      'N2.html': '<p>N2</p>',
      'N2.pdf': expect.stringMatching(/^PDF \d of <p>N2<\/p>$/),
    })
    expect(bench.ownFiles()).toEqual(journal)
  })

  test.each<[string, Partial<Job>, RunOptions, string]>([
    ['nobody asks', {}, {}, 'written N1.html'],
    ['the job asks', { pdf: true }, {}, 'written N1.html N1.pdf'],
    ['the job wants nothing else', { pdf: 'only' }, {}, 'written N1.pdf'],
    ['the run wants nothing else', {}, { pdf: 'only' }, 'written N1.pdf'],
    ['the job wants more than the run', { pdf: true }, { pdf: 'only' }, 'written N1.html N1.pdf'],
    ['the job wants none', { pdf: false }, { pdf: true, pdfA: true }, 'written N1.html'],
    ['PDF/A is wanted', { pdfA: true }, {}, 'written N1.html N1.pdf'],
    ['PDF/A is wanted and nothing else', { pdfA: true }, { pdf: 'only' }, 'written N1.pdf'],
    ['the name is that of one', { output: '{quote/number}.pdf' }, {}, 'written N1.pdf'],
    ['the name is that of one as PDF/A', { output: 'x/y.PDF', pdfA: true }, {}, 'written x/y.pdf'],
    [
      'the name is that of one beside the document',
      { output: 'x.pdf', pdf: true },
      {},
      'written x.html x.pdf',
    ],
    ['there is a name with another extension', { output: 'x.htm' }, { pdf: true }, 'written x.htm x.pdf'],
    ['the name forbids it', { output: 'x.pdf', pdf: false }, {}, 'failed output-not-writable'],
  ])('has the right files where %s', async (_name, job, options, expected) => {
    const outcome = await run([bench.job('N1', job)], options)
    expect(results(outcome)).toEqual([expected])
    const [, ...files] = expected.startsWith('written') ? expected.split(' ') : []
    expect(Object.keys(bench.documents())).toEqual(files)
    expect(results(await run([bench.job('N1', job)], { ...options, dryRun: true }))).toEqual([expected])
  })

  test('tells the engines what the document is called, the wish for PDF/A, and a time limit that was told', async () => {
    const converter = createFakeConverter()
    await run([bench.job('N1'), bench.job('N2', { pdfA: false })], { pdfA: true, pdf: 'only' }, converter)
    expect(converter.wishes).toEqual([
      { text: '<p>N1</p>', pdfA: true, name: 'N1' },
      { text: '<p>N2</p>', pdfA: false, name: 'N2' },
    ])
    const hurried = createFakeConverter()
    await run([bench.job('N3')], { pdf: true, timeLimit: 5000 }, hurried)
    expect(hurried.wishes[0]?.timeLimit).toBe(5000)
    expect(hurried.isClosed()).toBe(true)
  })

  test('opens nothing where there is nothing to make, nor in a dry run', async () => {
    const openConverter = vi.fn(() => createFakeConverter())
    await bench.run([bench.job('N1')], {}, { openConverter })
    await bench.run([bench.job('N1')], { pdf: true, dryRun: true }, { openConverter })
    expect(openConverter).not.toHaveBeenCalled()
    expect(Object.keys(bench.documents())).toEqual(['N1.html'])
    await bench.run([bench.job('N1')], { pdf: true, concurrency: 16 }, { openConverter })
    expect(openConverter.mock.calls).toEqual([[{ concurrency: 4 }]])
  })

  test('has many in work at a time, but not any number, and keeps the order of the jobs', async () => {
    const converter = createFakeConverter((_, number) => sleep(number % 7))
    const jobs = Array.from({ length: 200 }, (_, index) => bench.job(`N${index}`))
    const outcome = await run(jobs, { pdf: true }, converter)
    expect(results(outcome)).toEqual(jobs.map((_, index) => `written N${index}.html N${index}.pdf`))
    expect(converter.most()).toBeGreaterThanOrEqual(50)
    expect(converter.most()).toBeLessThanOrEqual(150)
  })

  test('leaves the document where its PDF fails, and counts the job as failed', async () => {
    const jobs = [bench.job('N1', { pdf: true }), bench.job('N2', { pdf: 'only' }), bench.job('N3')]
    expect(results(await run(jobs, {}, failing()))).toEqual([
      'failed N1.html pdf-engine-missing',
      'failed N2.html pdf-engine-missing',
      'written N3.html',
    ])
    expect(Object.keys(bench.documents())).toEqual(['N1.html', 'N2.html', 'N3.html'])
    expect(bench.ownFiles()).toEqual(journal)
    expect(results(await run(jobs, {}, failing()))[0]).toBe('failed N1.html pdf-engine-missing')
    expect(results(await run(jobs, { resume: true }))).toEqual([
      'written N1.html N1.pdf',
      'written N2.pdf',
      'unchanged N3.html',
    ])
  })

  test('says of the PDF of an earlier run that it is not that of the document', async () => {
    const jobs = [bench.job('N1', { pdf: true }), bench.job('N2', { pdf: 'only' })]
    await run(jobs)
    expect(results(await run(jobs, {}, failing()))).toEqual([
      'failed N1.html pdf-engine-missing pdf-outdated',
      'failed N2.html pdf-engine-missing pdf-outdated',
    ])
  })

  test('passes on what the engines warn about', async () => {
    const warning = { code: 'pdf-address-not-fetched', severity: 'warning', message: 'Left out.' } as const
    const converter = createFakeConverter(() => ({ value: Buffer.from('PDF'), problems: [warning] }))
    const { outcomes } = await run([bench.job('N1')], { pdf: true }, converter)
    expect(outcomes[0]).toMatchObject({ status: 'written', problems: [warning] })
  })

  test('gives no two files one name, and none to a document without its PDF', async () => {
    bench.write('same.html', '<p>{{quote/number}} too</p>')
    const jobs = [
      bench.job('N1', { output: 'a.html' }),
      bench.job('N2', { output: 'A.htm' }),
      bench.job('N3', { output: 'b.html', pdf: 'only' }),
      bench.job('N4', { output: 'b.html', pdf: false }),
      bench.job('N5', { output: 'b.htm' }),
    ]
    expect(results(await run(jobs, { pdf: true }))).toEqual([
      'written a.html a.pdf',
      'failed output-collision',
      'written b.pdf',
      'written b.html',
      'failed output-collision',
    ])
    expect(Object.keys(bench.documents())).toEqual(['a.html', 'a.pdf', 'b.html', 'b.pdf'])
    expect(results(await run(jobs, { pdf: true, resume: true }))).toEqual([
      'unchanged a.html a.pdf',
      'failed output-collision',
      'unchanged b.pdf',
      'unchanged b.html',
      'failed output-collision',
    ])
  })

  test('keeps the name of a PDF that failed from the jobs behind', async () => {
    const jobs = [bench.job('N1', { output: 'a.html' }), bench.job('N2', { output: 'a.htm' })]
    const converter = createFakeConverter((text) =>
      text.includes('N1') ? { value: undefined, problems: [fault('pdf-engine-failed')] } : undefined,
    )
    expect(results(await run(jobs, { pdf: true }, converter))).toEqual([
      'failed a.html pdf-engine-failed',
      'failed output-collision',
    ])
    expect(Object.keys(bench.documents())).toEqual(['a.html'])
  })

  test('replaces no PDF that it did not write, unless told so', async () => {
    bench.write('out/N1.pdf', 'mine')
    expect(results(await run([bench.job('N1')], { pdf: true }))).toEqual(['failed output-exists'])
    expect(bench.documents()).toEqual({ 'N1.pdf': 'mine' })
    const expected = ['written N1.html N1.pdf']
    expect(results(await run([bench.job('N1')], { pdf: true, overwrite: true }))).toEqual(expected)
    expect(results(await run([bench.job('N1')], { pdf: true }))).toEqual(expected)
    expect(results(await run([bench.job('N1')], { pdf: 'only' }))).toEqual(['written N1.pdf'])
  })

  test('leaves the document where its PDF cannot get its name', async () => {
    mkdirSync(bench.path('out/N1.pdf'), { recursive: true })
    const outcome = await run([bench.job('N1')], { pdf: true, overwrite: true })
    expect(results(outcome)).toEqual(['failed N1.html output-not-writable'])
    expect(readdirSync(bench.path('out')).sort()).toEqual([...journal, 'N1.html', 'N1.pdf'])
    rmSync(bench.path('out/N1.pdf'), { recursive: true })
    expect(results(await run([bench.job('N1')], { pdf: true, resume: true }))).toEqual([
      'written N1.html N1.pdf',
    ])
  })

  test.each([
    ['pdf', 'beside'],
    ['pdfA', 1],
  ])('refuses the option %s when it is %s', async (name, value) => {
    const { refusals } = await bench.run([bench.job('N1')], { [name]: value })
    expect(refusals.map(({ code }) => code)).toEqual(['option-invalid'])
    expect(refusals[0]?.message).toContain(`\`${name}\``)
  })
})

describe('a batch with PDF files that is resumed', () => {
  test('makes what is missing, spoilt or wanted otherwise, and nothing else', async () => {
    const numbers = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7']
    const jobs = numbers.map((number, index) => bench.job(number, index === 5 ? { pdf: 'only' } : {}))
    await run(jobs, { pdf: true })
    const before = bench.documents()
    rmSync(bench.path('out/N1.pdf'))
    bench.write('out/N2.pdf', 'spoilt')
    rmSync(bench.path('out/N3.html'))
    bench.write('N4.json', JSON.stringify(snapshotOf('N4', { ApprovedBy: 'Somebody' })))
    const converter = createFakeConverter()
    const others = jobs.map((job, index) => (index === 4 ? { ...job, pdfA: true } : job))
    expect(results(await run(others, { pdf: true, resume: true }, converter))).toEqual([
      ...['N1', 'N2', 'N3', 'N4', 'N5'].map((number) => `written ${number}.html ${number}.pdf`),
      'unchanged N6.pdf',
      'unchanged N7.html N7.pdf',
    ])
    expect(converter.wishes).toHaveLength(5)
    const after = bench.documents()
    expect(Object.keys(after)).toEqual(Object.keys(before))
    expect(after['N6.pdf']).toBe(before['N6.pdf'])
    expect(after['N2.pdf']).toMatch(/^PDF/)
    rmSync(bench.path('out/N6.pdf'))
    expect(results(await run(others, { pdf: true, resume: true }))[5]).toBe('written N6.pdf')
  })

  test('makes PDF files of documents that were made without', async () => {
    await run([bench.job('N1')])
    expect(results(await run([bench.job('N1')], { pdf: true, resume: true }))).toEqual([
      'written N1.html N1.pdf',
    ])
  })
})

describe('a batch with PDF files that stops', () => {
  const jobs = (): readonly Job[] => Array.from({ length: 300 }, (_, index) => bench.job(`N${index}`))

  /** Ends the run when so many PDF files are made, the others a moment later. */
  function stopAt(count: number) {
    const controller = new AbortController()
    const converter = createFakeConverter(async (_, number) => {
      await sleep(5)
      if (number === count) controller.abort()
      await sleep(20)
    })
    return { converter, signal: controller.signal }
  }

  test('finishes those that are in work, gives up the others, and leaves nothing unfinished', async () => {
    const { converter, signal } = stopAt(20)
    const stopped = await run(jobs(), { pdf: true, signal }, converter)
    expect(stopped.end).toEqual({ kind: 'stopped', because: 'signal' })
    const count = converter.wishes.length
    expect(count).toBeLessThan(300)
    expect(results(stopped)).toEqual(
      Array.from({ length: count }, (_, index) => `written N${index}.html N${index}.pdf`),
    )
    expect(Object.keys(bench.documents())).toHaveLength(2 * count)
    expect(bench.ownFiles()).toEqual(journal)
    const resumed = await run(jobs(), { pdf: true, resume: true })
    expect(resumed.outcomes.filter(({ status }) => status === 'unchanged')).toHaveLength(count)
    expect(Object.keys(bench.documents())).toHaveLength(600)
  })

  test('waits for an engine that hangs ten seconds, and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const controller = new AbortController()
    const converter = createFakeConverter((text) => {
      if (text.includes('N1<')) controller.abort()
      return text.includes('N1<') ? new Promise(() => undefined) : undefined
    })
    const running = run(jobs().slice(0, 5), { pdf: true, signal: controller.signal }, converter)
    while (!controller.signal.aborted) await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(9_900)
    expect(converter.isClosed()).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    const { outcomes, end } = await running
    expect(converter.isClosed()).toBe(true)
    expect(outcomes.map(({ output }) => output)).toEqual([expect.stringContaining('N0.html')])
    expect(end).toEqual({ kind: 'stopped', because: 'signal' })
    expect(bench.ownFiles()).toEqual(journal)
  })

  test('waits for no engine when too many jobs fail', async () => {
    const converter = createFakeConverter((text) =>
      text.includes('N3<')
        ? { value: undefined, problems: [fault('pdf-engine-failed')] }
        : /N[4-9]</.test(text)
          ? new Promise(() => undefined)
          : undefined,
    )
    const stopped = await run(jobs(), { pdf: true, failFast: true }, converter)
    expect(results(stopped)).toEqual([
      ...['N0', 'N1', 'N2'].map((number) => `written ${number}.html ${number}.pdf`),
      'failed N3.html pdf-engine-failed',
    ])
    expect(converter.isClosed()).toBe(true)
    expect(bench.ownFiles()).toEqual(journal)
  })

  test('leaves nothing behind when the caller leaves the loop', async () => {
    const converter = createFakeConverter((_, number) => sleep(number))
    const { value: batch } = await bench.open(jobs(), { pdf: 'only' }, { openConverter: () => converter })
    for await (const { pdf } of batch?.outcomes ?? []) if (pdf?.includes('N3')) break
    expect(converter.isClosed()).toBe(true)
    expect(Object.keys(bench.documents())).toEqual(['N0.pdf', 'N1.pdf', 'N2.pdf', 'N3.pdf'])
    expect(bench.ownFiles()).toEqual(journal)
  })
})
