/**
 * Finds the tags of a DOCX template and writes private ones in their place.
 *
 * docxtemplater never sees a name: a private tag holds a number, which is that of a {@link DocxSlot}. So nothing in
 * a template and nothing in a value can be taken for one.
 */
import type { Directive, Place, Problem, Section } from '../model.js'
import { docxNotReadable, misplacedPicture, unclosedTag, wordFieldsNotRead } from '../problem.js'
import type { DocxPart } from './docx-package.js'
import type { Block, LineMark, PartReading, TextKind, TextLine, TextPiece } from './docx-part.js'
import { findOtherNames, findUnclosedTag, parseTag, type Tag } from './field-name.js'
import { OutlineBuilder } from './outline.js'
import { applyEdits, decodeXml, type Edit } from './xml-reader.js'

/** Noncharacters, which no text means; templates that hold them are refused and values lose them. */
export const delimiters = { start: '\ufdd0', end: '\ufdd1' } as const
export const picturePrefix = '!'

/** What a private tag stands for. */
export interface DocxSlot {
  /** Index among the values of its section. */
  readonly index: number
  readonly written: string
  readonly where: Place
  readonly kind: TextKind
  readonly runProperties: string
  /** Width that a picture can have here, in twips. */
  readonly width: number
}

export interface ReadPart {
  readonly part: DocxPart
  readonly reading: PartReading
}

export interface RewrittenPart {
  readonly part: DocxPart
  /** The part's XML with private tags. */
  readonly text: string
  readonly hasTags: boolean
  readonly hasRegions: boolean
}

export interface TagReading {
  readonly outline: Section
  readonly directives: readonly Directive[]
  readonly problems: readonly Problem[]
  readonly otherNames: ReadonlySet<string>
  readonly slots: readonly DocxSlot[]
  readonly parts: readonly RewrittenPart[]
}

/** More than any template holds; docxtemplater's time grows with the square of the number of regions. */
const limits = { depth: 100, openings: 2_000 }

/**
 * Reads the tags of all parts, in order, into one outline.
 * @param options.otherNames names of own data that do not have the form of a name
 */
export function readTags(
  name: string,
  options: { readonly parts: readonly ReadPart[]; readonly otherNames: ReadonlySet<string> },
): TagReading {
  const reader = new TagReader(options.otherNames, options.parts[0]?.reading.layout.columnWidthAt(0) ?? 0)
  const parts = options.parts.map((part) => reader.rewrite(part))
  const { outline, problems } = reader.outline.finish()
  const mergeFields = options.parts.flatMap(({ reading }) => reading.mergeFields)
  const [mergeField] = mergeFields
  const unread = mergeField === undefined ? [] : [wordFieldsNotRead(mergeFields.length, mergeField)]
  const { directives, otherNames, slots, isTooDeep } = reader
  return {
    outline,
    directives,
    problems: isTooDeep ? [docxNotReadable(name, 'too-deep')] : [...problems, ...reader.problems, ...unread],
    otherNames,
    slots,
    parts,
  }
}

/** A text in braces: where it is, and what it asks for if it is a tag. */
interface FoundTag {
  readonly line: TextLine
  readonly written: string
  readonly where: Place
  readonly tag: Tag
  readonly start: number
  readonly end: number
  /** The pieces of the line that the tag is in. */
  readonly pieces: readonly TextPiece[]
  /** The private tag that takes its place; empty for one that vanishes. */
  replacement: string
}

interface LineTags {
  readonly line: TextLine
  readonly tags: readonly FoundTag[]
  /** The text of the line without its tags. */
  readonly rest: string
}

interface Opening {
  readonly name: string
  readonly number: number
  readonly found: FoundTag
}

class TagReader {
  readonly outline = new OutlineBuilder()
  readonly directives: Directive[] = []
  readonly problems: Problem[] = []
  readonly otherNames = new Set<string>()
  readonly slots: DocxSlot[] = []
  isTooDeep = false
  private readonly openings: Opening[] = []
  private openingCount = 0

  constructor(
    private readonly knownNames: ReadonlySet<string>,
    /** The width of a text column where a part has no sections of its own, as in headers. */
    private readonly columnWidth: number,
  ) {}

  rewrite({ part, reading }: ReadPart): RewrittenPart {
    const lines = reading.lines.map((line) => this.findTags(part.text, line))
    const tags = lines.flatMap((found) => found.tags).sort((a, b) => a.start - b.start)
    for (const found of tags) this.read(found, reading)
    this.closeAll()
    const emptied = new Set(lines.filter(canVanish).map(({ line }) => line))
    const edits = [...tags.flatMap((found) => tagEdits(part.text, found)), ...removals(reading, emptied)]
    return {
      part,
      text: applyEdits(part.text, edits),
      hasTags: tags.some(({ replacement }) => replacement !== ''),
      hasRegions: tags.some(({ tag, replacement }) => tag.kind === 'open' && replacement !== ''),
    }
  }

  /** The tags of a line. What else stands in braces is ordinary text; own data could have a field of that name. */
  private findTags(xml: string, line: TextLine): LineTags {
    const text = line.pieces.map(({ start, end }) => xml.slice(start, end)).join('')
    if (!text.includes('{')) return { line, tags: [], rest: text }
    const tags: FoundTag[] = []
    let rest = ''
    let done = 0
    for (const match of text.matchAll(/\{([^{}]*)\}/g)) {
      const content = decodeXml(match[1] ?? '')
      const tag = parseTag(content, this.knownNames)
      if (tag === undefined) {
        for (const name of findOtherNames(content)) this.otherNames.add(name)
        continue
      }
      const stretch = { from: match.index, to: match.index + match[0].length }
      const { from, to } = tag.kind === 'directive' ? withSpace(text, stretch, done) : stretch
      const where = { ...line.where, field: `{${content}}` }
      tags.push({ written: content.trim(), where, tag, line, replacement: '', ...locate(line, from, to) })
      rest += text.slice(done, from)
      done = to
    }
    const unclosed = findUnclosedTag(decodeXml(rest + text.slice(done)))
    if (unclosed !== undefined) this.problems.push(unclosedTag(unclosed, line.where))
    return { line, tags, rest: rest + text.slice(done) }
  }

  private read(found: FoundTag, reading: PartReading): void {
    const { tag, where } = found
    if (tag.kind === 'directive') this.directives.push({ name: tag.name, value: tag.value, where })
    else if (tag.kind === 'close') found.replacement = this.close(tag.field?.name, where)
    else if (tag.kind === 'open') this.open(tag, found)
    else {
      const written = { written: found.written, field: tag.field, where }
      const isPicture = tag.kind === 'picture'
      const index = isPicture ? this.outline.picture(written) : this.outline.field(written, where.field ?? '')
      const number = this.addSlot(index, found, reading)
      found.replacement = privateTag(isPicture ? picturePrefix : '', number)
      const isMisplaced = isPicture && found.pieces[0]?.kind !== 'word'
      if (isMisplaced) this.problems.push(misplacedPicture(found.written, where))
    }
  }

  /** A bare name repeats, or says whether there is nothing to repeat; `table/field` shows or hides. */
  private open(tag: Tag & { kind: 'open' }, found: FoundTag): void {
    const { field, negated } = tag
    this.openingCount += 1
    this.isTooDeep ||= this.openings.length >= limits.depth || this.openingCount > limits.openings
    if (this.isTooDeep) return
    const written = { written: found.written, field, where: found.where }
    const isRegion = field.table === undefined && !negated
    const index = isRegion ? this.outline.openRegion(written) : this.outline.openCondition(written, negated)
    this.openings.push({ name: field.name, number: this.addSlot(index, found), found })
  }

  /** The private tag that closes; openings that are left open on the way to it lose theirs. */
  private close(name: string | undefined, where: Place): string {
    if (this.outline.close(name, where) === undefined) return ''
    for (;;) {
      const opening = this.openings.pop()
      if (opening === undefined) return ''
      if (name !== undefined && name !== opening.name) continue
      opening.found.replacement = privateTag('#', opening.number)
      return privateTag('/', opening.number)
    }
  }

  private closeAll(): void {
    this.outline.closeAll()
    this.openings.length = 0
  }

  private addSlot(index: number, found: FoundTag, reading?: PartReading): number {
    const { written, where, line, start } = found
    const [piece] = found.pieces
    const isMain = reading?.layout.hasSections === true
    const column = isMain ? reading.layout.columnWidthAt(start) : this.columnWidth
    const { kind = 'plain', runProperties = '' } = piece ?? {}
    this.slots.push({ index, written, where, kind, runProperties, width: line.width ?? column })
    return this.slots.length - 1
  }
}

const privateTag = (prefix: string, number: number): string =>
  `${delimiters.start}${prefix}${number}${delimiters.end}`

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

/** Puts the private tag where the tag's first character was and takes the rest of it out of the other runs. */
function tagEdits(xml: string, found: FoundTag): readonly Edit[] {
  const { start, end, pieces, replacement, line } = found
  const [first] = pieces
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

/** What remains of a text beside a tag can begin or end in a space, which Word drops unless told to keep it. */
function preserveSpace(xml: string, { tag, start, end }: TextPiece, found: FoundTag): readonly Edit[] {
  const isKept = start < found.start || found.end < end
  const isPreserved = xml.slice(tag.start, tag.end).includes('xml:space="preserve"')
  if (!isKept || isPreserved || tag.name !== 'w:t') return []
  return [{ start: tag.end - 1, end: tag.end, text: ' xml:space="preserve">' }]
}

/** Whether a line held directives and nothing else that prints. */
function canVanish({ line, tags, rest }: LineTags): boolean {
  const isEmpty = tags.length > 0 && tags.every(({ tag }) => tag.kind === 'directive') && rest.trim() === ''
  return isEmpty && line.isPlain && line.marks.every((mark) => isWholeBookmark(mark, line.marks))
}

/** Whether both ends of a bookmark are among these marks. */
const isWholeBookmark = ({ bookmark }: LineMark, among: readonly LineMark[]): boolean =>
  bookmark !== undefined && among.filter((mark) => mark.bookmark === bookmark).length === 2

/** Takes emptied paragraphs out wherever their container can do without them. */
function removals(reading: PartReading, emptied: ReadonlySet<TextLine>): readonly Edit[] {
  return emptied.size === 0 ? [] : reading.containers.flatMap((blocks) => spareBlocks(blocks, emptied))
}

/** A container must end in a paragraph, and two tables without one between them become one table. */
function spareBlocks(blocks: readonly Block[], emptied: ReadonlySet<TextLine>): readonly Edit[] {
  const spare: Edit[] = []
  let before: Block | undefined
  for (const [index, block] of blocks.entries()) {
    const after = blocks[index + 1]
    const isBetweenTables = before?.kind === 'table' && after?.kind === 'table'
    const last = after === undefined ? before : blocks.at(-1)
    const isEmpty = block.line !== undefined && emptied.has(block.line)
    if (!isEmpty || isBetweenTables || last?.kind !== 'paragraph') before = block
    else spare.push({ start: block.start, end: block.end, text: '' })
  }
  return spare
}
