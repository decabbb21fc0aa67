import { describe, expect, it } from 'vitest'
import { cultureTable } from '../../src/culture/culture-table.js'
import { findCulture } from '../../src/culture/find-culture.js'
import { createDateFormat } from '../../src/culture/format-date.js'
import { createNumberFormat, type DecimalCount } from '../../src/culture/format-number.js'
import { parseDateValue } from '../../src/date-value.js'
import { Decimal } from '../../src/decimal.js'
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

describe('the table of cultures', () => {
  it('holds exactly the cultures of the Windows data', () => {
    expect(cultureTable.map((culture) => culture.name)).toEqual([...printed.keys()])
  })

  it('has seven days and twelve months of different names in every culture', () => {
    for (const { days, months, genitiveMonths } of cultureTable) {
      expect(new Set(days).size).toBe(7)
      expect(new Set(months).size).toBe(12)
      expect(new Set(genitiveMonths ?? months).size).toBe(12)
    }
  })

  it('says as little as the Windows data about the halves of the day', () => {
    for (const { name, am, pm } of cultureTable) expect({ am, pm }).toMatchObject(halves(name))
  })
})

function halves(name: string): { am: string | undefined; pm: string | undefined } {
  const expected = printed.get(name)
  return { am: expected?.am, pm: expected?.pm }
}

describe.each([...printed])('%s as .NET prints it on Windows 10', (name, expected) => {
  const culture = findCulture(name)
  if (culture === undefined) throw new Error(`${name} is unknown`)

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
