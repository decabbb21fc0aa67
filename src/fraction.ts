/**
 * Exact numbers of any size: `coefficient / (10^scale × divisor)`. The divisor is 1 until a division leaves a
 * remainder that no number of decimals holds (1 ÷ 3), so sums of quotients are exact too.
 */
export class Fraction {
  constructor(
    readonly coefficient: bigint,
    /** Not below zero. */
    readonly scale: number,
    /** Above zero. */
    readonly divisor: bigint,
  ) {}

  /** `coefficient / 10^scale`, also for a scale below zero. */
  static ofUnits(coefficient: bigint, scale: number): Fraction {
    return scale < 0
      ? new Fraction(coefficient * 10n ** BigInt(-scale), 0, 1n)
      : new Fraction(coefficient, scale, 1n)
  }

  /** The same numbers as fractions with one denominator, which is above zero. */
  static overOneDenominator(values: readonly Fraction[]): {
    readonly numerators: readonly bigint[]
    readonly denominator: bigint
  } {
    const scale = values.reduce((most, value) => Math.max(most, value.scale), 0)
    const divisor = [...new Set(values.map((value) => value.divisor))].reduce(
      (multiple, each) => (multiple / greatestCommonDivisor(multiple, each)) * each,
      1n,
    )
    return {
      numerators: values.map((value) => value.coefficientAt(scale) * (divisor / value.divisor)),
      denominator: 10n ** BigInt(scale) * divisor,
    }
  }

  plus(other: Fraction): Fraction {
    const scale = Math.max(this.scale, other.scale)
    if (this.divisor === other.divisor) {
      return new Fraction(this.coefficientAt(scale) + other.coefficientAt(scale), scale, this.divisor)
    }
    const coefficient = this.coefficientAt(scale) * other.divisor + other.coefficientAt(scale) * this.divisor
    return new Fraction(coefficient, scale, this.divisor * other.divisor).reduced()
  }

  times(other: Fraction): Fraction {
    const product = new Fraction(
      this.coefficient * other.coefficient,
      this.scale + other.scale,
      this.divisor * other.divisor,
    )
    return product.divisor === 1n ? product : product.reduced()
  }

  /** The quotient by a number that is not zero. */
  dividedBy(other: Fraction): Fraction {
    const sign = other.coefficient < 0n ? -1n : 1n
    const coefficient = this.coefficient * other.divisor * sign
    const divisor = this.divisor * other.coefficient * sign
    const scale = this.scale - other.scale
    const quotient =
      scale < 0
        ? new Fraction(coefficient * 10n ** BigInt(-scale), 0, divisor)
        : new Fraction(coefficient, scale, divisor)
    return quotient.reduced()
  }

  negated(): Fraction {
    return new Fraction(-this.coefficient, this.scale, this.divisor)
  }

  /** The largest whole number of units of `10^-decimals` that is not above this number. */
  floorUnits(decimals: number): bigint {
    const { numerator, denominator } = this.ofUnitsAt(decimals)
    const quotient = numerator / denominator
    return numerator < 0n && numerator % denominator !== 0n ? quotient - 1n : quotient
  }

  /** The nearest whole number of units of `10^-decimals`, half away from zero. */
  unitsAt(decimals: number): bigint {
    const { numerator, denominator } = this.ofUnitsAt(decimals)
    if (denominator === 1n) return numerator
    const doubled = (numerator < 0n ? -numerator : numerator) * 2n + denominator
    const units = doubled / (denominator * 2n)
    return numerator < 0n ? -units : units
  }

  isInteger(): boolean {
    return this.coefficient % (10n ** BigInt(this.scale) * this.divisor) === 0n
  }

  /** Two whole numbers without a common factor, the lower one above zero. */
  lowestTerms(): { readonly numerator: bigint; readonly denominator: bigint } {
    const { numerator, denominator } = this.ofUnitsAt(0)
    const divisor = greatestCommonDivisor(numerator, denominator)
    return { numerator: numerator / divisor, denominator: denominator / divisor }
  }

  /** The same number with factors 2 and 5 of the divisor moved to the scale, and common factors removed. */
  reduced(): Fraction {
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
    return new Fraction(coefficient, scale, divisor)
  }

  private coefficientAt(scale: number): bigint {
    return scale === this.scale ? this.coefficient : this.coefficient * 10n ** BigInt(scale - this.scale)
  }

  private ofUnitsAt(decimals: number): { readonly numerator: bigint; readonly denominator: bigint } {
    return decimals >= this.scale
      ? { numerator: this.coefficientAt(decimals), denominator: this.divisor }
      : { numerator: this.coefficient, denominator: this.divisor * 10n ** BigInt(this.scale - decimals) }
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger === 0n ? 1n : larger
}
