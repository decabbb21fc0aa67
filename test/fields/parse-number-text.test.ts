import { describe, expect, test } from 'vitest'
import { findCulture } from '../../src/culture/find-culture.js'
import { parseAmountText, parseNumberText, readDigits } from '../../src/fields/parse-number-text.js'

const signs = (decimalSign: string, groupSign: string): { decimalSign: string; groupSign: string } => ({
  decimalSign,
  groupSign,
})
const english = signs('.', ',')
const german = signs(',', '.')
const norwegian = signs(',', '\u00a0')
const swiss = signs('.', '\u2019')

describe('digits', () => {
  test.each([
    ['1234', norwegian, '1234'],
    ['1 234,50', norwegian, '1234.5'],
    ['1\u00a0234\u00a0567,5', norwegian, '1234567.5'],
    ['1\u202f234', norwegian, '1234'],
    ['12.5', norwegian, '12.5'],
    ['1.234', norwegian, '1.234'],
    ['1.234', german, '1234'],
    ['0.125', german, '0.125'],
    ['1234.567', german, '1234.567'],
    ['1.23', german, '1.23'],
    ['1.234.567', english, '1234567'],
    ['1.234,5', english, '1234.5'],
    ['180,000.00', norwegian, '180000'],
    ['1,250', english, '1250'],
    ['1,25', english, '1.25'],
    ['1,250', german, '1.25'],
    ['12,34,567.8', english, '1234567.8'],
    ['1\u2019234.5', swiss, '1234.5'],
    ["1'234.5", swiss, '1234.5'],
    ['.5', norwegian, '0.5'],
    [',5', english, '0.5'],
    ['1٬234٫5', signs('٫', '٬'), '1234.5'],
    ['0'.repeat(99), english, '0'],
  ])('read %s by %o as %s', (text, culture, expected) => {
    expect(readDigits(text, culture)?.toString()).toBe(expected)
  })

  test.each(['1.2.3', '1,2,3', '1 23', '1 2345', "1'2", '1.234 567,8', '1,234,5'])(
    'are no number when their signs stand anywhere: %s',
    (text) => {
      expect(readDigits(text, english)).toBeUndefined()
    },
  )
})

describe('a text', () => {
  test.each([
    ['-12,50', '-12.5'],
    ['\u221212,50', '-12.5'],
    ['\u200e-12,50', '-12.5'],
    ['12,50-', '-12.5'],
    ['+3', '3'],
    [' 7 ', '7'],
    ['(1 234,50)', '-1234.5'],
    ['€ 20', '20'],
    ['-€20', '-20'],
    ['€-20', '-20'],
    ['20 €', '20'],
    ['1 500,-', '1500'],
  ])('%s is the number %s', (text, expected) => {
    expect(parseNumberText(text, norwegian)?.toString()).toBe(expected)
  })

  test.each([
    '',
    '-',
    'abc',
    '12 pcs',
    '1-2',
    '--1',
    '(5',
    '5)',
    '(-5)',
    '25 %',
    '1e5',
    '2026-01-05',
    '12/5',
    '.',
  ])('%s is no number', (text) => {
    expect(parseNumberText(text, norwegian)).toBeUndefined()
  })

  test.each([
    ['€180,000.00 EUR', '180000'],
    ['kr 1 234,50', '1234.5'],
    ['kr. 20', '20'],
    ['20 kr', '20'],
    ['NOK -20', '-20'],
    ['1.000', '1'],
  ])('%s is the amount %s', (text, expected) => {
    expect(parseAmountText(text, norwegian)?.toString()).toBe(expected)
  })

  test.each(['Room 12', '12 apples', 'kr 20 EUR', 'a 5', '12 5 pcs', 'n/a', 'kr'])(
    '%s is no amount',
    (text) => {
      expect(parseAmountText(text, norwegian)).toBeUndefined()
    },
  )

  test('is read by the signs of its culture, as that prints', () => {
    const culture = findCulture('de-CH') ?? signs('', '')
    expect(parseNumberText('4’566.81', culture)?.toString()).toBe('4566.81')
  })

  test('that is long is no number, and is known to be none at once', () => {
    expect(parseNumberText(`1${' '.repeat(1_000_000)}x`, norwegian)).toBeUndefined()
    expect(parseAmountText('x'.repeat(1_000_000), norwegian)).toBeUndefined()
    expect(parseAmountText(`${' '.repeat(98)}x`, norwegian)).toBeUndefined()
  })
})
