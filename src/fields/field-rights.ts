/**
 * What may not be printed: fields that are switched off in Configure product, and fields that carry the right N.
 * A price that leaks is worse than a gap, so a value is hidden too when it gives a hidden one away.
 */
import type { FieldRights, QuoteLine } from '../carriers.js'
import type { FieldValue, RegionName } from '../model.js'
import type { Field, HeaderCarrier, HeaderProperty } from './field.js'
import { alternativeAround, type LineScope, type Scope } from './scope.js'

/** Why a field prints blank: `not-in-use`, or `no-right`. Undefined when it may print. */
export function findHidingReason(field: Field, scope: Scope): 'not-in-use' | 'no-right' | undefined {
  if (scope.quote.hidesNothing()) return undefined
  if (field.inUseKey !== undefined && !isInUse(scope.quote.quote.inUseFields, field.inUseKey)) {
    return 'not-in-use'
  }
  const isHidden =
    field.headerProperties.some((property) => isHeaderPropertyHidden(property, scope)) ||
    givesLinesAway(field, scope)
  return isHidden ? 'no-right' : undefined
}

/** Reads a field, blank where it may not be printed. */
export function readVisible(field: Field, scope: Scope): FieldValue {
  return findHidingReason(field, scope) === undefined ? field.read(scope) : undefined
}

/**
 * Whether a line's own property, named in lower case, is in use and may be seen.
 * @param reveals the properties that its value gives away
 */
export const isLinePropertyVisible = (
  { line, quote }: LineScope,
  property: string,
  reveals: readonly string[],
): boolean => isInUse(quote.quote.inUseFields, property) && !hidesAny(line, reveals)

/** Whether a property of the version, the alternative around the scope and so on has no right to be seen. */
export function isHeaderPropertyHidden({ carrier, property }: HeaderProperty, scope: Scope): boolean {
  const { fieldProperties, tableRight } = findHeaderCarrier(carrier, scope) ?? {}
  return isAnyHidden(fieldProperties, [property]) || isAnyHidden(tableRight, [property])
}

const isInUse = (inUse: ReadonlySet<string> | undefined, property: string): boolean =>
  inUse === undefined || inUse.has(property) || (property === 'thumbnail' && inUse.has('image'))

/** Whether a value gives away what one of the lines that it prints or sums hides. */
function givesLinesAway({ region, reveals, amount }: Field, scope: Scope): boolean {
  if (reveals.length === 0) return false
  if (region === 'line') return scope.line !== undefined && hidesAny(scope.line.line, reveals)
  // A total that the alternative itself stores has a right of its own.
  if (amount?.stored(scope) !== undefined) return false
  return isAnyHidden(hiddenBehind(region, scope), reveals)
}

/** What the lines hide that the fields of a region sum. */
function hiddenBehind(region: Exclude<RegionName, 'line'>, scope: Scope): FieldRights | undefined {
  const row = region === 'alternative' ? alternativeAround(scope) : scope[region]
  return row?.hidden()
}

const hidesAny = (
  { rights, fieldProperties, tableRight }: QuoteLine,
  properties: readonly string[],
): boolean =>
  isAnyHidden(rights, properties) ||
  isAnyHidden(fieldProperties, properties) ||
  isAnyHidden(tableRight, properties)

const isAnyHidden = (rights: FieldRights | undefined, properties: readonly string[]): boolean =>
  rights !== undefined &&
  (rights.all || (rights.hidden.size > 0 && properties.some((property) => rights.hidden.has(property))))

/** What every carrier can say about its own rights. */
type Rights = Pick<QuoteLine, 'fieldProperties' | 'tableRight'>

function findHeaderCarrier(carrier: HeaderCarrier, scope: Scope): Rights | undefined {
  const { quote } = scope.quote
  switch (carrier) {
    case 'quotealternative':
      return alternativeAround(scope)?.alternative
    case 'quoteversion':
      return quote.version
    case 'quote':
      return quote.quote
    case 'sale':
      return quote.sale
    case 'contact':
      return quote.contact
    case 'person':
      return quote.person
  }
}
