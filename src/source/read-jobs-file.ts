/** Reads the jobs of a batch from a file, as a stream. */
import type { Job, Result } from '../model.js'
import type { Inputs } from './read-bytes.js'

/**
 * Reads JSON Lines (one job a line) or a JSON list of jobs. What is wrong with a job is its result, and the next ones
 * are read all the same.
 * @param path `-` is standard input
 */
export async function* readJobsFile(_path: string, _inputs: Inputs): AsyncGenerator<Result<Job>> {}
