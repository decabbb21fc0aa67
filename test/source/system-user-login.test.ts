import { generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Connection } from '../../src/model.js'
import { openWebApi } from '../../src/source/open-webapi.js'
import { goodClaims, identityClaims, issuedAt, publishedKey, rsaXml, signedToken } from './login-fixture.js'
import { createTestNetwork, json, type SentRequest } from './test-network.js'

const app = generateKeyPairSync('rsa', { modulusLength: 2048 })
const superOffice = generateKeyPairSync('rsa', { modulusLength: 2048 })

const connection: Connection = {
  tenant: 'Cust12345',
  environment: 'sod',
  appToken: 'APP-SECRET',
  credentials: {
    kind: 'system-user',
    systemUserToken: 'My App-SYSTEM-SECRET',
    privateKey: rsaXml(app.privateKey),
  },
}

type Replies = Partial<Record<'login' | 'keys' | 'call', (request: SentRequest, count: number) => Response>>

/** SuperOffice Online, which gives the tickets TICKET-SECRET-1, -2, …, and takes the last of them. */
function createOnline(replies: Replies = {}) {
  const counts = { login: 0, keys: 0, call: 0 }
  let ticket = ''
  const login = (): Response => {
    ticket = `TICKET-SECRET-${counts.login}`
    const claims = { ...goodClaims, ...identityClaims({ ticket }) }
    return json({
      IsSuccessful: true,
      Token: signedToken({ key: superOffice.privateKey, claims }),
      ErrorMessage: null,
    })
  }
  const keys = (): Response => json({ keys: [publishedKey(superOffice.publicKey)] })
  const call = ({ headers }: SentRequest): Response =>
    headers.get('authorization') === `SOTicket ${ticket}` ? json(ticket) : json({ Message: 'Expired' }, 401)
  const reply = (
    kind: keyof Replies,
    usual: (request: SentRequest) => Response,
    request: SentRequest,
  ): Response => {
    counts[kind] += 1
    return (replies[kind] ?? usual)(request, counts[kind])
  }
  const test = createTestNetwork((request) => {
    if (request.url.includes('/api/state/')) {
      return json({ State: 'Running', Api: 'https://sod2.superoffice.com/Cust12345/api' })
    }
    if (request.url.endsWith('/Authenticate')) return reply('login', login, request)
    return request.url.endsWith('/jwks') ? reply('keys', keys, request) : reply('call', call, request)
  })
  return {
    ...test,
    counts,
    api: openWebApi(connection, test.network),
    expireTicket: () => {
      ticket = 'none'
    },
  }
}

describe('the login of a system user', () => {
  test('sends the signed token with the time in UTC, and the client secret', async () => {
    const { api, sent } = createOnline()
    expect(await api.get('Sale/17')).toEqual({ value: 'TICKET-SECRET-1', problems: [] })
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://sod.superoffice.com/api/state/Cust12345',
      'POST https://sod.superoffice.com/Login/api/PartnerSystemUser/Authenticate',
      'GET https://sod.superoffice.com/login/.well-known/jwks',
      'GET https://sod2.superoffice.com/Cust12345/api/v1/Sale/17',
    ])
    const body: Record<string, string> = JSON.parse(sent[1]?.body ?? '{}')
    const { SignedSystemToken = '', ...others } = body
    expect(others).toEqual({
      ApplicationToken: 'APP-SECRET',
      ContextIdentifier: 'Cust12345',
      ReturnTokenType: 'JWT',
    })
    const [text = '', signature = ''] = SignedSystemToken.split(/\.(?=[^.]*$)/)
    expect(text).toBe('My App-SYSTEM-SECRET.202501150930')
    expect(verify('sha256', Buffer.from(text), app.publicKey, Buffer.from(signature, 'base64'))).toBe(true)
  })

  test('gives a ticket that calls are made with, beside the client secret', async () => {
    const { api, sent } = createOnline()
    await api.get('Sale/17')
    expect(sent[3]?.headers.get('authorization')).toBe('SOTicket TICKET-SECRET-1')
    expect(sent[3]?.headers.get('so-apptoken')).toBe('APP-SECRET')
    expect(sent.slice(0, 3).map(({ headers }) => headers.has('authorization'))).toEqual([false, false, false])
  })

  test('is made once for all calls, also those at the same time', async () => {
    const { api, counts } = createOnline()
    await Promise.all(Array.from({ length: 10 }, (_, index) => api.get(`Sale/${index}`)))
    await api.get('Sale/99')
    expect(counts).toEqual({ login: 1, keys: 1, call: 11 })
  })

  test('is made anew when the ticket has expired, once for all calls under way', async () => {
    const { api, counts, expireTicket } = createOnline()
    await api.get('Sale/1')
    expireTicket()
    const results = await Promise.all(Array.from({ length: 5 }, (_, index) => api.get(`Sale/${index}`)))
    expect(results.map(({ value }) => value)).toEqual(Array(5).fill('TICKET-SECRET-2'))
    expect(counts).toEqual({ login: 2, keys: 2, call: 1 + 5 + 5 })
  })

  test('can be made anew again and again in a long run', async () => {
    const { api, counts, expireTicket } = createOnline()
    for (let hour = 1; hour <= 4; hour += 1) {
      expect((await api.get('Sale/1')).value).toBe(`TICKET-SECRET-${hour}`)
      expireTicket()
    }
    expect(counts.login).toBe(4)
  })

  test('that is refused with what was sent does not tell it', async () => {
    const { api, sent } = createOnline({
      login: ({ body = '' }) =>
        json({ Message: `Bad ${JSON.parse(body).SignedSystemToken.split('.')[2]}` }, 400),
    })
    const [problem] = (await api.get('Sale/1')).problems
    expect(problem?.message).toContain('SuperOffice refuses (`Bad …`)')
    expect(sent).toHaveLength(2)
  })

  test('that changes nothing ends the connection', async () => {
    const { api, counts } = createOnline({
      call: ({ headers }) => json({ Message: headers.get('authorization') }, 401),
    })
    const first = await api.get('Sale/1')
    expect(first.problems).toEqual([
      {
        code: 'http-unauthorized',
        severity: 'error',
        message:
          'Cannot get `Sale/1` from SuperOffice: it does not accept the credentials (status 401, `SOTicket …`); a new ticket changes nothing; check that the app is approved for the tenant and that its client secret is right',
      },
    ])
    expect(await api.get('Sale/2')).toEqual(first)
    expect(counts).toEqual({ login: 2, keys: 2, call: 2 })
  })

  const cannot = 'Cannot log in to the tenant `Cust12345` as system user: '
  const refused =
    '; check the system-user token, the private key, the client secret of the app, and the clock of this computer'

  test.each<[string, Replies, string]>([
    [
      'SuperOffice says so',
      { login: () => json({ IsSuccessful: false, Token: null, ErrorMessage: 'No such app APP-SECRET' }) },
      `${cannot}SuperOffice refuses (\`No such app …\`)${refused}`,
    ],
    [
      'it answers 401',
      { login: () => new Response('', { status: 401 }) },
      `${cannot}SuperOffice refuses${refused}`,
    ],
    [
      'it answers 400 with a message',
      { login: () => json({ Message: 'Bad My App-SYSTEM-SECRET' }, 400) },
      `${cannot}SuperOffice refuses (\`Bad …\`)${refused}`,
    ],
    [
      'no token comes back',
      { login: () => json({ IsSuccessful: true }) },
      `${cannot}the token that came back is not a JSON web token`,
    ],
    [
      'another token comes back',
      { login: () => json({ IsSuccessful: true, Token: signedToken({ key: app.privateKey }) }) },
      `${cannot}the token that came back has a signature that does not fit it`,
    ],
    [
      'an old token comes back',
      {
        login: () => {
          const claims = { ...goodClaims, exp: issuedAt - 3600 }
          return json({ IsSuccessful: true, Token: signedToken({ key: superOffice.privateKey, claims }) })
        },
      },
      `${cannot}the token that came back has expired, or the clock of this computer is fast`,
    ],
    [
      'the ticket would forge a header',
      {
        login: () => {
          const claims = { ...goodClaims, ...identityClaims({ ticket: 'a\r\nX: y' }) }
          return json({ IsSuccessful: true, Token: signedToken({ key: superOffice.privateKey, claims }) })
        },
      },
      `${cannot}the token that came back holds no ticket`,
    ],
    [
      'nothing comes back',
      { login: () => json(null) },
      `${cannot}the token that came back is not a JSON web token`,
    ],
    [
      'no key set is published',
      { keys: () => json(null) },
      `${cannot}SuperOffice publishes no keys that the token could be checked with; try again later`,
    ],
    [
      'no keys are published',
      { keys: () => json({ keys: [] }) },
      `${cannot}the token that came back is signed with a key that SuperOffice does not publish`,
    ],
  ])('ends the connection when %s', async (_, replies, message) => {
    const { api, counts } = createOnline(replies)
    const first = await api.get('Sale/1')
    expect(first.problems).toEqual([{ code: 'http-login-failed', severity: 'error', message }])
    expect(await api.get('Sale/2')).toEqual(first)
    expect(counts.login).toBe(1)
    expect(counts.call).toBe(0)
  })

  test.each<[string, Replies, string]>([
    ['the login page is busy', { login: () => new Response('', { status: 503 }) }, 'http-unavailable'],
    [
      'the login page is asked too often',
      { login: () => json({ Message: 'Slow' }, 429) },
      'http-unavailable',
    ],
    ['the login page is broken', { login: () => new Response('', { status: 500 }) }, 'http-error'],
    ['the keys cannot be had', { keys: () => new Response('', { status: 500 }) }, 'http-error'],
    [
      'the keys are a web page',
      { keys: () => new Response('<html>', { headers: { 'content-type': 'text/html' } }) },
      'http-not-json',
    ],
  ])('is tried again by the next call when %s', async (_, replies, code) => {
    const { api, counts } = createOnline(replies)
    expect((await api.get('Sale/1')).problems).toMatchObject([{ code }])
    const logins = counts.login
    expect((await api.get('Sale/2')).problems).toMatchObject([{ code }])
    expect(counts.login).toBeGreaterThan(logins)
  })
})
