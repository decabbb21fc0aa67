/** Fields of Word that print the name of the file (ECMA-376 part 1, 17.16.5.20: FILENAME). */
import { readAttributes } from './xml-attributes.js'
import { applyEdits, decodeXml, type Edit, escapeXml, readXml, type XmlToken } from './xml-reader.js'

/** A field from its first mark to its last, while it is read. */
interface OpenField {
  instruction: string
  /** Where its instruction stands. */
  readonly codes: XmlToken[]
  /** Where the text of its result stands. */
  readonly results: XmlToken[]
  isResult: boolean
  readonly isSimple: boolean
}

/**
 * Has the fields that print the name of the file print this one, whatever the file is called by whoever prints it, and
 * without its folder. Other fields stay as they are.
 */
export function withFileName(text: string, name: string): string {
  if (!/instrText|fldSimple/.test(text)) return text
  const { tokens, fault } = readXml(text)
  return fault === undefined ? applyEdits(text, new FieldReader(text, escapeXml(name)).read(tokens)) : text
}

/** Word knows this field, too, and prints what it printed last, as nobody renews it. */
const still = ' INFO FileName '

class FieldReader {
  private readonly fields: OpenField[] = []
  private readonly edits: Edit[] = []

  constructor(
    private readonly text: string,
    private readonly name: string,
  ) {}

  read(tokens: readonly XmlToken[]): readonly Edit[] {
    for (const [index, token] of tokens.entries()) this.step(token, tokens[index - 1])
    return this.edits
  }

  private step(token: XmlToken, before: XmlToken | undefined): void {
    const written = this.text.slice(token.start, token.end)
    const isTag = token.kind === 'open' || token.kind === 'empty'
    if (isTag && token.name === 'w:fldChar') this.mark(readAttributes(written).get('w:fldCharType'), token)
    else if (isTag && token.name === 'w:fldSimple') this.openSimple(token, written)
    else if (token.kind === 'close' && token.name === 'w:fldSimple') this.close(token)
    else if (token.kind === 'text' && before?.kind === 'open') this.note(token, before.name)
  }

  private openSimple(token: XmlToken, written: string): void {
    const instruction = readAttributes(written).get('w:instr') ?? ''
    if (token.kind === 'open') this.fields.push({ ...emptyField(true), instruction, codes: [token] })
    else if (isFileName(instruction)) this.replace(token, `<w:r>${this.result}</w:r>`)
  }

  private mark(type: string | undefined, token: XmlToken): void {
    const field = this.fields.at(-1)
    if (type === 'begin') this.fields.push(emptyField(false))
    else if (type === 'separate' && field !== undefined) field.isResult = true
    else if (type === 'end' && field !== undefined) this.close(token)
  }

  private note(token: XmlToken, element: string): void {
    const field = this.fields.at(-1)
    if (field === undefined) return
    if (element === 'w:instrText' && !field.isResult) {
      field.codes.push(token)
      field.instruction += decodeXml(this.text.slice(token.start, token.end))
    } else if (element === 'w:t' && field.isResult) field.results.push(token)
  }

  private close(end: XmlToken): void {
    const field = this.fields.pop()
    if (field === undefined || !isFileName(field.instruction)) return
    for (const [index, code] of field.codes.entries()) this.replace(code, this.quiet(code, index))
    for (const [index, result] of field.results.entries()) this.replace(result, index === 0 ? this.name : '')
    if (field.results.length > 0) return
    // Without any result the name goes behind the field: into the run of its last mark, or into one of its own.
    const result = field.isSimple ? `<w:r>${this.result}</w:r>` : this.result
    this.edits.push({ start: end.end, end: end.end, text: result })
  }

  /** The instruction of a field that prints what it printed last. */
  private quiet(code: XmlToken, index: number): string {
    if (code.kind === 'text') return index === 0 ? still : ''
    return `<w:fldSimple w:instr="${still}">`
  }

  private get result(): string {
    return `<w:t xml:space="preserve">${this.name}</w:t>`
  }

  private replace({ start, end }: XmlToken, text: string): void {
    this.edits.push({ start, end, text })
  }
}

const emptyField = (isSimple: boolean): OpenField => ({
  instruction: '',
  codes: [],
  results: [],
  isResult: isSimple,
  isSimple,
})

const isFileName = (instruction: string): boolean => /^\s*FILENAME(?![\w-])/i.test(instruction)
