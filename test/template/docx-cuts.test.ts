/** Regions at any place of any structure: either they are refused, or what comes out is a document of Word. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cut, findFaultyCuts } from '../../src/template/docx-cuts.js'
import { paragraph, readDocxParts, readDocxText, run, table, wordPart } from '../fixtures/build-docx.js'
import { fillDocx, type NamedValues, openBuilt } from '../fixtures/fill-docx.js'
import { tableEnd, tableStart } from '../fixtures/word-fields.js'

const main = 'word/document.xml'
const control = (content: string): string =>
  `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const link = (content: string): string => `<w:hyperlink w:anchor="a">${content}</w:hyperlink>`
const inserted = (content: string): string => `<w:ins w:id="1" w:author="a">${content}</w:ins>`
const box = (content: string): string =>
  `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
/** Puts a content control around each row or cell. */
const controlled = (xml: string, element: 'w:tr' | 'w:tc'): string =>
  xml.replace(new RegExp(`<${element}>.*?</${element}>`, 'g'), control('$&'))

const problemsOf = (body: string) => openBuilt(body).problems.map(({ code, where }) => [code, where?.field])
const fill = (body: string, rows: number): string =>
  readDocxText(fillDocx(openBuilt(body), { line: Array.from({ length: rows }, () => ({ x: 'X' })) }))

describe('A region is refused', () => {
  test.each([
    [
      'from a cell to a paragraph after the table',
      `${table(['{#line}'])}${paragraph('{/line}')}${paragraph('a')}`,
    ],
    [
      'from a paragraph into a table after it',
      `${paragraph('{#line}')}${table(['{/line}'])}${paragraph('a')}`,
    ],
    [
      'out of a content control',
      `${control(paragraph('{#line}') + paragraph('x'))}${paragraph('{/}')}${paragraph('KEEP')}`,
    ],
    ['from one content control to another', control(paragraph('{#line}')) + control(paragraph('{/line}'))],
    ['over the rows of two tables', table(['{#line}']) + table(['{x}{/line}'])],
    [
      'over the rows of tables in two cells',
      table([table(['{#line}']) + paragraph('a'), table(['{/line}']) + paragraph('b')]),
    ],
    [
      'from a table in a cell to a row of the outer table',
      table([table(['{#line}']) + paragraph('a')], ['{/line}']),
    ],
    ['over rows of two content controls', controlled(table(['{#line}'], ['{/line}']), 'w:tr')],
    ['over halves of two links', paragraph(link(run('{#line}a'))) + paragraph(link(run('b{/line}')))],
    ['out of a link', paragraph(link(run('{#line}a')), '{/line}')],
    ['out of a tracked change', paragraph(inserted(run('{#line}a')), '{/line}')],
    ['out of a content control within a paragraph', paragraph(control(run('{#line}a')), '{/line}')],
    ['out of a text box', paragraph(box(paragraph('{#line}a')), '{/line}')],
    ['into a text box', paragraph('{#line}', box(paragraph('a{/line}')))],
    [
      'from one text box to another',
      paragraph(box(paragraph('{#line}a'))) + paragraph(box(paragraph('b{/line}'))),
    ],
    [
      'over rows that end a section',
      table([
        '{#line}',
        `<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/></w:sectPr></w:pPr>${run('{/line}')}</w:p>`,
      ]),
    ],
  ])('%s', (_, body) => {
    expect(problemsOf(paragraph('{#x}') + body + paragraph('{/x}'))).toEqual([['template-syntax', '{#line}']])
  })

  test('of the only rows in a content control, which must keep one', () => {
    const rows = (...cells: readonly string[]): string =>
      table(...cells.map((cell) => [cell])).replace(/<w:tr>.*<\/w:tr>/, control('$&'))
    expect(openBuilt(rows('{#line}x{/line}')).problems).toEqual([])
    expect(openBuilt(rows('{#line}x', '{/line}')).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('remove the content control'),
    ])
    expect(openBuilt(rows('{#line}x', '{/line}', 'y')).problems).toEqual([])
    expect(openBuilt(rows('x', '{#line}y', '{/line}')).problems).toEqual([])
  })

  test('of the only rows in a content control, by fields of Word', () => {
    const [start, stop] = [tableStart('line'), tableEnd('line')]
    const rows = (...cells: readonly string[]): string =>
      table(...cells.map((cell) => [cell])).replace(/<w:tr>.*<\/w:tr>/, control('$&'))
    const body = (...cells: readonly string[]): string => rows(...cells) + paragraph('.')
    for (const only of [
      body(paragraph(start, 'x'), paragraph(stop)),
      body(paragraph(tableStart('a'), start, 'x'), paragraph(stop, tableEnd('a'))),
      body(paragraph(start, 'x'), paragraph('y'), paragraph('z', stop)),
    ]) {
      expect(openBuilt(only).problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('remove the content control'),
      ])
    }
    expect(openBuilt(body(paragraph(start, 'x', stop))).problems).toEqual([])
    expect(openBuilt(body(paragraph(start, 'x'), paragraph(stop), 'y')).problems).toEqual([])
    expect(openBuilt(body('x', paragraph(start, 'x'), paragraph('y', stop))).problems).toEqual([])
  })

  test('together with all others', () => {
    const crossing = `${control(paragraph('{#line}'))}${paragraph('{/line}')}`
    const template = openBuilt({
      body: crossing + table(['{#a}x', '{/a}{#b}y', '{/b}']),
      parts: { 'word/header1.xml': wordPart('hdr', crossing.replaceAll('line', 'c')) },
    })
    expect(template.problems.map(({ where }) => where?.field)).toEqual(
      expect.arrayContaining(['{#b}', '{#c}']),
    )
  })
})

describe('A region repeats', () => {
  test.each([
    [
      'paragraphs within a content control',
      control(paragraph('{#line}') + paragraph('{x}') + paragraph('{/line}')),
      '',
      'X\nX',
    ],
    ['the text of a link', paragraph(link(run('{#line}{x}{/line}')), '.'), '.', 'XX.'],
    [
      'whole paragraphs that it begins in a link and ends in a tracked change',
      paragraph(link(run('{#line}'))) +
        paragraph('{x}') +
        paragraph(inserted(run('{/line}'))) +
        paragraph('.'),
      '.',
      'X\nX\n.',
    ],
    [
      'from within one paragraph to within another',
      paragraph('a{#line}') + paragraph('{x}{/line}b'),
      'ab',
      'a\nX\nXb',
    ],
    [
      'a row with cells in content controls',
      controlled(table(['{#line}{x}', 'b{/line}']), 'w:tc') + paragraph('.'),
      '.',
      'X\nb\nX\nb\n.',
    ],
    [
      'a row with a table in it',
      table([`${paragraph('{#line}')}${table(['a'])}${paragraph('{x}')}`, '{/line}']) + paragraph('.'),
      '.',
      '\na\nX\n\n\na\nX\n\n.',
    ],
  ])('%s', (_, body, none, two) => {
    expect(fill(body, 0)).toBe(none)
    expect(fill(body, 2)).toBe(two)
  })

  test('all that is in the cell of a content control', () => {
    const cell = paragraph('{#line}') + paragraph('{x}') + paragraph('{/line}')
    const filled = fillDocx(openBuilt(controlled(table(['a', cell]), 'w:tc') + paragraph('.')), {})
    expect(readDocxParts(filled).get(main)).toMatch(/<w:p><\/w:p><\/w:tc><\/w:sdtContent>/)
  })
})

test('Stretches of XML are cut cleanly where they close and open the same texts', () => {
  const cut = (content: string): Cut => ({ region: 1, content: [content], keepsSection: false })
  const isClean = (before: string, content: string, after: string): boolean =>
    findFaultyCuts([before, cut(content), after]).length === 0
  expect(isClean('<w:p a="/"><w:r>', 'x<w:br/>', '</w:r></w:p>')).toBe(true)
  expect(isClean('<w:p><w:r>', '</w:r></w:p><w:p><w:r>', '</w:r></w:p>')).toBe(true)
  expect(isClean('<w:p><w:r>', '</w:r></w:p><w:p><m:r>', '</m:r></w:p>')).toBe(false)
  expect(isClean('<w:p><w:r>', '</w:r></w:p><w:p>', '</w:p>')).toBe(false)
  expect(isClean('<w:p>', '<w:r>', '</w:r></w:p>')).toBe(false)
  expect(isClean('<x><y>', '</y></x><x><y>', '</y></x>')).toBe(false)
})

/** An element of a random document; each becomes XML with a number of its own and that of what it is in. */
interface Node {
  readonly name: string
  readonly children: readonly Node[]
}

const node = (name: string, children: readonly Node[]): Node => ({ name, children })
const leaf = node('slot', [])
const controlOf = (children: readonly Node[]): Node => node('w:sdt', [node('w:sdtContent', children)])
const text = fc.constant(node('w:r', [node('w:t', [leaf])]))
const some = (each: fc.Arbitrary<Node>, maxLength: number): fc.Arbitrary<Node[]> =>
  fc.array(each, { minLength: 1, maxLength })

const { blocks } = fc.letrec<{ blocks: Node[]; paragraph: Node; table: Node; cell: Node; row: Node }>(
  (tie) => {
    const texts = some(text, 2)
    const boxed = tie('blocks').map((inside) =>
      node('w:r', [node('w:pict', [node('w:txbxContent', inside)])]),
    )
    const inline = fc.oneof(
      { weight: 12, arbitrary: text },
      { weight: 1, arbitrary: texts.map((inside) => node('w:hyperlink', inside)) },
      { weight: 1, arbitrary: texts.map((inside) => node('w:ins', inside)) },
      { weight: 1, arbitrary: texts.map(controlOf) },
      { weight: 1, arbitrary: boxed },
    )
    const wrapped = (each: fc.Arbitrary<Node>) =>
      fc.oneof({ weight: 6, arbitrary: each }, { weight: 1, arbitrary: each.map((one) => controlOf([one])) })
    const lastParagraph = text.map((one) => node('w:p', [one]))
    return {
      paragraph: some(inline, 2).map((inside) => node('w:p', inside)),
      cell: tie('blocks').map((inside) => node('w:tc', inside)),
      row: some(wrapped(tie('cell')), 2).map((cells) => node('w:tr', cells)),
      table: some(wrapped(tie('row')), 3).map((rows) => node('w:tbl', rows)),
      blocks: fc
        .tuple(
          fc.array(
            fc.oneof(
              { depthSize: 'small', withCrossShrink: true },
              { weight: 5, arbitrary: tie('paragraph') },
              { weight: 2, arbitrary: tie('table') },
              { weight: 1, arbitrary: tie('blocks').map(controlOf) },
            ),
            { maxLength: 4, depthIdentifier: 'blocks' },
          ),
          lastParagraph,
        )
        .map(([first, last]) => [...first, last]),
    }
  },
)

const mark = '\u00a4'

function writeXml(nodes: readonly Node[]): string {
  let count = 0
  const write = ({ name, children }: Node, parent: number): string => {
    if (name === 'slot') return mark
    count += 1
    const own = count
    return `<${name} in="${parent}" n="${own}">${children.map((child) => write(child, own)).join('')}</${name}>`
  }
  return nodes.map((each) => write(each, 0)).join('')
}

const opening = fc.constantFrom('{#line}', '{#line}', '{^line}', '{#yes/a}', '{#no/a}')
const pairs = fc.array(
  fc.record({
    opening,
    at: fc.nat(40),
    length: fc.oneof(fc.nat(3), fc.nat(12)),
    inner: fc.constantFrom('', '{x}'),
  }),
  { minLength: 1, maxLength: 3 },
)

/** A random document with random regions in its texts. */
const bodies = fc
  .tuple(
    blocks.map(writeXml),
    pairs,
    fc.array(fc.constantFrom('', '', 'text', ' '), { minLength: 1, maxLength: 9 }),
  )
  .map(([xml, tags, texts]) => {
    const slots = xml
      .split(mark)
      .slice(1)
      .map((_, index) => texts[index % texts.length] ?? '')
    for (const { opening, at, length, inner } of tags) {
      const first = at % slots.length
      const last = Math.min(first + length, slots.length - 1)
      slots[first] += opening + inner
      slots[last] += '{/}'
    }
    return xml.replaceAll(mark, () => slots.shift() ?? '')
  })

interface Read {
  readonly name: string
  readonly id: string | undefined
  readonly children: Read[]
}

/** Reads XML as strictly as its nesting goes, and finds what is no longer in what it was in. */
function findDamage(xml: string): readonly string[] {
  const damage: string[] = []
  const open: Read[] = [{ name: '', id: undefined, children: [] }]
  for (const [tag, slash, name = '', attributes = ''] of xml.matchAll(/<(\/?)([\w:]+)([^>]*)>/g)) {
    if (slash === '/') {
      const element = open.pop()
      if (element?.name !== name) return [`${tag} closes ${element?.name}`]
      damage.push(...findFaults(element, open))
      continue
    }
    const [, parent, id] = / in="(\d+)" n="(\d+)"/.exec(attributes) ?? []
    const around = open.at(-1)
    const isHalf = around?.name === 'w:p' || around?.name === 'w:r'
    if (id !== undefined && !isHalf && around?.id !== parent) damage.push(`${tag} in ${around?.name}`)
    const element: Read = { name, id: name === 'w:body' ? '0' : id, children: [] }
    around?.children.push(element)
    if (!attributes.endsWith('/')) open.push(element)
  }
  return open.length === 1 ? damage : [...damage, 'something is not closed']
}

/** What an element of Word can hold, and what it must hold (ECMA-376 part 1, 17.4 and 17.5). */
const inlines = ['w:r', 'w:hyperlink', 'w:ins', 'w:sdt', 'w:pPr']
const blockNames = ['w:p', 'w:tbl', 'w:sdt', 'w:sectPr']
const contents: Readonly<Record<string, readonly string[]>> = {
  'w:body': blockNames,
  'w:tc': blockNames,
  'w:txbxContent': blockNames,
  'w:p': inlines,
  'w:hyperlink': inlines,
  'w:ins': inlines,
  'w:tbl': ['w:tr', 'w:sdt'],
  'w:tr': ['w:tc', 'w:sdt'],
  'w:r': ['w:t', 'w:pict'],
  'w:t': [],
}
const mustHold: ReadonlySet<string> = new Set(['w:tbl', 'w:tr', 'w:tc', 'w:sdt', 'w:sdtContent'])

function findFaults({ name, children }: Read, open: readonly Read[]): readonly string[] {
  const faults: string[] = []
  const around = name === 'w:sdtContent' ? open.findLast((each) => !each.name.startsWith('w:sdt')) : undefined
  const allowed = contents[around?.name ?? name]
  const strange = children.filter((child) => allowed !== undefined && !allowed.includes(child.name))
  if (strange.length > 0) faults.push(`${strange[0]?.name} in ${name} in ${open.at(-1)?.name}`)
  if (children.length === 0 && mustHold.has(name)) faults.push(`nothing in ${name}`)
  if (name === 'w:tc' && !endsInParagraph(children)) faults.push('no paragraph ends a cell')
  return faults
}

/** The last paragraph of a cell can be in a content control. */
const endsInParagraph = (children: readonly Read[]): boolean => {
  const last = children.at(-1)
  return last?.name === 'w:p' || (/^w:sdt/.test(last?.name ?? '') && endsInParagraph(last?.children ?? []))
}

test('The check finds damage', () => {
  expect(findDamage('<w:p></w:r>')).toEqual(['</w:r> closes w:p'])
  expect(
    findDamage('<w:body><w:tbl in="0" n="1"><w:tr in="2" n="3"><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body>'),
  ).toEqual(['<w:tr in="2" n="3"> in w:tbl'])
  expect(findDamage('<w:tc></w:tc>')).toEqual(['nothing in w:tc', 'no paragraph ends a cell'])
  expect(findDamage('<w:tbl><w:p/></w:tbl>')).toEqual(['w:p in w:tbl in '])
})

test('What regions at any place fill is a document still, however often they repeat', () => {
  let filled = 0
  const fillAndCheck = (body: string): void => {
    const template = openBuilt(body)
    if (template.problems.length > 0) return
    filled += 1
    for (const rows of [0, 1, 2, 3]) {
      const line: readonly NamedValues[] = Array.from({ length: rows }, () => ({ x: 'a\nb\tc', line: [{}] }))
      const xml = readDocxParts(fillDocx(template, { line, 'yes/a': true })).get(main) ?? ''
      expect(findDamage(xml.replace(/<w:sectPr>.*<\/w:sectPr>|<\?.*?\?>|<w:(?:br|tab)\/>/gs, ''))).toEqual([])
      expect(xml).not.toMatch(/[\ufdd0-\ufdef]|\{[#^/]/)
    }
  }
  fc.assert(fc.property(bodies, fillAndCheck), { numRuns: 800 })
  expect(filled).toBeGreaterThan(100)
})
