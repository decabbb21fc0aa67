import { describe, expect, it } from 'vitest'
import { checkTemplate } from '../src/check.js'
import { openTemplate } from '../src/open.js'
import { openText } from './fixtures/text-template.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('checking a template', () => {
  it('finds nothing in a right one, without a quote', () => {
    const template =
      '{Culture:nb-NO}{GroupBy:vatInfo}{qnum}{#alternative}{#group}{group/groupField}{#line}{line/totalPrice:2}{/line}{/group}{/alternative}'
    expect(checkTemplate(openText(template))).toEqual([])
  })

  it('finds the faults of its structure and of its names in one run', () => {
    const found = checkTemplate(
      openText('{#alternative}{#line}{line/nmae}{/alternative}{quote/nummer}{Culture:xx}{#rows}'),
    )
    expect(found.map(({ code }) => code).sort()).toEqual([
      'crossed-region',
      'unclosed-region',
      'unknown-culture',
      'unknown-field',
      'unknown-field',
      'unknown-region',
    ])
  })

  it('knows the names of the data that it will be filled with', () => {
    const template = openText('{customer}{#orders}{id}{/orders}')
    expect(checkTemplate(template).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning unknown-variable',
      'error unknown-region',
      'warning unknown-variable',
    ])
    expect(checkTemplate(template, { data: { customer: 'x', orders: [{ id: 1 }] } })).toEqual([])
  })

  it('names faults of that data', () => {
    const found = checkTemplate(openText('{x}'), { data: { x: {} } })
    expect(found.map(({ code, where }) => [code, where?.path])).toEqual([['data-invalid', 'x']])
  })
})

describe('opening a template', () => {
  it('gives it with its warnings when its structure is right, whatever names it holds', () => {
    const { value } = openTemplate('t.html', bytes('<p>{{quote/nummer}}</p>'))
    expect(value?.format).toBe('html')
    expect(value && checkTemplate(value).map(({ code }) => code)).toEqual(['unknown-field'])
  })

  it('refuses one whose structure is at fault, naming its other faults too', () => {
    const { value, problems } = openTemplate(
      't.html',
      bytes('<script>{{quote/number}}</script><p>{{quote/nummer}}</p>'),
    )
    expect(value).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['template-syntax', 'unknown-field'])
  })

  it('knows the names of own data in one whose structure is at fault', () => {
    const template = bytes('<p>{{customer}}{{#orders}}{{id}}{{/orders}}{{other}}{{#line}}</p>')
    const codes = (data?: Record<string, unknown>) =>
      openTemplate('t.html', template, data === undefined ? {} : { data }).problems.map(
        ({ severity, code, where }) => `${severity} ${code} ${where?.field}`,
      )
    expect(codes().filter((code) => code.includes('unknown'))).toEqual([
      'warning unknown-variable customer',
      'error unknown-region #orders',
      'warning unknown-variable id',
      'warning unknown-variable other',
    ])
    expect(codes({ customer: 'x', orders: [{ id: 1 }] }).filter((code) => code.includes('unknown'))).toEqual([
      'error unknown-variable other',
    ])
  })

  it.each(['t.doc', 't.pdf', 't'])('refuses a file of another kind: %s', (name) => {
    const { value, problems } = openTemplate(name, bytes(''))
    expect(value).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['template-not-readable'])
  })

  it.each(['T.HTML', 't.htm', 't.hbs'])('knows its format by the extension: %s', (name) => {
    expect(openTemplate(name, bytes('x')).value?.format).toBe('html')
  })
})
