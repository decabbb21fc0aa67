import { describe, expect, it } from 'vitest'
import { checkTemplate } from '../../src/check.js'
import { printText, quoteOfLines, renderText } from '../fixtures/quotes.js'
import { openText } from '../fixtures/text-template.js'

const check = (template: string, data?: Record<string, unknown>): readonly string[] =>
  checkTemplate(openText(template), data === undefined ? {} : { data }).map(
    ({ severity, code }) => `${severity} ${code}`,
  )
const messages = (template: string, data?: Record<string, unknown>): readonly string[] =>
  checkTemplate(openText(template), data === undefined ? {} : { data }).map(({ message }) => message)

const inLines = (text: string): string => `{#alternative}{#line}${text}{/line}{/alternative}`
const quote = quoteOfLines(
  [{ QuoteLineId: 1, Name: 'Rack', Quantity: 2, TotalPrice: 10, Thumbnail: 'AAAA' }],
  { SubTotal: 10, TotalPrice: 10 },
)

describe('names of fields', () => {
  it.each([
    '{quote/number}{contact/name}{person/email}{seller/company}',
    '{#quote}{quote/number}{#alternative}{#group}{GroupBy:name}{#line}{line/name}{/line}{/group}{/alternative}{/quote}',
    inLines('{quote/currency}{alternative/name}{line/name}'),
    inLines('{line/extraInfo.Colour of the door}'),
    '{#alternative}{#vatRate}{vatRate/percent}{/vatRate}{#subscription}{subscription/unit}{/subscription}{/alternative}',
  ])('are all right: %s', (template) => {
    expect(messages(template)).toEqual([])
  })

  it.each([
    ['{quote/nummer}', '`quote/nummer`; the nearest name is `quote/number`'],
    ['{quote/oneTimeTotal}', '`quote/oneTimeTotal`; the nearest name is `alternative/oneTimeTotal`'],
    ['{lime/name}', '`lime/name`; the nearest name is `line/name`'],
    [inLines('{line/totlPrice}'), '`line/totlPrice`; the nearest name is `line/totalPrice`'],
    [inLines('{line/sumVat}'), '`line/sumVat`; the nearest name is `group/sumVat`'],
    ['{xx/yyyyyyyyy}', 'no known name is like it'],
    ['{constructor/__proto__}', 'no known name is like it'],
    [inLines('{line/rights}'), '`line/rights`'],
    [inLines('{line/tableRight}'), '`line/tableRight`'],
    [inLines('{line/fieldProperties}'), '`line/fieldProperties`'],
  ])('are an error when unknown, with the nearest: %s', (template, expected) => {
    expect(check(template)).toEqual(['error unknown-field'])
    expect(messages(template)[0]).toContain(expected)
  })

  it.each(['line/Name', 'line/totalpriceincvat', 'LINE/name', 'line/ExtraInfo.Colour'])(
    'are read in another case, with a warning: %s',
    (name) => {
      expect(check(inLines(`{${name}}`))).toEqual(['warning case-mismatch'])
    },
  )

  it.each([
    'line/UnitListPriceSubscriptionQuantity',
    'line/PriceUnitSubscriptionUnit',
    'line/PriceUnitSubscriptionQuantityUnit',
  ])('are known in the spelling of older documentation: %s', (name) => {
    expect(check(inLines(`{${name}}`))).toEqual([])
  })

  it('are known in the older spelling of sums', () => {
    expect(check('{GroupBy:name}{#alternative}{#group}{group/sumtotalPrice}{/group}{/alternative}')).toEqual(
      [],
    )
  })

  it.each([
    ['{line/name}', 'line'],
    ['{#alternative}{line/name}{/alternative}', 'line'],
    ['{#alternative}{#vatRate}{line/name}{/vatRate}{/alternative}', 'line'],
    ['{alternative/name}', 'alternative'],
    [inLines('{group/sumVat}'), 'group'],
    ['{#alternative}{vatRate/base}{/alternative}', 'vatRate'],
    ['{#alternative}{subscription/unit}{/alternative}', 'subscription'],
  ])('need their region around them: %s', (template, region) => {
    expect(check(template)).toEqual(['error field-out-of-scope'])
    expect(messages(template)[0]).toContain(`needs the region \`${region}\``)
  })
})

describe('regions', () => {
  it.each([
    ['{#lines}{/lines}', 'line'],
    ['{#alternatives}{/alternatives}', 'alternative'],
    ['{#vatrates}{/vatrates}', 'vatRate'],
  ])('are an error when unknown, with the nearest: %s', (template, nearest) => {
    expect(check(template)).toEqual(['error unknown-region'])
    expect(messages(template)[0]).toContain(`the nearest name is \`${nearest}\``)
  })

  it.each([
    ['linje', 'line'],
    ['linie', 'line'],
    ['regel', 'line'],
    ['groep', 'group'],
    ['gruppe', 'group'],
    ['alternativ', 'alternative'],
    ['tilbud', 'quote'],
    ['Angebot', 'quote'],
  ])('are never translated: %s means %s', (name, right) => {
    expect(check(`{#${name}}{/${name}}`)).toEqual(['error region-name-translated'])
    expect(messages(`{#${name}}{/${name}}`)[0]).toContain(`write \`${right}\``)
  })

  it('are read in another case, with a warning', () => {
    expect(check('{#Alternative}{#LINE}{line/name}{/LINE}{/Alternative}')).toEqual([
      'warning case-mismatch',
      'warning case-mismatch',
    ])
  })

  it.each([
    '{#line}{/line}',
    '{#group}{GroupBy:name}{/group}',
    '{#vatRate}{/vatRate}',
    '{#subscription}{/subscription}',
    '{#alternative}{#alternative}{/alternative}{/alternative}',
    '{#alternative}{#quote}{/quote}{/alternative}',
    '{#quote}{#quote}{/quote}{/quote}',
    inLines('{#line}{/line}'),
    inLines('{#vatRate}{/vatRate}'),
    '{GroupBy:name}{#alternative}{#group}{#vatRate}{/vatRate}{/group}{/alternative}',
    '{GroupBy:name}{#alternative}{#line}{#group}{/group}{/line}{/alternative}',
    '{#alternative}{#vatRate}{#line}{/line}{/vatRate}{/alternative}',
  ])('are an error where they do not belong: %s', (template) => {
    expect(check(template)).toEqual(['error wrong-nesting'])
  })

  it('of own data are suggested, too', () => {
    expect(messages('{#Order}{/Order}', { Orders: [{ x: 1 }] })[0]).toContain('the nearest name is `Orders`')
    const inner = '{#Orders}{#Row}{/Row}{/Orders}'
    expect(messages(inner, { Orders: [{ Rows: [] }] })).toEqual([
      expect.stringContaining('the nearest name is `Rows`'),
    ])
  })

  it('may follow one another at the same level', () => {
    const template = `{#quote}{#alternative}{#line}{line/name}{/line}{#line}{line/code}{/line}{/alternative}{/quote}`
    expect(check(template)).toEqual([])
  })

  it('warn once when nothing says what to group by', () => {
    const template = '{#alternative}{#group}{/group}{#group}{/group}{/alternative}'
    expect(check(template)).toEqual(['warning group-without-groupby'])
  })
})

describe('suffixes', () => {
  it.each(['0', '9', 'Trim'])('fit numbers: %s', (suffix) => {
    expect(
      check(inLines(`{line/totalPrice:${suffix}}{line/quantity:${suffix}}{line/rank:${suffix}}`)),
    ).toEqual([])
  })

  it.each(['ShortDate', 'ShortTime', 'ShortDateTime', 'LongDate', 'LongTime', 'LongDateTime'])(
    'fit dates: %s',
    (suffix) => {
      expect(check(`{quote/sent:${suffix}}{qexp:${suffix}}`)).toEqual([])
    },
  )

  it.each([
    '{line/name:2}',
    '{line/totalPrice:LongDate}',
    '{line/isSubscription:Trim}',
    '{line/subscriptionStart:2}',
  ])('are ignored with a warning where they do not fit: %s', (field) => {
    expect(check(inLines(field))).toEqual(['warning bad-suffix'])
  })

  it('are an error when unknown', () => {
    expect(check(inLines('{line/totalPrice:10}{line/totalPrice:money}'))).toEqual([
      'error bad-suffix',
      'error bad-suffix',
    ])
  })

  it('are read in another case, with a warning', () => {
    expect(check('{quote/sent:longdate}')).toEqual(['warning case-mismatch'])
    expect(check(inLines('{line/quantity:trim}'))).toEqual(['warning case-mismatch'])
  })
})

describe('template variables', () => {
  it.each([
    '{qnum}',
    '{sacu}',
    '{auth}',
    '{qia1}',
    '{fadq}',
    '{sf10}',
    '{cl60}',
    '{as49}',
    '{ser#}',
    '{adm?}',
    '{ati.}',
  ])('are known: %s', (variable) => {
    expect(check(variable)).toEqual([])
  })

  it.each(['{QNUM}', '{Qnum}', '{Name}'])('are left as they are in upper case: %s', (variable) => {
    expect(check(variable)).toEqual(['warning legacy-variable-uppercase'])
    expect(printText(quote, variable, { expect: ['legacy-variable-uppercase'] })).toBe(variable)
  })

  it.each(['{usec}', '{ulic}', '{csab}'])('never print secrets: %s', (variable) => {
    const json = { ...quote, Variables: { usec: 'S', ulic: 'S', csab: 'S' } }
    expect(printText(json, variable, { expect: ['unknown-variable'] })).toBe(variable)
    expect(
      printText(json, `{#quote}{^${variable.slice(1, -1)}}none{/}{/quote}`, { expect: ['unknown-variable'] }),
    ).toBe('none')
  })

  it.each(['{padd31}', '{padd0}', '{padd##}'])(
    'may set a fill character, which is dropped: %s',
    (variable) => {
      expect(printText(quote, `a${variable}b`, { expect: ['legacy-variable-unknown'] })).toBe('ab')
    },
  )

  it.each([
    ['{qatp}', 'nearest name'],
    ['{totalPrice}', 'the nearest name is `alternative/totalPrice`'],
    ['{sf11}', '`sf11`'],
    ['{cl61}', '`cl61`'],
    ['{qia0}', '`qia0`'],
  ])('stay with a warning when unknown: %s', (word, expected) => {
    expect(check(word)).toEqual(['warning unknown-variable'])
    expect(messages(word)[0]).toContain(expected)
    expect(printText(quote, word, { expect: ['unknown-variable'] })).toBe(word)
  })

  it('win over a line field of the same name inside lines, with a warning that names the field', () => {
    expect(check(inLines('{name}'))).toEqual(['warning ambiguous-variable'])
    expect(messages(inLines('{code}'))[0]).toContain('`line/code`')
    expect(check('{name}{code}')).toEqual([])
    expect(
      printText({ ...quote, Contact: { Name: 'Customer' } }, inLines('{name}'), {
        expect: ['ambiguous-variable'],
      }),
    ).toBe('Customer')
  })
})

describe('pictures', () => {
  it('need their prefix', () => {
    expect(check(inLines('{line/quoteLineThumbnail}'))).toEqual(['warning image-without-prefix'])
    expect(
      printText(quote, inLines('[{line/quoteLineThumbnail}]'), { expect: ['image-without-prefix'] }),
    ).toBe('[]')
  })

  it('are pictures', () => {
    expect(check('{Image:quote/portraitThumbnail}')).toEqual([])
    expect(check(inLines('{Image:line/quoteLineThumbnail}'))).toEqual([])
    expect(check(inLines('{Image:line/name}'))).toEqual(['error image-prefix-on-text'])
    expect(check('{Image:qnum}')).toEqual(['error image-prefix-on-text'])
    expect(check('{Image:logo}', { logo: 'base64' })).toEqual([])
    expect(check('{Image:quote/logo}')).toEqual(['error unknown-field'])
  })
})

describe('prices that are not meant for customers', () => {
  it.each([
    inLines('{line/unitCost}'),
    inLines('{line/earningAmount}'),
    inLines('{line/earningPercent}'),
    inLines('{line/unitMinimumPrice}'),
    inLines('{qlmp}'),
    '{#alternative}{alternative/earningAmount}{/alternative}',
    '{#alternative}{alternative/earningPercent}{/alternative}',
    '{quote/saleEarning}',
    '{quote/saleEarningPercent}',
    '{saea}',
    '{saep}',
    '{salc}',
  ])('warn: %s', (template) => {
    expect(check(template)).toEqual(['warning internal-price'])
  })

  it('warn once for each field, and not where they only decide', () => {
    expect(check(inLines('{line/unitCost}{line/unitCost:2}'))).toEqual(['warning internal-price'])
    expect(check(inLines('{#line/unitCost}has a cost{/line/unitCost}'))).toEqual([])
  })
})

describe('own data among the names', () => {
  it('wins over a template variable of the same name', () => {
    expect(printText(quote, '{name} {auth}', { data: { name: 'Ours', auth: 'Me' } })).toBe('Ours Me')
    expect(check(inLines('{name}'), { name: 'Ours' })).toEqual([])
  })

  it('cannot replace a field or a region of the quote', () => {
    const data = { 'line/name': 'x', line: [{ name: 'x' }] }
    expect(printText(quote, inLines('{line/name}'), { data })).toBe('Rack')
  })

  it('makes unknown words errors, and is suggested for them', () => {
    expect(check('{custmer}', { customer: 'x' })).toEqual(['error unknown-variable'])
    expect(messages('{custmer}', { customer: 'x' })[0]).toContain('the nearest name is `customer`')
    expect(messages('{Customer}', { customer: 'x' })[0]).toContain('the nearest name is `customer`')
    expect(messages('{QNUM}', { customer: 'x' })[0]).toContain('the nearest name is `qnum`')
  })

  it('may have a region that the quote has in another case', () => {
    const data = { Line: [{ text: 'a' }, { text: 'b' }] }
    expect(printText(quote, '{#Line}{text}{/Line}', { data })).toBe('ab')
  })
})

describe('a template without a quote', () => {
  it('may ask only for own data and the clock', () => {
    const { text, problems } = renderText(undefined, '{Name} {sdat}', {
      data: { Name: 'Kari' },
      now: '2026-03-01T12:00:00Z',
    })
    expect(text).toBe('Kari 3/1/2026')
    expect(problems).toEqual([])
  })

  it.each(['{quote/number}', '{#alternative}{/alternative}', '{qnum}', '{#quote}{/quote}'])(
    'is refused where it asks for a quote: %s',
    (template) => {
      const { text, problems } = renderText(undefined, template, { data: {} })
      expect(text).toBeUndefined()
      expect(problems.map(({ code, severity }) => [severity, code])).toEqual([['error', 'quote-invalid']])
    },
  )

  it('may have lists with the names of regions', () => {
    const data = { line: [{ text: 'a' }, { text: 'b' }] }
    expect(printText(undefined, '{#line}{text};{/line}', { data })).toBe('a;b;')
  })
})

describe('what becomes of unknown names', () => {
  const template = `[{quote/nummer}] [{wordless}] [{#linje}x{/linje}] ${inLines('[{line/totalPrice:money}]')}`
  const errors = ['unknown-field', 'region-name-translated', 'bad-suffix']

  it('is to be refused, all in one run', () => {
    const { text, problems } = renderText(quote, template)
    expect(text).toBeUndefined()
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(errors)
    expect(problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code)).toEqual([
      'unknown-variable',
    ])
  })

  it('is to stay as they are, with warnings', () => {
    const printed = printText(quote, template, { onUnknown: 'keep', expect: [...errors, 'unknown-variable'] })
    expect(printed).toBe('[{quote/nummer}] [{wordless}] [x] [{line/totalPrice:money}]')
  })

  it('is to print nothing, with warnings', () => {
    const printed = printText(quote, template, {
      onUnknown: 'blank',
      expect: [...errors, 'unknown-variable'],
    })
    expect(printed).toBe('[] [] [] []')
  })

  it('is the same for unknown words where there is own data', () => {
    const options = { data: { known: 'x' }, expect: ['unknown-variable'] }
    expect(renderText(quote, '{wordless}', options).text).toBeUndefined()
    expect(printText(quote, '[{wordless}]', { ...options, onUnknown: 'keep' })).toBe('[{wordless}]')
    expect(printText(quote, '[{wordless}]', { ...options, onUnknown: 'blank' })).toBe('[]')
  })
})

it('names the place of every problem', () => {
  const problems = checkTemplate(openText('{quote/nummer}{#lines}{/lines}{QNUM}{GroupBy:nothing}'))
  expect(problems.map(({ where }) => where?.field)).toEqual([
    '{GroupBy:nothing}',
    '{quote/nummer}',
    '{#lines}',
    '{QNUM}',
  ])
})
