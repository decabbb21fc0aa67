import type { TextCase } from '../model.js'

/** A letter at the beginning of a word; marks and apostrophes within a word begin none. */
const firstLetters = /(?<![\p{L}\p{M}\p{N}'\u2019])\p{L}/gu
const firstLetter = /^[^\p{L}\p{N}]*\p{L}/u

/**
 * Writes a text as Word's switch `\*` asks (ECMA-376 part 1, 17.16.4.3), by the rules of a language: Turkish makes
 * `İ` of `i`. What need not change stays, so that `iPhone case` becomes `IPhone Case`.
 * @param language ISO 639 code
 */
export function changeCase(text: string, wanted: TextCase, language: string): string {
  const upper = (letters: string): string => letters.toLocaleUpperCase(language)
  switch (wanted) {
    case 'Upper':
      return upper(text)
    case 'Lower':
      return text.toLocaleLowerCase(language)
    case 'FirstCap':
      return text.replace(firstLetter, upper)
    case 'Caps':
      return text.replace(firstLetters, upper)
  }
}
