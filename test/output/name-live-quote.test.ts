import { describe, expect, test } from 'vitest'
import { nameLiveQuote } from '../../src/output/name-live-quote.js'

const fallback = 'sale-17'

describe('the name of documents of a quote from SuperOffice', () => {
  test('is made of its number and the rank of its version', () => {
    expect(nameLiveQuote({ number: '10106', rank: 2, fallback })).toBe('10106-v2')
  })

  test('has no rank when there is none', () => {
    expect(nameLiveQuote({ number: '10106', rank: undefined, fallback })).toBe('10106')
  })

  test.each([undefined, '', '..', ' / '])('says what was asked for when the number is %j', (number) => {
    expect(nameLiveQuote({ number, rank: 1, fallback })).toBe('sale-17-v1')
  })

  test.each([
    ['2026/77', '2026-77'],
    ['..\\..\\up', 'up'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:10106', 'C-10106'],
    ['Ø 12 – b', 'Ø-12-–-b'],
    ['a\u0000b\u001b[2Jc\u202ed', 'a-b-[2Jc-d'],
    ['.hidden', 'hidden'],
    ['-rf', 'rf'],
    ['10106.', '10106'],
    ['x'.repeat(300), 'x'.repeat(50)],
    ['😀'.repeat(60), '😀'.repeat(50)],
  ])('turns the number %j into part of a file name', (number, name) => {
    expect(nameLiveQuote({ number, rank: 1, fallback })).toBe(`${name}-v1`)
  })
})
