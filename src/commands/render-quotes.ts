/** `quotewright render`: every quote with every template. A job that fails does not stop the others. */
import type { PdfConverter, Problem, QuoteDocument, Result } from '../model.js'
import { defaultFolder, isPdfAlone } from '../output/name-document.js'
import { writeDocument } from '../output/write-document.js'
import { openPdfConverter } from '../pdf/open-pdf-converter.js'
import { hasError, inDetails, unexpectedFailure } from '../problem.js'
import { renderQuote } from '../render.js'
import { type DocumentOutcome, documentLine, type Finding, hasSeverity, renderClosing } from '../report.js'
import { expandPatterns } from '../source/expand-patterns.js'
import { distinctFiles } from './distinct-files.js'
import { createProgress, type Progress } from './progress.js'
import { countQuotes, type Job, problemKey, type RenderRequest, readJobs } from './read-jobs.js'
import { showProblems } from './show-problems.js'
import type { ExitStatus, World } from './world.js'
import { writePdf } from './write-pdf.js'

export async function renderQuotes(asked: RenderRequest, world: World): Promise<ExitStatus> {
  const quotes = distinctFiles(await expandPatterns(asked.quotes, world.folder), world.folder)
  const request = { ...asked, quotes, templates: distinctFiles(asked.templates, world.folder) }
  const folder = request.out ?? defaultFolder
  const total = countQuotes(request) * request.templates.length
  const progress = createProgress({ world, quiet: request.quiet })
  const outcomes: DocumentOutcome[] = []
  const converter = openPdfConverter({ environment: world.environment })
  try {
    for await (const outcome of runJobs(readJobs(request, world), { request, world, converter })) {
      outcomes.push(outcome)
      announce(outcome, { request, world, progress })
      progress.show(outcomes.length, total)
    }
  } finally {
    await converter.close()
  }
  progress.wipe()
  const findings = outcomes.map((outcome) => outcome.findings)
  showProblems(findings, { world, severities: request.quiet ? ['error'] : ['error', 'warning'] })
  if (!request.quiet) world.standardError.write(`${renderClosing(outcomes, { folder, total })}\n`)
  const hasFailed = findings.some((found) => hasSeverity(found, 'error'))
  const hasWarned = findings.some((found) => hasSeverity(found, 'warning'))
  return hasFailed || (request.strict && hasWarned) ? 1 : 0
}

interface Making {
  readonly request: RenderRequest
  readonly world: World
  readonly converter: PdfConverter
}

/** So many documents may wait for their PDF: those that wait are made together, which is faster. */
const mostWaiting = 50

/** Runs the jobs, and gives what became of them in their order. */
async function* runJobs(jobs: AsyncIterable<Job>, making: Making): AsyncGenerator<DocumentOutcome> {
  const { pdf, pdfA } = making.request
  const mostInWork = pdf === undefined && !pdfA ? 1 : mostWaiting
  const inWork: Promise<DocumentOutcome>[] = []
  let interruption: AbortSignal | undefined
  for await (const job of jobs) {
    // Not before there is something to write: a command that still waits for its input should end at once.
    interruption ??= making.world.interruption()
    if (interruption.aborted) break
    inWork.push(runJob(job, making))
    if (inWork.length >= mostInWork) yield* inWork.splice(0, 1)
  }
  yield* inWork
}

/** Makes one document. Whatever goes wrong becomes its problem; it never rejects. */
async function runJob(job: Job, making: Making): Promise<DocumentOutcome> {
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
  const made = hasSeverity(findings, 'error') ? nothing : await makeDocument(job, making)
  add(made.problems, (problem) => fileOf(problem, job))
  add(made.ofPdf, () => name.pdf?.shownPath ?? name.shownPath)
  return {
    quote: quote?.name,
    template: template.file,
    output: made.isWritten ? name.shownPath : undefined,
    pdf: made.hasPdf ? name.pdf?.shownPath : undefined,
    findings,
  }
}

/** What was made of a job. */
interface Made {
  readonly isWritten: boolean
  readonly hasPdf: boolean
  /** Those of the document. */
  readonly problems: readonly Problem[]
  /** Those that only its PDF has. */
  readonly ofPdf: readonly Problem[]
}

const nothing: Made = { isWritten: false, hasPdf: false, problems: [], ofPdf: [] }

/** Renders, and writes the document and its PDF, or one of them. That one fails is nothing to the other. */
async function makeDocument(job: Job, { request, converter }: Making): Promise<Made> {
  const { name } = job
  const isAlone = isPdfAlone(name)
  try {
    const { value, problems } = render(job)
    if (value === undefined) return { ...nothing, problems }
    const { pdf: file } = name
    const [ofWriting, ofPdf] = await Promise.all([
      isAlone ? [] : writeDocument(value.bytes, name),
      file === undefined ? [] : writePdf(value, { converter, file, pdfA: request.pdfA }),
    ])
    return {
      isWritten: !isAlone && !hasError(ofWriting),
      hasPdf: file !== undefined && !hasError(ofPdf),
      problems: [...problems, ...ofWriting],
      ofPdf,
    }
  } catch (error) {
    return { ...nothing, problems: [unexpectedFailure(error)] }
  }
}

function render({ quote, template, details, data, options }: Job): Result<QuoteDocument> {
  if (template.result.value === undefined) return { value: undefined, problems: [] }
  const ownData = data?.result.value
  const inserted = details?.result.value
  return renderQuote(quote?.result.value, template.result.value, {
    ...options,
    ...(inserted === undefined ? {} : { details: inserted }),
    ...(ownData === undefined ? {} : { data: ownData }),
  })
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
  const lines = request.json ? [documentLine(outcome)] : [outcome.output, outcome.pdf]
  for (const line of lines) {
    if (line === undefined) continue
    progress.wipe()
    world.standardOutput.write(`${line}\n`)
  }
}
