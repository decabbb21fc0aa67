import type { CarrierSchema } from '../carriers.js'

/** Whether a property of a carrier is wanted; both names in lower case. */
export type WantsProperty = (
  carrier: 'quoteline' | 'quotealternative' | 'quoteversion' | 'sale',
  property: string,
) => boolean

/** The properties of a carrier as `$select` wants them: the names that the wire writes. */
export const wireNames = (schema: CarrierSchema): readonly string[] => Object.keys(schema).map(wireName)

/** `totalPrice` as `TotalPrice`, `vatInfo` as `VATInfo`, `erpQuoteKey` as `ERPQuoteKey`. */
const wireName = (property: string): string =>
  property
    .replace(/^(?:erp|vat)/, (acronym) => acronym.toUpperCase())
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
