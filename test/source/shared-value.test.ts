import { describe, expect, test } from 'vitest'
import type { Result } from '../../src/model.js'
import { createSharedValue, type Loaded } from '../../src/source/shared-value.js'

interface Load {
  readonly signal: AbortSignal
  readonly finish: (result: Result<Loaded<string>>) => void
}

function createLoads() {
  const loads: Load[] = []
  let time = 0
  const shared = createSharedValue<string>({
    name: 'something',
    load: (signal) => new Promise((finish) => loads.push({ signal, finish })),
    now: () => time,
  })
  return {
    shared,
    loads,
    setTime: (milliseconds: number) => {
      time = milliseconds
    },
  }
}

const loaded = (value: string, validUntil?: number): Result<Loaded<string>> => ({
  value: validUntil === undefined ? { value } : { value, validUntil },
  problems: [],
})

const failure: Result<never> = {
  value: undefined,
  problems: [{ code: 'http-timeout', severity: 'error', message: 'x' }],
}

const aborted = { value: undefined, problems: [expect.objectContaining({ code: 'http-aborted' })] }

describe('a shared value', () => {
  test('is loaded once for all who ask meanwhile, and kept', async () => {
    const { shared, loads } = createLoads()
    const asked = Promise.all([shared.get(), shared.get(), shared.get()])
    loads[0]?.finish(loaded('a'))
    expect((await asked).map(({ value }) => value)).toEqual(['a', 'a', 'a'])
    expect((await shared.get()).value).toBe('a')
    expect(loads).toHaveLength(1)
  })

  test('is loaded again when its time is over', async () => {
    const { shared, loads, setTime } = createLoads()
    const first = shared.get()
    loads[0]?.finish(loaded('a', 100))
    await first
    setTime(99)
    expect((await shared.get()).value).toBe('a')
    setTime(100)
    const second = shared.get()
    loads[1]?.finish(loaded('b'))
    expect((await second).value).toBe('b')
  })

  test('is loaded again when it is forgotten, once for all who found it stale', async () => {
    const { shared, loads } = createLoads()
    const first = shared.get()
    loads[0]?.finish(loaded('a'))
    await first
    expect(shared.forget('a')).toBe(true)
    const second = shared.get()
    loads[1]?.finish(loaded('b'))
    await second
    expect(shared.forget('a')).toBe(true)
    expect((await shared.get()).value).toBe('b')
    expect(loads).toHaveLength(2)
  })

  test('that cannot be loaded is asked for again by the next', async () => {
    const { shared, loads } = createLoads()
    const first = Promise.all([shared.get(), shared.get()])
    loads[0]?.finish(failure)
    expect(await first).toEqual([failure, failure])
    const second = shared.get()
    loads[1]?.finish(loaded('b'))
    expect((await second).value).toBe('b')
  })

  test('is not waited for by who aborts, but goes on for the others', async () => {
    const { shared, loads } = createLoads()
    const controller = new AbortController()
    const impatient = shared.get(controller.signal)
    const patient = shared.get()
    controller.abort()
    expect(await impatient).toEqual(aborted)
    expect(loads[0]?.signal.aborted).toBe(false)
    loads[0]?.finish(loaded('a'))
    expect((await patient).value).toBe('a')
  })

  test('is given up when everybody has aborted, and loaded anew for the next', async () => {
    const { shared, loads } = createLoads()
    const controller = new AbortController()
    const first = shared.get(controller.signal)
    const second = shared.get(controller.signal)
    controller.abort()
    expect(await Promise.all([first, second])).toEqual([aborted, aborted])
    expect(loads[0]?.signal.aborted).toBe(true)
    const third = shared.get()
    loads[0]?.finish(failure)
    loads[1]?.finish(loaded('b'))
    expect((await third).value).toBe('b')
  })

  test.each([
    ['later', async () => Promise.reject(new Error('x'))],
    [
      'at once',
      () => {
        throw new Error('x')
      },
    ],
  ] as const)('whose loading throws %s is loaded anew for the next', async (_, fail) => {
    let count = 0
    const shared = createSharedValue<string>({
      name: 'something',
      load: () => {
        count += 1
        return count === 1 ? fail() : Promise.resolve(loaded('b'))
      },
      now: () => 0,
    })
    const first = await Promise.allSettled([shared.get(), shared.get()])
    expect(first[0]).toMatchObject({ status: 'rejected' })
    expect((await shared.get()).value).toBe('b')
  })
})
