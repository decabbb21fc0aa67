import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Culture } from '../../src/culture/culture.js'
import { findCulture } from '../../src/culture/find-culture.js'
import { createDateFormat, type DateFormat } from '../../src/culture/format-date.js'
import type { DateValue } from '../../src/date-value.js'
import windows from './windows-cultures.json' with { type: 'json' }
import { weekdayOf, writeDate, writtenCultures } from './written-dates.js'

/** Cultures of Europe whose names are CLDR's in Windows too, with the forms beside a day. */
const namedAsInIntl =
  'bg-BG ca-ES cy-GB de-LI el-GR el-CY et-EE eu-ES fo-FO fy-NL ga-IE gd-GB hr-HR hu-HU it-CH lb-LU lt-LT mt-MT ro-RO ru-RU sk-SK sl-SI'.split(
    ' ',
  )

function cultureNamed(name: string): Culture {
  const culture = findCulture(name)
  if (culture === undefined) throw new Error(`${name} is unknown`)
  return culture
}

const at = (date: Partial<DateValue>): DateValue => ({
  year: 2024,
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  offset: undefined,
  ...date,
})

const print = (name: string, format: DateFormat, date: DateValue): string =>
  createDateFormat(cultureNamed(name), format)(date)

const formats: readonly DateFormat[] = [
  'ShortDate',
  'ShortTime',
  'ShortDateTime',
  'LongDate',
  'LongTime',
  'LongDateTime',
]

const anyDate = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) =>
    at({
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    }),
  )

describe('a date format', () => {
  it('prints the one date that SuperOffice documents', () => {
    expect(print('ar-KW', 'LongDate', at({ year: 2013, month: 9, day: 23 }))).toBe('23 سبتمبر, 2013')
  })

  it.each([
    [0, '12:00 AM', '12:00 ص'],
    [1, '1:00 AM', '01:00 ص'],
    [11, '11:00 AM', '11:00 ص'],
    [12, '12:00 PM', '12:00 م'],
    [13, '1:00 PM', '01:00 م'],
    [23, '11:00 PM', '11:00 م'],
  ])('prints hour %i on a clock of twelve hours', (hour, american, kuwaiti) => {
    expect(print('en-US', 'ShortTime', at({ hour }))).toBe(american)
    expect(print('ar-KW', 'ShortTime', at({ hour }))).toBe(kuwaiti)
  })

  it('takes the genitive of the month beside a day, where the language has one', () => {
    const may = at({ month: 5, day: 3 })
    expect(print('pl-PL', 'LongDate', may)).toBe('piątek, 3 maja 2024')
    expect(print('cs-CZ', 'LongDate', may)).toBe('pátek 3. května 2024')
    expect(print('fi-FI', 'LongDate', may)).toBe('perjantai 3. toukokuuta 2024')
  })

  it('takes the nominative of the month where the pattern has no day', () => {
    const culture = { ...cultureNamed('pl-PL'), longDate: "dddd ',' MMMM yyyy" }
    expect(createDateFormat(culture, 'LongDate')(at({ month: 5, day: 3 }))).toBe('piątek , maj 2024')
  })

  it('prints the wall clock as it stands, whatever its offset', () => {
    const date = at({ month: 12, day: 31, hour: 23, minute: 5, second: 9 })
    for (const offset of [undefined, 0, 60, -300, 840]) {
      expect(print('nb-NO', 'ShortDateTime', { ...date, offset })).toBe('31.12.2024 23:05')
    }
  })

  it('pads years below 1000 and cuts none above', () => {
    expect(print('sv-SE', 'ShortDate', at({ year: 7 }))).toBe('0007-01-01')
    expect(print('fr-BE', 'ShortDate', at({ year: 1907 }))).toBe('01-01-07')
    expect(print('nb-NO', 'ShortDate', at({ year: 10000 }))).toBe('01.01.10000')
  })

  // Names of days and months come from the table. Intl is only another witness here.
  it('agrees with Intl on the names of all months and days', () => {
    for (const culture of namedAsInIntl.map(cultureNamed)) {
      const named = createDateFormat({ ...culture, longDate: 'd dddd MMMM' }, 'LongDate')
      for (let day = 0; day < 366; day += 5) {
        const date = new Date(Date.UTC(2024, 0, 1 + day))
        const expected = `${date.getUTCDate()} ${intlNames(culture.name, date)}`
        const actual = named(at({ month: date.getUTCMonth() + 1, day: date.getUTCDate() }))
        expect(actual).toBe(expected)
      }
    }
  })

  it('knows the weekday of any date', () => {
    const { days } = cultureNamed('en-US')
    const weekday = createDateFormat({ ...cultureNamed('en-US'), longDate: 'dddd' }, 'LongDate')
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekday(date)).toBe(days[weekdayOf(date)])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('every format of the cultures of the markets', () => {
  it('is written out', () => {
    expect(writtenCultures).toEqual(Object.keys(windows.cultures))
  })

  it.each(writtenCultures)('prints any date in %s as it is written out', (name) => {
    const culture = cultureNamed(name)
    const print = (date: DateValue) => formats.map((format) => createDateFormat(culture, format)(date))
    fc.assert(
      fc.property(anyDate, (date) => {
        const written = writeDate(name, date)
        expect(print(date)).toEqual(formats.map((format) => written[format]))
      }),
      { numRuns: 300 },
    )
  })

  it.each(writtenCultures)('prints every day of a year and every hour in %s as it is written out', (name) => {
    const culture = cultureNamed(name)
    const print = createDateFormat(culture, 'LongDateTime')
    for (let ordinal = 0; ordinal < 366; ordinal += 1) {
      const day = new Date(Date.UTC(2024, 0, 1 + ordinal))
      const date = at({ month: day.getUTCMonth() + 1, day: day.getUTCDate(), hour: ordinal % 24 })
      expect(print(date)).toBe(writeDate(name, date).LongDateTime)
    }
  })
})

/** Weekday and month as Intl names them beside a day. */
function intlNames(locale: string, date: Date): string {
  const options = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const
  const part = (parts: Intl.DateTimeFormatPart[], type: string) =>
    parts.find((part) => part.type === type)?.value
  const weekday = new Intl.DateTimeFormat(locale, { ...options, weekday: 'long' }).formatToParts(date)
  const month = new Intl.DateTimeFormat(locale, { ...options, month: 'long', day: 'numeric' }).formatToParts(
    date,
  )
  return `${part(weekday, 'weekday')} ${part(month, 'month')}`
}
