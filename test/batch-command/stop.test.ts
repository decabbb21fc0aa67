import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type BatchFolder, smallQuote, useBatchFolder } from '../fixtures/batch-folder.js'

const here = useBatchFolder('stop')
/** How many jobs there are where a run is to be caught in the middle. */
const many = 1200
const argv = ['jobs.jsonl', '--now', '2026-03-31T14:05:06+02:00']
const journal = '.quotewright-journal.jsonl'

/** Many quick jobs. */
function writeMany(folder: BatchFolder): void {
  folder.write({ 'page.html': '<p>{{quote/number}} {{contact/name}}</p>' })
  for (let index = 0; index < 20; index += 1) folder.write({ [`${index}.json`]: smallQuote(`N${index}`) })
  const jobs = Array.from({ length: many }, (_, index) => ({
    quote: `${index % 20}.json`,
    template: 'page.html',
    output: `${index}.html`,
  }))
  folder.writeJobs(jobs)
}

/** A quote that takes so long that nobody waits for it. */
function writeEndless(folder: BatchFolder): void {
  const lines = Array.from({ length: 300 }, (_, index) => ({
    QuoteLineId: index + 1,
    Name: 'x'.repeat(1000),
  }))
  const alternatives = lines.map((line) => ({ QuoteLines: [line] }))
  folder.write({
    'endless.json': { ...smallQuote('E'), QuoteAlternatives: alternatives },
    'endless.html': `${'{{#alternative}}{{#line}}{{line/name}}{{/line}}{{/alternative}}'.repeat(2000)}`,
  })
}

describe('batch', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends in order at %s, says how to go on, and goes on', async (signal, wanted) => {
    const folder = here()
    writeMany(folder)
    const { child, outputBegan, done } = folder.start(argv)
    await outputBegan
    child.kill(signal)
    const { status, out, err } = await done
    expect(status).toBe(wanted)
    expect(out.length).toBeLessThan(many)
    expect(err.slice(-2)).toEqual([
      expect.stringMatching(new RegExp(`^Wrote ${out.length} documents? to out/`)),
      `Stopped before the other ${many - out.length}; run it again with --resume to go on.`,
    ])
    expect(folder.files()).toEqual([journal, ...out.map((path) => path.slice('out/'.length))].sort())
    const resumed = await folder.run([...argv, '--resume'])
    expect(resumed).toMatchObject({ status: 0 })
    expect(resumed.out).toHaveLength(many - out.length)
    await folder.run([...argv, '--out', 'reference'])
    expect(folder.documents()).toEqual(folder.documents('reference'))
  })

  test('takes two signals at once for one, as a script of npm gets them', async () => {
    const folder = here()
    writeMany(folder)
    const { child, outputBegan, done } = folder.start(argv)
    await outputBegan
    child.kill('SIGINT')
    await sleep(20)
    child.kill('SIGINT')
    expect(await done).toMatchObject({ status: 130 })
  })

  test('ends at once at a second signal, and the next run goes on all the same', async () => {
    const folder = here()
    writeEndless(folder)
    folder.write({ 'a.json': smallQuote('A'), 'page.html': '{{quote/number}}' })
    folder.writeJobs([
      { quote: 'a.json', template: 'page.html' },
      { quote: 'endless.json', template: 'endless.html' },
    ])
    const { child, outputBegan, done } = folder.start(argv)
    await outputBegan
    child.kill('SIGINT')
    await sleep(700)
    expect(child.exitCode).toBeNull()
    child.kill('SIGINT')
    expect(await done).toMatchObject({ status: undefined, signal: 'SIGINT' })
    folder.write({ 'endless.html': '{{quote/number}}' })
    expect(await folder.run([...argv, '--resume'])).toMatchObject({
      status: 0,
      out: [join('out', 'endless-endless.html')],
    })
    expect(folder.files()).toEqual([journal, 'a-page.html', 'endless-endless.html'])
  })

  test('ends at the first signal while it waits for jobs', async () => {
    const folder = here()
    writeMany(folder)
    const { child, outputBegan, done } = folder.start(['-'], { standardInput: 'open' })
    child.stdin.write('{"quote": "0.json", "template": "page.html"}\n')
    await outputBegan
    child.kill('SIGINT')
    expect(await done).toMatchObject({ status: 130, out: [join('out', '0-page.html')] })
  })

  test('makes a document while the jobs are still being written', async () => {
    const folder = here()
    writeMany(folder)
    const { child, outputBegan, done } = folder.start(['-'], { standardInput: 'open' })
    child.stdin.write('{"quote": "0.json", "template": "page.html"}\n')
    await outputBegan
    child.stdin.end('{"quote": "1.json", "template": "page.html"}\n')
    expect(await done).toMatchObject({
      status: 0,
      out: ['0-page.html', '1-page.html'].map((name) => join('out', name)),
    })
  })

  test('refuses a folder that another run works on, and takes over that of a run that was killed', async () => {
    const folder = here()
    writeEndless(folder)
    folder.write({ 'a.json': smallQuote('A'), 'page.html': '{{quote/number}}' })
    folder.writeJobs([
      { quote: 'a.json', template: 'page.html' },
      { quote: 'endless.json', template: 'endless.html' },
    ])
    const first = folder.start(argv)
    await first.outputBegan
    folder.write({ 'other.jsonl': '{"quote": "a.json", "template": "page.html", "output": "other.html"}\n' })
    const second = await folder.run(['other.jsonl'])
    expect(second).toMatchObject({ status: 1, out: [] })
    expect(second.err).toHaveLength(1)
    expect(second.err[0]).toContain(String(first.child.pid))
    expect(folder.files()).not.toContain('other.html')
    first.child.kill('SIGKILL')
    await first.done
    expect(await folder.run(['other.jsonl'])).toMatchObject({ status: 0, out: [join('out', 'other.html')] })
    expect(folder.files()).toEqual([journal, 'a-page.html', 'other.html'])
  })

  test('fails a document that takes longer than its limit, and makes the others', async () => {
    const folder = here()
    writeEndless(folder)
    folder.write({ 'a.json': smallQuote('A'), 'page.html': '{{quote/number}}' })
    const quick = { quote: 'a.json', template: 'page.html' }
    const endless = { quote: 'endless.json', template: 'endless.html' }
    folder.writeJobs(
      [endless, quick, endless, { ...quick, output: 'b.html' }].map((job, index) => ({
        ...job,
        output: `${index}.html`,
      })),
    )
    const { status, out, err } = await folder.run([...argv, '--time-limit', '1'])
    expect(status).toBe(1)
    expect(out).toEqual(['1.html', '3.html'].map((name) => join('out', name)))
    expect(err.filter((line) => line.startsWith('endless.json: error: '))).not.toEqual([])
    expect(folder.files()).toEqual([journal, '1.html', '3.html'])
  })

  test.skipIf(process.platform === 'win32')(
    'does not wait for a quote that is a pipe nobody writes to',
    async () => {
      const folder = here()
      folder.write({ 'a.json': smallQuote('A'), 'page.html': '{{quote/number}}' })
      execFileSync('mkfifo', [join(folder.path, 'pipe.json')])
      folder.writeJobs(['pipe.json', 'a.json'].map((quote) => ({ quote, template: 'page.html' })))
      expect(await folder.run([...argv, '--time-limit', '2'])).toMatchObject({
        status: 1,
        out: [join('out', 'a-page.html')],
      })
    },
  )

  test.each([
    [['--fail-fast'], 3],
    [['--max-failures', '2'], 5],
    [['--max-failures', '3'], 6],
  ])('with %j has outcomes for %i of six jobs', async (options, count) => {
    const folder = here()
    folder.write({ 'a.json': smallQuote('A'), 'page.html': '{{quote/number}}' })
    const quotes = ['a.json', 'a.json', 'gone.json', 'a.json', 'gone.json', 'a.json']
    folder.writeJobs(
      quotes.map((quote, index) => ({ quote, template: 'page.html', output: `${index}.html` })),
    )
    const { status, out, err } = await folder.run([...argv, '--json', ...options])
    expect(status).toBe(1)
    expect(out).toHaveLength(count)
    const written = quotes
      .slice(0, count)
      .flatMap((quote, index) => (quote === 'a.json' ? `${index}.html` : []))
    expect(folder.files()).toEqual([journal, ...written])
    expect(err.some((line) => line.startsWith('Stopped before the other'))).toBe(count < 6)
  })

  test('writes nothing in a dry run, and tells what would be', async () => {
    const folder = here()
    folder.write({ 'a.json': smallQuote('A'), 'page.html': '{{quote/number}}' })
    folder.writeJobs(['a.json', 'gone.json'].map((quote) => ({ quote, template: 'page.html' })))
    const before = folder.files('.')
    const { status, out, err } = await folder.run([...argv, '--dry-run'])
    expect({ status, out }).toEqual({ status: 1, out: [join('out', 'a-page.html')] })
    expect(err.at(-1)).toMatch(/^Would write 1 document to out\/.*; 1 failed with the errors above\.$/)
    expect(folder.files('.')).toEqual(before)
  })

  test('says nothing of documents that are fine when it is to be quiet', async () => {
    const folder = here()
    folder.write({ 'a.json': smallQuote('A'), 'page.html': '{{quote/number}}' })
    folder.writeJobs([{ quote: 'a.json', template: 'page.html' }])
    expect(await folder.run([...argv, '--quiet'])).toMatchObject({ status: 0, out: [], err: [] })
    expect(folder.files('out')).toContain('a-page.html')
  })

  test('takes its jobs from quote files and templates', async () => {
    const folder = here()
    for (const name of ['b', 'a']) folder.write({ [`quotes/${name}.json`]: smallQuote(name) })
    folder.write({
      'page.html': '{{quote/number}}',
      'own.json': { greeting: 'Hei' },
      'own.html': '{{greeting}}',
    })
    const templates = ['--template', 'page.html', '--template', 'own.html', '--data', 'own.json']
    expect(await folder.run(['quotes/*.json', ...templates])).toMatchObject({
      status: 0,
      out: ['a-page', 'a-own', 'b-page', 'b-own'].map((name) => join('out', `${name}.html`)),
    })
    const named = ['--template', 'page.html', '--name', 'no {quote/number}.html', '--out', 'named']
    expect((await folder.run(['quotes/*.json', ...named])).out).toEqual(
      ['a', 'b'].map((name) => join('named', `no ${name}.html`)),
    )
  })

  test('names files of jobs from the folder of their list, documents and options from the current one', async () => {
    const folder = here()
    folder.write({
      'night/a.json': smallQuote('A'),
      'night/page.html': '{{greeting}} {{quote/number}}',
      'own.json': { greeting: 'Hei' },
      'night/jobs.jsonl': '{"quote": "a.json", "template": "page.html"}\n',
    })
    const run = await folder.run(['night/jobs.jsonl', '--data', 'own.json'])
    expect(run).toMatchObject({ status: 0, out: [join('out', 'a-page.html')] })
    expect(folder.read('out/a-page.html')).toBe('Hei A')
  })

  test('lets what a job states itself win over options', async () => {
    const folder = here()
    folder.write({
      'a.json': smallQuote('A'),
      'page.html': '{{#alternative}}{{alternative/totalPrice}}{{/alternative}}',
    })
    const job = { quote: 'a.json', template: 'page.html' }
    folder.writeJobs([
      { ...job, culture: 'de-DE', output: 'de.html' },
      { ...job, output: 'en.html' },
    ])
    await folder.run(['jobs.jsonl', '--culture', 'en-US'])
    expect([folder.read('out/de.html'), folder.read('out/en.html')]).toEqual(['1.234,50', '1,234.50'])
  })
})
