import type { Severity } from '../model.js'
import { type Finding, problemLines } from '../report.js'
import { hasColor, type World } from './world.js'

/** Writes problems for people to standard error. */
export function showProblems(
  outcomes: Iterable<readonly Finding[]>,
  { world, severities }: { readonly world: World; readonly severities: readonly Severity[] },
): void {
  const color = hasColor(world.standardError, world.environment)
  for (const line of problemLines(outcomes, { color, severities })) world.standardError.write(`${line}\n`)
}
