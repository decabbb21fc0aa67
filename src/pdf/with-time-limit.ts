/** What became of something within its time: `value` is that which it gave, undefined when it was late. */
export type Timed<T> = { readonly isLate: false; readonly value: T } | { readonly isLate: true }

/** The longest time that Node counts, 25 days, in milliseconds; what is longer it takes for none. */
const longestTime = 2 ** 31 - 1

/** @param time milliseconds, any number of them */
export const cappedTime = (time: number): number => Math.min(time, longestTime)

/**
 * Waits for something no longer than a time. What is late goes on, but nobody hears how it ends.
 * @param timeLimit milliseconds
 */
export async function withTimeLimit<T>(work: Promise<T>, timeLimit: number): Promise<Timed<T>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Timed<T>>((resolve) => {
    timer = setTimeout(resolve, cappedTime(timeLimit), { isLate: true })
  })
  try {
    return await Promise.race([work.then((value): Timed<T> => ({ isLate: false, value })), late])
  } finally {
    clearTimeout(timer)
  }
}
