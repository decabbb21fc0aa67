import { describe, expect, it } from 'vitest'
import type { MergeFields, Template } from '../src/model.js'
import { renderQuote } from '../src/render.js'
import { printText, quoteOfLines, readQuote, renderText, workedExample } from './fixtures/quotes.js'
import { openText } from './fixtures/text-template.js'

const quote = quoteOfLines([{ Name: 'Rack' }], { SubTotal: 0, TotalPrice: 0 })

/** A template that remembers what it was filled with. */
function watch(text: string): { readonly template: Template; readonly filled: MergeFields[] } {
  const filled: MergeFields[] = []
  const template = openText(text)
  const fill = (fields: MergeFields) => {
    filled.push(fields)
    return template.fill(fields)
  }
  return { template: { ...template, fill }, filled }
}

describe('rendering', () => {
  it('fills a template with final texts, and tells it the culture', () => {
    const { template, filled } = watch('{#alternative}{#line}{line/name}{line/vat}{/line}{/alternative}')
    renderQuote(readQuote(quote), template, { culture: 'nb' })
    expect(filled).toEqual([{ culture: 'nb-NO', values: [[[[['Rack', '0,00']]]]] }])
  })

  it('gives the bytes with the extension of the format', () => {
    const { value, problems } = renderQuote(readQuote(quote), openText('x'), { culture: 'en-US' })
    expect(problems).toEqual([])
    expect(value?.extension).toBe('html')
    expect(value?.bytes).toEqual(new TextEncoder().encode('x'))
  })

  it('never fills a template when a problem is an error', () => {
    const { template, filled } = watch('{quote/nummer}')
    const { value, problems } = renderQuote(readQuote(quote), template, { culture: 'en-US' })
    expect(value).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['unknown-field'])
    expect(filled).toEqual([])
  })

  it('gives no document when filling finds an error', () => {
    const template: Template = {
      ...openText('x'),
      fill: () => ({
        value: undefined,
        problems: [{ code: 'template-not-readable', severity: 'error', message: 'm' }],
      }),
    }
    const { value, problems } = renderQuote(readQuote(quote), template, { culture: 'en-US' })
    expect(value).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['template-not-readable'])
  })

  it('refuses a template whose structure is at fault', () => {
    const { text, problems } = renderText(quote, '{#alternative}')
    expect(text).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['unclosed-region'])
  })

  it('gives the same for the same, and leaves quote and template as they are', () => {
    const parsed = readQuote(workedExample)
    const template = openText(
      '{GroupBy:vatInfo}{#alternative}{#group}{group/groupField}{#line}{line/name}{line/position}{/line}{/group}{#line}{line/totalPriceIncVAT}{/line}{/alternative}',
    )
    const first = renderQuote(parsed, template)
    expect(renderQuote(parsed, template)).toEqual(first)
    renderQuote(parsed, template, { culture: 'nb-NO', rounding: 'vat-rate' })
    expect(renderQuote(parsed, template)).toEqual(first)
  })

  it('fills without a quote and without data, when the template asks for neither', () => {
    expect(printText(undefined, 'plain {see appendix 2}')).toBe('plain {see appendix 2}')
  })
})

describe('fields of outer levels', () => {
  it('print the same in every row, and those of the row of their own', () => {
    const json = {
      QuoteVersion: { State: 'Sent', Number: '7' },
      QuoteAlternatives: [1, 2].map((id) => ({
        Name: `A${id}`,
        SubTotal: 0,
        TotalPrice: id,
        QuoteLines: ['x', 'y', 'x'].map((code) => ({ Code: code, Name: `${code}${id}`, TotalPrice: id })),
      })),
    }
    const template =
      '{GroupBy:code}{#alternative}{#group}{#line}{quote/number}{alternative/name}{alternative/totalPrice:0}{group/groupField}{group/sumTotalPrice:0}{line/name}{#alternative/hasVat}!{/} {/line}{/group}{/alternative}'
    expect(printText(json, template)).toBe('7A11x2x1 7A11x2x1 7A11y1y1 7A22x4x2 7A22x4x2 7A22y2y2 ')
  })

  it('are read once, however many lines print them', () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => ({
      QuoteLineId: index + 1,
      TotalPrice: 1,
      VAT: 25,
      IsSubscription: true,
      SubscriptionQuantity: 1,
      Rights: 'UnitCost=N',
    }))
    let reads = 0
    const counted = readQuote(quoteOfLines(lines, { TotalPrice: 3_000 }))
    const watched = {
      ...counted,
      alternatives: counted.alternatives.map((alternative) => ({
        ...alternative,
        quoteLines: alternative.quoteLines.map((line) =>
          Object.defineProperty({ ...line }, 'rights', {
            get: () => {
              reads += 1
              return line.rights
            },
          }),
        ),
      })),
    }
    const fields =
      '{alternative/vatAmount}{alternative/earningAmount}{quote/saleEarning}{saea}{#alternative/hasVat}{/}'
    const { value } = renderQuote(
      watched,
      openText(`{#alternative}{#line}${fields}{line/totalPrice}{/line}{/alternative}`),
    )
    expect(value).toBeDefined()
    // A handful for each line; were sums read in every line, it would be millions.
    expect(reads).toBeLessThan(lines.length * 50)
  })
})

describe('options', () => {
  it.each([
    ['culture', 5],
    ['timeZone', {}],
    ['now', 20260101],
    ['rounding', 'cents'],
    ['alternatives', 'best'],
    ['onUnknown', 'ignore'],
  ])('%s is refused when it is %j', (name, value) => {
    const { text, problems } = renderText(quote, 'x', { [name]: value })
    expect(text).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'option-invalid', severity: 'error' }])
    expect(problems[0]?.message).toContain(`\`${name}\``)
  })
})

describe('problems of values', () => {
  it('name the field and where it stands', () => {
    const json = quoteOfLines([{ Name: '<b>Rack</b>' }], { TotalPrice: 0 })
    const { problems } = renderText(json, '{#alternative}{#line}{line/name}{/line}{/alternative}{auth}')
    expect(problems.map(({ code, where }) => [code, where?.field])).toEqual([
      ['markup-in-text', '{line/name}'],
      ['missing-value', '{auth}'],
    ])
  })
})

describe('the language of a snapshot', () => {
  it('warns when numbers and dates are printed in another', () => {
    const json = { ...quote, Language: 'nb' }
    expect(printText(json, 'x', { culture: 'nb-NO' })).toBe('x')
    expect(printText(json, 'x', { culture: 'de-CH', expect: ['language-differs'] })).toBe('x')
  })
})

describe('VAT rates', () => {
  it('of one percent come in the order of their texts', () => {
    const infos = ['b', 'a', undefined, 'C'].map((VATInfo) => ({ VAT: 25, VATInfo, TotalPrice: 1 }))
    const template = '{#alternative}{#vatRate}[{vatRate/info}]{/vatRate}{/alternative}'
    expect(printText(quoteOfLines(infos, { TotalPrice: 4 }), template)).toBe('[][a][b][C]')
  })
})

describe('the favourite alternative', () => {
  it('is the one that the version, or else the quote, names', () => {
    const alternatives = [1, 2].map((id) => ({
      QuoteAlternativeId: id,
      Name: `A${id}`,
      QuoteLines: [{}],
      TotalPrice: 0,
    }))
    const json = {
      QuoteAlternatives: alternatives,
      Quote: { FavoriteQuoteAlternative: { QuoteAlternativeId: 2 } },
    }
    const options = { alternatives: 'favourite' } as const
    expect(printText(json, '{#alternative}{alternative/name}{/alternative}', options)).toBe('A2')
    const version = { ...json, QuoteVersion: { LikelyQuoteAlternativeId: 1 } }
    expect(printText(version, '{#alternative}{alternative/name}{/alternative}', options)).toBe('A1')
  })
})
