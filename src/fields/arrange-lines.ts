/** The order that lines print in, and the groups that they print under. */
import { createTextComparer } from '../culture/compare-texts.js'
import type { DateValue } from '../date-value.js'
import { Decimal } from '../decimal.js'
import type { FieldValue } from '../model.js'
import type { Field } from './field.js'
import { readVisible } from './field-rights.js'
import { subscriptionUnit } from './line-fields.js'
import { chooseLanguage } from './multi-language.js'
import {
  type AlternativeScope,
  createLinesScope,
  createScope,
  type GroupScope,
  type LineScope,
  type Scope,
  type SubscriptionScope,
} from './scope.js'

export interface Arrangement {
  /** The field named by `OrderBy:`; lines come in rank order without one. */
  readonly orderBy: Field | undefined
  /** The text that a line's group has: the field named by `GroupBy:` as it prints. One group without it. */
  readonly groupText: ((scope: Scope) => string) | undefined
}

/** An alternative's lines in printed order, numbered from 1. */
export const arrangeLines = (alternative: AlternativeScope, { orderBy }: Arrangement): readonly LineScope[] =>
  sortLines(alternative, orderBy).map((line, index) => line.at(index + 1))

/**
 * An alternative's groups in the alphabetical order of their texts, the blank one first, with their lines in
 * printed order, numbered on from group to group.
 */
export function arrangeGroups(
  alternative: AlternativeScope,
  arrangement: Arrangement,
): readonly GroupScope[] {
  const { quote } = alternative
  const around = { ...createScope(quote), alternative }
  const byText = new Map<string, LineScope[]>()
  for (const line of sortLines(alternative, arrangement.orderBy)) {
    const text = arrangement.groupText?.({ ...around, line }) ?? ''
    const lines = byText.get(text)
    if (lines === undefined) byText.set(text, [line])
    else lines.push(line)
  }
  const texts = [...byText.keys()].sort(createTextComparer(quote.settings.culture))
  let position = 0
  return texts.map((text) => {
    const lines = (byText.get(text) ?? []).map((line) => {
      position += 1
      return line.at(position)
    })
    return { ...createLinesScope(lines), alternative, text }
  })
}

/** The subscription units of an alternative's lines, in order of appearance. */
export function arrangeSubscriptions(alternative: AlternativeScope): readonly SubscriptionScope[] {
  const byUnit = new Map<string, LineScope[]>()
  for (const line of sortLines(alternative, undefined)) {
    if (line.line.isSubscription !== true) continue
    const unit = subscriptionUnit(line) ?? ''
    const lines = byUnit.get(unit)
    if (lines === undefined) byUnit.set(unit, [line])
    else lines.push(line)
  }
  return [...byUnit].map(([unit, lines]) => ({ ...createLinesScope(lines), alternative, unit }))
}

function sortLines(alternative: AlternativeScope, orderBy: Field | undefined): readonly LineScope[] {
  const byRank = [...alternative.lines].sort(compareRanks)
  if (orderBy === undefined) return byRank
  const around = { ...createScope(alternative.quote), alternative }
  const { culture } = alternative.quote.settings
  const compareTexts = createTextComparer(culture)
  const keys = new Map(
    byRank.map((line) => {
      const value = readVisible(orderBy, { ...around, line })
      return [line.index, typeof value === 'string' ? chooseLanguage(value, culture.language) : value]
    }),
  )
  return byRank.sort((a, b) => compareValues(keys.get(a.index), keys.get(b.index), compareTexts))
}

/** By rank, then by id; lines without a rank keep their place in the file, after those with one. */
function compareRanks({ line: a, index: indexA }: LineScope, { line: b, index: indexB }: LineScope): number {
  const byId = a.rank === undefined ? 0 : compareNumbers(a.quoteLineId, b.quoteLineId)
  return compareNumbers(a.rank, b.rank) || byId || indexA - indexB
}

const compareNumbers = (a: number | undefined, b: number | undefined): number =>
  a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : a - b

/** Typed order of a field's values, blank ones first. */
function compareValues(a: FieldValue, b: FieldValue, compareTexts: (a: string, b: string) => number): number {
  if (isBlank(a) || isBlank(b)) return Number(isBlank(b)) - Number(isBlank(a))
  if (a instanceof Decimal && b instanceof Decimal) return a.compare(b)
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return isDate(a) && isDate(b) ? compareDates(a, b) : 0
}

const isBlank = (value: FieldValue): value is undefined | '' => value === undefined || value === ''

const isDate = (value: FieldValue): value is DateValue => typeof value === 'object' && 'year' in value

const compareDates = (a: DateValue, b: DateValue): number =>
  a.year - b.year ||
  a.month - b.month ||
  a.day - b.day ||
  a.hour - b.hour ||
  a.minute - b.minute ||
  a.second - b.second
