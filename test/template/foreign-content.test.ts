import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { judgeContent } from '../../src/template/foreign-content.js'
import { cutIntoMetafile, pixel, putIntoMetafile, svg } from '../fixtures/hostile-pictures.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const file = 'file:///etc/passwd'
const hostile = svg(`<image xlink:href="${file}"/>`)
const named = { kind: 'picture', address: file }
const doubtful = { kind: 'picture', address: undefined }
const harmless = { kind: 'harmless' }

const wide = (text: string, isBig = false): Uint8Array => {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le')
  return isBig ? little.swap16() : little
}
const dataUri = (content: Uint8Array, type = 'image/svg+xml'): string =>
  `data:${type};base64,${Buffer.from(content).toString('base64')}`

describe('a picture that refers to a file', () => {
  test.each([
    ['as it is', bytes(hostile)],
    ['after white space', bytes(`\n\t ${hostile}`)],
    ['after a byte order mark', bytes(`\ufeff${hostile}`)],
    ['after a declaration', bytes(`<?xml version="1.0" encoding="UTF-8"?>\n${hostile}`)],
    ['after a comment', bytes(`<!-- <html> -->${hostile}`)],
    ['after a document type', bytes(`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">${hostile}`)],
    ['within another element', bytes(`<anything>${hostile}</anything>`)],
    ['compressed', gzipSync(hostile)],
    ['in UTF-16', wide(hostile)],
    ['in UTF-16, the other way round', wide(hostile, true)],
    [
      'with a prefix',
      bytes(
        `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:image xmlns:x="http://www.w3.org/1999/xlink" x:href="${file}"/></s:svg>`,
      ),
    ],
    ['with character references', bytes(svg(`<image href="&#102;ile:///etc/p&#x61;sswd"/>`))],
    ['without a namespace', bytes(svg(`<image href='${file}'/>`))],
    ['in a style', bytes(svg(`<rect style="fill: url( '${file}' )"/>`))],
    ['in a style sheet', bytes(svg(`<style>rect { fill: url(${file}) }</style>`))],
    ['in a style sheet that is quoted', bytes(svg(`<style><![CDATA[a{b:url(${file})}]]></style>`))],
    ['as the base of others', bytes(svg(`<g xml:base="${file}"><use href="#a"/></g>`))],
  ])('is known for one %s', (_way, content) => {
    expect(judgeContent(content)).toEqual(named)
  })

  test.each([
    ['a relative path', svg('<image href="../../etc/passwd"/>'), '../../etc/passwd'],
    ['an address of the web', svg('<image href="http://127.0.0.1/a.png"/>'), 'http://127.0.0.1/a.png'],
    ["another program's part", svg('<use href="b.svg#c"/>'), 'b.svg#c'],
    ['a style sheet', svg('<style>@import "a.css";</style>'), '@import "a.css"'],
    [
      'a style sheet before it',
      `<?xml-stylesheet href="a.css"?>${svg('')}`,
      '<?xml-stylesheet href="a.css"?>',
    ],
    ['one that it gets later', svg('<image><set attributeName="xlink:href" to="a"/></image>'), 'xlink:href'],
  ])('is known by %s', (_way, content, address) => {
    expect(judgeContent(bytes(content))).toEqual({ kind: 'picture', address })
  })

  test.each([
    ['that declares entities', `<!DOCTYPE svg [<!ENTITY a SYSTEM "${file}">]>${svg('<text>&a;</text>')}`],
    ['whose entities make an element', `<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>`],
    ['that is ill-formed', svg('<image href=a>')],
    ['in an encoding that hides marks', `<?xml version="1.0" encoding="UTF-7"?><!-- <svg -->+ADw-svg`],
    ['that is not UTF-8, as it says', Buffer.from(svg('\xe5'), 'latin1')],
    ['with an escape in a style', svg(`<rect style="fill: u\\72l(${file})"/>`)],
    ['with such a picture in it', svg(`<image href="${dataUri(bytes(hostile))}"/>`)],
    [
      'with such a picture under a false type',
      svg(`<image href="${dataUri(bytes(hostile), 'image/png')}"/>`),
    ],
    ['with such a picture in plain text', svg(`<image href="data:,${encodeURIComponent(hostile)}"/>`)],
    ['that is compressed twice', gzipSync(gzipSync(hostile))],
    ['in a metafile', putIntoMetafile(bytes(hostile))],
    ['in a metafile, in UTF-16', putIntoMetafile(wide(hostile))],
    ['in a metafile, compressed', putIntoMetafile(gzipSync(hostile))],
    ['in a metafile, in pieces', cutIntoMetafile(bytes(hostile), 4)],
  ])('is suspected in one %s', (_way, content) => {
    expect(judgeContent(typeof content === 'string' ? bytes(content) : content)).toEqual(doubtful)
  })
})

describe('what refers to nothing', () => {
  test.each([
    ['a picture of dots', pixel],
    ['a bitmap', Buffer.from('BM\x46\0\0\0\0\0\0\0\x36<svg', 'latin1')],
    ['a metafile', putIntoMetafile(pixel)],
    ['a metafile in pieces', cutIntoMetafile(pixel, 8)],
    ['a font', Uint8Array.from({ length: 5000 }, (_, index) => (index * 97) % 256)],
    ['nothing', new Uint8Array()],
    [
      'a part of a document',
      bytes('<w:document xmlns:w="a"><w:t>&lt;svg href="b"/> &lt;!DOCTYPE</w:t></w:document>'),
    ],
    ['a part that mentions such pictures', bytes('<a:ext><asvg:svgBlip r:embed="a"/></a:ext>')],
    ['a drawing', bytes(svg('<defs><path id="a"/></defs><use xlink:href="#a" fill="url(#b)"/>'))],
    ['a drawing with a picture', bytes(svg(`<image href="${dataUri(pixel, 'image/png')}"/>`))],
    ['a drawing within a drawing', bytes(svg(`<image href="${dataUri(bytes(svg('<path/>')))}"/>`))],
    ['a drawing with a link', bytes(svg('<a xlink:href="https://example.com/"><path/></a>'))],
    ['a compressed drawing', gzipSync(svg('<path/>'))],
    [
      'a drawing as programs write them',
      bytes(
        `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:type r:resource="http://purl.org/dc/dcmitype/StillImage"/></r:RDF></metadata>')}`,
      ),
    ],
  ])('is %s', (_what, content) => {
    expect(judgeContent(content)).toEqual(harmless)
  })
})

test.each([
  ['an archive', 'PK\x03\x04', 'archive'],
  ['an OLE object', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'object'],
  ['a web page', `\n<!DOCTYPE html><HTML><img src="${file}">`, 'object'],
  ['a web archive', 'MIME-Version: 1.0\r\n', 'object'],
  ['RTF', '{\\rtf1 ', 'object'],
  ['PostScript', '%!PS-Adobe-3.0 EPSF-3.0', 'object'],
])('%s is known by its first bytes', (_what, content, kind) => {
  expect(judgeContent(Buffer.from(content, 'latin1'))).toEqual({ kind })
})
