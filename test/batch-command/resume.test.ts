import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { smallQuote, useBatchFolder } from '../fixtures/batch-folder.js'
import { buildDocx, paragraph } from '../fixtures/build-docx.js'

const here = useBatchFolder('resume')

const journal = 'out/.quotewright-journal.jsonl'
const argv = ['jobs.jsonl', '--json', '--now', '2026-03-31T14:05:06+02:00']
const page = '<p>{{quote/number}}</p>'
const wordPage = (text: string): Uint8Array => buildDocx({ body: paragraph(text) })

interface Outcome {
  readonly output: string | null
  readonly status: string
}

const statusesOf = (lines: readonly string[]): object =>
  Object.fromEntries(
    lines.map((line) => {
      const { output, status }: Outcome = JSON.parse(line)
      return [output?.replace(/^out./, '') ?? 'none', status]
    }),
  )

describe('batch --resume', () => {
  test('makes exactly what has changed since, or is missing, or is not as it was', async () => {
    const folder = here()
    const jobOf = (name: string, rest: object = {}): object => ({
      quote: 'same.json',
      template: 'same.html',
      output: `${name}.html`,
      ...rest,
    })
    const jobs = [
      jobOf('same'),
      jobOf('quote', { quote: 'changed.json' }),
      jobOf('template', { template: 'changed.html' }),
      jobOf('data', { template: 'own.html', data: 'own.json' }),
      jobOf('culture'),
      jobOf('deleted'),
      jobOf('edited'),
      jobOf('last', { quote: 'gone.json' }),
      jobOf('details', { template: 'letter.docx', details: 'lines.docx', output: 'details.docx' }),
      jobOf('language', { template: 'page.{language}.html' }),
    ]
    folder.write({
      'same.json': smallQuote('S'),
      'changed.json': smallQuote('Q'),
      'same.html': page,
      'changed.html': page,
      'own.html': '{{greeting}}',
      'own.json': { greeting: 'Hei' },
      'letter.docx': wordPage('{QuoteDetails}'),
      'lines.docx': wordPage('{quote/number}'),
      'page.html': page,
    })
    folder.writeJobs(jobs)
    expect(await folder.run(argv)).toMatchObject({ status: 1 })

    folder.write({
      'changed.json': smallQuote('Q2'),
      'changed.html': `${page}!`,
      'own.json': { greeting: 'Hallo' },
      'lines.docx': wordPage('no. {quote/number}'),
      'page.nb.html': `${page} på norsk`,
      'gone.json': smallQuote('G'),
      'out/edited.html': 'Somebody was here.',
    })
    rmSync(join(folder.path, 'out', 'deleted.html'))
    folder.writeJobs(jobs.map((job, index) => (index === 4 ? { ...job, culture: 'de-DE' } : job)))
    const resumed = await folder.run([...argv, '--resume'])
    expect(statusesOf(resumed.out)).toEqual({
      'same.html': 'unchanged',
      'quote.html': 'written',
      'template.html': 'written',
      'data.html': 'written',
      'culture.html': 'written',
      'deleted.html': 'written',
      'edited.html': 'written',
      'last.html': 'written',
      'details.docx': 'written',
      'language.html': 'written',
    })
    expect(resumed.status).toBe(0)

    await folder.run([...argv, '--out', 'reference'])
    expect(folder.documents()).toEqual(folder.documents('reference'))
    const third = await folder.run([...argv, '--resume'])
    expect(new Set(Object.values(statusesOf(third.out)))).toEqual(new Set(['unchanged']))
  })

  test('goes on behind a last line of the journal that was torn', async () => {
    const folder = here()
    folder.write({ 'a.json': smallQuote('A'), 'b.json': smallQuote('B'), 'page.html': page })
    const jobs = ['a', 'b'].map((name) => ({ quote: `${name}.json`, template: 'page.html' }))
    folder.writeJobs(jobs.slice(0, 1))
    await folder.run(argv)
    appendFileSync(join(folder.path, journal), '{"half a li')
    folder.writeJobs(jobs)
    for (const statuses of [
      ['unchanged', 'written'],
      ['unchanged', 'unchanged'],
    ]) {
      const { status, out } = await folder.run([...argv, '--resume'])
      expect(status).toBe(0)
      expect(Object.values(statusesOf(out))).toEqual(statuses)
    }
  })

  test('makes everything where no run went before', async () => {
    const folder = here()
    folder.write({ 'a.json': smallQuote('A'), 'page.html': page })
    folder.writeJobs([{ quote: 'a.json', template: 'page.html' }])
    expect(await folder.run(['jobs.jsonl', '--resume'])).toMatchObject({
      status: 0,
      out: [join('out', 'a-page.html')],
    })
  })

  test('makes the same again when the jobs come in another order, and others among them', async () => {
    const folder = here()
    const jobs = ['a', 'b', 'c'].map((name) => ({ quote: `${name}.json`, template: 'page.html' }))
    for (const name of ['a', 'b', 'c', 'd']) folder.write({ [`${name}.json`]: smallQuote(name) })
    folder.write({ 'page.html': page })
    folder.writeJobs(jobs)
    await folder.run(argv)
    folder.writeJobs([{ quote: 'd.json', template: 'page.html' }, ...jobs.toReversed()])
    const { out } = await folder.run([...argv, '--resume'])
    expect(statusesOf(out)).toEqual({
      'd-page.html': 'written',
      'c-page.html': 'unchanged',
      'b-page.html': 'unchanged',
      'a-page.html': 'unchanged',
    })
  })
})

describe('batch without --resume', () => {
  test('replaces what its journal names, and nothing else unless it is told to', async () => {
    const folder = here()
    folder.write({ 'a.json': smallQuote('A'), 'page.html': page })
    folder.writeJobs([{ quote: 'a.json', template: 'page.html' }])
    await folder.run(argv)
    folder.write({ 'a.json': smallQuote('A2'), 'b.json': smallQuote('B'), 'out/b-page.html': 'mine' })
    folder.writeJobs(['a', 'b'].map((name) => ({ quote: `${name}.json`, template: 'page.html' })))

    const careful = await folder.run(argv)
    expect(careful.status).toBe(1)
    expect(statusesOf(careful.out)).toEqual({ 'a-page.html': 'written', none: 'failed' })
    expect(careful.err.join('\n')).toContain('(output-exists)')
    expect(folder.read('out/a-page.html')).toBe('<p>A2</p>')
    expect(folder.read('out/b-page.html')).toBe('mine')

    expect(await folder.run([...argv, '--overwrite'])).toMatchObject({ status: 0 })
    expect(folder.read('out/b-page.html')).toBe('<p>B</p>')
  })
})
