import type { PdfOptions, Result } from '../model.js'

/** Makes PDF files of documents of one kind. It starts nothing before the first document, and is never called after `close`. */
export interface PdfEngine {
  /** May be called for many documents at once. Never rejects: what goes wrong is a problem of that document. */
  readonly convert: (bytes: Uint8Array, options: PdfOptions) => Promise<Result<Uint8Array>>
  /** Ends the engine's processes and removes its folders. */
  readonly close: () => Promise<void>
}

/** Milliseconds for a document for which no time limit is told. */
export const usualTimeLimit = 60_000
