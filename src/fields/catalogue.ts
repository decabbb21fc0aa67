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

const fieldsByName = new Map(
  catalogue.flatMap((field) => [field.name, ...field.aliases].map((name) => [name, field] as const)),
)
const fieldsByLowerName = new Map(catalogue.map((field) => [field.name.toLowerCase(), field] as const))
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
  const field = fieldsByName.get(name)
  if (field?.name === field?.variable) return undefined
  return field ?? (name.startsWith('line/extraInfo.') ? extraInfoField(name) : undefined)
}

/** The field whose name differs in case only. */
export const findFieldIgnoringCase = (name: string): Field | undefined =>
  fieldsByLowerName.get(name.toLowerCase())

/** The field that a template variable prints. */
export const findVariable = (code: string): Field | undefined => fieldsByVariable.get(code)

/** The name of a field that `table/property` most likely means. */
export function findNearestField(name: string): string | undefined {
  const names = catalogue.map((field) => field.name).filter((candidate) => candidate.includes('/'))
  const property = name.slice(name.indexOf('/') + 1).toLowerCase()
  const elsewhere = names.find(
    (candidate) => candidate.slice(candidate.indexOf('/') + 1).toLowerCase() === property,
  )
  return findNearestName(name, names) ?? elsewhere
}

/** The template variable or field that a bare word most likely means. */
export function findNearestWord(word: string): string | undefined {
  const property = catalogue.find((field) => field.name.slice(field.name.indexOf('/') + 1) === word)
  return property?.name ?? findNearestName(word, [...fieldsByVariable.keys(), ...unansweredVariables])
}
