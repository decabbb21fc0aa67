import { describe, expect, test } from 'vitest'
import { insertDetails } from '../../src/template/docx-insert.js'
import {
  type DocxOptions,
  paragraph,
  readDocxParts,
  readDocxText,
  run,
  wordPart,
} from '../fixtures/build-docx.js'
import {
  bodyOf,
  build,
  insert,
  mark,
  partOf,
  relationshipList,
  relationships,
} from '../fixtures/insert-docx.js'

const styles = (content: string): Readonly<Record<string, string>> => ({
  'word/styles.xml': wordPart('styles', content),
})
const style = (id: string, name: string, content = '', type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`
const styled = (id: string, text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${run(text)}</w:p>`

describe('Styles of the details', () => {
  test('are those of the main document where names and kinds are the same', () => {
    const main: DocxOptions = { body: mark, parts: styles(style('Overskrift1', 'heading 1')) }
    const details: DocxOptions = {
      body: styled('Heading1', 'one'),
      parts: styles(style('Heading1', 'Heading 1', '<w:rPr><w:b/></w:rPr>')),
    }
    const bytes = insert(main, details)
    expect(bodyOf(bytes)).toBe(styled('Overskrift1', 'one'))
    expect(partOf(bytes, 'word/styles.xml')).toBe(partOf(build(main), 'word/styles.xml'))
  })

  test('are copied with what they are based on, under ids and names that are free', () => {
    const main: DocxOptions = {
      body: mark,
      parts: styles(`${style('a', 'Other')}${style('c', 'Price', '', 'character')}${style('n', 'Normal')}`),
    }
    const details: DocxOptions = {
      body: styled('c', 'one'),
      parts: styles(
        `${style('x', 'Normal')}${style('a', 'Base', '<w:basedOn w:val="x"/><w:next w:val="c"/>')}${style('c', 'Price', '<w:basedOn w:val="a"/>')}${style('unused', 'Unused')}`,
      ),
    }
    const bytes = insert(main, details)
    expect(bodyOf(bytes)).toBe(styled('c2', 'one'))
    const copied = partOf(bytes, 'word/styles.xml').split(style('n', 'Normal'))[1]
    expect(copied).toBe(
      `${style('c2', 'Price 2', '<w:basedOn w:val="a2"/>')}${style('a2', 'Base', '<w:basedOn w:val="n"/><w:next w:val="c2"/>')}</w:styles>`,
    )
  })

  test('that all text has are those of the main document, whatever their names', () => {
    const byDefault = (id: string, name: string): string =>
      style(id, name).replace('w:type', 'w:default="1" w:type')
    const details: DocxOptions = { body: styled('s', 'one'), parts: styles(byDefault('s', 'Standard')) }
    expect(bodyOf(insert({ body: mark, parts: styles(byDefault('n', 'Normal')) }, details))).toBe(
      styled('n', 'one'),
    )
    expect(partOf(insert({ body: mark, parts: styles('') }, details), 'word/styles.xml')).toContain(
      style('s', 'Standard'),
    )
  })

  test('make a part of styles where the main document has none', () => {
    const bytes = insert(mark, { body: styled('a', 'one'), parts: styles(style('a', 'A')) })
    expect(partOf(bytes, 'word/styles.xml')).toContain(style('a', 'A'))
    expect(partOf(bytes, 'word/_rels/document.xml.rels')).toContain('/styles" Target="styles.xml"')
    expect(partOf(bytes, '[Content_Types].xml')).toContain('PartName="/word/styles.xml"')
  })

  test('that do not exist are not looked for in the main document', () => {
    expect(bodyOf(insert({ body: mark, parts: styles(style('a', 'A')) }, styled('a', 'one')))).toBe(
      `<w:p><w:pPr></w:pPr>${run('one')}</w:p>`,
    )
  })
})

describe('Lists of the details', () => {
  const list = (id: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run('x')}</w:p>`
  const definition = (id: string, content = ''): string =>
    `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="0000000A"/><w:lvl w:ilvl="0">${content}<w:start w:val="1"/></w:lvl></w:abstractNum>`
  const number = (id: string, definitionId: string): string =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${definitionId}"/></w:num>`
  const numbering = (content: string): Readonly<Record<string, string>> => ({
    'word/numbering.xml': wordPart('numbering', content),
  })

  test('are copied under ids that are free, and count anew in every place', () => {
    const main: DocxOptions = {
      body: `${mark}${mark}`,
      parts: numbering(`${definition('4')}${number('7', '4')}<w:numIdMacAtCleanup w:val="1"/>`),
    }
    const details: DocxOptions = {
      body: `${list('1')}${list('1')}${list('0')}${list('9')}`,
      parts: numbering(`${definition('0')}${number('1', '0')}`),
    }
    const bytes = insert(main, details)
    expect([...bodyOf(bytes).matchAll(/numId w:val="(\d+)"/g)].map(([, id]) => id)).toEqual([
      '8',
      '8',
      '0',
      '0',
      '9',
      '9',
      '0',
      '0',
    ])
    const part = partOf(bytes, 'word/numbering.xml')
    const children = [...part.matchAll(/<w:(abstractNum|num|numIdMacAtCleanup) w:\w+="(\d+)"/g)].map(
      ([, name, id]) => `${name} ${id}`,
    )
    expect(children).toEqual([
      'abstractNum 4',
      'abstractNum 5',
      'abstractNum 6',
      'num 7',
      'num 8',
      'num 9',
      'numIdMacAtCleanup 1',
    ])
    expect(part).toContain(number('8', '5'))
    expect([...part.matchAll(/nsid w:val="(\w+)"/g)].map(([, id]) => id)).toEqual([
      '0000000A',
      '0000000B',
      '0000000C',
    ])
  })

  test('come with their pictures', () => {
    const bullet =
      '<w:numPicBullet w:numPicBulletId="0"><w:pict><v:imagedata r:id="i"/></w:pict></w:numPicBullet>'
    const details: DocxOptions = {
      body: list('1'),
      parts: {
        ...numbering(`${bullet}${definition('0', '<w:lvlPicBulletId w:val="0"/>')}${number('1', '0')}`),
        'word/media/a.png': Buffer.from('a'),
        'word/_rels/numbering.xml.rels': relationshipList(['i', 'image', 'media/a.png']),
      },
    }
    const main: DocxOptions = {
      body: mark,
      parts: numbering(`${bullet}${definition('0')}${number('1', '0')}`),
    }
    const bytes = insert(
      {
        ...main,
        parts: { ...main.parts, 'word/_rels/numbering.xml.rels': relationshipList(['i', 'image', 'b.png']) },
      },
      details,
    )
    const part = partOf(bytes, 'word/numbering.xml')
    expect(part).toContain(
      `${bullet}${bullet.replace('Id="0"', 'Id="1"').replace('"i"', '"details1"')}<w:abstractNum`,
    )
    expect(part).toContain('<w:lvlPicBulletId w:val="1"/>')
    expect(partOf(bytes, 'word/_rels/numbering.xml.rels')).toMatch(/Id="details1"[^>]*Target="media\/a.png"/)
  })

  test('come with the styles that have them, and belong to no style of the main document', () => {
    const levels = '<w:pStyle w:val="own"/><w:pStyle w:val="shared"/>'
    const details: DocxOptions = {
      body: styled('own', 'one'),
      parts: {
        ...styles(
          `${style('own', 'Own', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')}${style('shared', 'Shared')}`,
        ),
        ...numbering(`${definition('0', levels)}${number('1', '0')}`),
      },
    }
    const bytes = insert({ body: mark, parts: styles(style('shared', 'Shared')) }, details)
    expect(partOf(bytes, 'word/styles.xml')).toContain('<w:numId w:val="1"/>')
    expect(partOf(bytes, 'word/numbering.xml')).toContain('<w:lvl w:ilvl="0"><w:pStyle w:val="own"/><w:start')
  })
})

/** A run with a picture. */
const picture = (id: string, number = '1'): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="${number}" name="p"/><a:graphic><a:blip r:embed="${id}"/></a:graphic></wp:inline></w:drawing></w:r>`
const image = (content: string): Uint8Array => Buffer.from(content)

describe('What the details refer to', () => {
  test('is copied under a name that is free, or taken from the main document where it is the same', () => {
    const main: DocxOptions = {
      body: `<w:p>${picture('image1')}</w:p>${mark}`,
      parts: {
        'word/media/image1.png': image('a'),
        ...relationships(['image1', 'image', 'media/image1.png']),
      },
    }
    const details: DocxOptions = {
      body: `<w:p>${picture('one')}${picture('two')}${picture('one')}</w:p>`,
      parts: {
        'word/media/image1.png': image('b'),
        'word/media/image2.png': image('a'),
        ...relationships(['one', 'image', 'media/image1.png'], ['two', 'image', '/word/media/image2.png']),
      },
    }
    const bytes = insert(main, details)
    expect([...bodyOf(bytes).matchAll(/r:embed="(\w+)"/g)].map(([, id]) => id)).toEqual([
      'image1',
      'details1',
      'details2',
      'details1',
    ])
    expect(partOf(bytes, 'word/_rels/document.xml.rels')).toMatch(
      /Id="details1"[^>]*Target="media\/image2.png"\/>.*Id="details2"[^>]*Target="media\/image1.png"/,
    )
    expect(readDocxParts(bytes).get('word/media/image2.png')).toBe('b')
    expect([...bodyOf(bytes).matchAll(/docPr id="(\d+)"/g)].map(([, id]) => id)).toEqual(['1', '2', '3', '4'])
  })

  test('has its kind of file in the list of content types', () => {
    const details: DocxOptions = {
      body: `<w:p>${picture('one')}</w:p>`,
      parts: {
        'word/media/a.gif': image('GIF'),
        ...relationships(['one', 'image', 'media/a.gif']),
      },
    }
    const list = partOf(build(details), '[Content_Types].xml').replace(
      '<Override',
      '<Default Extension="gif" ContentType="image/gif"/><Override',
    )
    const bytes = insert(mark, { ...details, parts: { ...details.parts, '[Content_Types].xml': list } })
    expect(partOf(bytes, '[Content_Types].xml')).toContain(
      '<Override PartName="/word/media/a.gif" ContentType="image/gif"/>',
    )
  })

  test('comes with all that it refers to itself, also in a circle', () => {
    const details: DocxOptions = {
      body: `<w:p>${picture('chart')}</w:p>`,
      parts: {
        'word/charts/chart1.xml': '<c xmlns="x"/>',
        'word/charts/_rels/chart1.xml.rels': relationshipList(
          ['a', 'package', '../embeddings/book.xlsx'],
          ['b', 'hyperlink', 'https://example.com/?a=1&amp;b'],
        ),
        'word/embeddings/book.xlsx': image('book'),
        'word/embeddings/_rels/book.xlsx.rels': relationshipList(
          ['c', 'chart', '../charts/chart1.xml'],
          ['d', 'document', '/word/document.xml'],
        ),
        ...relationships(['chart', 'chart', 'charts/chart1.xml']),
      },
    }
    const parts = readDocxParts(
      insert({ body: mark, parts: { 'word/charts/chart1.xml': '<own/>' } }, details),
    )
    expect(parts.get('word/charts/chart1.xml')).toBe('<own/>')
    expect(parts.get('word/charts/chart2.xml')).toBe('<c xmlns="x"/>')
    expect(parts.get('word/charts/_rels/chart2.xml.rels')).toContain('Target="/word/embeddings/book.xlsx"/>')
    expect(parts.get('word/charts/_rels/chart2.xml.rels')).toContain(
      'Target="https://example.com/?a=1&amp;b" TargetMode="External"/>',
    )
    expect(parts.get('word/embeddings/_rels/book.xlsx.rels')).toContain('Target="/word/charts/chart2.xml"/>')
    expect(parts.get('word/embeddings/_rels/book.xlsx.rels')).toContain('Target="/word/document.xml"/>')
  })

  test('is its theme, unless the main document has one', () => {
    const theme = (content: string): Readonly<Record<string, string>> => ({
      'word/theme/theme1.xml': content,
      ...relationships(['t', 'theme', 'theme/theme1.xml']),
    })
    const details: DocxOptions = { body: paragraph('x'), parts: theme('<details/>') }
    expect(partOf(insert(mark, details), 'word/theme/theme1.xml')).toBe('<details/>')
    expect(partOf(insert(mark, details), 'word/_rels/document.xml.rels')).toContain(
      'Target="theme/theme1.xml"',
    )
    const parts = readDocxParts(insert({ body: mark, parts: theme('<main/>') }, details))
    expect([...parts].filter(([name]) => name.includes('theme'))).toEqual([
      ['word/theme/theme1.xml', '<main/>'],
    ])
  })

  test('is nothing where the id is empty', () => {
    expect(bodyOf(insert(mark, `<w:p>${picture('')}</w:p>`))).toContain('r:embed=""')
  })

  test('is a drawing that a diagram names, by a relationship of the document', () => {
    const details: DocxOptions = {
      body: '<w:p><w:r><w:drawing><a:graphic><d:relIds xmlns:d="d" r:dm="dm"/></a:graphic></w:drawing></w:r></w:p>',
      parts: {
        'word/diagrams/data1.xml':
          '<dgm:dataModel xmlns:dgm="x"><dsp:dataModelExt xmlns:dsp="y" relId="dr"/></dgm:dataModel>',
        'word/diagrams/drawing1.xml': '<drawing/>',
        ...relationships(
          ['dm', 'diagramData', 'diagrams/data1.xml'],
          ['dr', 'diagramDrawing', 'diagrams/drawing1.xml'],
        ),
      },
    }
    const bytes = insert(mark, details)
    const id = /relId="(\w+)"/.exec(partOf(bytes, 'word/diagrams/data1.xml'))?.[1]
    expect(partOf(bytes, 'word/_rels/document.xml.rels')).toMatch(
      new RegExp(`Id="${id}"[^>]*Target="diagrams/drawing1.xml"`),
    )
  })
})

describe('Notes of the details', () => {
  const reference = (id: string): string => `<w:p><w:r><w:footnoteReference w:id="${id}"/></w:r></w:p>`
  const note = (id: string, text: string): string =>
    `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`
  const notes = (content: string): Readonly<Record<string, string>> => ({
    'word/footnotes.xml': wordPart('footnotes', content),
  })
  const details: DocxOptions = {
    body: `${reference('5')}${reference('2')}`,
    parts: notes(`${note('2', 'two')}${note('5', 'five')}`),
  }

  test('are copied under ids that are free, once for every place', () => {
    const bytes = insert(
      {
        body: `${reference('2')}${mark}${mark}<w:bookmarkStart w:id="50" w:name="b"/>`,
        parts: notes(note('2', 'own')),
      },
      details,
    )
    expect([...bodyOf(bytes).matchAll(/Reference w:id="(\d+)"/g)].map(([, id]) => id)).toEqual([
      '2',
      '3',
      '4',
      '5',
      '6',
    ])
    expect(readDocxText(bytes, 'word/footnotes.xml')).toBe('own\nfive\ntwo\nfive\ntwo')
    expect(partOf(bytes, 'word/footnotes.xml')).toContain(note('6', 'two'))
  })

  test('make a part of notes where the main document has none, with the lines before notes', () => {
    const settings = wordPart('settings', '<w:zoom w:percent="100"/><w:compat/>')
    const bytes = insert({ body: mark, parts: { 'word/settings.xml': settings } }, details)
    expect(bodyOf(bytes)).toBe(`${reference('1')}${reference('2')}`)
    expect(partOf(bytes, 'word/footnotes.xml')).toMatch(
      /<w:footnote w:type="separator" w:id="-1">.*<w:footnote w:type="continuationSeparator" w:id="0">.*<w:footnote w:id="1">/,
    )
    expect(partOf(bytes, 'word/settings.xml')).toContain(
      '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat/>',
    )
  })
})

describe('Ids and names of the details', () => {
  test('of bookmarks are free ones, and what refers to them goes along', () => {
    const bookmark = (id: string, name: string): string =>
      `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`
    const body = `<w:p><w:hyperlink w:anchor="total">${run('x')}</w:hyperlink><w:r><w:instrText> REF total \\h </w:instrText></w:r><w:fldSimple w:instr=" PAGEREF Total2 "/>${bookmark('0', 'total')}${bookmark('1', 'Total2')}</w:p>`
    const bytes = insert(`<w:p>${bookmark('0', 'Total')}</w:p>${mark}`, body)
    expect(bodyOf(bytes)).toContain('w:anchor="total_2"')
    expect(bodyOf(bytes)).toContain('REF total_2 \\h')
    expect(bodyOf(bytes)).toContain('w:instr=" PAGEREF Total2 "')
    expect(bodyOf(bytes)).toContain(`${bookmark('1', 'total_2')}${bookmark('2', 'Total2')}</w:p>`)
    const twice = [...bodyOf(insert(`${mark}${mark}`, body)).matchAll(/w:name="(\w+)"/g)].map(
      ([, name]) => name,
    )
    expect(new Set(twice).size).toBe(4)
  })

  test('of bookmarks are told from the words of instructions', () => {
    const character = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const code = (...pieces: readonly string[]): string =>
      pieces.map((piece) => `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`).join('')
    const field = (...pieces: readonly string[]): string =>
      `${character('begin')}${code(...pieces)}${character('end')}`
    const names = ['h', 'REF', 'PAGE', 'l', 'dd', 'all']
    const bookmarks = names
      .map((name, id) => `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`)
      .join('')
    const renamed = (content: string): string => {
      const bytes = insert(`<w:p>${bookmarks}</w:p>${mark}`, `<w:p>${content}${bookmarks}</w:p>`)
      return /.*<w:p>(.*?)<w:bookmarkStart/s.exec(bodyOf(bytes))?.[1] ?? ''
    }
    expect(renamed(field(' REF h \\h '))).toBe(field(' REF h_2 \\h '))
    expect(renamed(field(' RE', 'F REF', ' \\h'))).toBe(field(' RE', 'F REF_2', ' \\h'))
    expect(renamed(field(' PAGE '))).toBe(field(' PAGE '))
    expect(renamed(field(' h \\* MERGEFORMAT '))).toBe(field(' h_2 \\* MERGEFORMAT '))
    expect(renamed(field(' = h + 1 \\# &quot;l&quot;'))).toBe(field(' = h_2 + 1 \\# &quot;l&quot;'))
    expect(renamed(field(' DATE \\@ dd '))).toBe(field(' DATE \\@ dd '))
    expect(renamed(field(' HYPERLINK "http://h/all" \\l "h" \\o "all" '))).toBe(
      field(' HYPERLINK &quot;http://h/all&quot; \\l &quot;h_2&quot; \\o &quot;all&quot; '),
    )
    const nested = (name: string): string =>
      `${character('begin')}${code(' IF ')}${field(` REF ${name} `)}${code(` = 1 &quot;all&quot; ${name} `)}${character('end')}`
    expect(renamed(nested('h'))).toBe(nested('h_2'))
    expect(renamed('<w:fldSimple w:instr=" REF h \\h"/>')).toBe('<w:fldSimple w:instr=" REF h_2 \\h"/>')
  })

  test('of relationships are read and written as XML writes them', () => {
    const details: DocxOptions = {
      body: `<w:p><w:hyperlink r:id="a&amp;b">${run('x')}</w:hyperlink></w:p>`,
      parts: relationships(['a&amp;b', 'hyperlink', 'http://x.example/?a&amp;b']),
    }
    const bytes = insert(mark, details)
    expect(bodyOf(bytes)).toContain('<w:hyperlink r:id="details1">')
    expect(partOf(bytes, 'word/_rels/document.xml.rels')).toContain('Target="http://x.example/?a&amp;b"')
  })

  test('of bookmarks have 40 characters at most', () => {
    const long = 'a'.repeat(40)
    const body = `<w:bookmarkStart w:id="0" w:name="${long}"/>`
    expect(bodyOf(insert(`${body}${mark}`, body))).toContain(`w:name="${'a'.repeat(38)}_2"`)
  })

  test('of paragraphs and content controls go, and so do remarks, bindings and hints', () => {
    const body = [
      '<w:p w14:paraId="00000001" w14:textId="77777777"><w:commentRangeStart w:id="0"/><w:sdt><w:sdtPr><w:id w:val="5"/>',
      '<w:placeholder><w:docPart w:val="X"/></w:placeholder><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>',
      `<w:sdtContent>${run('x')}</w:sdtContent></w:sdt><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    ].join('')
    expect(bodyOf(insert(mark, body))).toBe(
      `<w:p><w:sdt><w:sdtPr></w:sdtPr><w:sdtContent>${run('x')}</w:sdtContent></w:sdt><w:r></w:r></w:p>`,
    )
  })
})

describe('Prefixes of the details', () => {
  const withRoot = (attributes: string, body: string): DocxOptions => ({
    body: '',
    parts: {
      'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ${attributes}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    },
  })
  const compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
  const rootOf = (bytes: Uint8Array): string => /<w:document[^>]*>/.exec(partOf(bytes))?.[0] ?? ''

  test('are declared in the main document, and as ones that may be ignored', () => {
    const details = withRoot(
      `${compatibility} xmlns:w9="new" xmlns:q="required" xmlns:unused="u" mc:Ignorable="w9 unused"`,
      '<w:p w9:a="1"><mc:Choice Requires="q"/></w:p>',
    )
    const root = rootOf(insert(withRoot('', mark), details))
    expect(root).toContain('xmlns:w9="new" xmlns:q="required"')
    expect(root).toContain(compatibility)
    expect(root).toContain('mc:Ignorable="w9"')
    expect(root).not.toContain('unused')
    expect(
      rootOf(insert(withRoot(`${compatibility} xmlns:w8="8" mc:Ignorable="w8"`, mark), details)),
    ).toContain('mc:Ignorable="w8 w9"')
  })

  test('are declared where they stand when the main document has them for something else', () => {
    const details = withRoot(`${compatibility} xmlns:x="one" mc:Ignorable="x"`, '<w:p x:a="1"/>')
    const bytes = insert(withRoot('xmlns:x="two"', mark), details)
    expect(partOf(bytes)).toContain('<w:p mc:Ignorable="x" xmlns:x="one" x:a="1"/>')
    expect(rootOf(bytes)).toContain('xmlns:x="two"')
    expect(rootOf(bytes)).toContain(compatibility)
  })
})

describe('A faulty document', () => {
  const refusal = (main: DocxOptions, details: DocxOptions) => {
    const { value, problems } = insertDetails(build(main), build(details))
    return {
      hasValue: value !== undefined,
      codes: problems.map(({ code }) => code),
      messages: problems.map(({ message }) => message),
      places: problems.map(({ where }) => where),
    }
  }
  const main: DocxOptions = { body: mark }
  const broken = '<w:styles'

  test.each<[string, DocxOptions, DocxOptions, string, object]>([
    [
      'a relationship is missing',
      main,
      { body: `<w:p>${picture('gone')}</w:p>` },
      'Cannot insert this document as details: its relationship `gone`, to a picture, a link or the like, is missing',
      { template: 'details' },
    ],
    [
      'a part is missing',
      main,
      { body: `<w:p>${picture('a')}</w:p>`, parts: relationships(['a', 'image', 'media/gone.png']) },
      'Cannot insert this document as details: its part `word/media/gone.png`, which it refers to, is missing',
      { template: 'details' },
    ],
    [
      'a note is missing',
      main,
      { body: '<w:p><w:r><w:endnoteReference w:id="3"/></w:r></w:p>' },
      'Cannot insert this document as details: its footnote or endnote `3` is missing',
      { template: 'details' },
    ],
    [
      'a part is no XML',
      main,
      { body: paragraph('x'), parts: { 'word/styles.xml': broken } },
      'Cannot insert this document as details: its part `word/styles.xml` is not in the form that Word writes',
      { template: 'details' },
    ],
    [
      'a part is something else',
      main,
      { body: paragraph('x'), parts: { 'word/numbering.xml': '<a/>' } },
      'Cannot insert this document as details: its part `word/numbering.xml` is not in the form that Word writes',
      { template: 'details' },
    ],
    [
      'a part of the main document is no XML',
      { ...main, parts: { 'word/styles.xml': broken } },
      { body: paragraph('x') },
      'Cannot insert the details into this document: its part `word/styles.xml` is not in the form that Word writes',
      {},
    ],
  ])('is refused where %s', (_, inMain, details, message, where) => {
    expect(refusal(inMain, details)).toEqual({
      hasValue: false,
      codes: ['template-not-readable'],
      messages: [`${message}; open the template in Word and save it again`],
      places: [where],
    })
  })

  test('is refused where one is a Strict Open XML Document and the other is not', () => {
    const strict = partOf(build(paragraph('x'))).replaceAll(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    )
    expect(refusal(main, { body: '', parts: { 'word/document.xml': strict } })).toMatchObject({
      hasValue: false,
      codes: ['template-not-readable'],
    })
  })

  test('is refused where styles go deep without end, no less than others', () => {
    const chain = Array.from({ length: 5_000 }, (_, index) =>
      style(`s${index}`, `n${index}`, `<w:basedOn w:val="s${index + 1}"/>`),
    ).join('')
    const bytes = insert(main, { body: styled('s0', 'x'), parts: styles(chain) })
    expect(partOf(bytes, 'word/styles.xml').match(/<w:style /g)).toHaveLength(5_000)
  })
})
