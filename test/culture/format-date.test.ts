import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Culture, findCulture } from '../../src/culture/find-culture.js'
import { createDateFormat, type DateFormat } from '../../src/culture/format-date.js'
import type { DateValue } from '../../src/date-value.js'
import windows from './windows-cultures.json' with { type: 'json' }

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

afterEach(() => {
  vi.unstubAllEnvs()
})

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
    for (const culture of [...Object.keys(windows.cultures), ...namedAsInIntl].map(cultureNamed)) {
      if (['ja', 'zh'].includes(culture.language)) continue
      const named = createDateFormat({ ...culture, longDate: 'd dddd MMMM' }, 'LongDate')
      for (let day = 0; day < 366; day += 5) {
        const date = new Date(Date.UTC(2024, 0, 1 + day))
        const expected = `${date.getUTCDate()} ${intlNames(culture.name, date)}`
        const actual = named(at({ month: date.getUTCMonth() + 1, day: date.getUTCDate() }))
        // The Windows data of Kuwait spell Monday with a hamza.
        expect(actual.replace('الإثنين', 'الاثنين')).toBe(expected)
      }
    }
  })

  it('knows the weekday of any date', () => {
    const { days } = cultureNamed('en-US')
    const weekday = createDateFormat({ ...cultureNamed('en-US'), longDate: 'dddd' }, 'LongDate')
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekday(date)).toBe(days[weekdayByZeller(date)])
      }),
      { numRuns: 2000 },
    )
  })

  it('prints any date and time in the order of the pattern', () => {
    const two = (number: number) => String(number).padStart(2, '0')
    fc.assert(
      fc.property(anyDate, (date) => {
        const year = String(date.year).padStart(4, '0')
        const time = `${two(date.hour)}:${two(date.minute)}`
        expect(print('nb-NO', 'ShortDateTime', date)).toBe(
          `${two(date.day)}.${two(date.month)}.${year} ${time}`,
        )
        expect(print('zh-CN', 'LongDate', date)).toBe(`${year}年${date.month}月${date.day}日`)
        expect(print('sv-SE', 'LongTime', date)).toBe(`${time}:${two(date.second)}`)
      }),
      { numRuns: 1000 },
    )
  })

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Tokyo', 'Africa/Cairo'])(
    'prints the same in a process whose own time zone is %s',
    (zone) => {
      vi.stubEnv('TZ', zone)
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
      const date = at({ year: 2024, month: 4, day: 26, hour: 0, minute: 30 })
      expect(print('en-US', 'LongDateTime', date)).toBe('Friday, April 26, 2024 12:30 AM')
    },
  )
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

/** Zeller's congruence, turned so that 0 is Sunday. */
function weekdayByZeller({ year, month, day }: DateValue): number {
  const [shiftedYear, shiftedMonth] = month < 3 ? [year - 1, month + 12] : [year, month]
  const century = Math.floor(shiftedYear / 100)
  const ofCentury = shiftedYear - century * 100
  const sum =
    day +
    Math.floor((13 * (shiftedMonth + 1)) / 5) +
    ofCentury +
    Math.floor(ofCentury / 4) +
    Math.floor(century / 4) +
    5 * century
  return (sum + 6) % 7
}
