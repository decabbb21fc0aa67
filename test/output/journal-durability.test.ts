import { fdatasyncSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openJournal } from '../../src/output/journal.js'
import { JournalContent, type JournalLine } from '../../src/output/journal-content.js'

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return { ...fs, fdatasyncSync: vi.fn(fs.fdatasyncSync) }
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => {
  vi.clearAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const written = (output: string, others: object = {}): JournalLine => ({
  ...{ job: 'a', status: 'written', fingerprint: 'f'.repeat(43), hash: 'h'.repeat(43), output },
  ...others,
})

test.each<[string, JournalLine, number]>([
  ['a PDF beside its document', written('a.docx', { pdfHash: 'p'.repeat(43) }), 1],
  ['a PDF alone', written('a.pdf'), 1],
  ['a document, which is known again by its bytes', written('a.docx'), 0],
])('The line of %s outlives a power cut as often as it has to', (_name, line, times) => {
  const { value: content } = JournalContent.read({ folder, shownFolder: 'out' })
  if (content === undefined) throw new Error('There is no journal')
  const start = { folder, shownFolder: 'out', version: '1.2.3', now: '2026-03-31', token: '0123abcd' }
  const { value: journal } = openJournal(content, { ...start, continues: false })
  expect(journal?.append([line])).toBeUndefined()
  expect(fdatasyncSync).toHaveBeenCalledTimes(times)
  journal?.close()
})
