/** Where filled parts need a paragraph, by what ECMA-376 part 1, 17.4 and 17.5, lets stand in cells, boxes and controls. */
import { describe, expect, test } from 'vitest'
import { settleBlocks } from '../../src/template/docx-blocks.js'

const mark = '<w:tblMark></w:tblMark>'
const spare = (content: string): string => `<w:tblSpare><w:p>${content}</w:p></w:tblSpare>`
const table = '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
const settle = (xml: string): string => settleBlocks(xml).replaceAll(mark, '')
const control = (content: string): string =>
  `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`

describe('A spare paragraph', () => {
  test.each([
    ['goes between paragraphs', `<w:p/>${spare('a')}<w:p/>`, '<w:p/><w:p/>'],
    ['goes between a table and a paragraph', `${table}${spare('a')}<w:p/>`, `${table}<w:p/>`],
    [
      'stays between two tables, once',
      `${table}${spare('a')}${mark}${spare('b')}${table}<w:p/>`,
      `${table}<w:p>a</w:p>${table}<w:p/>`,
    ],
    ['stays behind the last table', `${table}${spare('a')}`, `${table}<w:p>a</w:p>`],
    [
      'stays behind the last content control',
      `${control('<w:p/>')}${spare('a')}`,
      `${control('<w:p/>')}<w:p>a</w:p>`,
    ],
    ['stays where it is all', spare('a') + spare('b'), '<w:p>a</w:p>'],
    ['goes behind the last paragraph', `<w:p/>${spare('a')}`, '<w:p/>'],
  ])('%s', (_, content, expected) => {
    for (const name of [
      'w:tc',
      'w:hdr',
      'w:ftr',
      'w:txbxContent',
      'w:footnote',
      'w:endnote',
      'w:comment',
      'w:body',
    ]) {
      expect(settle(`<${name}>${content}</${name}>`)).toBe(`<${name}>${expected}</${name}>`)
    }
    expect(settle(`<w:body>${control(content)}</w:body>`)).toBe(`<w:body>${control(expected)}</w:body>`)
  })

  test('stays in what is not known to hold paragraphs', () => {
    expect(settle(`<w:body><x:y>${spare('a')}</x:y></w:body>`)).toBe(
      '<w:body><x:y><w:p>a</w:p></x:y></w:body>',
    )
  })

  test('of the document stands before what ends its last section', () => {
    expect(settle(`<w:body>${table}${mark}<w:sectPr/></w:body>`)).toBe(
      `<w:body>${table}<w:p/><w:sectPr/></w:body>`,
    )
  })
})

describe('A paragraph is added', () => {
  test.each([
    [
      'between tables that a mark kept apart',
      `${table}${mark}${table}<w:p/>`,
      `${table}<w:p/>${table}<w:p/>`,
    ],
    ['behind a last table where a mark is', `${table}${mark}`, `${table}<w:p/>`],
    ['to what lost all that it held', mark, '<w:p/>'],
  ])('%s', (_, content, expected) => {
    for (const name of ['w:tc', 'w:hdr', 'w:txbxContent', 'w:footnote']) {
      expect(settle(`<${name}>${content}</${name}>`)).toBe(`<${name}>${expected}</${name}>`)
    }
    expect(settle(`<w:body>${control(content)}</w:body>`)).toBe(`<w:body>${control(expected)}</w:body>`)
  })

  test('behind the properties of a cell', () => {
    const [before, after] = [mark, '<w:p/>'].map(
      (content) => `<w:tc><w:tcPr><w:x/></w:tcPr>${content}</w:tc>`,
    )
    expect(settle(before ?? '')).toBe(after)
  })

  test('nowhere else', () => {
    for (const xml of [
      `<w:body>${table}${table}<w:sectPr/></w:body>`,
      `<w:hdr>${table}</w:hdr>`,
      `<w:body><w:p>${mark}<w:r/></w:p></w:body>`,
      `<w:body><w:tbl>${control(mark)}</w:tbl><w:p/></w:body>`,
      `<w:txbxContent/>`,
    ]) {
      expect(settle(xml)).toBe(xml.replaceAll(mark, ''))
    }
  })
})

describe('A content control within a paragraph', () => {
  test.each([
    ['loses the paragraph that an emptied control gets', `${mark}<w:p></w:p>`, '<w:r></w:r>'],
    ['keeps what it holds', `<w:r><w:t>a</w:t></w:r>${mark}`, '<w:r><w:t>a</w:t></w:r>'],
    ['keeps a formula, and loses the paragraph beside it', '<m:oMath/><w:p></w:p>', '<m:oMath/>'],
    ['keeps a control in it', control('<w:p></w:p>'), control('<w:r></w:r>')],
  ])('%s', (_, content, expected) => {
    for (const around of ['w:p', 'w:hyperlink', 'w:ins']) {
      expect(settle(`<w:body><${around}>${control(content)}</${around}></w:body>`)).toBe(
        `<w:body><${around}>${control(expected)}</${around}></w:body>`,
      )
    }
  })

  test('may hold a text box with blocks', () => {
    const boxed = (content: string): string =>
      `<w:body><w:p>${control(`<w:r><w:pict><w:txbxContent>${content}</w:txbxContent></w:pict></w:r>`)}</w:p></w:body>`
    expect(settle(boxed(`${table}${spare('a')}`))).toBe(boxed(`${table}<w:p>a</w:p>`))
  })
})
