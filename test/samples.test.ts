import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/*
 * The samples are what a newcomer tries first, and what other tests render. Their amounts are checked here against
 * SuperOffice's formulas with arithmetic of this file's own, so that a fault of the program cannot hide in them.
 */

const folder = new URL('../samples/', import.meta.url)
const fileNames = readdirSync(folder).filter((name) => name.endsWith('.json'))
const webApiSample = 'webapi-sample-response.json'
const snapshotNames = fileNames.filter((name) => name !== webApiSample)

// ------------------------------------------------------------------------------------------ reading

type Carrier = Readonly<Record<string, unknown>>

const isCarrier = (value: unknown): value is Carrier =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function carrier(value: unknown): Carrier {
  if (!isCarrier(value)) throw new TypeError(`Expected an object, found ${JSON.stringify(value)}.`)
  return value
}

function carriers(value: unknown): Carrier[] {
  if (!Array.isArray(value)) throw new TypeError(`Expected an array, found ${JSON.stringify(value)}.`)
  return value.map(carrier)
}

function number(owner: Carrier, name: string): number {
  const value = owner[name]
  if (typeof value !== 'number') throw new TypeError(`Expected a number in ${name}, found ${String(value)}.`)
  return value
}

function text(owner: Carrier, name: string): string {
  const value = owner[name]
  return typeof value === 'string' ? value : ''
}

const readText = (name: string) => readFileSync(new URL(name, folder), 'utf8')

interface Snapshot {
  readonly name: string
  readonly whole: Carrier
  readonly quote: Carrier
  readonly version: Carrier
  readonly alternatives: readonly Carrier[]
  readonly lines: readonly Carrier[]
}

const linesOf = (alternative: Carrier) => carriers(alternative['QuoteLines'])

function readSnapshot(name: string): Snapshot {
  const whole = carrier(JSON.parse(readText(name)))
  const alternatives = carriers(whole['QuoteAlternatives'])
  return {
    name,
    whole,
    quote: carrier(whole['Quote']),
    version: carrier(whole['QuoteVersion']),
    alternatives,
    lines: alternatives.flatMap(linesOf),
  }
}

const snapshots = snapshotNames.map(readSnapshot)

// --------------------------------------------------------------------------------- exact arithmetic

/** units × 10^-scale */
interface Exact {
  readonly units: bigint
  readonly scale: number
}

function exact(value: number): Exact {
  const [whole = '', fraction = ''] = String(value).split('.')
  return { units: BigInt(whole + fraction), scale: fraction.length }
}

const field = (owner: Carrier, name: string) => exact(number(owner, name))
const zero = exact(0)
const one = exact(1)
const unitsAt = ({ units, scale }: Exact, wanted: number) => units * 10n ** BigInt(wanted - scale)

function plus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale }
}

const times = (a: Exact, b: Exact): Exact => ({ units: a.units * b.units, scale: a.scale + b.scale })
const minus = (a: Exact, b: Exact) => plus(a, { units: -b.units, scale: b.scale })
const sum = (terms: readonly Exact[]) => terms.reduce(plus, zero)
const percentOf = (amount: Exact, percent: Exact): Exact => {
  const product = times(amount, percent)
  return { units: product.units, scale: product.scale + 2 }
}

/** A millionth: far below half a cent, far above what doubles lose. */
const noise: Exact = { units: 1n, scale: 6 }

function isNear(a: Exact, b: Exact): boolean {
  const difference = minus(a, b)
  const size = {
    units: difference.units < 0n ? -difference.units : difference.units,
    scale: difference.scale,
  }
  return minus(size, noise).units <= 0n
}

/** .NET's smallest decimal, in any notation: the connector gave no value. */
const isNotGiven = (value: number) => value <= -7.9e28

// ----------------------------------------------------------------------------------------- formulas

/** What fails, as `id: rule`, so that one look at a failing test tells where. */
function broken(owner: Carrier, rules: Readonly<Record<string, boolean>>): string[] {
  const owned = owner['QuoteLineId'] ?? owner['QuoteAlternativeId']
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [`${String(owned)}: ${rule}`]))
}

/** Of nothing there is no percent: it is stored as 0, whatever the amount. */
const holdsPercent = (whole: Exact, percent: Exact, amount: Exact) =>
  whole.units === 0n ? percent.units === 0n : isNear(amount, percentOf(whole, percent))

/** Discounts and earnings as percent and amount: the same on lines and on alternatives. */
function brokenPercents(owner: Carrier): string[] {
  const subTotal = field(owner, 'SubTotal')
  const total = field(owner, 'TotalPrice')
  const discount = field(owner, 'DiscountAmount')
  const automatic = field(owner, 'ERPDiscountAmount')
  return broken(owner, {
    'discount percent': holdsPercent(subTotal, field(owner, 'DiscountPercent'), discount),
    'ERP discount percent': holdsPercent(subTotal, field(owner, 'ERPDiscountPercent'), automatic),
    'ERP discount copied unless overridden':
      owner['UserValueOverride'] !== 'None' || isNear(automatic, discount),
    total: isNear(total, minus(subTotal, discount)),
    'earning percent': holdsPercent(total, field(owner, 'EarningPercent'), field(owner, 'EarningAmount')),
  })
}

function lineCost(line: Carrier): Exact | undefined {
  if (isNotGiven(number(line, 'UnitCost'))) return undefined
  return times(lineQuantity(line), field(line, 'UnitCost'))
}

/** Of a subscription: quantity times the number of its months or years. */
function lineQuantity(line: Carrier): Exact {
  const repeats = line['IsSubscription'] === true ? field(line, 'SubscriptionQuantity') : one
  return times(field(line, 'Quantity'), repeats)
}

function brokenLine(line: Carrier): string[] {
  const cost = lineCost(line)
  const earning = cost === undefined ? zero : minus(field(line, 'TotalPrice'), cost)
  return broken(line, {
    subtotal: isNear(field(line, 'SubTotal'), times(lineQuantity(line), field(line, 'UnitListPrice'))),
    earning: isNear(field(line, 'EarningAmount'), earning),
    'cost below the list price':
      number(line, 'UnitListPrice') === 0 || number(line, 'UnitCost') < number(line, 'UnitListPrice'),
    'list price above the minimum price': number(line, 'UnitMinimumPrice') <= number(line, 'UnitListPrice'),
  })
}

function brokenAlternative(alternative: Carrier): string[] {
  const lines = linesOf(alternative)
  const costs = lines.map(lineCost)
  const known = costs.filter((cost) => cost !== undefined)
  const earning = known.length < costs.length ? zero : minus(field(alternative, 'TotalPrice'), sum(known))
  const kept = minus(exact(100), field(alternative, 'DiscountPercent'))
  const vat = sum(
    lines.map((line) => percentOf(percentOf(field(line, 'TotalPrice'), kept), field(line, 'VAT'))),
  )
  return broken(alternative, {
    subtotal: isNear(field(alternative, 'SubTotal'), sum(lines.map((line) => field(line, 'TotalPrice')))),
    earning: isNear(field(alternative, 'EarningAmount'), earning),
    VAT: isNear(field(alternative, 'VAT'), vat),
  })
}

describe.each(snapshots)('$name', ({ whole, quote, version, alternatives, lines }) => {
  test('stores on every line what its quantity, prices and discount give', () => {
    expect(lines.flatMap(brokenLine)).toEqual([])
    expect(lines.flatMap(brokenPercents)).toEqual([])
  })

  test('stores on every alternative what its lines and discount give', () => {
    expect(alternatives.flatMap(brokenAlternative)).toEqual([])
    expect(alternatives.flatMap(brokenPercents)).toEqual([])
  })

  test('values the sale as its favourite alternative', () => {
    const favourite = alternatives.find(
      ({ QuoteAlternativeId: id }) => id === version['LikelyQuoteAlternativeId'],
    )
    expect(whole['Sale']).toMatchObject({
      Amount: favourite?.['TotalPrice'],
      Earning: favourite?.['EarningAmount'],
      EarningPercent: favourite?.['EarningPercent'],
    })
  })

  test('names the parent of every carrier', () => {
    expect(version['QuoteId']).toBe(quote['QuoteId'])
    expect(quote['ActiveQuoteVersionId']).toBe(version['QuoteVersionId'])
    for (const alternative of alternatives) {
      expect(alternative['QuoteVersionId']).toBe(version['QuoteVersionId'])
      for (const line of linesOf(alternative))
        expect(line['QuoteAlternativeId']).toBe(alternative['QuoteAlternativeId'])
    }
  })

  test('ranks the lines of every alternative 1, 2, 3', () => {
    for (const alternative of alternatives) {
      const ranks = linesOf(alternative).map((line) => line['Rank'])
      expect(ranks).toEqual(ranks.map((_, index) => index + 1))
    }
  })

  test('lists a text for every key that is an id', () => {
    const lists = carrier(whole['Lists'])
    const keys: [list: string, key: string][] = [
      ...['PaymentTerms', 'PaymentType', 'DeliveryTerms', 'DeliveryType'].map((list): [string, string] => [
        list,
        text(version, `ERP${list}Key`),
      ]),
      ...lines.flatMap((line) =>
        ['ProductFamily', 'ProductCategory', 'ProductType'].map((list): [string, string] => [
          list,
          text(line, `${list}Key`),
        ]),
      ),
      ...lines.map((line): [string, string] => ['SubscriptionUnit', text(line, 'SubscriptionUnit')]),
    ]
    const ids = keys.filter(([, key]) => /^\d+$/.test(key))
    expect(ids.filter(([list, key]) => text(carrier(lists[list]), key) === '')).toEqual([])
  })

  test('writes every date with its offset, unless it is none', () => {
    const dates = JSON.stringify(whole).match(/"\d{4}-\d\d-\d\dT[^"]*"/g) ?? []
    const odd = dates.filter(
      (date) => !/^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{7})?[+-]\d\d:\d\d"$/.test(date),
    )
    expect(new Set(odd.filter((date) => !/^"(0001|1760)-01-01T00:00:00"$/.test(date)))).toEqual(new Set())
    expect(Date.parse(text(version, 'ExpirationDate'))).toBeGreaterThan(Date.parse(text(version, 'Updated')))
  })

  test('has every property that the WebAPI sends of a line', () => {
    const [sample] = carriers(JSON.parse(readText(webApiSample)))
    for (const line of lines) expect(Object.keys(line)).toEqual(Object.keys(carrier(sample)))
  })

  test('names the people, the company and the addresses that a letter needs', () => {
    expect(text(carrier(whole['SaleOwner']), 'FullName')).not.toBe('')
    expect(text(carrier(whole['Contact']), 'Name')).not.toBe('')
    expect(
      text(carrier(carrier(whole['Contact'])['Address']), 'Formatted').split('\n').length,
    ).toBeGreaterThan(1)
    expect(text(carrier(whole['Person']), 'FullName')).not.toBe('')
    for (const code of ['auth', 'onam', 'qia1', 'qia2', 'qicn', 'qda1', 'qdcn'])
      expect(text(carrier(whole['Variables']), code)).not.toBe('')
  })
})

// ----------------------------------------------------------------------------------------- pictures

const magicBytes: Readonly<Record<string, string>> = {
  png: '89504e470d0a1a0a',
  jpeg: 'ffd8ff',
  gif: '474946383961',
}

function pictureFormat(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.toString('base64') !== base64) return undefined
  const start = bytes.toString('hex', 0, 8)
  return Object.keys(magicBytes).find((format) => start.startsWith(magicBytes[format] ?? ''))
}

test('Every picture is base64 of a small PNG, JPEG or GIF', () => {
  const pictures = snapshots.flatMap(({ whole, lines }) =>
    [
      ...lines.map((line) => text(line, 'Thumbnail')),
      text(carrier(whole['SaleOwner']), 'PortraitThumbnail'),
    ].filter((picture) => picture !== ''),
  )
  expect(new Set(pictures.map(pictureFormat))).toEqual(new Set(['png', 'jpeg', 'gif']))
  expect(pictures.filter((picture) => picture.length > 12_000)).toEqual([])
})

// ----------------------------------------------------------------------------------------- all files

test('No id of a line or an alternative is used twice, not even in two files', () => {
  const ids = snapshots.flatMap(({ alternatives, lines }) => [
    ...alternatives.map((alternative) => number(alternative, 'QuoteAlternativeId')),
    ...lines.map((line) => number(line, 'QuoteLineId')),
  ])
  expect(new Set(ids).size).toBe(ids.length)
})

test('The sample response of the WebAPI keeps its numbers as written there', () => {
  expect(readText(webApiSample)).toContain('"ERPDiscountAmount": 8762.6639999999989,')
  expect(carriers(JSON.parse(readText(webApiSample)))).toMatchObject([
    { QuoteLineId: 22, Quantity: 14798.748, VAT: 15083.942, Status: 'Error' },
  ])
})

test('The README tells of every sample', () => {
  const readme = readText('README.md')
  expect(fileNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

// ---------------------------------------------------------------------------------------- situations

const vatRates = ({ lines }: Snapshot) => new Set(lines.map((line) => number(line, 'VAT')))
const subscriptionUnits = ({ lines }: Snapshot) =>
  new Set(lines.flatMap((line) => (line['IsSubscription'] === true ? [text(line, 'SubscriptionUnit')] : [])))
const lineCounts = ({ alternatives }: Snapshot) =>
  alternatives.map((alternative) => linesOf(alternative).length)
const hasFraction = (line: Carrier) => !Number.isInteger(number(line, 'Quantity'))

const situations: Readonly<Record<string, (snapshot: Snapshot) => boolean>> = {
  'small-nb-NO.json': ({ lines }) => lines.length <= 4,
  'two-alternatives-sv-SE.json': ({ alternatives, lines }) =>
    alternatives.length === 2 &&
    alternatives.every((alternative) => number(alternative, 'DiscountPercent') > 0) &&
    new Set(lines.map((line) => line['UserValueOverride'])).size === 4,
  'groups-and-subscriptions-da-DK.json': (snapshot) =>
    subscriptionUnits(snapshot).size === 2 &&
    new Set(snapshot.lines.map((line) => line['ProductFamilyKey'])).size === 4,
  'mixed-vat-de-DE.json': (snapshot) => vatRates(snapshot).size === 3 && snapshot.lines.some(hasFraction),
  'pictures-nl-NL.json': ({ lines }) => lines.filter((line) => line['Thumbnail'] !== null).length === 8,
  'foreign-customer-en-GB.json': ({ lines }) =>
    lines.some((line) => number(line, 'Quantity') < 0) &&
    lines.some((line) => number(line, 'UnitListPrice') === 0) &&
    lines.some((line) => line['ItemNumber'] === '1.4.3.2') &&
    lines.some((line) => line['QuantityUnit'] === '五合枡'),
  'no-lines-en-IE.json': (snapshot) => lineCounts(snapshot).includes(0) && lineCounts(snapshot).length === 2,
  'two-hundred-lines-de-DE.json': (snapshot) =>
    snapshot.lines.length === 200 && vatRates(snapshot).size === 3,
  'hidden-costs-fr-FR.json': ({ whole, lines }) =>
    lines.some((line) => text(line, 'Rights').includes('UnitCost=N')) &&
    lines.some((line) => isNotGiven(number(line, 'UnitCost'))) &&
    JSON.stringify(whole['InUseFields']).includes('"Name"'),
  'multi-language-de-CH.json': ({ lines }) =>
    lines.every((line) => /^US:".+";GE:".+"$/.test(text(line, 'Name'))),
}

test('Every sample shows the situation that it is named for', () => {
  expect(Object.keys(situations).sort()).toEqual([...snapshotNames].sort())
  expect(
    snapshots.filter((snapshot) => !situations[snapshot.name]?.(snapshot)).map(({ name }) => name),
  ).toEqual([])
})
