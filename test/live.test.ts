/** From SuperOffice to the document: the real client over HTTP, against a stand-in for SuperOffice that serves the samples. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Quote } from '../src/carriers.js'
import { fetchQuote, fetchQuoteFrom, fetchSnapshot } from '../src/fetch.js'
import type { Connection, FetchOptions, QuoteSelector, Result, Template } from '../src/model.js'
import { openTemplate } from '../src/open.js'
import { renderQuote } from '../src/render.js'
import type { Network } from '../src/source/network.js'
import { openWebApi } from '../src/source/open-webapi.js'
import { parseQuote } from '../src/source/parse-quote.js'
import type { WebApi } from '../src/source/webapi.js'
import type { Fault } from './stand-in/fault.js'
import { projectRoot } from './stand-in/project-root.js'
import { listSamples, type RecordedRequest, type StandIn, startStandIn } from './stand-in/start-stand-in.js'
import type { Tenant } from './stand-in/tenant.js'

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn()
})
afterEach(() => standIn.recover())
afterAll(() => standIn.close())

/** No waiting between attempts, and superoffice.com at the stand-in. */
const testNetwork = (): Partial<Network> => ({
  fetch: standIn.fetch,
  sleep: () => Promise.resolve(),
  random: () => 0,
})

const connectionTo = (sample: string): Connection => ({
  url: standIn.tenant(sample).url,
  credentials: { kind: 'bearer', token: standIn.tenant(sample).bearer },
})

const openSample = (sample: string, network: Partial<Network> = {}): WebApi =>
  openWebApi(connectionTo(sample), { ...testNetwork(), ...network })

const fetchSample = (sample: string, options: FetchOptions = {}): Promise<Result<Quote>> =>
  fetchQuoteFrom(openSample(sample), { sale: standIn.quoteOf(sample).sale }, options)

const readSample = (sample: string): unknown =>
  JSON.parse(readFileSync(join(projectRoot, 'samples', `${sample}.json`), 'utf8'))

const samples = listSamples().filter((name) => name !== 'webapi-sample-response')

function openShipped(name: string): Template {
  const template = openTemplate(name, readFileSync(join(projectRoot, 'templates', name))).value
  if (template === undefined) throw new Error(`The template ${name} has faults`)
  return template
}

const templates = ['quotation.docx', 'quotation.html', 'quote-email.html'].map(openShipped)

const now = '2026-03-01T09:30:00+01:00'

const bytesOf = (quote: Quote | undefined, template: Template): Uint8Array | undefined =>
  renderQuote(quote, template, { now, allowDraft: true }).value?.bytes

const codesOf = ({ problems }: Result<unknown>): readonly string[] => problems.map(({ code }) => code)

/** What the stand-in is asked while something happens. */
async function requestsDuring(act: () => Promise<unknown>): Promise<readonly RecordedRequest[]> {
  const before = standIn.requests.length
  await act()
  return standIn.requests.slice(before)
}

const small = 'small-nb-NO'

describe('a quote from SuperOffice', () => {
  test.each(samples)("prints the same by Word's own fields, with its details: %s", async (sample) => {
    const [letter, details] = ['superoffice-quotation.docx', 'quote-details.docx'].map(openShipped)
    if (letter === undefined || details === undefined) throw new Error('a template is missing')
    const live = await fetchSample(sample, { templates: [letter, details] })
    const print = (quote: Quote | undefined): Uint8Array | undefined =>
      renderQuote(quote, letter, { now, allowDraft: true, details }).value?.bytes
    expect(print(live.value)).toBeDefined()
    expect(print(live.value)).toEqual(print(parseQuote(readSample(sample)).value))
  })

  test.each(samples)('prints the same bytes as its file does: %s', async (sample) => {
    const offline = parseQuote(readSample(sample)).value
    for (const template of templates) {
      const { value, problems } = await fetchSample(sample, { templates: [template] })
      expect(problems).toEqual([])
      const expected = bytesOf(offline, template)
      expect(expected).toBeDefined()
      expect(bytesOf(value, template)).toEqual(expected)
    }
  })

  test('prints the same bytes as the snapshot that is saved of it', async () => {
    const selector = { sale: standIn.quoteOf(small).sale }
    const options = { templates }
    const { value: snapshot } = await fetchSnapshot(openSample(small), selector, options)
    const saved = parseQuote(JSON.parse(JSON.stringify(snapshot))).value
    const live = (await fetchSample(small, options)).value
    for (const template of templates) expect(bytesOf(saved, template)).toEqual(bytesOf(live, template))
  })

  test('is found by sale, quote, version and alternative', async () => {
    const { sale, quote, quoteVersion, alternatives } = standIn.quoteOf('two-alternatives-sv-SE')
    const [first = 0, second = 0] = alternatives
    const ask = async (selector: QuoteSelector): Promise<readonly unknown[] | undefined> => {
      const { value } = await fetchQuoteFrom(openSample('two-alternatives-sv-SE'), selector)
      return value?.alternatives.map(({ quoteAlternativeId }) => quoteAlternativeId)
    }
    for (const selector of [{ sale }, { quote }, { quoteVersion }]) {
      expect(await ask(selector)).toEqual([first, second])
    }
    expect(await ask({ alternative: second })).toEqual([second])
  })

  test('is fetched by the public function, with the fetch of this process', async () => {
    const { value, problems } = await fetchQuote(connectionTo(small), { sale: standIn.quoteOf(small).sale })
    expect(problems).toEqual([])
    expect(value?.version.number).toBe('10412')
  })

  test('is asked for nothing that the stand-in does not know, and for no property that carriers lack', async () => {
    const requests = await requestsDuring(() => fetchSample('pictures-nl-NL', { templates }))
    const answers = await Promise.all(requests.map((request) => repeat('pictures-nl-NL', request)))
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 200))
    for (const [index, { query, path }] of requests.entries()) {
      const carrier: unknown = [answers[index]?.json].flat()[0]
      if (typeof carrier !== 'object' || carrier === null) continue
      const unknown = (query.get('$select')?.split(',') ?? []).filter((name) => !(name in carrier))
      expect([path, unknown]).toEqual([path, []])
    }
  })

  test('comes in the language that is asked for', async () => {
    const namesIn = async (culture: string): Promise<unknown> => {
      const { value } = await fetchSample('multi-language-de-CH', { culture })
      return [
        value?.language,
        value?.alternatives[0]?.quoteLines[1]?.name,
        value?.lists.productFamily?.get('1'),
      ]
    }
    expect(await namesIn('fr-CH')).toEqual(['fr', 'Tranche-caillé', 'Appareils'])
    expect(await namesIn('it-CH')).toEqual(['it', 'Lira per formaggio', 'Apparecchi'])
  })
})

/** Sends a recorded request once more, without `$select`. */
async function repeat(
  sample: string,
  { method, path, query, headers, body }: RecordedRequest,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const others = new URLSearchParams([...query].filter(([name]) => name !== '$select'))
  const response = await fetch(`${standIn.tenant(sample).url}/api/v1/${path}?${others}`, {
    method,
    headers: { authorization: headers.authorization ?? '' },
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  })
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, json: isJson ? await response.json() : await response.arrayBuffer() }
}

describe('two connections at once', () => {
  test('never mix: each asks with its own token, and gets its own quote', async () => {
    const names = [small, 'mixed-vat-de-DE']
    const requests = await requestsDuring(async () => {
      const quotes = await Promise.all([...names, ...names, ...names].map((name) => fetchSample(name)))
      expect(quotes.map(({ value }) => value?.sale.saleId)).toEqual(
        [...names, ...names, ...names].map((name) => standIn.quoteOf(name).sale),
      )
    })
    expect(new Set(requests.map(({ tenant }) => tenant)).size).toBe(2)
    for (const { tenant, headers } of requests) {
      expect(headers.authorization).toBe(`Bearer 8A:${tenant}.bearer`)
    }
  })
})

describe('SuperOffice Online', () => {
  const tenant = (): Tenant => standIn.tenant(small)
  const systemUser = (): Connection => ({
    tenant: tenant().contextIdentifier,
    appToken: tenant().appToken,
    credentials: {
      kind: 'system-user',
      systemUserToken: tenant().systemUserToken,
      privateKey: standIn.privateKey,
    },
  })
  afterEach(() => {
    tenant().setStates('Running')
    tenant().host = 'online3.superoffice.com'
    tenant().expireAfter(Number.POSITIVE_INFINITY)
  })

  const sale = (): QuoteSelector => ({ sale: standIn.quoteOf(small).sale })
  const logins = (requests: readonly RecordedRequest[]): number =>
    requests.filter(({ path }) => path.includes('PartnerSystemUser')).length

  test('is logged in to once by the system user, and again when the ticket has expired', async () => {
    const api = openWebApi(systemUser(), testNetwork())
    const requests = await requestsDuring(async () => {
      expect((await fetchQuoteFrom(api, sale())).problems).toEqual([])
      expect((await fetchQuoteFrom(api, sale())).problems).toEqual([])
    })
    expect(logins(requests)).toBe(1)
    const later = await requestsDuring(async () => {
      tenant().expireAfter(3)
      const { value, problems } = await fetchQuoteFrom(api, sale())
      expect(problems).toEqual([])
      expect(value?.version.number).toBe('10412')
    })
    expect(logins(later)).toBe(1)
  })

  test('is looked for anew when the tenant has moved in the middle', async () => {
    const api = openWebApi(systemUser(), testNetwork())
    await fetchQuoteFrom(api, sale())
    tenant().host = 'online7.superoffice.com'
    const requests = await requestsDuring(async () => {
      expect((await fetchQuoteFrom(api, sale())).problems).toEqual([])
    })
    expect(requests.filter(({ path }) => path.startsWith('api/state/'))).toHaveLength(1)
  })

  test('is waited for while it is maintained', async () => {
    tenant().setStates('OfflineMaintenance', 'OfflineMaintenance', 'Running')
    expect((await fetchQuoteFrom(openWebApi(systemUser(), testNetwork()), sale())).problems).toEqual([])
  })

  test.each(['Suspended', 'Deleted'] as const)('ends the run for a tenant that is %s', async (state) => {
    tenant().setStates(state)
    const { value, problems } = await fetchQuoteFrom(openWebApi(systemUser(), testNetwork()), sale())
    expect(value).toBeUndefined()
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toContain(`it is ${state.toLowerCase()}`)
  })
})

describe('a bearer token that expires in the middle', () => {
  test('is one clear problem, and ends the connection', async () => {
    const api = openSample(small)
    const selector = { sale: standIn.quoteOf(small).sale }
    standIn.tenant(small).expireAfter(4)
    const first = await fetchQuoteFrom(api, selector)
    expect(first.value).toBeUndefined()
    expect(codesOf(first)).toEqual(['http-unauthorized'])
    expect(JSON.stringify(first)).not.toContain(standIn.tenant(small).bearer)
    const requests = await requestsDuring(async () => {
      for (const _ of Array.from({ length: 20 })) {
        expect(await fetchQuoteFrom(api, selector)).toEqual(first)
      }
    })
    expect(requests).toEqual([])
    standIn.tenant(small).expireAfter(Number.POSITIVE_INFINITY)
  })
})

/** What a quote cannot do without. */
const needed = [
  'Agents/Quote/HasConnections',
  'Agents/Quote/GetQuoteFromSaleId',
  'Agents/Quote/GetQuoteVersion',
  'Agents/Quote/GetQuoteAlternatives',
  'Agents/Quote/GetQuoteLines',
  'Agents/Quote/GetInUseQuoteLineConfigurations',
  'Sale/41203',
]

const faults: readonly Fault[] = [
  ...[400, 401, 403, 404, 405, 421, 429, 500, 502, 503, 504].map(
    (status) => ({ kind: 'status', status }) as const,
  ),
  { kind: 'reset' },
  { kind: 'cut' },
  { kind: 'login-page' },
  { kind: 'null' },
  { kind: 'no-content' },
  { kind: 'error-object' },
  { kind: 'invalid-json' },
  { kind: 'no-json' },
  { kind: 'endless', bytes: 2_000_000 },
  { kind: 'redirect', location: 'https://evil.example/api' },
  { kind: 'slow', milliseconds: 100_000 },
  { kind: 'change', change: () => 'text' },
  { kind: 'change', change: () => ({}) },
  { kind: 'change', change: () => 17 },
]

const describeFault = (fault: Fault): string => JSON.stringify(fault)

describe('a fault', () => {
  const fetchWith = (path: string, fault: Fault): Promise<Result<Quote>> => {
    standIn.fail(path, fault)
    const api = openWebApi(
      { ...connectionTo(small), timeout: fault.kind === 'slow' ? 40 : 20_000 },
      { ...testNetwork(), maximumBytes: 1_000_000 },
    )
    return fetchQuoteFrom(api, { sale: standIn.quoteOf(small).sale })
  }

  describe.each(needed)('of %s', (path) => {
    test.each(faults.map((fault) => [describeFault(fault), fault] as const))(
      'is a problem and no quote: %s',
      async (_, fault) => {
        const { value, problems } = await fetchWith(path, fault)
        expect(value).toBeUndefined()
        const errors = problems.filter(({ severity }) => severity === 'error')
        expect(errors).toHaveLength(1)
        for (const { code, message } of errors) {
          expect(code).toMatch(/^(?:http-|quote-)/)
          expect(message).toMatch(/^Cannot [^\n]+[^.\s]$/)
          expect(message).not.toContain(standIn.tenant(small).bearer)
        }
      },
    )
  })
})

/** Changes every line of an answer of GetQuoteLines. */
const changeLines =
  (change: (line: object, index: number) => unknown) =>
  (lines: unknown): unknown =>
    [lines].flat().map((line, index) => change(Object(line), index))

describe('an answer that is not right', () => {
  const fetchChanged = (path: string, change: (json: unknown) => unknown): Promise<Result<Quote>> => {
    standIn.fail(path, { kind: 'change', change })
    return fetchSample(small)
  }

  test('warns when lines say that they are of another alternative', async () => {
    const change = changeLines((line) => ({ ...line, QuoteAlternativeId: 307 }))
    const result = await fetchChanged('Agents/Quote/GetQuoteLines', change)
    expect(result.value?.alternatives[0]?.quoteLines).toHaveLength(4)
    expect(result.problems).toMatchObject([{ severity: 'warning', message: expect.stringMatching(/307/) }])
  })

  test.each<[what: string, path: string, change: (json: unknown) => unknown]>([
    [
      'two lines have one id',
      'Agents/Quote/GetQuoteLines',
      changeLines((line) => ({ ...line, QuoteLineId: 4120001 })),
    ],
    [
      'a line has no id',
      'Agents/Quote/GetQuoteLines',
      changeLines((line) => ({ ...line, QuoteLineId: null })),
    ],
    [
      'an amount is a text',
      'Agents/Quote/GetQuoteLines',
      changeLines((line) => ({ ...line, TotalPrice: '12.5' })),
    ],
    [
      'two properties differ in case only',
      'Agents/Quote/GetQuoteLines',
      changeLines((line) => ({ ...line, vat: 12 })),
    ],
    ['two alternatives have one id', 'Agents/Quote/GetQuoteAlternatives', (list) => [list, list].flat()],
    [
      'there is no such quote',
      'Agents/Quote/GetQuoteFromSaleId',
      (quote) => ({ ...Object(quote), QuoteId: 0 }),
    ],
    [
      'a quote has no active version',
      'Agents/Quote/GetQuoteFromSaleId',
      (quote) => ({ ...Object(quote), ActiveQuoteVersionId: 0 }),
    ],
    ['it is not said whether connections work', 'Agents/Quote/HasConnections', () => ({ IsOk: null })],
  ])('is no quote when %s', async (_, path, change) => {
    const { value, problems } = await fetchChanged(path, change)
    expect(value).toBeUndefined()
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
  })

  test('warns in the document when a version has no alternatives', async () => {
    const { value } = await fetchChanged('Agents/Quote/GetQuoteAlternatives', () => [])
    const [template] = templates
    expect(template && renderQuote(value, template, { now }).problems).toContainEqual(
      expect.objectContaining({ code: 'empty-lines' }),
    )
  })

  test('is a warning with what SuperOffice says, or an error, when its quote connections do not work', async () => {
    const change = (): unknown => ({ IsOk: false, UserExplanation: 'US:"Renew it";NO:"Forny den"' })
    const lenient = await fetchChanged('Agents/Quote/HasConnections', change)
    expect(lenient.value?.version.number).toBe('10412')
    expect(lenient.problems).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('Renew it') },
    ])
    const strict = await fetchSample(small, { requireConnection: true, culture: 'nb-NO' })
    expect(strict.value).toBeUndefined()
    expect(strict.problems).toMatchObject([
      { severity: 'error', message: expect.stringContaining('Forny den') },
    ])
  })
})

describe('what passes', () => {
  test.each<Fault>([
    { kind: 'status', status: 429, headers: { 'Retry-After': '2' }, times: 2 },
    { kind: 'status', status: 503, times: 3 },
    { kind: 'reset', times: 2 },
    { kind: 'cut', times: 2 },
  ])('is asked again: %j', async (fault) => {
    standIn.fail('Agents/Quote/GetQuoteLines', fault)
    const { value, problems } = await fetchSample(small)
    expect(problems).toEqual([])
    expect(value?.alternatives[0]?.quoteLines).toHaveLength(4)
  })

  test.each(['Person/914', 'Person/5312', 'Contact/2107'])('a document can do without: %s', async (path) => {
    standIn.fail(path, { kind: 'status', status: 404 })
    const { value, problems } = await fetchSample(small)
    expect(value?.version.number).toBe('10412')
    expect(problems).toMatchObject([{ severity: 'warning' }])
  })
})

test('100,000 lines arrive, each of them', async () => {
  const change = (lines: unknown): unknown => {
    const filled = Object.entries(Object([lines].flat()[0])).filter(([, value]) => value !== null)
    const line = Object.fromEntries(filled)
    return Array.from({ length: 100_000 }, (_, index) => ({ ...line, QuoteLineId: index + 1 }))
  }
  standIn.fail('Agents/Quote/GetQuoteLines', { kind: 'change', change })
  const { value, problems } = await fetchSample(small)
  expect(problems).toEqual([])
  expect(value?.alternatives[0]?.quoteLines).toHaveLength(100_000)
  expect(value?.alternatives[0]?.quoteLines.at(-1)?.quoteLineId).toBe(100_000)
})
