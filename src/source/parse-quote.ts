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
  const quoteLines = reader.list(json, quoteLineSchema, undefined)
  return quoteWithoutHeader([{ quoteAlternativeId: quoteLines[0]?.quoteAlternativeId, quoteLines }])
}

function readSnapshot(reader: QuoteReader, json: unknown): Quote {
  const snapshot = reader.carrier(json, snapshotSchema, undefined)
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

/** Where a value stands: its name or index, and where what holds it stands. Written out only for a fault. */
interface JsonPath {
  readonly parent: JsonPath | undefined
  readonly name: string | number
}

/** What holds everything has no path. */
type ParentPath = JsonPath | undefined

/** Reads values by their schema, noting every fault. */
class QuoteReader {
  readonly problems: Problem[] = []
  private readonly dates = new Map<string, DateValue>()

  /** Two properties that differ in case only are a fault. */
  carrier<S extends CarrierSchema>(json: unknown, schema: S, path: ParentPath): Carrier<S> {
    const object = isJsonObject(json) ? json : {}
    if (object !== json) this.fault(path, json, 'an object')
    const { blank, properties } = layoutOf(Object.keys(object), schema)
    const carrier: Record<string, unknown> = { ...blank }
    const values = Object.values(object)
    for (const property of properties) {
      const value = values[property.place]
      if (property.other !== undefined) this.noteAmbiguity(property, path)
      if (isKnown(property) && value !== null && value !== undefined) {
        carrier[property.known.name] = this.value(value, property, path)
      }
    }
    return carrier as Carrier<S>
  }

  list<S extends CarrierSchema>(json: unknown, schema: S, path: ParentPath): readonly Carrier<S>[] {
    if (!Array.isArray(json)) {
      this.fault(path, json, 'a list')
      return []
    }
    return json.map((item: unknown, index) => this.carrier(item, schema, { parent: path, name: index }))
  }

  checkLineIds(quote: Quote): void {
    const places = new Map<number, LinePlace>()
    for (const [index, alternative] of quote.alternatives.entries()) {
      for (const [lineIndex, line] of alternative.quoteLines.entries()) {
        if (line.quoteLineId === undefined || line.quoteLineId === 0) continue
        const place = { index, lineIndex }
        const first = places.get(line.quoteLineId)
        if (first === undefined) places.set(line.quoteLineId, place)
        else this.problems.push(duplicateLineId(line.quoteLineId, idPath(quote, first), idPath(quote, place)))
      }
    }
  }

  private value(json: unknown, { written, known }: KnownProperty, parent: ParentPath): unknown {
    const { type } = known
    if (typeof type !== 'string' || type === 'texts') {
      const path = { parent, name: written }
      if (type === 'texts') return this.texts(json, path)
      return isSchemaList(type) ? this.list(json, type[0], path) : this.carrier(json, type, path)
    }
    const value = type === 'date' ? this.date(json) : readProperty(json, type)
    return value === wrong ? this.fault({ parent, name: written }, json, wanted[type]) : value
  }

  /** The same date stands in many lines. */
  private date(json: unknown): DateValue | typeof wrong {
    if (typeof json !== 'string') return wrong
    const date = this.dates.get(json) ?? parseDateValue(json)
    if (date === undefined) return wrong
    this.dates.set(json, date)
    return date
  }

  private texts(json: unknown, path: JsonPath): ReadonlyMap<string, string> | undefined {
    if (!isJsonObject(json)) return this.fault(path, json, wanted.texts)
    const texts = new Map<string, string>()
    for (const [key, value] of Object.entries(json)) {
      if (typeof value === 'string') texts.set(key, value)
      else if (value !== null) this.faultAt(`${writePath(path)}["${key}"]`, value, wanted.text)
    }
    return texts
  }

  private noteAmbiguity({ written, other = '' }: LayoutProperty, path: ParentPath): void {
    this.problems.push(ambiguousProperty(pathOf(path, other), written))
  }

  private fault(path: ParentPath, json: unknown, type: string): undefined {
    return this.faultAt(writePath(path), json, type)
  }

  private faultAt(path: string, json: unknown, type: string): undefined {
    this.problems.push(invalidQuoteValue(path, describe(json), type))
    return undefined
  }
}

/** What properties of a type are, as problems say it. */
const wanted: Readonly<Record<PropertyType, string>> = {
  text: 'a text in quotes',
  decimal: 'a number without quotes',
  integer: 'a whole number without quotes',
  boolean: 'true or false',
  date: 'an ISO 8601 date such as "2026-03-01T00:00:00"',
  texts: 'an object of texts',
  names: 'a list of property names',
  rights: 'a text or an object of rights',
}

/** What stands for a value that is not of its type. */
const wrong = Symbol('wrong')

function readProperty(json: unknown, type: Exclude<PropertyType, 'date' | 'texts'>): unknown {
  switch (type) {
    case 'text':
      return typeof json === 'string' ? json : wrong
    case 'decimal':
      return readDecimal(json)
    case 'integer':
      return Number.isSafeInteger(json) ? json : wrong
    case 'boolean':
      return typeof json === 'boolean' ? json : wrong
    case 'names':
      return readNames(json)
    case 'rights':
      return readRights(json)
  }
}

/** Amounts up to this are .NET's smallest decimal, -79228162514264337593543950335, which stands for "not given". */
const notGiven = -7.9e28

function readDecimal(json: unknown): Decimal | undefined | typeof wrong {
  if (typeof json !== 'number' || !Number.isFinite(json)) return wrong
  return json <= notGiven ? undefined : Decimal.fromNumber(json)
}

/** Lower-case names; undefined when there are none. */
function readNames(json: unknown): ReadonlySet<string> | undefined | typeof wrong {
  if (!Array.isArray(json) || !json.every((name) => typeof name === 'string')) return wrong
  return json.length === 0 ? undefined : new Set(json.map((name: string) => name.toLowerCase()))
}

/** `Rights` is a text, `FieldProperties` an object of `FieldRight` masks, `TableRight` a mask. */
function readRights(json: unknown): FieldRights | typeof wrong {
  if (typeof json === 'string') return createRights(hiddenByText(json), isNone(json))
  if (!isJsonObject(json)) return wrong
  // SuperOffice sends an empty object with each line.
  if (Object.keys(json).length === 0) return nothingHidden
  if (findProperty(json, 'mask') !== undefined) return createRights([], isNoRight(json))
  const hidden = Object.entries(json)
    .filter(([, property]) => isNoRight(findProperty(property, 'fieldright') ?? property))
    .map(([name]) => withoutTable(name))
  return createRights(hidden, false)
}

interface SchemaProperty {
  readonly name: string
  readonly type: CarrierSchema[string]
}

/** A property as a JSON object writes it. */
interface LayoutProperty {
  /** Which one it is of the object's. */
  readonly place: number
  readonly written: string
  /** The last one before it whose name differs in case only. */
  readonly other: string | undefined
  /** Undefined for a property that is passed over. */
  readonly known: SchemaProperty | undefined
}

type KnownProperty = LayoutProperty & { readonly known: SchemaProperty }
const isKnown = (property: LayoutProperty): property is KnownProperty => property.known !== undefined

/** How objects of a schema write their properties. */
interface Layout {
  readonly names: readonly string[]
  /** Those that are known, or that differ in case only from one before. */
  readonly properties: readonly LayoutProperty[]
  /** The properties of the schema, by their names in lower case. */
  readonly schema: ReadonlyMap<string, SchemaProperty>
  /** A carrier that has nothing. With every property there, all carriers of a schema look alike to the machine. */
  readonly blank: Readonly<Record<string, undefined>>
}

/** How the last object of each schema above wrote its properties. */
const lastLayouts = new Map<CarrierSchema, Layout>()

/** No carrier has as many properties; what has more is not remembered. */
const mostNames = 256

/** Lines, and whole quotes, mostly have the same properties in the same order, so the layout of the last one is tried first. */
function layoutOf(names: readonly string[], schema: CarrierSchema): Layout {
  const last = lastLayouts.get(schema) ?? createSchemaLayout(schema)
  if (isSame(names, last.names)) return last
  const layout = createLayout(names, last)
  if (names.length <= mostNames) lastLayouts.set(schema, layout)
  return layout
}

function createSchemaLayout(schema: CarrierSchema): Layout {
  const entries = Object.entries(schema)
  return {
    names: [],
    properties: [],
    schema: new Map(entries.map(([name, type]) => [name.toLowerCase(), { name, type }])),
    blank: Object.fromEntries(entries.map(([name]) => [name, undefined])),
  }
}

function createLayout(names: readonly string[], { schema, blank }: Layout): Layout {
  const writtenBefore = new Map<string, string>()
  const properties = names.map((written, place) => {
    const lower = written.toLowerCase()
    const other = writtenBefore.get(lower)
    writtenBefore.set(lower, written)
    return { place, written, other, known: schema.get(lower) }
  })
  return {
    names,
    properties: properties.filter(({ other, known }) => other !== undefined || known !== undefined),
    schema,
    blank,
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}

interface LinePlace {
  readonly index: number
  readonly lineIndex: number
}

const idPath = ({ hasHeader }: Quote, { index, lineIndex }: LinePlace): string =>
  `${hasHeader ? `QuoteAlternatives[${index}].QuoteLines` : ''}[${lineIndex}].QuoteLineId`

/** Most carriers hide nothing. */
const nothingHidden: FieldRights = { hidden: new Set(), all: false }

const createRights = (hidden: readonly string[], all: boolean): FieldRights =>
  hidden.length === 0 && !all ? nothingHidden : { hidden: new Set(hidden), all }

/**
 * `UnitCost=N&QuoteLine.Name=R,Defined by the product`: the lower-case names of the fields with right N. The table
 * before a name and the reason after a right are optional, and other signs than `&` and `=` are read as well, so that
 * nothing shows because of how it is written; rights that are not known hide nothing.
 */
function hiddenByText(rights: string): readonly string[] {
  const pairs = [...rights.matchAll(/([\w.]+)\s*[=:]\s*["']?(\w+)/g)]
  const hidden = pairs.filter(([, , right]) => isNone(right))
  return hidden.map(([, field = '']) => withoutTable(field))
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

/** `QuoteAlternatives[0].QuoteLines[2].Quantity`; empty for what holds everything. */
const writePath = (path: ParentPath): string => (path === undefined ? '' : pathOf(path.parent, path.name))

function pathOf(parent: ParentPath, name: string | number): string {
  const path = writePath(parent)
  if (typeof name === 'number') return `${path}[${name}]`
  return path === '' ? name : `${path}.${name}`
}

/** A value as a message shows it: short, and never a whole object. */
function describe(json: unknown): string {
  if (Array.isArray(json)) return 'a list'
  if (isJsonObject(json)) return 'an object'
  const text = typeof json === 'string' ? JSON.stringify(json) : String(json)
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`
}
