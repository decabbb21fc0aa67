/**
 * Merges a details template into a main one, so that both are filled as one template, and no finished document is opened
 * again. The templates are inserted into each other like documents, private tags and all: `docx-insert.ts` takes these
 * for text.
 *
 * Where values can decide how the documents would be put together, there is no such template: then both are filled, and
 * the documents are inserted into each other.
 */
import type { Problem } from '../model.js'
import { type DocumentRole, DocxArchive, InsertionError } from './docx-archive.js'
import type { Piece } from './docx-engine.js'
import { insertInto } from './docx-insert.js'
import { isBlock } from './docx-insert-blocks.js'
import { findMarks } from './docx-insert-mark.js'
import {
  appendedElement,
  delimiters,
  detailsMark,
  markElement,
  spareElement,
  vacantElement,
} from './docx-marks.js'
import { contentTypesName, type DocxPackage } from './docx-package.js'
import type { DocxSlot, RewrittenPart } from './docx-tags.js'
import {
  type ContentKind,
  canPlace,
  fixedXml,
  hasRegionTags,
  hasWholeRegions,
  type ParsedTemplate,
  placeContent,
  repeatedXml,
} from './docx-template-marks.js'
import { findChild, readTree, type XmlElement } from './docx-tree.js'
import { readXml } from './xml-reader.js'
import type { ZipEntry } from './zip-archive.js'
import { deflateEntry } from './zip-writer.js'

export interface MergeableTemplate extends ParsedTemplate {
  readonly package: DocxPackage
  readonly slots: readonly DocxSlot[]
  /** How many values it takes outside of its regions. */
  readonly size: number
  /** What is other than in the file besides: the XML of parts by name. */
  readonly changed: ReadonlyMap<string, string>
}

export interface MergedTemplate {
  readonly package: DocxPackage
  readonly parts: readonly RewrittenPart[]
  /** Those of the main template first; indexes are those of both templates' values, joined. */
  readonly slots: readonly DocxSlot[]
  readonly problems: readonly Problem[]
}

/** Undefined where it takes filled documents. */
export function mergeTemplates(
  main: MergeableTemplate,
  details: MergeableTemplate,
): MergedTemplate | undefined {
  const content = readContentKind(details)
  if (content === undefined || !takesContent(main, content)) return undefined
  try {
    const archive = archiveOf('main', main)
    const later = archiveOf('details', withLaterSlots(details, main.slots.length))
    const problems = insertInto(
      { main: archive, details: later },
      {
        append: (blocks) => `<${appendedElement}>${blocks}</${appendedElement}>`,
        replaceMarks: placeContent(content),
      },
    )
    return { ...readMerged(archive, main), slots: joinSlots(main, details), problems }
  } catch (error) {
    if (error instanceof InsertionError) return undefined
    throw error
  }
}

// ------------------------------------------------------------------------------------- what can be merged

/** What means something else, or breaks something else, each time it is repeated. */
const sections = /<w:sectPr[\s/>]/
const notes = /<w:(?:foot|end)noteReference[\s/>]/
/** An instruction of a field with a value in it. */
const filledInstruction = new RegExp(`<w:instrText(?:\\s[^>]*)?>[^<]*${delimiters.start}`)

/** Undefined where it takes the filled document. */
function readContentKind({ parts, pieces }: MergeableTemplate): ContentKind | undefined {
  const [document] = parts
  if (document === undefined) return undefined
  const { text, part, isMarked } = document
  const found: readonly Piece[] = pieces.get(part.name) ?? [text]
  const repeated = repeatedXml(found)
  // Values in instructions are taken for names of bookmarks.
  const namesBookmarks = filledInstruction.test(text) && text.includes('<w:bookmarkStart')
  if (sections.test(repeated) || notes.test(repeated) || namesBookmarks) return undefined
  const blocks = blocksOf(text)
  if (blocks?.at(-1)?.name !== 'w:sectPr') return undefined
  return {
    mayBeEmpty: !isAlwaysFilled(blocksOf(fixedXml(found)) ?? [], isMarked),
    isPlain: blocks.every(({ name }) => !isBlock(name) || name === 'w:p' || name === 'w:tbl'),
  }
}

const ownElements = [markElement, spareElement, vacantElement]

/** Whether a body holds a block. It keeps a paragraph where marks show that something was left out. */
const isAlwaysFilled = (blocks: readonly XmlElement[], isMarked: boolean): boolean =>
  blocks.some(
    (block) =>
      block.name === 'w:p' ||
      (block.name === 'w:tbl' && findChild(block, 'w:tr') !== undefined) ||
      (isMarked && ownElements.includes(block.name)),
  )

function takesContent({ parts, pieces }: MergeableTemplate, content: ContentKind): boolean {
  const [document] = parts
  if (document === undefined) return false
  const { text, part } = document
  const repeated = repeatedXml(pieces.get(part.name))
  if (sections.test(repeated) || repeated.includes(detailsMark)) return false
  const root = readTree(readXml(text).tokens)
  const marked = root === undefined ? undefined : findMarks(root, text, detailsMark)
  if (marked === undefined) return false
  return marked.length === 0 ? endsInParagraph(text) : canPlace(marked, { text, content })
}

/**
 * Whether what comes last, before the properties of the last section, is a paragraph whatever the values: one in which
 * all regions end that begin there.
 */
function endsInParagraph(text: string): boolean {
  const [last, section] = blocksOf(text)?.slice(-2) ?? []
  const isParagraph = last?.name === 'w:p' && hasWholeRegions(text.slice(last.start, last.end))
  return isParagraph && section?.name === 'w:sectPr'
}

/** The elements of a document's body. */
function blocksOf(text: string): readonly XmlElement[] | undefined {
  const { tokens, fault } = readXml(text)
  const root = fault === undefined ? readTree(tokens) : undefined
  return findChild(root, 'w:body')?.children
}

// ------------------------------------------------------------------------------------------ as one archive

function archiveOf(
  role: DocumentRole,
  { package: opened, parts, changed }: Pick<MergeableTemplate, 'package' | 'parts' | 'changed'>,
): DocxArchive {
  const rewritten = parts.filter((part) => part.hasTags || part.isMarked || part.text !== part.part.text)
  const texts = new Map([...changed, ...rewritten.map(({ part, text }) => [part.name, text] as const)])
  const entries = opened.entries.map((entry): ZipEntry => {
    const text = texts.get(entry.name)
    return text === undefined ? entry : deflateEntry(entry.name, text)
  })
  return new DocxArchive(role, entries)
}

const privateTag = new RegExp(`(${delimiters.start}[^\\d${delimiters.end}]*)(\\d+)`, 'g')

/** A template whose slots come behind others. */
const withLaterSlots = (template: MergeableTemplate, count: number): MergeableTemplate => ({
  ...template,
  parts: template.parts.map((part) => ({
    ...part,
    text: part.text.replace(
      privateTag,
      (_, before: string, number: string) => `${before}${Number(number) + count}`,
    ),
  })),
})

const joinSlots = (main: MergeableTemplate, details: MergeableTemplate): readonly DocxSlot[] => [
  ...main.slots,
  ...details.slots.map((slot) => (slot.isOuter ? { ...slot, index: slot.index + main.size } : slot)),
]

function readMerged(
  archive: DocxArchive,
  main: MergeableTemplate,
): Pick<MergedTemplate, 'package' | 'parts'> {
  const entries = archive.packedEntries()
  const known = new Map(main.parts.map((part) => [part.part.name, part]))
  const signs = [delimiters.start, ...ownElements.map((element) => `<${element}>`)]
  const own = signs.flatMap((sign) => archive.findParts(sign))
  const names = new Set([...known.keys(), ...own])
  const parts = Array.from(names, (name) => {
    const text = archive.text(name)
    const same = known.get(name)
    return same?.text === text ? same : mergedPart({ name, contentType: archive.typeOf(name), text })
  })
  const existing = new Set(entries.map(({ name }) => name))
  return {
    package: {
      entries,
      contentTypes: archive.text(contentTypesName),
      parts: parts.map(({ part }) => part),
      readText: (name) => (existing.has(name) ? archive.text(name) : undefined),
    },
    parts,
  }
}

/** A part that holds something of the details. Its blocks are brought into order, whichever of the templates wants it. */
const mergedPart = (part: {
  readonly name: string
  readonly contentType: string
  readonly text: string
}): RewrittenPart => ({
  part: { ...part, tokens: [] },
  text: part.text,
  hasTags: part.text.includes(delimiters.start),
  hasRegions: hasRegionTags(part.text),
  isMarked: true,
})
