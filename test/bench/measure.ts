/** One of several ways to do the same work. */
export interface Contestant {
  readonly name: string
  /** Does the work once. What it returns is only there so that no part of the work can be left out. */
  readonly run: () => number | Promise<number>
}

export interface Measurement {
  readonly name: string
  /** Milliseconds that the work took in each turn, ascending. */
  readonly milliseconds: readonly number[]
}

/** Milliseconds that a turn takes at least, and warming up: short work is done again and again. */
const [shortestTurn, warmUp] = [100, 1_000]

/**
 * Measures contestants side by side: each warms up, then all have their turns round by round, so that what else the
 * machine does meanwhile slows them alike. Only ratios within one measurement mean anything.
 */
export async function measure(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<readonly Measurement[]> {
  for (const contestant of contestants) await timeOf(contestant, warmUp)
  const times = contestants.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      times[index]?.push(await timeOf(contestant, shortestTurn))
    }
  }
  return contestants.map(({ name }, index) => ({
    name,
    milliseconds: (times[index] ?? []).sort((a, b) => a - b),
  }))
}

async function timeOf({ run }: Contestant, shortest: number): Promise<number> {
  const start = performance.now()
  let elapsed = 0
  let times = 0
  while (elapsed < shortest) {
    await run()
    times += 1
    elapsed = performance.now() - start
  }
  return elapsed / times
}

export const medianOf = ({ milliseconds }: Measurement): number =>
  milliseconds[Math.floor(milliseconds.length / 2)] ?? Number.NaN
