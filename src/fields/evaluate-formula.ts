/** Computes Word's formula fields, exactly. */
import { Decimal } from '../decimal.js'
import type { CellReference } from '../model.js'
import type { Expression, Formula, FunctionName, Operator } from './parse-formula.js'
import { type NumberSigns, readDigits } from './parse-number-text.js'

/** Why a formula has no value. */
export type EvaluationFault =
  | { readonly kind: 'zero-divide' }
  /** A text that is to be computed with and is no number. */
  | { readonly kind: 'not-a-number'; readonly text: string }
  /** A number of more digits than anything needs. */
  | { readonly kind: 'too-large' }
  /** A root of a negative number. */
  | { readonly kind: 'no-root' }
  /** A formula in it is at fault itself, or something in it may not be shown. */
  | { readonly kind: 'no-value' }
  /** Cells of a table where there are none to be known. */
  | { readonly kind: 'no-cells' }

/** What an operand stands for; undefined for an empty one. */
export type OperandValue = Decimal | EvaluationFault | undefined

export interface EvaluationContext<Operand> {
  readonly signs: NumberSigns
  readonly read: (operand: Operand) => OperandValue
  /** The numbers in the cells that a reference names, where the formula stands in a table. */
  readonly cells?: (reference: CellReference) => readonly Decimal[]
}

export type Evaluation =
  | { readonly value: Decimal; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: EvaluationFault }

/**
 * Computes a formula by exact values. An empty operand is zero; where AVERAGE, COUNT, MAX, MIN, PRODUCT and SUM take
 * it for itself, it is left out, as empty cells are. Comparisons and logical functions give 1 or 0.
 */
export function evaluateFormula<Operand>(
  formula: Formula<Operand>,
  context: EvaluationContext<Operand>,
): Evaluation {
  const { groupSign } = context.signs
  const signs = formula.hasDecimalComma
    ? { decimalSign: ',', groupSign: groupSign === ',' ? '' : groupSign }
    : context.signs
  try {
    return { value: new Evaluator({ ...context, signs }).number(formula.expression) }
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault }
    throw error
  }
}

/** Leaves the evaluation from any depth; `evaluateFormula` returns it. */
class Fault extends Error {
  constructor(readonly fault: EvaluationFault) {
    super(fault.kind)
  }
}

const fail = (kind: Exclude<EvaluationFault['kind'], 'not-a-number'>): never => {
  throw new Fault({ kind })
}

/** Digits that a result may have at most: it bounds the time that a hostile formula takes. */
const mostDigits = 1_000

const truth = (isTrue: boolean): Decimal => (isTrue ? Decimal.one : Decimal.zero)

const bounded = (value: Decimal): Decimal =>
  value.toString().length > mostDigits ? fail('too-large') : value

class Evaluator<Operand> {
  constructor(private readonly context: EvaluationContext<Operand>) {}

  number(expression: Expression<Operand>): Decimal {
    switch (expression.kind) {
      case 'number':
        return readDigits(expression.text, this.context.signs) ?? Decimal.zero
      case 'operand':
        return this.operand(expression.operand) ?? Decimal.zero
      case 'cells':
        return sumOf(this.cells(expression.cells))
      case 'negation':
        return this.number(expression.of).negated()
      case 'percentage':
        return this.number(expression.of).dividedBy(Decimal.hundred)
      case 'operation':
        return this.operation(expression)
      case 'call':
        return bounded(this.call(expression.name, expression.values))
    }
  }

  private operand(operand: Operand): Decimal | undefined {
    const value = this.context.read(operand)
    if (value === undefined || value instanceof Decimal) return value
    throw new Fault(value)
  }

  private operation({ operator, left, right }: Expression<Operand> & { kind: 'operation' }): Decimal {
    return bounded(operations[operator](this.number(left), this.number(right)))
  }

  private call(name: FunctionName, values: readonly Expression<Operand>[]): Decimal {
    const [first, second, third] = values
    const number = (value: Expression<Operand> | undefined): Decimal =>
      value === undefined ? Decimal.zero : this.number(value)
    const isTrue = (value: Expression<Operand> | undefined): boolean => !number(value).isZero()
    switch (name) {
      case 'ABS':
        return number(first).absolute()
      case 'AND':
        return truth(values.every(isTrue))
      case 'AVERAGE': {
        const numbers = this.list(values)
        return divide(sumOf(numbers), Decimal.fromInteger(numbers.length))
      }
      case 'COUNT':
        return Decimal.fromInteger(this.list(values).length)
      case 'DEFINED':
        return truth(first !== undefined && this.isDefined(first))
      case 'FALSE':
        return Decimal.zero
      case 'IF':
        return number(isTrue(first) ? second : third)
      case 'INT':
        return integerPart(number(first))
      case 'MAX':
        return mostOf(this.list(values), 1)
      case 'MIN':
        return mostOf(this.list(values), -1)
      case 'MOD':
        return remainder(number(first), number(second))
      case 'NOT':
        return truth(!isTrue(first))
      case 'OR':
        return truth(values.some(isTrue))
      case 'PRODUCT':
        return productOf(this.list(values))
      case 'ROUND':
        return round(number(first), number(second))
      case 'SIGN':
        return Decimal.fromInteger(number(first).compare(Decimal.zero))
      case 'SUM':
        return sumOf(this.list(values))
      case 'TRUE':
        return truth(values.length === 0 || isTrue(first))
    }
  }

  /** The numbers of a list: without what is empty, and without cells that hold none. */
  private list(values: readonly Expression<Operand>[]): readonly Decimal[] {
    return values.flatMap((value) => {
      if (value.kind === 'cells') return this.cells(value.cells)
      return value.kind === 'operand' ? (this.operand(value.operand) ?? []) : this.number(value)
    })
  }

  private cells(reference: CellReference): readonly Decimal[] {
    return this.context.cells?.(reference) ?? fail('no-cells')
  }

  private isDefined(expression: Expression<Operand>): boolean {
    try {
      return this.list([expression]).length > 0
    } catch (error) {
      if (error instanceof Fault) return false
      throw error
    }
  }
}

const operations: Readonly<Record<Operator, (left: Decimal, right: Decimal) => Decimal>> = {
  '+': (left, right) => left.plus(right),
  '-': (left, right) => left.minus(right),
  '*': (left, right) => left.times(right),
  '/': (left, right) => divide(left, right),
  '^': (left, right) => power(left, right),
  '=': (left, right) => truth(left.equals(right)),
  '<>': (left, right) => truth(!left.equals(right)),
  '<': (left, right) => truth(left.compare(right) < 0),
  '<=': (left, right) => truth(left.compare(right) <= 0),
  '>': (left, right) => truth(left.compare(right) > 0),
  '>=': (left, right) => truth(left.compare(right) >= 0),
}

const divide = (left: Decimal, right: Decimal): Decimal =>
  right.isZero() ? fail('zero-divide') : left.dividedBy(right)

const sumOf = (numbers: readonly Decimal[]): Decimal =>
  bounded(numbers.reduce((sum, number) => sum.plus(number), Decimal.zero))

const productOf = (numbers: readonly Decimal[]): Decimal =>
  numbers.length === 0
    ? Decimal.zero
    : numbers.reduce((product, number) => bounded(product.times(number)), Decimal.one)

/** The largest number for 1, the smallest for -1; zero of none. */
const mostOf = (numbers: readonly Decimal[], order: 1 | -1): Decimal =>
  numbers.reduce<Decimal | undefined>(
    (most, number) => (most === undefined || number.compare(most) === order ? number : most),
    undefined,
  ) ?? Decimal.zero

/** What stands before the decimal sign, as Word's INT gives it: -5 of -5.67. */
function integerPart(value: Decimal): Decimal {
  const whole = Decimal.fromUnits(value.absolute().floorUnits(0), 0)
  return value.isNegative() ? whole.negated() : whole
}

/** What a division by a whole number of times leaves; it has the sign of what is divided. */
const remainder = (value: Decimal, divisor: Decimal): Decimal =>
  value.minus(divisor.times(integerPart(divide(value, divisor))))

/** Half away from zero, to tens and hundreds where the decimals are negative; a fraction of a decimal does not count. */
function round(value: Decimal, decimals: Decimal): Decimal {
  const count = integerPart(decimals)
  if (count.absolute().compare(Decimal.hundred) > 0) return fail('too-large')
  return value.rounded(Number(count.toString()))
}

/**
 * Whole exponents give exact values, or some 60 digits where those would be very long; `x^0` is 1 for every x. Roots have
 * the 13 digits that binary numbers give reliably.
 */
function power(base: Decimal, exponent: Decimal): Decimal {
  if (base.isZero() && exponent.isNegative()) return fail('zero-divide')
  if (!exponent.isInteger()) return root(base, exponent)
  const times = BigInt(exponent.absolute().toString())
  const isLong = times * BigInt(base.toString().length) > mostDigits
  const value = wholePower(base, times, isLong ? rounded : (exact) => exact)
  return exponent.isNegative() ? divide(Decimal.one, value) : value
}

/** By squaring: a number of steps that grows with the digits of the exponent. */
function wholePower(base: Decimal, exponent: bigint, keep: (value: Decimal) => Decimal): Decimal {
  let result = Decimal.one
  let square = base
  for (let rest = exponent; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) result = keep(result.times(square))
    if (rest > 1n) square = keep(square.times(square))
  }
  return result
}

function rounded(value: Decimal): Decimal {
  const whole = value.absolute().toFixed(0).length
  return whole > mostDigits ? fail('too-large') : value.rounded(60 - whole)
}

function root(base: Decimal, exponent: Decimal): Decimal {
  if (base.isNegative()) return fail('no-root')
  const value = toNumber(base) ** toNumber(exponent)
  return Number.isFinite(value) ? Decimal.parse(value.toPrecision(13)) : fail('too-large')
}

/** The nearest binary number, but for what lies behind the thirtieth decimal. */
const toNumber = (value: Decimal): number => Number(value.toFixed(30))
