/** Templates that are merged are filled like templates that are filled one after the other. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type { Quote } from '../../src/carriers.js'
import type { RenderOptions, Template } from '../../src/model.js'
import { renderQuote } from '../../src/render.js'
import { parseQuote } from '../../src/source/parse-quote.js'
import { insertDetails } from '../../src/template/docx-insert.js'
import { detailsMark } from '../../src/template/docx-marks.js'
import { openTemplateFile } from '../../src/template/open-template.js'
import { buildDocx, paragraph, run, table, wordPart } from '../fixtures/build-docx.js'
import { describeDocument } from '../fixtures/same-documents.js'
import { complexField, mergeField } from '../fixtures/word-fields.js'

const folder = (name: string): URL => new URL(`../../${name}/`, import.meta.url)

const samples = readdirSync(folder('samples')).filter(
  (name) => name.endsWith('.json') && !name.startsWith('webapi'),
)

function readSample(name: string): Quote {
  const { value, problems } = parseQuote(JSON.parse(readFileSync(new URL(name, folder('samples')), 'utf8')))
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value
}

function openBytes(name: string, bytes: Uint8Array): Template {
  const { value, problems } = openTemplateFile(name, bytes)
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value
}

const openShipped = (name: string): Template =>
  openBytes(name, readFileSync(new URL(name, folder('templates'))))

/** The same template, whose documents are made one after the other. */
const separately = ({ fillWith: _, ...template }: Template): Template => template

/** Both ways give the same, up to styles that nothing uses. */
function expectSame(
  quote: Quote | undefined,
  main: Template,
  options: RenderOptions & { readonly details: Template },
) {
  const [merged, oracle] = [main, separately(main)].map((template) => {
    const { value, problems } = renderQuote(quote, template, { allowDraft: true, ...options })
    return { problems, document: value && describeDocument(value.bytes) }
  })
  expect(merged?.document).toBeDefined()
  expect(merged?.document?.content).toBe(oracle?.document?.content)
  expect(merged?.document?.styles).toEqual(
    oracle?.document && expect.arrayContaining([...oracle.document.styles]),
  )
  expect(merged?.problems).toEqual(oracle?.problems)
}

describe('The shipped templates', () => {
  const some = samples.filter((name) => /pictures|no-lines|two-alternatives/.test(name))
  const pairs = [
    ['superoffice-quotation.docx', 'quote-details.docx', samples],
    ['quotation.docx', 'quote-details.docx', some],
    ['superoffice-quotation.docx', 'quotation.docx', some],
    ['superoffice-quotation.docx', 'order-confirmation.docx', some],
  ] as const
  test.each(pairs)('%s takes in %s, for all kinds of samples', (name, other, names) => {
    const main = openShipped(name)
    const details = openShipped(other)
    expect(main.fillWith?.(details)).toBeDefined()
    for (const sample of names) {
      expectSame(readSample(sample), main, { details, now: '2024-05-06T07:08:09Z' })
    }
  })
})

// ------------------------------------------------------------------------------------- of any kind

const list = (text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="Item"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`
const note = `<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`
const bookmarked = `<w:p><w:bookmarkStart w:id="7" w:name="here"/>${run('{Text}')}<w:bookmarkEnd w:id="7"/></w:p>`
const control = `<w:sdt><w:sdtContent>${paragraph('controlled {Text}')}</w:sdtContent></w:sdt>`
const drawn = `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="shape"/></wp:inline></w:drawing></w:r></w:p>`
const rows = table(['{#A}{Name}', '{/A}'])
const wordRows = table(
  ['head'],
  [paragraph(mergeField('TableStart:A'), mergeField('Name'), mergeField('TableEnd:A'))],
)
const sum = table(['1'], ['{Number}'], [paragraph(complexField(' =SUM(ABOVE) ', '0'))])
const section = `<w:p><w:pPr><w:sectPr><w:pgSz w:w="5000" w:h="6000"/></w:sectPr></w:pPr></w:p>`

const leaves = [
  paragraph('fixed'),
  paragraph('{Text}'),
  paragraph(mergeField('Text')),
  paragraph('{#A}{Name};{/A}'),
  '<w:p/>',
  table(['one', '{Text}'], ['two', '']),
  rows,
  wordRows,
  sum,
  list('item'),
  bookmarked,
  control,
  drawn,
]
/** What is not merged where it stands in a region. */
const difficult = [note, section]

const regionNames = fc.constantFrom('A', 'B')

/** Blocks, with regions of either kind among them. */
const blocksOf = (leaf: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.letrec<{ blocks: string; block: string }>((tie) => ({
    blocks: fc.array(tie('block'), { maxLength: 4 }).map((blocks) => blocks.join('')),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: leaf, weight: 5 },
      {
        arbitrary: fc
          .tuple(regionNames, tie('blocks'))
          .map(([name, blocks]) => paragraph(`{#${name}}`) + blocks + paragraph(`{/${name}}`)),
        weight: 2,
      },
      {
        arbitrary: fc
          .tuple(regionNames, tie('blocks'))
          .map(
            ([name, blocks]) =>
              paragraph(mergeField(`TableStart:${name}`)) +
              blocks +
              paragraph(mergeField(`TableEnd:${name}`)),
          ),
        weight: 2,
      },
    ),
  })).blocks

const marks = [
  paragraph('{QuoteDetails}'),
  paragraph(mergeField('QuoteDetails')),
  paragraph('Details: {QuoteDetails}'),
  paragraph('{Text}{QuoteDetails}'),
  table([paragraph('{QuoteDetails}')]),
  `<w:p><w:bookmarkStart w:id="8" w:name="here"/>${run('{QuoteDetails}')}<w:bookmarkEnd w:id="8"/></w:p>`,
  section.replace('</w:pPr>', `</w:pPr>${run('{QuoteDetails}')}`),
  `<w:sdt><w:sdtContent>${paragraph('{QuoteDetails}')}</w:sdtContent></w:sdt>`,
]

const leaf = fc.oneof(
  { arbitrary: fc.constantFrom(...leaves), weight: 19 },
  { arbitrary: fc.constantFrom(...difficult), weight: 1 },
)
const plain = blocksOf(leaf)
const marked = fc
  .tuple(plain, fc.constantFrom(...marks, ''), plain)
  .map(([before, mark, after]) => before + mark + after)
const oftenMarked = fc.oneof(
  { arbitrary: marked, weight: 5 },
  { arbitrary: blocksOf(fc.constantFrom(...leaves, ...marks)), weight: 1 },
)
const items = fc.array(fc.constantFrom({ Name: 'x' }, { Name: '' }, { Name: 'two\nlines' }), { maxLength: 2 })
const data = fc.record({
  A: items,
  B: items,
  Text: fc.constantFrom('t', '', 'a\tb'),
  Number: fc.constant('2'),
})

const parts = {
  'word/footnotes.xml': wordPart(
    'footnotes',
    `<w:footnote w:id="1">${paragraph('note of {Text}{#A}{Name}{/A}')}</w:footnote>`,
  ),
  'word/numbering.xml': wordPart(
    'numbering',
    '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="12345678"/><w:lvl w:ilvl="0"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  ),
  'word/styles.xml': wordPart(
    'styles',
    '<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/></w:style>',
  ),
  'word/header1.xml': wordPart('hdr', paragraph('head {Text}')),
}

/** With ids and names that differ within a template, but not from those of another. */
function withIds(body: string): string {
  let [shapes, bookmarks] = [0, 0]
  return body
    .replaceAll('<wp:docPr id="1"', () => `<wp:docPr id="${++shapes}"`)
    .replace(
      /<w:bookmarkStart w:id="\d" w:name="here"\/>(.*?)<w:bookmarkEnd w:id="\d"\/>/g,
      (_, inside: string) => {
        bookmarks += 1
        return `<w:bookmarkStart w:id="${bookmarks}" w:name="here${bookmarks}"/>${inside}<w:bookmarkEnd w:id="${bookmarks}"/>`
      },
    )
}

const openBody = (body: string): Template | undefined =>
  openTemplateFile('test.docx', buildDocx({ body: withIds(body), parts })).value

const isSound = (template: Template | undefined): template is Template =>
  template?.problems.every(({ severity }) => severity !== 'error') === true

/** Always the same templates, as a pair can differ in what nobody sees. */
const settings = { numRuns: 60, seed: 1 }

describe('Any templates', () => {
  test('give the same, merged or one after the other', () => {
    let merged = 0
    const property = fc.property(
      oftenMarked,
      fc.oneof({ arbitrary: plain, weight: 9 }, { arbitrary: marked, weight: 1 }),
      fc.array(data, { minLength: 3, maxLength: 3 }),
      (mainBody, detailsBody, quotes) => {
        const [main, details] = [openBody(mainBody), openBody(detailsBody)]
        if (!isSound(main) || !isSound(details) || main.fillWith?.(details) === undefined) return
        merged += 1
        for (const values of quotes) expectSame(undefined, main, { details, data: values })
      },
    )
    fc.assert(property, settings)
    expect(merged).toBeGreaterThan(20)
  })

  test('have their tables parted from those around, however many rows there are', () => {
    const mark = paragraph('{QuoteDetails}')
    const one = table(['one'])
    const mains = [one + mark + one, mark + one, one + mark, table([mark]), mark + mark + rows]
    const tables = `${paragraph('{#A}')}${one}${paragraph('{/A}')}`
    const wordTables = `${paragraph(mergeField('TableStart:A'))}${one}${paragraph(mergeField('TableEnd:A'))}`
    for (const mainBody of mains) {
      for (const detailsBody of [one, one + one, tables, tables + one, wordTables, rows, '']) {
        const [main, details] = [openBody(mainBody), openBody(detailsBody)]
        if (!isSound(main) || !isSound(details)) throw new Error('not opened')
        expect(main.fillWith?.(details)).toBeDefined()
        for (const A of [[], [{ Name: 'x' }], [{ Name: 'x' }, { Name: 'y' }]]) {
          expectSame(undefined, main, { details, data: { A, B: [], Text: 't' } })
        }
      }
    }
  })

  test('are merged where values have no say in how', () => {
    const mark = paragraph('{QuoteDetails}')
    const region = `${paragraph('{#A}')}${paragraph('{Name}')}${paragraph('{/A}')}`
    const inRegion = (xml: string): string => `${paragraph('{#A}')}${xml}${paragraph('{/A}')}`
    const isMerged = (main: string, details: string): boolean => {
      const [opened, other] = [openBody(main), openBody(details)]
      return isSound(opened) && isSound(other) && opened.fillWith?.(other) !== undefined
    }
    const merged = [
      [mark, region],
      [region + mark + region, region],
      [table([mark]), rows + note + section],
      [mark + mark, rows],
      [paragraph('Details: {QuoteDetails}'), region],
      [paragraph('{#A}{Name}{/A}.'), region],
      [paragraph('{Text}'), mark + region],
    ] as const
    for (const [main, details] of merged) expect(isMerged(main, details), main + details).toBe(true)
    const apart = [
      [inRegion(mark), region],
      [paragraph('{Text}{QuoteDetails}'), region],
      [table(['{#A}{QuoteDetails}', '{/A}']), region],
      [table([mark, '{#A}{Name}', '{/A}']), region],
      [region, region],
      [paragraph('fixed') + paragraph('{#A}') + paragraph('{/A}'), region],
      [mark, inRegion(note)],
      [mark, inRegion(section)],
      [inRegion(section) + mark, region],
      [mark, inRegion(mark)],
    ] as const
    for (const [main, details] of apart) expect(isMerged(main, details), main + details).toBe(false)
  })
})

describe('QuoteDetails without details', () => {
  test('leaves a template as it leaves a finished document', () => {
    const property = fc.property(oftenMarked, data, (body, values) => {
      const main = openBody(body)
      // A field that prints what a mark is in a finished document.
      const marking = openBody(body.replaceAll('QuoteDetails', 'Mark'))
      if (!isSound(main) || !isSound(marking)) return
      const found = renderQuote(undefined, main, { culture: 'en-US', data: values })
      const filled = renderQuote(undefined, marking, { culture: 'en-US', data: { ...values, Mark: sign } })
      if (found.value === undefined || filled.value === undefined) throw new Error('not rendered')
      const expected = insertDetails(withMarks(filled.value.bytes), undefined)
      if (expected.value === undefined) throw new Error('not inserted')
      expect(contentOf(found.value.bytes)).toBe(contentOf(expected.value))
      expect(found.problems).toEqual([...filled.problems, ...expected.problems])
    })
    fc.assert(property, settings)
  })
})

const sign = 'MARK'

function withMarks(bytes: Uint8Array): Uint8Array {
  const file = new PizZip(bytes)
  file.file(
    'word/document.xml',
    (file.file('word/document.xml')?.asText() ?? '').replaceAll(sign, detailsMark),
  )
  return file.generate({ type: 'uint8array' })
}

const contentOf = (bytes: Uint8Array): string =>
  describeDocument(bytes).content.replaceAll(' xml:space="preserve"', '')
