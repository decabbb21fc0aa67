import type { Environment } from '../output/find-program.js'

/** What an engine is opened with. */
export interface EngineOptions {
  /** Where the engine is looked for. */
  readonly environment: Environment
  /** How many documents may be in work at a time, at least 1. */
  readonly concurrency: number
}
