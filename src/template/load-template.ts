import type { Result, Template } from '../model.js'
import { findTemplateFormat } from './template-format.js'

/** Opens a template as `openTemplateFile` does, but loads only what its own format takes, and that only now. */
export async function loadTemplateFile(name: string, bytes: Uint8Array): Promise<Result<Template>> {
  const { value: format, problems } = findTemplateFormat(name)
  if (format === undefined) return { value: undefined, problems }
  const open = format === 'docx' ? await loadDocx() : await loadHtml()
  return { value: open(name, bytes), problems }
}

const loadDocx = async () => (await import('./docx.js')).openDocx
const loadHtml = async () => (await import('./html.js')).openHtml
