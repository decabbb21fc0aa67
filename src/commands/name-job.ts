/** How people and programs read of the job of a batch. */
import type { BatchOutcome } from '../batch/run-batch.js'
import type { Job, Problem } from '../model.js'
import { namePdf } from '../output/name-document.js'
import type { Finding } from '../report.js'
import { nameSelector } from '../source/name-selector.js'

/** The quote of a job for programs: its file, or `sale/17`. */
export const nameQuote = ({ quote }: Job): string =>
  typeof quote === 'string' ? quote : nameSelector(quote).name

const showQuote = ({ quote }: Job): string => (typeof quote === 'string' ? quote : nameSelector(quote).shown)

/** What a document is called in a list: its path, or what it would have been made of. */
export function nameJob({ job, output, pdf }: BatchOutcome, jobsFile: string): string {
  const file = output ?? pdf
  if (file !== undefined) return file
  return job === undefined ? jobsFile : `${showQuote(job)} with ${job.template}`
}

/** The problems of a job, each with the file that it most likely lies in. */
export const findingsOf = (outcome: BatchOutcome, jobsFile: string): readonly Finding[] =>
  outcome.problems.map((problem) => ({ file: fileOf(problem, outcome) ?? jobsFile, problem }))

function fileOf({ code, where }: Problem, { job, output, pdf }: BatchOutcome): string | undefined {
  if (job === undefined) return undefined
  if (code === 'data-invalid') return job.data
  if (code.startsWith('output-')) return output ?? pdf ?? showQuote(job)
  if (code.startsWith('pdf-')) return pdf ?? (output === undefined ? showQuote(job) : namePdf(output))
  if (code.startsWith('quote-') || where?.path !== undefined) return showQuote(job)
  if (where?.template !== undefined) return job.details
  return where !== undefined || code.startsWith('template-') ? job.template : showQuote(job)
}
