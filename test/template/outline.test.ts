import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Section, Slot } from '../../src/model.js'
import { OutlineBuilder } from '../../src/template/outline.js'

const written = (name: string) => ({ written: name, field: { name }, where: { field: name } })
const where = { paragraph: 1 }

describe('An outline', () => {
  test('numbers values by section; conditions share the section around them', () => {
    const builder = new OutlineBuilder()
    const indices = [
      builder.field({ ...written('a'), literal: '{a}' }),
      builder.openRegion(written('#line')),
      builder.field({ ...written('b'), literal: '{b}' }),
      builder.openCondition(written('#c'), false),
      builder.picture(written('d')),
      builder.openRegion(written('#part')),
      builder.field({ ...written('e'), literal: '{e}' }),
      builder.close('#part', where),
      builder.close(undefined, where),
      builder.field({ ...written('f'), literal: '{f}' }),
      builder.close('#line', where),
      builder.field({ ...written('g'), literal: '{g}' }),
    ]
    expect(indices).toEqual([0, 1, 0, 1, 2, 3, 0, 3, 1, 4, 1, 2])
    const { outline, problems } = builder.finish()
    expect(problems).toEqual([])
    expect(outline).toEqual({
      size: 3,
      slots: [
        { kind: 'field', index: 0, literal: '{a}', ...written('a') },
        {
          kind: 'region',
          index: 1,
          ...written('#line'),
          section: {
            size: 5,
            slots: [
              { kind: 'field', index: 0, literal: '{b}', ...written('b') },
              {
                kind: 'condition',
                index: 1,
                negated: false,
                ...written('#c'),
                slots: [
                  { kind: 'picture', index: 2, ...written('d') },
                  {
                    kind: 'region',
                    index: 3,
                    ...written('#part'),
                    section: {
                      size: 1,
                      slots: [{ kind: 'field', index: 0, literal: '{e}', ...written('e') }],
                    },
                  },
                ],
              },
              { kind: 'field', index: 4, literal: '{f}', ...written('f') },
            ],
          },
        },
        { kind: 'field', index: 2, literal: '{g}', ...written('g') },
      ],
    })
  })

  test('reports a closing where nothing is open, or nothing of that name', () => {
    const builder = new OutlineBuilder()
    expect(builder.close(undefined, where)).toBeUndefined()
    builder.openRegion(written('line'))
    expect(builder.close('lines', where)).toBeUndefined()
    expect(builder.close('line', where)).toBe(0)
    const { problems } = builder.finish()
    expect(problems.map(({ code }) => code)).toEqual(['unclosed-region', 'unclosed-region'])
    expect(problems.map((problem) => problem.where)).toEqual([where, where])
    expect(problems[1]?.message).toContain('`lines`')
  })

  test('closes what was opened inside along with what is closed, and reports the crossing', () => {
    const builder = new OutlineBuilder()
    builder.openRegion(written('a'))
    builder.openRegion(written('b'))
    expect(builder.close('a', where)).toBe(0)
    expect(builder.field({ ...written('x'), literal: '{x}' })).toBe(1)
    const { problems } = builder.finish()
    expect(problems.map(({ code }) => code)).toEqual(['crossed-region'])
    expect(problems[0]?.message).toContain('`b`')
  })

  test('reports what is left open at the end of a part, innermost first, and goes on outside of it', () => {
    const builder = new OutlineBuilder()
    builder.openRegion(written('a'))
    builder.openCondition(written('b'), true)
    builder.closeAll()
    expect(builder.field({ ...written('x'), literal: '{x}' })).toBe(1)
    const { problems } = builder.finish()
    expect(problems.map(({ code, where: at }) => [code, at?.field])).toEqual([
      ['unclosed-region', 'b'],
      ['unclosed-region', 'a'],
    ])
  })
})

test('However tags are nested, the indices of a section are those of its values, each once', () => {
  const step = fc.constantFrom('field', 'picture', 'region', 'condition', 'close', 'close a', 'part')
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const builder = new OutlineBuilder()
      for (const name of steps) {
        if (name === 'field') builder.field({ ...written('a'), literal: '{a}' })
        else if (name === 'picture') builder.picture(written('a'))
        else if (name === 'region') builder.openRegion(written('a'))
        else if (name === 'condition') builder.openCondition(written('b'), false)
        else if (name === 'part') builder.closeAll()
        else builder.close(name === 'close' ? undefined : 'a', where)
      }
      const { outline } = builder.finish()
      checkSection(outline)
    }),
  )
})

function checkSection(section: Section): void {
  const slots = allSlots(section.slots)
  expect(slots.map(({ index }) => index)).toEqual(Array.from({ length: section.size }, (_, index) => index))
  for (const slot of slots) if (slot.kind === 'region') checkSection(slot.section)
}

/** The slots of one section in order, those in conditions included. */
const allSlots = (slots: readonly Slot[]): readonly Slot[] =>
  slots.flatMap((slot) => (slot.kind === 'condition' ? [slot, ...allSlots(slot.slots)] : [slot]))
