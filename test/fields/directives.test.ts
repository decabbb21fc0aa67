import { describe, expect, it } from 'vitest'
import { checkTemplate } from '../../src/check.js'
import { renderQuote } from '../../src/render.js'
import { printText, quoteOfLines, readQuote, renderText } from '../fixtures/quotes.js'
import { openText } from '../fixtures/text-template.js'

const check = (template: string) =>
  checkTemplate(openText(template)).map(({ severity, code, message }) => ({ severity, code, message }))

describe('GroupBy and OrderBy', () => {
  it.each([
    ['{GroupBy:productFamilyKey}', []],
    ['{GroupBy:line/productFamilyKey}', []],
    ['{GroupBy:isSubscription}', []],
    ['{GroupBy:vatInfo}', []],
    ['{GroupBy:extraInfo.Colour}', []],
    ['{OrderBy:totalPrice}', []],
    ['{OrderBy:vatAmount}', []],
    ['{OrderBy:Name}', ['warning case-mismatch']],
    ['{GroupBy:productfamilykey}', ['warning case-mismatch']],
    ['{GroupBy:productFamily}', ['error unknown-field']],
    ['{OrderBy:prise}', ['error unknown-field']],
    ['{GroupBy:}', ['error unknown-field']],
    ['{GroupBy:quantity}', ['error groupby-numeric']],
    ['{GroupBy:rank}', ['error groupby-numeric']],
    ['{GroupBy:totalPriceIncVAT}', ['error groupby-numeric']],
    ['{GroupBy:quoteLineThumbnail}', ['error groupby-numeric']],
    ['{OrderBy:quoteLineThumbnail}', ['error groupby-numeric']],
    ['{GroupBy:constructor}', ['error unknown-field']],
  ])('%s', (template, expected) => {
    expect(check(template).map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected)
  })

  it('name the nearest field as it is written there', () => {
    expect(check('{GroupBy:productFamly}')[0]?.message).toContain('productFamilyKey')
    expect(check('{GroupBy:nmae}')[0]?.message).toBe(
      'Cannot read `GroupBy:nmae`: there is no line field `nmae`; the nearest name is `name`',
    )
  })

  it('do not also miss a directive that is there and wrong', () => {
    expect(check('{GroupBy:quantity}{#alternative}{#group}{/group}{/alternative}')).toHaveLength(1)
  })
})

describe('several directives of one name', () => {
  it.each([
    ['{GroupBy:name}{GroupBy:code}{GroupBy:supplier}', ['multiple-groupby', 'multiple-groupby']],
    ['{OrderBy:name}{OrderBy:code}', ['multiple-orderby']],
    ['{Culture:nb-NO}{Culture:da-DK}', ['multiple-directives']],
    ['{Rounding:line}{Rounding:display}', ['multiple-directives']],
    ['{GroupBy:name}{GroupBy:name}', []],
    ['{GroupBy:name}{OrderBy:name}', []],
  ])('warn: %s', (template, expected) => {
    expect(check(template).map(({ code }) => code)).toEqual(expected)
    for (const { severity } of check(template)) expect(severity).toBe('warning')
  })

  it('leave it to the first', () => {
    const quote = quoteOfLines([{ Quantity: 1.5 }], { TotalPrice: 0 })
    const template = '{Culture:nb-NO}{Culture:en-US}{#alternative}{#line}{line/quantity}{/line}{/alternative}'
    expect(printText(quote, template, { expect: ['multiple-directives'] })).toBe('1,50')
  })
})

describe('misspelt directives', () => {
  it.each([
    '{Groupby:name}',
    '{groupBy:name}',
    '{Orderby:name}',
    '{culture:nb-NO}',
    '{GropBy:name}',
    '{image:line/name}',
  ])('are errors: %s', (template) => {
    expect(check(template).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'error unknown-field',
    ])
  })

  it('are ordinary text when they are not like one', () => {
    expect(
      printText(quoteOfLines([], { TotalPrice: 0 }), '{Note: see below}', { expect: ['empty-lines'] }),
    ).toBe('{Note: see below}')
  })
})

describe('Culture', () => {
  const amount = (options: { culture?: string; preferred?: string; directive?: string }) => {
    const quote = {
      ...quoteOfLines([{ Quantity: 1234.5 }], { TotalPrice: 0 }),
      Quote: { PreferredEmailCulture: options.preferred },
    }
    const template = `${options.directive ?? ''}{#alternative}{#line}{line/quantity}{/line}{/alternative}`
    const settings = options.culture === undefined ? {} : { culture: options.culture }
    const { value, problems } = renderQuote(readQuote(quote), openText(template), settings)
    return { text: value && new TextDecoder().decode(value.bytes), problems }
  }

  it('is taken from the template, then from the options, then from the quote', () => {
    expect(amount({ directive: '{Culture:de-DE}', culture: 'en-US', preferred: 'fr-FR' }).text).toBe(
      '1.234,50',
    )
    expect(amount({ culture: 'en-US', preferred: 'fr-FR' }).text).toBe('1,234.50')
    expect(amount({ preferred: 'de-DE' }).text).toBe('1.234,50')
  })

  it('is American English with a warning where nothing names one', () => {
    const { text, problems } = amount({})
    expect(text).toBe('1,234.50')
    expect(problems.map(({ code, severity }) => [severity, code])).toEqual([['warning', 'culture-assumed']])
  })

  it("is no other than the template's and the option's where the quote's is empty", () => {
    expect(amount({ preferred: '' }).problems.map(({ code }) => code)).toEqual(['culture-assumed'])
  })

  it.each([
    { directive: '{Culture:nb-XX}', culture: 'en-US' },
    { culture: 'english' },
    { culture: '', preferred: 'de-DE' },
    { preferred: 'xx' },
  ])('is an error when unknown: %j', (options) => {
    const { text, problems } = amount(options)
    expect(text).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['unknown-culture'])
  })

  it.each(['ar-SA', 'fa-IR', 'th-TH'])(
    'is taken with a warning where .NET has another calendar: %s',
    (culture) => {
      const { text, problems } = amount({ culture })
      expect(text).toContain('234')
      expect(problems.map(({ code, severity }) => [severity, code])).toEqual([['warning', 'other-calendar']])
    },
  )

  it('is not taken from the options or the quote when that of the template is wrong or right', () => {
    expect(
      amount({ directive: '{Culture:nb-NO}', culture: 'nonsense', preferred: 'nonsense' }).problems,
    ).toEqual([])
  })
})

describe('settings that are wrong', () => {
  const quote = quoteOfLines([{ Quantity: 1 }], { TotalPrice: 0 })

  it.each([
    [{ timeZone: 'Europe/Olso' }, 'unknown-time-zone'],
    [{ now: 'yesterday' }, 'data-invalid'],
    [{ currencyDecimals: 1.5 }, 'data-invalid'],
    [{ currencyDecimals: -1 }, 'data-invalid'],
    [{ currencyDecimals: Number.NaN }, 'data-invalid'],
    [{ currencyDecimals: 10 }, 'data-invalid'],
    [{ culture: 'xx-XX' }, 'unknown-culture'],
  ])('are errors: %j', (options, code) => {
    const { text, problems } = renderText(quote, 'x', options)
    expect(text).toBeUndefined()
    expect(problems.map((problem) => [problem.severity, problem.code])).toEqual([['error', code]])
  })

  it('name the zones to choose from where a country has several', () => {
    const { problems } = renderText(quote, 'x', { timeZone: 'us' })
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      [
        'unknown-time-zone',
        expect.stringContaining('Cannot take `us` for a time zone: the country has several; write '),
      ],
    ])
    const [{ message = '' } = {}] = problems
    expect(message.match(/`US-[A-Z]{2}`/g)).toHaveLength(51)
    expect(message).toMatch(/write `US-NY`, `US-AK`, .*`US-WV` or `US-WY`$/)
  })

  it('are an error in the template', () => {
    expect(check('{Rounding:bankers}').map(({ severity }) => severity)).toEqual(['error'])
  })

  it('are all named in one run, with what is wrong in the template and the quote', () => {
    const draft = { ...quote, QuoteVersion: { State: 'DraftNotApproved' } }
    const { problems } = renderText(draft, '{quote/nummer}{GroupBy:nothing}', {
      culture: 'xx-XX',
      timeZone: 'Europe/Olso',
      now: '?',
      alternatives: 'accepted',
    })
    expect(problems.map(({ code }) => code)).toEqual([
      'unknown-field',
      'unknown-field',
      'quote-not-sendable',
      'quote-invalid',
      'unknown-culture',
      'unknown-time-zone',
      'data-invalid',
    ])
  })
})
