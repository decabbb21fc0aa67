import { platform } from 'node:os'
import { pdfEngineMissing } from '../problem.js'
import type { EngineOptions } from './engine-options.js'
import type { PdfEngine } from './pdf-engine.js'

/** LibreOffice, which makes PDF files of DOCX. */
export function openLibreOffice(_options: EngineOptions): PdfEngine {
  return {
    convert: async () => ({ value: undefined, problems: [pdfEngineMissing('LibreOffice', platform())] }),
    close: async () => undefined,
  }
}
