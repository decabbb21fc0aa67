/**
 * The amounts that SuperOffice does not store: prices after the alternative's discount, VAT, totals with VAT.
 *
 * Nothing that the WebAPI returned is computed again. Percentages are whole numbers: 25 means 25 %. All arithmetic
 * is exact; numbers are rounded here only in the rounding modes `line` and `vat-rate`, elsewhere where they print.
 */
import type { QuoteAlternative, QuoteLine } from '../carriers.js'
import { Decimal } from '../decimal.js'
import type { RoundingMode } from '../model.js'
import { lazy } from './lazy.js'

/** Undefined where a carrier lacks what the amount is computed from. */
export type Amount = Decimal | undefined

export interface LineAmounts {
  readonly subTotal: Amount
  readonly discountAmount: Amount
  readonly totalPrice: Amount
  /** TotalPrice × (1 − the alternative's DiscountPercent ÷ 100) */
  readonly totalPriceWithAlternativeDiscount: Amount
  /** totalPriceWithAlternativeDiscount × VAT ÷ 100 */
  readonly vatAmount: Amount
  /** TotalPrice + vatAmount when numbers round as they print, else the discounted price + vatAmount. */
  readonly totalPriceIncVAT: Amount
}

export interface AlternativeAmounts {
  /** One per line, in the order of the lines given. */
  readonly lines: readonly LineAmounts[]
  readonly subTotal: Amount
  readonly discountPercent: Decimal
  readonly discountAmount: Amount
  readonly totalPrice: Amount
  readonly vatAmount: Amount
  readonly totalPriceIncVAT: Amount
}

export interface Rounding {
  readonly mode: RoundingMode
  /** Decimals that amounts are rounded to in the modes `line` and `vat-rate`. */
  readonly decimals: number
}

/** Every amount is computed when it is asked for, since a template prints few of them. */
export const computeTotals = (
  alternative: QuoteAlternative,
  lines: readonly QuoteLine[],
  rounding: Rounding,
): AlternativeAmounts => new Totals(alternative, lines, rounding)

class Totals implements AlternativeAmounts {
  readonly lines: readonly LineTotals[]
  readonly discountPercent: Decimal
  private readonly spreadLines = lazy(() =>
    spreadVatRates(this.lines, this.storedTotal(), this.rounding.decimals),
  )
  private readonly vatSum = lazy(() => sumAmounts(this.lines, (line) => line.vatAmount))
  private readonly priceSum = lazy(() => sumAmounts(this.lines, (line) => line.totalPrice))

  constructor(
    private readonly alternative: QuoteAlternative,
    lines: readonly QuoteLine[],
    private readonly rounding: Rounding,
  ) {
    this.discountPercent = alternative.discountPercent ?? Decimal.zero
    this.lines = lines.map((line, index) => new LineTotals(line, { totals: this, index }))
  }

  get subTotal(): Amount {
    return this.alternative.subTotal ?? this.priceSum()
  }

  get discountAmount(): Amount {
    return this.alternative.discountAmount ?? percentOf(this.subTotal, this.discountPercent)
  }

  get totalPrice(): Amount {
    return this.rounding.mode === 'display' || this.lines.length === 0
      ? this.storedTotal()
      : sumAmounts(this.lines, (line) => line.totalPriceWithAlternativeDiscount)
  }

  get vatAmount(): Amount {
    return this.vatSum()
  }

  get totalPriceIncVAT(): Amount {
    return add(this.totalPrice, this.vatAmount)
  }

  /** What the discounts make of a line, and the VAT on it. */
  derive(line: LineTotals, index: number): DerivedLine {
    switch (this.rounding.mode) {
      case 'display':
        return exactLine(line)
      case 'line':
        return roundLine(line, this.rounding.decimals)
      case 'vat-rate':
        return this.spreadLines()[index] ?? unknownLine
    }
  }

  discounted(price: Amount): Amount {
    return this.discountPercent.isZero() ? price : subtract(price, percentOf(price, this.discountPercent))
  }

  private storedTotal(): Amount {
    return this.alternative.totalPrice ?? subtract(this.subTotal, this.discountAmount)
  }
}

/** What a line stores; a missing amount is computed from those that are there. */
class LineTotals implements LineAmounts {
  private derived: DerivedLine | undefined

  constructor(
    readonly line: QuoteLine,
    private readonly place: { readonly totals: Totals; readonly index: number },
  ) {}

  get vatPercent(): Decimal {
    return vatPercent(this.line)
  }

  get subTotal(): Amount {
    const { subTotal, unitListPrice } = this.line
    return subTotal ?? multiply(this.units(), unitListPrice)
  }

  get discountAmount(): Amount {
    const { discountAmount, discountPercent = Decimal.zero } = this.line
    return discountAmount ?? percentOf(this.subTotal, discountPercent)
  }

  get totalPrice(): Amount {
    return this.line.totalPrice ?? subtract(this.subTotal, this.discountAmount)
  }

  get exactPrice(): Amount {
    return this.place.totals.discounted(this.totalPrice)
  }

  get totalPriceWithAlternativeDiscount(): Amount {
    return this.derive().price
  }

  get vatAmount(): Amount {
    return this.derive().vatAmount
  }

  get totalPriceIncVAT(): Amount {
    return this.derive().priceIncVat
  }

  private units(): Amount {
    const { quantity, isSubscription, subscriptionQuantity } = this.line
    return isSubscription === true && subscriptionQuantity !== undefined
      ? multiply(quantity, subscriptionQuantity)
      : quantity
  }

  private derive(): DerivedLine {
    this.derived ??= this.place.totals.derive(this, this.place.index)
    return this.derived
  }
}

/** A line without a VAT percentage carries none. */
export const vatPercent = (line: QuoteLine | undefined): Decimal => line?.vat ?? Decimal.zero

export const add = (a: Amount, b: Amount): Amount =>
  a === undefined || b === undefined ? undefined : a.plus(b)

const subtract = (a: Amount, b: Amount): Amount =>
  a === undefined || b === undefined ? undefined : a.minus(b)

const multiply = (a: Amount, b: Amount): Amount =>
  a === undefined || b === undefined ? undefined : a.times(b)

/** The exact sum; undefined as soon as one of the amounts is. */
export function sumAmounts<T>(items: Iterable<T>, amountOf: (item: T) => Amount): Amount {
  let sum = Decimal.zero
  for (const item of items) {
    const amount = amountOf(item)
    if (amount === undefined) return undefined
    sum = sum.plus(amount)
  }
  return sum
}

const percentOf = (amount: Amount, percent: Decimal): Amount =>
  amount?.times(percent).dividedBy(Decimal.hundred)

interface DerivedLine {
  /** With the discount of the alternative. */
  readonly price: Amount
  readonly vatAmount: Amount
  readonly priceIncVat: Amount
}

function exactLine({ totalPrice, exactPrice, vatPercent }: LineTotals): DerivedLine {
  const vatAmount = percentOf(exactPrice, vatPercent)
  return { price: exactPrice, vatAmount, priceIncVat: add(totalPrice, vatAmount) }
}

/** VAT is computed from the price as rounded, so that whoever reads the price can check it. */
function roundLine({ exactPrice, vatPercent }: LineTotals, decimals: number): DerivedLine {
  const price = exactPrice?.rounded(decimals)
  return withTotal(price, percentOf(price, vatPercent)?.rounded(decimals))
}

const withTotal = (price: Amount, vatAmount: Amount): DerivedLine => ({
  price,
  vatAmount,
  priceIncVat: add(price, vatAmount),
})

const unknownLine = withTotal(undefined, undefined)

/**
 * EN 16931: VAT is computed once per rate, on a base that adds up to the alternative's total. The base of a rate
 * and its VAT are then spread over the rate's lines by largest remainder, so that these add up as well.
 */
function spreadVatRates(
  lines: readonly LineTotals[],
  storedTotal: Amount,
  decimals: number,
): readonly DerivedLine[] {
  const prices = lines.map((line) => line.exactPrice)
  const known = prices.filter((price) => price !== undefined)
  if (storedTotal === undefined || known.length < prices.length) return []
  const rates = groupByVatRate(lines.map(({ line }) => line))
  const weights = rates.map((rate) => Decimal.sum(rate.lines.map((index) => known[index] ?? Decimal.zero)))
  const bases = spread(storedTotal.unitsAt(decimals), weights, decimals)
  const result: DerivedLine[] = lines.map(() => unknownLine)
  for (const [rateIndex, rate] of rates.entries()) {
    const base = bases[rateIndex] ?? 0n
    const vat = percentOf(Decimal.fromUnits(base, decimals), rate.percent) ?? Decimal.zero
    const rateWeights = rate.lines.map((index) => known[index] ?? Decimal.zero)
    const linePrices = spread(base, rateWeights, decimals)
    const vatWeights = rateWeights.map((price) => percentOf(price, rate.percent) ?? Decimal.zero)
    const lineVat = spread(vat.unitsAt(decimals), vatWeights, decimals)
    for (const [position, index] of rate.lines.entries()) {
      result[index] = withTotal(
        Decimal.fromUnits(linePrices[position] ?? 0n, decimals),
        Decimal.fromUnits(lineVat[position] ?? 0n, decimals),
      )
    }
  }
  return result
}

export interface VatRateGroup {
  readonly percent: Decimal
  readonly info: string
  /** Indices of the lines. */
  readonly lines: readonly number[]
}

/** One group per VAT percentage and VATInfo, by ascending percentage, then in order of appearance. */
export function groupByVatRate(lines: readonly QuoteLine[]): readonly VatRateGroup[] {
  const groups = new Map<string, { percent: Decimal; info: string; lines: number[] }>()
  let last: { percent: Decimal; info: string; lines: number[] } | undefined
  for (const [index, line] of lines.entries()) {
    const percent = vatPercent(line)
    const info = line.vatInfo ?? ''
    // Most lines have the rate of the one before.
    if (last === undefined || last.info !== info || !last.percent.equals(percent)) {
      const key = `${percent} ${info}`
      last = groups.get(key) ?? { percent, info, lines: [] }
      groups.set(key, last)
    }
    last.lines.push(index)
  }
  return [...groups.values()].sort((a, b) => a.percent.compare(b.percent))
}

/**
 * Spreads a whole number of units over weights by largest remainder: the shares add up to it exactly, and each is
 * less than one unit from its proportional part. Weights may be negative or add up to zero; then what is missing
 * is spread evenly.
 */
export function spread(units: bigint, weights: readonly Decimal[], decimals: number): readonly bigint[] {
  const { tops, bottom } = exactShares(units, weights, decimals)
  const shares = tops.map((top) => floorDivide(top, bottom))
  const missing = units - shares.reduce((sum, share) => sum + share, 0n)
  if (missing === 0n) return shares
  const remainders = tops.map((top, index) => top - (shares[index] ?? 0n) * bottom)
  const byRemainder = [...remainders.keys()].sort(
    (a, b) => compareIntegers(remainders[b] ?? 0n, remainders[a] ?? 0n) || a - b,
  )
  for (const index of byRemainder.slice(0, Number(missing))) shares[index] = (shares[index] ?? 0n) + 1n
  return shares
}

/** What each weight would get if units could be divided: fractions over one bottom, which is above zero. */
function exactShares(
  units: bigint,
  weights: readonly Decimal[],
  decimals: number,
): { readonly tops: readonly bigint[]; readonly bottom: bigint } {
  const { numerators, denominator } = Decimal.overOneDenominator(weights)
  const sum = numerators.reduce((total, numerator) => total + numerator, 0n)
  if (sum === 0n) {
    const count = BigInt(weights.length)
    const unit = 10n ** BigInt(decimals) * count
    const evenPart = units * denominator
    return {
      tops: numerators.map((numerator) => numerator * unit + evenPart),
      bottom: denominator * count,
    }
  }
  const signed = sum < 0n ? -units : units
  return { tops: numerators.map((numerator) => numerator * signed), bottom: sum < 0n ? -sum : sum }
}

/** @param divisor above zero */
function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return quotient * divisor > dividend ? quotient - 1n : quotient
}

const compareIntegers = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
