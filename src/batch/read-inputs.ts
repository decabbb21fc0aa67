/** Reads what a document is made from. What many documents share is read once. */
import { resolve } from 'node:path'
import type { Quote } from '../carriers.js'
import { hasText } from '../fields/carrier-text.js'
import { lazy } from '../fields/lazy.js'
import type { Job, Problem, RenderOptions, Result, Template } from '../model.js'
import { parseQuote } from '../source/parse-quote.js'
import { parseData } from '../source/read-data-file.js'
import { isFile, listMarked, readInput } from '../source/read-input.js'
import { parseJsonBytes } from '../source/read-json-file.js'
import { type Remembered, RememberedFiles } from '../source/remembered-files.js'
import type { DocumentTask, FetchedFile } from './document-task.js'
import { chooseVariant, languageMark, leaveOutLanguage } from './language-variant.js'

export type OwnData = NonNullable<RenderOptions['data']>

/** A file that a document is made from, and how messages name it. */
export interface InputFile<T> extends Remembered<T> {
  readonly name: string
  /** About the choice of the file, whatever it holds. */
  readonly choice: readonly Problem[]
}

export interface DocumentInputs {
  /** The quote as bytes or text; undefined when it cannot be read. */
  readonly quote: Uint8Array | string | undefined
  /** The quote itself, which is only parsed when somebody asks. */
  readonly parsedQuote: () => Result<Quote>
  readonly template: InputFile<Template>
  readonly details: InputFile<Template> | undefined
  readonly data: InputFile<OwnData> | undefined
  /** The culture that options and quote ask for; a template may state another one. */
  readonly culture: () => string
}

/** As `openTemplate` of the library does. */
export type OpenTemplate = (name: string, bytes: Uint8Array) => Result<Template>

/** Reads inputs, and remembers templates and own data. */
export class InputReader {
  private readonly templates: RememberedFiles<Template>
  private readonly data = new RememberedFiles<OwnData>({
    kind: 'own data',
    most: 4,
    parse: parseOwnData,
  })
  private isThere = rememberAnswers(isFile)

  constructor(open: OpenTemplate) {
    this.templates = new RememberedFiles({
      kind: 'template',
      most: 24,
      parse: (bytes, name) => open(name, bytes),
    })
  }

  /** Whatever may have changed since the last run is looked at once more. */
  beginRun(): void {
    this.isThere = rememberAnswers(isFile)
    this.templates.doubtAll()
    this.data.doubtAll()
  }

  /** @param folder where relative paths start from. Absolute. */
  read({ job, fetched }: DocumentTask, folder: string): DocumentInputs {
    const { value: quote, problems } = readQuote(job, { text: fetched?.quote, folder })
    const parsedQuote = lazy(() =>
      quote === undefined ? { value: undefined, problems } : parseQuoteBytes(quote, job),
    )
    const culture = lazy(() => job.culture ?? preferredCulture(parsedQuote().value) ?? 'en-US')
    const place = { folder, culture }
    return {
      quote,
      parsedQuote,
      template: this.open(job.template, { ...place, archived: fetched?.template }),
      details:
        job.details === undefined
          ? undefined
          : this.open(job.details, { ...place, archived: fetched?.details }),
      data: job.data === undefined ? undefined : this.readData(job.data, folder),
      culture,
    }
  }

  /**
   * The templates that a name may stand for: one, or where nobody has said a culture yet, those of all languages. What
   * keeps the first from being opened is an error.
   */
  openVariants(path: string, { folder, culture, archived }: VariantPlace): Result<readonly Template[]> {
    const isOpen = archived === undefined && culture === undefined && path.includes(languageMark)
    const names = isOpen ? listVariants(path, folder) : [path]
    const place = { folder, culture: () => culture ?? '', archived }
    const results = names.map((name) => this.open(name, place).result)
    const templates = results.flatMap(({ value }) => value ?? [])
    if (templates.length > 0) return { value: templates, problems: [] }
    return { value: undefined, problems: results[0]?.problems ?? [] }
  }

  private open(
    path: string,
    { folder, culture, archived }: FilePlace & { readonly archived: FetchedFile | undefined },
  ): InputFile<Template> {
    if (archived !== undefined) {
      const { name, bytes } = archived
      return { ...this.templates.take(name, bytes), name, choice: [] }
    }
    const isThere = (name: string): boolean => this.isThere(resolve(folder, name))
    const { path: name, problems: choice } = chooseVariant(path, { culture, isThere })
    return { ...this.templates.get({ path: resolve(folder, name), shownPath: name }), name, choice }
  }

  private readData(name: string, folder: string): InputFile<OwnData> {
    return { ...this.data.get({ path: resolve(folder, name), shownPath: name }), name, choice: [] }
  }
}

interface FilePlace {
  readonly folder: string
  readonly culture: () => string
}

interface VariantPlace {
  readonly folder: string
  readonly culture: string | undefined
  readonly archived: FetchedFile | undefined
}

/** The files of all languages, and the one without a language. */
const listVariants = (path: string, folder: string): readonly string[] => [
  leaveOutLanguage(path),
  ...listMarked(resolve(folder, path), languageMark),
]

function readQuote(
  { quote }: Job,
  { text, folder }: { readonly text: string | undefined; readonly folder: string },
): Result<Uint8Array | string> {
  // A quote of SuperOffice that was not fetched never gets here.
  if (text !== undefined || typeof quote !== 'string') return { value: text ?? '', problems: [] }
  return readInput({ path: resolve(folder, quote), shownPath: quote }, 'quote')
}

function parseQuoteBytes(quote: Uint8Array | string, job: Job): Result<Quote> {
  const bytes = typeof quote === 'string' ? Buffer.from(quote) : quote
  const path = typeof job.quote === 'string' ? job.quote : ''
  const { value: json, problems } = parseJsonBytes(bytes, { kind: 'quote', path })
  return json === undefined ? { value: undefined, problems } : parseQuote(json)
}

function parseOwnData(bytes: Uint8Array, path: string): Result<OwnData> {
  const { value: json, problems } = parseJsonBytes(bytes, { kind: 'own data', path })
  return json === undefined ? { value: undefined, problems } : parseData(json)
}

/** SuperOffice stores the lack of a culture as an empty one. */
function preferredCulture(quote: Quote | undefined): string | undefined {
  const name = quote?.quote.preferredEmailCulture
  return hasText(name) ? name : undefined
}

/** More answers than that are forgotten: paths may be of any number. */
const mostAnswers = 1000

/** Whether a file is there is asked once in a run for each name. */
function rememberAnswers(ask: (path: string) => boolean): (path: string) => boolean {
  const answers = new Map<string, boolean>()
  return (path) => {
    const known = answers.get(path)
    if (known !== undefined) return known
    if (answers.size === mostAnswers) answers.clear()
    const answer = ask(path)
    answers.set(path, answer)
    return answer
  }
}
