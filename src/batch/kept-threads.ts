/** Threads that outlast their run: code that has run for a while is twice as fast, and the next run may begin soon. */
import type { ThreadPool, ThreadPoolOptions } from './thread-pool.js'

/** Milliseconds that threads wait for the next run. They keep no process from ending. */
const patience = 60_000

interface IdlePool {
  readonly pool: ThreadPool
  /** What it was started with. */
  readonly key: string
  readonly timer: NodeJS.Timeout
}

/** Lends threads to one run at a time, and keeps those that were given back last. */
export class ThreadKeeper {
  private idle: IdlePool | undefined

  constructor(private readonly start: (options: ThreadPoolOptions) => ThreadPool) {}

  /** Threads for a run. Closing them ends those that are at work, and gives the others back. */
  borrow(options: ThreadPoolOptions): ThreadPool {
    const key = JSON.stringify(options)
    const pool = this.takeIdle(key) ?? this.start(options)
    let working = 0
    let isClosed = false
    return {
      run: async (work, signal) => {
        if (isClosed) throw new Error('These threads were given back')
        working += 1
        try {
          return await pool.run(work, signal)
        } finally {
          working -= 1
        }
      },
      close: async () => {
        if (isClosed) return
        isClosed = true
        if (working > 0) await pool.close()
        else await this.keep(pool, key)
      },
    }
  }

  private takeIdle(key: string): ThreadPool | undefined {
    if (this.idle?.key !== key) return undefined
    const { pool, timer } = this.idle
    clearTimeout(timer)
    this.idle = undefined
    return pool
  }

  private async keep(pool: ThreadPool, key: string): Promise<void> {
    const before = this.idle
    const timer = setTimeout(() => void this.end(pool), patience)
    timer.unref()
    this.idle = { pool, key, timer }
    if (before === undefined) return
    clearTimeout(before.timer)
    await this.end(before.pool)
  }

  private async end(pool: ThreadPool): Promise<void> {
    if (this.idle?.pool === pool) this.idle = undefined
    try {
      await pool.close()
    } catch {
      // Nobody waits for them any more.
    }
  }
}
