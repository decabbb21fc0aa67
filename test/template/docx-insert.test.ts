import { describe, expect, test } from 'vitest'
import { insertDetails } from '../../src/template/docx-insert.js'
import { detailsMark } from '../../src/template/docx-marks.js'
import { readXml } from '../../src/template/xml-reader.js'
import {
  type DocxOptions,
  paragraph,
  readDocxParts,
  readDocxText,
  run,
  table,
  wordPart,
} from '../fixtures/build-docx.js'
import {
  type BuiltDocument,
  bodyOf,
  build,
  documentName,
  insert,
  mark,
  partOf,
} from '../fixtures/insert-docx.js'

const messagesOf = (main: BuiltDocument, details: BuiltDocument | undefined) =>
  insertDetails(build(main), details === undefined ? undefined : build(details)).problems.map(
    ({ severity, message, where }) => ({ severity, message, where }),
  )

describe('At a mark', () => {
  test('the content of the details takes the place of a paragraph that held nothing else', () => {
    const bytes = insert(
      `${paragraph('before')}${mark}${paragraph('after')}`,
      `${paragraph('one')}${table(['two'])}${paragraph('three')}`,
    )
    expect(bodyOf(bytes)).toBe(
      `${paragraph('before')}${paragraph('one')}${table(['two'])}${paragraph('three')}${paragraph('after')}`,
    )
  })

  test('it comes after a paragraph that holds something else', () => {
    expect(bodyOf(insert(`<w:p>${run(detailsMark)}<w:r><w:tab/></w:r></w:p>`, paragraph('one')))).toContain(
      '<w:tab/>',
    )
    expect(readDocxText(insert(paragraph('Our offer: ', detailsMark), paragraph('one')))).toBe(
      'Our offer: \none',
    )
    expect(
      bodyOf(insert(`<w:p>${run(detailsMark)}<w:r><w:br w:type="page"/></w:r></w:p>`, paragraph('one'))),
    ).toContain('w:type="page"')
  })

  test('it comes after a paragraph that holds an empty text box', () => {
    const box =
      '<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:pPr><w:jc w:val="left"/></w:pPr></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    const main = `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${box}${run(detailsMark)}</w:p>`
    expect(bodyOf(insert(main, paragraph('one')))).toContain(box)
  })

  test('bookmarks of a paragraph that goes stay', () => {
    const bookmarked = `<w:p><w:bookmarkStart w:id="3" w:name="b"/>${run(detailsMark)}</w:p><w:p><w:bookmarkEnd w:id="3"/></w:p>`
    expect(bodyOf(insert(bookmarked, paragraph('one')))).toBe(
      `<w:bookmarkStart w:id="3" w:name="b"/>${paragraph('one')}<w:p><w:bookmarkEnd w:id="3"/></w:p>`,
    )
  })

  test('a break between sections that the paragraph carries comes after the content', () => {
    const section = '<w:sectPr><w:pgSz w:w="5000" w:h="6000"/></w:sectPr>'
    const main = `<w:p><w:pPr><w:jc w:val="left"/>${section}</w:pPr>${run(detailsMark)}</w:p>${paragraph('next')}`
    expect(bodyOf(insert(main, paragraph('one')))).toBe(
      `${paragraph('one')}<w:p><w:pPr>${section}</w:pPr></w:p>${paragraph('next')}`,
    )
    const withText = main.replace(detailsMark, `text${detailsMark}`)
    expect(bodyOf(insert(withText, paragraph('one')))).toBe(
      `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${run('text')}</w:p>${paragraph('one')}<w:p><w:pPr>${section}</w:pPr></w:p>${paragraph('next')}`,
    )
  })

  test('tables do not grow together, and a cell ends in a paragraph', () => {
    const one = table(['one'])
    expect(bodyOf(insert(`${table(['a'])}${mark}${table(['b'])}`, one))).toBe(
      `${table(['a'])}<w:p/>${one}<w:p/>${table(['b'])}`,
    )
    expect(bodyOf(insert(table([mark]), one))).toBe(table([`${one}<w:p/>`]))
    expect(bodyOf(insert(`${mark}${mark}`, one))).toBe(`${one}<w:p/>${one}<w:p/>`)
    expect(bodyOf(insert(`${mark}${paragraph('a')}`, one))).toBe(`${one}${paragraph('a')}`)
  })

  test('pages, headers and footers are those of the main document', () => {
    const details: DocxOptions = {
      body: paragraph('one'),
      section: '<w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr>',
    }
    const bytes = insert(
      { body: mark, parts: { 'word/header1.xml': wordPart('hdr', paragraph('main')) } },
      details,
    )
    expect(partOf(bytes)).toContain(
      `${paragraph('one')}<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:pgSz w:w="11906"`,
    )
    expect([...readDocxParts(bytes).keys()].filter((name) => name.includes('header'))).toEqual([
      'word/header1.xml',
    ])
  })

  test('sections of the details become pages, with a warning', () => {
    const section = (type: string): string => `<w:sectPr>${type}<w:pgSz w:w="1" w:h="2"/></w:sectPr>`
    const details: DocxOptions = {
      body: `<w:p><w:pPr>${section('')}</w:pPr>${run('one')}</w:p><w:p><w:pPr>${section('')}</w:pPr>${run('two')}</w:p>${paragraph('three')}`,
      section: section('<w:type w:val="continuous"/>'),
    }
    expect(bodyOf(insert(mark, details))).toBe(
      `<w:p><w:pPr/>${run('one')}<w:r><w:br w:type="page"/></w:r></w:p><w:p><w:pPr/>${run('two')}</w:p>${paragraph('three')}`,
    )
    expect(messagesOf(mark, details)).toEqual([
      {
        severity: 'warning',
        message:
          'Leaving out 2 section breaks of the details: the pages of the main document go on where `QuoteDetails` stands',
        where: { part: documentName, template: 'details' },
      },
    ])
  })

  test('several marks each get the content, with a warning', () => {
    expect(
      readDocxText(
        insert(`${mark}${paragraph('x')}${paragraph(detailsMark, detailsMark)}`, paragraph('one')),
      ),
    ).toBe('one\nx\none\none')
    expect(messagesOf(`${mark}${mark}`, paragraph('one'))).toEqual([
      {
        severity: 'warning',
        message: 'Inserting the details 2 times: `QuoteDetails` should stand in one place only',
        where: { part: documentName, field: 'QuoteDetails' },
      },
    ])
  })

  test.each([
    [
      'a header',
      { body: paragraph('x'), parts: { 'word/header1.xml': wordPart('hdr', mark) } },
      'word/header1.xml',
    ],
    [
      'a text box',
      `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${mark}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
      documentName,
    ],
  ])('that stands in %s nothing is inserted', (_, main, part) => {
    expect(messagesOf(main, paragraph('one'))).toEqual([
      {
        severity: 'error',
        message:
          'Cannot insert the details here: `QuoteDetails` stands in a paragraph or a table cell of the text, not in a header, a footer, a note or a text box',
        where: { part, field: 'QuoteDetails' },
      },
    ])
  })
})

describe('Without details', () => {
  const without = (main: BuiltDocument): Uint8Array =>
    insertDetails(build(main), undefined).value ?? new Uint8Array()

  test('marks vanish, with a warning, and with the paragraph where that can go', () => {
    expect(bodyOf(without(`${paragraph('a')}${mark}${paragraph('b ', detailsMark)}`))).toBe(
      `${paragraph('a')}${paragraph('b ', '')}`,
    )
    expect(bodyOf(without(table([`${mark}${mark}`])))).toBe(table([paragraph('')]))
    expect(bodyOf(without(`${table(['a'])}${mark}${table(['b'])}`))).toBe(
      `${table(['a'])}${paragraph('')}${table(['b'])}`,
    )
    expect(messagesOf(mark, undefined)).toEqual([
      {
        severity: 'warning',
        message: 'Printing nothing for `QuoteDetails`: no details template was given',
        where: { part: documentName, field: 'QuoteDetails' },
      },
    ])
  })

  test('marks vanish in headers, too', () => {
    const bytes = without({ body: paragraph('x'), parts: { 'word/header1.xml': wordPart('hdr', mark) } })
    expect(partOf(bytes, 'word/header1.xml')).toBe(wordPart('hdr', paragraph('')))
  })
})

describe('Without a mark', () => {
  const wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'

  test('the details follow as a section with their own pages', () => {
    const bytes = insert(
      { body: paragraph('main'), section: '<w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr>' },
      { body: paragraph('one'), section: wide },
    )
    expect(partOf(bytes)).toContain(
      `<w:body><w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr></w:pPr>${run('main')}</w:p>${paragraph('one')}${wide}</w:body>`,
    )
  })

  test.each([
    [
      'a paragraph with properties',
      `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${run('x')}</w:p>`,
      `<w:p><w:pPr><w:jc w:val="left"/><w:sectPr/></w:pPr>${run('x')}</w:p>`,
    ],
    [
      'a paragraph with changed properties',
      '<w:p><w:pPr><w:pPrChange w:id="1" w:author="a"><w:pPr/></w:pPrChange></w:pPr></w:p>',
      '<w:p><w:pPr><w:sectPr/><w:pPrChange w:id="1" w:author="a"><w:pPr/></w:pPrChange></w:pPr></w:p>',
    ],
    [
      'an empty paragraph',
      '<w:p w:rsidR="00000001"/>',
      '<w:p w:rsidR="00000001"><w:pPr><w:sectPr/></w:pPr></w:p>',
    ],
    ['a table', table(['x']), `${table(['x'])}<w:p><w:pPr><w:sectPr/></w:pPr></w:p>`],
    ['nothing', '', '<w:p><w:pPr><w:sectPr/></w:pPr></w:p>'],
  ])('the section of the main document ends with its last block: %s', (_, last, closed) => {
    const bytes = insert({ body: last, section: '' }, { body: paragraph('one'), section: '' })
    expect(partOf(bytes)).toContain(`<w:body>${closed}${paragraph('one')}<w:sectPr></w:sectPr></w:body>`)
  })

  test('they keep their headers, and have none of those of the main document', () => {
    const main: DocxOptions = {
      body: paragraph('main'),
      parts: {
        'word/header1.xml': wordPart('hdr', paragraph('main')),
        'word/footer1.xml': wordPart('ftr', paragraph('main')),
      },
    }
    const details: DocxOptions = {
      body: paragraph('one'),
      parts: { 'word/header1.xml': wordPart('hdr', paragraph('own')) },
    }
    const bytes = insert(main, details)
    const last = /<w:p>(?:(?!<w:p>).)*one.*$/s.exec(partOf(bytes))?.[0] ?? ''
    const shown = [
      ...last.matchAll(/<w:(header|footer)Reference[^>]*w:type="(\w+)"[^>]*r:id="([^"]*)"/g),
    ].map(([, kind, type, id]) => {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(
        partOf(bytes, 'word/_rels/document.xml.rels'),
      )?.[1]
      return [kind, type, readDocxText(bytes, `word/${target}`)]
    })
    expect(shown.sort()).toEqual([
      ['footer', 'default', ''],
      ['header', 'default', 'own'],
    ])
    expect(readDocxText(bytes, 'word/header1.xml')).toBe('main')
  })

  test('they begin on a new page, and their sections stay', () => {
    const details: DocxOptions = {
      body: `<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr></w:p>${paragraph('two')}`,
      section: '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
    }
    expect(partOf(insert(paragraph('main'), details))).toContain(
      `<w:p><w:pPr><w:sectPr></w:sectPr></w:pPr></w:p>${paragraph('two')}<w:sectPr><w:type w:val="continuous"/></w:sectPr></w:body>`,
    )
    expect(messagesOf(paragraph('main'), details)).toEqual([])
  })

  test('what names the headers of the main document is written as XML', () => {
    const header = `<w:headerReference w:type="a&amp;&quot;b" r:id="header1"/>`
    const main: DocxOptions = {
      body: paragraph('main'),
      section: `<w:sectPr>${header}</w:sectPr>`,
      parts: { 'word/header1.xml': wordPart('hdr', paragraph('own')) },
    }
    const xml = partOf(insert(main, paragraph('one')))
    expect(readXml(xml).fault).toBeUndefined()
    expect(xml.match(/w:type="a&amp;&quot;b"/g)).toHaveLength(2)
  })

  test('their headers show on even pages where the main document has other headers there', () => {
    const main: DocxOptions = {
      body: paragraph('main'),
      parts: { 'word/settings.xml': wordPart('settings', '<w:evenAndOddHeaders/>') },
    }
    const details: DocxOptions = {
      body: paragraph('one'),
      parts: { 'word/header1.xml': wordPart('hdr', paragraph('own')) },
    }
    expect(partOf(insert(main, details))).toMatch(
      /<w:headerReference w:type="default" r:id="(details\d+)"\/><w:headerReference w:type="even" r:id="\1"\/>/,
    )
    expect(partOf(insert(paragraph('main'), details))).not.toContain('w:type="even"')
  })
})
