import { type CalendarNames, findCalendarNames } from './calendar-names.js'
import { createIntlCalendarNames } from './intl-calendar-names.js'

/** How a culture writes numbers and dates, as .NET's CultureInfo on Windows 10 does. */
export interface Culture extends CalendarNames {
  /** .NET and BCP 47 name, such as `nb-NO`. */
  readonly name: string
  /** ISO 639-1 code, such as `nb`; the code of ISO 639-3 for languages without one. */
  readonly language: string
  /** .NET's NumberNegativePattern, with `n` for the digits: `-n`. */
  readonly negativePattern: string
  readonly decimalSign: string
  readonly groupSign: string
  /** Digits per group, from the decimal sign leftwards; the last size repeats, and 0 ends the grouping. */
  readonly groupSizes: readonly number[]
  /** How many decimals print when a field states none. */
  readonly decimals: number
  /** .NET format patterns: `d`, `D`, `t` and `T`. */
  readonly shortDate: string
  readonly longDate: string
  readonly shortTime: string
  readonly longTime: string
  /** What `tt` prints before and from noon. */
  readonly am: string
  readonly pm: string
  /** The calendar that SuperOffice prints there instead of the Gregorian one, as .NET calls it. */
  readonly otherCalendar?: string
}

/** What has to be known about a culture beside the names of its days and months. */
export interface CultureRow
  extends Pick<Culture, 'name' | 'shortDate' | 'longDate' | 'shortTime' | 'longTime' | 'am' | 'pm'> {
  /** How .NET's format `N` prints -1234567.89 there. */
  readonly number: string
}

/** The cultures whose calendar in .NET on Windows 10 is another one. Quotewright prints Gregorian dates in all. */
const otherCalendars = new Map([
  ['ar-SA', 'UmAlQura'],
  ['ckb-IR', 'Persian'],
  ['dv-MV', 'Hijri'],
  ['fa-AF', 'Persian'],
  ['fa-IR', 'Persian'],
  ['lrc-IR', 'Persian'],
  ['mzn-IR', 'Persian'],
  ['ps-AF', 'Persian'],
  ['th-TH', 'ThaiBuddhist'],
  ['uz-Arab-AF', 'Persian'],
])

export function createCulture({ number, ...row }: CultureRow): Culture {
  const { name } = row
  const otherCalendar = otherCalendars.get(name)
  return {
    ...row,
    language: languageOf(name),
    ...parseSampleNumber(number),
    ...(findCalendarNames(name) ?? createIntlCalendarNames(name)),
    ...(otherCalendar === undefined ? {} : { otherCalendar }),
  }
}

export const languageOf = (name: string): string => name.split('-', 1)[0] ?? name

type NumberSigns = Pick<Culture, 'negativePattern' | 'decimalSign' | 'groupSign' | 'groupSizes' | 'decimals'>

/** Reads from the print of -1234567.89 how a culture writes numbers. */
function parseSampleNumber(sample: string): NumberSigns {
  const digits = /\d.*\d/s.exec(sample)?.[0] ?? ''
  const [fraction = '', ...groups] = digits.split(/\D+/).reverse()
  const signs = digits.match(/\D+/g) ?? []
  return {
    negativePattern: sample.replace(digits, 'n'),
    decimalSign: signs.at(-1) ?? '',
    groupSign: signs.length > 1 ? (signs[0] ?? '') : '',
    groupSizes: groupSizesOf(groups.map(({ length }) => length)),
    decimals: fraction.length,
  }
}

/** The sizes of the groups of a number, the last ones first, as .NET states them: without what repeats. */
function groupSizesOf(lengths: readonly number[]): readonly number[] {
  const full = lengths.slice(0, -1)
  const last = full.at(-1) ?? 0
  const rest = lengths.at(-1) ?? 0
  const sizes = full.filter((size, index) => index === 0 || size !== full[index - 1])
  return rest > last ? [...sizes, 0] : sizes
}
