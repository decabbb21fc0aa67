import { describe, expect, it } from 'vitest'
import type { RenderOptions } from '../../src/model.js'
import { quoteOfLines, renderText, workedExample } from '../fixtures/quotes.js'

const found = (json: unknown, template = '', options: RenderOptions = {}): readonly string[] =>
  renderText(json, template, options).problems.map(({ severity, code }) => `${severity} ${code}`)

const total = { SubTotal: 0, TotalPrice: 0 }
const inState = (state: string | undefined, line: Record<string, unknown> = {}) => ({
  ...quoteOfLines([line], total),
  QuoteVersion: { State: state },
})

describe('a version that SuperOffice would not send', () => {
  it.each(['DraftNotCalculated', 'DraftNeedsApproval', 'DraftNotApproved', 'draftnotapproved'])(
    'is refused: %s',
    (state) => {
      expect(found(inState(state))).toEqual(['error quote-not-sendable'])
      expect(renderText(inState(state), 'x').text).toBeUndefined()
      expect(renderText(inState(state), 'x').problems[0]?.message).toContain(`\`${state}\``)
    },
  )

  it('is rendered with a warning where drafts are allowed', () => {
    const { text, problems } = renderText(inState('DraftNotApproved'), 'x', { allowDraft: true })
    expect(text).toBe('x')
    expect(problems.map(({ severity }) => severity)).toEqual(['warning'])
  })

  it.each([
    'Draft',
    'DraftApproved',
    'DraftCalculated',
    'Sent',
    'Archived',
    'Lost',
    'Sold',
    'Unknown',
    undefined,
  ])('is none in the state %s', (state) => {
    expect(found(inState(state))).toEqual([])
  })
})

describe('a line in error', () => {
  it.each(['Error', 'error'])('is refused in a version that states its state: %s', (status) => {
    const json = inState('Sent', { Name: 'Rack', Status: status, Reason: 'no price' })
    expect(found(json)).toEqual(['error line-status-error'])
    const [problem] = renderText(json, '').problems
    expect(problem?.message).toContain('`Rack`')
    expect(problem?.message).toContain('no price')
  })

  it('only warns where drafts are allowed, where there is no state, and in bare lines', () => {
    const line = { QuoteLineId: 1, Status: 'Error', TotalPrice: 1 }
    expect(found(inState('Sent', line), '', { allowDraft: true })).toEqual(['warning line-status-error'])
    expect(found(inState(undefined, line))).toEqual(['warning line-status-error'])
    expect(found([line])).toEqual(['warning line-status-error', 'info missing-value'])
  })

  it.each(['OK', 'OkWithInfo', 'Warning', null])('is none of the status %s', (status) => {
    expect(found(inState('Sent', { Status: status }))).toEqual([])
  })

  it('is named for each line', () => {
    const lines = [1, 2].map((id) => ({ QuoteLineId: id, Name: `L${id}`, Status: 'Error' }))
    expect(found(quoteOfLines(lines, total))).toEqual(['error line-status-error', 'error line-status-error'])
  })
})

describe('doubtful amounts', () => {
  it('are no lines at all', () => {
    expect(found(quoteOfLines([], total))).toEqual(['warning empty-lines'])
  })

  it('are totals that nobody stored', () => {
    expect(found(quoteOfLines([{ TotalPrice: 1 }]))).toEqual(['info missing-value'])
  })

  it('are VAT percentages above 100, named once', () => {
    expect(found(quoteOfLines([{ VAT: 100.01 }, { VAT: 250 }], total))).toEqual([
      'warning vat-looks-like-amount',
    ])
    expect(found(quoteOfLines([{ VAT: 100 }], total))).toEqual([])
  })

  it.each([
    [{ DiscountAmount: 5 }, ['warning alternative-discount-inconsistent']],
    [{ DiscountAmount: 5, DiscountPercent: 0 }, ['warning alternative-discount-inconsistent']],
    [{ DiscountAmount: 5, DiscountPercent: 5 }, []],
    [{ DiscountAmount: 0 }, []],
  ])('are discounts without a percentage: %j', (alternative, expected) => {
    expect(found(quoteOfLines([{}], { ...total, ...alternative }))).toEqual(expected)
  })
})

describe('stored VAT that its lines do not give', () => {
  const quote = (vat: number) =>
    quoteOfLines([{ TotalPrice: 100, VAT: 25 }], { SubTotal: 100, TotalPrice: 100, VAT: vat })
  const template = (field: string) => `{#alternative}{${field}}{/alternative}`

  it.each(['alternative/vat', 'alternative/vatAmount'])('warns where %s prints', (field) => {
    expect(found(quote(24), template(field))).toEqual(['warning stale-alternative-vat'])
    expect(renderText(quote(24), template(field)).problems[0]?.message).toContain('stores 24 as VAT')
  })

  it('says nothing up to half a cent, or where no VAT prints', () => {
    expect(found(quote(25.005), template('alternative/vat'))).toEqual([])
    expect(found(quote(25.0051), template('alternative/vat'))).toEqual(['warning stale-alternative-vat'])
    expect(found(quote(24), template('alternative/totalPrice'))).toEqual([])
  })
})

describe('lines with VAT under a discount on the alternative', () => {
  const template = '{#alternative}{#line}{line/totalPriceIncVAT}{/line}{/alternative}'

  it('warn that they do not add up, as SuperOffice computes them', () => {
    expect(found(workedExample, template)).toEqual(['warning line-inc-vat-not-additive'])
    expect(found(workedExample, '{#alternative}{#line}{line/vatAmount}{/line}{/alternative}')).toEqual([])
  })

  it.each(['line', 'vat-rate'] as const)('add up when rounding by %s', (rounding) => {
    expect(found(workedExample, template, { rounding })).toEqual([])
  })
})
