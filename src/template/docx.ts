/**
 * Opens DOCX templates and fills them. Read this first: the steps are in the other `docx-…` files.
 *
 * Opening finds the tags, makes the outline, writes private tags in their place, lets docxtemplater find what belongs to
 * each region, and compiles that. Filling runs what was compiled, and stores what changed. Everything else of the file
 * stays as it is, byte for byte.
 */
import type { ComputeCells, MergeFields, Problem, Result, Section, Template } from '../model.js'
import {
  dividedSection,
  docxNotReadable,
  emptiedControl,
  hasError,
  misplacedRegion,
  overlappingRegions,
} from '../problem.js'
import { type CompiledPart, compilePart, fillPart } from './docx-compiled-part.js'
import { type Misplacement, type ParsedParts, parseParts } from './docx-engine.js'
import { markFields, type WordMark } from './docx-fields.js'
import { DrawingIds, findDrawingIds } from './docx-ids.js'
import { insertDetails } from './docx-insert.js'
import { hasLanguage, stylesName, withLanguage } from './docx-language.js'
import { withoutDataSource } from './docx-mail-merge.js'
import { detailsMark } from './docx-marks.js'
import { type PartContent, packDocx } from './docx-pack.js'
import {
  contentTypesName,
  type DocxPackage,
  documentType,
  openPackage,
  templateType,
} from './docx-package.js'
import { readPart } from './docx-part.js'
import { PictureStore } from './docx-pictures.js'
import { type ReadPart, readTags, type TagReading } from './docx-tags.js'

/** Opens a .docx or .dotx file. Its faults are the template's problems; one that has errors is never filled. */
export function openDocx(name: string, bytes: Uint8Array): Template {
  const opened = openPackage(name, bytes)
  if (!('parts' in opened)) return unreadableTemplate(name, opened)
  const marks: WordMark[] = []
  const marked = opened.parts.map((part) => markFields(part, marks))
  return readTemplate(
    {
      name,
      package: opened,
      parts: marked.map(({ part }) => ({ part, reading: readPart(part) })),
      marks,
      problems: marked.flatMap(({ problems }) => problems),
    },
    new Set(),
  )
}

interface OpenedDocx {
  readonly name: string
  readonly package: DocxPackage
  readonly parts: readonly ReadPart[]
  readonly marks: readonly WordMark[]
  /** Faults of Word's fields. */
  readonly problems: readonly Problem[]
}

function unreadableTemplate(name: string, problems: readonly Problem[]): Template {
  const outline: Section = { slots: [], size: 0 }
  const template: Template = {
    name,
    format: 'docx',
    outline,
    directives: [],
    problems,
    otherNames: new Set(),
    withNames: () => template,
    fill: () => ({ value: undefined, problems: [...problems] }),
  }
  return template
}

/** @param names which of the texts in braces that have no form of a name are fields */
function readTemplate(opened: OpenedDocx, names: ReadonlySet<string>): Template {
  const tags = readTags(opened.name, { parts: opened.parts, marks: opened.marks, otherNames: names })
  const parsed = parse(tags)
  const problems = [...opened.problems, ...tags.problems, ...findFaults(opened.name, tags, parsed)]
  const { outline, directives, otherNames } = tags
  const filler = hasError(problems) || parsed === undefined ? undefined : new DocxFiller(opened, tags, parsed)
  const template: Template = {
    name: opened.name,
    format: 'docx',
    outline,
    directives,
    problems,
    otherNames,
    withNames: rememberLast((wanted) => {
      const known = new Set([...wanted].filter((name) => otherNames.has(name)))
      return known.size === 0 ? template : readTemplate(opened, new Set([...names, ...known]))
    }),
    fill: (fields, compute) => filler?.fill(fields, compute) ?? { value: undefined, problems: [...problems] },
  }
  return template
}

const misplacements: Readonly<Record<Misplacement['kind'], typeof misplacedRegion>> = {
  'crosses-structure': misplacedRegion,
  'empties-control': emptiedControl,
  'divides-section': dividedSection,
  overlaps: overlappingRegions,
}

/**
 * Has docxtemplater read the main document, by which it knows the format, and the other parts that have tags. Without it
 * when the template is too much for it.
 */
function parse({ problems, parts, slots }: TagReading): ParsedParts | undefined {
  if (problems.some(({ code }) => code === 'template-too-large')) return undefined
  return parseParts({ parts: parts.filter((part, index) => index === 0 || part.hasTags), slots })
}

function findFaults(name: string, tags: TagReading, parsed: ParsedParts | undefined): readonly Problem[] {
  if (tags.problems.some(({ code }) => code === 'template-too-large')) return []
  if (parsed === undefined) return [docxNotReadable(name, 'foreign-form', tags.parts[0]?.part.name)]
  return parsed.misplacements.map(({ kind, slot }) => misplacements[kind](slot.written, slot.where))
}

/** Batches open a template with the same names again and again. */
function rememberLast(
  open: (names: ReadonlySet<string>) => Template,
): (names: ReadonlySet<string>) => Template {
  let last: { readonly key: string; readonly template: Template } | undefined
  return (names) => {
    const key = JSON.stringify([...names].sort())
    if (last?.key !== key) last = { key, template: open(names) }
    return last.template
  }
}

class DocxFiller {
  private readonly parts: readonly CompiledPart[]
  private readonly drawingIds: ReadonlySet<string>
  private readonly isStrict: boolean
  private readonly hasDetailsMark: boolean
  /** The styles, where they say no language. */
  private readonly styles: string | undefined
  /** What names the template's data source, without it. */
  private readonly withoutSource: ReadonlyMap<string, string>

  private readonly name: string
  private readonly opened: DocxPackage

  constructor({ name, package: opened }: OpenedDocx, { parts, slots }: TagReading, parsed: ParsedParts) {
    this.name = name
    this.opened = opened
    this.parts = parts.flatMap((part) => {
      const pieces = parsed.pieces.get(part.part.name)
      return compilePart(part, { slots, pieces }) ?? []
    })
    this.drawingIds = new Set(parts.flatMap(({ part }) => findDrawingIds(part.text)))
    const styles = opened.readText(stylesName)
    this.styles = styles === undefined || hasLanguage(styles) ? undefined : styles
    this.hasDetailsMark = parts.some(({ text }) => text.includes(detailsMark))
    this.withoutSource = withoutDataSource(opened)
    this.isStrict = /<w:document\s[^>]*"http:\/\/purl\.oclc\.org\/ooxml\//.test(parts[0]?.part.text ?? '')
  }

  fill(fields: MergeFields, compute: ComputeCells | undefined): Result<Uint8Array> {
    const faulty = this.parts.find(({ isFaulty }) => isFaulty)
    if (faulty !== undefined) {
      return { value: undefined, problems: [docxNotReadable(this.name, 'foreign-form', faulty.name)] }
    }
    const ids = new DrawingIds(this.drawingIds)
    const pictures = new PictureStore({ ids, isStrict: this.isStrict, readText: this.opened.readText })
    const tools = { ids, pictures, compute }
    const filled = this.parts.map((part) => [part.name, fillPart(part, fields.values, tools)] as const)
    const bytes = this.pack(new Map(filled), { pictures, culture: fields.culture })
    return this.hasDetailsMark || fields.details !== undefined
      ? insertDetails(bytes, fields.details)
      : { value: bytes, problems: [] }
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
