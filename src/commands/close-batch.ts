import type { BatchEnd } from '../batch/run-batch.js'
import { counted, countFailures, showControls } from '../report.js'
import { formatDuration } from './format-duration.js'
import { type BatchSummary, type FileCounts, totalOf } from './summarize-batch.js'

export interface BatchExtent {
  readonly end: BatchEnd
  /** How many jobs there are, where that is known. */
  readonly total: number | undefined
  /** How long the run took. */
  readonly seconds: number
  readonly folder: string
  readonly isDryRun: boolean
}

/** What people read at the end of a run: what went wrong, what came out, and how to go on. */
export const closeBatch = (summary: BatchSummary, extent: BatchExtent): readonly string[] => [
  ...summary.failures(),
  ...summary.slowest(),
  ...summary.warnings(),
  closing(summary, extent),
  ...nextStep(summary, extent),
]

/** `Wrote 990 documents and 990 PDF files to out/ in 2 min 13 s; 5 were unchanged; 3 failed with the errors above.` */
function closing(summary: BatchSummary, { folder, isDryRun, seconds }: BatchExtent): string {
  const counts = summary.counts()
  if (totalOf(counts) === 0) return 'Wrote no document: no job was done.'
  const { unchanged, failed } = counts
  const files = summary.files()
  const written = countFiles(files)
  const place = written === undefined ? '' : ` to ${showControls(folder.replace(/[/\\]+$/, ''))}/`
  const time = seconds < 1 ? '' : ` in ${formatDuration(seconds)}`
  const parts = [`${isDryRun ? 'Would write' : 'Wrote'} ${written ?? 'no document'}${place}${time}`]
  if (unchanged > 0) parts.push(`${unchanged} ${unchanged === 1 ? 'was' : 'were'} unchanged`)
  if (failed > 0) parts.push(countFailures({ all: failed, pdfs: files.withoutPdf }))
  return `${parts.join('; ')}.`
}

function countFiles({ documents, pdfs }: FileCounts): string | undefined {
  const counts = [...counted(documents, 'document'), ...counted(pdfs, 'PDF file')]
  return counts.length === 0 ? undefined : counts.join(' and ')
}

function nextStep(summary: BatchSummary, { end, total, isDryRun }: BatchExtent): readonly string[] {
  const counts = summary.counts()
  const others = total === undefined ? 0 : total - totalOf(counts)
  if (end.kind !== 'complete') {
    const stop = others > 0 ? `Stopped before the other ${others}` : 'Stopped before the end'
    return [isDryRun ? `${stop}.` : `${stop}; run it again with --resume to go on.`]
  }
  return counts.failed > 0 && counts.failed < totalOf(counts) && !isDryRun
    ? ['Run it again with --resume to make only what failed or has changed.']
    : []
}
