import { type Decimal, withoutTrailingZeros } from '../decimal.js'
import type { Culture } from './culture.js'

/** How many decimals a number prints: as many as the culture says, a fixed count, or up to five without zeros. */
export type DecimalCount = 'default' | 'trim' | number

/** How many decimals `trim` keeps at most. */
export const trimmedDecimals = 5

/**
 * Prepares the printing of numbers the way .NET's format `N` does: always in groups, rounded half away from
 * zero, with an ASCII minus where the culture has it, and none on zero.
 *
 * @param decimals A count of 0 or more, `default` or `trim`.
 */
export function createNumberFormat(culture: Culture, decimals: DecimalCount): (value: Decimal) => string {
  const trims = decimals === 'trim'
  const count = decimals === 'default' ? culture.decimals : trims ? trimmedDecimals : decimals
  return (value) => {
    const units = value.unitsTextAt(count)
    const isNegative = units.startsWith('-')
    const digits = (isNegative ? units.slice(1) : units).padStart(count + 1, '0')
    const point = digits.length - count
    const fraction = trims ? withoutTrailingZeros(digits.slice(point)) : digits.slice(point)
    const whole = groupDigits(digits.slice(0, point), culture)
    const number = fraction === '' ? whole : whole + culture.decimalSign + fraction
    return isNegative ? culture.negativePattern.replace('n', number) : number
  }
}

/** Digits with the culture's group signs between them. */
export function groupDigits(whole: string, { groupSign, groupSizes }: Culture): string {
  let end = whole.length
  let groups = ''
  let size = 0
  for (let index = 0; ; index += 1) {
    size = groupSizes[index] ?? size
    if (size === 0 || end <= size) return whole.slice(0, end) + groups
    groups = groupSign + whole.slice(end - size, end) + groups
    end -= size
  }
}
