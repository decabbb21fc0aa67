import type { DateValue } from '../date-value.js'
import type { Culture } from './culture-table.js'

type Print = (date: DateValue) => string

/** A quoted text, a run of one letter, or any other character. */
const token = /'([^']*)'|([a-zA-Z])\2*|./gs

/**
 * Prepares the printing of dates by a .NET format pattern of the letters d, M, y, H, h, m, s and t, with text
 * in single quotes. `MMM` and `MMMM` take the genitive where the pattern has a day of the month, as .NET does.
 */
export function compileDatePattern(pattern: string, culture: Culture): Print {
  const tokens = [...pattern.matchAll(token)]
  const hasDay = tokens.some(([written]) => written === 'd' || written === 'dd')
  const names = hasDay ? withGenitives(culture) : culture
  const prints = tokens.map(([written, quoted]): Print => {
    const print = quoted === undefined ? findPrint(written, names) : undefined
    return print ?? (() => quoted ?? written)
  })
  return (date) => prints.map((print) => print(date)).join('')
}

const withGenitives = (culture: Culture): Culture => ({
  ...culture,
  months: culture.genitiveMonths ?? culture.months,
  shortMonths: culture.shortGenitiveMonths ?? culture.shortMonths,
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
    case 'mm':
      return (date) => padded(date.minute, 2)
    case 'ss':
      return (date) => padded(date.second, 2)
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
