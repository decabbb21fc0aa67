import { basename, extname } from 'node:path'
import type { PdfConverter, Problem, QuoteDocument } from '../model.js'
import type { OutputFile } from '../output/name-document.js'
import { writeDocument } from '../output/write-document.js'

export interface PdfWriting {
  readonly converter: PdfConverter
  /** Where the PDF goes. */
  readonly file: OutputFile
  readonly pdfA: boolean
}

/**
 * Makes the PDF of a document, and writes it. To be called for many documents at once: the converter makes those that
 * wait together.
 * @returns what went wrong; the PDF is there unless one of the problems is an error
 */
export async function writePdf(
  document: QuoteDocument,
  { converter, file, pdfA }: PdfWriting,
): Promise<readonly Problem[]> {
  const name = basename(file.shownPath, extname(file.shownPath))
  const { value, problems } = await converter.convert(document, { pdfA, name })
  return value === undefined ? problems : [...problems, ...(await writeDocument(value, file))]
}
