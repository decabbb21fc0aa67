import type { Job } from '../model.js'
import { isPdfName, type PdfWish } from '../output/name-document.js'

/** Whether a job wants a PDF beside its document, or instead of it. A name that is that of a PDF asks for one, unless told. */
export function findPdfWish({ pdf, pdfA, output }: Job): PdfWish | undefined {
  if (pdf !== undefined) return pdf === 'only' ? 'only' : pdf ? 'beside' : undefined
  if (output !== undefined && isPdfName(`_${output}`)) return 'only'
  return pdfA === true ? 'beside' : undefined
}
