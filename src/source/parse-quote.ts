/**
 * Reads quote data: the body of a GetQuoteLines response, or a snapshot. The only check of foreign data; what
 * comes out of here is typed and trusted.
 */
import {
  type Carrier,
  type CarrierSchema,
  contactSchema,
  type FieldRights,
  listSchema,
  type PropertyType,
  personSchema,
  type Quote,
  quoteAlternativeSchema,
  quoteLineSchema,
  quoteSchema,
  quoteVersionSchema,
  quoteWithoutHeader,
  saleOwnerSchema,
  saleSchema,
} from '../carriers.js'
import { type DateValue, parseDateValue } from '../date-value.js'
import { Decimal } from '../decimal.js'
import type { Problem, Result } from '../model.js'
import { ambiguousProperty, duplicateLineId, invalidQuoteValue } from '../problem.js'
import { findProperty, isJsonObject } from './find-property.js'

/**
 * Reads what `JSON.parse` gives for a quote file. Property names match regardless of case; properties that are
 * not known are passed over. Every fault is a problem with its JSON path; all are found in one pass.
 */
export function parseQuote(json: unknown): Result<Quote> {
  const reader = new QuoteReader()
  const quote = Array.isArray(json) ? readLines(reader, json) : readSnapshot(reader, json)
  reader.checkLineIds(quote)
  return { value: reader.problems.length === 0 ? quote : undefined, problems: reader.problems }
}

/** The shape of a snapshot beside its lists and dictionaries, which have names of their own inside. */
const snapshotSchema = {
  quote: quoteSchema,
  quoteVersion: quoteVersionSchema,
  quoteAlternatives: [quoteAlternativeSchema],
  sale: saleSchema,
  saleOwner: saleOwnerSchema,
  contact: contactSchema,
  person: personSchema,
  approvedBy: 'text',
  approvalRegisteredBy: 'text',
  lists: listSchema,
  inUseFields: 'names',
  variables: 'texts',
  language: 'text',
} as const satisfies CarrierSchema

function readLines(reader: QuoteReader, json: readonly unknown[]): Quote {
  const quoteLines = reader.list(json, quoteLineSchema, '')
  return quoteWithoutHeader([{ quoteAlternativeId: quoteLines[0]?.quoteAlternativeId, quoteLines }])
}

function readSnapshot(reader: QuoteReader, json: unknown): Quote {
  const snapshot = reader.carrier(json, snapshotSchema, '')
  if (snapshot.quoteAlternatives === undefined && reader.problems.length === 0) {
    reader.problems.push(invalidQuoteValue('QuoteAlternatives', 'nothing', 'a list of quote alternatives'))
  }
  return {
    hasHeader: true,
    quote: snapshot.quote ?? {},
    version: snapshot.quoteVersion ?? {},
    alternatives: (snapshot.quoteAlternatives ?? []).map((alternative) => ({
      ...alternative,
      quoteLines: alternative.quoteLines ?? [],
    })),
    sale: snapshot.sale ?? {},
    saleOwner: snapshot.saleOwner ?? {},
    contact: snapshot.contact,
    person: snapshot.person,
    approvedBy: snapshot.approvedBy,
    approvalRegisteredBy: snapshot.approvalRegisteredBy,
    lists: snapshot.lists ?? {},
    inUseFields: snapshot.inUseFields,
    variables: snapshot.variables ?? new Map(),
    language: snapshot.language,
  }
}

/** Amounts up to this are .NET's smallest decimal, -79228162514264337593543950335, which stands for "not given". */
const notGiven = -7.9e28

/** Reads values by their schema, noting every fault. */
class QuoteReader {
  readonly problems: Problem[] = []
  private readonly propertiesOf = memoizeProperties()

  /** Two properties that differ in case only are a fault. */
  carrier<S extends CarrierSchema>(json: unknown, schema: S, path: string): Carrier<S> {
    const carrier: Record<string, unknown> = {}
    if (!isJsonObject(json)) this.fault(path, json, 'an object')
    const known = this.propertiesOf(schema)
    const written = new Map<string, string>()
    for (const [name, value] of isJsonObject(json) ? Object.entries(json) : []) {
      const lower = name.toLowerCase()
      const other = written.get(lower)
      if (other !== undefined) this.problems.push(ambiguousProperty(joinPath(path, other), name))
      written.set(lower, name)
      const property = known.get(lower)
      if (property === undefined || value === null || value === undefined) continue
      carrier[property.name] = this.value(value, property.type, joinPath(path, name))
    }
    return carrier as Carrier<S>
  }

  list<S extends CarrierSchema>(json: unknown, schema: S, path: string): readonly Carrier<S>[] {
    if (!Array.isArray(json)) {
      this.fault(path, json, 'a list')
      return []
    }
    return json.map((item: unknown, index) => this.carrier(item, schema, `${path}[${index}]`))
  }

  checkLineIds(quote: Quote): void {
    const paths = new Map<number, string>()
    for (const [index, alternative] of quote.alternatives.entries()) {
      for (const [lineIndex, line] of alternative.quoteLines.entries()) {
        if (line.quoteLineId === undefined || line.quoteLineId === 0) continue
        const parent = quote.hasHeader ? `QuoteAlternatives[${index}].QuoteLines` : ''
        const path = `${parent}[${lineIndex}].QuoteLineId`
        const first = paths.get(line.quoteLineId)
        if (first === undefined) paths.set(line.quoteLineId, path)
        else this.problems.push(duplicateLineId(line.quoteLineId, first, path))
      }
    }
  }

  private value(json: unknown, type: CarrierSchema[string], path: string): unknown {
    if (typeof type === 'string') return this.property(json, type, path)
    if (isSchemaList(type)) return this.list(json, type[0], path)
    return this.carrier(json, type, path)
  }

  private property(json: unknown, type: PropertyType, path: string): unknown {
    switch (type) {
      case 'text':
        return typeof json === 'string' ? json : this.fault(path, json, 'a text in quotes')
      case 'decimal':
        return this.decimal(json, path)
      case 'integer':
        return Number.isSafeInteger(json) ? json : this.fault(path, json, 'a whole number without quotes')
      case 'boolean':
        return typeof json === 'boolean' ? json : this.fault(path, json, 'true or false')
      case 'date':
        return this.date(json, path)
      case 'texts':
        return this.texts(json, path)
      case 'names':
        return this.names(json, path)
      case 'rights':
        return this.rights(json, path)
    }
  }

  private decimal(json: unknown, path: string): Decimal | undefined {
    if (typeof json !== 'number' || !Number.isFinite(json)) {
      return this.fault(path, json, 'a number without quotes')
    }
    return json <= notGiven ? undefined : Decimal.fromNumber(json)
  }

  private date(json: unknown, path: string): DateValue | undefined {
    const date = typeof json === 'string' ? parseDateValue(json) : undefined
    return date ?? this.fault(path, json, 'an ISO 8601 date such as "2026-03-01T00:00:00"')
  }

  private texts(json: unknown, path: string): ReadonlyMap<string, string> | undefined {
    if (!isJsonObject(json)) return this.fault(path, json, 'an object of texts')
    const texts = new Map<string, string>()
    for (const [key, value] of Object.entries(json)) {
      if (typeof value === 'string') texts.set(key, value)
      else if (value !== null) this.fault(`${path}["${key}"]`, value, 'a text in quotes')
    }
    return texts
  }

  /** Lower-case names; undefined when there are none. */
  private names(json: unknown, path: string): ReadonlySet<string> | undefined {
    if (!Array.isArray(json) || !json.every((name) => typeof name === 'string')) {
      return this.fault(path, json, 'a list of property names')
    }
    return json.length === 0 ? undefined : new Set(json.map((name: string) => name.toLowerCase()))
  }

  /** `Rights` is a text, `FieldProperties` an object of `FieldRight` masks, `TableRight` a mask. */
  private rights(json: unknown, path: string): FieldRights | undefined {
    if (typeof json === 'string') return { hidden: hiddenByText(json), all: isNone(json) }
    if (!isJsonObject(json)) return this.fault(path, json, 'a text or an object of rights')
    if (findProperty(json, 'mask') !== undefined) return { hidden: new Set(), all: isNoRight(json) }
    const hidden = Object.entries(json)
      .filter(([, property]) => isNoRight(findProperty(property, 'fieldright') ?? property))
      .map(([name]) => withoutTable(name))
    return { hidden: new Set(hidden), all: false }
  }

  private fault(path: string, json: unknown, wanted: string): undefined {
    this.problems.push(invalidQuoteValue(path, describe(json), wanted))
    return undefined
  }
}

interface SchemaProperty {
  readonly name: string
  readonly type: CarrierSchema[string]
}

/** Gives a schema's properties by their names in lower case, put together once for all lines of a quote. */
function memoizeProperties(): (schema: CarrierSchema) => ReadonlyMap<string, SchemaProperty> {
  const known = new Map<CarrierSchema, ReadonlyMap<string, SchemaProperty>>()
  return (schema) => {
    const properties =
      known.get(schema) ??
      new Map(Object.entries(schema).map(([name, type]) => [name.toLowerCase(), { name, type }]))
    known.set(schema, properties)
    return properties
  }
}

/**
 * `UnitCost=N&QuoteLine.Name=R,Defined by the product`: the lower-case names of the fields with right N. The table
 * before a name and the reason after a right are optional, and other signs than `&` and `=` are read as well, so that
 * nothing shows because of how it is written; rights that are not known hide nothing.
 */
function hiddenByText(rights: string): ReadonlySet<string> {
  const pairs = [...rights.matchAll(/([\w.]+)\s*[=:]\s*["']?(\w+)/g)]
  const hidden = pairs.filter(([, , right]) => isNone(right))
  return new Set(hidden.map(([, field = '']) => withoutTable(field)))
}

/** N, None or Hidden, in quotes or not. */
const isNone = (right = ''): boolean => /^["'\s]*(?:n|none|hidden)["'\s]*$/i.test(right)

/** `QuoteLine.UnitCost` and `UnitCost` alike as `unitcost`. */
const withoutTable = (name: string): string =>
  name
    .slice(name.lastIndexOf('.') + 1)
    .trim()
    .toLowerCase()

/** A `FieldRight` or `TableRight` whose mask, or which itself, says that nothing may be seen: in doubt it is so. */
function isNoRight(right: unknown): boolean {
  const mask = isJsonObject(right) ? findProperty(right, 'mask') : right
  return mask === 0 || (typeof mask === 'string' && mask.split(',').some(isNone))
}

const isSchemaList = (type: CarrierSchema | readonly [CarrierSchema]): type is readonly [CarrierSchema] =>
  Array.isArray(type)

const joinPath = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** A value as a message shows it: short, and never a whole object. */
function describe(json: unknown): string {
  if (Array.isArray(json)) return 'a list'
  if (isJsonObject(json)) return 'an object'
  const text = typeof json === 'string' ? JSON.stringify(json) : String(json)
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`
}
