/** Filled templates beside what Handlebars itself makes of the same text and the same data. */
import fc from 'fast-check'
import Handlebars from 'handlebars'
import { expect, test } from 'vitest'
import type { SectionValues, Slot, SlotValue } from '../../src/model.js'
import { openText } from '../fixtures/fill-html.js'

/** A document or a row: all have the same names. */
interface Scope {
  readonly a: string
  readonly b: string
  readonly rows: readonly Scope[]
}

// Without what Handlebars escapes in addition, and without line breaks, which it does not print.
const text = fc.string({
  unit: fc.constantFrom('<', '>', '&', '"', "'", 'x', 'å', '😀', ' ', '{'),
  maxLength: 4,
})
const scopesOf = (depth: number): fc.Arbitrary<Scope> =>
  fc.record({
    a: text,
    b: text,
    rows: depth === 0 ? fc.constant([]) : fc.array(scopesOf(depth - 1), { maxLength: 3 }),
  })

interface Surroundings {
  /** How deep blocks may stand in it. */
  readonly depth: number
  /** Whether a region is around it: only there loop variables have a meaning. */
  readonly isInRow: boolean
}

/** Each begins and ends with what is no white space, so that no line holds markers only. */
function templatesOf(around: Surroundings): fc.Arbitrary<string> {
  const leaf = fc.constantFrom('x', '<p>', 'x{{a}}', '{{b}}x', '{{a}}{{b}}')
  const pieces = [leaf, ...(around.isInRow ? [loopVariable.map((name) => `{{${name}}}`)] : [])]
  const blocks = around.depth === 0 ? [] : blocksOf({ ...around, depth: around.depth - 1 })
  return fc
    .array(fc.oneof(...pieces, ...blocks), { maxLength: 4 })
    .map((written) => `<i>${written.join('')}</i>`)
}

const loopVariable = fc.constantFrom('@first', '@last', '@index')

function blocksOf(around: Surroundings): fc.Arbitrary<string>[] {
  const inside = templatesOf(around)
  const row = templatesOf({ ...around, isInRow: true })
  const field = fc.constantFrom('a', 'b', 'rows')
  const test = around.isInRow ? fc.oneof(field, loopVariable) : field
  const word = fc.constantFrom('if', 'unless')
  return [
    row.map((body) => `{{#rows}}${body}{{/rows}}`),
    fc.tuple(row, inside).map(([body, none]) => `{{#each rows}}${body}{{else}}${none}{{/each}}`),
    inside.map((body) => `{{^rows}}${body}{{/rows}}`),
    fc.tuple(word, test, inside).map(([word, test, body]) => `{{#${word} ${test}}}${body}{{/${word}}}`),
    fc
      .tuple(word, test, inside, inside)
      .map(([word, test, body, other]) => `{{#${word} ${test}}}${body}{{else}}${other}{{/${word}}}`),
    fc
      .tuple(test, inside, test, inside, inside)
      .map(
        ([first, body, second, chained, other]) =>
          `{{#if ${first}}}${body}{{else if ${second}}}${chained}{{else}}${other}{{/if}}`,
      ),
  ]
}

const isFilled = (value: string | readonly Scope[]): boolean => value.length > 0

/** What merging gives for the slots of an outline. */
function valuesOf(slots: readonly Slot[], row: Scope): SectionValues {
  const values: SlotValue[] = []
  const put = (slot: Slot): void => {
    if (!('field' in slot)) throw new Error(slot.kind)
    const named = Object.entries(row).find(([name]) => name === slot.field.name)?.[1]
    if (slot.kind === 'region')
      values[slot.index] = row.rows.map((each) => valuesOf(slot.section.slots, each))
    else if (slot.kind === 'condition') {
      const shows = isFilled(named) !== slot.negated
      values[slot.index] = shows
      if (shows) slot.slots.forEach(put)
    } else values[slot.index] = named
  }
  slots.forEach(put)
  return values
}

test('A template prints what Handlebars prints', () => {
  let printed = 0
  fc.assert(
    fc.property(templatesOf({ depth: 2, isInRow: false }), scopesOf(2), (source, data) => {
      const opened = openText(source)
      expect(opened.problems).toEqual([])
      const { value } = opened.fill({ values: valuesOf(opened.outline.slots, data), culture: 'en-US' })
      const expected = Handlebars.compile(source)(data).replaceAll('&#x27;', '&#39;')
      printed += expected.length
      expect(new TextDecoder().decode(value)).toBe(expected)
    }),
    { numRuns: 200 },
  )
  expect(printed).toBeGreaterThan(5_000)
})
