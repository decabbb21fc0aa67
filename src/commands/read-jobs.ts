/** What `quotewright render` makes documents from: every quote with every template. */
import { resolve } from 'node:path'
import type { Quote } from '../carriers.js'
import { checkTemplate } from '../check.js'
import type { Problem, QuoteSelector, RenderOptions, Result, Template } from '../model.js'
import { isFolder } from '../output/is-folder.js'
import {
  type DocumentName,
  type DocumentSources,
  isPdfName,
  looksLikeFile,
  nameDocuments,
  type PdfWish,
} from '../output/name-document.js'
import { nameLiveQuote } from '../output/name-live-quote.js'
import { unexpectedFailure } from '../problem.js'
import { nameSelector } from '../source/name-selector.js'
import { readDataFile } from '../source/read-data-file.js'
import { readQuoteFile } from '../source/read-quote-file.js'
import { type LiveSource, openLiveSource } from './live-source.js'
import { readTemplate } from './read-template.js'
import type { World } from './world.js'

export interface RenderRequest {
  /** Files or patterns of their names; `-` is standard input. Empty: the templates are filled from own data alone. */
  readonly quotes: readonly string[]
  /** A quote that SuperOffice is asked for. */
  readonly selector: QuoteSelector | undefined
  /** Files, or templates in SuperOffice's archive. */
  readonly templates: readonly string[]
  readonly out: string | undefined
  /** A second template, which every document takes in. */
  readonly details: string | undefined
  readonly data: string | undefined
  readonly options: OtherOptions
  /** Whether a PDF is written beside every document, or instead of it; as `out` says unless told. */
  readonly pdf: PdfWish | undefined
  /** Every PDF is PDF/A-2b, and there is one. */
  readonly pdfA: boolean
  /** Milliseconds that one PDF may take; what is usual unless told. */
  readonly pdfTimeLimit: number | undefined
  /** Refuse a quote of SuperOffice when its quote connections do not work. */
  readonly requireConnection: boolean
  readonly strict: boolean
  readonly json: boolean
  readonly quiet: boolean
}

/** The options that are values, not files. */
type OtherOptions = Omit<RenderOptions, 'data' | 'details'>
type OwnData = NonNullable<RenderOptions['data']>

/** A file that was read, with what it gave. */
interface Read<T> {
  readonly file: string
  readonly result: Result<T>
}

interface ReadQuote extends Read<Quote> {
  /** How programs know it. */
  readonly name: string
}

interface ReadTemplate extends Read<Template> {
  /** The problems that the template has whatever fills it; others at a place in it come from what fills it. */
  readonly own: ReadonlySet<string>
}

/** One document to be made. */
export interface Job {
  readonly quote: ReadQuote | undefined
  readonly template: ReadTemplate
  readonly details: Read<Template> | undefined
  readonly data: Read<OwnData> | undefined
  readonly name: DocumentName
  readonly options: OtherOptions
}

/** Own data alone counts as one. */
const countQuotes = ({ quotes, selector }: RenderRequest): number =>
  Math.max(quotes.length + (selector === undefined ? 0 : 1), 1)

export const countDocuments = (request: RenderRequest): number =>
  countQuotes(request) * request.templates.length

/** What is wrong with an `out` that is the name of a PDF: it takes one document, and is no folder. */
export async function findOutFault(request: RenderRequest, folder: string): Promise<string | undefined> {
  const { out } = request
  if (out === undefined || !looksLikeFile(out) || !isPdfName(out)) return undefined
  const total = countDocuments(request)
  if (total > 1) {
    return `option '--out ${out}' names one PDF, but there are ${total} documents; name a folder, and add --pdf=only`
  }
  return (await isFolder(resolve(folder, out)))
    ? `option '--out ${out}' names a PDF, but that is a folder; end it in a slash, and add --pdf=only`
    : undefined
}

/**
 * The jobs in order: each file is read once, and of the quotes in files one is held at a time. Quotes of SuperOffice
 * come last, but are fetched first: only they tell the names of their documents.
 */
export async function* readJobs(request: RenderRequest, world: World): AsyncGenerator<Job> {
  const { options } = request
  const source = openLiveSource(world)
  const data = await readIfGiven(request.data, (path) => readDataFile(path, world))
  const live = { source, selector: request.selector }
  const reading = { inputs: world, data: data?.result.value, live }
  const templates: ReadTemplate[] = []
  for (const file of request.templates) {
    const template = await read(file, (path) => readTemplate(path, reading))
    templates.push({ ...template, own: findOwnProblems(template.result.value, reading.data) })
  }
  const details = await readIfGiven(request.details, (path) => readTemplate(path, reading))
  const fetched = await fetchIfAsked(request, { source, templates, details })
  const known = fetched?.find(({ result }) => result.value !== undefined) ?? fetched?.[0]
  const names = await nameOutputs(request, { world, templates, fetched: known })
  let row = 0
  for await (const quotes of readQuotes(request, { world, fetched })) {
    for (const [column, template] of templates.entries()) {
      const name = names[row * templates.length + column]
      const quote = quotes[column] ?? quotes[0]
      if (name !== undefined) yield { quote, template, details, data, name, options }
    }
    row += 1
  }
}

/** One for all templates, or one for each; none for own data alone. */
type QuotesOfRow = readonly ReadQuote[]

async function* readQuotes(
  { quotes }: RenderRequest,
  { world, fetched }: { readonly world: World; readonly fetched: QuotesOfRow | undefined },
): AsyncGenerator<QuotesOfRow> {
  for (const file of quotes) {
    yield [{ ...(await read(file, (path) => readQuoteFile(path, world))), name: file }]
  }
  if (fetched !== undefined || quotes.length === 0) yield fetched ?? []
}

interface Fetching {
  readonly source: LiveSource
  readonly templates: readonly Read<Template>[]
  readonly details: Read<Template> | undefined
}

/** The quote for each template: fetched once for all that print in one culture, since its texts come in a language. */
async function fetchIfAsked(
  { selector, options, requireConnection }: RenderRequest,
  { source, templates, details }: Fetching,
): Promise<QuotesOfRow | undefined> {
  if (selector === undefined) return undefined
  const { shown, name } = nameSelector(selector)
  const inserted = details?.result.value
  const cultures = templates.map(({ result }) => printedCulture([inserted, result.value]) ?? options.culture)
  const quotes = new Map<string | undefined, ReadQuote>()
  for (const culture of new Set(cultures)) {
    const printed = templates.filter((_, index) => cultures[index] === culture)
    const opened = [...printed.map(({ result }) => result.value), inserted]
    const wanted = {
      templates: opened.filter((template) => template !== undefined),
      requireConnection,
      ...(culture === undefined ? {} : { culture }),
    }
    quotes.set(culture, { ...(await read(shown, () => source.fetchQuote(selector, wanted))), name })
  }
  return cultures.flatMap((culture) => quotes.get(culture) ?? [])
}

/** The culture that templates state themselves: of several the first counts, and those of the details come first. */
const printedCulture = (templates: readonly (Template | undefined)[]): string | undefined =>
  templates.flatMap((template) => template?.directives ?? []).find(({ name }) => name === 'Culture')?.value

function findOwnProblems(template: Template | undefined, data: OwnData | undefined): ReadonlySet<string> {
  if (template === undefined) return new Set()
  return new Set(checkTemplate(template, data === undefined ? {} : { data }).map(problemKey))
}

/** Severities are left out: the caller may want unknown names kept. */
export const problemKey = ({ code, where }: Problem): string => JSON.stringify([code, where])

type Reader<T> = (path: string) => Promise<Result<T>>

async function read<T>(file: string, reader: Reader<T>): Promise<Read<T>> {
  try {
    return { file, result: await reader(file) }
  } catch (error) {
    return { file, result: { value: undefined, problems: [unexpectedFailure(error)] } }
  }
}

const readIfGiven = async <T>(file: string | undefined, reader: Reader<T>): Promise<Read<T> | undefined> =>
  file === undefined ? undefined : read(file, reader)

interface Naming {
  readonly world: World
  readonly templates: readonly Read<Template>[]
  readonly fetched: ReadQuote | undefined
}

async function nameOutputs(request: RenderRequest, naming: Naming): Promise<readonly DocumentName[]> {
  const { quotes, templates, details, data, out } = request
  const subjects: Omit<DocumentSources, 'template'>[] = quotes.map((file) => ({ subject: file }))
  if (naming.fetched !== undefined)
    subjects.push({ subject: naming.fetched.file, beginning: nameOf(naming.fetched) })
  if (subjects.length === 0) subjects.push({ subject: data ?? '' })
  const documents = subjects.flatMap((subject) =>
    // A template of SuperOffice has the name of its file there.
    naming.templates.map(({ file, result }) => ({ ...subject, template: result.value?.name ?? file })),
  )
  const { folder } = naming.world
  const outIsFile =
    out !== undefined &&
    documents.length === 1 &&
    looksLikeFile(out) &&
    !(await isFolder(resolve(folder, out)))
  const inputs = [...quotes, ...templates, details, data].filter((file) => file !== undefined)
  const isPdf = outIsFile && isPdfName(out)
  const pdf = request.pdf ?? (request.pdfA && !isPdf ? 'beside' : undefined)
  return nameDocuments(documents, { folder, out, outIsFile, inputs, pdf })
}

const nameOf = ({ name, result }: ReadQuote): string =>
  nameLiveQuote({
    number: result.value?.version.number,
    rank: result.value?.version.rank,
    fallback: name,
  })
