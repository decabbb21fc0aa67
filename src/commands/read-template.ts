import { openTemplate } from '../check.js'
import type { Result, Template } from '../model.js'
import { type Inputs, readBytes } from '../source/read-bytes.js'

/** Reads and opens a template. */
export async function readTemplate(path: string, inputs: Inputs): Promise<Result<Template>> {
  const { value: bytes, problems } = await readBytes(path, { kind: 'template', inputs })
  return bytes === undefined ? { value: undefined, problems } : openTemplate(path, bytes)
}
