/**
 * Takes Word's own merge fields out of a part and leaves marks in their place, which are then read like tags.
 *
 * A value's mark stands in a run of its own, formatted as the field's result was. A region's mark and those of an IF
 * stand between runs. What computes nothing of ours (page numbers, links, tables of contents) stays a field; merge
 * fields inside it are filled.
 */
import type {
  ChoiceOperand,
  Comparison,
  FieldFormat,
  FieldName,
  FieldOperand,
  FormulaOperand,
  Operand,
  Place,
  Problem,
  TextCase,
} from '../model.js'
import {
  brokenInstruction,
  caseMismatch,
  deepField,
  doubtfulInstruction,
  entangledField,
  fieldCrossesCell,
  fieldWithoutName,
  ignoredSwitch,
  unbalancedField,
  unsupportedWordField,
} from '../problem.js'
import {
  type CodeItem,
  type CodePiece,
  type FieldFault,
  piecesOf,
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
import {
  type Argument,
  type IfInstruction,
  type Instruction,
  parseIf,
  parseInstruction,
  textOf,
} from './field-instruction.js'
import { anyWord, parseMergeFieldName, parseTag, type Tag } from './field-name.js'
import { applyEdits, type Edit, escapeXml, readXml, type XmlToken } from './xml-reader.js'

/** What a mark stands for. */
export type WordMark = TagMark | FormulaMark | IfMark | { readonly kind: 'else' | 'end-if' }

/** A merge field: what its name asks for, as if a tag had asked. */
export interface TagMark {
  readonly kind: 'tag'
  readonly tag: Tag
  readonly written: string
  readonly where: Place
  /** What the template shows in the field's place. */
  readonly literal: string
  readonly format: FieldFormat | undefined
}

export interface FormulaMark {
  readonly kind: 'formula'
  readonly operand: FormulaOperand
}

export interface IfMark {
  readonly kind: 'if'
  readonly comparison: Comparison
  readonly written: string
  readonly where: Place
}

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
  if (fault === undefined) {
    const shifts = findShifts(part.text, edits)
    return { part: { ...part, text, tokens, isChanged: true, shifts }, problems }
  }
  const culprit = findChange(changes, fault.offset)?.field
  return { part, problems: [...problems, entangledField(culprit?.where ?? { part: part.name })] }
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

/** What a field is to us. */
type Meaning =
  | TagMark
  | FormulaMark
  | {
      readonly kind: 'if'
      readonly mark: IfMark
      readonly yes: Argument<CodePiece>
      readonly no: Argument<CodePiece>
      /** What it computes to; undefined where it holds what only Word knows. */
      readonly operand: ChoiceOperand | undefined
    }
  /** COMPARE: 1 where what it compares is true, else 0. */
  | { readonly kind: 'compare'; readonly mark: IfMark; readonly operand: ChoiceOperand }
  /** QUOTE: its argument, as it is. */
  | {
      readonly kind: 'quote'
      readonly content: readonly Argument<CodePiece>[]
      readonly operands: readonly Operand[] | undefined
    }
  | { readonly kind: 'kept' }

const kept = { kind: 'kept' } as const
/** Fields that step through the records of a mail merge, and those that put several fields together. */
const unsupported: ReadonlySet<string> = new Set(
  'NEXT NEXTIF SKIPIF MERGEREC MERGESEQ ADDRESSBLOCK GREETINGLINE DATABASE'.split(' '),
)
const cases: Readonly<Record<string, TextCase>> = {
  upper: 'Upper',
  lower: 'Lower',
  firstcap: 'FirstCap',
  caps: 'Caps',
}

interface LinkedPiece {
  readonly link: XmlToken | undefined
  readonly xml: string
}

class MarkWriter {
  readonly problems: Problem[] = []
  private readonly meanings = new Map<WordField, Meaning>()

  constructor(
    private readonly part: DocxPart,
    private readonly marks: WordMark[],
  ) {}

  /** The changes that a field and those inside of it need. */
  edits(field: WordField, element: TextElement): readonly Edit[] {
    const meaning = this.meaningOf(field)
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
    const isOutdated = inCode.length > 0 || this.isCellFormula(field)
    const flags = [...(isOutdated ? ['w:dirty'] : []), ...(hasTagInCode(field) ? ['w:fldLock'] : [])]
    return [...setFlags(this.part, field, flags), ...inCode, ...contained, ...inResult]
  }

  private isCellFormula(field: WordField): boolean {
    return this.instruction(field).keyword === '='
  }

  // ------------------------------------------------------------------------------------------ meaning

  private meaningOf(field: WordField): Meaning {
    const known = this.meanings.get(field)
    if (known !== undefined) return known
    const meaning = this.interpret(field)
    this.meanings.set(field, meaning)
    return meaning
  }

  private interpret(field: WordField): Meaning {
    const instruction = this.instruction(field)
    switch (instruction.keyword) {
      case 'MERGEFIELD':
        return this.mergeField(field, instruction)
      case '=':
        return this.formula(field, instruction)
      case 'IF':
        return this.if(field)
      case 'COMPARE':
        return this.compare(field)
      case 'QUOTE':
        return this.quote(field, instruction)
      default:
        if (!unsupported.has(instruction.keyword)) return kept
        this.problems.push(unsupportedWordField(instruction.keyword, placeOf(field)))
        return kept
    }
  }

  private instruction(field: WordField): Instruction<CodePiece> {
    return parseInstruction(piecesOf(field))
  }

  private mergeField(
    field: WordField,
    { arguments: given, switches, faults }: Instruction<CodePiece>,
  ): Meaning {
    const where = placeOf(field)
    const written = this.nameOf(given)
    if (written === undefined || written === '') {
      this.problems.push(fieldWithoutName(where))
      return kept
    }
    this.noteDoubts(faults, where)
    const { tag, slip } = parseMergeFieldName(written)
    if (slip !== undefined) this.problems.push(caseMismatch(written, slip, where))
    const literal = literalOf(field, `«${written}»`)
    return { kind: 'tag', tag, written, where, literal, format: this.format(switches, where) }
  }

  /** The name is the first argument; Word ends it at a space, but nothing else can be meant by what follows. */
  private nameOf(given: readonly Argument<CodePiece>[]): string | undefined {
    const [first] = given
    const content =
      first?.isQuoted === true
        ? first.content
        : given.flatMap(({ content }, index) => (index === 0 ? content : [' ', ...content]))
    return content.every((piece) => typeof piece === 'string') ? content.join('').trim() : undefined
  }

  /** What of an instruction is read as its author may have meant it. */
  private noteDoubts(faults: Instruction<CodePiece>['faults'], where: Place): void {
    for (const { kind } of faults) this.problems.push(doubtfulInstruction(kind, where))
  }

  private format(switches: Instruction<CodePiece>['switches'], where: Place): FieldFormat | undefined {
    for (const each of switches) {
      if (!this.isSupported(each)) this.problems.push(ignoredSwitch(writtenSwitch(each), where))
    }
    const find = (name: string): readonly (string | CodePiece)[] | undefined =>
      switches.findLast((each) => each.name === name)?.argument?.content
    const [numberPicture, datePicture] = [textOf(find('#')), textOf(find('@'))]
    const wanted = switches.flatMap(({ name, argument }) => {
      const word = name === '*' ? cases[textOf(argument?.content)?.trim().toLowerCase() ?? ''] : undefined
      return word === undefined ? [] : [word]
    })
    const [before, after] = [this.operands(find('b') ?? []) ?? [], this.operands(find('f') ?? []) ?? []]
    const isPlain =
      numberPicture === undefined &&
      datePicture === undefined &&
      wanted.length + before.length + after.length === 0
    if (isPlain) return undefined
    return {
      ...(numberPicture === undefined ? {} : { numberPicture }),
      ...(datePicture === undefined ? {} : { datePicture }),
      cases: wanted,
      before,
      after,
    }
  }

  private isSupported({ name, argument }: CodeSwitch): boolean {
    const text = textOf(argument?.content)
    const word = text?.trim().toLowerCase() ?? ''
    if (name === '*') return word === '' || silentFormats.has(word) || Object.hasOwn(cases, word)
    if (name === '#' || name === '@') return argument === undefined || text !== undefined
    if (name === 'b' || name === 'f') return this.operands(argument?.content ?? []) !== undefined
    return silentSwitches.has(name)
  }

  /** A formula of merge fields is ours, one of cells, bookmarks or other fields is Word's. */
  private formula(
    field: WordField,
    { arguments: [expression], switches, faults }: Instruction<CodePiece>,
  ): Meaning {
    const content = expression?.content ?? []
    const pieces = this.operands(content)
    if (pieces === undefined || !pieces.some((piece) => typeof piece !== 'string') || namesOthers(content)) {
      return kept
    }
    const where = placeOf(field)
    this.noteDoubts(faults, where)
    const format = this.format(switches, where)
    const operand: FormulaOperand = {
      kind: 'formula',
      pieces,
      written: field.code,
      where,
      literal: literalOf(field, `{ ${field.code} }`),
    }
    return { kind: 'formula', operand: format === undefined ? operand : { ...operand, format } }
  }

  /** An IF is decided where what it compares is known here and it has anything to do with merge fields. */
  private if(field: WordField): Meaning {
    const { yes, no, ...instruction } = parseIf(piecesOf(field))
    const mark = this.comparison(field, instruction)
    if (mark === undefined) return kept
    const { comparison, written, where } = mark
    const [yesText, noText] = [this.operands(yes.content), this.operands(no.content)]
    const operand: ChoiceOperand | undefined = yesText &&
      noText && { kind: 'choice', comparison, yes: yesText, no: noText, written, where }
    return { kind: 'if', mark, yes, no, operand }
  }

  private compare(field: WordField): Meaning {
    const mark = this.comparison(field, parseIf(piecesOf(field)))
    if (mark === undefined) return kept
    const { comparison, written, where } = mark
    const operand: ChoiceOperand = { kind: 'choice', comparison, yes: ['1'], no: ['0'], written, where }
    return { kind: 'compare', mark, operand }
  }

  /** Undefined where it is Word's to compare, or nobody can. */
  private comparison(
    field: WordField,
    { left, operator, right, faults }: Omit<IfInstruction<CodePiece>, 'yes' | 'no'>,
  ): IfMark | undefined {
    const isOurs = innerFields(field).some((inner) => this.isFilled(inner))
    const [leftSide, rightSide] = [this.operands(left.content), this.operands(right.content)]
    if (!isOurs || leftSide === undefined || rightSide === undefined) return undefined
    const where = placeOf(field)
    if (operator === undefined) {
      for (const { kind } of faults) this.problems.push(brokenInstruction(kind, where))
      return undefined
    }
    this.noteDoubts(faults, where)
    const comparison: Comparison = { left: leftSide, operator, right: rightSide }
    return { kind: 'if', comparison, written: field.code, where }
  }

  private quote(field: WordField, { arguments: content }: Instruction<CodePiece>): Meaning {
    if (!innerFields(field).some((inner) => this.isFilled(inner))) return kept
    return {
      kind: 'quote',
      content,
      operands: this.operands(content.flatMap((argument) => argument.content)),
    }
  }

  /** Whether a field, or one inside of it, is a merge field. */
  private isFilled(field: WordField): boolean {
    return this.meaningOf(field).kind !== 'kept' || innerFields(field).some((inner) => this.isFilled(inner))
  }

  /** What is computed with; undefined where a field's value is Word's to know. */
  private operands(content: readonly (string | CodePiece)[]): readonly Operand[] | undefined {
    const operands: Operand[] = []
    for (const piece of content) {
      const known = typeof piece === 'string' ? [piece] : this.operandsOf(piece)
      if (known === undefined) return undefined
      operands.push(...known)
    }
    return operands
  }

  private operandsOf(piece: CodePiece): readonly Operand[] | undefined {
    if (piece.kind !== 'field') return undefined
    const meaning = this.meaningOf(piece.field)
    switch (meaning.kind) {
      case 'formula':
      case 'if':
      case 'compare':
        return meaning.operand && [meaning.operand]
      case 'quote':
        return meaning.operands
      case 'tag':
        return meaning.tag.kind === 'field' ? [operandOf(meaning, meaning.tag.field)] : undefined
      case 'kept':
        return undefined
    }
  }

  // ------------------------------------------------------------------------------------------ writing

  /** What stands in the place of a field, to stand between runs. */
  private content(field: WordField, element: TextElement): string {
    const meaning = this.meaningOf(field)
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

const innerFields = ({ items }: WordField): readonly WordField[] =>
  items.flatMap((item) => (item.kind === 'field' ? [item.field] : []))

/** What a field shows in the template. */
const literalOf = ({ result }: WordField, otherwise: string): string =>
  result.text.trim() === '' ? otherwise : result.text

/** Whether a formula names cells or bookmarks, which only Word knows; what `(` follows is a function. */
const namesOthers = (content: readonly (string | CodePiece)[]): boolean =>
  content.some((piece) => typeof piece === 'string' && otherName.test(piece))

const otherName =
  /(?<![\p{L}\p{N}_])(?!(?:TRUE|FALSE)(?![\p{L}\p{N}_]))[\p{L}_][\p{L}\p{N}_]*(?![\p{L}\p{N}_]|\s*\()/iu

/** Switches that ask for nothing that a filled field could have: they keep formatting, map names or turn text. */
const silentSwitches: ReadonlySet<string> = new Set('m v'.split(' '))
const silentFormats: ReadonlySet<string> = new Set('mergeformat charformat mergeformatinet arabic'.split(' '))

type CodeSwitch = Instruction<CodePiece>['switches'][number]

const writtenSwitch = ({ name, argument }: CodeSwitch): string =>
  [`\\${name}`, ...(argument?.content ?? []).map(writtenPiece)].join(' ')

function writtenPiece(piece: string | CodePiece): string {
  if (typeof piece === 'string') return piece
  return piece.kind === 'field' ? `{ ${piece.field.code} }` : ''
}

/** A tag in the result is filled; computed again, the field would show the tag of the instruction. */
function hasTagInCode({ items }: WordField): boolean {
  const code = items.map((item) => (item.kind === 'text' ? item.text : '{')).join('')
  return [...code.matchAll(/\{([^{}]*)\}/g)].some(([, tag = '']) => parseTag(tag, anyWord) !== undefined)
}

const withoutEscapes = (text: string): string => text.replace(/\\([\\"\u201c\u201d\u201e\u201f])/g, '$1')

const placeOf = (field: WordField): Place => ({ ...field.where, field: field.code })

function operandOf({ written, where, literal, format }: TagMark, field: FieldName): FieldOperand {
  const operand = { kind: 'field' as const, field, written, where, literal }
  return format === undefined ? operand : { ...operand, format }
}

const printsValue = ({ kind }: Tag): boolean => kind === 'field' || kind === 'picture'

const markBetweenRuns = (mark: string): string => `<${markElement}>${mark}</${markElement}>`
