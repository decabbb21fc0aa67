/**
 * Exact decimal numbers.
 *
 * A number is `coefficient / (10^scale × divisor)`. The divisor is 1 until a division leaves a remainder that
 * no number of decimals holds (1 ÷ 3), so sums of quotients are exact too, and rounding happens only where a
 * rule asks for it.
 */
export class Decimal {
  static readonly zero = new Decimal(0n, 0, 1n)
  static readonly one = new Decimal(1n, 0, 1n)
  static readonly hundred = new Decimal(100n, 0, 1n)

  private constructor(
    private readonly coefficient: bigint,
    private readonly scale: number,
    private readonly divisor: bigint,
  ) {}

  /**
   * The decimal with 15 significant digits nearest to a binary number, which is how .NET prints a double.
   * @throws RangeError when the number is not finite
   */
  static fromNumber(value: number): Decimal {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not a finite number`)
    // Amounts have few decimals. Units of up to 15 digits that give the very same number are its nearest ones.
    for (let scale = 0; scale <= 4; scale += 1) {
      const units = Math.round(value * 10 ** scale)
      if (Math.abs(units) >= 1e15) break
      if (units / 10 ** scale === value) return new Decimal(BigInt(units), scale, 1n)
    }
    return Decimal.parse(value.toPrecision(15))
  }

  static fromInteger(value: number | bigint): Decimal {
    return new Decimal(BigInt(value), 0, 1n)
  }

  /**
   * Reads plain or scientific notation with a full stop as decimal sign, such as `-12.50` or `1e21`.
   * @throws SyntaxError when the text is no such number
   */
  static parse(text: string): Decimal {
    const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text)
    if (match === null) throw new SyntaxError(`"${text}" is not a decimal number`)
    const [, sign, whole = '', fraction = '', exponent = '0'] = match
    const digits = withoutTrailingZeros(fraction)
    const scale = digits.length - Number(exponent)
    const coefficient = BigInt(`${sign === '-' ? '-' : ''}${whole}${digits}`)
    return scale < 0
      ? new Decimal(coefficient * 10n ** BigInt(-scale), 0, 1n)
      : new Decimal(coefficient, scale, 1n)
  }

  /** The exact sum; zero for no numbers. */
  static sum(values: Iterable<Decimal>): Decimal {
    let total = Decimal.zero
    for (const value of values) total = total.plus(value)
    return total
  }

  plus(other: Decimal): Decimal {
    if (this.divisor === other.divisor) {
      const scale = Math.max(this.scale, other.scale)
      return new Decimal(this.coefficientAt(scale) + other.coefficientAt(scale), scale, this.divisor)
    }
    const scale = Math.max(this.scale, other.scale)
    const coefficient = this.coefficientAt(scale) * other.divisor + other.coefficientAt(scale) * this.divisor
    return new Decimal(coefficient, scale, this.divisor * other.divisor).reduced()
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated())
  }

  times(other: Decimal): Decimal {
    const product = new Decimal(
      this.coefficient * other.coefficient,
      this.scale + other.scale,
      this.divisor * other.divisor,
    )
    return product.divisor === 1n ? product : product.reduced()
  }

  /** The exact quotient. @throws RangeError when `other` is zero */
  dividedBy(other: Decimal): Decimal {
    if (other.isZero()) throw new RangeError('division by zero')
    const sign = other.coefficient < 0n ? -1n : 1n
    const coefficient = this.coefficient * other.divisor * sign
    const divisor = this.divisor * other.coefficient * sign
    const scale = this.scale - other.scale
    const quotient =
      scale < 0
        ? new Decimal(coefficient * 10n ** BigInt(-scale), 0, divisor)
        : new Decimal(coefficient, scale, divisor)
    return quotient.reduced()
  }

  negated(): Decimal {
    return new Decimal(-this.coefficient, this.scale, this.divisor)
  }

  absolute(): Decimal {
    return this.coefficient < 0n ? this.negated() : this
  }

  /** Rounded half away from zero to a number of decimals; to tens, hundreds and so on where it is negative. */
  rounded(decimals: number): Decimal {
    return Decimal.fromUnits(this.unitsAt(decimals), decimals)
  }

  /** The largest whole number of units of `10^-decimals` that is not above this number. */
  floorUnits(decimals: number): bigint {
    const { numerator, denominator } = this.fractionOfUnits(decimals)
    const quotient = numerator / denominator
    return numerator < 0n && numerator % denominator !== 0n ? quotient - 1n : quotient
  }

  /** A number given as a whole number of units of `10^-decimals`. */
  static fromUnits(units: bigint, decimals: number): Decimal {
    return decimals < 0
      ? new Decimal(units * 10n ** BigInt(-decimals), 0, 1n)
      : new Decimal(units, decimals, 1n)
  }

  /** The nearest whole number of units of `10^-decimals`, half away from zero. */
  unitsAt(decimals: number): bigint {
    const { numerator, denominator } = this.fractionOfUnits(decimals)
    if (denominator === 1n) return numerator
    const doubled = (numerator < 0n ? -numerator : numerator) * 2n + denominator
    const units = doubled / (denominator * 2n)
    return numerator < 0n ? -units : units
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const difference = this.minus(other).coefficient
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0
  }

  isZero(): boolean {
    return this.coefficient === 0n
  }

  isNegative(): boolean {
    return this.coefficient < 0n
  }

  isInteger(): boolean {
    return this.coefficient % (10n ** BigInt(this.scale) * this.divisor) === 0n
  }

  /**
   * Plain notation with a full stop and no trailing zeros: `4566.811025`. A quotient that no number of decimals
   * holds is given as a fraction, `1/3`, so that the text is always exact.
   */
  toString(): string {
    const exact = this.reduced()
    if (exact.divisor !== 1n) {
      const { numerator, denominator } = exact.fractionOfUnits(0)
      const divisor = greatestCommonDivisor(numerator, denominator)
      return `${numerator / divisor}/${denominator / divisor}`
    }
    const [whole = '', decimals = ''] = exact.toFixed(exact.scale).split('.')
    const fraction = withoutTrailingZeros(decimals)
    return fraction === '' ? whole : `${whole}.${fraction}`
  }

  /** Rounded half away from zero and written with exactly that many decimals and a full stop; never `-0`. */
  toFixed(decimals: number): string {
    const units = this.unitsAt(decimals)
    const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
    const sign = units < 0n ? '-' : ''
    const whole = digits.slice(0, digits.length - decimals)
    return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - decimals)}`
  }

  private coefficientAt(scale: number): bigint {
    return scale === this.scale ? this.coefficient : this.coefficient * 10n ** BigInt(scale - this.scale)
  }

  private fractionOfUnits(decimals: number): { numerator: bigint; denominator: bigint } {
    return decimals >= this.scale
      ? { numerator: this.coefficientAt(decimals), denominator: this.divisor }
      : { numerator: this.coefficient, denominator: this.divisor * 10n ** BigInt(this.scale - decimals) }
  }

  /** The same number with factors 2 and 5 of the divisor moved to the scale, and common factors removed. */
  private reduced(): Decimal {
    const common = greatestCommonDivisor(this.coefficient, this.divisor)
    let coefficient = this.coefficient / common
    let divisor = this.divisor / common
    let scale = this.scale
    while (divisor % 10n === 0n) {
      divisor /= 10n
      scale += 1
    }
    while (divisor % 2n === 0n) {
      divisor /= 2n
      coefficient *= 5n
      scale += 1
    }
    while (divisor % 5n === 0n) {
      divisor /= 5n
      coefficient *= 2n
      scale += 1
    }
    return new Decimal(coefficient, scale, divisor)
  }
}

/** Digits of a fraction without the zeros at their end. A pattern would need time by the square of their count. */
export function withoutTrailingZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger === 0n ? 1n : larger
}
