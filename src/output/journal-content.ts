/** What the journal of an output folder says: which documents runs have written there, and from what. */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { QuoteSelector, Result } from '../model.js'
import { journalForeign, journalNotReadable } from '../problem.js'
import { namePdf } from './name-document.js'
import { ownPrefix } from './output-name.js'

/** A document that an earlier run wrote, or the PDF that it wrote instead of one. */
export interface KnownDocument {
  /** Of all that it was made from: 43 characters. */
  readonly fingerprint: string
  /** Of its bytes: 43 characters. */
  readonly hash: string
  /** Relative to the output folder, with `/`. */
  readonly output: string
  /** Of the bytes of the PDF beside it, where there is one. It has the document's name but for the extension. */
  readonly pdfHash?: string
}

/** A line of a journal. The first line of every run says which form the journal has, and what counts as the present. */
export type JournalLine =
  | { readonly journal: typeof journalForm; readonly version: string; readonly now: string }
  | ({ readonly job: string; readonly status: 'written' } & KnownDocument)
  | {
      readonly job: string
      readonly status: 'failed'
      /** As the job names them, for people: the key of a job tells nothing. */
      readonly quote?: string | QuoteSelector | undefined
      readonly template?: string | undefined
      readonly codes: readonly string[]
      /** The document, where only its PDF failed. */
      readonly output?: string
    }
  /** A document of a run before, from which nothing else is known. */
  | { readonly kept: string }

export interface JournalPlace {
  /** Absolute path of the output folder. */
  readonly folder: string
  /** How messages name it. */
  readonly shownFolder: string
}

export const journalName = `${ownPrefix}journal.jsonl`
export const journalForm = 1

/** Characters of a SHA-256 hash in base64url. */
const hashLength = 43

export class JournalContent {
  /** The last document of each job, as one text: there may be very many. */
  private readonly documents = new Map<string, string>()
  private readonly outputs = new Set<string>()

  private present: string | undefined
  private length = 0

  /** What counted as the present in the last run; undefined when there was none. */
  get now(): string | undefined {
    return this.present
  }

  /** Where the last whole line ends, in bytes; what follows was cut off when its run died. */
  get end(): number {
    return this.length
  }

  /** Reads the journal of a folder; a folder without one has an empty one. */
  static read({ folder, shownFolder }: JournalPlace): Result<JournalContent> {
    const content = new JournalContent()
    const shownPath = join(shownFolder, journalName)
    try {
      const isJournal = content.readFrom(join(folder, journalName))
      return isJournal
        ? { value: content, problems: [] }
        : { value: undefined, problems: [journalForeign(shownPath)] }
    } catch (error) {
      return { value: undefined, problems: [journalNotReadable(shownPath, error)] }
    }
  }

  /** The last document of a job that was written. */
  find(job: string): KnownDocument | undefined {
    const document = this.documents.get(job)
    return document === undefined ? undefined : unpack(document)
  }

  /** Whether a run wrote, or was about to write, a document of that name. */
  names(output: string): boolean {
    return this.outputs.has(output)
  }

  /** The names of the documents that are still there. */
  *listExisting(folder: string): Generator<string> {
    const listings = new Map<string, ReadonlySet<string>>()
    for (const output of this.outputs) {
      const within = dirname(output)
      const listing = listings.get(within) ?? listNames(join(folder, within))
      listings.set(within, listing)
      if (listing.has(basename(output))) yield output
    }
  }

  /** @returns false for a file that is no journal */
  private readFrom(path: string): boolean {
    const file = openIfThere(path)
    if (file === undefined) return true
    try {
      for (const { text, end } of readLines(file)) {
        const line = parseLine(text)
        if (this.present === undefined && line.journal !== journalForm) return false
        this.add(line)
        this.length = end
      }
      return true
    } finally {
      closeSync(file)
    }
  }

  /** Lines that make no sense are passed over: their documents are made anew. */
  private add({ now, job, status, fingerprint, hash, output, pdfHash, kept }: ParsedLine): void {
    if (typeof now === 'string') this.present = now
    if (typeof kept === 'string') this.outputs.add(kept)
    if (typeof job !== 'string' || typeof output !== 'string') return
    this.outputs.add(output)
    if (status !== 'written') return
    if (pdfHash !== undefined) this.outputs.add(namePdf(output))
    if (!isHash(fingerprint) || !isHash(hash)) return
    if (pdfHash === undefined) this.documents.set(job, pack({ fingerprint, hash, output }))
    else if (isHash(pdfHash)) this.documents.set(job, pack({ fingerprint, hash, output, pdfHash }))
  }
}

/** No name holds a line feed. */
const pack = ({ fingerprint, hash, output, pdfHash }: KnownDocument): string =>
  `${fingerprint}${hash}${output}${pdfHash === undefined ? '' : `\n${pdfHash}`}`

function unpack(text: string): KnownDocument {
  const [output = '', pdfHash] = text.slice(2 * hashLength).split('\n')
  return {
    fingerprint: text.slice(0, hashLength),
    hash: text.slice(hashLength, 2 * hashLength),
    output,
    ...(pdfHash === undefined ? {} : { pdfHash }),
  }
}

type ParsedLine = Readonly<
  Partial<Record<'journal' | 'now' | 'kept' | 'job' | 'status' | keyof KnownDocument, unknown>>
>

const isHash = (value: unknown): value is string => typeof value === 'string' && value.length === hashLength

function parseLine(text: string): ParsedLine {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? json : {}
  } catch {
    return {}
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const blockSize = 256 * 1024
const lineFeed = 0x0a

/** The whole lines of a file, each with the position behind its end. */
function* readLines(file: number): Generator<{ readonly text: string; readonly end: number }> {
  const block = Buffer.alloc(blockSize)
  let rest = Buffer.alloc(0)
  let end = 0
  for (let size = readSync(file, block); size > 0; size = readSync(file, block)) {
    const bytes = Buffer.concat([rest, block.subarray(0, size)])
    let start = 0
    for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, start)) {
      end += at + 1 - start
      yield { text: bytes.toString('utf8', start, at), end }
      start = at + 1
    }
    rest = Buffer.from(bytes.subarray(start))
  }
}

function listNames(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder))
  } catch {
    return new Set()
  }
}
