import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuote } from '../../src/source/parse-quote.js'
import { readQuote } from '../fixtures/quotes.js'

const faults = (json: unknown): readonly (string | undefined)[] =>
  parseQuote(json).problems.map(({ where }) => where?.path)

const snapshot = (properties: Record<string, unknown>): Record<string, unknown> => ({
  QuoteAlternatives: [],
  ...properties,
})

const oneLine = (line: Record<string, unknown>): Record<string, unknown> => ({
  QuoteAlternatives: [{ QuoteLines: [line] }],
})

/** The first line of the first alternative. */
function readLine(line: Record<string, unknown>) {
  const [alternative] = readQuote(oneLine(line)).alternatives
  const [read] = alternative?.quoteLines ?? []
  if (read === undefined) throw new Error('the quote has no line')
  return read
}

describe('the shapes of a quote', () => {
  it('is a list of lines, which make one alternative and have no header', () => {
    const quote = readQuote([
      { QuoteLineId: 1, QuoteAlternativeId: 39, Name: 'A' },
      { QuoteLineId: 2, QuoteAlternativeId: 39, Name: 'B' },
    ])
    expect(quote.hasHeader).toBe(false)
    expect(quote.alternatives).toHaveLength(1)
    expect(quote.alternatives[0]?.quoteAlternativeId).toBe(39)
    expect(quote.alternatives[0]?.quoteLines.map(({ name }) => name)).toEqual(['A', 'B'])
  })

  it('is a list without lines', () => {
    expect(readQuote([]).alternatives[0]?.quoteLines).toEqual([])
  })

  it('is a snapshot of which only the alternatives are required', () => {
    const quote = readQuote({ QuoteAlternatives: [{}] })
    expect(quote.hasHeader).toBe(true)
    expect(quote.alternatives).toHaveLength(1)
    expect(quote.alternatives[0]?.quoteLines).toEqual([])
    expect(quote.inUseFields).toBeUndefined()
  })

  it.each([{}, { QuoteAlternatives: null }, { Quote: { QuoteId: 1 } }])('refuses %j', (json) => {
    expect(faults(json)).toEqual(['QuoteAlternatives'])
  })

  it.each([null, 5, 'text', true, undefined])('refuses %j, naming no path', (json) => {
    const { value, problems } = parseQuote(json)
    expect(value).toBeUndefined()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ code: 'quote-invalid', severity: 'error' })
    expect(problems[0]?.where).toBeUndefined()
  })

  it('passes over what it does not know', () => {
    expect(parseQuote({ QuoteAlternatives: [], Extra: { Deep: [1] } }).problems).toEqual([])
  })
})

describe('property names', () => {
  it.each(['VAT', 'vAT', 'vat', 'Vat'])('match regardless of case: %s', (name) => {
    expect(readLine({ [name]: 25 }).vat?.toString()).toBe('25')
  })

  it('match in the spelling of the SDK', () => {
    const quote = readQuote({
      quoteAlternatives: [{ quoteLines: [{ erpProductKey: 'k', vATInfo: 'high' }] }],
      quoteVersion: { erpPaymentTermsKey: '30' },
    })
    expect(quote.alternatives[0]?.quoteLines[0]).toMatchObject({ erpProductKey: 'k', vatInfo: 'high' })
    expect(quote.version.erpPaymentTermsKey).toBe('30')
  })

  it.each([
    [{ QuoteAlternatives: [], quotealternatives: [] }, 'QuoteAlternatives'],
    [oneLine({ VAT: 25, vat: 25 }), 'QuoteAlternatives[0].QuoteLines[0].VAT'],
    [oneLine({ Unknown: 1, unknown: 1 }), 'QuoteAlternatives[0].QuoteLines[0].Unknown'],
  ])('may not differ in case only', (json, path) => {
    expect(faults(json)).toEqual([path])
  })
})

describe('lines that write their properties each in its own way', () => {
  const namesAndRanks = (lines: readonly Record<string, unknown>[]) =>
    readQuote(lines).alternatives[0]?.quoteLines.map(({ name, rank }) => [name, rank])

  it('are each read by its own names', () => {
    const lines = [
      { Name: 'A', Rank: 1 },
      { Rank: 2, Name: 'B' },
      { name: 'C', rank: 3 },
      { Name: 'D', Other: 4 },
      { Name: 'E' },
      { Name: 'F', Rank: 6 },
    ]
    expect(namesAndRanks(lines)).toEqual([
      ['A', 1],
      ['B', 2],
      ['C', 3],
      ['D', undefined],
      ['E', undefined],
      ['F', 6],
    ])
  })

  it('keep nothing of the line before', () => {
    expect(namesAndRanks([{ Name: 'A', Rank: 1 }, {}, { Name: null, Rank: 3 }])).toEqual([
      ['A', 1],
      [undefined, undefined],
      [undefined, 3],
    ])
  })

  it('are refused each for itself', () => {
    const twice = { VAT: 1, Name: 'A', vAT: 2 }
    const once = { VAT: 1, Name: 'A' }
    expect(faults([once, twice, twice, once])).toEqual(['[1].VAT', '[2].VAT'])
    const wrong = { SubscriptionStart: 'soon', Rank: 'first' }
    expect(faults([wrong, wrong])).toEqual([
      '[0].SubscriptionStart',
      '[0].Rank',
      '[1].SubscriptionStart',
      '[1].Rank',
    ])
  })
})

describe('types', () => {
  it.each([
    ['Quantity', '12.5'],
    ['Quantity', true],
    ['Quantity', {}],
    ['Rank', 1.5],
    ['Rank', '1'],
    ['QuoteLineId', 2 ** 53],
    ['Name', 12],
    ['Name', ['text']],
    ['Status', 3],
    ['IsSubscription', 'true'],
    ['IsSubscription', 1],
    ['SubscriptionStart', 20250101],
    ['SubscriptionStart', '01.02.2025'],
    ['SubscriptionStart', '2025-02-29'],
    ['SubscriptionStart', ''],
    ['ExtraInfo', {}],
    ['Rights', 5],
    ['FieldProperties', [1]],
  ])('refuse %s: %j with its path', (property, value) => {
    expect(faults(oneLine({ [property]: value }))).toEqual([`QuoteAlternatives[0].QuoteLines[0].${property}`])
  })

  it.each([
    [{ Lists: { ProductFamily: { 12: 5 } } }, 'Lists.ProductFamily["12"]'],
    [{ Lists: [] }, 'Lists'],
    [{ Variables: { qia1: 5 } }, 'Variables["qia1"]'],
    [{ InUseFields: ['Name', 5] }, 'InUseFields'],
    [{ InUseFields: 'Name' }, 'InUseFields'],
    [{ Sale: { Currency: 'NOK' } }, 'Sale.Currency'],
    [{ Contact: { Phones: [{ Value: 5 }] } }, 'Contact.Phones[0].Value'],
    [{ QuoteAlternatives: [null] }, 'QuoteAlternatives[0]'],
    [{ QuoteAlternatives: {} }, 'QuoteAlternatives'],
  ])('refuse %j with its path', (properties, path) => {
    expect(faults(snapshot(properties))).toEqual([path])
  })

  it('name paths in a list of lines', () => {
    expect(faults([{ Name: 5 }, 7, { Quantity: 'x' }])).toEqual(['[0].Name', '[1]', '[2].Quantity'])
  })

  it('name every fault in one pass, and say what is wanted', () => {
    const { problems } = parseQuote({
      QuoteVersion: { Number: 5 },
      QuoteAlternatives: [{ Name: 1, QuoteLines: [{ Quantity: '12.5', Name: 2 }] }],
    })
    expect(problems).toHaveLength(4)
    expect(problems.find(({ where }) => where?.path?.endsWith('Quantity'))?.message).toBe(
      'Cannot read the quote: `QuoteAlternatives[0].QuoteLines[0].Quantity` holds "12.5" where a number without quotes is wanted',
    )
  })

  it('take null and missing for the same', () => {
    expect(readLine({ Name: null, Quantity: null, ExtraInfo: null, SubscriptionStart: null })).toEqual({})
    const quote = readQuote(snapshot({ Quote: null, Contact: null, Lists: null, InUseFields: null }))
    expect(quote.quote).toEqual({})
    expect(quote.contact).toBeUndefined()
    expect(quote.lists).toEqual({})
  })

  it.each([JSON.parse('1e999'), JSON.parse('-1e999'), Number.NaN])(
    'refuse a number that is not finite',
    (n) => {
      expect(faults(oneLine({ Quantity: n }))).toEqual(['QuoteAlternatives[0].QuoteLines[0].Quantity'])
    },
  )
})

describe('numbers', () => {
  it.each([
    ['1.0049999999999999', '1.005'],
    ['0.1', '0.1'],
    ['8762.6639999999989', '8762.664'],
    ['123456789012345678', '123456789012346000'],
    ['-0', '0'],
    ['1e-20', '0.00000000000000000001'],
  ])('are kept to 15 significant digits: %s', (json, exact) => {
    expect(readLine(JSON.parse(`{"TotalPrice":${json}}`)).totalPrice?.toString()).toBe(exact)
  })

  it.each(['-79228162514264337593543950335', '-7.9228162514264338E+28'])('are not given: %s', (json) => {
    expect(readLine(JSON.parse(`{"UnitCost":${json}}`)).unitCost).toBeUndefined()
  })

  it('are given just above that', () => {
    expect(readLine({ UnitCost: -7.8e28 }).unitCost?.isNegative()).toBe(true)
  })
})

describe('dates', () => {
  it.each([
    ['2025-01-31', { year: 2025, month: 1, day: 31, hour: 0, offset: undefined }],
    ['2025-01-31T08:05:09', { hour: 8, minute: 5, second: 9, offset: undefined }],
    ['2025-01-31T08:05:09Z', { hour: 8, offset: 0 }],
    ['2009-12-31T17:54:03.5389365+01:00', { hour: 17, second: 3, offset: 60 }],
    ['2025-01-31T08:05:09-03:30', { hour: 8, offset: -210 }],
    ['0001-01-01T00:00:00', { year: 1 }],
  ])('are read in the form %s', (text, expected) => {
    expect(readLine({ SubscriptionStart: text }).subscriptionStart).toMatchObject(expected)
  })
})

describe('ids of lines', () => {
  it('must differ within the whole quote', () => {
    const json = {
      QuoteAlternatives: [
        { QuoteLines: [{ QuoteLineId: 7 }, { QuoteLineId: 8 }] },
        { QuoteLines: [{ QuoteLineId: 8 }] },
      ],
    }
    const { problems } = parseQuote(json)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.where?.path).toBe('QuoteAlternatives[1].QuoteLines[0].QuoteLineId')
    expect(problems[0]?.message).toContain('`QuoteAlternatives[0].QuoteLines[1].QuoteLineId`')
    expect(faults([{ QuoteLineId: 7 }, { QuoteLineId: 7 }])).toEqual(['[1].QuoteLineId'])
  })

  it('may be missing, null or 0, as in lines that are not saved', () => {
    expect(faults([{}, {}, { QuoteLineId: 0 }, { QuoteLineId: 0 }, { QuoteLineId: null }])).toEqual([])
  })
})

describe('fields in use', () => {
  it('are known by their names in lower case', () => {
    expect(readQuote(snapshot({ InUseFields: ['Name', 'VAT'] })).inUseFields).toEqual(
      new Set(['name', 'vat']),
    )
  })

  it('are all when the list is empty', () => {
    expect(readQuote(snapshot({ InUseFields: [] })).inUseFields).toBeUndefined()
  })
})

describe('rights', () => {
  it('of a table are its mask alone', () => {
    expect(hidden({ TableRight: { Mask: 'Read', Reason: 'None' } })).toEqual([])
  })

  const hidden = (line: Record<string, unknown>): readonly string[] => {
    const { rights, fieldProperties, tableRight } = readLine(line)
    const all = [rights, fieldProperties, tableRight]
    if (all.some((right) => right?.all)) return ['*']
    return all.flatMap((right) => [...(right?.hidden ?? [])])
  }
  const mask = (right: unknown) => ({ FieldProperties: { UnitCost: { FieldRight: right } } })

  it.each([
    ['UnitCost=N', ['unitcost']],
    ['UnitCost=n&Name=R&VAT=N', ['unitcost', 'vat']],
    ['QuoteLine.UnitCost=N', ['unitcost']],
    ['UnitCost=R,N&Name=W', []],
    ['UnitCost=N,because&EarningAmount = N ', ['unitcost', 'earningamount']],
    ['Image=N', ['image']],
    ['UnitCost=None', ['unitcost']],
    ['UnitCost="N"; Name=R', ['unitcost']],
    ['UnitCost:N', ['unitcost']],
    ['Name=R,UnitCost=N', ['unitcost']],
    ['Name=R\nUnitCost=N', ['unitcost']],
    ['UnitCost=NO', []],
    ['UnitCost', []],
    ['sit', []],
    ['', []],
    ['&=&==&N', []],
  ])('are read from the text %j', (rights, expected) => {
    expect(hidden({ Rights: rights })).toEqual(expected)
  })

  it.each([{ Mask: 'None' }, { mask: 'none' }, { MASK: 0 }, { Mask: 'Update, None' }, 'None', 'N'])(
    'are read from field properties: %j',
    (right) => {
      expect(hidden(mask(right))).toEqual(['unitcost'])
    },
  )

  it.each([null, {}, { Mask: 'Read' }, { Mask: 'FULL' }, 'Read'])('leave a field visible: %j', (right) => {
    expect(hidden(mask(right))).toEqual([])
  })

  it('are read from the right to the table', () => {
    expect(hidden({ TableRight: { Mask: 'None', Reason: '' } })).toEqual(['*'])
    expect(hidden({ TableRight: { Mask: 'Select' } })).toEqual([])
  })
})

describe('hostile input', () => {
  it('cannot reach prototypes', () => {
    const json = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{}},"QuoteAlternatives":[{"__proto__":[],"QuoteLines":[{"toString":5,"__proto__":{"Name":"x"}}]}],"Lists":{"ProductFamily":{"__proto__":"p"}},"Variables":{"__proto__":"v"}}',
    )
    const quote = readQuote(json)
    expect(quote.alternatives[0]?.quoteLines[0]?.name).toBeUndefined()
    expect(quote.variables.get('__proto__')).toBe('v')
    expect({}).not.toHaveProperty('polluted')
  })

  it('may be nested deeply', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    expect(faults(deep)).toEqual(['[0]'])
    expect(faults(snapshot({ Extra: deep }))).toEqual([])
    expect(faults(snapshot({ Sale: { Amount: deep } }))).toEqual(['Sale.Amount'])
  })

  it.each([10n, Symbol('s'), () => 1, new Date(0)])('may hold what JSON cannot', (value) => {
    expect(faults(oneLine({ Name: value }))).toEqual(['QuoteAlternatives[0].QuoteLines[0].Name'])
  })

  const names = [
    'QuoteAlternatives',
    'QuoteLines',
    'Quote',
    'Lists',
    'Name',
    'VAT',
    'vat',
    'Rights',
    'FieldProperties',
  ]
  const likely = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('node'), { maxKeys: 5 }),
    ),
  })).node

  it('never throws, and gives a value exactly when there is no problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), likely), (json) => {
        const { value, problems } = parseQuote(json)
        expect(value === undefined).toBe(problems.length > 0)
      }),
      { numRuns: 500 },
    )
  })
})
