import type { Network } from '../source/network.js'

/** What a command needs from around it. `cli.ts` gives the real thing, tests give their own. */
export interface World {
  /** The version of this package. */
  readonly version: string
  /** The version of Node that runs it. */
  readonly nodeVersion: string
  /** The folder that relative paths start from. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly standardInput: AsyncIterable<Uint8Array | string>
  /** Takes data only. */
  readonly standardOutput: TextStream
  /** Takes everything for people. */
  readonly standardError: TextStream
  /** The present in the computer's own time zone, as ISO 8601 with its offset from UTC. */
  readonly now: () => string
  /** Milliseconds since some moment, never going back. */
  readonly milliseconds: () => number
  /**
   * Asks that the first SIGINT or SIGTERM from now on aborts this signal instead of ending the process, so that what is
   * under way can be finished. The next one ends the process at once.
   */
  readonly interruption: () => AbortSignal
  /** What stands in for the network of this computer, or for parts of it. */
  readonly network: Partial<Network>
}

export interface TextStream {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean
  /** Width of the terminal in characters. */
  readonly columns?: number
}

/** 0: all is fine; 1: a document failed or a check found an error; 2: wrong usage. */
export type ExitStatus = 0 | 1 | 2

/** Whether people see colours: on a terminal, unless `NO_COLOR` is set (no-color.org). */
export const hasColor = (stream: TextStream, environment: World['environment']): boolean =>
  stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'
