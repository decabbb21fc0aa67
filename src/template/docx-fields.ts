/**
 * Takes Word's own merge fields out of a part and leaves marks in their place, which are then read like tags.
 *
 * A value's mark stands in a run of its own, formatted as the field's result was. A region's mark and those of an IF
 * stand between runs. What computes nothing of ours (page numbers, links, tables of contents) stays a field; merge
 * fields inside it are filled.
 */
import type { Place, Problem } from '../model.js'
import { deepField, entangledField, fieldCrossesCell, unbalancedField } from '../problem.js'
import {
  FieldMeanings,
  type FormulaMark,
  type IfMark,
  innerFields,
  isFormula,
  type TagMark,
} from './docx-field-meaning.js'
import {
  type CodeItem,
  type CodePiece,
  type FieldFault,
  readFields,
  type WordField,
  type XmlStretch,
} from './docx-field-reader.js'
import {
  replaceField,
  setFlags,
  type TextElement,
  textRun,
  valueProperties,
  withoutAnchors,
  withoutHalves,
} from './docx-field-writer.js'
import { markElement, wordMark } from './docx-marks.js'
import type { DocxPart } from './docx-package.js'
import { findShifts } from './docx-place.js'
import type { Argument } from './field-instruction.js'
import { anyWord, parseTag, type Tag } from './field-name.js'
import { applyEdits, type Edit, escapeXml, readXml, type XmlToken } from './xml-reader.js'

export type { IfMark } from './docx-field-meaning.js'

/** What a mark stands for. */
export type WordMark = TagMark | FormulaMark | IfMark | { readonly kind: 'else' | 'end-if' }

export interface MarkedPart {
  readonly part: DocxPart
  readonly problems: readonly Problem[]
}

/** Writes marks in the place of a part's merge fields, and adds what they stand for to the list. */
export function markFields(part: DocxPart, marks: WordMark[]): MarkedPart {
  const { fields, faults } = readFields(part)
  const writer = new MarkWriter(part, marks)
  const changes = fields.map((field) => ({ field, edits: writer.edits(field, 'w:t') }))
  const problems = [...faults.map(({ kind, where }) => faultyField[kind](where)), ...writer.problems]
  if (changes.every(({ edits }) => edits.length === 0)) return { part, problems }
  const edits = changes.flatMap((change) => change.edits)
  const text = applyEdits(part.text, edits)
  const { tokens, fault } = readXml(text)
  const culprit =
    fault === undefined
      ? changes.find((change) => change.edits.some((edit) => halvesFields(edit, part.text)))
      : findChange(changes, fault.offset)
  if (fault === undefined && culprit === undefined) {
    const shifts = findShifts(part.text, edits)
    return { part: { ...part, text, tokens, isChanged: true, shifts }, problems }
  }
  return { part, problems: [...problems, entangledField(culprit?.field.where ?? { part: part.name })] }
}

/** Whether an edit takes the beginning of a field away and leaves its end, or the reverse. */
const halvesFields = ({ start, end, text }: Edit, xml: string): boolean =>
  countHalves(text) !== countHalves(xml.slice(start, end))

/** How many more fields begin than end, but for those that were deleted. */
function countHalves(xml: string): number {
  const live = xml.replace(/<w:(del|moveFrom)(?=[\s>]).*?<\/w:\1>/gs, '')
  const count = (type: string): number =>
    live.split(new RegExp(String.raw`\sw:fldCharType\s*=\s*["']${type}["']`)).length
  return count('begin') - count('end')
}

interface FieldChange {
  readonly field: WordField
  readonly edits: readonly Edit[]
}

/** The last change before an offset in the changed text: the one at fault, as far as one can tell. */
function findChange(changes: readonly FieldChange[], offset: number): FieldChange | undefined {
  let shift = 0
  return changes
    .map((change) => {
      const [first] = change.edits
      const start = first === undefined ? Number.POSITIVE_INFINITY : first.start + shift
      for (const { start: from, end, text } of change.edits) shift += text.length - (end - from)
      return { change, start }
    })
    .findLast(({ start }) => start <= offset)?.change
}

const faultyField: Readonly<Record<FieldFault['kind'], (where: Place) => Problem>> = {
  'crosses-cell': fieldCrossesCell,
  unbalanced: unbalancedField,
  'too-deep': deepField,
}

interface LinkedPiece {
  readonly link: XmlToken | undefined
  readonly xml: string
}

class MarkWriter {
  private readonly meanings = new FieldMeanings()

  constructor(
    private readonly part: DocxPart,
    private readonly marks: WordMark[],
  ) {}

  get problems(): readonly Problem[] {
    return this.meanings.problems
  }

  /** The changes that a field and those inside of it need. */
  edits(field: WordField, element: TextElement): readonly Edit[] {
    const meaning = this.meanings.of(field)
    const isBranching = meaning.kind === 'if' || meaning.kind === 'compare' || meaning.kind === 'quote'
    if (meaning.kind === 'kept' || (isBranching && element === 'w:instrText')) {
      return this.editsOfKept(field, element)
    }
    return [replaceField(this.part, field, this.content(field, element))]
  }

  private editsOfKept(field: WordField, element: TextElement): readonly Edit[] {
    const inCode = innerFields(field).flatMap((inner) => this.edits(inner, 'w:instrText'))
    const inResult = field.resultFields.flatMap((inner) => this.edits(inner, element))
    const contained = field.contained.flatMap((inner) => this.edits(inner, 'w:t'))
    // What Word cached is out of date as soon as something in the instruction was filled.
    const isOutdated = inCode.length > 0 || isFormula(field)
    const flags = [...(isOutdated ? ['w:dirty'] : []), ...(hasTagInCode(field) ? ['w:fldLock'] : [])]
    return [...setFlags(this.part, field, flags), ...inCode, ...contained, ...inResult]
  }

  /** What stands in the place of a field, to stand between runs. */
  private content(field: WordField, element: TextElement): string {
    const meaning = this.meanings.of(field)
    switch (meaning.kind) {
      case 'tag':
        return printsValue(meaning.tag)
          ? textRun(this.mark(meaning), valueProperties(field), element)
          : markBetweenRuns(this.mark(meaning))
      case 'formula':
        return textRun(this.mark(meaning), valueProperties(field), element)
      case 'if':
        return [
          markBetweenRuns(this.mark(meaning.mark)),
          this.stretch(field, meaning.yes),
          this.branchOtherwise(field, meaning.no),
          markBetweenRuns(this.mark({ kind: 'end-if' })),
        ].join('')
      case 'compare':
        return [
          markBetweenRuns(this.mark(meaning.mark)),
          textRun('1', valueProperties(field), element),
          markBetweenRuns(this.mark({ kind: 'else' })),
          textRun('0', valueProperties(field), element),
          markBetweenRuns(this.mark({ kind: 'end-if' })),
        ].join('')
      case 'quote':
        return meaning.content.map((argument) => this.stretch(field, argument)).join('')
      case 'kept':
        return this.keptField(field)
    }
  }

  private branchOtherwise(field: WordField, no: Argument<CodePiece>): string {
    if (no.content.length === 0) return ''
    const mark = markBetweenRuns(this.mark({ kind: 'else' }))
    return mark + this.stretch(field, no)
  }

  private mark(mark: WordMark): string {
    this.marks.push(mark)
    return `${wordMark.start}${this.marks.length - 1}${wordMark.end}`
  }

  /** A stretch of an instruction, each piece in a run formatted as it is there. */
  private stretch(field: WordField, { from, to }: Argument<CodePiece>): string {
    const pieces = field.items.slice(from.piece, to.piece + 1).map((item, index) => {
      const isLast = from.piece + index === to.piece
      if (item.kind === 'text') {
        const start = index === 0 ? from.offset : 0
        const text = item.text.slice(start, isLast ? to.offset : undefined)
        const xml = text === '' ? '' : textRun(escapeXml(withoutEscapes(text)), item.properties, 'w:t')
        return { link: item.link, xml }
      }
      return { link: item.link, xml: isLast && to.offset === 0 ? '' : this.item(item, field) }
    })
    return this.linked(pieces.filter(({ xml }) => xml !== ''))
  }

  /** Puts the links around pieces that stood in them. */
  private linked(pieces: readonly LinkedPiece[]): string {
    const end = (link: XmlToken | undefined): string => (link === undefined ? '' : `</${link.name}>`)
    let open: XmlToken | undefined
    let linked = ''
    for (const { link, xml } of pieces) {
      if (link !== open) {
        linked += end(open) + (link === undefined ? '' : this.part.text.slice(link.start, link.end))
        open = link
      }
      linked += xml
    }
    return linked + end(open)
  }

  private item(item: Exclude<CodeItem, { kind: 'text' }>, around: WordField): string {
    switch (item.kind) {
      case 'field':
        return this.content(item.field, 'w:t')
      case 'content':
        return `<w:r>${item.properties}${this.copy(item.stretch, around)}</w:r>`
      case 'paragraph':
        return item.stretches.map((stretch) => this.copy(stretch, around)).join('')
    }
  }

  /** A stretch of a field's instruction as it is, but for the fields in it. Its anchors go with those of the field. */
  private copy(stretch: XmlStretch, { contained }: WordField): string {
    const inside = contained.filter(
      ({ first, last }) => stretch.start <= this.token(first).start && this.token(last).end <= stretch.end,
    )
    return withoutAnchors(
      this.edited(
        stretch,
        inside.flatMap((field) => this.edits(field, 'w:t')),
      ),
    )
  }

  private edited(stretch: XmlStretch, edits: readonly Edit[]): string {
    const moved = edits.map(({ start, end, text }) => ({
      start: start - stretch.start,
      end: end - stretch.start,
      text,
    }))
    return applyEdits(this.part.text.slice(stretch.start, stretch.end), moved)
  }

  /** A field that stays, taken out of an instruction: its result was stored as part of that instruction. */
  private keptField(field: WordField): string {
    const stretch = { start: this.token(field.first).start, end: this.token(field.last).end }
    const xml = this.edited(stretch, [...this.editsOfKept(field, 'w:t'), ...this.shownAsText(field)])
    const before = field.runBefore === undefined ? '' : `<w:r>${field.runBefore}`
    return withoutHalves(`${before}${withoutAnchors(xml)}${field.runAfter === undefined ? '' : '</w:r>'}`)
  }

  /** Makes texts of what shows in the result of a field, but not of the instructions there. */
  private shownAsText({ result, last, resultFields }: WordField): readonly Edit[] {
    if (result.first === undefined) return []
    const shown = this.part.tokens.slice(result.first, last).filter(({ name, kind, start }) => {
      const isInner = resultFields.some(
        (inner) => this.token(inner.first).start <= start && start < this.token(inner.last).end,
      )
      return name === 'w:instrText' && kind !== 'text' && !isInner
    })
    const edits = shown.map(({ start, end }) => ({
      start,
      end,
      text: this.part.text.slice(start, end).replace('w:instrText', 'w:t'),
    }))
    return [...edits, ...resultFields.flatMap((inner) => this.shownAsText(inner))]
  }

  private token(index: number): XmlToken {
    const token = this.part.tokens[index]
    if (token === undefined) throw new RangeError(`There is no token ${index}`)
    return token
  }
}

/** A tag in the result is filled; computed again, the field would show the tag of the instruction. */
function hasTagInCode({ items }: WordField): boolean {
  const code = items.map((item) => (item.kind === 'text' ? item.text : '{')).join('')
  return [...code.matchAll(/\{([^{}]*)\}/g)].some(([, tag = '']) => parseTag(tag, anyWord) !== undefined)
}

const withoutEscapes = (text: string): string => text.replace(/\\([\\"\u201c\u201d\u201e\u201f])/g, '$1')

const printsValue = ({ kind }: Tag): boolean => kind === 'field' || kind === 'picture'

const markBetweenRuns = (mark: string): string => `<${markElement}>${mark}</${markElement}>`
