/**
 * Computes the formulas over cells of a filled document's tables, such as `{ =SUM(ABOVE) }`, and puts the results in
 * their place. What cannot be computed stays a field of Word, which computes it when it opens the document.
 */
import type { CellReference, ComputeCells } from '../model.js'
import { deletions } from './docx-elements.js'
import { piecesOf, readFields, type WordField } from './docx-field-reader.js'
import { markDirty, replaceField, textRun, valueProperties } from './docx-field-writer.js'
import { delimiters } from './docx-marks.js'
import type { DocxPart } from './docx-package.js'
import { findCells, readCells, type TableCell } from './docx-tables.js'
import { formatDocxText } from './docx-text.js'
import { readTree, type XmlElement } from './docx-tree.js'
import { parseInstruction, textOf } from './field-instruction.js'
import { applyEdits, decodeXml, readXml } from './xml-reader.js'

/** An instruction that begins with an equals sign. */
const signWith = (sign: string): RegExp =>
  new RegExp(String.raw`<w:instrText(?:\s[^>]*)?>\s*${sign}|\sw:instr\s*=\s*["']\s*${sign}`)
const formulaSign = signWith('=')
/** The same where a private tag may be one, or be left out before one. */
const possibleSign = signWith(`[=${delimiters.start}]`)

/** Whether a part has such formulas when it is filled, for all that its XML with private tags tells. */
export const mayHaveFormulas = (xml: string): boolean => possibleSign.test(xml)

/** @param xml the XML of a part; it comes back as it is when there are no formulas in its tables */
export function computeCells(xml: string, compute: ComputeCells): string {
  if (!formulaSign.test(xml)) return xml
  const { tokens } = readXml(xml)
  const root = readTree(tokens)
  const part: DocxPart = { name: '', contentType: '', text: xml, tokens }
  return root === undefined ? xml : new CellComputer(part, root, compute).rewrite()
}

interface Formula {
  readonly field: WordField
  readonly start: number
  readonly end: number
  /** Undefined where there are fields in it. */
  readonly expression: string | undefined
  readonly numberPicture: string | undefined
  readonly cell: TableCell
}

/**
 * How long the formulas may be together of which each needs the next: more than any table has, and no danger to the
 * stack. Computing one takes about as much of it as some 20 characters do.
 */
const longestChain = 3_000
const weightOf = (expression: string): number => 20 + expression.length
/** How many rows and cells all formulas look at together at most; the rest is left to Word. */
const mostEffort = 6_000_000

class CellComputer {
  private readonly formulas: readonly Formula[]
  private readonly byCell = new Map<TableCell, Formula[]>()
  private readonly results = new Map<Formula, string | undefined>()
  private readonly texts = new Map<TableCell, string | undefined>()
  /** Formulas whose computing has begun and not ended: one that needs itself cannot be computed. */
  private readonly begun = new Set<Formula>()
  private chain = 0
  private effort = 0

  constructor(
    private readonly part: DocxPart,
    root: XmlElement,
    private readonly compute: ComputeCells,
  ) {
    this.formulas = findFormulas(part, readCells(part, root))
    for (const formula of this.formulas) {
      const others = this.byCell.get(formula.cell)
      if (others === undefined) this.byCell.set(formula.cell, [formula])
      else others.push(formula)
    }
  }

  rewrite(): string {
    const edits = this.formulas.flatMap((formula) => {
      const result = this.resultOf(formula)
      const { field } = formula
      if (result === undefined) return markDirty(this.part, field)
      const properties = valueProperties(field)
      const shown = formatDocxText(result, { kind: 'word', runProperties: properties })
      return [replaceField(this.part, field, textRun(shown, properties, 'w:t'))]
    })
    return applyEdits(this.part.text, edits)
  }

  private resultOf(formula: Formula): string | undefined {
    const { expression, numberPicture, cell } = formula
    if (this.results.has(formula)) return this.results.get(formula)
    if (expression === undefined || this.begun.has(formula)) return undefined
    const weight = weightOf(expression)
    if (this.chain > 0 && this.chain + weight > longestChain) return undefined
    this.begun.add(formula)
    this.chain += weight
    const cells = (reference: CellReference) => this.textsOf(cell, reference)
    const result = this.compute({ expression, numberPicture, cells })
    this.chain -= weight
    this.begun.delete(formula)
    this.results.set(formula, result)
    return result
  }

  private textsOf(cell: TableCell, reference: CellReference): readonly (string | undefined)[] | undefined {
    if (this.effort >= mostEffort) return undefined
    const { cells, effort } = findCells(cell, reference)
    this.effort += effort
    return cells?.map((each) => this.textOf(each))
  }

  /** What a cell shows; undefined while a formula in it is left to Word. */
  private textOf(cell: TableCell): string | undefined {
    if (this.texts.has(cell)) return this.texts.get(cell)
    const text = this.readText(cell)
    this.texts.set(cell, text)
    return text
  }

  private readText(cell: TableCell): string | undefined {
    const formulas = this.byCell.get(cell) ?? []
    const results = formulas.map((formula) => ({ start: formula.start, text: this.resultOf(formula) }))
    if (results.some(({ text }) => text === undefined)) return undefined
    const shown = this.shownIn(cell.element).filter(
      ({ start }) => !formulas.some((formula) => formula.start <= start && start < formula.end),
    )
    return [...shown, ...results]
      .sort((a, b) => a.start - b.start)
      .map(({ text }) => text)
      .join('')
  }

  /** The text of a cell's own paragraphs, in any order. */
  private shownIn(cell: XmlElement): readonly { readonly start: number; readonly text: string }[] {
    const found: { readonly start: number; readonly text: string }[] = []
    const waiting = [...cell.children]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const text = at.name === 'w:t' ? this.contentOf(at) : separators[at.name]
      if (text !== undefined) found.push({ start: at.start, text })
      if (!foreign.has(at.name)) for (const child of at.children) waiting.push(child)
    }
    return found
  }

  private contentOf({ contentStart, contentEnd }: XmlElement): string {
    return decodeXml(this.part.text.slice(contentStart, contentEnd))
  }
}

/** What stands for a number's sign, and what lies between texts. */
const separators: Readonly<Record<string, string>> = {
  'w:p': '\n',
  'w:br': '\n',
  'w:cr': '\n',
  'w:tab': '\t',
  'w:noBreakHyphen': '-',
}
/** What holds text that is not the cell's own, or is deleted. */
const foreign: ReadonlySet<string> = new Set(['w:tbl', 'w:txbxContent', 'w:instrText', ...deletions])

/** The formulas in cells, in document order. */
function findFormulas(part: DocxPart, cells: readonly TableCell[]): readonly Formula[] {
  const formulas = withInner(readFields(part).fields)
    .flatMap((field) => readFormula(part, field) ?? [])
    .sort((a, b) => a.start - b.start)
  const around: TableCell[] = []
  let next = 0
  return formulas.flatMap((formula) => {
    for (
      let cell = cells[next];
      cell !== undefined && cell.element.start < formula.start;
      cell = cells[next]
    ) {
      around.push(cell)
      next += 1
    }
    while ((around.at(-1)?.element.end ?? formula.end) < formula.end) around.pop()
    const cell = around.at(-1)
    return cell === undefined ? [] : [{ ...formula, cell }]
  })
}

/** Fields and those in their results, in any order: what a kept field shows may be computed, too. */
function withInner(fields: readonly WordField[]): readonly WordField[] {
  const found: WordField[] = []
  const waiting = [...fields]
  for (let field = waiting.pop(); field !== undefined; field = waiting.pop()) {
    found.push(field)
    for (const inner of field.resultFields) waiting.push(inner)
  }
  return found
}

function readFormula(part: DocxPart, field: WordField): Omit<Formula, 'cell'> | undefined {
  const { keyword, arguments: given, switches } = parseInstruction(piecesOf(field))
  if (keyword !== '=') return undefined
  const expression = textOf(given[0]?.content)
  const numberPicture = textOf(switches.findLast(({ name }) => name === '#')?.argument?.content)
  const [start = 0, end = 0] = [part.tokens[field.first]?.start, part.tokens[field.last]?.end]
  return { field, start, end, expression, numberPicture }
}
