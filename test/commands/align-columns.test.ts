import { describe, expect, test } from 'vitest'
import { alignColumns } from '../../src/commands/align-columns.js'

describe('alignColumns', () => {
  test('sets columns two spaces apart, and nothing behind the last', () => {
    expect(
      alignColumns([
        ['a', 'bb', 'c'],
        ['aaa', 'b', 'ccc'],
        ['', '', ''],
      ]),
    ).toEqual(['a    bb  c', 'aaa  b   ccc', ''])
  })

  test('aligns amounts at their ends', () => {
    const lines = alignColumns(
      [
        ['net', '1\u00a0234,50', 'x'],
        ['vat', '9,00', 'y'],
      ],
      new Set([1]),
    )
    expect(lines).toEqual(['net  1\u00a0234,50  x', 'vat      9,00  y'])
  })

  test('counts characters, not code units, and shows control characters', () => {
    expect(
      alignColumns([
        ['\u{1f4e6}', 'x'],
        ['ab', 'y'],
      ]),
    ).toEqual(['\u{1f4e6}   x', 'ab  y'])
    expect(alignColumns([['a\u001bb', 'x']])).toEqual(['a\\u{1b}b  x'])
  })
})
