import { describe, expect, it } from 'vitest'
import { printText, workedExample } from '../fixtures/quotes.js'

const nbsp = '\u00a0'

const inLines = (fields: string): string => `{#alternative}{#line}${fields} {/line}{/alternative}`
/** The specification's formula for a line's total with VAT leaves out the alternative's discount. */
const literal = { expect: ['line-inc-vat-not-additive'] }

describe('the worked example', () => {
  it.each([
    ['line/subTotal', ['130', '3600', '139.93']],
    ['line/discountAmount', ['13', '0', '0']],
    ['line/totalPrice', ['117', '3600', '139.93']],
    ['line/totalPriceWithAlternativeDiscount', ['111.15', '3420', '132.9335']],
    ['line/vatAmount', ['27.7875', '855', '19.94003']],
    ['line/unitListPriceSubscriptionQuantity', ['13', '1200', '19.99']],
  ])('computes %s', (field, expected) => {
    const printed = printText(workedExample, inLines(`{${field}:Trim}`)).replaceAll(',', '')
    expect(printed.trim().split(' ')).toEqual(expected)
  })

  it('adds VAT to the price before the alternative discount, as SuperOffice documents it', () => {
    const printed = printText(workedExample, inLines('{line/totalPriceIncVAT:9}'), literal)
    expect(printed).toBe('144.787500000 4,455.000000000 159.870025000 ')
  })

  it('computes the totals of the alternative to the last digit', () => {
    const fields = [
      'vatAmount:9',
      'totalPriceIncVAT:9',
      'sumDiscountAmount:Trim',
      'numLines',
      'oneTimeTotal:9',
    ]
    const template = `{#alternative}${fields.map((field) => `{alternative/${field}}`).join(' ')}{/alternative}`
    expect(printText(workedExample, template)).toBe('902.727525000 4,566.811025000 13 3 244.083500000')
  })

  it('prints stored totals as they are stored', () => {
    const fields =
      '{alternative/subTotal:4} {alternative/discountAmount:4} {alternative/totalPrice:4} {alternative/vat:6}'
    const printed = printText(workedExample, `{#alternative}${fields}{/alternative}`)
    expect(printed).toBe('3,856.9300 192.8465 3,664.0835 902.727525')
  })

  it('groups by VAT text in alphabetical order, with the sums of each group', () => {
    const group =
      '{group/groupField}: {group/numLines} {group/sumTotalPrice:Trim} {group/sumDiscountAmount:Trim} {group/sumVat:6}; '
    const printed = printText(
      workedExample,
      `{GroupBy:vatInfo}{#alternative}{#group}${group}{/group}{/alternative}`,
    )
    expect(printed).toBe('15%: 1 139.93 0 19.940025; 25%: 2 3,717 13 882.787500; ')
  })

  it('has one row per VAT rate, ascending', () => {
    const row =
      '{vatRate/percent:Trim} {vatRate/info} {vatRate/base:4} {vatRate/amount:6} {vatRate/total:6} {vatRate/numLines}; '
    const printed = printText(workedExample, `{#alternative}{#vatRate}${row}{/vatRate}{/alternative}`)
    expect(printed).toBe(
      '15 15% 132.9335 19.940025 152.873525 1; 25 25% 3,531.1500 882.787500 4,413.937500 2; ',
    )
  })

  it('has one row per subscription unit', () => {
    const row =
      '{subscription/unit} {subscription/totalPrice} {subscription/pricePerUnit} {subscription/numLines}'
    const printed = printText(
      workedExample,
      `{#alternative}{#subscription}${row}{/subscription}{/alternative}`,
    )
    expect(printed).toBe('months 3,420.00 285.00 1')
  })

  it('writes what a subscription is priced by', () => {
    const fields = '{line/priceUnitSubscriptionUnit}, {line/priceUnitSubscriptionQuantityUnit};'
    const printed = printText(workedExample, inLines(fields))
    expect(printed).toBe('pcs, pcs; pcs/months, pcs @ 12 months; pcs, pcs; ')
  })

  it.each([
    ['nb-NO', `4${nbsp}566,81`, `4${nbsp}567`, `4${nbsp}566,81103`, '27,79', '144,79'],
    ['da-DK', '4.566,81', '4.567', '4.566,81103', '27,79', '144,79'],
    ['sv-SE', `4${nbsp}566,81`, `4${nbsp}567`, `4${nbsp}566,81103`, '27,79', '144,79'],
    ['de-DE', '4.566,81', '4.567', '4.566,81103', '27,79', '144,79'],
    ['nl-NL', '4.566,81', '4.567', '4.566,81103', '27,79', '144,79'],
    ['fr-FR', `4${nbsp}566,81`, `4${nbsp}567`, `4${nbsp}566,81103`, '27,79', '144,79'],
    ['en-US', '4,566.81', '4,567', '4,566.81103', '27.79', '144.79'],
    ['de-CH', '4’566.81', '4’567', '4’566.81103', '27.79', '144.79'],
  ])('prints as in %s', (culture, plain, noDecimals, fiveDecimals, vatAmount, total) => {
    const name = 'alternative/totalPriceIncVAT'
    const totals = `{#alternative}{${name}}|{${name}:0}|{${name}:5}{/alternative}`
    expect(printText(workedExample, totals, { culture })).toBe(`${plain}|${noDecimals}|${fiveDecimals}`)
    const lines = inLines('{line/vatAmount:2}|{line/totalPriceIncVAT:2}')
    expect(printText(workedExample, lines, { culture, ...literal }).split(' ')[0]).toBe(
      `${vatAmount}|${total}`,
    )
  })

  it('rounds the exact decimal, not the binary number near it', () => {
    const printed = printText(workedExample, inLines('{line/totalPriceIncVAT:3}'), literal)
    expect(printed).toContain('144.788')
  })
})
