/**
 * Runs acts at a time whose loads together keep to a limit, and one that is heavier by itself alone. The others wait their
 * turn, in the order in which they came.
 */
export function limitLoad(limit: number): <T>(load: number, act: () => Promise<T>) => Promise<T> {
  const waiting: { readonly load: number; readonly begin: () => void }[] = []
  let carried = 0
  const admit = (): void => {
    for (let [first] = waiting; first !== undefined; [first] = waiting) {
      if (carried > 0 && carried + first.load > limit) return
      carried += first.load
      waiting.shift()
      first.begin()
    }
  }
  return async (load, act) => {
    await new Promise<void>((begin) => {
      waiting.push({ load, begin })
      admit()
    })
    try {
      return await act()
    } finally {
      carried -= load
      admit()
    }
  }
}
