import { expect, test } from 'vitest'
import { PairValues } from '../src/pair-values.js'

test('What was made for two objects is kept for these two, in this order', () => {
  const values = new PairValues<object, string>()
  const [a, b] = [{}, {}]
  const pairs = [
    [a, a],
    [a, b],
    [b, a],
  ] as const
  expect(pairs.map((pair, index) => values.get(pair, () => `made ${index}`))).toEqual([
    'made 0',
    'made 1',
    'made 2',
  ])
  expect(pairs.map((pair) => values.get(pair, () => 'made again'))).toEqual(['made 0', 'made 1', 'made 2'])
})
