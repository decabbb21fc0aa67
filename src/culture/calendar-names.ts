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

/** The lines of a block, by the culture or language that it is for. */
const blocks: ReadonlyMap<string, readonly string[]> = new Map(
  calendarNameTable
    .trim()
    .split('\n\n')
    .flatMap((block) => {
      const [owners = '', ...lines] = block.split('\n')
      return owners.split(' ').map((owner) => [owner, lines] as const)
    }),
)

/**
 * The names that Windows has for a culture, or for its language. Undefined where the table has neither; the block
 * of a language is not for another script of it.
 *
 * @param culture A .NET name, such as `sr-Latn-RS`.
 */
export function findCalendarNames(culture: string): CalendarNames | undefined {
  const lines = blocks.get(culture) ?? blocks.get(culture.replace(/-(?:[A-Z]{2}|\d{3})$/, ''))
  return lines && parseNames(lines)
}

function parseNames(lines: readonly string[]): CalendarNames {
  const [days = [], shortDays = [], months = [], shortMonths = [], genitiveMonths] = lines.map(parseList)
  const names = { days, shortDays, months, shortMonths }
  return genitiveMonths === undefined ? names : { ...names, genitiveMonths }
}

const parseList = (line: string): readonly string[] =>
  line.split(' ').map((name) => name.replaceAll('_', ' ').replaceAll('~', '\u00a0'))
