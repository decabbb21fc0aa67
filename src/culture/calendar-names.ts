import { calendarNameTable } from './calendar-name-table.js'

/** The names of days and months in one language. */
export interface CalendarNames {
  /** Sunday first. */
  readonly days: readonly string[]
  readonly shortDays: readonly string[]
  /** January first; the form that stands alone. */
  readonly months: readonly string[]
  readonly shortMonths: readonly string[]
  /** The form that stands beside a day, where the language has another one: `23 września`. */
  readonly genitiveMonths?: readonly string[]
}

/**
 * The names that Windows has for a culture, or for its language. Undefined where the table has neither; the block
 * of a language is not for another script of it.
 *
 * @param culture A .NET name, such as `sr-Latn-RS`.
 */
export function findCalendarNames(culture: string): CalendarNames | undefined {
  const language = culture.replace(/-(?:[A-Z]{2}|\d{3})$/, '')
  // A program needs one culture or two, so the table is split when one is asked for and not at start.
  const blocks = calendarNameTable.trim().split('\n\n')
  const block = findBlock(blocks, culture) ?? findBlock(blocks, language)
  return block === undefined ? undefined : parseNames(block.split('\n').slice(1))
}

const findBlock = (blocks: readonly string[], owner: string): string | undefined =>
  blocks.find((block) => block.slice(0, block.indexOf('\n')).split(' ').includes(owner))

function parseNames(lines: readonly string[]): CalendarNames {
  const [days = [], shortDays = [], months = [], shortMonths = [], genitiveMonths] = lines.map(parseList)
  const names = { days, shortDays, months, shortMonths }
  return genitiveMonths === undefined ? names : { ...names, genitiveMonths }
}

const parseList = (line: string): readonly string[] =>
  line.split(' ').map((name) => name.replaceAll('_', ' ').replaceAll('~', '\u00a0'))
