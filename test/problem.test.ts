import { describe, expect, test } from 'vitest'
import type { RegionName } from '../src/model.js'
import {
  outputNotWritable,
  severalTimeZones,
  unknownTimeZone,
  unknownWord,
  wrongNesting,
} from '../src/problem.js'

const where = { line: 1 }

describe('wrongNesting', () => {
  test.each<[RegionName, RegionName | undefined, string]>([
    ['quote', undefined, 'inside `quote`: it stands outside every other region of the quote'],
    ['quote', 'line', 'inside `line`: it stands outside every other region of the quote'],
    ['alternative', 'line', 'inside `line`: it stands outside every region of the quote but `quote`'],
    ['group', undefined, 'outside `alternative`: it stands inside that region'],
    ['group', 'line', 'inside `line`: it stands directly inside `alternative`'],
    ['vatRate', undefined, 'outside `alternative`: it stands inside that region'],
    ['subscription', 'group', 'inside `group`: it stands directly inside `alternative`'],
    ['line', undefined, 'outside `alternative` and `group`: it stands inside one of them'],
    ['line', 'vatRate', 'inside `vatRate`: it stands directly inside `alternative` or `group`'],
  ])('says of `%s` with `%s` around it where it stands', (region, innermost, end) => {
    const { message } = wrongNesting(region, innermost, where)
    expect(message).toBe(`Cannot use the region \`${region}\` ${end}`)
  })
})

describe('unknownWord', () => {
  test('names the nearest name, or says that there is none', () => {
    expect(unknownWord('qnun', { nearest: 'qnum', where }).message).toBe(
      'Cannot find `qnun` among the template variables and own data; the nearest name is `qnum`',
    )
    expect(unknownWord('x', { nearest: undefined, where }).message).toBe(
      'Cannot find `x` among the template variables and own data; no known name is like it',
    )
  })

  test('tells what the item of a list needs around it', () => {
    expect(unknownWord('.', { nearest: undefined, where }).message).toBe(
      'Cannot print `.` here: it is the item of a list of texts in own data, and no such list is open',
    )
  })
})

describe('unknownTimeZone', () => {
  test('names the nearest name, or says what names there are', () => {
    expect(unknownTimeZone('Europe/Olso', 'Europe/Oslo').message).toBe(
      'Cannot find the time zone `Europe/Olso`; the nearest name is `Europe/Oslo`',
    )
    expect(unknownTimeZone('PST', undefined).message).toBe(
      'Cannot find the time zone `PST`; write an IANA name such as `Europe/Oslo`, or a code such as `NO` or `US-NY`',
    )
  })
})

describe('severalTimeZones', () => {
  test('lists every name', () => {
    const ends = [2, 3, 13].map((count) => {
      const { message } = severalTimeZones('X', [...'abcdefghijklm'].slice(0, count))
      return message.replace('Cannot take `X` for a time zone: the country has several; write ', '')
    })
    expect(ends).toEqual([
      '`a` or `b`',
      '`a`, `b` or `c`',
      '`a`, `b`, `c`, `d`, `e`, `f`, `g`, `h`, `i`, `j`, `k`, `l` or `m`',
    ])
  })
})

describe('a quoted value', () => {
  test('is cut after 200 characters, and not within a pair of surrogates', () => {
    const quotation = (name: string) => unknownTimeZone(name, 'GB').message.split('`')[1]
    expect(quotation('a'.repeat(200))).toBe('a'.repeat(200))
    expect(quotation('a'.repeat(100_000))).toBe(`${'a'.repeat(200)}…`)
    expect(quotation(`${'a'.repeat(199)}😀`)).toBe(`${'a'.repeat(199)}…`)
  })
})

describe('outputNotWritable', () => {
  test.each([
    ['ENOENT', 'its folder cannot be made'],
    ['ENOSPC', 'the disk is full'],
  ])('puts %s in words', (code, reason) => {
    const { message } = outputNotWritable('out/a.docx', Object.assign(new Error('no'), { code }))
    expect(message).toBe(`Cannot write \`out/a.docx\`: ${reason}`)
  })
})
