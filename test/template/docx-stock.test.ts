/** What we write is what docxtemplater itself writes for tags that both know. */
import Docxtemplater from 'docxtemplater'
import fc from 'fast-check'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type { Template } from '../../src/model.js'
import { openDocx } from '../../src/template/docx.js'
import {
  buildDocx,
  type DocxOptions,
  paragraph,
  readDocxParts,
  readDocxText,
  run,
  table,
  wordPart,
} from '../fixtures/build-docx.js'
import { fillDocx, type NamedValues } from '../fixtures/fill-docx.js'

const lines = [
  { name: 'Desk', price: '1 000,00', parts: [{ part: 'top' }, { part: 'legs & "feet"' }] },
  { name: '<Chair>', price: '20,50', parts: [] },
  { name: "Lamp\nled 'warm'", price: '', parts: [{ part: 'bulb' }] },
]
const data: NamedValues = {
  qnum: '10106',
  address: 'Main Street 1\n0123 Oslo\n',
  blank: '',
  lines,
  none: [],
}

const bookmark = '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
const box = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
const boxWithoutIds = (content: string): string =>
  `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
const pageBreak = '<w:r><w:br w:type="page"/></w:r>'
/** A paragraph that ends a section. */
const section = (type: string, text: string, references = ''): string =>
  `<w:p><w:pPr><w:sectPr>${references}${type === '' ? '' : `<w:type w:val="${type}"/>`}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>${run(text)}</w:p>`
const control = (content: string): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="A"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`

const templates: Record<string, DocxOptions> = {
  'a paragraph with fields': { body: paragraph('Quote {qnum} of {date}, {qnum}.') },
  'a field split over runs': {
    body: paragraph(run('No. {q', '<w:b/>'), run('nu'), run('m} and so on', '<w:i/>')),
  },
  'a field split over runs, nothing after it': { body: paragraph('{q', 'num', '}', ' end') },
  'two fields split over shared runs': { body: paragraph('a {qn', 'um} b {qn', 'um} c') },
  'a line break and a bookmark within a split field': {
    body: paragraph('{q', '<w:r><w:br/></w:r>', bookmark, 'num} x'),
  },
  'a text of several lines': {
    body: paragraph(run('To: {address}', '<w:b/><w:sz w:val="20"/>'), '{address}'),
  },
  'a text of several lines, split': {
    body: paragraph(run('{addr', '<w:b/>'), run('ess}, as {blank}', '<w:i/>')),
  },
  'blank fields': { body: paragraph('{blank}') + paragraph('a {blank}', '{blank} b') },
  'text that needs its escapes': { body: paragraph('A &amp; B &lt;{qnum}&gt; "quoted" > more') },
  'a region within a paragraph': { body: paragraph('Lines: {#lines}{name} {/lines}.') },
  'a region over paragraphs': {
    body:
      paragraph('Before') +
      paragraph('{#lines}') +
      paragraph('{name}: {price}') +
      paragraph('{/lines}') +
      paragraph('After'),
  },
  'a region over paragraphs, its tags split': {
    body: paragraph('{#l', 'ines}') + paragraph('{name}') + paragraph('{/', 'lines', '}'),
  },
  'a region in a table row': {
    body: table(['Name', 'Price'], ['{#lines}{name}', '{price}{/lines}'], ['Sum', '{qnum}']),
  },
  'a region over rows': {
    body: table(['{#lines}', ''], ['{name}', '{price}'], ['', '{/lines}']) + paragraph('x'),
  },
  'a region around a table': {
    body: paragraph('{#lines}') + table(['{name}', '{price}']) + paragraph('{/lines}'),
  },
  'regions within regions': {
    body: table([
      '{#lines}{name}',
      `${paragraph('{#parts}') + paragraph('{part} of {name}') + paragraph('{/parts}')}`,
      '{/lines}',
    ]),
  },
  'regions within regions, inline': {
    body: paragraph('{#lines}{name} ({#parts}{part}, {/parts}); {/lines}'),
  },
  'a region without rows in a table': { body: table(['{#none}{name}', '{/none}']) + paragraph('after') },
  'a region without rows in a cell': {
    body: table(['a', `${paragraph('{#none}') + paragraph('{name}') + paragraph('{/none}')}`]),
  },
  'what stands for an empty region': {
    body: paragraph('{^none}') + paragraph('Nothing') + paragraph('{/none}'),
  },
  'what does not stand for a filled region': { body: paragraph('a{^lines}Nothing{/lines}b') },
  'closings without name': { body: paragraph('{#lines}{name}{#parts}{part}{/}{/} end') },
  'a header and a footer': {
    body: paragraph('{qnum}'),
    parts: {
      'word/header1.xml': wordPart('hdr', paragraph('Quote {qnum}')),
      'word/footer1.xml': wordPart('ftr', table(['{#lines}{name}{/lines}']) + paragraph('{addr', 'ess}')),
    },
  },
  'footnotes and comments': {
    body: paragraph('{qnum}'),
    parts: {
      'word/footnotes.xml': wordPart('footnotes', `<w:footnote w:id="2">${paragraph('{qnum}')}</w:footnote>`),
      'word/comments.xml': wordPart(
        'comments',
        `<w:comment w:id="1" w:author="a">${paragraph('{qnum}')}</w:comment>`,
      ),
    },
  },
  'text boxes': {
    body: paragraph(
      'before {qnum} ',
      box(paragraph('{address}') + paragraph('{#lines}{name}{/lines}')),
      'after {qnum}',
    ),
  },
  'content controls': {
    body:
      control(paragraph('{qnum}')) +
      paragraph(control(run('{address}'))) +
      control(paragraph('{#none}x{/none}')),
  },
  'a page break behind the last row': {
    body: paragraph('{#lines}') + paragraph('{name}') + paragraph(pageBreak, '{/lines}'),
  },
  'a page break before each row': {
    body: paragraph('{#lines}', pageBreak) + paragraph('{name}') + paragraph('{/lines}'),
  },
  'page breaks before and behind rows, and in them': {
    body:
      paragraph(pageBreak, '{#lines}') +
      paragraph('{name}') +
      paragraph(pageBreak) +
      table(['{price}']) +
      paragraph('{/lines}', pageBreak) +
      paragraph('x'),
  },
  'a page break in a region within a paragraph': { body: paragraph('{#lines}', pageBreak, '{name}{/lines}') },
  'a page break in a region within a region': {
    body:
      paragraph('{#lines}') +
      paragraph('{#parts}') +
      paragraph('{part}') +
      paragraph('{/parts}', pageBreak) +
      paragraph('{/lines}', pageBreak),
  },
  'a page break in a row': { body: table(['{#lines}{name}', paragraph(pageBreak, '{/lines}')]) },
  'a section for each row': {
    body: paragraph('{#lines}') + section('nextPage', '{name}') + paragraph('{/lines}'),
  },
  'a section that begins in a region, and goes on in a region within': {
    body:
      paragraph('{#lines}') +
      section('nextPage', '{#parts}') +
      paragraph('{name}') +
      paragraph('{/parts}') +
      paragraph('{/lines}'),
  },
  'a section that begins before a region, and one in it': {
    body:
      section('nextPage', 'a') +
      paragraph('{#lines}') +
      section('continuous', '{name}') +
      paragraph('{/lines}') +
      section('continuous', 'b'),
  },
  'sections that go on in a region': {
    body: `${paragraph('{#lines}')}${section('', '{name}')}${paragraph('{/lines}')}${section('continuous', 'b')}`,
    section: '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
  },
  'a section that names its header, in a region': {
    body: `${paragraph('{#lines}')}${section('nextPage', '{name}', '<w:headerReference w:type="default" r:id="header1"/>')}${paragraph('{#parts}')}${section('', '{part}')}${paragraph('{/parts}')}${paragraph('{/lines}')}`,
    parts: { 'word/header1.xml': wordPart('hdr', paragraph('{qnum}')) },
  },
  'a section in a paragraph that a region shares': {
    body: `${section('nextPage', '{#lines}{name}')}${section('nextPage', '{/lines}')}${paragraph('x')}`,
  },
  'a region with nothing in it': {
    body: paragraph('a{#lines}{/lines}b') + paragraph('{#lines}') + paragraph('{/lines}'),
  },
  'a region whose rows show nothing': {
    body: table(['{#lines}{#none}{name}{/none}{/lines}', 'x']) + paragraph('{#lines}{blank}{/lines}'),
  },
  'a table of which all rows are in a region': {
    body:
      paragraph('{#lines}') +
      table(['{#parts}{part}', '{/parts}']) +
      paragraph('{/lines}') +
      table(['{#none}{name}{/none}']),
  },
  'tables next to each other in a region': {
    body: `${paragraph('{#lines}')}${table(['{#parts}{part}{/parts}'])}${table(['{name}'])}${paragraph('{/lines}')}${table(['x'])}`,
  },
  'a table in a cell, and nothing after it': {
    body: table(
      [table(['{#none}{name}{/none}']), 'a'],
      ['{#lines}{name}', table(['{#parts}{part}{/parts}'])],
      ['{/lines}', 'b'],
    ),
  },
  'an empty cell and an empty row': {
    body: '<w:tbl><w:tblPr/><w:tr><w:tc/><w:tc><w:tcPr/></w:tc></w:tr><w:tr><w:trPr/></w:tr></w:tbl><w:tbl><w:tblPr/></w:tbl><w:p><w:r><w:t>{qnum}</w:t></w:r></w:p>',
  },
  'a table without rows, and a field after it': {
    body: `<w:tbl><w:tblPr/>${paragraph('{qnum}')}</w:tbl>${paragraph('{address}')}`,
  },
  'a table in which a row without cells goes, and a field after it': {
    body: `<w:tbl><w:tblPr/>${paragraph('{qnum}')}<w:tr><w:trPr/>${paragraph('{qnum}')}</w:tr></w:tbl>${paragraph('{address}')}`,
  },
  'a table in which tables of a region go, and a field after it': {
    body: `<w:tbl><w:tblPr/>${paragraph('{#lines}')}<w:tbl><w:tblPr/>${paragraph('{name}')}</w:tbl>${paragraph('{/lines}')}</w:tbl>${paragraph('{address}')}`,
  },
  'a content control of which all tables go': {
    body:
      control(table(['{#none}{name}{/none}'])) +
      control(paragraph('{#none}') + paragraph('x') + paragraph('{/none}')),
  },
  'a content control in a region': {
    body:
      paragraph('{#lines}') +
      control(paragraph('{name}') + control(paragraph('{#parts}{part}{/parts}'))) +
      paragraph('{/lines}'),
  },
  'bookmarks and line ends behind tables': {
    body: `${paragraph('{#none}')}${table(['{name}'])}\n ${bookmark}\n${paragraph('{/none}')}${table(['{qnum}'])}\n${bookmark}${control(paragraph('a'))}`,
  },
  'a region over halves of paragraphs': {
    body: paragraph('a {#lines}{name}') + paragraph('{price} b') + paragraph('c{/lines} d'),
  },
  'texts that keep their spaces': {
    body:
      paragraph(' {blank} ') +
      paragraph('<w:r><w:t xml:space="preserve"> {blank}</w:t></w:r>', '{blank} x', ' {blank}'),
  },
  'document properties': {
    body: paragraph('{qnum}'),
    parts: {
      'docProps/core.xml':
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Quote {qnum}</dc:title><cp:keywords>{#lines}{price};{/lines}</cp:keywords></cp:coreProperties>',
    },
  },
}

/** Other numbers of rows. */
const variants: Readonly<Record<string, NamedValues>> = {
  'many rows': data,
  'one row': { ...data, lines: lines.slice(0, 1) },
  'no rows': { ...data, lines: [] },
  'rows all alike': { ...data, lines: lines.map(() => ({ name: '', price: ' ', parts: [{ part: '\n' }] })) },
}

function fillByDocxtemplater(bytes: Uint8Array, values: NamedValues): ReadonlyMap<string, string> {
  const document = new Docxtemplater(new PizZip(bytes), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: () => '',
  })
  return readDocxParts(document.render(values).toUint8Array())
}

/** Compares all parts but the list of content types, which docxtemplater writes anew. */
function expectSameParts(template: Template, bytes: Uint8Array, values: NamedValues): void {
  const ours = readDocxParts(fillDocx(template, values))
  const theirs = fillByDocxtemplater(bytes, values)
  for (const name of ours.keys()) {
    if (name !== '[Content_Types].xml') expect(ours.get(name), name).toBe(theirs.get(name))
  }
}

describe('A part that we fill is the one that docxtemplater fills', () => {
  test.each(Object.entries(templates))('%s', (_, options) => {
    const bytes = buildDocx(options)
    const template = openDocx('stock.docx', bytes)
    for (const values of Object.values(variants)) expectSameParts(template, bytes, values)
    expect(readDocxText(bytes)).not.toBe(readDocxText(fillDocx(template, data)))
  })

  test('whatever tags stand in whatever places', () => {
    let accepted = 0
    fc.assert(
      fc.property(story(0), fc.array(values(0), { minLength: 3, maxLength: 3 }), (body, filled) => {
        const xml = body + paragraph('{qnum}')
        const bytes = buildDocx({ body: xml, parts: { 'word/header1.xml': wordPart('hdr', xml) } })
        const template = openDocx('stock.docx', bytes)
        // What would break the document is refused; docxtemplater breaks it.
        if (template.problems.length > 0) return
        accepted += 1
        for (const each of filled) expectSameParts(template, bytes, each)
      }),
      { numRuns: 60 },
    )
    expect(accepted).toBeGreaterThan(30)
  })
})

const text = fc.constantFrom(
  '{name}',
  '{price} ',
  ' {name}{price}',
  'x',
  '',
  ' ',
  '{#shown}y{/shown}',
  '{#lines}{name}, {/lines}',
  '{^lines}none{/lines}',
)
const runs = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: text.map((each) => run(each)) },
      fc.constant(pageBreak),
      text.map((each) => control(run(each))),
    ),
    { maxLength: 3 },
  )
  .map((each) => each.join(''))
const plainParagraph = fc.oneof(
  { weight: 6, arbitrary: runs.map((content) => `<w:p>${content}</w:p>`) },
  fc.constantFrom('nextPage', 'continuous', '').map((type) => section(type, '{name}')),
)
/**
 * A pair of tags. None with `^`: where it hides sections and page breaks, docxtemplater keeps them for a false value, and not
 * for a list that has rows. We keep them.
 */
const region = fc
  .constantFrom('#lines', '#parts', '#shown', '#none')
  .map((name) => [`{${name}}`, `{/${name.slice(1)}}`] as const)

/** Blocks, of which the last is a paragraph. */
const story = (depth: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(block(depth), { maxLength: depth > 2 ? 1 : 4 }), plainParagraph)
    .map(([blocks, last]) => blocks.join('') + last)

function block(depth: number): fc.Arbitrary<string> {
  if (depth > 2) return plainParagraph
  const inner = fc.array(block(depth + 1), { maxLength: 3 }).map((blocks) => blocks.join(''))
  const inStory = story(depth + 1)
  return fc.oneof(
    { weight: 3, arbitrary: plainParagraph },
    fc
      .tuple(region, inner, runs)
      .map(([[start, end], content, rest]) => paragraph(start, rest) + content + paragraph(end)),
    fc
      .tuple(region, inner, runs)
      .map(([[start, end], content, rest]) => paragraph(start) + content + paragraph(rest, end)),
    fc
      .tuple(region, runs, inner)
      .map(
        ([[start, end], content, between]) =>
          `<w:p>${run(`a ${start}`)}${content}</w:p>${between}<w:p>${content}${run(end)}</w:p>`,
      ),
    fc
      .tuple(region, runs, inStory)
      .map(
        ([[start, end], content, cell]) =>
          `<w:tbl><w:tblPr/><w:tr>${[paragraph(start), cell, `<w:p>${content}${run(end)}</w:p>`].map((each) => `<w:tc>${each}</w:tc>`).join('')}</w:tr></w:tbl>`,
      ),
    fc.tuple(region, inStory).map(([[start, end], cell]) => table(['h'], [start], [cell], [end])),
    inStory.map((cell) => table([cell], ['{name}'])),
    inStory.map(control),
    inner.map(control),
    inStory.map((content) => paragraph(boxWithoutIds(content))),
    fc.constantFrom('\n', '<w:bookmarkEnd/>', table(['x']), '<w:p/>'),
  )
}

const someText = fc.constantFrom(
  ...['Desk', '', 'A & B', '<x>', 'two\nlines', '\n', ' '],
  ...['Tromsø', '😀 é', 'A desk for the office at Tromsø, and a chair'],
)
const values = (depth: number): fc.Arbitrary<NamedValues> =>
  fc.record({
    qnum: fc.constant('10106'),
    name: someText,
    price: someText,
    shown: fc.constantFrom([], [{}]),
    none: fc.constant([]),
    lines: depth > 0 ? fc.constant([]) : fc.array(values(depth + 1), { maxLength: 3 }),
    parts: depth > 1 ? fc.constant([]) : fc.array(values(depth + 1), { maxLength: 2 }),
  })
