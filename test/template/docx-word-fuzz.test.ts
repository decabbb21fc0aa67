/**
 * Random documents of Word's fields. Valid ones, however programs may store them, print what a model of their own says.
 * Damaged ones are refused or filled, and what comes out is well-formed.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderQuote } from '../../src/render.js'
import { markElement } from '../../src/template/docx-marks.js'
import { readXml } from '../../src/template/xml-reader.js'
import { paragraph, readDocxParts, run, table, textOf } from '../fixtures/build-docx.js'
import { openBuilt } from '../fixtures/fill-docx.js'
import { begin, code, end, separate } from '../fixtures/word-fields.js'

/** What stands in a paragraph. `form` chooses how a field is stored. */
type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: Name; readonly form: number }
  | { readonly kind: 'sum'; readonly names: readonly [Name, Name]; readonly form: number }
  | { readonly kind: 'page'; readonly form: number }
  | {
      readonly kind: 'if'
      readonly condition: Condition
      readonly yes: readonly Inline[]
      readonly no: readonly Inline[]
      readonly form: number
    }
type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'region'
      readonly place: number
      readonly beside: readonly Inline[]
      readonly blocks: readonly Block[]
    }
  | {
      readonly kind: 'choice'
      readonly condition: Condition
      readonly yes: readonly (readonly Inline[])[]
      readonly no: readonly (readonly Inline[])[]
    }
type Name = 'word' | 'n' | 'Long name'
interface Condition {
  readonly name: Name
  readonly operator: '=' | '<>'
  readonly text: string
}
interface Row {
  readonly values: Readonly<Record<Name, string | number>>
  readonly rows: readonly Row[]
}

// ---------------------------------------------------------------------------------------- any document

const form = fc.nat({ max: 1023 })
const name = fc.constantFrom<Name>('word', 'n', 'Long name')
const text = fc.constantFrom('a', 'b c', ' d ', 'é & <', "it's")
const condition = fc.record({
  name,
  operator: fc.constantFrom('=' as const, '<>' as const),
  text: fc.constantFrom('alpha', '3', 'beta', '7'),
})
const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: fc.constant('text' as const), text }),
    fc.record({ kind: fc.constant('value' as const), name, form }),
    fc.record({ kind: fc.constant('page' as const), form }),
    fc.record({
      kind: fc.constant('sum' as const),
      names: fc.constant<readonly [Name, Name]>(['n', 'n']),
      form,
    }),
    fc.record({
      kind: fc.constant('if' as const),
      condition,
      yes: fc.array(tie('inline'), { maxLength: 3 }),
      no: fc.array(tie('inline'), { maxLength: 2 }),
      form,
    }),
  ),
}))
const content = fc.array(inline, { maxLength: 3 })
const contents = fc.array(content, { minLength: 1, maxLength: 3 })
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.record({ kind: fc.constant('paragraph' as const), content }),
    fc.record({ kind: fc.constant('choice' as const), condition, yes: contents, no: contents }),
    fc.record({
      kind: fc.constant('region' as const),
      place: fc.nat({ max: 6 }),
      beside: content,
      blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}))
const document = fc.array(block, { minLength: 1, maxLength: 4 })
const row = (depth: number): fc.Arbitrary<Row> =>
  fc.record({
    values: fc.record({
      word: fc.constantFrom('alpha', 'beta', '{n} «word»', ''),
      n: fc.constantFrom(3, 7, 0),
      'Long name': fc.constantFrom('beta', 'x\ny', '<&"\\'),
    }),
    rows: depth === 0 ? fc.constant([]) : fc.array(row(depth - 1), { maxLength: 2 }),
  })

// ------------------------------------------------------------------------------------- as Word stores it

/** Takes a choice from the bits of a form. */
class Choices {
  constructor(private bits: number) {}
  take(count: number): number {
    const choice = this.bits % count
    this.bits = Math.floor(this.bits / count)
    return choice
  }
}

const escapeText = (plain: string): string => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

class Writer {
  private bookmarks = 0

  blocks(blocks: readonly Block[], depth: number): string {
    return blocks.map((each) => this.block(each, depth)).join('')
  }

  private block(each: Block, depth: number): string {
    if (each.kind === 'paragraph') return paragraph(this.inlines(each.content, false))
    if (each.kind === 'choice') return this.choice(each)
    const [start, stop] = ['TableStart', 'TableEnd'].map((word) =>
      this.field(` MERGEFIELD ${word}:r${depth} `, { form: depth * 37, inCode: false }),
    )
    const beside = this.inlines(each.beside, false)
    const inside = this.blocks(each.blocks, depth + 1)
    const [opening = '', closing = ''] = [start, stop]
    switch (each.place) {
      case 0:
        return paragraph(opening) + inside + paragraph(closing)
      case 1:
        return paragraph(run('s') + opening + beside) + inside + paragraph(closing + run('e'))
      case 2:
        return paragraph(run('s') + opening + beside + closing)
      case 3:
        return table([paragraph(opening) + inside + paragraph(closing)]) + paragraph('')
      case 4:
        return (
          table(['h', 'i'], [paragraph(opening + beside), inside + paragraph(run('c') + closing)]) +
          paragraph('')
        )
      case 5:
        return (
          table(['h'], [paragraph(opening)], [inside + paragraph(run('c'))], [paragraph(closing)]) +
          paragraph('')
        )
      default:
        return paragraph(
          `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(opening) + inside + paragraph(closing)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
        )
    }
  }

  private choice({ condition, yes, no }: Extract<Block, { kind: 'choice' }>): string {
    const branch = (each: readonly (readonly Inline[])[]): string =>
      each.map((inlines) => this.inlines(inlines, true)).join('</w:p><w:p>')
    return `<w:p>${begin}${this.comparison(condition)}${code(' "')}${branch(yes)}${code('" "')}${branch(no)}${code('"')}${end}</w:p>`
  }

  private inlines(inlines: readonly Inline[], inCode: boolean): string {
    return inlines.map((each) => this.inline(each, inCode)).join('')
  }

  private inline(each: Inline, inCode: boolean): string {
    switch (each.kind) {
      case 'text':
        return inCode
          ? code(escapeText(each.text))
          : `<w:r><w:t xml:space="preserve">${escapeText(each.text)}</w:t></w:r>`
      case 'value':
        return this.value(each.name, each.form, inCode)
      case 'page':
        return begin + code(' PAGE ') + separate + (inCode ? code('7') : run('7')) + end
      case 'sum': {
        const [a, b] = each.names.map((one) => this.value(one, each.form, true))
        return this.complex(
          [code(' = '), a ?? '', code(' + '), b ?? '', code(' ')].join(''),
          each.form,
          inCode,
        )
      }
      case 'if':
        return this.complex(
          `${this.comparison(each.condition)}${code(' "')}${this.inlines(each.yes, true)}${code('" "')}${this.inlines(each.no, true)}${code('" ')}`,
          each.form,
          inCode,
        )
    }
  }

  private comparison({ name: left, operator, text: right }: Condition): string {
    return `${code(' IF "')}${this.value(left, 5, true)}${code(`" ${escapeText(operator)} "${right}"`)}`
  }

  private value(of: Name, how: number, inCode: boolean): string {
    const written = of.includes(' ') || how % 3 === 0 ? `"${of}"` : of
    return this.field(` MERGEFIELD ${written} \\* MERGEFORMAT `, { form: how, inCode })
  }

  /** A field whose instruction is all text. */
  private field(
    instruction: string,
    { form: how, inCode }: { readonly form: number; readonly inCode: boolean },
  ): string {
    const choices = new Choices(how)
    const isSimple = choices.take(4) === 0
    if (isSimple) {
      const result = inCode ? code('«x»') : run('«x»')
      return `<w:fldSimple w:instr="${instruction.replaceAll('"', '&quot;')}">${result}</w:fldSimple>`
    }
    const cut = choices.take(instruction.length)
    const pieces = [instruction.slice(0, cut), instruction.slice(cut)].filter((piece) => piece !== '')
    const isBare = choices.take(2) === 0
    const runs = pieces.map((piece) => {
      const whole = code(piece.replaceAll('"', '&quot;'))
      return isBare ? whole.replace(' xml:space="preserve"', '') : whole
    })
    return this.complex(runs.join(choices.take(3) === 0 ? this.bookmark() : ''), how, inCode)
  }

  private complex(instruction: string, how: number, inCode: boolean): string {
    const choices = new Choices(how * 7 + 3)
    const shown = (one: string): string => (inCode ? code(one) : run(one))
    const results = [
      '',
      separate,
      separate + shown('old'),
      `${separate}${shown('«o')}<w:proofErr w:type="spellStart"/>${shown('ld»')}<w:proofErr w:type="spellEnd"/>`,
    ]
    return begin + instruction + (results[choices.take(results.length)] ?? '') + end
  }

  private bookmark(): string {
    this.bookmarks += 1
    return `<w:bookmarkStart w:id="${this.bookmarks}" w:name="b${this.bookmarks}"/><w:bookmarkEnd w:id="${this.bookmarks}"/>`
  }
}

// ------------------------------------------------------------------------------------------- as it prints

/** The paragraphs that have any text. */
class Model {
  print(blocks: readonly Block[], at: Row): readonly string[] {
    return blocks.flatMap((each) => this.block(each, at))
  }

  private block(each: Block, at: Row): readonly string[] {
    if (each.kind === 'paragraph') return [this.inlines(each.content, at)]
    if (each.kind === 'choice') {
      const branch = this.holds(each.condition, at) ? each.yes : each.no
      return branch.map((inlines) => this.inlines(inlines, at))
    }
    const repeated = at.rows.flatMap((inner) => this.repetition(each, inner))
    if (each.place === 4) return ['h', 'i', ...repeated]
    return each.place === 5 ? ['h', ...repeated] : repeated
  }

  private repetition(
    { place, beside, blocks }: Extract<Block, { kind: 'region' }>,
    at: Row,
  ): readonly string[] {
    const text = this.inlines(beside, at)
    if (place === 2) return [`s${text}`]
    const inside = this.print(blocks, at)
    if (place === 1) return [`s${text}`, ...inside, 'e']
    if (place === 4) return [text, ...inside, 'c']
    return place === 5 ? [...inside, 'c'] : inside
  }

  private inlines(inlines: readonly Inline[], at: Row): string {
    return inlines.map((each) => this.inline(each, at)).join('')
  }

  private inline(each: Inline, at: Row): string {
    switch (each.kind) {
      case 'text':
        return each.text
      case 'value':
        return String(at.values[each.name])
      case 'page':
        return '7'
      case 'sum':
        return String(each.names.reduce((sum, one) => sum + Number(at.values[one]), 0))
      case 'if':
        return this.inlines(this.holds(each.condition, at) ? each.yes : each.no, at)
    }
  }

  private holds({ name: left, operator, text: right }: Condition, at: Row): boolean {
    return (String(at.values[left]) === right) === (operator === '=')
  }
}

/** Each row's fields under their names, and its rows as a region of their own. */
const dataOf = ({ values, rows }: Row, depth = 0): Record<string, unknown> => ({
  ...values,
  [`r${depth}`]: rows.map((each) => dataOf(each, depth + 1)),
})

function bodyOf(bytes: Uint8Array): string {
  const xml = readDocxParts(bytes).get('word/document.xml') ?? ''
  expect(readXml(xml).fault).toBeUndefined()
  expect(xml).not.toMatch(new RegExp(`${markElement}|[\\ufdd0-\\ufdef]`))
  return xml
}
const count = (xml: string, found: RegExp): number => xml.match(found)?.length ?? 0
const visibleLines = (lines: string): readonly string[] => lines.split('\n').filter((line) => line !== '')

describe('Any document of fields', () => {
  test('prints what it says, and is a document still', () => {
    fc.assert(
      fc.property(document, row(2), (blocks, data) => {
        const body = new Writer().blocks(blocks, 0) + paragraph('.')
        const template = openBuilt(body)
        expect(template.problems).toEqual([])
        const { value, problems } = renderQuote(undefined, template, { data: dataOf(data), culture: 'en-US' })
        expect(problems).toEqual([])
        const xml = bodyOf(value?.bytes ?? new Uint8Array())
        expect(xml).not.toContain('MERGEFIELD')
        expect(visibleLines(textOf(xml))).toEqual(
          visibleLines([...new Model().print(blocks, data), '.'].join('\n')),
        )
        for (const type of ['separate', 'end']) {
          expect(count(xml, new RegExp(`fldCharType="${type}"`, 'g'))).toBe(
            count(xml, /fldCharType="begin"/g),
          )
        }
        expect(count(xml, /<w:bookmarkStart /g)).toBe(count(xml, /<w:bookmarkEnd /g))
        const names = xml.match(/w:name="b\d+"/g) ?? []
        expect(new Set(names).size).toBe(names.length)
        expect(xml).not.toMatch(
          /<w:(?:tc|txbxContent)>(?:<w:tcPr>.*?<\/w:tcPr>)?<\/w:(?:tc|txbxContent)>|<\/w:tbl><w:tbl>|<\/w:tbl><\/w:tc>/,
        )
      }),
      { numRuns: 250 },
    )
  })
})

describe('A damaged document of fields', () => {
  const piece =
    /<w:fldChar [^>]*\/>|<w:r><w:fldChar [^>]*\/><\/w:r>|<w:r><w:instrText[^>]*>[^<]*<\/w:instrText><\/w:r>|<\/w:p><w:p>|<\/w:tc><w:tc>|<w:proofErr [^>]*\/>/g
  const place = /(?<=<\/w:r>|<w:p>|<\/w:p>)(?=<w:(?:r|p|fldSimple|tbl)>|<\/w:p>)/g
  const damage = fc.record({
    kind: fc.constantFrom('delete' as const, 'double' as const, 'move' as const, 'cut' as const),
    which: fc.nat(),
    where: fc.nat(),
    length: fc.nat({ max: 30 }),
  })

  function harm(
    xml: string,
    { kind, which, where, length }: typeof damage extends fc.Arbitrary<infer D> ? D : never,
  ): string {
    if (kind === 'cut') {
      const from = which % (xml.length + 1)
      return xml.slice(0, from) + xml.slice(from + length)
    }
    const pieces = [...xml.matchAll(piece)]
    const chosen = pieces[which % Math.max(1, pieces.length)]
    if (chosen === undefined) return xml
    const without =
      kind === 'double' ? xml : xml.slice(0, chosen.index) + xml.slice(chosen.index + chosen[0].length)
    if (kind === 'delete') return without
    const places = [...without.matchAll(place)]
    const at = places[where % Math.max(1, places.length)]?.index ?? 0
    return without.slice(0, at) + chosen[0] + without.slice(at)
  }

  test('is refused, or filled without harm', () => {
    let filled = 0
    fc.assert(
      fc.property(
        document,
        row(2),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        (blocks, data, damages) => {
          const body = damages.reduce(harm, new Writer().blocks(blocks, 0) + paragraph('.'))
          const template = openBuilt(body)
          for (const { where, message } of template.problems) {
            expect(message).not.toMatch(/[\ufdd0-\ufdef]/)
            expect(where?.part ?? 'word/document.xml').toBe('word/document.xml')
          }
          const { value, problems } = renderQuote(undefined, template, {
            data: dataOf(data),
            culture: 'en-US',
          })
          expect(value === undefined).toBe(problems.some(({ severity }) => severity === 'error'))
          if (value === undefined) return
          filled += 1
          const xml = bodyOf(value.bytes)
          expect(count(xml, /<w:fldChar [^>]*w:fldCharType="end"/g)).toBe(
            count(xml, /<w:fldChar [^>]*w:fldCharType="begin"/g),
          )
        },
      ),
      { numRuns: 400 },
    )
    expect(filled).toBeGreaterThan(20)
  })
})
