/** From values to the texts that print, by a field's suffix and the render's culture. */
import type { Culture } from '../culture/culture.js'
import { createDateFormat, type DateFormat } from '../culture/format-date.js'
import { createNumberFormat } from '../culture/format-number.js'
import { toCalendarDate, toWallClock } from '../culture/time-zone.js'
import { booleanWord } from '../culture/words.js'
import { type DateValue, isNullDate } from '../date-value.js'
import { Decimal } from '../decimal.js'
import type { FieldType, FieldValue } from '../model.js'
import {
  charactersRemoved,
  dateWithoutZone,
  markupInText,
  nullDate,
  unparsedMultiLanguage,
  wordsInEnglish,
} from '../problem.js'
import type { Field } from './field.js'
import { chooseLanguage, startsLikeBlock } from './multi-language.js'
import type { ProblemSink, Settings } from './settings.js'

/** What a suffix asks for. */
export type Suffix =
  | { readonly kind: 'number'; readonly decimals: number | 'trim' }
  | { readonly kind: 'date'; readonly format: DateFormat }

/** How a field prints. */
export interface FormatWish {
  /** The field as problems name it. */
  readonly name: string
  readonly type: FieldType
  readonly dateKind: Field['dateKind']
  readonly dateFormat: DateFormat
  readonly suffix: Suffix | undefined
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

/** What printing needs of the settings. */
export interface PrintSettings extends Pick<Settings, 'culture' | 'timeZone'> {
  readonly problems: ProblemSink
}

/** Prepares how a field's values print. What cannot print as wished is noted, once per field. */
export function createValueFormat(wish: FormatWish, settings: PrintSettings): (value: FieldValue) => string {
  const formatNumber = createFieldNumberFormat(wish, settings.culture)
  const formatDate = createFieldDateFormat(wish, settings)
  return (value) => {
    if (value === undefined) return ''
    if (typeof value === 'string') return formatText(value, wish, settings)
    if (typeof value === 'boolean') return formatBoolean(value, settings)
    if (value instanceof Decimal) return formatNumber(value)
    return 'year' in value ? formatDate(value) : ''
  }
}

/** Whole numbers (ids, ranks, counts) print without grouping unless a suffix asks for a number format. */
function createFieldNumberFormat(wish: FormatWish, culture: Culture): (value: Decimal) => string {
  if (wish.suffix?.kind === 'number') return createNumberFormat(culture, wish.suffix.decimals)
  if (wish.type === 'integer') return (value) => value.toString()
  return createNumberFormat(culture, 'default')
}

function createFieldDateFormat(wish: FormatWish, settings: PrintSettings): (value: DateValue) => string {
  const format = wish.suffix?.kind === 'date' ? wish.suffix.format : wish.dateFormat
  const print = createDateFormat(settings.culture, format)
  const isDay = wish.dateKind === 'calendar' && (format === 'ShortDate' || format === 'LongDate')
  const { timeZone, problems } = settings
  return (value) => {
    if (isNullDate(value)) {
      problems.once(`no date ${wish.name} ${value.year}`, () => nullDate(wish.name, value.year))
      return ''
    }
    if (!isDay) return print(toWallClock(withOffset(value, wish.dateKind), timeZone))
    const { date, doubtful } = toCalendarDate(value, timeZone)
    if (doubtful) problems.once(`date ${wish.name}`, () => dateWithoutZone(wish.name))
    return print(date)
  }
}

const withOffset = (value: DateValue, kind: Field['dateKind']): DateValue =>
  kind === 'instant' && value.offset === undefined ? { ...value, offset: 0 } : value

function formatBoolean(value: boolean, { culture, problems }: PrintSettings): string {
  const word = booleanWord(culture.language, value)
  if (word !== undefined) return word
  problems.once('words', () => wordsInEnglish(culture.name))
  return value ? 'Yes' : 'No'
}

/** Characters that XML 1.0 forbids, noncharacters, and halves of surrogate pairs. */
const forbidden = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu
const markup = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i

function formatText(value: string, wish: FormatWish, { culture, problems }: PrintSettings): string {
  const text = chooseLanguage(value, culture.language)
  if (text === value && startsLikeBlock(text))
    problems.once(`languages ${wish.name}`, () => unparsedMultiLanguage(wish.name))
  if (text.includes('<') && markup.test(text))
    problems.once(`markup ${wish.name}`, () => markupInText(wish.name))
  const clean = text.replace(forbidden, '')
  if (clean !== text) problems.once(`characters ${wish.name}`, () => charactersRemoved(wish.name))
  return clean
}
