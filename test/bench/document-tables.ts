import { carbone, docxtemplater, limit, quotewright, type WordContestant } from './contestants/contestants.js'
import { markdownTable } from './markdown-table.js'
import { type Measurement, medianOf } from './measure.js'
import type { Alone } from './measure-alone.js'
import { versionOfPeer } from './peers.js'

/** What came out for a quote of some size; undefined for who failed or took too long. */
export interface SizeResult {
  readonly lineCount: number
  readonly entries: readonly {
    readonly contestant: WordContestant
    readonly time: Measurement | undefined
    readonly alone: Alone | undefined
  }[]
}

/** Medians, and in parentheses how many times as long as Quotewright's. */
export function tableOfTimes(results: readonly SizeResult[]): string {
  return contestantTable(results, (result, contestant) => {
    const [own, time] = [timeOf(result, quotewright), timeOf(result, contestant)]
    if (time === undefined) return untold
    if (own === undefined || contestant === quotewright) return printTime(time)
    return `${printTime(time)} (${printRatio(time / own)})`
  })
}

export function tableOfMemory(results: readonly SizeResult[]): string {
  return contestantTable(results, ({ entries }, contestant) => {
    const found = entries.find((entry) => entry.contestant === contestant)
    return found?.alone?.peakMegabytes.toFixed(0) ?? untold
  })
}

const untold = '–'

function contestantTable(
  results: readonly SizeResult[],
  cell: (result: SizeResult, contestant: WordContestant) => string,
): string {
  const contestants = results[0]?.entries.map(({ contestant }) => contestant) ?? []
  return markdownTable(
    ['lines', ...contestants.map(titleOf)],
    results.map((result) => [
      printCount(result.lineCount),
      ...contestants.map((contestant) => cell(result, contestant)),
    ]),
  )
}

const titleOf = ({ name, isPeer }: WordContestant): string =>
  isPeer ? `${name} ${versionOfPeer(name)}` : name

/** Something that Quotewright wants to be, said of its median, another's median and the number of lines. */
interface Target {
  readonly title: string
  readonly contestant: WordContestant
  readonly judge: (own: number, other: number, lineCount: number) => Verdict
}

interface Verdict {
  readonly reached: string
  /** Undefined where there is no target. */
  readonly wanted?: string
  readonly isMet?: boolean
}

const fasterThan = (contestant: WordContestant, wantedFor: (lineCount: number) => number): Target => ({
  title: `faster than ${contestant.name}`,
  contestant,
  judge: (own, other, lineCount) => {
    const wanted = wantedFor(lineCount)
    return { reached: printRatio(other / own), wanted: `≥ ${wanted} ×`, isMet: other / own >= wanted }
  },
})

const closeToLimit: Target = {
  title: 'of the limit',
  contestant: limit,
  judge: (own, other, lineCount) => {
    const reached = printRatio(own / other)
    if (lineCount >= 1_000) return { reached, wanted: '≤ 2 ×', isMet: own <= 2 * other }
    if (lineCount > 10) return { reached }
    return { reached: `+ ${(own - other).toFixed(2)} ms`, wanted: '≤ 1 ms', isMet: own - other <= 1 }
  },
}

const targets: readonly Target[] = [
  fasterThan(docxtemplater, (lineCount) => (lineCount < 10_000 ? 10 : 8)),
  fasterThan(carbone, (lineCount) => (lineCount < 10_000 ? 2 : 1.5)),
  closeToLimit,
]

/** What was reached beside what is wanted. */
export function tableOfTargets(results: readonly SizeResult[]): string {
  const rows = results.map((result) => [
    printCount(result.lineCount),
    ...targets.flatMap((target) => printVerdict(judge(target, result))),
  ])
  return markdownTable(['lines', ...targets.flatMap(({ title }) => [title, 'target'])], rows)
}

function judge(target: Target, result: SizeResult): Verdict {
  const [own, other] = [timeOf(result, quotewright), timeOf(result, target.contestant)]
  if (own === undefined || other === undefined) return { reached: untold }
  return target.judge(own, other, result.lineCount)
}

const printVerdict = ({ reached, wanted, isMet }: Verdict): readonly string[] => [
  reached,
  wanted === undefined ? untold : isMet ? wanted : `${wanted}, missed`,
]

function timeOf({ entries }: SizeResult, contestant: WordContestant): number | undefined {
  const time = entries.find((entry) => entry.contestant === contestant)?.time
  return time === undefined ? undefined : medianOf(time)
}

export const printCount = (count: number): string => count.toLocaleString('en-US')

/** Two significant digits, at least. */
export const printTime = (milliseconds: number): string =>
  milliseconds.toFixed(milliseconds < 1 ? 2 : milliseconds < 10 ? 1 : 0)

export const printRatio = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 1 : 0)} ×`
