import { platform } from 'node:os'
import { pdfEngineMissing } from '../problem.js'
import type { EngineOptions } from './engine-options.js'
import type { PdfEngine } from './pdf-engine.js'

/** Chromium, which makes PDF files of HTML. */
export function openChromium(_options: EngineOptions): PdfEngine {
  return {
    convert: async () => ({ value: undefined, problems: [pdfEngineMissing('Chromium', platform())] }),
    close: async () => undefined,
  }
}
