import { decodeXml } from './xml-reader.js'

const attribute = /\s([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** All attributes of a well-formed tag, by their names as written. What stands within a value is taken for nothing else. */
export const readAttributes = (tag: string): ReadonlyMap<string, string> =>
  new Map(
    Array.from(tag.matchAll(attribute), ([, name = '', double, single]) => [
      name,
      decodeXml(double ?? single ?? ''),
    ]),
  )
