/**
 * Checks that what a document prints adds up: an accountant adds the numbers on paper, not those behind them.
 */
import type { Culture } from '../culture/culture.js'
import { trimmedDecimals } from '../culture/format-number.js'
import { compileNumberPicture } from '../culture/number-picture.js'
import { Decimal } from '../decimal.js'
import { sumDoesNotAddUp } from '../problem.js'
import { type Arrangement, arrangeGroups, arrangeSubscriptions } from './arrange-lines.js'
import { findField } from './catalogue.js'
import { readVisible } from './field-rights.js'
import type { Suffix } from './format-value.js'
import { createArrangement } from './merge-fields.js'
import type { Resolved } from './resolve-fields.js'
import { listTexts, type ResolvedSlot } from './resolved-slots.js'
import type { AlternativeScope, Scope } from './scope.js'
import type { Settings } from './settings.js'

/** `total` is what `parts` add up to: in its own row, and over all rows of another table; a minus subtracts. */
interface Identity {
  readonly total: string
  readonly parts: readonly string[]
  /** Whether the rounding modes `line` and `vat-rate` make it hold; amounts that are stored stay as they are. */
  readonly holdsRounded: boolean
  /** Holds only for alternatives without a discount of their own. */
  readonly withoutDiscount?: true
}

const rounded = (total: string, ...parts: readonly string[]): Identity => ({
  total,
  parts,
  holdsRounded: true,
})
const stored = (total: string, ...parts: readonly string[]): Identity => ({
  total,
  parts,
  holdsRounded: false,
})

const identities: readonly Identity[] = [
  stored('line/totalPrice', 'line/subTotal', '-line/discountAmount'),
  rounded('vatRate/total', 'vatRate/base', 'vatRate/amount'),
  rounded('alternative/totalPrice', 'line/totalPriceWithAlternativeDiscount'),
  { ...stored('alternative/totalPrice', 'line/totalPrice'), withoutDiscount: true },
  rounded('alternative/vatAmount', 'line/vatAmount'),
  rounded('alternative/totalPriceIncVAT', 'line/totalPriceIncVAT'),
  stored('alternative/subTotal', 'line/totalPrice'),
  stored('alternative/subTotal', 'group/sumTotalPrice'),
  stored('alternative/sumDiscountAmount', 'line/discountAmount'),
  rounded('alternative/vatAmount', 'group/sumVat'),
  rounded('alternative/vatAmount', 'vatRate/amount'),
  rounded('alternative/totalPrice', 'vatRate/base'),
  rounded('alternative/totalPriceIncVAT', 'vatRate/total'),
  stored('alternative/totalPrice', 'alternative/subTotal', '-alternative/discountAmount'),
  rounded('alternative/totalPriceIncVAT', 'alternative/totalPrice', 'alternative/vatAmount'),
  rounded('alternative/totalPrice', 'alternative/oneTimeTotal', 'subscription/totalPrice'),
]

const nameOf = (part: string): string => part.replace(/^-/, '')
const tableOf = (name: string): string => name.slice(0, name.indexOf('/'))

/** Notes, once per alternative and identity, by how much printed numbers miss their printed total. */
export function checkPrintedSums(resolved: Resolved, scope: Scope): void {
  const { settings, alternatives } = scope.quote
  const arrangement = createArrangement(resolved.directives, settings)
  const decimals = collectDecimals(resolved.section.slots, settings)
  for (const identity of identities) {
    const names = [identity.total, ...identity.parts.map(nameOf)]
    if (!names.every((name) => decimals.has(name))) continue
    for (const alternative of alternatives) {
      const around = { ...scope, alternative }
      if (identity.withoutDiscount && hasOwnDiscount(alternative)) continue
      checkIdentity(identity, { scope: around, decimals, arrangement })
    }
  }
}

const hasOwnDiscount = ({ alternative }: AlternativeScope): boolean =>
  [alternative.discountPercent, alternative.discountAmount].some(
    (discount) => discount !== undefined && !discount.isZero(),
  )

type AlternativeRow = Scope & { readonly alternative: AlternativeScope }

interface Printed {
  readonly scope: AlternativeRow
  /** Decimals that each field prints with. */
  readonly decimals: ReadonlyMap<string, number>
  readonly arrangement: Arrangement
}

/** Checks every row of the total's table; the first that does not add up is told. */
function checkIdentity(identity: Identity, context: Printed): void {
  const table = tableOf(identity.total)
  for (const row of rowsOf(table, context.scope, context.arrangement)) {
    const difference = findDifference(identity, { ...context, table, row })
    if (difference !== undefined && !difference.isZero()) {
      const exact = findDifference(identity, { ...context, decimals: undefined, table, row })
      const isRoundingAlone = exact !== undefined && exact.compare(halfCent) < 0
      noteDifference(identity, { difference, isRoundingAlone, context })
      return
    }
  }
}

/** Stored sums come from binary numbers and may differ in digits that nobody prints. */
const halfCent = Decimal.parse('0.005')

interface PrintedRow extends Omit<Printed, 'decimals'> {
  /** Undefined for exact values. */
  readonly decimals: ReadonlyMap<string, number> | undefined
  readonly table: string
  readonly row: Scope
}

/** By how much the parts miss the total, in absolute terms; undefined where one of them prints blank. */
function findDifference(identity: Identity, context: PrintedRow): Decimal | undefined {
  const total = printedValue(identity.total, context.row, context.decimals)
  const parts = identity.parts.map((part) => {
    const sum = printedSum(nameOf(part), context)
    return part.startsWith('-') ? sum?.negated() : sum
  })
  const known = parts.filter((part) => part !== undefined)
  if (total === undefined || known.length < parts.length) return undefined
  return Decimal.sum(known).minus(total).absolute()
}

interface Difference {
  readonly difference: Decimal
  /** Whether the exact values add up. */
  readonly isRoundingAlone: boolean
  readonly context: Printed
}

function noteDifference(identity: Identity, { difference, isRoundingAlone, context }: Difference): void {
  const { scope, decimals } = context
  const { alternative, position } = scope.alternative
  const { problems, rounding } = scope.quote.settings
  const parts = identity.parts.map(nameOf)
  const isRoundedAlike = [identity.total, ...parts].every((name) => decimals.get(name) === rounding.decimals)
  problems.once(`sum ${position} ${identity.total} ${parts.join()}`, () =>
    sumDoesNotAddUp({
      total: identity.total,
      parts,
      difference: difference.toString(),
      alternative: alternative.name ?? String(position),
      isAvoidable: identity.holdsRounded && rounding.mode === 'display' && isRoundedAlike && isRoundingAlone,
    }),
  )
}

/** A part in the total's own row, or its sum over the rows of another table; undefined when one prints blank. */
function printedSum(
  name: string,
  { scope, decimals, arrangement, table, row }: PrintedRow,
): Decimal | undefined {
  const rows = tableOf(name) === table ? [row] : rowsOf(tableOf(name), scope, arrangement)
  let sum = Decimal.zero
  for (const each of rows) {
    const value = printedValue(name, each, decimals)
    if (value === undefined) return undefined
    sum = sum.plus(value)
  }
  return sum
}

/** A field's value in a row, rounded as it prints, or exact. */
function printedValue(
  name: string,
  row: Scope,
  decimals: ReadonlyMap<string, number> | undefined,
): Decimal | undefined {
  const field = findField(name)
  const value = field === undefined ? undefined : readVisible(field, row)
  if (!(value instanceof Decimal)) return undefined
  return decimals === undefined ? value : value.rounded(decimals.get(name) ?? 0)
}

function rowsOf(table: string, scope: AlternativeRow, arrangement: Arrangement): readonly Scope[] {
  const { alternative } = scope
  switch (table) {
    case 'line':
      return alternative.lines.map((line) => ({ ...scope, line }))
    case 'group':
      return arrangeGroups(alternative, arrangement).map((group) => ({ ...scope, group }))
    case 'vatRate':
      return alternative.vatRates().map((vatRate) => ({ ...scope, vatRate }))
    case 'subscription':
      return arrangeSubscriptions(alternative).map((subscription) => ({ ...scope, subscription }))
    default:
      return [scope]
  }
}

/** The decimals that each amount prints with, by the first place that prints it. */
function collectDecimals(slots: readonly ResolvedSlot[], settings: Settings): ReadonlyMap<string, number> {
  const printed = new Map<string, number>()
  for (const { value, suffix, format } of listTexts(slots)) {
    const field = value.from === 'field' || value.from === 'variable' ? value.field : undefined
    if (field?.type !== 'decimal' || printed.has(field.name)) continue
    printed.set(field.name, countDecimals({ suffix, picture: format?.numberPicture }, settings.culture))
  }
  return printed
}

function countDecimals(
  { suffix, picture }: { readonly suffix: Suffix | undefined; readonly picture: string | undefined },
  culture: Culture,
): number {
  if (picture !== undefined) return decimalsOfPicture(picture, culture)
  const decimals = suffix?.kind === 'number' ? suffix.decimals : culture.decimals
  return decimals === 'trim' ? trimmedDecimals : decimals
}

/** The last decimal that makes a difference to what a picture prints; more than nine are as good as all. */
function decimalsOfPicture(picture: string, culture: Culture): number {
  const { format } = compileNumberPicture(picture, culture)
  const one = format(Decimal.one)
  for (let decimals = 9; decimals > 0; decimals -= 1) {
    if (format(Decimal.one.plus(Decimal.fromUnits(1n, decimals))) !== one) return decimals
  }
  return 0
}
