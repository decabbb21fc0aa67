import { Buffer } from 'node:buffer'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Fault } from './fault.js'
import { type StandIn, startStandIn } from './start-stand-in.js'

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn({ samples: ['small-nb-NO', 'mixed-vat-de-DE'] })
})
afterEach(() => standIn.recover())
afterAll(() => standIn.close())

function askSale(signal?: AbortSignal): Promise<Response> {
  const { url, bearer } = standIn.tenant('small-nb-NO')
  return fetch(`${url}/api/v1/Sale/41203`, {
    headers: { Authorization: `Bearer ${bearer}` },
    redirect: 'manual',
    ...(signal === undefined ? {} : { signal }),
  })
}

async function answerTo(fault: Fault): Promise<readonly [status: number, type: string | null, body: string]> {
  standIn.fail('Sale/41203', fault)
  const response = await askSale()
  return [response.status, response.headers.get('content-type'), await response.text()]
}

const json = 'application/json; charset=utf-8'

describe('a fault', () => {
  test('is an error status with a body and headers', async () => {
    standIn.fail('sale/41203', { kind: 'status', status: 429, headers: { 'Retry-After': '7' } })
    const response = await askSale()
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(await response.json()).toMatchObject({ Error: true, Message: expect.stringContaining('429') })
  })

  test('happens as often as it is to', async () => {
    standIn.fail('*', { kind: 'status', status: 503, times: 2 })
    const statuses = [await askSale(), await askSale(), await askSale()].map(({ status }) => status)
    expect(statuses).toEqual([503, 503, 200])
  })

  test('is something else than JSON with status 200', async () => {
    expect(await answerTo({ kind: 'login-page' })).toEqual([
      200,
      'text/html; charset=utf-8',
      expect.stringContaining('<html>'),
    ])
    expect(await answerTo({ kind: 'null' })).toEqual([200, json, 'null'])
    expect(await answerTo({ kind: 'no-content' })).toEqual([204, null, ''])
    expect(await answerTo({ kind: 'no-json' })).toEqual([200, 'text/plain; charset=utf-8', '[]'])
    expect(await answerTo({ kind: 'error-object' })).toEqual([
      200,
      json,
      expect.stringContaining('MessageDetail'),
    ])
    const [, , invalid] = await answerTo({ kind: 'invalid-json' })
    expect(() => JSON.parse(invalid)).toThrow(SyntaxError)
  })

  test('is a broken connection before or within the answer', async () => {
    await expect(answerTo({ kind: 'reset' })).rejects.toThrow('fetch failed')
    await expect(answerTo({ kind: 'cut' })).rejects.toThrow('terminated')
  })

  test('is the right answer, late', async () => {
    standIn.fail('*', { kind: 'slow', milliseconds: 1 })
    expect((await askSale()).status).toBe(200)
    standIn.fail('*', { kind: 'slow', milliseconds: 600_000 })
    const controller = new AbortController()
    const asked = standIn.requests.length
    const answer = askSale(controller.signal)
    await vi.waitUntil(() => standIn.requests.length > asked)
    controller.abort()
    await expect(answer).rejects.toThrow('aborted')
  })

  test('is a body that is too long', async () => {
    const [, , body] = await answerTo({ kind: 'endless', bytes: 300_000 })
    expect(body.length).toBeGreaterThan(300_000)
  })

  test('is a redirect', async () => {
    standIn.fail('*', { kind: 'redirect', location: 'https://evil.example/' })
    const response = await askSale()
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://evil.example/'])
  })

  test('is an answer that says something else', async () => {
    const change = (sale: unknown): unknown => ({ ...Object(sale), Heading: 'Changed' })
    const [status, , body] = await answerTo({ kind: 'change', change })
    expect([status, JSON.parse(body)]).toMatchObject([200, { SaleId: 41203, Heading: 'Changed' }])
  })
})

describe('a tenant', () => {
  const statePage = async (): Promise<unknown> =>
    (await standIn.fetch('https://online.superoffice.com/api/state/Cust41203')).json()

  const askOnline = async (host: string): Promise<number> => {
    const { bearer } = standIn.tenant('small-nb-NO')
    const headers = { Authorization: `Bearer ${bearer}` }
    return (await standIn.fetch(`https://${host}/Cust41203/api/v1/Sale/41203`, { headers })).status
  }

  test('tells where it is on its state page', async () => {
    expect(await statePage()).toEqual({
      ContextIdentifier: 'Cust41203',
      Endpoint: 'https://online3.superoffice.com',
      State: 'Running',
      IsRunning: true,
      ValidUntil: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/),
      Api: 'https://online3.superoffice.com/Cust41203/api',
    })
    const unknown = await standIn.fetch('https://online.superoffice.com/api/state/Cust1')
    expect(await unknown.json()).toMatchObject({ State: 'Unknown', IsRunning: false, Api: null })
  })

  test('is misdirected at every host but its own, which changes', async () => {
    expect(await askOnline('online3.superoffice.com')).toBe(200)
    expect(await askOnline('online4.superoffice.com')).toBe(421)
    standIn.tenant('small-nb-NO').host = 'online4.superoffice.com'
    expect(await askOnline('online3.superoffice.com')).toBe(421)
    expect(await askOnline('online4.superoffice.com')).toBe(200)
    expect(await statePage()).toMatchObject({ Api: 'https://online4.superoffice.com/Cust41203/api' })
    standIn.tenant('small-nb-NO').host = 'online3.superoffice.com'
  })

  test('tells one state after the other, and answers nothing while it is offline', async () => {
    standIn.tenant('small-nb-NO').setStates('OfflineMaintenance', 'Running')
    expect((await askSale()).status).toBe(503)
    expect(await statePage()).toMatchObject({ State: 'OfflineMaintenance', IsRunning: false })
    expect((await askSale()).status).toBe(200)
    expect(await statePage()).toMatchObject({ State: 'Running', IsRunning: true })
    standIn.tenant('small-nb-NO').setStates('OnlineMaintenance')
    expect((await askSale()).status).toBe(200)
    standIn.tenant('small-nb-NO').setStates('Running')
  })

  test('turns away tokens that have expired', async () => {
    standIn.tenant('small-nb-NO').expireAfter(2)
    const statuses = [await askSale(), await askSale(), await askSale()].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 401])
    standIn.tenant('small-nb-NO').expireAfter(Number.POSITIVE_INFINITY)
  })
})

test('an installation on premises accepts a name and password, and no app token', async () => {
  const onPremises = await startStandIn({ samples: ['small-nb-NO'], onPremises: true })
  try {
    const { url, user, password } = onPremises.tenant('small-nb-NO')
    const statusWith = async (secret: string): Promise<number> => {
      const Authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`
      return (await fetch(`${url}/api/v1/Sale/41203`, { headers: { Authorization } })).status
    }
    expect([await statusWith(password), await statusWith('wrong')]).toEqual([200, 401])
  } finally {
    await onPremises.close()
  }
})
