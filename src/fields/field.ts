import type { DateFormat } from '../culture/format-date.js'
import { Decimal } from '../decimal.js'
import type { FieldInfo, FieldValue, RegionName, RoundingMode } from '../model.js'
import {
  type AlternativeScope,
  alternativeAround,
  type LineScope,
  type QuoteScope,
  type Scope,
} from './scope.js'
import type { Amount } from './totals.js'

/** A field as the catalogue defines it: what it is, where it comes from, and how it is read from a scope. */
export interface Field extends FieldInfo {
  readonly read: (scope: Scope) => FieldValue
  /**
   * The QuoteLine property that it prints, in lower case, where the administrator can switch the field off
   * ("show field" in Configure product).
   */
  readonly inUseKey?: string
  /** The QuoteLine properties, in lower case, that its value gives away: one of them hidden hides this field. */
  readonly reveals: readonly string[]
  /** The properties of other carriers that its value gives away: one of them hidden hides this field. */
  readonly headerProperties: readonly HeaderProperty[]
  /** A cost, an earning or a minimum price: not meant for customers. */
  readonly isInternal: boolean
  /**
   * `calendar`: a day, whatever the time zone. `instant`: when something happened, in UTC unless it states an offset.
   * `clock`: the time of the render.
   */
  readonly dateKind: 'calendar' | 'instant' | 'clock'
  /** How a date prints without a suffix. */
  readonly dateFormat: DateFormat
  /** For amounts: what the carriers store, and the formula where they store nothing. */
  readonly amount?: AmountOrigin
  /** Other spellings that SuperOffice's own documentation has used. */
  readonly aliases: readonly string[]
}

/** A property of a carrier that is no line, in lower case: `sale`, `earning`. */
export interface HeaderProperty {
  readonly carrier: HeaderCarrier
  readonly property: string
}
export type HeaderCarrier = 'quotealternative' | 'quoteversion' | 'quote' | 'sale' | 'contact' | 'person'

export interface AmountOrigin {
  /** The field that it is divided by, if any: where that is zero or missing, nothing prints. */
  readonly divisor?: string | undefined
  /** Undefined when no carrier stores it. */
  readonly stored: (scope: Scope) => Amount
  readonly formula: string
  /** What the rounding modes `line` and `vat-rate` compute instead, where that differs. */
  readonly roundedFormula?: Readonly<Record<Exclude<RoundingMode, 'display'>, string>> | undefined
}

export type FieldDetails = Partial<
  Pick<
    Field,
    | 'variable'
    | 'inUseKey'
    | 'reveals'
    | 'headerProperties'
    | 'isInternal'
    | 'dateKind'
    | 'dateFormat'
    | 'amount'
    | 'aliases'
  >
>

export type FieldDefinition = FieldDetails &
  Pick<FieldInfo, 'name' | 'type' | 'description' | 'source'> & { readonly region: RegionName }

export function defineField(definition: FieldDefinition, read: Field['read']): Field {
  return {
    reveals: [],
    headerProperties: headerPropertiesOf(definition.source),
    isInternal: false,
    dateKind: 'calendar',
    dateFormat: 'ShortDate',
    aliases: [],
    ...definition,
    read,
  }
}

const headerProperty = /(?<![.\w])(QuoteAlternative|QuoteVersion|Quote|Sale|Contact|Person)\.(\w+)/g

/** The properties that a source names: `Sale.Amount − Sale.Earning`. */
const headerPropertiesOf = (source: string): readonly HeaderProperty[] =>
  [...source.matchAll(headerProperty)].map(([, carrier = '', property = '']) => ({
    carrier: carrier.toLowerCase() as HeaderCarrier,
    property: property.toLowerCase(),
  }))

/** Reads from the quote: available everywhere. */
export const fromQuote =
  (read: (scope: QuoteScope) => FieldValue): Field['read'] =>
  (scope) =>
    read(scope.quote)

/** Reads from the alternative around the field. */
export const fromAlternative =
  (read: (scope: AlternativeScope) => FieldValue): Field['read'] =>
  (scope) => {
    const alternative = alternativeAround(scope)
    return alternative === undefined ? undefined : read(alternative)
  }

export const fromLine =
  (read: (scope: LineScope) => FieldValue): Field['read'] =>
  (scope) =>
    scope.line === undefined ? undefined : read(scope.line)

export const integerValue = (value: number | undefined): Decimal | undefined =>
  value === undefined ? undefined : Decimal.fromInteger(value)
