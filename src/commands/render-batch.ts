/** `quotewright batch`: a document for every job of a list, several at a time. */
import { dirname, relative, resolve } from 'node:path'
import { type Batch, type BatchOutcome, openBatch } from '../batch/run-batch.js'
import type { BatchOptions, Job, RenderOptions, Result } from '../model.js'
import { defaultFolder } from '../output/name-document.js'
import { openPdfConverter } from '../pdf/open-pdf-converter.js'
import { jobLine } from '../report.js'
import { countJobs } from '../source/count-jobs.js'
import { expandPatterns } from '../source/expand-patterns.js'
import { standardInputName } from '../source/read-bytes.js'
import { readJobsFile } from '../source/read-jobs-file.js'
import { closeBatch } from './close-batch.js'
import { distinctFiles } from './distinct-files.js'
import { openLiveSource } from './live-source.js'
import { nameQuote } from './name-job.js'
import { createProgress, type Progress } from './progress.js'
import { showProblems } from './show-problems.js'
import { type BatchSummary, createBatchSummary, totalOf, writtenFiles } from './summarize-batch.js'
import { type ExitStatus, hasColor, type World } from './world.js'

export interface BatchRequest {
  /** One file of jobs; or with `templates`, quote files or patterns of their names. */
  readonly jobs: readonly string[]
  /** Every quote is rendered with each; empty where a jobs file tells. */
  readonly templates: readonly string[]
  /** What holds for every job that says nothing else; paths are relative to the current folder. */
  readonly defaults: JobDefaults
  readonly options: Omit<BatchOptions, 'connection' | 'folder' | 'signal'>
  readonly json: boolean
  readonly quiet: boolean
}

/** `now` is an option of the whole run. */
export type JobDefaults = Omit<RenderOptions, 'data' | 'details' | 'now'> &
  Pick<Job, 'output' | 'details' | 'data'>

export async function renderBatch(request: BatchRequest, world: World): Promise<ExitStatus> {
  const { options, quiet } = request
  const list = await listJobs(request, world)
  const { value: batch, problems } = await openBatch(
    list.jobs,
    { ...options, signal: world.interruption() },
    {
      version: world.version,
      folder: world.folder,
      jobsFolder: list.folder,
      now: world.now,
      source: openLiveSource(world),
      inputs: list.file === undefined ? [] : [list.file],
      openConverter: (wishes) => openPdfConverter({ ...wishes, environment: world.environment }),
    },
  )
  const findings = problems.map((problem) => ({ file: options.out ?? defaultFolder, problem }))
  showProblems([findings], { world, severities: quiet ? ['error'] : ['error', 'warning'] })
  if (batch === undefined) return 1
  const started = world.milliseconds()
  const summary = await run(batch, { request, list, world })
  const lines = closeBatch(summary, {
    end: batch.end(),
    total: list.total(),
    seconds: (world.milliseconds() - started) / 1000,
    folder: options.out ?? defaultFolder,
    isDryRun: options.dryRun ?? false,
  })
  for (const line of quiet ? summary.failures() : lines) world.standardError.write(`${line}\n`)
  return summary.counts().failed > 0 || batch.end().kind !== 'complete' ? 1 : 0
}

// -------------------------------------------------------------------------------------------------- jobs

interface JobList {
  readonly jobs: AsyncIterable<Result<Job>> | Iterable<Result<Job>>
  /** How many there are; undefined where only the end tells. */
  readonly total: () => number | undefined
  /** The file of the jobs, where there is one. */
  readonly file: string | undefined
  /** What the paths of the jobs start from. */
  readonly folder: string
}

async function listJobs(request: BatchRequest, world: World): Promise<JobList> {
  const [file] = request.jobs
  if (request.templates.length > 0 || file === undefined) return listQuotes(request, world)
  const isInput = file === standardInputName
  const path = resolve(world.folder, file)
  const folder = isInput ? world.folder : dirname(path)
  const defaults = relocate(request.defaults, { from: world.folder, to: folder })
  let total = isInput ? undefined : await countJobs(path)
  const complete = (job: Job): Job => {
    // A pattern stands for any number of quotes.
    if (typeof job.quote === 'string' && job.quote.includes('*')) total = undefined
    return { ...defaults, ...job }
  }
  return {
    jobs: mapJobs(readJobsFile(file, world), complete),
    total: () => total,
    file: isInput ? undefined : file,
    folder,
  }
}

/** Every quote with every template. */
async function listQuotes({ jobs, templates, defaults }: BatchRequest, { folder }: World): Promise<JobList> {
  const quotes = distinctFiles(await expandPatterns(jobs, folder), folder)
  const distinct = distinctFiles(templates, folder)
  const combined = quotes.flatMap((quote) => distinct.map((template) => ({ ...defaults, quote, template })))
  return {
    jobs: combined.map((job) => ({ value: job, problems: [] })),
    total: () => combined.length,
    file: undefined,
    folder,
  }
}

async function* mapJobs(
  jobs: AsyncIterable<Result<Job>>,
  change: (job: Job) => Job,
): AsyncGenerator<Result<Job>> {
  for await (const { value: job, problems } of jobs) yield { value: job && change(job), problems }
}

/** The same defaults, their files named as the jobs name theirs. */
function relocate(
  { details, data, ...others }: JobDefaults,
  { from, to }: { readonly from: string; readonly to: string },
): JobDefaults {
  const move = (path: string): string => relative(to, resolve(from, path))
  return {
    ...others,
    ...(details === undefined ? {} : { details: move(details) }),
    ...(data === undefined ? {} : { data: move(data) }),
  }
}

// --------------------------------------------------------------------------------------------------- run

interface Run {
  readonly request: BatchRequest
  readonly list: JobList
  readonly world: World
}

async function run(batch: Batch, { request, list, world }: Run): Promise<BatchSummary> {
  const progress = createProgress({ world, quiet: request.quiet, inLines: true })
  const color = hasColor(world.standardError, world.environment)
  const summary = createBatchSummary({ jobsFile: list.file ?? standardInputName, color })
  for await (const outcome of batch.outcomes) {
    summary.add(outcome)
    announce(outcome, { request, world, progress })
    progress.show(totalOf(summary.counts()), list.total())
  }
  progress.wipe()
  return summary
}

/** Tells programs what became of a job. */
function announce(
  outcome: BatchOutcome,
  {
    request,
    world,
    progress,
  }: { readonly request: BatchRequest; readonly world: World; readonly progress: Progress },
): void {
  const paths = request.quiet ? [] : writtenFiles(outcome)
  const lines = request.json ? [jsonOf(outcome)] : paths
  if (lines.length === 0) return
  progress.wipe()
  for (const line of lines) world.standardOutput.write(`${line}\n`)
}

function jsonOf({ job, output, pdf, status, problems, milliseconds }: BatchOutcome): string {
  const quote = job === undefined ? undefined : nameQuote(job)
  return jobLine({ quote, template: job?.template, output, pdf, status, problems, milliseconds })
}
