import { expect, test } from 'vitest'
import { limitLoad } from '../../src/batch/limit-load.js'

/** Acts that note when they begin, and end when they are told to. */
function createActs() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const act = (name: string) => (): Promise<string> => {
    begun.push(name)
    return new Promise((resolve) => ends.set(name, () => resolve(name)))
  }
  return { begun, act, end: (name: string) => ends.get(name)?.() }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('Acts run as long as their loads keep to the limit, in the order in which they came', async () => {
  const { begun, act, end } = createActs()
  const run = limitLoad(10)
  const results = [run(4, act('a')), run(6, act('b')), run(5, act('c')), run(1, act('d'))]
  await settle()
  expect(begun).toEqual(['a', 'b'])
  end('a')
  await settle()
  expect(begun).toEqual(['a', 'b'])
  end('b')
  await settle()
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
  for (const name of ['c', 'd']) end(name)
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd'])
})

test('An act that is heavier than the limit runs alone', async () => {
  const { begun, act, end } = createActs()
  const run = limitLoad(10)
  for (const [name, load] of [
    ['a', 1],
    ['heavy', 50],
    ['b', 1],
  ] as const)
    void run(load, act(name))
  await settle()
  expect(begun).toEqual(['a'])
  end('a')
  await settle()
  expect(begun).toEqual(['a', 'heavy'])
  end('heavy')
  await settle()
  expect(begun).toEqual(['a', 'heavy', 'b'])
})

test('An act that fails makes room, too', async () => {
  const run = limitLoad(1)
  await expect(run(1, () => Promise.reject(new Error('boom')))).rejects.toThrow('boom')
  expect(await run(1, () => Promise.resolve('next'))).toBe('next')
})
