import type { DateValue } from '../date-value.js'
import type { Culture } from './culture.js'
import { compileDateItems, compileDatePattern, type DateItem } from './date-pattern.js'
import { type CompiledPicture, findPictureText, type PictureFault, pictureText } from './picture.js'

/** How the two halves of a day are asked for: as Word does, also right behind the time, and as .NET does. */
const halfDay = '(?:am/pm|(?<![a-gi-ln-rt-z])tt(?![a-z]))'

/** Text, a half of the day, a word, or any other character. Only Latin letters can be items. */
const token = new RegExp(
  String.raw`${pictureText}|(?<halfDay>${halfDay})|(?<word>(?:(?!${halfDay})\p{Script=Latin})+)|.`,
  'gisu',
)

/** A run of one letter, cut as Word cuts it: `ddddd` is `dddd` and `d`. */
const item = /d{1,4}|D{1,4}|M{1,4}|yyyy|yy?|YYYY|YY?|hh?|HH?|mm?|ss?/g

/**
 * Prepares the printing of dates by a Word date picture, such as `d. MMMM yyyy 'kl.' HH:mm`, the argument of the
 * switch `\@` (ECMA-376 part 1, 17.16.4.1). Months and minutes differ in case, days and years do not. `am/pm`
 * prints the culture's designator, and so does .NET's `tt`. Items of other calendars and scripts print as they
 * stand, as does every other character; letters of unquoted words that are items are taken as items.
 */
export function compileDatePicture(picture: string, culture: Culture): CompiledPicture<DateValue> {
  const faults = new Set<PictureFault>()
  const items = Array.from(picture.matchAll(token), (match) => readItems(match, faults)).flat()
  const printsDate = items.some((part) => 'letters' in part)
  if (!printsDate) faults.add(picture.trim() === '' ? 'empty-picture' : 'no-place')
  const format = printsDate
    ? compileDateItems(items, withDesignators(culture))
    : compileDatePattern(culture.shortDate, culture)
  return { format, faults: [...faults] }
}

function readItems(match: RegExpMatchArray, faults: Set<PictureFault>): DateItem[] {
  const literal = findPictureText(match)
  if (literal?.fault !== undefined) faults.add(literal.fault)
  if (literal !== undefined) return [{ text: literal.text }]
  const { halfDay, word } = match.groups ?? {}
  if (halfDay !== undefined) return [{ letters: 'tt' }]
  if (word === undefined) return [{ text: match[0] }]
  if (isMixed(word)) faults.add('unquoted-word')
  return cutWord(word)
}

function cutWord(word: string): DateItem[] {
  const items: DateItem[] = []
  let end = 0
  for (const { 0: letters, index } of word.matchAll(item)) {
    items.push({ text: word.slice(end, index) }, { letters: patternLetters(letters) })
    end = index + letters.length
  }
  return [...items, { text: word.slice(end) }]
}

/** The same item in a .NET pattern, which has no capital D and Y, and no year of two digits in one letter. */
function patternLetters(letters: string): string {
  if (letters.startsWith('D')) return letters.toLowerCase()
  return letters === 'y' || letters === 'Y' ? 'yy' : letters.replaceAll('Y', 'y')
}

/** Whether a word holds items beside other letters, as `den` does. The T and Z of ISO 8601 are no such letters. */
function isMixed(word: string): boolean {
  const others = word.replaceAll(item, '')
  return others.length < word.length && /[^TZ]/.test(others)
}

/** A culture that writes no designators has the English ones, as Word has. */
const withDesignators = (culture: Culture): Culture => ({
  ...culture,
  am: culture.am === '' ? 'AM' : culture.am,
  pm: culture.pm === '' ? 'PM' : culture.pm,
})
