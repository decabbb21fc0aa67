import { describe, expect, test } from 'vitest'
import { listTemplateFields } from '../../src/fields/list-template-fields.js'
import type { Template } from '../../src/model.js'
import { parseFieldName } from '../../src/template/field-name.js'
import { OutlineBuilder, type Written } from '../../src/template/outline.js'

const written = (name: string, line: number): Written => {
  const field = parseFieldName(name)
  if (field === undefined) throw new Error(`no name: ${name}`)
  return { written: name, field, where: { line } }
}

/** A template that asks for what the function adds. */
function createTemplate(add: (builder: OutlineBuilder) => void): Template {
  const builder = new OutlineBuilder()
  add(builder)
  const template: Template = {
    name: 'test.html',
    format: 'html',
    outline: builder.finish().outline,
    directives: [{ name: 'GroupBy', value: 'name', where: { line: 9 } }],
    problems: [],
    otherNames: new Set(),
    withNames: () => template,
    fill: () => ({ value: undefined, problems: [] }),
  }
  return template
}

describe('listTemplateFields', () => {
  test('lists all that a template uses, in regions and conditions too, with every place', () => {
    const template = createTemplate((builder) => {
      builder.field({ ...written('quote/number', 1), literal: '' })
      builder.openRegion(written('line', 2))
      builder.field({ ...written('line/totalPrice:2', 3), literal: '' })
      builder.openCondition(written('line/vat', 4), false)
      builder.field({ ...written('line/totalPrice:2', 5), literal: '' })
      builder.field({ ...written('line/totalPrice', 6), literal: '' })
      builder.close('line/vat', { line: 7 })
      builder.picture(written('line/quoteLineThumbnail', 8))
      builder.close('line', { line: 8 })
    })
    expect(listTemplateFields(template)).toEqual([
      { kind: 'directive', name: 'GroupBy:name', places: [{ line: 9 }] },
      { kind: 'field', name: 'quote/number', places: [{ line: 1 }] },
      { kind: 'region', name: 'line', places: [{ line: 2 }] },
      { kind: 'field', name: 'line/totalPrice:2', places: [{ line: 3 }, { line: 5 }] },
      { kind: 'condition', name: 'line/vat', places: [{ line: 4 }] },
      { kind: 'field', name: 'line/totalPrice', places: [{ line: 6 }] },
      { kind: 'picture', name: 'line/quoteLineThumbnail', places: [{ line: 8 }] },
    ])
  })

  test('counts what an IF compares once, whatever branches it has', () => {
    const operand = {
      kind: 'field',
      field: { name: 'line/vat' },
      written: 'x',
      where: { line: 1 },
      literal: '',
    } as const
    const comparison = { left: [operand], operator: '=', right: ['1'] } as const
    const branch = { comparison, written: 'IF', where: { line: 1 } }
    const template = createTemplate((builder) => {
      for (const negated of [false, true]) {
        builder.openComparison({ ...branch, negated })
        builder.close('IF', { line: 1 })
      }
    })
    expect(listTemplateFields(template)).toContainEqual({
      kind: 'condition',
      name: 'line/vat',
      places: [{ line: 1 }],
    })
  })

  test('calls an opening with a template variable a condition, whoever answers it', () => {
    const template = createTemplate((builder) => {
      for (const [index, name] of ['qnum', 'qda1', 'line', 'members'].entries()) {
        builder.openRegion(written(name, index + 1))
        builder.close(name, { line: index + 1 })
      }
    })
    expect(listTemplateFields(template).slice(1)).toEqual([
      { kind: 'condition', name: 'qnum', places: [{ line: 1 }] },
      { kind: 'condition', name: 'qda1', places: [{ line: 2 }] },
      { kind: 'region', name: 'line', places: [{ line: 3 }] },
      { kind: 'region', name: 'members', places: [{ line: 4 }] },
    ])
  })
})
