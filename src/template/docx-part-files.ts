/**
 * Parts in the form in which docxtemplater reads the files of a package: that of a PizZip archive, as far as reading
 * goes. An archive itself would have to be loaded and packed for nothing.
 */

export interface PartFile {
  readonly name: string
  readonly asText: () => string
}

export class PartFiles {
  /** By name, and nothing but them: a part can have the name of what all objects inherit. */
  readonly files: Record<string, PartFile> = Object.create(null)

  add(name: string, text: string): void {
    this.files[name] = { name, asText: () => text }
  }

  /** The file of a name, or all files whose names match a pattern. */
  file(wanted: string | RegExp): PartFile | readonly PartFile[] | null {
    if (typeof wanted === 'string') return this.files[wanted] ?? null
    return Object.values(this.files).filter(({ name }) => wanted.test(name))
  }
}
