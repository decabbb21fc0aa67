/** What a template asks for, with every name resolved: what `check` is sure of and a render goes on with. */
import type { ComparisonOperator, Place, RegionName, TextCase } from '../model.js'
import type { Field } from './field.js'
import type { Suffix } from './format-value.js'
import type { Formula } from './parse-formula.js'

/** Where a value comes from. */
export type ValueSource =
  | { readonly from: 'field'; readonly field: Field }
  /** A template variable; without a field only the quote file's `Variables` can answer it. */
  | { readonly from: 'variable'; readonly code: string; readonly field: Field | undefined }
  /** A name of own data, of the open list of that name where it is one's. */
  | { readonly from: 'data'; readonly name: string; readonly list?: string }
  /** Ordinary text, printed as it stands. */
  | { readonly from: 'literal'; readonly text: string }

/** The rows of a region: of the quote, of own data, or one row when a value is given. */
export type RowSource =
  | { readonly from: 'quote'; readonly region: RegionName }
  | { readonly from: 'value'; readonly value: ValueSource; readonly where: Place }

/** How a Word field wants its value written. */
export interface ResolvedFormat {
  readonly numberPicture?: string
  readonly datePicture?: string
  readonly cases: readonly TextCase[]
  readonly before: readonly ResolvedOperand[]
  readonly after: readonly ResolvedOperand[]
}

export interface ResolvedText {
  readonly kind: 'text'
  readonly value: ValueSource
  readonly suffix: Suffix | undefined
  readonly format: ResolvedFormat | undefined
  readonly where: Place
}

export interface ResolvedFormula {
  readonly kind: 'formula'
  /** Undefined for one that cannot be read. */
  readonly formula: Formula<ResolvedOperand> | undefined
  /** Its operands, in order. */
  readonly operands: readonly ResolvedOperand[]
  readonly format: ResolvedFormat | undefined
  readonly written: string
  readonly where: Place
}

export interface ResolvedChoice {
  readonly kind: 'choice'
  readonly comparison: ResolvedComparison
  readonly yes: readonly ResolvedOperand[]
  readonly no: readonly ResolvedOperand[]
}

/** A piece of what a Word field is computed from; a string is literal text. */
export type ResolvedOperand = string | ResolvedText | ResolvedFormula | ResolvedChoice

export interface ResolvedComparison {
  readonly left: readonly ResolvedOperand[]
  readonly operator: ComparisonOperator
  readonly right: readonly ResolvedOperand[]
}

export type ResolvedSlot =
  | (ResolvedText & { readonly index: number })
  | (ResolvedFormula & { readonly index: number })
  | {
      readonly kind: 'picture'
      readonly index: number
      readonly value: ValueSource
      readonly where: Place
    }
  | {
      readonly kind: 'condition'
      readonly index: number
      readonly rows: RowSource
      readonly negated: boolean
      readonly slots: readonly ResolvedSlot[]
    }
  | {
      readonly kind: 'comparison'
      readonly index: number
      readonly comparison: ResolvedComparison
      readonly negated: boolean
      readonly slots: readonly ResolvedSlot[]
    }
  | {
      readonly kind: 'region'
      readonly index: number
      readonly rows: RowSource
      readonly section: ResolvedSection
    }

export interface ResolvedSection {
  readonly slots: readonly ResolvedSlot[]
  readonly size: number
}

/** Every text that a template prints, those inside regions and conditions included. */
export const listTexts = (slots: readonly ResolvedSlot[]): readonly ResolvedText[] => slots.flatMap(textsOf)

function textsOf(slot: ResolvedSlot): readonly ResolvedText[] {
  switch (slot.kind) {
    case 'text':
    case 'formula':
      return printedTexts([slot])
    case 'region':
      return listTexts(slot.section.slots)
    case 'condition':
    case 'comparison':
      return listTexts(slot.slots)
    case 'picture':
      return []
  }
}

/** Every text that a template prints or computes what it prints from. */
export const listTextsAndTerms = (slots: readonly ResolvedSlot[]): readonly ResolvedText[] => [
  ...listTexts(slots),
  ...listFormulas(slots).flatMap(({ operands }) => termsOf(operands)),
]

const printedTexts = (operands: readonly ResolvedOperand[]): readonly ResolvedText[] =>
  operands.flatMap((operand) => {
    if (typeof operand === 'string') return []
    if (operand.kind === 'text') return [operand, ...aroundValue(operand.format)]
    return operand.kind === 'choice'
      ? printedTexts([...operand.yes, ...operand.no])
      : aroundValue(operand.format)
  })

const aroundValue = (format: ResolvedFormat | undefined): readonly ResolvedText[] =>
  format === undefined ? [] : printedTexts([...format.before, ...format.after])

const listFormulas = (slots: readonly ResolvedSlot[]): readonly ResolvedFormula[] =>
  slots.flatMap((slot) => {
    if (slot.kind === 'formula') return [slot]
    if (slot.kind === 'region') return listFormulas(slot.section.slots)
    return slot.kind === 'condition' || slot.kind === 'comparison' ? listFormulas(slot.slots) : []
  })

const termsOf = (operands: readonly ResolvedOperand[]): readonly ResolvedText[] =>
  operands.flatMap((operand) => {
    if (typeof operand === 'string') return []
    if (operand.kind === 'text') return [operand]
    return termsOf(operand.kind === 'formula' ? operand.operands : [...operand.yes, ...operand.no])
  })
