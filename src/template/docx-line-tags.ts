/**
 * Finds what one line of a DOCX template asks for: texts in braces, and marks of Word's fields.
 */
import type { FieldFormat, Place, Problem } from '../model.js'
import { unclosedTag } from '../problem.js'
import type { WordMark } from './docx-fields.js'
import { markElement, wordMark } from './docx-marks.js'
import type { LineMark, TextLine, TextPiece } from './docx-part.js'
import { findOtherNames, findUnclosedTag, parseTag, type Tag } from './field-name.js'
import { decodeXml, type Edit } from './xml-reader.js'

/** A tag or a mark: where it is, and what it asks for. */
export interface FoundTag {
  readonly line: TextLine
  readonly written: string
  readonly where: Place
  readonly wish: TagWish | WordMark
  readonly start: number
  readonly end: number
  /** The pieces of the line that it is in. */
  readonly pieces: readonly TextPiece[]
  /** What takes its place; empty for one that vanishes. */
  replacement: string
}

/** What a text in braces asks for. */
export interface TagWish {
  readonly kind: 'braces'
  readonly tag: Tag
  readonly literal: string
  readonly format?: undefined
}

/** What a tag or a merge field asks for by its name. */
export interface NamedWish {
  readonly kind: 'braces' | 'tag'
  readonly tag: Tag
  readonly literal: string
  readonly format?: FieldFormat | undefined
}

export interface LineTags {
  readonly line: TextLine
  readonly tags: readonly FoundTag[]
  /** The text of the line without its tags. */
  readonly rest: string
  /** Names that own data could have, of texts in braces that are no tags without it. */
  readonly otherNames: readonly string[]
  readonly problems: readonly Problem[]
}

export interface TagNames {
  /** Names of own data that do not have the form of a name. */
  readonly otherNames: ReadonlySet<string>
  readonly marks: readonly WordMark[]
}

const braces = String.raw`\{([^{}${wordMark.start}]*)\}`
const tagOrMark = new RegExp(`${braces}|${wordMark.start}(\\d+)${wordMark.end}`, 'g')

/** The tags of a line. What else stands in braces is ordinary text. */
export function findTags(xml: string, line: TextLine, names: TagNames): LineTags {
  const text = line.pieces.map(({ start, end }) => xml.slice(start, end)).join('')
  const found = { line, tags: [], rest: text, otherNames: [], problems: [] }
  if (!text.includes('{') && !text.includes(wordMark.start)) return found
  const tags: FoundTag[] = []
  const otherNames: string[] = []
  let rest = ''
  let done = 0
  for (const match of text.matchAll(tagOrMark)) {
    const read = readTag(match, names)
    if (read.wish === undefined) {
      otherNames.push(...findOtherNames(read.written))
      continue
    }
    const stretch = { from: match.index, to: match.index + match[0].length }
    const isDirective = read.wish.kind === 'braces' && read.wish.tag.kind === 'directive'
    const { from, to } = isDirective ? withSpace(text, stretch, done) : stretch
    const { written, wish } = read
    const where = read.where ?? { ...line.where, field: `{${decodeXml(match[1] ?? '')}}` }
    tags.push({ written, where, wish, line, replacement: '', ...locate(line, from, to) })
    rest += text.slice(done, from)
    done = to
  }
  rest += text.slice(done)
  const unclosed = findUnclosedTag(decodeXml(rest))
  const problems = unclosed === undefined ? [] : [unclosedTag(unclosed, line.where)]
  return { line, tags, rest, otherNames, problems }
}

interface ReadTag {
  readonly written: string
  /** Undefined for ordinary text. */
  readonly wish: TagWish | WordMark | undefined
  readonly where?: Place
}

function readTag([matched, inBraces, number]: RegExpExecArray, { otherNames, marks }: TagNames): ReadTag {
  if (number !== undefined) {
    const wish = marks[Number(number)]
    if (wish?.kind === 'tag' || wish?.kind === 'if') return { written: wish.written, where: wish.where, wish }
    if (wish?.kind === 'formula') return { written: wish.operand.written, where: wish.operand.where, wish }
    return { written: '', wish }
  }
  const content = decodeXml(inBraces ?? '')
  const tag = parseTag(content, otherNames)
  const literal = decodeXml(matched)
  return { written: content.trim(), wish: tag === undefined ? undefined : { kind: 'braces', tag, literal } }
}

/** A directive takes the spaces along that would be left over, but none before an offset. */
function withSpace(text: string, { from, to }: Stretch, floor: number): Stretch {
  const left = text.slice(floor, from)
  const right = text.slice(to)
  const before = left.length - left.trimEnd().length
  const after = right.length - right.trimStart().length
  if (to + after === text.length) return { from: from - before, to: to + after }
  return from === floor || before > 0 ? { from, to: to + after } : { from, to }
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where in the XML a stretch of a line's text is. */
function locate(line: TextLine, from: number, to: number): Pick<FoundTag, 'start' | 'end' | 'pieces'> {
  let [start, end, done] = [0, 0, 0]
  const pieces: TextPiece[] = []
  for (const piece of line.pieces) {
    const next = done + piece.end - piece.start
    if (next > from && done < to) {
      if (pieces.length === 0) start = piece.start + from - done
      pieces.push(piece)
      end = piece.start + Math.min(to, next) - done
    }
    done = next
  }
  return { start, end, pieces }
}

/** Puts the replacement where the tag's first character was and takes the rest of it out of the other runs. */
export function tagEdits(xml: string, found: FoundTag): readonly Edit[] {
  const { start, end, pieces, replacement, line } = found
  const [first] = pieces
  if (replacement === '' && first?.tag.name === markElement) return [{ ...elementOf(first), text: '' }]
  const edits: Edit[] = pieces.map((piece) => ({
    start: Math.max(piece.start, start),
    end: Math.min(piece.end, end),
    text: piece === first ? replacement : '',
  }))
  const swallowed = line.marks.filter((mark) => start < mark.start && mark.end <= end)
  for (const mark of swallowed) {
    if (mark.bookmark !== undefined && !isWholeBookmark(mark, swallowed)) continue
    edits.push({ start: mark.start, end: mark.end, text: '' })
  }
  return [...edits, ...pieces.flatMap((piece) => preserveSpace(xml, piece, found))]
}

/** The whole of an element of our own, of which a piece is the content. */
export const elementOf = ({ tag, end }: TextPiece): { readonly start: number; readonly end: number } => ({
  start: tag.start,
  end: end + `</${markElement}>`.length,
})

/** What remains of a text beside a tag can begin or end in a space, which Word drops unless told to keep it. */
function preserveSpace(xml: string, { tag, start, end }: TextPiece, found: FoundTag): readonly Edit[] {
  const isKept = start < found.start || found.end < end
  const isPreserved = xml.slice(tag.start, tag.end).includes('xml:space="preserve"')
  if (!isKept || isPreserved || tag.name !== 'w:t') return []
  return [{ start: tag.end - 1, end: tag.end, text: ' xml:space="preserve">' }]
}

/** Whether a line holds directives and markers of Word's regions, and nothing else that prints. */
export function holdsOnlyMarkers({ line, tags, rest }: LineTags): boolean {
  const isEmpty = tags.length > 0 && tags.every(({ wish }) => printsNothing(wish)) && rest.trim() === ''
  return isEmpty && line.isPlain && line.marks.every((mark) => isWholeBookmark(mark, line.marks))
}

function printsNothing(wish: FoundTag['wish']): boolean {
  if (wish.kind === 'braces') return wish.tag.kind === 'directive'
  return wish.kind === 'tag' && wish.tag.kind !== 'field' && wish.tag.kind !== 'picture'
}

/** Whether both ends of a bookmark are among these marks. */
const isWholeBookmark = ({ bookmark }: LineMark, among: readonly LineMark[]): boolean =>
  bookmark !== undefined && among.filter((mark) => mark.bookmark === bookmark).length === 2
