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
  const contents = new Map<string, CellContent>()
  const contentOf = (text: string): CellContent => {
    const content = contents.get(text) ?? readContent(text, culture)
    contents.set(text, content)
    return content
  }
  return ({ expression, numberPicture, cells }) => {
    const { formula } = parseFormula([expression])
    if (formula === undefined) return undefined
    const reader = new CellReader(cells, contentOf)
    const { value } = evaluateFormula(formula, {
      signs: culture,
      read: () => undefined,
      cells: (reference) => reader.read(reference),
    })
    if (value === undefined || !reader.isKnown) return undefined
    if (numberPicture !== undefined) return compileNumberPicture(numberPicture, culture).format(value)
    const isCount = formula.expression.kind === 'call' && counting.has(formula.expression.name)
    const { decimals, isGrouped } = isCount ? { decimals: 0, isGrouped: true } : reader.form
    return createNumberFormat(isGrouped ? culture : { ...culture, groupSizes: [0] }, decimals)(value)
  }
}

/** How a number is written. */
interface NumberForm {
  readonly decimals: number
  /** Whether there is no group sign missing. */
  readonly isGrouped: boolean
}

interface CellNumber extends NumberForm {
  readonly value: Decimal
}

type CellContent = CellNumber | 'blank' | 'text' | 'unknown'

/** Text with digits may mean a number to Word that it does not mean to us. */
function readContent(text: string, culture: Culture): CellContent {
  if (text.trim() === '') return 'blank'
  const value = parseAmountText(text, culture)
  if (value !== undefined) return { value, ...formOf(text, value, culture) }
  return /\p{Nd}/u.test(text) ? 'unknown' : 'text'
}

/** The last sign is no decimal sign where all digits are those of the number. */
function formOf(text: string, value: Decimal, { decimalSign }: Culture): NumberForm {
  const at = Math.max(...['.', ',', decimalSign].map((sign) => text.lastIndexOf(sign)))
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  const isWhole = at < 0 || value.absolute().toString() === digits
  const [fraction = ''] = (isWhole ? undefined : /\d+/.exec(text.slice(at + 1))) ?? []
  return { decimals: fraction.length, isGrouped: !/\d{4}/.test(isWhole ? text : text.slice(0, at)) }
}

/** Reads cells for one formula. */
class CellReader {
  /** As many decimals as the number with most of them, and groups unless a number goes without. */
  form: NumberForm = { decimals: 0, isGrouped: true }
  private hasRead = false
  private hasUnknown = false

  constructor(
    private readonly cells: CellFormula['cells'],
    private readonly contentOf: (text: string) => CellContent,
  ) {}

  /** Whether the formula refers to cells, and it is known what each of them holds. */
  get isKnown(): boolean {
    return this.hasRead && !this.hasUnknown
  }

  /** The numbers of those cells that hold some. */
  read(reference: CellReference): readonly Decimal[] {
    this.hasRead = true
    const texts = this.cells(reference)
    const all = texts?.map((text) => (text === undefined ? 'unknown' : this.contentOf(text)))
    const contents = all !== undefined && 'direction' in reference ? numbersTowards(all) : all
    if (contents === undefined) this.hasUnknown = true
    this.hasUnknown ||= isOneCell(reference) && contents?.[0] === 'text'
    return (contents ?? []).flatMap((content) => this.numberIn(content))
  }

  private numberIn(content: CellContent): Decimal | readonly [] {
    if (content === 'unknown') this.hasUnknown = true
    if (typeof content === 'string') return []
    const { decimals, isGrouped } = this.form
    if (content.decimals > decimals || (isGrouped && !content.isGrouped)) {
      this.form = {
        decimals: Math.max(decimals, content.decimals),
        isGrouped: isGrouped && content.isGrouped,
      }
    }
    return content.value
  }
}

/**
 * In a direction, Word goes over blank cells beside the formula and then ends at a cell that is blank or holds no
 * number. Undefined where there are numbers behind that cell: the result would lack them, and nobody would see it.
 */
function numbersTowards(contents: readonly CellContent[]): readonly CellContent[] | undefined {
  const filled = contents.slice(contents.findIndex((content) => content !== 'blank'))
  const end = filled.findIndex((content) => content === 'blank' || content === 'text')
  if (end < 0) return filled
  const rest = filled.slice(end)
  return rest.every((content) => content === 'blank' || content === 'text') ? filled.slice(0, end) : undefined
}

const isOneCell = (reference: CellReference): boolean =>
  'first' in reference &&
  reference.first.row !== undefined &&
  reference.first.column !== undefined &&
  reference.first.row === reference.last.row &&
  reference.first.column === reference.last.column
