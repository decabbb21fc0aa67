import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommandLine } from '../../src/command-line.js'
import { type StandIn, startStandIn } from '../stand-in/start-stand-in.js'
import { createTestWorld } from './test-world.js'

/** A folder, and SuperOffice as the stand-in serves it. */
export interface StandInWorld {
  readonly folder: string
  readonly standIn: StandIn
  /** Runs a command line with these variables; `standardInput` is what is piped in. */
  run(argv: readonly string[], options: RunOptions): Promise<Run>
  close(): Promise<void>
}

export interface RunOptions {
  readonly environment: Readonly<Record<string, string>>
  readonly standardInput?: string
}

export interface Run {
  readonly status: number
  /** Lines of standard output. */
  readonly out: readonly string[]
  /** Lines of standard error. */
  readonly err: readonly string[]
}

export async function createStandInWorld(): Promise<StandInWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
  const standIn = await startStandIn({ now: () => new Date('2026-03-31T14:05:06+02:00') })
  return {
    folder,
    standIn,
    run: async (argv, options) => {
      const world = createTestWorld({ folder, ...options, fetch: standIn.fetch })
      const status = await runCommandLine(argv, world)
      const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, -1)
      return { status, out: linesOf(world.out()), err: linesOf(world.err()) }
    },
    close: async () => {
      await standIn.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The variables of somebody who has a token for the tenant of a sample. */
export const bearerEnvironment = (standIn: StandIn, sample: string): Readonly<Record<string, string>> => ({
  SUPEROFFICE_URL: standIn.tenant(sample).url,
  SUPEROFFICE_BEARER: standIn.tenant(sample).bearer,
})
