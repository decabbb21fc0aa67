import { resolve } from 'node:path'
import { fetchSnapshot, openOnce } from '../fetch.js'
import type { BatchOptions, Connection, Job, Outcome, Result } from '../model.js'
import { cleanFileNameWithExtension } from '../output/clean-file-name.js'
import { fetchTemplate } from '../source/fetch-template.js'
import { parseJob } from '../source/parse-job.js'
import { readVersion } from '../source/read-version.js'
import { milliseconds } from './clock.js'
import { type BatchSource, openBatch } from './run-batch.js'

/**
 * Makes a document for every job, several at a time, and tells what became of each in the order of the jobs. A job that
 * fails does not stop the others. Every job has an outcome, unless the run is stopped before: by its options, by the
 * caller, who may also leave the loop, or because it cannot begin or go on, which the last outcome then says.
 * @param jobs read as they are needed; so there may be any number
 */
export async function* renderBatch(
  jobs: Iterable<Job> | AsyncIterable<Job>,
  options: BatchOptions = {},
): AsyncGenerator<Outcome, void, undefined> {
  const { connection, folder = '.', ...others } = options
  const refused: Job[] = []
  const { value: batch, problems } = await openBatch(parseJobs(jobs, refused), others, {
    version: readVersion(),
    folder: resolve(folder),
    keepsThreads: true,
    now: () => new Date(milliseconds()).toISOString(),
    // Callers in JavaScript can pass anything.
    source:
      Object(connection) === connection && connection !== undefined ? openSource(connection) : undefined,
  })
  if (batch === undefined) {
    for await (const job of jobs) return yield { job, status: 'failed', problems, milliseconds: 0 }
    return
  }
  for await (const outcome of batch.outcomes) {
    const job = outcome.job ?? refused.shift()
    if (job !== undefined) yield { ...outcome, job }
  }
}

/** @param refused takes what is no job, in order: its outcome names it all the same */
async function* parseJobs(
  jobs: Iterable<Job> | AsyncIterable<Job>,
  refused: Job[],
): AsyncGenerator<Result<Job>> {
  for await (const job of jobs) {
    const parsed = parseJob(job)
    if (parsed.value === undefined) refused.push(job)
    yield parsed
  }
}

function openSource(connection: Connection): BatchSource {
  const api = openOnce(connection)
  return {
    fetchSnapshot: (selector, options) => fetchSnapshot(api, selector, options),
    fetchTemplate: async (reference, selector) => {
      const { value: file, problems } = await fetchTemplate(api, reference, { selector })
      return { value: file && { ...file, name: cleanFileNameWithExtension(file.name) }, problems }
    },
  }
}
