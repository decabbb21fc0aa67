import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCulture } from '../../src/culture/find-culture.js'
import { createCellComputation } from '../../src/fields/compute-cells.js'
import { DrawingIds, findDrawingIds, findIds, IdSeparator } from '../../src/template/docx-ids.js'
import { paragraph, readDocxParts, readDocxText, run, table, wordPart } from '../fixtures/build-docx.js'
import { fillDocx, mergeFieldsOf, openBuilt } from '../fixtures/fill-docx.js'
import { complexField } from '../fixtures/word-fields.js'

const main = 'word/document.xml'
const shape = (id: string): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="${id}" name="a > b"/></wp:inline></w:drawing></w:r>`
const repeated = (content: string): string => paragraph('{#line}', content, '{/line}')
const lines = (count: number) => ({ line: Array.from({ length: count }, () => ({})) })
const fill = (body: string, count: number): string =>
  readDocxParts(fillDocx(openBuilt(body), lines(count))).get(main) ?? ''

test('Drawings that a region repeats get ids of their own', () => {
  const xml = fill(paragraph(shape('1')) + repeated(shape('7')) + paragraph(shape('2')), 3)
  expect(xml.match(/<wp:docPr id="\d+"/g)).toEqual(
    ['1', '7', '3', '4', '2'].map((id) => `<wp:docPr id="${id}"`),
  )
})

test('Drawings of several parts get ids that differ', () => {
  const header = wordPart('hdr', repeated(shape('2')))
  const template = openBuilt({ body: repeated(shape('1')), parts: { 'word/header1.xml': header } })
  const parts = readDocxParts(fillDocx(template, lines(2)))
  const ids = [main, 'word/header1.xml'].map((name) => parts.get(name)?.match(/docPr id="\d+"/g))
  expect(ids).toEqual([
    ['docPr id="1"', 'docPr id="3"'],
    ['docPr id="2"', 'docPr id="4"'],
  ])
})

test('Bookmarks and anchors of comments stay at their first place', () => {
  const body = repeated(
    `<w:bookmarkStart w:id="0" w:name="b"/><w:commentRangeStart w:id="0"/>${run('x')}<w:commentRangeEnd w:id="0"/><w:bookmarkEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
  )
  const xml = fill(body, 3)
  for (const name of [
    'bookmarkStart',
    'bookmarkEnd',
    'commentRangeStart',
    'commentRangeEnd',
    'commentReference',
  ]) {
    expect(xml.match(new RegExp(`<w:${name} `, 'g')), name).toHaveLength(1)
  }
  expect(xml.match(/>x</g)).toHaveLength(3)
})

test('Paragraphs, rows and content controls that are repeated lose their ids', () => {
  const ids = (id: string) => ` w14:paraId="${id}" w14:textId="77777777"`
  const row = `<w:tbl><w:tr${ids('0000000A')}><w:tc><w:p${ids('0000000B')}>${run('{#line}x{/line}')}</w:p></w:tc></w:tr></w:tbl>`
  const control = `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${run('x')}</w:sdtContent></w:sdt>`
  const body = `<w:p${ids('00000001')}>${run('{#line}')}</w:p><w:p${ids('00000002')}>${control}</w:p>${row}<w:p${ids('00000003')}>${run('{/line}')}</w:p>`
  const xml = fill(body, 3)
  for (const id of ['paraId="00000002"', 'paraId="0000000A"', 'paraId="0000000B"', '<w:id w:val="5"/>']) {
    expect(xml.split(id), id).toHaveLength(2)
  }
  expect(xml.match(/textId=/g)).toHaveLength(3)
  expect(xml.match(/<w:sdt>/g)).toHaveLength(3)
})

test('Tracked changes that a region repeats get ids of their own', () => {
  const changed = `<w:ins w:id="1" w:author="a">${run('x')}</w:ins><w:del w:id="2" w:author="a"><w:r><w:rPr><w:b/><w:rPrChange w:id="4" w:author="a"><w:rPr/></w:rPrChange></w:rPr><w:delText>y</w:delText></w:r></w:del>`
  const xml = fill(repeated(changed), 2)
  const found = Array.from(xml.matchAll(/<w:(?:ins|del|rPrChange) w:id="(\d+)"/g), ([, id]) => id)
  expect(found.slice(0, 3)).toEqual(['1', '2', '4'])
  expect(found).toHaveLength(6)
  expect(new Set(found).size).toBe(6)
})

test('Shapes of VML that a region repeats get ids of their own, and embedded objects keep their shapes', () => {
  const object = (id: string): string =>
    `<w:r><w:object><v:shapetype id="t"/><v:shape id="${id}" o:spid="_x0000_s1026" type="#t"/><o:OLEObject ShapeID="${id}"/></w:object></w:r>`
  const xml = fill(repeated(object('s')) + paragraph(object('s_2')), 3)
  const ids = Array.from(xml.matchAll(/<v:\w+ id="([^"]*)"/g), ([, id]) => id)
  expect(ids).toHaveLength(8)
  expect(new Set(ids).size).toBe(8)
  const objects = Array.from(
    xml.matchAll(/<v:shape id="([^"]*)"|ShapeID="([^"]*)"/g),
    ([, shape, of]) => shape ?? of,
  )
  expect(objects.filter((_, index) => index % 2 === 0)).toEqual(objects.filter((_, index) => index % 2 === 1))
  expect(xml.match(/o:spid/g)).toHaveLength(2)
})

test('Ids stay where no region repeats them', () => {
  const body = paragraph(shape('4')) + paragraph('{x}{#y/z}', shape('4'), '{/y/z}')
  expect(fill(body, 0).match(/<wp:docPr id="4"/g)).toHaveLength(1)
  const once = repeated(`${shape('3')}<w:bookmarkStart w:id="0" w:name="b"/><w:bookmarkEnd w:id="0"/>`)
  expect(fill(once, 1)).toContain('<wp:docPr id="3"')
  expect(fill(once, 1)).toContain('<w:bookmarkStart w:id="0" w:name="b"/><w:bookmarkEnd w:id="0"/>')
})

test('Ids that a region repeats stay unique in a part of which formulas are computed', () => {
  const bookmark = '<w:bookmarkStart w:id="0" w:name="b"/><w:bookmarkEnd w:id="0"/>'
  const sum = table(['1'], ['{price}'], [paragraph(complexField(' =SUM(ABOVE) ', '0'))])
  const template = openBuilt(repeated(shape('1') + bookmark) + sum)
  const fields = mergeFieldsOf(template, { ...lines(3), price: '41' })
  const culture = findCulture(fields.culture)
  for (const [compute, result] of [
    [culture && createCellComputation(culture), '42'],
    [undefined, '0'],
  ] as const) {
    const { value = new Uint8Array() } = template.fill(fields, compute)
    expect(readDocxText(value)).toMatch(new RegExp(`1\\n41\\n${result}$`))
    const xml = readDocxParts(value).get(main) ?? ''
    const drawn = Array.from(xml.matchAll(/<wp:docPr id="(\d+)"/g), ([, id]) => id)
    expect(drawn).toEqual(['1', '2', '3'])
    expect(xml.match(/<w:bookmark(?:Start|End) /g)).toHaveLength(2)
  }
})

test('A text that looks like an id stays', () => {
  const body = repeated(run('w14:paraId="00000001" &lt;w:id w:val="1"/>'))
  expect(readDocxText(fillDocx(openBuilt(`${body}${paragraph(shape('1'))}`), lines(2)))).toBe(
    `${'w14:paraId="00000001" <w:id w:val="1"/>'.repeat(2)}\n`,
  )
})

test('However rows repeat, their ids are as when the tags of the whole text are gone through one by one', () => {
  const text = (content: string): string => `<w:r><w:t xml:space="preserve">${content}</w:t></w:r>`
  const drawing = (id: string): string => shape(id).replace('a > b', 'a')
  const block = (id: string, content: string): string =>
    `<w:p w:rsidR="00A77B3E" w14:paraId="${id}" w14:textId="77777777">${content}</w:p>`
  const object =
    '<w:r><w:object><v:shape id="s" o:spid="_x0000_s1026"/><o:OLEObject ShapeID="s"/></w:object></w:r>'
  const every = (value: string): string =>
    block('A', `<w:bookmarkStart w:id="0" w:name="é"/>${drawing('7')}${text(value)}`) +
    block('B', `<w:ins w:id="1" w:author="a">${text(value)}</w:ins>${object}<w:bookmarkEnd w:id="0"/>`)
  const some = (value: string): string => block('C', drawing('3') + text(value))
  const inner = `${block('A', text('inner'))}<w:p w14:textId="77777777"/><w:ins w:id="1" w:author="a"/>`
  const region = (name: string, content: string): string =>
    paragraph(`{#${name}}`) + content + paragraph(`{/${name}}`)
  const [before, after] = [block('1', text('before')), block('C', drawing('3') + text('after'))]
  const rows = every('{a}') + region('x/y', some('{a}')) + region('part', inner)
  const body = before + region('line', rows) + after
  const template = openBuilt(body)
  const row = fc.record({
    a: fc.stringMatching(/^[a-zé]{1,9}$/),
    'x/y': fc.boolean(),
    part: fc.array(fc.constant({}), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (line) => {
      const expanded = line.map(({ a, part, 'x/y': isShown }) => {
        return every(a) + (isShown ? some(a) : '') + inner.repeat(part.length)
      })
      const drawings = new DrawingIds(new Set(findDrawingIds(body)))
      const separator = new IdSeparator(findIds(body), drawings)
      const xml = readDocxParts(fillDocx(template, { line })).get(main) ?? ''
      expect(xml).toContain(`<w:body>${separator.separateAll(before + expanded.join('') + after)}<w:sectPr>`)
    }),
  )
})
