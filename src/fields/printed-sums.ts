/**
 * Checks that what a document prints adds up: an accountant adds the numbers on paper, not those behind them.
 */
import type { Culture } from '../culture/culture.js'
import { trimmedDecimals } from '../culture/format-number.js'
import { compileNumberPicture } from '../culture/number-picture.js'
import { Decimal } from '../decimal.js'
import { sumDoesNotAddUp } from '../problem.js'
import { findField } from './catalogue.js'
import type { Field } from './field.js'
import { readVisible } from './field-rights.js'
import type { Suffix } from './format-value.js'
import type { RegionRows } from './region-rows.js'
import { listTexts, type ResolvedSlot } from './resolved-slots.js'
import type { AlternativeScope, Scope } from './scope.js'
import { sumAmounts } from './totals.js'

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

/** An identity all of whose fields print. */
interface PrintedIdentity extends Identity {
  readonly table: string
  readonly totalField: Field
  readonly partFields: readonly Part[]
}

interface Part {
  readonly field: Field
  readonly table: string
  readonly isSubtracted: boolean
}

interface Preparation {
  readonly culture: Culture
  readonly rows: RegionRows
}

/**
 * Prepares the check of what a template prints: it notes, once per alternative and identity, by how much printed numbers
 * miss their printed total.
 */
export function createSumCheck(
  slots: readonly ResolvedSlot[],
  { culture, rows }: Preparation,
): (scope: Scope) => void {
  const decimals = collectDecimals(slots, culture)
  const printed = identities.flatMap((identity) => findFields(identity, decimals) ?? [])
  return (scope) => {
    for (const identity of printed) {
      for (const alternative of scope.quote.alternatives) {
        if (identity.withoutDiscount && hasOwnDiscount(alternative)) continue
        checkIdentity(identity, { scope: { ...scope, alternative }, decimals, rows })
      }
    }
  }
}

/** Undefined where one of the fields does not print. */
function findFields(identity: Identity, printed: ReadonlyMap<string, number>): PrintedIdentity | undefined {
  const names = [identity.total, ...identity.parts.map(nameOf)]
  const fields = names.flatMap((name) => (printed.has(name) ? (findField(name) ?? []) : []))
  const [totalField, ...others] = fields
  if (totalField === undefined || fields.length < names.length) return undefined
  const partFields = others.map((field, index) => ({
    field,
    table: tableOf(field.name),
    isSubtracted: identity.parts[index]?.startsWith('-') === true,
  }))
  return { ...identity, table: tableOf(identity.total), totalField, partFields }
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
  readonly rows: RegionRows
}

/** Checks every row of the total's table; the first that does not add up is told. */
function checkIdentity(identity: PrintedIdentity, context: Printed): void {
  for (const row of rowsOf(identity.table, context)) {
    const difference = findDifference(identity, { ...context, row })
    if (difference !== undefined && !difference.isZero()) {
      const exact = findDifference(identity, { ...context, decimals: undefined, row })
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
  readonly row: Scope
}

/** By how much the parts miss the total, in absolute terms; undefined where one of them prints blank. */
function findDifference(identity: PrintedIdentity, context: PrintedRow): Decimal | undefined {
  const total = printedValue(identity.totalField, context.row, context.decimals)
  if (total === undefined) return undefined
  let difference = total.negated()
  for (const part of identity.partFields) {
    const sum = printedSum(part, identity.table, context)
    if (sum === undefined) return undefined
    difference = part.isSubtracted ? difference.minus(sum) : difference.plus(sum)
  }
  return difference.absolute()
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
function printedSum({ field, table }: Part, tableOfTotal: string, context: PrintedRow): Decimal | undefined {
  const { row, decimals } = context
  return table === tableOfTotal
    ? printedValue(field, row, decimals)
    : sumAmounts(rowsOf(table, context), (each) => printedValue(field, each, decimals))
}

/** A field's value in a row, rounded as it prints, or exact. */
function printedValue(
  field: Field,
  row: Scope,
  decimals: ReadonlyMap<string, number> | undefined,
): Decimal | undefined {
  const value = readVisible(field, row)
  if (!(value instanceof Decimal)) return undefined
  return decimals === undefined ? value : value.rounded(decimals.get(field.name) ?? 0)
}

/** Lines come in the order of the file. */
function rowsOf(table: string, { scope, rows }: Pick<Printed, 'scope' | 'rows'>): readonly Scope[] {
  switch (table) {
    case 'line':
      return scope.alternative.lines.map((line) => ({ ...scope, line }))
    case 'group':
    case 'vatRate':
    case 'subscription':
      return rows.mapRows(table)(scope, (row) => row)
    default:
      return [scope]
  }
}

/** The decimals that each amount prints with, by the first place that prints it. */
function collectDecimals(slots: readonly ResolvedSlot[], culture: Culture): ReadonlyMap<string, number> {
  const printed = new Map<string, number>()
  for (const { value, suffix, format } of listTexts(slots)) {
    const field = value.from === 'field' || value.from === 'variable' ? value.field : undefined
    if (field?.type !== 'decimal' || printed.has(field.name)) continue
    printed.set(field.name, countDecimals({ suffix, picture: format?.numberPicture }, culture))
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
