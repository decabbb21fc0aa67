import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/decimal.js'
import { spread } from '../../src/fields/totals.js'
import type { RoundingMode } from '../../src/model.js'
import { printText, quoteOfLines, renderText, workedExample } from '../fixtures/quotes.js'

const inLines = (fields: string): string => `{#alternative}{#line}${fields} {/line}{/alternative}`

/** Three lines of 0.50 with 25 % VAT: 0.125 VAT each, 0.375 in all. */
const threeSmallLines = quoteOfLines(
  [1, 2, 3].map((id) => ({ QuoteLineId: id, Name: `L${id}`, TotalPrice: 0.5, VAT: 25 })),
  { SubTotal: 1.5, TotalPrice: 1.5 },
)

const amounts =
  '{#alternative}{#line}{line/totalPriceWithAlternativeDiscount} {line/vatAmount} {line/totalPriceIncVAT}; {/line}' +
  '{alternative/totalPrice} {alternative/vatAmount} {alternative/totalPriceIncVAT}{/alternative}'

describe('rounding where amounts print', () => {
  it('keeps every digit in sums, so that printed lines may miss their printed total', () => {
    const printed = printText(threeSmallLines, amounts, { expect: ['sum-does-not-add-up'] })
    expect(printed).toBe('0.50 0.13 0.63; 0.50 0.13 0.63; 0.50 0.13 0.63; 1.50 0.38 1.88')
  })
})

describe('rounding by line', () => {
  it('rounds price and VAT of every line before anything sums them', () => {
    const printed = printText(threeSmallLines, amounts, { rounding: 'line' })
    expect(printed).toBe('0.50 0.13 0.63; 0.50 0.13 0.63; 0.50 0.13 0.63; 1.50 0.39 1.89')
  })

  it('rounds the worked example', () => {
    const expected =
      '111.15 27.79 138.94; 3,420.00 855.00 4,275.00; 132.93 19.94 152.87; 3,664.08 902.73 4,566.81'
    expect(printText(workedExample, amounts, { rounding: 'line' })).toBe(expected)
  })

  it('rounds to the decimals of the currency', () => {
    const fields = '{line/totalPriceWithAlternativeDiscount:2} {line/vatAmount:2}'
    const printed = printText(workedExample, inLines(fields), { rounding: 'line', currencyDecimals: 0 })
    expect(printed).toBe('111.00 28.00 3,420.00 855.00 133.00 20.00 ')
  })
})

describe('rounding by VAT rate', () => {
  it('computes VAT once per rate and spreads it over the lines', () => {
    const printed = printText(threeSmallLines, amounts, { rounding: 'vat-rate' })
    expect(printed).toBe('0.50 0.13 0.63; 0.50 0.13 0.63; 0.50 0.12 0.62; 1.50 0.38 1.88')
  })

  /**
   * The exact bases 132.9335 and 3,531.15 make 3,664.0835, which prints 3,664.08: 132.93 and 3,531.15. VAT of these
   * is 19.94 and 882.7875, which rounds to 882.79.
   */
  it('scales the bases of the worked example to its total', () => {
    const rates =
      '{#alternative}{#vatRate}{vatRate/base} {vatRate/amount} {vatRate/total}; {/vatRate}{alternative/totalPrice} {alternative/vatAmount}{/alternative}'
    const printed = printText(workedExample, rates, { rounding: 'vat-rate' })
    expect(printed).toBe('132.93 19.94 152.87; 3,531.15 882.79 4,413.94; 3,664.08 902.73')
  })

  it('follows a stored total that lines miss by a cent', () => {
    const lines = [0.335, 0.335].map((TotalPrice, id) => ({ QuoteLineId: id + 1, TotalPrice, VAT: 0 }))
    const quote = quoteOfLines(lines, { SubTotal: 0.67, TotalPrice: 0.67 })
    const field = '{line/totalPriceWithAlternativeDiscount}'
    expect(printText(quote, inLines(field), { rounding: 'vat-rate' })).toBe('0.34 0.33 ')
  })

  it('leaves VAT of prices that cancel out to each line', () => {
    const lines = [100, -100].map((TotalPrice, id) => ({ QuoteLineId: id + 1, TotalPrice, VAT: 25 }))
    const quote = quoteOfLines(lines, { SubTotal: 0, TotalPrice: 0 })
    const printed = printText(quote, inLines('{line/totalPriceWithAlternativeDiscount} {line/vatAmount}'), {
      rounding: 'vat-rate',
    })
    expect(printed).toBe('100.00 25.00 -100.00 -25.00 ')
  })

  it('says when the stored total is far from that of its lines', () => {
    const quote = quoteOfLines([{ QuoteLineId: 1, TotalPrice: 100, VAT: 25 }], {
      SubTotal: 100,
      TotalPrice: 90,
    })
    const printed = printText(quote, '{#alternative}{alternative/totalPrice}{/alternative}', {
      rounding: 'vat-rate',
      expect: ['sum-does-not-add-up'],
    })
    expect(printed).toBe('90.00')
  })
})

it('is chosen by the template before the option', () => {
  const printed = printText(threeSmallLines, `{Rounding:line}${amounts}`, { rounding: 'vat-rate' })
  expect(printed).toContain('0.39')
})

const cents = fc.integer({ min: -1_000_000, max: 100_000_000 }).map((units) => units / 100)
const line = fc.record({
  TotalPrice: fc.oneof(
    cents,
    fc.integer({ min: -9_999_999, max: 99_999_999 }).map((units) => units / 10_000),
  ),
  VAT: fc.constantFrom(0, 5.5, 7, 12, 15, 19, 25, 8.1),
  VATInfo: fc.constantFrom('', 'reduced'),
  ProductFamilyKey: fc.constantFrom('a', 'b', 'c'),
  IsSubscription: fc.boolean(),
  SubscriptionUnit: fc.constantFrom('month', 'year'),
  SubscriptionQuantity: fc.integer({ min: 1, max: 60 }),
})
const alternative = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  discount: fc.constantFrom(0, 5, 12.5, 33.333, 100, -3),
})

/** What a company's connector stores: exact sums, as far as a double holds them. */
function quoteOf({
  lines,
  discount,
}: typeof alternative extends fc.Arbitrary<infer T> ? T : never): Record<string, unknown> {
  const subTotal = lines.reduce((sum, { TotalPrice }) => sum + TotalPrice, 0)
  const discountAmount = (subTotal * discount) / 100
  return quoteOfLines(
    lines.map((properties, index) => ({ QuoteLineId: index + 1, Rank: index, ...properties })),
    {
      DiscountPercent: discount,
      SubTotal: Number(subTotal.toFixed(6)),
      DiscountAmount: Number(discountAmount.toFixed(8)),
      TotalPrice: Number((subTotal - discountAmount).toFixed(8)),
    },
  )
}

const everything =
  '{GroupBy:productFamilyKey}{#alternative}' +
  '{#line}line {line/totalPriceWithAlternativeDiscount} {line/vatAmount} {line/totalPriceIncVAT}\n{/line}' +
  '{#vatRate}rate {vatRate/base} {vatRate/amount} {vatRate/total}\n{/vatRate}' +
  '{#group}group {group/sumVat}\n{/group}' +
  '{#subscription}subscription {subscription/totalPrice}\n{/subscription}' +
  'once {alternative/oneTimeTotal}\n' +
  'total {alternative/totalPrice} {alternative/vatAmount} {alternative/totalPriceIncVAT}{/alternative}'

/** Column sums of the printed rows of a kind, in cents, by text arithmetic alone. */
function sumPrinted(text: string, kind: string): readonly number[] {
  const rows = text
    .split('\n')
    .filter((row) => row.startsWith(`${kind} `))
    .map((row) =>
      row
        .split(' ')
        .slice(1)
        .map((number) => Number(number.replaceAll(/[,.]/g, ''))),
    )
  return [0, 1, 2].map((column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))
}

describe.each<RoundingMode>(['line', 'vat-rate'])('every printed sum, rounding by %s', (rounding) => {
  it('adds up to the last printed digit', () => {
    fc.assert(
      fc.property(alternative, (input) => {
        const { text = '', problems } = renderText(quoteOf(input), everything, { rounding })
        const [price, vat, incVat] = sumPrinted(text, 'total')
        expect(sumPrinted(text, 'line')).toEqual([price, vat, incVat])
        expect(sumPrinted(text, 'rate')).toEqual([price, vat, incVat])
        expect(sumPrinted(text, 'group')[0]).toBe(vat)
        expect((sumPrinted(text, 'subscription')[0] ?? 0) + (sumPrinted(text, 'once')[0] ?? 0)).toBe(price)
        expect((price ?? 0) + (vat ?? 0)).toBe(incVat)
        expect(problems.filter(({ code }) => code === 'sum-does-not-add-up')).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

it('takes the VAT of a rate from its printed base, rounding by VAT rate', () => {
  fc.assert(
    fc.property(alternative, (input) => {
      const template =
        '{#alternative}{#vatRate}{vatRate/percent:1} {vatRate/base} {vatRate/amount}\n{/vatRate}{/alternative}'
      const { text = '' } = renderText(quoteOf(input), template, { rounding: 'vat-rate' })
      for (const row of text.trim().split('\n')) {
        const [percent = 0, base = 0, amount = 0] = row
          .split(' ')
          .map((number) => Number(number.replaceAll(/[,.]/g, '')))
        expect(Math.abs(amount)).toBe(Math.floor((Math.abs(base) * percent + 500) / 1000))
      }
    }),
  )
})

describe('spread', () => {
  const weights = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 20 })

  it('gives shares that add up to the whole, each within one unit of its part', () => {
    fc.assert(
      fc.property(weights, fc.bigInt({ min: -10_000_000n, max: 10_000_000n }), (values, units) => {
        const decimals = values.map((value) => Decimal.fromNumber(value / 100))
        const shares = spread(units, decimals, 2)
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(units)
        const sum = values.reduce((a, b) => a + b, 0)
        if (sum === 0) return
        for (const [index, share] of shares.entries()) {
          const part = (Number(units) * (values[index] ?? 0)) / sum
          expect(Math.abs(Number(share) - part)).toBeLessThan(1.000001)
        }
      }),
    )
  })

  it('gives nothing to spread over nothing', () => {
    expect(spread(0n, [], 2)).toEqual([])
  })
})
