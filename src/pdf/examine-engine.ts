import { platform } from 'node:os'
import type { Environment } from '../output/find-program.js'
import type { PdfEngineName } from '../problem.js'
import { engineEnvironment } from './engine-environment.js'
import { findEngine } from './find-engine.js'
import { readProgramOutput } from './process-group.js'

/** An engine that there is. */
export interface InstalledEngine {
  /** Absolute. */
  readonly path: string
  /** As it says itself, such as `7.4.7.2`; null where it does not. */
  readonly version: string | null
}

/** Finds an engine and asks it for its version. Null where there is none. */
export async function examineEngine(
  engine: PdfEngineName,
  environment: Environment,
): Promise<InstalledEngine | null> {
  const path = await findEngine(engine, environment)
  if (path === undefined) return null
  // On Windows Chromium answers by opening a window.
  if (engine === 'Chromium' && platform() === 'win32') return { path, version: null }
  const options = { args: ['--version'], environment: engineEnvironment(environment) }
  const output = await readProgramOutput(path, options)
  return { path, version: /\d+(?:\.\d+)+/.exec(output ?? '')?.[0] ?? null }
}
