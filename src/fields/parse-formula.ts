/**
 * The grammar of Word's formula fields (ECMA-376 part 1, 17.16.3). What a number means is left open, for that depends
 * on the culture; where the parts of a formula begin and end does not.
 */

import type { CellAddress, CellReference } from '../model.js'
import { readDigits } from './parse-number-text.js'

export type Expression<Operand> =
  /** A number as written. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'operand'; readonly operand: Operand }
  | { readonly kind: 'cells'; readonly cells: CellReference }
  | { readonly kind: 'negation' | 'percentage'; readonly of: Expression<Operand> }
  | {
      readonly kind: 'operation'
      readonly operator: Operator
      readonly left: Expression<Operand>
      readonly right: Expression<Operand>
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly values: readonly Expression<Operand>[] }

export type Operator = '+' | '-' | '*' | '/' | '^' | '=' | '<>' | '<' | '<=' | '>' | '>='

export interface Formula<Operand> {
  readonly expression: Expression<Operand>
  /** Whether `;` separates arguments, so that `,` is the decimal sign in every number of the formula. */
  readonly hasDecimalComma: boolean
  /** Whether it refers to cells, which only a table that is filled has. */
  readonly hasCells: boolean
}

/** Why a text is no formula, and what stands at the fault; nothing at the end. */
export interface FormulaFault {
  readonly kind:
    | 'argument-count'
    | 'bad-number'
    | 'no-operand'
    | 'no-operator'
    | 'too-deep'
    | 'too-long'
    | 'unclosed'
    | 'unknown-name'
  readonly found: string
}

export type ParsedFormula<Operand> =
  | { readonly formula: Formula<Operand>; readonly fault?: undefined }
  | { readonly formula?: undefined; readonly fault: FormulaFault }

/** How many arguments each function takes, at least and at most. */
const functions = {
  ABS: [1, 1],
  AND: [1, Number.POSITIVE_INFINITY],
  AVERAGE: [1, Number.POSITIVE_INFINITY],
  COUNT: [1, Number.POSITIVE_INFINITY],
  DEFINED: [1, 1],
  FALSE: [0, 0],
  IF: [3, 3],
  INT: [1, 1],
  MAX: [1, Number.POSITIVE_INFINITY],
  MIN: [1, Number.POSITIVE_INFINITY],
  MOD: [2, 2],
  NOT: [1, 1],
  OR: [1, Number.POSITIVE_INFINITY],
  PRODUCT: [1, Number.POSITIVE_INFINITY],
  ROUND: [2, 2],
  SIGN: [1, 1],
  SUM: [1, Number.POSITIVE_INFINITY],
  TRUE: [0, 1],
} as const satisfies Record<string, readonly [least: number, most: number]>

export type FunctionName = keyof typeof functions

/** More than any template's formula has; they bound the time that a hostile one can take. */
const limits = { length: 4_000, depth: 64 }

/** What stands for an operand in the text that is parsed; in the author's own text it is no part of a formula. */
const operandMark = '\ufffc'

/**
 * Parses a formula from its text and the fields in it, with or without the `=` that it begins with. `;` separates
 * arguments, and so does `,` in a call where there is no `;` in the formula. A call with more arguments than its
 * function takes has decimal commas between its digits: `ABS(-1,5)`.
 */
export function parseFormula<Operand>(
  pieces: readonly (string | { readonly operand: Operand })[],
): ParsedFormula<Operand> {
  const operands = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.operand]))
  const text = pieces
    .map((piece) => (typeof piece === 'string' ? piece.replaceAll(operandMark, '\ufffd') : operandMark))
    .join('')
  if (text.length > limits.length) return { fault: { kind: 'too-long', found: '' } }
  try {
    const parser = new FormulaParser(text, operands)
    const expression = parser.parse()
    return { formula: { expression, hasDecimalComma: text.includes(';'), hasCells: parser.hasCells } }
  } catch (error) {
    if (error instanceof SyntaxFault) return { fault: error.fault }
    throw error
  }
}

/** Leaves the parser from any depth; `parseFormula` returns it. */
class SyntaxFault extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.kind)
  }
}

/** A space or an apostrophe groups digits by threes. */
const spacedGroup = "[ '\u2019\u00a0\u2009\u202f]\\d{3}(?!\\d)"
const numberWith = (signs: string): RegExp =>
  new RegExp(String.raw`(?:\d+(?:${spacedGroup}|${signs}\d+)*|${signs}\d+)`, 'y')
const patterns = {
  currency: /\p{Sc}/uy,
  number: numberWith('[.,]'),
  numberWithoutComma: numberWith(String.raw`\.`),
  word: /[\p{L}_][\p{L}\p{N}_]*/uy,
  comparison: /<>|<=|>=|[<>=]/y,
  sum: /[+\-\u2212\u2013]/y,
  product: /[*/\u00d7\u00f7]/y,
  power: /\^/y,
  percent: /%/y,
  open: /\(/y,
  close: /\)/y,
  separator: /[;,]/y,
  range: /\s*:\s*/y,
  rows: /(\d{1,4})\s*:\s*(\d{1,4})/y,
} as const

/** What each sign means, those of print and the dash of Word's AutoCorrect included. */
const operators: ReadonlyMap<string, Operator> = new Map([
  ...(['+', '-', '*', '/', '^', '=', '<>', '<', '<=', '>', '>='] as const).map(
    (sign) => [sign, sign] as const,
  ),
  ['\u2212', '-'],
  ['\u2013', '-'],
  ['\u00d7', '*'],
  ['\u00f7', '/'],
])

/** The ranks of operators, the weakest first. */
type Rank = 'comparison' | 'sum' | 'product' | 'power'

const directions = ['ABOVE', 'BELOW', 'LEFT', 'RIGHT'] as const

class FormulaParser<Operand> {
  hasCells = false
  private at = 0
  private depth = 0
  private readOperands = 0
  /** Whether a comma belongs to a number: not where it separates the arguments of the call around it. */
  private hasDecimalComma = true

  constructor(
    private readonly text: string,
    private readonly operands: readonly Operand[],
  ) {}

  parse(): Expression<Operand> {
    this.skipSpace()
    if (this.text[this.at] === '=') this.at += 1
    this.skipSpace()
    const expression = this.comparison()
    if (this.at < this.text.length) this.fail('no-operator')
    return expression
  }

  private comparison(): Expression<Operand> {
    return this.operations('comparison', () => this.sum())
  }

  private sum(): Expression<Operand> {
    return this.operations('sum', () => this.product())
  }

  private product(): Expression<Operand> {
    return this.operations('product', () => this.signed(() => this.power()))
  }

  private power(): Expression<Operand> {
    return this.operations('power', () => this.signed(() => this.percentage()))
  }

  /** Operators of one rank, from left to right. */
  private operations(rank: Rank, part: () => Expression<Operand>): Expression<Operand> {
    let left = part()
    for (let operator = this.operator(rank); operator !== undefined; operator = this.operator(rank)) {
      left = { kind: 'operation', operator, left, right: part() }
    }
    return left
  }

  private signed(part: () => Expression<Operand>): Expression<Operand> {
    let isNegative = false
    for (let sign = this.operator('sum'); sign !== undefined; sign = this.operator('sum')) {
      isNegative = isNegative !== (sign === '-')
    }
    const of = part()
    return isNegative ? { kind: 'negation', of } : of
  }

  private operator(rank: Rank): Operator | undefined {
    return operators.get(this.take(rank) ?? '')
  }

  private percentage(): Expression<Operand> {
    let of = this.operand()
    while (this.take('percent') !== undefined) of = { kind: 'percentage', of }
    return of
  }

  /** What operators work on. A currency symbol beside it means nothing. */
  private operand(): Expression<Operand> {
    this.take('currency')
    const expression = this.takeOperand() ?? this.cellRows() ?? this.number() ?? this.named() ?? this.group()
    this.take('currency')
    return expression
  }

  private takeOperand(): Expression<Operand> | undefined {
    if (this.text[this.at] !== operandMark) return undefined
    const operand = this.operands[this.readOperands]
    if (operand === undefined) return undefined
    this.readOperands += 1
    this.at += 1
    this.skipSpace()
    return { kind: 'operand', operand }
  }

  private number(): Expression<Operand> | undefined {
    const start = this.at
    const text = this.take(this.hasDecimalComma ? 'number' : 'numberWithoutComma')
    if (text === undefined) return undefined
    if (!isWellFormed(text)) this.fail('bad-number', start)
    return { kind: 'number', text }
  }

  private group(): Expression<Operand> {
    const start = this.at
    if (this.take('open') === undefined) this.fail('no-operand')
    return this.nested(start, true, () => this.comparison())
  }

  /** A function or a reference to cells. Other names are bookmarks, which are for Word to know. */
  private named(): Expression<Operand> | undefined {
    const start = this.at
    const word = this.take('word')
    if (word === undefined) return undefined
    const name = word.toUpperCase()
    if (isFunctionName(name)) return this.call(name, start)
    const direction = directions.find((each) => each === name)
    const cells = direction === undefined ? this.cellRange(name) : { direction }
    return cells === undefined ? this.fail('unknown-name', start) : this.reference(cells)
  }

  private call(name: FunctionName, start: number): Expression<Operand> {
    const [least, most] = functions[name]
    if (this.take('open') === undefined) {
      if (least > 0) this.fail('argument-count', start)
      return { kind: 'call', name, values: [] }
    }
    const hasDecimalComma = this.text.includes(';') || this.countArguments() > most
    const values: Expression<Operand>[] = []
    this.nested(start, hasDecimalComma, () => {
      if (this.text[this.at] === ')') return
      do values.push(this.comparison())
      while (this.take('separator') !== undefined)
    })
    if (values.length < least || values.length > most) this.fail('argument-count', start)
    return { kind: 'call', name, values }
  }

  /** How many arguments the call has that begins here, if every comma of its own separates two. */
  private countArguments(): number {
    let depth = 0
    let count = 1
    for (let at = this.at; at < this.text.length && depth >= 0; at += 1) {
      const character = this.text[at]
      if (character === '(') depth += 1
      else if (character === ')') depth -= 1
      else if (character === ',' && depth === 0) count += 1
    }
    return count
  }

  /** What stands between parentheses, of which the first has been read. */
  private nested<Result>(start: number, hasDecimalComma: boolean, read: () => Result): Result {
    if (this.depth >= limits.depth) this.fail('too-deep', start)
    const around = this.hasDecimalComma
    this.depth += 1
    this.hasDecimalComma = hasDecimalComma
    const result = read()
    this.depth -= 1
    this.hasDecimalComma = around
    if (this.take('close') === undefined) this.fail(this.at < this.text.length ? 'no-operator' : 'unclosed')
    return result
  }

  /** `A1`, `R1C1`, `A1:B3`, `B:B`; the name in capitals has been read. */
  private cellRange(name: string): CellReference | undefined {
    const first = cellAddress(name)
    const start = this.at
    const isRange = this.take('range') !== undefined
    const last = isRange ? cellAddress(this.take('word')?.toUpperCase() ?? '') : first
    if (first === undefined || last === undefined || (first.row === undefined && !isRange)) {
      this.at = start
      return undefined
    }
    return { first, last }
  }

  /** `2:2`. */
  private cellRows(): Expression<Operand> | undefined {
    const [first, last] = this.take('rows')?.split(':') ?? []
    if (first === undefined || last === undefined) return undefined
    return this.reference({ first: { row: Number(first) }, last: { row: Number(last) } })
  }

  private reference(cells: CellReference): Expression<Operand> {
    this.hasCells = true
    return { kind: 'cells', cells }
  }

  private take(name: keyof typeof patterns): string | undefined {
    const pattern = patterns[name]
    pattern.lastIndex = this.at
    const text = pattern.exec(this.text)?.[0]
    if (text === undefined) return undefined
    this.at += text.length
    this.skipSpace()
    return text
  }

  private skipSpace(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at += 1
  }

  private fail(kind: FormulaFault['kind'], at = this.at): never {
    const found = this.text
      .slice(at, at + 30)
      .trim()
      .replaceAll(operandMark, '{…}')
    throw new SyntaxFault({ kind, found })
  }
}

const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(functions, name)

/** Which sign is which depends on the culture; whether there is a way to read them does not. */
const isWellFormed = (digits: string): boolean =>
  readDigits(digits, { decimalSign: '.', groupSign: ',' }) !== undefined

/** Columns are letters, `AB` the twenty-eighth. */
function cellAddress(name: string): CellAddress | undefined {
  const [, byRow, byColumn] = /^R(\d{1,4})C(\d{1,4})$/.exec(name) ?? []
  if (byRow !== undefined && byColumn !== undefined) return { column: Number(byColumn), row: Number(byRow) }
  const [, letters, digits] = /^([A-Z]{1,2})(\d{1,4})?$/.exec(name) ?? []
  if (letters === undefined) return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return digits === undefined ? { column } : { column, row: Number(digits) }
}
