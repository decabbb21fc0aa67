import type { Result } from '../model.js'
import { notJson, notUtf8 } from '../problem.js'
import { findJsonFault } from './find-json-fault.js'
import { type Inputs, readBytes } from './read-bytes.js'

export interface JsonSource {
  readonly kind: 'quote' | 'own data'
  readonly inputs: Inputs
}

/** What a JSON file holds. A JSON file never holds undefined, so neither does a value that was read. */
export type Json = Readonly<Record<string, unknown>> | readonly unknown[] | string | number | boolean | null

/** Reads a JSON file in UTF-8, with or without a byte order mark. */
export async function readJsonFile(path: string, source: JsonSource): Promise<Result<Json>> {
  const { value: bytes, problems } = await readBytes(path, source)
  return bytes === undefined
    ? { value: undefined, problems }
    : parseJsonBytes(bytes, { kind: source.kind, path })
}

/** Reads what a JSON file holds. */
export function parseJsonBytes(
  bytes: Uint8Array,
  { kind, path }: { readonly kind: JsonSource['kind']; readonly path: string },
): Result<Json> {
  const text = decodeUtf8(bytes)
  return text === undefined ? { value: undefined, problems: [notUtf8(kind, path)] } : parseJson(text, kind)
}

function parseJson(text: string, kind: JsonSource['kind']): Result<Json> {
  try {
    return { value: JSON.parse(text), problems: [] }
  } catch {
    return { value: undefined, problems: [notJson(kind, findJsonFault(text))] }
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
