/** How one field, picture or condition of a template gets its value from a scope, prepared once per template. */
import { isNullDate, parseDateValue } from '../date-value.js'
import { Decimal } from '../decimal.js'
import type { FieldValue, Picture, Place, RegionName } from '../model.js'
import {
  divisionByZero,
  fieldDisabled,
  noClock,
  noRight,
  unansweredCondition,
  unansweredVariable,
  unfittingSuffix,
} from '../problem.js'
import type { Field } from './field.js'
import { findHidingReason } from './field-rights.js'
import {
  createValueFormat,
  type FormatWish,
  type PrintSettings,
  type Suffix,
  type ValueFormat,
} from './format-value.js'
import { type DataValue, isDataList, readOpenData } from './own-data.js'
import { readPicture } from './read-picture.js'
import type { ResolvedText, ValueSource } from './resolved-slots.js'
import { type Row, RowValue } from './row-value.js'
import { alternativeAround, type Scope } from './scope.js'
import type { ProblemSink } from './settings.js'
import { changeCase } from './text-case.js'

/** Prints a value with the pictures and cases that it is wanted in, but without what goes before and after it. */
export function createTextPrinter(text: ResolvedText, settings: PrintSettings): (scope: Scope) => string {
  const print = createPlainPrinter(text, settings)
  const cases = text.format?.cases ?? []
  if (cases.length === 0) return print
  const { language } = settings.culture
  return (scope) => cases.reduce((value, wanted) => changeCase(value, wanted, language), print(scope))
}

function createPlainPrinter(text: ResolvedText, settings: PrintSettings): (scope: Scope) => string {
  const { value } = text
  const printer = new Printer(text, settings)
  switch (value.from) {
    case 'literal':
      return () => value.text
    case 'field':
      return printer.field(value.field, value.field.name)
    case 'variable':
      return printer.variable(value.code, value.field)
    case 'data':
      return printer.data(value)
  }
}

/** Reads a value to compute with; undefined where the name is unknown, or the value may not be shown. */
export function createValueReader({
  value,
  where,
}: ResolvedText): (scope: Scope) => { readonly value: FieldValue | DataValue } | undefined {
  if (value.from === 'literal') return () => undefined
  if (value.from === 'data') return (scope) => ({ value: readOpenData(scope, value) })
  const { field } = value
  return (scope) => {
    const read = field === undefined ? undefined : readField(field, scope, where)
    if (read === undefined && field !== undefined && findHidingReason(field, scope) !== undefined)
      return undefined
    const given = value.from === 'variable' ? scope.quote.quote.variables.get(value.code) : undefined
    return { value: read ?? given }
  }
}

/** Reads a field that prints, noting why it stays blank when it may not be shown. */
function readField(field: Field, scope: Scope, where: Place): FieldValue {
  const reason = findHidingReason(field, scope)
  const value = reason === undefined ? field.read(scope) : undefined
  const isNoted = reason !== undefined || field.amount?.divisor !== undefined
  if (value === undefined && isNoted) noteBlank(field, reason, scope.quote.settings.problems.at(where))
  return value
}

function noteBlank(
  { name, amount }: Field,
  reason: ReturnType<typeof findHidingReason>,
  problems: ProblemSink,
): void {
  const divisor = amount?.divisor
  if (reason === 'not-in-use') problems.once(`disabled ${name}`, () => fieldDisabled(name))
  else if (reason === 'no-right') problems.once(`right ${name}`, () => noRight(name))
  else if (divisor !== undefined) problems.once(name, () => divisionByZero(name, divisor))
}

export function createPictureReader(
  { value, where }: Pick<ResolvedText, 'value' | 'where'>,
  settings: PrintSettings,
): (scope: Scope) => Picture | undefined {
  if (value.from === 'data') return dataPictureReader(value, where)
  if (value.from !== 'field') return () => undefined
  const { field } = value
  return oncePerRow(field, settings, (scope) => {
    const picture = readField(field, scope, where)
    return isPicture(picture) ? picture : undefined
  })
}

interface LastPicture {
  readonly text: string
  readonly picture: Picture | undefined
}

/** A text of own data is a picture in base64; the rows of a list often have the same one. */
function dataPictureReader(
  value: ValueSource & { readonly from: 'data' },
  where: Place,
): (scope: Scope) => Picture | undefined {
  const lastOfRender = new RowValue<{ picture?: LastPicture }>()
  return (scope) => {
    const given = readOpenData(scope, value)
    if (given === undefined) return undefined
    const text = typeof given === 'string' ? given : noPicture
    const last = lastOfRender.get(scope.quote, () => ({}))
    if (last.picture?.text === text) return last.picture.picture
    const problems = scope.quote.settings.problems.at(where)
    const picture = readPicture(text, { field: value.name, description: '', problems })
    last.picture = { text, picture }
    return picture
  }
}

/** What stands for numbers, lists and the like, which are no pictures. */
const noPicture = '-'

class Printer {
  private readonly where: Place
  private readonly wish: Pick<FormatWish, 'where' | 'suffix' | 'numberPicture' | 'datePicture'>

  constructor(
    { suffix, format, where }: Pick<ResolvedText, 'suffix' | 'format' | 'where'>,
    private readonly settings: PrintSettings,
  ) {
    const { numberPicture, datePicture } = format ?? {}
    const isPictured = numberPicture !== undefined || datePicture !== undefined
    this.where = where
    this.wish = { where, suffix: isPictured ? undefined : suffix, numberPicture, datePicture }
  }

  field(field: Field, name: string): (scope: Scope) => string {
    const { where } = this
    const { type, dateKind, dateFormat } = field
    const wish = { name, type, dateKind, dateFormat, ...this.wish }
    const format = createValueFormat(wish, this.settings)
    return oncePerRow(field, this.settings, (scope) =>
      format(readField(field, scope, where), scope.quote.settings.problems),
    )
  }

  /** A carrier answers a template variable where it can; the quote file's `Variables` answer the rest. */
  variable(code: string, field: Field | undefined): (scope: Scope) => string {
    const print = field === undefined ? undefined : this.field(field, code)
    const format = this.dataFormat(code)
    const answer = (scope: Scope): string => {
      const text = print?.(scope) ?? ''
      if (text !== '') return text
      const { problems } = scope.quote.settings
      const isHidden = field !== undefined && findHidingReason(field, scope) !== undefined
      const given = isHidden ? undefined : scope.quote.quote.variables.get(code)
      if (given !== undefined) return format(given, problems)
      if (!isHidden && (field === undefined || isUnanswered(field, scope))) {
        const problem = field?.dateKind === 'clock' ? noClock : unansweredVariable
        problems.at(this.where).once(`variable ${code}`, () => problem(code))
      }
      return ''
    }
    return field === undefined ? answer : oncePerRow(field, this.settings, answer)
  }

  data(source: { readonly name: string; readonly list?: string }): (scope: Scope) => string {
    const format = this.dataFormat(source.name)
    return (scope) => format(readOpenData(scope, source), scope.quote.settings.problems)
  }

  /** Own data: whole numbers print as they are, texts that are dates answer date suffixes. */
  private dataFormat(name: string): ValueFormat<DataValue> {
    const { settings } = this
    const { suffix } = this.wish
    const wish: FormatWish = {
      name,
      type: 'decimal',
      dateKind: 'calendar',
      dateFormat: 'ShortDate',
      ...this.wish,
    }
    const format = createValueFormat(wish, settings)
    const formatInteger = createValueFormat({ ...wish, type: 'integer' }, settings)
    return (value, problems) => {
      if (isDataList(value)) return value.length === 0 ? '' : String(value.length)
      const date = suffix?.kind === 'date' && typeof value === 'string' ? parseDateValue(value) : undefined
      if (suffix !== undefined && value !== undefined && value !== '' && date === undefined) {
        checkSuffix(name, { suffix, value, problems: problems.at(this.where) })
      }
      if (value instanceof Decimal && value.isInteger()) return formatInteger(value, problems)
      return format(date ?? value, problems)
    }
  }
}

interface SuffixedValue {
  readonly suffix: Suffix
  readonly value: string | boolean | Decimal
  readonly problems: ProblemSink
}

function checkSuffix(name: string, { suffix, value, problems }: SuffixedValue): void {
  const isNumber = value instanceof Decimal
  if (isNumber && suffix.kind === 'number') return
  const written = suffix.kind === 'date' ? suffix.format : String(suffix.decimals)
  const type = isNumber ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text'
  problems.once(`suffix ${name}`, () => unfittingSuffix(name, { suffix: written, type }))
}

interface ConditionValue {
  readonly value: Exclude<ValueSource, { from: 'data' }>
  readonly where: Place
}

/** Whether a value is there. What is hidden is false, and no problem; what is not answered is false with a warning. */
export function createCondition(
  { value, where }: ConditionValue,
  settings: PrintSettings,
): (scope: Scope) => boolean {
  if (value.from === 'literal') return () => value.text !== ''
  if (value.from === 'field') {
    const { field } = value
    return oncePerRow(
      field,
      settings,
      (scope) => findHidingReason(field, scope) === undefined && isTruthy(field.read(scope)),
    )
  }
  const { field, code } = value
  const isTrue = (scope: Scope): boolean => {
    if (field !== undefined && findHidingReason(field, scope) !== undefined) return false
    if (field !== undefined && isTruthy(field.read(scope))) return true
    const given = scope.quote.quote.variables.get(code)
    if (given === undefined && (field === undefined || isUnanswered(field, scope))) {
      const problem = field?.dateKind === 'clock' ? noClock : unansweredCondition
      scope.quote.settings.problems.at(where).once(`variable ${code}`, () => problem(code))
    }
    return isTruthy(given)
  }
  return field === undefined ? isTrue : oncePerRow(field, settings, isTrue)
}

/** A field of an outer level is the same in every row inside: it is computed once per row of its own region. */
function oncePerRow<T>(
  { region }: Field,
  settings: PrintSettings,
  compute: (scope: Scope) => T,
): (scope: Scope) => T {
  if (region === 'line' || region === settings.region) return compute
  const value = new RowValue<T>()
  return (scope) => value.get(rowOf(region, scope) ?? scope.quote, () => compute(scope))
}

const rowOf = (region: Exclude<RegionName, 'line'>, scope: Scope): Row | undefined =>
  region === 'alternative' ? alternativeAround(scope) : scope[region]

/** By exact value, however it would print; a date that stands for none is missing. */
export function isTruthy(value: FieldValue): boolean {
  if (value instanceof Decimal) return !value.isZero()
  if (typeof value === 'object' && 'year' in value) return !isNullDate(value)
  return value !== undefined && value !== false && value !== ''
}

const isPicture = (value: FieldValue): value is Picture =>
  typeof value === 'object' && !(value instanceof Decimal) && 'bytes' in value

/** Whether what would answer a template variable is not there at all; a property that is empty answers it. */
function isUnanswered({ region, headerProperties, dateKind }: Field, scope: Scope): boolean {
  const { quote, settings } = scope.quote
  if (region === 'line') return scope.line === undefined
  if (region !== 'quote') return rowOf(region, scope) === undefined
  if (dateKind === 'clock') return settings.now === undefined
  const { carrier } = headerProperties[0] ?? {}
  if (carrier === 'contact' || carrier === 'person') return quote[carrier] === undefined
  return !quote.hasHeader
}
