/** `quotewright render`: every quote with every template. A job that fails does not stop the others. */
import { resolve } from 'node:path'
import type { Quote } from '../carriers.js'
import { checkTemplate } from '../check.js'
import type { Problem, RenderOptions, Result, Template } from '../model.js'
import { isFolder } from '../output/is-folder.js'
import { type DocumentName, defaultFolder, looksLikeFile, nameDocuments } from '../output/name-document.js'
import { writeDocument } from '../output/write-document.js'
import { inDetails, unexpectedFailure } from '../problem.js'
import { renderQuote } from '../render.js'
import { type DocumentOutcome, documentLine, type Finding, hasSeverity, renderClosing } from '../report.js'
import { expandPatterns } from '../source/expand-patterns.js'
import { readDataFile } from '../source/read-data-file.js'
import { readQuoteFile } from '../source/read-quote-file.js'
import { distinctFiles } from './distinct-files.js'
import { createProgress, type Progress } from './progress.js'
import { readTemplate } from './read-template.js'
import { showProblems } from './show-problems.js'
import type { ExitStatus, World } from './world.js'

export interface RenderRequest {
  /** Files or patterns of their names; `-` is standard input. Empty: the templates are filled from own data alone. */
  readonly quotes: readonly string[]
  readonly templates: readonly string[]
  readonly out: string | undefined
  /** A second template, which every document takes in. */
  readonly details: string | undefined
  readonly data: string | undefined
  readonly options: OtherOptions
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

interface ReadTemplate extends Read<Template> {
  /** The problems that the template has whatever fills it; others at a place in it come from what fills it. */
  readonly own: ReadonlySet<string>
}

/** One document to be made. */
interface Job {
  readonly quote: Read<Quote> | undefined
  readonly template: ReadTemplate
  readonly details: Read<Template> | undefined
  readonly data: Read<OwnData> | undefined
  readonly name: DocumentName
  readonly options: OtherOptions
}

export async function renderQuotes(asked: RenderRequest, world: World): Promise<ExitStatus> {
  const quotes = distinctFiles(await expandPatterns(asked.quotes, world.folder), world.folder)
  const request = { ...asked, quotes, templates: distinctFiles(asked.templates, world.folder) }
  const folder = request.out ?? defaultFolder
  const total = Math.max(quotes.length, 1) * request.templates.length
  const progress = createProgress(total, { world, quiet: request.quiet })
  const outcomes: DocumentOutcome[] = []
  for await (const job of readJobs(request, world)) {
    const outcome = await runJob(job)
    outcomes.push(outcome)
    announce(outcome, { request, world, progress })
    progress.show(outcomes.length)
  }
  progress.wipe()
  const findings = outcomes.map((outcome) => outcome.findings)
  showProblems(findings, { world, severities: request.quiet ? ['error'] : ['error', 'warning'] })
  if (!request.quiet) world.standardError.write(`${renderClosing(outcomes, folder)}\n`)
  const hasFailed = outcomes.some(({ output }) => output === undefined)
  const hasWarned = findings.some((found) => hasSeverity(found, 'warning'))
  return hasFailed || (request.strict && hasWarned) ? 1 : 0
}

/** The jobs in order: each file is read once, and of the quotes one is held at a time. */
async function* readJobs(request: RenderRequest, world: World): AsyncGenerator<Job> {
  const { templates: files, options } = request
  const names = await nameOutputs(request, world)
  const data = await readIfGiven(request.data, (path) => readDataFile(path, world))
  const reading = { inputs: world, data: data?.result.value }
  const templates: ReadTemplate[] = []
  for (const file of files) {
    const template = await read(file, (path) => readTemplate(path, reading))
    templates.push({ ...template, own: findOwnProblems(template.result.value, reading.data) })
  }
  const details = await readIfGiven(request.details, (path) => readTemplate(path, reading))
  const quotes = request.quotes.length === 0 ? [undefined] : request.quotes
  for (const [row, file] of quotes.entries()) {
    const quote = await readIfGiven(file, (path) => readQuoteFile(path, world))
    for (const [column, template] of templates.entries()) {
      const name = names[row * templates.length + column]
      if (name !== undefined) yield { quote, template, details, data, name, options }
    }
  }
}

function findOwnProblems(template: Template | undefined, data: OwnData | undefined): ReadonlySet<string> {
  if (template === undefined) return new Set()
  return new Set(checkTemplate(template, data === undefined ? {} : { data }).map(problemKey))
}

/** Severities are left out: the caller may want unknown names kept. */
const problemKey = ({ code, where }: Problem): string => JSON.stringify([code, where])

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

async function nameOutputs(request: RenderRequest, world: World): Promise<readonly DocumentName[]> {
  const { quotes, templates, details, data, out } = request
  const subjects = quotes.length === 0 ? [data ?? ''] : quotes
  const documents = subjects.flatMap((subject) => templates.map((template) => ({ subject, template })))
  const { folder } = world
  const outIsFile =
    out !== undefined &&
    documents.length === 1 &&
    looksLikeFile(out) &&
    !(await isFolder(resolve(folder, out)))
  const inputs = [...quotes, ...templates, details, data].filter((file) => file !== undefined)
  return nameDocuments(documents, { folder, out, outIsFile, inputs })
}

/** Makes one document. Whatever goes wrong becomes its problem. */
async function runJob(job: Job): Promise<DocumentOutcome> {
  const { quote, template, details, data, name } = job
  const findings: Finding[] = []
  const add = (problems: readonly Problem[], file: (problem: Problem) => string): void => {
    for (const problem of problems) findings.push({ file: file(problem), problem })
  }
  for (const input of [template, quote, data]) {
    add(input?.result.problems ?? [], (problem) => dataFileOf(problem, job) ?? input?.file ?? '')
  }
  add((details?.result.problems ?? []).map(inDetails), (problem) => fileOf(problem, job))
  add(name.problems, () => name.shownPath)
  if (!hasSeverity(findings, 'error')) {
    const problems = await makeDocument(job)
    add(problems, (problem) => fileOf(problem, job))
  }
  const output = hasSeverity(findings, 'error') ? undefined : name.shownPath
  return { quote: quote?.file, template: template.file, output, findings }
}

/** Renders and writes. */
async function makeDocument({
  quote,
  template,
  details,
  data,
  name,
  options,
}: Job): Promise<readonly Problem[]> {
  try {
    if (template.result.value === undefined) return []
    const ownData = data?.result.value
    const inserted = details?.result.value
    const rendered = renderQuote(quote?.result.value, template.result.value, {
      ...options,
      ...(inserted === undefined ? {} : { details: inserted }),
      ...(ownData === undefined ? {} : { data: ownData }),
    })
    if (rendered.value === undefined) return rendered.problems
    return [...rendered.problems, ...(await writeDocument(rendered.value.bytes, name))]
  } catch (error) {
    return [unexpectedFailure(error)]
  }
}

/**
 * The file that a problem of rendering lies in: a path is one of the quote's, a place in the details is theirs, what the
 * template has by itself is the template's, and everything else the document's.
 */
function fileOf(problem: Problem, job: Job): string {
  const dataFile = dataFileOf(problem, job)
  if (dataFile !== undefined) return dataFile
  const { quote, template, details, name } = job
  if (problem.where?.path !== undefined && quote !== undefined) return quote.file
  if (problem.where?.template !== undefined && details !== undefined) return details.file
  const isTemplates = problem.severity === 'error' || template.own.has(problemKey(problem))
  return problem.where !== undefined && isTemplates ? template.file : name.shownPath
}

/** The file of own data, for a problem that lies in it. */
const dataFileOf = ({ code }: Problem, { data }: Job): string | undefined =>
  code === 'data-invalid' ? data?.file : undefined

/** Tells programs what became of a document. */
function announce(
  outcome: DocumentOutcome,
  {
    request,
    world,
    progress,
  }: { readonly request: RenderRequest; readonly world: World; readonly progress: Progress },
): void {
  const line = request.json ? documentLine(outcome) : outcome.output
  if (line === undefined) return
  progress.wipe()
  world.standardOutput.write(`${line}\n`)
}
