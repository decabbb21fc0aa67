import { describe, expect, it } from 'vitest'
import type { RenderOptions } from '../../src/model.js'
import { printText, quoteOfLines, renderText } from '../fixtures/quotes.js'

const total = { SubTotal: 0, TotalPrice: 0 }
const inLines = (text: string): string => `{#alternative}{#line}${text}{/line}{/alternative}`

/** What a field of a single line prints. */
const printLine = (
  line: Record<string, unknown>,
  text: string,
  options: RenderOptions & { readonly expect?: readonly string[] } = {},
): string => printText(quoteOfLines([line], total), inLines(text), options)

describe('numbers', () => {
  it.each([
    ['{line/quantity}', 1234.5, '1,234.50'],
    ['{line/quantity:0}', 2.5, '3'],
    ['{line/quantity:1}', -2.25, '-2.3'],
    ['{line/quantity:5}', 1, '1.00000'],
    ['{line/quantity:9}', 0.123456789, '0.123456789'],
    ['{line/quantity:Trim}', 10, '10'],
    ['{line/quantity:Trim}', 2.5, '2.5'],
    ['{line/quantity:Trim}', 1234567.1234567, '1,234,567.12346'],
    ['{line/quantity:Trim}', 0, '0'],
    ['{line/quantity:2}', -0.004, '0.00'],
    ['{line/quantity:2}', 1.005, '1.01'],
    ['{line/quantity:2}', 2.675, '2.68'],
  ])('print %s of %d', (field, quantity, expected) => {
    expect(printLine({ Quantity: quantity }, field)).toBe(expected)
  })

  it('of a count print without grouping and decimals, unless a suffix asks for them', () => {
    expect(
      printLine({ QuoteLineId: 1234567 }, '{line/quoteLineId} {line/quoteLineId:0} {line/quoteLineId:2}'),
    ).toBe('1234567 1,234,567 1,234,567.00')
  })

  it('print zero VAT, given or not, and blank for other amounts that are missing', () => {
    expect(printLine({ VAT: 0 }, '{line/vat}')).toBe('0.00')
    expect(printLine({}, '{line/vat} {line/vatInfo}[{line/unitListPrice}]')).toBe('0.00 []')
  })

  it.each(['-79228162514264337593543950335', '-7.9228162514264338E+28'])(
    'print blank when not given: %s',
    (written) => {
      const amount = Number(written)
      const fields =
        '[{line/unitCost}{line/unitMinimumPrice}{line/unitListPrice}{line/unitListPriceSubscriptionQuantity}{qlmp}]'
      const line = { UnitCost: amount, UnitMinimumPrice: amount, UnitListPrice: amount, IsSubscription: true }
      const { text } = renderText(
        quoteOfLines([{ ...line, SubscriptionQuantity: 2 }], total),
        inLines(fields),
      )
      expect(text).toBe('[]')
    },
  )
})

describe('booleans', () => {
  it.each([
    ['en-US', 'Yes No'],
    ['nb-NO', 'Ja Nei'],
    ['sv-SE', 'Ja Nej'],
    ['de-CH', 'Ja Nein'],
    ['nl-BE', 'Ja Nee'],
    ['fr-FR', 'Oui Non'],
    ['fi-FI', 'Kyllä Ei'],
    ['ja-JP', 'はい いいえ'],
  ])('print as words in %s', (culture, expected) => {
    const quote = quoteOfLines([{ IsSubscription: true }, { IsSubscription: false }], total)
    expect(printText(quote, inLines('{line/isSubscription} '), { culture }).trim()).toBe(expected)
  })

  it('print blank when missing', () => {
    expect(printLine({}, '[{line/isSubscription}]')).toBe('[]')
  })
})

describe('the status of a line', () => {
  it.each([
    ['OK', 'en-US', 'OK'],
    ['Ok', 'nb-NO', 'OK'],
    ['OkWithInfo', 'en-US', 'OK with information'],
    ['OKWithInfo', 'sv-SE', 'OK med information'],
    ['Warning', 'de-DE', 'Warnung'],
    ['Custom', 'de-DE', 'Custom'],
  ])('%s prints as words in %s', (status, culture, expected) => {
    expect(printLine({ Status: status }, '{line/status}', { culture })).toBe(expected)
  })

  it('prints in English with a warning where there are no words', () => {
    expect(
      printLine({ Status: 'Warning' }, '{line/status}', { culture: 'ar-KW', expect: ['missing-value'] }),
    ).toBe('Warning')
    expect(printLine({ Status: 'Custom' }, '{line/status}', { culture: 'ar-KW' })).toBe('Custom')
  })
})

describe('lists', () => {
  const lists = { ProductFamily: { 12: 'Hardware' }, PaymentTerms: { 30: 'US:"30 days";NO:"30 dager"' } }

  it('print the text of a key', () => {
    const quote = { ...quoteOfLines([{ ProductFamilyKey: '12' }], total), Lists: lists }
    expect(printText(quote, inLines('{line/productFamilyKey}{qlfa}'))).toBe('HardwareHardware')
  })

  it('print a key that they do not have as it is, and say so once', () => {
    const quote = {
      ...quoteOfLines([{ ProductFamilyKey: '13' }, { ProductFamilyKey: '13' }], total),
      Lists: lists,
    }
    const { text, problems } = renderText(quote, inLines('{line/productFamilyKey} '))
    expect(text).toBe('13 13 ')
    expect(problems.map(({ code, severity }) => [severity, code])).toEqual([['info', 'unresolved-list-key']])
  })

  it('that are missing have texts for keys', () => {
    const quote = {
      ...quoteOfLines([{ ProductTypeKey: 'Service', ProductFamilyKey: '' }], total),
      Lists: lists,
    }
    expect(printText(quote, inLines('[{line/productTypeKey}{line/productFamilyKey}]'))).toBe('[Service]')
  })

  it('may have texts in several languages', () => {
    const quote = { ...quoteOfLines([{}], total), Lists: lists }
    const terms = { ...quote, QuoteVersion: { ERPPaymentTermsKey: '30' } }
    expect(printText(terms, '{quote/paymentTerms} {qpev} {qpek}', { culture: 'nb-NO' })).toBe(
      '30 dager 30 dager 30',
    )
  })

  it.each(['__proto__', 'constructor', 'toString'])('have no text for %s', (key) => {
    const quote = { ...quoteOfLines([{ ProductFamilyKey: key }], total), Lists: lists }
    expect(printText(quote, inLines('{line/productFamilyKey}'), { expect: ['unresolved-list-key'] })).toBe(
      key,
    )
  })
})

describe('units of subscriptions', () => {
  const line = {
    PriceUnit: 'pcs',
    IsSubscription: true,
    SubscriptionQuantity: 12.5,
    SubscriptionUnit: 'months',
    UnitListPrice: 10,
  }
  const fields = '{line/priceUnitSubscriptionUnit}|{line/priceUnitSubscriptionQuantityUnit}'

  it.each([
    [{}, 'pcs/months|pcs @ 12.5 months'],
    [{ IsSubscription: false }, 'pcs|pcs'],
    [{ PriceUnit: '' }, 'months|12.5 months'],
    [{ SubscriptionUnit: null }, 'pcs|pcs @ 12.5'],
    [{ SubscriptionQuantity: null }, 'pcs/months|pcs @ months'],
    [
      { PriceUnit: 'US:"pcs";NO:"stk"', SubscriptionUnit: 'US:"months";NO:"md"' },
      'pcs/months|pcs @ 12.5 months',
    ],
    [{ PriceUnit: null, SubscriptionUnit: null, SubscriptionQuantity: null }, '|'],
  ])('are joined without what is missing: %j', (properties, expected) => {
    expect(printLine({ ...line, ...properties }, fields)).toBe(expected)
  })

  it('are written in the culture', () => {
    expect(printLine(line, fields, { culture: 'nb-NO' })).toBe('pcs/months|pcs @ 12,5 months')
  })

  it('give the list price of the whole subscription', () => {
    expect(printLine(line, '{line/unitListPriceSubscriptionQuantity}')).toBe('125.00')
    expect(printLine({ ...line, IsSubscription: false }, '{line/unitListPriceSubscriptionQuantity}')).toBe(
      '10.00',
    )
  })
})

describe('texts', () => {
  it('keep their line breaks and tabs', () => {
    expect(printLine({ Description: 'a\r\nb\tc' }, '{line/description}')).toBe('a\r\nb\tc')
  })

  it.each([
    ['a\u0000b\u0008c\u001f', 'abc'],
    ['a\ufffe\uffff', 'a'],
    ['a\ud800b\udc00', 'ab'],
    ['a\ufdd0b', 'ab'],
  ])('lose what no document can hold, with a warning: %j', (name, expected) => {
    expect(printLine({ Name: name }, '{line/name}', { expect: ['characters-removed'] })).toBe(expected)
  })

  it.each([
    'Ærlig talt 漢字 🙂',
    'a\u0085b\u00a0c',
    'x < y > z & "q"',
    '{quote/number} {{x}} «y» << z >>',
    'a <3 b',
  ])('print as they are: %j', (name) => {
    expect(printLine({ Name: name }, '{line/name}')).toBe(name)
  })

  it.each(['<b>bold</b>', 'a<br/>b', '<a href="x">y</a>', '</p>'])(
    'warn when they look like HTML: %s',
    (name) => {
      expect(printLine({ Name: name }, '{line/name}', { expect: ['markup-in-text'] })).toBe(name)
    },
  )

  it('warn once for each field, however many lines have the fault', () => {
    const quote = quoteOfLines([{ Name: '<b>' }, { Name: '<i>', Code: '<u>' }], total)
    const { problems } = renderText(quote, inLines('{line/name}{line/code}'))
    expect(problems.map(({ code }) => code)).toEqual(['markup-in-text', 'markup-in-text'])
  })
})

describe('dates', () => {
  const expiring = (date: string, field: string, options: Parameters<typeof printText>[2] = {}): string =>
    printText(
      { ...quoteOfLines([{}], total), QuoteVersion: { State: 'Sent', ExpirationDate: date } },
      field,
      options,
    )

  it.each([
    ['{quote/expiration}', '23.09.2013'],
    ['{quote/expiration:ShortDate}', '23.09.2013'],
    ['{quote/expiration:LongDate}', 'mandag 23. september 2013'],
    ['{quote/expiration:ShortTime}', '08:05'],
    ['{quote/expiration:LongTime}', '08:05:09'],
    ['{quote/expiration:ShortDateTime}', '23.09.2013 08:05'],
    ['{quote/expiration:LongDateTime}', 'mandag 23. september 2013 08:05'],
  ])('print %s', (field, expected) => {
    expect(expiring('2013-09-23T08:05:09', field, { culture: 'nb-NO' })).toBe(expected)
  })

  it('print in Arabic months with Western digits, as SuperOffice documents it', () => {
    expect(expiring('2013-09-23', '{Culture:ar-KW}{quote/expiration:LongDate}')).toBe('23 سبتمبر, 2013')
  })

  it.each([undefined, 'Europe/Oslo', 'NO', 'UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati'])(
    'that are midnight by their own clock are that day everywhere: zone %s',
    (timeZone) => {
      const options = timeZone === undefined ? {} : { timeZone }
      expect(expiring('2025-01-01T00:00:00+01:00', '{quote/expiration}', options)).toBe('1/1/2025')
      expect(expiring('2025-01-01T00:00:00', '{quote/expiration}', options)).toBe('1/1/2025')
      expect(expiring('2025-01-01', '{quote/expiration:LongDate}', options)).toBe(
        'Wednesday, January 1, 2025',
      )
    },
  )

  it('that are midnight in the zone of the render are that day there', () => {
    expect(expiring('2024-12-31T23:00:00Z', '{quote/expiration}', { timeZone: 'Europe/Oslo' })).toBe(
      '1/1/2025',
    )
    expect(expiring('2024-12-31T23:00:00Z', '{quote/expiration}', { timeZone: 'UTC' })).toBe('12/31/2024')
  })

  it('that may be midnight elsewhere are their own day, with a warning, where no zone is given', () => {
    expect(expiring('2024-12-31T23:00:00Z', '{quote/expiration}', { expect: ['date-without-zone'] })).toBe(
      '12/31/2024',
    )
    expect(expiring('2024-12-31T12:34:00Z', '{quote/expiration}')).toBe('12/31/2024')
  })

  it('print times in the zone when both have one', () => {
    const field = '{quote/expiration:ShortDateTime}'
    expect(expiring('2025-07-01T22:30:00Z', field, { timeZone: 'Europe/Oslo' })).toBe('7/2/2025 12:30 AM')
    expect(expiring('2025-07-01T22:30:00', field, { timeZone: 'Europe/Oslo' })).toBe('7/1/2025 10:30 PM')
    expect(expiring('2025-07-01T22:30:00+02:00', field)).toBe('7/1/2025 10:30 PM')
  })

  it('of registration are instants in UTC', () => {
    const quote = { ...quoteOfLines([{}], total), Sale: { CreatedDate: '2025-07-01T22:30:00' } }
    expect(printText(quote, '{sarg}', { timeZone: 'Europe/Oslo' })).toBe('7/2/2025')
    expect(printText(quote, '{sarg}')).toBe('7/1/2025')
  })

  it.each([
    ['0001-01-01T00:00:00', 'info'],
    ['1760-01-01T00:00:00', 'info'],
    ['9999-12-31T23:59:59', 'warning'],
  ])('that stand for none print nothing: %s', (date, severity) => {
    const quote = { ...quoteOfLines([{}], total), QuoteVersion: { ExpirationDate: date } }
    const { text, problems } = renderText(
      quote,
      '[{quote/expiration:LongDateTime}]{#quote/expiration}valid{/}',
    )
    expect(text).toBe('[]')
    expect(problems.map((problem) => [problem.severity, problem.code])).toEqual([[severity, 'null-date']])
  })

  it('print blank when missing', () => {
    expect(printText(quoteOfLines([{}], total), '[{quote/sent}]')).toBe('[]')
  })
})

describe('the time of the render', () => {
  const quote = quoteOfLines([{}], total)
  const now = '2026-03-01T23:30:00Z'

  it('answers date, sdat and time', () => {
    expect(printText(quote, '{date}|{sdat}|{time}', { now })).toBe('Sunday, March 1, 2026|3/1/2026|11:30 PM')
  })

  it('is that of the zone', () => {
    const printed = printText(quote, '{date}|{sdat}|{time}', {
      now,
      timeZone: 'Europe/Oslo',
      culture: 'nb-NO',
    })
    expect(printed).toBe('mandag 2. mars 2026|02.03.2026|00:30')
  })

  it('takes date suffixes', () => {
    expect(printText(quote, '{date:ShortDateTime}', { now })).toBe('3/1/2026 11:30 PM')
  })

  it('is never that of the computer: without it they are blank, with a warning', () => {
    const { text, problems } = renderText(quote, '[{date}{sdat}{time}]')
    expect(text).toBe('[]')
    expect(problems.map(({ code, severity }) => [severity, code])).toEqual(
      Array.from({ length: 3 }, () => ['warning', 'missing-value']),
    )
  })
})

describe('conditions', () => {
  it.each([
    [{ Quantity: 0 }, 'line/quantity', false],
    [{ Quantity: 0.0001 }, 'line/quantity', true],
    [{ Quantity: -1 }, 'line/quantity', true],
    [{ Quantity: null }, 'line/quantity', false],
    [{ Name: '' }, 'line/name', false],
    [{ Name: '0' }, 'line/name', true],
    [{ IsSubscription: false }, 'line/isSubscription', false],
    [{ IsSubscription: true }, 'line/isSubscription', true],
    [{ SubscriptionStart: '2025-01-01' }, 'line/subscriptionStart', true],
    [{ SubscriptionStart: '1760-01-01' }, 'line/subscriptionStart', false],
    [{ Thumbnail: '' }, 'line/quoteLineThumbnail', false],
    [{ Code: 'c' }, 'qlpc', true],
    [{}, 'qlpc', false],
  ])('go by the exact value: %j, %s', (line, name, expected) => {
    expect(printLine(line, `{#${name}}yes{/}{^${name}}no{/}`)).toBe(expected ? 'yes' : 'no')
  })

  it('of a picture are false when it cannot be read', () => {
    const template = '{#line/quoteLineThumbnail}yes{/}'
    expect(printLine({ Thumbnail: 'nonsense' }, template, { expect: ['image-not-readable'] })).toBe('')
  })
})
