/** What is told about Word's own fields when something about them is doubtful, and where. */
import { expect, test } from 'vitest'
import type { RenderOptions } from '../../src/model.js'
import { renderQuote } from '../../src/render.js'
import { paragraph, readDocxParts, readDocxText, run, table } from '../fixtures/build-docx.js'
import { openBuilt } from '../fixtures/fill-docx.js'
import { begin, code, end, mergeField, separate } from '../fixtures/word-fields.js'

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
