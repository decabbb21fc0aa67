/**
 * `QuoteDetails` in templates that are not filled yet: what becomes of it where the values have no say in that.
 *
 * In a finished document the paragraph around the mark goes if it prints nothing, and its place can do without it. Here such a
 * paragraph is put into an element of our own, by which that is decided when the blocks around it are known.
 */
import { stories } from './docx-elements.js'
import type { Piece } from './docx-engine.js'
import {
  beforeContent,
  findMarks,
  type MarkedParagraph,
  type MarkOptions,
  sectionParagraph,
  withoutMark,
} from './docx-insert-mark.js'
import { delimiters, detailsMark, insertedElement, vacantElement } from './docx-marks.js'
import type { RewrittenPart } from './docx-tags.js'
import { readTree, type XmlElement } from './docx-tree.js'
import { applyEdits, type Edit, readXml } from './xml-reader.js'

/** A template's parts with private tags, and what docxtemplater took them apart into, by their names. */
export interface ParsedTemplate {
  readonly parts: readonly RewrittenPart[]
  readonly pieces: ReadonlyMap<string, readonly Piece[]>
}

/** The XML of a part that stands in regions and conditions, so that it may come any number of times. */
export const repeatedXml = (pieces: readonly Piece[] = []): string =>
  pieces.map((piece) => (typeof piece === 'object' ? wholeXml(piece.content) : '')).join('')

const wholeXml = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      return typeof piece === 'number' ? '' : wholeXml(piece.content)
    })
    .join('')

/** The XML of a part with nothing in its regions and conditions. */
export const fixedXml = (pieces: readonly Piece[]): string =>
  pieces.filter((piece) => typeof piece === 'string').join('')

/** The parts that hold a mark. */
export const markedParts = ({ parts }: ParsedTemplate): readonly RewrittenPart[] =>
  parts.filter(({ text }) => text.includes(detailsMark))

/** All parts, those without their marks that had some. Undefined where only a filled document shows what becomes of them. */
export function withoutDetailsMarks(template: ParsedTemplate): readonly RewrittenPart[] | undefined {
  const parts = template.parts.map((part) => {
    if (!part.text.includes(detailsMark)) return part
    const isRepeated = repeatedXml(template.pieces.get(part.part.name)).includes(detailsMark)
    const text = isRepeated ? undefined : unmarked(part.text)
    return text === undefined ? undefined : { ...part, text, isMarked: true }
  })
  const known = parts.filter((part) => part !== undefined)
  return known.length === parts.length ? known : undefined
}

function unmarked(text: string): string | undefined {
  const root = readTree(readXml(text).tokens)
  const marked = root === undefined ? undefined : findMarks(root, text, detailsMark)
  if (marked === undefined) return text.replaceAll(detailsMark, '')
  if (!marked.every(({ paragraph }) => isKnown(paragraph, text) && canVanish(paragraph, text)))
    return undefined
  const edits = marked.map(({ paragraph }) => {
    const { xml, prints, section } = withoutMark(paragraph, { text, mark: detailsMark })
    const { start, end } = paragraph
    return { start, end, text: prints || section !== '' ? xml : vacant(xml) }
  })
  return applyEdits(text, edits)
}

const vacant = (xml: string): string => `<${vacantElement}>${xml}</${vacantElement}>`

/** Whether a paragraph with a mark holds the same whatever the values. */
const isKnown = ({ start, end }: XmlElement, text: string): boolean =>
  !text.slice(start, end).includes(delimiters.start)

/** Whether a paragraph can wait until it is known what is around it: it has nothing that must stay in any case. */
function canVanish(paragraph: XmlElement, text: string): boolean {
  const { prints, section, xml } = withoutMark(paragraph, { text, mark: detailsMark })
  return prints || section !== '' || (isBetweenBlocks(paragraph) && !xml.includes('<w:bookmark'))
}

const isBetweenBlocks = ({ parent }: XmlElement): boolean =>
  parent !== undefined && (stories.has(parent.name) || parent.name === 'w:sdtContent')

/** What the content of details can be. */
export interface ContentKind {
  /** Whether it can be left without any block. */
  readonly mayBeEmpty: boolean
  /** Whether paragraphs and tables are all the blocks that it has. */
  readonly isPlain: boolean
}

/** Whether content can be put in the place of marks before a template is filled. */
export function canPlace(
  marked: readonly MarkedParagraph[],
  { text, content }: { readonly text: string; readonly content: ContentKind },
): boolean {
  return marked.every(({ paragraph }) => {
    const { section } = withoutMark(paragraph, { text, mark: detailsMark })
    const leavesPlace = !content.mayBeEmpty || (section === '' && canVanish(paragraph, text))
    const isFollowed = content.isPlain || isFollowedByParagraph(paragraph, text)
    return isKnown(paragraph, text) && isBetweenBlocks(paragraph) && leavesPlace && isFollowed
  })
}

function isFollowedByParagraph(paragraph: XmlElement, text: string): boolean {
  const siblings = paragraph.parent?.children ?? []
  const next = siblings[siblings.indexOf(paragraph) + 1]
  return next?.name === 'w:p' && !hasRegionTags(text.slice(next.start, next.end))
}

/** Whether a region or condition begins or ends in some XML. */
export const hasRegionTags = (xml: string): boolean => regionTag.test(xml)
const regionTag = new RegExp(`${delimiters.start}[#/]`)

/** Whether all regions and conditions that begin in some XML end there, and the other way round. */
export function hasWholeRegions(xml: string): boolean {
  let depth = 0
  for (const [, sign] of xml.matchAll(regionTags)) {
    depth += sign === '#' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}
const regionTags = new RegExp(`${delimiters.start}([#/])`, 'g')

/** Puts content in the place of marks that {@link canPlace} allows. */
export const placeContent =
  ({ mayBeEmpty }: ContentKind) =>
  (marked: readonly MarkedParagraph[], { text, mark, makeContent }: MarkOptions): readonly Edit[] =>
    marked.map(({ paragraph, count }) => {
      const { start, end } = paragraph
      const unmarkedParagraph = withoutMark(paragraph, { text, mark })
      const { xml, prints, section } = unmarkedParagraph
      const isVacant = mayBeEmpty && !prints
      const contents = Array.from({ length: count }, () => makeContent().join(''))
      const before = isVacant ? vacant(xml) : beforeContent(unmarkedParagraph)
      const after = section === '' ? '' : sectionParagraph(section)
      // Bookmarks that stay go along with the content: a table before them is parted from it, and not from them.
      const isAround = !prints && !isVacant
      const [first = '', ...others] = contents
      const inserted = [isAround ? before + first : first, ...others].map(insert).join('')
      return { start, end, text: (isAround ? '' : before) + inserted + after }
    })

const insert = (content: string): string => `<${insertedElement}>${content}</${insertedElement}>`
