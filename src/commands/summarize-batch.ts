/** What a batch comes to, in room that does not grow with the number of its documents. */
import type { BatchOutcome } from '../batch/run-batch.js'
import { gatherProblems, showControls } from '../report.js'
import { findingsOf, nameJob } from './name-job.js'

/** What a run has come to so far. */
export interface BatchSummary {
  readonly add: (outcome: BatchOutcome) => void
  readonly counts: () => Counts
  readonly files: () => FileCounts
  /** The problems of failed documents, for people. */
  readonly failures: () => readonly string[]
  /** `Warnings: culture-assumed in 30 documents, internal-price in 1; --json tells which.` */
  readonly warnings: () => readonly string[]
  /** The slowest documents, where there are many. */
  readonly slowest: () => readonly string[]
}

export type Counts = Readonly<Record<BatchOutcome['status'], number>>

/** What was written: documents, PDF files, and documents whose PDF failed, which are documents, too. */
export type FileCounts = Readonly<Record<'documents' | 'pdfs' | 'withoutPdf', number>>

export interface SummaryOptions {
  /** How the jobs file is called in messages. */
  readonly jobsFile: string
  readonly color: boolean
}

export function createBatchSummary({ jobsFile, color }: SummaryOptions): BatchSummary {
  const counts = { written: 0, unchanged: 0, failed: 0 }
  const files = { documents: 0, pdfs: 0, withoutPdf: 0 }
  const failures = gatherProblems({ color, severities: ['error'] })
  const warnings = new Map<string, number>()
  const slowest: Timing[] = []
  let timed = 0
  return {
    add: (outcome) => {
      counts[outcome.status] += 1
      for (const file of writtenFiles(outcome)) files[file === outcome.pdf ? 'pdfs' : 'documents'] += 1
      if (outcome.status === 'failed' && outcome.output !== undefined) files.withoutPdf += 1
      if (outcome.status === 'failed') failures.add(findingsOf(outcome, jobsFile))
      for (const code of warningCodes(outcome)) warnings.set(code, (warnings.get(code) ?? 0) + 1)
      if (outcome.job === undefined || outcome.status === 'unchanged') return
      timed += 1
      addTiming(slowest, { name: nameJob(outcome, jobsFile), milliseconds: outcome.milliseconds })
    },
    counts: () => counts,
    files: () => files,
    failures: failures.lines,
    warnings: () => warningLines(warnings),
    slowest: () => (timed < many ? [] : timingLines(slowest)),
  }
}

/** The paths that a run wrote for a job: of a failed one, too, the document whose PDF is missing. */
export const writtenFiles = ({ status, output, pdf }: BatchOutcome): readonly string[] =>
  status === 'unchanged' ? [] : [output, pdf].filter((path) => path !== undefined)

export const totalOf = ({ written, unchanged, failed }: Counts): number => written + unchanged + failed

// ---------------------------------------------------------------------------------------------- warnings

const warningCodes = ({ problems }: BatchOutcome): ReadonlySet<string> =>
  new Set(problems.flatMap(({ code, severity }) => (severity === 'warning' ? [code] : [])))

function warningLines(counts: ReadonlyMap<string, number>): readonly string[] {
  if (counts.size === 0) return []
  const ordered = [...counts].sort(([code, count], [other, otherCount]) =>
    otherCount === count ? (code < other ? -1 : 1) : otherCount - count,
  )
  const parts = ordered.map(([code, count], index) => {
    const noun = count === 1 ? 'document' : 'documents'
    return index === 0 ? `${code} in ${count} ${noun}` : `${code} in ${count}`
  })
  return [`Warnings: ${parts.join(', ')}; --json tells which.`]
}

// ----------------------------------------------------------------------------------------------- slowest

interface Timing {
  readonly name: string
  readonly milliseconds: number
}

/** Fewer documents than that have no slow ones worth a word. */
const many = 100
const shownTimings = 10

function addTiming(slowest: Timing[], timing: Timing): void {
  const last = slowest[shownTimings - 1]
  if (last !== undefined && last.milliseconds >= timing.milliseconds) return
  const place = slowest.findIndex(({ milliseconds }) => milliseconds < timing.milliseconds)
  slowest.splice(place === -1 ? slowest.length : place, 0, timing)
  slowest.length = Math.min(slowest.length, shownTimings)
}

const timingLines = (slowest: readonly Timing[]): readonly string[] => [
  'The slowest, in seconds:',
  ...slowest.map(
    ({ name, milliseconds }) => `${(milliseconds / 1000).toFixed(3).padStart(8)}  ${showControls(name)}`,
  ),
]
