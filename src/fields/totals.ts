/**
 * The amounts that SuperOffice does not store: prices after the alternative's discount, VAT, totals with VAT.
 *
 * Nothing that the WebAPI returned is computed again. Percentages are whole numbers: 25 means 25 %. All arithmetic
 * is exact; numbers are rounded here only in the rounding modes `line` and `vat-rate`, elsewhere where they print.
 */
import type { QuoteAlternative, QuoteLine } from '../carriers.js'
import { Decimal } from '../decimal.js'
import type { RoundingMode } from '../model.js'

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

export function computeTotals(
  alternative: QuoteAlternative,
  lines: readonly QuoteLine[],
  rounding: Rounding,
): AlternativeAmounts {
  const stored = lines.map(completeLine)
  const subTotal = alternative.subTotal ?? sumAmounts(stored.map((line) => line.totalPrice))
  const discountPercent = alternative.discountPercent ?? Decimal.zero
  const discountAmount = alternative.discountAmount ?? percentOf(subTotal, discountPercent)
  const storedTotal = alternative.totalPrice ?? subtract(subTotal, discountAmount)
  const exact = stored.map((line, index) => deriveLine(line, discountPercent, vatPercent(lines[index])))
  const derived = applyRounding(exact, { lines, storedTotal, rounding })
  const amounts = derived.map((line, index) => ({ ...exactStored(stored[index]), ...line }))
  const vatAmount = sumAmounts(derived.map((line) => line.vatAmount))
  const totalPrice =
    rounding.mode === 'display' || lines.length === 0
      ? storedTotal
      : sumAmounts(derived.map((line) => line.totalPriceWithAlternativeDiscount))
  const totalPriceIncVAT = add(totalPrice, vatAmount)
  return {
    lines: amounts,
    subTotal,
    discountPercent,
    discountAmount,
    totalPrice,
    vatAmount,
    totalPriceIncVAT,
  }
}

/** A line without a VAT percentage carries none. */
export const vatPercent = (line: QuoteLine | undefined): Decimal => line?.vat ?? Decimal.zero

export const add = (a: Amount, b: Amount): Amount =>
  a === undefined || b === undefined ? undefined : a.plus(b)

const subtract = (a: Amount, b: Amount): Amount =>
  a === undefined || b === undefined ? undefined : a.minus(b)

/** The exact sum; undefined as soon as one of the amounts is. */
export function sumAmounts(amounts: readonly Amount[]): Amount {
  const known = amounts.filter((amount) => amount !== undefined)
  return known.length === amounts.length ? Decimal.sum(known) : undefined
}

interface StoredLine {
  readonly subTotal: Amount
  readonly discountAmount: Amount
  readonly totalPrice: Amount
}

/** What a line stores; a missing amount is computed from those that are there. */
function completeLine(line: QuoteLine): StoredLine {
  const quantity =
    line.isSubscription === true && line.subscriptionQuantity !== undefined
      ? line.quantity?.times(line.subscriptionQuantity)
      : line.quantity
  const listTotal =
    quantity === undefined || line.unitListPrice === undefined
      ? undefined
      : quantity.times(line.unitListPrice)
  const subTotal = line.subTotal ?? listTotal
  const discountAmount = line.discountAmount ?? percentOf(subTotal, line.discountPercent ?? Decimal.zero)
  return { subTotal, discountAmount, totalPrice: line.totalPrice ?? subtract(subTotal, discountAmount) }
}

const exactStored = (line: StoredLine | undefined): StoredLine =>
  line ?? { subTotal: undefined, discountAmount: undefined, totalPrice: undefined }

const percentOf = (amount: Amount, percent: Decimal): Amount =>
  amount?.times(percent).dividedBy(Decimal.hundred)

type DerivedLine = Omit<LineAmounts, keyof StoredLine>

function deriveLine(line: StoredLine, alternativeDiscount: Decimal, vat: Decimal): DerivedLine {
  const totalPriceWithAlternativeDiscount = subtract(
    line.totalPrice,
    percentOf(line.totalPrice, alternativeDiscount),
  )
  const vatAmount = percentOf(totalPriceWithAlternativeDiscount, vat)
  return {
    totalPriceWithAlternativeDiscount,
    vatAmount,
    totalPriceIncVAT: add(line.totalPrice, vatAmount),
  }
}

interface RoundingInput {
  readonly lines: readonly QuoteLine[]
  readonly storedTotal: Amount
  readonly rounding: Rounding
}

function applyRounding(exact: readonly DerivedLine[], input: RoundingInput): readonly DerivedLine[] {
  switch (input.rounding.mode) {
    case 'display':
      return exact
    case 'line':
      return exact.map((line, index) =>
        roundLine(line, vatPercent(input.lines[index]), input.rounding.decimals),
      )
    case 'vat-rate':
      return spreadVatRates(exact, input)
  }
}

/** VAT is computed from the price as rounded, so that whoever reads the price can check it. */
function roundLine(line: DerivedLine, vat: Decimal, decimals: number): DerivedLine {
  const price = line.totalPriceWithAlternativeDiscount?.rounded(decimals)
  return withTotal(price, percentOf(price, vat)?.rounded(decimals))
}

const withTotal = (price: Amount, vatAmount: Amount): DerivedLine => ({
  totalPriceWithAlternativeDiscount: price,
  vatAmount,
  totalPriceIncVAT: add(price, vatAmount),
})

/**
 * EN 16931: VAT is computed once per rate, on a base that adds up to the alternative's total. The base of a rate
 * and its VAT are then spread over the rate's lines by largest remainder, so that these add up as well.
 */
function spreadVatRates(exact: readonly DerivedLine[], input: RoundingInput): readonly DerivedLine[] {
  const { decimals } = input.rounding
  const prices = exact.map((line) => line.totalPriceWithAlternativeDiscount)
  const known = prices.filter((price) => price !== undefined)
  if (input.storedTotal === undefined || known.length < prices.length) {
    return exact.map(() => withTotal(undefined, undefined))
  }
  const rates = groupByVatRate(input.lines)
  const weights = rates.map((rate) => Decimal.sum(rate.lines.map((index) => known[index] ?? Decimal.zero)))
  const bases = spread(input.storedTotal.unitsAt(decimals), weights, decimals)
  const result: DerivedLine[] = exact.map(() => withTotal(undefined, undefined))
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
  for (const [index, line] of lines.entries()) {
    const percent = vatPercent(line)
    const info = line.vatInfo ?? ''
    const key = `${percent} ${info}`
    const group = groups.get(key) ?? { percent, info, lines: [] }
    group.lines.push(index)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => a.percent.compare(b.percent))
}

/**
 * Spreads a whole number of units over weights by largest remainder: the shares add up to it exactly, and each is
 * less than one unit from its proportional part. Weights may be negative or add up to zero; then what is missing
 * is spread evenly.
 */
export function spread(units: bigint, weights: readonly Decimal[], decimals: number): readonly bigint[] {
  const total = Decimal.fromUnits(units, decimals)
  const weightSum = Decimal.sum(weights)
  const evenPart =
    weightSum.isZero() && weights.length > 0
      ? total.dividedBy(Decimal.fromInteger(weights.length))
      : Decimal.zero
  const parts = weights.map((weight) =>
    weightSum.isZero() ? weight.plus(evenPart) : weight.times(total).dividedBy(weightSum),
  )
  const shares = parts.map((part) => part.floorUnits(decimals))
  const remainders = parts.map((part, index) => part.minus(Decimal.fromUnits(shares[index] ?? 0n, decimals)))
  const missing = units - shares.reduce((sum, share) => sum + share, 0n)
  const byRemainder = [...remainders.keys()].sort(
    (a, b) => (remainders[b] ?? Decimal.zero).compare(remainders[a] ?? Decimal.zero) || a - b,
  )
  for (const index of byRemainder.slice(0, Number(missing))) shares[index] = (shares[index] ?? 0n) + 1n
  return shares
}
