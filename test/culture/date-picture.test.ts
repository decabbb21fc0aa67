import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Culture } from '../../src/culture/culture.js'
import { compileDatePicture } from '../../src/culture/date-picture.js'
import { findCulture } from '../../src/culture/find-culture.js'
import type { DateValue } from '../../src/date-value.js'

function cultureNamed(name: string): Culture {
  const culture = findCulture(name)
  if (culture === undefined) throw new Error(`${name} is unknown`)
  return culture
}

const at = (year: number, month: number, day: number, time: readonly number[] = []): DateValue => ({
  year,
  month,
  day,
  hour: time[0] ?? 0,
  minute: time[1] ?? 0,
  second: time[2] ?? 0,
  offset: undefined,
})

/** A Tuesday in the afternoon, the date of the standard's examples. */
const tuesday = at(2006, 1, 3, [17, 28, 34])
/** A Wednesday. */
const wednesday = at(2022, 3, 9, [17, 7, 8])

const print = (picture: string, date: DateValue, culture = 'en-US'): string =>
  compileDatePicture(picture, cultureNamed(culture)).format(date)

const faultsOf = (picture: string): readonly string[] =>
  compileDatePicture(picture, cultureNamed('en-US')).faults

describe('a date picture', () => {
  // The examples of ECMA-376.
  it.each([
    ['M/d/yyyy', '1/3/2006'],
    ['dddd, MMMM dd, yyyy', 'Tuesday, January 03, 2006'],
    ['MMMM d, yyyy', 'January 3, 2006'],
    ['M/d/yy', '1/3/06'],
    ['yyyy-MM-dd', '2006-01-03'],
    ['d-MMM-yy', '3-Jan-06'],
    ['M.d.yyyy', '1.3.2006'],
    ['MMM. d, yy', 'Jan. 3, 06'],
    ['d MMMM yyyy', '3 January 2006'],
    ['MMMM yy', 'January 06'],
    ['MMM-yy', 'Jan-06'],
    ['M/d/yyyy h:mm am/pm', '1/3/2006 5:28 PM'],
    ['M/d/yyyy h:mm:ss am/pm', '1/3/2006 5:28:34 PM'],
    ['h:mm am/pm', '5:28 PM'],
    ['HH:mm', '17:28'],
    ["'Today is 'HH:mm:ss", 'Today is 17:28:34'],
  ])('prints %s by the standard: %s', (picture, expected) => {
    expect(print(picture, tuesday)).toBe(expected)
    expect(faultsOf(picture)).toEqual([])
  })

  // Days and years in either case, months and minutes apart.
  it.each([
    ['d', '9'],
    ['dd', '09'],
    ['ddd', 'Wed'],
    ['dddd', 'Wednesday'],
    ['D', '9'],
    ['DD', '09'],
    ['DDD', 'Wed'],
    ['DDDD', 'Wednesday'],
    ['M', '3'],
    ['MM', '03'],
    ['MMM', 'Mar'],
    ['MMMM', 'March'],
    ['y', '22'],
    ['yy', '22'],
    ['yyyy', '2022'],
    ['Y', '22'],
    ['YY', '22'],
    ['YYYY', '2022'],
    ['YYYYMMDD', '20220309'],
    ['h', '5'],
    ['hh', '05'],
    ['H', '17'],
    ['HH', '17'],
    ['m', '7'],
    ['mm', '07'],
    ['s', '8'],
    ['ss', '08'],
    ['am/pm', 'PM'],
    ['AM/PM', 'PM'],
    ['tt', 'PM'],
    ['DD/MM/YYYY', '09/03/2022'],
    ['dd-MMM-yyyy', '09-Mar-2022'],
    ['h:mmam/pm', '5:07PM'],
    ['h:mmtt', '5:07PM'],
  ])('prints the items of %s: %s', (picture, expected) => {
    expect(print(picture, wednesday)).toBe(expected)
  })

  it.each([
    ['ddddd', 'Wednesday9'],
    ['MMMMMM', 'March03'],
    ['yyy', '2222'],
    ['yyyyy', '202222'],
    ['YYY', '2222'],
    ['hhh', '055'],
    ['ddDD', '0909'],
  ])('cuts runs of a letter as the standard does: %s', (picture, expected) => {
    expect(print(picture, wednesday)).toBe(expected)
  })

  it.each([
    [0, '12 AM', '00'],
    [9, '9 AM', '09'],
    [12, '12 PM', '12'],
    [23, '11 PM', '23'],
  ])('prints the hour %i on both clocks', (hour, twelve, full) => {
    expect(print('h am/pm', at(2022, 3, 9, [hour]))).toBe(twelve)
    expect(print('HH', at(2022, 3, 9, [hour]))).toBe(full)
  })

  it.each([
    ["dddd d. MMMM yyyy 'kl.' HH:mm", 'da-DK', 'onsdag 9. marts 2022 kl. 17:07'],
    ['d. MMMM yyyy', 'nb-NO', '9. mars 2022'],
    ['dd.MM.yyyy', 'de-DE', '09.03.2022'],
    ['MMMM yyyy', 'pl-PL', 'marzec 2022'],
    ['d MMMM yyyy', 'pl-PL', '9 marca 2022'],
    ['DD MMMM', 'pl-PL', '09 marca'],
    ['d. MMMM', 'cs-CZ', '9. března'],
    ['dddd MMMM', 'fi-FI', 'keskiviikko maaliskuu'],
    ['d. MMMM', 'fi-FI', '9. maaliskuuta'],
    ["d 'de' MMMM 'de' yyyy", 'es-ES', '9 de marzo de 2022'],
    ['yyyy年M月d日', 'ja-JP', '2022年3月9日'],
    ['d/M-yyyy', 'de-DE', '9/3-2022'],
  ])('names days and months as the culture does: %s in %s', (picture, culture, expected) => {
    expect(print(picture, wednesday, culture)).toBe(expected)
  })

  it('prints the designators of the culture, and the English ones where it has none', () => {
    expect(print('h:mm am/pm', wednesday, 'nb-NO')).toBe('5:07 p.m.')
    expect(print('h:mm AM/PM', wednesday, 'ja-JP')).toBe('5:07 午後')
    expect(print('h:mm am/pm', wednesday, 'da-DK')).toBe('5:07 PM')
    expect(print('h:mm am/pm', at(2022, 3, 9), 'de-DE')).toBe('12:00 AM')
  })

  it.each([
    ["d 'd' d", '9 d 9'],
    ['d ‘d’ d', '9 d 9'],
    ['d ’d’ d', '9 d 9'],
    [String.raw`d \d d`, '9 d 9'],
    [String.raw`d \' d`, "9 ' 9"],
    ["d ''d", '9 9'],
    ["'l’an' yyyy", 'l’an 2022'],
    ['yyyy-MM-ddTHH:mm:ssZ', '2022-03-09T17:07:08Z'],
    ['kl. HH:mm', 'kl. 17:07'],
    ['witt tto yyyy', 'witt tto 2022'],
    ['d\n#*;"d"', '9\n#*;"9"'],
  ])('keeps the text of %j', (picture, expected) => {
    expect(print(picture, wednesday)).toBe(expected)
    expect(faultsOf(picture)).toEqual([])
  })

  it.each([
    ['', 'empty-picture', '3/9/2022'],
    ['  ', 'empty-picture', '3/9/2022'],
    ['General', 'no-place', '3/9/2022'],
    ["'dd'", 'no-place', '3/9/2022'],
    ["yyyy 'kl. HH", 'unclosed-quote', "2022 'kl. HH"],
    ["h o'clock", 'unclosed-quote', "5 o'clock"],
    ['d `table`', 'numbered-item', '9 `table`'],
    ['den d. MMMM', 'unquoted-word', '9en 9. March'],
    ['d de MMMM', 'unquoted-word', '9 9e March'],
    ['HH Uhr', 'unquoted-word', '17 U5r'],
    ['ddth', 'unquoted-word', '09t5'],
  ])('at fault as %j is reported as %s', (picture, fault, expected) => {
    expect(faultsOf(picture)).toEqual([fault])
    expect(print(picture, wednesday)).toBe(expected)
  })

  it('prints any text in quotation marks as it stands', () => {
    const texts = fc.string({ unit: 'binary' }).map((text) => text.replaceAll("'", ''))
    fc.assert(
      fc.property(texts, (text) => {
        expect(print(`yyyy'${text}'MM`, wednesday)).toBe(`2022${text}03`)
      }),
    )
  })

  it('prints years of four digits and days of two, whatever stands between', () => {
    const separators = fc.array(fc.constantFrom(...' .,-/:;*()#%0"年'), { maxLength: 8 })
    const days = fc.integer({ min: 1, max: 28 })
    fc.assert(
      fc.property(separators, days, fc.integer({ min: 1, max: 9999 }), (parts, day, year) => {
        const separator = parts.join('')
        const expected = `${String(day).padStart(2, '0')}${separator}${String(year).padStart(4, '0')}`
        expect(print(`dd${separator}yyyy`, at(year, 5, day))).toBe(expected)
      }),
    )
  })

  it('never throws', () => {
    const characters = fc.constantFrom(..."dMyYDhHmstapr /'’`\\.\ud800")
    const pictures = fc.array(characters, { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(pictures, (picture) => {
        expect(typeof print(picture, wednesday)).toBe('string')
      }),
    )
  })

  it.each([
    ['days', 'd'.repeat(10_000)],
    ['letters', 'e'.repeat(10_000)],
    ['mixed letters', 'ed'.repeat(5_000)],
    ['quotes', "'".repeat(9_999)],
    ['typographic quotes', '’'.repeat(9_999)],
    ['grave accents', '`a'.repeat(4_999)],
    ['halves of days', 'am/p'.repeat(2_500)],
    ['backslashes', '\\'.repeat(9_999)],
    ['lone surrogates', '\ud800'.repeat(10_000)],
  ])('bears ten thousand %s', (_, picture) => {
    expect(typeof print(picture, wednesday)).toBe('string')
  })
})
