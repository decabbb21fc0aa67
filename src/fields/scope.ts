/**
 * What a field can see: the quote, and the alternative, group, line, VAT rate or subscription unit around it.
 * Scopes are made once per render, and what they compute is computed when it is first asked for.
 */
import type { Quote, QuoteAlternative, QuoteLine } from '../carriers.js'
import { createTextComparer } from '../culture/compare-texts.js'
import type { Decimal } from '../decimal.js'
import { lazy } from './lazy.js'
import type { OpenData } from './own-data.js'
import type { Settings } from './settings.js'
import {
  type AlternativeAmounts,
  type Amount,
  computeTotals,
  groupByVatRate,
  type LineAmounts,
  sumAmounts,
} from './totals.js'

export interface Scope extends OpenData {
  readonly quote: QuoteScope
  readonly alternative?: AlternativeScope
  readonly group?: GroupScope
  readonly line?: LineScope
  readonly vatRate?: VatRateScope
  readonly subscription?: SubscriptionScope
}

/**
 * The alternative that a scope lies in. Outside every alternative that is the only one that prints, so that a
 * cover letter can name it; with several there is none.
 */
export function alternativeAround({ alternative, quote }: Scope): AlternativeScope | undefined {
  return alternative ?? (quote.alternatives.length === 1 ? quote.alternatives[0] : undefined)
}

export interface QuoteScope {
  readonly quote: Quote
  readonly settings: Settings
  /** The alternatives that print, in order. */
  readonly alternatives: readonly AlternativeScope[]
}

export interface AlternativeScope {
  readonly quote: QuoteScope
  readonly alternative: QuoteAlternative
  /** 1-based, in printed order. */
  readonly position: number
  readonly isFavourite: boolean
  /** In the order of the file. */
  readonly lines: readonly LineScope[]
  readonly amounts: () => AlternativeAmounts
  readonly vatRates: () => readonly VatRateScope[]
}

export interface LineScope {
  readonly quote: QuoteScope
  readonly alternative: AlternativeScope
  readonly line: QuoteLine
  /** 0-based, in the order of the file. */
  readonly index: number
  /** 1-based, in printed order; 0 before the line is arranged. */
  readonly position: number
  readonly amounts: () => LineAmounts
}

export interface GroupScope {
  readonly alternative: AlternativeScope
  readonly text: string
  readonly lines: readonly LineScope[]
}

export interface VatRateScope {
  readonly alternative: AlternativeScope
  readonly percent: Decimal
  readonly info: string
  readonly lines: readonly LineScope[]
  readonly base: Amount
  readonly amount: Amount
}

export interface SubscriptionScope {
  readonly alternative: AlternativeScope
  readonly unit: string
  readonly lines: readonly LineScope[]
}

/** Makes the scope of a quote with those of its alternatives that print. */
export function createQuoteScope(quote: Quote, settings: Settings): QuoteScope {
  const alternatives: AlternativeScope[] = []
  const scope: QuoteScope = { quote, settings, alternatives }
  for (const alternative of printedAlternatives(quote, settings.alternatives)) {
    alternatives.push(createAlternativeScope(scope, alternative, alternatives.length + 1))
  }
  return scope
}

/** The alternatives that print: none when the favourite or the accepted one is wanted and the quote has none. */
export function printedAlternatives(quote: Quote, which: Settings['alternatives']): Quote['alternatives'] {
  if (which === 'all') return quote.alternatives
  const chosen = which === 'favourite' ? findFavourite(quote) : findAccepted(quote)
  return chosen === undefined ? [] : [chosen]
}

/** An only alternative is the favourite when none is named. */
function findFavourite({ version, quote, alternatives }: Quote): Quote['alternatives'][number] | undefined {
  const id = version.likelyQuoteAlternativeId || quote.favoriteQuoteAlternative?.quoteAlternativeId
  if (id === undefined || id === 0) return alternatives.length === 1 ? alternatives[0] : undefined
  return alternatives.find((alternative) => alternative.quoteAlternativeId === id)
}

function findAccepted({ quote, alternatives }: Quote): Quote['alternatives'][number] | undefined {
  const id = quote.acceptedQuoteAlternativeId
  if (id === undefined || id === 0) return undefined
  return alternatives.find((alternative) => alternative.quoteAlternativeId === id)
}

function createAlternativeScope(
  quote: QuoteScope,
  alternative: Quote['alternatives'][number],
  position: number,
): AlternativeScope {
  const lines: LineScope[] = []
  const amounts = lazy(() => computeTotals(alternative, alternative.quoteLines, quote.settings.rounding))
  const scope: AlternativeScope = {
    quote,
    alternative,
    position,
    isFavourite: alternative === findFavourite(quote.quote),
    lines,
    amounts,
    vatRates: lazy(() => createVatRates(scope)),
  }
  for (const [index, line] of alternative.quoteLines.entries()) {
    lines.push({
      quote,
      alternative: scope,
      line,
      index,
      position: 0,
      amounts: () => lineAmounts(amounts(), index),
    })
  }
  return scope
}

function lineAmounts(amounts: AlternativeAmounts, index: number): LineAmounts {
  const line = amounts.lines[index]
  if (line === undefined) throw new RangeError(`There is no line ${index}`)
  return line
}

function createVatRates(alternative: AlternativeScope): readonly VatRateScope[] {
  const compare = createTextComparer(alternative.quote.settings.culture)
  const rates = [...groupByVatRate(alternative.lines.map((line) => line.line))]
  rates.sort((a, b) => a.percent.compare(b.percent) || compare(a.info, b.info))
  return rates.map((rate) => {
    const lines = rate.lines.flatMap((index) => alternative.lines[index] ?? [])
    return {
      alternative,
      percent: rate.percent,
      info: rate.info,
      lines,
      base: sumAmounts(lines.map((line) => line.amounts().totalPriceWithAlternativeDiscount)),
      amount: sumAmounts(lines.map((line) => line.amounts().vatAmount)),
    }
  })
}
