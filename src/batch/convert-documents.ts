/** Has PDF files made of documents that wait for their names, many at a time, and leaves them to wait beside these. */
import { basename, extname, join } from 'node:path'
import type { PdfConverter, PdfOptions, Problem } from '../model.js'
import type { DocumentFolder } from '../output/document-folder.js'
import {
  nameUnfinished,
  nameUnfinishedPdf,
  readUnfinished,
  writeUnfinished,
} from '../output/unfinished-files.js'
import { outputNotWritable } from '../problem.js'
import { hashBytes } from '../source/remembered-files.js'
import type { DocumentAnswer, MadeDocument, WantedPdf } from './document-task.js'
import { limitLoad } from './limit-load.js'

export interface DocumentConverterOptions {
  /** How many engines run at a time. */
  readonly concurrency: number
  /** Called when the first PDF is wanted. */
  readonly open: () => PdfConverter
  /** The output folder. */
  readonly folder: DocumentFolder
  /** Where it is. Absolute. */
  readonly out: string
  /** Names the files of documents that are not finished. */
  readonly token: string
  /** Milliseconds that one PDF may take; what is usual unless told. */
  readonly timeLimit: number | undefined
}

/**
 * For each engine, so many documents and so many bytes lie in memory: LibreOffice takes fifty at a start, and these should
 * be there when it is done with those before.
 */
const [mostDocuments, mostBytes] = [50, 64_000_000]
/** Milliseconds that the PDF files in work have left when the run is to stop. */
const patience = 10_000

/** A document of which a PDF is wanted. */
type Wanting = DocumentAnswer & MadeDocument & { readonly wantedPdf: WantedPdf }

export class DocumentConverter {
  private readonly inTurn: ReturnType<typeof limitLoad>
  private readonly inWork = new Set<Promise<unknown>>()
  private converter: PdfConverter | undefined
  private ending: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined
  private isStopped = false

  constructor(private readonly options: DocumentConverterOptions) {
    this.inTurn = limitLoad(options.concurrency * mostBytes)
  }

  /**
   * Makes the PDF that a document's job wants; undefined where it wants none. Never rejects, and gives nothing for a
   * document that was given up.
   */
  convert(number: number, answer: DocumentAnswer): Promise<DocumentAnswer | undefined> | undefined {
    if (answer.status !== 'made' || answer.wantedPdf === undefined) return undefined
    const wanting = { ...answer, wantedPdf: answer.wantedPdf }
    const load = Math.max(answer.wantedPdf.size, mostBytes / mostDocuments)
    const work = this.inTurn(load, async () => (this.isStopped ? undefined : this.finish(number, wanting)))
    this.inWork.add(work)
    return work.finally(() => this.inWork.delete(work))
  }

  /** Begins with no more documents, and gives those in work some seconds. */
  stop(): void {
    if (this.isStopped) return
    this.isStopped = true
    this.timer = setTimeout(() => void this.endEngines(), patience)
  }

  /** Gives up whatever is in work, and waits until nothing is. */
  async close(): Promise<void> {
    this.stop()
    clearTimeout(this.timer)
    await this.endEngines()
    await Promise.all(this.inWork)
  }

  private async finish(number: number, answer: Wanting): Promise<DocumentAnswer | undefined> {
    const isAlone = answer.output === answer.wantedPdf.name
    const { token } = this.options
    const place = isAlone ? nameUnfinished(token, number) : nameUnfinishedPdf(token, number)
    const { hash, problems: ofPdf } = await this.makePdf(answer.wantedPdf, {
      document: nameUnfinished(token, number),
      place,
    })
    if (this.ending !== undefined) return undefined
    const problems = [...answer.problems, ...ofPdf]
    if (hash !== undefined) return { ...answer, ...(isAlone ? { hash } : { pdfHash: hash }), problems }
    return { ...answer, output: answer.wantedPdf.document, problems }
  }

  /** Gives the hash of the PDF, or an error. */
  private async makePdf(wanted: WantedPdf, { document, place }: UnfinishedFiles): Promise<MadePdf> {
    const { open, out, folder } = this.options
    try {
      this.converter ??= open()
      const made = { extension: wanted.extension, bytes: readUnfinished(join(out, document)) }
      const { value: pdf, problems } = await this.converter.convert(made, this.wishes(wanted))
      if (pdf === undefined) return { hash: undefined, problems }
      writeUnfinished(join(out, place), pdf)
      return { hash: hashBytes(pdf), problems }
    } catch (error) {
      return { hash: undefined, problems: [outputNotWritable(folder.show(wanted.name), error)] }
    }
  }

  private wishes({ name, pdfA }: WantedPdf): PdfOptions {
    const { timeLimit } = this.options
    const title = basename(name, extname(name))
    return { pdfA, name: title, ...(timeLimit === undefined ? {} : { timeLimit }) }
  }

  private endEngines(): Promise<void> {
    this.ending ??= closeConverter(this.converter)
    return this.ending
  }
}

interface UnfinishedFiles {
  /** The document. */
  readonly document: string
  /** Where the PDF goes. */
  readonly place: string
}

interface MadePdf {
  readonly hash: string | undefined
  readonly problems: readonly Problem[]
}

/** What cannot be ended or removed is not the documents' fault. */
async function closeConverter(converter: PdfConverter | undefined): Promise<void> {
  try {
    await converter?.close()
  } catch {
    // The system removes what is left.
  }
}
