/** Own data: what a caller passes beside the quote, as names to texts, numbers, booleans and lists. */
import { Decimal } from '../decimal.js'
import type { Problem, Result } from '../model.js'
import { invalidDataValue } from '../problem.js'

export type DataObject = ReadonlyMap<string, DataValue>
/** An item of a list: its fields, or a text that `{.}` prints. */
export type DataItem = DataObject | string
/** Undefined stands for null and prints nothing. */
export type DataValue = string | boolean | Decimal | readonly DataItem[] | undefined

/** Reads own data, noting every fault with its JSON path. */
export function parseOwnData(json: unknown): Result<DataObject> {
  const problems: Problem[] = []
  const value = parseObject(json, { path: '', depth: 0, problems })
  return { value: problems.length === 0 ? value : undefined, problems }
}

/** Whether a scope's own data has a name; a value may still be undefined. */
export const hasDataName = (data: readonly DataItem[], name: string): boolean =>
  data.some((item) => (typeof item === 'string' ? name === '.' : item.has(name)))

export const listNames = (data: readonly DataItem[]): readonly string[] =>
  data.flatMap((item) => (typeof item === 'string' ? [] : [...item.keys()]))

/** The value of a name in the innermost item that has it. */
function findDataValue(data: readonly DataItem[], name: string): DataValue {
  for (let index = data.length - 1; index >= 0; index -= 1) {
    const item = data[index]
    if (item === undefined) continue
    if (typeof item === 'string') {
      if (name === '.') return item
    } else if (item.has(name)) return item.get(name)
  }
  return undefined
}

/** The name of own data that is written in another case, in the innermost item that has it. */
export function findNameInAnyCase(data: readonly DataItem[], name: string): string | undefined {
  const lower = name.toLowerCase()
  for (const item of data.toReversed()) {
    if (typeof item === 'string') continue
    for (const known of item.keys()) if (known.toLowerCase() === lower) return known
  }
  return undefined
}

/** Own data that is open around a field. */
export interface OpenData {
  /** The whole of it, then the items of the open lists, the innermost last. */
  readonly data: readonly DataItem[]
  /** The names of the open lists, whose items end `data`. */
  readonly dataLists: readonly string[]
}

/** The item of the innermost open list of that name, or of the innermost that has it in another case. */
export function findOpenItem(
  { data, dataLists }: OpenData,
  list: string,
): { readonly item: DataItem; readonly list: string } | undefined {
  const lower = list.toLowerCase()
  const exact = dataLists.lastIndexOf(list)
  const index = exact < 0 ? dataLists.findLastIndex((name) => name.toLowerCase() === lower) : exact
  const item = index < 0 ? undefined : data[data.length - dataLists.length + index]
  const name = dataLists[index]
  return item === undefined || name === undefined ? undefined : { item, list: name }
}

/** The value of a name, of the open list of that name where one is given. */
export function readOpenData(
  open: OpenData,
  { name, list }: { readonly name: string; readonly list?: string },
): DataValue {
  if (list === undefined) return findDataValue(open.data, name)
  const found = findOpenItem(open, list)
  return found === undefined ? undefined : findDataValue([found.item], name)
}

export const isDataList = (value: DataValue): value is readonly DataItem[] => Array.isArray(value)

/**
 * The names that the items of a list have between them, as one object of which any item may lack some: what a
 * template may use inside that region.
 */
export function mergeItems(items: readonly DataItem[]): DataItem {
  const merged = new Map<string, DataValue>()
  const lists = new Map<string, (readonly DataItem[])[]>()
  for (const item of items) {
    if (typeof item === 'string') return item
    for (const [name, value] of item) {
      if (!isDataList(value)) merged.set(name, merged.get(name) ?? value)
      else
        lists
          .set(name, lists.get(name) ?? [])
          .get(name)
          ?.push(value)
    }
  }
  for (const [name, list] of lists) merged.set(name, list.flat())
  return merged
}

/** All names of own data, at every level. */
export function listDataNames(data: DataObject): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (item: DataItem): void => {
    if (typeof item === 'string') return
    for (const [name, value] of item) {
      names.add(name)
      if (isDataList(value)) value.forEach(visit)
    }
  }
  visit(data)
  return names
}

/** All that own data means to a template beside its values, as a text. */
export const describeShape = (data: DataObject): string =>
  JSON.stringify([shapeOf(data), ...listDataNames(data)])

type Shape = string | readonly (readonly [string, Shape])[]

const shapeOf = (item: DataItem): Shape =>
  typeof item === 'string' ? 'text' : [...item].map(([name, value]) => [name, shapeOfValue(value)])

function shapeOfValue(value: DataValue): Shape {
  if (!isDataList(value)) return value === undefined ? 'nothing' : 'value'
  return value.length === 0 ? 'empty' : [['items', shapeOf(mergeItems(value))]]
}

/** Lists within lists that a template could repeat over; it is far more than any needs. */
const deepest = 100

interface Reading {
  readonly path: string
  /** How many lists are around the value. */
  readonly depth: number
  readonly problems: Problem[]
}

function parseObject(json: unknown, { path, depth, problems }: Reading): DataObject {
  const object = new Map<string, DataValue>()
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    problems.push(
      invalidDataValue(path, path === '' ? 'an object of names and values' : 'an object or a text'),
    )
    return object
  }
  for (const [name, value] of Object.entries(json)) {
    object.set(name, parseValue(value, { path: path === '' ? name : `${path}.${name}`, depth, problems }))
  }
  return object
}

function parseValue(json: unknown, { path, depth, problems }: Reading): DataValue {
  if (json === null || json === undefined) return undefined
  if (typeof json === 'string' || typeof json === 'boolean') return json
  if (typeof json === 'number' && Number.isFinite(json)) {
    if (Number.isSafeInteger(json)) return Decimal.fromInteger(json)
    if (!Number.isInteger(json)) return Decimal.fromNumber(json)
    problems.push(invalidDataValue(path, `a text in quotes: ${json} has more digits than a number keeps`))
    return undefined
  }
  if (Array.isArray(json) && depth < deepest) {
    return json.map((item: unknown, index) =>
      typeof item === 'string'
        ? item
        : parseObject(item, { path: `${path}[${index}]`, depth: depth + 1, problems }),
    )
  }
  const wanted = Array.isArray(json)
    ? `nested in at most ${deepest} lists`
    : 'a text, a finite number, true, false or a list'
  problems.push(invalidDataValue(path, wanted))
  return undefined
}
