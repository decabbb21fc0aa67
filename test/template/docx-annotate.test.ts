import validate from '@ooxml-tools/validate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place, Problem } from '../../src/model.js'
import { openDocx } from '../../src/template/docx.js'
import { annotateDocx } from '../../src/template/docx-annotate.js'
import {
  buildDocx,
  type DocxOptions,
  documentType,
  paragraph,
  readDocxParts,
  run,
  table,
  templateType,
  wordPart,
} from '../fixtures/build-docx.js'

const problem = (where?: Place, message = 'Cannot find it'): Problem => ({
  code: 'unknown-field',
  severity: 'error',
  message,
  ...(where === undefined ? {} : { where }),
})

const here = (number: number, field?: string): Place => ({
  part: 'word/document.xml',
  paragraph: number,
  ...(field === undefined ? {} : { field }),
})

function annotate(options: DocxOptions, ...problems: readonly Problem[]): Uint8Array {
  const annotated = annotateDocx(buildDocx(options), problems)
  if (annotated === undefined) throw new Error('The file could not be annotated')
  return annotated
}

const decode = (text: string): string =>
  text.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&')

/** The main document with the marks of comments as `[0` and `0]`, its text and instructions, a line per paragraph. */
function readMarked(bytes: Uint8Array): string {
  const xml = readDocxParts(bytes).get('word/document.xml') ?? ''
  const pieces = xml.matchAll(
    /<w:commentRangeStart w:id="(\d+)"\/>|<w:commentRangeEnd w:id="(\d+)"\/><w:r><w:commentReference w:id="(\d+)"\/><\/w:r>|<w:(?:t|instrText)(?: [^>]*)?>([^<]*)<|(<\/w:p>)/g,
  )
  return Array.from(pieces, ([, start, end, reference, text, line]) => {
    if (start !== undefined) return `[${start}:`
    if (end !== undefined) return end === reference ? `:${end}]` : `:${end}?`
    return line === undefined ? decode(text ?? '') : '\n'
  })
    .join('')
    .trimEnd()
}

/** The texts of all comments, by their ids. */
function readComments(bytes: Uint8Array): Readonly<Record<string, string>> {
  const xml = readDocxParts(bytes).get('word/comments.xml') ?? ''
  const comments = xml.matchAll(/<w:comment [^>]*w:id="(\d+)"[^>]*>(.*?)<\/w:comment>/gs)
  return Object.fromEntries(
    Array.from(comments, ([, id = '', content = '']) => [id, decode(content.replace(/<[^>]*>/g, ''))]),
  )
}

const instruction = (code: string): string =>
  `<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>`
const character = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const field = (code: string, result?: string): string =>
  [
    character('begin'),
    code.startsWith('<') ? code : instruction(code),
    ...(result === undefined ? [] : [character('separate'), result]),
    character('end'),
  ].join('')

describe('A problem', () => {
  test('is a comment over its paragraph, counted also in tables', () => {
    const body = [paragraph('a'), table(['b', 'c']), paragraph('d')].join('')
    const annotated = annotate({ body }, problem(here(3)), problem(here(1), 'Cannot read it'))
    expect(readMarked(annotated)).toBe('[1:a:1]\nb\n[0:c:0]\nd')
    expect(readComments(annotated)).toEqual({
      0: 'error: Cannot find it (unknown-field)',
      1: 'error: Cannot read it (unknown-field)',
    })
  })

  test('stands behind the properties of its paragraph, and in an empty one', () => {
    const body = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('a')}</w:p><w:p/><w:p><w:pPr/></w:p>`
    const annotated = annotate(
      { body },
      problem(here(1)),
      problem(here(2)),
      problem(here(2)),
      problem(here(3)),
    )
    expect(readMarked(annotated)).toBe('[0:a:0]\n[1::1]\n[2::2]')
    const xml = readDocxParts(annotated).get('word/document.xml')
    expect(xml).toContain('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:commentRangeStart w:id="0"/>')
  })

  test('is a comment over the runs of its tag', () => {
    const body = `<w:p>${run('No. {quote/')}${run('numbr')}${run('}')}${run(' of {quote/numbr2}')}</w:p>`
    expect(readMarked(annotate({ body }, problem(here(1, '{quote/numbr}'))))).toBe(
      '[0:No. {quote/numbr}:0] of {quote/numbr2}',
    )
    expect(readMarked(annotate({ body }, problem(here(1, '{quote/numbr2}'))))).toBe(
      'No. {quote/numbr}[0: of {quote/numbr2}:0]',
    )
  })

  test('is a comment over the whole of its field', () => {
    const simple = `<w:fldSimple w:instr=" MERGEFIELD line/b ">${run('«b»')}</w:fldSimple>`
    const body = `<w:p>${run('a ')}${field(' MERGEFIELD  line/a ', run('«a»'))}${run(' - ')}${simple}</w:p>`
    expect(readMarked(annotate({ body }, problem(here(1, 'MERGEFIELD line/a'))))).toBe(
      'a [0: MERGEFIELD  line/a «a»:0] - «b»',
    )
    expect(readMarked(annotate({ body }, problem(here(1, 'MERGEFIELD line/b'))))).toBe(
      'a  MERGEFIELD  line/a «a» - [0:«b»:0]',
    )
  })

  test('is a comment over the field around its own, as Word shows no instructions', () => {
    const code = `${instruction(' IF ')}${field(' MERGEFIELD x ')}${instruction(' = "" "a" "b" ')}`
    const body = `<w:p>${run('a ')}${field(code, run('b'))}</w:p>`
    const whole = 'a [0: IF  MERGEFIELD x  = "" "a" "b" b:0]'
    expect(readMarked(annotate({ body }, problem(here(1, 'MERGEFIELD x'))))).toBe(whole)
    expect(readMarked(annotate({ body }, problem(here(1, 'IF { MERGEFIELD x } = "" "a" "b"'))))).toBe(whole)
  })

  test('stands before an instruction that goes on over paragraphs', () => {
    const start = `${run('a ')}${character('begin')}${instruction(' IF 1 = 1 "b')}`
    const middle = instruction('c')
    const end = `${instruction('d" ')}${character('separate')}${run('b')}${character('end')}${run(' e')}`
    const body = [start, middle, end].map((content) => `<w:p>${content}</w:p>`).join('')
    expect(readMarked(annotate({ body }, problem(here(1))))).toBe('[0:a :0] IF 1 = 1 "b\nc\nd" b e')
    expect(readMarked(annotate({ body }, problem(here(2)), problem(here(3))))).toBe(
      'a [0::0][1::1] IF 1 = 1 "b\nc\nd" b e',
    )
  })

  test('is a comment at its field, also where that goes on over paragraphs', () => {
    const inCode = `<w:p>${run('a ')}${character('begin')}${instruction(' IF 1 = 1 "b')}</w:p><w:p>${instruction('c" ')}${character('separate')}${run('b')}${character('end')}</w:p>`
    expect(readMarked(annotate({ body: inCode }, problem(here(1, 'IF 1 = 1 "b c"'))))).toBe(
      'a [0::0] IF 1 = 1 "b\nc" b',
    )
    const inResult = `<w:p>${run('a ')}${character('begin')}${instruction(' IF 1 = 1 "b" ')}${character('separate')}${run('b')}</w:p><w:p>${run('c')}${character('end')}</w:p>`
    expect(readMarked(annotate({ body: inResult }, problem(here(1, 'IF 1 = 1 "b"'))))).toBe(
      'a [0: IF 1 = 1 "b" b:0]\nc',
    )
  })

  test('is a comment in a document whose fields do not end', () => {
    const body = `<w:p>${character('begin')}${instruction(' MERGEFIELD x')}</w:p>${paragraph('a')}`
    expect(readMarked(annotate({ body }, problem(here(1)), problem(here(2))))).toBe(
      '[0: MERGEFIELD x:0]\n[1:a:1]',
    )
  })

  test('in a text box is a comment over the run that holds the box', () => {
    const box = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('x')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
    const body = `<w:p>${run('a')}${box}${run('b')}</w:p>`
    const expected = 'a[0:x\n:0]b'
    expect(readMarked(annotate({ body }, problem(here(2))))).toBe(expected)
    expect(readMarked(annotate({ body }, problem(here(2, 'x'))))).toBe(expected)
  })

  test('without a place is a comment over the first paragraph', () => {
    const body = [paragraph('a'), paragraph('b')].join('')
    const annotated = annotate({ body }, problem(), problem(here(7)), problem({ part: 'docProps/core.xml' }))
    expect(readMarked(annotated)).toBe('[0:[1:[2:a:0]:1]:2]\nb')
    expect(readComments(annotated)[2]).toBe('docProps/core.xml: error: Cannot find it (unknown-field)')
  })

  test('that is told twice is one comment', () => {
    expect(readMarked(annotate({ body: paragraph('a') }, problem(here(1)), problem(here(1))))).toBe('[0:a:0]')
  })

  test('is written so that it is no tag in its turn', () => {
    const bytes = annotate({ body: paragraph('a') }, problem(here(1), 'Close `{#line}` & <b> with `{/line}`'))
    expect(readComments(bytes)[0]).toBe(
      'error: Close `{\u2060#line}` & <b> with `{\u2060/line}` (unknown-field)',
    )
    const { problems, outline } = openDocx('annotated.docx', bytes)
    expect({ problems, slots: outline.slots }).toEqual({ problems: [], slots: [] })
  })
})

describe('A problem of another part', () => {
  const footnotes = [2, 5]
    .map((id) => `<w:footnote w:id="${id}">${paragraph(`note ${id}`)}${paragraph('more')}</w:footnote>`)
    .join('')
  const reference = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

  test('is a comment where its note is referred to', () => {
    const body = `${paragraph('a')}<w:p>${run('b')}${reference(2)}${run('c')}${reference(5)}${run('d')}</w:p>`
    const parts = { 'word/footnotes.xml': wordPart('footnotes', footnotes) }
    const annotated = annotate({ body, parts }, problem({ part: 'word/footnotes.xml', paragraph: 4 }))
    expect(readMarked(annotated)).toBe('a\nbc[0::0]d')
    expect(readComments(annotated)[0]).toBe('word/footnotes.xml: error: Cannot find it (unknown-field)')
  })

  test('is one comment for each of the notes', () => {
    const numbers = Array.from({ length: 2_000 }, (_, index) => index + 1)
    const body = numbers.map((id) => `<w:p>${run('a')}${reference(id)}</w:p>`).join('')
    const notes = numbers.map((id) => `<w:footnote w:id="${id}">${paragraph('x')}</w:footnote>`)
    const parts = { 'word/footnotes.xml': wordPart('footnotes', notes.join('')) }
    const annotated = annotate(
      { body, parts },
      ...numbers.map((number) => problem({ part: 'word/footnotes.xml', paragraph: number }, `No ${number}`)),
    )
    expect(readMarked(annotated)).toBe(numbers.map((number) => `a[${number - 1}::${number - 1}]`).join('\n'))
  })

  test('is a comment over the first paragraph of the section with that header', () => {
    const section = (id: string): string =>
      `<w:sectPr><w:headerReference w:type="default" r:id="${id}"/></w:sectPr>`
    const body = [
      paragraph('a'),
      `<w:p><w:pPr>${section('header1')}</w:pPr>${run('b')}</w:p>`,
      table(['c']),
      paragraph('d'),
    ].join('')
    const parts = {
      'word/header1.xml': wordPart('hdr', paragraph('x')),
      'word/header2.xml': wordPart('hdr', paragraph('y')),
    }
    const where = (part: string): Place => ({ part, paragraph: 1, field: 'x' })
    const options = { body, parts, section: section('header2') }
    const annotated = annotate(
      options,
      problem(where('word/header1.xml')),
      problem(where('word/header2.xml')),
    )
    expect(readMarked(annotated)).toBe('[0:a:0]\nb\n[1:c:1]\nd')
    expect(readComments(annotated)[1]).toBe('word/header2.xml: error: Cannot find it (unknown-field)')
  })
})

describe('The annotated file', () => {
  const existing = wordPart(
    'comments',
    `<w:comment w:id="1" w:author="Ann" w:initials="A">${paragraph('mine')}</w:comment>`,
  )
  const commented = `<w:p><w:commentRangeStart w:id="1"/>${run('a')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`

  test('keeps the comments that are there, and gives ids that are free', () => {
    const options = { body: commented, parts: { 'word/comments.xml': existing } }
    const annotated = annotate(options, problem(here(1)), problem(here(1), 'Cannot read it'))
    expect(readComments(annotated)).toEqual({
      1: 'mine',
      0: 'error: Cannot find it (unknown-field)',
      2: 'error: Cannot read it (unknown-field)',
    })
    expect(readMarked(annotated)).toBe('[0:[2:[1:a:1]:0]:2]')
    expect(
      readDocxParts(annotated)
        .get('[Content_Types].xml')
        ?.match(/comments\+xml/g),
    ).toHaveLength(1)
  })

  test('has comments also where the part of the comments is an empty element', () => {
    const empty = wordPart('comments', '').replace('></w:comments>', '/>')
    const annotated = annotate(
      { body: paragraph('a'), parts: { 'word/comments.xml': empty } },
      problem(here(1)),
    )
    expect(readComments(annotated)).toEqual({ 0: 'error: Cannot find it (unknown-field)' })
  })

  test('is the template as it is where there are no problems', () => {
    const bytes = buildDocx({ body: paragraph('a') })
    expect(readDocxParts(annotateDocx(bytes, []) ?? bytes)).toEqual(readDocxParts(bytes))
  })

  test('is a document also when the template is a .dotx', () => {
    const annotated = annotate({ body: paragraph('a'), mainType: templateType }, problem())
    const types = readDocxParts(annotated).get('[Content_Types].xml')
    expect(types).toContain(documentType)
    expect(types).not.toContain(templateType)
  })

  test('has no more comments than are of use, and says how many there would be', () => {
    const problems = Array.from({ length: 2_005 }, (_, index) => problem(here(1), `Problem ${index}`))
    const comments = Object.values(readComments(annotate({ body: paragraph('a') }, ...problems)))
    expect(comments).toHaveLength(2_001)
    expect(comments).toContain('and 5 more problems')
  })

  test('is the same for the same problems', () => {
    const options = { body: paragraph('a') }
    expect(annotate(options, problem(here(1)))).toEqual(annotate(options, problem(here(1))))
  })

  test('is valid', async () => {
    const box = `<w:r><w:pict><v:shape id="s" style="width:50pt;height:50pt"><v:textbox><w:txbxContent>${paragraph('{line/x}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
    const body = [
      commented,
      '<w:p/>',
      `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('{quote/numbr}')}${box}</w:p>`,
      `<w:p>${field(' MERGEFIELD x ', run('«x»'))}</w:p>`,
      `<w:p><w:hyperlink w:anchor="b">${run('{line/y}')}</w:hyperlink></w:p>`,
      table(['{line/z}']),
    ].join('')
    const parts = {
      'word/comments.xml': existing,
      'word/header1.xml': wordPart('hdr', paragraph('{line/h}')),
    }
    const problems = [1, 2, 3, 4, 5, 6, 7].map((number) => problem(here(number)))
    const fields = [here(3, '{quote/numbr}'), here(5, 'MERGEFIELD x'), here(6, '{line/y}')].map((where) =>
      problem(where),
    )
    const annotated = annotate({ body, parts }, ...problems, ...fields, problem({ part: 'word/header1.xml' }))
    expect(await validate(annotated, 'docx', 'Office2019')).toEqual([])
    expect(await validate(annotate({ body: paragraph('a') }, problem()), 'docx', 'Office2019')).toEqual([])
  })

  test('is none where the file is no DOCX', () => {
    expect(annotateDocx(new TextEncoder().encode('<p>{{x}}</p>'), [problem()])).toBeUndefined()
    expect(annotateDocx(new Uint8Array(), [])).toBeUndefined()
  })
})

test('Wherever problems lie, every comment has its marks and nothing else of the document changes', () => {
  const body = [
    paragraph('a {x} b'),
    `<w:p>${character('begin')}${instruction(' IF ')}</w:p>`,
    `<w:p>${instruction(' x ')}${character('end')}</w:p>`,
    table(['{y}', `<w:p/>`]),
    paragraph('end'),
  ].join('')
  const template = buildDocx({ body })
  const place = fc.record(
    {
      part: fc.constantFrom('word/document.xml', 'word/header1.xml', 'x'),
      paragraph: fc.nat(8),
      field: fc.constantFrom('{x}', '{y}', 'IF x', 'a', '', 'zz'),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.uniqueArray(place, { selector: (where) => JSON.stringify(where) }), (places) => {
      const annotated =
        annotateDocx(
          template,
          places.map((where) => problem(where)),
        ) ?? template
      const xml = readDocxParts(annotated).get('word/document.xml') ?? ''
      for (const mark of ['RangeStart', 'RangeEnd', 'Reference']) {
        const ids = Array.from(xml.matchAll(new RegExp(`<w:comment${mark} w:id="(\\d+)"/>`, 'g')), ([, id]) =>
          Number(id),
        )
        expect(ids.toSorted((a, b) => a - b)).toEqual(places.map((_, index) => index))
      }
      const bare = xml
        .replace(/<w:r><w:commentReference [^>]*><\/w:r>|<w:commentRange[^>]*>/g, '')
        .replaceAll('<w:p></w:p>', '<w:p/>')
      expect(bare).toBe(readDocxParts(template).get('word/document.xml'))
    }),
  )
})
