/** What we write is what docxtemplater itself writes for tags that both know. */
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
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
  yes: true,
  no: false,
  lines,
  none: [],
}

const bookmark = '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
const box = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
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
  'page breaks in regions': {
    body:
      paragraph('{#lines}') + paragraph('{name}') + paragraph('<w:r><w:br w:type="page"/></w:r>', '{/lines}'),
  },
  'sections in regions': {
    body: `${paragraph('{#lines}')}<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/></w:sectPr></w:pPr>${run('{name}')}</w:p>${paragraph('{/lines}')}`,
  },
  'document properties': {
    body: paragraph('{qnum}'),
    parts: {
      'docProps/core.xml':
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Quote {qnum}</dc:title><cp:keywords>{#lines}{price};{/lines}</cp:keywords></cp:coreProperties>',
    },
  },
}

function fillByDocxtemplater(bytes: Uint8Array): ReadonlyMap<string, string> {
  const document = new Docxtemplater(new PizZip(bytes), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: () => '',
  })
  return readDocxParts(document.render(data).toUint8Array())
}

describe('A part that we fill is the one that docxtemplater fills', () => {
  test.each(Object.entries(templates))('%s', (_, options) => {
    const bytes = buildDocx(options)
    const ours = readDocxParts(fillDocx(openDocx('stock.docx', bytes), data))
    const theirs = fillByDocxtemplater(bytes)
    const names = ['word/document.xml', ...Object.keys(options.parts ?? {})]
    for (const name of names) expect(ours.get(name), name).toBe(theirs.get(name))
    expect(readDocxText(bytes)).not.toBe(readDocxText(fillDocx(openDocx('stock.docx', bytes), data)))
  })
})
