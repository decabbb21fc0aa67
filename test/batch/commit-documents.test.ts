import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DocumentCommitter } from '../../src/batch/commit-documents.js'
import type { DocumentAnswer } from '../../src/batch/document-task.js'
import type { Problem } from '../../src/model.js'
import { DocumentFolder } from '../../src/output/document-folder.js'
import { JournalContent, type JournalLine } from '../../src/output/journal-content.js'
import { nameUnfinished } from '../../src/output/unfinished-files.js'

let folder = ''
let lines: JournalLine[] = []
/** What the journal says to the next line. */
let fault: Problem | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commit-'))
  lines = []
  fault = undefined
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const full: Problem = { code: 'journal-not-usable', severity: 'error', message: 'The disk is full.' }
const token = '0123abcd'

function createCommitter(onLine: (line: JournalLine) => void = () => undefined): DocumentCommitter {
  const { value: content } = JournalContent.read({ folder, shownFolder: 'out' })
  if (content === undefined) throw new Error('There is no journal')
  const journal = {
    append: (added: readonly JournalLine[]) => {
      if (fault === undefined) lines.push(...added)
      for (const line of added) onLine(line)
      return fault
    },
    close: () => undefined,
  }
  return new DocumentCommitter({
    folder: new DocumentFolder(folder, 'out'),
    content,
    writing: { journal, token },
    overwrite: false,
  })
}

/** A document that waits for its name. */
function make(number: number, output: string, text = 'new') {
  writeFileSync(join(folder, nameUnfinished(token, number)), text)
  const answer: DocumentAnswer = {
    status: 'made',
    output,
    fingerprint: 'f'.repeat(43),
    hash: 'h'.repeat(43),
    problems: [],
    milliseconds: 1,
  }
  return { number, job: { quote: 'q', template: 't.html' }, key: `job ${number}`, answer }
}

describe('a document', () => {
  test('is in the journal before it has its name', () => {
    const seen: boolean[] = []
    const committer = createCommitter(() => seen.push(existsSync(join(folder, 'a.html'))))
    expect(committer.commit(make(1, 'a.html')).outcome.status).toBe('written')
    expect(seen).toEqual([false])
    expect(lines).toMatchObject([{ job: 'job 1', status: 'written', output: 'a.html' }])
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('new')
  })

  test('does not get its name when the journal cannot be written', () => {
    const committer = createCommitter()
    fault = full
    const commit = committer.commit(make(1, 'a.html'))
    expect(commit.fault).toBe(full)
    expect(commit.outcome).toMatchObject({ status: 'failed', problems: [full] })
    expect(readdirSync(folder)).toEqual([])
  })

  test('that failed ends the run, too, when the journal cannot be written', () => {
    const committer = createCommitter()
    fault = full
    const problem: Problem = { code: 'quote-invalid', severity: 'error', message: 'No.' }
    const answer: DocumentAnswer = { status: 'failed', problems: [problem], milliseconds: 1 }
    const commit = committer.commit({ ...make(1, 'a.html'), answer })
    expect(commit.fault).toBe(full)
    expect(commit.outcome.problems).toEqual([problem, full])
  })

  test('takes the place of an empty file, which is what a power cut may leave of one', () => {
    writeFileSync(join(folder, 'a.html'), '')
    expect(createCommitter().commit(make(1, 'a.html')).outcome.status).toBe('written')
    writeFileSync(join(folder, 'b.html'), 'theirs')
    expect(createCommitter().commit(make(2, 'b.html')).outcome.status).toBe('failed')
    expect(readFileSync(join(folder, 'b.html'), 'utf8')).toBe('theirs')
  })

  test('that cannot get its name has failed, in the journal as well', () => {
    mkdirSync(join(folder, 'a.html'))
    const { outcome, fault: end } = createCommitter().commit(make(1, 'a.html'))
    expect(outcome.problems[0]?.code).toBe('output-exists')
    expect(end).toBeUndefined()
    expect(lines).toEqual([
      { job: 'job 1', status: 'failed', quote: 'q', template: 't.html', codes: ['output-exists'] },
    ])
    expect(readdirSync(folder)).toEqual(['a.html'])
  })
})
