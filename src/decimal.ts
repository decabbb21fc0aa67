import { Fraction } from './fraction.js'

/**
 * Exact decimal numbers.
 *
 * A number is `units / 10^scale` as long as its units are a safe integer, on which the arithmetic of doubles is exact:
 * that of almost every amount of a quote. Larger ones and quotients that no number of decimals holds are fractions of
 * bigints. Rounding happens only where a rule asks for it.
 */
export class Decimal {
  static readonly zero = new Decimal(0, 0, undefined)
  static readonly one = new Decimal(1, 0, undefined)
  static readonly hundred = new Decimal(100, 0, undefined)

  private constructor(
    /** A safe integer; -0 is as good as 0. */
    private readonly units: number,
    /** Not below zero. */
    private readonly scale: number,
    /** What the number is instead when units and scale cannot hold it. */
    private readonly exact: Fraction | undefined,
  ) {}

  /**
   * The decimal with 15 significant digits nearest to a binary number, which is how .NET prints a double.
   * @throws RangeError when the number is not finite
   */
  static fromNumber(value: number): Decimal {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not a finite number`)
    // Amounts have few decimals. Units of up to 15 digits that give the very same number are its nearest ones.
    for (let scale = 0; scale <= 4; scale += 1) {
      const power = powerOfTen(scale)
      const units = Math.round(value * power)
      if (Math.abs(units) >= 1e15) break
      if (units / power === value) return Decimal.ofUnits(units, scale)
    }
    return Decimal.ofLongNumber(value) ?? Decimal.parse(value.toPrecision(15))
  }

  static fromInteger(value: number | bigint): Decimal {
    return Number.isSafeInteger(value)
      ? Decimal.ofUnits(Number(value), 0)
      : Decimal.ofFraction(new Fraction(BigInt(value), 0, 1n))
  }

  /**
   * Reads plain or scientific notation with a full stop as decimal sign, such as `-12.50` or `1e21`.
   * @throws SyntaxError when the text is no such number
   */
  static parse(text: string): Decimal {
    const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text)
    if (match === null) throw new SyntaxError(`"${text}" is not a decimal number`)
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
    const decimals = withoutTrailingZeros(fraction)
    const scale = decimals.length - Number(exponent)
    const units = Number(`${sign}${whole}${decimals}`)
    if (scale >= 0 && Number.isSafeInteger(units)) return Decimal.ofUnits(units, scale)
    const coefficient = BigInt(`${sign === '-' ? '-' : ''}${whole}${decimals}`)
    return Decimal.ofFraction(Fraction.ofUnits(coefficient, scale))
  }

  /** The exact sum; zero for no numbers. */
  static sum(values: Iterable<Decimal>): Decimal {
    let total = Decimal.zero
    for (const value of values) total = total.plus(value)
    return total
  }

  /** The same numbers as fractions with one denominator, which is above zero. */
  static overOneDenominator(values: readonly Decimal[]): {
    readonly numerators: readonly bigint[]
    readonly denominator: bigint
  } {
    return Fraction.overOneDenominator(values.map((value) => value.fraction()))
  }

  plus(other: Decimal): Decimal {
    if (this.exact === undefined && other.exact === undefined) {
      const scale = Math.max(this.scale, other.scale)
      const sum = this.unitsOf(scale) + other.unitsOf(scale)
      if (Number.isSafeInteger(sum)) return Decimal.ofUnits(sum, scale)
    }
    return Decimal.ofFraction(this.fraction().plus(other.fraction()))
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated())
  }

  times(other: Decimal): Decimal {
    if (this.exact === undefined && other.exact === undefined) {
      const product = this.units * other.units
      if (Number.isSafeInteger(product)) return Decimal.ofUnits(product, this.scale + other.scale)
    }
    return Decimal.ofFraction(this.fraction().times(other.fraction()))
  }

  /** The exact quotient. @throws RangeError when `other` is zero */
  dividedBy(other: Decimal): Decimal {
    if (other.isZero()) throw new RangeError('division by zero')
    if (this.exact === undefined && other.exact === undefined) {
      const zeros = powersOfTen.indexOf(other.units)
      const scale = this.scale - other.scale + zeros
      if (zeros >= 0 && scale >= 0) return Decimal.ofUnits(this.units, scale)
    }
    return Decimal.ofFraction(this.fraction().dividedBy(other.fraction()))
  }

  negated(): Decimal {
    return this.exact === undefined
      ? Decimal.ofUnits(-this.units, this.scale)
      : Decimal.ofFraction(this.exact.negated())
  }

  absolute(): Decimal {
    return this.isNegative() ? this.negated() : this
  }

  /** Rounded half away from zero to a number of decimals; to tens, hundreds and so on where it is negative. */
  rounded(decimals: number): Decimal {
    const units = this.roundedUnits(decimals)
    return units === undefined || decimals < 0
      ? Decimal.fromUnits(this.unitsAt(decimals), decimals)
      : Decimal.ofUnits(units, decimals)
  }

  /** The largest whole number of units of `10^-decimals` that is not above this number. */
  floorUnits(decimals: number): bigint {
    return this.fraction().floorUnits(decimals)
  }

  /** A number given as a whole number of units of `10^-decimals`. */
  static fromUnits(units: bigint, decimals: number): Decimal {
    return Decimal.ofFraction(Fraction.ofUnits(units, decimals))
  }

  /** The nearest whole number of units of `10^-decimals`, half away from zero. */
  unitsAt(decimals: number): bigint {
    const units = this.roundedUnits(decimals)
    return units === undefined ? this.fraction().unitsAt(decimals) : BigInt(units)
  }

  compare(other: Decimal): -1 | 0 | 1 {
    if (this.exact === undefined && other.exact === undefined && this.scale === other.scale) {
      return this.units < other.units ? -1 : this.units === other.units ? 0 : 1
    }
    const difference = this.minus(other)
    return difference.isNegative() ? -1 : difference.isZero() ? 0 : 1
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0
  }

  isZero(): boolean {
    return this.exact === undefined ? this.units === 0 : this.exact.coefficient === 0n
  }

  isNegative(): boolean {
    return this.exact === undefined ? this.units < 0 : this.exact.coefficient < 0n
  }

  isInteger(): boolean {
    return this.exact?.isInteger() ?? (this.units === 0 || this.units % powerOfTen(this.scale) === 0)
  }

  /**
   * Plain notation with a full stop and no trailing zeros: `4566.811025`. A quotient that no number of decimals
   * holds is given as a fraction, `1/3`, so that the text is always exact.
   */
  toString(): string {
    const { exact } = this
    const reduced = exact?.reduced()
    if (reduced !== undefined && reduced.divisor !== 1n) {
      const { numerator, denominator } = reduced.lowestTerms()
      return `${numerator}/${denominator}`
    }
    const [whole = '', decimals = ''] = this.toFixed(reduced?.scale ?? this.scale).split('.')
    const fraction = withoutTrailingZeros(decimals)
    return fraction === '' ? whole : `${whole}.${fraction}`
  }

  /** Rounded half away from zero and written with exactly that many decimals and a full stop; never `-0`. */
  toFixed(decimals: number): string {
    const units = this.unitsTextAt(decimals)
    const sign = units.startsWith('-') ? '-' : ''
    const digits = units.slice(sign.length).padStart(decimals + 1, '0')
    const point = digits.length - decimals
    return decimals === 0 ? units : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
  }

  /** What `unitsAt` gives, written: `-1250` for -12.5 at two decimals. */
  unitsTextAt(decimals: number): string {
    return String(this.roundedUnits(decimals) ?? this.unitsAt(decimals))
  }

  /**
   * The first 15 digits of a number with more of them, such as 94040.813695900026. Undefined for numbers below 1 and
   * from 10^15, and where the product may be on the wrong side of a half: it is off by a sixteenth at most.
   */
  private static ofLongNumber(value: number): Decimal | undefined {
    const size = Math.abs(value)
    const wholeDigits = powersOfTen.findIndex((power) => size < power)
    if (wholeDigits < 1) return undefined
    let scale = 15 - wholeDigits
    const product = value * powerOfTen(scale)
    let units = Math.round(product)
    if (Math.abs(product - units) > 0.4) return undefined
    while (scale > 0 && units % 10 === 0) {
      units /= 10
      scale -= 1
    }
    return Decimal.ofUnits(units, scale)
  }

  /** @param units a safe integer */
  private static ofUnits(units: number, scale: number): Decimal {
    return new Decimal(units, scale, undefined)
  }

  private static ofFraction(fraction: Fraction): Decimal {
    const units = Number(fraction.coefficient)
    return fraction.divisor === 1n && Number.isSafeInteger(units)
      ? Decimal.ofUnits(units, fraction.scale)
      : new Decimal(0, 0, fraction)
  }

  private fraction(): Fraction {
    return this.exact ?? new Fraction(BigInt(this.units), this.scale, 1n)
  }

  /** Units of `10^-scale`, where that is no rounding; no safe integer when they are too many. */
  private unitsOf(scale: number): number {
    return this.units * powerOfTen(scale - this.scale)
  }

  /** What `unitsAt` gives, as far as doubles are exact; undefined beyond. */
  private roundedUnits(decimals: number): number | undefined {
    if (this.exact !== undefined) return undefined
    if (decimals >= this.scale) {
      const units = this.unitsOf(decimals)
      return Number.isSafeInteger(units) ? units : undefined
    }
    const power = powerOfTen(this.scale - decimals)
    const rest = this.units % power
    const whole = (this.units - rest) / power
    const units = Math.abs(rest) * 2 < power ? whole : whole + Math.sign(rest)
    return Number.isSafeInteger(units) ? units : undefined
  }
}

/** The powers of ten that are safe integers. */
const powersOfTen = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

/** `10^exponent` for an exponent of 0 or more; not a number where that is no safe integer. */
const powerOfTen = (exponent: number): number => powersOfTen[exponent] ?? Number.NaN

/** Digits of a fraction without the zeros at their end. A pattern would need time by the square of their count. */
export function withoutTrailingZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}
