import { findCulture } from '../../src/culture/find-culture.js'
import { createDateFormat, type DateFormat } from '../../src/culture/format-date.js'
import { findTimeZone, toCalendarDate, toWallClock } from '../../src/culture/time-zone.js'
import { type DateValue, parseDateValue } from '../../src/date-value.js'
import type { Benchmark } from './benchmark.js'
import { tableOfMeasurements } from './markdown-table.js'
import { type Contestant, measure } from './measure.js'
import { randomNumbers } from './random-numbers.js'

const rounds = 5

/** Instants of the years 2000 to 2040 as the WebAPI writes them. */
function someDates(count: number): readonly string[] {
  const random = randomNumbers()
  const [from, to] = [Date.UTC(2000), Date.UTC(2040)]
  return Array.from({ length: count }, () => {
    const date = new Date(from + random.next().value * (to - from))
    return date.toISOString().replace('Z', '0000Z')
  })
}

/** Dates from their texts to print, beside one prepared formatter of Node's. */
export const dates: Benchmark = {
  name: 'dates',
  async run() {
    const printing = await measure(printers(someDates(1_000_000)), rounds)
    const converting = await measure(converters(someDates(100_000)), rounds)
    return [
      `### A million dates in ${cultureName}\n\n${tableOfMeasurements(printing, inUtc)}`,
      `### A hundred thousand dates in the time zone ${zone.name}\n\n${tableOfMeasurements(converting, inZone)}`,
    ].join('\n')
  },
}

const cultureName = 'nb-NO'
const culture = known(findCulture(cultureName))
const zone = known(findTimeZone('NO'))
const [inUtc, inZone] = ['Intl.DateTimeFormat in UTC', 'Intl.DateTimeFormat in the zone']

const printers = (texts: readonly string[]): readonly Contestant[] => [
  { name: inUtc, run: intlPrinter(texts, 'UTC') },
  { name: 'ShortDate', run: printer(texts, 'ShortDate') },
  { name: 'LongDateTime', run: printer(texts, 'LongDateTime') },
]

const converters = (texts: readonly string[]): readonly Contestant[] => [
  { name: inZone, run: intlPrinter(texts, zone.name) },
  {
    name: 'ShortDate of the day',
    run: printer(texts, 'ShortDate', (date) => toCalendarDate(date, zone).date),
  },
  { name: 'LongDateTime', run: printer(texts, 'LongDateTime', (date) => toWallClock(date, zone)) },
]

function intlPrinter(texts: readonly string[], timeZone: string): () => number {
  const intl = new Intl.DateTimeFormat(cultureName, { dateStyle: 'full', timeStyle: 'short', timeZone })
  return () => totalLength(texts, (text) => intl.format(Date.parse(text)))
}

function printer(
  texts: readonly string[],
  format: DateFormat,
  convert = (date: DateValue): DateValue => date,
): () => number {
  const print = createDateFormat(culture, format)
  return () => totalLength(texts, (text) => print(convert(known(parseDateValue(text)))))
}

function totalLength(texts: readonly string[], print: (text: string) => string): number {
  let length = 0
  for (const text of texts) length += print(text).length
  return length
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A name or date of the benchmark is unknown')
  return value
}
