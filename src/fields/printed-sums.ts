/**
 * Checks that what a document prints adds up: an accountant adds the numbers on paper, not those behind them.
 */
import { Decimal } from '../decimal.js'
import { sumDoesNotAddUp } from '../problem.js'
import { type Arrangement, arrangeGroups, arrangeSubscriptions } from './arrange-lines.js'
import { findField } from './catalogue.js'
import { findHidingReason } from './field-rights.js'
import { createArrangement } from './merge-fields.js'
import type { Resolved, ResolvedSlot } from './resolve-fields.js'
import type { AlternativeScope, Scope } from './scope.js'
import type { Settings } from './settings.js'

/** `total` is what `parts` add up to; a part of several rows is summed over them, one with a minus is subtracted. */
interface Identity {
  readonly total: string
  readonly parts: readonly string[]
  /** Whether the rounding modes `line` and `vat-rate` make it hold; amounts that are stored stay as they are. */
  readonly holdsRounded: boolean
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
  rounded('alternative/totalPrice', 'line/totalPriceWithAlternativeDiscount'),
  rounded('alternative/vatAmount', 'line/vatAmount'),
  rounded('alternative/totalPriceIncVAT', 'line/totalPriceIncVAT'),
  stored('alternative/subTotal', 'line/totalPrice'),
  stored('alternative/subTotal', 'group/sumTotalPrice'),
  rounded('alternative/vatAmount', 'group/sumVat'),
  rounded('alternative/vatAmount', 'vatRate/amount'),
  rounded('alternative/totalPrice', 'vatRate/base'),
  rounded('alternative/totalPriceIncVAT', 'vatRate/total'),
  stored('alternative/totalPrice', 'alternative/subTotal', '-alternative/discountAmount'),
  rounded('alternative/totalPriceIncVAT', 'alternative/totalPrice', 'alternative/vatAmount'),
  rounded('alternative/totalPrice', 'alternative/oneTimeTotal', 'subscription/totalPrice'),
]

const nameOf = (part: string): string => part.replace(/^-/, '')

/** Notes, once per alternative and identity, by how much printed numbers miss their printed total. */
export function checkPrintedSums(resolved: Resolved, scope: Scope): void {
  const { settings, alternatives } = scope.quote
  const arrangement = createArrangement(resolved.directives, settings)
  const printed = collectDecimals(resolved.section.slots, settings, new Map())
  for (const identity of identities) {
    const names = [identity.total, ...identity.parts.map(nameOf)]
    if (!names.every((name) => printed.has(name))) continue
    for (const alternative of alternatives)
      checkIdentity(identity, { alternative, scope, printed, arrangement })
  }
}

interface Printed {
  readonly alternative: AlternativeScope
  readonly scope: Scope
  /** Decimals that a field prints with. */
  readonly printed: ReadonlyMap<string, number>
  readonly arrangement: Arrangement
}

function checkIdentity(identity: Identity, context: Printed): void {
  const total = printedSum(identity.total, context)
  const parts = identity.parts.map((part) => {
    const sum = printedSum(nameOf(part), context)
    return part.startsWith('-') ? sum?.negated() : sum
  })
  const known = parts.filter((part) => part !== undefined)
  if (total === undefined || known.length < parts.length) return
  const difference = Decimal.sum(known).minus(total)
  if (difference.isZero()) return
  const { alternative, position } = context.alternative
  const { problems, rounding } = context.scope.quote.settings
  const names = identity.parts.map(nameOf)
  problems.once(`sum ${position} ${identity.total} ${names.join()}`, () =>
    sumDoesNotAddUp({
      total: identity.total,
      parts: names,
      difference: difference.absolute().toString(),
      alternative: alternative.name ?? String(position),
      isAvoidable: identity.holdsRounded && rounding.mode === 'display',
    }),
  )
}

/** The sum of a field over its rows, each rounded as it prints; undefined when one of them prints blank. */
function printedSum(
  name: string,
  { alternative, scope, printed, arrangement }: Printed,
): Decimal | undefined {
  const field = findField(name)
  const decimals = printed.get(name) ?? 0
  let sum = Decimal.zero
  for (const row of rowsOf(name, { ...scope, alternative }, arrangement)) {
    const value =
      field === undefined || findHidingReason(field, row) !== undefined ? undefined : field.read(row)
    if (!(value instanceof Decimal)) return undefined
    sum = sum.plus(value.rounded(decimals))
  }
  return sum
}

function rowsOf(
  name: string,
  scope: Scope & { alternative: AlternativeScope },
  arrangement: Arrangement,
): readonly Scope[] {
  const { alternative } = scope
  switch (name.slice(0, name.indexOf('/'))) {
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
function collectDecimals(
  slots: readonly ResolvedSlot[],
  settings: Settings,
  printed: Map<string, number>,
): Map<string, number> {
  for (const slot of slots) {
    if (slot.kind === 'region') collectDecimals(slot.section.slots, settings, printed)
    if (slot.kind === 'condition') collectDecimals(slot.slots, settings, printed)
    if (slot.kind !== 'text' || slot.value.from === 'data' || slot.value.from === 'literal') continue
    const { field } = slot.value
    if (field?.type !== 'decimal' || printed.has(field.name)) continue
    const decimals = slot.suffix?.kind === 'number' ? slot.suffix.decimals : settings.culture.decimals
    printed.set(field.name, decimals === 'trim' ? 5 : decimals)
  }
  return printed
}
