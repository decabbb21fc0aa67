import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Quote } from '../src/carriers.js'
import { checkConnections, fetchQuoteFrom, fetchSnapshot } from '../src/fetch.js'
import {
  type FetchOptions,
  fetchQuote,
  listFields,
  openTemplate,
  parseQuote,
  type QuoteSelector,
  renderQuote,
} from '../src/index.js'
import type { Template } from '../src/model.js'
import {
  createSampleWebApi,
  httpProblem,
  type Override,
  readSample,
  type SampleWebApi,
} from './fixtures/sample-webapi.js'
import { openText } from './fixtures/text-template.js'
import { formatOf, formulaOf, mergeField, openWordFields } from './fixtures/word-template.js'
import { startStandIn } from './stand-in/start-stand-in.js'

const samples = readdirSync(new URL('../samples', import.meta.url))
  .filter((name) => name.endsWith('.json') && name !== 'webapi-sample-response.json')
  .map((name) => name.replace('.json', ''))

const openShipped = (name: string): Template => {
  const bytes = readFileSync(new URL(`../templates/${name}`, import.meta.url))
  const { value, problems } = openTemplate(name, bytes)
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value
}

function parse(json: unknown): Quote {
  const { value, problems } = parseQuote(json)
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value
}

async function fetched(api: SampleWebApi, selector: QuoteSelector, options: FetchOptions = {}) {
  const { value, problems } = await fetchSnapshot(api, selector, options)
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return { snapshot: value, quote: parse(value), problems }
}

const small = { sale: 41203, quote: 41207, quoteVersion: 41219, alternative: 82401 }

const smallApi = (overrides: Readonly<Record<string, Override>> = {}): SampleWebApi =>
  createSampleWebApi(readSample('small-nb-NO'), overrides)

const askFor = async (
  overrides: Readonly<Record<string, Override>>,
  { selector = { sale: small.sale }, ...options }: FetchOptions & { selector?: QuoteSelector } = {},
) => {
  const { value, problems } = await fetchQuoteFrom(smallApi(overrides), selector, options)
  return { value, messages: problems.map(({ severity, code, message }) => `${severity} ${code}: ${message}`) }
}

const callTo = (api: SampleWebApi, name: string) => api.calls.filter((call) => call.name.startsWith(name))

describe('A quote fetched from SuperOffice', () => {
  const templates = ['quotation.html', 'superoffice-quotation.docx'].map(openShipped)
  const pairs = samples.flatMap((sample) => templates.map((template) => ({ sample, template })))

  test.each(pairs)('prints $sample in $template.name as its file does', async ({ sample, template }) => {
    const file = readSample(sample)
    const { quote: stored, sale } = parse(file)
    expect(stored.saleId).toBe(sale.saleId)
    const api = createSampleWebApi(file)
    const live = await fetched(api, { sale: sale.saleId ?? 0 }, { templates: [template] })
    const options = { now: '2026-09-14T10:00:00+02:00' }
    const expected = renderQuote(parse(file), template, options)
    const direct = renderQuote(live.quote, template, options)
    const offline = renderQuote(parse(JSON.parse(JSON.stringify(live.snapshot))), template, options)
    expect(expected.value).toBeDefined()
    expect(direct.value).toEqual(expected.value)
    expect(offline).toEqual(direct)
    expect(live.problems).toEqual([])
  })

  test.each(samples)('is that of %s, carrier by carrier', async (sample) => {
    const file = readSample(sample)
    const expected = parse(file)
    const { quote } = await fetched(
      createSampleWebApi(file),
      { sale: expected.sale.saleId ?? 0 },
      { language: '*' },
    )
    expect(withoutRights(quote.version)).toEqual(withoutRights(expected.version))
    expect(withoutRights(quote.sale)).toEqual(withoutRights(expected.sale))
    expect(withoutRights(quote.contact)).toMatchObject(withoutRights(expected.contact))
    expect(withoutRights(quote.person)).toMatchObject(withoutRights(expected.person))
    expect(quote.saleOwner).toMatchObject(expected.saleOwner)
    expect(quote.approvedBy).toBe(expected.approvedBy)
    expect(quote.approvalRegisteredBy).toBe(expected.approvalRegisteredBy)
    if (expected.inUseFields !== undefined) expect(quote.inUseFields).toEqual(expected.inUseFields)
    expect(quote.alternatives.map(({ quoteLines }) => quoteLines.map(withoutRights))).toEqual(
      expected.alternatives.map(({ quoteLines }) => quoteLines.map(withoutRights)),
    )
    expect(quote.alternatives.map(({ quoteLines: _, ...rest }) => withoutRights(rest))).toEqual(
      expected.alternatives.map(({ quoteLines: _, ...rest }) => withoutRights(rest)),
    )
    const fetchedLists = Object.entries(quote.lists).filter(([, texts]) => texts !== undefined)
    expect(fetchedLists).toEqual(
      fetchedLists.map(([name]) => [name, new Map(Object.entries(expected.lists)).get(name)]),
    )
  })
})

/** The wire states the rights of every carrier, where a file may leave them out. */
function withoutRights<T extends object>(carrier: T | undefined): object {
  return Object.fromEntries(
    Object.entries(carrier ?? {}).filter(([name]) => name !== 'fieldProperties' && name !== 'tableRight'),
  )
}

describe('The selector', () => {
  test.each([{ sale: small.sale }, { quote: small.quote }, { quoteVersion: small.quoteVersion }])(
    'finds the same quote by %o',
    async (selector) => {
      const expected = await fetched(smallApi(), { sale: small.sale })
      expect((await fetched(smallApi(), selector)).snapshot).toEqual(expected.snapshot)
    },
  )

  test('takes one alternative alone', async () => {
    const api = createSampleWebApi(readSample('two-alternatives-sv-SE'))
    const [, second] = parse(readSample('two-alternatives-sv-SE')).alternatives
    const { quote } = await fetched(api, { alternative: second?.quoteAlternativeId ?? 0 })
    expect(quote.alternatives.map(({ name }) => name)).toEqual([second?.name])
    expect(callTo(api, 'Quote/GetQuoteLines')).toHaveLength(1)
  })

  test('refuses an alternative that its version does not list', async () => {
    const { value, messages } = await askFor(
      { 'Quote/GetQuoteAlternatives': { answer: [] } },
      { selector: { alternative: small.alternative } },
    )
    expect(value).toBeUndefined()
    expect(messages).toEqual([
      'error http-unexpected-answer: Cannot find the alternative 82401 among those of the quote version 41219, which it says it belongs to; look whether it was deleted',
    ])
  })

  test('refuses a quote without an active version', async () => {
    const { messages } = await askFor({
      'Quote/GetQuoteFromSaleId': { answer: { QuoteId: 41207, SaleId: 41203, ActiveQuoteVersionId: 0 } },
    })
    expect(messages).toEqual([
      'error http-unexpected-answer: Cannot read the quote 41207 from SuperOffice: it has no active version; ask for one of its versions by number',
    ])
  })
})

describe('What is asked for', () => {
  const selected = (api: SampleWebApi, name: string): readonly string[] =>
    callTo(api, name)[0]?.options.select ?? []

  test('is what quotes are read from, by the names of the wire', async () => {
    const api = smallApi()
    await fetched(api, { sale: small.sale })
    const lines = selected(api, 'Quote/GetQuoteLines')
    expect(lines).toEqual(
      expect.arrayContaining(['QuoteLineId', 'ERPProductKey', 'VAT', 'VATInfo', 'Rights']),
    )
    expect(lines).not.toContain('Updated')
    const [sample] = Object.values(readSample('webapi-sample-response') as object[])
    expect(lines.filter((name) => !(name in (sample ?? {})))).toEqual([])
    expect(selected(api, 'Sale/')).toEqual(
      expect.arrayContaining(['Currency', 'Associate', 'Contact', 'Person']),
    )
    expect(callTo(api, 'Quote/GetQuoteLines')[0]?.body).toEqual({ QuoteAlternativeId: 82401 })
  })

  test.each([
    ['everything without a template', undefined, true],
    ['no pictures that no template prints', '{#alternative}{#line}{line/name}{/}{/}', false],
    [
      'the pictures that a template prints',
      '{Image:quote/portraitThumbnail}{#alternative}{#line}{Image:line/quoteLineThumbnail}{/}{/}',
      true,
    ],
    [
      'the pictures that a condition asks for',
      '{#quote/portraitThumbnail}a{/}{#alternative}{#line}{#line/quoteLineThumbnail}b{/}{/}{/}',
      true,
    ],
  ])('is %s', async (_, text, hasPictures) => {
    const api = smallApi()
    await fetched(api, { sale: small.sale }, text === undefined ? {} : { templates: [openText(text)] })
    expect(selected(api, 'Quote/GetQuoteLines').includes('Thumbnail')).toBe(hasPictures)
    expect(callTo(api, 'Person/914/Image')).toHaveLength(hasPictures ? 1 : 0)
  })

  test('is no price that is not for customers, no text and no person that no template prints', async () => {
    const api = smallApi()
    const text =
      '{quote/number}{#alternative}{alternative/totalPrice}{#line}{line/name}{line/totalPriceIncVAT}{/}{/}'
    await fetched(api, { sale: small.sale }, { templates: [openText(text)] })
    const asked = api.calls.flatMap(({ options }) => options.select ?? [])
    const internal = ['UnitCost', 'UnitMinimumPrice', 'EarningPercent', 'EarningAmount', 'Earning']
    const others = [
      'Description',
      'ExtraInfo',
      'RawExtraInfo',
      'Supplier',
      'ExtraField1',
      'ERPPaymentTermsKey',
    ]
    for (const name of [...internal, ...others]) expect(asked).not.toContain(name)
    expect(asked).toEqual(expect.arrayContaining(['TotalPrice', 'VAT', 'Rank', 'Status', 'Rights']))
    expect(callTo(api, 'MDO/')).toEqual([])
    expect(callTo(api, 'Contact/')).toEqual([])
    expect(callTo(api, 'Person/').map(({ name }) => name)).toEqual(['Person/914'])
  })

  test.each<[string, string, readonly string[]]>([
    ['prints', '{#alternative}{#line}{line/unitCost}{/}{/}', ['UnitCost', 'EarningAmount']],
    ['asks for in a condition', '{#alternative}{#line}{#line/description}a{/}{/}{/}', ['Description']],
    ['prints by its variable', '{#alternative}{#line}{qlmp}{/}{/}', ['UnitMinimumPrice']],
    ['groups by', '{GroupBy:productFamilyKey}{#alternative}{#line}a{/}{/}', ['ProductFamilyKey']],
    ['orders by', '{OrderBy:itemNumber}{#alternative}{#line}a{/}{/}', ['ItemNumber']],
    ['prints of the extra information', '{#alternative}{#line}{line/extraInfo.Colour}{/}{/}', ['ExtraInfo']],
  ])('is what a template %s', async (_, text, expected) => {
    const api = smallApi()
    await fetched(api, { sale: small.sale }, { templates: [openText(text)] })
    expect(selected(api, 'Quote/GetQuoteLines')).toEqual(expect.arrayContaining([...expected]))
  })

  /** Every field by itself prints alike from what is fetched for it and from everything. */
  test.each(['groups-and-subscriptions-da-DK', 'multi-language-de-CH', 'pictures-nl-NL'])(
    'is all that each field reads: %s',
    async (sample) => {
      const file = readSample(sample)
      const { sale } = parse(file)
      const whole = await fetched(createSampleWebApi(file), { sale: sale.saleId ?? 0 })
      for (const { name, region, type } of listFields()) {
        const field = type === 'picture' ? `{Image:${name}}` : `{${name}}`
        const inRegion = region === 'quote' || region === 'alternative' ? field : `{#${region}}${field}{/}`
        const group = region === 'group' ? '{GroupBy:productFamilyKey}' : ''
        const template = openText(`${group}${region === 'quote' ? field : `{#alternative}${inRegion}{/}`}`)
        const some = await fetched(
          createSampleWebApi(file),
          { sale: sale.saleId ?? 0 },
          { templates: [template] },
        )
        expect([name, renderQuote(some.quote, template)]).toEqual([name, renderQuote(whole.quote, template)])
      }
    },
  )

  test('is only the lists whose numbers the quote holds', async () => {
    const api = smallApi()
    const { quote } = await fetched(api, { sale: small.sale })
    expect(callTo(api, 'MDO/GetList').map(({ body }) => body)).toEqual([
      { Name: 'erpproductfamily', ForceFlatList: true, AdditionalInfo: 'SaleId=41203', OnlyHistory: false },
      { Name: 'erppaymentterms', ForceFlatList: true, AdditionalInfo: 'SaleId=41203', OnlyHistory: false },
      { Name: 'erppaymenttype', ForceFlatList: true, AdditionalInfo: 'SaleId=41203', OnlyHistory: false },
      { Name: 'erpdeliveryterms', ForceFlatList: true, AdditionalInfo: 'SaleId=41203', OnlyHistory: false },
      { Name: 'erpdeliverytype', ForceFlatList: true, AdditionalInfo: 'SaleId=41203', OnlyHistory: false },
    ])
    expect(quote.lists.paymentTerms?.get('14')).toBe('14 dager netto')
    expect(quote.lists.subscriptionUnit).toBeUndefined()
  })

  test('tells which line fields are in use', async () => {
    const answer = [
      { FieldName: 'Name', InUse: true },
      { FieldName: 'UnitCost', InUse: false },
      { FieldName: 'Quantity', InUse: true },
    ]
    const { value } = await askFor({ 'Quote/GetInUseQuoteLineConfigurations': { answer } })
    expect(value?.inUseFields).toEqual(new Set(['name', 'quantity']))
  })

  test('has no line field in use where all are switched off', async () => {
    const answer = [{ FieldName: 'Name', InUse: false }]
    const { value } = await askFor({ 'Quote/GetInUseQuoteLineConfigurations': { answer } })
    expect(value?.inUseFields?.has('name')).toBe(false)
    const none = await askFor({ 'Quote/GetInUseQuoteLineConfigurations': { answer: [] } })
    expect(none.value?.inUseFields).toBeUndefined()
  })

  test('is asked for four things at a time at the most', async () => {
    const api = createSampleWebApi(readSample('groups-and-subscriptions-da-DK'))
    let running = 0
    let most = 0
    const count = async <T>(ask: () => Promise<T>): Promise<T> => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running -= 1
      return ask()
    }
    const { sale } = parse(readSample('groups-and-subscriptions-da-DK'))
    const { value } = await fetchQuoteFrom(
      {
        call: (method, body, options) => count(() => api.call(method, body, options)),
        get: (path, options) => count(() => api.get(path, options)),
        getBytes: (path, options) => count(() => api.getBytes(path, options)),
      },
      { sale: sale.saleId ?? 0 },
    )
    expect(value).toBeDefined()
    expect(most).toBe(4)
  })

  test('is asked for no more when the caller aborts', async () => {
    const controller = new AbortController()
    const api = smallApi({
      'Sale/41203': {
        change: (sale) => {
          controller.abort()
          return sale
        },
      },
    })
    const { value, problems } = await fetchQuoteFrom(api, { sale: small.sale }, { signal: controller.signal })
    expect(value).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['http-aborted'])
    expect(callTo(api, 'Contact/')).toEqual([])
    expect(api.calls.at(-1)?.options.signal?.aborted).toBe(true)
    const before = await fetchQuoteFrom(api, { sale: small.sale }, { signal: AbortSignal.abort() })
    expect(before.problems.map(({ code }) => code)).toEqual(['http-aborted'])
  })
})

describe('The language of texts', () => {
  const text = '{quote/saleType}'
  const asked = (api: SampleWebApi) => callTo(api, 'Sale/')[0]?.options

  test.each<[string, FetchOptions, string, string]>([
    ['the option', { language: 'fr', culture: 'it-CH' }, 'fr', 'it-CH'],
    ['that of the culture', { culture: 'it-CH' }, 'it', 'it-CH'],
    [
      'that of the culture of the template',
      { culture: 'it-CH', templates: [openText(`${text}{Culture:fr-CH}`)] },
      'fr',
      'fr-CH',
    ],
    ["that of the quote's own culture", {}, 'de', 'de-CH'],
  ])('is %s', async (_, options, language, culture) => {
    const file = readSample('multi-language-de-CH')
    const api = createSampleWebApi(file)
    const { quote } = await fetched(api, { sale: 15603 }, options)
    expect(asked(api)).toMatchObject({ language, culture })
    expect(quote.language).toBe(language)
    const texts = { de: 'Neuanlage', fr: 'Nouvelle installation', it: 'Nuovo impianto' }
    expect(quote.sale.saleType?.value).toBe(Object.entries(texts).find(([code]) => code === language)?.[1])
  })

  test.each<[string, FetchOptions, string]>([
    ['the option', { culture: 'nb-NN' }, '`nb-NN`'],
    ['a template', { templates: [openText(`${text}{Culture:zz-ZZ}`)] }, '`zz-ZZ`'],
  ])('is not asked for in a culture of %s that nobody knows', async (_, options, name) => {
    const api = smallApi()
    const { value, problems } = await fetchQuoteFrom(api, { sale: small.sale }, options)
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'unknown-culture', message: expect.stringContaining(name) }])
    expect(api.calls).toEqual([])
  })

  test('is left open where no culture is known', async () => {
    const api = smallApi({
      'Quote/GetQuoteFromSaleId': {
        change: (quote) => ({ ...Object(quote), PreferredEmailCulture: 'a@b.example' }),
      },
    })
    const { quote, snapshot } = await fetched(api, { sale: small.sale })
    expect(asked(api)).not.toHaveProperty('language')
    expect(asked(api)).not.toHaveProperty('culture')
    expect(quote.language).toBeUndefined()
    expect(snapshot).not.toHaveProperty('Language')
  })

  test('is noted, so that rendering in another one warns', async () => {
    const { quote } = await fetched(smallApi(), { sale: small.sale }, { culture: 'nb-NO' })
    const { problems } = renderQuote(quote, openText(text), { culture: 'de-DE' })
    expect(problems.map(({ code }) => code)).toContain('language-differs')
  })
})

describe('Template variables', () => {
  const templates = [openText('{qnum}{auth}{usec}{ulic}{qia1}{date}{padd31}{xyzw}{#onam}{oadr}{/onam}{auth}')]

  test('that no carrier answers are asked for in one call, but never those that reveal secrets', async () => {
    const api = smallApi()
    const { quote } = await fetched(api, { sale: small.sale }, { templates })
    const calls = callTo(api, 'Document/SubstituteTemplateVariablesEx')
    expect(calls.map(({ body }) => body)).toEqual([
      {
        Parameters: expect.objectContaining({
          SourceInput:
            '[[quotewright 0]]{auth}[[quotewright 1]]{onam}[[quotewright 2]]{qia1}[[quotewright 3]]',
          Encoding: 'Text',
          CultureName: 'nb-NO',
          ContactId: 2107,
          PersonId: 5312,
          SaleId: 41203,
          DocumentId: 41205,
          QuoteAlternativeId: 82401,
          QuoteLineId: 4120001,
        }),
      },
    ])
    const { variables } = parse(readSample('small-nb-NO'))
    expect([...quote.variables]).toEqual(['auth', 'onam', 'qia1'].map((code) => [code, variables.get(code)]))
  })

  test('are those of the alternative that will most likely be taken', async () => {
    const file = readSample('two-alternatives-sv-SE')
    const { sale, alternatives } = parse(file)
    const [, second] = alternatives
    const api = createSampleWebApi(file, {
      'Quote/GetQuoteVersion': {
        change: (version) => ({
          ...Object(version),
          LikelyQuoteAlternativeId: second?.quoteAlternativeId,
        }),
      },
    })
    await fetched(api, { sale: sale.saleId ?? 0 }, { templates })
    expect(callTo(api, 'Document/')[0]?.body).toMatchObject({
      Parameters: {
        QuoteAlternativeId: second?.quoteAlternativeId,
        QuoteLineId: second?.quoteLines[0]?.quoteLineId,
      },
    })
  })

  test('are not asked for where none is used', async () => {
    const api = smallApi()
    await fetched(api, { sale: small.sale }, { templates: [openText('{qnum}')] })
    expect(callTo(api, 'Document/SubstituteTemplateVariablesEx')).toEqual([])
  })

  test('are all asked for without a template, in a few calls, but those that reveal secrets', async () => {
    const api = smallApi()
    const { quote } = await fetched(api, { sale: small.sale })
    const calls = callTo(api, 'Document/SubstituteTemplateVariablesEx')
    const codes = JSON.stringify(calls.map(({ body }) => body)).match(/\{[a-z]{2}[a-z0-9?#]{2}\}/g) ?? []
    expect(calls).toHaveLength(4)
    for (const code of ['auth', 'oorg', 'ocit', 'qia1', 'sl60', 'us49', 'cf10', 'af01', 'ds99', 'cnt?'])
      expect(codes).toContain(`{${code}}`)
    for (const code of ['usec', 'ulic', 'qnum', 'sl61', 'cf00']) expect(codes).not.toContain(`{${code}}`)
    expect(new Set(codes).size).toBe(codes.length)
    expect(quote.variables.get('auth')).toBe(parse(readSample('small-nb-NO')).variables.get('auth'))
  })

  test('print as they do live from a snapshot that no template was fetched for', async () => {
    const template = openText('[{oorg}] [{ocit}] [{auth}] {#onam}{onam}{/onam}{#oadr}a{/oadr}')
    const file = readSample('multi-language-de-CH')
    const live = await fetched(createSampleWebApi(file), { sale: 15603 }, { templates: [template] })
    const offline = await fetched(createSampleWebApi(file), { sale: 15603 })
    expect(live.quote.variables.size).toBeGreaterThan(0)
    expect(renderQuote(offline.quote, template)).toEqual(renderQuote(live.quote, template))
  })

  test('are given up with one warning where the server cannot answer them', async () => {
    const problem = httpProblem('http-error', 'No such call')
    const { value, messages } = await askFor({ 'Document/SubstituteTemplateVariablesEx': { problem } })
    expect(value).toBeDefined()
    expect(messages).toEqual([expect.stringMatching(/^warning http-error: Going on without the template /)])
  })

  test('that the server does not know stay unanswered, and those without a value are blank', async () => {
    const answer =
      '[[quotewright 0]]{auth}[[quotewright 1]][[quotewright 2]]Ås\n{auth} [[1]][[quotewright 3]]'
    const api = smallApi({ 'Document/SubstituteTemplateVariablesEx': { answer } })
    const { quote } = await fetched(api, { sale: small.sale }, { templates })
    expect([...quote.variables]).toEqual([
      ['onam', ''],
      ['qia1', 'Ås\n{auth} [[1]]'],
    ])
  })

  test.each([
    [
      'a text with a mark of its own',
      '[[quotewright 0]]A[[quotewright 1]]B[[quotewright 2]]X[[quotewright 1]][[quotewright 3]]',
    ],
    ['marks in another order', '[[quotewright 0]]A[[quotewright 2]]B[[quotewright 1]]C[[quotewright 3]]'],
    ['a mark that is missing', '[[quotewright 0]]A[[quotewright 1]]B[[quotewright 3]]'],
    ['no text', 12],
  ])('are given up, with a warning, for %s', async (_, answer) => {
    const { value, messages } = await askFor(
      { 'Document/SubstituteTemplateVariablesEx': { answer } },
      { templates },
    )
    expect(value?.variables.size).toBe(0)
    expect(messages).toEqual([
      expect.stringMatching(/^warning missing-value: Going on without the template variables/),
    ])
  })
})

describe('Quote connections', () => {
  const off = {
    IsOk: false,
    UserExplanation: 'US:"No price list";NO:"Ingen prisliste"',
    TechExplanation: 'x',
    ErrorCode: '7',
  }
  const options = { culture: 'nb-NO' }

  test('that do not work are a warning with the explanation in the language that is asked for', async () => {
    const { value, messages } = await askFor({ 'Quote/HasConnections': { answer: off } }, options)
    expect(value).toBeDefined()
    expect(messages).toEqual([
      'warning connection-not-ok: Reading the quote as it is stored: no quote connection works; SuperOffice says `Ingen prisliste`',
    ])
  })

  test('that do not work are an error where they are required, and nothing else is asked', async () => {
    const api = smallApi({ 'Quote/HasConnections': { answer: off } })
    const { value, problems } = await fetchQuoteFrom(
      api,
      { sale: small.sale },
      { ...options, requireConnection: true },
    )
    expect(value).toBeUndefined()
    expect(problems.map(({ severity, code }) => [severity, code])).toEqual([['error', 'connection-not-ok']])
    expect(api.calls).toHaveLength(1)
  })

  test.each(['OkWithInfo', 'Warning'])('with the status %s are worth a remark', async (Status) => {
    const answer = { IsOk: true, UserExplanation: ' Old\n prices ', Status }
    expect(await askFor({ 'Quote/HasConnections': { answer } }, { requireConnection: true })).toMatchObject({
      value: {},
      messages: [
        `info connection-not-ok: The quote connections work, with the remark \`${Status}\`; SuperOffice says \`Old prices\``,
      ],
    })
  })

  test.each(['Ok', 'OK', null])('with the status %s are fine', async (Status) => {
    const answer = { isOk: true, status: Status }
    expect((await askFor({ 'Quote/HasConnections': { answer } })).messages).toEqual([])
  })

  test.each([[{}], [{ IsOk: 'true' }], [{ IsOk: null }], [[]], ['true'], [true]])(
    'are an error where the answer is %j',
    async (answer) => {
      const { value, messages } = await askFor({ 'Quote/HasConnections': { answer } })
      expect(value).toBeUndefined()
      expect(messages).toEqual([expect.stringMatching(/^error http-unexpected-answer: Cannot tell whether/)])
    },
  )

  test('are told with everything that SuperOffice says of them', async () => {
    const api = smallApi({ 'Quote/HasConnections': { answer: off } })
    expect(await checkConnections(api)).toMatchObject({
      value: { isOk: false, userExplanation: off.UserExplanation, techExplanation: 'x', errorCode: '7' },
      problems: [{ severity: 'warning' }],
    })
  })
})

describe('An answer of another shape', () => {
  const line = { QuoteLineId: 1, QuoteAlternativeId: 82401, Name: 'A' }

  test.each<[string, unknown, string]>([
    [
      'Quote/GetQuoteFromSaleId',
      [],
      'Cannot read the quote of the sale 41203 from SuperOffice: it answers with no such record',
    ],
    ['Quote/GetQuoteFromSaleId', { QuoteId: 0 }, 'the quote of the sale 41203'],
    ['Quote/GetQuoteVersion', 'x', 'the quote version 41219'],
    ['Quote/GetQuoteAlternatives', {}, 'something that is no list'],
    ['Quote/GetQuoteAlternatives', [{ Name: 'A' }], 'an alternative without QuoteAlternativeId'],
    [
      'Quote/GetQuoteAlternatives',
      [{ QuoteAlternativeId: 5 }, { QuoteAlternativeId: 5 }],
      'it lists the alternative 5 twice',
    ],
    ['Quote/GetQuoteLines', { Message: 'no' }, 'something that is no list'],
    ['Quote/GetQuoteLines', [line, { Name: 'B' }], 'a line without QuoteLineId'],
    ['Quote/GetQuoteLines', [{ ...line, QuoteLineId: '1' }], 'a line without QuoteLineId'],
    ['Quote/GetQuoteLines', [null], 'a line without QuoteLineId'],
    [
      'Quote/GetQuoteLines',
      [line, line],
      'the QuoteLineId 1 of `QuoteAlternatives[0].QuoteLines[1].QuoteLineId`',
    ],
    ['Quote/GetInUseQuoteLineConfigurations', {}, 'Cannot read the line fields in use'],
    ['Quote/GetInUseQuoteLineConfigurations', [{ InUse: true }], 'a field without a name'],
    ['Sale/41203', {}, 'Cannot read the sale 41203'],
    ['Contact/2107', {}, 'Cannot read the customer (contact 2107)'],
    ['Person/914', [], 'Cannot read the owner of the sale (person 914)'],
  ])('is refused: %s with %j', async (name, answer, expected) => {
    const { value, messages } = await askFor({ [name]: { answer } })
    expect(value).toBeUndefined()
    expect(messages).toEqual([expect.stringContaining(expected)])
    expect(messages[0]).toMatch(/^error /)
  })

  const changedTo = (change: object): Override => ({
    change: (carrier) => ({ ...Object(carrier), ...change }),
  })

  test.each<[name: string, change: object, selector: QuoteSelector, what: string]>([
    ['Quote/GetQuoteFromSaleId', { SaleId: 9 }, { sale: small.sale }, 'the quote of the sale 41203'],
    ['Quote/GetQuote', { QuoteId: 9 }, { quote: small.quote }, 'the quote 41207'],
    ['Quote/GetQuote', { SaleId: 0 }, { quote: small.quote }, 'the quote 41207'],
    ['Quote/GetQuoteVersion', { QuoteVersionId: 9 }, { sale: small.sale }, 'the quote version 41219'],
    ['Quote/GetQuoteVersion', { QuoteId: 9 }, { sale: small.sale }, 'the quote version 41219'],
    ['Quote/GetQuoteVersion', { QuoteVersionId: 9 }, { quoteVersion: small.quoteVersion }, 'version 41219'],
    [
      'Quote/GetQuoteAlternative',
      { QuoteAlternativeId: 9 },
      { alternative: small.alternative },
      'the alternative 82401',
    ],
    ['Sale/41203', { SaleId: 9 }, { sale: small.sale }, 'the sale 41203'],
    ['Contact/2107', { ContactId: 999 }, { sale: small.sale }, 'the customer (contact 2107)'],
    ['Person/5312', { PersonId: 9 }, { sale: small.sale }, 'the contact person (person 5312)'],
    ['Person/914', { PersonId: 9 }, { sale: small.sale }, 'the owner of the sale (person 914)'],
  ])('is refused where it is another record: %s with %j', async (name, change, selector, what) => {
    const { value, messages } = await askFor({ [name]: changedTo(change) }, { selector })
    expect(value).toBeUndefined()
    expect(messages).toEqual([expect.stringContaining(`Cannot read `)])
    expect(messages[0]).toContain(what)
    expect(messages[0]).toMatch(/^error http-unexpected-answer: .* answers with (?:no such|another) record/)
    const [[property, id] = []] = Object.entries(change)
    if (id !== 0) expect(messages[0]).toContain(`with the ${property} ${id}`)
  })

  test('is judged line by line, however each writes its names', async () => {
    const lines = [
      { QuoteLineId: 1, QuoteAlternativeId: 0, Name: 'A' },
      { quoteLineId: 2, quoteAlternativeId: 999, name: 'B' },
    ]
    const { value, messages } = await askFor({ 'Quote/GetQuoteLines': { answer: lines } })
    expect(value?.alternatives[0]?.quoteLines.map(({ quoteLineId }) => quoteLineId)).toEqual([1, 2])
    expect(messages).toEqual([expect.stringMatching(/^warning .* the alternative 999 /)])
  })

  test('is a warning where lines name another alternative', async () => {
    const { value, messages } = await askFor({
      'Quote/GetQuoteLines': { answer: [line, { ...line, QuoteLineId: 2, QuoteAlternativeId: 307 }] },
    })
    expect(value?.alternatives[0]?.quoteLines).toHaveLength(2)
    expect(messages).toEqual([
      'warning http-unexpected-answer: Taking lines that name the alternative 307 for those of the alternative 82401, since SuperOffice answers with them; check that the document has the right lines',
    ])
  })

  test('is a warning where an alternative names another version', async () => {
    const { messages } = await askFor({
      'Quote/GetQuoteAlternatives': { answer: [{ QuoteAlternativeId: 82401, QuoteVersionId: 9 }] },
    })
    expect(messages).toEqual([
      expect.stringMatching(
        /^warning .* 82401 for one of the quote version 41219, although it names the version 9;/,
      ),
    ])
  })

  test('is read whatever the case of its names', async () => {
    const api = smallApi()
    const lower = (json: unknown): unknown =>
      JSON.parse(
        JSON.stringify(json).replace(
          /"([A-Z])([A-Za-z]+)":/g,
          (_, first: string, rest: string) => `"${first.toLowerCase()}${rest}":`,
        ),
      )
    const overrides = Object.fromEntries(
      [
        'Quote/GetQuoteFromSaleId',
        'Quote/GetQuoteVersion',
        'Quote/GetQuoteAlternatives',
        'Quote/GetQuoteLines',
        'Quote/GetInUseQuoteLineConfigurations',
        'Sale/41203',
        'Person/914',
        'Contact/2107',
        'Person/5312',
        'MDO/GetList',
      ].map((name) => [name, { change: lower }]),
    )
    expect((await fetched(smallApi(overrides), { sale: small.sale })).quote).toEqual(
      (await fetched(api, { sale: small.sale })).quote,
    )
  })
})

describe('What SuperOffice refuses', () => {
  const forbidden = { problem: httpProblem('http-forbidden', 'Not allowed') }

  test.each([
    ['Contact/2107', 'the customer (contact 2107)'],
    ['Person/5312', 'the contact person (person 5312)'],
    ['Person/914', 'the owner of the sale (person 914)'],
    ['Person/914/Image', 'the portrait of the person 914'],
  ])('is left out with a warning where a document can do without it: %s', async (name, what) => {
    const { value, messages } = await askFor({ [name]: forbidden })
    expect(value).toBeDefined()
    expect(messages).toEqual([`warning http-forbidden: Going on without ${what}: not allowed`])
  })

  test('is left out for each list alone', async () => {
    const { value, messages } = await askFor({
      'MDO/GetList': { problem: httpProblem('http-error', 'No such list') },
    })
    expect(value?.lists).toEqual({})
    expect(messages).toHaveLength(5)
    expect(messages[0]).toBe('warning http-error: Going on without the list erpproductfamily: no such list')
  })

  test('is an error where SuperOffice fails at what a document could do without', async () => {
    const { value, messages } = await askFor({
      'Contact/2107': { problem: httpProblem('http-error', 'A fault') },
    })
    expect(value).toBeUndefined()
    expect(messages).toEqual(['error http-error: A fault'])
  })

  test('is told once, since nothing else is asked for after the first error', async () => {
    const { messages } = await askFor({ 'Sale/41203': forbidden, 'Quote/GetQuoteLines': forbidden })
    expect(messages).toHaveLength(1)
  })

  /** Forty alternatives whose lines do not come before they are no longer waited for. */
  const silentApi = () => {
    const answer = Array.from({ length: 40 }, (_, index) => ({ QuoteAlternativeId: index + 1 }))
    const api = smallApi({ 'Quote/GetQuoteAlternatives': { answer } })
    let asked = 0
    const call: SampleWebApi['call'] = async (method, body, options) => {
      if (method !== 'Quote/GetQuoteLines') return api.call(method, body, options)
      asked += 1
      if (asked > 1) await new Promise((resolve) => options?.signal?.addEventListener('abort', resolve))
      return { value: undefined, problems: [httpProblem('http-error', `Fault ${asked}`)] }
    }
    return { api: { ...api, call }, countAsked: () => asked }
  }

  test('stops everything that is under way and what waits', async () => {
    const { api, countAsked } = silentApi()
    const { value, problems } = await fetchQuoteFrom(api, { sale: small.sale })
    expect(value).toBeUndefined()
    expect(problems).toHaveLength(1)
    expect(countAsked()).toBeLessThan(8)
  })

  test('is not waited for longer than the caller allows', async () => {
    const api = smallApi()
    const call: SampleWebApi['call'] = async (method, body, options) => {
      if (method === 'Quote/GetQuoteLines')
        await new Promise((resolve) => options?.signal?.addEventListener('abort', resolve))
      return api.call(method, body, options)
    }
    const result = await fetchQuoteFrom({ ...api, call }, { sale: small.sale }, { timeLimit: 50 })
    expect(result.value).toBeUndefined()
    expect(result.problems).toMatchObject([
      { code: 'http-timeout', message: expect.stringContaining('within 0.05 s') },
    ])
  })

  test('is nothing to speak of where somebody has no portrait', async () => {
    expect((await askFor({})).messages).toEqual([])
  })

  test.each([
    'Quote/GetQuoteFromSaleId',
    'Quote/GetQuoteVersion',
    'Quote/GetQuoteAlternatives',
    'Quote/GetQuoteLines',
    'Quote/GetInUseQuoteLineConfigurations',
    'Sale/41203',
  ])('is an error where a document cannot do without it: %s', async (name) => {
    const { value, messages } = await askFor({ [name]: forbidden })
    expect(value).toBeUndefined()
    expect(messages).toEqual(['error http-forbidden: Not allowed'])
  })

  test.each(['http-timeout', 'http-unauthorized', 'http-unreachable'])(
    'is an error once, wherever it is due to %s',
    async (code) => {
      const problem = httpProblem(code, 'No more')
      const { value, messages } = await askFor({
        'MDO/GetList': { problem },
        'Person/914': { problem },
        'Person/914/Image': { problem },
        'Quote/GetQuoteLines': { problem },
      })
      expect(value).toBeUndefined()
      expect(messages).toEqual([`error ${code}: No more`])
    },
  )
})

test('A hundred thousand lines are fetched', async () => {
  const line = { QuoteAlternativeId: 82401, Name: 'A', ProductFamilyKey: '3', Quantity: 1 }
  const answer = Array.from({ length: 100_000 }, (_, index) => ({ ...line, QuoteLineId: index + 1 }))
  const { value } = await askFor({ 'Quote/GetQuoteLines': { answer } })
  expect(value?.alternatives[0]?.quoteLines).toHaveLength(100_000)
})

describe('A template of Word fields', () => {
  const left = [mergeField('auth')]
  const template = openWordFields([
    { field: 'quote/number', format: formatOf({ before: [mergeField('onam')] }) },
    { formula: formulaOf('[qia2] + 1') },
    {
      if: { left, operator: '=', right: [''] },
      yes: [{ field: 'oadr' }, { field: 'opho' }],
      no: [{ field: 'ofax' }],
    },
    { region: 'alternative', fields: [{ region: 'line', fields: [{ field: 'qia3' }] }] },
  ])

  test('has its variables asked for wherever they stand', async () => {
    const api = smallApi()
    await fetched(api, { sale: small.sale }, { templates: [template, openText('{aupo}')] })
    expect(JSON.stringify(callTo(api, 'Document/')[0]?.body).match(/\{\w{4}\}/g)).toEqual(
      ['aupo', 'auth', 'ofax', 'onam', 'opho', 'qia2', 'qia3'].map((code) => `{${code}}`),
    )
  })
})

describe('A call of the library', () => {
  const connection = {
    url: 'https://crm.invalid/',
    credentials: { kind: 'bearer', token: 'T0ken.1' },
  } as const
  const selectors: readonly unknown[] = [
    {},
    null,
    undefined,
    'sale',
    [17],
    { sale: Number.NaN },
    { sale: -1 },
    { sale: 0 },
    { sale: 1.5 },
    { sale: '17' },
    { sale: 17n },
    { sale: 2 ** 31 },
    { sale: 1, quote: 2 },
    { alternative: '1&x=2' },
    { Sale: 17 },
  ]

  test.each(selectors)('sends nothing for the selector %o', async (selector) => {
    const { value, problems } = await fetchQuote(connection, selector as QuoteSelector)
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([
      { code: 'option-invalid', message: expect.stringMatching(/^Cannot ask/) },
    ])
  })

  test.each([null, 5, { language: 5 }, { culture: {} }, { timeLimit: -1 }, { timeLimit: 2 ** 31 }])(
    'refuses the options %o',
    async (options) => {
      const asked = fetchQuote(connection, { sale: 17 }, options as FetchOptions)
      expect((await asked).problems).toMatchObject([{ code: 'option-invalid' }])
    },
  )

  test.each([null, undefined, 5, 'https://crm.invalid'])('refuses the connection %o', async (given) => {
    const asked = fetchQuote(given as unknown as Parameters<typeof fetchQuote>[0], { sale: 17 })
    expect((await asked).problems).toMatchObject([{ code: 'connection-invalid' }])
  })

  test('comes to its end once for all that follow it', async () => {
    const standIn = await startStandIn({ samples: ['small-nb-NO'] })
    try {
      const token = 'of.somebody.else'
      const held = { url: standIn.tenant('small-nb-NO').url, credentials: { kind: 'bearer', token } } as const
      const first = await fetchQuote(held, { sale: small.sale })
      expect(first.problems).toMatchObject([{ code: 'http-unauthorized' }])
      const { length } = standIn.requests
      expect(await fetchQuote(held, { sale: small.sale })).toEqual(first)
      expect(standIn.requests).toHaveLength(length)
      await fetchQuote({ ...held }, { sale: small.sale })
      expect(standIn.requests.length).toBeGreaterThan(length)
    } finally {
      await standIn.close()
    }
  })
})

test('A quote is fetched over HTTP', async () => {
  const standIn = await startStandIn({ samples: ['small-nb-NO'] })
  try {
    const { url, bearer } = standIn.tenant('small-nb-NO')
    const connection = { url, credentials: { kind: 'bearer', token: bearer } } as const
    const { value, problems } = await fetchQuote(connection, { sale: small.sale })
    expect(problems).toEqual([])
    expect(value).toEqual((await fetched(smallApi(), { sale: small.sale })).quote)
    expect(standIn.requests.filter(({ headers }) => headers['so-timezone'] !== undefined)).toEqual([])
  } finally {
    await standIn.close()
  }
})
