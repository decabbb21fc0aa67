/**
 * What a field can see: the quote, and the alternative, group, line, VAT rate or subscription unit around it.
 * Scopes are made once per render, and what they compute is computed when it is first asked for.
 */
import type { FieldRights, Quote, QuoteLine } from '../carriers.js'
import { createTextComparer } from '../culture/compare-texts.js'
import type { Decimal } from '../decimal.js'
import { lazy } from './lazy.js'
import type { DataItem, OpenData } from './own-data.js'
import type { Row } from './row-value.js'
import type { Settings } from './settings.js'
import {
  type AlternativeAmounts,
  type Amount,
  computeTotals,
  groupByVatRate,
  type LineAmounts,
  sumAmounts,
} from './totals.js'

/** Every property is always there, so that the scopes of all rows look alike to the machine. */
export interface Scope extends OpenData {
  readonly quote: QuoteScope
  readonly alternative: AlternativeScope | undefined
  readonly group: GroupScope | undefined
  readonly line: LineScope | undefined
  readonly vatRate: VatRateScope | undefined
  readonly subscription: SubscriptionScope | undefined
}

/** The scope outside of every region. */
export const createScope = (quote: QuoteScope, data: readonly DataItem[] = []): Scope => ({
  quote,
  data,
  dataLists: [],
  alternative: undefined,
  group: undefined,
  line: undefined,
  vatRate: undefined,
  subscription: undefined,
})

/**
 * The alternative that a scope lies in. Outside every alternative that is the only one that prints, so that a
 * cover letter can name it; with several there is none.
 */
export function alternativeAround({ alternative, quote }: Scope): AlternativeScope | undefined {
  return alternative ?? (quote.alternatives.length === 1 ? quote.alternatives[0] : undefined)
}

export interface QuoteScope extends Row {
  readonly quote: Quote
  readonly settings: Settings
  /** The alternatives that print, in order. */
  readonly alternatives: readonly AlternativeScope[]
  /** What any line hides, be it of an alternative that does not print. */
  readonly hidden: () => FieldRights
  /** Whether everything may be printed, as in most quotes. */
  readonly hidesNothing: () => boolean
}

/** Several lines, as a region of the quote sums them. */
interface LinesScope extends Row {
  readonly lines: readonly LineScope[]
  /** What any of the lines hides. */
  readonly hidden: () => FieldRights
}

export class AlternativeScope implements LinesScope {
  readonly kept: Row['kept'] = new Map()
  readonly isFavourite: boolean
  readonly hidden = lazy(() => joinRights(this.alternative.quoteLines))
  readonly amounts = lazy(
    (): AlternativeAmounts =>
      computeTotals(this.alternative, this.alternative.quoteLines, this.quote.settings.rounding),
  )
  readonly vatRates = lazy(() => createVatRates(this))
  private readonly lineScopes = lazy(() =>
    this.alternative.quoteLines.map((line, index) => new LineScope(this, line, { index, position: 0 })),
  )

  constructor(
    readonly quote: QuoteScope,
    readonly alternative: Quote['alternatives'][number],
    /** 1-based, in printed order. */
    readonly position: number,
  ) {
    this.isFavourite = alternative === findFavourite(quote.quote)
  }

  /** In the order of the file. */
  get lines(): readonly LineScope[] {
    return this.lineScopes()
  }
}

export class LineScope {
  readonly quote: QuoteScope
  /** 0-based, in the order of the file. */
  readonly index: number
  /** 1-based, in printed order; 0 before the line is arranged. */
  readonly position: number

  constructor(
    readonly alternative: AlternativeScope,
    readonly line: QuoteLine,
    { index, position }: Pick<LineScope, 'index' | 'position'>,
  ) {
    this.quote = alternative.quote
    this.index = index
    this.position = position
  }

  /** The line where it prints. */
  at(position: number): LineScope {
    return new LineScope(this.alternative, this.line, { index: this.index, position })
  }

  amounts(): LineAmounts {
    const amounts = this.alternative.amounts().lines[this.index]
    if (amounts === undefined) throw new RangeError(`There is no line ${this.index}`)
    return amounts
  }
}

export interface GroupScope extends LinesScope {
  readonly alternative: AlternativeScope
  readonly text: string
}

export interface VatRateScope extends LinesScope {
  readonly alternative: AlternativeScope
  readonly percent: Decimal
  readonly info: string
  readonly base: () => Amount
  readonly amount: () => Amount
}

export interface SubscriptionScope extends LinesScope {
  readonly alternative: AlternativeScope
  readonly unit: string
}

export const createLinesScope = (lines: readonly LineScope[]): LinesScope => ({
  kept: new Map(),
  lines,
  hidden: lazy(() => joinRights(lines.map(({ line }) => line))),
})

/** What one of the lines hides, they all hide together. */
function joinRights(lines: readonly QuoteLine[]): FieldRights {
  const hidden = new Set<string>()
  let all = false
  for (const { rights, fieldProperties, tableRight } of lines) {
    for (const right of [rights, fieldProperties, tableRight]) {
      if (right === undefined) continue
      if (right.all) all = true
      for (const property of right.hidden) hidden.add(property)
    }
  }
  return { hidden, all }
}

const hidesNothing = ({ quote, version, sale, contact = {}, person = {}, ...others }: Quote): boolean =>
  others.inUseFields === undefined &&
  [quote, version, sale, contact, person].every(isOpen) &&
  others.alternatives.every((alternative) => isOpen(alternative) && alternative.quoteLines.every(isOpen))

/** Whether a carrier may be seen with all its properties. */
const isOpen = ({ rights, fieldProperties, tableRight }: Partial<Rights>): boolean =>
  grantsAll(rights) && grantsAll(fieldProperties) && grantsAll(tableRight)

type Rights = Pick<QuoteLine, 'rights' | 'fieldProperties' | 'tableRight'>

const grantsAll = (rights: FieldRights | undefined): boolean =>
  rights === undefined || (!rights.all && rights.hidden.size === 0)

/** Makes the scope of a quote with those of its alternatives that print. */
export function createQuoteScope(quote: Quote, settings: Settings): QuoteScope {
  const alternatives: AlternativeScope[] = []
  const hidden = lazy(() => joinRights(quote.alternatives.flatMap(({ quoteLines }) => quoteLines)))
  const scope: QuoteScope = {
    kept: new Map(),
    quote,
    settings,
    alternatives,
    hidden,
    hidesNothing: lazy(() => hidesNothing(quote)),
  }
  for (const alternative of printedAlternatives(quote, settings.alternatives)) {
    alternatives.push(new AlternativeScope(scope, alternative, alternatives.length + 1))
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

function createVatRates(alternative: AlternativeScope): readonly VatRateScope[] {
  const compare = createTextComparer(alternative.quote.settings.culture)
  const rates = [...groupByVatRate(alternative.lines.map((line) => line.line))]
  rates.sort((a, b) => a.percent.compare(b.percent) || compare(a.info, b.info))
  return rates.map((rate) => {
    const lines = rate.lines.flatMap((index) => alternative.lines[index] ?? [])
    return {
      ...createLinesScope(lines),
      alternative,
      percent: rate.percent,
      info: rate.info,
      base: lazy(() => sumAmounts(lines, (line) => line.amounts().totalPriceWithAlternativeDiscount)),
      amount: lazy(() => sumAmounts(lines, (line) => line.amounts().vatAmount)),
    }
  })
}
