import type { World } from '../../src/commands/world.js'

export interface TestWorld extends World {
  /** What was written to standard output. */
  readonly out: () => string
  /** What was written to standard error. */
  readonly err: () => string
}

export interface TestWorldOptions {
  readonly folder?: string
  readonly standardInput?: string
  readonly isTerminal?: boolean
  /** Width of the terminal. */
  readonly columns?: number
  readonly environment?: World['environment']
  readonly milliseconds?: () => number
  /** Tells that the run is to end. */
  readonly interruption?: AbortSignal
  /** Answers requests; without it, a command that asks the network fails. */
  readonly fetch?: NonNullable<World['network']['fetch']>
}

/** A world that remembers what is written, at a fixed time. */
export function createTestWorld(options: TestWorldOptions = {}): TestWorld {
  const { folder = '/', standardInput = '', isTerminal = false, environment = {} } = options
  const columns = options.columns === undefined ? {} : { columns: options.columns }
  const out: string[] = []
  const err: string[] = []
  return {
    version: '1.2.3',
    nodeVersion: '20.0.0',
    folder,
    environment,
    standardInput: (async function* () {
      yield Buffer.from(standardInput)
    })(),
    standardOutput: { write: (text) => out.push(text), isTTY: isTerminal },
    standardError: { write: (text) => err.push(text), isTTY: isTerminal, ...columns },
    now: () => '2026-03-31T14:05:06+02:00',
    milliseconds: options.milliseconds ?? (() => 0),
    interruption: () => options.interruption ?? new AbortController().signal,
    network: {
      fetch: options.fetch ?? (() => Promise.reject(new Error('There is no network here.'))),
      now: () => Date.parse('2026-03-31T14:05:06+02:00'),
      sleep: () => Promise.resolve(),
      random: () => 0,
    },
    out: () => out.join(''),
    err: () => err.join(''),
  }
}
