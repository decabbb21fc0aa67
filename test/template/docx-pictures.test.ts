import { describe, expect, test } from 'vitest'
import type { Picture } from '../../src/model.js'
import { paragraph, readDocxParts, run, table, wordPart } from '../fixtures/build-docx.js'
import { fillDocx, openBuilt } from '../fixtures/fill-docx.js'

const picture = (width: number, height: number, options: Partial<Picture> = {}): Picture => ({
  format: 'png',
  bytes: new Uint8Array([width % 256, height % 256]),
  width,
  height,
  description: 'A "desk" & more',
  ...options,
})
const tag = '{Image:line/quoteLineImage}'
const name = 'line/quoteLineImage'
const main = 'word/document.xml'

/** Width and height of the first picture in EMU. */
function sizeIn(body: string, shown: Picture, section?: string): readonly number[] {
  const filled = fillDocx(openBuilt(section === undefined ? { body } : { body, section }), { [name]: shown })
  const extent = /<a:ext cx="(\d+)" cy="(\d+)"/.exec(readDocxParts(filled).get(main) ?? '')
  return [Number(extent?.[1]), Number(extent?.[2])]
}

describe('A picture', () => {
  test('is an inline drawing within its run, with its description', () => {
    const filled = fillDocx(openBuilt(paragraph(run(`a${tag}b`, '<w:b/>'))), { [name]: picture(10, 20) })
    const xml = readDocxParts(filled).get(main)
    expect(xml).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">a</w:t><w:drawing><wp:inline')
    expect(xml).toContain('descr="A &quot;desk&quot; &amp; more"')
    expect(xml).toContain('</w:drawing><w:t xml:space="preserve">b</w:t></w:r>')
  })

  test('that is missing prints nothing', () => {
    const parts = readDocxParts(fillDocx(openBuilt(paragraph(`a${tag}b`)), {}))
    expect(parts.get(main)).toContain('<w:t xml:space="preserve">ab</w:t>')
    expect([...parts.keys()].filter((part) => part.includes('media'))).toEqual([])
  })

  test('has its natural size at 96 pixels an inch where it fits', () => {
    expect(sizeIn(paragraph(tag), picture(96, 48))).toEqual([914_400, 457_200])
  })

  // Twips of 635 EMU: a column of 11906 - 2 * 1134 = 9638, a cell of 2000 - 2 * 108 = 1784.
  test.each([
    ['the text column', paragraph(tag), undefined, 9638],
    [
      'the text column of its section',
      `${paragraph(tag)}<w:p><w:pPr><w:sectPr><w:pgSz w:w="6000"/><w:pgMar w:left="500" w:right="500" w:gutter="100"/></w:sectPr></w:pPr></w:p>`,
      undefined,
      4900,
    ],
    [
      'one of several columns',
      paragraph(tag),
      '<w:sectPr><w:pgSz w:w="10000"/><w:pgMar w:left="1000" w:right="1000"/><w:cols w:num="3" w:space="100"/></w:sectPr>',
      2600,
    ],
    [
      'the narrowest column',
      paragraph(tag),
      '<w:sectPr><w:pgSz w:w="10000"/><w:cols w:num="2" w:equalWidth="0"><w:col w:w="1500"/><w:col w:w="3000"/></w:cols></w:sectPr>',
      1500,
    ],
    ['a page that says nothing', paragraph(tag), '', 12_240 - 2 * 1440],
    ['its cell', table(['a', tag]), undefined, 1784],
    ['its cell within a cell', table(['a', `${table([tag])}<w:p/>`]), undefined, 1784],
    ['its cell after a table in it', table(['a', `${table(['b'])}${paragraph(tag)}`]), undefined, 1784],
    [
      'the columns that its cell spans',
      `<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="700"/><w:gridCol w:w="600"/></w:tblGrid><w:tr>${'<w:tc><w:p/></w:tc>'}<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/><w:gridSpan w:val="2"/></w:tcPr>${paragraph(tag)}</w:tc></w:tr></w:tbl>`,
      undefined,
      1300 - 216,
    ],
    [
      'a cell without margins',
      `<w:tbl><w:tblPr><w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid><w:tr><w:tc>${paragraph(tag)}</w:tc></w:tr></w:tbl>`,
      undefined,
      1000,
    ],
    [
      'a cell with margins of its own',
      `<w:tbl><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcMar><w:start w:w="50"/><w:end w:w="70"/></w:tcMar></w:tcPr>${paragraph(tag)}</w:tc></w:tr></w:tbl>`,
      undefined,
      880,
    ],
    [
      'its text box',
      paragraph(
        `<w:r><w:drawing><wp:inline><wp:extent cx="1905000" cy="9"/><w:txbxContent>${paragraph(tag)}</w:txbxContent></wp:inline></w:drawing></w:r>`,
      ),
      undefined,
      3000 - 288,
    ],
    [
      'its text box in a cell',
      table([
        paragraph(
          `<w:r><w:drawing><wp:inline><wp:extent cx="1905000" cy="9"/><w:txbxContent>${paragraph(tag)}</w:txbxContent></wp:inline></w:drawing></w:r>`,
        ),
      ]),
      undefined,
      3000 - 288,
    ],
  ])('is scaled down to the width of %s', (_, body, section, twips) => {
    const [width, height] = sizeIn(body, picture(4000, 1000), section)
    expect(width).toBe(twips * 635)
    expect(height).toBe(Math.round((twips * 635) / 4))
  })

  test('in a header is as wide as the text at most', () => {
    const template = openBuilt({
      body: paragraph('x'),
      parts: { 'word/header1.xml': wordPart('hdr', paragraph(tag)) },
    })
    const parts = readDocxParts(fillDocx(template, { [name]: picture(4000, 1000) }))
    expect(parts.get('word/header1.xml')).toContain(`cx="${9638 * 635}"`)
    expect(parts.get('word/_rels/header1.xml.rels')).toMatch(
      /Id="picture1" Type="[^"]*\/image" Target="media\//,
    )
  })
})

test('Pictures are stored once for each content, and typed once for each format', () => {
  const bytes = new Uint8Array([1, 2, 3])
  const [desk, same, other] = [
    picture(1, 1, { bytes }),
    picture(1, 1, { bytes: bytes.slice() }),
    picture(2, 2, { format: 'jpeg' }),
  ]
  const template = openBuilt({
    body: paragraph(`{#line}${tag}{/line}`),
    parts: { 'word/footer1.xml': wordPart('ftr', paragraph('{Image:quote/logo}')) },
  })
  const rows = [desk, same, other, desk].map((shown) => ({ [name]: shown }))
  const parts = readDocxParts(fillDocx(template, { line: rows, 'quote/logo': desk }))
  expect([...parts.keys()].filter((part) => part.startsWith('word/media/'))).toHaveLength(2)
  const relationships = (part: string) =>
    parts.get(`word/_rels/${part}.xml.rels`)?.match(/Target="media\/[^"]*"/g)
  expect(relationships('document')).toHaveLength(2)
  expect(relationships('footer1')).toHaveLength(1)
  expect(
    parts.get('[Content_Types].xml')?.match(/Extension="(png|jpeg)" ContentType="image\/\1"/g),
  ).toHaveLength(2)
  expect(parts.get(main)?.match(/r:embed="([^"]*)"/g)).toEqual(
    ['picture1', 'picture1', 'picture2', 'picture1'].map((id) => `r:embed="${id}"`),
  )
})

test('Pictures take ids and relationships that are free', () => {
  const rels =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="picture1" Type="x" Target="y"/></Relationships>'
  const template = openBuilt({
    body: paragraph(
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r>',
      `${tag}{#x}${tag}{/x}`,
    ),
    parts: { 'word/_rels/document.xml.rels': rels },
  })
  const shown = [picture(1, 1), picture(2, 2), picture(3, 3)]
  const parts = readDocxParts(
    fillDocx(template, { [name]: shown[0], x: [{ [name]: shown[1] }, { [name]: shown[2] }] }),
  )
  expect(parts.get(main)?.match(/<wp:docPr id="\d+"/g)).toEqual(
    ['1', '2', '3', '4'].map((id) => `<wp:docPr id="${id}"`),
  )
  expect(parts.get(main)?.match(/embed="\w+"/g)).toEqual([
    'embed="picture2"',
    'embed="picture3"',
    'embed="picture4"',
  ])
  expect(parts.get('word/_rels/document.xml.rels')?.match(/Id="\w+"/g)).toEqual(
    ['1', '2', '3', '4'].map((number) => `Id="picture${number}"`),
  )
})

test('A document in the strict form gets pictures in its namespaces', () => {
  const strict = wordPart('document', `<w:body>${paragraph(tag)}</w:body>`).replace(
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  )
  const template = openBuilt({ body: '', parts: { [main]: strict } })
  const parts = readDocxParts(fillDocx(template, { [name]: picture(1, 1) }))
  expect(parts.get(main)).toContain('xmlns:a="http://purl.oclc.org/ooxml/drawingml/main"')
  expect(parts.get('word/_rels/document.xml.rels')).toContain(
    'http://purl.oclc.org/ooxml/officeDocument/relationships/image',
  )
})
