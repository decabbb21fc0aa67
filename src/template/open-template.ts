import type { Result, Template } from '../model.js'
import { unknownTemplateFormat } from '../problem.js'
import { openDocx } from './docx.js'
import { openHtml } from './html.js'

const formats: Readonly<Record<string, (name: string, bytes: Uint8Array) => Template>> = {
  docx: openDocx,
  dotx: openDocx,
  html: openHtml,
  htm: openHtml,
  hbs: openHtml,
}

/** Opens a template by the extension of its name. What is wrong inside it is in its `problems`. */
export function openTemplateFile(name: string, bytes: Uint8Array): Result<Template> {
  const extension = /\.([^./\\]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const open = Object.hasOwn(formats, extension) ? formats[extension] : undefined
  return open === undefined
    ? { value: undefined, problems: [unknownTemplateFormat(name, extension)] }
    : { value: open(name, bytes), problems: [] }
}
