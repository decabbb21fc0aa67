import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ThreadKeeper } from '../../src/batch/kept-threads.js'
import type { ThreadPool, ThreadPoolOptions } from '../../src/batch/thread-pool.js'

const options: ThreadPoolOptions = { size: 2, memory: 64, script: new URL('file:///worker.js') }
const work = { settings: {} as never, tasks: [], progress: {} as never }
const { signal } = new AbortController()

interface Pool {
  readonly options: ThreadPoolOptions
  runs: number
  isOpen: boolean
  finish: () => void
}

/** The pools that were started, in order, as they are now. */
let pools: Pool[]
let keeper: ThreadKeeper
beforeEach(() => {
  vi.useFakeTimers()
  pools = []
  keeper = new ThreadKeeper((asked): ThreadPool => {
    const pool: Pool = { options: asked, runs: 0, isOpen: true, finish: () => undefined }
    pools.push(pool)
    return {
      run: () => {
        pool.runs += 1
        return new Promise((resolve) => (pool.finish = () => resolve([])))
      },
      close: async () => {
        pool.isOpen = false
      },
    }
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const seen = () => pools.map(({ runs, isOpen }) => ({ runs, isOpen }))

async function runOn(threads: ThreadPool): Promise<void> {
  const running = threads.run(work, signal)
  pools.at(-1)?.finish()
  await running
}

test('The next run has the threads of the one before', async () => {
  for (let run = 0; run < 3; run += 1) {
    const threads = keeper.borrow(options)
    await runOn(threads)
    await threads.close()
  }
  expect(seen()).toEqual([{ runs: 3, isOpen: true }])
})

test('Runs at the same time have threads of their own, and only those that come back last are kept', async () => {
  const [first, second] = [keeper.borrow(options), keeper.borrow(options)]
  expect(pools).toHaveLength(2)
  await first.close()
  await second.close()
  expect(seen()).toEqual([
    { runs: 0, isOpen: false },
    { runs: 0, isOpen: true },
  ])
  await runOn(keeper.borrow(options))
  expect(seen()[1]).toEqual({ runs: 1, isOpen: true })
})

test('Threads that are at work when they are given back are ended', async () => {
  const threads = keeper.borrow(options)
  void threads.run(work, signal)
  await threads.close()
  expect(seen()).toEqual([{ runs: 1, isOpen: false }])
  keeper.borrow(options)
  expect(pools).toHaveLength(2)
})

test('Threads whose work failed are given back all the same', async () => {
  const failing = new ThreadKeeper(() => {
    pools.push({ options, runs: 0, isOpen: true, finish: () => undefined })
    return { run: () => Promise.reject(new Error('The thread died')), close: () => Promise.resolve() }
  })
  const threads = failing.borrow(options)
  await expect(threads.run(work, signal)).rejects.toThrow('The thread died')
  await threads.close()
  failing.borrow(options)
  expect(pools).toHaveLength(1)
})

test('A run that wants other threads does not get them, and its own are kept instead', async () => {
  await keeper.borrow(options).close()
  const others = keeper.borrow({ ...options, size: 3 })
  expect(pools.map(({ options: { size } }) => size)).toEqual([2, 3])
  await others.close()
  expect(seen().map(({ isOpen }) => isOpen)).toEqual([false, true])
})

test('Threads that are given back twice are lent once', async () => {
  const threads = keeper.borrow(options)
  await threads.close()
  keeper.borrow(options)
  await threads.close()
  keeper.borrow(options)
  expect(pools).toHaveLength(2)
})

test('Threads that were given back work no more for the run that had them', async () => {
  const threads = keeper.borrow(options)
  await threads.close()
  await expect(threads.run(work, signal)).rejects.toThrow('given back')
  expect(seen()).toEqual([{ runs: 0, isOpen: true }])
})

test('Threads that nobody wants for a minute are ended, and are not lent any more', async () => {
  await keeper.borrow(options).close()
  await vi.advanceTimersByTimeAsync(59_999)
  expect(seen()).toEqual([{ runs: 0, isOpen: true }])
  await vi.advanceTimersByTimeAsync(1)
  expect(seen()).toEqual([{ runs: 0, isOpen: false }])
  keeper.borrow(options)
  expect(pools).toHaveLength(2)
})

test('Threads that are lent again are not ended meanwhile', async () => {
  await keeper.borrow(options).close()
  await vi.advanceTimersByTimeAsync(30_000)
  keeper.borrow(options)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(seen()).toEqual([{ runs: 0, isOpen: true }])
})
