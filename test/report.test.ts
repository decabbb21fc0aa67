import { describe, expect, test } from 'vitest'
import type { Place, Problem, Severity } from '../src/model.js'
import {
  checkClosing,
  checkLine,
  type DocumentOutcome,
  describePlace,
  documentLine,
  type Finding,
  problemLines,
  renderClosing,
} from '../src/report.js'

const problem = (severity: Severity, where?: Place, message = 'Cannot do it'): Problem => ({
  code: 'unknown-field',
  severity,
  message,
  ...(where === undefined ? {} : { where }),
})

const found = (file: string, value: Problem): Finding => ({ file, problem: value })
const plain = { color: false, severities: ['error', 'warning', 'info'] as const }

describe('describePlace', () => {
  test.each<[Place, string]>([
    [
      { part: 'word/document.xml', paragraph: 12, table: 2, row: 3, cell: 1, field: '{line/totlPrice}' },
      'word/document.xml, paragraph 12, table 2 row 3 cell 1, {line/totlPrice}',
    ],
    [{ part: 'word/header1.xml', paragraph: 1 }, 'word/header1.xml, paragraph 1'],
    [{ line: 10, column: 5 }, 'line 10, column 5'],
    [{ path: 'QuoteAlternatives[0].QuoteLines[2].Quantity' }, 'QuoteAlternatives[0].QuoteLines[2].Quantity'],
    [{}, ''],
  ])('puts %j in words', (where, words) => {
    expect(describePlace(where)).toBe(words)
  })
})

describe('problemLines', () => {
  test('writes a problem as file, place, severity, message and code', () => {
    const finding = found('mail.html', problem('error', { line: 3, column: 7 }))
    expect(problemLines([[finding]], plain)).toEqual([
      'mail.html: line 3, column 7: error: Cannot do it (unknown-field)',
    ])
  })

  test('leaves the place out where there is none', () => {
    expect(problemLines([[found('q.json', problem('warning'))]], plain)).toEqual([
      'q.json: warning: Cannot do it (unknown-field)',
    ])
  })

  test('writes a problem of one place once, however many documents have it', () => {
    const finding = found('mail.html', problem('warning', { line: 1, column: 1 }))
    expect(problemLines([[finding], [finding, finding], [finding]], plain)).toEqual([
      'mail.html: line 1, column 1: warning: Cannot do it (unknown-field), in 3 documents',
    ])
  })

  test('writes a problem of whole documents once, under the first of them', () => {
    const outcomes = ['out/a.docx', 'out/b.docx'].map((file) => [found(file, problem('warning'))])
    expect(problemLines(outcomes, plain)).toEqual([
      'out/a.docx: warning: Cannot do it (unknown-field), in 2 documents',
    ])
  })

  test('keeps problems apart that lie at the same place of different files', () => {
    const where = { line: 1, column: 1 }
    const outcomes = [[found('a.html', problem('error', where)), found('b.html', problem('error', where))]]
    expect(problemLines(outcomes, plain)).toHaveLength(2)
  })

  test('counts what is beyond twenty problems of one code', () => {
    const many = Array.from({ length: 25 }, (_, index) => found('q', problem('error', { line: index + 1 })))
    const lines = problemLines([many], plain)
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe('and 5 more (unknown-field); --json lists all')
  })

  test('leaves out severities that are not asked for', () => {
    const findings = (['error', 'warning', 'info'] as const).map((severity) => found('q', problem(severity)))
    const lines = problemLines([findings], { color: false, severities: ['error'] })
    expect(lines).toEqual(['q: error: Cannot do it (unknown-field)'])
  })

  test('colours the severity alone', () => {
    const lines = problemLines([[found('q', problem('error'))]], { ...plain, color: true })
    expect(lines).toEqual(['q: \u001b[31merror\u001b[39m: Cannot do it (unknown-field)'])
  })

  test('never passes control characters of foreign texts to a terminal', () => {
    const hostile = 'a\u001b[2Jb\nc\u202ed\u009be'
    const [line = ''] = problemLines([[found(hostile, problem('error', { field: hostile }, hostile))]], plain)
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(line).toContain('a\\u{1b}[2Jb\\u{a}c\\u{202e}d\\u{9b}e')
  })
})

const outcome = (severities: readonly Severity[]): DocumentOutcome => ({
  quote: 'q.json',
  template: 't.docx',
  output: severities.includes('error') ? undefined : 'out/q-t.docx',
  pdf: undefined,
  findings: severities.map((severity) => found('t.docx', problem(severity))),
})

describe('documentLine', () => {
  test('tells programs of a document that was written', () => {
    expect(JSON.parse(documentLine(outcome(['warning', 'warning'])))).toEqual({
      quote: 'q.json',
      template: 't.docx',
      output: 'out/q-t.docx',
      pdf: null,
      status: 'ok',
      problems: [{ code: 'unknown-field', severity: 'warning', message: 'Cannot do it' }],
    })
  })

  test('tells programs of a document that failed, and of one without a quote', () => {
    expect(JSON.parse(documentLine({ ...outcome(['error']), quote: undefined }))).toMatchObject({
      quote: null,
      output: null,
      status: 'failed',
    })
  })

  test('tells programs of PDF files, and of those that failed', () => {
    const line = (changes: Partial<DocumentOutcome>, severities: readonly Severity[] = []) =>
      JSON.parse(documentLine({ ...outcome(severities), ...changes }))
    const output = 'out/q-t.docx'
    const pdf = 'out/q-t.pdf'
    expect(line({ output, pdf })).toMatchObject({ output, pdf, status: 'ok' })
    expect(line({ output: undefined, pdf })).toMatchObject({ output: null, pdf, status: 'ok' })
    expect(line({ output }, ['error'])).toMatchObject({ output, pdf: null, status: 'failed' })
  })

  test('stays on one line', () => {
    const findings = [found('t', problem('warning', undefined, 'two\nlines'))]
    expect(documentLine({ ...outcome([]), findings })).not.toContain('\n')
  })
})

describe('checkLine', () => {
  test.each<[Severity, string]>([
    ['error', 'failed'],
    ['warning', 'ok'],
  ])('of a template with a problem of severity %s says %s', (severity, status) => {
    const line = checkLine({ template: 't.docx', findings: [found('t.docx', problem(severity))] })
    expect(JSON.parse(line)).toMatchObject({ template: 't.docx', status, problems: [{ severity }] })
  })
})

describe('renderClosing', () => {
  test.each<[readonly (readonly Severity[])[], string]>([
    [[[]], 'Wrote out/q-t.docx.'],
    [[['warning']], 'Wrote out/q-t.docx, with the warnings above.'],
    [[[], ['info']], 'Wrote 2 documents to out/.'],
    [
      [[], ['warning'], ['error'], ['error', 'warning']],
      'Wrote 2 documents to out/, 1 of them with the warnings above; 2 failed with the errors above.',
    ],
    [[['error']], 'Wrote no document; 1 failed with the errors above.'],
  ])('of %j says %s', (documents, closing) => {
    expect(renderClosing(documents.map(outcome), { folder: 'out/', total: documents.length })).toBe(closing)
  })

  const both = { ...outcome([]), pdf: 'out/q-t.pdf' }
  const alone = { ...both, output: undefined }
  const lost = { ...outcome(['error']), output: 'out/q-t.docx' }
  test.each<[readonly DocumentOutcome[], string]>([
    [[both], 'Wrote out/q-t.docx and out/q-t.pdf.'],
    [[alone], 'Wrote out/q-t.pdf.'],
    [[both, both], 'Wrote 2 documents and 2 PDF files to out/.'],
    [[alone, alone], 'Wrote 2 PDF files to out/.'],
    [[lost], 'Wrote out/q-t.docx; 1 PDF file failed with the errors above.'],
    [
      [both, lost, lost, outcome(['error'])],
      'Wrote 3 documents and 1 PDF file to out/; 1 and 2 PDF files failed with the errors above.',
    ],
  ])('with PDF files says %#', (documents, closing) => {
    expect(renderClosing(documents, { folder: 'out', total: documents.length })).toBe(closing)
  })
})

test('renderClosing tells of the documents that an interrupted run did not come to', () => {
  expect(renderClosing([outcome([])], { folder: 'out', total: 3 })).toBe(
    'Wrote out/q-t.docx. Stopped before the other 2.',
  )
})

describe('checkClosing', () => {
  test.each<[readonly (readonly Severity[])[], string]>([
    [[['info']], 'Checked 1 template: no problems.'],
    [[[], ['warning'], ['error', 'warning']], 'Checked 3 templates: 1 with errors, 1 with warnings.'],
  ])('of %j says %s', (templates, closing) => {
    const outcomes = templates.map((severities) => ({
      template: 't',
      findings: severities.map((severity) => found('t', problem(severity))),
    }))
    expect(checkClosing(outcomes)).toBe(closing)
  })
})
