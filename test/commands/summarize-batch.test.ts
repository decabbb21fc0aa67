import { describe, expect, test } from 'vitest'
import type { BatchEnd, BatchOutcome } from '../../src/batch/run-batch.js'
import { type BatchExtent, closeBatch } from '../../src/commands/close-batch.js'
import { type BatchSummary, createBatchSummary } from '../../src/commands/summarize-batch.js'
import type { Problem } from '../../src/model.js'

const job = { quote: 'q.json', template: 't.docx', details: 'd.docx', data: 'own.json' }
const warning = (code: string): Problem => ({ code, severity: 'warning', message: 'Printing something else' })
const fault = (code: string, message = 'Cannot do it', place: Pick<Problem, 'where'> = {}): Problem => ({
  code,
  severity: 'error',
  message,
  ...place,
})

const written = (output: string, rest: Partial<BatchOutcome> = {}): BatchOutcome => ({
  job,
  output,
  status: 'written',
  problems: [],
  milliseconds: 5,
  ...rest,
})
const failed = (...problems: Problem[]): BatchOutcome => ({
  job,
  status: 'failed',
  problems,
  milliseconds: 5,
})

function summaryOf(outcomes: Iterable<BatchOutcome>): BatchSummary {
  const summary = createBatchSummary({ jobsFile: 'jobs.jsonl', color: false })
  for (const outcome of outcomes) summary.add(outcome)
  return summary
}

describe('the summary of a batch', () => {
  test('counts what was written, unchanged and failed', () => {
    const outcomes = [written('a'), written('b'), written('c', { status: 'unchanged' }), failed(fault('x'))]
    expect(summaryOf(outcomes).counts()).toEqual({ written: 2, unchanged: 1, failed: 1 })
  })

  test('counts the documents of each warning, the most frequent first', () => {
    const outcomes = [
      written('a', { problems: [warning('internal-price'), warning('internal-price')] }),
      written('b', { problems: [warning('culture-assumed'), warning('null-date')] }),
      failed(warning('culture-assumed'), fault('x')),
    ]
    expect(summaryOf(outcomes).warnings()).toEqual([
      'Warnings: culture-assumed in 2 documents, internal-price in 1, null-date in 1; --json tells which.',
    ])
    expect(summaryOf([written('a')]).warnings()).toEqual([])
  })

  test('names the ten slowest of many documents, the slowest first', () => {
    const times = Array.from({ length: 100 }, (_, index) => (index * 37) % 100)
    const outcomes = times.map((time) => written(`out/${time}.docx`, { milliseconds: time * 10 }))
    const lines = summaryOf(outcomes).slowest()
    expect(lines).toHaveLength(11)
    expect(lines.slice(0, 3)).toEqual([
      'The slowest, in seconds:',
      '   0.990  out/99.docx',
      '   0.980  out/98.docx',
    ])
    expect(lines.at(-1)).toBe('   0.900  out/90.docx')
  })

  test('leaves the slowest out where there are few', () => {
    const few = Array.from({ length: 99 }, () => written('a'))
    const unchanged = Array.from({ length: 99 }, () => written('a', { status: 'unchanged' }))
    const unread = { ...failed(fault('job-invalid')), job: undefined }
    expect(summaryOf([...few, ...unchanged, unread]).slowest()).toEqual([])
  })

  test('names a slow document that failed after what it would have been made of', () => {
    const outcomes = Array.from({ length: 100 }, () => written('a'))
    const slow = { ...failed(fault('x')), milliseconds: 60_000 }
    const live = { ...slow, job: { ...job, quote: { quoteVersion: 31 } } }
    expect(
      summaryOf([...outcomes, slow, live])
        .slowest()
        .slice(1, 3),
    ).toEqual(['  60.000  q.json with t.docx', '  60.000  quote version 31 with t.docx'])
  })

  test.each<[string, Problem]>([
    ['own.json', fault('data-invalid')],
    ['q.json', fault('quote-not-json', 'Cannot read it', { where: { line: 3, column: 1 } })],
    ['q.json', fault('unexpected-failure')],
    ['q.json', fault('quote-invalid', 'Cannot read it', { where: { path: 'QuoteAlternatives' } })],
    ['t.docx', fault('template-not-readable')],
    ['t.docx', fault('unknown-field', 'Cannot find it', { where: { part: 'word/document.xml' } })],
    ['d.docx', fault('unknown-field', 'Cannot find it', { where: { template: 'details', paragraph: 1 } })],
  ])('shows under %s the problem %j', (file, problem) => {
    expect(summaryOf([failed(problem)]).failures()[0]).toMatch(new RegExp(`^${file.replace('.', '\\.')}: `))
  })

  test('shows a line that holds no job under the jobs file', () => {
    const problem = fault('job-invalid', 'Cannot read the job', { where: { line: 12 } })
    expect(summaryOf([{ ...failed(problem), job: undefined }]).failures()).toEqual([
      'jobs.jsonl: line 12: error: Cannot read the job (job-invalid)',
    ])
  })

  test('takes no more room for a hundred thousand failures than for some', () => {
    function* many(): Generator<BatchOutcome> {
      for (let index = 0; index < 100_000; index += 1) yield failed(fault('quote-invalid', `Cannot ${index}`))
    }
    const lines = summaryOf(many()).failures()
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe('and 99980 more (quote-invalid); --json lists all')
  })
})

describe('closeBatch', () => {
  const complete: BatchEnd = { kind: 'complete' }
  const interrupted: BatchEnd = { kind: 'stopped', because: 'signal' }
  const extent: BatchExtent = { end: complete, total: 3, seconds: 0.2, folder: 'out/', isDryRun: false }
  const two = [written('out/a'), written('out/b')]
  const unchanged = written('out/c', { status: 'unchanged' })
  const wrong = failed(fault('x'))

  test.each<[string, readonly BatchOutcome[], Partial<BatchExtent>, readonly string[]]>([
    ['a run of nothing', [], { total: 0 }, ['Wrote no document: no job was done.']],
    ['a good run', two, { total: 2 }, ['Wrote 2 documents to out/.']],
    ['a single document', [written('out/a')], { total: 1 }, ['Wrote 1 document to out/.']],
    ['a long run', two, { total: 2, seconds: 133 }, ['Wrote 2 documents to out/ in 2 min 13 s.']],
    [
      'a run without a success',
      [wrong],
      { total: 1 },
      ['q.json: error: Cannot do it (x)', 'Wrote no document; 1 failed with the errors above.'],
    ],
    [
      'a run with PDF files',
      [written('out/a', { pdf: 'out/a.pdf' }), written('out/b', { pdf: 'out/b.pdf' })],
      { total: 2 },
      ['Wrote 2 documents and 2 PDF files to out/.'],
    ],
    [
      'a run with PDF files alone',
      [{ job, pdf: 'out/a.pdf', status: 'written', problems: [], milliseconds: 5 }],
      { total: 1 },
      ['Wrote 1 PDF file to out/.'],
    ],
    [
      'a run whose PDF files fail',
      [written('out/a', { status: 'failed', problems: [fault('pdf-engine-failed')] }), wrong],
      { total: 2 },
      [
        'out/a.pdf: error: Cannot do it (pdf-engine-failed)',
        'q.json: error: Cannot do it (x)',
        'Wrote 1 document to out/; 1 and 1 PDF file failed with the errors above.',
      ],
    ],
    ['a run with nothing new', [unchanged], { total: 1 }, ['Wrote no document; 1 was unchanged.']],
    [
      'a run with a failure',
      [...two, unchanged, unchanged, wrong],
      { total: 5 },
      [
        'q.json: error: Cannot do it (x)',
        'Wrote 2 documents to out/; 2 were unchanged; 1 failed with the errors above.',
        'Run it again with --resume to make only what failed or has changed.',
      ],
    ],
    [
      'an interrupted run',
      two,
      { end: interrupted },
      ['Wrote 2 documents to out/.', 'Stopped before the other 1; run it again with --resume to go on.'],
    ],
    [
      'an interrupted run of nobody knows how many',
      two,
      { end: interrupted, total: undefined },
      ['Wrote 2 documents to out/.', 'Stopped before the end; run it again with --resume to go on.'],
    ],
    ['a dry run', two, { isDryRun: true, total: 2 }, ['Would write 2 documents to out/.']],
    [
      'an interrupted dry run',
      two,
      { isDryRun: true, end: interrupted },
      ['Would write 2 documents to out/.', 'Stopped before the other 1.'],
    ],
  ])('of %s says so', (_name, outcomes, rest, lines) => {
    expect(closeBatch(summaryOf(outcomes), { ...extent, ...rest })).toEqual(lines)
  })
})
