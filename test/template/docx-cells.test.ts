import validate from '@ooxml-tools/validate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCulture } from '../../src/culture/find-culture.js'
import { createCellComputation } from '../../src/fields/compute-cells.js'
import { computeCells } from '../../src/template/docx-cells.js'
import { buildDocx, paragraph, readDocxParts, run, textOf } from '../fixtures/build-docx.js'

const character = (type: string, attributes = ''): string =>
  `<w:r><w:fldChar w:fldCharType="${type}"${attributes}/></w:r>`
const code = (text: string, properties = ''): string =>
  `<w:r>${properties}<w:instrText xml:space="preserve">${text}</w:instrText></w:r>`

/** A complex field with a result that is out of date. */
const formula = (expression: string, result = 'old'): string =>
  `${character('begin')}${code(` =${expression} `)}${character('separate')}${run(result)}${character('end')}`
const simple = (expression: string): string =>
  `<w:fldSimple w:instr=" = ${expression} ">${run('old')}</w:fldSimple>`

interface Cell {
  readonly content: string
  readonly properties?: string
}
interface Row {
  readonly cells: readonly (string | Cell)[]
  readonly properties?: string
}

/** A cell of runs; a text that is no XML is a run. */
function cell(given: string | Cell): string {
  const { content, properties = '' } = typeof given === 'string' ? { content: given } : given
  const inner =
    content.startsWith('<w:p>') || content.startsWith('<w:tbl>')
      ? content
      : `<w:p>${content.startsWith('<') ? content : run(content)}</w:p>`
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`
}

const spanning = (content: string, columns: number): Cell => ({
  content,
  properties: `<w:gridSpan w:val="${columns}"/>`,
})
const merged = (content: string, value?: string): Cell => ({
  content,
  properties: value === undefined ? '<w:vMerge/>' : `<w:vMerge w:val="${value}"/>`,
})
const heading = (...cells: readonly string[]): Row => ({
  cells,
  properties: '<w:trPr><w:tblHeader/></w:trPr>',
})

const table = (...rows: readonly (Row | readonly (string | Cell)[])[]): string => {
  const written = rows.map((row) => {
    const { cells, properties = '' }: Row = 'cells' in row ? row : { cells: row }
    return `<w:tr>${properties}${cells.map(cell).join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${written.join('')}</w:tbl>`
}

function compute(body: string, culture = 'de-DE'): string {
  const found = findCulture(culture)
  if (found === undefined) throw new Error(`There is no culture ${culture}`)
  return computeCells(`<w:document><w:body>${body}</w:body></w:document>`, createCellComputation(found))
}

/** The cells of a computed document, with what is left to Word in brackets. */
const read = (body: string, culture?: string): string =>
  textOf(
    compute(body, culture).replace(
      /<w:fldSimple[^>]* w:dirty="true".*?<\/w:fldSimple>|<w:r><w:fldChar w:dirty="true".*?"end"\/><\/w:r>/gs,
      '<w:r><w:t>[Word]</w:t></w:r>',
    ),
  ).replaceAll('\n', '|')

const gone = /fldChar|fldSimple|instrText/

describe('A sum', () => {
  test('over the cells above stands in the place of its field', () => {
    const body = table(['Preis'], ['1.000,00'], ['234,50'], [formula('SUM(ABOVE)')])
    expect(read(body)).toBe('Preis|1.000,00|234,50|1.234,50')
    expect(compute(body)).not.toMatch(gone)
  })

  test('is written in the culture of the document', () => {
    const body = table(['1\u00a0000,00'], ['234,50'], [simple('sum(above)')])
    expect(read(body, 'nb-NO')).toBe('1\u00a0000,00|234,50|1\u00a0234,50')
    expect(read(table(['1,000.00'], ['234.50'], [formula('SUM(ABOVE) \\# "$#,##0.00"')]), 'en-US')).toBe(
      '1,000.00|234.50|$1,234.50',
    )
  })

  test('over the cells to the left or right, or below', () => {
    expect(read(table(['1', '2', formula('SUM(LEFT)')]))).toBe('1|2|3')
    expect(read(table([formula('SUM(RIGHT)'), '1', '2']))).toBe('3|1|2')
    expect(read(table([formula('SUM(BELOW)')], ['1'], ['2']))).toBe('3|1|2')
    expect(read(table(['x', '5', formula('SUM(LEFT)')]))).toBe('x|5|5')
  })

  test('leaves out what a heading row counts', () => {
    expect(read(table(heading('2026'), ['1'], ['2'], [formula('SUM(ABOVE)')]))).toBe('2026|1|2|3')
  })

  test('that would start anew below a blank cell or text, with numbers above that, is left to Word', () => {
    const rows = [['1'], [formula('SUM(ABOVE)')], ['Hardware'], ['2'], ['3'], [formula('SUM(ABOVE)')]]
    expect(read(table(...rows))).toBe('1|1|Hardware|2|3|[Word]')
    expect(read(table(['5,00'], ['auf Anfrage'], [formula('SUM(ABOVE)')]))).toBe('5,00|auf Anfrage|[Word]')
    expect(read(table(['5,00'], [''], ['1,00'], [formula('SUM(ABOVE)')]))).toBe('5,00||1,00|[Word]')
  })

  test('has the formatting of its former result, else of its instruction', () => {
    const bold = '<w:rPr><w:b/><w:noProof/></w:rPr>'
    const complex = `${character('begin')}${code(' =SUM(ABOVE)')}${character('separate')}<w:r>${bold}<w:t>0</w:t></w:r>${character('end')}`
    const bare = `${character('begin')}${code(' =SUM(LEFT)', '<w:rPr><w:i/></w:rPr>')}${character('end')}`
    const xml = compute(table(['1'], [complex, bare]))
    expect(xml).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">1</w:t></w:r>')
    expect(xml).toContain('<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">1</w:t></w:r>')
  })

  test('may stand in the midst of text, and several in one cell', () => {
    const text = `<w:p>${run('Summe: ')}${formula('SUM(ABOVE)')}${run(' EUR, Mittel ')}${formula('AVERAGE(ABOVE)')}</w:p>`
    expect(read(table(['1,50'], ['2,50'], [text]))).toBe('1,50|2,50|Summe: 4,00 EUR, Mittel 2,00')
  })
})

describe('A formula', () => {
  test('names cells by column and row', () => {
    const rows = [
      ['Menge', 'Preis', 'Summe'],
      ['2', '10,50', formula('A2*B2')],
      ['3', '1,00', formula('A3*B3')],
    ]
    expect(read(table(...rows))).toBe('Menge|Preis|Summe|2|10,50|21,00|3|1,00|3,00')
    expect(read(table(['1', '2'], ['3', '4'], ['5', '6'], [formula('AVERAGE(A1:B3)')]))).toBe('1|2|3|4|5|6|4')
    expect(read(table(['1', '2'], ['3', '4,0'], [formula('SUM(B:B)')]))).toBe('1|2|3|4,0|6,0')
    expect(read(table(['1', '2'], ['3', '4'], ['', formula('SUM(1:2)')]))).toBe('1|2|3|4||10')
  })

  test('uses what other formulas give, wherever those stand', () => {
    const body = table(
      [formula('SUM(BELOW)'), ''],
      ['2', formula('A2*10')],
      ['3', formula('A3*10')],
      ['', formula('SUM(ABOVE)')],
    )
    expect(read(body)).toBe('5||2|20|3|30||50')
    expect(read(table([formula('B1+1'), formula('C1+1'), '1']))).toBe('3|2|1')
  })

  test('that needs itself is left to Word, and so is what needs it', () => {
    expect(read(table([formula('B1'), formula('A1'), formula('A1+1')]))).toBe('[Word]|[Word]|[Word]')
    expect(read(table([formula('A1+1')]))).toBe('[Word]')
  })

  test.each([
    ['cells that are not there', 'C9'],
    ['another table', 'SUM(Table1 A1:A2)'],
    ['a bookmark', 'Total*2'],
    ['nothing in the table', '1+2'],
    ['a division by zero', 'A1/0'],
  ])('of %s is left to Word, which computes it on opening', (_, expression) => {
    const xml = compute(table(['1'], [formula(expression)], [simple(expression)]))
    expect(xml.match(/<w:fldChar w:dirty="true" w:fldCharType="begin"\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:fldSimple w:dirty="true" w:instr=/g)).toHaveLength(1)
    expect(textOf(xml)).toBe('1\nold\nold')
  })

  test('with another field in it is left to Word', () => {
    const nested = `${character('begin')}${code(' = A1 * ')}${formula('2')}${character('end')}`
    expect(read(table(['1'], [nested]))).toBe('1|[Word]')
  })

  test('is marked once for Word', () => {
    const dirty = formula('Total').replace('w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="true"')
    expect(compute(table([dirty])).match(/w:dirty/g)).toHaveLength(1)
  })

  test('outside of tables stays as it is', () => {
    const body = `<w:p>${formula('1+2')}</w:p>`
    expect(compute(body)).toBe(`<w:document><w:body>${body}</w:body></w:document>`)
  })
})

describe('Merged cells', () => {
  test('above and below are what is seen there', () => {
    const body = table(
      ['Pos', 'Name', 'Preis'],
      ['1', 'Tisch', '10,00'],
      ['2', 'Stuhl', '5,00'],
      [spanning('Summe', 2), formula('SUM(ABOVE)')],
    )
    expect(read(body)).toBe('Pos|Name|Preis|1|Tisch|10,00|2|Stuhl|5,00|Summe|15,00')
  })

  test('count as one in the names of cells', () => {
    expect(read(table([spanning('1', 3), '2'], [formula('SUM(A1:B1)'), 'x', 'y', 'z']))).toBe('1|2|3|x|y|z')
  })

  test('that go on from above are counted once', () => {
    const body = table(
      ['1', merged('7', 'restart')],
      ['2', merged('')],
      ['3', '8'],
      ['', formula('SUM(ABOVE)')],
    )
    expect(read(body)).toBe('1|7|2||3|8||15')
  })

  test('of a row that begins later are found where they stand', () => {
    const late: Row = {
      cells: [formula('SUM(ABOVE)')],
      properties: '<w:trPr><w:gridBefore w:val="1"/></w:trPr>',
    }
    expect(read(table(['1', '2'], late))).toBe('1|2|2')
  })
})

describe('Cells', () => {
  test('of a table in a cell are its own', () => {
    const inner = table(['10'], ['20'], [formula('SUM(ABOVE)')])
    const body = table(['1'], [`${inner}${paragraph('2')}`], [formula('SUM(ABOVE)')])
    expect(read(body)).toBe('1|10|20|30|2|3')
  })

  test('are read without deleted text and instructions, with the results of other fields', () => {
    const deleted = `<w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>`
    const other = `${character('begin')}${code(' REF x ')}${character('separate')}${run('4')}${character('end')}`
    expect(read(table([`${deleted}${run('1')}`], [other], [formula('SUM(ABOVE)')]))).toBe('1|4|5')
  })

  test('are read through runs and tabs', () => {
    expect(
      read(
        table([`${run('1.2')}<w:r><w:tab/></w:r>`], [`${run('-')}${run('0,2')}`], [formula('SUM(ABOVE)')]),
      ),
    ).toBe('1.2\t|-0,2|1,0')
  })

  test('may lie in content controls, and their rows as well', () => {
    const control = (content: string): string => `<w:sdt><w:sdtContent>${content}</w:sdtContent></w:sdt>`
    const rows = [
      control(`<w:tr>${cell('1')}</w:tr>`),
      `<w:tr>${control(cell('2'))}</w:tr>`,
      `<w:tr>${cell(formula('SUM(ABOVE)'))}</w:tr>`,
    ]
    expect(read(`<w:tbl>${rows.join('')}</w:tbl>`)).toBe('1|2|3')
  })
})

test('The computed document is valid', async () => {
  const { body } = {
    body: [
      table(
        ['1', '2'],
        [
          `<w:p><w:bookmarkStart w:id="0" w:name="b"/>${formula('SUM(ABOVE)')}<w:bookmarkEnd w:id="0"/></w:p>`,
          simple('Total'),
        ],
      )
        .replaceAll('<w:tblPr/>', '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>')
        .replaceAll('<w:tcPr></w:tcPr>', ''),
      paragraph('end'),
    ].join(''),
  }
  const template = readDocxParts(buildDocx({ body })).get('word/document.xml') ?? ''
  const culture = findCulture('de-DE')
  const computed = culture && computeCells(template, createCellComputation(culture))
  const [, content = ''] = /<w:body>(.*)<w:sectPr/s.exec(computed ?? '') ?? []
  expect(content).toContain('>1</w:t></w:r><w:bookmarkEnd')
  expect(await validate(buildDocx({ body: content }), 'docx', 'Office2019')).toEqual([])
})

describe('For any table', () => {
  test('the sum of a column is that of its amounts', () => {
    const cents = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 8 })
    const written = (value: number): string =>
      new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 })
        .format(value / 100)
        .replace('-0,00', '0,00')
    fc.assert(
      fc.property(cents, (amounts) => {
        const sum = amounts.reduce((total, amount) => total + amount, 0)
        const rows = amounts.map((amount) => [written(amount)])
        expect(
          read(table(...rows, [formula('SUM(ABOVE)')]))
            .split('|')
            .at(-1),
        ).toBe(written(sum))
      }),
    )
  })

  test('references to whatever cells never fail', () => {
    const reference = fc.constantFrom(
      'ABOVE',
      'LEFT',
      'A1',
      'B2',
      'A1:B2',
      'B2:A1',
      'A:A',
      '1:1',
      '9:1',
      'ZZ99',
    )
    const content = fc.oneof(
      fc.constantFrom('', '1', 'x', '2 y'),
      reference.map((name) => formula(`SUM(${name})`)),
    )
    const given = fc.oneof(
      content,
      content.map((each) => spanning(each, 2)),
      content.map((each) => merged(each)),
    )
    fc.assert(
      fc.property(fc.array(fc.array(given, { maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(() => compute(table(...rows))).not.toThrow()
      }),
    )
  })

  test('formulas over formulas, each over all above, are computed as far as that is no danger', () => {
    const rows = Array.from({ length: 5_000 }, () => [formula('SUM(ABOVE)')])
    const cells = read(table(['0'], ...rows)).split('|')
    expect(cells.slice(0, 1_001)).toEqual(Array.from({ length: 1_001 }, () => '0'))
    expect(cells.at(-1)).toBe('[Word]')
  })

  test('formulas of many levels in a chain are no danger', () => {
    const deep = (inner: string): string => `${'ABS('.repeat(50)}${inner}${')'.repeat(50)}`
    const rows = Array.from({ length: 200 }, (_, index) => [formula(deep(`SUM(A${index + 2})`))])
    expect(
      read(table(...rows, ['1']))
        .split('|')
        .slice(-10),
    ).toEqual(Array.from({ length: 10 }, () => '1'))
  })

  test('a long chain of formulas is no danger', () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => [formula(`A${index + 2}+1`)])
    expect(() => compute(table(...rows, ['1']))).not.toThrow()
  })
})
