import { describe, expect, test } from 'vitest'
import { findLinkedPictures } from '../../src/template/docx-linked-pictures.js'
import { buildDocx, paragraph, wordPart } from '../fixtures/build-docx.js'

const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = (
  ...outside: readonly (readonly [id: string, kind: string, target: string])[]
): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="inside" Type="${type}/image" Target="media/logo.png"/>${outside
    .map(
      ([id, kind, target]) =>
        `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}" TargetMode="External"/>`,
    )
    .join('')}</Relationships>`

const logo = ['logo', 'image', 'https://example.com/logo.png?a=1&amp;b=2'] as const
const address = 'https://example.com/logo.png?a=1&b=2'

const documentWith = (tag: string, rels = relationships(logo)): Uint8Array =>
  buildDocx({
    body: paragraph(`<w:r>${tag}</w:r>`),
    parts: { 'word/_rels/document.xml.rels': rels, 'word/media/logo.png': new Uint8Array(4) },
  })

describe('pictures that a document only refers to', () => {
  test.each([
    '<a:blip r:link="logo"/>',
    '<a:blip r:embed="logo"></a:blip>',
    '<v:imagedata r:id="logo"/>',
    '<v:imagedata r:href="logo"/>',
  ])('are found in %s', (tag) => {
    expect(findLinkedPictures(documentWith(tag))).toEqual([address])
  })

  test('are none where the document has a copy', () => {
    expect(findLinkedPictures(documentWith('<a:blip r:embed="inside" r:link="logo"/>'))).toEqual([])
    expect(findLinkedPictures(documentWith('<v:imagedata r:id="inside" r:href="logo"/>'))).toEqual([])
  })

  test('are none that no place shows, and no links of other kinds', () => {
    expect(findLinkedPictures(documentWith(''))).toEqual([])
    const rels = relationships(['logo', 'hyperlink', 'https://example.com/'])
    expect(findLinkedPictures(documentWith('<a:blip r:embed="logo"/>', rels))).toEqual([])
  })

  test('are found once each, in headers too', () => {
    const twice = '<a:blip r:link="logo"/><a:blip r:link="logo"/>'
    expect(findLinkedPictures(documentWith(twice))).toEqual([address])
    const bytes = buildDocx({
      body: paragraph('a'),
      parts: {
        'word/header1.xml': wordPart('hdr', paragraph('<w:r><a:blip r:link="logo"/></w:r>')),
        'word/_rels/header1.xml.rels': relationships(logo),
      },
    })
    expect(findLinkedPictures(bytes)).toEqual([address])
  })

  test('are not looked for in what is no document, or a damaged one', () => {
    expect(findLinkedPictures(new TextEncoder().encode('PK'))).toEqual([])
    expect(findLinkedPictures(documentWith('', '<Relationships External'))).toEqual([])
  })
})
