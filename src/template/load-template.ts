import type { Result, Template } from '../model.js'
import { findTemplateFormat } from './template-format.js'

type Format = Template['format']
type Opener = (name: string, bytes: Uint8Array) => Template

const loaders: Readonly<Record<Format, () => Promise<Opener>>> = {
  docx: async () => (await import('./docx.js')).openDocx,
  html: async () => (await import('./html.js')).openHtml,
}

/** Opens a template as `openTemplateFile` does, but loads only what its own format takes, and that only now. */
export async function loadTemplateFile(name: string, bytes: Uint8Array): Promise<Result<Template>> {
  const formats = new TemplateFormats()
  await formats.load([name])
  return formats.open(name, bytes)
}

/** Opens templates of the formats that were loaded before. */
export class TemplateFormats {
  private readonly openers = new Map<Format, Opener>()

  /** Loads what it takes to open files of these names. */
  async load(names: readonly string[]): Promise<void> {
    const formats = new Set(names.flatMap((name) => findTemplateFormat(name).value ?? []))
    for (const format of formats) {
      if (!this.openers.has(format)) this.openers.set(format, await loaders[format]())
    }
  }

  /** @throws RangeError when the format of the file was not loaded */
  open(name: string, bytes: Uint8Array): Result<Template> {
    const { value: format, problems } = findTemplateFormat(name)
    if (format === undefined) return { value: undefined, problems }
    const open = this.openers.get(format)
    if (open === undefined) throw new RangeError(`The format ${format} was not loaded`)
    return { value: open(name, bytes), problems }
  }
}
