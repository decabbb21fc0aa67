import type { DateValue } from '../date-value.js'
import type { Culture } from './culture.js'
import { compileDatePattern } from './date-pattern.js'

export type DateFormat =
  | 'ShortDate'
  | 'ShortTime'
  | 'ShortDateTime'
  | 'LongDate'
  | 'LongTime'
  | 'LongDateTime'

/**
 * Prepares the printing of dates in one of SuperOffice's formats. The wall clock prints as it stands; nothing
 * is converted to another zone.
 */
export function createDateFormat(culture: Culture, format: DateFormat): (wallClock: DateValue) => string {
  return compileDatePattern(patternOf(culture, format), culture)
}

function patternOf(culture: Culture, format: DateFormat): string {
  switch (format) {
    case 'ShortDate':
      return culture.shortDate
    case 'ShortTime':
      return culture.shortTime
    case 'ShortDateTime':
      return `${culture.shortDate} ${culture.shortTime}`
    case 'LongDate':
      return culture.longDate
    case 'LongTime':
      return culture.longTime
    case 'LongDateTime':
      // SuperOffice documents its formatter as long date and short time, which is .NET's `f` and not `F`.
      return `${culture.longDate} ${culture.shortTime}`
  }
}
