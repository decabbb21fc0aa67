/** One of several ways to do the same work. */
export interface Contestant {
  readonly name: string
  /** Does the work once. What it returns is only there so that no part of the work can be left out. */
  readonly run: () => number
}

export interface Measurement {
  readonly name: string
  /** Milliseconds of each run, ascending. */
  readonly milliseconds: readonly number[]
}

/**
 * Measures contestants side by side: each runs once to warm up, then all run in turns, so that what else the machine
 * does meanwhile slows them alike. Only ratios within one measurement mean anything.
 */
export function measure(contestants: readonly Contestant[], rounds: number): readonly Measurement[] {
  for (const { run } of contestants) run()
  const times = contestants.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) times[index]?.push(timeOf(contestant))
  }
  return contestants.map(({ name }, index) => ({
    name,
    milliseconds: (times[index] ?? []).sort((a, b) => a - b),
  }))
}

function timeOf({ run }: Contestant): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

export const medianOf = ({ milliseconds }: Measurement): number =>
  milliseconds[Math.floor(milliseconds.length / 2)] ?? Number.NaN
