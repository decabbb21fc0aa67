import { describe, expect, test } from 'vitest'
import { checkTemplate } from '../../src/check.js'
import { listTemplateFields } from '../../src/fields/list-template-fields.js'
import type { ComparisonOperator, FieldFormat, Operand, RenderOptions } from '../../src/model.js'
import { quoteOfLines, workedExample } from '../fixtures/quotes.js'
import {
  fillWordFields,
  formatOf,
  formulaOf,
  mergeField,
  openWordFields,
  type WordField,
} from '../fixtures/word-template.js'

interface Given extends RenderOptions {
  readonly quote?: unknown
}

/** What fields print; any problem but those of the expected codes fails the test. */
function print(fields: readonly WordField[], given: Given, expected: readonly string[] = []): string {
  const { text, codes, problems } = fillWordFields(fields, given)
  if (codes.join() !== expected.join()) throw new Error(problems.map(({ message }) => message).join('\n'))
  return text ?? 'no document'
}

const printField = (value: unknown, format: Partial<FieldFormat>, culture = 'en-US'): string =>
  print([{ field: 'Value', format: formatOf(format) }], { culture, data: { Value: value } })

const printFormula = (
  text: string,
  data: Record<string, unknown>,
  { culture = 'en-US', format }: { readonly culture?: string; readonly format?: FieldFormat } = {},
): string => print([{ formula: formulaOf(text, format) }], { culture, data })

const inLines = (...fields: readonly WordField[]): readonly WordField[] => [
  { region: 'quote', fields: [{ region: 'alternative', fields: [{ region: 'line', fields }] }] },
]
/** What the lines print, without the parentheses of the regions around them. */
const printLines = (fields: readonly WordField[], given: Given = { quote: workedExample }): string =>
  print(inLines(...fields), given).replace(/^\(\(|\)\)$/g, '')

describe('pictures', () => {
  test.each([
    [1234.5, '#,##0.00', 'en-US', '1,234.50'],
    [1234.5, '#,##0.00', 'de-DE', '1.234,50'],
    ['1 234,50', '#,##0.00', 'nb-NO', '1\u00a0234,50'],
    ['€180,000.00 EUR', '00', 'en-US', '180000'],
    [true, '0.00', 'en-US', 'Yes'],
    ['on request', '0.00', 'en-US', 'on request'],
    ['', '0.00', 'en-US', ''],
    [null, '0.00', 'en-US', ''],
    [7, '000', 'en-US', '007'],
  ])(
    'print numbers, and texts that are numbers: %s by %s in %s',
    (value, numberPicture, culture, expected) => {
      expect(printField(value, { numberPicture }, culture)).toBe(expected)
    },
  )

  test.each([
    ['2013-04-15', 'dddd, MMMM dd, yyyy', 'en-US', 'Monday, April 15, 2013'],
    ['2013-04-15T17:07:08', 'd. MMM HH:mm', 'de-DE', '15. Apr 17:07'],
    ['soon', 'dd.MM.yyyy', 'en-US', 'soon'],
    [5, 'dd.MM.yyyy', 'en-US', '5'],
  ])('print dates, and texts that are dates: %s by %s in %s', (value, datePicture, culture, expected) => {
    expect(printField(value, { datePicture }, culture)).toBe(expected)
  })

  test('win over a suffix, and get the value that is not rounded', () => {
    const format = formatOf({ numberPicture: '0.000' })
    const data = { Amount: 2.3456 }
    expect(print([{ field: 'Amount:0', format }], { data })).toBe('2.346')
    expect(print([{ field: 'Amount:0' }], { data })).toBe('2')
    expect(print([{ field: 'Amount:0', format }], { data: { Amount: 'on request' } })).toBe('on request')
  })

  test('print days as the calendar of their own has them, and times where they are asked for', () => {
    const quote = { ...workedExample, QuoteVersion: { State: 'Sent', SentDate: '2026-03-01T23:30:00+01:00' } }
    const given = { quote, timeZone: 'Europe/Helsinki' }
    const sent = (datePicture: string): string =>
      print([{ field: 'quote/sent', format: formatOf({ datePicture }) }], given)
    expect(sent('d.M.yyyy')).toBe('1.3.2026')
    expect(sent('d.M.yyyy HH:mm')).toBe('2.3.2026 00:30')
  })

  test('that do not fit the type of a field are left out with a warning', () => {
    const quote = { ...workedExample, QuoteVersion: { State: 'Sent', SentDate: '2026-03-01T12:00:00' } }
    const fields = [{ field: 'quote/sent:LongDate', format: formatOf({ numberPicture: '0.00' }) }]
    expect(print(fields, { quote }, ['warning bad-suffix'])).toBe('Sunday, March 1, 2026')
    const total = [{ field: 'alternative/totalPrice', format: formatOf({ datePicture: 'yyyy' }) }]
    expect(print([{ region: 'alternative', fields: total }], { quote }, ['warning bad-suffix'])).toBe(
      '(3,664.08)',
    )
  })

  test('that are at fault are told, also without a quote', () => {
    const template = openWordFields([{ field: 'quote/number', format: formatOf({ numberPicture: '' }) }])
    expect(checkTemplate(template).map(({ code }) => code)).toEqual(['template-syntax'])
  })
})

describe('the cases of letters', () => {
  test.each([
    ['mary smith', 'Upper', 'en-US', 'MARY SMITH'],
    ['Mary SMITH', 'Lower', 'en-US', 'mary smith'],
    ['thIs is a test', 'Caps', 'en-US', 'ThIs Is A Test'],
    ["jean-luc o'neil", 'Caps', 'en-US', "Jean-Luc O'neil"],
    ['mary SMITH', 'FirstCap', 'en-US', 'Mary SMITH'],
    ['"mary smith"', 'FirstCap', 'en-US', '"Mary smith"'],
    ['1st place', 'FirstCap', 'en-US', '1st place'],
    ['istanbul', 'Upper', 'tr-TR', 'İSTANBUL'],
    ['istanbul', 'FirstCap', 'tr-TR', 'İstanbul'],
    ['istanbul', 'Upper', 'en-US', 'ISTANBUL'],
    ['ışık', 'Caps', 'tr-TR', 'Işık'],
    ['straße', 'Upper', 'de-DE', 'STRASSE'],
    ['', 'Caps', 'en-US', ''],
  ] as const)('are changed by the language: %s, %s in %s', (value, wanted, culture, expected) => {
    expect(printField(value, { cases: [wanted] }, culture)).toBe(expected)
  })

  test('follow each other as they are written', () => {
    expect(printField('MARY SMITH', { cases: ['Lower', 'Caps'] })).toBe('Mary Smith')
  })

  test('are changed in dates too', () => {
    expect(printField('2026-01-05', { datePicture: 'dddd', cases: ['FirstCap'] }, 'nb-NO')).toBe('Mandag')
  })
})

describe('texts before and after', () => {
  const format = { before: ['about '], after: [' $ (', mergeField('Note'), ')'] }
  const printWith = (Value: unknown): string =>
    print([{ field: 'Value', format: formatOf(format) }], { data: { Value, Note: 'net' } })

  test('print with a value', () => {
    expect(printWith(12)).toBe('about 12 $ (net)')
  })

  test.each([null, ''])('do not print without one: %o', (value) => {
    expect(printWith(value)).toBe('')
  })

  test('keep their letters', () => {
    expect(printField('x', { cases: ['Upper'], before: ['no. '] })).toBe('no. X')
  })
})

describe('formulas', () => {
  test('compute from exact values, whatever the fields would print', () => {
    expect(printLines([{ formula: formulaOf('[line/totalPrice:0] / [line/quantity:0]') }])).toBe(
      '(11.7)|(1200)|(19.99)',
    )
    const format = formatOf({ numberPicture: '0.000000' })
    const formula = formulaOf('[line/vatAmount:0] * 1', format)
    expect(printLines([{ formula }])).toBe('(27.787500)|(855.000000)|(19.940025)')
  })

  test.each([
    ['10 / 4 + 0 * [x]', 'en-US', '2.5'],
    ['10 / 3 + 0 * [x]', 'en-US', '3.33'],
    ['1000000 + [x]', 'en-US', '1000007'],
    ['156.25 + 0 * [x]', 'de-DE', '156,25'],
    ['0 - [x]', 'nb-NO', '-7'],
    ['0.001 - 0.002 + 0 * [x]', 'en-US', '0'],
    ['2.005 + 0 * [x]', 'en-US', '2.01'],
  ])('print at most two decimals and no groups: %s in %s', (text, culture, expected) => {
    expect(printFormula(text, { x: 7 }, { culture })).toBe(expected)
  })

  test('print by their picture', () => {
    const format = formatOf({ numberPicture: '# ##0,00' })
    expect(printFormula('[x] * 1000', { x: 1.2345 }, { culture: 'nb-NO', format })).toBe('1\u00a0234,50')
    expect(printFormula('[x]', { x: 5 }, { format: formatOf({ numberPicture: '0', after: [' kr'] }) })).toBe(
      '5 kr',
    )
  })

  test.each([
    ['1 234,50', 'nb-NO', '2469'],
    ['1.234,50', 'de-DE', '2469'],
    ['1,234.50', 'en-US', '2469'],
    ['12.5', 'nb-NO', '25'],
    ['€180,000.00 EUR', 'en-US', '360000'],
    ['25 %', 'en-US', '0.5'],
    [true, 'en-US', '2'],
    ['', 'en-US', '0'],
    [null, 'en-US', '0'],
    [['a', 'b'], 'en-US', '4'],
  ])('read texts of own data as numbers: %s in %s', (x, culture, expected) => {
    expect(printFormula('[x] * 2', { x }, { culture })).toBe(expected)
  })

  test('hold formulas and choices', () => {
    const inner = formulaOf('[a] / 3', formatOf({ numberPicture: '0' }))
    const choice: Operand = {
      kind: 'choice',
      comparison: { left: [mergeField('a')], operator: '>', right: ['5'] },
      yes: [' ', mergeField('a:0')],
      no: ['1'],
      written: 'IF',
      where: {},
    }
    const formula = { ...formulaOf(''), pieces: [inner, ' * 3 + ', choice] }
    expect(print([{ formula }], { data: { a: 5.5 } })).toBe('11')
    expect(print([{ formula }], { data: { a: 4.5 } })).toBe('5.5')
  })

  test('count with the part of a date that a picture prints', () => {
    const pieces = [mergeField('d', formatOf({ datePicture: 'yyyy' })), ' + 1']
    expect(print([{ formula: { ...formulaOf(''), pieces } }], { data: { d: '2026-01-05' } })).toBe('2027')
  })

  test('that divide by zero print nothing, with a warning', () => {
    const { text, codes, problems } = fillWordFields([{ formula: formulaOf('[a] / [b]') }], {
      data: { a: 1, b: 0 },
    })
    expect(text).toBe('')
    expect(codes).toEqual(['warning formula-div-zero'])
    expect(problems[0]).toMatchObject({
      message: 'Printing nothing for `[a] / [b]`: it divides by zero',
      where: { field: '[a] / [b]' },
    })
  })

  test.each([
    ['[a] + ', 'a number or a field is missing at its end'],
    ['[a] [b]', 'an operator is missing before `{…}`'],
    ['ROUND([a])', '`ROUND({…})` has more or fewer arguments than the function takes'],
    ['[a] * Rate', '`Rate` begins with no function; bookmarks are known to Word alone'],
    [
      'SUM(ABOVE) * [a]',
      'it computes with fields and with cells of a table; leave the cells out, or the fields',
    ],
    ['[a] * [quote/sent]', '`quote/sent` is no number'],
    ['([a]', 'a closing parenthesis is missing'],
  ])('that cannot be read are an error, also without a quote: %s', (text, end) => {
    const template = openWordFields([{ formula: formulaOf(text) }])
    expect(checkTemplate(template, { data: { a: 1, b: 2 } })).toEqual([
      {
        code: 'formula-syntax',
        severity: 'error',
        message: `Cannot compute \`${text}\`: ${end}`,
        where: { field: text },
      },
    ])
  })

  test.each([
    [{ a: 'n/a' }, '`n/a` is no number'],
    [{ a: '2026-01-05' }, '`2026-01-05` is no number'],
    [{ a: 'x'.repeat(50) }, `\`${'x'.repeat(40)}…\` is no number`],
  ])('that meet a text that is no number are an error: %o', (data, end) => {
    const { text, problems } = fillWordFields([{ formula: formulaOf('[a] * 2') }], { data })
    expect(text).toBeUndefined()
    expect(problems.map(({ message }) => message)).toEqual([`Cannot compute \`[a] * 2\`: ${end}`])
  })

  test('print nothing with a field that may not be shown', () => {
    const quote = {
      ...quoteOfLines([{ QuoteLineId: 1, Quantity: 2, TotalPrice: 10 }]),
      InUseFields: ['TotalPrice'],
    }
    const fields = inLines({ formula: formulaOf('[line/totalPrice] + [line/quantity]') })
    const { text, codes } = fillWordFields(fields, { quote })
    expect(text).toBe('(((' + ')))')
    expect(codes).toContain('info field-disabled')
  })

  test('that use an unknown name print nothing where such names are kept or left blank', () => {
    for (const onUnknown of ['keep', 'blank'] as const) {
      const fields = [{ formula: formulaOf('[a] + [nowhere]') }]
      expect(print(fields, { data: { a: 1 }, onUnknown }, ['warning unknown-field'])).toBe('')
    }
  })

  test('give internal prices away like fields, and so do conditions', () => {
    const condition = { left: [mergeField('line/unitCost')], operator: '>', right: ['5'] } as const
    for (const field of [{ formula: formulaOf('[line/unitCost] * 2') }, { if: condition, yes: [], no: [] }]) {
      const template = openWordFields(inLines(field))
      expect(checkTemplate(template).map(({ code }) => code)).toEqual(['internal-price'])
    }
  })

  test('are checked like the fields that they are computed from', () => {
    const [alternative] = workedExample.QuoteAlternatives
    const quote = { ...workedExample, QuoteAlternatives: [{ ...alternative, VAT: 900 }] }
    const fields = [{ region: 'alternative', fields: [{ formula: formulaOf('[alternative/vat] * 1') }] }]
    expect(print(fields, { quote }, ['warning stale-alternative-vat'])).toBe('(900)')
  })
})

describe('an IF', () => {
  const decide = (
    left: unknown,
    operator: ComparisonOperator,
    right: string,
    { culture = 'en-US', format }: { readonly culture?: string; readonly format?: FieldFormat } = {},
  ): string =>
    print(
      [
        {
          if: { left: [mergeField('x', format)], operator, right: [right] },
          yes: [{ field: 'yes' }],
          no: [{ field: 'no' }],
        },
      ],
      { culture, data: { x: left, yes: 'yes', no: 'no' } },
    )

  test.each([
    ['Male', '=', 'Male', 'yes'],
    ['male', '=', 'Male', 'no'],
    ['male', '<>', 'Male', 'yes'],
    ['caf\u00e9', '=', 'cafe\u0301', 'yes'],
    ['five', '<>', 'five', 'no'],
    ['', '=', '', 'yes'],
    [null, '=', '', 'yes'],
    ['30', '<', '18', 'no'],
    ['9', '<', '18', 'yes'],
    [30, '>=', '30', 'yes'],
    [30, '<=', '29', 'no'],
    [30, '>', '29', 'yes'],
    ['«Age»', '<', '18', 'yes'],
    ['', '>', '0', 'no'],
    ['0', '>', '0', 'no'],
    ['12', '>', '0', 'yes'],
    ['abc', '<', 'abd', 'yes'],
    ['1.50', '=', '1.5', 'yes'],
    ['$1,250.00', '>', '900', 'yes'],
  ] as const)('compares %s %s %s: %s', (left, operator, right, expected) => {
    expect(decide(left, operator, right)).toBe(expected)
  })

  test.each([
    ['Anna', 'A*', 'yes'],
    ['anna', 'A*', 'no'],
    ['Anna', 'A??a', 'yes'],
    ['Anna', 'A?a', 'no'],
    ['Anna', '*', 'yes'],
    ['', '*', 'yes'],
    ['', '?', 'no'],
    ['abcbd', '*b?', 'yes'],
    ['abab', '*a*b*', 'yes'],
    ['12', '1*', 'yes'],
  ] as const)('knows wildcards in the literal text on the right: %s and %s: %s', (left, right, expected) => {
    expect(decide(left, '=', right)).toBe(expected)
  })

  test('takes what looks like wildcards in a value as it is', () => {
    const compare = (right: string): string =>
      print(
        [
          {
            if: { left: [mergeField('x')], operator: '=', right: [mergeField('y')] },
            yes: [{ field: 'x' }],
            no: [],
          },
        ],
        { data: { x: 'ab', y: right } },
      )
    expect(compare('a*')).toBe('')
    expect(compare('ab')).toBe('ab')
  })

  test('compares what prints, as numbers by the signs of the culture', () => {
    const format = formatOf({ numberPicture: '#,##0.00' })
    expect(decide(1250.5, '>', '900', { culture: 'de-DE', format })).toBe('yes')
    expect(decide(1250.5, '=', '1.250,50', { culture: 'de-DE', format })).toBe('yes')
    expect(decide(1250.5, '=', '1250.5', { culture: 'nb-NO', format })).toBe('yes')
    expect(decide(12.4, '=', '12', { format: formatOf({ numberPicture: '0' }) })).toBe('yes')
  })

  test('goes by the values of its row, and knows all its names before it is decided', () => {
    const branches = { yes: [{ field: 'line/name' }], no: [{ formula: formulaOf('[line/quantity] * 2') }] }
    const condition = { left: [mergeField('line/quantity:0')], operator: '>', right: ['5'] } as const
    expect(printLines([{ if: condition, ...branches }])).toBe('(A)|(6)|(C)')
    const unknown = { if: condition, yes: [], no: [{ field: 'line/nme' }] }
    expect(checkTemplate(openWordFields(inLines(unknown))).map(({ code }) => code)).toEqual(['unknown-field'])
  })

  test('does not take long over any pattern', () => {
    expect(decide('a'.repeat(20_000), '=', `${'*a'.repeat(50)}b`)).toBe('no')
  })
})

describe('names in Word fields', () => {
  const check = (name: string, data?: Record<string, unknown>): readonly string[] =>
    checkTemplate(openWordFields([{ field: name }]), data === undefined ? {} : { data }).map(
      ({ severity, code, message }) => `${severity} ${code} ${message}`,
    )

  test('are an error when nothing has them, with the nearest name', () => {
    expect(check('oneTimeTotal')).toEqual([
      'error unknown-field Cannot find the field `oneTimeTotal`; the nearest name is `alternative/oneTimeTotal`',
    ])
    expect(check('Custmer', { Customer: 'x' })).toEqual([
      'error unknown-field Cannot find the field `Custmer`; the nearest name is `Customer`',
    ])
    expect(check('QNUM')).toEqual([
      'error unknown-field Cannot find the field `QNUM`; the nearest name is `qnum`',
    ])
  })

  test('stay or print nothing where the caller wants it', () => {
    const fields = [{ field: 'nowhere' }]
    expect(print(fields, { data: {}, onUnknown: 'keep' }, ['warning unknown-field'])).toBe('«nowhere»')
    expect(print(fields, { data: {}, onUnknown: 'blank' }, ['warning unknown-field'])).toBe('')
  })

  test('are template variables too', () => {
    expect(print([{ field: 'qnum' }], { quote: workedExample })).toBe('10106')
  })

  test.each([
    ['Customer.City', { 'Customer.City': 'Oslo' }],
    ['Customer name', { 'Customer name': 'Oslo' }],
    ['Customer/City', { 'Customer/City': 'Oslo' }],
    ["Client's (old) #1!", { "Client's (old) #1!": 'Oslo' }],
    ['qnum', { qnum: 'Oslo' }],
  ])('of own data may be any: %s', (name, data) => {
    expect(print([{ field: name }], { data })).toBe('Oslo')
  })

  test('of own data are found in another case with a warning, and as written first', () => {
    const { text, problems } = fillWordFields([{ field: 'KUNDENNAME' }, { field: 'Kunde' }], {
      data: { kundenname: 'Ola', kunde: 'a', Kunde: 'b' },
    })
    expect(text).toBe('Ola|b')
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'case-mismatch Reading `KUNDENNAME` as `kundenname`, which is how own data writes it; write it that way',
    ])
  })

  const data = {
    Number: 1,
    Orders: [
      { Number: 2, Items: [{ Number: 3 }, { Number: 4 }] },
      { Number: 5, Items: [{ Number: 6, Note: 'x' }] },
    ],
  }

  test('name the field of an outer list by the name of the list', () => {
    const items = {
      region: 'Items',
      fields: [{ field: 'Number' }, { field: 'Orders:Number' }, { field: 'Items:Number:2' }],
    }
    expect(print([{ region: 'Orders', fields: [items] }, { field: 'Number' }], { data })).toBe(
      '((3|2|3.00)|(4|2|4.00))|((6|5|6.00))|1',
    )
  })

  test('name lists in any case, with a warning', () => {
    const items = { region: 'ITEMS', fields: [{ field: 'orders:number' }] }
    expect(
      print([{ region: 'orders', fields: [items] }], { data }, [
        'warning case-mismatch',
        'warning case-mismatch',
        'warning case-mismatch',
      ]),
    ).toBe('((2)|(2))|((5))')
  })

  test.each(['Orders:Total', 'Nowhere:Number', 'Items:Number'])(
    'are an error when the list around has none: %s',
    (name) => {
      const template = openWordFields([{ region: 'Orders', fields: [{ field: name }] }])
      expect(checkTemplate(template, { data }).map(({ code }) => code)).toEqual(['unknown-field'])
    },
  )

  test('that only some items have print nothing in the others', () => {
    const fields = [{ region: 'Orders', fields: [{ region: 'Items', fields: [{ field: 'Items:Note' }] }] }]
    expect(print(fields, { data })).toBe('(()|())|((x))')
  })
})

describe('sums that print by a picture', () => {
  test('are checked with the decimals of the picture', () => {
    const format = formatOf({ numberPicture: '0' })
    const fields: readonly WordField[] = [
      {
        region: 'alternative',
        fields: [
          { region: 'line', fields: [{ field: 'line/vatAmount', format }] },
          { field: 'alternative/vatAmount', format: formatOf({ numberPicture: '0.00' }) },
        ],
      },
    ]
    expect(print(fields, { quote: workedExample }, ['warning sum-does-not-add-up'])).toBe(
      '((28)|(855)|(20)|902.73)',
    )
  })
})

describe('the fields that a template uses', () => {
  test('are listed from formulas, conditions and texts around values too', () => {
    const fields: readonly WordField[] = [
      { formula: formulaOf('[line/totalPrice:2] / [line/quantity]') },
      {
        if: { left: [mergeField('line/vat')], operator: '=', right: ['0'] },
        yes: [{ field: 'line/name', format: formatOf({ before: [mergeField('line/code')] }) }],
        no: [],
      },
    ]
    const uses = listTemplateFields(openWordFields(fields)).map(({ kind, name }) => `${kind} ${name}`)
    expect(uses).toEqual([
      'field line/totalPrice:2',
      'field line/quantity',
      'condition line/vat',
      'field line/name',
      'field line/code',
    ])
  })
})
