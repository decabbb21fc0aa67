import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listDataNames, parseOwnData } from '../../src/fields/own-data.js'
import type { RenderOptions } from '../../src/model.js'
import { printText, quoteOfLines, renderText } from '../fixtures/quotes.js'

const print = (
  data: Record<string, unknown>,
  template: string,
  options: RenderOptions & { readonly expect?: readonly string[] } = {},
): string => printText(undefined, template, { data, ...options })

const faults = (json: unknown): readonly (string | undefined)[] =>
  parseOwnData(json).problems.map(({ where }) => where?.path)

describe('values', () => {
  it.each([
    ['text', '{x}', 'text'],
    ['', '{x}', ''],
    [null, '{x}', ''],
    [true, '{x}', 'Yes'],
    [false, '{x}', 'No'],
    [1234567, '{x}', '1234567'],
    [-5, '{x}', '-5'],
    [1234.5, '{x}', '1,234.50'],
    [1234.5, '{x:0}', '1,235'],
    [1234567, '{x:2}', '1,234,567.00'],
    [0.1 + 0.2, '{x:Trim}', '0.3'],
    ['2026-03-01', '{x}', '2026-03-01'],
    ['2026-03-01', '{x:LongDate}', 'Sunday, March 1, 2026'],
    ['2026-03-01T08:05:00', '{x:ShortDateTime}', '3/1/2026 8:05 AM'],
    ['2026-03-01T00:00:00+14:00', '{x:ShortDate}', '3/1/2026'],
  ])('%j print as %s: %s', (value, template, expected) => {
    expect(print({ x: value }, template)).toBe(expected)
  })

  it.each([
    ['not a date', '{x:LongDate}', 'not a date'],
    ['text', '{x:2}', 'text'],
    [5, '{x:LongDate}', '5'],
    [true, '{x:2}', 'Yes'],
  ])('%j ignore a suffix that does not fit: %s', (value, template, expected) => {
    expect(print({ x: value }, template, { expect: ['bad-suffix'] })).toBe(expected)
  })

  it('keep every digit of whole numbers', () => {
    expect(print({ x: 9007199254740991 }, '{x}')).toBe('9007199254740991')
    expect(parseOwnData({ x: 2 ** 53 }).problems).toMatchObject([
      { code: 'data-invalid', where: { path: 'x' } },
    ])
  })

  it('print in the culture', () => {
    expect(print({ x: 1234.5, y: true }, '{x} {y}', { culture: 'nb-NO' })).toBe('1\u00a0234,50 Ja')
  })

  it('that are dates are days, whatever the zone', () => {
    for (const timeZone of ['America/New_York', 'Asia/Tokyo']) {
      expect(print({ x: '2025-01-01T00:00:00+01:00' }, '{x:ShortDate}', { timeZone })).toBe('1/1/2025')
    }
    expect(print({ x: '2024-12-31T23:00:00Z' }, '{x:ShortDate}', { timeZone: 'Europe/Oslo' })).toBe(
      '1/1/2025',
    )
  })

  it('are never read as templates', () => {
    expect(print({ x: '{y} {#z}', y: 'no' }, '{x}')).toBe('{y} {#z}')
  })
})

describe('lists', () => {
  const order = {
    customer: 'Kari',
    note: 'outer',
    orders: [
      {
        id: 1,
        items: [
          { name: 'a', sizes: ['S', 'M'] },
          { name: 'b', sizes: [] },
        ],
      },
      { id: 2, note: 'inner', items: [{ name: 'c', sizes: ['L'] }] },
    ],
    tags: ['x', 'y'],
  }

  it('are regions, and lists in them are regions in regions', () => {
    const template = '{#orders}{id}: {#items}{name}({#sizes}{.}{/sizes}) {/items}{/orders}'
    expect(print(order, template)).toBe('1: a(SM) b() 2: c(L) ')
  })

  it('know the names around them, the inner ones first', () => {
    expect(print(order, '{#orders}{#items}{customer}{id}{note} {/items}{/orders}')).toBe(
      'Kari1outer Kari1outer Kari2inner ',
    )
  })

  it('may be texts', () => {
    expect(print(order, '{#tags}[{.}{customer}]{/tags}')).toBe('[xKari][yKari]')
  })

  it('may have items that lack a name that others have', () => {
    const data = { list: [{ a: 1 }, { b: 2 }, { a: null, b: 3 }] }
    expect(print(data, '{#list}[{a}{b}]{/list}')).toBe('[1][2][3]')
  })

  it('show or hide what depends on them', () => {
    const template = '{#list}item {/list}{^list}none{/list}'
    expect(print({ list: ['a', 'b'] }, template)).toBe('item item ')
    expect(print({ list: [] }, template)).toBe('none')
  })

  it.each([[[]], [null]])('that are empty take every name: %j', (list) => {
    expect(print({ list }, '[{#list}{name} {#inner}{deep}{/inner}{^other}{x}{/other}{/list}]')).toBe('[]')
  })

  it('that are empty still know the fields of the quote', () => {
    const quote = quoteOfLines([{}], { TotalPrice: 0 })
    const { problems } = renderText(quote, '{#list}{quote/nummer}{/list}', { data: { list: [] } })
    expect(problems.map(({ code }) => code)).toEqual(['unknown-field'])
  })

  it('may stand inside regions of the quote, and regions of the quote inside them', () => {
    const quote = quoteOfLines([{ Name: 'A' }, { Name: 'B' }], { TotalPrice: 0 })
    const data = { notes: [{ text: '1' }, { text: '2' }] }
    expect(
      printText(quote, '{#alternative}{#line}{line/name}{#notes}{text}{/notes} {/line}{/alternative}', {
        data,
      }),
    ).toBe('A12 B12 ')
    expect(
      printText(quote, '{#notes}{#alternative}{#line}{line/name}{text} {/line}{/alternative}{/notes}', {
        data,
      }),
    ).toBe('A1 B1 A2 B2 ')
  })

  it('give unknown names inside them away', () => {
    const { problems } = renderText(
      undefined,
      '{#orders}{nmae}{/orders}{#order}{/order}{#orders}{#items}{nmae}{/items}{/orders}',
      {
        data: order,
      },
    )
    expect(problems.map(({ code }) => code)).toEqual([
      'unknown-variable',
      'unknown-region',
      'unknown-variable',
    ])
    expect(problems[2]?.message).toContain('the nearest name is `name`')
  })

  it('do not give their names outside', () => {
    expect(renderText(undefined, '{id}', { data: order }).problems.map(({ code }) => code)).toEqual([
      'unknown-variable',
    ])
    expect(renderText(undefined, '{.}', { data: order }).problems.map(({ code }) => code)).toEqual([
      'unknown-variable',
    ])
  })
})

describe('conditions', () => {
  it.each([
    ['text', true],
    ['', false],
    ['0', true],
    [0, false],
    [0.001, true],
    [true, true],
    [false, false],
    [null, false],
    [['a'], true],
    [[], false],
  ])('are true or false by the value: %j', (x, expected) => {
    expect(print({ x }, '{#x}yes{/x}')).toBe(expected ? 'yes' : '')
    expect(print({ x }, '{^x}no{/x}')).toBe(expected ? '' : 'no')
  })

  it('leave the names around as they are', () => {
    expect(print({ premium: true, name: 'Kari' }, '{#premium}{name}{/premium}')).toBe('Kari')
  })
})

describe('what is refused', () => {
  it.each([
    [[], undefined],
    ['text', undefined],
    [null, undefined],
    [{ x: { y: 1 } }, 'x'],
    [{ x: [1] }, 'x[0]'],
    [{ x: ['a', null, true] }, 'x[1]'],
    [{ x: [['a']] }, 'x[0]'],
    [{ x: [{ y: { z: 1 } }] }, 'x[0].y'],
    [{ x: Number.NaN }, 'x'],
    [{ x: JSON.parse('1e999') }, 'x'],
    [{ x: () => 1 }, 'x'],
    [{ x: new Date(0) }, 'x'],
  ])('%j, with its path', (json, path) => {
    const { value, problems } = parseOwnData(json)
    expect(value).toBeUndefined()
    expect(problems[0]).toMatchObject({ code: 'data-invalid', severity: 'error' })
    expect(problems[0]?.where?.path).toBe(path)
  })

  it('is what JSON cannot hold', () => {
    expect(faults({ x: 10n, y: Symbol('s') })).toEqual(['x', 'y'])
  })

  it('is named in one run', () => {
    expect(faults({ a: {}, b: [1, { c: {} }] })).toEqual(['a', 'b[0]', 'b[1].c'])
  })

  it('keeps a document from being made', () => {
    const { text, problems } = renderText(undefined, '{x}', { data: { x: {} } })
    expect(text).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['data-invalid'])
  })
})

describe('hostile data', () => {
  it('may have the names of prototypes', () => {
    const data = JSON.parse('{"__proto__":"p","constructor":"c","list":[{"toString":"t","__proto__":"q"}]}')
    expect(print(data, '{__proto__}{constructor}{#list}{toString}{__proto__}{/list}')).toBe('pctq')
    expect(renderText(undefined, '{toString}{hasOwnProperty}', { data: {} }).text).toBeUndefined()
  })

  it('may be nested deeply', () => {
    const nested = (depth: number): unknown => JSON.parse(`${'{"x":['.repeat(depth)}${']}'.repeat(depth)}`)
    expect(parseOwnData(nested(100)).problems).toEqual([])
    expect(parseOwnData(nested(20_000)).problems).toHaveLength(1)
    expect(faults({ x: JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) })).toEqual(['x[0]'])
  })

  it('may have many items with lists of their own', () => {
    const list = Array.from({ length: 2_000 }, (_, index) => ({ inner: [{ n: index }, { n: index }] }))
    expect(print({ list }, '{#list}{#inner}{/inner}{/list}')).toBe('')
  })

  it('never makes parsing throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const { value, problems } = parseOwnData(json)
        expect(value === undefined).toBe(problems.length > 0)
      }),
      { numRuns: 300 },
    )
  })
})

it('lists all its names, at every level', () => {
  const { value } = parseOwnData({ a: [{ b: [{ c: 1 }] }, { d: 'x' }], e: ['f'] })
  expect(value && [...listDataNames(value)].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
})
