/**
 * The grammar of a Word field's instruction: a keyword, arguments and switches (ECMA-376 part 1, 17.16.2).
 *
 * An instruction comes in pieces, as a document stores it: texts, cut anywhere, and the fields nested in it. It is
 * read as Word reads it, and where authors write what Word only half understands, as they mean it:
 * - any white space separates, U+00A0 too, and any of Word's quotation marks opens and closes a text;
 * - in quotes `\"` and `\\` stand for the character itself;
 * - a picture without quotes, and the words of `\*`, go up to the next switch: `\@ d MMMM yyyy`.
 */
import type { ComparisonOperator } from '../model.js'

/** A place in an instruction: the index of a piece, and the offset in it when it is a text. */
export interface CodePosition {
  readonly piece: number
  readonly offset: number
}

/** A word or a text in quotes, of literal text and fields. */
export interface Argument<T> {
  /** Without quotes and with escapes resolved; neighbouring texts are one, and none is empty. */
  readonly content: readonly (string | T)[]
  readonly isQuoted: boolean
  /** Where the content begins and ends, without its quotes. What begins after the last piece has the piece after it. */
  readonly from: CodePosition
  readonly to: CodePosition
}

export interface Switch<T> {
  /** The character behind the backslash, in lower case: `#`, `@`, `*`, `b`. */
  readonly name: string
  readonly argument: Argument<T> | undefined
}

export interface InstructionFault {
  readonly kind: 'unclosed-quote' | 'missing-operator' | 'unknown-operator' | 'surplus-argument'
}

interface Reading {
  /** In upper case: `MERGEFIELD`, `IF`; `=` for a formula. Empty when there is none. */
  readonly keyword: string
  readonly faults: readonly InstructionFault[]
}

export interface Instruction<T> extends Reading {
  readonly switches: readonly Switch<T>[]
  /** Word takes the first one only as the name of a merge field. A formula has one, its expression as written. */
  readonly arguments: readonly Argument<T>[]
}

/** An instruction that begins with a comparison: IF, COMPARE, NEXTIF, SKIPIF. */
export interface IfInstruction<T> extends Reading {
  readonly left: Argument<T>
  /** Undefined when there is none, or none that Word knows; the faults say so. */
  readonly operator: ComparisonOperator | undefined
  readonly right: Argument<T>
  /** Empty, at the end of the instruction, when they are missing. */
  readonly yes: Argument<T>
  readonly no: Argument<T>
}

/** The content of an argument as a text; undefined when there is none or it is not all text. */
export const textOf = <T>(content: readonly (string | T)[] | undefined): string | undefined =>
  content?.every((piece) => typeof piece === 'string') ? content.join('') : undefined

/** Makes a text part of an argument, whatever its characters mean in an instruction. */
export const escapeInstruction = (text: string): string => text.replace(special, '\\$&')

/** Reads an instruction. Never fails: `faults` tells what had to be guessed. */
export function parseInstruction<T extends object>(pieces: readonly (string | T)[]): Instruction<T> {
  const reader = new InstructionReader(pieces)
  const keyword = reader.keyword()
  const formula = keyword === '=' ? [reader.formula()] : []
  const rest = reader.rest()
  return { keyword, ...rest, arguments: [...formula, ...rest.arguments] }
}

/** Reads an instruction whose arguments are a comparison and what follows from it. Never fails, as above. */
export function parseIf<T extends object>(pieces: readonly (string | T)[]): IfInstruction<T> {
  const reader = new InstructionReader(pieces)
  const keyword = reader.keyword()
  const left = reader.left()
  const operator = reader.operator()
  const { arguments: given, faults } = reader.rest()
  const [right = reader.nothing(), yes = reader.nothing(), no = reader.nothing(), surplus] = given
  const surplusFaults = surplus === undefined ? [] : [{ kind: 'surplus-argument' } as const]
  return { keyword, left, operator, right, yes, no, faults: [...faults, ...surplusFaults] }
}

const quotes = '"\u201c\u201d\u201e\u201f'
/** Stands for a field in the joined text; where a text holds the same character, its place tells them apart. */
const fieldMark = '\0'

/** What ends something: a match of two characters is an escaped one and ends nothing. */
const endsAt = (characters: string): RegExp => new RegExp(String.raw`\\[\\${quotes}]|[${characters}]`, 'g')

const quoteEnd = endsAt(quotes)
const wordEnd = endsAt(String.raw`\s\\${quotes}`)
const stretchEnd = endsAt(String.raw`\\${quotes}`)
const leftEnd = new RegExp(`${stretchEnd.source}|[<>=]|!(?==)`, 'g')
const keywordEnd = new RegExp(`[\\s\\\\<>=${quotes}${fieldMark}]`, 'g')
const operatorEnd = /[^<>=!]/g
const visible = /\S/g
const special = new RegExp(`[\\\\${quotes}]`, 'g')
const escapes = new RegExp(String.raw`\\([\\${quotes}])`, 'g')

const operators: readonly ComparisonOperator[] = ['=', '<>', '<', '<=', '>', '>=']
/** Their arguments go up to the next switch when they are not in quotes. */
const generalSwitches: ReadonlySet<string> = new Set(['#', '@', '*'])
/** Of MERGEFIELD. What follows other switches is read as an argument of the field. */
const textSwitches: ReadonlySet<string> = new Set(['b', 'f'])

const isQuote = (character: string | undefined): boolean =>
  character !== undefined && quotes.includes(character)

class InstructionReader<T extends object> {
  /** All pieces as one text. */
  private readonly text: string
  private readonly fields = new Map<number, T>()
  /** Where in the text each piece begins, and where the text ends. */
  private readonly starts: number[] = []
  private readonly faults: InstructionFault[] = []
  private at = 0

  constructor(pieces: readonly (string | T)[]) {
    const texts: string[] = []
    let length = 0
    for (const piece of pieces) {
      const text = typeof piece === 'string' ? piece : fieldMark
      if (typeof piece !== 'string') this.fields.set(length, piece)
      this.starts.push(length)
      texts.push(text)
      length += text.length
    }
    this.starts.push(length)
    this.text = texts.join('')
  }

  keyword(): string {
    this.skipSpaces()
    const from = this.at
    this.at = this.text[from] === '=' ? from + 1 : this.find(keywordEnd, from)
    return this.text.slice(from, this.at).toUpperCase()
  }

  /** An expression, up to the first switch. Its quotes and backslashes are its own. */
  formula(): Argument<T> {
    this.skipSpaces()
    const from = this.at
    let end = this.find(stretchEnd, from)
    while (end < this.text.length && this.text[end] !== '\\') {
      const closing = this.find(quoteEnd, end + 1)
      end = this.find(stretchEnd, closing < this.text.length ? closing + 1 : end + 1)
    }
    this.at = end
    return { ...this.argument(from, this.trim(from, end)), content: this.content(from, this.trim(from, end)) }
  }

  left(): Argument<T> {
    this.skipSpaces()
    return this.isAtQuote() ? this.quoted() : this.stretch(leftEnd)
  }

  operator(): ComparisonOperator | undefined {
    this.skipSpaces()
    const from = this.at
    this.at = this.find(operatorEnd, from)
    const written = this.text.slice(from, this.at)
    const operator = operators.find((each) => each === written)
    if (operator === undefined)
      this.faults.push({ kind: written === '' ? 'missing-operator' : 'unknown-operator' })
    return operator
  }

  /** Arguments and switches in any order, up to the end. */
  rest(): Omit<Instruction<T>, 'keyword'> {
    const given: Argument<T>[] = []
    const switches: Switch<T>[] = []
    for (this.skipSpaces(); this.at < this.text.length; this.skipSpaces()) {
      if (this.isAtSwitch()) switches.push(...this.switches())
      else given.push(this.isAtQuote() ? this.quoted() : this.stretch(wordEnd))
    }
    return { arguments: given, switches, faults: this.faults }
  }

  nothing(): Argument<T> {
    return this.argument(this.text.length, this.text.length)
  }

  /** One switch, or one for each word of `\*`; none for a backslash alone. */
  private switches(): readonly Switch<T>[] {
    const [character = ''] = this.text.slice(this.at + 1, this.at + 3)
    const name = this.fields.has(this.at + 1) ? '' : character.trim().toLowerCase()
    this.at += name === '' ? 1 : 1 + character.length
    if (name === '') return []
    const given = this.switchArguments(name)
    return given.length === 0
      ? [{ name, argument: undefined }]
      : given.map((argument) => ({ name, argument }))
  }

  private switchArguments(name: string): readonly Argument<T>[] {
    const isGeneral = generalSwitches.has(name)
    if (!isGeneral && !textSwitches.has(name)) return []
    this.skipSpaces()
    if (this.at === this.text.length || this.isAtSwitch()) return []
    if (this.isAtQuote()) return [this.quoted()]
    return name === '*' ? this.words() : [this.stretch(isGeneral ? stretchEnd : wordEnd)]
  }

  private words(): readonly Argument<T>[] {
    const words: Argument<T>[] = []
    while (this.at < this.text.length && !this.isAtQuote() && !this.isAtSwitch()) {
      words.push(this.stretch(wordEnd))
      this.skipSpaces()
    }
    return words
  }

  private quoted(): Argument<T> {
    const from = this.at + 1
    const end = this.find(quoteEnd, from)
    if (end === this.text.length) this.faults.push({ kind: 'unclosed-quote' })
    this.at = Math.min(end + 1, this.text.length)
    return { ...this.argument(from, end), isQuoted: true }
  }

  private stretch(end: RegExp): Argument<T> {
    const from = this.at
    this.at = this.find(end, from)
    return this.argument(from, this.trim(from, this.at))
  }

  private argument(from: number, to: number): Argument<T> {
    const content = this.content(from, to).map((piece) =>
      typeof piece === 'string' ? piece.replace(escapes, '$1') : piece,
    )
    return { content, isQuoted: false, from: this.position(from), to: this.position(to) }
  }

  private content(from: number, to: number): readonly (string | T)[] {
    const text = this.text.slice(from, to)
    const content: (string | T)[] = []
    let done = 0
    for (let mark = text.indexOf(fieldMark); mark >= 0; mark = text.indexOf(fieldMark, mark + 1)) {
      const field = this.fields.get(from + mark)
      if (field === undefined) continue
      if (mark > done) content.push(text.slice(done, mark))
      content.push(field)
      done = mark + 1
    }
    if (done < text.length) content.push(text.slice(done))
    return content
  }

  private position(offset: number): CodePosition {
    let [piece, after] = [0, this.starts.length]
    while (after - piece > 1) {
      const middle = (piece + after) >> 1
      if ((this.starts[middle] ?? 0) <= offset) piece = middle
      else after = middle
    }
    return { piece, offset: offset - (this.starts[piece] ?? 0) }
  }

  private skipSpaces(): void {
    this.at = this.find(visible, this.at)
  }

  /** The end of the stretch without the white space at its end. */
  private trim(from: number, to: number): number {
    return from + this.text.slice(from, to).trimEnd().length
  }

  private isAtQuote(): boolean {
    return isQuote(this.text[this.at])
  }

  /** A backslash that escapes nothing. */
  private isAtSwitch(): boolean {
    const next = this.text[this.at + 1]
    return this.text[this.at] === '\\' && next !== '\\' && !isQuote(next)
  }

  /** Where the next match begins that is not an escaped character; the end of the text when there is none. */
  private find(pattern: RegExp, from: number): number {
    pattern.lastIndex = from
    for (let match = pattern.exec(this.text); match !== null; match = pattern.exec(this.text)) {
      if (match[0].length === 1) return match.index
    }
    return this.text.length
  }
}
