import { findCulture } from '../../src/culture/find-culture.js'
import { createNumberFormat } from '../../src/culture/format-number.js'
import { Decimal } from '../../src/decimal.js'
import type { Benchmark } from './benchmark.js'
import { tableOfMeasurements } from './markdown-table.js'
import { type Contestant, measure } from './measure.js'
import { randomNumbers } from './random-numbers.js'

const count = 1_000_000
const rounds = 5
const cultures = ['nb-NO', 'en-US', 'de-CH']

/** Amounts of quotes: whole ones, with cents, and with what a discount leaves behind; some negative. */
function someAmounts(): readonly number[] {
  const random = randomNumbers()
  return Array.from({ length: count }, (_, index) => {
    const amount = (random.next().value - 0.05) * 10 ** (1 + (index % 7))
    return Number(amount.toFixed([0, 2, 2, 6][index % 4]))
  })
}

/** A million amounts in the culture's default format, beside one prepared formatter of Node's. */
export const amounts: Benchmark = {
  name: 'amounts',
  async run() {
    const numbers = someAmounts()
    const decimals = numbers.map((number) => Decimal.fromNumber(number))
    const tables: string[] = []
    for (const name of cultures) {
      const measurements = await measure(contestantsFor(name, { numbers, decimals }), rounds)
      tables.push(`${name}\n\n${tableOfMeasurements(measurements, 'Intl.NumberFormat')}`)
    }
    return `### A million amounts\n\n${tables.join('\n')}`
  },
}

function contestantsFor(
  name: string,
  { numbers, decimals }: { readonly numbers: readonly number[]; readonly decimals: readonly Decimal[] },
): readonly Contestant[] {
  const culture = findCulture(name)
  if (culture === undefined) throw new Error(`${name} is unknown`)
  const print = createNumberFormat(culture, 'default')
  const intl = new Intl.NumberFormat(name, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return [
    { name: 'Intl.NumberFormat', run: () => totalLength(numbers, (number) => intl.format(number)) },
    { name: 'from exact decimals', run: () => totalLength(decimals, print) },
    {
      name: 'from JSON numbers',
      run: () => totalLength(numbers, (number) => print(Decimal.fromNumber(number))),
    },
  ]
}

function totalLength<T>(values: readonly T[], print: (value: T) => string): number {
  let length = 0
  for (const value of values) length += print(value).length
  return length
}
