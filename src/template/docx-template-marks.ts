/**
 * `QuoteDetails` in templates that are not filled yet: what becomes of it where the values have no say in that.
 *
 * In a finished document the paragraph around the mark goes if it prints nothing, and its place can do without it. Here such a
 * paragraph is made a spare one, so that it is decided when the blocks around it are known.
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
import { delimiters, detailsMark, insertedElement, spareElement } from './docx-marks.js'
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
    return { start, end, text: prints || section !== '' ? xml : spare(xml) }
  })
  return applyEdits(text, edits)
}

const spare = (xml: string): string => `<${spareElement}>${xml}</${spareElement}>`

/** Whether a paragraph with a mark holds the same whatever the values. */
const isKnown = ({ start, end }: XmlElement, text: string): boolean =>
  !text.slice(start, end).includes(delimiters.start)

/** Whether a paragraph can be made a spare one: it has nothing that must stay, and no other such paragraph beside it. */
function canVanish(paragraph: XmlElement, text: string): boolean {
  const { prints, section, xml } = withoutMark(paragraph, { text, mark: detailsMark })
  if (prints || section !== '') return true
  const siblings = paragraph.parent?.children ?? []
  const at = siblings.indexOf(paragraph)
  const isBesideSpare = [siblings[at - 1], siblings[at + 1]].some((each) => each?.name === spareElement)
  return isBetweenBlocks(paragraph) && !isBesideSpare && !xml.includes('<w:bookmark')
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

/** Puts content in the place of marks that {@link canPlace} allows. */
export const placeContent =
  ({ mayBeEmpty }: ContentKind) =>
  (marked: readonly MarkedParagraph[], { text, mark, makeContent }: MarkOptions): readonly Edit[] =>
    marked.map(({ paragraph, count }) => {
      const unmarkedParagraph = withoutMark(paragraph, { text, mark })
      const { xml, prints, section } = unmarkedParagraph
      const before = mayBeEmpty && !prints ? spare(xml) : beforeContent(unmarkedParagraph)
      const contents = Array.from(
        { length: count },
        () => `<${insertedElement}>${makeContent().join('')}</${insertedElement}>`,
      )
      const after = section === '' ? '' : sectionParagraph(section)
      return { start: paragraph.start, end: paragraph.end, text: before + contents.join('') + after }
    })
