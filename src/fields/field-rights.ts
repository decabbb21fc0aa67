/**
 * What may not be printed: fields that are switched off in Configure product, and fields that carry the right N.
 * A price that leaks is worse than a gap, so a value is hidden too when it gives a hidden one away.
 */
import type { FieldRights } from '../carriers.js'
import type { Field } from './field.js'
import type { LineScope, Scope } from './scope.js'

/** Why a field prints blank: `not-in-use`, or `no-right`. Undefined when it may print. */
export function findHidingReason(field: Field, scope: Scope): 'not-in-use' | 'no-right' | undefined {
  if (field.inUseKey !== undefined && !isInUse(scope.quote.quote.inUseFields, field.inUseKey))
    return 'not-in-use'
  if (isOwnPropertyHidden(field, scope)) return 'no-right'
  const lines = field.reveals.length === 0 ? [] : linesBehind(field, scope)
  return lines.some((line) => field.reveals.some((property) => hasNoRight(line, property)))
    ? 'no-right'
    : undefined
}

/** Whether a line's own property, named in lower case, is in use and may be seen. */
export const isLineFieldVisible = (line: LineScope, property: string): boolean =>
  isInUse(line.quote.quote.inUseFields, property) && !hasNoRight(line, property)

const isInUse = (inUse: ReadonlySet<string> | undefined, property: string): boolean =>
  inUse === undefined || inUse.has(property) || (property === 'thumbnail' && inUse.has('image'))

/** The lines whose values a field prints or sums. */
function linesBehind(field: Field, scope: Scope): readonly LineScope[] {
  switch (field.region) {
    case 'line':
      return scope.line === undefined ? [] : [scope.line]
    case 'group':
      return scope.group?.lines ?? []
    case 'vatRate':
      return scope.vatRate?.lines ?? []
    case 'subscription':
      return scope.subscription?.lines ?? []
    case 'alternative':
      return scope.alternative?.lines ?? []
    case 'quote':
      return []
  }
}

const hasNoRight = ({ line }: LineScope, property: string): boolean =>
  isHidden(line.rights, property) ||
  isHidden(line.fieldProperties, property) ||
  isHidden(line.tableRight, property)

const isHidden = (rights: FieldRights | undefined, property: string): boolean =>
  rights !== undefined && (rights.all || rights.hidden.has(property))

/** Whether the header's or the alternative's own carrier hides the property that the field prints. */
function isOwnPropertyHidden(field: Field, scope: Scope): boolean {
  const [carrierName, property = ''] = field.ownProperty?.split('.') ?? []
  const { quote } = scope.quote
  const carriers = {
    quotealternative: scope.alternative?.alternative,
    quoteversion: quote.version,
    quote: quote.quote,
    sale: quote.sale,
  }
  const carrier = Object.entries(carriers).find(([name]) => name === carrierName)?.[1]
  return isHidden(carrier?.fieldProperties, property) || isHidden(carrier?.tableRight, property)
}
