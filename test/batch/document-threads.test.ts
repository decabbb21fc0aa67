import { describe, expect, test } from 'vitest'
import type { DocumentAnswer, DocumentTask, ThreadWork } from '../../src/batch/document-task.js'
import { DocumentThreads } from '../../src/batch/document-threads.js'
import type { ThreadPool } from '../../src/batch/thread-pool.js'

const settings = {
  run: 1,
  folder: '/',
  out: '/out',
  shownOut: 'out',
  token: undefined,
  now: '',
  version: '1',
}
const tasks: readonly DocumentTask[] = [0, 1, 2, 3].map((number) => ({
  number,
  job: { quote: `${number}.json`, template: 't.html' },
  key: `${number}`,
}))

const done = (milliseconds: number): DocumentAnswer => ({ status: 'failed', problems: [], milliseconds })

/** A pool of one thread, which is asked what becomes of its work. */
function createThreads(run: ThreadPool['run']): DocumentThreads {
  const pool: ThreadPool = { run, close: () => Promise.resolve() }
  return new DocumentThreads(pool, { settings, timeLimit: 100, memory: 64 })
}

const numbersOf = (work: ThreadWork): readonly number[] => work.tasks.map(({ number }) => number)

describe('work that a thread dies of', () => {
  test('is done again but for the document that it was at', async () => {
    const works: (readonly number[])[] = []
    const threads = createThreads(async (work) => {
      works.push(numbersOf(work))
      if (work.tasks.length > 1) {
        Atomics.store(work.progress.begun, 0, 3)
        throw new Error('boom')
      }
      return [done(7)]
    })
    const answers = await threads.make(tasks)
    expect(works).toEqual([[0, 1, 2, 3], [0], [1], [3]])
    expect(answers.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      [],
      ['render-crashed'],
      [],
    ])
  })

  test('is done again as a whole when no document had been begun, but not for ever', async () => {
    let count = 0
    const dying = createThreads(async () => {
      count += 1
      throw new Error('no such script')
    })
    const answers = await dying.make(tasks)
    expect(count).toBe(3)
    expect(answers.map(({ problems }) => problems[0]?.code)).toEqual(new Array(4).fill('render-crashed'))
    count = 0
    const recovering = createThreads(async (work) => {
      count += 1
      if (count < 3) throw new Error('not yet')
      return work.tasks.map(() => done(1))
    })
    expect(await recovering.make(tasks)).toHaveLength(4)
  })

  test('is done again as a whole when all its documents were finished', async () => {
    let count = 0
    const threads = createThreads(async (work) => {
      count += 1
      Atomics.store(work.progress.begun, 0, 5)
      if (count === 1) throw new Error('late')
      return work.tasks.map(() => done(1))
    })
    expect((await threads.make(tasks)).every(({ problems }) => problems.length === 0)).toBe(true)
  })

  test('has time again when the whole process was stopped meanwhile', async () => {
    const now = (): number => performance.timeOrigin + performance.now()
    const threads = createThreads(async (work, signal) => {
      work.progress.since[0] = now()
      Atomics.store(work.progress.begun, 0, 1)
      // As nothing runs while this does, it looks like a process that was stopped.
      for (const end = now() + 1_200; now() < end; );
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (signal.aborted) throw new Error('stopped')
      return work.tasks.map(() => done(1))
    })
    const answers = await threads.make(tasks)
    expect(answers.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('is explained by what the thread died of', async () => {
    const error = Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
    const threads = createThreads(async (work) => {
      Atomics.store(work.progress.begun, 0, 1)
      throw error
    })
    const [answer] = await threads.make(tasks.slice(0, 1))
    expect(answer?.problems[0]?.code).toBe('render-out-of-memory')
    expect(answer?.problems[0]?.message).toContain('more than 64 MB')
  })

  test('is not done again when the threads are closed', async () => {
    let count = 0
    const threads = createThreads(async () => {
      count += 1
      await threads.close()
      throw new Error('Terminating worker thread')
    })
    expect(await threads.make(tasks)).toHaveLength(4)
    expect(count).toBe(1)
  })
})

describe('the time limit', () => {
  const hang = (_: ThreadWork, signal: AbortSignal): Promise<never> =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
  const now = (): number => performance.timeOrigin + performance.now()

  test('ends a thread that is at one document for too long', async () => {
    const threads = createThreads((work, signal) => {
      work.progress.since[0] = now()
      Atomics.store(work.progress.begun, 0, 1)
      return hang(work, signal)
    })
    const [answer] = await threads.make(tasks.slice(0, 1))
    expect(answer?.problems[0]?.code).toBe('render-too-slow')
    expect(answer?.milliseconds).toBeGreaterThanOrEqual(100)
  })

  test('does not count what a thread takes to start, nor what its answer takes to be heard', async () => {
    const threads = createThreads(async (work) => {
      await new Promise((resolve) => setTimeout(resolve, 150))
      work.progress.since[0] = now() - 1000
      Atomics.store(work.progress.begun, 0, work.tasks.length + 1)
      await new Promise((resolve) => setTimeout(resolve, 50))
      return work.tasks.map(() => done(1))
    })
    expect((await threads.make(tasks)).every(({ problems }) => problems.length === 0)).toBe(true)
  })
})
