/**
 * Word's own fields in every shape in which Word and other programs store them, with what must come out written by hand.
 */
import { describe, expect, test } from 'vitest'
import type { RenderOptions } from '../../src/model.js'
import { renderQuote } from '../../src/render.js'
import { openDocx } from '../../src/template/docx.js'
import { markFields } from '../../src/template/docx-fields.js'
import { readXml } from '../../src/template/xml-reader.js'
import { deflateEntry, writeZip } from '../../src/template/zip-writer.js'
import {
  buildDocx,
  type DocxOptions,
  paragraph,
  readDocxParts,
  readDocxText,
  run,
  table,
  textOf,
  wordPart,
} from '../fixtures/build-docx.js'
import { fillDocx, type NamedValues, openBuilt } from '../fixtures/fill-docx.js'
import {
  begin,
  code,
  complexField,
  end,
  mergeField,
  separate,
  simpleField,
  tableEnd,
  tableStart,
} from '../fixtures/word-fields.js'

const main = 'word/document.xml'
const bodyOf = (bytes: Uint8Array, part = main): string => {
  const xml = readDocxParts(bytes).get(part) ?? ''
  expect(readXml(xml).fault).toBeUndefined()
  return xml.replace(/^.*<w:body>/s, '').replace(/<w:sectPr>.*/s, '')
}
/** The XML of the body, filled. */
const fill = (body: string, values: NamedValues): string => bodyOf(fillDocx(openBuilt(body), values))
/** The text of a document filled with own data, in English. */
function merge(
  template: DocxOptions | string,
  data: Readonly<Record<string, unknown>>,
  options: RenderOptions = {},
): string {
  const bytes = mergeBytes(template, data, options)
  expect(leftovers(bodyOf(bytes))).toEqual([])
  return readDocxText(bytes)
}
function mergeBytes(
  template: DocxOptions | string,
  data: Readonly<Record<string, unknown>>,
  options: RenderOptions = {},
): Uint8Array {
  const { value, problems } = renderQuote(undefined, openBuilt(template), {
    data,
    culture: 'en-US',
    ...options,
  })
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value.bytes
}
/** What must never be in a document: merge fields, and what stands for them while a template is filled. */
const leftovers = (xml: string): readonly string[] => xml.match(/MERGEFIELD|w:tblMark|[\ufdd0-\ufdef]/g) ?? []
const problemsOf = (template: DocxOptions | string) =>
  openBuilt(template).problems.map(({ code: name, where }) => [name, where])

/** What a value becomes. */
const value = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const bookmark = (id: number, name = '_GoBack') => ({
  start: `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`,
  end: `<w:bookmarkEnd w:id="${id}"/>`,
})
const { start: bookmarkStart, end: bookmarkEnd } = bookmark(0)
const squiggle = { start: '<w:proofErr w:type="spellStart"/>', end: '<w:proofErr w:type="spellEnd"/>' }
const character = (type: string, attributes = ''): string =>
  `<w:fldChar w:fldCharType="${type}"${attributes}/>`
const picture =
  '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="stamp"/></wp:inline></w:drawing></w:r>'
const control = (content: string): string =>
  `<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const tracked = (content: string, name = 'ins'): string =>
  `<w:${name} w:id="1" w:author="a">${content}</w:${name}>`

describe('A merge field becomes a plain run', () => {
  const shapes: readonly (readonly [name: string, content: string, expected: string])[] = [
    [
      'when it is simple',
      simpleField(' MERGEFIELD  name  \\* MERGEFORMAT ', run('«name»', '<w:noProof/>')),
      value('Ann'),
    ],
    ['when it is simple without a result', '<w:fldSimple w:instr="MERGEFIELD name"/>', value('Ann')],
    ['when its name is quoted', simpleField(' MERGEFIELD &quot;name&quot; ', 'x'), value('Ann')],
    ['when it is complex', mergeField('name'), value('Ann')],
    ['without spaces at its edges', complexField('MERGEFIELD name', '«name»'), value('Ann')],
    ['with a keyword in lower case', complexField(' mergefield name ', '«name»'), value('Ann')],
    ['without a result', complexField(' MERGEFIELD name '), value('Ann')],
    [
      'formatted as its instruction when it has an empty result',
      begin + code(' MERGEFIELD name ', '<w:b/>') + separate + end,
      value('Ann', '<w:b/>'),
    ],
    [
      'when runs cut its instruction, some of them without preserved spaces',
      begin +
        '<w:r><w:instrText> </w:instrText></w:r><w:r><w:rPr><w:lang w:val="nb-NO"/></w:rPr><w:instrText>MERGE</w:instrText></w:r>' +
        '<w:r><w:instrText>FIELD</w:instrText></w:r><w:r><w:instrText xml:space="preserve"> na</w:instrText></w:r>' +
        '<w:r><w:instrText>me \\* M</w:instrText></w:r><w:r><w:instrText>ERGEFORMAT </w:instrText></w:r>' +
        separate +
        run('«name»') +
        end,
      value('Ann'),
    ],
    [
      'when its result is in several runs with proofing marks',
      complexField(' MERGEFIELD name ', run('«na') + squiggle.start + run('me') + squiggle.end + run('»')),
      value('Ann'),
    ],
    [
      'by its instruction, whatever its result says',
      complexField(' MERGEFIELD name ', '«boo»'),
      value('Ann'),
    ],
    [
      'formatted as the first run of its result, without noProof',
      begin +
        code(' MERGEFIELD name ', '<w:b/>') +
        separate +
        run('«na', '<w:i/><w:noProof/>') +
        run('me»', '<w:u/>') +
        end,
      value('Ann', '<w:i/>'),
    ],
    [
      'plain when the first run of its result is plain',
      begin + code(' MERGEFIELD name ', '<w:b/>') + separate + run('«name»') + end,
      value('Ann'),
    ],
    [
      'and keeps a bookmark between runs of its instruction',
      begin + code(' MERGEFIELD ') + bookmarkStart + bookmarkEnd + code('name ') + separate + run('x') + end,
      bookmarkStart + value('Ann') + bookmarkEnd,
    ],
    [
      'and keeps a bookmark in a simple one',
      simpleField(' MERGEFIELD name ', run('«') + bookmarkStart + bookmarkEnd + run('»')),
      bookmarkStart + value('Ann') + bookmarkEnd,
    ],
    [
      'and keeps both ends of a bookmark that begins in it',
      begin + code(' MERGEFIELD name ') + separate + bookmarkStart + run('x') + end + run('y') + bookmarkEnd,
      bookmarkStart + value('Ann') + run('y') + bookmarkEnd,
    ],
    [
      'between proofing marks that begin before it',
      squiggle.start + begin + code(' MERGEFIELD name ') + separate + run('x') + squiggle.end + end,
      squiggle.start + value('Ann'),
    ],
    [
      'in the middle of a run that holds it and text',
      `<w:r><w:rPr><w:b/></w:rPr><w:t>To: </w:t>${character('begin')}<w:instrText> MERGEFIELD name </w:instrText>${character('separate')}${character('end')}<w:t>!</w:t></w:r>`,
      `${run('To: ', '<w:b/>')}${value('Ann', '<w:b/>')}${run('!', '<w:b/>')}`,
    ],
    [
      'among several in one run',
      `<w:r>${[1, 2].map(() => `${character('begin')}<w:instrText>MERGEFIELD name</w:instrText>${character('end')}`).join('')}</w:r>`,
      `${value('Ann')}<w:r></w:r>${value('Ann')}`,
    ],
    [
      'when it is locked, dirty, or carries data',
      `<w:r><w:fldChar w:fldCharType="begin" w:fldLock="1" w:dirty="true"><w:fldData xml:space="preserve">AAAA</w:fldData></w:fldChar></w:r>${code(' MERGEFIELD name ')}${separate}${run('x')}${end}`,
      value('Ann'),
    ],
    [
      'when it carries the data of a form field',
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="n"/><w:enabled/></w:ffData></w:fldChar></w:r>${code(' MERGEFIELD name ')}${end}`,
      value('Ann'),
    ],
    [
      'and a field in its result goes with it',
      complexField(' MERGEFIELD name ', run('a') + complexField(' PAGE ', '1')),
      value('Ann'),
    ],
    ['within a content control', control(mergeField('name')), control(value('Ann'))],
    [
      'that begins in a content control and ends behind it',
      control(begin + code(' MERGEFIELD name ')) + separate + run('x') + end,
      control(value('Ann')),
    ],
    ['within an insertion', tracked(mergeField('name')), tracked(value('Ann'))],
    [
      'from one insertion to another',
      tracked(begin + code(' MERGEFIELD name ')) + separate + tracked(run('x') + end),
      tracked(value('Ann')) + tracked(''),
    ],
    [
      'without the deleted part of its instruction',
      `${begin}${code(' MERGEFIELD ')}${tracked('<w:r><w:delInstrText>old</w:delInstrText></w:r>', 'del')}${code('name ')}${end}`,
      value('Ann'),
    ],
    [
      'between spaces of pretty-printed XML',
      `\n  ${begin}\n  ${code(' MERGEFIELD name ')}\n  ${separate}\n  ${run('x')}\n  ${end}\n`,
      `\n  ${value('Ann')}\n`,
    ],
    [
      'formatted as its value was, not as its hidden instruction',
      complexField(code(' MERGEFIELD name ', '<w:vanish/>'), run('x', '<w:b/>')),
      value('Ann', '<w:b/>'),
    ],
  ]

  test.each(shapes)('%s', (_, content, expected) => {
    expect(fill(`<w:p>${content}</w:p>`, { name: 'Ann' })).toBe(`<w:p>${expected}</w:p>`)
  })

  test('over several paragraphs, which become one', () => {
    const body =
      `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run('To ')}${begin}${code(' MERGEFIELD name \\f "')}</w:p>` +
      paragraph(code('!" ') + separate + run('x')) +
      paragraph(run('y') + end + run(' bye'))
    expect(merge(body, { name: 'Ann' })).toBe('To Ann\n! bye')
    expect(fill(body.replace(/ \\f "/, ' ').replace('!" ', ''), { name: 'Ann' })).toBe(
      `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run('To ')}${value('Ann')}${run(' bye')}</w:p>`,
    )
  })

  test('with line breaks and tabs of its value, all formatted alike', () => {
    const field = complexField(' MERGEFIELD name ', run('x', '<w:b/>'))
    expect(fill(paragraph(field), { name: 'a\tb\r\nc' })).toBe(
      paragraph(
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t></w:r>' +
          `<w:r><w:br/></w:r>${value('c', '<w:b/>')}`,
      ),
    )
  })
})

describe('A name can have any characters', () => {
  test.each([
    ['spaces', '"Customer name"', 'Customer name'],
    ['spaces without quotes', 'Customer name', 'Customer name'],
    ['curly quotes', '\u201cCustomer name\u201d', 'Customer name'],
    ['dots, dashes and slashes', 'Order.Line-No//x', 'Order.Line-No//x'],
    ['letters of other scripts', 'Größe_ø', 'Größe_ø'],
    ['a dollar, a hash and an equals sign', '$a#b=c', '$a#b=c'],
    ['parentheses and an exclamation mark', 'total(net)!', 'total(net)!'],
    ['braces', 'P{CT005}', 'P{CT005}'],
    ['an apostrophe', "owner's", "owner's"],
  ])('%s', (_, written, name) => {
    expect(
      merge(paragraph('[', complexField(` MERGEFIELD ${written} \\* MERGEFORMAT `), ']'), { [name]: 'v' }),
    ).toBe('[v]')
  })

  test('entities in an attribute', () => {
    expect(merge(paragraph(simpleField(' MERGEFIELD &quot;A &amp; B&quot; ', 'x')), { 'A & B': 'v' })).toBe(
      'v',
    )
  })
})

describe('The switches of a field', () => {
  test.each([
    ['\\* Upper', 'ann LEE', 'ANN LEE'],
    ['\\* Caps \\* MERGEFORMAT', 'ann LEE', 'Ann LEE'],
    ['\\* FirstCap MERGEFORMAT', 'ann lee', 'Ann lee'],
    ['\\# "#,##0.00"', 1234.5, '1,234.50'],
    ['\\# $#,###,###', 2456800, '$2,456,800'],
    ['\\@"dd/MM/yyyy"', '2013-04-15', '15/04/2013'],
    ['\\@ d MMMM yyyy', '2013-04-15', '15 April 2013'],
    ['\\b "(" \\f ")"', 'x', '(x)'],
    ['\\b "(" \\f ")"', '', ''],
    ['\\b Dear \\f , \\m \\v', 'Ann', 'DearAnn,'],
  ])('%s writes %j as %j', (switches, given, expected) => {
    expect(merge(paragraph(complexField(` MERGEFIELD x ${switches} `, '«x»')), { x: given })).toBe(expected)
  })

  test('Text before a value can be of several paragraphs and hold fields', () => {
    const field = `${begin + code(' MERGEFIELD x \\b "par')}</w:p><w:p>${mergeField('y')}${code(' " \\f !')}${end}`
    expect(merge(`<w:p>${field}</w:p>`, { x: 'X', y: 'Y' })).toBe('par\nY X!')
    expect(merge(`<w:p>${field}</w:p>`, { x: '', y: 'Y' })).toBe('')
  })
})

describe('A field in the instruction of another', () => {
  const cached = (name: string): string =>
    begin + code(` MERGEFIELD ${name} `) + separate + code(`«${name}»`) + end

  test('is computed with, and its cached result is no part of the instruction', () => {
    const formula = complexField(
      `${code(' = (')}${cached('price')}${code(' - ')}${cached('cost')}${code(') / 2 \\# "0.00" ')}`,
      '!Syntax Error',
    )
    expect(merge(paragraph(formula), { price: 10, cost: 2.5 })).toBe('3.75')
  })

  test('may be a simple one', () => {
    const inner = `<w:fldSimple w:instr=" MERGEFIELD x "><w:r><w:instrText>«x»</w:instrText></w:r></w:fldSimple>`
    const outer = complexField(
      `${code(' IF ')}${inner}${code(' = "five" "- ')}${inner}${code(' -" "no" ')}`,
      'no',
    )
    expect(merge(paragraph(outer), { x: 'five' })).toBe('- five -')
    expect(merge(paragraph(outer), { x: 'six' })).toBe('no')
  })

  test('may hold fields in its own result, which is cached within the instruction', () => {
    const inner = `${begin}${code(' IF ')}${cached('x')}${code(' = "2" "two" "more: ')}${cached('x')}${code('" ')}${separate}${code('more: ')}${cached('x')}${end}`
    const outer = complexField(
      `${code(' IF ')}${cached('x')}${code(' = "1" "one" "')}${inner}${code('" ')}`,
      run('more: ') + mergeField('x'),
    )
    expect(['1', '2', '5'].map((x) => merge(paragraph(outer), { x }))).toEqual(['one', 'two', 'more: 5'])
  })

  test('needs no results anywhere', () => {
    const field = (content: string): string => begin + content + end
    const amount = field(code(' MERGEFIELD NetIncome \\f ') + code('$'))
    const choice = field(
      `${code(' IF ')}${field(code(' MERGEFIELD NetIncome '))}${code(' > 0 " (surplus of ')}${amount}${code(') " "" ')}`,
    )
    expect(merge(paragraph('a', choice, 'b'), { NetIncome: 12 })).toBe('a (surplus of 12$) b')
    expect(merge(paragraph('a', choice, 'b'), { NetIncome: 0 })).toBe('ab')
  })

  test('is filled in the instruction of a field that stays, which Word then updates', () => {
    const link = complexField(`${code(' HYPERLINK "https://a.b/')}${mergeField('x')}${code('" ')}`, 'here')
    expect(fill(paragraph(link), { x: '17' })).toBe(
      paragraph(
        `<w:r><w:fldChar w:dirty="true" w:fldCharType="begin"/></w:r>${code(' HYPERLINK "https://a.b/')}` +
          `${code('17')}${code('" ')}${separate}${run('here')}${end}`,
      ),
    )
  })

  test('cannot change what that instruction means by its value', () => {
    const link = complexField(`${code(' HYPERLINK "')}${mergeField('x')}${code('" ')}`, 'here')
    expect(fill(paragraph(link), { x: 'a" \\o “b”\n{x}' })).toContain(code('a\\&quot; \\\\o \\“b\\” {x}'))
  })

  test('is filled within an IF and a QUOTE that are part of such an instruction', () => {
    const quote = complexField(`${code(' QUOTE "')}${mergeField('x')}${code('" ')}`)
    const choice = complexField(`${code(' IF 1 = 1 "')}${mergeField('x')}${code('" ')}`)
    const link = complexField(`${code(' HYPERLINK "')}${quote}${choice}${code('" ')}`, 'here')
    const filled = fill(paragraph(link), { x: 'X' })
    expect(leftovers(filled)).toEqual([])
    expect(filled).not.toContain('<w:t xml:space="preserve">X')
    expect(filled.match(/<w:instrText xml:space="preserve">X</g)).toHaveLength(2)
  })
})

describe('An IF', () => {
  const choice = (yes: string, no: string): string =>
    `${begin}${code(' IF ')}${mergeField('x')}${code(' = "1" "')}${yes}${code('" "')}${no}${code('" ')}${separate}${run('old')}${end}`

  test('prints the chosen branch as runs with the formatting that each has there', () => {
    const field = choice(code('yes ', '<w:b/>') + mergeField('y') + code(' &amp; more', '<w:i/>'), code('no'))
    const render = (x: string): string => {
      const { value: document } = renderQuote(undefined, openBuilt(paragraph(field)), {
        data: { x, y: 'Y' },
        culture: 'en-US',
      })
      return bodyOf(document?.bytes ?? new Uint8Array())
    }
    expect(render('1')).toBe(paragraph(value('yes ', '<w:b/>') + value('Y') + value(' &amp; more', '<w:i/>')))
    expect(render('2')).toBe(paragraph(value('no')))
  })

  test('takes pictures, breaks and tabs in its branches', () => {
    const field = choice(`${picture + code('a')}<w:r><w:br/></w:r><w:r><w:tab/></w:r>${code('b')}`, '')
    expect(merge(paragraph('[', field, ']'), { x: 1 })).toBe('[[stamp]a\n\tb]')
    expect(merge(paragraph('[', field, ']'), { x: 2 })).toBe('[]')
  })

  test('may be laid out over lines', () => {
    const field =
      begin +
      '<w:r><w:br/></w:r>' +
      code('IF ') +
      mergeField('x') +
      '<w:r><w:br/><w:lastRenderedPageBreak/></w:r>' +
      code('= 1 ') +
      '<w:r><w:tab/></w:r>' +
      code('"a" "b"') +
      end
    expect(merge(paragraph(field), { x: 1 })).toBe('a')
  })

  test('takes paragraphs in its branches, each with its properties', () => {
    const right = '<w:pPr><w:jc w:val="right"/></w:pPr>'
    const body = `<w:p>${run('[')}${begin}${code(' IF ')}${mergeField('x')}${code(' = 1 "a')}</w:p><w:p>${right}${code('b" "c" ')}${end}${run(']')}</w:p>`
    expect(merge(body, { x: 1 })).toBe('[a\nb]')
    expect(merge(body, { x: 2 })).toBe('[c]')
    const { value: filled } = renderQuote(undefined, openBuilt(body), { data: { x: 1 }, culture: 'en-US' })
    expect(bodyOf(filled?.bytes ?? new Uint8Array())).toBe(
      `<w:p>${run('[')}${value('a')}</w:p><w:p>${right}${value('b')}${run(']')}</w:p>`,
    )
  })

  test('takes tables and text boxes in its branches, with their fields and regions', () => {
    const box = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(mergeField('y'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
    const rows = table(
      ['head', 'b'],
      [paragraph(tableStart('r'), mergeField('z')), paragraph(mergeField('y'), tableEnd('r'))],
    )
    const body = `${paragraph(begin + code(' IF ') + mergeField('x') + code(' = 1 "') + box + code('above'))}${rows}${paragraph(code('" "none" ') + end)}`
    const data = { y: 'Y', r: [{ z: 'p' }, { z: 'q' }] }
    expect(merge(body, { ...data, x: 1 })).toBe('Y\nabove\nhead\nb\np\nY\nq\nY\n')
    expect(merge(body, { ...data, x: 2 })).toBe('none')
  })

  test('keeps the bookmarks of both branches once and in pairs', () => {
    const one = bookmark(1, 'one')
    const two = bookmark(2, 'two')
    const cell = paragraph(one.start + run('a') + one.end)
    const body = `${paragraph(begin + code(' IF ') + mergeField('x') + code(' = 1 "'))}${table([cell])}${paragraph(two.start + code('" "b" ') + two.end + end)}`
    for (const x of ['1', '2']) {
      const { value: filled } = renderQuote(undefined, openBuilt(body), { data: { x }, culture: 'en-US' })
      const xml = bodyOf(filled?.bytes ?? new Uint8Array())
      expect(xml.match(/<w:bookmarkStart /g)).toHaveLength(2)
      expect(xml.match(/<w:bookmarkEnd /g)).toHaveLength(2)
    }
  })

  test('holds other fields of Word, which stay', () => {
    const page = begin + code(' PAGE ') + separate + code('3') + end
    const { value: filled } = renderQuote(undefined, openBuilt(paragraph(choice(code('p. ') + page, ''))), {
      data: { x: 1 },
      culture: 'en-US',
    })
    expect(bodyOf(filled?.bytes ?? new Uint8Array())).toBe(
      paragraph(value('p. ') + begin + code(' PAGE ') + separate + value('3') + end),
    )
  })

  test('takes fields that stay out of what begins or ends in the midst of them', () => {
    const pieces = [
      begin,
      code(' IF '),
      mergeField('n'),
      code(' = 1 "a '),
      begin,
      code(' PAGE '),
      separate,
      code('3'),
      end,
      code('" "no"'),
      end,
    ]
    const wrappers = ['ins w:id="1"', 'hyperlink w:anchor="x"', 'smartTag w:element="x"']
    for (const wrapper of wrappers) {
      for (const [from] of pieces.entries()) {
        for (let to = from; to < pieces.length; to += 1) {
          const wrapped = pieces.with(from, `<w:${wrapper}>${pieces[from]}`)
          const body = paragraph(
            'p',
            wrapped.with(to, `${wrapped[to]}</w:${wrapper.split(' ')[0]}>`).join(''),
            'q',
          )
          expect(merge(body, { n: 1 })).toBe('pa 3q')
          expect(bodyOf(mergeBytes(body, { n: 1 }))).toContain(' PAGE ')
        }
      }
    }
  })

  test('leaves out the half of a content control with its properties', () => {
    const control = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>'
    const body = paragraph(
      begin,
      code(' IF '),
      mergeField('n'),
      code(' = 1 "a '),
      `${begin}${code(' PAGE ')}${separate}${control}${code('3')}${end}${code('" "no"')}${end}</w:sdtContent></w:sdt>`,
    )
    expect(bodyOf(mergeBytes(body, { n: 1 }))).not.toContain('w:sdtPr')
  })

  test('over paragraphs ends the links that it begins in before the first paragraph ends', () => {
    const link = '<w:hyperlink w:anchor="x">'
    const body = `<w:p>${link}${run('see ')}${begin}${code(' IF ')}${mergeField('n')}</w:hyperlink>${code(' = 1 "a')}</w:p><w:p>${code('b" "no"')}${link}${end}${run('there')}</w:hyperlink></w:p>`
    expect(merge(body, { n: 1 })).toBe('see a\nbthere')
  })

  test('that compares what only Word knows stays, with its merge fields filled', () => {
    const field = complexField(
      `${code(' IF ')}${complexField(' PAGE ', code('1'))}${code(' = 1 "')}${mergeField('x')}${code('" "" ')}`,
      'old',
    )
    const filled = fill(paragraph(field), { x: 'X' })
    expect(filled).toContain(`w:dirty="true"`)
    expect(filled).toContain(`${code('X')}${code('" "" ')}`)
  })

  test('repeats a region in its branch, and no more than what is in the branch', () => {
    const region = tableStart('r') + mergeField('z') + tableEnd('r')
    expect(merge(paragraph('[', choice(region, code('none')), ']'), { x: 1, r: [{ z: 1 }, { z: 2 }] })).toBe(
      '[12]',
    )
    expect(merge(paragraph('[', choice(region, code('none')), ']'), { x: 2, r: [{ z: 1 }, { z: 2 }] })).toBe(
      '[none]',
    )
  })

  test('may stand in a region, beside its markers, too', () => {
    const body = paragraph(tableStart('r') + choice(code('one'), code('other')) + tableEnd('r'))
    expect(merge(body, { r: [{ x: 1 }, { x: 2 }] })).toBe('one\nother')
  })
})

describe('A field is found', () => {
  const twice = (content: string): string =>
    `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`

  test('in both copies of a text box', () => {
    const content =
      paragraph(tableStart('r')) + paragraph(mergeField('x')) + paragraph(tableEnd('r')) + paragraph('.')
    expect(merge(paragraph(`<w:r>${twice(content)}</w:r>`), { r: [{ x: 1 }, { x: 2 }] })).toBe(
      '1\n2\n.\n1\n2\n.\n',
    )
  })

  test('in headers, footers, notes and comments', () => {
    const note = (root: string): string =>
      wordPart(`${root}s`, `<w:${root} w:id="1">${paragraph(mergeField('x'))}</w:${root}>`)
    const parts = {
      'word/header1.xml': wordPart('hdr', paragraph(complexField(' MERGEFIELD x '))),
      'word/footer1.xml': wordPart('ftr', paragraph(simpleField('MERGEFIELD x', ''))),
      'word/footnotes.xml': note('footnote'),
      'word/endnotes.xml': note('endnote'),
      'word/comments.xml': note('comment'),
    }
    const filled = fillDocx(openBuilt({ body: paragraph('a'), parts }), { x: 'X' })
    for (const part of Object.keys(parts)) expect([part, readDocxText(filled, part)]).toEqual([part, 'X'])
  })

  test('in content controls around paragraphs, rows and cells', () => {
    const cells = table([paragraph(mergeField('x')), 'b']).replace(/<w:tc>.*?<\/w:tc>/, control('$&'))
    const rows = table([paragraph(mergeField('x'))], ['b']).replace(/<w:tr>.*?<\/w:tr>/, control('$&'))
    expect(merge(control(paragraph(mergeField('x'))) + cells + rows, { x: 'X' })).toBe('X\nX\nb\nX\nb')
  })

  test('in a document of another name, and whose parts have strict namespaces', () => {
    const strict = wordPart('document', `<w:body>${paragraph(mergeField('x'))}</w:body>`).replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    )
    const text = (content: string): Uint8Array => new TextEncoder().encode(content)
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
    const bytes = writeZip([
      deflateEntry(
        '[Content_Types].xml',
        text(
          `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document2.xml" ContentType="${type}"/></Types>`,
        ),
      ),
      deflateEntry(
        '_rels/.rels',
        text(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="word/document2.xml"/></Relationships>',
        ),
      ),
      deflateEntry('word/document2.xml', text(strict)),
    ])
    const filled = fillDocx(openDocx('a.docx', bytes), { x: 'X' })
    expect(readDocxText(filled, 'word/document2.xml')).toBe('X')
  })

  test('in a package whose names have backslashes', () => {
    const parts = [...readDocxParts(buildDocx({ body: paragraph(mergeField('x')) }))]
    const entries = parts.map(([part, xml]) =>
      deflateEntry(part.replaceAll('/', '\\'), new TextEncoder().encode(xml)),
    )
    expect(readDocxText(fillDocx(openDocx('a.docx', writeZip(entries)), { x: 'X' }))).toBe('X')
  })

  test('but not among what was deleted', () => {
    const deleted = tracked(
      `${begin}<w:r><w:delInstrText> MERGEFIELD x </w:delInstrText></w:r>${separate}<w:r><w:delText>«x»</w:delText></w:r>${end}`,
      'del',
    )
    const template = openBuilt(paragraph(deleted, mergeField('y')))
    expect(template.outline.slots.map(({ written }) => written)).toEqual(['y'])
    expect(bodyOf(fillDocx(template, { y: 'Y' }))).toBe(paragraph(deleted + value('Y')))
  })

  test('nor in what a deletion left of one', () => {
    const rest = tracked(begin, 'del') + code(' MERGEFIELD x ') + tracked(separate + run('x') + end, 'del')
    const template = openBuilt(paragraph(rest, 'a'))
    expect(template.problems).toEqual([])
    expect(template.outline.slots).toEqual([])
  })
})

describe('What is no merge field stays', () => {
  test.each([
    ['a page number', complexField(' PAGE ', '1')],
    ['a simple date', simpleField(' DATE \\@ &quot;d MMMM&quot; ', '1 May')],
    ['a cross-reference', complexField(' REF x \\h ', 'text')],
    ['an IF without merge fields', complexField(' IF 1 = 1 "a" "b" ', 'a')],
    [
      'a table of contents over paragraphs',
      `${begin}${code(' TOC \\o ')}${separate}${run('a')}</w:p><w:p>${run('b')}${end}`,
    ],
  ])('%s', (_, field) => {
    const { value: filled } = renderQuote(undefined, openBuilt(paragraph(field, mergeField('x'))), {
      data: { x: 'X' },
      culture: 'en-US',
    })
    expect(bodyOf(filled?.bytes ?? new Uint8Array())).toBe(paragraph(field, value('X')))
  })

  test('with merge fields in its result filled', () => {
    expect(fill(paragraph(complexField(' HYPERLINK "a" ', run('to ') + mergeField('x'))), { x: 'X' })).toBe(
      paragraph(begin + code(' HYPERLINK "a" ') + separate + run('to ') + value('X') + end),
    )
  })

  test('and Word computes formulas anew that have no merge fields', () => {
    expect(fill(paragraph(complexField(' = 1 + PAGE ', '2'), mergeField('x')), { x: 'X' })).toBe(
      paragraph(
        `<w:r><w:fldChar w:dirty="true" w:fldCharType="begin"/></w:r>${code(' = 1 + PAGE ')}${separate}${run('2')}${end}${value('X')}`,
      ),
    )
  })

  test('but the data source, for which Word would ask', () => {
    const settings = (content: string): string =>
      wordPart('settings', `<w:zoom w:percent="100"/>${content}<w:defaultTabStop w:val="708"/>`)
    const filled = fillDocx(
      openBuilt({
        body: paragraph(mergeField('x')),
        parts: {
          'word/settings.xml': settings(
            '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT * FROM x"/></w:mailMerge>',
          ),
        },
      }),
      { x: 'X' },
    )
    expect(readDocxParts(filled).get('word/settings.xml')).toBe(settings(''))
  })
})

describe('Word fields and tags', () => {
  test('fill one document together', () => {
    const { value: filled, problems } = renderQuote(
      undefined,
      openBuilt(paragraph(mergeField('a'), ' {b} {#r}', mergeField('c'), '{/r}')),
      { data: { a: 'A', b: 'B', r: [{ c: '1' }, { c: '2' }] }, culture: 'en-US' },
    )
    expect(problems).toEqual([])
    expect(readDocxText(filled?.bytes ?? new Uint8Array())).toBe('A B 12')
  })

  test('hold each other: tags in a region of Word fields, and the reverse', () => {
    const inWord =
      paragraph(tableStart('r')) + paragraph('{#s}{x}{/s}', mergeField('y')) + paragraph(tableEnd('r'))
    const inTags =
      paragraph('{#r}') +
      paragraph(tableStart('s'), mergeField('x'), tableEnd('s')) +
      paragraph('{y}') +
      paragraph('{/r}')
    const data = {
      r: [
        { y: 'a', s: [{ x: 1 }, { x: 2 }] },
        { y: 'b', s: [] },
      ],
    }
    expect(merge(inWord, data)).toBe('12a\nb')
    expect(merge(inTags, data)).toBe('1\n2\na\nb')
  })

  test('are told apart where braces stand around a field', () => {
    expect(
      merge(paragraph('{', mergeField('x'), '} P{', mergeField('x'), '} {see ', mergeField('x'), ' there}'), {
        x: 'X',
      }),
    ).toBe('{X} P{X} {see X there}')
  })

  test('are never read in values', () => {
    const nasty = '{x} «x» {#r} \ufdd00\ufdd1 \ufdd30\ufdd4 <w:t>&amp;'
    expect(merge(paragraph(mergeField('x'), '|{x}'), { x: nasty })).toBe(
      Array.from({ length: 2 }, () => '{x} «x» {#r} 0 0 <w:t>&amp;').join('|'),
    )
  })

  test('are not made by references to characters that stand for them', () => {
    const template = openBuilt(paragraph(complexField(' IF 1 = 1 "&#xFDD0;#9&#xFDD1;" ')))
    expect(template.problems.map(({ code: name }) => name)).toEqual(['template-not-readable'])
  })
})

describe('A directive vanishes', () => {
  test('with its paragraph, and with the marker of a region beside it', () => {
    const body =
      paragraph(tableStart('r'), mergeField('GroupBy:productFamilyKey')) +
      paragraph(mergeField('x')) +
      paragraph(tableEnd('r')) +
      paragraph(mergeField('Culture:nb-NO')) +
      paragraph('.')
    const template = openBuilt(body)
    expect(template.directives.map(({ name, value: text }) => `${name}:${text}`)).toEqual([
      'GroupBy:productFamilyKey',
      'Culture:nb-NO',
    ])
    expect(fill(body, { r: [{ x: 'a' }, { x: 'b' }] })).toBe(
      paragraph(value('a')) + paragraph(value('b')) + paragraph('.'),
    )
  })

  test('and leaves a paragraph that has text', () => {
    expect(fill(paragraph('a', mergeField('OrderBy:name'), 'b'), {})).toBe(paragraph('a', 'b'))
  })
})

test('A picture stands where its field stood, once for each row', () => {
  const logo = {
    format: 'png' as const,
    bytes: new Uint8Array([1]),
    width: 10,
    height: 10,
    description: 'logo',
  }
  const template = openBuilt(
    paragraph(tableStart('line'), mergeField('Image:line/quoteLineThumbnail'), tableEnd('line')),
  )
  const filled = fillDocx(template, { line: [1, 2].map(() => ({ 'line/quoteLineThumbnail': logo })) })
  expect(readDocxText(filled)).toBe('[logo]\n[logo]')
})

describe('A region repeats what is valid once only', () => {
  test('and its bookmarks stay with the first copy', () => {
    const { start, end: close } = bookmark(3, 'here')
    const body = paragraph(tableStart('r'), start, mergeField('x'), close, tableEnd('r'))
    const xml = fill(body, { r: [{ x: 'a' }, { x: 'b' }] })
    expect(textOf(xml)).toBe('a\nb')
    expect(xml.match(/<w:bookmark\w+/g)).toEqual(['<w:bookmarkStart', '<w:bookmarkEnd'])
  })

  test('and values do not take over what hides its markers', () => {
    const hidden = (name: string): string =>
      complexField(
        code(` MERGEFIELD ${name} `, '<w:vanish/>'),
        run(`«${name}»`, '<w:vanish/><w:sz w:val="2"/>'),
      )
    const body = paragraph(hidden('TableStart:r'), mergeField('x'), hidden('TableEnd:r'))
    expect(fill(body, { r: [{ x: 'a' }] })).toBe(paragraph(value('a')))
  })
})

describe('A fault is told with its place', () => {
  const at = (place: object) => ({ part: main, paragraph: 1, ...place })
  test.each([
    ['a field without an end', paragraph(begin, code(' PAGE ')), [['template-syntax', at({})]]],
    ['an end without a beginning', paragraph('a', end), [['template-syntax', at({})]]],
    ['a field without a beginning, once', paragraph(separate, run('a'), end), [['template-syntax', at({})]]],
    ['a separator alone', paragraph(separate, run('a')), [['template-syntax', at({})]]],
    [
      'a field over two cells',
      table([paragraph(begin, code(' MERGEFIELD x ')), paragraph(separate, end)]),
      [['field-crosses-cell', at({ table: 1, row: 1, cell: 1 })]],
    ],
    [
      'a field without a name',
      paragraph(complexField(' MERGEFIELD ')),
      [['template-syntax', at({ field: 'MERGEFIELD' })]],
    ],
    [
      'a quote that is not closed',
      paragraph(complexField(' MERGEFIELD "x ')),
      [['template-syntax', at({ field: 'MERGEFIELD "x' })]],
    ],
    [
      'an IF that compares with nothing',
      paragraph(complexField(`${code(' IF ')}${mergeField('x')}${code(' ')}`)),
      [['template-syntax', at({ field: 'IF { MERGEFIELD x \\* MERGEFORMAT }' })]],
    ],
    ...['NEXT', 'NEXTIF 1 = 1', 'ADDRESSBLOCK', 'GREETINGLINE', 'DATABASE'].map(
      (name): [string, string, [string, object][]] => [
        `the field ${name}`,
        paragraph(complexField(` ${name} `)),
        [['template-syntax', at({ field: name })]],
      ],
    ),
  ])('%s', (_, body, expected) => {
    expect(problemsOf(body)).toEqual(expected)
  })

  test('where the document would not be one without the field', () => {
    const link = '<w:hyperlink w:anchor="x">'
    const body = `${paragraph('first')}<w:p>${link}${begin}${code(' IF ')}${mergeField('n')}${code(' = 1 "a')}</w:hyperlink></w:p><w:sdt><w:sdtContent><w:p>${code('b" "no"')}${end}</w:p></w:sdtContent></w:sdt>${paragraph(mergeField('n'))}`
    expect(problemsOf(body)).toEqual([['template-syntax', { part: main, paragraph: 2 }]])
  })

  test('in another part', () => {
    const parts = { 'word/header1.xml': wordPart('hdr', paragraph(begin, begin, code('TITLE'))) }
    expect(problemsOf({ body: paragraph('a'), parts })).toEqual([
      ['template-syntax', { part: 'word/header1.xml', paragraph: 1 }],
      ['template-syntax', { part: 'word/header1.xml', paragraph: 1 }],
    ])
  })

  test('and with all others, also behind a field that does not end', () => {
    const body =
      paragraph(begin, code(' PAGE '), complexField(' NEXT '), complexField(' MERGEFIELD ')) +
      table([paragraph(tableStart('a')), paragraph(begin)]) +
      paragraph(tableEnd('b'))
    const problems = openBuilt(body).problems.map(({ code: name, where }) => [name, where?.field])
    expect(problems).toHaveLength(6)
    expect(problems).toEqual(
      expect.arrayContaining([
        ['template-syntax', undefined],
        ['template-syntax', 'NEXT'],
        ['template-syntax', 'MERGEFIELD'],
        ['field-crosses-cell', undefined],
        ['unclosed-region', 'MERGEFIELD TableStart:a \\* MERGEFORMAT'],
        ['unclosed-region', 'MERGEFIELD TableEnd:b \\* MERGEFORMAT'],
      ]),
    )
  })

  test('before it takes time: fields that go too deep', () => {
    const deep = (depth: number): string =>
      paragraph(
        (begin + code(' IF 1 = 1 "')).repeat(depth),
        mergeField('x'),
        (code('" ') + end).repeat(depth),
      )
    expect(openBuilt(deep(40)).problems).toEqual([])
    expect(openBuilt(deep(150)).problems.map(({ code: name }) => name)).toEqual(['template-too-large'])
    const text = deep(20_000)
    const { problems } = markFields({ name: main, contentType: '', text, tokens: readXml(text).tokens }, [])
    expect(problems.map(({ code: name }) => name)).toEqual(['template-too-large'])
  })
})
