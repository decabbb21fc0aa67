/** A template keeps what it has found out; a document must not show which others were made with it before. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Quote } from '../src/carriers.js'
import type { Problem, RenderOptions, Template } from '../src/model.js'
import { renderQuote } from '../src/render.js'
import { paragraph } from './fixtures/build-docx.js'
import { openBuilt } from './fixtures/fill-docx.js'
import { quoteOfLines, readQuote, workedExample } from './fixtures/quotes.js'
import { complexField } from './fixtures/word-fields.js'

/** What depends on more than the values: own data, culture, time zone, pictures, and what comes out as a problem. */
const main = [
  '{Rounding:display}',
  `<w:p>${complexField(' MERGEFIELD quote/sent \\@ "d. MMMM yyyy HH:mm" ')}</w:p>`,
  `<w:p>${complexField(' MERGEFIELD quote/quoteId \\# "0,000" ')}</w:p>`,
  '{quote/number} {quote/expiration} {own} {Own name} {Other name} {date} {qia1} {quote/saleHeading}',
  '{#list}{.} {name} {quote/number} {qanm} {Image:own} {/list}{Image:own}',
  '{#alternative}{alternative/name} {alternative/totalPrice} {alternative/extraField1} {own}',
  '{#line}{line/name} {line/unitCost} {line/vat:Trim} {alternative/vatAmount} {line/isSubscription} {/line}',
  '{#vatRate}{vatRate/amount} {quote/number}{/vatRate}{^line}none{/line}{/alternative}',
].map((text) => (text.startsWith('<') ? text : paragraph(text)))

const first = ['{GroupBy:name}', '{#alternative}{#group}{group/groupField} {own}{/group}{/alternative}'].map(
  (text) => paragraph(text),
)
const second = [paragraph('{Culture:fr-FR}{#alternative}{alternative/totalPrice}{/alternative}')]

const sent = {
  Number: 'A-1',
  State: 'Sent',
  SentDate: '2026-03-01T22:30:00Z',
  ExpirationDate: '2026-03-31T22:00:00Z',
}
const quotes = {
  worked: readQuote(workedExample),
  sent: readQuote({
    ...quoteOfLines([
      { Name: '<b>Rack</b>', TotalPrice: 1234.5, VAT: 25, IsSubscription: true },
      { Name: 'Desk' },
    ]),
    Quote: { QuoteId: 12345, PreferredEmailCulture: 'de-CH' },
    QuoteVersion: sent,
    Variables: { qia1: 'answered' },
    Language: 'nb',
  }),
  several: readQuote({
    QuoteVersion: { ...sent, Number: 'B-2' },
    QuoteAlternatives: [{ Name: 'One' }, { Name: 'Two', QuoteLines: [{ Name: 'A', TotalPrice: 1 }] }],
    InUseFields: ['Name'],
    Variables: { qanm: 'both' },
  }),
  others: readQuote({
    QuoteVersion: { ...sent, Number: 'B-3' },
    QuoteAlternatives: [{ Name: 'Three' }, { Name: 'Four' }],
    Variables: { qanm: 'neither' },
  }),
} satisfies Record<string, Quote>

interface Use {
  readonly quote: keyof typeof quotes | undefined
  readonly details?: 'first' | 'second' | 'itself'
  readonly options: RenderOptions
}

const blank = { culture: 'en-US', onUnknown: 'blank' } as const
const uses: readonly Use[] = [
  { quote: 'worked', options: {} },
  { quote: 'worked', options: blank },
  { quote: 'sent', options: blank },
  { quote: 'sent', options: { ...blank, culture: 'nb-NO' } },
  { quote: 'sent', options: { onUnknown: 'blank', timeZone: 'Europe/Oslo' } },
  { quote: 'sent', options: { ...blank, timeZone: 'US-NY', rounding: 'line', now: '2026-01-01' } },
  { quote: 'sent', options: { ...blank, onUnknown: 'keep' } },
  { quote: 'several', options: { ...blank, alternatives: 'favourite' } },
  { quote: 'several', options: { ...blank, allowDraft: true } },
  { quote: 'several', details: 'first', options: blank },
  { quote: 'sent', details: 'first', options: { ...blank, data: { own: 'one' } } },
  { quote: 'sent', options: { ...blank, data: { own: 'no picture', list: ['a', 'b'] } } },
  { quote: 'sent', options: { ...blank, data: { own: 2.5, list: ['c'] } } },
  { quote: 'several', options: { ...blank, data: { own: [], list: [] } } },
  {
    quote: 'several',
    options: { ...blank, data: { 'Own name': true, list: [{ name: 'x' }, { name: null }] } },
  },
  { quote: 'several', options: { ...blank, data: { list: [{ name: 'y', own: 1 }, 'z'] } } },
  { quote: undefined, options: { ...blank, data: { own: 'alone' } } },
  { quote: 'sent', options: { ...blank, data: { own: 'alone' } } },
  { quote: 'sent', details: 'second', options: { ...blank, culture: 'de-DE' } },
  { quote: 'sent', details: 'itself', options: { ...blank, culture: 'de-DE' } },
  { quote: 'sent', options: { ...blank, culture: 'de-DE' } },
  { quote: 'several', options: { ...blank, data: { list: ['d'] } } },
  { quote: 'others', options: { ...blank, data: { list: ['d'] } } },
  { quote: 'others', options: { ...blank, data: { list: null } } },
  { quote: 'others', options: { ...blank, data: { list: [] } } },
  { quote: 'others', options: { ...blank, data: { list: 'one' } } },
  { quote: 'others', options: { ...blank, data: { list: [{ 'Own name': 1 }, 'z'] } } },
  { quote: 'others', options: { ...blank, data: { list: [{ 'Other name': 1 }, 'z'] } } },
]

/** What a use fills templates with, main one and details, and the problems that it finds. */
interface Outcome {
  readonly filled: readonly unknown[]
  readonly problems: readonly Problem[]
}

interface Opened {
  readonly main: Template
  readonly details: Readonly<Record<'first' | 'second' | 'itself', Template>>
  readonly filled: unknown[]
}

function open(): Opened {
  const filled: unknown[] = []
  const watched = (body: readonly string[]): Template => watch(openBuilt(body.join('')), filled)
  const itself = watched(main)
  return { main: itself, details: { first: watched(first), second: watched(second), itself }, filled }
}

/** Notes what a template, also with names of own data, is filled with, and makes no document. */
const watch = (template: Template, filled: unknown[]): Template => ({
  ...template,
  withNames: (names) => watch(template.withNames(names), filled),
  fill: (fields) => {
    filled.push(fields)
    return { value: new Uint8Array(0), problems: [] }
  },
})

function run({ quote, details, options }: Use, opened: Opened): Outcome {
  const given = details === undefined ? options : { ...options, details: opened.details[details] }
  const { problems } = renderQuote(quote === undefined ? undefined : quotes[quote], opened.main, given)
  return { filled: opened.filled.splice(0), problems }
}

describe('A template that was used before', () => {
  const fresh = uses.map((use) => run(use, open()))

  it('has uses that fill it differently, and problems of many kinds', () => {
    expect(new Set(fresh.map((outcome) => JSON.stringify(outcome))).size).toBeGreaterThan(25)
    expect(fresh.filter(({ filled }) => filled.length > 0).length).toBeGreaterThan(12)
    const codes = new Set(fresh.flatMap(({ problems }) => problems.map(({ code }) => code)))
    expect(codes.size).toBeGreaterThan(10)
    // The doubtful picture is found when formats are prepared.
    expect(codes).toContain('template-syntax')
  })

  it('is filled as if it never had been, with the same problems in the same order', () => {
    const opened = open()
    const anyUse = fc.integer({ min: 0, max: uses.length - 1 })
    fc.assert(
      fc.property(fc.array(anyUse, { minLength: 2, maxLength: 40 }), (order) => {
        for (const index of order) {
          const use = uses[index]
          if (use !== undefined) expect(run(use, opened)).toEqual(fresh[index])
        }
      }),
      { numRuns: 50 },
    )
  })

  it('keeps apart more cultures and own data than it remembers', () => {
    const opened = open()
    const numbers = [...Array(40).keys()]
    const print = (number: number, template: Opened): Outcome =>
      run({ quote: 'sent', options: { ...blank, data: { own: number, [`name${number}`]: 1 } } }, template)
    const first = numbers.map((number) => print(number, opened))
    expect(numbers.map((number) => print(number, opened))).toEqual(first)
    expect(first[7]).toEqual(print(7, open()))
  })
})
