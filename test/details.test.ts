/** A details template is filled with the same values as the main one, and goes into its document. */
import { describe, expect, test } from 'vitest'
import { checkTemplate } from '../src/check.js'
import type { Problem, RenderOptions } from '../src/model.js'
import { renderQuote } from '../src/render.js'
import { openTemplateFile } from '../src/template/open-template.js'
import { buildDocx, paragraph, readDocxText, run, wordPart } from './fixtures/build-docx.js'
import { quoteOfLines, readQuote } from './fixtures/quotes.js'

const quote = readQuote(
  quoteOfLines(
    [
      { Name: 'Rack', ProductFamilyKey: 'b', TotalPrice: 1234.5 },
      { Name: 'Desk', ProductFamilyKey: 'a', TotalPrice: 2 },
    ],
    { TotalPrice: 1236.5 },
  ),
)

const open = (...paragraphs: readonly string[]) => {
  const body = paragraphs.map((text) => paragraph(text)).join('')
  const { value } = openTemplateFile('test.docx', buildDocx({ body }))
  if (value === undefined) throw new Error('not opened')
  return value
}

function render(
  main: readonly string[],
  details: readonly string[] | undefined,
  options: RenderOptions = {},
): { readonly text: string | undefined; readonly problems: readonly Problem[] } {
  const given = details === undefined ? {} : { details: open(...details) }
  const { value, problems } = renderQuote(quote, open(...main), { culture: 'en-US', ...options, ...given })
  return { text: value === undefined ? undefined : readDocxText(value.bytes), problems }
}

const lines = ['{#alternative}', '{#line}', '{line/name} {line/totalPrice:2}', '{/line}', '{/alternative}']

describe('Details', () => {
  test('stand where the main template has QuoteDetails, each filled with its own values', () => {
    const main = [
      '{#alternative}{alternative/totalPrice:2}{/alternative}',
      '{QuoteDetails}',
      '{#alternative}{#line}{line/name};{/line}{/alternative}',
    ]
    expect(render(main, lines)).toEqual({
      text: '1,236.50\nRack 1,234.50\nDesk 2.00\nRack;Desk;',
      problems: [],
    })
  })

  test('stand where the main template has the merge field of Word, as SuperOffice asks for', () => {
    const field = `<w:fldSimple w:instr=" MERGEFIELD  QuoteDetails  \\* MERGEFORMAT ">${run('«QuoteDetails»')}</w:fldSimple>`
    expect(render(['a', field, 'b'], lines)).toEqual({ text: 'a\nRack 1,234.50\nDesk 2.00\nb', problems: [] })
  })

  test('come after the main document where it has no QuoteDetails', () => {
    expect(render(['Dear customer'], lines).text).toBe('Dear customer\nRack 1,234.50\nDesk 2.00')
  })

  test('that are not given leave QuoteDetails blank, with a warning', () => {
    const { text, problems } = render(['a', '{QuoteDetails}', 'b'], undefined)
    expect(text).toBe('a\nb')
    expect(problems).toEqual([
      {
        code: 'missing-value',
        severity: 'warning',
        message: 'Printing nothing for `QuoteDetails`: no details template was given',
        where: { part: 'word/document.xml', field: 'QuoteDetails' },
      },
    ])
  })

  test('take their values from own data, too, by names that are fields only there', () => {
    const options = { data: { 'Delivery note': 'soon', Items: [{ Name: 'x' }, { Name: 'y' }] } }
    expect(render(['{Delivery note}'], ['{Delivery note}: {#Items}{Name}{/Items}'], options).text).toBe(
      'soon\nsoon: xy',
    )
  })

  test('hold conditions and regions, in which values stay in their places', () => {
    const details = [
      '{#line/isSubscription}{quote/number}{/line/isSubscription}{#alternative}{alternative/name}{#alternative/hasVat}{alternative/numLines}{/alternative/hasVat}{^alternative/hasVat}none{/alternative/hasVat}{/alternative}',
    ]
    const main = ['{#alternative}{alternative/numLines}{/alternative}{quote/number}']
    const { problems } = render(main, details)
    expect(problems.map(({ code }) => code)).toEqual(['field-out-of-scope'])
    const inScope = [details[0]?.replace(/^.*?\{\/line\/isSubscription\}/, '') ?? '']
    expect(render(main, inScope).text).toBe(`2\n${render([], inScope).text?.trim()}`)
  })
})

describe('What one of the templates demands', () => {
  test('holds for both', () => {
    expect(
      render(['{#alternative}{alternative/totalPrice:2}{/alternative}'], ['{Culture:de-DE}', ...lines]).text,
    ).toBe('1.236,50\nRack 1.234,50\nDesk 2,00')
    expect(render(['{OrderBy:name}', 'x'], lines).text).toBe('x\nDesk 2.00\nRack 1,234.50')
  })

  test('counts from the details first', () => {
    const { text, problems } = render(
      ['{Culture:de-DE}{#alternative}{alternative/totalPrice:2}{/alternative}'],
      ['{Culture:nb-NO}x'],
    )
    expect(text).toBe('1\u00a0236,50\nx')
    expect(problems.map(({ code, where }) => [code, where])).toEqual([
      ['multiple-directives', { part: 'word/document.xml', paragraph: 1, field: '{Culture:de-DE}' }],
    ])
  })

  test('is said of the template that it stands in', () => {
    expect(
      render(['{Culture:xx-XX}'], ['{GroupBy:quantity}']).problems.map(({ code, where }) => [
        code,
        where?.template,
      ]),
    ).toEqual([
      ['groupby-numeric', 'details'],
      ['unknown-culture', undefined],
    ])
  })
})

describe('Problems', () => {
  test('say whether they are in the details', () => {
    const wrong = ['{quote/nummer}']
    const { text, problems } = render(wrong, wrong)
    expect(text).toBeUndefined()
    expect(problems.map(({ code, where }) => [code, where])).toEqual([
      ['unknown-field', { part: 'word/document.xml', paragraph: 1, field: '{quote/nummer}' }],
      [
        'unknown-field',
        { part: 'word/document.xml', paragraph: 1, field: '{quote/nummer}', template: 'details' },
      ],
    ])
  })

  test('of the structure of the details, and of their values, are among them', () => {
    expect(render(['x'], ['{#alternative}']).problems).toMatchObject([
      { code: 'unclosed-region', where: { template: 'details' } },
    ])
    expect(render(['x'], ['{auth}']).problems).toMatchObject([
      { code: 'missing-value', where: { template: 'details' } },
    ])
  })

  test('come up when a template is no Word template', () => {
    const html = openTemplateFile('letter.html', new TextEncoder().encode('x')).value
    if (html === undefined) throw new Error('not opened')
    const message =
      'Cannot put details into a document, or make them, with `letter.html`: both templates must be Word templates'
    for (const [main, details] of [
      [html, open('x')],
      [open('x'), html],
    ] as const) {
      expect(renderQuote(quote, main, { details })).toEqual({
        value: undefined,
        problems: [{ code: 'option-invalid', severity: 'error', message }],
      })
    }
  })

  test('come up when QuoteDetails stands in a header', () => {
    const header = { 'word/header1.xml': wordPart('hdr', paragraph('{QuoteDetails}')) }
    const main = openTemplateFile('a.docx', buildDocx({ body: paragraph('x'), parts: header })).value
    if (main === undefined) throw new Error('not opened')
    const { value, problems } = renderQuote(quote, main, { culture: 'en-US', details: open('y') })
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'template-syntax', where: { part: 'word/header1.xml' } }])
  })

  test('do not come up when a template with QuoteDetails is checked', () => {
    expect(checkTemplate(open('{QuoteDetails}'))).toEqual([])
  })
})
