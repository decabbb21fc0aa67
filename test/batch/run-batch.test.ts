import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job, Problem, Result } from '../../src/model.js'
import { BatchBench, results, snapshotOf } from '../fixtures/batch-run.js'
import { createInProcessPool } from '../fixtures/in-process-pool.js'

let bench: BatchBench
beforeEach(() => {
  bench = new BatchBench()
})
afterEach(() => bench.remove())

const numbers = (count: number, first = 1): readonly string[] =>
  Array.from({ length: count }, (_, index) => `N${first + index}`)

describe('a batch', () => {
  test('makes a document for every job, in order whatever order they are finished in', async () => {
    const jobs = numbers(40).map((number) => bench.job(number))
    const pool = createInProcessPool({ delay: ({ number }) => (number * 7) % 11 })
    const run = await bench.run(jobs, {}, { pool })
    expect(results(run)).toEqual(numbers(40).map((number) => `written out/${number}.html`))
    expect(run.end).toEqual({ kind: 'complete' })
    expect(run.outcomes.map(({ job }) => job)).toEqual(jobs)
    expect(bench.documents()['N7.html']).toBe('<p>N7 Tuesday, March 31, 2026</p>')
    expect(bench.ownFiles()).toEqual(['.quotewright-journal.jsonl'])
  })

  test('goes on when a job fails, and accounts for what is no job at all', async () => {
    const noJob: Result<Job> = {
      value: undefined,
      problems: [{ code: 'job-invalid', severity: 'error', message: 'No.' }],
    }
    bench.write('bad.json', '{')
    bench.write('bad.html', '{{#line}}')
    const run = await bench.run([
      bench.job('N1'),
      noJob,
      bench.job('N2', { quote: 'bad.json' }),
      bench.job('N3', { quote: 'none.json' }),
      bench.job('N4', { template: 'bad.html' }),
      bench.job('N5', { template: 'none.html' }),
      bench.job('N6', { culture: 'xx-XX' }),
      bench.job('N7', { data: 'none.json' }),
      bench.job('N8', { output: '{quote/numbr}.html' }),
      bench.job('N9', { output: '../{quote/number}.html' }),
      bench.job('N10', { output: '{quote/number}.docx' }),
      bench.job('N11'),
    ])
    expect(results(run)).toEqual([
      'written out/N1.html',
      'job-invalid',
      'quote-not-json',
      'quote-not-readable',
      expect.stringContaining('unclosed-region'),
      'template-not-readable',
      'unknown-culture',
      'data-invalid',
      'unknown-field',
      'output-name-invalid',
      'output-not-writable',
      'written out/N11.html',
    ])
    expect(run.outcomes[1]?.job).toBeUndefined()
    expect(Object.keys(bench.documents())).toEqual(['N1.html', 'N11.html'])
  })

  test('names documents as `render` does unless told', async () => {
    const run = await bench.run([bench.job('10106'), { quote: '10106.json', template: 't.html' }])
    expect(results(run)[1]).toBe('written out/10106-t.html')
  })

  test('has a job for every file of a pattern', async () => {
    for (const number of numbers(3)) bench.write(`q/${number}.json`, JSON.stringify(snapshotOf(number)))
    const run = await bench.run([{ quote: 'q/*.json', template: 't.html' }])
    expect(results(run)).toEqual(numbers(3).map((number) => `written out/${number}-t.html`))
  })

  test('counts paths of jobs from a folder of their own', async () => {
    bench.write('jobs/q.json', JSON.stringify(snapshotOf('1')))
    const run = await bench.run(
      [{ quote: 'q.json', template: '../t.html' }],
      {},
      { jobsFolder: bench.path('jobs') },
    )
    expect(results(run)).toEqual(['written out/q-t.html'])
  })

  test('gives a name to the first job that wants it, however long that takes', async () => {
    const jobs = [
      bench.job('N1', { output: 'Å.html' }),
      bench.job('N2', { output: 'a\u030A.html' }),
      bench.job('N3'),
    ]
    const pool = createInProcessPool({ delay: ({ number }) => (number === 0 ? 50 : 0) })
    const run = await bench.run(jobs, {}, { pool })
    expect(results(run)).toEqual(['written out/Å.html', 'output-collision', 'written out/N3.html'])
    expect(bench.documents()['Å.html']).toContain('N1')
  })

  test('replaces no file that it did not write, unless told so', async () => {
    bench.write('out/N1.html', 'mine')
    const jobs = [bench.job('N1')]
    expect(results(await bench.run(jobs))).toEqual(['output-exists'])
    expect(bench.read('out/N1.html')).toBe('mine')
    expect(results(await bench.run(jobs, { overwrite: true }))).toEqual(['written out/N1.html'])
    expect(results(await bench.run(jobs))).toEqual(['written out/N1.html'])
  })

  test('remembers the names of all runs before, not only of the last', async () => {
    await bench.run([bench.job('N1')])
    await bench.run([bench.job('N2')])
    expect(results(await bench.run([bench.job('N1')]))).toEqual(['written out/N1.html'])
  })

  test('never replaces what it reads', async () => {
    mkdirSync(bench.path('out'))
    bench.write('out/in.html', '{{quote/number}}')
    bench.write('out/jobs.html', '')
    bench.write('out/t.nb.html', '')
    const job = bench.job('N1', { template: 'out/in.html', output: 'IN.html' })
    const run = await bench.run(
      [
        job,
        { ...job, output: 'jobs.html' },
        { ...job, template: 'out/t.{language}.html', output: 't.nb.html', culture: 'nb-NO' },
      ],
      { overwrite: true },
      { inputs: ['out/jobs.html'] },
    )
    expect(results(run)).toEqual(['output-collision', 'output-collision', 'output-collision'])
    expect(run.outcomes[0]?.problems[0]?.message).toContain('this run reads that file')
  })

  test('makes folders of a pattern, and lets no link lead out of the output folder', async () => {
    mkdirSync(bench.path('elsewhere'))
    mkdirSync(bench.path('out'))
    symlinkSync(bench.path('elsewhere'), bench.path('out/N2'))
    const output = '{quote/number}/a.html'
    const run = await bench.run([bench.job('N1', { output }), bench.job('N2', { output })])
    expect(results(run)).toEqual(['written out/N1/a.html', 'output-not-writable'])
    expect(readdirSync(bench.path('elsewhere'))).toEqual([])
  })

  test('writes nothing at all in a dry run, but says what it would', async () => {
    const jobs = [bench.job('N1'), bench.job('N1'), bench.job('N2', { quote: 'none.json' })]
    const expected = ['written out/N1.html', 'output-collision', 'quote-not-readable']
    expect(results(await bench.run(jobs, { dryRun: true }))).toEqual(expected)
    expect(existsSync(bench.path('out'))).toBe(false)
    bench.write('out/N1.html', 'mine')
    expect(results(await bench.run(jobs, { dryRun: true }))[0]).toBe('output-exists')
    expect(readdirSync(bench.path('out'))).toEqual(['N1.html'])
  })

  test.each([
    ['concurrency', 0],
    ['concurrency', 1.5],
    ['maxFailures', 0],
    ['timeLimit', 0],
    ['timeLimit', 2 ** 31],
    ['now', 'today'],
  ])('refuses the option %s when it is %s', async (name, value) => {
    const run = await bench.run([bench.job('N1')], { [name]: value })
    expect(run.outcomes).toEqual([])
    expect(run.refusals).toHaveLength(1)
    expect(existsSync(bench.path('out'))).toBe(false)
  })

  test('refuses a folder that another run writes to', async () => {
    const { value: first } = await bench.open([bench.job('N1')])
    expect((await bench.run([bench.job('N2')])).refusals[0]?.code).toBe('output-locked')
    for await (const { status } of first?.outcomes ?? []) expect(status).toBe('written')
    expect((await bench.run([bench.job('N2')])).refusals).toEqual([])
  })

  test('stops when another run has taken the folder over, and leaves everything to that one', async () => {
    const pool = createInProcessPool({ delay: () => 5 })
    const { value: batch } = await bench.open(
      numbers(500).map((number) => bench.job(number)),
      {},
      { pool, signInterval: 1 },
    )
    let count = 0
    let mark = ''
    let last: readonly Problem[] = []
    for await (const { output = '', problems } of batch?.outcomes ?? []) {
      count += 1
      last = problems
      if (count > 1) continue
      expect(output).toContain('N1.html')
      const own = JSON.parse(bench.read('out/.quotewright-lock'))
      mark = `out/.quotewright-lock-${own.token}`
      bench.write(mark, JSON.stringify({ ...own, host: 'elsewhere', token: 'ffffffff' }))
    }
    const end = batch?.end()
    expect(end?.kind === 'broken' && end.problem.message).toContain(
      'another run may be writing to `out` by now',
    )
    expect(last).toEqual(end?.kind === 'broken' ? [end.problem] : [])
    expect(count).toBeLessThan(500)
    expect(bench.ownFiles()).toContain('.quotewright-lock')
    expect(bench.read(mark)).toContain('elsewhere')
  })

  test('refuses a folder that cannot be made', async () => {
    bench.write('out', '')
    expect((await bench.run([bench.job('N1')])).refusals[0]?.code).toBe('output-not-writable')
  })
})

describe('a batch that stops', () => {
  const jobs = (): readonly Job[] =>
    numbers(200).map((number, index) => bench.job(number, index % 10 === 4 ? { quote: 'none.json' } : {}))

  test('does so at the first failure, or at as many as are allowed, whatever was finished before', async () => {
    const pool = createInProcessPool({ delay: ({ number }) => (number === 4 ? 100 : 0) })
    const run = await bench.run(jobs(), { failFast: true }, { pool })
    expect(run.outcomes).toHaveLength(5)
    expect(run.end).toEqual({ kind: 'stopped', because: 'failures' })
    expect(Object.keys(bench.documents())).toEqual(['N1.html', 'N2.html', 'N3.html', 'N4.html'])
    expect(bench.ownFiles()).toEqual(['.quotewright-journal.jsonl'])
    expect((await bench.run(jobs(), { maxFailures: 3 })).outcomes).toHaveLength(25)
  })

  test('is complete when the last job is the one that fails', async () => {
    const last = [bench.job('N1'), bench.job('N2', { quote: 'none.json' })]
    const run = await bench.run(last, { failFast: true })
    expect(results(run)).toEqual(['written out/N1.html', 'quote-not-readable'])
    expect(run.end).toEqual({ kind: 'complete' })
  })

  test('is complete while fewer jobs fail than are allowed', async () => {
    const run = await bench.run([bench.job('N1'), bench.job('N2', { quote: 'none.json' })], {
      maxFailures: 2,
    })
    expect(run.end).toEqual({ kind: 'complete' })
  })

  test('finishes what it is at when it is told to stop', async () => {
    const controller = new AbortController()
    const begun: number[] = []
    const pool = createInProcessPool({
      delay: () => 3,
      onTask: ({ number }) => {
        begun.push(number)
        if (number === 20) controller.abort()
      },
    })
    const run = await bench.run(jobs(), { signal: controller.signal }, { pool })
    expect(run.outcomes.length).toBeGreaterThan(20)
    expect(run.outcomes.length).toBeLessThan(200)
    expect(run.outcomes).toHaveLength(Math.max(...begun) + 1)
    expect(run.end).toEqual({ kind: 'stopped', because: 'signal' })
    const resumed = await bench.run(jobs(), { resume: true })
    expect(resumed.outcomes).toHaveLength(200)
    expect(Object.keys(bench.documents())).toHaveLength(180)
  })

  test('does nothing when it was told so before', async () => {
    const run = await bench.run(jobs(), { signal: AbortSignal.abort() })
    expect(run.outcomes).toEqual([])
    expect(run.end).toEqual({ kind: 'stopped', because: 'signal' })
    expect(bench.ownFiles()).toEqual(['.quotewright-journal.jsonl'])
  })

  test('leaves no lock and no unfinished document when the caller leaves the loop', async () => {
    const { value: batch } = await bench.open(jobs())
    for await (const { output } of batch?.outcomes ?? []) if (output?.includes('N3')) break
    expect(Object.keys(bench.documents())).toEqual(['N1.html', 'N2.html', 'N3.html'])
    expect(bench.ownFiles()).toEqual(['.quotewright-journal.jsonl'])
  })

  test('hands on what the source of the jobs throws, once all jobs before have their outcomes', async () => {
    const [first, second] = jobs()
    const failing = (async function* (): AsyncGenerator<Result<Job>> {
      for (const value of [first, second]) yield { value, problems: [] }
      throw new Error('The list broke')
    })()
    const { value: batch } = await bench.open(failing)
    const outputs: unknown[] = []
    const going = (async () => {
      for await (const { output } of batch?.outcomes ?? []) outputs.push(output)
    })()
    await expect(going).rejects.toThrow('The list broke')
    expect(outputs).toHaveLength(2)
    expect(bench.ownFiles()).toEqual(['.quotewright-journal.jsonl'])
  })

  test('reads no more jobs ahead than it needs', async () => {
    let read = 0
    const job = bench.job('N1')
    const endless = (function* (): Generator<Job> {
      for (;;) {
        read += 1
        yield { ...job, output: `${read}.html` }
      }
    })()
    const { value: batch } = await bench.open(endless)
    for await (const { output } of batch?.outcomes ?? []) if (output?.endsWith('5.html')) break
    expect(read).toBeLessThan(1100)
  })
})

describe('a batch that is resumed', () => {
  test('makes what is missing or has changed, and nothing else', async () => {
    bench.write('d.json', '{"extra": "x"}')
    bench.write('own.html', '{{quote/number}} {{extra}}')
    const jobs = [
      ...numbers(6).map((number) => bench.job(number)),
      bench.job('N7', { template: 'own.html', data: 'd.json' }),
      bench.job('N8', { culture: 'nb-NO' }),
    ]
    const first = await bench.run(jobs)
    expect(first.outcomes.every(({ status }) => status === 'written')).toBe(true)
    const before = bench.documents()
    rmSync(bench.path('out/N1.html'))
    bench.write('out/N2.html', 'spoilt')
    bench.write('N3.json', JSON.stringify(snapshotOf('N3', { ApprovedBy: 'Somebody' })))
    bench.write('d.json', '{"extra": "y"}')
    const changed = jobs.map((job) => (job.culture === undefined ? job : { ...job, culture: 'de-DE' }))
    const resumed = await bench.run(changed, { resume: true }, { now: () => '2030-01-01' })
    expect(resumed.outcomes.map(({ status }) => status)).toEqual([
      ...['written', 'written', 'written', 'unchanged', 'unchanged', 'unchanged', 'written', 'written'],
    ])
    expect(resumed.now).toBe('2026-03-31T14:05:06+02:00')
    expect({ ...before, 'N7.html': 'N7 y', 'N8.html': '<p>N8 Dienstag, 31. März 2026</p>' }).toEqual(
      bench.documents(),
    )
  })

  test('makes everything anew for another present, template or version', async () => {
    const jobs = [bench.job('N1')]
    const statusOf = async (options: object, surroundings: object = {}) =>
      (await bench.run(jobs, { resume: true, ...options }, surroundings)).outcomes[0]?.status
    expect(await statusOf({})).toBe('written')
    expect(await statusOf({})).toBe('unchanged')
    expect(await statusOf({ now: '2026-04-01' })).toBe('written')
    expect(await statusOf({})).toBe('unchanged')
    expect(await statusOf({}, { version: '1.2.4' })).toBe('written')
    bench.write('t.html', '<p>{{quote/number}}!</p>')
    expect(await statusOf({})).toBe('written')
    expect(await statusOf({})).toBe('unchanged')
    expect(await statusOf({ resume: false })).toBe('written')
  })

  test('tries again what failed', async () => {
    const jobs = [bench.job('N1'), bench.job('N2', { quote: 'later.json' })]
    expect(results(await bench.run(jobs))).toEqual(['written out/N1.html', 'quote-not-readable'])
    bench.write('later.json', JSON.stringify(snapshotOf('N2')))
    expect(results(await bench.run(jobs, { resume: true }))).toEqual([
      'unchanged out/N1.html',
      'written out/N2.html',
    ])
  })

  test('ends as an uninterrupted run where jobs want one name', async () => {
    const jobs = [bench.job('N1', { output: 'x.html' }), bench.job('N2', { output: 'x.html' })]
    const expected = results(await bench.run(jobs))
    expect(expected).toEqual(['written out/x.html', 'output-collision'])
    const resumed = await bench.run(jobs, { resume: true })
    expect(results(resumed)).toEqual(['unchanged out/x.html', 'output-collision'])
    const turned = await bench.run([...jobs].reverse(), { resume: true })
    expect(results(turned)).toEqual(['written out/x.html', 'output-collision'])
    expect(bench.documents()['x.html']).toContain('N2')
  })

  test('takes a document for its own that has its name although the journal lost its line', async () => {
    const jobs = numbers(3).map((number) => bench.job(number))
    await bench.run(jobs)
    const journal = bench.read('out/.quotewright-journal.jsonl').split('\n')
    bench.write('out/.quotewright-journal.jsonl', `${journal.slice(0, 2).join('\n')}\n{"job":"to`)
    expect(results(await bench.run(jobs, { resume: true }))).toEqual([
      'unchanged out/N1.html',
      'written out/N2.html',
      'written out/N3.html',
    ])
  })

  test('removes what dead runs left, and nothing else', async () => {
    bench.write('out/.quotewright-0123abcd-5.tmp', '')
    bench.write('out/mine.tmp', '')
    await bench.run([bench.job('N1')], { resume: true })
    expect(Object.keys(bench.documents())).toEqual(['N1.html', 'mine.tmp'])
    expect(bench.ownFiles()).toEqual(['.quotewright-journal.jsonl'])
  })

  test('finds no journal the first time, and is a run like any other', async () => {
    expect(results(await bench.run([bench.job('N1')], { resume: true }))).toEqual(['written out/N1.html'])
  })

  test('refuses a journal that is none', async () => {
    bench.write('out/.quotewright-journal.jsonl', 'my notes\n')
    expect((await bench.run([bench.job('N1')], { resume: true })).refusals[0]?.code).toBe(
      'journal-not-usable',
    )
    expect(bench.ownFiles()).toEqual(['.quotewright-journal.jsonl'])
  })
})

describe('threads that die', () => {
  test('cost the document that they were at, and nothing else', async () => {
    const jobs = numbers(60).map((number) => bench.job(number))
    const pool = createInProcessPool({
      die: ({ number }) => (number % 20 === 7 ? Promise.reject(new Error('boom')) : undefined),
    })
    const run = await bench.run(jobs, {}, { pool })
    const failed = run.outcomes.flatMap(({ status }, index) => (status === 'failed' ? [index] : []))
    expect(failed).toEqual([7, 27, 47])
    expect(run.outcomes[7]?.problems[0]?.message).toContain('the thread that made it crashed (`Error: boom`)')
    expect(Object.keys(bench.documents())).toHaveLength(57)
    expect(bench.ownFiles()).toEqual(['.quotewright-journal.jsonl'])
  })

  test('are ended when a document takes too long', async () => {
    const jobs = numbers(6).map((number) => bench.job(number))
    const pool = createInProcessPool({
      die: ({ number }) => (number === 2 ? new Promise(() => undefined) : undefined),
    })
    const run = await bench.run(jobs, { timeLimit: 300, concurrency: 2 }, { pool })
    expect(results(run)[2]).toBe('render-too-slow')
    expect(run.outcomes[2]?.problems[0]?.message).toContain('it takes longer than 0.3 seconds')
    expect(run.outcomes.filter(({ status }) => status === 'written')).toHaveLength(5)
  })
})
