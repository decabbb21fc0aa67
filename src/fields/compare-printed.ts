/** The condition of Word's IF: texts as they print. */
import { createTextComparer } from '../culture/compare-texts.js'
import type { Culture } from '../culture/culture.js'
import type { ComparisonOperator } from '../model.js'
import { parseNumberText } from './parse-number-text.js'

/** A piece of the right side: a text, or a wildcard for any characters or for any one. */
export type PatternPiece = string | { readonly any: 'characters' | 'character' }

/**
 * Prepares a comparison. Two numbers compare as numbers; else the texts compare letter by letter, capitals being
 * significant as in Word, and `<` and `>` go by the order of the culture. Wildcards count for `=` and `<>` only.
 */
export function createPrintedComparison(
  operator: ComparisonOperator,
  culture: Culture,
): (left: string, right: readonly PatternPiece[]) => boolean {
  const compareTexts = createTextComparer(culture)
  const compare = (left: string, right: string): number => {
    const [a, b] = [parseNumberText(left, culture), parseNumberText(right, culture)]
    return a === undefined || b === undefined ? compareTexts(left, right) : a.compare(b)
  }
  const isEqual = (left: string, pattern: readonly PatternPiece[]): boolean => {
    if (pattern.some((piece) => typeof piece !== 'string')) return matches(left, pattern)
    const right = pattern.join('')
    const [a, b] = [parseNumberText(left, culture), parseNumberText(right, culture)]
    return a === undefined || b === undefined ? composed(left) === composed(right) : a.equals(b)
  }
  return (left, pattern) => {
    const order = (): number => compare(left, pattern.map(asText).join(''))
    switch (operator) {
      case '=':
        return isEqual(left, pattern)
      case '<>':
        return !isEqual(left, pattern)
      case '<':
        return order() < 0
      case '<=':
        return order() <= 0
      case '>':
        return order() > 0
      case '>=':
        return order() >= 0
    }
  }
}

/** Accents may be characters of their own or not. */
const composed = (text: string): string => text.normalize('NFC')

const asText = (piece: PatternPiece): string =>
  typeof piece === 'string' ? piece : piece.any === 'characters' ? '*' : '?'

/** Goes back only to the last `*`, so that the time grows with the product of both lengths at most. */
function matches(text: string, pattern: readonly PatternPiece[]): boolean {
  const wanted = pattern.flatMap((piece): readonly PatternPiece[] =>
    typeof piece === 'string' ? [...composed(piece)] : [piece],
  )
  const characters = [...composed(text)]
  let at = 0
  let from = 0
  let star: { readonly at: number; from: number } | undefined
  while (from < characters.length) {
    const piece = wanted[at]
    if (typeof piece === 'object' && piece.any === 'characters') {
      star = { at, from }
      at += 1
    } else if (typeof piece === 'object' || (piece !== undefined && piece === characters[from])) {
      at += 1
      from += 1
    } else if (star !== undefined) {
      star.from += 1
      at = star.at + 1
      from = star.from
    } else return false
  }
  return wanted.slice(at).every((piece) => typeof piece === 'object' && piece.any === 'characters')
}
