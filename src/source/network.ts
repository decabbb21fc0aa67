/** What requests need from around them. All of it can be replaced, so that tests need neither network nor time. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Network {
  readonly fetch: (url: URL, request: RequestInit) => Promise<Response>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Waits that many milliseconds, or until the signal. Never throws. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** From 0 up to, but not, 1. */
  readonly random: () => number
  /** Milliseconds that one answer may take, whole. */
  readonly timeout: number
  /** Milliseconds that one request may take with all its repetitions. */
  readonly totalTime: number
  /** How often one request is sent at most, while the server is busy or cannot be reached. */
  readonly maximumAttempts: number
  /** Milliseconds that a tenant in maintenance is waited for. */
  readonly maintenanceTime: number
  /** Size of the largest answer, unpacked. */
  readonly maximumBytes: number
}

const timeout = 30_000

/** The network and the clock of this computer. */
export const systemNetwork: Network = Object.freeze({
  // Looked up at each call, so that a program can set a fetch of its own (with a proxy, say) at any time.
  fetch: (url: URL, request: RequestInit) => globalThis.fetch(url, request),
  now: () => Date.now(),
  sleep: async (milliseconds: number, signal?: AbortSignal) => {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
  },
  random: () => Math.random(),
  timeout,
  totalTime: 4 * timeout,
  maximumAttempts: 6,
  maintenanceTime: 10 * 60_000,
  maximumBytes: 256 * 1024 * 1024,
})
