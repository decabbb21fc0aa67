import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Journal, openJournal } from '../../src/output/journal.js'
import { JournalContent, type JournalLine } from '../../src/output/journal-content.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const name = '.quotewright-journal.jsonl'
const now = '2026-03-31T14:05:06+02:00'
const hash = (sign: string): string => sign.repeat(43)

const written = (job: string, output: string, others: { readonly pdfHash?: string } = {}): JournalLine => ({
  job,
  status: 'written',
  fingerprint: hash('f'),
  hash: hash('h'),
  output,
  ...others,
})

function read(): JournalContent {
  const { value, problems } = JournalContent.read({ folder, shownFolder: 'out' })
  expect(problems).toEqual([])
  if (value === undefined) throw new Error('There is no journal')
  return value
}

function open(continues: boolean, present = now): Journal {
  const start = { folder, shownFolder: 'out', version: '1.2.3', now: present, token: '0123abcd', continues }
  const { value, problems } = openJournal(read(), start)
  expect(problems).toEqual([])
  if (value === undefined) throw new Error('There is no journal')
  return value
}

function keep(lines: readonly JournalLine[], continues = false): void {
  const journal = open(continues)
  expect(journal.append(lines)).toBeUndefined()
  journal.close()
}

const linesOf = (): readonly string[] => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1)

describe('a journal', () => {
  test('knows nothing at first', () => {
    const content = read()
    expect(content.now).toBeUndefined()
    expect(content.find('a')).toBeUndefined()
    expect(content.names('a.docx')).toBe(false)
  })

  test('knows what was written to it, and when', () => {
    keep([written('a', 'x/å.docx'), { job: 'b', status: 'failed', codes: ['quote-invalid'] }])
    const content = read()
    expect(content.now).toBe(now)
    expect(content.find('a')).toEqual({ fingerprint: hash('f'), hash: hash('h'), output: 'x/å.docx' })
    expect(content.find('b')).toBeUndefined()
    expect(content.names('x/å.docx')).toBe(true)
  })

  test('knows PDF files beside documents and alone, and documents whose PDF failed', () => {
    keep([
      written('a', 'x/a.docx', { pdfHash: hash('p') }),
      written('b', 'b.pdf'),
      { job: 'c', status: 'failed', codes: ['pdf-engine-missing'], output: 'c.docx' },
    ])
    const content = read()
    expect(content.find('a')).toEqual({
      fingerprint: hash('f'),
      hash: hash('h'),
      output: 'x/a.docx',
      pdfHash: hash('p'),
    })
    expect(content.find('b')).toEqual({ fingerprint: hash('f'), hash: hash('h'), output: 'b.pdf' })
    expect(content.find('c')).toBeUndefined()
    const names = ['x/a.docx', 'x/a.pdf', 'b.pdf', 'c.docx', 'c.pdf'].filter((name) => content.names(name))
    expect(names).toEqual(['x/a.docx', 'x/a.pdf', 'b.pdf', 'c.docx'])
  })

  test('keeps the names of PDF files that are still there', () => {
    for (const file of ['a.docx', 'a.pdf']) writeFileSync(join(folder, file), '')
    keep([written('a', 'a.docx', { pdfHash: hash('p') })])
    keep([])
    expect(read().names('a.pdf')).toBe(true)
  })

  test('takes the last line of a job, but keeps the names of all', () => {
    keep([written('a', 'old.docx')])
    keep([written('a', 'new.docx')], true)
    const content = read()
    expect(content.find('a')?.output).toBe('new.docx')
    expect(content.names('old.docx')).toBe(true)
  })

  test('keeps the present of the last run that wrote to it', () => {
    keep([])
    open(true, '2026-04-01').close()
    expect(read().now).toBe('2026-04-01')
  })

  test('begins anew with the names of the documents that are still there', () => {
    mkdirSync(join(folder, 'x'))
    for (const file of ['a.docx', 'x/b.docx']) writeFileSync(join(folder, file), '')
    keep([
      written('a', 'a.docx'),
      written('b', 'x/b.docx'),
      written('c', 'gone.docx'),
      written('d', 'y/d.docx'),
    ])
    keep([written('e', 'e.docx')])
    const content = read()
    expect(content.find('a')).toBeUndefined()
    expect(['a.docx', 'x/b.docx', 'e.docx'].map((output) => content.names(output))).toEqual([
      true,
      true,
      true,
    ])
    expect(['gone.docx', 'y/d.docx'].map((output) => content.names(output))).toEqual([false, false])
    expect(linesOf()).toHaveLength(4)
  })

  test('wherever it is cut off, loses no more than the line that was cut, and takes others after it', () => {
    keep([written('a', 'å.docx'), written('b', 'b.docx')])
    const whole = readFileSync(join(folder, name))
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        const cut = whole.subarray(0, length)
        writeFileSync(join(folder, name), cut)
        const lines = cut.toString('latin1').split('\n').length - 1
        expect(['a', 'b'].filter((job) => read().find(job) !== undefined)).toHaveLength(
          Math.max(lines - 1, 0),
        )
        keep([written('c', 'c.docx')], true)
        expect(read().find('c')).toBeDefined()
        expect(['a', 'b'].filter((job) => read().find(job) !== undefined)).toHaveLength(
          Math.max(lines - 1, 0),
        )
        for (const line of linesOf()) JSON.parse(line)
      }),
      { numRuns: 30 },
    )
  })

  test('passes over lines that make no sense', () => {
    keep([written('a', 'a.docx')])
    const nonsense = [
      '\0\0\0',
      '3',
      'null',
      '{"job":"b","status":"written","output":"b.docx"}',
      '{"job":1,"status":"written","output":2}',
    ]
    appendFileSync(join(folder, name), `${nonsense.join('\n')}\n`)
    keep([written('c', 'c.docx')], true)
    const content = read()
    expect(content.find('a')).toBeDefined()
    expect(content.find('b')).toBeUndefined()
    expect(content.find('c')).toBeDefined()
  })

  test('is read over blocks of any size', () => {
    const lines = Array.from({ length: 3000 }, (_, index) =>
      written(`j${index}`, `${'å'.repeat(index % 50)}${index}.docx`),
    )
    keep(lines)
    const content = read()
    expect(lines.every((line) => 'output' in line && content.find(line.job)?.output === line.output)).toBe(
      true,
    )
  })

  test.each(['{"a":1}\n', 'text\n', '{"journal":2,"now":"2026"}\n'])('does not take %j for one', (text) => {
    writeFileSync(join(folder, name), text)
    const { value, problems } = JournalContent.read({ folder, shownFolder: 'out' })
    expect(value).toBeUndefined()
    expect(problems[0]?.message).toBe(
      `Cannot use \`${join('out', name)}\`: it is no journal that this version reads; move it away, and the run begins anew`,
    )
  })

  test('says why it cannot be read or written', () => {
    mkdirSync(join(folder, name))
    expect(JournalContent.read({ folder, shownFolder: 'out' }).problems[0]?.message).toContain(
      'it is a folder',
    )
    rmSync(join(folder, name), { recursive: true })
    const start = {
      folder: join(folder, 'none'),
      shownFolder: 'out',
      version: '1',
      now,
      token: '0123abcd',
      continues: false,
    }
    expect(openJournal(read(), start).problems[0]?.code).toBe('journal-not-usable')
  })
})
