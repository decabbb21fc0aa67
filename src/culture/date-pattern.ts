import type { DateValue } from '../date-value.js'
import type { Culture } from './culture.js'

type Print = (date: DateValue) => string

/** What a pattern is made of: a run of one letter, such as `MMMM`, or text that prints as it stands. */
export type DateItem = { readonly letters: string } | { readonly text: string }

/** A quoted text, a run of one letter, or any other character. */
const token = /'([^']*)'|([a-zA-Z])\2*|./gs

/**
 * Prepares the printing of dates by a .NET format pattern of the letters d, M, y, H, h, m, s and t, with text
 * in single quotes.
 */
export function compileDatePattern(pattern: string, culture: Culture): Print {
  const items = Array.from(
    pattern.matchAll(token),
    ([written, text]): DateItem => (text === undefined ? { letters: written } : { text }),
  )
  return compileDateItems(items, culture)
}

/**
 * Prepares the printing of dates by the items of a pattern. Letters that are no item print as they stand.
 * `MMMM` takes the genitive where there is a day of the month, as .NET does.
 */
export function compileDateItems(items: readonly DateItem[], culture: Culture): Print {
  const hasDay = items.some((item) => 'letters' in item && (item.letters === 'd' || item.letters === 'dd'))
  const names = hasDay ? withGenitives(culture) : culture
  const prints = items.map((item): Print => {
    if ('text' in item) return () => item.text
    return findPrint(item.letters, names) ?? (() => item.letters)
  })
  return (date) => {
    let text = ''
    for (const print of prints) text += print(date)
    return text
  }
}

const withGenitives = (culture: Culture): Culture => ({
  ...culture,
  months: culture.genitiveMonths ?? culture.months,
})

function findPrint(letters: string, culture: Culture): Print | undefined {
  switch (letters) {
    case 'd':
    case 'dd':
      return (date) => padded(date.day, letters.length)
    case 'ddd':
      return (date) => culture.shortDays[weekday(date)] ?? ''
    case 'dddd':
      return (date) => culture.days[weekday(date)] ?? ''
    case 'M':
    case 'MM':
      return (date) => padded(date.month, letters.length)
    case 'MMM':
      return (date) => culture.shortMonths[date.month - 1] ?? ''
    case 'MMMM':
      return (date) => culture.months[date.month - 1] ?? ''
    case 'yy':
      return (date) => padded(date.year % 100, 2)
    case 'yyyy':
      return (date) => padded(date.year, 4)
    case 'H':
    case 'HH':
      return (date) => padded(date.hour, letters.length)
    case 'h':
    case 'hh':
      return (date) => padded(date.hour % 12 === 0 ? 12 : date.hour % 12, letters.length)
    case 'm':
    case 'mm':
      return (date) => padded(date.minute, letters.length)
    case 's':
    case 'ss':
      return (date) => padded(date.second, letters.length)
    case 'tt':
      return (date) => (date.hour < 12 ? culture.am : culture.pm)
    default:
      return undefined
  }
}

const padded = (number: number, length: number): string => String(number).padStart(length, '0')

/** 0 for Sunday. Weekdays repeat every 400 years, which keeps the year out of Date.UTC's two-digit range. */
const weekday = ({ year, month, day }: DateValue): number =>
  new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCDay()
