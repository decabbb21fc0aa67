import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from './project-root.js'
import { documentedProperties, sdkProperties } from './reference-properties.js'
import { type StandIn, startStandIn } from './start-stand-in.js'

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn()
})
afterAll(() => standIn.close())

interface Ask {
  readonly sample?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks a tenant with its own token. A path with a body or of an agent is posted. */
function ask(path: string, { sample = 'small-nb-NO', body, headers }: Ask = {}): Promise<Response> {
  const { url, bearer } = standIn.tenant(sample)
  const posts = path.startsWith('Agents/')
  return fetch(`${url}/api/v1/${path}`, {
    method: posts ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${bearer}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

const read = async (path: string, details: Ask = {}): Promise<unknown> => (await ask(path, details)).json()

/** What lies at a path within JSON: `valueAt(lines, 0, 'Name')`. */
const valueAt = (json: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, step) => Reflect.get(Object(value), step), json)

const words = (text = ''): readonly string[] => text.trim().split(/\s+/)

/** The wire's name of a property that the SDK spells in lower camel case. */
const onWire = (name: string): string =>
  name.startsWith('erp') ? `ERP${name.slice(3)}` : `${name.charAt(0).toUpperCase()}${name.slice(1)}`

const wireProperties = (carrier: string): readonly string[] =>
  [...words(sdkProperties[carrier]).map(onWire), 'TableRight', 'FieldProperties'].sort()

const propertiesOf = (carrier: unknown): readonly string[] => Object.keys(Object(carrier)).sort()

const small = { sale: 41203, quote: 41207, version: 41219, alternative: 82401 }

describe('the answers', () => {
  test.each(Object.keys(documentedProperties))(
    'of %s have exactly the documented properties',
    async (path) => {
      const answer = await read(path, { body: { QuoteAlternativeId: small.alternative } })
      const carriers = Array.isArray(answer) ? answer : [answer]
      expect(carriers.length).toBeGreaterThan(0)
      for (const carrier of carriers) {
        expect(propertiesOf(carrier)).toEqual([...words(documentedProperties[path])].sort())
      }
    },
  )

  test('of GetQuoteLines for the sample response are the documented ones, value by value', async () => {
    const sample: unknown = JSON.parse(
      readFileSync(join(projectRoot, 'samples', 'webapi-sample-response.json'), 'utf8'),
    )
    const body = { QuoteAlternativeId: 307 }
    expect(await read('Agents/Quote/GetQuoteLines', { sample: 'webapi-sample-response', body })).toEqual(
      sample,
    )
  })

  test.each<[path: string, body: unknown, carrier: string, at: readonly (string | number)[]]>([
    ['Agents/Quote/HasConnections', undefined, 'ChangedData', ['Changes']],
    ['Agents/Quote/GetQuoteFromSaleId', { SaleId: small.sale }, 'Quote', []],
    ['Agents/Quote/GetQuoteFromSaleId', { SaleId: small.sale }, 'QuoteVersion', ['ActiveQuoteVersion']],
    [
      'Agents/Quote/GetQuoteFromSaleId',
      { SaleId: small.sale },
      'QuoteAlternative',
      ['FavoriteQuoteAlternative'],
    ],
    ['Agents/Quote/GetQuote', { QuoteId: small.quote }, 'Quote', []],
    ['Agents/Quote/GetQuoteEntity', { QuoteId: small.quote }, 'QuoteEntity', []],
    ['Agents/Quote/GetQuoteEntityFromSaleId', { SaleId: small.sale }, 'QuoteEntity', []],
    ['Agents/Quote/GetQuoteEntity', { QuoteId: small.quote }, 'QuoteVersion', ['QuoteVersions', 0]],
    [
      'Agents/Quote/GetQuoteEntity',
      { QuoteId: small.quote },
      'QuoteAlternative',
      ['QuoteVersions', 0, 'QuoteAlternatives', 0],
    ],
    ['Agents/Quote/GetQuoteVersion', { QuoteVersionId: small.version }, 'QuoteVersion', []],
    ['Agents/Quote/GetQuoteAlternatives', { QuoteVersionId: small.version }, 'QuoteAlternative', [0]],
    ['Agents/Quote/GetQuoteAlternative?quoteAlternativeId=82401', {}, 'QuoteAlternative', []],
    ['Agents/Quote/GetQuoteLines', { QuoteAlternativeId: small.alternative }, 'QuoteLine', [0]],
    ['Agents/Quote/GetInUseQuoteLineConfigurations', undefined, 'QuoteLineConfiguration', [0]],
    ['Agents/Associate/GetAssociate?associateId=14', {}, 'Associate', []],
    ['Sale/41203', undefined, 'SaleEntity', []],
    ['Sale/41203', undefined, 'Associate', ['Associate']],
    ['Sale/41203', undefined, 'Contact', ['Contact']],
    ['Sale/41203', undefined, 'Person', ['Person']],
    ['Sale/41203', undefined, 'Currency', ['Currency']],
    ['Sale/41203', undefined, 'SaleType', ['SaleType']],
    ['Person/914', undefined, 'PersonEntity', []],
    ['Person/5312', undefined, 'PersonEntity', []],
    ['Person/5312', undefined, 'EntityElement', ['Emails', 0]],
    ['Contact/2107', undefined, 'ContactEntity', []],
    ['Contact/2107', undefined, 'Country', ['Country']],
    ['Contact/2107', undefined, 'Address', ['Address']],
    ['Contact/2107', undefined, 'LocalizedField', ['Address', 'LocalizedAddress', 0, 0]],
    ['Contact/1', undefined, 'ContactEntity', []],
    ['Agents/MDO/GetList', { Name: 'paymentterms' }, 'MDOListItem', [0]],
  ])('of %s with %j have exactly the properties of a %s (%j)', async (path, body, carrier, at) => {
    const answer = await read(path, { body })
    expect(propertiesOf(valueAt(answer, ...at))).toEqual(wireProperties(carrier))
  })

  test.each(['small-nb-NO', 'two-alternatives-sv-SE', 'hidden-costs-fr-FR'])(
    'keep all that the sample %s holds',
    async (sample) => {
      const snapshot: unknown = JSON.parse(
        readFileSync(join(projectRoot, 'samples', `${sample}.json`), 'utf8'),
      )
      const { sale, alternatives } = standIn.quoteOf(sample)
      const lines = await Promise.all(
        alternatives.map((QuoteAlternativeId) =>
          read('Agents/Quote/GetQuoteLines', { sample, body: { QuoteAlternativeId } }),
        ),
      )
      expect(lines.flat().map(withoutRights)).toEqual(
        [valueAt(snapshot, 'QuoteAlternatives')]
          .flat()
          .flatMap((alternative) => valueAt(alternative, 'QuoteLines'))
          .map(withoutRights),
      )
      expect(withoutRights(await read(`Sale/${sale}`, { sample }))).toEqual(
        withoutRights(valueAt(snapshot, 'Sale')),
      )
    },
  )

  test('name enumerations, and write dates with seven digits and an offset', async () => {
    const version = await read('Agents/Quote/GetQuoteVersion', { body: { QuoteVersionId: small.version } })
    expect(version).toMatchObject({
      State: 'Sent',
      Status: 'OK',
      SentDate: '2026-09-14T10:42:17.3125846+02:00',
      ApprovedRegisteredDate: '0001-01-01T00:00:00',
    })
  })

  test('do not depend on the case of names', async () => {
    const body = { quoteAlternativeId: small.alternative }
    expect(await read('Agents/quote/getquotelines', { body })).toHaveLength(4)
  })

  test('are null from agents, an empty list for lines and 404 from resources where nothing is found', async () => {
    expect(await read('Agents/Quote/GetQuoteVersion', { body: { QuoteVersionId: 5 } })).toBeNull()
    expect(await read('Agents/Quote/GetQuoteLines', { body: { QuoteAlternativeId: 5 } })).toEqual([])
    const response = await ask('Sale/5')
    expect(response.status).toBe(404)
    expect(propertiesOf(await response.json())).toEqual(['Error', 'ErrorSource', 'ErrorType', 'Message'])
  })

  test('hold the lists of the connector of the sale, and those of SuperOffice', async () => {
    const ask = (Name: string, AdditionalInfo: string): Promise<unknown> =>
      read('Agents/MDO/GetList', { body: { Name, AdditionalInfo, ForceFlatList: true, OnlyHistory: false } })
    expect(await ask('erppaymentterms', 'SaleId=41203')).toMatchObject([{ Id: 14, Name: '14 dager netto' }])
    expect(await ask('erppaymentterms', 'SaleId=5')).toEqual([])
    expect(await ask('subscriptionunit', '')).toEqual([])
    expect(await ask('nonsense', '')).toBeNull()
  })

  test('replace the variables that the sale answers', async () => {
    const ask = (SaleId: number): Promise<unknown> =>
      read('Agents/Document/SubstituteTemplateVariablesEx', {
        body: { Parameters: { SourceInput: '{auth}|{cs01}|{zzzz}|{ auth}', Encoding: 'Text', SaleId } },
      })
    expect(await ask(small.sale)).toBe('Sveinung Tveitane||{zzzz}|{ auth}')
    expect(await ask(5)).toBe('{auth}||{zzzz}|{ auth}')
  })

  test('give documents and portraits as bytes', async () => {
    const letter = await ask('Document/41205/Content')
    expect(letter.headers.get('content-type')).toMatch(/wordprocessingml\.document$/)
    expect(Buffer.from(await letter.arrayBuffer())).toEqual(
      readFileSync(join(projectRoot, 'templates', 'quotation.docx')),
    )
    const portrait = await ask('Person/909/Image', { sample: 'pictures-nl-NL' })
    expect(portrait.headers.get('content-type')).toBe('image/jpeg')
    expect((await ask('Person/914/Image')).status).toBe(404)
  })
})

/** The stand-in names rights where the sample has none. */
function withoutRights(carrier: unknown): unknown {
  const { FieldProperties: _, ...rest } = Object(carrier)
  return rest
}

describe('$select', () => {
  test('leaves null in every other property', async () => {
    const body = { QuoteAlternativeId: small.alternative }
    const lines = await read('Agents/Quote/GetQuoteLines?$select=name,VAT', { body })
    const [line] = [lines].flat()
    expect(propertiesOf(line)).toEqual(wireProperties('QuoteLine'))
    const kept = Object.entries(Object(line)).filter(([, value]) => value !== null)
    expect(Object.fromEntries(kept)).toEqual({ Name: 'Solcellepanel Nordlys 440 W', VAT: 25 })
  })

  test('reaches into carriers', async () => {
    const sale = await read('Sale/41203?$select=Associate/FullName,Currency')
    expect(sale).toMatchObject({
      Associate: { FullName: 'Sveinung Tveitane', AssociateId: null },
      Currency: { Value: 'NOK' },
      Heading: null,
    })
  })
})

describe('a language header', () => {
  test.each([
    [{ 'SO-Language': 'de' }, 'Stück'],
    [{ 'SO-Language': 'fr', 'Accept-Language': 'de' }, 'pièce'],
    [{ 'Accept-Language': 'it' }, 'pezzo'],
    [{ 'SO-Language': 'pl' }, 'piece'],
    [{ 'Accept-Language': '*' }, 'US:"piece";GE:"Stück";FR:"pièce";IT:"pezzo"'],
  ])('%j leaves one of several languages', async (headers, unit) => {
    const lines = await read('Agents/Quote/GetQuoteLines', {
      sample: 'multi-language-de-CH',
      body: { QuoteAlternativeId: 31201 },
      headers,
    })
    expect(valueAt(lines, 0, 'QuantityUnit')).toBe(unit)
  })
})

describe('who asks', () => {
  test('is turned away without a token, with that of another tenant, and with an unknown app', async () => {
    const other = standIn.tenant('mixed-vat-de-DE').bearer
    for (const headers of [
      { Authorization: '' },
      { Authorization: `Bearer ${other}` },
      { Authorization: 'Basic c2FsZXM6eA==' },
      { 'SO-AppToken': 'x' },
    ]) {
      const response = await ask('Sale/41203', { headers })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="SuperOffice"')
      expect(valueAt(await response.json(), 'Error')).toBe(true)
    }
  })

  test('may come with a ticket and the token of the app', async () => {
    const { ticket, appToken } = standIn.tenant('small-nb-NO')
    const headers = { Authorization: `SOTICKET ${ticket}` }
    expect((await ask('Sale/41203', { headers })).status).toBe(401)
    expect((await ask('Sale/41203', { headers: { ...headers, 'SO-AppToken': appToken } })).status).toBe(200)
  })

  test('is recorded with headers, query and body', async () => {
    const before = standIn.requests.length
    await ask('Agents/Quote/GetQuoteLines?$select=Name', { body: { A: 1 }, headers: { 'SO-TimeZone': 'NO' } })
    expect(standIn.requests.slice(before)).toMatchObject([
      {
        method: 'POST',
        tenant: 'Cust41203',
        path: 'Agents/Quote/GetQuoteLines',
        headers: { 'so-timezone': 'NO' },
        body: { A: 1 },
      },
    ])
    expect(standIn.requests.at(-1)?.query.get('$select')).toBe('Name')
  })
})
