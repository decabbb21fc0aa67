import { checkOpened } from '../check.js'
import type { QuoteSelector, RenderOptions, Result, Template } from '../model.js'
import type { TemplateFile } from '../source/fetch-template.js'
import { type Inputs, readBytes } from '../source/read-bytes.js'
import { isTemplateReference } from '../source/template-reference.js'
import { loadTemplateFile } from '../template/load-template.js'
import type { LiveSource } from './live-source.js'

export interface ReadTemplateOptions {
  readonly inputs: Inputs
  /** Own data that the template will be filled with. */
  readonly data?: RenderOptions['data'] | undefined
  /** Where templates of SuperOffice's archive come from, and the quote whose letter is meant. */
  readonly live?: { readonly source: LiveSource; readonly selector: QuoteSelector | undefined }
}

/** Reads and opens a template: a file, or a document of SuperOffice's archive where there is a way to it. */
export async function readTemplate(
  path: string,
  { inputs, data, live }: ReadTemplateOptions,
): Promise<Result<Template>> {
  const { value: file, problems } =
    live !== undefined && isTemplateReference(path)
      ? await live.source.fetchTemplate(path, live.selector)
      : await readTemplateFile(path, inputs)
  if (file === undefined) return { value: undefined, problems }
  const opened = await loadTemplateFile(file.name, file.bytes)
  return checkOpened(opened, data === undefined ? {} : { data })
}

async function readTemplateFile(path: string, inputs: Inputs): Promise<Result<TemplateFile>> {
  const { value: bytes, problems } = await readBytes(path, { kind: 'template', inputs })
  return { value: bytes && { name: path, bytes }, problems }
}
