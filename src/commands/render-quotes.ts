/** `quotewright render`: every quote with every template. A job that fails does not stop the others. */
import type { PdfConverter, PdfOptions, Problem, QuoteDocument, Result } from '../model.js'
import { bareName, type DocumentName, defaultFolder, isPdfAlone } from '../output/name-document.js'
import { writeDocument } from '../output/write-document.js'
import { openPdfConverter } from '../pdf/open-pdf-converter.js'
import { hasError, inDetails, unexpectedFailure } from '../problem.js'
import { renderQuote } from '../render.js'
import { type DocumentOutcome, documentLine, type Finding, hasSeverity, renderClosing } from '../report.js'
import { expandPatterns } from '../source/expand-patterns.js'
import { distinctFiles } from './distinct-files.js'
import { createProgress, type Progress } from './progress.js'
import {
  countDocuments,
  findOutFault,
  type Job,
  problemKey,
  type RenderRequest,
  readJobs,
} from './read-jobs.js'
import { showProblems } from './show-problems.js'
import type { ExitStatus, World } from './world.js'
import { writePdf } from './write-pdf.js'

export async function renderQuotes(asked: RenderRequest, world: World): Promise<ExitStatus> {
  const quotes = distinctFiles(await expandPatterns(asked.quotes, world.folder), world.folder)
  const request = { ...asked, quotes, templates: distinctFiles(asked.templates, world.folder) }
  const folder = request.out ?? defaultFolder
  const total = countDocuments(request)
  const fault = await findOutFault(request, world.folder)
  if (fault !== undefined) {
    world.standardError.write(`error: ${fault}\n`)
    return 2
  }
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

/**
 * Runs the jobs, and gives what became of them in their order. A document is there under its name before the next one
 * begins; only PDF files are made meanwhile.
 */
async function* runJobs(jobs: AsyncIterable<Job>, making: Making): AsyncGenerator<DocumentOutcome> {
  const inWork: Promise<DocumentOutcome>[] = []
  let interruption: AbortSignal | undefined
  for await (const job of jobs) {
    // Not before there is something to write: a command that still waits for its input should end at once.
    interruption ??= making.world.interruption()
    if (interruption.aborted) break
    const { outcome } = await startJob(job, making)
    inWork.push(outcome)
    if (job.name.pdf === undefined || inWork.length >= mostWaiting) yield* inWork.splice(0, 1)
  }
  yield* inWork
}

interface Started {
  /** Never rejects. */
  readonly outcome: Promise<DocumentOutcome>
}

/** Makes one document, and begins with its PDF. Whatever goes wrong becomes its problem. */
async function startJob(job: Job, making: Making): Promise<Started> {
  const findings = listFindings(job)
  const rendered = hasSeverity(findings, 'error') ? nothing : await makeDocument(job)
  const outcome = addPdf(rendered, { job, making }).then((made) => describeOutcome(job, { findings, made }))
  return { outcome }
}

/** What is known of a job before anything is made. */
function listFindings(job: Job): readonly Finding[] {
  const { quote, template, details, data, name } = job
  return [
    ...[template, quote, data].flatMap((input) =>
      (input?.result.problems ?? []).map((problem) => ({
        file: dataFileOf(problem, job) ?? input?.file ?? '',
        problem,
      })),
    ),
    ...(details?.result.problems ?? [])
      .map(inDetails)
      .map((problem) => ({ file: fileOf(problem, job), problem })),
    ...findObstacles(name).map((problem) => ({ file: wantedFile(name), problem })),
  ]
}

/** What forbids a job everything that could be made of it. */
function findObstacles({ problems, pdf }: DocumentName): readonly Problem[] {
  if (pdf === undefined || !pdf.isAlone) return problems
  return hasError(problems) ? pdf.problems : []
}

/** The file that is wanted most. */
const wantedFile = ({ shownPath, pdf }: DocumentName): string => (pdf?.isAlone ? pdf.shownPath : shownPath)

/** What was made of a job. */
interface Made {
  readonly isWritten: boolean
  readonly hasPdf: boolean
  /** Those of the document. */
  readonly problems: readonly Problem[]
  /** Those that only its PDF has. */
  readonly ofPdf: readonly Problem[]
}

interface Rendered extends Made {
  /** What a PDF can be made of. */
  readonly document?: QuoteDocument
}

const nothing: Made = { isWritten: false, hasPdf: false, problems: [], ofPdf: [] }

/** Renders, and writes the document unless its PDF alone is wanted. */
async function makeDocument(job: Job): Promise<Rendered> {
  try {
    const { value: document, problems } = render(job)
    if (document === undefined) return { ...nothing, problems }
    if (isPdfAlone(job.name)) return { ...nothing, problems, document }
    const ofWriting = await writeDocument(document.bytes, job.name)
    const isWritten = !hasError(ofWriting)
    return { ...nothing, isWritten, problems: [...problems, ...ofWriting], document }
  } catch (error) {
    return { ...nothing, problems: [unexpectedFailure(error)] }
  }
}

/** Makes the PDF, where one is wanted. Where there is neither that nor the document, this is written all the same. */
async function addPdf(
  rendered: Rendered,
  { job: { name }, making }: { readonly job: Job; readonly making: Making },
): Promise<Made> {
  const { document, problems } = rendered
  const { pdf: file } = name
  if (document === undefined || file === undefined) return rendered
  try {
    const options = pdfOptions(name, making.request)
    const ofPdf = await writePdf(document, { converter: making.converter, file, options })
    const hasPdf = !hasError(ofPdf)
    if (hasPdf || !file.isAlone) return { ...rendered, hasPdf, ofPdf }
    const ofWriting = hasError(name.problems) ? name.problems : await writeDocument(document.bytes, name)
    const isWritten = !hasError(ofWriting)
    return { isWritten, hasPdf, problems: [...problems, ...ofWriting], ofPdf }
  } catch (error) {
    return { ...rendered, ofPdf: [unexpectedFailure(error)] }
  }
}

const pdfOptions = ({ shownPath }: DocumentName, { pdfA, pdfTimeLimit }: RenderRequest): PdfOptions => ({
  pdfA,
  name: bareName(shownPath),
  ...(pdfTimeLimit === undefined ? {} : { timeLimit: pdfTimeLimit }),
})

function describeOutcome(
  job: Job,
  { findings, made }: { readonly findings: readonly Finding[]; readonly made: Made },
): DocumentOutcome {
  const { quote, template, name } = job
  const pdf = name.pdf?.shownPath
  return {
    quote: quote?.name,
    template: template.file,
    output: made.isWritten ? name.shownPath : undefined,
    pdf: made.hasPdf ? pdf : undefined,
    findings: [
      ...findings,
      ...made.problems.map((problem) => ({ file: fileOf(problem, job), problem })),
      ...made.ofPdf.map((problem) => ({ file: pdf ?? name.shownPath, problem })),
    ],
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
  return problem.where !== undefined && isTemplates ? template.file : wantedFile(name)
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
