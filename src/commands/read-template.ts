import { openTemplate } from '../check.js'
import type { RenderOptions, Result, Template } from '../model.js'
import { type Inputs, readBytes } from '../source/read-bytes.js'

export interface ReadTemplateOptions {
  readonly inputs: Inputs
  /** Own data that the template will be filled with. */
  readonly data?: RenderOptions['data'] | undefined
}

/** Reads and opens a template. */
export async function readTemplate(
  path: string,
  { inputs, data }: ReadTemplateOptions,
): Promise<Result<Template>> {
  const { value: bytes, problems } = await readBytes(path, { kind: 'template', inputs })
  return bytes === undefined
    ? { value: undefined, problems }
    : openTemplate(path, bytes, data === undefined ? {} : { data })
}
