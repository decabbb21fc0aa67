import { expect, test } from 'vitest'
import { RecentValues } from '../src/recent-values.js'

test('RecentValues keeps as many as it has room for, and those that were asked for last', () => {
  const made: string[] = []
  const values = new RecentValues<string>(2)
  const ask = (key: string): string =>
    values.get(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  const answers = ['hot', 'a', 'hot', 'b', 'hot', 'a', 'hot'].map(ask)
  expect(answers).toEqual(['HOT', 'A', 'HOT', 'B', 'HOT', 'A', 'HOT'])
  expect(made).toEqual(['hot', 'a', 'b', 'a'])
})
