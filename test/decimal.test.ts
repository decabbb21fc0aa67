import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../src/decimal.js'
import {
  exactFraction,
  type Fraction,
  jsonNumbers,
  magnitude,
  roundedUnits,
  significantDigits,
} from './fixtures/fractions.js'

/** Reads what `toString` writes: `-12.5` or `1/3`. */
function fractionOf(text: string): Fraction {
  const [upper = '', lower = '1'] = text.split('/')
  const [whole = '', decimals = ''] = upper.split('.')
  return { upper: BigInt(whole + decimals), lower: BigInt(lower) * 10n ** BigInt(decimals.length) }
}

function expectEqual(actual: Decimal, { upper, lower }: Fraction): void {
  const fraction = fractionOf(actual.toString())
  expect(fraction.upper * lower).toBe(upper * fraction.lower)
}

interface Operand {
  readonly value: Decimal
  readonly fraction: Fraction
}

/** Amounts, numbers around the largest that doubles compute exactly with, and larger ones. */
const anyUnits = fc.oneof(
  fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
  fc
    .tuple(fc.bigInt({ min: -3n, max: 3n }), fc.constantFrom(1n, -1n, 2n, 10n, 1000n))
    .map(([distance, divisor]) => 2n ** 53n / divisor + distance),
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
)

const plainOperand = fc
  .record({
    units: anyUnits,
    scale: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ units, scale }): Operand => {
    const digits = magnitude(units)
      .toString()
      .padStart(scale + 1, '0')
    const point = digits.length - scale
    const text = `${units < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
    return { value: Decimal.parse(text), fraction: { upper: units, lower: 10n ** BigInt(scale) } }
  })

const divide = (a: Fraction, b: Fraction): Fraction => {
  const sign = b.upper < 0n ? -1n : 1n
  return { upper: a.upper * b.lower * sign, lower: a.lower * b.upper * sign }
}

/** Plain decimals and quotients of two of them. */
const operand = fc.oneof(
  plainOperand,
  fc
    .tuple(
      plainOperand,
      plainOperand.filter(({ value }) => !value.isZero()),
    )
    .map(
      ([a, b]): Operand => ({
        value: a.value.dividedBy(b.value),
        fraction: divide(a.fraction, b.fraction),
      }),
    ),
)

describe('Decimal.parse', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['+5', '5'],
    ['007', '7'],
    ['12.', '12'],
    ['-12.50', '-12.5'],
    ['100', '100'],
    ['100.00', '100'],
    ['1e21', '1000000000000000000000'],
    ['1.5E+3', '1500'],
    ['1200e-2', '12'],
    ['-7.9228162514264338E+28', '-79228162514264338000000000000'],
    ['1e-7', '0.0000001'],
  ])('reads %s as %s', (text, expected) => {
    expect(Decimal.parse(text).toString()).toBe(expected)
  })

  it.each([
    '',
    ' ',
    '.5',
    '-',
    '1,5',
    '1 000',
    '0x10',
    '1e',
    '1e1.5',
    'NaN',
    'Infinity',
    '1\n',
    '１',
    '1e99999',
    '--1',
  ])('refuses %j', (text) => {
    expect(() => Decimal.parse(text)).toThrow(SyntaxError)
  })

  it('reads back what it writes, as long as decimals hold it', () => {
    fc.assert(
      fc.property(plainOperand, ({ value }) => {
        expect(Decimal.parse(value.toString()).equals(value)).toBe(true)
      }),
    )
  })

  it('reads a text with very many zeros without delay', () => {
    const zeros = '0'.repeat(200_000)
    expect(Decimal.parse(`1.${zeros}`).toString()).toBe('1')
    expect(Decimal.parse(`0.${zeros}1`).rounded(2).isZero()).toBe(true)
  })
})

describe('Decimal.fromNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [0.1 + 0.2, '0.3'],
    [1.0049999999999999, '1.005'],
    [15811.029999999999, '15811.03'],
    [123456789012345.67, '123456789012346'],
    [999999999999999, '999999999999999'],
    [1234567890123456, '1234567890123460'],
    [1e21, '1000000000000000000000'],
    [-7.9228162514264338e28, '-79228162514264300000000000000'],
    [-2.5e-7, '-0.00000025'],
  ])('takes %d for %s', (number, expected) => {
    expect(Decimal.fromNumber(number).toString()).toBe(expected)
  })

  it.each([NaN, Infinity, -Infinity])('refuses %d', (number) => {
    expect(() => Decimal.fromNumber(number)).toThrow(RangeError)
  })

  it('keeps 15 significant digits of the exact binary number, half away from zero', () => {
    fc.assert(
      fc.property(jsonNumbers, (number) => {
        expectEqual(Decimal.fromNumber(number), significantDigits(exactFraction(number), 15))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('Decimal arithmetic', () => {
  it('is that of fractions', () => {
    fc.assert(
      fc.property(operand, operand, ({ value: a, fraction: x }, { value: b, fraction: y }) => {
        expectEqual(a, x)
        expectEqual(a.plus(b), { upper: x.upper * y.lower + y.upper * x.lower, lower: x.lower * y.lower })
        expectEqual(a.minus(b), { upper: x.upper * y.lower - y.upper * x.lower, lower: x.lower * y.lower })
        expectEqual(a.times(b), { upper: x.upper * y.upper, lower: x.lower * y.lower })
        expectEqual(a.negated(), { upper: -x.upper, lower: x.lower })
        expectEqual(a.absolute(), { upper: magnitude(x.upper), lower: x.lower })
        if (y.upper !== 0n) expectEqual(a.dividedBy(b), divide(x, y))
      }),
      { numRuns: 3000 },
    )
  })

  it('sums exactly, quotients too', () => {
    const third = Decimal.one.dividedBy(Decimal.fromInteger(3))
    expect(Decimal.sum([third, third, third]).toString()).toBe('1')
    expect(Decimal.sum([third, Decimal.parse('0.5')]).toString()).toBe('5/6')
    expect(Decimal.sum([]).toString()).toBe('0')
    expect(Decimal.sum(Array.from({ length: 10 }, () => Decimal.parse('0.1'))).toString()).toBe('1')
  })

  it('refuses to divide by zero', () => {
    expect(() => Decimal.one.dividedBy(Decimal.zero)).toThrow(RangeError)
    expect(() => Decimal.zero.dividedBy(Decimal.parse('0.00'))).toThrow(RangeError)
  })

  it('has the amounts of the worked example of SuperOffice quotes', () => {
    const [price, discounted] = [Decimal.parse('139.93'), Decimal.parse('0.95')]
    const total = price.times(discounted)
    expect(total.toString()).toBe('132.9335')
    expect(total.times(Decimal.fromInteger(15)).dividedBy(Decimal.hundred).toString()).toBe('19.940025')
    const margin = Decimal.parse('5243').dividedBy(price)
    expect(margin.toFixed(6)).toBe('37.468734')
  })
})

describe('Decimal rounding', () => {
  it('is half away from zero, by what is left over', () => {
    fc.assert(
      fc.property(operand, fc.integer({ min: 0, max: 9 }), ({ value, fraction }, decimals) => {
        const units = roundedUnits(fraction, decimals)
        const rounded = { upper: units, lower: 10n ** BigInt(decimals) }
        expect(value.unitsAt(decimals)).toBe(units)
        expectEqual(value.rounded(decimals), rounded)
        expectEqual(Decimal.fromUnits(units, decimals), rounded)
        expectEqual(Decimal.parse(value.toFixed(decimals)), rounded)
      }),
      { numRuns: 3000 },
    )
  })

  it('writes exactly as many decimals as it is told, and no sign on zero', () => {
    const write = (text: string, decimals: number) => Decimal.parse(text).toFixed(decimals)
    expect([write('2.675', 2), write('-2.675', 2), write('2', 3)]).toEqual(['2.68', '-2.68', '2.000'])
    expect([write('0.05', 1), write('-0.04', 1), write('-0.4', 0)]).toEqual(['0.1', '0.0', '0'])
  })

  it('goes to tens and hundreds for negative decimals', () => {
    const hundreds = Decimal.parse('-1250.5').rounded(-2)
    expect(hundreds.toString()).toBe('-1300')
    expect(hundreds.isInteger()).toBe(true)
    expect(hundreds.plus(Decimal.parse('0.5')).toString()).toBe('-1299.5')
  })

  it('finds the largest whole number of units that is not above', () => {
    fc.assert(
      fc.property(operand, fc.integer({ min: 0, max: 6 }), ({ value, fraction }, decimals) => {
        const floor = value.floorUnits(decimals)
        const dividend = fraction.upper * 10n ** BigInt(decimals)
        expect(floor * fraction.lower <= dividend).toBe(true)
        expect((floor + 1n) * fraction.lower > dividend).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('Decimal comparison', () => {
  it('is that of fractions', () => {
    fc.assert(
      fc.property(operand, operand, ({ value: a, fraction: x }, { value: b, fraction: y }) => {
        const difference = x.upper * y.lower - y.upper * x.lower
        expect(a.compare(b)).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0)
        expect(a.equals(b)).toBe(difference === 0n)
        expect(a.isZero()).toBe(x.upper === 0n)
        expect(a.isNegative()).toBe(x.upper < 0n)
        expect(a.isInteger()).toBe(x.upper % x.lower === 0n)
      }),
      { numRuns: 2000 },
    )
  })

  it('knows no zero below zero, in whatever way it came about', () => {
    const zeros = [
      Decimal.fromNumber(-0),
      Decimal.fromInteger(-0),
      Decimal.parse('-0.00'),
      Decimal.zero.negated(),
      Decimal.parse('-5').times(Decimal.zero),
      Decimal.parse('-0.4').rounded(0),
    ]
    for (const zero of zeros) {
      expect(zero.equals(Decimal.zero)).toBe(true)
      expect([zero.toString(), zero.toFixed(0), zero.isNegative()]).toEqual(['0', '0', false])
    }
  })

  it('knows equal numbers by their value, however they came about', () => {
    const sixth = Decimal.one.dividedBy(Decimal.fromInteger(6))
    expect(sixth.times(Decimal.fromInteger(3)).equals(Decimal.parse('0.50'))).toBe(true)
    expect(sixth.plus(sixth).plus(sixth).isInteger()).toBe(false)
    expect(Decimal.parse('1200e-2').isInteger()).toBe(true)
  })
})
