import { formatDuration } from './format-duration.js'
import type { World } from './world.js'

/** How far a run has come, on standard error. */
export interface Progress {
  /** @param total of how many, once that is known */
  readonly show: (done: number, total: number | undefined) => void
  /** Wipes the bar, so that lines can be written; it comes back when it is next shown. */
  readonly wipe: () => void
}

export interface ProgressOptions {
  readonly world: World
  readonly quiet: boolean
  /** Whether a line a second is written where there is no terminal to show a bar on. */
  readonly inLines?: boolean
}

const none: Progress = { show: () => undefined, wipe: () => undefined }

/** Runs shorter than this need no bar. */
const patience = 1000
const pause = { bar: 100, lines: 1000 }
const barWidth = 30

/** Makes a bar that only appears on a terminal, and only when the run takes longer than a second. */
export function createProgress({ world, quiet, inLines = false }: ProgressOptions): Progress {
  const { standardError, milliseconds } = world
  const isTerminal = standardError.isTTY === true
  if (quiet || !(isTerminal || inLines)) return none
  let pace: Pace | undefined
  let next = milliseconds() + patience
  let isShown = false
  return {
    show: (done, total) => {
      const now = milliseconds()
      pace ??= createPace({ time: now, done })
      if (now < next || (!isTerminal && done === total)) return
      next = now + (isTerminal ? pause.bar : pause.lines)
      const state = describeState({ done, total, rate: pace(done, now) })
      standardError.write(
        isTerminal ? `\r${fitBar(state, standardError.columns)}\u001b[K` : `${state.text}\n`,
      )
      isShown = isTerminal
    },
    wipe: () => {
      if (isShown) standardError.write('\r\u001b[K')
      isShown = false
    },
  }
}

/** A narrow terminal gets the words alone: a line that wraps cannot be wiped. */
function fitBar({ bar, text }: State, columns = 80): string {
  const whole = bar === undefined ? text : `[${bar}] ${text}`
  return whole.length < columns ? whole : text.slice(0, Math.max(columns - 1, 0))
}

// -------------------------------------------------------------------------------------------------- pace

/**
 * What is done a second, over the last moments: documents that are there already take other times than those that are
 * made. Undefined until it can be told.
 */
type Pace = (done: number, now: number) => number | undefined

/** Milliseconds that are looked back on, and those that tell too little: a run begins with loading what it needs. */
const [window, shortest] = [10_000, 500]

interface Mark {
  /** In milliseconds. */
  readonly time: number
  readonly done: number
}

function createPace(start: Mark): Pace {
  const marks = [start]
  return (done, now) => {
    marks.push({ time: now, done })
    while ((marks[1]?.time ?? now) <= now - window) marks.shift()
    const [first] = marks
    if (first === undefined || now - first.time < shortest) return undefined
    return ((done - first.done) / (now - first.time)) * 1000
  }
}

// ------------------------------------------------------------------------------------------------- words

interface State {
  /** Undefined as long as nobody knows how many there will be. */
  readonly bar: string | undefined
  readonly text: string
}

interface Numbers {
  readonly done: number
  readonly total: number | undefined
  /** A second. */
  readonly rate: number | undefined
}

/** `120 of 1000, 85 a second, 11 s left` */
function describeState({ done, total, rate }: Numbers): State {
  const count = total === undefined ? `${done} done` : `${done} of ${total}`
  const parts = rate === undefined ? [count] : [count, formatRate(rate)]
  if (total === undefined) return { bar: undefined, text: parts.join(', ') }
  if (rate !== undefined && rate > 0 && done < total)
    parts.push(`${formatDuration((total - done) / rate)} left`)
  const filled = Math.min(Math.round((barWidth * done) / Math.max(total, 1)), barWidth)
  return { bar: '#'.repeat(filled).padEnd(barWidth, '.'), text: parts.join(', ') }
}

/** @param rate a second */
const formatRate = (rate: number): string => `${rate.toFixed(rate < 10 ? 1 : 0)} a second`
