import type { Result, Template } from '../model.js'
import { unknownTemplateFormat } from '../problem.js'

const formats: Readonly<Record<string, Template['format']>> = {
  docx: 'docx',
  dotx: 'docx',
  html: 'html',
  htm: 'html',
  hbs: 'html',
}

/** The format of a template, by the extension of its name. */
export function findTemplateFormat(name: string): Result<Template['format']> {
  const extension = /\.([^./\\]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined
  return { value: format, problems: format === undefined ? [unknownTemplateFormat(name, extension)] : [] }
}
