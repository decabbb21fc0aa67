import { describe, expect, it } from 'vitest'
import { quoteOfLines, renderText, workedExample } from '../fixtures/quotes.js'

const sums = (json: unknown, template: string): readonly string[] =>
  renderText(json, template)
    .problems.filter(({ code }) => code === 'sum-does-not-add-up')
    .map(({ message }) => message)

const thirds = quoteOfLines(
  [1, 2, 3].map((id) => ({ QuoteLineId: id, TotalPrice: 0.335, VAT: 0 })),
  { SubTotal: 1.005, TotalPrice: 1.005 },
)

describe('printed sums', () => {
  it('are compared as they print, and the difference is named', () => {
    const template =
      '{#alternative}{#line}{line/totalPriceWithAlternativeDiscount}{/line}{alternative/totalPrice}{/alternative}'
    expect(sums(thirds, template)).toEqual([
      'The printed `line/totalPriceWithAlternativeDiscount` of the alternative `Only` miss the printed `alternative/totalPrice` by 0.01; rounding by line or VAT rate makes them add up',
    ])
  })

  it('say nothing when enough decimals print', () => {
    const template =
      '{#alternative}{#line}{line/totalPriceWithAlternativeDiscount:3}{/line}{alternative/totalPrice:3}{/alternative}'
    expect(sums(thirds, template)).toEqual([])
  })

  it('say nothing of amounts that do not print', () => {
    expect(sums(thirds, '{#alternative}{alternative/totalPrice}{/alternative}')).toEqual([])
  })

  it('notice decimals that are left out', () => {
    const template =
      '{#alternative}{alternative/totalPrice:0} {alternative/vatAmount:0} {alternative/totalPriceIncVAT:0}{/alternative}'
    // 3,664 + 903 = 4,567 adds up; with one decimal 3,664.1 + 902.7 = 4,566.8 does too.
    expect(sums(workedExample, template)).toEqual([])
    const quote = quoteOfLines([{ QuoteLineId: 1, TotalPrice: 2.5, VAT: 60 }], { TotalPrice: 2.5 })
    // 2.5 prints 3, VAT 1.5 prints 2, the total 4.
    expect(sums(quote, template)).toHaveLength(1)
  })

  it('compare a stored total with its lines', () => {
    const quote = quoteOfLines([{ QuoteLineId: 1, TotalPrice: 100, VAT: 0 }], {
      SubTotal: 90,
      TotalPrice: 90,
    })
    const template = '{#alternative}{#line}{line/totalPrice}{/line}{alternative/subTotal}{/alternative}'
    expect(sums(quote, template)).toEqual([
      'The printed `line/totalPrice` of the alternative `Only` miss the printed `alternative/subTotal` by 10',
    ])
  })

  it('look inside groups', () => {
    const lines = [0.335, 0.335].map((TotalPrice, index) => ({
      QuoteLineId: index + 1,
      TotalPrice,
      VAT: 0,
      ProductFamilyKey: `family ${index}`,
    }))
    const quote = quoteOfLines(lines, { SubTotal: 0.67, TotalPrice: 0.67 })
    const template =
      '{GroupBy:productFamilyKey}{#alternative}{#group}{group/sumTotalPrice}{/group}{alternative/subTotal}{/alternative}'
    expect(sums(quote, template)).toHaveLength(1)
  })

  it('compare the amounts of a line with each other', () => {
    const line = { QuoteLineId: 1, SubTotal: 467.875, DiscountAmount: 135.68375, TotalPrice: 332.19125 }
    const template =
      '{#alternative}{#line}{line/subTotal} − {line/discountAmount} = {line/totalPrice}{/line}{/alternative}'
    // It prints 467.88 − 135.68 = 332.19, though the difference of the printed numbers is 332.20.
    expect(sums(quoteOfLines([line]), template)).toEqual([
      'The printed `line/subTotal` and `line/discountAmount` of the alternative `Only` miss the printed `line/totalPrice` by 0.01',
    ])
  })

  it('compare lines with the total of an alternative that has no discount', () => {
    const lines = [1, 2].map((id) => ({ QuoteLineId: id, TotalPrice: 10 }))
    const template = '{#alternative}{#line}{line/totalPrice}{/line}{alternative/totalPrice}{/alternative}'
    expect(sums(quoteOfLines(lines, { TotalPrice: 25 }), template)).toHaveLength(1)
    const discounted =
      '{#alternative}{#line}{line/totalPriceWithAlternativeDiscount}{/line}{alternative/totalPrice}{/alternative}'
    // No rounding helps a stored total that is wrong.
    expect(sums(quoteOfLines(lines, { TotalPrice: 25 }), discounted)[0]).toMatch(/by 5$/)
    expect(sums(quoteOfLines(lines, { TotalPrice: 19, DiscountPercent: 5 }), template)).toEqual([])
  })

  it('do not advise a rounding that would not help', () => {
    const template = '{#alternative}{#line}{line/vatAmount:0}{/line}{alternative/vatAmount:0}{/alternative}'
    const lines = [1, 2].map((id) => ({ QuoteLineId: id, TotalPrice: 10.4, VAT: 100 }))
    // 10.4 prints 10, twice, but 20.8 prints 21, by whatever rounding.
    expect(sums(quoteOfLines(lines), template)[0]).toMatch(/by 1$/)
  })
})
