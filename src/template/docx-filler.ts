/** A template that is ready to be filled: its parts compiled, and what else changes in its file. */
import type { ComputeCells, MergeFields, Result } from '../model.js'
import { docxNotReadable } from '../problem.js'
import { type CompiledPart, compilePart, fillPart } from './docx-compiled-part.js'
import { DrawingIds, findDrawingIds } from './docx-ids.js'
import { hasLanguage, stylesName, withLanguage } from './docx-language.js'
import { withoutDataSource } from './docx-mail-merge.js'
import { type PartContent, packDocx } from './docx-pack.js'
import { contentTypesName, type DocxPackage, documentType, templateType } from './docx-package.js'
import { PictureStore } from './docx-pictures.js'
import type { DocxSlot } from './docx-tags.js'
import type { ParsedTemplate } from './docx-template-marks.js'

export interface FillerOptions extends ParsedTemplate {
  readonly name: string
  readonly package: DocxPackage
  readonly slots: readonly DocxSlot[]
  /** Whether the styles get the language of the document. */
  readonly setsLanguage: boolean
}

/** Whether the styles of a file leave it open in which language the document is. */
export function leavesLanguage({ readText }: DocxPackage): boolean {
  const styles = readText(stylesName)
  return styles !== undefined && !hasLanguage(styles)
}

export class DocxFiller {
  private readonly parts: readonly CompiledPart[]
  private readonly drawingIds: ReadonlySet<string>
  private readonly isStrict: boolean
  /** The styles, where they say no language. */
  private readonly styles: string | undefined
  /** What names the template's data source, without it. */
  private readonly withoutSource: ReadonlyMap<string, string>

  private readonly name: string
  private readonly opened: DocxPackage

  constructor({ name, package: opened, parts, slots, pieces, setsLanguage }: FillerOptions) {
    this.name = name
    this.opened = opened
    this.parts = parts.flatMap(
      (part) => compilePart(part, { slots, pieces: pieces.get(part.part.name) }) ?? [],
    )
    this.drawingIds = new Set(parts.flatMap(({ part }) => findDrawingIds(part.text)))
    this.styles = setsLanguage ? opened.readText(stylesName) : undefined
    this.withoutSource = withoutDataSource(opened)
    this.isStrict = /<w:document\s[^>]*"http:\/\/purl\.oclc\.org\/ooxml\//.test(parts[0]?.part.text ?? '')
  }

  /** Whether marks of our own would be left in a document. */
  get isFaulty(): boolean {
    return this.faultyPart !== undefined
  }

  private get faultyPart(): CompiledPart | undefined {
    return this.parts.find(({ isFaulty }) => isFaulty)
  }

  fill(
    { values, culture }: Pick<MergeFields, 'values' | 'culture'>,
    compute: ComputeCells | undefined,
  ): Result<Uint8Array> {
    const faulty = this.faultyPart
    if (faulty !== undefined) {
      return { value: undefined, problems: [docxNotReadable(this.name, 'foreign-form', faulty.name)] }
    }
    const ids = new DrawingIds(this.drawingIds)
    const pictures = new PictureStore({ ids, isStrict: this.isStrict, readText: this.opened.readText })
    const tools = { ids, pictures, compute }
    const filled = this.parts.map((part) => [part.name, fillPart(part, values, tools)] as const)
    return { value: this.pack(new Map(filled), { pictures, culture }), problems: [] }
  }

  private pack(
    changed: Map<string, PartContent>,
    { pictures, culture }: { readonly pictures: PictureStore; readonly culture: string },
  ): Uint8Array {
    for (const [name, xml] of pictures.changedRelationships()) changed.set(name, xml)
    for (const [name, bytes] of pictures.media) changed.set(name, bytes)
    const contentTypes = withTypes(this.opened.contentTypes, pictures.formats)
    if (contentTypes !== this.opened.contentTypes) changed.set(contentTypesName, contentTypes)
    const styles = this.styles === undefined ? undefined : withLanguage(this.styles, culture)
    if (styles !== undefined) changed.set(stylesName, styles)
    for (const [name, xml] of this.withoutSource) changed.set(name, xml)
    return packDocx(this.opened.entries, changed)
  }
}

/** The list of content types of the output: what comes from a .dotx is a document, and pictures have theirs. */
function withTypes(contentTypes: string, formats: ReadonlySet<string>): string {
  if (formats.size === 0 && !contentTypes.includes(templateType)) return contentTypes
  const missing = [...formats].filter(
    (format) => !new RegExp(String.raw`\sExtension\s*=\s*["']${format}["']`, 'i').test(contentTypes),
  )
  return contentTypes
    .replaceAll(templateType, documentType)
    .replace(
      /<(\w+:)?Types(?:\s[^>]*)?>/,
      (root, prefix = '') =>
        root +
        missing
          .map((format) => `<${prefix}Default Extension="${format}" ContentType="image/${format}"/>`)
          .join(''),
    )
}
