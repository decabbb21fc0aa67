import type { World } from './world.js'

/** A progress bar on standard error. */
export interface Progress {
  readonly show: (done: number) => void
  /** Wipes the bar, so that lines can be written; it comes back when it is next shown. */
  readonly wipe: () => void
}

const none: Progress = { show: () => undefined, wipe: () => undefined }

/** Runs shorter than this need no bar. */
const patience = 1000
const pause = 100
const barWidth = 30

/** Makes a bar that only appears on a terminal, and only when the run takes longer than a second. */
export function createProgress(
  total: number,
  { world, quiet }: { readonly world: World; readonly quiet: boolean },
): Progress {
  const { standardError, milliseconds } = world
  if (quiet || standardError.isTTY !== true) return none
  let next = milliseconds() + patience
  let isShown = false
  return {
    show: (done) => {
      const now = milliseconds()
      if (now < next) return
      next = now + pause
      isShown = true
      const filled = Math.round((barWidth * done) / Math.max(total, 1))
      standardError.write(`\r[${'#'.repeat(filled).padEnd(barWidth, '.')}] ${done} of ${total}`)
    },
    wipe: () => {
      if (isShown) standardError.write('\r\u001b[K')
      isShown = false
    },
  }
}
