import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { makePrintCopy, type PrintCopy } from '../../src/template/docx-print-copy.js'
import { buildDocx, paragraph, readDocxParts } from '../fixtures/build-docx.js'
import { pixel, svg } from '../fixtures/hostile-pictures.js'

const file = 'file:///etc/passwd'
const hostile = svg(`<image xlink:href="${file}"/>`)
const clean = svg('<path/>')

function copyOf(bytes: Uint8Array, wish = {}): PrintCopy {
  const copy = makePrintCopy(bytes, wish)
  if ('kind' in copy) throw new Error(copy.kind)
  return copy
}

const partOf = (bytes: Uint8Array, name: string): Buffer => {
  const part = new PizZip(bytes).file(name)
  if (part === null) throw new Error(`There is no ${name}.`)
  return Buffer.from(part.asUint8Array())
}

const withPart = (name: string, content: string | Uint8Array): Uint8Array =>
  buildDocx({ body: paragraph('Text'), parts: { [name]: content } })

const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = (content: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`
const relationship = (attributes: string, kind = 'image'): string =>
  `<Relationship Id="a" Type="${type}/${kind}" ${attributes}/>`

const relationshipsPart = 'word/_rels/document.xml.rels'
const copyRelationships = (content: string) => {
  const { bytes, leftOut } = copyOf(withPart(relationshipsPart, content))
  return { text: partOf(bytes, relationshipsPart).toString(), leftOut }
}

describe('a copy for printing', () => {
  test('says the same, and has all pictures that refer to nothing', () => {
    const parts = { 'word/media/a.png': pixel, 'word/media/b.svg': clean, 'word/styles.xml': '<w:styles/>' }
    const original = buildDocx({ body: paragraph('Text'), parts })
    const { bytes, leftOut } = copyOf(original)
    expect(leftOut).toEqual([])
    expect(readDocxParts(bytes)).toEqual(readDocxParts(original))
    expect(partOf(bytes, 'word/media/a.png')).toEqual(pixel)
    expect(partOf(bytes, 'word/media/b.svg').toString()).toBe(clean)
  })

  test.each(['word/media/a.svg', 'word/media/a.png', 'media/A.BIN', 'customXml/item1.xml'])(
    'has an empty picture where %s refers to a file',
    (name) => {
      const { bytes, leftOut } = copyOf(withPart(name, hostile))
      expect(leftOut).toEqual([{ kind: 'picture', part: name, address: file }])
      expect(partOf(bytes, name).subarray(0, 6).toString()).toBe('GIF89a')
    },
  )

  test('has no objects that programs would open', () => {
    for (const content of ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '{\\rtf1 }', '<html><img src="a"></html>']) {
      const { bytes, leftOut } = copyOf(withPart('word/embeddings/a.bin', Buffer.from(content, 'latin1')))
      expect(partOf(bytes, 'word/embeddings/a.bin').toString()).toBe('x')
      expect(leftOut).toEqual([])
    }
  })

  test('has copies of the documents in it, made in the same way, and no other archives', () => {
    const inner = withPart('word/media/a.png', hostile)
    const { bytes, leftOut } = copyOf(withPart('word/chunk.docx', inner))
    expect(leftOut).toEqual([{ kind: 'picture', part: 'word/media/a.png', address: file }])
    const copied = partOf(bytes, 'word/chunk.docx')
    expect(readDocxParts(copied).get('word/document.xml')).toContain('Text')
    expect(partOf(copied, 'word/media/a.png').subarray(0, 6).toString()).toBe('GIF89a')

    const other = new PizZip().file('content.xml', '<a/>').generate({ type: 'uint8array' })
    expect(partOf(copyOf(withPart('word/chunk.docx', other)).bytes, 'word/chunk.docx').toString()).toBe('x')
  })

  test('does not go down for ever', () => {
    const nest = (depth: number): Uint8Array =>
      depth === 0 ? withPart('word/media/a.png', hostile) : withPart('word/chunk.docx', nest(depth - 1))
    let bytes: Uint8Array = copyOf(nest(5)).bytes
    for (let depth = 0; depth < 3; depth += 1) bytes = partOf(bytes, 'word/chunk.docx')
    expect(Buffer.from(bytes).toString()).toBe('x')
  })

  test('is made of no archive that others may read in another way', () => {
    const sound = withPart('word/media/a.png', pixel)
    expect(makePrintCopy(sound.subarray(0, -30), {})).toMatchObject({ kind: 'truncated' })
    const damaged = Buffer.from(sound)
    const name = damaged.indexOf('word/media/a.png')
    damaged[name + 16 + 4] = 1 ^ (damaged[name + 16 + 4] ?? 0)
    expect(makePrintCopy(damaged, {})).toEqual({ kind: 'damaged', entry: 'word/media/a.png' })
    expect(makePrintCopy(new Uint8Array(4), {})).toEqual({ kind: 'not-a-zip' })
  })
})

describe('relationships', () => {
  const web = 'https://example.com/?a=1&amp;b=2'

  test.each([
    relationship('Target="media/a.png"'),
    relationship('Target="/word/media/a.png" TargetMode="Internal"'),
    relationship(`Target="${web}" TargetMode="External"`, 'hyperlink'),
    relationship('Target="mailto:a@example.com" TargetMode="External"', 'hyperlink'),
    relationship('Target="#bookmark" TargetMode="External"', 'hyperlink'),
  ])('to parts and web pages stay: %s', (written) => {
    expect(copyRelationships(relationships(written))).toEqual({ text: relationships(written), leftOut: [] })
  })

  test.each([
    relationship(`Target="${file}" TargetMode="External"`),
    relationship(`Target="${web}" TargetMode="External"`),
    relationship(`Target="${file}" TargetMode="external"`),
    relationship(`Target="${file}"`),
    relationship(`Target="//server/share/a.png"`),
    relationship(`Target="\\\\server\\share\\a.png"`),
    relationship(`Target="chunk.docx" TargetMode="External"`, 'aFChunk'),
    relationship(`Target="${web}" TargetMode="External"`, 'attachedTemplate'),
    relationship(
      `xmlns:a="b" a:b=" TargetMode='Internal' Target='c'" Target="${file}" TargetMode="External"`,
    ),
    relationship(`Target="${file}" TargetMode="External"`).replace('/>', '></Relationship>'),
    relationship(`Target="${file}" TargetMode="External"`).replace(
      'Relationship ',
      'p:Relationship xmlns:p="q" ',
    ),
  ])('to anything else go: %s', (written) => {
    const kept = relationship('Target="media/a.png"').replace('"a"', '"kept"')
    expect(copyRelationships(relationships(written + kept))).toEqual({
      text: relationships(kept),
      leftOut: [],
    })
  })

  test('that link to files go, and are told', () => {
    for (const address of [file, 'C:/prices.xlsx', '../prices.pdf', 'vnd.sun.star.script:a']) {
      const written = relationship(`Target="${address}" TargetMode="External"`, 'hyperlink')
      expect(copyRelationships(relationships(written))).toEqual({
        text: relationships(''),
        leftOut: [{ kind: 'link', address }],
      })
    }
  })

  test('that cannot be read go all', () => {
    const written = relationships(relationship(`Target="${file}" TargetMode="External"`))
    const wide = Buffer.from(`\ufeff${written}`, 'utf16le')
    for (const content of [wide, `<!DOCTYPE a []>${written}`, written.slice(0, -5)]) {
      const { bytes } = copyOf(withPart(relationshipsPart, content))
      expect(partOf(bytes, relationshipsPart).toString()).toBe(
        relationships('').replace('></Relationships>', '/>'),
      )
    }
  })
})

describe('fields that print the name of the file', () => {
  const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  const code = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`
  const shown = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`
  const field = (instruction: string, result: string): string =>
    mark('begin') + instruction + mark('separate') + result + mark('end')

  function print(run: string, name = 'R&D 10106'): string {
    const { bytes } = copyOf(buildDocx({ body: `<w:p>${run}</w:p>` }), { name })
    return /<w:body>(.*?)<w:sectPr/s.exec(readDocxParts(bytes).get('word/document.xml') ?? '')?.[1] ?? ''
  }
  const textOf = (xml: string): string =>
    Array.from(xml.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g), ([, text]) => text).join('')
  const codesOf = (xml: string): string =>
    Array.from(
      xml.matchAll(/<w:instrText\b[^>]*>([^<]*)<\/w:instrText>|w:instr="([^"]*)"/g),
      ([, text, attribute]) => text ?? attribute,
    ).join('')

  const name = 'R&amp;D 10106.docx'

  test.each([
    ['a field', field(code(' FILENAME '), shown('template.docx'))],
    [
      'a field with its folder',
      field(code(' filename \\p \\* MERGEFORMAT '), shown('C:\\') + shown('template')),
    ],
    ['a field in pieces', field(code(' FILE') + code('NAME ') + code('\\p'), shown('template.docx'))],
    ['a field that prints nothing yet', mark('begin') + code('FILENAME') + mark('end')],
    ['a simple field', `<w:fldSimple w:instr=" FILENAME \\p ">${shown('template.docx')}</w:fldSimple>`],
    ['a simple field that prints nothing yet', '<w:fldSimple w:instr="FILENAME"></w:fldSimple>'],
    ['an empty simple field', '<w:fldSimple w:instr="FILENAME"/>'],
  ])('print that of the document: %s', (_form, written) => {
    const printed = print(written)
    expect(textOf(printed)).toBe(name)
    expect(codesOf(printed)).not.toContain('FILENAME')
  })

  test('within other fields, and beside them', () => {
    const inner = field(code('FILENAME'), shown('old'))
    const printed = print(field(code('IF a = a ') + inner, shown('result')) + field(code('PAGE'), shown('1')))
    expect(textOf(printed)).toBe(`${name}result1`)
    expect(codesOf(printed)).toMatch(/^IF a = a +INFO FileName +PAGE$/)
  })

  test('are no others, and stay where the document has no name', () => {
    const others = field(code('FILESIZE'), shown('1')) + field(code('MERGEFIELD FILENAME'), shown('2'))
    expect(print(others)).toBe(`<w:p>${others}</w:p>`)
    const body = `<w:p>${field(code('FILENAME'), shown('template.docx'))}</w:p>`
    const { bytes } = copyOf(buildDocx({ body }))
    expect(readDocxParts(bytes).get('word/document.xml')).toContain(body)
  })
})
