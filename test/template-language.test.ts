import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openTemplate, parseQuote, renderQuote } from '../src/index.js'
import { buildDocx, paragraph, readDocxParts, readDocxText, table, textOf } from './fixtures/build-docx.js'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const page = read('templates/README.md')
const quote = parseQuote(JSON.parse(read('samples/small-nb-NO.json'))).value

interface Example {
  readonly format: 'docx' | 'html'
  readonly template: string
  /** The JSON of own data that stands before the example. */
  readonly data: string | undefined
  readonly prints: string | undefined
}

const examples: readonly Example[] = Array.from(
  page.matchAll(/(?:```json\n(.*?)```\n\n)?```(docx|html)\n(.*?)```(?:\n\n```prints\n(.*?)```)?/gs),
  ([, data, format, template = '', prints]) => ({
    format: format === 'docx' ? 'docx' : 'html',
    template: template.trimEnd(),
    data,
    prints: prints?.trimEnd(),
  }),
)

/** Every line of a Word example is a paragraph. */
const bytesOf = ({ format, template }: Example): Uint8Array =>
  format === 'html'
    ? new TextEncoder().encode(template)
    : buildDocx({
        body: template
          .split('\n')
          .map((line) => paragraph(line))
          .join(''),
      })

function print(example: Example): string {
  const template = openTemplate(`example.${example.format}`, bytesOf(example)).value
  if (template === undefined) throw new Error(`Not opened: ${example.template}`)
  const options = example.data === undefined ? {} : { data: JSON.parse(example.data) }
  const { value, problems } = renderQuote(quote, template, options)
  expect(problems).toEqual([])
  if (value === undefined) throw new Error(`Not rendered: ${example.template}`)
  const text = example.format === 'html' ? new TextDecoder().decode(value.bytes) : readDocxText(value.bytes)
  return text.replaceAll('\u00a0', ' ').trimEnd()
}

describe('the page about the language of templates', () => {
  test('has examples', () => {
    expect(examples.filter(({ prints }) => prints !== undefined).length).toBeGreaterThan(6)
  })

  test.each(examples)('tells the truth about $template', (example) => {
    const printed = print(example)
    if (example.prints !== undefined) expect(printed).toBe(example.prints)
  })

  test.each([
    [{}, ''],
    [{ now: '2026-03-31T14:05:00+02:00' }, '31.03.2026'],
  ])('tells the truth about the time: with the options %j, {sdat} prints `%s`', (options, printed) => {
    const template = openTemplate('time.html', new TextEncoder().encode('{sdat}')).value
    const document = template && renderQuote(quote, template, options)
    expect(new TextDecoder().decode(document?.value?.bytes)).toBe(printed)
  })

  test('tells the truth about regions of several rows of a table', () => {
    const rows = [
      ['{#alternative}{#line}{line/position}', '{line/name}'],
      ['', '{line/quantity:Trim}{/line}{/alternative}'],
    ]
    const template = openTemplate('rows.docx', buildDocx({ body: table(...rows) })).value
    const { value, problems } = template ? renderQuote(quote, template) : { value: undefined, problems: [] }
    expect(problems).toEqual([])
    const xml = value === undefined ? '' : (readDocxParts(value.bytes).get('word/document.xml') ?? '')
    expect(xml.split('<w:tr>').slice(1).map(textOf)).toEqual([
      '1\nSolcellepanel Nordlys 440 W',
      '\n36',
      '2\nVekselretter 15 kW, trefase',
      '\n1',
      '3\nMontering på låvetak',
      '\n46,5',
      '4\nFrakt til Granlia',
      '\n1',
    ])
  })

  const formats = Array.from(
    page.matchAll(/^\| `(\{\w+\/[^`]+\})` \| ([^|]+) \|/gm),
    ([, field = '', prints = '']) => ({
      field,
      prints: prints.trim(),
    }),
  )
  test.each(formats)('tells the truth about the format $field', ({ field, prints }) => {
    const template = field.startsWith('{line/')
      ? `{#alternative}{#line}${field};{/line}{/alternative}`
      : `{#alternative}${field};{/alternative}`
    const printed = print({ format: 'docx', template, data: undefined, prints })
    expect(printed.split(';')).toContain(prints)
  })
})
