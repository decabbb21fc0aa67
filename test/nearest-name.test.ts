import { describe, expect, test } from 'vitest'
import { findNearestName } from '../src/nearest-name.js'

describe('findNearestName', () => {
  test.each<[string, readonly string[], string | undefined]>([
    ['totlPrice', ['total', 'totalPrice'], 'totalPrice'],
    ['TOTALPRICE', ['totalPrices', 'totalPrice'], 'totalPrice'],
    ['teh', ['the'], 'the'],
    ['price', ['quantity'], undefined],
    ['price', [], undefined],
  ])('finds for %s among %j: %s', (name, candidates, nearest) => {
    expect(findNearestName(name, candidates)).toBe(nearest)
  })

  test.each(['', '.', 'x', 'no'])('suggests nothing for the short name `%s`', (name) => {
    expect(findNearestName(name, ['a', 'b', 'na', 'noo', 'abc'])).toBeUndefined()
  })

  test.each(['x', 'No'])('forgives the case of the short name `%s`', (name) => {
    expect(findNearestName(name, ['XX', 'NO', 'X'])).toBe(name.toUpperCase())
  })
})
