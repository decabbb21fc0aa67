import type { Result } from '../model.js'
import { dataNotObject } from '../problem.js'
import type { Inputs } from './read-bytes.js'
import { type Json, readJsonFile } from './read-json-file.js'

/** Reads own data from a JSON file: an object of names to values. */
export async function readDataFile(
  path: string,
  inputs: Inputs,
): Promise<Result<Readonly<Record<string, unknown>>>> {
  const { value: json, problems } = await readJsonFile(path, { kind: 'own data', inputs })
  return json === undefined ? { value: undefined, problems } : parseData(json)
}

/** Takes what a JSON file holds for own data. */
export function parseData(json: Json): Result<Readonly<Record<string, unknown>>> {
  if (typeof json === 'object' && json !== null && !isList(json)) return { value: json, problems: [] }
  const found = json === null ? 'null' : isList(json) ? 'a list' : `a ${typeof json}`
  return { value: undefined, problems: [dataNotObject(found)] }
}

const isList = (json: unknown): json is readonly unknown[] => Array.isArray(json)
