import type { CalendarNames } from './calendar-names.js'

type Style = 'long' | 'short'

/**
 * The names that Intl has, for the languages whose names are the same in Windows.
 *
 * @param culture A name that Intl knows.
 */
export function createIntlCalendarNames(culture: string): CalendarNames {
  const months = monthsOf(culture, { month: 'long' })
  const besideDay = monthsOf(culture, { month: 'long', day: 'numeric' })
  const names = {
    days: daysOf(culture, 'long'),
    shortDays: daysOf(culture, 'short'),
    months,
    shortMonths: monthsOf(culture, { month: 'short' }),
  }
  // Where Intl writes the month beside a day as a number, that is no form of its name.
  const hasGenitive = besideDay.join() !== months.join() && !besideDay.some((name) => /^\d+$/.test(name))
  return hasGenitive ? { ...names, genitiveMonths: besideDay } : names
}

function daysOf(culture: string, weekday: Style): readonly string[] {
  const print = printPart(culture, { weekday })
  // The first of September 2013 is a Sunday.
  return Array.from({ length: 7 }, (_, index) => print('weekday', Date.UTC(2013, 8, 1 + index)))
}

function monthsOf(
  culture: string,
  options: { readonly month: Style; readonly day?: 'numeric' },
): readonly string[] {
  const print = printPart(culture, options)
  return Array.from({ length: 12 }, (_, index) => print('month', Date.UTC(2013, index, 5)))
}

type Print = (type: 'weekday' | 'month', instant: number) => string

function printPart(culture: string, options: Intl.DateTimeFormatOptions): Print {
  const format = new Intl.DateTimeFormat(culture, { ...gregorian, ...options })
  return (type, instant) =>
    withoutMarks(format.formatToParts(instant).find((part) => part.type === type)?.value ?? '')
}

/** What every question to Intl says, since a culture's own calendar and digits may be others. */
export const gregorian = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const

/** Drops the marks of direction, which .NET does not print. */
export const withoutMarks = (text: string): string => text.replace(/[\u061c\u200e\u200f]/g, '')
