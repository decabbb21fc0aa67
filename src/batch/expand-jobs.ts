import { basename } from 'node:path'
import type { Job, Result } from '../model.js'
import { expandPatterns } from '../source/expand-patterns.js'

/**
 * Replaces a job whose quote is a pattern of files (`quotes/*.json`) by one job for each of them, in order of their names.
 * @param folder what relative paths start from
 */
export async function* expandJobs(
  jobs: AsyncIterable<Result<Job>> | Iterable<Result<Job>>,
  folder: string,
): AsyncGenerator<Result<Job>> {
  for await (const result of jobs) {
    const { value: job, problems } = result
    if (typeof job?.quote !== 'string' || !basename(job.quote).includes('*')) {
      yield result
      continue
    }
    for (const quote of await expandPatterns([job.quote], folder))
      yield { value: { ...job, quote }, problems }
  }
}
