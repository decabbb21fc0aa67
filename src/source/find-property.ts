/** Properties of foreign JSON, found regardless of case: the wire writes `VAT`, the npm SDK `vAT`, proxies anything. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isJsonObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** The property of a lower-case name, however the object writes it. */
export function findProperty(json: unknown, name: string): unknown {
  return isJsonObject(json)
    ? Object.entries(json).find(([written]) => written.toLowerCase() === name)?.[1]
    : undefined
}

/** What the property of a lower-case name holds when that is a text with something in it. */
export function findText(json: unknown, name: string): string | undefined {
  const value = findProperty(json, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What the property of a lower-case name holds when that is an id: a positive whole number. SuperOffice writes 0 for none. */
export const findId = (json: unknown, name: string): number | undefined => asId(findProperty(json, name))

/**
 * The same for every item of a long list. Its items mostly write the name alike, so how the last one did is tried first.
 * @param name in lower case
 */
export function findInAll(list: readonly unknown[], name: string): readonly unknown[] {
  let written: string | undefined
  return list.map((item) => {
    if (!isJsonObject(item)) return undefined
    if (written === undefined || !Object.hasOwn(item, written))
      written = Object.keys(item).find((key) => key.toLowerCase() === name)
    return written === undefined ? undefined : item[written]
  })
}

export const asId = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
