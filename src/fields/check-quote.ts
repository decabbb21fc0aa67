/** What a quote itself says against being printed, or against the sums that it leads to. */
import type { Quote } from '../carriers.js'
import { findCulture } from '../culture/find-culture.js'
import { Decimal } from '../decimal.js'
import type { Problem, RenderOptions } from '../model.js'
import * as problems from '../problem.js'
import { listTextsAndTerms, type ResolvedSlot } from './resolved-slots.js'
import { type AlternativeScope, printedAlternatives, type QuoteScope } from './scope.js'
import { computeTotals, sumAmounts } from './totals.js'

const draftStates = new Set(['draftnotcalculated', 'draftneedsapproval', 'draftnotapproved'])

/**
 * What SuperOffice would not send is refused unless drafts are allowed: versions that are not ready, and lines in
 * error of a version that states its state. Bare lines state none, so there the same only warns.
 */
export function checkSendable(
  quote: Quote,
  { allowDraft }: Pick<RenderOptions, 'allowDraft'>,
): readonly Problem[] {
  const { state } = quote.version
  const severity = state === undefined || allowDraft === true ? 'warning' : 'error'
  const isDraft = state !== undefined && draftStates.has(state.toLowerCase())
  const linesInError = quote.alternatives.flatMap(({ quoteLines }) =>
    quoteLines.filter(({ status }) => status?.toLowerCase() === 'error'),
  )
  return [
    ...(isDraft ? [problems.draftVersion(state, severity)] : []),
    ...linesInError.map((line) => problems.lineStatusError(line, severity)),
  ]
}

/** Whether the quote has the alternative that alone is to print. */
export function checkAlternatives(
  quote: Quote,
  which: NonNullable<RenderOptions['alternatives']>,
): readonly Problem[] {
  const isThere = which === 'all' || printedAlternatives(quote, which).length > 0
  return isThere ? [] : [problems.noSuchAlternative(which)]
}

/** Notes where the texts of a snapshot are in another language than the culture of its numbers and dates. */
export function checkLanguage({ quote, settings }: QuoteScope): void {
  const { culture, problems: collector } = settings
  const recorded = quote.language === undefined ? undefined : findCulture(quote.language)?.language
  if (recorded !== undefined && recorded !== culture.language) {
    collector.add(problems.languageDiffers(recorded, culture.name))
  }
}

/** The fields that a template prints or computes with. */
export const listPrintedFields = (slots: readonly ResolvedSlot[]): ReadonlySet<string> =>
  new Set(listTextsAndTerms(slots).flatMap(({ value }) => (value.from === 'field' ? [value.field.name] : [])))

/** Notes what is doubtful about the amounts that a template prints. */
export function checkAmounts(scope: QuoteScope, printed: ReadonlySet<string>): void {
  if (scope.quote.hasHeader && scope.alternatives.length === 0)
    scope.settings.problems.add(problems.noAlternatives())
  for (const alternative of scope.alternatives) {
    checkLines(alternative)
    checkDiscount(alternative, printed)
    if (alternative.lines.length > 0) checkStoredTotals(alternative, printed)
  }
}

function checkLines({ alternative, lines, quote, position }: AlternativeScope): void {
  const { problems: collector } = quote.settings
  const name = alternative.name ?? String(position)
  if (lines.length === 0) collector.add(problems.emptyLines(name))
  const amountLike = lines.find(({ line }) => line.vat !== undefined && line.vat.compare(Decimal.hundred) > 0)
  if (amountLike !== undefined) {
    const { name: lineName, vat } = amountLike.line
    collector.once('vat', () => problems.vatLooksLikeAmount(lineName ?? '', String(vat)))
  }
  const { totalPrice, discountPercent, discountAmount } = alternative
  const isGuess = [totalPrice, discountPercent, discountAmount].every((amount) => amount === undefined)
  if (isGuess && lines.length > 0) collector.add(problems.totalsDerived(name))
}

const isNonZero = (amount: Decimal | undefined): boolean => amount !== undefined && !amount.isZero()

function checkDiscount(
  { alternative, quote, position }: AlternativeScope,
  printed: ReadonlySet<string>,
): void {
  const { problems: collector, rounding } = quote.settings
  const name = alternative.name ?? String(position)
  const { discountPercent, discountAmount } = alternative
  if (!isNonZero(discountPercent) && isNonZero(discountAmount)) {
    collector.add(problems.alternativeDiscountInconsistent(name))
  }
  if (rounding.mode === 'display' && isNonZero(discountPercent) && printed.has('line/totalPriceIncVAT')) {
    collector.add(problems.lineIncVatNotAdditive(name))
  }
}

/** Half a cent: stored sums come from binary numbers and may differ in digits that nobody prints. */
const tolerance = Decimal.parse('0.005')

function checkStoredTotals(scope: AlternativeScope, printed: ReadonlySet<string>): void {
  const { alternative, quote, position } = scope
  const name = alternative.name ?? String(position)
  const amounts = scope.amounts()
  const { mode, decimals } = quote.settings.rounding
  if (printed.has('alternative/vat') || printed.has('alternative/vatAmount')) {
    const lines = scope.lines.map(({ line }) => line)
    const exact = computeTotals(alternative, lines, { mode: 'display', decimals })
    if (isApart(alternative.vat, exact.vatAmount)) {
      const computed = exact.vatAmount?.toFixed(decimals) ?? ''
      quote.settings.problems.add(problems.staleAlternativeVat(name, String(alternative.vat), computed))
    }
  }
  const ofLines = sumAmounts(amounts.lines, (line) => line.totalPrice)
  const discounted = ofLines?.minus(ofLines.times(amounts.discountPercent).dividedBy(Decimal.hundred))
  if (mode !== 'display' && isApart(alternative.totalPrice, discounted)) {
    const computed = discounted?.toFixed(decimals) ?? ''
    quote.settings.problems.add(problems.totalNotOfLines(name, String(alternative.totalPrice), computed))
  }
}

const isApart = (a: Decimal | undefined, b: Decimal | undefined): boolean =>
  a !== undefined && b !== undefined && a.minus(b).absolute().compare(tolerance) > 0
