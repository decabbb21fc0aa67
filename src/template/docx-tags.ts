/**
 * Reads the tags and Word fields of a DOCX template into its outline, and writes private tags in their place.
 *
 * docxtemplater never sees a name: a private tag holds a number, which is that of a {@link DocxSlot}. So nothing in
 * a template and nothing in a value can be taken for one.
 */
import type { Directive, Place, Problem, Section } from '../model.js'
import { docxNotReadable, misplacedPicture } from '../problem.js'
import type { IfMark, WordMark } from './docx-fields.js'
import { type FoundTag, findTags, type NamedWish, tagEdits } from './docx-line-tags.js'
import { delimiters, detailsMark, markElement, picturePrefix, spareElement } from './docx-marks.js'
import type { DocxPart } from './docx-package.js'
import type { Block, PartReading, TextKind, TextLine } from './docx-part.js'
import type { Extent } from './docx-regions.js'
import { findWordRegions, type WordRegion } from './docx-word-regions.js'
import { detailsField, type Tag } from './field-name.js'
import { OutlineBuilder } from './outline.js'
import { applyEdits, type Edit } from './xml-reader.js'

/** What a private tag stands for. */
export interface DocxSlot {
  /** Index among the values of its section. */
  readonly index: number
  /** Whether that is the section of the whole template, and not that of a region. */
  readonly isOuter: boolean
  readonly written: string
  readonly where: Place
  readonly kind: TextKind
  readonly runProperties: string
  readonly isPicture: boolean
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
  /** Whether it holds elements of our own, which must be taken out when it is filled. */
  readonly isMarked: boolean
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
 * Reads the tags and marks of all parts, in order, into one outline.
 * @param options.otherNames names of own data that do not have the form of a name
 */
export function readTags(
  name: string,
  options: {
    readonly parts: readonly ReadPart[]
    readonly marks: readonly WordMark[]
    readonly otherNames: ReadonlySet<string>
  },
): TagReading {
  const { otherNames: known, marks } = options
  const reader = new TagReader(
    { otherNames: known, marks },
    options.parts[0]?.reading.layout.columnWidthAt(0) ?? 0,
  )
  const parts = options.parts.map((part) => reader.rewrite(part))
  const { outline, problems } = reader.outline.finish()
  const { directives, otherNames, slots, isTooDeep } = reader
  return {
    outline,
    directives,
    problems: isTooDeep ? [docxNotReadable(name, 'too-deep')] : [...problems, ...reader.problems],
    otherNames,
    slots,
    parts,
  }
}

interface Opening {
  readonly name: string
  readonly number: number
  readonly isRegion: boolean
  /** Writes the private tag, once the opening is closed. */
  readonly write: (tag: string) => void
}

/** A tag, or an end of a region, in the order in which a reader of the document would meet them. */
interface Step {
  readonly at: number
  /** At one offset what ends comes before what begins, unless it is empty: the inner end first, and the outer beginning. */
  readonly rank: number
  readonly size: number
  /** Tells apart what has the same size. */
  readonly order: number
  readonly run: () => void
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
    private readonly names: { readonly otherNames: ReadonlySet<string>; readonly marks: readonly WordMark[] },
    /** The width of a text column where a part has no sections of its own, as in headers. */
    private readonly columnWidth: number,
  ) {}

  rewrite({ part, reading }: ReadPart): RewrittenPart {
    const lines = reading.lines.map((line) => findTags(part.text, line, this.names))
    for (const { otherNames, problems } of lines) {
      for (const name of otherNames) this.otherNames.add(name)
      this.problems.push(...problems)
    }
    const tags = lines.flatMap((found) => found.tags).sort((a, b) => a.start - b.start)
    if (tags.filter(isOpening).length > limits.openings) {
      this.isTooDeep = true
      return { part, text: part.text, hasTags: false, hasRegions: false, isMarked: false }
    }
    const { extents, alone, problems } = findWordRegions(tags, lines)
    for (const problem of problems) this.problems.push(problem)
    const written: Edit[] = []
    this.readInOrder(tags, { regions: extents, reading, written })
    this.closeAll()
    const spares = spareParagraphs(reading, alone.lines)
    // In one place, what ends comes before marks, and what begins behind them.
    const edits = [
      ...spares.map(({ end }) => ({ start: end, end, text: `</${spareElement}>` })),
      ...written,
      ...spares.map(({ start }) => ({ start, end: start, text: `<${spareElement}>` })),
      ...tags.flatMap((found) => tagEdits(part.text, found)),
      ...[...alone.rows].map(({ start, end }) => ({ start, end, text: '' })),
    ]
    const hasMarkers = written.some(({ text }) => text !== '')
    const text = applyEdits(part.text, edits)
    const isWritten = ({ replacement }: FoundTag): boolean => replacement !== ''
    return {
      part,
      text,
      hasTags: hasMarkers || tags.some(isWritten),
      isMarked: part.isChanged === true || spares.length > 0,
      hasRegions: hasMarkers || tags.some((found) => isWritten(found) && isOpening(found)),
    }
  }

  private readInOrder(
    tags: readonly FoundTag[],
    options: {
      readonly regions: ReadonlyMap<WordRegion, Extent>
      readonly reading: PartReading
      readonly written: Edit[]
    },
  ): void {
    const branches: IfMark[] = []
    const steps: Step[] = tags.map((found) => ({
      at: found.start,
      rank: 1,
      size: 0,
      order: 0,
      run: () => this.read(found, { reading: options.reading, branches }),
    }))
    for (const [index, [region, extent]] of [...options.regions].entries()) {
      const { start, end } = extent
      const open = (): void => {
        const tag = { kind: 'open' as const, negated: false, field: { name: region.name } }
        this.open(tag, region.open, writeMarkElement(options.written, start))
      }
      const close = (): void => {
        writeMarkElement(options.written, end)(this.close(region.name, region.close.where))
      }
      steps.push({ at: start, rank: 2, size: start - end, order: region.open.start, run: open })
      steps.push({ at: end, rank: start === end ? 3 : 0, size: end - start, order: index, run: close })
    }
    steps.sort((a, b) => a.at - b.at || a.rank - b.rank || a.size - b.size || a.order - b.order)
    for (const { run } of steps) run()
  }

  private read(
    found: FoundTag,
    { reading, branches }: { readonly reading: PartReading; readonly branches: IfMark[] },
  ): void {
    const { wish, where, written } = found
    switch (wish.kind) {
      case 'braces':
      case 'tag':
        this.readNamed(found, wish, reading)
        break
      case 'formula': {
        const index = this.outline.formula({ written, where, formula: wish.operand })
        found.replacement = privateTag('', this.addSlot(index, found, { reading }))
        break
      }
      case 'if':
        this.openBranch(found, wish, false)
        branches.push(wish)
        break
      case 'else':
      case 'end-if': {
        const branch = wish.kind === 'else' ? branches.at(-1) : branches.pop()
        if (branch === undefined) break
        found.replacement = this.close(branch.written, branch.where)
        if (wish.kind === 'else') this.openBranch(found, branch, true)
      }
    }
  }

  private readNamed(found: FoundTag, { tag, literal, format }: NamedWish, reading: PartReading): void {
    const { where, written } = found
    const isMarker = found.wish.kind === 'tag' && (tag.kind === 'open' || tag.kind === 'close')
    if (isMarker) return
    if (tag.kind === 'directive') this.directives.push({ name: tag.name, value: tag.value, where })
    else if (tag.kind === 'close') found.replacement = this.close(tag.field?.name, where)
    else if (tag.kind === 'open') this.open(tag, found, replaceBy(found))
    else if (tag.kind === 'field' && tag.field.name === detailsField) found.replacement = detailsMark
    else {
      const isPicture = tag.kind === 'picture'
      const index = isPicture
        ? this.outline.picture({ written, field: tag.field, where })
        : this.outline.field({ written, field: tag.field, where, literal, format })
      const number = this.addSlot(index, found, { reading, isPicture })
      found.replacement = privateTag(isPicture ? picturePrefix : '', number)
      const isMisplaced = isPicture && found.pieces[0]?.kind !== 'word'
      if (isMisplaced) this.problems.push(misplacedPicture(written, where))
    }
  }

  /** A bare name repeats, or says whether there is nothing to repeat; `table/field` shows or hides. */
  private open(tag: Tag & { kind: 'open' }, found: FoundTag, write: Opening['write']): void {
    const { field, negated } = tag
    const written = { written: found.written, field, where: found.where }
    const isRegion = field.table === undefined && !negated
    const region = found.wish.kind === 'tag' ? { ...written, isWord: true as const } : written
    if (!this.mayOpen()) return
    const index = isRegion ? this.outline.openRegion(region) : this.outline.openCondition(written, negated)
    this.openings.push({ name: field.name, number: this.addSlot(index, found), isRegion, write })
  }

  private openBranch(found: FoundTag, { comparison, written, where }: IfMark, negated: boolean): void {
    if (!this.mayOpen()) return
    const index = this.outline.openComparison({ written, where, comparison, negated })
    const number = this.addSlot(index, found)
    this.openings.push({ name: written, number, isRegion: false, write: replaceBy(found) })
  }

  private mayOpen(): boolean {
    this.openingCount += 1
    this.isTooDeep ||= this.openings.length >= limits.depth || this.openingCount > limits.openings
    return !this.isTooDeep
  }

  /** The private tag that closes; openings that are left open on the way to it lose theirs. */
  private close(name: string | undefined, where: Place): string {
    if (this.outline.close(name, where) === undefined) return ''
    for (;;) {
      const opening = this.openings.pop()
      if (opening === undefined) return ''
      if (name !== undefined && name !== opening.name) continue
      opening.write(privateTag('#', opening.number))
      return privateTag('/', opening.number)
    }
  }

  private closeAll(): void {
    this.outline.closeAll()
    this.openings.length = 0
  }

  private addSlot(
    index: number,
    found: FoundTag,
    { reading, isPicture = false }: { readonly reading?: PartReading; readonly isPicture?: boolean } = {},
  ): number {
    const { written, where, line, start } = found
    const [piece] = found.pieces
    const isMain = reading?.layout.hasSections === true
    const column = isMain ? reading.layout.columnWidthAt(start) : this.columnWidth
    const { kind = 'plain', runProperties = '' } = piece ?? {}
    const width = line.width ?? column
    const isOuter = !this.openings.some(({ isRegion }) => isRegion)
    this.slots.push({ index, isOuter, written, where, kind, runProperties, isPicture, width })
    return this.slots.length - 1
  }
}

const privateTag = (prefix: string, number: number): string =>
  `${delimiters.start}${prefix}${number}${delimiters.end}`

/** What closes one branch of an IF stands before what opens the other. */
const replaceBy =
  (found: FoundTag): Opening['write'] =>
  (tag) => {
    found.replacement += tag
  }

const isOpening = ({ wish }: FoundTag): boolean =>
  wish.kind === 'if' || ((wish.kind === 'braces' || wish.kind === 'tag') && wish.tag.kind === 'open')

/**
 * Makes room for a private tag between blocks or rows. The tag may come later: of several at one place, the room that was
 * made first comes first.
 */
function writeMarkElement(edits: Edit[], at: number): (tag: string) => void {
  const index = edits.push({ start: at, end: at, text: '' }) - 1
  return (tag) => {
    if (tag !== '') edits[index] = { start: at, end: at, text: `<${markElement}>${tag}</${markElement}>` }
  }
}

/** The paragraphs that go with their markers unless their place needs one when it is filled. */
const spareParagraphs = (reading: PartReading, emptied: ReadonlySet<TextLine>): readonly Block[] =>
  emptied.size === 0
    ? []
    : reading.containers.flatMap((blocks) =>
        blocks.filter(({ line }) => line !== undefined && emptied.has(line) && !line.endsSection),
      )
