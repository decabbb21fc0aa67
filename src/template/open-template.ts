import type { Result, Template } from '../model.js'
import { openDocx } from './docx.js'
import { openHtml } from './html.js'
import { findTemplateFormat } from './template-format.js'

const openers = { docx: openDocx, html: openHtml }

/** Opens a template by the extension of its name. What is wrong inside it is in its `problems`. */
export function openTemplateFile(name: string, bytes: Uint8Array): Result<Template> {
  const { value: format, problems } = findTemplateFormat(name)
  return { value: format && openers[format](name, bytes), problems }
}
