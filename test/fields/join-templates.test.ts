import { expect, test } from 'vitest'
import { joinTemplates, splitValues } from '../../src/fields/join-templates.js'
import type { FieldFormat, FieldOperand, FieldSlot, Operand, Slot } from '../../src/model.js'

const where = { part: 'word/document.xml', paragraph: 1 }
const field = { name: 'x' }
const written = 'x'
const operand: FieldOperand = { kind: 'field', field, literal: '{x}', written, where }
const format: FieldFormat = { cases: ['Upper'], before: ['a', operand], after: [operand] }
const comparison = { left: [operand], operator: '=', right: ['1', operand] } as const
const formula = { kind: 'formula', pieces: [operand, '+'], written, where, format } as const
const choice: Operand = {
  kind: 'choice',
  comparison,
  yes: [formula],
  no: [{ ...operand, format }],
  written,
  where,
}
const text = (index: number): FieldSlot => ({ kind: 'field', index, field, literal: '{x}', written, where })

/** One of everything, with indexes up to 7. */
const everything: readonly Slot[] = [
  { ...text(0), format },
  { kind: 'formula', index: 1, formula: { ...formula, pieces: [choice] }, written, where },
  { kind: 'picture', index: 2, field, written, where },
  { kind: 'condition', index: 3, field, negated: false, slots: [text(4)], written, where },
  {
    kind: 'comparison',
    index: 5,
    comparison: { ...comparison, left: [choice] },
    negated: true,
    slots: [text(6)],
    written,
    where,
  },
  { kind: 'region', index: 7, field, section: { slots: [text(0)], size: 1 }, written, where },
]
const details = {
  outline: { slots: everything, size: 8 },
  directives: [{ name: 'Culture', value: 'de-DE', where }],
} as const
const main = {
  outline: { slots: [text(0), text(1)], size: 2 },
  directives: [{ name: 'Culture', value: 'nb-NO', where }],
} as const

/** All values of a property, at any depth. */
function collect(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === name ? [inner] : collect(inner, name)))
}

test('The slots of the main template come first and stay as they are', () => {
  const { slots, size } = joinTemplates(main, details).outline
  expect(size).toBe(10)
  expect(slots.slice(0, 2)).toEqual(main.outline.slots)
})

test('The slots of the details keep their order among the values of their section', () => {
  const joined = joinTemplates(main, details).outline.slots.slice(2)
  expect(collect(joined, 'index')).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 0])
  expect(splitValues(['a', 'b', 'c', 'd'], main)).toEqual({ main: ['a', 'b'], details: ['c', 'd'] })
})

test('Everything of the details says that it is there, and is the same otherwise', () => {
  const joined = joinTemplates(main, details)
  const places = collect(joined.outline.slots.slice(2), 'where')
  expect(places).toHaveLength(collect(everything, 'where').length)
  expect(new Set(places)).toEqual(new Set(places.map(() => ({ ...where, template: 'details' }))))
  const plain = JSON.parse(
    JSON.stringify(joinTemplates({ outline: { slots: [], size: 0 }, directives: [] }, details)).replaceAll(
      ',"template":"details"',
      '',
    ),
  )
  expect(plain).toEqual(details)
})

test('The directives of the details come first', () => {
  expect(joinTemplates(main, details).directives).toEqual([
    { name: 'Culture', value: 'de-DE', where: { ...where, template: 'details' } },
    { name: 'Culture', value: 'nb-NO', where },
  ])
})

test('Both branches of an IF keep one comparison', () => {
  const branch = { kind: 'comparison', comparison, slots: [], written, where } as const
  const slots = [
    { ...branch, index: 0, negated: false },
    { ...branch, index: 1, negated: true },
  ]
  const { outline } = joinTemplates(main, { outline: { slots, size: 2 }, directives: [] })
  const [yes, no] = outline.slots.slice(2)
  expect(yes).toMatchObject({ kind: 'comparison', index: 2 })
  expect(no?.kind === 'comparison' && yes?.kind === 'comparison' && no.comparison === yes.comparison).toBe(
    true,
  )
})
