/** The single source of truth about fields: what `fields` lists, `check` suggests and documents print. */
import type { FieldInfo, RegionName } from '../model.js'
import { findNearestName } from '../nearest-name.js'
import type { Field } from './field.js'
import { extraInfoField, lineFields } from './line-fields.js'
import { quoteFields } from './quote-fields.js'
import { alternativeFields, groupFields, subscriptionFields, vatRateFields } from './sum-fields.js'
import { unansweredVariables, variableFields } from './template-variables.js'

const catalogue: readonly Field[] = [
  ...quoteFields,
  ...alternativeFields,
  ...groupFields,
  ...lineFields,
  ...vatRateFields,
  ...subscriptionFields,
  ...variableFields,
]

/** Those with a table before their name; variables without one are known by their code alone. */
const tableFields = catalogue.filter((field) => field.name.includes('/'))
const fieldsByName = new Map(
  tableFields.flatMap((field) => [field.name, ...field.aliases].map((name) => [name, field] as const)),
)
const fieldsByLowerName = new Map(tableFields.map((field) => [field.name.toLowerCase(), field] as const))
const fieldsByVariable = new Map(
  catalogue.flatMap((field) => (field.variable === undefined ? [] : [[field.variable, field] as const])),
)

export const regionNames: readonly RegionName[] = [
  'quote',
  'alternative',
  'group',
  'line',
  'vatRate',
  'subscription',
]

/** Every field that a template can use, in the order of the documentation. */
export const listFields = (): readonly FieldInfo[] =>
  catalogue.map(({ name, type, region, description, source, variable }) => ({
    name,
    type,
    region,
    description,
    source,
    ...(variable === undefined ? {} : { variable }),
  }))

/** All fields with how they are read. */
export const allFields = (): readonly Field[] => catalogue

/** The field of a `table/property`, exactly as written. */
export function findField(name: string): Field | undefined {
  return fieldsByName.get(name) ?? (name.startsWith(extraInfo) ? extraInfoField(name) : undefined)
}

const extraInfo = 'line/extraInfo.'

/** The field of a `table/property`; `isExact` is false where its name is written in another case. */
export function findFieldInAnyCase(
  name: string,
): { readonly field: Field; readonly isExact: boolean } | undefined {
  const exact = findField(name)
  if (exact !== undefined) return { field: exact, isExact: true }
  const lower = name.toLowerCase()
  const similar = lower.startsWith(extraInfo.toLowerCase())
    ? extraInfoField(`${extraInfo}${name.slice(extraInfo.length)}`)
    : fieldsByLowerName.get(lower)
  return similar && { field: similar, isExact: false }
}

/** The field that a template variable prints. */
export const findVariable = (code: string): Field | undefined => fieldsByVariable.get(code)

const propertyOf = (name: string): string => name.slice(name.indexOf('/') + 1)

/** The name of a field that `table/property` most likely means: the same property of another table comes first. */
export function findNearestField(name: string): string | undefined {
  const names = tableFields.map((field) => field.name)
  const property = propertyOf(name).toLowerCase()
  const elsewhere = names.filter((candidate) => propertyOf(candidate).toLowerCase() === property)
  return findNearestName(name, elsewhere) ?? elsewhere[0] ?? findNearestName(name, names)
}

/**
 * The name of own data, the field or the template variable that a bare word most likely means.
 * @param dataNames those of own data
 */
export function findNearestWord(word: string, dataNames: Iterable<string>): string | undefined {
  const property = tableFields.find((field) => propertyOf(field.name) === word)
  return (
    findNearestName(word, dataNames) ??
    property?.name ??
    findNearestName(word, [...fieldsByVariable.keys(), ...unansweredVariables])
  )
}
