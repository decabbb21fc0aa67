/** What is told about Word's own fields when something about them is doubtful, and where. */
import { expect, test } from 'vitest'
import type { RenderOptions } from '../../src/model.js'
import { renderQuote } from '../../src/render.js'
import { paragraph, readDocxParts, readDocxText, run, table } from '../fixtures/build-docx.js'
import { openBuilt } from '../fixtures/fill-docx.js'
import { begin, code, complexField, end, mergeField, separate } from '../fixtures/word-fields.js'

/** A field of instruction pieces; those that are no XML yet are texts of it. */
const field = (...pieces: readonly string[]): string =>
  begin + pieces.map((piece) => (piece.startsWith('<') ? piece : code(piece))).join('') + end
const n = mergeField('n')

function merge(body: string, data: Readonly<Record<string, unknown>>, options: RenderOptions = {}) {
  const { value, problems } = renderQuote(undefined, openBuilt(body), { data, culture: 'en-US', ...options })
  const bytes = value?.bytes
  return {
    text: bytes === undefined ? undefined : readDocxText(bytes),
    xml: bytes === undefined ? '' : (readDocxParts(bytes).get('word/document.xml') ?? ''),
    problems: problems.map(({ severity, code: name, where }) => [severity, name, where?.paragraph]),
    messages: problems.map(({ message }) => message),
  }
}

test('Places count the paragraphs of the template, whatever fields took up', () => {
  const spanning = `<w:p>${begin}${code(' MERGEFIELD n ')}${separate}${run('a')}</w:p>${table([paragraph('b')])}<w:p>${run('c')}${end}</w:p>`
  const { problems } = merge(
    `${spanning}${paragraph('{#no}')}${spanning}${table([paragraph(mergeField('nope'), '{/other}')])}`,
    { n: 1 },
  )
  expect(problems).toContainEqual(['error', 'unclosed-region', 4])
  expect(problems).toContainEqual(['error', 'unknown-field', 8])
  expect(problems.find(([, , at]) => at === 8 && at !== undefined)).toBeDefined()
  expect(openBuilt(`${spanning}${table([paragraph('{/other}')])}`).problems[0]?.where).toMatchObject({
    table: 2,
    row: 1,
    cell: 1,
    paragraph: 4,
  })
})

test('An IF keeps the links of its branches', () => {
  const link = `<w:hyperlink w:anchor="there">${code('see ')}${n}</w:hyperlink>`
  const { text, xml } = merge(paragraph(field(' IF ', n, ' = 1 "a ', link, ' b" "no"')), { n: 1 })
  expect(text).toBe('a see 1 b')
  expect(xml.match(/<w:hyperlink w:anchor="there">.*<\/w:hyperlink>/)?.[0].match(/<w:t .*?>.*?</g)).toEqual([
    '<w:t xml:space="preserve">see <',
    '<w:t xml:space="preserve">1<',
  ])
})

test('A link around the whole IF is there once', () => {
  const body = paragraph(`<w:hyperlink w:anchor="there">${field(' IF ', n, ' = 1 "a" "no"')}</w:hyperlink>`)
  expect(merge(body, { n: 1 }).xml.match(/<w:hyperlink/g)).toHaveLength(1)
})

test('Text behind a field does not go into the link before it', () => {
  const link = (at: string, content: string) => `<w:hyperlink w:anchor="${at}">${content}</w:hyperlink>`
  const { xml } = merge(
    paragraph(link('a', run('one') + begin + code(' MERGEFIELD ')), link('b', code('n ') + end + run('two'))),
    { n: 1 },
  )
  expect(xml.match(/<w:hyperlink w:anchor="b">.*?<\/w:hyperlink>/)?.[0]).toContain('two')
})

test('An instruction that is too long to read is cut short in messages', () => {
  const { problems } = openBuilt(paragraph(field(` IF ${'x'.repeat(3_000)}`, n, ' "a" ')))
  expect(problems.map(({ where }) => where?.field)).toEqual([`IF ${'x'.repeat(497)}…`])
})

test('What Word only half understands is read as it is meant, with a warning', () => {
  const inIf = merge(paragraph(field(' IF ', n, ' = 3 very good bad ')), { n: 3 })
  expect(inIf).toMatchObject({ text: 'very', problems: [['warning', 'template-syntax', 1]] })
  const unclosed = merge(paragraph(field(' IF ', n, ' = 3 "very good ')), { n: 3 })
  expect(unclosed).toMatchObject({ text: 'very good ', problems: [['warning', 'template-syntax', 1]] })
  const inName = merge(paragraph(field(' MERGEFIELD n \\b "no ')), { n: 3 })
  expect(inName).toMatchObject({ text: 'no 3', problems: [['warning', 'template-syntax', 1]] })
})

test.each([' IF ', ' COMPARE '])('%s without a known operator is an error', (keyword) => {
  for (const operator of [' ', ' == ']) {
    const { problems } = merge(paragraph(field(keyword, n, `${operator}"1" "a" "b" `)), { n: 3 })
    expect(problems).toContainEqual(['error', 'template-syntax', 1])
  }
})

test.each([
  ['\\* Roman', '\\* Roman'],
  ['\\* CardText \\* Upper', '\\* CardText'],
  ['\\z', '\\z'],
])('A switch that is ignored is told: %s', (switches, told) => {
  const { text, problems, messages } = merge(paragraph(mergeField('n', switches)), { n: 3 })
  expect({ text, problems }).toEqual({ text: '3', problems: [['warning', 'template-syntax', 1]] })
  expect(messages[0]).toContain(`\`${told}\``)
})

test('A picture that is a field is told, as it cannot be read', () => {
  const { messages } = merge(paragraph(field(' MERGEFIELD n \\# ', mergeField('a'), ' ')), { n: 3, a: '0' })
  expect(messages).toEqual([expect.stringContaining('`\\# { MERGEFIELD a')])
})

test('A text before a value is told where it cannot be printed', () => {
  const page = complexField(' PAGE ', code('3'))
  const { text, messages } = merge(paragraph(field(' MERGEFIELD n \\b "p. ', page, '" ')), { n: 3 })
  expect({ text, messages }).toEqual({
    text: '3',
    messages: [expect.stringContaining('`\\b p.  { PAGE }`')],
  })
})

test('An IF that gives what only Word knows is compared by Word', () => {
  const inner = field(' IF ', n, ' = 3 "', complexField(' PAGE ', code('1')), '" "b" ')
  const { xml, problems } = merge(paragraph(field(' IF ', inner, ' = 1 "first" "other" ')), { n: 3 })
  expect(problems).toEqual([])
  expect(xml.match(/w:fldCharType="begin"/g)).toHaveLength(3)
})

test('Switches that change nothing in plain text are no matter', () => {
  expect(merge(paragraph(mergeField('n', '\\m \\v \\* CHARFORMAT \\* Caps')), { n: 'ab' })).toMatchObject({
    text: 'Ab',
    problems: [],
  })
})

test('QuoteDetails is known in any case', () => {
  const { problems } = merge(paragraph(mergeField('quotedetails')), {})
  expect(problems).toEqual([
    ['warning', 'case-mismatch', 1],
    ['warning', 'missing-value', undefined],
  ])
})

test('COMPARE prints 1 or 0', () => {
  const compare = field(' COMPARE ', n, ' = "B*" ')
  expect(merge(paragraph('x', compare), { n: 'Bern' }).text).toBe('x1')
  expect(merge(paragraph('x', compare), { n: 'Rome' }).text).toBe('x0')
  const inIf = field(' IF ', compare, ' = 1 "yes" "no" ')
  expect(merge(paragraph(inIf), { n: 'Bern' }).text).toBe('yes')
})

test('A formula of fields and cells, or of bookmarks, stays one of Word with its fields filled', () => {
  const sum = field(' =SUM(ABOVE)*', mergeField('rate'), '/100 ')
  const inTable = merge(table([paragraph('4')], [paragraph('8')], [paragraph(sum)]), { rate: 25 })
  expect(inTable).toMatchObject({ text: '4\n8\n3', problems: [] })
  const total = merge(paragraph(field(' = total * ', n)), { n: 2 })
  expect(total.problems).toEqual([])
  expect(total.xml).toMatch(/w:dirty="true".*= total \* <.*>2</s)
})

test('A name that is not known in the condition of an IF is told once', () => {
  const nope = mergeField('nope')
  expect(merge(paragraph(field(' IF ', nope, ' = 1 "a" "b" ')), {}).problems).toHaveLength(1)
})

test('A formula that is to stay as it is shows what it showed', () => {
  const body = paragraph(begin, code(' = '), mergeField('nope'), code(' * 2'), separate, run('cached'), end)
  expect(merge(body, {}, { onUnknown: 'keep' }).text).toBe('cached')
  expect(merge(body, {}, { onUnknown: 'blank' }).text).toBe('')
  const bare = paragraph(field(' = ', mergeField('nope'), ' * 2'))
  expect(merge(bare, {}, { onUnknown: 'keep' }).text).toContain('nope')
})

test('A field that stays is computed anew although it says no', () => {
  const body = paragraph(
    begin.replace('w:fldChar ', 'w:fldChar w:dirty="false" '),
    code(' REF '),
    n,
    separate,
    run('x'),
    end,
  )
  expect(merge(body, { n: 'a' }).xml).toContain('<w:fldChar w:dirty="true" w:fldCharType="begin"/>')
})

test('A field that stays is locked where Word would bring back a tag', () => {
  const body = (text: string) =>
    paragraph(begin, code(` IF 1 = 1 "${text}" `), separate, run(text), end, mergeField('n'))
  expect(merge(body('{n}'), { n: 'a' })).toMatchObject({ text: 'aa' })
  expect(merge(body('{n}'), { n: 'a' }).xml).toContain('w:fldLock="true"')
  expect(merge(body('text'), { n: 'a' }).xml).not.toContain('w:fldLock')
})
