import { describe, expect, it, vi } from 'vitest'
import type { Culture } from '../../src/culture/culture.js'
import { findCulture } from '../../src/culture/find-culture.js'
import { createDateFormat } from '../../src/culture/format-date.js'
import { createNumberFormat } from '../../src/culture/format-number.js'
import { createIntlCulture } from '../../src/culture/intl-culture.js'
import type { DateValue } from '../../src/date-value.js'
import { Decimal } from '../../src/decimal.js'

const date: DateValue = { year: 2013, month: 9, day: 5, hour: 8, minute: 5, second: 9, offset: undefined }

/** A name for any language and region that Intl may know. */
const names = listKnownNames()

function listKnownNames(): readonly string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const pairs = letters.flatMap((first) => letters.map((second) => first + second))
  const languages = pairs.filter((code) => Intl.DateTimeFormat.supportedLocalesOf(code).length > 0)
  const likely = languages.map((code) => new Intl.Locale(code).maximize())
  const regions = new Set([
    ...likely.map(({ region }) => region),
    'US',
    'CA',
    'CH',
    'BE',
    'GB',
    'IN',
    'ZA',
    'MA',
    'SN',
  ])
  return [
    ...languages.flatMap((language) => [...regions].map((region) => `${language}-${region}`)),
    'sr-Cyrl-RS',
    'uz-Arab-AF',
    'shi-Tfng-MA',
    'en-001',
    'es-419',
  ].filter((name) => Intl.DateTimeFormat.supportedLocalesOf(name, { localeMatcher: 'lookup' })[0] === name)
}

function printAll(culture: Culture): readonly string[] {
  const formats = ['ShortDate', 'ShortTime', 'LongDate', 'LongTime'] as const
  return [
    createNumberFormat(culture, 'default')(Decimal.parse('-1234567.891')),
    ...formats.map((format) => createDateFormat(culture, format)(date)),
  ]
}

describe('a culture from Intl', () => {
  it('prints ASCII digits and an ASCII minus, and no narrow space or mark of direction, whatever it is', () => {
    const cultures = names.map(createIntlCulture).filter((culture) => culture !== undefined)
    expect(cultures.length).toBeGreaterThan(200)
    for (const culture of cultures) {
      const all = printAll(culture).join('\n')
      expect(all, culture.name).not.toMatch(/[\u061c\u200e\u200f\u202f\u2212]/)
      expect(all.replace(/[0-9]/g, ''), culture.name).not.toMatch(/\p{Nd}/u)
    }
  })

  it('prints years in four digits, groups always, two decimals, and a name of the month, whatever it is', () => {
    for (const name of names) {
      const culture = createIntlCulture(name)
      if (culture === undefined) continue
      const [number, shortDate, , longDate] = printAll(culture)
      expect(number, name).toMatch(/^-\d{1,2}\D\d{2,3}\D\d{3}\D89$/)
      expect(shortDate, name).toContain('2013')
      expect(longDate, name).toContain('2013')
      expect(new Set(culture.months).size, name).toBe(12)
      expect(new Set(culture.days).size, name).toBe(7)
    }
  })

  it.each([
    ['hi-IN', '-12,34,567.89'],
    ['en-IN', '-12,34,567.89'],
    ['es-ES', '-1.234.567,89'],
    ['pl-PL', '-1\u00a0234\u00a0567,89'],
    ['fr-FR', '-1\u00a0234\u00a0567,89'],
    ['nb-SJ', undefined],
    ['sv-FI', '-1\u00a0234\u00a0567,89'],
  ])('groups digits in %s as .NET does', (name, number) => {
    const culture = createIntlCulture(name)
    expect(culture && printAll(culture)[0]).toBe(number)
  })

  it.each([
    ['be-BY', 'студзеня', 'студзень'],
    ['hr-HR', 'siječnja', 'siječanj'],
    ['hy-AM', 'հունվարի', 'հունվար'],
    ['lt-LT', 'sausio', 'sausis'],
    ['ru-KZ', 'января', 'январь'],
  ])('has in %s the form %s beside a day, and %s alone', (name, genitive, nominative) => {
    const culture = createIntlCulture(name)
    expect(culture?.genitiveMonths?.[0]).toBe(genitive)
    expect(culture?.months[0]?.toLowerCase()).toBe(nominative)
  })

  it('puts literal text in quotes, so that its letters are no pattern', () => {
    expect(createIntlCulture('pt-AO')?.longDate).toBe("dddd, d 'de' MMMM 'de' yyyy")
    expect(createIntlCulture('es-MX')?.longDate).toBe("dddd, d 'de' MMMM 'de' yyyy")
  })

  it('tells the day of the week and the time with AM and PM apart from noon on', () => {
    const culture = createIntlCulture('en-PH')
    expect(culture).toMatchObject({ shortTime: 'h:mm tt', am: 'AM', pm: 'PM' })
  })

  it.each(['nb-XX', 'xx-YY', 'sma-NO', 'de-FR', 'und-NO'])('is none for %s', (name) => {
    expect(createIntlCulture(name)).toBeUndefined()
  })

  it('has names of months where Intl writes them beside a day as numbers', () => {
    for (const name of ['yue-HK', 'bua-RU', 'zh-Hans-HK']) {
      const culture = createIntlCulture(name)
      expect(culture?.months[0], name).toMatch(/\p{L}/u)
      expect(culture?.genitiveMonths, name).toBeUndefined()
    }
  })

  it('quotes the marks of a last letter with it', () => {
    expect(createIntlCulture('th-TH')?.longDate).toBe("dddd'ที่' d MMMM 'ค.ศ'. yyyy")
  })

  it('is the same in a process of any time zone', () => {
    const before = createIntlCulture('ka-GE')
    vi.stubEnv('TZ', 'Pacific/Kiritimati')
    expect(createIntlCulture('ka-GE')).toEqual(before)
    vi.unstubAllEnvs()
  })
})

describe('a culture of the table', () => {
  it('wins over Intl', () => {
    expect(createIntlCulture('en-GB')?.longDate).not.toBe(findCulture('en-GB')?.longDate)
    expect(findCulture('en-GB')?.longDate).toBe('dd MMMM yyyy')
  })
})
