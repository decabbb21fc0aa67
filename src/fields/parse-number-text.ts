/** Numbers in texts: as a culture prints them, as data hold them, and as authors write them in formulas. */
import { Decimal } from '../decimal.js'

/** How a culture writes numbers; `Culture` is one. */
export interface NumberSigns {
  readonly decimalSign: string
  readonly groupSign: string
}

/** More characters than any amount has; a text of more is none. */
const longest = 100

/** A sign, a currency symbol and parentheses around digits, and the dash of round prices: `(kr 20)`, `20,-`. */
const framedNumber =
  /^(?<open>\()? ?(?:(?<minus>[-\u2212\u2013])|\+)? ?\p{Sc}? ?(?<minusAfterSymbol>[-\u2212\u2013])? ?(?<digits>[.,]?\d(?:.*\d)?) ?(?:[.,][-\u2013])? ?\p{Sc}?(?<minusAtEnd>[-\u2212])?(?<close>\))?$/u

/** A currency's code or abbreviation, or a unit: one short word before or behind the number. */
const wordBefore = /^\p{L}{2,3}\.? ?(?=\P{L}+$)/u
const wordBehind = /(?<=^\P{L}+) ?\p{L}{2,3}\.?$/u

/**
 * Reads a text that is a number and nothing else but its sign, a currency symbol, and parentheses, which bookkeepers
 * write for a minus. Undefined for any other text.
 */
export function parseNumberText(text: string, signs: NumberSigns): Decimal | undefined {
  return text.length > longest ? undefined : parseFramed(compact(text), signs)
}

/** Reads a number also where one short word stands beside it: `€180,000.00 EUR`, `kr 20`. */
export function parseAmountText(text: string, signs: NumberSigns): Decimal | undefined {
  if (text.length > longest) return undefined
  const number = compact(text)
  const bare = number.replace(wordBefore, '')
  return parseFramed(bare === number ? number.replace(wordBehind, '') : bare, signs)
}

/** Every run of spaces of any kind as one space, and no marks of direction. */
const compact = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

function parseFramed(text: string, signs: NumberSigns): Decimal | undefined {
  const groups = framedNumber.exec(text)?.groups
  if (groups === undefined) return undefined
  const { open, close, minus, minusAfterSymbol, minusAtEnd, digits = '' } = groups
  const minuses = [open, minus, minusAfterSymbol, minusAtEnd].filter((sign) => sign !== undefined)
  if (minuses.length > 1 || (open === undefined) !== (close === undefined)) return undefined
  const value = readDigits(digits, signs)
  return minuses.length === 1 ? value?.negated() : value
}

/** Groups of three digits, or of two before the last one. */
const grouped = /^\d{1,3}(?:[., ']\d{2,3})*[., ']\d{3}$/

/**
 * Reads digits and the signs between them. Of `.` and `,` the last one is the decimal sign where both occur, and one
 * that occurs twice groups. A single one is the decimal sign, unless it is the culture's group sign and stands where
 * that would. Spaces and apostrophes group. Undefined where the signs stand otherwise.
 */
export function readDigits(text: string, signs: NumberSigns): Decimal | undefined {
  const digits = normalizeSigns(text, signs)
  const decimal = findDecimalSign(digits, signs)
  const at = decimal === undefined ? digits.length : digits.lastIndexOf(decimal)
  const whole = digits.slice(0, at)
  const fraction = digits.slice(at + 1)
  const groupSigns = new Set(whole.replace(/\d/g, ''))
  const isGrouped = groupSigns.size === 1 && grouped.test(whole) && !groupSigns.has(decimal ?? '')
  if (!/^\d*$/.test(fraction) || (groupSigns.size > 0 && !isGrouped)) return undefined
  return Decimal.parse(`0${whole.replace(/\D/g, '')}.${fraction}`)
}

/** The signs of cultures that write neither `.` nor `,` as those, every apostrophe and every space as one. */
function normalizeSigns(text: string, { decimalSign, groupSign }: NumberSigns): string {
  const digits = isForeign(groupSign) ? text.replaceAll(groupSign, ' ') : text
  const signed = isForeign(decimalSign) ? digits.replaceAll(decimalSign, '.') : digits
  return signed.replace(/[\u00a0\u2009\u202f]/g, ' ').replaceAll('\u2019', "'")
}

const isForeign = (sign: string): boolean => sign !== '' && sign !== '.' && sign !== ','

function findDecimalSign(digits: string, { groupSign }: NumberSigns): '.' | ',' | undefined {
  const [points, commas] = [digits.split('.').length - 1, digits.split(',').length - 1]
  if (points > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
  if (points + commas !== 1) return undefined
  const sign = points === 1 ? '.' : ','
  const isGroup = sign === groupSign && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)
  return isGroup ? undefined : sign
}
