import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Connection, Credentials } from '../../src/model.js'
import { openWebApi } from '../../src/source/open-webapi.js'
import { brokenConnection, createTestNetwork, json, type SentRequest } from './test-network.js'

const url = 'https://crm.example.com/SuperOffice'
const bearer: Credentials = { kind: 'bearer', token: 'BEARER-SECRET' }

describe('a call of an agent', () => {
  const open = (connection: Partial<Connection> = {}) => {
    const test = createTestNetwork(() => json([{ QuoteLineId: 1 }]))
    return { ...test, api: openWebApi({ url, credentials: bearer, ...connection }, test.network) }
  }

  test('is posted with its body as it is given, and gives the JSON of the answer', async () => {
    const { api, sent } = open()
    const { value, problems } = await api.call('Quote/GetQuoteLines', { QuoteAlternativeId: 39 })
    expect({ value, problems }).toEqual({ value: [{ QuoteLineId: 1 }], problems: [] })
    expect(sent).toMatchObject([
      {
        url: 'https://crm.example.com/SuperOffice/api/v1/Agents/Quote/GetQuoteLines',
        method: 'POST',
        body: '{"QuoteAlternativeId":39}',
      },
    ])
  })

  test('carries these headers and no others', async () => {
    const { api, sent } = open()
    await api.call('Quote/HasConnections', {})
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer BEARER-SECRET',
      'content-type': 'application/json',
      'user-agent': 'Quotewright',
    })
  })

  test('names the language, the culture, the app and the time zone that are asked for', async () => {
    const { api, sent } = open({ appToken: 'APP-SECRET', timeZone: 'NO' })
    await api.call('Quote/GetQuoteLines', {}, { language: 'nb', culture: 'nb-NO' })
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      'accept-language': 'nb',
      'so-language': 'nb',
      'so-culture': 'nb-NO',
      'so-apptoken': 'APP-SECRET',
      'so-timezone': 'NO',
    })
  })

  test('names no culture without a language, since SuperOffice passes over it', async () => {
    const { api, sent } = open()
    await api.call('Quote/GetQuoteLines', {}, { culture: 'nb-NO' })
    expect(sent[0]?.headers.has('so-culture')).toBe(false)
  })

  test.each([{ language: 'n\nb' }, { language: '' }, { language: 'nb', culture: 'nb;NO' }])(
    'with the options %j is refused before it is sent',
    async (options) => {
      const { api, sent } = open()
      const { problems } = await api.call('Quote/GetQuoteLines', {}, options)
      expect(problems).toMatchObject([{ code: 'option-invalid' }])
      expect(sent).toEqual([])
      expect((await api.call('Quote/GetQuoteLines', {})).problems).toEqual([])
    },
  )

  test('asks for the properties that are wanted', async () => {
    const { api, sent } = open()
    await api.call('Quote/GetQuoteLines', {}, { select: ['Name', 'VAT'] })
    await api.get('Sale/17', { select: ['Sale Id'] })
    await api.get('List/X/Items?flat=true', { select: ['Id'] })
    await api.get('Sale/17', { select: [] })
    expect(sent.map((request) => request.url.slice(url.length))).toEqual([
      '/api/v1/Agents/Quote/GetQuoteLines?$select=Name,VAT',
      '/api/v1/Sale/17?$select=Sale%20Id',
      '/api/v1/List/X/Items?flat=true&$select=Id',
      '/api/v1/Sale/17',
    ])
  })

  test('cannot leave its host by its path', async () => {
    const { api, sent } = open()
    await api.get('//evil.example/x')
    await api.get('https://evil.example/x')
    await api.get('@evil.example/x')
    expect(sent.map((request) => new URL(request.url).host)).toEqual(Array(3).fill('crm.example.com'))
  })
})

test('a resource is read with GET, without a body', async () => {
  const { network, sent } = createTestNetwork(() => json({ SaleId: 17 }))
  expect((await openWebApi({ url, credentials: bearer }, network).get('Sale/17')).value).toEqual({
    SaleId: 17,
  })
  expect(sent).toMatchObject([{ method: 'GET', body: undefined }])
  expect(sent[0]?.headers.has('content-type')).toBe(false)
})

test('a file is read as bytes, of whatever type', async () => {
  const { network, sent } = createTestNetwork(() => new Response(Uint8Array.of(80, 75, 255)))
  const { value } = await openWebApi({ url, credentials: bearer }, network).getBytes('Document/812/Content')
  expect(Array.from(value ?? [])).toEqual([80, 75, 255])
  expect(sent[0]?.headers.get('accept')).toBe('*/*')
})

describe('one identifies oneself', () => {
  const headersFor = async (credentials: Credentials): Promise<Record<string, string>> => {
    const { network, sent } = createTestNetwork(() => json(1))
    await openWebApi({ url, credentials }, network).get('Sale/17')
    const headers = Object.entries(Object.fromEntries(sent[0]?.headers ?? []))
    return Object.fromEntries(headers.filter(([name]) => !['accept', 'user-agent'].includes(name)))
  }

  test.each<[Credentials, Record<string, string>]>([
    [{ kind: 'bearer', token: 'T' }, { authorization: 'Bearer T' }],
    [{ kind: 'ticket', ticket: '7T:abc==' }, { authorization: 'SOTicket 7T:abc==' }],
    [{ kind: 'basic', user: 'tje0', password: 'Tje0' }, { authorization: 'Basic dGplMDpUamUw' }],
    [{ kind: 'basic', user: 'æ', password: '€:x' }, { authorization: 'Basic w6Y64oKsOng=' }],
    [
      { kind: 'session', cookie: 'a=1; b=2', xsrfToken: 'X' },
      { cookie: 'a=1; b=2', 'x-xsrf-token': 'X' },
    ],
  ])('with %j by %j', async (credentials, headers) => {
    expect(await headersFor(credentials)).toEqual(headers)
  })
})

test('the state of quote connections is told without secrets, and the data of quotes as it is', async () => {
  const { network } = createTestNetwork(({ headers }) =>
    json({ IsOk: false, TechExplanation: headers.get('authorization') }),
  )
  const api = openWebApi({ url, credentials: bearer }, network)
  expect((await api.call('Quote/HasConnections', {})).value).toEqual({
    IsOk: false,
    TechExplanation: 'Bearer …',
  })
  expect((await api.call('Quote/GetQuote', {})).value).toMatchObject({
    TechExplanation: 'Bearer BEARER-SECRET',
  })
})

test('a resource whose reading is sent to the login page ends the connection', async () => {
  const { network, sent } = createTestNetwork(
    () => new Response(null, { status: 302, headers: { location: '/SuperOffice/Login?ReturnUrl=x' } }),
  )
  const api = openWebApi({ url, credentials: bearer }, network)
  expect((await api.get('Sale/17')).problems).toMatchObject([{ code: 'http-unauthorized' }])
  await api.get('Sale/18')
  expect(sent).toHaveLength(1)
})

test('a web page is content only where a template is asked for', async () => {
  const { network } = createTestNetwork(
    () => new Response('<p>{{quote/number}}</p>', { headers: { 'content-type': 'text/html' } }),
  )
  const api = openWebApi({ url, credentials: bearer }, network)
  expect((await api.getBytes('Document/1/Content')).problems).toMatchObject([{ code: 'http-not-json' }])
  expect((await api.getBytes('Document/1/Content', { content: 'html-template' })).problems).toEqual([])
})

describe('what goes wrong', () => {
  const answering = (...answers: (() => Response | Error)[]) => {
    const test = createTestNetwork((_, count) => (answers[count - 1] ?? answers.at(-1) ?? (() => json(1)))())
    return { ...test, api: openWebApi({ url, credentials: bearer }, test.network) }
  }

  test('is a problem, and the next call is made all the same', async () => {
    const { api } = answering(
      () => json({ Message: 'No' }, 403),
      () => json(null),
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      () => json(1),
    )
    expect((await api.get('A')).problems).toMatchObject([{ code: 'http-forbidden' }])
    expect((await api.get('B')).problems).toMatchObject([{ code: 'http-empty' }])
    expect((await api.get('C')).problems).toMatchObject([{ code: 'http-not-json' }])
    expect((await api.get('D')).value).toBe(1)
  })

  test('with the credentials ends the connection: every call gives the same problem, and nothing is sent', async () => {
    const { api, sent } = answering(
      () => json(1),
      () => new Response(null, { status: 401 }),
      () => json(1),
    )
    expect((await api.get('Sale/1')).value).toBe(1)
    const expired = await api.get('Sale/2')
    expect(expired.problems).toMatchObject([{ code: 'http-unauthorized' }])
    expect(await api.call('Quote/GetQuoteLines', {})).toEqual(expired)
    expect(await api.getBytes('Document/1/Content')).toEqual(expired)
    expect(sent).toHaveLength(2)
  })

  test('with the credentials is one problem for all calls that were under way', async () => {
    const { api } = answering(() => new Response(null, { status: 401 }))
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => api.get(`Sale/${index}`)))
    expect(new Set(results.map(({ problems }) => problems[0])).size).toBe(1)
  })

  test('is found in a redirect to a login page, too', async () => {
    const location = 'https://sod.superoffice.com/login/?return=x'
    const { api, sent } = answering(() => new Response(null, { status: 302, headers: { location } }))
    expect((await api.get('Sale/1')).problems).toMatchObject([{ code: 'http-unauthorized' }])
    expect(sent.map((request) => new URL(request.url).host)).toEqual(['crm.example.com'])
  })

  test('with the connection itself is told by every call, and nothing is sent', async () => {
    const { network, sent } = createTestNetwork(() => json(1))
    const api = openWebApi({ url: 'http://crm.example.com', credentials: bearer }, network)
    expect((await api.get('Sale/1')).problems).toMatchObject([{ code: 'connection-invalid' }])
    expect((await api.getBytes('Sale/1')).problems).toMatchObject([{ code: 'connection-invalid' }])
    expect(sent).toEqual([])
  })

  test('is told without any secret, even where the server repeats it', async () => {
    const all: Credentials[] = [
      bearer,
      { kind: 'ticket', ticket: 'TICKET-SECRET' },
      { kind: 'basic', user: 'me', password: 'PASS-SECRET' },
      { kind: 'session', cookie: 'so=COOKIE-SECRET; x=OTHER-SECRET', xsrfToken: 'XSRF-SECRET' },
    ]
    const answersTo = (credentials: Credentials): ((request: SentRequest) => Response | Error)[] => {
      const parts = Object.values(credentials).flatMap((secret) => secret.split(/[=;\s]+/))
      const echo = ({ headers }: SentRequest): string => [...parts, ...headers.values(), ...parts].join(' ')
      return [
        ...[200, 400, 401, 403, 404, 421, 429, 500].map(
          (status) => (request: SentRequest) => json({ Message: echo(request) }, status),
        ),
        (request) => new Response(echo(request), { status: 500, headers: { 'content-type': 'text/plain' } }),
        (request) =>
          new Response(null, {
            status: 302,
            headers: { location: `https://x.example/?${encodeURI(echo(request))}` },
          }),
        (request) => new TypeError(`invalid header ${echo(request)}`, { cause: new Error(echo(request)) }),
      ]
    }
    for (const credentials of all) {
      for (const answer of answersTo(credentials)) {
        const { network } = createTestNetwork(answer)
        const { problems } = await openWebApi({ url, credentials, appToken: 'APP-SECRET' }, network).get('X')
        expect(problems).toHaveLength(1)
        expect(JSON.stringify(problems)).not.toMatch(/SECRET|bWU6UEFTUy1TRUNSRVQ/)
      }
    }
  })
})

describe('two connections in one process', () => {
  test('never mix their addresses, tokens or languages, even when used at once', async () => {
    const test = createTestNetwork(async (request) => {
      // Answers come back in another order than they were asked for.
      await new Promise((resolve) => setTimeout(resolve, Number(request.url.at(-1)) % 3))
      return json(request.headers.get('authorization'))
    })
    const connections = ['one', 'two'].map((name) => ({
      name,
      api: openWebApi(
        {
          url: `https://${name}.example.com`,
          credentials: { kind: 'bearer', token: name },
          appToken: `app-${name}`,
        },
        test.network,
      ),
    }))
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const { name, api } = connections[index % 2] ?? { name: '', api: undefined }
        expect((await api?.get(`Sale/${index}`, { language: name }))?.value).toBe(`Bearer ${name}`)
      }),
    )
    expect(test.sent).toHaveLength(40)
    for (const request of test.sent) {
      const name = new URL(request.url).host.split('.')[0] ?? ''
      expect([...request.headers]).toEqual(
        expect.arrayContaining([
          ['authorization', `Bearer ${name}`],
          ['so-apptoken', `app-${name}`],
          ['so-language', name],
        ]),
      )
    }
  })

  test('do not end each other', async () => {
    const test = createTestNetwork(({ headers }) =>
      headers.get('authorization') === 'Bearer old' ? new Response(null, { status: 401 }) : json(1),
    )
    const [old, fresh] = ['old', 'fresh'].map((token) =>
      openWebApi({ url, credentials: { kind: 'bearer', token } }, test.network),
    )
    expect((await old?.get('Sale/1'))?.problems).toMatchObject([{ code: 'http-unauthorized' }])
    expect((await fresh?.get('Sale/1'))?.value).toBe(1)
  })
})

test('what is no connection is opened all the same, and every call tells what is wrong', async () => {
  const api = openWebApi(JSON.parse('null'))
  expect((await api.get('Sale/1')).problems).toMatchObject([{ code: 'connection-invalid' }])
})

test('what happens to the object of a connection after it is opened changes nothing', async () => {
  const { network, sent } = createTestNetwork(() => json(1))
  const credentials = { kind: 'bearer' as const, token: 'first' }
  const connection = { url, credentials, appToken: 'app' }
  const api = openWebApi(connection, network)
  connection.url = 'https://evil.example'
  connection.appToken = 'other'
  credentials.token = 'second'
  await api.get('Sale/1')
  expect(sent[0]?.url).toBe(`${url}/api/v1/Sale/1`)
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer first')
  expect(sent[0]?.headers.get('so-apptoken')).toBe('app')
  expect(Object.isFrozen(api)).toBe(true)
})

test('a timeout of the connection is that of its answers, and four times that the limit of a call', async () => {
  const { network, pauses } = createTestNetwork(
    () => new Response('', { status: 503, headers: { 'retry-after': '3' } }),
  )
  await openWebApi({ url, credentials: bearer, timeout: 2000 }, network).get('Sale/1')
  expect(pauses).toEqual([3000, 3000])
})

test('a connection that breaks is made again', async () => {
  const { network } = createTestNetwork((_, count) => (count < 3 ? brokenConnection('ECONNRESET') : json(1)))
  expect((await openWebApi({ url, credentials: bearer }, network).get('Sale/1')).value).toBe(1)
})

describe('a tenant of SuperOffice Online', () => {
  const page = (host: string, changes: object = {}) =>
    json({
      ContextIdentifier: 'Cust12345',
      Endpoint: `https://${host}.superoffice.com/Cust12345`,
      State: 'Running',
      IsRunning: true,
      ValidUntil: '2025-01-15T10:00:00.9342965Z',
      Api: `https://${host}.superoffice.com/Cust12345/api`,
      ...changes,
    })
  const isState = ({ url: asked }: SentRequest): boolean => asked.includes('/api/state/')
  const connection: Connection = { tenant: 'Cust12345', credentials: bearer }

  test('is called where its state page says, which is asked once while it is valid, and without credentials', async () => {
    const test = createTestNetwork((request) => (isState(request) ? page('online3') : json(1)))
    const api = openWebApi(connection, test.network)
    await Promise.all([api.get('Sale/1'), api.get('Sale/2')])
    test.advance(29 * 60_000)
    await api.get('Sale/3')
    expect(test.sent.map((request) => request.url)).toEqual([
      'https://online.superoffice.com/api/state/Cust12345',
      'https://online3.superoffice.com/Cust12345/api/v1/Sale/1',
      'https://online3.superoffice.com/Cust12345/api/v1/Sale/2',
      'https://online3.superoffice.com/Cust12345/api/v1/Sale/3',
    ])
    expect(test.sent[0]?.headers.has('authorization')).toBe(false)
    test.advance(60_000)
    await api.get('Sale/4')
    expect(test.sent.filter(isState)).toHaveLength(2)
  })

  test('that has moved is looked for again, and called once more, by all calls together', async () => {
    let host = 'online3'
    const test = createTestNetwork((request) => {
      if (isState(request)) return page(host)
      return request.url.includes(`//${host}.`) ? json(1) : new Response(null, { status: 421 })
    })
    const api = openWebApi(connection, test.network)
    await api.get('Sale/1')
    host = 'online7'
    const results = await Promise.all([2, 3, 4].map((id) => api.get(`Sale/${id}`)))
    expect(results.map(({ value }) => value)).toEqual([1, 1, 1])
    expect(test.sent.filter(isState)).toHaveLength(2)
    expect(test.sent).toHaveLength(2 + 1 + 3 + 3)
  })

  test('that is never where its page says is a problem, asked twice', async () => {
    const test = createTestNetwork((request) =>
      isState(request) ? page('online3') : new Response(null, { status: 421 }),
    )
    expect((await openWebApi(connection, test.network).get('Sale/1')).problems).toMatchObject([
      { code: 'http-error', message: expect.stringContaining('not where its state page says') },
    ])
    expect(test.sent).toHaveLength(4)
  })

  test('whose page has been out of date for long is asked for once a minute', async () => {
    const test = createTestNetwork((request) =>
      isState(request) ? page('online3', { ValidUntil: '2020-01-01T00:00:00Z' }) : json(1),
    )
    const api = openWebApi(connection, test.network)
    await api.get('Sale/1')
    test.advance(59_999)
    await api.get('Sale/2')
    expect(test.sent.filter(isState)).toHaveLength(1)
    test.advance(1)
    await api.get('Sale/3')
    expect(test.sent.filter(isState)).toHaveLength(2)
  })

  test('that has left a host which answers no more is looked for again by the next call', async () => {
    let host = 'online3'
    const test = createTestNetwork((request) => {
      if (isState(request)) return page(host)
      return request.url.includes(`//${host}.`) ? json(1) : brokenConnection('ENOTFOUND')
    })
    const api = openWebApi(connection, test.network)
    await api.get('Sale/1')
    host = 'online7'
    expect((await api.get('Sale/2')).problems).toMatchObject([{ code: 'http-unreachable' }])
    expect((await api.get('Sale/3')).value).toBe(1)
  })

  test('that does not exist ends the connection', async () => {
    const test = createTestNetwork(() => new Response('', { status: 404 }))
    const api = openWebApi(connection, test.network)
    const first = await api.get('Sale/1')
    expect(first.problems).toMatchObject([{ code: 'http-tenant-unavailable' }])
    expect(await api.get('Sale/2')).toEqual(first)
    expect(test.sent).toHaveLength(1)
  })

  test('that is suspended ends the connection', async () => {
    const test = createTestNetwork(() => page('online3', { State: 'Suspended' }))
    const api = openWebApi(connection, test.network)
    const first = await api.get('Sale/1')
    expect(first.problems).toMatchObject([{ code: 'http-tenant-unavailable' }])
    expect(await api.get('Sale/2')).toEqual(first)
    expect(test.sent).toHaveLength(1)
  })

  test('at an address without HTTPS is not called', async () => {
    const test = createTestNetwork(() =>
      page('online3', { Api: 'http://online3.superoffice.com/Cust12345/api' }),
    )
    expect((await openWebApi(connection, test.network).get('Sale/1')).problems).toMatchObject([
      { code: 'http-tenant-unavailable' },
    ])
    expect(test.sent).toHaveLength(1)
  })
})

test('a system user whose key cannot be read is told so before anything but the state is asked', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const test = createTestNetwork(() =>
    json({ State: 'Running', Api: 'https://online3.superoffice.com/Cust1/api' }),
  )
  const api = openWebApi(
    {
      tenant: 'Cust1',
      appToken: 'APP',
      credentials: { kind: 'system-user', systemUserToken: 'a', privateKey: pem },
    },
    test.network,
  )
  expect((await api.get('Sale/1')).problems).toMatchObject([{ code: 'connection-invalid' }])
  expect(test.sent).toHaveLength(1)
})
