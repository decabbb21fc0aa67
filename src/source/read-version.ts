import { readFileSync } from 'node:fs'
import { isJsonObject } from './find-property.js'

/** The version of this package. */
export function readVersion(): string {
  const json: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return isJsonObject(json) ? String(json['version']) : ''
}
