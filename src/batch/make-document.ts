/** Makes one document of a batch from its files, up to the unfinished file that waits for the document's name. */
import { join } from 'node:path'
import type { Job, Problem, QuoteDocument, RenderOptions, Result } from '../model.js'
import type { KnownDocument } from '../output/journal-content.js'
import { namePdf } from '../output/name-document.js'
import { nameUnfinished, writeUnfinished } from '../output/unfinished-files.js'
import { hasError, inDetails, outputNotWritable, unexpectedFailure } from '../problem.js'
import { renderQuote } from '../render.js'
import { readInput } from '../source/read-input.js'
import { hashBytes } from '../source/remembered-files.js'
import { milliseconds } from './clock.js'
import type { DocumentAnswer, DocumentResult, DocumentTask, RunSettings, WantedPdf } from './document-task.js'
import { OutputNamer } from './name-output.js'
import { findPdfWish } from './pdf-wish.js'
import { type DocumentInputs, InputReader, type OpenTemplate } from './read-inputs.js'

/** Makes documents, one after the other. */
export class DocumentMaker {
  private readonly reader: InputReader
  private readonly namer = new OutputNamer()
  /** The run that it makes documents for. */
  private run: number | undefined

  constructor(open: OpenTemplate) {
    this.reader = new InputReader(open)
  }

  /** Never throws: whatever goes wrong is a problem of the document. */
  make(task: DocumentTask, settings: RunSettings): DocumentAnswer {
    if (settings.run !== this.run) this.reader.beginRun()
    this.run = settings.run
    const start = milliseconds()
    const result = this.attempt(task, settings)
    return { ...result, milliseconds: milliseconds() - start }
  }

  private attempt(task: DocumentTask, settings: RunSettings): DocumentResult {
    try {
      const inputs = this.reader.read(task, settings.folder)
      const { namer } = this
      const made = { inputs, task, settings, namer, fingerprint: identify(inputs, { task, settings }) }
      return findUnchanged(made) ?? makeDocument(made)
    } catch (error) {
      return { status: 'failed', problems: [unexpectedFailure(error)] }
    }
  }
}

interface Making {
  readonly inputs: DocumentInputs
  readonly task: DocumentTask
  readonly settings: RunSettings
  readonly namer: OutputNamer
  /** Of all that the document is made from. */
  readonly fingerprint: string
}

/** Two documents of one fingerprint are the same. What cannot be read fails in any case. */
function identify(
  { quote = '', template, details, data }: DocumentInputs,
  { task, settings }: Pick<Making, 'task' | 'settings'>,
): string {
  const { version, now } = settings
  const files = [template, details, data].map((file) => file && [file.name, file.hash])
  return hashBytes(JSON.stringify([version, now, task.key, files]), quote)
}

/** What an earlier run made from the same, if it is still there as it was. */
function findUnchanged({
  inputs,
  task: { known },
  settings,
  fingerprint,
}: Making): DocumentResult | undefined {
  if (known?.fingerprint !== fingerprint) return undefined
  const { output, hash, pdfHash } = known
  const pdf = pdfHash === undefined ? undefined : namePdf(output)
  if (!isThere(output, { hash, settings })) return undefined
  if (pdf !== undefined && !isThere(pdf, { hash: pdfHash, settings })) return undefined
  return {
    status: 'unchanged',
    output,
    ...(pdf === undefined ? {} : { pdf }),
    problems: listChoices(inputs),
  }
}

/** Whether the output folder has a file of that name and of those bytes. */
function isThere(
  output: string,
  { hash, settings }: { readonly hash: string | undefined; readonly settings: RunSettings },
): boolean {
  const { value: bytes } = readInput({ path: join(settings.out, output), shownPath: output }, 'quote')
  return bytes !== undefined && hashBytes(bytes) === hash
}

function makeDocument(making: Making): DocumentResult {
  const { inputs, task, settings, fingerprint } = making
  const problems = [...listChoices(inputs), ...listUnreadable(inputs)]
  const rendered = hasError(problems) ? undefined : render(making)
  problems.push(...(rendered?.problems ?? []))
  if (rendered?.value === undefined) return { status: 'failed', problems }
  const failure = keep(rendered.value, { task, settings })
  if (failure !== undefined) return { status: 'failed', problems: [...problems, failure] }
  const hash = hashBytes(rendered.value.bytes)
  return { status: 'made', fingerprint, hash, ...nameFiles(task.job, rendered.value), problems }
}

/** What is to be there in the end. */
function nameFiles(
  job: Job,
  { name, extension, bytes }: NamedDocument,
): Pick<KnownDocument, 'output'> & { readonly wantedPdf?: WantedPdf } {
  const wish = findPdfWish(job)
  if (wish === undefined) return { output: name }
  const wantedPdf = {
    name: namePdf(name),
    document: name,
    extension,
    size: bytes.length,
    pdfA: job.pdfA ?? false,
  }
  return { output: wish === 'only' ? wantedPdf.name : name, wantedPdf }
}

const listChoices = ({ template, details }: DocumentInputs): readonly Problem[] => [
  ...template.choice,
  ...(details?.choice ?? []).map(inDetails),
]

/** What an opened template is warned about comes with the render. */
function listUnreadable({ parsedQuote, template, details, data }: DocumentInputs): readonly Problem[] {
  const problemsOf = ({ value, problems }: Result<unknown>): readonly Problem[] =>
    value === undefined ? problems : []
  return [
    ...problemsOf(template.result),
    ...parsedQuote().problems,
    ...problemsOf(data?.result ?? nothingWrong),
    ...problemsOf(details?.result ?? nothingWrong).map(inDetails),
  ]
}

const nothingWrong: Result<true> = { value: true, problems: [] }

interface NamedDocument extends QuoteDocument {
  /** Relative to the output folder, with `/`. */
  readonly name: string
}

/** The document and its name, with the problems of both. */
function render({ inputs, task: { job }, settings, namer }: Making): Result<NamedDocument> {
  const { value: quote } = inputs.parsedQuote()
  const { value: template } = inputs.template.result
  if (quote === undefined || template === undefined) return { value: undefined, problems: [] }
  const options = listOptions(job, { inputs, settings })
  const rendered = renderQuote(quote, template, options)
  const named = namer.name(job, { quote, template, options, culture: inputs.culture() })
  const problems = [...rendered.problems, ...named.problems]
  if (rendered.value === undefined || named.value === undefined) return { value: undefined, problems }
  return { value: { ...rendered.value, name: named.value }, problems }
}

function listOptions(
  { quote, template, details: detailsPath, data: dataPath, output, pdf, pdfA, ...options }: Job,
  { inputs: { details, data }, settings }: Pick<Making, 'inputs' | 'settings'>,
): RenderOptions {
  return {
    now: settings.now,
    ...options,
    ...(details?.result.value === undefined ? {} : { details: details.result.value }),
    ...(data?.result.value === undefined ? {} : { data: data.result.value }),
  }
}

/** Writes the document, unless nothing is to be written. What goes wrong is an error. */
function keep(
  { bytes, name }: NamedDocument,
  { task, settings: { out, shownOut, token } }: Pick<Making, 'task' | 'settings'>,
): Problem | undefined {
  if (token === undefined) return undefined
  try {
    writeUnfinished(join(out, nameUnfinished(token, task.number)), bytes)
    return undefined
  } catch (error) {
    return outputNotWritable(join(shownOut, name), error)
  }
}
