import { describe, expect, it } from 'vitest'
import { printText, quoteOfLines, renderText } from '../fixtures/quotes.js'

const hidden = ['right-none']

/** Two lines of which the second has rights of its own. */
const quoteWith = (rights: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  ...quoteOfLines(
    [
      { ...line, QuoteLineId: 1 },
      { ...line, QuoteLineId: 2, ...rights },
    ],
    {
      DiscountPercent: 10,
      DiscountAmount: 36,
      SubTotal: 360,
      TotalPrice: 324,
      VAT: 81,
      EarningAmount: 124,
      EarningPercent: 38,
    },
  ),
  ...more,
})

const line = {
  Name: 'Rack',
  Quantity: 2,
  UnitListPrice: 100,
  UnitCost: 50,
  UnitMinimumPrice: 80,
  SubTotal: 200,
  DiscountPercent: 10,
  DiscountAmount: 20,
  ERPDiscountPercent: 10,
  ERPDiscountAmount: 20,
  TotalPrice: 180,
  EarningAmount: 80,
  EarningPercent: 44,
  VAT: 25,
  VATInfo: 'high',
  ExtraInfo: [{ Name: 'Colour', Value: 'red' }],
  ProductFamilyKey: 'family',
  IsSubscription: true,
  SubscriptionQuantity: 12,
  SubscriptionUnit: 'months',
  PriceUnit: 'pcs',
}

const lineFields = [
  'unitCost',
  'earningAmount',
  'earningPercent',
  'unitMinimumPrice',
  'unitListPrice',
  'unitListPriceSubscriptionQuantity',
  'subTotal',
  'discountPercent',
  'discountAmount',
  'erpDiscountPercent',
  'erpDiscountAmount',
  'totalPrice',
  'totalPriceWithAlternativeDiscount',
  'vat',
  'vatAmount',
  'totalPriceIncVAT',
  'vatInfo',
  'name',
  'quantity',
  'extraInfo.Colour',
  'priceUnitSubscriptionQuantityUnit',
]

/** The fields of the second line that print nothing. */
function blankOf(json: unknown): readonly string[] {
  const fields = lineFields.map((name) => `${name}={line/${name}}|`).join('')
  const { text = '' } = renderText(json, `{#alternative}{#line}${fields}\n{/line}{/alternative}`)
  const [first = '', second = ''] = text.split('\n')
  expect(first.match(/=\|/g)).toBeNull()
  return [...second.matchAll(/([^|]+)=\|/g)].map(([, name = '']) => name)
}

describe('a right N hides', () => {
  const costs = ['unitCost', 'earningAmount', 'earningPercent']
  const prices = [
    'unitListPrice',
    'unitListPriceSubscriptionQuantity',
    'subTotal',
    'discountPercent',
    'discountAmount',
    'erpDiscountPercent',
    'erpDiscountAmount',
  ]

  it.each([
    ['UnitCost', costs],
    ['EarningAmount', costs],
    ['EarningPercent', costs],
    ['UnitMinimumPrice', ['unitMinimumPrice']],
    ['UnitListPrice', prices],
    ['DiscountPercent', prices],
    ['DiscountAmount', prices],
    ['ERPDiscountAmount', ['erpDiscountPercent', 'erpDiscountAmount']],
    ['VAT', ['vat', 'vatAmount', 'totalPriceIncVAT']],
    ['VATInfo', ['vatInfo']],
    ['Name', ['name']],
    ['ExtraInfo', ['extraInfo.Colour']],
    ['SubscriptionQuantity', ['priceUnitSubscriptionQuantityUnit']],
    ['Unknown', []],
  ])('%s, and what gives it away', (property, expected) => {
    expect(blankOf(quoteWith({ Rights: `${property}=N` }))).toEqual(expected)
    expect(blankOf(quoteWith({ Rights: `QuoteLine.${property.toLowerCase()}=n,because` }))).toEqual(expected)
    const fieldProperties = { [property]: { FieldRight: { Mask: 'None' } } }
    expect(blankOf(quoteWith({ FieldProperties: fieldProperties }))).toEqual(expected)
  })

  it('a total, with everything that is computed from it', () => {
    expect(blankOf(quoteWith({ Rights: 'TotalPrice=N' }))).toEqual([
      'discountPercent',
      'discountAmount',
      'erpDiscountPercent',
      'erpDiscountAmount',
      'totalPrice',
      'totalPriceWithAlternativeDiscount',
      'vatAmount',
      'totalPriceIncVAT',
    ])
  })

  it('a whole line by its table', () => {
    expect(blankOf(quoteWith({ TableRight: { Mask: 'None' } }))).toEqual(lineFields)
  })

  it.each(['R', 'W', 'M', 'X'])('nothing when it is %s', (right) => {
    expect(blankOf(quoteWith({ Rights: `UnitCost=${right}&Name=${right}` }))).toEqual([])
  })

  it('and says so once for each field', () => {
    const json = quoteWith({ Rights: 'Name=N' })
    const { problems } = renderText(json, '{#alternative}{#line}{line/name}{line/name}{/line}{/alternative}')
    expect(problems.filter(({ code }) => code === 'right-none').map(({ severity }) => severity)).toEqual([
      'warning',
    ])
  })
})

describe('sums over a hidden value', () => {
  const sum = (field: string, property: string, around = (text: string) => text): string =>
    renderText(
      quoteWith({ Rights: `${property}=N` }),
      `{GroupBy:productFamilyKey}{#alternative}${around(`[{${field}}]`)}{/alternative}`,
    ).text ?? ''
  const inRegion = (region: string) => (text: string) => `{#${region}}${text}{/${region}}`

  it.each([
    ['alternative/earningAmount', 'UnitCost'],
    ['alternative/earningPercent', 'EarningAmount'],
    ['alternative/sumDiscountAmount', 'DiscountPercent'],
    ['alternative/vatAmount', 'VAT'],
    ['alternative/vat', 'VAT'],
    ['alternative/totalPriceIncVAT', 'VAT'],
  ])('print nothing: %s without %s', (field, property) => {
    expect(sum(field, property)).toBe('[]')
    expect(sum(field, 'Unknown')).not.toBe('[]')
  })

  it.each([
    ['group/sumTotalPrice', 'TotalPrice', 'group'],
    ['group/sumDiscountAmount', 'DiscountAmount', 'group'],
    ['group/sumVat', 'VAT', 'group'],
    ['vatRate/percent', 'VAT', 'vatRate'],
    ['vatRate/info', 'VATInfo', 'vatRate'],
    ['vatRate/base', 'TotalPrice', 'vatRate'],
    ['vatRate/amount', 'VAT', 'vatRate'],
    ['vatRate/total', 'VAT', 'vatRate'],
    ['subscription/totalPrice', 'TotalPrice', 'subscription'],
    ['subscription/pricePerUnit', 'SubscriptionQuantity', 'subscription'],
  ])('print nothing: %s without %s', (field, property, region) => {
    expect(sum(field, property, inRegion(region))).toBe('[]')
    expect(sum(field, 'Unknown', inRegion(region))).not.toBe('[]')
  })

  it('print where the alternative itself stores them', () => {
    expect(sum('alternative/totalPrice', 'TotalPrice')).toBe('[324.00]')
    expect(sum('alternative/subTotal', 'TotalPrice')).toBe('[360.00]')
  })

  it('print nothing where the lines alone give them', () => {
    const json = [{ QuoteLineId: 1, TotalPrice: 100, VAT: 0, Rights: 'TotalPrice=N' }]
    const template = '{#alternative}[{alternative/subTotal}{alternative/totalPrice}]{/alternative}'
    expect(renderText(json, template).text).toBe('[]')
  })

  it.each(['{quote/saleEarning}', '{quote/saleEarningPercent}', '{saea}', '{saep}', '{salc}'])(
    'print nothing in the earning of the sale: %s',
    (field) => {
      const sale = { Sale: { Amount: 324, Earning: 124, EarningPercent: 38 } }
      expect(renderText(quoteWith({ Rights: 'UnitCost=N' }, sale), `[${field}]`).text).toBe('[]')
      expect(renderText(quoteWith({}, sale), `[${field}]`).text).not.toBe('[]')
    },
  )
})

describe('rights of other carriers', () => {
  const none = (...properties: readonly string[]) =>
    Object.fromEntries(properties.map((property) => [property, { FieldRight: { Mask: 'None' } }]))

  it('hide what the sale earns by any of its figures', () => {
    const sale = { Amount: 324, Earning: 124, EarningPercent: 38 }
    for (const property of ['Earning', 'EarningPercent']) {
      const json = quoteWith({}, { Sale: { ...sale, FieldProperties: none(property) } })
      const template = '[{quote/saleEarning}{quote/saleEarningPercent}{saea}{saep}{salc}]'
      expect(renderText(json, template).text).toBe('[]')
      expect(renderText(json, '{quote/saleAmount}').text).toBe('324.00')
    }
  })

  it('hide properties of the version, the quote, the customer and the person', () => {
    const json = {
      ...quoteWith({}),
      Quote: { PoNumber: 'po', FieldProperties: none('PoNumber') },
      QuoteVersion: {
        State: 'Sent',
        Number: '7',
        ERPPaymentTermsKey: 'net',
        FieldProperties: none('Number', 'ERPPaymentTermsKey', 'ApprovedBy'),
      },
      ApprovedBy: 'Kari',
      Contact: { Name: 'Customer', OrgNr: '9', FieldProperties: none('Name') },
      Person: { FullName: 'Ola', Mrmrs: 'Mr', TableRight: { Mask: 'None' } },
    }
    const template =
      '[{quote/number}{qnum}{quote/poNumber}{quote/paymentTerms}{qpek}{quote/approvedBy}{contact/name}{name}{person/fullName}{atmr}] {contact/orgNr}'
    expect(printText(json, template, { expect: hidden })).toBe('[] 9')
  })

  it.each([
    ['Quote', 'PoNumber', '{quote/poNumber}'],
    ['QuoteVersion', 'Number', '{quote/number}'],
    ['Sale', 'Amount', '{quote/saleAmount}'],
    ['Contact', 'Name', '{contact/name}'],
    ['Person', 'FullName', '{person/fullName}'],
  ])('hide properties of %s where nothing else is hidden', (carrier, property, field) => {
    const value = property === 'Amount' ? 324 : 'Secret'
    const shown = quoteWith({}, { [carrier]: { [property]: value } })
    const hiding = quoteWith({}, { [carrier]: { [property]: value, FieldProperties: none(property) } })
    expect(renderText(shown, `[${field}]`).text).toMatch(/324|Secret/)
    expect(printText(hiding, `[${field}]`, { expect: hidden })).toBe('[]')
  })

  it('hide properties of the alternative, also outside its region', () => {
    const json = quoteOfLines([], {
      Name: 'Only',
      DiscountPercent: 5,
      DiscountAmount: 5,
      SubTotal: 100,
      TotalPrice: 95,
      FieldProperties: none('Name', 'DiscountAmount'),
    })
    const template =
      '[{qanm}{#alternative}{alternative/name}{alternative/discountPercent}{alternative/discountAmount}]{alternative/totalPrice}{/alternative}'
    expect(printText(json, template, { expect: ['right-none', 'empty-lines'] })).toBe('[]95.00')
  })

  it('are not answered by the variables of the quote file', () => {
    const json = {
      ...quoteWith({}),
      Contact: { Name: 'Customer', FieldProperties: none('Name') },
      Variables: { name: 'Customer' },
    }
    expect(printText(json, '[{name}]', { expect: hidden })).toBe('[]')
  })
})

describe('conditions', () => {
  const shows = (json: unknown, condition: string): boolean =>
    renderText(json, `{#alternative}{#line}{#${condition}}yes{/}{/line}{/alternative}`).text?.endsWith(
      'yes',
    ) === true

  it('are false for hidden values, and note nothing', () => {
    const json = quoteWith({ Rights: 'DiscountPercent=N' })
    const { text, problems } = renderText(
      json,
      '{#alternative}{#line}{#line/discountPercent}yes{/}{^line/discountPercent}no{/}{/line}{/alternative}',
    )
    expect(text).toBe('yesno')
    expect(problems).toEqual([])
  })

  it('are false for values that are not in use', () => {
    expect(shows(quoteWith({}, { InUseFields: ['Name'] }), 'line/discountPercent')).toBe(false)
    expect(shows(quoteWith({}), 'line/discountPercent')).toBe(true)
  })
})

describe('whether an alternative has discount, VAT or subscriptions', () => {
  const flags = (rights: string, alternative: Record<string, unknown> = {}): string => {
    const json = {
      ...quoteOfLines([{ ...line, QuoteLineId: 1, Rights: rights }], { TotalPrice: 1, ...alternative }),
    }
    const names = ['hasDiscount', 'hasVat', 'hasSubscription']
    const template = names.map((name) => `{#alternative/${name}}${name} {/}`).join('')
    return renderText(json, `{#alternative}${template}{/alternative}`).text?.trim() ?? ''
  }

  it('depends on what may be seen', () => {
    expect(flags('')).toBe('hasDiscount hasVat hasSubscription')
    expect(flags('DiscountPercent=N')).toBe('hasVat hasSubscription')
    expect(flags('VAT=N')).toBe('hasDiscount hasSubscription')
    expect(flags('IsSubscription=N')).toBe('hasDiscount hasVat')
    expect(flags('DiscountAmount=N&VAT=N&IsSubscription=N')).toBe('')
  })

  it('counts what the alternative itself has, unless that is hidden', () => {
    const fieldProperties = {
      DiscountPercent: { FieldRight: { Mask: 'None' } },
      VAT: { FieldRight: { Mask: 'None' } },
    }
    const rights = 'DiscountAmount=N&VAT=N&IsSubscription=N'
    expect(flags(rights, { DiscountPercent: 5, VAT: 10 })).toBe('hasDiscount hasVat')
    expect(flags(rights, { DiscountPercent: 5, VAT: 10, FieldProperties: fieldProperties })).toBe('')
  })

  it('does not count zero', () => {
    const json = quoteOfLines([{ DiscountPercent: 0, DiscountAmount: 0, VAT: 0, IsSubscription: false }])
    const template =
      '{#alternative}[{#alternative/hasDiscount}d{/}{#alternative/hasVat}v{/}{#alternative/hasSubscription}s{/}]{/alternative}'
    expect(renderText(json, template).text).toBe('[]')
  })
})

describe('fields that are not in use', () => {
  const json = quoteWith({}, { InUseFields: ['Name', 'Image'] })

  it('print nothing, and are named once', () => {
    const { text, problems } = renderText(
      json,
      '{#alternative}{#line}{line/name}[{line/quantity}{qlqa}{line/priceUnit}]{/line}{/alternative}',
    )
    expect(text).toBe('Rack[]Rack[]')
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'info field-disabled',
      'info field-disabled',
    ])
  })

  it('are never those that nobody can switch off', () => {
    const template = '{#alternative}{#line}{line/quoteLineId}{line/extraInfo.Colour} {/line}{/alternative}'
    expect(printText(json, template)).toBe('1red 2red ')
  })
})

describe('the order and the groups of lines', () => {
  it('do not follow values that are hidden', () => {
    const lines = [
      { QuoteLineId: 1, Rank: 1, Name: 'a', UnitCost: 9, Rights: 'UnitCost=N' },
      { QuoteLineId: 2, Rank: 2, Name: 'b', UnitCost: 5, Rights: 'UnitCost=N' },
    ]
    const template = '{OrderBy:unitCost}{#alternative}{#line}{line/name}{/line}{/alternative}'
    expect(renderText(quoteOfLines(lines), template).text).toBe('ab')
  })

  it('do not print a text that is hidden', () => {
    const lines = [{ QuoteLineId: 1, ProductFamilyKey: 'secret', Rights: 'ProductFamilyKey=N' }]
    const template =
      '{GroupBy:productFamilyKey}{#alternative}{#group}[{group/groupField}]{/group}{/alternative}'
    expect(renderText(quoteOfLines(lines), template).text).toBe('[]')
  })
})
