import { readdirSync, readFileSync } from 'node:fs'
import validate from '@ooxml-tools/validate'
import { describe, expect, it } from 'vitest'
import { openTemplate, parseQuote, type QuoteDocument, renderQuote, type Template } from '../src/index.js'
import { readDocxParts, readDocxText } from './fixtures/build-docx.js'

const root = new URL('../', import.meta.url)
const read = (path: string): Uint8Array => readFileSync(new URL(path, root))
const list = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(new URL(folder, root)).filter((name) => ending.test(name))

const samples = list('samples', /\.json$/)
const templates = list('templates', /\.(?:docx|html)$/)

const open = (name: string): Template => {
  const { value, problems } = openTemplate(name, read(`templates/${name}`))
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value
}
const opened = new Map(templates.map((name) => [name, open(name)]))

/** The details that a letter takes in. */
const detailsOf: Readonly<Record<string, string>> = { 'superoffice-quotation.docx': 'quote-details.docx' }

function render(sample: string, name: string): QuoteDocument {
  const quote = parseQuote(JSON.parse(new TextDecoder().decode(read(`samples/${sample}`)))).value
  const template = opened.get(name)
  if (quote === undefined || template === undefined)
    throw new Error('the sample or the template is not readable')
  const details = opened.get(detailsOf[name] ?? '')
  const { value, problems } = renderQuote(quote, template, {
    now: '2026-09-14T10:00:00+02:00',
    ...(details === undefined ? {} : { details }),
  })
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value
}

const pairs = templates.flatMap((template) => samples.map((sample) => [sample, template] as const))

/** Amounts stay on one line: their groups are joined by no-break spaces. */
const breakableAmount = /\d \d{3}[,.]\d/
const leftover = /\{[#^/]?\w+[/:]?\w*[^{}]*\}|[\ufdd0-\ufdef]|undefined|NaN|\[object/

it('ships two Word templates with tags, two with Word fields, two HTML templates, one in three languages, and a sample for each situation', () => {
  expect(templates.filter((name) => name.endsWith('.docx'))).toHaveLength(4)
  expect(templates.filter((name) => name.endsWith('.html'))).toHaveLength(4)
  expect(samples.length).toBeGreaterThanOrEqual(8)
})

describe.each(pairs)('%s with %s', (sample, template) => {
  const document = render(sample, template)

  it('has no field left, and no amount that a line can break', async () => {
    const text = document.extension === 'docx' ? readDocxText(document.bytes) : visibleText(document.bytes)
    expect(text.length).toBeGreaterThan(200)
    expect(text).not.toMatch(leftover)
    expect(text).not.toMatch(breakableAmount)
    if (document.extension !== 'docx') return
    for (const [name, xml] of readDocxParts(document.bytes)) {
      if (name.endsWith('.xml'))
        expect(xml, name).not.toMatch(
          /MERGEFIELD|«[\w:]*\/|Table(?:Start|End):|QuoteDetails|[\ufdd0-\ufdef]|\{[#^/]?\w+\/\w+/,
        )
    }
    expect(await validate(document.bytes, 'docx', 'Microsoft365')).toEqual([])
  })

  it('comes out the same again', () => {
    expect(Buffer.compare(render(sample, template).bytes, document.bytes)).toBe(0)
  })
})

const visibleText = (html: Uint8Array): string =>
  new TextDecoder()
    .decode(html)
    .replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', '\u00a0')
