import type { PdfConverter, PdfOptions, Problem, QuoteDocument } from '../model.js'
import { isFile } from '../output/is-file.js'
import type { OutputName } from '../output/name-document.js'
import { writeDocument } from '../output/write-document.js'
import { hasError, pdfOutdated } from '../problem.js'

export interface PdfWriting {
  readonly converter: PdfConverter
  /** Where the PDF goes. */
  readonly file: OutputName
  readonly options: PdfOptions
}

/**
 * Makes the PDF of a document, and writes it. To be called for many documents at once: the converter makes those that
 * wait together.
 * @returns what went wrong; the PDF is there unless one of the problems is an error
 */
export async function writePdf(document: QuoteDocument, writing: PdfWriting): Promise<readonly Problem[]> {
  const problems = await makePdf(document, writing)
  const { path, shownPath } = writing.file
  return hasError(problems) && (await isFile(path)) ? [...problems, pdfOutdated(shownPath)] : problems
}

async function makePdf(
  document: QuoteDocument,
  { converter, file, options }: PdfWriting,
): Promise<readonly Problem[]> {
  if (hasError(file.problems)) return file.problems
  const { value, problems } = await converter.convert(document, options)
  return value === undefined ? problems : [...problems, ...(await writeDocument(value, file))]
}
