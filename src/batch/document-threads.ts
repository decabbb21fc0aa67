import type { Problem } from '../model.js'
import { renderCrashed, renderOutOfMemory, renderTooSlow } from '../problem.js'
import { milliseconds } from './clock.js'
import type { DocumentAnswer, DocumentTask, RunSettings, ThreadProgress } from './document-task.js'
import type { ThreadPool } from './thread-pool.js'

export interface DocumentThreadsOptions {
  readonly settings: RunSettings
  /** Milliseconds that one document may take. */
  readonly timeLimit: number
  /** Megabytes that a thread may use. */
  readonly memory: number
}

/** Milliseconds that a thread may take before it begins with its first document. */
const patience = 120_000
/** Milliseconds by which a busy process may look late. */
const longestDelay = 1_000
/** How often work is begun anew that was lost before its first document. */
const mostAttempts = 3

/** Has documents made by threads, and always gets an answer for each: the document that a thread dies of has failed. */
export class DocumentThreads {
  private isClosed = false

  constructor(
    private readonly pool: ThreadPool,
    private readonly options: DocumentThreadsOptions,
  ) {}

  /** Has some documents made by one thread, one after the other. */
  async make(tasks: readonly DocumentTask[], attempt = 1): Promise<readonly DocumentAnswer[]> {
    const progress = createProgress()
    const controller = new AbortController()
    const start = milliseconds()
    let [looked, awake] = [start, start]
    const timer = setInterval(() => {
      const now = milliseconds()
      // A process that was stopped for a while finds that out before its threads can go on.
      if (now - looked > this.interval + longestDelay) awake = now
      looked = now
      if (this.isOverdue(progress, { start, awake, count: tasks.length })) controller.abort()
    }, this.interval)
    try {
      return await this.pool.run({ settings: this.options.settings, tasks, progress }, controller.signal)
    } catch (error) {
      const place = Atomics.load(progress.begun, 0) - 1
      const problem = this.explain(error, controller.signal.aborted)
      return this.recover(tasks, {
        place,
        problem,
        attempt,
        spent: milliseconds() - (progress.since[0] ?? 0),
      })
    } finally {
      clearInterval(timer)
    }
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.pool.close()
  }

  private get interval(): number {
    return Math.min(Math.max(this.options.timeLimit / 8, 5), 1000)
  }

  /** A thread that is done only waits to be heard. */
  private isOverdue(
    { begun, since }: ThreadProgress,
    { start, awake, count }: { readonly start: number; readonly awake: number; readonly count: number },
  ): boolean {
    const place = Atomics.load(begun, 0)
    if (place > count) return false
    const [from, limit] = place === 0 ? [start, patience] : [since[0] ?? 0, this.options.timeLimit]
    return milliseconds() - Math.max(from, awake) > limit
  }

  private explain(error: unknown, isOverdue: boolean): Problem {
    const { timeLimit, memory } = this.options
    if (isOverdue) return renderTooSlow(timeLimit)
    const isOutOfMemory =
      error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    return isOutOfMemory ? renderOutOfMemory(memory) : renderCrashed(error)
  }

  /** What else the thread had to do is done by another one, each document alone: the answers died with the thread. */
  private async recover(tasks: readonly DocumentTask[], loss: Loss): Promise<readonly DocumentAnswer[]> {
    const { place, problem, attempt, spent } = loss
    const hasCulprit = place >= 0 && place < tasks.length
    if (this.isClosed || (!hasCulprit && attempt === mostAttempts)) {
      return tasks.map(() => ({ status: 'failed', problems: [problem], milliseconds: 0 }))
    }
    if (!hasCulprit) return this.make(tasks, attempt + 1)
    const answers: DocumentAnswer[] = []
    for (const [index, task] of tasks.entries()) {
      if (index === place) answers.push({ status: 'failed', problems: [problem], milliseconds: spent })
      else answers.push(...(await this.make([task])))
    }
    return answers
  }
}

interface Loss {
  /** Which of the tasks the thread was at. */
  readonly place: number
  readonly problem: Problem
  readonly attempt: number
  /** Milliseconds since it began that one. */
  readonly spent: number
}

const createProgress = (): ThreadProgress => ({
  begun: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
  since: new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)),
})
