import { describe, expect, it } from 'vitest'
import { findCalendarNames } from '../../src/culture/calendar-names.js'
import type { Culture } from '../../src/culture/culture.js'
import { windowsCultureNames } from '../../src/culture/culture-table.js'
import { compileDatePattern } from '../../src/culture/date-pattern.js'
import { findCulture } from '../../src/culture/find-culture.js'
import { createDateFormat } from '../../src/culture/format-date.js'
import { createNumberFormat, type DecimalCount } from '../../src/culture/format-number.js'
import { parseDateValue } from '../../src/date-value.js'
import { Decimal } from '../../src/decimal.js'
import others from './other-windows-cultures.json' with { type: 'json' }
import calendarNames from './windows-calendar-names.json' with { type: 'json' }
import windows from './windows-cultures.json' with { type: 'json' }

/** What .NET prints on Windows 10: a row per number or date, in it a text per format. */
interface Printed {
  readonly numbers: readonly (readonly string[])[]
  readonly dates: readonly (readonly string[])[]
  readonly am: string
  readonly pm: string
}

const decimals: Readonly<Record<string, DecimalCount>> = { N: 'default', N0: 0, N2: 2, N5: 5 }
const printed: ReadonlyMap<string, Printed> = new Map(Object.entries(windows.cultures))

/** What .NET prints by the Windows data of other cultures: the numbers, then each date in every format. */
type PrintedRows = readonly (readonly string[])[]

const otherPrinted: ReadonlyMap<string, PrintedRows> = new Map(Object.entries(others.table))
/** Cultures of which Intl has the same as Windows. */
const intlPrinted: ReadonlyMap<string, PrintedRows> = new Map(Object.entries(others.intl))
/** Cultures whose long dates print an era in .NET, for which no source has the word. */
const withoutEra = ['lo-LA', 'ti-ER', 'ti-ET']
const otherCalendars = ['ar-SA', 'dv-MV', 'fa-IR', 'lrc-IR', 'mzn-IR', 'ps-AF', 'uz-Arab-AF']

function cultureNamed(name: string): Culture {
  const culture = findCulture(name)
  if (culture === undefined) throw new Error(`${name} is unknown`)
  return culture
}

describe('the table of cultures', () => {
  it('begins with the cultures of which the Windows data print every number', () => {
    expect(windowsCultureNames.slice(0, printed.size)).toEqual([...printed.keys()])
  })

  it('has a line for each culture of which the other Windows data print some, and for those of other calendars and eras', () => {
    const expected = [...printed.keys(), ...otherPrinted.keys(), ...otherCalendars, ...withoutEra]
    expect([...windowsCultureNames].sort()).toEqual(expected.sort())
  })

  it('has seven days and twelve months of different names in every culture', () => {
    for (const name of windowsCultureNames) {
      const { days, months, genitiveMonths } = cultureNamed(name)
      expect(new Set(days).size, name).toBe(7)
      expect(new Set(months).size, name).toBe(12)
      expect(new Set(genitiveMonths ?? months).size, name).toBe(12)
    }
  })

  it('has short names of days and months in every culture', () => {
    for (const name of windowsCultureNames) {
      const { shortDays, shortMonths } = cultureNamed(name)
      expect([shortDays.length, shortMonths.length], name).toEqual([7, 12])
      expect([...shortDays, ...shortMonths], name).not.toContain('')
    }
  })

  it('takes no names from the locale of the process where Intl does not know a culture', () => {
    const unknown = windowsCultureNames.filter(
      (name) => Intl.DateTimeFormat.supportedLocalesOf(name).length === 0,
    )
    expect(unknown).toContain('sma-NO')
    for (const name of unknown) expect(findCalendarNames(name), name).toBeDefined()
  })

  it('says as little as the Windows data about the halves of the day', () => {
    for (const [name, { am, pm }] of printed) expect(cultureNamed(name)).toMatchObject({ am, pm })
  })
})

describe('names of days and months', () => {
  it.each([
    ['nb-NO', 'man. mandag', 'sep september'],
    ['de-DE', 'Mo Montag', 'Sep September'],
    ['de-CH', 'Mo. Montag', 'Sep September'],
    ['fr-FR', 'lun. lundi', 'sept. septembre'],
    ['fr-CM', 'lun. lundi', 'sept. septembre'],
    ['en-ZA', 'Mon Monday', 'Sep September'],
    ['cs-CZ', 'po pondělí', 'zář září'],
    ['sr-Latn-RS', 'pon ponedeljak', 'sep septembar'],
    ['se-NO', 'vuos vuossárga', 'čakč čakčamánu'],
    ['el-GR', 'Δευ Δευτέρα', 'Σεπ Σεπτεμβρίου'],
    ['pl-PL', 'pon. poniedziałek', 'wrz września'],
  ])('are in %s those of Windows: %s, %s', (name, day, month) => {
    const print = compileDatePattern("ddd dddd'|'MMM MMMM'|'d", cultureNamed(name))
    expect(print(parsedDate('2013-09-23'))).toBe(`${day}|${month}|23`)
  })

  // Forms beside a day are recorded where Mono, or Globalize's files of Windows 7, have them.
  it.each(calendarNames.flatMap((names) => names.cultures.split(' ').map((name) => ({ name, names }))))(
    'are in $name those that the Windows data record',
    ({ name, names: { days, shortDays, months, shortMonths, genitiveMonths } }) => {
      const culture = cultureNamed(name)
      expect(culture.name).toBe(name)
      expect(culture.days.join('|')).toBe(days)
      expect(culture.shortDays.join('|')).toBe(shortDays)
      expect(culture.months.join('|')).toBe(months)
      expect(culture.shortMonths.join('|')).toBe(shortMonths)
      if (genitiveMonths !== undefined) expect(culture.genitiveMonths?.join('|')).toBe(genitiveMonths)
    },
  )

  it('are recorded for every culture of the table whose calendar in .NET is the Gregorian one', () => {
    const recorded = calendarNames.flatMap(({ cultures }) => cultures.split(' '))
    const missing = windowsCultureNames.filter((name) => !recorded.includes(name))
    expect(missing.sort()).toEqual(['ar-SA', 'fa-IR', 'lrc-IR', 'mzn-IR', 'ps-AF', 'uz-Arab-AF'])
  })

  it.each([
    ['ast-ES', 'de xineru'],
    ['ca-IT', 'de gener'],
    ['el-CY', 'Ιανουαρίου'],
    ['oc-FR', 'de genièr'],
    ['ru-BY', 'января'],
    ['se-NO', 'ođđajagimánu'],
  ])('have in %s the form %s beside a day', (name, month) => {
    expect(cultureNamed(name).genitiveMonths?.[0]).toBe(month)
  })

  it('have another form of the month where no day stands in the pattern', () => {
    const print = compileDatePattern('MMMM yyyy', cultureNamed('pl-PL'))
    expect(print(parsedDate('2013-09-23'))).toBe('wrzesień 2013')
  })
})

describe.each([...otherPrinted, ...intlPrinted])('%s as .NET prints it on Windows 10', (name, expected) => {
  const culture = cultureNamed(name)

  it('prints numbers and dates byte by byte', () => {
    const number = createNumberFormat(culture, 'default')
    const dates = (['ShortDate', 'ShortTime', 'LongDate', 'LongTime'] as const).map((format) =>
      createDateFormat(culture, format),
    )
    expect(others.dateFormats).toEqual(['d', 't', 'D', 'T'])
    expect([
      others.numbers.map((text) => number(Decimal.parse(text))),
      ...others.dates.map((text) => dates.map((print) => print(parsedDate(text)))),
    ]).toEqual(expected)
  })
})

describe('a culture whose long dates print an era in .NET', () => {
  it.each([
    ['lo-LA', '-1.234.567,89', '23/9/2013', 'ວັນຈັນ ທີ 23 ກັນຍາ 2013', '8:05'],
    ['ti-ER', '-1,234,567.89', '23/09/2013', 'ሰኑይ፣ 23 መስከረም መዓልቲ 2013', '8:05 ንጉሆ ሰዓተ'],
    ['ti-ET', '-1,234,567.89', '23/09/2013', 'ሰኑይ፣ 23 መስከረም መዓልቲ 2013', '8:05 ንጉሆ ሰዓተ'],
  ])('prints in %s all but the era', (name, number, shortDate, longDate, time) => {
    const culture = cultureNamed(name)
    const print = (format: 'ShortDate' | 'LongDate' | 'ShortTime') =>
      createDateFormat(culture, format)(parsedDate('2013-09-23T08:05:09'))
    expect(createNumberFormat(culture, 'default')(Decimal.parse('-1234567.891'))).toBe(number)
    expect([print('ShortDate'), print('LongDate'), print('ShortTime')]).toEqual([shortDate, longDate, time])
  })
})

describe('a culture whose calendar is another one in .NET', () => {
  it.each([
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
  ])('names for %s the calendar %s', (name, calendar) => {
    expect(cultureNamed(name).otherCalendar).toBe(calendar)
  })

  it.each(otherCalendars.map((name) => [name]))('prints the Gregorian year in four digits in %s', (name) => {
    const print = createDateFormat(cultureNamed(name), 'ShortDate')
    expect(print(parsedDate('2013-09-23'))).toContain('2013')
  })

  it.each([
    ['ar-SA', '23/سبتمبر/2013'],
    ['fa-IR', 'دوشنبه, 23 سپتامبر 2013'],
    ['th-TH', '23 กันยายน 2013'],
  ])('prints Gregorian months in %s', (name, date) => {
    expect(createDateFormat(cultureNamed(name), 'LongDate')(parsedDate('2013-09-23'))).toBe(date)
  })

  it('is none of the market', () => {
    for (const name of printed.keys()) expect(cultureNamed(name).otherCalendar).toBeUndefined()
  })
})

describe.each([...printed])('%s as .NET prints it on Windows 10', (name, expected) => {
  const culture = cultureNamed(name)

  it('prints every number of the Windows data byte by byte', () => {
    const formats = windows.numberFormats.map((format) =>
      createNumberFormat(culture, decimals[format] ?? NaN),
    )
    const actual = windows.numbers.map((number) => {
      const value = Decimal.fromNumber(Number(number))
      return formats.map((format) => format(value))
    })
    expect(actual).toEqual(expected.numbers)
  })

  it('prints every date of the Windows data byte by byte', () => {
    const print = {
      d: createDateFormat(culture, 'ShortDate'),
      t: createDateFormat(culture, 'ShortTime'),
      g: createDateFormat(culture, 'ShortDateTime'),
      D: createDateFormat(culture, 'LongDate'),
      T: createDateFormat(culture, 'LongTime'),
    }
    const actual = windows.dates.map((text) => {
      const date = parsedDate(text)
      const [d, t, g, D, T] = [print.d(date), print.t(date), print.g(date), print.D(date), print.T(date)]
      return [d, t, g, D, T, `${D} ${T}`]
    })
    expect(windows.dateFormats).toEqual(['d', 't', 'g', 'D', 'T', 'F'])
    expect(actual).toEqual(expected.dates)
  })

  it('prints LongDateTime as long date, space and short time', () => {
    const print = createDateFormat(culture, 'LongDateTime')
    const actual = windows.dates.map((text) => print(parsedDate(text)))
    expect(actual).toEqual(expected.dates.map(([, shortTime, , longDate]) => `${longDate} ${shortTime}`))
  })
})

function parsedDate(text: string) {
  const date = parseDateValue(text)
  if (date === undefined) throw new Error(`${text} is no date`)
  return date
}
