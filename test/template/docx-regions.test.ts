/** Where regions of Word's merge fields begin and end: every placement, in every nesting, and those that are refused. */
import { describe, expect, test } from 'vitest'
import { checkTemplate } from '../../src/check.js'
import { readXml } from '../../src/template/xml-reader.js'
import { paragraph, readDocxParts, table, textOf, wordPart } from '../fixtures/build-docx.js'
import { fillDocx, type NamedValues, openBuilt } from '../fixtures/fill-docx.js'
import { begin, code, end, mergeField, separate, tableEnd, tableStart } from '../fixtures/word-fields.js'

/** The structure of a document: paragraphs end in `¶`, tables stand in `[]`, rows in `()`, and cells end in `|`. */
function shapeOf(bytes: Uint8Array, part = 'word/document.xml'): string {
  const xml = readDocxParts(bytes).get(part) ?? ''
  expect(readXml(xml).fault).toBeUndefined()
  expect(xml).not.toMatch(/MERGEFIELD|w:tblMark|[\ufdd0-\ufdef]/)
  const tags = /<w:t(?: [^>]*)?>[^<]*<\/w:t>|<\/?w:(?:tbl|tr|tc|p)(?: [^>]*)?\/?>/g
  return (xml.match(tags) ?? [])
    .map((tag) => symbols[tag.replace(/(?<=<w:p) [^>]*(?=>)/, '')] ?? textOf(tag))
    .join('')
}
const symbols: Readonly<Record<string, string>> = {
  '<w:tbl>': '[',
  '</w:tbl>': ']',
  '<w:tr>': '(',
  '</w:tr>': ')',
  '<w:tc>': '',
  '</w:tc>': '|',
  '<w:p>': '',
  '</w:p>': '¶',
  '<w:p/>': '¶',
}

const p = paragraph
const [start, stop, x] = [tableStart('line'), tableEnd('line'), mergeField('x')]
const rows = (...values: readonly string[]) => values.map((value) => ({ x: value }))
const box = (content: string): string =>
  `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
const control = (content: string): string =>
  `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const fill = (body: string, values: NamedValues): string => shapeOf(fillDocx(openBuilt(body), values))

describe('A region', () => {
  test.each([
    [
      'in one cell of a row repeats its paragraph',
      table(['h'], [p(start, x, stop)]),
      '[(h¶|)(1¶2¶|)]',
      '[(h¶|)(¶|)]',
    ],
    [
      'over the cells of a row repeats the row',
      table(['h', 'i'], [p(start, x), p('b', stop)]),
      '[(h¶|i¶|)(1¶|b¶|)(2¶|b¶|)]',
      '[(h¶|i¶|)]',
    ],
    [
      'over the first cells of a row repeats the row',
      table([p(start, x), p('b', stop), 'c']) + p('.'),
      '[(1¶|b¶|c¶|)(2¶|b¶|c¶|)].¶',
      '.¶',
    ],
    [
      'over several rows repeats them together',
      table(['h'], [p(start, x)], [p('b', stop)], ['f']),
      '[(h¶|)(1¶|)(b¶|)(2¶|)(b¶|)(f¶|)]',
      '[(h¶|)(f¶|)]',
    ],
    [
      'over all rows of a table takes the table away with them',
      table([p(start, x)], [p(stop)]) + p('.'),
      '[(1¶|)(2¶|)].¶',
      '.¶',
    ],
    [
      'between rows of markers loses these',
      table(['h', 'i'], [p(start), ''], [p(x), 'b'], ['', p(stop)], ['f', 'g']),
      '[(h¶|i¶|)(1¶|b¶|)(2¶|b¶|)(f¶|g¶|)]',
      '[(h¶|i¶|)(f¶|g¶|)]',
    ],
    [
      'in one paragraph repeats the paragraph',
      p('a ', start, x, stop, ' b') + p('.'),
      'a 1 b¶a 2 b¶.¶',
      '.¶',
    ],
    [
      'that is the only paragraph of a cell leaves one there',
      table([p(start, x, stop), 'b']),
      '[(1¶2¶|b¶|)]',
      '[(¶|b¶|)]',
    ],
    [
      'between paragraphs loses those of its markers',
      p(start) + p(x) + p('b') + p(stop) + p('.'),
      '1¶b¶2¶b¶.¶',
      '.¶',
    ],
    [
      'keeps paragraphs that hold more than markers',
      p('a ', start, x) + p('b') + p('c', stop) + p('.'),
      'a 1¶b¶c¶a 2¶b¶c¶.¶',
      '.¶',
    ],
    [
      'around paragraphs and tables repeats both',
      p(start) + p(x) + table(['t']) + p(stop) + p('.'),
      '1¶[(t¶|)]2¶[(t¶|)].¶',
      '.¶',
    ],
    [
      'around a table alone keeps its copies apart',
      p(start) + table([p(x)]) + p(stop) + p('.'),
      '[(1¶|)]¶[(2¶|)].¶',
      '.¶',
    ],
    [
      'between tables keeps these apart where it has no rows',
      table(['s']) + p('a', start, x, stop) + table(['t']),
      '[(s¶|)]a1¶a2¶[(t¶|)]',
      '[(s¶|)]¶[(t¶|)]',
    ],
    [
      'behind a table in a cell leaves a last paragraph there',
      table([table(['t']) + p(start, x, stop)]),
      '[([(t¶|)]1¶2¶|)]',
      '[([(t¶|)]¶|)]',
    ],
    [
      'behind a table in a text box leaves a last paragraph there',
      p(box(table(['t']) + p(start) + p(x) + p(stop))),
      '[(t¶|)]1¶2¶¶',
      '[(t¶|)]¶¶',
    ],
    [
      'behind a table in a content control in a cell leaves a last paragraph there',
      table([control(table(['t']) + p(start, x, stop))]),
      '[([(t¶|)]1¶2¶|)]',
      '[([(t¶|)]¶|)]',
    ],
    [
      'over all rows of the only table of a text box leaves a paragraph there',
      p(box(table([p(start, x), p(stop)]))),
      '[(1¶|¶|)(2¶|¶|)]¶¶',
      '¶¶',
    ],
    ['behind the last table', table(['t']) + p(start, x, stop), '[(t¶|)]1¶2¶', '[(t¶|)]¶'],
    [
      'around a table in a cell',
      table([p(start) + table([p(x)]) + p(stop)]),
      '[([(1¶|)]¶[(2¶|)]¶|)]',
      '[(¶|)]',
    ],
    [
      'around paragraphs and a table in a cell leaves it a last paragraph',
      table([p(start) + p(x) + table(['t']) + p(stop)]),
      '[(1¶[(t¶|)]2¶[(t¶|)]¶|)]',
      '[(¶|)]',
    ],
    ['around paragraphs of a cell', table([p(start) + p(x) + p(stop), 'b']), '[(1¶2¶|b¶|)]', '[(¶|b¶|)]'],
    [
      'in the rows of a table within a cell',
      table([table([p(start, x), p(stop)]) + p('c')]),
      '[([(1¶|¶|)(2¶|¶|)]c¶|)]',
      '[(c¶|)]',
    ],
    [
      'from a table in one cell to a table in another repeats the row around',
      table([table([p(start, x)]) + p('b'), table([p('c', stop)]) + p('d')]) + p('.'),
      '[([(1¶|)]b¶|[(c¶|)]d¶|)([(2¶|)]b¶|[(c¶|)]d¶|)].¶',
      '.¶',
    ],
    ['in a text box', p(box(p(start) + p(x) + p(stop) + p('.'))), '1¶2¶.¶¶', '.¶¶'],
    ['that is all of a text box', p(box(p(start) + p(x) + p(stop))) + p('.'), '1¶2¶¶.¶', '¶¶.¶'],
    ['within a content control', control(p(start) + p(x) + p(stop)) + p('.'), '1¶2¶.¶', '¶.¶'],
    ['around a content control', p(start) + control(p(x)) + p(stop) + p('.'), '1¶2¶.¶', '.¶'],
    [
      'over cells in content controls',
      table(['h', 'i'], [p(start, x), p(stop)]).replace(/<w:tc>(?:(?!<w:tc>).)*<\/w:tc>/g, control('$&')),
      '[(h¶|i¶|)(1¶|¶|)(2¶|¶|)]',
      '[(h¶|i¶|)]',
    ],
    ['beside a directive', p(start, mergeField('GroupBy:name')) + p(x) + p(stop) + p('.'), '1¶2¶.¶', '.¶'],
    ['whose markers have spaces around', p(' ', start, ' ') + p(x) + p(' ', stop) + p('.'), '1¶2¶.¶', '.¶'],
    ['whose names differ in case only', p(start) + p(x) + p(tableEnd('LINE')) + p('.'), '1¶2¶.¶', '.¶'],
    [
      'that begins and ends with other words',
      p(mergeField('BeginGroup:line')) + p(x) + p(mergeField('RangeEnd:line')) + p('.'),
      '1¶2¶.¶',
      '.¶',
    ],
  ])('%s', (_, body, two, none) => {
    expect(fill(body, { line: rows('1', '2') })).toBe(two)
    expect(fill(body, { line: [] })).toBe(none)
  })

  test('in a header', () => {
    const parts = { 'word/header1.xml': wordPart('hdr', p(start) + p(x) + p(stop)) }
    const template = openBuilt({ body: p('.'), parts })
    expect(shapeOf(fillDocx(template, { line: rows('1', '2') }), 'word/header1.xml')).toBe('1¶2¶')
    expect(shapeOf(fillDocx(template, { line: [] }), 'word/header1.xml')).toBe('¶')
  })

  test('leaves a paragraph in a text box and in notes', () => {
    const inside = p(start) + p(x) + p(stop)
    const parts = {
      'word/footnotes.xml': wordPart('footnotes', `<w:footnote w:id="1">${inside}</w:footnote>`),
      'word/endnotes.xml': wordPart('endnotes', `<w:endnote w:id="1">${inside}</w:endnote>`),
    }
    const template = openBuilt({ body: p(box(inside)), parts })
    const [full, empty] = [{ line: rows('1') }, { line: [] }].map((values) => fillDocx(template, values))
    for (const part of ['word/document.xml', ...Object.keys(parts)]) {
      expect(shapeOf(full ?? new Uint8Array(), part)).toMatch(/^1¶+$/)
      expect(shapeOf(empty ?? new Uint8Array(), part)).toMatch(/^¶+$/)
    }
    expect(shapeOf(empty ?? new Uint8Array())).toBe('¶¶')
  })

  test('within a content control of a paragraph leaves nothing that only stands between paragraphs', () => {
    const choice = begin + code(' IF ') + x + code(' = 1 "yes" ""') + end
    const body = p('a', control(start + x + stop), 'b', control(start + stop)) + p(control(choice), 'c')
    const filled = fillDocx(openBuilt(body), { line: [] })
    expect(shapeOf(filled)).toBe('ab¶c¶')
    const xml = readDocxParts(filled).get('word/document.xml') ?? ''
    expect(xml.match(/<w:sdtContent><w:r><\/w:r><\/w:sdtContent>/g)).toHaveLength(3)
  })

  test('keeps the format of its paragraphs where one is needed to keep tables apart', () => {
    const small = (content: string): string =>
      `<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>${content}</w:p>`
    const body = p(start) + table([p(x)]) + small(stop) + p('.')
    const template = openBuilt(body)
    const filled = fillDocx(template, { line: rows('1', '2', '3') })
    expect(shapeOf(filled)).toBe('[(1¶|)]¶[(2¶|)]¶[(3¶|)].¶')
    expect(
      readDocxParts(filled)
        .get('word/document.xml')
        ?.match(/w:line="20"/g),
    ).toHaveLength(2)
  })

  test('repeats the sections within it', () => {
    const section = `<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr></w:pPr>${x}</w:p>`
    const body = p(start) + section + p(stop) + p('.')
    expect(fill(body, { line: rows('1', '2') })).toBe('1¶2¶.¶')
    expect(fill(body, { line: [] })).toBe('.¶')
    const xml = readDocxParts(fillDocx(openBuilt(body), { line: rows('1', '2') })).get('word/document.xml')
    expect(xml?.match(/<w:pgSz w:w="1"/g)).toHaveLength(2)
  })

  test('leaves the paragraph that ends a section', () => {
    const section = `<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr></w:pPr>${stop}</w:p>`
    const body = p(start) + p(x) + section + p('.')
    const filled = fillDocx(openBuilt(body), { line: rows('1', '2') })
    expect(shapeOf(filled)).toBe('1¶2¶¶.¶')
    expect(
      readDocxParts(filled)
        .get('word/document.xml')
        ?.match(/<w:pgSz w:w="1"/g),
    ).toHaveLength(1)
    expect(fill(body, { line: [] })).toBe('¶.¶')
  })
})

describe('Regions', () => {
  const a = { start: tableStart('a'), end: tableEnd('a') }
  const b = { start: tableStart('b'), end: tableEnd('b') }
  const ab = { a: rows('1', '2'), b: rows('3', '4') }

  test.each([
    ['of one name follow each other', p(start, x, stop) + p(start) + p('b', x) + p(stop), '1¶2¶b1¶b2¶'],
    [
      'of one name follow each other in a table',
      table([p(start, x), p(stop)], ['-', '-'], [p(start, x), p(stop)]),
      '[(1¶|¶|)(2¶|¶|)(-¶|-¶|)(1¶|¶|)(2¶|¶|)]',
    ],
    [
      'in one paragraph keep to their markers',
      p('[', start, x, stop, '] and [', start, x, ',', stop, ']'),
      '[12] and [1,2,]¶',
    ],
    ['in one paragraph may hold nothing', p('[', start, stop, start, x, stop, ']'), '[12]¶'],
  ])('%s', (_, body, expected) => {
    expect(fill(body, { line: rows('1', '2') })).toBe(expected)
  })

  test.each([
    [
      'follow each other in paragraphs that hold two markers',
      p(a.start) + p(x) + p(a.end, b.start) + p(x) + p(b.end) + p('.'),
      '1¶2¶3¶4¶.¶',
    ],
    [
      'begin and end in the same paragraphs',
      p(a.start, b.start) + p(x) + p(b.end, a.end) + p('.'),
      '3¶4¶3¶4¶.¶',
    ],
    [
      'end in the same paragraph, beside text',
      p(a.start) + p(b.start) + p(x) + p('e', b.end, a.end) + p('.'),
      '3¶e¶4¶e¶3¶e¶4¶e¶.¶',
    ],
    [
      'within each other in one paragraph repeat the paragraph',
      p(a.start, b.start, x, b.end, a.end) + p('.'),
      '3¶4¶3¶4¶.¶',
    ],
    [
      'in a row of another one',
      table([p(a.start), p(b.start, x, b.end), p(a.end)]),
      '[(¶|3¶4¶|¶|)(¶|3¶4¶|¶|)]',
    ],
    [
      'in rows of another one',
      table([p(a.start, x)], [p(b.start, x)], [p(b.end)], [p(a.end)]),
      '[(1¶|)(3¶|)(4¶|)(2¶|)(3¶|)(4¶|)]',
    ],
    [
      'of the same row within each other',
      table([p(a.start), p(b.start, x), p(b.end), p(a.end)]),
      '[(¶|3¶|¶|¶|)(¶|4¶|¶|¶|)(¶|3¶|¶|¶|)(¶|4¶|¶|¶|)]',
    ],
    [
      'around tables within each other keep them apart once',
      p(a.start) + p(b.start) + table([p(x)]) + p(b.end) + p(a.end) + p('.'),
      '[(3¶|)]¶[(4¶|)]¶[(3¶|)]¶[(4¶|)].¶',
    ],
  ])('%s', (_, body, expected) => {
    expect(fill(body, ab)).toBe(expected)
  })

  test('at all levels of a quote, in all placements at once', () => {
    const levels = ['quote', 'alternative', 'group', 'line'] as const
    const failures: string[] = []
    for (const chosen of combinations(levels.length - 1)) {
      for (const innermost of lineForms) {
        const block = chosen.reduceRight(
          (inner, place, index) => place(levels[index] ?? '', inner),
          innermost,
        )
        const template = openBuilt(block.xml + p('.'))
        const expected = `${block.print('').replaceAll('][', ']¶[')}.¶`
        const found =
          template.problems.length > 0
            ? template.problems.map(({ message }) => message).join()
            : shapeOf(fillDocx(template, sample(levels, '')))
        if (found !== expected) failures.push(`${block.xml}\n${found}\n${expected}`)
      }
    }
    expect(failures).toEqual([])
  })
})

/** A stretch of a template, and what it becomes in a row of the regions around it: `.1.2` is the second row of the first. */
interface Piece {
  readonly xml: string
  readonly print: (row: string) => string
}
type Placement = (name: string, inner: Piece) => Piece

const twice = (print: (row: string) => string) => (row: string) => print(`${row}.1`) + print(`${row}.2`)
const field = mergeField('x')
const placements: readonly Placement[] = [
  (name, inner) => ({
    xml: p(tableStart(name)) + inner.xml + p(tableEnd(name)),
    print: twice(inner.print),
  }),
  (name, inner) => ({
    xml: p(name, tableStart(name), field) + inner.xml + p(tableEnd(name), 'end'),
    print: twice((row) => `${name}${row}¶${inner.print(row)}end¶`),
  }),
  (name, inner) => ({
    xml: table([p(tableStart(name)), inner.xml + p('c'), p(tableEnd(name))]),
    print: (outer) => `[${twice((row) => `(¶|${inner.print(row)}c¶|¶|)`)(outer)}]`,
  }),
  (name, inner) => ({
    xml: table(['head'], [p(tableStart(name))], [inner.xml + p(field)], [p(tableEnd(name))]),
    print: (outer) => `[(head¶|)${twice((row) => `(${inner.print(row)}${row}¶|)`)(outer)}]`,
  }),
]
const lineForms: readonly Piece[] = [
  {
    xml: p('- ', tableStart('line'), field, tableEnd('line')),
    print: twice((row) => `- ${row}¶`),
  },
  {
    xml: table([p(tableStart('line'), field), p(tableEnd('line'))]),
    print: (outer) => `[${twice((row) => `(${row}¶|¶|)`)(outer)}]`,
  },
]

const combinations = (length: number): readonly (readonly Placement[])[] =>
  length === 0
    ? [[]]
    : combinations(length - 1).flatMap((chosen) => placements.map((placement) => [...chosen, placement]))

/** Two rows at each level, whose fields say where they are. */
function sample([level, ...deeper]: readonly string[], row: string): NamedValues {
  if (level === undefined) return {}
  return {
    [level]: [1, 2].map((number) => ({ x: `${row}.${number}`, ...sample(deeper, `${row}.${number}`) })),
  }
}

test('A region of the quote outside `quote` is filled, with a warning, where it is one of Word', () => {
  const problemsOf = (body: string) =>
    checkTemplate(openBuilt(body), {}).map(({ severity, code: name, where }) => [
      severity,
      name,
      where?.field?.split(' ')[1],
    ])
  const alternative = p(tableStart('alternative')) + p('x') + p(tableEnd('alternative'))
  expect(problemsOf(alternative)).toEqual([['warning', 'wrong-nesting', 'TableStart:alternative']])
  expect(problemsOf(p(tableStart('quote')) + alternative + p(tableEnd('quote')))).toEqual([])
  expect(problemsOf(p('{#quote}') + alternative + p('{/quote}'))).toEqual([])
  expect(problemsOf(p('{#alternative}x{/alternative}'))).toEqual([])
})

describe('A region is refused, with its place,', () => {
  const problemsOf = (body: string) =>
    openBuilt(body).problems.map(({ code: name, where }) => [name, where?.field?.split(' ')[1]])
  const crossing = `${code(' TOC ')}${separate}`
  test.each([
    ['that begins in a table and ends behind it', table([p(start, x)]) + p(stop)],
    ['that ends in a table', p(start) + table([p(x, stop)]) + p('a')],
    ['over the rows of two tables', table([p(start)]) + p('a') + table([p(x, stop)])],
    ['that begins in a table within a cell and ends in the cell', table([table([p(start)]) + p(stop)])],
    ['out of a text box', p(box(p(start))) + p(stop)],
    ['from one text box to another', p(box(p(start))) + p(box(p(stop)))],
    ['out of a content control', control(p(start) + p(x)) + p(stop)],
    [
      'over rows of two content controls',
      table([p(start)], [p(stop)]).replace(/<w:tr>.*?<\/w:tr>/g, control('$&')),
    ],
    [
      'that begins within a field of several paragraphs',
      p(begin, crossing, 'a') + p(start) + p('b', end) + p(stop),
    ],
    ['that ends within one', p(start) + p(begin, crossing, 'a') + p(stop) + p('b', end)],
    [
      'that ends in a branch of an IF',
      p(start) + p(begin, code(' IF '), x, code(' = 1 "'), stop, code('" ""'), end),
    ],
    [
      'from one branch of an IF to the other',
      p(begin, code(' IF '), x, code(' = 1 "'), start, code('" "'), stop, code('"'), end),
    ],
  ])('%s', (_, body) => {
    expect(problemsOf(body + p('.'))).toEqual([['template-syntax', 'TableStart:line']])
  })

  test.each([
    ['in the row of one that ended', table([p(start, x), p(stop), p(tableStart('b'), x), p(tableEnd('b'))])],
    [
      'in the paragraph where another one ends',
      p(start) + p(x) + p('a', stop, tableStart('b')) + p(tableEnd('b')),
    ],
    ['in the paragraph of another one', p(start, x, stop, tableStart('b')) + p('a', tableEnd('b'))],
  ])('that begins %s', (_, body) => {
    expect(problemsOf(body + p('.'))).toEqual([['template-syntax', 'TableStart:b']])
  })

  test.each([
    ['that does not end', p(start) + p(x), [['unclosed-region', 'TableStart:line']]],
    ['that does not begin', p(x) + p(stop), [['unclosed-region', 'TableEnd:line']]],
    [
      'of another name',
      p(start) + p(x) + p(tableEnd('lines')),
      [
        ['unclosed-region', 'TableEnd:lines'],
        ['unclosed-region', 'TableStart:line'],
      ],
    ],
    [
      'that ends before the one in it',
      p(tableStart('a')) + p(start) + p(x) + p(tableEnd('a')) + p(stop),
      [
        ['crossed-region', 'TableEnd:a'],
        ['unclosed-region', 'TableEnd:line'],
      ],
    ],
    [
      'that begins in the document and does not end there',
      p(start),
      [['unclosed-region', 'TableStart:line']],
    ],
  ])('%s', (_, body, expected) => {
    expect(problemsOf(body)).toEqual(expected)
  })

  test('and with its reason, whose last paragraph ends a section', () => {
    const last = `<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr></w:pPr>${x}${stop}</w:p>`
    const { problems } = openBuilt(p('a', start) + last + p('.'))
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('move the section break out of it'),
    ])
  })

  test('with the name that the end most likely means', () => {
    const body = p(tableStart('alternative')) + p(x) + p(tableEnd('altrnative')) + p(tableEnd('other'))
    const messages = openBuilt(body).problems.map(({ message }) => message)
    expect(messages[0]).toContain('the nearest region is `alternative`')
    expect(messages[1]).not.toContain('nearest')
    expect(messages).toHaveLength(3)
  })

  test('with all others, where there are more than any document holds', () => {
    const many = (count: number): string =>
      Array.from({ length: count }, (_, index) => p(tableStart(`n${(index * 7919) % 10007}`))).join('')
    expect(openBuilt(many(2000)).problems).toHaveLength(2000)
    expect(openBuilt(many(2001)).problems.map(({ code }) => code)).toEqual(['template-too-large'])
  })

  test('together with all others of the document', () => {
    const parts = { 'word/footer1.xml': wordPart('ftr', p(tableEnd('c'))) }
    const body = table([p(tableStart('a'))]) + p(tableEnd('a')) + p(tableStart('b')) + p('{/d}')
    const problems = openBuilt({ body, parts }).problems.map(({ code: name, where }) => ({ name, ...where }))
    const document = 'word/document.xml'
    expect(problems).toHaveLength(4)
    expect(problems).toEqual(
      expect.arrayContaining([
        {
          name: 'template-syntax',
          part: document,
          table: 1,
          row: 1,
          cell: 1,
          paragraph: 1,
          field: 'MERGEFIELD TableStart:a \\* MERGEFORMAT',
        },
        {
          name: 'unclosed-region',
          part: document,
          paragraph: 3,
          field: 'MERGEFIELD TableStart:b \\* MERGEFORMAT',
        },
        { name: 'unclosed-region', part: document, paragraph: 4, field: '{/d}' },
        {
          name: 'unclosed-region',
          part: 'word/footer1.xml',
          paragraph: 1,
          field: 'MERGEFIELD TableEnd:c \\* MERGEFORMAT',
        },
      ]),
    )
  })
})
