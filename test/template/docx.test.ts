import { describe, expect, test } from 'vitest'
import type { Slot, Template } from '../../src/model.js'
import { openDocx } from '../../src/template/docx.js'
import { openZip } from '../../src/template/zip-archive.js'
import { writeZip } from '../../src/template/zip-writer.js'
import {
  buildDocx,
  documentType,
  paragraph,
  readDocxParts,
  readDocxText,
  run,
  table,
  templateType,
  wordPart,
} from '../fixtures/build-docx.js'
import { fillDocx, mergeFieldsOf, type NamedValues, openBuilt } from '../fixtures/fill-docx.js'

const fill = (body: string, values: NamedValues): string => readDocxText(fillDocx(openBuilt(body), values))
const namesOf = (slots: readonly Slot[]): readonly unknown[] =>
  slots.map((slot) => {
    if (slot.kind === 'region') return [slot.written, namesOf(slot.section.slots)]
    return slot.kind === 'condition' ? [slot.written, namesOf(slot.slots)] : slot.written
  })
const problemsOf = (template: Template) => template.problems.map(({ code, where }) => ({ code, where }))
const main = 'word/document.xml'

describe('Tags', () => {
  test('make the outline that they nest in', () => {
    const { outline, problems } = openBuilt(
      paragraph(
        '{quote/number}{#line}{line/name}{#line/vat}{line/vat:2}{/line/vat}{/line}{^line}none{/line}',
      ),
    )
    expect(problems).toEqual([])
    expect(namesOf(outline.slots)).toEqual([
      'quote/number',
      ['#line', ['line/name', ['#line/vat', ['line/vat:2']]]],
      ['^line', []],
    ])
    expect(outline.slots.map(({ kind, index }) => [kind, index])).toEqual([
      ['field', 0],
      ['region', 1],
      ['condition', 2],
    ])
    expect(outline.size).toBe(3)
  })

  test('of all parts stand in one outline, the main document first', () => {
    const { outline } = openBuilt({
      body: paragraph('{main}'),
      parts: {
        'word/header1.xml': wordPart('hdr', paragraph('{head}')),
        'word/endnotes.xml': wordPart('endnotes', `<w:endnote w:id="1">${paragraph('{note}')}</w:endnote>`),
        'docProps/app.xml':
          '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>{company}</Company></Properties>',
      },
    })
    expect(namesOf(outline.slots)).toEqual(['main', 'head', 'note', 'company'])
  })

  test('of the main document come first, wherever it is in the file', () => {
    const bytes = buildDocx({
      body: paragraph('{main}'),
      parts: { 'word/header1.xml': wordPart('hdr', paragraph('{head}')) },
    })
    const entries = openZip(bytes)
    if ('kind' in entries) throw new Error(entries.kind)
    expect(namesOf(openDocx('a.docx', writeZip(entries.toReversed())).outline.slots)).toEqual([
      'main',
      'head',
    ])
  })

  test('know where they are', () => {
    const cells = table(['a', 'b'], ['c', `${paragraph('x')}${table(['{inner}'])}${paragraph('{after}')}`])
    const { outline } = openBuilt({
      body: paragraph('one') + paragraph('{ first }') + cells,
      parts: { 'word/footer1.xml': wordPart('ftr', paragraph('{foot}')) },
    })
    expect(outline.slots.map(({ where }) => where)).toEqual([
      { part: main, paragraph: 2, field: '{ first }' },
      { part: main, table: 2, row: 1, cell: 1, paragraph: 7, field: '{inner}' },
      { part: main, table: 1, row: 2, cell: 2, paragraph: 8, field: '{after}' },
      { part: 'word/footer1.xml', paragraph: 1, field: '{foot}' },
    ])
  })

  test('keep how they were written, for fields that are to stay', () => {
    const [slot] = openBuilt(paragraph('{ q', 'num }')).outline.slots
    expect(slot).toMatchObject({ written: 'qnum', literal: '{ qnum }' })
  })

  test('are filled in endnotes too', () => {
    const endnotes = wordPart('endnotes', `<w:endnote w:id="1">${paragraph('See {qnum}.')}</w:endnote>`)
    const template = openBuilt({ body: paragraph('x'), parts: { 'word/endnotes.xml': endnotes } })
    expect(readDocxText(fillDocx(template, { qnum: '7' }), 'word/endnotes.xml')).toBe('See 7.')
  })

  test('are none in text that tracked changes deleted or moved away', () => {
    const deleted = '<w:del w:id="1"><w:r><w:delText>{gone}</w:delText></w:r></w:del>'
    const moved = `<w:moveFrom w:id="2">${run('{moved}')}</w:moveFrom>`
    const body = paragraph('{q', deleted, moved, 'num}')
    expect(namesOf(openBuilt(body).outline.slots)).toEqual(['qnum'])
    expect(readDocxParts(fillDocx(openBuilt(body), { qnum: '1' })).get(main)).toContain(moved)
  })

  test('are none across paragraphs', () => {
    expect(fill(paragraph('{qnum') + paragraph('} {x}'), { x: 'y' })).toBe('{qnum\n} y')
  })

  test('do not reach into a text box and out of it', () => {
    const body = paragraph(
      '{q',
      `<w:r><w:pict><w:txbxContent>${paragraph('{box}')}</w:txbxContent></w:pict></w:r>`,
      'num}',
    )
    expect(namesOf(openBuilt(body).outline.slots)).toEqual(['qnum', 'box'])
    expect(fill(body, { qnum: '1', box: '2' })).toBe('12\n')
  })
})

describe('Ordinary text', () => {
  const texts = [
    '{see appendix 2}',
    '{{Sig_es_:signer1:signature}}',
    'a } lone { brace',
    '{}',
    '{ }',
    '{#}',
    '{a&amp;b c}',
  ]

  test.each(texts)('%s stays as it is', (text) => {
    const bytes = buildDocx({ body: paragraph(text) + paragraph('{x}') })
    const filled = fillDocx(openDocx('a.docx', bytes), { x: '{x}' })
    expect(readDocxParts(filled).get(main)).toContain(`<w:t>${text}</w:t>`)
  })

  test('that looks like a tag without its closing brace is pointed out', () => {
    const texts = [
      '{quote/number',
      'a {#line b',
      '{line/name] x {quote/sent}',
      '{GroupBy:name',
      '{ Image:line/x',
    ]
    for (const text of texts) {
      const { problems } = openBuilt(paragraph(text))
      expect(problems, text).toMatchObject([
        { code: 'template-syntax', severity: 'warning', where: { paragraph: 1 } },
      ])
    }
    expect(openBuilt(paragraph('{see 2 {a lone brace { line items } {Contact us')).problems).toEqual([])
  })

  test('in braces can be a name of own data', () => {
    const template = openBuilt(
      paragraph('{Customer name} {#Order lines}{x}{/Order lines} {Order date:LongDate} {} {see 2}'),
    )
    const names = ['Customer name', 'Order lines', 'Order date:LongDate', 'Order date', 'see 2']
    expect(template.otherNames).toEqual(new Set(names))
    const named = template.withNames(new Set(['Customer name', 'Order lines', 'Order date', 'unheard of']))
    expect(namesOf(named.outline.slots)).toEqual([
      'Customer name',
      ['#Order lines', ['x']],
      'Order date:LongDate',
    ])
    expect(named.otherNames).toEqual(new Set(['see 2']))
    const values = { 'Customer name': 'Ada', 'Order lines': [{ x: '1' }, { x: '2' }], 'Order date': 'May' }
    expect(readDocxText(fillDocx(named, values))).toBe('Ada 12 May {} {see 2}')
  })

  test('is read again once for the same names', () => {
    const template = openBuilt(paragraph('{a b} {c d}'))
    expect(template.withNames(new Set(['a b', 'c d']))).toBe(template.withNames(new Set(['c d', 'a b'])))
    expect(template.withNames(new Set(['a b']))).not.toBe(template.withNames(new Set(['c d'])))
    expect(template.withNames(new Set(['x y']))).toBe(template)
  })
})

describe('Directives', () => {
  test('are given with their values and places and print nothing', () => {
    const template = openBuilt(
      paragraph('A {Culture:de-CH} B') + paragraph('{#line}{GroupBy:name}') + paragraph('{/line}'),
    )
    expect(template.directives).toEqual([
      { name: 'Culture', value: 'de-CH', where: { part: main, paragraph: 1, field: '{Culture:de-CH}' } },
      { name: 'GroupBy', value: 'name', where: { part: main, paragraph: 2, field: '{GroupBy:name}' } },
    ])
    expect(readDocxText(fillDocx(template, { line: [{}] }))).toBe('A B')
  })

  test.each([
    ['alone in a paragraph', paragraph('a') + paragraph('{Culture:nb-NO}') + paragraph('b'), 'a\nb'],
    ['together', paragraph('{Culture:nb-NO} {Rou', 'nding:line}') + paragraph('b'), 'b'],
    [
      'with a bookmark',
      paragraph('{Culture:x}', '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>') +
        paragraph('b'),
      'b',
    ],
    ['with a space', paragraph(' {Culture:nb-NO} ') + paragraph('b'), 'b'],
    ['in a cell with text', table([paragraph('{Culture:nb-NO}') + paragraph('b')]), 'b'],
  ])('%s take their paragraph along', (_, body, text) => {
    expect(fill(body, {})).toBe(text)
  })

  const keepers: readonly (readonly [string, string, string])[] = [
    ['of a cell', table(['{Culture:nb-NO}', 'b']) + paragraph('c'), '\nb\nc'],
    ['after a nested table', table([table(['x']) + paragraph('{Culture:nb-NO}')]) + paragraph('c'), 'x\n\nc'],
    [
      'between two tables',
      table(['a']) + paragraph('{Culture:nb-NO}') + table(['b']) + paragraph('c'),
      'a\n\nb\nc',
    ],
    [
      'between two tables, one with a content control around a row',
      `${table(['a'])}${paragraph('{Culture:x}')}${table(['b']).replace(/<w:tr>.*<\/w:tr>/, '<w:sdt><w:sdtContent>$&</w:sdtContent></w:sdt>')}${paragraph('c')}`,
      'a\n\nb\nc',
    ],
    [
      'of a content control',
      `<w:sdt><w:sdtContent>${paragraph('{Culture:x}')}</w:sdtContent></w:sdt>${paragraph('c')}`,
      '\nc',
    ],
    [
      'with a page break',
      paragraph('{Culture:x}', '<w:r><w:br w:type="page"/></w:r>') + paragraph('c'),
      '\n\nc',
    ],
    [
      'with an end of a bookmark',
      paragraph('{Culture:x}', '<w:bookmarkEnd w:id="1"/>') + paragraph('c'),
      '\nc',
    ],
    ['with a section', `<w:p><w:pPr><w:sectPr/></w:pPr>${run('{Culture:x}')}</w:p>${paragraph('c')}`, '\nc'],
    ['of the body', paragraph('{Culture:x}'), ''],
  ]
  test.each(keepers)('leave the paragraph %s', (_, body, text) => {
    const filled = fillDocx(openBuilt({ body, section: '' }), {})
    expect(readDocxText(filled)).toBe(text)
    expect(
      readDocxParts(filled)
        .get(main)
        ?.match(/<\/w:p>/g),
    ).toHaveLength(body.match(/<\/w:p>/g)?.length ?? 0)
  })

  test('leave the only paragraph of a header', () => {
    const template = openBuilt({
      body: paragraph('x'),
      parts: { 'word/header1.xml': wordPart('hdr', paragraph('{Culture:x}')) },
    })
    expect(readDocxParts(fillDocx(template, {})).get('word/header1.xml')).toContain('<w:p>')
  })

  test('of several paragraphs leave the last that is needed', () => {
    const body = table([paragraph('{Culture:x}') + paragraph('{Rounding:line}')]) + paragraph('c')
    expect(fill(body, {})).toBe('\nc')
  })
})

describe('Values', () => {
  test('break lines and jump to tabs', () => {
    const filled = fillDocx(openBuilt(paragraph(run('{x}', '<w:b/>'))), { x: 'a\r\nb\rc\td\n\ne\t' })
    expect(readDocxText(filled)).toBe('a\nb\nc\td\n\ne\t')
    expect(readDocxParts(filled).get(main)).toContain(
      '<w:t xml:space="preserve">c</w:t><w:tab/><w:t xml:space="preserve">d</w:t></w:r><w:r><w:br/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t/></w:r>',
    )
  })

  test('lose what XML cannot hold', () => {
    const text = `a\u0000\u0008\u000b\u001f\ud800b\udc00c\ufdd0\ufdd1\ufdef\ufffe\uffffd \ud83d\ude00`
    expect(fill(paragraph('{x}'), { x: text })).toBe('abcd \ud83d\ude00')
  })

  test('that look like tags stay as they are', () => {
    const value = '{y} {#line} {/} \ufdd00\ufdd1 &amp; <w:br/>'
    expect(fill(paragraph('{x}{y}'), { x: value, y: 'Y' })).toBe('{y} {#line} {/} 0 &amp; <w:br/>Y')
  })

  test('that are missing print nothing, also where an outer section has one at the same place', () => {
    expect(fill(paragraph('{a}{#line}[{b}]{/line}'), { a: 'A', line: [{}, { b: 'B' }] })).toBe('A[][B]')
  })

  test('of hidden sections are not needed', () => {
    const template = openBuilt(paragraph('a{#x/y}{b}{#line}{c}{/line}{/x/y}d'))
    expect(readDocxText(fillDocx(template, { 'x/y': false }))).toBe('ad')
  })

  test('may have the names of members of objects', () => {
    const body = paragraph('{__proto__}{constructor}{#toString}{hasOwnProperty}{/toString}')
    const values = JSON.parse('{"__proto__":"p","constructor":"c","toString":[{"hasOwnProperty":"h"}]}')
    expect(fill(body, values)).toBe('pch')
    expect(fill(body, {})).toBe('')
  })

  test('of 10 MB fit', () => {
    const value = 'Ten bytes\n'.repeat(1_000_000)
    expect(fill(paragraph('{x}'), { x: value }).length).toBe(value.length)
  })

  test('in document properties are one line', () => {
    const core =
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{x}</dc:title></cp:coreProperties>'
    const template = openBuilt({ body: paragraph('a'), parts: { 'docProps/core.xml': core } })
    expect(readDocxParts(fillDocx(template, { x: 'a\nb\tc & d' })).get('docProps/core.xml')).toContain(
      '<dc:title>a b c &amp; d</dc:title>',
    )
  })

  test('in diagrams break lines as DrawingML does', () => {
    const data =
      '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:rPr lang="nb"/><a:t>{x}</a:t></a:r></a:p></dgm:dataModel>'
    const template = openBuilt({ body: paragraph('a'), parts: { 'word/diagrams/data1.xml': data } })
    expect(readDocxParts(fillDocx(template, { x: 'a\nb' })).get('word/diagrams/data1.xml')).toContain(
      '<a:t>a</a:t></a:r><a:br/><a:r><a:rPr lang="nb"/><a:t>b</a:t></a:r>',
    )
  })
})

describe('Faults', () => {
  test('are found in one run, each with its place', () => {
    const template = openBuilt({
      body: paragraph('{#line}{line/name}') + paragraph('{/lines}') + paragraph('{#a}{#b}{/a}{/b}'),
      parts: { 'word/header1.xml': wordPart('hdr', paragraph('{/line}')) },
    })
    expect(problemsOf(template)).toEqual([
      { code: 'unclosed-region', where: { part: main, paragraph: 2, field: '{/lines}' } },
      { code: 'crossed-region', where: { part: main, paragraph: 3, field: '{/a}' } },
      { code: 'unclosed-region', where: { part: main, paragraph: 3, field: '{/b}' } },
      { code: 'unclosed-region', where: { part: main, paragraph: 1, field: '{#line}' } },
      { code: 'unclosed-region', where: { part: 'word/header1.xml', paragraph: 1, field: '{/line}' } },
    ])
    expect(template.fill({ values: [], culture: 'en-US' }).value).toBeUndefined()
  })

  test('of regions that begin in a table and end outside', () => {
    const template = openBuilt(table(['a', '{#line}b']) + paragraph('{/line}'))
    expect(problemsOf(template)).toEqual([
      {
        code: 'template-syntax',
        where: { part: main, table: 1, row: 1, cell: 2, paragraph: 2, field: '{#line}' },
      },
    ])
  })

  test('of two regions that repeat one row', () => {
    const template = openBuilt(table(['{#a}x', '{/a}{#b}y', '{/b}']))
    expect(problemsOf(template)).toEqual([
      {
        code: 'template-syntax',
        where: { part: main, table: 1, row: 1, cell: 2, paragraph: 2, field: '{#b}' },
      },
    ])
  })

  test('are found beside regions that do not pair', () => {
    const template = openBuilt(table(['a', '{#line}b']) + paragraph('{/line}{/x}'))
    expect(template.problems.map(({ code }) => code).sort()).toEqual(['template-syntax', 'unclosed-region'])
  })

  test('are pictures where none can be', () => {
    const core =
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{Image:quote/x}</dc:title></cp:coreProperties>'
    const template = openBuilt({ body: paragraph('a'), parts: { 'docProps/core.xml': core } })
    expect(problemsOf(template)).toEqual([
      { code: 'template-syntax', where: { part: 'docProps/core.xml', field: '{Image:quote/x}' } },
    ])
  })

  test('are regions nested too deep or too many', () => {
    const deep = openBuilt(paragraph('{#a}'.repeat(101), '{/a}'.repeat(101)))
    expect(deep.problems.map(({ code }) => code)).toEqual(['template-too-large'])
    const many = openBuilt(paragraph('{#a}{/a}'.repeat(2001)))
    expect(many.problems.map(({ code }) => code)).toEqual(['template-too-large'])
  })
})

describe('The file', () => {
  test('is the same for the same input', () => {
    const bytes = buildDocx({ body: paragraph('{x}') })
    const [first, second] = [openDocx('a.docx', bytes), openDocx('a.docx', bytes)]
    const filled = fillDocx(first, { x: '1' })
    expect(fillDocx(first, { x: '2' })).not.toEqual(filled)
    expect(fillDocx(first, { x: '1' })).toEqual(filled)
    expect(fillDocx(second, { x: '1' })).toEqual(filled)
  })

  test('keeps what holds no field, byte for byte', () => {
    const header = wordPart('hdr', `<!-- kept --><w:p  w:rsidR="1"\n/>${paragraph('{see x} > y')}`)
    const bytes = buildDocx({
      body: paragraph('{x}'),
      parts: { 'word/header1.xml': header, 'custom/x.bin': new Uint8Array([1, 2]) },
    })
    const before = readDocxParts(bytes)
    const after = readDocxParts(fillDocx(openDocx('a.docx', bytes), { x: '1' }))
    expect([...after.keys()]).toEqual([...before.keys()])
    for (const [name, text] of before) if (name !== main) expect(after.get(name)).toBe(text)
  })

  test('does not change with the bytes that it was opened from', () => {
    const bytes = buildDocx({ body: paragraph('{x}'), parts: { 'custom/x.bin': new Uint8Array([1, 2]) } })
    const template = openDocx('a.docx', bytes)
    const filled = fillDocx(template, { x: '1' })
    bytes.fill(0)
    expect(fillDocx(template, { x: '1' })).toEqual(filled)
  })

  test('of a .dotx becomes a document', () => {
    const template = openDocx('a.dotx', buildDocx({ body: paragraph('{x}'), mainType: templateType }))
    const parts = readDocxParts(fillDocx(template, { x: '1' }))
    expect(parts.get('[Content_Types].xml')).toContain(documentType)
    expect(parts.get('[Content_Types].xml')).not.toContain(templateType)
  })

  test('holds no tag and no delimiter afterwards', () => {
    const template = openBuilt({
      body: paragraph('{a}{#b}{c}{/b}{Culture:x}{^d}{/d}'),
      parts: { 'word/header1.xml': wordPart('hdr', paragraph('{e}')) },
    })
    for (const xml of readDocxParts(fillDocx(template, { b: [{}, {}] })).values())
      expect(xml).not.toMatch(/[{}\ufdd0-\ufdef]/)
  })

  test('may hold comments, CDATA and line ends in tags', () => {
    const body =
      '<w:p\n><w:r\t><w:t\nxml:space="default"><!-- <w:t> -->a <![CDATA[{x} & <b>]]></w:t\n></w:r></w:p><?pi <x> ?>'
    expect(fill(body, { x: 'X' })).toBe('a X & <b>')
  })

  test('gets the language of the culture where it says none', () => {
    const styles = (content: string) => wordPart('styles', content)
    const languageOf = (content: string) => {
      const template = openBuilt({ body: paragraph('{x}'), parts: { 'word/styles.xml': styles(content) } })
      return readDocxParts(fillDocx(template, {})).get('word/styles.xml')
    }
    const defaults = (properties: string) =>
      `<w:docDefaults><w:rPrDefault><w:rPr>${properties}</w:rPr></w:rPrDefault></w:docDefaults>`
    expect(languageOf('<w:style/>')).toBe(styles(`${defaults('<w:lang w:val="nb-NO"/>')}<w:style/>`))
    expect(languageOf(defaults('<w:b/><w:oMath/>'))).toBe(
      styles(defaults('<w:b/><w:lang w:val="nb-NO"/><w:oMath/>')),
    )
    expect(languageOf(defaults('<w:lang w:val="sv-SE"/>'))).toBe(styles(defaults('<w:lang w:val="sv-SE"/>')))
  })
})

test('A field is filled wherever it stands among the values', () => {
  const template = openBuilt(paragraph('{a}{#r}{b}{c}{/r}{d}'))
  expect(mergeFieldsOf(template, { a: '1', r: [{ b: '2', c: '3' }], d: '4' }).values).toEqual([
    '1',
    [['2', '3']],
    '4',
  ])
  expect(
    fill(paragraph('{a}{#r}{b}{c}{/r}{d}'), {
      a: '1',
      r: [
        { b: '2', c: '3' },
        { b: '5', c: '6' },
      ],
      d: '4',
    }),
  ).toBe('123564')
})
