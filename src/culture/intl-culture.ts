import { type Culture, createCulture } from './culture.js'
import { gregorian, withoutMarks } from './intl-calendar-names.js'

/**
 * Derives a culture from Intl as .NET derives one from ICU: the same signs, orders and separators, but always
 * ASCII digits, ASCII minus, groups, Gregorian dates, and years of four digits. Undefined for a name that Intl
 * has no data of its own for.
 *
 * @param name A language, a script or none, and a region: `es-MX`, `sr-Cyrl-RS`.
 */
export function createIntlCulture(name: string): Culture | undefined {
  if (!isKnown(name)) return undefined
  return createCulture({
    name,
    number: sampleNumber(name),
    shortDate: patternOf(name, { dateStyle: 'short' }),
    longDate: patternOf(name, { dateStyle: 'full' }),
    shortTime: patternOf(name, { timeStyle: 'short' }),
    longTime: patternOf(name, { timeStyle: 'medium' }),
    am: dayPeriod(name, 8),
    pm: dayPeriod(name, 20),
  })
}

/**
 * Whether Intl has data for the very name. For a region that it does not know it answers with the language, and for a
 * language that it does not know with the locale of the process, which may be the very name.
 */
const isKnown = (name: string): boolean =>
  Intl.DateTimeFormat.supportedLocalesOf(name).length > 0 &&
  new Intl.DateTimeFormat(name).resolvedOptions().locale === name

/** How -1234567.89 prints. Windows groups with U+00A0 where CLDR has come to use the narrow U+202F. */
function sampleNumber(name: string): string {
  const format = new Intl.NumberFormat(name, { numberingSystem: 'latn', useGrouping: 'always' })
  const kinds = ['integer', 'group', 'decimal', 'fraction']
  const parts = format.formatToParts(1234567.89).filter(({ type }) => kinds.includes(type))
  return `-${parts.map(({ value }) => value.replace('\u202f', '\u00a0')).join('')}`
}

/** 5 September 2013, 08:05:09: every number of it shows by its zeros whether it is padded. */
const sample = Date.UTC(2013, 8, 5, 8, 5, 9)

function patternOf(name: string, style: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(name, { ...gregorian, ...style })
  const { hourCycle } = format.resolvedOptions()
  const hour = hourCycle === 'h23' ? 'H' : 'h'
  return format
    .formatToParts(sample)
    .map(({ type, value }) => patternLetters(type, value, hour))
    .join('')
}

/** The letters of .NET for a part of a date that Intl printed; other parts are quoted texts. */
function patternLetters(type: Intl.DateTimeFormatPartTypes, value: string, hour: string): string {
  switch (type) {
    case 'year':
      return 'yyyy'
    case 'month':
      return value === '9' ? 'M' : value === '09' ? 'MM' : 'MMMM'
    case 'day':
      return value === '5' ? 'd' : 'dd'
    case 'weekday':
      return 'dddd'
    case 'hour':
      return hour.repeat(value.length)
    case 'minute':
      return 'mm'
    case 'second':
      return 'ss'
    case 'dayPeriod':
      return 'tt'
    default:
      return quoted(withPlainSpaces(withoutMarks(value)))
  }
}

/** Puts the letters of a text in single quotes, so that they are none of the pattern. */
const quoted = (text: string): string => text.replace(/\p{L}(?:.*\p{L})?\p{M}*/u, "'$&'")

/** In dates and times Windows has no other space than the ASCII one. */
const withPlainSpaces = (text: string): string => text.replace(/\p{Zs}/gu, ' ')

/** What stands for the half of the day, where Windows has no pattern of its own. */
function dayPeriod(name: string, hour: number): string {
  const format = new Intl.DateTimeFormat(name, { ...gregorian, hour: 'numeric', hour12: true })
  const part = format.formatToParts(Date.UTC(2013, 8, 5, hour)).find(({ type }) => type === 'dayPeriod')
  return withPlainSpaces(withoutMarks(part?.value ?? ''))
}
