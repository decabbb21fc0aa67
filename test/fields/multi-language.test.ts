import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseLanguage } from '../../src/fields/multi-language.js'
import { printText, quoteOfLines } from '../fixtures/quotes.js'

const text = 'US:"Maintenance";NO:"Vedlikehold";GE:"Wartung";SW:"Underhåll"'

describe('a text in several languages', () => {
  it.each([
    ['en', 'Maintenance'],
    ['nb', 'Vedlikehold'],
    ['de', 'Wartung'],
    ['sv', 'Underhåll'],
  ])('is read in %s', (language, expected) => {
    expect(chooseLanguage(text, language)).toBe(expected)
  })

  it('is read in Bokmål by readers of Nynorsk, unless there is a text of theirs', () => {
    expect(chooseLanguage(text, 'nn')).toBe('Vedlikehold')
    expect(chooseLanguage('NO:"Pris";nn:"Prisen";US:"Price"', 'nn')).toBe('Prisen')
    expect(chooseLanguage('US:"Price";DA:"Prisen"', 'nn')).toBe('Price')
  })

  it('is read in Ukrainian by the code UK, and by Chinese everywhere by the code CN', () => {
    expect(chooseLanguage('US:"Price";UK:"Ціна"', 'uk')).toBe('Ціна')
    expect(chooseLanguage('US:"Price";CN:"价格"', 'zh')).toBe('价格')
  })

  it('is read in American English where the language is missing', () => {
    expect(chooseLanguage(text, 'fi')).toBe('Maintenance')
    expect(chooseLanguage('NO:"a";US:"b"', 'fi')).toBe('b')
  })

  it('is read in its first language where that is missing too', () => {
    expect(chooseLanguage('NO:"a";DA:"b"', 'fi')).toBe('a')
  })

  it.each([
    ['US:"one"', 'one'],
    ['US:"one";', 'one'],
    ['US:"one"; NO:"en" ', 'one'],
    ['US:"say ""hi""";NO:"x"', 'say "hi"'],
    ['US:"a;b:c";NO:"x"', 'a;b:c'],
    ['US:"";NO:"x"', ''],
    ['en-US:"one";nb-NO:"en"', 'one'],
    ['US:"two\nlines";NO:"x"', 'two\nlines'],
  ])('may be written %j', (written, expected) => {
    expect(chooseLanguage(written, 'en')).toBe(expected)
  })

  it.each([
    'US:"a" and more',
    'before US:"a"',
    'US:"a" NO:"b"',
    'US:"a";;NO:"b"',
    'US:"a;NO:b',
    'US: "a"',
    'USA:"a"',
    '12:"a"',
    'US:a',
    '"US":"a"',
    'US:"a""',
    'Size: 12" x 14"',
    '',
  ])('is left alone when it is anything else: %j', (written) => {
    expect(chooseLanguage(written, 'en')).toBe(written)
  })

  it('is told apart without effort in a long text', () => {
    const long = `US:"${'""'.repeat(50_000)}`
    expect(chooseLanguage(long, 'en')).toBe(long)
  })

  it('never throws, and gives a part of the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('US:"', 'NO:"', '";', ''), (noise, start) => {
        const written = `${start}${noise}${start}`
        expect(chooseLanguage(written, 'nb').length).toBeLessThanOrEqual(written.length)
      }),
    )
  })
})

describe('a text that begins like one in several languages', () => {
  const print = (name: string, codes: readonly string[]): string =>
    printText(
      quoteOfLines([{ Name: name }], { TotalPrice: 0 }),
      '{#alternative}{#line}{line/name}{/line}{/alternative}',
      {
        expect: codes,
      },
    )

  it('and does not go on so prints as it is, and is named', () => {
    expect(print('US:"a";NO:', ['unparsed-multilang'])).toBe('US:"a";NO:')
  })

  it('and goes on so is not named', () => {
    expect(print('US:"a";NO:"b"', [])).toBe('a')
  })
})
