import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../src/decimal.js'
import {
  type Evaluation,
  type EvaluationContext,
  evaluateFormula,
  type OperandValue,
} from '../../src/fields/evaluate-formula.js'
import { parseFormula } from '../../src/fields/parse-formula.js'
import type { CellReference } from '../../src/model.js'

type Operands = Readonly<Record<string, OperandValue>>

/** A formula with its operands in brackets: `[price] * 2`. */
const piecesOf = (text: string): (string | { operand: string })[] =>
  text.split(/(\[\w+\])/).map((piece) => (piece.startsWith('[') ? { operand: piece.slice(1, -1) } : piece))

const english = { decimalSign: '.', groupSign: ',' }
const norwegian = { decimalSign: ',', groupSign: '\u00a0' }
const german = { decimalSign: ',', groupSign: '.' }

function evaluate(
  text: string,
  operands: Operands = {},
  context: Partial<EvaluationContext<string>> = {},
): Evaluation {
  const { formula, fault } = parseFormula(piecesOf(text))
  if (formula === undefined) throw new Error(`${fault.kind} at "${fault.found}"`)
  return evaluateFormula(formula, { signs: english, read: (name) => operands[name], ...context })
}

/** The exact value, or the fault. */
const result = (...input: Parameters<typeof evaluate>): string => {
  const { value, fault } = evaluate(...input)
  return value === undefined ? fault.kind : value.toString()
}

const faultOf = (text: string): string => {
  const { fault } = parseFormula(piecesOf(text))
  return fault === undefined ? 'none' : `${fault.kind} ${fault.found}`.trim()
}

const numbers = (values: Readonly<Record<string, number>>): Operands =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Decimal.fromNumber(value)]))

describe('operators', () => {
  test.each([
    ['1 + 2', '3'],
    ['5 - 7', '-2'],
    ['1.5 * 4', '6'],
    ['10 / 4', '2.5'],
    ['1 / 3', '1/3'],
    ['4 ^ 2', '16'],
    ['25%', '0.25'],
    ['200*25%', '50'],
    ['50%%', '0.005'],
    ['= 1 + 1', '2'],
    ['2 + 3 * 4', '14'],
    ['(2 + 3) * 4', '20'],
    ['2 * 3 ^ 2', '18'],
    ['10 - 3 - 2', '5'],
    ['100 / 10 / 2', '5'],
    ['2 ^ 3 ^ 2', '64'],
    ['3 * 10 ^ 50%', '9.486832980504'],
    ['5--2', '7'],
    ['5---2', '3'],
    ['-3 + 5', '2'],
    ['+4', '4'],
    ['2 * -3', '-6'],
    ['-2 ^ 2', '-4'],
    ['2 ^ -1', '0.5'],
    ['3 \u00d7 4 \u00f7 2 \u2212 1 \u2013 1', '4'],
    ['$5 + 3 €', '8'],
    ['-$5', '-5'],
  ])('compute %s', (text, expected) => {
    expect(result(text)).toBe(expected)
  })

  test.each([
    ['3 = 3', '1'],
    ['3 = 4', '0'],
    ['3 <> 4', '1'],
    ['3 <> 3', '0'],
    ['3 < 4', '1'],
    ['4 < 4', '0'],
    ['4 <= 4', '1'],
    ['5 <= 4', '0'],
    ['4 > 3', '1'],
    ['4 > 4', '0'],
    ['4 >= 4', '1'],
    ['3 >= 4', '0'],
    ['1 + 1 = 2', '1'],
    ['(1 < 2) + (3 < 2)', '1'],
    ['3 > 2 > 1', '0'],
    ['1/3 + 1/3 + 1/3 = 1', '1'],
  ])('compare, for 1 or 0: %s', (text, expected) => {
    expect(result(text)).toBe(expected)
  })

  test.each([
    ['0 ^ 0', '1'],
    ['7 ^ 0', '1'],
    ['(1/3) ^ 2', '1/9'],
    ['(2/3) ^ -2', '2.25'],
    ['1.1 ^ 20', '6.72749994932560009201'],
    ['(-2) ^ 3', '-8'],
    ['2 ^ 0.5', '1.414213562373'],
    ['1.05 ^ (1/12)', '1.004074123784'],
    ['27 ^ (1/3)', '3'],
    ['ROUND(1.005 ^ 360, 40)', '6.0225752122632161840540468089161485878195'],
    ['1 ^ 1000000', '1'],
    ['0 ^ -1', 'zero-divide'],
    ['(-8) ^ (1/3)', 'no-root'],
    ['9 ^ 9 ^ 2', '150094635296999121'],
    ['9 ^ 999 ^ 9', 'too-large'],
    ['9 ^ 9 ^ 9 ^ 9 ^ 9', 'too-large'],
    ['0.5 ^ 100000', '0'],
    ['2 ^ -100000', 'too-large'],
    ['0.1^300 * 0.1^300 * 0.1^300 * 0.1^300', 'too-large'],
  ])('raise to powers, exactly where the exponent is whole: %s', (text, expected) => {
    expect(result(text)).toBe(expected)
  })

  test.each(['1 / 0', '1 / (2 - 2)', 'MOD(1, 0)', 'AVERAGE([blank])', '5 / [blank]'])(
    'do not divide by zero: %s',
    (text) => {
      expect(result(text)).toBe('zero-divide')
    },
  )
})

describe('functions', () => {
  test.each([
    ['SUM(1, 2, 3)', '6'],
    ['SUM(4)', '4'],
    ['ROUND(123.456, 2)', '123.46'],
    ['ROUND(123.456, 0)', '123'],
    ['ROUND(123.456, -1)', '120'],
    ['ROUND(155, -1)', '160'],
    ['ROUND(-2.5, 0)', '-3'],
    ['ROUND(2.345, 2)', '2.35'],
    ['ROUND(1.25, 1.9)', '1.3'],
    ['ROUND(1, 101)', 'too-large'],
    ['ABS(-5)', '5'],
    ['ABS(5)', '5'],
    ['INT(5.67)', '5'],
    ['INT(-5.67)', '-5'],
    ['MIN(3, -1, 2)', '-1'],
    ['MAX(3, -1, 2)', '3'],
    ['MAX(-3, -1)', '-1'],
    ['AVERAGE(1, 2, 6)', '3'],
    ['AVERAGE(1, 1, 2)', '4/3'],
    ['COUNT(5, 0, 7)', '3'],
    ['PRODUCT(2, 3, 4)', '24'],
    ['SIGN(-12)', '-1'],
    ['SIGN(0)', '0'],
    ['SIGN(0.1)', '1'],
    ['MOD(7, 3)', '1'],
    ['MOD(-7, 3)', '-1'],
    ['MOD(7.5, 2)', '1.5'],
    ['IF(1 > 2, 10, 20)', '20'],
    ['IF(2 > 1, 10, 20)', '10'],
    ['AND(1, 2)', '1'],
    ['AND(1, 0)', '0'],
    ['OR(0, 3)', '1'],
    ['OR(0, 0)', '0'],
    ['NOT(0)', '1'],
    ['NOT(5)', '0'],
    ['TRUE', '1'],
    ['TRUE()', '1'],
    ['TRUE(1 = 2)', '0'],
    ['FALSE', '0'],
    ['FALSE()', '0'],
    ['DEFINED(1/0)', '0'],
    ['DEFINED(1/2)', '1'],
    ['DEFINED([blank])', '0'],
    ['sum(1, Round(2.5, 0))', '4'],
    ['SUM( 1 , 2 ) * 2', '6'],
  ])('compute %s', (text, expected) => {
    expect(result(text)).toBe(expected)
  })

  test('compute only what counts', () => {
    expect(result('IF(1, 2, 1/0)')).toBe('2')
    expect(result('AND(0, 1/0)')).toBe('0')
    expect(result('OR(1, 1/0)')).toBe('1')
  })

  test.each([
    ['SUM([a], [blank])', '6'],
    ['AVERAGE([a], [blank], 2)', '4'],
    ['COUNT([a], [blank])', '1'],
    ['MIN([a], [blank])', '6'],
    ['MAX([blank])', '0'],
    ['PRODUCT([a], [blank])', '6'],
    ['PRODUCT([blank])', '0'],
    ['COUNT([blank] + 1)', '1'],
  ])('leave empty operands out of lists: %s', (text, expected) => {
    expect(result(text, numbers({ a: 6 }))).toBe(expected)
  })
})

describe('operands', () => {
  test('are computed with exactly', () => {
    const operands = { price: Decimal.parse('3664.0835'), rate: Decimal.parse('0.1') }
    expect(result('[price] * [rate] + [rate] * 2', operands)).toBe('366.60835')
    expect(result('[price] / 3 * 3 - [price]', operands)).toBe('0')
  })

  test('that are empty are zero', () => {
    expect(result('[blank] + 5')).toBe('5')
    expect(result('3 * [blank]')).toBe('0')
    expect(result('[blank]')).toBe('0')
  })

  test('without a value leave the formula without one', () => {
    expect(evaluate('1 + [x]', { x: { kind: 'not-a-number', text: 'abc' } }).fault).toEqual({
      kind: 'not-a-number',
      text: 'abc',
    })
    expect(result('DEFINED([x])', { x: { kind: 'not-a-number', text: 'abc' } })).toBe('0')
  })

  test('take signs, percent signs and currency symbols like numbers', () => {
    expect(result('-[a]% * $[b] €', numbers({ a: 50, b: 8 }))).toBe('-4')
  })
})

describe('numbers', () => {
  test.each([
    ['1,25 * 2', english, '2.5'],
    ['1,250 * 2', english, '2500'],
    ['1,250 * 2', norwegian, '2.5'],
    ['1.250 * 2', german, '2500'],
    ['1.250 * 2', norwegian, '2.5'],
    ['1 234,5 + 1', norwegian, '1235.5'],
    ['1\u00a0234 + 1', english, '1235'],
    ["1'234.5 + 1", english, '1235.5'],
    ['.5 + ,5', norwegian, '1'],
    ['1,234.50 + 0', norwegian, '1234.5'],
  ])('outside calls are read by the signs of the culture: %s', (text, signs, expected) => {
    expect(result(text, {}, { signs })).toBe(expected)
  })

  test.each([
    ['SUM(1,5)', english, '6'],
    ['SUM(1,5)', norwegian, '6'],
    ['ROUND([a],1)', norwegian, '2.6'],
    ['ROUND([a], 1)', norwegian, '2.6'],
    ['SUM(1,5;2)', norwegian, '3.5'],
    ['SUM(1,5;2)', english, '3.5'],
    ['SUM(1,250;2)', english, '3.25'],
    ['ROUND(1.250;0) + 1,5', german, '1251.5'],
    ['ROUND(1.250;0) + 1,5', english, '2.5'],
    ['ROUND(2.345;2)', english, '2.35'],
    ['1,5 + SUM(1;2)', english, '4.5'],
    ['SUM((1,5 + 1), 2)', norwegian, '4.5'],
    ['ABS(-1,5)', norwegian, '1.5'],
    ['ABS(-1,5)', english, '1.5'],
    ['ROUND(1,25, 1)', norwegian, '1.3'],
    ['INT(SUM(1,5) + 1,5)', norwegian, '7'],
  ])('in calls are told from arguments: %s', (text, signs, expected) => {
    expect(result(text, { a: Decimal.parse('2.555') }, { signs })).toBe(expected)
  })
})

describe('cells', () => {
  const cells = (reference: CellReference): readonly Decimal[] =>
    'direction' in reference
      ? [Decimal.parse('1200.5'), Decimal.parse('20')]
      : [
          Decimal.parse(`${reference.first.column}${reference.first.row}`),
          Decimal.parse(`${reference.last.column}`),
        ]

  test.each([
    ['SUM(ABOVE)', '1220.5'],
    ['sum(left)', '1220.5'],
    ['COUNT(BELOW)', '2'],
    ['AVERAGE(RIGHT, 9.5)', '410'],
    ['MAX(ABOVE) - MIN(ABOVE)', '1180.5'],
    ['SUM(A1:C3)', '14'],
    ['SUM(AB12)', '2840'],
    ['SUM(R2C1:R3C2)', '14'],
    ['B2', '24'],
    ['SUM(ABOVE) * 25%', '305.125'],
  ])('are summed by the numbers in them: %s', (text, expected) => {
    expect(result(text, {}, { signs: norwegian, cells })).toBe(expected)
  })

  test.each([
    ['SUM(ABOVE)', { direction: 'ABOVE' }],
    ['A1', { first: { column: 1, row: 1 }, last: { column: 1, row: 1 } }],
    ['SUM(b2:AA10)', { first: { column: 2, row: 2 }, last: { column: 27, row: 10 } }],
    ['SUM(B:C)', { first: { column: 2 }, last: { column: 3 } }],
    ['SUM(2:3)', { first: { row: 2 }, last: { row: 3 } }],
    ['SUM(R3C2)', { first: { column: 2, row: 3 }, last: { column: 2, row: 3 } }],
  ])('are referred to as in Word: %s', (text, expected) => {
    const asked: CellReference[] = []
    result(text, {}, { cells: (reference) => (asked.push(reference) > 0 ? [] : []) })
    expect(asked).toEqual([expected])
  })

  test('have no value outside a table', () => {
    expect(result('SUM(ABOVE)')).toBe('no-cells')
  })
})

describe('what is no formula', () => {
  test.each([
    ['', 'no-operand'],
    ['=', 'no-operand'],
    ['1 +', 'no-operand'],
    ['1 2', 'no-operator 2'],
    ['[a][b]', 'no-operator {…}'],
    ['2[a]', 'no-operator {…}'],
    ['* 2', 'no-operand * 2'],
    ['(1 + 2', 'unclosed'],
    ['SUM(1, 2', 'unclosed'],
    ['1)', 'no-operator )'],
    ['SUM(1 2)', 'no-operator 2)'],
    ['()', 'no-operand )'],
    ['ROUND(1)', 'argument-count ROUND(1)'],
    ['ROUND(1; 2; 3)', 'argument-count ROUND(1; 2; 3)'],
    ['ROUND([a], [b], 2)', 'argument-count ROUND({…}, {…}, 2)'],
    ['SUM()', 'argument-count SUM()'],
    ['ABS', 'argument-count ABS'],
    ['FALSE(1)', 'argument-count FALSE(1)'],
    ['SUM(1,)', 'no-operand )'],
    ['1.2.3', 'bad-number 1.2.3'],
    ['5.', 'no-operator .'],
    ['TotalPrice * 2', 'unknown-name TotalPrice * 2'],
    ['LN(10)', 'unknown-name LN(10)'],
    ['constructor(1)', 'unknown-name constructor(1)'],
    ['A', 'unknown-name A'],
    ['SUM(B:)', 'unknown-name B:)'],
    ['1; 2', 'no-operator ; 2'],
    ['"5" + 1', 'no-operand "5" + 1'],
    ['\ufffc + 1', 'no-operand \ufffd + 1'],
    ['5 kr', 'no-operator kr'],
  ])('is told with its fault: %s', (text, expected) => {
    expect(faultOf(text)).toBe(expected)
  })

  test.each([
    ['a hundred parentheses', `${'('.repeat(100)}1${')'.repeat(100)}`, 'too-deep'],
    ['a hundred calls', `${'ABS('.repeat(100)}1${')'.repeat(100)}`, 'too-deep'],
    ['a book', '1+'.repeat(50_000), 'too-long'],
  ])('is %s', (_, text, expected) => {
    expect(faultOf(text).split(' ', 1)[0]).toBe(expected)
  })

  test('never takes long, and neither does what is one', () => {
    expect(result(`${'9^99*'.repeat(700)}1`)).toBe('too-large')
    expect(result(`${'(1/9^9)+'.repeat(400)}1`)).not.toBe('')
    expect(result(`0${'+1/97/89/83'.repeat(300)}`)).not.toBe('')
    expect(result(`${'-'.repeat(3_900)}1`)).toBe('1')
    expect(faultOf(`${'ABS(1,5+'.repeat(60)}1${')'.repeat(60)}`)).toBe('none')
    expect(faultOf(`${'1 '.repeat(1_999)}`)).toContain('no-operator')
  })
})

interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

/** An expression as text, and its value by fractions; undefined where it divides by zero. */
interface Sample {
  readonly text: string
  readonly value: Fraction | undefined
}

const fraction = (top: bigint, bottom: bigint): Fraction =>
  bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom }

const combine = (operator: string, a: Fraction, b: Fraction): Fraction | undefined => {
  if (operator === '+') return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
  if (operator === '-') return fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
  if (operator === '*') return fraction(a.top * b.top, a.bottom * b.bottom)
  if (operator === '<') return fraction(a.top * b.bottom < b.top * a.bottom ? 1n : 0n, 1n)
  return b.top === 0n ? undefined : fraction(a.top * b.bottom, a.bottom * b.top)
}

const samples = fc.letrec<{ any: Sample; number: Sample }>((tie) => ({
  number: fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, cents]) => ({
      text: `${whole}.${String(cents).padStart(2, '0')}`,
      value: fraction(BigInt(whole * 100 + cents), 100n),
    })),
  any: fc.oneof(
    { maxDepth: 5 },
    tie('number'),
    fc.tuple(tie('any'), fc.constantFrom('+', '-', '*', '/', '<'), tie('any')).map(([a, operator, b]) => ({
      text: `(${a.text} ${operator} ${b.text})`,
      value: a.value && b.value && combine(operator, a.value, b.value),
    })),
    tie('any').map((a) => ({ text: `-${a.text}`, value: a.value && fraction(-a.value.top, a.value.bottom) })),
    tie('any').map((a) => ({
      text: `ABS(${a.text})`,
      value: a.value && fraction(a.value.top < 0n ? -a.value.top : a.value.top, a.value.bottom),
    })),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => ({
      text: `SUM(${a.text}, ${b.text})`,
      value: a.value && b.value && combine('+', a.value, b.value),
    })),
  ),
}))

describe('any formula', () => {
  test('has the value that fractions give', () => {
    fc.assert(
      fc.property(samples.any, ({ text, value }) => {
        const { value: computed, fault } = evaluate(text)
        if (value === undefined) return fault?.kind === 'zero-divide'
        const expected = Decimal.fromInteger(value.top).dividedBy(Decimal.fromInteger(value.bottom))
        return computed?.equals(expected) === true
      }),
      { numRuns: 500 },
    )
  })

  test('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'12.,;()+-*/^%=<> AB:SUM€\u00a0\ufffc') }), (text) => {
        const { formula, fault } = parseFormula([text])
        if (formula === undefined) return fault.kind !== undefined
        const { value, fault: failure } = evaluateFormula(formula, {
          signs: norwegian,
          read: () => undefined,
        })
        return (value === undefined) !== (failure === undefined)
      }),
      { numRuns: 2_000 },
    )
  })
})
