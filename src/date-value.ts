/** A date and time as the WebAPI writes it: its own wall clock, and the offset from UTC when it has one. */
export interface DateValue {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Minutes east of UTC; undefined when the text states none. */
  readonly offset: number | undefined
}

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))?)?$/i

/**
 * Reads an ISO 8601 date or date and time with up to nine digits of a fraction, `Z`, `±hh:mm` or no offset.
 * The fraction of a second is dropped: nothing that prints shows it. Undefined when the text is no such date.
 */
export function parseDateValue(text: string): DateValue | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const part = (index: number): number => Number(match[index] ?? 0)
  const distance = part(9) * 60 + part(10)
  const offset =
    match[7] !== undefined ? 0 : match[8] === '+' ? distance : match[8] === '-' ? 0 - distance : undefined
  const value: DateValue = {
    year: part(1),
    month: part(2),
    day: part(3),
    hour: part(4),
    minute: part(5),
    second: part(6),
    offset,
  }
  const valid =
    value.month >= 1 &&
    value.month <= 12 &&
    value.day >= 1 &&
    value.day <= daysInMonth(value.year, value.month) &&
    value.hour <= 23 &&
    value.minute <= 59 &&
    value.second <= 59 &&
    part(10) <= 59 &&
    distance <= 14 * 60
  return valid ? value : undefined
}

/** Whether a date stands for "no date": .NET's smallest and largest dates and the database's year 1760. */
export const isNullDate = (date: DateValue): boolean => date.year <= 1760 || date.year >= 9999

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}
