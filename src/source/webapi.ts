/** What the rest of `source/` asks SuperOffice's WebAPI through. */
import type { Result } from '../model.js'

export interface CallOptions {
  /** Properties that are wanted (`$select`); all unless told. */
  readonly select?: readonly string[]
  /** Two letters of the language that texts are wanted in (`SO-Language`). */
  readonly language?: string
  /** .NET name of the culture of numbers and dates within texts (`SO-Culture`). */
  readonly culture?: string
  readonly signal?: AbortSignal
  /** What the content of a resource is to be; any file unless told, but no web page, which is most often one to log in. */
  readonly content?: 'picture' | 'html-template'
}

/** One installation with its credentials. Calls never throw; what goes wrong is a problem with a code `http-…`. */
export interface WebApi {
  /** Calls a method of an agent: `call('Quote/GetQuoteLines', { QuoteAlternativeId: 39 })`. Gives the body's JSON. */
  readonly call: (
    method: string,
    body: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ) => Promise<Result<unknown>>
  /** Reads a resource: `get('Sale/17')`. */
  readonly get: (path: string, options?: CallOptions) => Promise<Result<unknown>>
  /** Reads a resource that is no JSON, such as the content of a document. */
  readonly getBytes: (path: string, options?: CallOptions) => Promise<Result<Uint8Array>>
}
