import type { PdfOptions, QuoteDocument, Result } from '../model.js'
import { openPdfConverter, type PdfConverterOptions } from './open-pdf-converter.js'

/**
 * Makes a PDF file of one document: LibreOffice makes it of DOCX, Chromium of HTML. For several documents
 * `openPdfConverter` is faster, which starts the engines once.
 */
export async function toPdf(
  document: QuoteDocument,
  options: PdfOptions & PdfConverterOptions = {},
): Promise<Result<Uint8Array>> {
  const converter = openPdfConverter(options)
  try {
    return await converter.convert(document, options)
  } finally {
    await converter.close()
  }
}
