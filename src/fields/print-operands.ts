/** How what a Word field is computed from gets its value from a scope: texts, formulas and choices. */
import { Decimal } from '../decimal.js'
import { formulaDividesByZero, formulaSyntax } from '../problem.js'
import { createPrintedComparison, type PatternPiece } from './compare-printed.js'
import { type Evaluation, evaluateFormula, type OperandValue } from './evaluate-formula.js'
import { createPictureFormat, type PrintSettings } from './format-value.js'
import { chooseLanguage } from './multi-language.js'
import { type NumberSigns, parseAmountText } from './parse-number-text.js'
import { createTextPrinter, createValueReader } from './print-value.js'
import type {
  ResolvedComparison,
  ResolvedFormat,
  ResolvedFormula,
  ResolvedOperand,
  ResolvedText,
} from './resolved-slots.js'
import type { Scope } from './scope.js'
import type { ProblemCollector } from './settings.js'
import { changeCase } from './text-case.js'

type Print = (scope: Scope) => string

/** Prints a text or a formula; what goes before and after it only prints with a value that is not empty. */
export function createOperandPrinter(operand: ResolvedOperand, settings: PrintSettings): Print {
  if (typeof operand === 'string') return () => operand
  switch (operand.kind) {
    case 'text':
      return withSurroundings(createTextPrinter(operand, settings), operand.format, settings)
    case 'formula':
      return withSurroundings(createFormulaPrinter(operand, settings), operand.format, settings)
    case 'choice': {
      const isTrue = createComparison(operand.comparison, settings)
      const [yes, no] = [printAll(operand.yes, settings), printAll(operand.no, settings)]
      return (scope) => (isTrue(scope) ? yes : no)(scope)
    }
  }
}

/** Whether the condition of an IF holds. */
export function createComparison(
  { left, operator, right }: ResolvedComparison,
  settings: PrintSettings,
): (scope: Scope) => boolean {
  const printLeft = printAll(left, settings)
  const pieces = right.map((piece) =>
    typeof piece === 'string' ? wildcardsOf(piece) : createOperandPrinter(piece, settings),
  )
  const compare = createPrintedComparison(operator, settings.culture)
  return (scope) => {
    const pattern = pieces.flatMap((piece) => (typeof piece === 'function' ? [piece(scope)] : piece))
    return compare(printLeft(scope), pattern)
  }
}

const wildcardsOf = (text: string): readonly PatternPiece[] =>
  text.split(/([*?])/).flatMap((piece): PatternPiece[] => {
    if (piece === '*') return [{ any: 'characters' }]
    if (piece === '?') return [{ any: 'character' }]
    return piece === '' ? [] : [piece]
  })

function printAll(operands: readonly ResolvedOperand[], settings: PrintSettings): Print {
  const prints = operands.map((operand) => createOperandPrinter(operand, settings))
  return (scope) => {
    let text = ''
    for (const print of prints) text += print(scope)
    return text
  }
}

function withSurroundings(print: Print, format: ResolvedFormat | undefined, settings: PrintSettings): Print {
  const { before = [], after = [] } = format ?? {}
  if (before.length + after.length === 0) return print
  const [printBefore, printAfter] = [printAll(before, settings), printAll(after, settings)]
  return (scope) => {
    const text = print(scope)
    return text === '' ? '' : printBefore(scope) + text + printAfter(scope)
  }
}

function createFormulaPrinter(formula: ResolvedFormula, settings: PrintSettings): Print {
  const { culture } = settings
  const { numberPicture, cases = [] } = formula.format ?? {}
  const evaluate = createEvaluation(formula, settings)
  const format =
    numberPicture === undefined
      ? (value: Decimal) => formatResult(value, culture)
      : createPictureFormat(numberPicture, { settings, where: formula.where })
  return (scope) => {
    const { value, fault } = evaluate(scope)
    if (fault !== undefined) noteFault(formula, fault, scope.quote.settings.problems)
    const text = value === undefined ? '' : format(value)
    return cases.reduce((changed, wanted) => changeCase(changed, wanted, culture.language), text)
  }
}

/** As Word prints a result without a picture: two decimals at most, no zeros at their end, and no groups. */
const formatResult = (value: Decimal, { decimalSign }: NumberSigns): string =>
  value.rounded(2).toString().replace('.', decimalSign)

type Fault = NonNullable<Evaluation['fault']>

function noteFault({ written, where }: ResolvedFormula, fault: Fault, problems: ProblemCollector): void {
  if (fault.kind === 'no-value') return
  problems.at(where).once(`formula ${written} ${fault.kind}`, () =>
    fault.kind === 'zero-divide'
      ? formulaDividesByZero(written)
      : formulaSyntax(written, {
          kind: fault.kind,
          found: fault.kind === 'not-a-number' ? fault.text : '',
        }),
  )
}

/** The exact value of a formula. */
function createEvaluation(
  { formula, operands }: ResolvedFormula,
  settings: PrintSettings,
): (scope: Scope) => Evaluation {
  if (formula === undefined) return () => ({ fault: { kind: 'no-value' } })
  const readers = new Map(operands.map((operand) => [operand, createNumberReader(operand, settings)]))
  return (scope) =>
    evaluateFormula(formula, {
      signs: settings.culture,
      read: (operand) => readers.get(operand)?.(scope),
    })
}

/** The number that an operand stands for: the exact one, however it would print. */
function createNumberReader(
  operand: ResolvedOperand,
  settings: PrintSettings,
): (scope: Scope) => OperandValue {
  if (typeof operand === 'string') return () => numberOfText(operand, settings)
  switch (operand.kind) {
    case 'text':
      return createTextNumberReader(operand, settings)
    case 'formula': {
      const evaluate = createEvaluation(operand, settings)
      return (scope) => {
        const { value, fault } = evaluate(scope)
        return value ?? fault
      }
    }
    case 'choice': {
      const isTrue = createComparison(operand.comparison, settings)
      const [yes, no] = [numberOfAll(operand.yes, settings), numberOfAll(operand.no, settings)]
      return (scope) => (isTrue(scope) ? yes : no)(scope)
    }
  }
}

/** The number of a branch: exact where it is one field or formula, else that of its text. */
function numberOfAll(
  operands: readonly ResolvedOperand[],
  settings: PrintSettings,
): (scope: Scope) => OperandValue {
  const visible = operands.filter((operand) => typeof operand !== 'string' || operand.trim() !== '')
  const [only] = visible
  if (only !== undefined && visible.length === 1) return createNumberReader(only, settings)
  const print = printAll(operands, settings)
  return (scope) => numberOfText(print(scope), settings)
}

/** A date counts by its picture: `\@ yyyy` makes it a year. */
function createTextNumberReader(text: ResolvedText, settings: PrintSettings): (scope: Scope) => OperandValue {
  const print = createTextPrinter(text, settings)
  if (text.format?.datePicture !== undefined) return (scope) => numberOfText(print(scope), settings)
  const read = createValueReader(text)
  return (scope) => {
    const known = read(scope)
    if (known === undefined) return { kind: 'no-value' }
    const { value } = known
    if (value === undefined || value instanceof Decimal) return value
    if (typeof value === 'boolean') return value ? Decimal.one : Decimal.zero
    if (typeof value === 'string') return numberOfText(value, settings)
    return 'length' in value ? Decimal.fromInteger(value.length) : numberOfText(print(scope), settings)
  }
}

function numberOfText(text: string, { culture }: PrintSettings): OperandValue {
  const chosen = chooseLanguage(text, culture.language).trim()
  if (chosen === '') return undefined
  const isPercentage = chosen.endsWith('%')
  const number = parseAmountText(isPercentage ? chosen.slice(0, -1) : chosen, culture)
  if (number === undefined) return { kind: 'not-a-number', text: chosen }
  return isPercentage ? number.dividedBy(Decimal.hundred) : number
}
