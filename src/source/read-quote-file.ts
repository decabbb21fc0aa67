import type { Quote } from '../carriers.js'
import type { Result } from '../model.js'
import { parseQuote } from './parse-quote.js'
import type { Inputs } from './read-bytes.js'
import { readJsonFile } from './read-json-file.js'

/** Reads a quote from a JSON file, or from standard input when the path is `-`. */
export async function readQuoteFile(path: string, inputs: Inputs): Promise<Result<Quote>> {
  const { value: json, problems } = await readJsonFile(path, { kind: 'quote', inputs })
  return json === undefined ? { value: undefined, problems } : parseQuote(json)
}
