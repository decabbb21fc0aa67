/**
 * Computes Word's formulas over cells of a table, such as `SUM(ABOVE)`, from the texts of the cells
 * (ECMA-376 part 1, 17.16.3.5).
 */
import type { Culture } from '../culture/culture.js'
import { createNumberFormat } from '../culture/format-number.js'
import { compileNumberPicture } from '../culture/number-picture.js'
import type { Decimal } from '../decimal.js'
import type { CellFormula, CellReference, ComputeCells } from '../model.js'
import { evaluateFormula } from './evaluate-formula.js'
import { type FunctionName, parseFormula } from './parse-formula.js'
import { parseAmountText } from './parse-number-text.js'

/** Functions whose results are no amounts like those in the cells. */
const counting: ReadonlySet<FunctionName> = new Set(['COUNT', 'DEFINED', 'INT', 'SIGN'])

/**
 * Prepares the computing of formulas over cells. What refers to no cells, or to some whose texts only look like
 * numbers, is left to Word. Without a picture the result is written as the amounts in the cells are, which is what
 * Word does although the standard knows nothing of it.
 */
export function createCellComputation(culture: Culture): ComputeCells {
  return ({ expression, numberPicture, cells }) => {
    const { formula } = parseFormula([expression])
    if (formula === undefined) return undefined
    const reader = new CellReader(cells, culture)
    const { value } = evaluateFormula(formula, {
      signs: culture,
      read: () => undefined,
      cells: (reference) => reader.read(reference),
    })
    if (value === undefined || !reader.isKnown) return undefined
    if (numberPicture !== undefined) return compileNumberPicture(numberPicture, culture).format(value)
    const isCount = formula.expression.kind === 'call' && counting.has(formula.expression.name)
    return formatLike(isCount ? [] : reader.numbers, culture)(value)
  }
}

interface CellNumber {
  readonly text: string
  readonly value: Decimal
}

/** Reads cells for one formula. */
class CellReader {
  readonly numbers: CellNumber[] = []
  private hasRead = false
  private hasUnknown = false

  constructor(
    private readonly cells: CellFormula['cells'],
    private readonly culture: Culture,
  ) {}

  /** Whether the formula refers to cells, and it is known what each of them holds. */
  get isKnown(): boolean {
    return this.hasRead && !this.hasUnknown
  }

  /** The texts of those cells that hold numbers. */
  read(reference: CellReference): readonly string[] {
    this.hasRead = true
    const texts = this.cells(reference)
    if (texts === undefined) this.hasUnknown = true
    const contents = (texts ?? []).map((text) => this.content(text))
    const numbers = 'direction' in reference ? leadingNumbers(contents) : contents
    this.hasUnknown ||= numbers.includes('unknown') || (isOneCell(reference) && contents[0] === 'text')
    const found = numbers.filter((content) => typeof content !== 'string')
    this.numbers.push(...found)
    return found.map(({ text }) => text)
  }

  /** Text with digits may mean a number to Word that it does not mean to us. */
  private content(text: string | undefined): CellContent {
    if (text === undefined) return 'unknown'
    if (text.trim() === '') return 'blank'
    const value = parseAmountText(text, this.culture)
    if (value !== undefined) return { text, value }
    return /\p{Nd}/u.test(text) ? 'unknown' : 'text'
  }
}

type CellContent = CellNumber | 'blank' | 'text' | 'unknown'

/** A direction ends at a cell that is blank or holds no number; blank cells beside the formula count as zero. */
function leadingNumbers(contents: readonly CellContent[]): readonly CellContent[] {
  const filled = contents.slice(contents.findIndex((content) => content !== 'blank'))
  const end = filled.findIndex((content) => content === 'blank' || content === 'text')
  return end < 0 ? filled : filled.slice(0, end)
}

const isOneCell = (reference: CellReference): boolean =>
  'first' in reference &&
  reference.first.row !== undefined &&
  reference.first.column !== undefined &&
  reference.first.row === reference.last.row &&
  reference.first.column === reference.last.column

/** As many decimals as the number with most of them, and groups unless a number goes without. */
function formatLike(numbers: readonly CellNumber[], culture: Culture): (value: Decimal) => string {
  const parts = numbers.map((number) => partsOf(number, culture))
  const decimals = Math.max(0, ...parts.map(({ fraction }) => fraction.length))
  const isGrouped = !parts.some(({ whole }) => /\d{4}/.test(whole))
  return createNumberFormat(isGrouped ? culture : { ...culture, groupSizes: [0] }, decimals)
}

/** What stands before and behind the decimal sign; the last sign is none where all digits are those of the number. */
function partsOf({ text, value }: CellNumber, { decimalSign }: Culture) {
  const at = Math.max(...['.', ',', decimalSign].map((sign) => text.lastIndexOf(sign)))
  const [fraction = ''] = /\d+/.exec(text.slice(at + 1)) ?? []
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  const isWhole = at < 0 || value.absolute().toString() === digits
  return isWhole ? { whole: text, fraction: '' } : { whole: text.slice(0, at), fraction }
}
