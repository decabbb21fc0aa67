import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Culture } from '../../src/culture/culture.js'
import { findCulture } from '../../src/culture/find-culture.js'
import { createNumberFormat, type DecimalCount } from '../../src/culture/format-number.js'
import { Decimal } from '../../src/decimal.js'
import { exactFraction, jsonNumbers, magnitude, significantDigits } from '../fixtures/fractions.js'
import windows from './windows-cultures.json' with { type: 'json' }

function cultureNamed(name: string): Culture {
  const culture = findCulture(name)
  if (culture === undefined) throw new Error(`${name} is unknown`)
  return culture
}

const markets = Object.keys(windows.cultures)
const counts: readonly DecimalCount[] = ['default', 'trim', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Very large and very small ones, and those that lie beside or on the middle between two printed numbers. */
const hardNumbers = [
  ...[0, 0.5, 1.5, 2.5, 0.125, 0.285, 1.005, 1.115, 1.255, 2.675, 8.575, 10.235, 0.1 + 0.2],
  ...[0.004, 0.005, 0.0049999999999999, 0.4999999999999999, 9.995, 99.5, 999.5, 999.9999999995],
  ...[999_999.995, 1.0049999999999999, 15811.029999999999, 123456789012345.67, 1234567890123455],
  ...[999_999_999_999_999, 999_999_999_999_999.5, Number.MAX_SAFE_INTEGER, 1e14, 1e15, 1e16],
  ...[1e-5, 5e-6, 4.9999e-6, 1e-7, 5e-10, 1e21, 1.5e21, Number.MIN_VALUE, Number.MAX_VALUE],
]

/** Group and decimal sign, by what Windows prints for -1234567.891. */
function signsOf(name: string): { readonly groupSign: string; readonly decimalSign: string } {
  const { numbers } = printedByWindows.get(name) ?? { numbers: [] }
  const match = /^-1(\D)234\D567(\D)89$/.exec(numbers[windows.numbers.indexOf('-1234567.891')]?.[0] ?? '')
  const [, groupSign = '', decimalSign = ''] = match ?? []
  return { groupSign, decimalSign }
}

const printedByWindows = new Map<string, { readonly numbers: readonly (readonly string[])[] }>(
  Object.entries(windows.cultures),
)

const print = (text: string, decimals: DecimalCount, culture = 'en-US'): string =>
  createNumberFormat(cultureNamed(culture), decimals)(Decimal.parse(text))

describe('a number format', () => {
  it.each([
    ['0.125', 2, '0.13'],
    ['0.5', 0, '1'],
    ['2.5', 0, '3'],
    ['1.005', 2, '1.01'],
    ['1.115', 2, '1.12'],
    ['2.675', 2, '2.68'],
    ['8.575', 2, '8.58'],
    ['10.235', 2, '10.24'],
    ['-0.001', 0, '0'],
    ['-0.001', 2, '0.00'],
    ['-0.004', 0, '0'],
    ['-0.004', 2, '0.00'],
    ['-0.005', 0, '0'],
    ['-2.675', 2, '-2.68'],
    ['0.285', 2, '0.29'],
    ['1.255', 2, '1.26'],
    ['999999.995', 2, '1000000.00'],
    ['123456789012345.675', 2, '123456789012346.00'],
    ['1.0049999999999999', 2, '1.01'],
    ['144.7875', 3, '144.788'],
  ])('prints the JSON number %s with %i decimals as .NET Framework does: %s', (text, decimals, expected) => {
    const format = createNumberFormat(cultureNamed('en-US'), decimals)
    expect(format(Decimal.fromNumber(Number(text))).replaceAll(',', '')).toBe(expected)
  })

  // The worked example of SuperOffice's formulas; the dot stands for a no-break space.
  it.each([
    ['nb-NO', '4·566,81', '4·567', '4·566,81103', '27,79', '144,79'],
    ['da-DK', '4.566,81', '4.567', '4.566,81103', '27,79', '144,79'],
    ['sv-SE', '4·566,81', '4·567', '4·566,81103', '27,79', '144,79'],
    ['de-DE', '4.566,81', '4.567', '4.566,81103', '27,79', '144,79'],
    ['nl-NL', '4.566,81', '4.567', '4.566,81103', '27,79', '144,79'],
    ['fr-FR', '4·566,81', '4·567', '4·566,81103', '27,79', '144,79'],
    ['en-US', '4,566.81', '4,567', '4,566.81103', '27.79', '144.79'],
    ['de-CH', '4’566.81', '4’567', '4’566.81103', '27.79', '144.79'],
  ])('prints the amounts of the worked example in %s', (name, ...expected) => {
    const total = '4566.811025'
    const actual = [
      print(total, 'default', name),
      print(total, 0, name),
      print(total, 5, name),
      print('27.7875', 2, name),
      print('144.7875', 2, name),
    ]
    expect(actual).toEqual(expected.map((text) => text.replaceAll('·', '\u00a0')))
  })

  it('trims to five decimals without zeros at the end', () => {
    expect(print('10.00', 'trim')).toBe('10')
    expect(print('2.50', 'trim')).toBe('2.5')
    expect(print('100', 'trim')).toBe('100')
    expect(print('1234.5678949', 'trim')).toBe('1,234.56789')
    expect(print('1.999996', 'trim')).toBe('2')
    expect(print('-0.000004', 'trim')).toBe('0')
    expect(print('-0.000005', 'trim')).toBe('-0.00001')
  })

  it('rounds the exact quotient, however long its decimals are', () => {
    const format = createNumberFormat(cultureNamed('nb-NO'), 9)
    const quotient = (a: string, b: string) => format(Decimal.parse(a).dividedBy(Decimal.parse(b)))
    expect(quotient('1', '3')).toBe('0,333333333')
    expect(quotient('-2', '3')).toBe('-0,666666667')
    expect(quotient('1e15', '7')).toBe('142\u00a0857\u00a0142\u00a0857\u00a0142,857142857')
  })

  it('keeps every digit of numbers beyond the precision of a double', () => {
    expect(print('123456789012345678901234567890.5', 2)).toBe('123,456,789,012,345,678,901,234,567,890.50')
    expect(print('1e30', 0, 'de-DE')).toBe('1.000.000.000.000.000.000.000.000.000.000')
  })

  it('groups by several sizes, the last of which repeats unless it is zero', () => {
    const culture = cultureNamed('en-US')
    const indian = createNumberFormat({ ...culture, groupSizes: [3, 2] }, 0)
    const once = createNumberFormat({ ...culture, groupSizes: [3, 0] }, 0)
    const never = createNumberFormat({ ...culture, groupSizes: [0] }, 0)
    const value = Decimal.parse('123456789')
    expect([indian(value), once(value), never(value)]).toEqual(['12,34,56,789', '123456,789', '123456789'])
  })

  it('puts the minus where the culture has it', () => {
    expect(print('-1234.5', 2, 'hr-HR')).toBe('- 1.234,50')
    expect(print('-1234.5', 2, 'fa-IR')).toBe('1,234/50-')
    expect(print('-0.001', 2, 'hr-HR')).toBe('0,00')
  })

  it('agrees with arithmetic on digits for decimals of any length', () => {
    const anyDecimal = fc.record({
      negative: fc.boolean(),
      whole: digitsUpTo(25),
      fraction: digitsUpTo(12),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...markets),
        fc.constantFrom(...counts),
        anyDecimal,
        (name, decimals, number) => {
          const { negative, whole, fraction } = number
          const text = `${negative ? '-' : ''}${whole}.${fraction}`
          expect(print(text, decimals, name)).toBe(printByDigits({ name, decimals, ...number }))
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('agrees with long division for any quotient', () => {
    const name = 'en-GB'
    const culture = cultureNamed(name)
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        fc.integer({ min: 0, max: 9 }),
        (dividend, divisor, decimals) => {
          const value = Decimal.fromInteger(dividend).dividedBy(Decimal.fromInteger(divisor))
          const { whole, fraction } = divideByHand(dividend < 0n ? -dividend : dividend, divisor, decimals)
          const expected = printByDigits({ name, decimals, negative: dividend < 0n, whole, fraction })
          expect(createNumberFormat(culture, decimals)(value)).toBe(expected)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe.each(markets)('JSON numbers in %s', (name) => {
  const culture = cultureNamed(name)
  const formats = counts.map((decimals) => createNumberFormat(culture, decimals))
  const printed = (number: number) => formats.map((format) => format(Decimal.fromNumber(number)))
  const expected = (number: number) => {
    const digits = fifteenDigits(number)
    return counts.map((decimals) => printByDigits({ name, decimals, ...digits }))
  }

  it('print in every format as by digits, where rounding is hard', () => {
    for (const number of hardNumbers) {
      expect(printed(number)).toEqual(expected(number))
      expect(printed(-number)).toEqual(expected(-number))
    }
  })

  it('print in every format as by digits', () => {
    fc.assert(
      fc.property(jsonNumbers, (number) => {
        expect(printed(number)).toEqual(expected(number))
      }),
      { numRuns: 300 },
    )
  })
})

// ------------------------------------------------------------------- the same by digits on paper

interface Digits {
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
}

interface Written extends Digits {
  /** Of the culture. */
  readonly name: string
  readonly decimals: DecimalCount
}

/** The decimal with 15 significant digits that is nearest to a double's exact value, digit by digit. */
function fifteenDigits(number: number): Digits {
  const { upper, lower } = significantDigits(exactFraction(number), 15)
  const digits = magnitude(upper).toString()
  const places = lower.toString().length - 1
  const padded = digits.padStart(places + 1, '0')
  const point = padded.length - places
  return { negative: upper < 0n, whole: padded.slice(0, point), fraction: padded.slice(point) }
}

/** Texts of 1 to `length` digits, with many nines and fives, which is where rounding goes wrong. */
const digitsUpTo = (length: number) =>
  fc
    .array(fc.constantFrom(...'01234556789999'), { minLength: 1, maxLength: length })
    .map((digits) => digits.join(''))

function printByDigits({ name, decimals, negative, whole, fraction }: Written): string {
  const { groupSign, decimalSign } = signsOf(name)
  const count = decimals === 'default' ? 2 : decimals === 'trim' ? 5 : decimals
  const kept = [...whole, ...fraction.slice(0, count).padEnd(count, '0')].map(Number)
  const rounded = Number(fraction[count] ?? '0') >= 5 ? addOne(kept) : kept
  const text = rounded.join('')
  const point = text.length - count
  const grouped = (text.slice(0, point).replace(/^0+/, '') || '0').replace(/\B(?=(\d{3})+$)/g, groupSign)
  const printedFraction = decimals === 'trim' ? text.slice(point).replace(/0+$/, '') : text.slice(point)
  const sign = negative && /[1-9]/.test(text) ? '-' : ''
  return sign + grouped + (printedFraction === '' ? '' : decimalSign + printedFraction)
}

function addOne(digits: readonly number[]): number[] {
  const last = digits.at(-1)
  if (last === undefined) return [1]
  return last === 9 ? [...addOne(digits.slice(0, -1)), 0] : [...digits.slice(0, -1), last + 1]
}

/** One decimal more than wanted; the digit after the wanted ones decides the rounding of any quotient. */
function divideByHand(
  dividend: bigint,
  divisor: bigint,
  decimals: number,
): { whole: string; fraction: string } {
  let remainder = dividend % divisor
  let fraction = ''
  for (let digit = 0; digit <= decimals; digit += 1) {
    remainder *= 10n
    fraction += String(remainder / divisor)
    remainder %= divisor
  }
  return { whole: String(dividend / divisor), fraction }
}
