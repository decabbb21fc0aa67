/**
 * Writes the journal of an output folder. The line of a document is there before the document gets its name, so that
 * whatever ends the run, no document is there that the journal does not know. Whether a document is there is for the
 * next run to see.
 */
import { closeSync, fdatasyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Problem, Result } from '../model.js'
import { journalNotWritable } from '../problem.js'
import {
  type JournalContent,
  type JournalLine,
  type JournalPlace,
  journalForm,
  journalName,
} from './journal-content.js'
import { isPdfName } from './name-document.js'
import { ownPrefix } from './output-name.js'

export interface Journal {
  /** Adds lines, all of them or none. What goes wrong is an error. */
  readonly append: (lines: readonly JournalLine[]) => Problem | undefined
  readonly close: () => void
}

export interface JournalStart extends JournalPlace {
  readonly version: string
  /** What counts as the present. */
  readonly now: string
  /** The run's token. */
  readonly token: string
  /** Go on with the journal that is there. Else it begins anew, and keeps only the names of documents that are there. */
  readonly continues: boolean
}

/**
 * Opens the journal of a run. The run has the folder's lock.
 * @param content what the journal says so far
 */
export function openJournal(content: JournalContent, start: JournalStart): Result<Journal> {
  const { folder, shownFolder, version, now, continues } = start
  const path = join(folder, journalName)
  const shownPath = join(shownFolder, journalName)
  try {
    const header: JournalLine = { journal: journalForm, version, now }
    const isContinued = continues && content.end > 0
    const end = isContinued ? content.end : replaceJournal(content, { path, header, token: start.token })
    const journal = createJournal(openSync(path, 'r+'), { end, shownPath })
    const problem = isContinued ? journal.append([header]) : undefined
    if (problem === undefined) return { value: journal, problems: [] }
    journal.close()
    return { value: undefined, problems: [problem] }
  } catch (error) {
    return { value: undefined, problems: [journalNotWritable(shownPath, error)] }
  }
}

function createJournal(
  file: number,
  { end, shownPath }: { readonly end: number; readonly shownPath: string },
): Journal {
  let position = end
  ftruncateSync(file, position)
  return {
    append: (lines) => {
      try {
        position += writeWhole(file, toText(lines), position)
        if (lines.some(namesPdf)) fdatasyncSync(file)
        return undefined
      } catch (error) {
        // Half a line would spoil the one that somebody writes after it.
        ftruncateSync(file, position)
        return journalNotWritable(shownPath, error)
      }
    },
    close: () => closeSync(file),
  }
}

/**
 * A power cut may take the end of a journal, but leave its documents. Those are known again by their bytes; PDF files are not,
 * since no two are alike.
 */
const namesPdf = (line: JournalLine): boolean =>
  'output' in line && line.output !== undefined && ('pdfHash' in line || isPdfName(line.output))

const toText = (lines: readonly JournalLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')

/** On a full disk less may be written than was asked for, and only the next attempt fails. */
function writeWhole(file: number, text: string, position: number): number {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written)
  }
  return bytes.length
}

/** Makes a new journal take the place of the one before, whole or not at all. Gives its length in bytes. */
function replaceJournal(
  content: JournalContent,
  { path, header, token }: { readonly path: string; readonly header: JournalLine; readonly token: string },
): number {
  const draft = join(dirname(path), `${ownPrefix}${token}-journal.tmp`)
  try {
    const end = writeDraft(draft, [header], content.listExisting(dirname(path)))
    renameSync(draft, path)
    return end
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

function writeDraft(draft: string, lines: readonly JournalLine[], kept: Iterable<string>): number {
  const file = openSync(draft, 'wx')
  try {
    let waiting = [...lines]
    let end = 0
    const flush = (): void => {
      end += writeWhole(file, toText(waiting), end)
      waiting = []
    }
    for (const output of kept) {
      waiting.push({ kept: output })
      if (waiting.length === 1000) flush()
    }
    flush()
    return end
  } finally {
    closeSync(file)
  }
}
