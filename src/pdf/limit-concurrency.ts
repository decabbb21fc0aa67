/** Runs no more than so many acts at a time; the others wait their turn, in the order in which they came. */
export function limitConcurrency(limit: number): <T>(act: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (act) => {
    if (running === limit) await new Promise<void>((resume) => waiting.push(resume))
    else running += 1
    try {
      return await act()
    } finally {
      const next = waiting.shift()
      // Whoever waits longest takes the place over.
      if (next === undefined) running -= 1
      else next()
    }
  }
}
