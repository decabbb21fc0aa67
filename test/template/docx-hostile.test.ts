import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDocx } from '../../src/template/docx.js'
import type { ZipEntry } from '../../src/template/zip-archive.js'
import { deflateEntry, writeZip } from '../../src/template/zip-writer.js'
import { buildDocx, paragraph, readDocxText, table, wordPart } from '../fixtures/build-docx.js'
import { fillDocx, mergeFieldsOf, openBuilt } from '../fixtures/fill-docx.js'

const main = 'word/document.xml'
const codes = (bytes: Uint8Array): readonly string[] =>
  openDocx('a.docx', bytes).problems.map(({ code }) => code)
const text = (xml: string): Uint8Array => Buffer.from(xml)
const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const mainPart = wordPart('document', `<w:body>${paragraph('{x}')}</w:body>`)
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
const relationships = (attributes: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${officeDocument}" ${attributes}/></Relationships>`
const packaged = [
  deflateEntry('[Content_Types].xml', text(contentTypes)),
  deflateEntry('_rels/.rels', text(relationships(`Target="${main}"`))),
]
const minimal = [...packaged, deflateEntry(main, text(mainPart))]
const withMain = (content: Uint8Array | string): Uint8Array =>
  writeZip([...packaged, deflateEntry(main, typeof content === 'string' ? text(content) : content)])
const withEntry = (entry: Partial<ZipEntry>): Uint8Array =>
  writeZip([...minimal, { ...deflateEntry('x', text('x')), ...entry }])
const patched = (bytes: Uint8Array, signature: number, patch: (at: Buffer) => void): Uint8Array => {
  const copy = Buffer.from(bytes)
  for (let at = 0; at + 4 <= copy.length; at += 1)
    if (copy.readUInt32LE(at) === signature) patch(copy.subarray(at))
  return copy
}

test('The smallest template is read', () => {
  expect(codes(writeZip(minimal))).toEqual([])
})

describe('A file is refused', () => {
  const valid = buildDocx({ body: paragraph('{x}') })
  const unreadable: readonly (readonly [string, Uint8Array])[] = [
    ['that is empty', new Uint8Array()],
    ['that is no zip', text('Dear customer')],
    ['of Word 97', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['that is cut off', valid.subarray(0, valid.length - 30)],
    ['that is cut off in the middle', valid.subarray(0, valid.length / 2)],
    ['without content types', writeZip(minimal.slice(1))],
    ['without a main part', writeZip(packaged)],
    ['without relationships', writeZip(minimal.filter(({ name }) => name !== '_rels/.rels'))],
    [
      'whose document lies elsewhere',
      writeZip(
        minimal.map((entry) =>
          entry.name === '_rels/.rels'
            ? deflateEntry(entry.name, text(relationships(`Target="${main}" TargetMode="External"`)))
            : entry,
        ),
      ),
    ],
    [
      'of Excel',
      writeZip([
        deflateEntry(
          '[Content_Types].xml',
          text(contentTypes.replace('wordprocessingml.document', 'spreadsheetml.sheet')),
        ),
        ...minimal.slice(1),
      ]),
    ],
    [
      'with macros',
      writeZip([
        deflateEntry(
          '[Content_Types].xml',
          text(
            contentTypes.replace(
              /application[^"]*/,
              'application/vnd.ms-word.document.macroEnabled.main+xml',
            ),
          ),
        ),
        ...minimal.slice(1),
      ]),
    ],
    ['with a name that climbs', withEntry({ name: '../x' })],
    ['with a name that climbs by backslashes', withEntry({ name: 'word\\..\\..\\x' })],
    ['with an absolute name', withEntry({ name: '/x' })],
    [
      'with two parts of one name',
      writeZip([...minimal, deflateEntry('x', text('x')), deflateEntry('X', text('x'))]),
    ],
    ['with an encrypted part', patched(valid, 0x02014b50, (at) => at.writeUInt16LE(1, 8))],
    ['packed in an unknown way', patched(valid, 0x02014b50, (at) => at.writeUInt16LE(12, 10))],
    ['with wrong checksums', patched(valid, 0x02014b50, (at) => at.writeUInt32LE(7, 16))],
    ['with a main part in UTF-16', withMain(Buffer.from('\ufeff<?xml version="1.0"?><x/>', 'utf16le'))],
    ['with a main part that says UTF-16', withMain(mainPart.replace('UTF-8', 'UTF-16'))],
    [
      'with a main part that is not UTF-8',
      withMain(Buffer.from(mainPart.replace('{x}', 'bl\u00e5'), 'latin1')),
    ],
    ['with a main part that is no XML', withMain('Dear customer')],
    ['with a main part that ends too early', withMain('<w:document><w:body>')],
    ['with a main part of another vocabulary', withMain('<html><body/></html>')],
    [
      'with texts within texts',
      withMain('<w:document><w:body><w:p><w:r><w:t>a<w:t>{x}</w:t></w:t></w:r></w:p></w:body></w:document>'),
    ],
    [
      'with entities of its own',
      withMain('<!DOCTYPE x [<!ENTITY a "b">]><w:document><w:body>&a;</w:body></w:document>'),
    ],
    [
      'with an XML bomb',
      withMain(
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaa">${'bcdefgh'
          .split('')
          .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefg'[index]};`.repeat(10)}">`)
          .join('')}]><w:document><w:body>&h;</w:body></w:document>`,
      ),
    ],
    [
      'with an external entity',
      withMain(
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document><w:body>&a;</w:body></w:document>',
      ),
    ],
    ['with an unknown entity', withMain('<w:document><w:body>&nbsp;</w:body></w:document>')],
    ['with a control character', withMain('<w:document><w:body>\u0001</w:body></w:document>')],
    [
      'with private characters',
      withMain(`<w:document><w:body><w:p><w:r><w:t>\ufdd00\ufdd1</w:t></w:r></w:p></w:body></w:document>`),
    ],
  ]
  test.each(unreadable)('%s', (_, bytes) => {
    expect(codes(bytes)).toEqual(['template-not-readable'])
  })

  const claim = (size: number, packed: Uint8Array): Uint8Array => withEntry({ size, packed })
  const tooLarge: readonly (readonly [string, Uint8Array])[] = [
    ['with a bomb', withMain(Buffer.alloc(300_000_000 / 100))],
    ['with a part that says to be huge', claim(200_000_001, new Uint8Array(2_000_000))],
    [
      'with parts that are huge together',
      writeZip([
        ...minimal,
        ...['a', 'b', 'c'].map((name) => ({
          ...deflateEntry(name, text(name)),
          size: 190_000_000,
          packed: new Uint8Array(1_000_000),
        })),
      ]),
    ],
    [
      'with too many parts',
      writeZip(Array.from({ length: 5001 }, (_, index) => deflateEntry(`x${index}`, new Uint8Array()))),
    ],
  ]
  test.each(tooLarge)('%s', (_, bytes) => {
    expect(codes(bytes)).toEqual(['template-too-large'])
  })

  test('whose part holds more than the directory says', () => {
    const packed = deflateRawSync(Buffer.alloc(50_000_000))
    expect(
      codes(writeZip([...minimal.slice(0, 1), { ...deflateEntry(main, text('')), size: 1000, packed }])),
    ).toEqual(['template-not-readable'])
  })

  test('with the part at fault as the place', () => {
    const bytes = buildDocx({
      body: paragraph('{x}'),
      parts: { 'word/header1.xml': '<w:hdr>', 'word/footer1.xml': '<!DOCTYPE x><x/>' },
    })
    expect(openDocx('a.docx', bytes).problems.map(({ where }) => where)).toEqual([
      { part: 'word/header1.xml' },
      { part: 'word/footer1.xml' },
    ])
  })
})

/** Opens, and fills if there is nothing wrong. Fails by throwing. */
function survive(bytes: Uint8Array): void {
  const template = openDocx('a.docx', bytes)
  const named = template.withNames(template.otherNames)
  for (const each of [template, named]) each.fill(mergeFieldsOf(each, { x: '1' }))
}

describe('Nothing throws and nothing hangs', () => {
  test('on random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), survive), { numRuns: 200 })
  })

  const source = buildDocx({
    body:
      paragraph('{x} {#line}{a', ' b}{/line}', '{Culture:x}') +
      table(['{#l}{Image:line/a}', '{/l}']) +
      paragraph('{see 2}'),
    parts: { 'word/header1.xml': wordPart('hdr', paragraph('{y}')) },
  })

  test('on a valid file with a few bytes changed', () => {
    const change = fc.record({ at: fc.nat(source.length - 1), byte: fc.nat(255) })
    const mutated = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
      const bytes = source.slice()
      for (const { at, byte } of changes) bytes[at] = byte
      return bytes
    })
    fc.assert(fc.property(mutated, survive), { numRuns: 300 })
  })

  const xml = wordPart(
    'document',
    `<w:body>${paragraph('{x} {#line}{a', ' b}{/line}')}${table(['{#l}y', '{/l}'])}<w:p/></w:body>`,
  )
  const snippet = fc.constantFrom(
    '<',
    '>',
    '</w:p>',
    '<w:p>',
    '<w:tbl>',
    '</w:tc>',
    '{',
    '}',
    '{#a}',
    '{/}',
    '&',
    '&#1;',
    '<![CDATA[',
    '-->',
    '<w:t>',
    '"',
    '',
  )

  test('on the XML of a valid file with a few pieces changed', () => {
    const change = fc.record({ at: fc.nat(xml.length), length: fc.nat(12), snippet })
    const mutated = fc
      .array(change, { minLength: 1, maxLength: 3 })
      .map((changes) =>
        changes.reduce(
          (done, { at, length, snippet }) => done.slice(0, at) + snippet + done.slice(at + length),
          xml,
        ),
      )
    fc.assert(
      fc.property(mutated, (changed) => survive(withMain(changed))),
      { numRuns: 300 },
    )
  })

  test('on any tags in any structure, and then no private character is left', () => {
    const tag = fc.constantFrom(
      '{#a}',
      '{/a}',
      '{#b}',
      '{/b}',
      '{/}',
      '{^a}',
      '{x}',
      '{#t/f}',
      '{/t/f}',
      'text',
      '{Image:t/f}',
      '{Culture:x}',
      '{',
      '}',
    )
    const line = fc.array(tag, { maxLength: 4 }).map((tags) => paragraph(...tags))
    const cells = fc.array(line, { minLength: 1, maxLength: 3 }).map((row) => table(row))
    const body = fc.array(fc.oneof(line, cells), { maxLength: 6 }).map((blocks) => `${blocks.join('')}<w:p/>`)
    fc.assert(
      fc.property(body, (blocks) => {
        const template = openBuilt(blocks)
        if (template.problems.length > 0) return
        const filled = readDocxText(
          fillDocx(template, { a: [{}, { b: [{}] }], x: '\ufdd00\ufdd1', 't/f': true }),
        )
        expect(filled).not.toMatch(/[\ufdd0-\ufdef]|\{[#^/x]/)
      }),
      { numRuns: 200 },
    )
  })

  test('on a document of many paragraphs', () => {
    const body = Array.from({ length: 20_000 }, (_, index) =>
      paragraph(`${(index * 7919) % 1_000_003} {x}`),
    ).join('')
    expect(openBuilt(body).problems).toEqual([])
  })
})
