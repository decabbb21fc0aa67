import { createRequire } from 'node:module'
import { isJsonObject } from './find-property.js'

/** The version of this package, wherever in it the code is run from. */
export function readVersion(): string {
  const json: unknown = createRequire(import.meta.url)('quotewright/package.json')
  return isJsonObject(json) ? String(json['version']) : ''
}
