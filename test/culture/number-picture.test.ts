import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Culture } from '../../src/culture/culture.js'
import { findCulture } from '../../src/culture/find-culture.js'
import { compileNumberPicture } from '../../src/culture/number-picture.js'
import { Decimal } from '../../src/decimal.js'

function cultureNamed(name: string): Culture {
  const culture = findCulture(name)
  if (culture === undefined) throw new Error(`${name} is unknown`)
  return culture
}

const american = cultureNamed('en-US')

/** The dot stands for a no-break space. */
const spaced = (text: string): string => text.replaceAll('·', '\u00a0')

const print = (picture: string, value: string, culture = american): string =>
  compileNumberPicture(picture, culture).format(Decimal.parse(value))

const faultsOf = (picture: string, culture = american): readonly string[] =>
  compileNumberPicture(picture, culture).faults

describe('a numeric picture', () => {
  // The examples of ECMA-376; where it prints a space for a # without a digit, nothing prints here.
  it.each([
    ['00.00', '9', '09.00'],
    ['$###', '15', '$15'],
    ['x##', '222492', '492'],
    ['0.00x', '0.125', '0.125'],
    ['.x', '0.75', '.8'],
    ['$###.00', '95.4', '$95.40'],
    ['$#,###,###', '2456800', '$2,456,800'],
    ['-##', '-10', '-10'],
    ['-##', '10', ' 10'],
    ['+##', '10', '+10'],
    ['+##', '-10', '-10'],
    ['##%', '33', '33%'],
    ["$##0.00 'is the sales tax'", '3.975', '$3.98 is the sales tax'],
    ['$#,##0.00;-$#,##0.00', '5320', '$5,320.00'],
    ['$#,##0.00;-$#,##0.00', '-5320', '-$5,320.00'],
    ['$#,##0.00;-$#,##0.00;$0', '0', '$0'],
    ['$#,##0.00;-$#,##0.00;$0', '-5320', '-$5,320.00'],
  ])('prints %s of %s by the standard: "%s"', (picture, value, expected) => {
    expect(print(picture, value)).toBe(expected)
    expect(faultsOf(picture)).toEqual([])
  })

  // What Word and other programs are known to print.
  it.each([
    ['00.00', '9.006', '09.01'],
    ['##.##', '9', '9'],
    ['##.##', '9.006', '9.01'],
    ['####.0000', '123.456', '123.4560'],
    ['0000.####', '123.456', '0123.456'],
    ['#.0000', '123.456', '123.4560'],
    ['0.####', '123.456', '123.456'],
    ['x#.#x', '123.456', '23.46'],
    ['x#.#x', '123456', '56'],
    ['0.00x', '0.125678', '0.126'],
    ['0.00xx', '0.125678', '0.1257'],
    ['0.x0x', '0.125678', '0.126'],
    ['x.x', '12.34', '2.3'],
    ['.###x', '0.75', '.75'],
    ['.000x', '0.75', '.750'],
    ["#'y'#", '34', '3y4'],
    ['#%#', '33', '3%3'],
    ['#$#', '33', '3$3'],
    ['##%', '0.33', '0%'],
    ["$##0.00 'is the ##.00 goodness'", '3.89', '$3.89 is the ##.00 goodness'],
    ["$##0.00 is the '##.00' goodness", '3.89', '$3.89 is the ##.00 goodness'],
    ["(000)'-'000'-'0000", '5551234567', '(555)-123-4567'],
    ['$,0.00;($,0.00);-', '1442.4', '$1,442.40'],
    ['$,0.00;($,0.00);-', '-1442.4', '($1,442.40)'],
    ['$,0.00;($,0.00);-', '0', '-'],
    [',0', '1442.4', '1,442'],
    ['$,#.00', '1442.4', '$1,442.40'],
    ['#,#00', '32345.12314', '32,345'],
    ['#,#00', '0', '00'],
    ['#,##0.00', '23423', '23,423.00'],
    ['0# ‰', '5', '05 ‰'],
  ])('prints %s of %s as is known: "%s"', (picture, value, expected) => {
    expect(print(picture, value)).toBe(expected)
  })

  it.each([
    ['a number with more digits than places', '0.00', '12345.678', '12345.68'],
    ['a number without a place before the decimal sign', '.00', '95.4', '95.40'],
    ['the minus without such a place', '.000', '-0.75', '-.750'],
    ['zeros up to the last 0 among the decimals', '##.##0000', '9.006', '9.006000'],
    ['zeros from the first 0 on', '0##', '5', '005'],
    ['zero where no place asks for a digit', '#,###.##', '0', '0'],
    ['no digit before the decimal sign below one', '#.00', '0.5', '.50'],
    ['a half away from zero', '0.00', '1.005', '1.01'],
    ['a negative half away from zero', '0.00', '-1.005', '-1.01'],
    ['nines into a new digit', '0.00', '9.995', '10.00'],
    ['no minus on what rounds to zero', '0.00', '-0.004', '0.00'],
    ['no minus on what rounds to zero in brackets', '0.00;(0.00)', '-0.004', '0.00'],
    ['a huge number', '#,##0.00', '1e21', '1,000,000,000,000,000,000,000.00'],
    ['a tiny number', '0.00', '1e-7', '0.00'],
    ['a tiny number in its own places', '0.0000000', '1e-7', '0.0000001'],
    ['digits that an x leaves, zeros too', 'x##', '1005', '005'],
    ['fewer digits than an x leaves', 'x##', '5', '5'],
    ['zeros after the place to which an x rounds', '0.x00', '0.16', '0.200'],
    ['literals between places that stay empty', "###'/'###", '42', '/42'],
    ['an escaped character', String.raw`0 \#\'`, '5', "5 #'"],
    ['the sign where its item stands', '0.00-', '-5', '5.00-'],
    ['a space for the plus of zero', '+0', '0', ' 0'],
    ['a space where zero has no minus', '-0.0', '-0.01', ' 0.0'],
  ])('prints %s', (_, picture, value, expected) => {
    expect(print(picture, value)).toBe(expected)
  })

  it('rounds the exact quotient', () => {
    const { format } = compileNumberPicture('0.0000000000000000000000', american)
    expect(format(Decimal.one.dividedBy(Decimal.parse('3')))).toBe('0.3333333333333333333333')
    expect(format(Decimal.parse('-2').dividedBy(Decimal.parse('3')))).toBe('-0.6666666666666666666667')
  })

  it.each([
    ['$#,##0.00', '-$5.00'],
    ['kr 0.00', 'kr -5.00'],
    ["'Discount: '$0.00 'off'", 'Discount: -$5.00 off'],
    ['(0)', '-(5)'],
    [' 0', ' -5'],
    ['kr\u00a00', 'kr\u00a0-5'],
  ])('puts the minus before what touches the number: %s', (picture, expected) => {
    expect(print(picture, '-5')).toBe(expected)
  })

  it.each([
    ["0.00;'minus '0.00;'free'", '-5', 'minus 5.00'],
    ["0.00;'minus '0.00;'free'", '0', 'free'],
    ["0.00;'minus '0.00;'free'", '0.004', 'free'],
    ["0.00;'minus '0.00;'free'", '-0.004', 'free'],
    ["0.00;'minus '0.00;'free'", '0.005', '0.01'],
    ['0;;', '-5', '-5'],
    ['0;;', '0', ''],
    ["0;;'none'", '-5', '-5'],
    ['0.00;-0.00;', '0', ''],
    ['0;(0)', '0', '0'],
    ["0';'0;(0)", '12', '1;2'],
    ["'credit';'debit'", '-5', 'debit'],
    ["'credit';'debit';'none'", '0.2', 'credit'],
    ['0.00;-0.0', '-0.12', '-0.1'],
    ['0; 0', '-5', ' 5'],
  ])('prints the section of %s for %s: "%s"', (picture, value, expected) => {
    expect(print(picture, value)).toBe(expected)
  })

  it.each([
    // Where both signs occur, the last one is the decimal sign.
    ['#,##0.00', 'nb-NO', '1234.5', '1·234,50'],
    ['#.##0,00', 'en-US', '1234.5', '1,234.50'],
    ['#.##0,00', 'de-DE', '1234.5', '1.234,50'],
    ['#,##0.00', 'de-CH', '1234.5', '1’234.50'],
    [',0.00', 'da-DK', '1234.5', '1.234,50'],
    // One that occurs twice groups.
    ['#,###,##0', 'nb-NO', '1234567', '1·234·567'],
    ['#.###.##0', 'en-US', '1234567', '1,234,567'],
    // A single one is the decimal sign, ...
    ['0.00', 'de-DE', '1234.5', '1234,50'],
    ['0,00', 'en-US', '1234.5', '1234.50'],
    ['0,000', 'nb-NO', '1234.5', '1234,500'],
    ['0.0', 'de-DE', '1234.5', '1234,5'],
    ['.x', 'de-DE', '0.75', ',8'],
    ['.0', 'de-DE', '1234.56', '1234,6'],
    ['.#', 'da-DK', '1234.56', '1234,6'],
    ['.0', 'en-US', '0.56', '.6'],
    [',0', 'nb-NO', '1234.56', '1234,6'],
    [',x', 'en-US', '0.75', '.8'],
    // ... unless the culture groups with it and three places follow.
    ['#,##0', 'en-US', '1234.5', '1,235'],
    ['#.##0', 'de-DE', '1234.5', '1.235'],
    ['#,###', 'en-GB', '1234567', '1,234,567'],
    // Alone before the only place it groups as in Word, if it is a comma.
    [',0', 'en-US', '1234.5', '1,235'],
    [',#', 'en-GB', '1234567', '1,234,567'],
    // A space between places groups.
    ['# ##0,00', 'nb-NO', '1234.5', '1·234,50'],
    ['# ##0', 'en-US', '1234.5', '1,235'],
    ['#·##0.00', 'de-DE', '1234.5', '1.234,50'],
    ['#\u202f##0,000', 'en-US', '1234.5', '1,234.500'],
    ['# ##.00', 'en-US', '1234567.5', '1,234,567.50'],
    ['#·#', 'da-DK', '1234567', '1.234.567'],
    ['000 00', 'sv-SE', '12345', '12·345'],
    ['000 00', 'en-US', '5', '00,005'],
    ['0 0000', 'en-US', '12345', '12,345'],
    ['# #', 'en-US', '34', '34'],
    ['0.00 00', 'en-US', '1234.5', '1,234.5000'],
    ['# x0', 'en-US', '12345', '45'],
    ['# ### ##0', 'sv-SE', '1234567', '1·234·567'],
    // So does an apostrophe, the sign of Switzerland.
    ["#'##0.00", 'de-CH', '1234.5', '1’234.50'],
    ["#'###'##0.00 'CHF'", 'de-CH', '1234567.5', '1’234’567.50 CHF'],
    ['#’##0', 'en-US', '1234.5', '1,235'],
    // These are text.
    ["0'000'", 'en-US', '5', '5000'],
    ["000' '00", 'sv-SE', '12345', '123 45'],
    [String.raw`#\ #`, 'en-US', '34', '3 4'],
    ['max 000', 'en-US', '5', 'max 005'],
    ['0 x', 'en-US', '5', '5 x'],
    ['(000) 000', 'en-US', '555123', '(555) 123'],
    ['#.##0,00 kr.', 'da-DK', '1234.5', '1.234,50 kr.'],
    ['kr.#.##0,00', 'da-DK', '1234.5', 'kr.1.234,50'],
    ['kr. 0,00', 'da-DK', '1234.5', 'kr. 1234,50'],
    ['# ##0,-', 'nb-NO', '1234', '1·234,-'],
    ['#.##0,-', 'nl-NL', '-1234', '-1.234,-'],
    ['NOK,0.00', 'en-US', '1234.5', 'NOK1,234.50'],
    ['max0', 'en-US', '5', 'max5'],
    ['0xl', 'en-US', '5', '5xl'],
    ['0.', 'en-US', '5', '5.'],
    ['0.00, net', 'en-US', '5', '5.00, net'],
    ['0.00 max. x excl. VAT ex-works', 'en-US', '5', '5.00 max. x excl. VAT ex-works'],
  ])('reads the signs of %s in %s', (picture, culture, value, expected) => {
    expect(print(spaced(picture), value, cultureNamed(culture))).toBe(spaced(expected))
    expect(faultsOf(spaced(picture), cultureNamed(culture))).toEqual([])
  })

  it('groups as the culture does, also in pairs and not at all', () => {
    const indian: Culture = { ...american, groupSizes: [3, 2] }
    expect(print('#,##0.00', '12345678.9', indian)).toBe('1,23,45,678.90')
    expect(print('#,##,##0', '12345678.9', indian)).toBe('1,23,45,679')
    expect(print('0,000,000', '5', indian)).toBe('00,00,005')
    expect(print('#,##0', '12345678', { ...american, groupSizes: [3, 0] })).toBe('12345,678')
    expect(print('#,##0', '12345678', { ...american, groupSizes: [0] })).toBe('12345678')
  })

  it.each([
    ["0 'kr'", '5 kr'],
    ['0 ‘kr’', '5 kr'],
    ['0 ’kr’', '5 kr'],
    ['0 ‚kr‘', '5 kr'],
    ["0 'l’offre'", '5 l’offre'],
    ["0 'a''b'", '5 ab'],
  ])('prints the text in the quotation marks of %s', (picture, expected) => {
    expect(print(picture, '5')).toBe(expected)
    expect(faultsOf(picture)).toEqual([])
  })

  it.each([
    ['', 'empty-picture', '1,234.50'],
    [' ', 'empty-picture', '1,234.50'],
    [';;', 'empty-picture', '1,234.50'],
    ['General', 'no-place', '1,234.50'],
    ["'##'", 'no-place', '1,234.50'],
    ['-', 'no-place', '1,234.50'],
    ["0.00 'kr;0", 'unclosed-quote', "1234.50 'kr;0"],
    ['0 `table`', 'numbered-item', '1235 `table`'],
    ['0,000', 'doubtful-sign', '1,235'],
    [',000', 'doubtful-sign', '1,235'],
    ['0;0;0;0', 'surplus-section', '1235'],
    ['0.00;;0;', 'surplus-section', '1234.50'],
    [';0', 'no-positive-section', ''],
    [" ;(0);'none'", 'no-positive-section', ' '],
    ['#,##0,00', 'doubtful-sign', '123,450'],
  ])('at fault as %j is reported as %s', (picture, fault, expected) => {
    expect(faultsOf(picture)).toEqual([fault])
    expect(print(picture, picture === '#,##0,00' ? '123450' : '1234.5')).toBe(expected)
  })

  it('doubts a decimal sign that looks like a group sign', () => {
    const norwegian = cultureNamed('nb-NO')
    expect(faultsOf('#,##0', norwegian)).toEqual(['doubtful-sign'])
    expect(print('#,##0', '1234', norwegian)).toBe('1234,000')
    expect(faultsOf('#,##0;(#,##0)', norwegian)).toEqual(['doubtful-sign'])
    expect(faultsOf('0.000', cultureNamed('de-DE'))).toEqual(['doubtful-sign'])
    expect(faultsOf('0,0##', norwegian)).toEqual([])
    expect(faultsOf('0,##00', norwegian)).toEqual([])
    expect(faultsOf('0;0;0;#,##0,00', norwegian)).toEqual(['surplus-section'])
    expect(print('.000', '1234.5', cultureNamed('de-DE'))).toBe('1.235')
    expect(faultsOf('.000', cultureNamed('de-DE'))).toEqual(['doubtful-sign'])
    expect(faultsOf('.000', american)).toEqual([])
    expect(faultsOf('#,##0 `a` `b`', norwegian)).toEqual(['numbered-item', 'doubtful-sign'])
  })

  const cultures = fc.constantFrom('en-US', 'nb-NO', 'da-DK', 'de-CH', 'sv-SE').map(cultureNamed)
  const units = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })

  it('prints the digits that one gets on paper', () => {
    const property = (whole: number, decimals: number, number: bigint, culture: Culture) => {
      const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`
      const picture = `#,###,##${'0'.repeat(whole)}${fraction}`
      const { format } = compileNumberPicture(picture, culture)
      expect(format(Decimal.fromUnits(number, 4))).toBe(onPaper(number, { whole, decimals, culture }))
    }
    fc.assert(
      fc.property(
        fc.nat(8).map((n) => n + 1),
        fc.nat(6),
        units,
        cultures,
        property,
      ),
    )
  })

  it('never throws and never loses the digits of a number, whatever the picture', () => {
    const characters = fc.constantFrom(..."0#x.,;+-% $'’`\\ak\u00a0\ud800")
    const pictures = fc.array(characters, { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(pictures, cultures, units, (picture, culture, number) => {
        const { format } = compileNumberPicture(picture, culture)
        const text = format(Decimal.fromUnits(number, 2))
        if (/[;x'’`\\]/.test(picture)) return
        const digits = (number < 0n ? -number : number).toString().slice(0, -2)
        const shown = text.replaceAll(/\D/g, '')
        const rounded = (BigInt(digits || '0') + 1n).toString()
        expect(shown.includes(digits) || shown.includes(rounded)).toBe(true)
      }),
    )
  })

  it.each([
    ['places', '0'.repeat(10_000)],
    ['decimals', `0.${'0'.repeat(10_000)}`],
    ['sections', '0;'.repeat(5_000)],
    ['quotes', "'".repeat(9_999)],
    ['typographic quotes', '’'.repeat(9_999)],
    ['grave accents', '`a'.repeat(4_999)],
    ['signs', '+a,0'.repeat(2_500)],
    ['letters', 'x'.repeat(10_000)],
    ['letters at the end of a word', `${'x'.repeat(10_000)}y`],
    ['spaces', `0${' '.repeat(10_000)}0`],
    ['lone surrogates', '\ud800'.repeat(10_000)],
    ['lines', '0\n'.repeat(5_000)],
  ])('bears ten thousand %s', (_, picture) => {
    expect(typeof print(picture, '-1234.5')).toBe('string')
  })
})

/** A number of ten-thousandths, rounded, padded and grouped in threes by its digits alone. */
function onPaper(
  number: bigint,
  { whole, decimals, culture }: { whole: number; decimals: number; culture: Culture },
): string {
  const magnitude = number < 0n ? -number : number
  const scaled =
    decimals >= 4 ? magnitude * 10n ** BigInt(decimals - 4) : halfUp(magnitude, 10n ** BigInt(4 - decimals))
  const padded = scaled.toString().padStart(whole + decimals, '0')
  const digits = [...padded.slice(0, padded.length - decimals)].reverse()
  const grouped = digits.map((digit, index) =>
    index > 0 && index % 3 === 0 ? digit + culture.groupSign : digit,
  )
  const minus = number < 0n && scaled > 0n ? '-' : ''
  const fraction = decimals === 0 ? '' : culture.decimalSign + padded.slice(padded.length - decimals)
  return minus + grouped.reverse().join('') + fraction
}

function halfUp(number: bigint, divisor: bigint): bigint {
  const rest = number % divisor
  return (number - rest) / divisor + (rest * 2n >= divisor ? 1n : 0n)
}
