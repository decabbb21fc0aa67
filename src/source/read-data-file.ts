import type { Result } from '../model.js'
import { dataNotObject } from '../problem.js'
import type { Inputs } from './read-bytes.js'
import { readJsonFile } from './read-json-file.js'

/** Reads own data from a JSON file: an object of names to values. */
export async function readDataFile(
  path: string,
  inputs: Inputs,
): Promise<Result<Readonly<Record<string, unknown>>>> {
  const { value: json, problems } = await readJsonFile(path, { kind: 'own data', inputs })
  if (json === undefined) return { value: undefined, problems }
  if (typeof json === 'object' && json !== null && !isList(json)) return { value: json, problems }
  const found = json === null ? 'null' : isList(json) ? 'a list' : `a ${typeof json}`
  return { value: undefined, problems: [dataNotObject(found)] }
}

const isList = (json: unknown): json is readonly unknown[] => Array.isArray(json)
