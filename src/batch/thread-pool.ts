/** Threads that make documents. The only file that knows piscina. */
import { Piscina } from 'piscina'
import type { DocumentAnswer, ThreadWork } from './document-task.js'

/** Threads, each of which works at one thing at a time. */
export interface ThreadPool {
  /**
   * Has work done by a thread that has none. Rejects when the thread dies; another one takes its place.
   * @param signal ends the thread, whatever it is doing
   */
  readonly run: (work: ThreadWork, signal: AbortSignal) => Promise<readonly DocumentAnswer[]>
  /** Ends all threads that are at work, whatever they are doing, and leaves the others to whoever has the pool. */
  readonly close: () => Promise<void>
}

export interface ThreadPoolOptions {
  /** How many threads there are at most. */
  readonly size: number
  /** Megabytes that a thread may use for objects. */
  readonly memory: number
  /** The script of the threads, with a function `makeDocuments`. */
  readonly script: URL
}

/** More threads than one are started when there is work for them. */
export function startThreads({ size, memory, script }: ThreadPoolOptions): ThreadPool {
  const pool = new Piscina<ThreadWork, readonly DocumentAnswer[]>({
    filename: script.href,
    name: 'makeDocuments',
    // Where no thread has to be there, piscina forgets work that waits when the last one dies.
    minThreads: 1,
    maxThreads: size,
    // Threads wait for more until the pool is closed.
    idleTimeout: Number.POSITIVE_INFINITY,
    resourceLimits: { maxOldGenerationSizeMb: memory },
    recordTiming: false,
  })
  // A thread that dies without work: the next work starts another one.
  pool.on('error', () => undefined)
  return {
    run: (work, signal) => pool.run(work, { signal }),
    close: () => pool.destroy(),
  }
}
