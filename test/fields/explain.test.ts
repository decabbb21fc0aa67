import { describe, expect, it } from 'vitest'
import { type ExplainedAmount, explainQuote } from '../../src/fields/explain.js'
import { quoteOfLines, readQuote, workedExample } from '../fixtures/quotes.js'

function explain(
  json: unknown,
  options: Parameters<typeof explainQuote>[1] = {},
): readonly ExplainedAmount[] {
  const { value, problems } = explainQuote(readQuote(json), { culture: 'en-US', ...options })
  if (value === undefined) throw new Error(problems.map(({ message }) => message).join())
  return value
}

/** The amount of a field in the first scope whose label holds a text. */
function find(amounts: readonly ExplainedAmount[], scope: string, field: string): ExplainedAmount {
  const amount = amounts.find((candidate) => candidate.scope.includes(scope) && candidate.field === field)
  if (amount === undefined) throw new Error(`there is no ${field} in ${scope}`)
  return amount
}

describe('the amounts of the worked example', () => {
  const amounts = explain(workedExample)

  it.each([
    ['line 1 · A', 'line/quantity', 'stored', '10', '10.00'],
    ['line 1 · A', 'line/totalPrice', 'stored', '117', '117.00'],
    ['line 1 · A', 'line/totalPriceWithAlternativeDiscount', 'derived', '111.15', '111.15'],
    ['line 1 · A', 'line/vatAmount', 'derived', '27.7875', '27.79'],
    ['line 1 · A', 'line/totalPriceIncVAT', 'derived', '144.7875', '144.79'],
    ['line 2 · B', 'line/unitListPriceSubscriptionQuantity', 'derived', '1200', '1,200.00'],
    ['line 3 · C', 'line/vatAmount', 'derived', '19.940025', '19.94'],
    ['VAT 25 % · 25%', 'vatRate/base', 'derived', '3531.15', '3,531.15'],
    ['VAT 15 % · 15%', 'vatRate/amount', 'derived', '19.940025', '19.94'],
    ['subscriptions by months', 'subscription/pricePerUnit', 'derived', '285', '285.00'],
    ['alternative 1 · Complete', 'alternative/vatAmount', 'derived', '902.727525', '902.73'],
    ['alternative 1 · Complete', 'alternative/totalPriceIncVAT', 'derived', '4566.811025', '4,566.81'],
    ['alternative 1 · Complete', 'alternative/totalPrice', 'stored', '3664.0835', '3,664.08'],
    ['alternative 1 · Complete', 'alternative/oneTimeTotal', 'derived', '244.0835', '244.08'],
  ])('%s: %s is %s, %s', (scope, field, origin, exact, printed) => {
    expect(find(amounts, scope, field)).toMatchObject({ origin, exact, printed })
  })

  it('name the property or the formula', () => {
    expect(find(amounts, 'line 1', 'line/totalPrice').formula).toBe('QuoteLine.TotalPrice')
    expect(find(amounts, 'line 1', 'line/vat').formula).toBe('QuoteLine.VAT')
    expect(find(amounts, 'alternative 1 · Complete', 'alternative/vat').formula).toBe('QuoteAlternative.VAT')
    expect(find(amounts, 'line 1', 'line/totalPriceIncVAT').formula).toBe('line/totalPrice + line/vatAmount')
  })

  it('leave out what the quote does not have', () => {
    expect(amounts.some(({ field }) => field === 'line/deliveredQuantity')).toBe(false)
  })
})

describe('amounts that nobody stored', () => {
  it('are derived where the line lacks them', () => {
    const amounts = explain(
      quoteOfLines([{ Quantity: 3, UnitListPrice: 10, DiscountPercent: 5 }], { DiscountPercent: 10 }),
    )
    expect(find(amounts, 'line 1', 'line/subTotal')).toMatchObject({ origin: 'derived', exact: '30' })
    expect(find(amounts, 'line 1', 'line/discountAmount')).toMatchObject({ origin: 'derived', exact: '1.5' })
    expect(find(amounts, 'line 1', 'line/totalPrice')).toMatchObject({ origin: 'derived', exact: '28.5' })
    expect(find(amounts, 'alternative', 'alternative/totalPrice')).toMatchObject({
      origin: 'derived',
      exact: '25.65',
      formula: 'alternative/subTotal − alternative/discountAmount',
    })
  })

  it('are fractions where no number of decimals is exact', () => {
    const line = { TotalPrice: 40, IsSubscription: true, SubscriptionUnit: 'month', SubscriptionQuantity: 3 }
    const amounts = explain(quoteOfLines([line]))
    expect(find(amounts, 'subscriptions by month', 'subscription/pricePerUnit')).toMatchObject({
      exact: '40/3',
      printed: '13.33',
    })
  })
})

describe('rounding', () => {
  it('is named by line', () => {
    const amounts = explain(workedExample, { rounding: 'line' })
    expect(find(amounts, 'line 1', 'line/vatAmount')).toMatchObject({
      exact: '27.79',
      formula: 'line/totalPriceWithAlternativeDiscount × line/vat ÷ 100, rounded to 2 decimals',
    })
    expect(find(amounts, 'line 1', 'line/totalPriceIncVAT').formula).toBe(
      'line/totalPriceWithAlternativeDiscount + line/vatAmount',
    )
    expect(find(amounts, 'alternative 1 · Complete', 'alternative/totalPrice')).toMatchObject({
      origin: 'derived',
      exact: '3664.08',
      formula: 'Σ line/totalPriceWithAlternativeDiscount',
    })
    expect(find(amounts, 'line 1', 'line/totalPrice')).toMatchObject({ origin: 'stored', exact: '117' })
  })

  it('is named by VAT rate', () => {
    const amounts = explain(workedExample, { rounding: 'vat-rate', currencyDecimals: 0 })
    expect(find(amounts, 'VAT 25 %', 'vatRate/amount')).toMatchObject({
      exact: '883',
      formula: 'vatRate/base × vatRate/percent ÷ 100, rounded to 0 decimals',
    })
    expect(find(amounts, 'line 1', 'line/vatAmount').formula).toBe(
      'vatRate/amount, spread over the lines of the rate by largest remainder',
    )
  })
})

it('explains every alternative, and what the sale stores', () => {
  const json = {
    Sale: { Amount: 12.5 },
    QuoteAlternatives: [{ Name: 'Basic', QuoteLines: [{ TotalPrice: 1 }] }, { QuoteLines: [] }],
  }
  const scopes = new Set(explain(json).map(({ scope }) => scope))
  expect([...scopes]).toEqual([
    'quote',
    'alternative 1 · Basic · line 1',
    'alternative 1 · Basic · VAT 0 %',
    'alternative 1 · Basic',
    'alternative 2',
  ])
  expect(find(explain(json), 'quote', 'quote/saleAmount')).toMatchObject({ origin: 'stored', exact: '12.5' })
})

it('leaves out what may not be seen', () => {
  const amounts = explain(
    quoteOfLines([{ UnitCost: 5, EarningAmount: 3, TotalPrice: 8, Rights: 'UnitCost=N' }]),
  )
  const fields = amounts.map(({ field }) => field)
  expect(fields).toContain('line/totalPrice')
  expect(fields).not.toContain('line/unitCost')
  expect(fields).not.toContain('line/earningAmount')
})

it('refuses a culture that does not exist', () => {
  const { value, problems } = explainQuote(readQuote(workedExample), { culture: 'xx-XX' })
  expect(value).toBeUndefined()
  expect(problems.map(({ code }) => code)).toEqual(['unknown-culture'])
})
