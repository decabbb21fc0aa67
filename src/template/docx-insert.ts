/**
 * Inserts a details document into a main document, both of them filled: where the main document has marks of `QuoteDetails`, or
 * else after it as a section of its own. Read this first: the steps are in the other `docx-insert-…` files.
 *
 * At a mark the main document's pages, headers and footers hold. Everywhere its styles do: text of the details takes the
 * styles of the same name, and the defaults for fonts and spacing. Content that is appended keeps its own pages, headers
 * and footers. What only the details document can use is left behind: remarks, settings, and its
 * theme where the main document has one.
 */
import type { Problem, Result } from '../model.js'
import {
  detailsAreRepeated,
  detailsExpected,
  detailsMisplaced,
  detailsOfOtherForm,
  detailsSectionsDropped,
} from '../problem.js'
import { DocxArchive, InsertionError } from './docx-archive.js'
import { readBody, readContent, sectionBreaksOf, withoutSections } from './docx-insert-blocks.js'
import type { Documents } from './docx-insert-growing-part.js'
import {
  findMarks,
  type MarkedParagraph,
  type MarkOptions,
  replaceMarks,
  withoutMarks,
} from './docx-insert-mark.js'
import { DocumentMerger } from './docx-insert-merge.js'
import { appendSection } from './docx-insert-section.js'
import { detailsMark } from './docx-marks.js'
import type { Edit } from './xml-reader.js'

/** How content is put where it goes. */
export interface Placing {
  /** @param blocks the content as it comes behind the main document */
  readonly append: (blocks: string) => string
  readonly replaceMarks: (marked: readonly MarkedParagraph[], options: MarkOptions) => readonly Edit[]
}

const atOnce: Placing = { append: (blocks) => blocks, replaceMarks }

/**
 * @param main a filled document, whose text may hold marks
 * @param details a filled document; undefined when none was given, and marks vanish
 */
export function insertDetails(main: Uint8Array, details: Uint8Array | undefined): Result<Uint8Array> {
  try {
    const target = DocxArchive.open('main', main)
    const problems =
      details === undefined
        ? removeMarks(target)
        : insertInto({ main: target, details: DocxArchive.open('details', details) }, atOnce)
    return { value: target.pack(), problems: [...problems] }
  } catch (error) {
    if (error instanceof InsertionError) return { value: undefined, problems: [error.problem] }
    throw error
  }
}

function removeMarks(main: DocxArchive): readonly Problem[] {
  const parts = main.findParts(detailsMark)
  for (const part of parts) main.setText(part, withoutMarks(main.text(part), detailsMark))
  return parts.map((part) => detailsExpected({ part }))
}

/** Inserts details into an opened document. Faults are thrown as {@link InsertionError}. */
export function insertInto(documents: Documents, placing: Placing): readonly Problem[] {
  const { main, details } = documents
  if (main.isStrict !== details.isStrict) throw new InsertionError(detailsOfOtherForm(details.isStrict))
  const misplaced = main.findParts(detailsMark).find((part) => part !== main.document)
  if (misplaced !== undefined) throw new InsertionError(detailsMisplaced({ part: misplaced }))
  const merger = new DocumentMerger(documents)
  const { root, text } = merger.document
  const marked = findMarks(root, text, detailsMark)
  if (marked === undefined) throw new InsertionError(detailsMisplaced({ part: main.document }))
  if (marked.length === 0) appendSection(documents, { merger, append: placing.append })
  const problems = marked.length === 0 ? [] : insertAtMarks(marked, { documents, merger, placing })
  merger.finish()
  return problems
}

function insertAtMarks(
  marked: readonly MarkedParagraph[],
  options: { readonly documents: Documents; readonly merger: DocumentMerger; readonly placing: Placing },
): readonly Problem[] {
  const { documents, merger, placing } = options
  const { main, details } = documents
  const { blocks } = readContent(details, withoutSections)
  const { document } = merger
  const makeContent = (): readonly string[] => {
    const copy = merger.beginCopy(blocks.join(''))
    return blocks.map((block) => merger.bring(block, copy))
  }
  const edits = placing.replaceMarks(marked, { text: document.text, mark: detailsMark, makeContent })
  for (const edit of edits) document.change(edit)
  const count = marked.reduce((sum, { count }) => sum + count, 0)
  const breaks = sectionBreaksOf(readBody(details, details.text(details.document))).length
  return [
    ...(count > 1 ? [detailsAreRepeated(count, { part: main.document })] : []),
    ...(breaks > 0 ? [detailsSectionsDropped(breaks, { part: details.document })] : []),
  ]
}
