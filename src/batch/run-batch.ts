/** One batch from its beginning to its end: what `renderBatch` and the command share. */
import type { BatchOptions, FetchOptions, Job, Outcome, Problem, QuoteSelector, Result } from '../model.js'

/** The outcome of a line of a jobs file: one that holds no job has an outcome, too. */
export type BatchOutcome = Omit<Outcome, 'job'> & { readonly job: Job | undefined }

/** Why no more outcomes come. */
export type BatchEnd =
  /** Every job has an outcome. */
  | { readonly kind: 'complete' }
  /** As many jobs failed as were allowed, or the caller aborted. */
  | { readonly kind: 'stopped'; readonly because: 'failures' | 'signal' }
  /** The journal cannot be written any more. */
  | { readonly kind: 'broken'; readonly problem: Problem }

export interface Batch {
  /** In the order of the jobs. Leaving the loop stops the run in order. */
  readonly outcomes: AsyncIterable<BatchOutcome>
  /** What the outcomes ended with; `complete` while they have not. */
  readonly end: () => BatchEnd
  /** What counts as the present. */
  readonly now: string
}

/** Quotes and templates of SuperOffice, over one connection for the whole run. */
export interface BatchSource {
  readonly fetchSnapshot: (
    selector: QuoteSelector,
    options: FetchOptions,
  ) => Promise<Result<Readonly<Record<string, unknown>>>>
  readonly fetchTemplate: (
    reference: string,
    selector: QuoteSelector | undefined,
  ) => Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }>>
}

export interface BatchSurroundings {
  /** The version of this package. */
  readonly version: string
  /** The folder that the output folder's path starts from, if it is relative. */
  readonly folder: string
  /** The folder that relative paths of jobs start from; `folder` unless told. Absolute. */
  readonly jobsFolder?: string
  /** The present as ISO 8601; only asked where the options and the journal say nothing. */
  readonly now: () => string
  /** Where quotes of SuperOffice come from; jobs that ask for some fail without it. */
  readonly source: BatchSource | undefined
  /** Files that no document may replace, such as the jobs file; relative to `folder`. */
  readonly inputs?: readonly string[]
}

/**
 * Prepares a run: takes the output folder's lock and reads its journal. What forbids the run is an error.
 * @param jobs as `readJobsFile` gives them
 */
export async function openBatch(
  jobs: AsyncIterable<Result<Job>> | Iterable<Result<Job>>,
  options: Omit<BatchOptions, 'connection' | 'folder'>,
  surroundings: BatchSurroundings,
): Promise<Result<Batch>> {
  const outcomes = failAll(jobs)
  const now = options.now ?? surroundings.now()
  return { value: { outcomes, end: () => ({ kind: 'complete' }), now }, problems: [] }
}

async function* failAll(
  jobs: AsyncIterable<Result<Job>> | Iterable<Result<Job>>,
): AsyncGenerator<BatchOutcome> {
  for await (const { value, problems } of jobs) {
    yield { job: value, status: 'failed', problems, milliseconds: 0 }
  }
}
