import { describe, expect, it } from 'vitest'
import { printText, quoteOfLines } from '../fixtures/quotes.js'

const total = { SubTotal: 0, TotalPrice: 0 }
const inLines = (text: string): string => `{#alternative}{#line}${text}{/line}{/alternative}`
const inGroups = (text: string): string => `{#alternative}{#group}${text}{/group}{/alternative}`

/** The names of the lines in printed order. */
const order = (lines: readonly Record<string, unknown>[], directive = '', culture = 'en-US'): string =>
  printText(quoteOfLines(lines, total), `${directive}${inLines('{line/name} ')}`, { culture }).trim()

const named = (property: string, values: readonly unknown[]): readonly Record<string, unknown>[] =>
  values.map((value, index) => ({
    QuoteLineId: index + 1,
    Rank: index,
    Name: `L${index}`,
    [property]: value,
  }))

describe('the order of lines', () => {
  it('is that of their ranks', () => {
    const lines = [
      { QuoteLineId: 1, Rank: 30, Name: 'c' },
      { QuoteLineId: 2, Rank: -1, Name: 'a' },
      { QuoteLineId: 3, Rank: 4, Name: 'b' },
    ]
    expect(order(lines)).toBe('a b c')
  })

  it('is that of their ids where ranks are equal', () => {
    const lines = [
      { QuoteLineId: 9, Rank: 1, Name: 'b' },
      { QuoteLineId: 2, Rank: 1, Name: 'a' },
    ]
    expect(order(lines)).toBe('a b')
  })

  it('is that of the file where they have no rank, after those that have one', () => {
    const lines = [
      { QuoteLineId: 9, Name: 'b' },
      { QuoteLineId: 2, Name: 'c' },
      { QuoteLineId: 5, Rank: 1, Name: 'a' },
    ]
    expect(order(lines)).toBe('a b c')
  })

  it.each([
    ['quantity', [10, 9, 100, null, -1], 'L3 L4 L1 L0 L2'],
    ['totalPrice', [0.3, 0.25, 1e15], 'L1 L0 L2'],
    ['subscriptionStart', ['2025-02-01', '2024-12-31', null, '2025-01-31T23:00:00'], 'L2 L1 L3 L0'],
    ['isSubscription', [true, false, true], 'L1 L0 L2'],
    ['itemNumber', ['1.2', '1.10', '1.1'], 'L2 L1 L0'],
    ['code', ['b', 'A', 'a', 'B', '', null], 'L4 L5 L1 L2 L0 L3'],
    ['vatAmount', [1, 2], 'L0 L1'],
  ])('can be that of %s, typed, blank ones first, ties by rank', (property, values, expected) => {
    const wire = property.replace(/^./, (letter) => letter.toUpperCase())
    expect(order(named(wire, values), `{OrderBy:${property}}`)).toBe(expected)
  })

  it('can be that of a derived amount', () => {
    const lines = [
      { QuoteLineId: 1, Rank: 1, Name: 'a', TotalPrice: 100, VAT: 25 },
      { QuoteLineId: 2, Rank: 2, Name: 'b', TotalPrice: 200, VAT: 5 },
    ]
    expect(order(lines, '{OrderBy:vatAmount}')).toBe('b a')
  })

  it('is by the texts of a list, not by its keys', () => {
    const quote = {
      ...quoteOfLines(named('ProductFamilyKey', ['1', '2', '3']), total),
      Lists: { ProductFamily: { 1: 'Zinc', 2: 'Iron', 3: 'Lead' } },
    }
    expect(printText(quote, `{OrderBy:productFamilyKey}${inLines('{line/name} ')}`)).toBe('L1 L2 L0 ')
  })

  it('is by the text in the language of the render', () => {
    const lines = named('Code', ['US:"a";NO:"z"', 'US:"b";NO:"y"'])
    expect(order(lines, '{OrderBy:code}', 'en-US')).toBe('L0 L1')
    expect(order(lines, '{OrderBy:code}', 'nb-NO')).toBe('L1 L0')
  })

  it('follows the alphabet of the culture', () => {
    const lines = named('Code', ['Ångstrom', 'Zebra', 'Ärla'])
    expect(order(lines, '{OrderBy:code}', 'sv-SE')).toBe('L1 L0 L2')
    expect(order(lines, '{OrderBy:code}', 'de-DE')).toBe('L0 L2 L1')
  })
})

describe('positions', () => {
  const lines = named('ProductFamilyKey', ['b', 'a', 'b'])

  it('count the lines in printed order', () => {
    const template = `{OrderBy:productFamilyKey}${inLines('{line/position}{line/name} ')}`
    expect(printText(quoteOfLines(lines, total), template)).toBe('1L1 2L0 3L2 ')
  })

  it('go on from group to group', () => {
    const template = `{GroupBy:productFamilyKey}${inGroups('{group/groupField}: {#line}{line/position}{line/name} {/line}')}`
    expect(printText(quoteOfLines(lines, total), template)).toBe('a: 1L1 b: 2L0 3L2 ')
  })

  it('begin anew in every region and alternative', () => {
    const quote = {
      QuoteVersion: { State: 'Sent' },
      QuoteAlternatives: [1, 2].map((id) => ({
        QuoteAlternativeId: id,
        ...total,
        QuoteLines: named('Code', ['x', 'y']).map((line) => ({ ...line, QuoteLineId: 0 })),
      })),
    }
    const template =
      '{#alternative}{alternative/position}: {#line}{line/position} {/line}{#line}{line/position} {/line}{/alternative}'
    expect(printText(quote, template)).toBe('1: 1 2 1 2 2: 1 2 1 2 ')
  })
})

describe('groups', () => {
  const groups = (directive: string, quote: Record<string, unknown>, culture = 'en-US'): string =>
    printText(quote, `${directive}${inGroups('[{group/groupField}] {#line}{line/name} {/line}')}`, {
      culture,
    }).trim()

  it('come in the order of their texts regardless of case, the blank one first', () => {
    const quote = quoteOfLines(named('ProductFamilyKey', ['b', '', 'A', 'c', null, 'B']), total)
    expect(groups('{GroupBy:productFamilyKey}', quote)).toBe('[] L1 L4 [A] L2 [b] L0 [B] L5 [c] L3')
  })

  it('come in the order of the texts of a list', () => {
    const quote = {
      ...quoteOfLines(named('ProductFamilyKey', ['1', '2', '1']), total),
      Lists: { ProductFamily: { 1: 'Zinc', 2: 'Iron' } },
    }
    expect(groups('{GroupBy:productFamilyKey}', quote)).toBe('[Iron] L1 [Zinc] L0 L2')
  })

  it('can be those of a boolean or a date, as it prints', () => {
    const booleans = quoteOfLines(named('IsSubscription', [true, false, true]), total)
    expect(groups('{GroupBy:isSubscription}', booleans)).toBe('[No] L1 [Yes] L0 L2')
    expect(groups('{GroupBy:isSubscription}', booleans, 'nb-NO')).toBe('[Ja] L0 L2 [Nei] L1')
    const dates = quoteOfLines(named('SubscriptionStart', ['2025-01-31T00:00:00', '2025-01-31']), total)
    expect(groups('{GroupBy:subscriptionStart}', dates)).toBe('[1/31/2025] L0 L1')
  })

  it('can be those of extra information', () => {
    const quote = quoteOfLines(
      [
        { Name: 'a', ExtraInfo: [{ Name: 'Colour', Value: 'red' }] },
        { Name: 'b', ExtraInfo: [] },
      ],
      total,
    )
    expect(groups('{GroupBy:extraInfo.Colour}', quote)).toBe('[] b [red] a')
  })

  it('hold their lines in the order of the template', () => {
    const quote = quoteOfLines(
      [3, 1, 2].map((quantity, index) => ({
        Rank: index,
        Name: `Q${quantity}`,
        Quantity: quantity,
        Code: 'x',
      })),
      total,
    )
    expect(groups('{OrderBy:quantity}{GroupBy:code}', quote)).toBe('[x] Q1 Q2 Q3')
  })

  it('may be printed twice, with and without their lines', () => {
    const quote = quoteOfLines(named('Code', ['x', 'y', 'x']), total)
    const template =
      '{GroupBy:code}{#alternative}{#group}{#line}{line/name} {/line}{/group}{#group}{group/groupField}{group/numLines} {/group}{/alternative}'
    expect(printText(quote, template)).toBe('L0 L2 L1 x2 y1 ')
  })

  it('are one, with a blank text, where nothing says what to group by', () => {
    const quote = quoteOfLines(named('Code', ['x', 'y']), total)
    const template = inGroups('[{group/groupField}] {group/numLines}')
    expect(printText(quote, template, { expect: ['group-without-groupby'] })).toBe('[] 2')
  })

  it('are none without lines', () => {
    const template = `{GroupBy:code}{#alternative}{alternative/numLines}{#group}x{/group}{^line}no lines{/line}{/alternative}`
    expect(printText(quoteOfLines([], total), template, { expect: ['empty-lines'] })).toBe('0no lines')
  })
})

describe('subscriptions', () => {
  it('come in the order in which their units appear', () => {
    const quote = quoteOfLines(
      [
        { Rank: 2, IsSubscription: true, SubscriptionUnit: 'month', TotalPrice: 10 },
        { Rank: 1, IsSubscription: true, SubscriptionUnit: 'year', TotalPrice: 20 },
        { Rank: 3, IsSubscription: false, SubscriptionUnit: 'day', TotalPrice: 40 },
        { Rank: 4, IsSubscription: true, SubscriptionUnit: 'month', TotalPrice: 80 },
      ],
      total,
    )
    const template =
      '{#alternative}{#subscription}{subscription/unit} {subscription/totalPrice} {subscription/numLines}; {/subscription}{/alternative}'
    expect(printText(quote, template)).toBe('year 20.00 1; month 90.00 2; ')
  })
})

describe('alternatives', () => {
  const quote = (likely: number | undefined, accepted: number | undefined) => ({
    Quote: { AcceptedQuoteAlternativeId: accepted },
    QuoteVersion: { State: 'Sent', LikelyQuoteAlternativeId: likely },
    QuoteAlternatives: [1, 2].map((id) => ({
      QuoteAlternativeId: id,
      Name: `A${id}`,
      ...total,
      QuoteLines: [{ Name: 'x' }],
    })),
  })
  const template =
    '{#alternative}{alternative/position}{alternative/name}{alternative/isFavourite} {/alternative}'

  it('print all, in the order of the file', () => {
    expect(printText(quote(2, 1), template)).toBe('1A1No 2A2Yes ')
  })

  it('print the favourite or the accepted one alone', () => {
    expect(printText(quote(2, 1), template, { alternatives: 'favourite' })).toBe('1A2Yes ')
    expect(printText(quote(2, 1), template, { alternatives: 'accepted' })).toBe('1A1No ')
  })

  it('give template variables outside their region when only one prints', () => {
    expect(printText(quote(2, 1), '{qanm}', { alternatives: 'favourite' })).toBe('A2')
    expect(printText(quote(2, 1), '[{qanm}]', { expect: ['missing-value'] })).toBe('[]')
  })

  it.each([0, undefined, 3])('are refused when the one that alone is to print is %s', (id) => {
    for (const alternatives of ['favourite', 'accepted'] as const) {
      expect(() => printText(quote(id, id), template, { alternatives })).toThrow(
        `Cannot print the ${alternatives} alternative only`,
      )
    }
  })

  it('are the favourite when there is only one and none is named', () => {
    expect(
      printText([{ QuoteLineId: 1 }], template, { alternatives: 'favourite', expect: ['missing-value'] }),
    ).toBe('1Yes ')
    const draft = { QuoteAlternatives: [{ QuoteAlternativeId: 5, Name: 'A', ...total, QuoteLines: [{}] }] }
    expect(printText(draft, template)).toBe('1AYes ')
  })
})
