/**
 * What Word's fields mean: which of them are merge fields and computed from merge fields, and what they ask for. All
 * others are Word's.
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
  doubtfulInstruction,
  fieldWithoutName,
  ignoredSwitch,
  unsupportedWordField,
} from '../problem.js'
import { type CodePiece, piecesOf, type WordField } from './docx-field-reader.js'
import {
  type Argument,
  type IfInstruction,
  type Instruction,
  parseIf,
  parseInstruction,
  textOf,
} from './field-instruction.js'
import { parseMergeFieldName, type Tag } from './field-name.js'

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

/** What a field is to us. */
export type Meaning =
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

/** Reads each field once; its problems come up when it is read. */
export class FieldMeanings {
  readonly problems: Problem[] = []
  private readonly known = new Map<WordField, Meaning>()

  of(field: WordField): Meaning {
    const known = this.known.get(field)
    if (known !== undefined) return known
    const meaning = this.interpret(field)
    this.known.set(field, meaning)
    return meaning
  }

  private interpret(field: WordField): Meaning {
    const instruction = parseInstruction(piecesOf(field))
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
    return this.of(field).kind !== 'kept' || innerFields(field).some((inner) => this.isFilled(inner))
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
    const meaning = this.of(piece.field)
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
}

/** Whether a field is a formula, ours or Word's. */
export const isFormula = (field: WordField): boolean => parseInstruction(piecesOf(field)).keyword === '='

/** The fields in an instruction. */
export const innerFields = ({ items }: WordField): readonly WordField[] =>
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

const placeOf = (field: WordField): Place => ({ ...field.where, field: field.code })

function operandOf({ written, where, literal, format }: TagMark, field: FieldName): FieldOperand {
  const operand = { kind: 'field' as const, field, written, where, literal }
  return format === undefined ? operand : { ...operand, format }
}
