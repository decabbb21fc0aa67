import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits, decodeXml, escapeXml, readAttribute, readXml } from '../../src/template/xml-reader.js'

const tokensOf = (text: string): readonly string[] =>
  readXml(text).tokens.map(({ kind, name, start, end }) => `${kind} ${name}|${text.slice(start, end)}`)

describe('Well-formed XML', () => {
  test('is read into tokens that keep every character', () => {
    const text = `\ufeff<?xml version="1.0"?>\n<!-- <a> --><w:p a="1>2" b='"'>x &amp; y<b c = "&#x41;" /><![CDATA[<z>]]></w:p>\n`
    expect(tokensOf(text)).toEqual([
      'instruction xml|<?xml version="1.0"?>',
      'text |\n',
      'comment |<!-- <a> -->',
      `open w:p|<w:p a="1>2" b='"'>`,
      'text |x &amp; y',
      'empty b|<b c = "&#x41;" />',
      'cdata |<![CDATA[<z>]]>',
      'close w:p|</w:p>',
      'text |\n',
    ])
    expect(readXml(text).fault).toBeUndefined()
  })

  test('may have names in any script', () => {
    expect(readXml('<Größe größer="ja"><名前/></Größe>').fault).toBeUndefined()
  })
})

const faults: readonly (readonly [string, string, number])[] = [
  ['', 'ill-formed', 0],
  ['text', 'ill-formed', 0],
  ['<a>', 'ill-formed', 3],
  ['<a></b>', 'ill-formed', 3],
  ['<a/><b/>', 'ill-formed', 4],
  ['<a/>text', 'ill-formed', 4],
  ['<a b=c/>', 'ill-formed', 0],
  ['<a b="1" b="2"/>', 'ill-formed', 8],
  ['<a b="<"/>', 'ill-formed', 0],
  ['<a b="&x;"/>', 'ill-formed', 2],
  ['<a b="1"c="2"/>', 'ill-formed', 0],
  ['<a>&</a>', 'ill-formed', 3],
  ['<a>&nbsp;</a>', 'ill-formed', 3],
  ['<a>]]></a>', 'ill-formed', 3],
  ['<a><1/></a>', 'ill-formed', 3],
  ['<a><!-- x</a>', 'ill-formed', 3],
  ['<a>\u0001</a>', 'ill-formed', 3],
  ['<a>\uffff</a>', 'ill-formed', 3],
  ['<a', 'ill-formed', 0],
  ['<a></a', 'ill-formed', 3],
  ['<!DOCTYPE a><a/>', 'document-type', 0],
]

test.each(faults)('%j is refused', (text, kind, offset) => {
  expect(readXml(text).fault).toEqual({ kind, offset })
})

test('Attributes are found by their whole names, with entities resolved', () => {
  const tag = `<w:x w:val="a &amp; b" val='c' xw:val="d">`
  expect(readAttribute(tag, 'w:val')).toBe('a & b')
  expect(readAttribute(tag, 'val')).toBe('c')
  expect(readAttribute(tag, 'al')).toBeUndefined()
})

test('Entities and character references are resolved once', () => {
  expect(decodeXml('&lt;&amp;lt;&quot;&apos;&gt; &#65;&#x1F600; &unknown; &#9999999;')).toBe(
    `<&lt;"'> A\u{1f600} &unknown; &#9999999;`,
  )
})

test('Edits are made at once, and what lies within another is left out', () => {
  const edits = [
    { start: 6, end: 8, text: 'Z' },
    { start: 0, end: 0, text: '>' },
    { start: 1, end: 4, text: '' },
    { start: 2, end: 3, text: 'lost' },
  ]
  expect(applyEdits('0123456789', edits)).toBe('>045Z89')
})

describe('For any text', () => {
  const anyText = fc.string({ unit: 'grapheme' })

  test('escaping and resolving give it back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeXml(escapeXml(text))).toBe(text)
      }),
    )
  })

  test('escaped, it is well-formed as content and as attribute, unless it holds what XML cannot', () => {
    const printable = anyText.filter((text) => !/\p{Cc}|\p{Cs}|[\ufffe\uffff]/u.test(text))
    fc.assert(
      fc.property(printable, (text) => {
        const xml = `<a b="${escapeXml(text)}">${escapeXml(text)}</a>`
        expect(readXml(xml).fault).toBeUndefined()
        expect(readAttribute(xml, 'b')).toBe(text)
      }),
    )
  })

  test('reading never fails, and tokens follow each other without gaps', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '<a>',
      '</a>',
      '<b/>',
      '&',
      'x',
      '"',
      '=',
      ' ',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
    )
    fc.assert(
      fc.property(
        fc.array(pieces).map((all) => all.join('')),
        (text) => {
          const { tokens, fault } = readXml(`<a>${text}</a>`)
          let at = 0
          for (const token of tokens) {
            expect(token.start).toBe(at)
            at = token.end
          }
          if (fault === undefined) expect(at).toBe(text.length + 7)
        },
      ),
    )
  })
})
