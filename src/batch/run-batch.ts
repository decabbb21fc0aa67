/** One batch from its beginning to its end: what `renderBatch` and the command share. */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parseDateValue } from '../date-value.js'
import type { BatchOptions, Job, Outcome, PdfConverter, Problem, Result } from '../model.js'
import { DocumentFolder } from '../output/document-folder.js'
import { type FolderLock, lockFolder, signInterval } from '../output/folder-lock.js'
import { type Journal, openJournal } from '../output/journal.js'
import { JournalContent } from '../output/journal-content.js'
import { defaultFolder } from '../output/name-document.js'
import { removeUnfinished } from '../output/unfinished-files.js'
import { makeFolder } from '../output/write-document.js'
import { openPdfConverter } from '../pdf/open-pdf-converter.js'
import { invalidNow, invalidOption, outputLockLost, outputNotWritable } from '../problem.js'
import { hashBytes } from '../source/remembered-files.js'
import { milliseconds } from './clock.js'
import { type Commit, DocumentCommitter } from './commit-documents.js'
import { DocumentConverter } from './convert-documents.js'
import type { DocumentTask, RunSettings } from './document-task.js'
import { DocumentThreads } from './document-threads.js'
import { expandJobs } from './expand-jobs.js'
import { type BatchSource, InputFetcher, isLive } from './fetch-inputs.js'
import { type AnsweredJob, JobLine } from './job-line.js'
import { ThreadKeeper } from './kept-threads.js'
import type { ThreadPool } from './thread-pool.js'

export type { BatchSource } from './fetch-inputs.js'

/** The outcome of a line of a jobs file: one that holds no job has an outcome, too. */
export type BatchOutcome = Omit<Outcome, 'job'> & { readonly job: Job | undefined }

/** Why no more outcomes come. */
export type BatchEnd =
  /** Every job has an outcome. */
  | { readonly kind: 'complete' }
  /** As many jobs failed as were allowed, or the caller aborted. */
  | { readonly kind: 'stopped'; readonly because: 'failures' | 'signal' }
  /** The journal cannot be written any more, or the folder is another run's. */
  | { readonly kind: 'broken'; readonly problem: Problem }

export interface Batch {
  /** In the order of the jobs. Only going through them begins the run, and only their end, or leaving them, frees the folder. */
  readonly outcomes: AsyncGenerator<BatchOutcome, void, undefined>
  /** What the outcomes ended with; `complete` while they have not. */
  readonly end: () => BatchEnd
  /** What counts as the present. */
  readonly now: string
}

export interface BatchSurroundings {
  /** The version of this package. */
  readonly version: string
  /** The folder that the output folder's path starts from, if it is relative. Absolute. */
  readonly folder: string
  /** The folder that relative paths of jobs start from; `folder` unless told. Absolute. */
  readonly jobsFolder?: string
  /** The present as ISO 8601; only asked where the options and the journal say nothing. */
  readonly now: () => string
  /** Where quotes of SuperOffice come from; jobs that ask for some fail without it. */
  readonly source: BatchSource | undefined
  /** Files that no document may replace, such as the jobs file; relative to `folder`. */
  readonly inputs?: readonly string[]
  /** What stands in for the threads of this process. */
  readonly pool?: ThreadPool
  /** Whether the process may have another run soon, for which its threads are kept. */
  readonly keepsThreads?: boolean
  /** How often the run gives a sign of life, in milliseconds, where not as often as its lock wants. */
  readonly signInterval?: number
  /** What stands in for the engines that make PDF files. */
  readonly openConverter?: typeof openPdfConverter
}

export type RunOptions = Omit<BatchOptions, 'connection' | 'folder'>
type Jobs = AsyncIterable<Result<Job>> | Iterable<Result<Job>>

/**
 * Prepares a run: takes the output folder's lock and reads its journal. What forbids the run is an error.
 * @param jobs as `readJobsFile` gives them
 */
export async function openBatch(
  jobs: Jobs,
  options: RunOptions,
  surroundings: BatchSurroundings,
): Promise<Result<Batch>> {
  const invalid = checkOptions(options)
  if (invalid.length > 0) return { value: undefined, problems: invalid }
  const { value: hold, problems } = await takeFolder(options, surroundings)
  if (hold === undefined) return { value: undefined, problems }
  const run = new Run(hold, { options, surroundings })
  return { value: { outcomes: run.outcomes(jobs), end: () => run.end, now: hold.now }, problems }
}

const wholeNumber = 'a whole number, 1 or more'
const pdfChoices = ['`true`', '`false`', '`only`']
const flagChoices = ['`true`', '`false`']
const duration = 'a number of milliseconds, 1 or more and below 25 days'

/** Callers in JavaScript can pass anything. */
function checkOptions({ concurrency, maxFailures, timeLimit, now, pdf, pdfA }: RunOptions): Problem[] {
  const isCount = (value: number | undefined): boolean =>
    value === undefined || (Number.isInteger(value) && value > 0)
  const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean'
  const isDuration = timeLimit === undefined || (timeLimit >= 1 && timeLimit < 2 ** 31)
  return [
    ...(isCount(concurrency) ? [] : [invalidOption('concurrency', concurrency, [wholeNumber])]),
    ...(isCount(maxFailures) ? [] : [invalidOption('maxFailures', maxFailures, [wholeNumber])]),
    ...(isDuration ? [] : [invalidOption('timeLimit', timeLimit, [duration])]),
    ...(now === undefined || parseDateValue(now) !== undefined ? [] : [invalidNow(now)]),
    ...(isFlag(pdf) || pdf === 'only' ? [] : [invalidOption('pdf', pdf, pdfChoices)]),
    ...(isFlag(pdfA) ? [] : [invalidOption('pdfA', pdfA, flagChoices)]),
  ]
}

/** The output folder in the hands of a run. */
interface FolderHold {
  /** Absolute. */
  readonly path: string
  readonly shownPath: string
  readonly content: JournalContent
  readonly now: string
  /** Undefined for a run that writes nothing. */
  readonly writing: { readonly journal: Journal; readonly lock: FolderLock } | undefined
}

async function takeFolder(options: RunOptions, surroundings: BatchSurroundings): Promise<Result<FolderHold>> {
  const { out: shownPath = defaultFolder, dryRun = false } = options
  const path = resolve(surroundings.folder, shownPath)
  if (dryRun) return readFolder({ path, shownPath }, { options, surroundings })
  try {
    await makeFolder(path)
  } catch (error) {
    return { value: undefined, problems: [outputNotWritable(shownPath, error)] }
  }
  const { value: lock, problems } = lockFolder(path, shownPath)
  if (lock === undefined) return { value: undefined, problems }
  try {
    const held = holdFolder(lock, { path, shownPath, options, surroundings })
    if (held.value === undefined) lock.release()
    return held
  } catch (error) {
    lock.release()
    return { value: undefined, problems: [outputNotWritable(shownPath, error)] }
  }
}

interface RunRequest {
  readonly options: RunOptions
  readonly surroundings: BatchSurroundings
}

function readFolder(
  { path, shownPath }: Pick<FolderHold, 'path' | 'shownPath'>,
  { options, surroundings }: RunRequest,
): Result<FolderHold> {
  const { value: content, problems } = JournalContent.read({ folder: path, shownFolder: shownPath })
  if (content === undefined) return { value: undefined, problems }
  const former = options.resume === true ? content.now : undefined
  const now = options.now ?? former ?? surroundings.now()
  return { value: { path, shownPath, content, now, writing: undefined }, problems }
}

function holdFolder(
  lock: FolderLock,
  { path, shownPath, ...request }: RunRequest & Pick<FolderHold, 'path' | 'shownPath'>,
): Result<FolderHold> {
  removeUnfinished(path)
  const { value: hold, problems } = readFolder({ path, shownPath }, request)
  if (hold === undefined) return { value: undefined, problems }
  const opened = openJournal(hold.content, {
    folder: path,
    shownFolder: shownPath,
    version: request.surroundings.version,
    now: hold.now,
    token: lock.token,
    continues: request.options.resume === true,
  })
  if (opened.value === undefined) return { value: undefined, problems: opened.problems }
  return { value: { ...hold, writing: { journal: opened.value, lock } }, problems }
}

/** Megabytes that a thread may use for objects. A quote of 50,000 lines takes some hundred. */
const memory = 2048
const timeLimit = 60_000
/** Engines that make PDF files take some hundred megabytes each. */
const mostEngines = 4

/** How many runs this process has begun. */
let runs = 0

/** All runs that keep threads have them from one. */
let keeper: ThreadKeeper | undefined

class Run {
  end: BatchEnd = { kind: 'complete' }
  private readonly folder: DocumentFolder
  private readonly settings: RunSettings
  private readonly committer: DocumentCommitter
  /** Undefined where nothing is to be written. */
  private readonly converter: DocumentConverter | undefined
  private readonly stopping = new AbortController()
  private lastSign = milliseconds()
  /** Whether the folder is another run's now. */
  private isLost = false

  constructor(
    private readonly hold: FolderHold,
    private readonly request: RunRequest,
  ) {
    const { options, surroundings } = request
    const { path, shownPath, content, now, writing } = hold
    const token = writing?.lock.token
    this.folder = new DocumentFolder(path, shownPath)
    runs += 1
    this.settings = {
      run: runs,
      folder: surroundings.jobsFolder ?? surroundings.folder,
      out: path,
      shownOut: shownPath,
      token,
      now,
      version: surroundings.version,
    }
    this.committer = new DocumentCommitter({
      folder: this.folder,
      content,
      writing: writing && { journal: writing.journal, token: writing.lock.token },
      overwrite: options.overwrite ?? false,
    })
    this.committer.protect(surroundings.inputs ?? [], surroundings.folder)
    this.converter =
      token === undefined
        ? undefined
        : new DocumentConverter({
            concurrency: this.engines,
            open: () => this.openConverter(),
            folder: this.folder,
            out: path,
            token,
            timeLimit: options.timeLimit,
          })
  }

  async *outcomes(jobs: Jobs): AsyncGenerator<BatchOutcome, void, undefined> {
    const { signal } = this.request.options
    const threads = await this.openThreads()
    const line = this.openLine(jobs, threads)
    const stop = (): void => {
      line.stop()
      this.stopping.abort()
      this.converter?.stop()
    }
    // That the folder is lost is told with the next answer, which alone it matters for.
    const signs = setInterval(() => this.holdsFolder(), this.signInterval)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted === true) stop()
    try {
      yield* this.commitAll(line)
      if (signal?.aborted === true && !line.isComplete && this.end.kind === 'complete') {
        this.end = { kind: 'stopped', because: 'signal' }
      }
    } finally {
      signal?.removeEventListener('abort', stop)
      clearInterval(signs)
      stop()
      await Promise.all([threads.close(), this.converter?.close()])
      this.leaveFolder()
    }
  }

  private async *commitAll(line: JobLine): AsyncGenerator<BatchOutcome, void, undefined> {
    const { failFast = false, maxFailures = Number.POSITIVE_INFINITY } = this.request.options
    const mostFailures = failFast ? 1 : maxFailures
    let failures = 0
    for await (const answered of line.answers()) {
      const { outcome, fault } = this.holdsFolder() ? this.committer.commit(answered) : this.giveUp(answered)
      if (outcome.status === 'failed') failures += 1
      if (fault !== undefined) this.end = { kind: 'broken', problem: fault }
      else if (failures >= mostFailures && !line.isComplete)
        this.end = { kind: 'stopped', because: 'failures' }
      yield outcome
      if (this.end.kind !== 'complete') return
    }
  }

  /** Gives a sign of life when one is due. Whoever slept for long may have lost the folder meanwhile. */
  private holdsFolder(): boolean {
    const { writing } = this.hold
    if (writing === undefined || this.isLost) return !this.isLost
    const now = milliseconds()
    if (now - this.lastSign < this.signInterval / 2) return true
    this.lastSign = now
    this.isLost = !writing.lock.renew()
    return !this.isLost
  }

  /** What becomes of a job that has no folder for its document any more. */
  private giveUp({ job, answer: { milliseconds } }: AnsweredJob): Commit {
    const fault = outputLockLost(this.hold.shownPath)
    return { outcome: { job, status: 'failed', problems: [fault], milliseconds }, fault }
  }

  private get signInterval(): number {
    return this.request.surroundings.signInterval ?? signInterval
  }

  private async openThreads(): Promise<DocumentThreads> {
    const { options, surroundings } = this.request
    return new DocumentThreads(surroundings.pool ?? (await this.openPool()), {
      settings: this.settings,
      timeLimit: options.timeLimit ?? timeLimit,
      memory,
    })
  }

  /** What threads need is loaded when the first run wants some. */
  private async openPool(): Promise<ThreadPool> {
    const { startThreads } = await import('./thread-pool.js')
    const options = { size: this.concurrency, memory, script: new URL('./worker.js', import.meta.url) }
    if (this.request.surroundings.keepsThreads !== true) return startThreads(options)
    keeper ??= new ThreadKeeper(startThreads)
    return keeper.borrow(options)
  }

  private get concurrency(): number {
    return this.request.options.concurrency ?? availableParallelism()
  }

  private get engines(): number {
    return Math.min(this.concurrency, mostEngines)
  }

  private openLine(jobs: Jobs, threads: DocumentThreads): JobLine {
    const { folder } = this.settings
    const { source } = this.request.surroundings
    const fetcher = new InputFetcher({ folder, source, signal: this.stopping.signal })
    return new JobLine(expandJobs(jobs, folder), {
      concurrency: this.concurrency,
      make: (tasks) => threads.make(tasks),
      describe: (job, number) => this.describe(job, number),
      isLive,
      fetch: (job) => fetcher.fetch(job),
      convert: (number, answer) => this.converter?.convert(number, answer),
    })
  }

  private openConverter(): PdfConverter {
    const { openConverter = openPdfConverter } = this.request.surroundings
    return openConverter({ concurrency: this.engines })
  }

  private describe(written: Job, number: number): DocumentTask {
    const job = this.complete(written)
    this.committer.protectInputs(job, this.settings.folder)
    const key = keyOf(job)
    const known = this.request.options.resume === true ? this.hold.content.find(key) : undefined
    return known === undefined ? { number, job, key } : { number, job, key, known }
  }

  /** A job with what the options say of PDF files where it says nothing. */
  private complete(job: Job): Job {
    const { pdf, pdfA } = this.request.options
    return { ...(pdf === undefined ? {} : { pdf }), ...(pdfA === undefined ? {} : { pdfA }), ...job }
  }

  /** What threads had begun when they were ended is left unfinished. */
  private leaveFolder(): void {
    const { path, writing } = this.hold
    if (writing === undefined) return
    writing.journal.close()
    // Everything in it is in the hands of whoever has it now.
    if (this.isLost) return
    try {
      removeUnfinished(path)
    } catch {
      // The next run does so, too.
    }
    writing.lock.release()
  }
}

/** What tells a job from others, in whatever order its members are written. Jobs that are alike have one name, which only the first gets. */
const keyOf = (job: Job): string =>
  hashBytes(JSON.stringify(Object.entries(job).sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 22)
