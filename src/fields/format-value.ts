/** From values to the texts that print, by a field's suffix and the render's culture. */
import type { Culture } from '../culture/culture.js'
import { compileDatePicture } from '../culture/date-picture.js'
import { findCulture } from '../culture/find-culture.js'
import { createDateFormat, type DateFormat } from '../culture/format-date.js'
import { createNumberFormat } from '../culture/format-number.js'
import { compileNumberPicture } from '../culture/number-picture.js'
import type { PictureFault } from '../culture/picture.js'
import { toCalendarDate, toWallClock } from '../culture/time-zone.js'
import { booleanWord } from '../culture/words.js'
import { type DateValue, isNullDate, parseDateValue } from '../date-value.js'
import { Decimal } from '../decimal.js'
import type { FieldType, FieldValue, Place, RegionName } from '../model.js'
import {
  charactersRemoved,
  dateWithoutZone,
  doubtfulPicture,
  markupInText,
  nullDate,
  unparsedMultiLanguage,
  wordsInEnglish,
} from '../problem.js'
import type { Field } from './field.js'
import { chooseLanguage, startsLikeBlock } from './multi-language.js'
import { parseAmountText } from './parse-number-text.js'
import type { Look, ProblemCollector, ProblemSink } from './settings.js'

/** What a suffix asks for. */
export type Suffix =
  | { readonly kind: 'number'; readonly decimals: number | 'trim' }
  | { readonly kind: 'date'; readonly format: DateFormat }

/** How a field prints. */
export interface FormatWish {
  /** The field as problems name it, and its place. */
  readonly name: string
  readonly where: Place | undefined
  readonly type: FieldType
  readonly dateKind: Field['dateKind']
  readonly dateFormat: DateFormat
  readonly suffix: Suffix | undefined
  /** The pictures of a Word field; they win over the suffix. */
  readonly numberPicture?: string | undefined
  readonly datePicture?: string | undefined
}

const dateFormats: readonly DateFormat[] = [
  'ShortDate',
  'ShortTime',
  'ShortDateTime',
  'LongDate',
  'LongTime',
  'LongDateTime',
]

/** Reads `2`, `Trim` or `LongDate`, in any case; undefined when it is no suffix. */
export function parseSuffix(text: string): { readonly suffix: Suffix; readonly written: string } | undefined {
  if (/^\d$/.test(text)) return { suffix: { kind: 'number', decimals: Number(text) }, written: text }
  const lower = text.toLowerCase()
  if (lower === 'trim') return { suffix: { kind: 'number', decimals: 'trim' }, written: 'Trim' }
  const format = dateFormats.find((name) => name.toLowerCase() === lower)
  return format === undefined ? undefined : { suffix: { kind: 'date', format }, written: format }
}

/** A quantity within a text: up to five decimals, no trailing zeros. */
export const formatTrimmed = (value: Decimal, culture: Culture): string =>
  createNumberFormat(culture, 'trim')(value)

/** What is wrong with the picture of the switch `\#` or `\@` in every culture. */
export function findPictureFaults(kind: '#' | '@', picture: string): readonly PictureFault[] {
  const culture = findCulture('en-US')
  if (culture === undefined) return []
  const compiled =
    kind === '#' ? compileNumberPicture(picture, culture) : compileDatePicture(picture, culture)
  return compiled.faults.filter((fault) => fault !== 'doubtful-sign')
}

/** What preparing a print needs to know. */
export interface PrintSettings extends Look {
  /** Takes what shows before there are values. */
  readonly problems: ProblemCollector
  /** The innermost region that is open there, or a list of own data. */
  readonly region: RegionName | 'data'
}

/** Prepares how a picture prints numbers. Which of its signs are doubtful depends on the culture. */
export function createPictureFormat(
  picture: string,
  { settings, where }: { readonly settings: PrintSettings; readonly where: Place | undefined },
): (value: Decimal) => string {
  const { format, faults } = compileNumberPicture(picture, settings.culture)
  if (faults.includes('doubtful-sign')) {
    settings.problems.at(where).once(`picture ${picture}`, () => doubtfulPicture(picture, 'doubtful-sign'))
  }
  return format
}

/** Prints a value. What cannot print as wished is noted, once per field. */
export type ValueFormat<T = FieldValue> = (value: T, problems: ProblemCollector) => string

/** Prepares how a field's values print. */
export function createValueFormat(wish: FormatWish, settings: PrintSettings): ValueFormat {
  const formatNumber = createFieldNumberFormat(wish, settings)
  const formatDate = createFieldDateFormat(wish, settings)
  const formatText = createTextFormat(wish, settings)
  const formatPictured = createPicturedFormat(wish, { settings, formatNumber, formatDate })
  return (value, problems) => {
    if (value === undefined) return ''
    if (typeof value === 'string') return formatPictured(formatText(value, problems), problems)
    if (typeof value === 'boolean') return formatBoolean(value, settings.culture, problems.at(wish.where))
    if (value instanceof Decimal) return formatNumber(value)
    return 'year' in value ? formatDate(value, problems) : ''
  }
}

interface PicturedParts {
  readonly settings: PrintSettings
  readonly formatNumber: (value: Decimal) => string
  readonly formatDate: ValueFormat<DateValue>
}

/** A text that is a date or a number answers the picture for one. */
function createPicturedFormat(
  { datePicture, numberPicture }: FormatWish,
  { settings, formatNumber, formatDate }: PicturedParts,
): ValueFormat<string> {
  if (datePicture === undefined && numberPicture === undefined) return (text) => text
  return (text, problems) => {
    const date = datePicture === undefined ? undefined : parseDateValue(text.trim())
    if (date !== undefined) return formatDate(date, problems)
    const number = numberPicture === undefined ? undefined : parseAmountText(text, settings.culture)
    return number === undefined ? text : formatNumber(number)
  }
}

/** Whole numbers (ids, ranks, counts) print without grouping unless a suffix asks for a number format. */
function createFieldNumberFormat(wish: FormatWish, settings: PrintSettings): (value: Decimal) => string {
  const { culture } = settings
  if (wish.numberPicture !== undefined)
    return createPictureFormat(wish.numberPicture, { settings, where: wish.where })
  if (wish.suffix?.kind === 'number') return createNumberFormat(culture, wish.suffix.decimals)
  if (wish.type === 'integer') return (value) => value.toString()
  return createNumberFormat(culture, 'default')
}

function createFieldDateFormat(wish: FormatWish, settings: PrintSettings): ValueFormat<DateValue> {
  const format = wish.suffix?.kind === 'date' ? wish.suffix.format : wish.dateFormat
  const print =
    wish.datePicture === undefined
      ? createDateFormat(settings.culture, format)
      : compileDatePicture(wish.datePicture, settings.culture).format
  const isDay = wish.dateKind === 'calendar' && !printsTime(print)
  const { timeZone } = settings
  const { name, where } = wish
  return (value, problems) => {
    if (isNullDate(value)) {
      problems.at(where).once(`no date ${name} ${value.year}`, () => nullDate(name, value.year))
      return ''
    }
    if (!isDay) return print(toWallClock(withOffset(value, wish.dateKind), timeZone))
    const { date, doubtful } = toCalendarDate(value, timeZone)
    if (doubtful) problems.at(where).once(`date ${name}`, () => dateWithoutZone(name))
    return print(date)
  }
}

/** Whether times of one day print differently. */
const printsTime = (print: (value: DateValue) => string): boolean =>
  print({ ...someDay, hour: 1, minute: 2, second: 3 }) !==
  print({ ...someDay, hour: 13, minute: 4, second: 5 })
const someDay = { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0, offset: undefined }

const withOffset = (value: DateValue, kind: Field['dateKind']): DateValue =>
  kind === 'instant' && value.offset === undefined ? { ...value, offset: 0 } : value

function formatBoolean(value: boolean, culture: Culture, problems: ProblemSink): string {
  const word = booleanWord(culture.language, value)
  if (word !== undefined) return word
  problems.once('words', () => wordsInEnglish(culture.name))
  return value ? 'Yes' : 'No'
}

/** Characters that XML 1.0 forbids, noncharacters, and halves of surrogate pairs. */
const forbidden = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu
const markup = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i

/** Whether a text may need a closer look: everything that is not plain, and what languages and markup begin with. */
const isSpecial = /[^\t\n\r -!#-;=-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/

function createTextFormat({ name, where }: FormatWish, { culture }: PrintSettings): ValueFormat<string> {
  return (value, collector) => {
    if (!isSpecial.test(value)) return value
    const problems = collector.at(where)
    const text = chooseLanguage(value, culture.language)
    if (text === value && startsLikeBlock(text))
      problems.once(`languages ${name}`, () => unparsedMultiLanguage(name))
    if (text.includes('<') && markup.test(text)) problems.once(`markup ${name}`, () => markupInText(name))
    const clean = text.replace(forbidden, '')
    if (clean !== text) problems.once(`characters ${name}`, () => charactersRemoved(name))
    return clean
  }
}
