/** Rows like one before are written at once. What is remembered of them must not crowd out what is remembered else. */
import { afterEach, expect, test, vi } from 'vitest'
import { Joiner } from '../../src/template/docx-joiner.js'
import { readDocxText, table } from '../fixtures/build-docx.js'
import { fillDocx, type NamedValues, openBuilt } from '../fixtures/fill-docx.js'

const columns = Array.from({ length: 12 }, (_, index) => `c${index}`)
const headings = columns.map((name) => name.toUpperCase())
const rowOf = (region: string): readonly string[] => {
  const cells = columns.map((name) => `{${name}}`)
  return [`{#${region}}${cells[0]}`, ...cells.slice(1, -1), `${cells.at(-1)}{/${region}}`]
}
const open = () => openBuilt(table(headings, rowOf('lines')) + table(headings, rowOf('parts')))

/** A row with some of its values there, as the bits of a number say. */
const shaped = (bits: number): NamedValues =>
  Object.fromEntries(columns.map((name, index) => [name, (bits >> index) % 2 === 1 ? `${name}-${bits}` : '']))
const rows = (from: number, to: number): readonly NamedValues[] =>
  Array.from({ length: to - from }, (_, index) => shaped(from + index))

afterEach(() => vi.restoreAllMocks())

test('a row of a shape that was there before needs no joiner, in the same document and in the next', () => {
  const template = open()
  fillDocx(template, { lines: rows(0, 64), parts: [] })
  const key = vi.spyOn(Joiner.prototype, 'key')
  const text = readDocxText(fillDocx(template, { lines: rows(0, 64), parts: [] }))
  expect(key).not.toHaveBeenCalled()
  expect(text).toContain('c5-63')
})

test('rows of thousands of shapes leave room for those of another region', () => {
  const template = open()
  const many = { lines: rows(0, 4096), parts: [] }
  const first = readDocxText(fillDocx(template, many))
  expect(readDocxText(fillDocx(template, many))).toBe(first)
  const others = { lines: [], parts: rows(0, 20) }
  fillDocx(template, others)
  const key = vi.spyOn(Joiner.prototype, 'key')
  expect(readDocxText(fillDocx(template, others))).toContain('c4-19')
  expect(key).not.toHaveBeenCalled()
})
