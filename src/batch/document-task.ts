/** What goes to the threads that make documents, and what comes back: plain data. */
import type { Job, Problem, QuoteDocument } from '../model.js'
import type { KnownDocument } from '../output/journal-content.js'

/** What all documents of a run share. */
export interface RunSettings {
  /** Tells the run from others that had the same threads before. */
  readonly run: number
  /** The folder that paths of jobs start from. Absolute. */
  readonly folder: string
  /** The output folder. Absolute. */
  readonly out: string
  /** How messages name the output folder. */
  readonly shownOut: string
  /** Names the files of documents that are not finished; undefined where nothing is to be written. */
  readonly token: string | undefined
  /** What counts as the present, for jobs that state nothing else. */
  readonly now: string
  /** The version of this package. */
  readonly version: string
}

/** One document to be made. */
export interface DocumentTask {
  /** Its place in the run. */
  readonly number: number
  readonly job: Job
  /** Tells the job from all others, in this run and in others. */
  readonly key: string
  /** What comes from SuperOffice, where the job wants something from there. */
  readonly fetched?: FetchedInputs
  /** What an earlier run made of the job. */
  readonly known?: KnownDocument
}

export interface FetchedInputs {
  /** The quote as a snapshot, in JSON. */
  readonly quote?: string
  readonly template?: FetchedFile
  readonly details?: FetchedFile
}

export interface FetchedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What became of a task. */
export type DocumentResult = { readonly problems: readonly Problem[] } & (
  | MadeDocument
  /** Its files, relative to the output folder; `output` is the PDF where there is nothing else. */
  | { readonly status: 'unchanged'; readonly output: string; readonly pdf?: string }
  | { readonly status: 'failed' }
)

/** A document that waits in an unfinished file for its name. */
export interface MadeDocument extends KnownDocument {
  readonly status: 'made'
  /** The PDF that is to be made of it. Where nothing else is wanted, it has the document's place and name. */
  readonly wantedPdf?: WantedPdf
}

export interface WantedPdf {
  /** Relative to the output folder, with `/`. */
  readonly name: string
  /** The document's own name, under which it is there where its PDF fails. */
  readonly document: string
  /** The format of the document. */
  readonly extension: QuoteDocument['extension']
  /** Bytes of the document. */
  readonly size: number
  readonly pdfA: boolean
}

export type DocumentAnswer = DocumentResult & {
  /** What it took. */
  readonly milliseconds: number
}

/** Where a thread says what it is at, so that others know what it was at when it dies. */
export interface ThreadProgress {
  /** One number: how many of its tasks the thread has begun; one more when it is done with all. */
  readonly begun: Int32Array
  /** One number: when it began the last one. */
  readonly since: Float64Array
}

/** What a thread is given at a time. */
export interface ThreadWork {
  readonly settings: RunSettings
  readonly tasks: readonly DocumentTask[]
  readonly progress: ThreadProgress
}
