import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  directiveNames,
  findOtherNames,
  parseFieldName,
  parseMergeFieldName,
  parseTag,
} from '../../src/template/field-name.js'

const fieldTag = (name: string, suffix?: string, table?: string, property?: string) => ({
  kind: 'field',
  field: {
    name,
    ...(suffix === undefined ? {} : { suffix }),
    ...(table === undefined ? {} : { table, property }),
  },
})

const mergeFieldTag = (name: string, suffix?: string) => {
  const { kind, field } = fieldTag(name, suffix)
  return { kind, field: { ...field, mustExist: true } }
}

describe('A tag', () => {
  test('is a field of a table, with or without a format', () => {
    const field = { name: 'line/totalPrice', table: 'line', property: 'totalPrice' }
    expect(parseTag('line/totalPrice')).toEqual({ kind: 'field', field })
    expect(parseTag(' line/totalPrice:2 ')).toEqual({ kind: 'field', field: { ...field, suffix: '2' } })
    expect(parseTag('quote/sent:LongDate')).toEqual({
      kind: 'field',
      field: { name: 'quote/sent', table: 'quote', property: 'sent', suffix: 'LongDate' },
    })
  })

  test('keeps a suffix that is none of the formats, to be reported', () => {
    expect(parseTag('line/totalPrice:Money')).toMatchObject({
      field: { name: 'line/totalPrice', suffix: 'Money' },
    })
  })

  test('is a bare word, of letters, digits and `_ . ? #`', () => {
    for (const word of ['qnum', 'Kunde_1', 'sac?', '.', 'a.b', 'nr#', 'Überschrift', '请']) {
      expect(parseTag(word)).toEqual(fieldTag(word))
    }
    expect(parseTag('qamt:2')).toEqual(fieldTag('qamt', '2'))
    expect(parseTag('sdat:longdate')).toEqual(fieldTag('sdat', 'longdate'))
  })

  test('is extra information, whose names hold anything but a colon', () => {
    expect(parseTag('line/extraInfo.Delivery week / no:Trim')).toEqual({
      kind: 'field',
      field: {
        name: 'line/extraInfo.Delivery week / no',
        table: 'line',
        property: 'extraInfo.Delivery week / no',
        suffix: 'Trim',
      },
    })
  })

  test('opens and closes regions and conditions', () => {
    expect(parseTag('#line')).toEqual({ kind: 'open', negated: false, field: { name: 'line' } })
    expect(parseTag('^ line ')).toEqual({ kind: 'open', negated: true, field: { name: 'line' } })
    expect(parseTag('#line/vat')).toMatchObject({ kind: 'open', field: { name: 'line/vat', table: 'line' } })
    expect(parseTag('/line')).toEqual({ kind: 'close', field: { name: 'line' } })
    expect(parseTag('/')).toEqual({ kind: 'close', field: undefined })
  })

  test('is a directive', () => {
    expect(directiveNames).toEqual(['GroupBy', 'OrderBy', 'Culture', 'Rounding'])
    for (const name of directiveNames) {
      expect(parseTag(`${name}: some value `)).toEqual({ kind: 'directive', name, value: 'some value' })
    }
  })

  test('is a misspelt directive, as a field to be reported', () => {
    expect(parseTag('Groupby:name')).toEqual(fieldTag('Groupby', 'name'))
    expect(parseTag('Immage:line/quoteLineImage')).toEqual(fieldTag('Immage', 'line/quoteLineImage'))
  })

  test('is a picture', () => {
    expect(parseTag('Image:line/quoteLineImage')).toEqual({
      kind: 'picture',
      field: { name: 'line/quoteLineImage', table: 'line', property: 'quoteLineImage' },
    })
  })
})

describe('Ordinary text', () => {
  const texts = [
    '',
    ' ',
    'see appendix 2',
    'Note: see below',
    'Sig_es_:signer1:signature',
    '#',
    '^',
    '/ a b',
    'a:b',
    '12:30',
    'a, b',
    'x=1',
    '/x/y/z w',
    '#a b',
    'sig:1',
    'and / or',
    'Sort:name',
    'http://x.y/z',
    '"a"',
  ]
  test.each(texts)('%j is no tag', (text) => {
    expect(parseTag(text)).toBeUndefined()
  })

  test('is a tag, so that it is reported, where it begins like a field or directive', () => {
    expect(parseTag('line/')).toEqual(fieldTag('line/', undefined, 'line', ''))
    expect(parseTag('quote/num-ber')).toEqual(fieldTag('quote/num-ber', undefined, 'quote', 'num-ber'))
    expect(parseTag('quote / number')).toEqual(fieldTag('quote/number', undefined, 'quote', 'number'))
    expect(parseTag('quote\u00a0/number :2')).toEqual(fieldTag('quote/number', '2', 'quote', 'number'))
    expect(parseTag('quote/sent:dd.MM.yyyy')).toEqual(fieldTag('quote/sent', 'dd.MM.yyyy', 'quote', 'sent'))
    expect(parseTag('quote/number:')).toEqual(fieldTag('quote/number', '', 'quote', 'number'))
    expect(parseTag('Img:quote/portraitThumbnail')).toEqual(fieldTag('Img', 'quote/portraitThumbnail'))
    expect(parseTag('GroupBy : name')).toEqual({ kind: 'directive', name: 'GroupBy', value: 'name' })
    expect(parseTag('Image:')).toMatchObject({ kind: 'picture', field: { name: '' } })
  })

  test('is a tag where own data has its name', () => {
    const names = new Set(['Customer name', 'a:b', 'Order lines'])
    expect(parseTag('Customer name', names)).toEqual(fieldTag('Customer name'))
    expect(parseTag('Customer name:Trim', names)).toEqual(fieldTag('Customer name', 'Trim'))
    expect(parseTag('a:b', names)).toEqual(fieldTag('a:b'))
    expect(parseTag('#Order lines', names)).toMatchObject({ kind: 'open', field: { name: 'Order lines' } })
    expect(parseTag('Other name', names)).toBeUndefined()
  })

  test('asks for the name without marker, and without what may be a format', () => {
    expect(findOtherNames(' Customer name ')).toEqual(['Customer name'])
    expect(findOtherNames('#Order lines')).toEqual(['Order lines'])
    expect(findOtherNames('/ Order lines')).toEqual(['Order lines'])
    expect(findOtherNames('Order date:LongDate')).toEqual(['Order date:LongDate', 'Order date'])
    expect(findOtherNames('Note: see below')).toEqual(['Note: see below'])
    expect(findOtherNames('#')).toEqual([])
  })
})

describe('The name of a MERGEFIELD', () => {
  test('opens and closes a region, by any of three pairs of prefixes', () => {
    for (const [start, end] of [
      ['TableStart', 'TableEnd'],
      ['BeginGroup', 'EndGroup'],
      ['RangeStart', 'RangeEnd'],
    ]) {
      for (const name of ['line', 'Order lines', 'a:b']) {
        const field = { name }
        expect(parseMergeFieldName(`${start}:${name}`)).toEqual({
          tag: { kind: 'open', negated: false, field: { ...field, mustExist: true } },
        })
        expect(parseMergeFieldName(` ${end}: ${name} `)).toEqual({ tag: { kind: 'close', field } })
      }
    }
  })

  test('is a directive', () => {
    for (const name of directiveNames) {
      expect(parseMergeFieldName(`${name}:some value`)).toEqual({
        tag: { kind: 'directive', name, value: 'some value' },
      })
    }
  })

  test('is a picture', () => {
    const tag = {
      kind: 'picture',
      field: {
        name: 'line/quoteLineThumbnail',
        table: 'line',
        property: 'quoteLineThumbnail',
        mustExist: true,
      },
    }
    expect(parseMergeFieldName('Image:line/quoteLineThumbnail')).toEqual({ tag })
    expect(parseMergeFieldName('image:line/quoteLineThumbnail')).toEqual({ tag })
    expect(parseMergeFieldName('Image:Employees:Photo')).toEqual({
      tag: { kind: 'picture', field: { name: 'Employees:Photo', mustExist: true } },
    })
  })

  test('is a field of a table, with or without a format', () => {
    const field = { name: 'line/totalPrice', table: 'line', property: 'totalPrice', mustExist: true }
    expect(parseMergeFieldName('line/totalPrice')).toEqual({ tag: { kind: 'field', field } })
    expect(parseMergeFieldName('line/totalPrice:2')).toEqual({
      tag: { kind: 'field', field: { ...field, suffix: '2' } },
    })
  })

  test.each([
    'Customer name',
    'qnum',
    'and / or',
    'a|b',
    '$[x]',
    'f(x)!',
    "x = '1'",
    '/close',
    'http://x/y',
    'a:b',
    'Orders:Total',
    ':2',
    'TableFilter:Status',
    '',
  ])('is %j, whatever its characters', (name) => {
    expect(parseMergeFieldName(name)).toEqual({ tag: mergeFieldTag(name) })
  })

  test('has a format behind its last colon only where it is a known one', () => {
    expect(parseMergeFieldName('Customer name:Trim')).toEqual({ tag: mergeFieldTag('Customer name', 'Trim') })
    expect(parseMergeFieldName('Orders:Placed : longDate')).toEqual({
      tag: mergeFieldTag('Orders:Placed', 'longDate'),
    })
    expect(parseMergeFieldName('Total:Money')).toEqual({ tag: mergeFieldTag('Total:Money') })
  })

  test('is read as it is meant where a prefix is written in other letters, and says how it is right', () => {
    const line = { name: 'line' }
    expect(parseMergeFieldName('tablestart:line')).toEqual({
      tag: { kind: 'open', negated: false, field: { ...line, mustExist: true } },
      slip: 'TableStart:line',
    })
    expect(parseMergeFieldName('Tableend : line')).toEqual({
      tag: { kind: 'close', field: line },
      slip: 'TableEnd:line',
    })
    expect(parseMergeFieldName('Groupby:name')).toEqual({
      tag: { kind: 'directive', name: 'GroupBy', value: 'name' },
      slip: 'GroupBy:name',
    })
    expect(parseMergeFieldName('IMAGE:line/x')).toMatchObject({ slip: 'Image:line/x' })
  })

  test('says that a picture takes no size', () => {
    expect(parseMergeFieldName('Image(60;40):photo')).toEqual({
      tag: { kind: 'picture', field: { name: 'photo', mustExist: true } },
      slip: 'Image:photo',
    })
  })
})

describe('For any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'aL1/:#^. _?{}\n') }),
  )

  test('reading a tag never fails, and spaces around it do not matter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseTag(` ${text}\t`)).toEqual(parseTag(text))
      }),
    )
  })

  test('a name is read again from what it was read to', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const field = parseFieldName(text)
        if (field === undefined) return
        const { name, table, property, suffix } = field
        expect(suffix === undefined ? name : `${name}:${suffix}`).toBe(text)
        expect(table === undefined ? undefined : `${table}/${property}`).toBe(
          table === undefined ? undefined : name,
        )
      }),
    )
  })

  test('the name of a merge field means the same as the right spelling of it', () => {
    const prefix = fc.constantFrom(
      'tablestart',
      'ENDGROUP',
      'Culture',
      'iMage',
      'image(1)',
      'TableStart',
      'x',
    )
    fc.assert(
      fc.property(prefix, anyText, (word, text) => {
        const { tag, slip } = parseMergeFieldName(`${word}:${text}`)
        if (slip !== undefined) expect(parseMergeFieldName(slip)).toEqual({ tag })
      }),
    )
  })

  test('what is no tag is one as soon as own data has its name', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        if (parseTag(text) !== undefined) return
        for (const name of findOtherNames(text)) {
          expect(parseTag(text, new Set([name]))).toMatchObject({ field: { name } })
        }
      }),
    )
  })
})
