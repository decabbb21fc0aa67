/**
 * Joins the texts of an HTML template with the values of a document. All that a template alone decides is decided when
 * the program is made; running it adds one text after the other, without any tree in between.
 */
import type { Place, Problem, Result, SectionValues, SlotValue } from '../model.js'
import { unsafeAddress } from '../problem.js'
import type { HtmlBlock, HtmlField, HtmlNode } from './html-layout.js'
import type { LoopVariable } from './html-parts.js'
import { isSafeAddress, printPicture, printText, schemesOf } from './html-value.js'

/** Gives the UTF-8 bytes of a document. */
export type HtmlProgram = (values: SectionValues) => Result<Uint8Array>

export function createHtmlProgram(nodes: readonly HtmlNode[]): HtmlProgram {
  const write = writeAll(nodes)
  return (values) => {
    const output = new HtmlOutput()
    write({ values, index: 0, isLast: true }, output)
    return { value: output.finish(), problems: [...output.problems.values()] }
  }
}

/** A row of a region, or the document itself. */
interface Row {
  readonly values: SectionValues
  /** Its number among the rows, from 0. */
  readonly index: number
  readonly isLast: boolean
}

type Write = (row: Row, output: HtmlOutput) => void

function writeAll(nodes: readonly HtmlNode[]): Write {
  const writes = joinTexts(nodes).map(createWrite)
  return (row, output) => {
    for (const write of writes) write(row, output)
  }
}

/** The same nodes without texts that follow each other. */
function joinTexts(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const joined: HtmlNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + node.text }
    else joined.push(node)
  }
  return joined
}

function createWrite(node: HtmlNode): Write {
  switch (node.kind) {
    case 'text':
      return (_, output) => output.add(node.text)
    case 'field':
      return (row, output) => output.addField(row.values[node.index], node)
    case 'picture':
      return (row, output) => output.addPicture(row.values[node.index])
    case 'loop':
      return (row, output) => output.add(String(loopValue(row, node.name)))
    case 'block':
      return createBlock(node)
  }
}

function createBlock({ test, body, otherwise }: HtmlBlock): Write {
  const writeBody = writeAll(body)
  const writeOtherwise = writeAll(otherwise)
  if (test.kind === 'region') {
    return (row, output) => {
      const rows = rowsOf(row.values[test.index])
      if (rows.length === 0) writeOtherwise(row, output)
      for (const [index, values] of rows.entries())
        writeBody({ values, index, isLast: index === rows.length - 1 }, output)
    }
  }
  const shows = createTest(test)
  return (row, output) => (shows(row) ? writeBody : writeOtherwise)(row, output)
}

function createTest(test: Exclude<HtmlBlock['test'], { kind: 'region' }>): (row: Row) => boolean {
  return test.kind === 'condition'
    ? ({ values }) => values[test.index] === true
    : (row) => Boolean(loopValue(row, test.name)) !== test.negated
}

const rowsOf = (value: SlotValue): readonly SectionValues[] => (Array.isArray(value) ? value : [])

function loopValue({ index, isLast }: Row, name: LoopVariable): number | boolean {
  if (name === 'index') return index
  return name === 'first' ? index === 0 : isLast
}

/** In UTF-16 units. Text is encoded when so much of it has come together: no document is ever one string. */
const stretchLength = 32 * 1024

/** A document while it is written. */
class HtmlOutput {
  /** One for each place, of the first address there that is unsafe. */
  readonly problems = new Map<Place, Problem>()
  /** Pictures as they print: rows often show the same one. */
  private readonly pictures = new Map<SlotValue, string>()
  private readonly encoded: Uint8Array[] = []
  private text = ''

  add(text: string): void {
    this.text += text
    if (this.text.length >= stretchLength && !endsWithHighSurrogate(this.text)) this.encode()
  }

  addField(value: SlotValue, { context, where }: HtmlField): void {
    const text = typeof value === 'string' ? value : ''
    if (context.kind === 'address' && context.place === 'start') {
      this.checkAddress(text, { attribute: context.attribute, where })
    }
    this.add(printText(text, context))
  }

  addPicture(value: SlotValue): void {
    const known = this.pictures.get(value)
    const printed = known ?? printPicture(value)
    if (known === undefined) this.pictures.set(value, printed)
    this.add(printed)
  }

  finish(): Uint8Array {
    this.encode()
    return Buffer.concat(this.encoded)
  }

  private encode(): void {
    this.encoded.push(Buffer.from(this.text))
    this.text = ''
  }

  private checkAddress(text: string, { attribute, where }: { attribute: string; where: Place }): void {
    if (this.problems.has(where) || isSafeAddress(text, attribute)) return
    this.problems.set(where, unsafeAddress(text, schemesOf(attribute), where))
  }
}

/** Whether the other half of a character may follow. */
const endsWithHighSurrogate = (text: string): boolean =>
  (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800
