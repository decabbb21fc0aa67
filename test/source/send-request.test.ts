import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { type Network, systemNetwork } from '../../src/source/network.js'
import { sendRequest } from '../../src/source/send-request.js'
import { brokenConnection, createTestNetwork, json } from './test-network.js'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
})

async function serve(listener: RequestListener): Promise<URL> {
  const started = createServer(listener)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${portOf(started)}/api/v1/Sale/17`)
}

function portOf(started: Server): number {
  const address: AddressInfo | string | null = started.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** The real network, without real pauses. */
const quick: Network = { ...systemNetwork, sleep: async () => undefined }

const ask = (url: URL, changes: Partial<Network> = {}, signal?: AbortSignal) =>
  sendRequest(
    { name: 'Sale/17', url, headers: { accept: 'application/json' }, signal },
    { ...quick, ...changes },
  )

const example = new URL('https://crm.example.com/api/v1/Sale/17')

describe('over a real connection', () => {
  test('an answer is its status, its type and its bytes', async () => {
    const url = await serve((_, response) => {
      response.writeHead(404, { 'content-type': 'Application/JSON; charset=utf-8' }).end('{"a":1}')
    })
    const { value, problems } = await ask(url)
    expect(problems).toEqual([])
    expect({ ...value, bytes: Buffer.from(value?.bytes ?? []).toString() }).toEqual({
      status: 404,
      contentType: 'application/json',
      bytes: '{"a":1}',
    })
  })

  test('a server that never answers is a problem when time is up, asked once only', async () => {
    let count = 0
    const url = await serve(() => {
      count += 1
    })
    const { value, problems } = await ask(url, { timeout: 40 })
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'http-timeout' }])
    expect(problems[0]?.message).toBe(
      'Cannot get `Sale/17` from SuperOffice: no whole answer came within 0.04 s; try again, or allow a longer timeout',
    )
    expect(count).toBe(1)
  })

  test('an answer that stops coming is a problem when time is up', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":')
    })
    expect((await ask(url, { timeout: 60 })).problems).toMatchObject([{ code: 'http-timeout' }])
  })

  test('an answer that is cut is asked for again, and a problem when it is cut every time', async () => {
    let count = 0
    const url = await serve((_, response) => {
      count += 1
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"a":1', () => response.destroy())
    })
    expect((await ask(url)).problems).toMatchObject([{ code: 'http-interrupted' }])
    expect(count).toBe(6)
  })

  test('a connection that breaks before the answer is made again', async () => {
    let count = 0
    const url = await serve((request, response) => {
      count += 1
      if (count < 3) request.socket.destroy()
      else response.end('fine')
    })
    const { value } = await ask(url)
    expect(Buffer.from(value?.bytes ?? []).toString()).toBe('fine')
  })

  test('a port where nobody listens is a problem that names the host', async () => {
    const url = await serve(() => undefined)
    await new Promise((resolve) => server?.close(resolve))
    const { problems } = await ask(url)
    expect(problems).toMatchObject([{ code: 'http-unreachable' }])
    expect(problems[0]?.message).toBe(
      `Cannot reach SuperOffice at \`${url.host}\`: nothing answers there; check the address`,
    )
  })

  test('an answer that is too large is not read to its end, packed or not', async () => {
    const url = await serve((request, response) => {
      const isPacked = request.url?.endsWith('packed')
      response.writeHead(200, isPacked ? { 'content-encoding': 'gzip' } : {})
      if (isPacked) response.end(gzipSync(Buffer.alloc(3_000_000)))
      else setInterval(() => response.write(Buffer.alloc(400_000)), 1).unref()
    })
    const limit = { maximumBytes: 1024 ** 2 }
    expect((await ask(url, limit)).problems).toMatchObject([
      { code: 'http-too-large', message: expect.stringContaining('larger than 1 MB') },
    ])
    expect((await ask(new URL('packed', url), limit)).problems).toMatchObject([{ code: 'http-too-large' }])
  })

  test('a caller who aborts gets a problem at once', async () => {
    const controller = new AbortController()
    const url = await serve(() => controller.abort())
    expect((await ask(url, {}, controller.signal)).problems).toMatchObject([{ code: 'http-aborted' }])
    expect((await ask(url, {}, controller.signal)).problems).toMatchObject([{ code: 'http-aborted' }])
  })

  test('a redirect is followed within the origin', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/moved') response.end('here')
      else response.writeHead(302, { location: '/moved' }).end()
    })
    expect(Buffer.from((await ask(url)).value?.bytes ?? []).toString()).toBe('here')
  })

  test.each(['http://localhost:1/', 'https://127.0.0.1/', 'http://127.0.0.2/', '//example.com/'])(
    'a redirect to %s is not followed',
    async (location) => {
      const url = await serve((_, response) => response.writeHead(307, { location }).end())
      const { value } = await ask(url)
      expect(value).toMatchObject({
        status: 307,
        location: new URL(location, url),
        refusedRedirect: 'other-host',
      })
    },
  )

  test('redirects in a circle end', async () => {
    let count = 0
    const url = await serve((_, response) => {
      count += 1
      response.writeHead(302, { location: '/again' }).end()
    })
    expect((await ask(url)).value).toMatchObject({ status: 302, refusedRedirect: 'too-many' })
    expect(count).toBe(4)
  })

  test('a redirect within the service for logins is followed', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/login/keys') response.end('here')
      else response.writeHead(302, { location: '/login/keys' }).end()
    })
    expect((await ask(new URL('/login/.well-known/jwks', url))).value?.status).toBe(200)
  })

  test.each([
    '/SuperOffice/Login/?x',
    '/log-on',
    '/signin',
    '/oauth/authorize',
    '/default.aspx?a=1&ReturnUrl=%2f',
    'https://sod.superoffice.com/login',
  ])('a redirect to the login page %s is not followed', async (location) => {
    let count = 0
    const url = await serve((_, response) => {
      count += 1
      response.writeHead(302, { location }).end()
    })
    expect((await ask(url)).value).toMatchObject({ status: 302, refusedRedirect: 'login' })
    expect(count).toBe(1)
  })
})

describe('a request with a body', () => {
  const post = (status: number) => {
    const test = createTestNetwork(({ url }) =>
      url.endsWith('/there')
        ? json('there')
        : new Response(null, { status, headers: { location: '/there' } }),
    )
    const result = sendRequest({ name: 'X', url: example, headers: {}, body: '{"A":1}' }, test.network)
    return { ...test, result }
  }

  test.each([307, 308])('follows a redirect of status %d, which keeps it as it is', async (status) => {
    const { result, sent } = post(status)
    expect((await result).value?.status).toBe(200)
    expect(sent.map(({ method, body }) => [method, body])).toEqual([
      ['POST', '{"A":1}'],
      ['POST', '{"A":1}'],
    ])
  })

  test.each([301, 302, 303])('follows none of status %d, which would drop it', async (status) => {
    const { result, sent } = post(status)
    expect((await result).value).toMatchObject({ status, refusedRedirect: 'drops-body' })
    expect(sent).toHaveLength(1)
  })
})

describe('a busy server', () => {
  const busy = (status: number, headers: Record<string, string> = {}) =>
    createTestNetwork(() => new Response('', { status, headers }))
  const askExample = ({ network }: { network: Network }, signal?: AbortSignal) =>
    sendRequest({ name: 'Sale/17', url: example, headers: {}, signal }, network)

  test.each([429, 502, 503, 504])(
    'is asked again after %d, six times, each time after twice as long',
    async (status) => {
      const test = busy(status)
      expect((await askExample(test)).value?.status).toBe(status)
      expect(test.sent).toHaveLength(6)
      expect(test.pauses).toEqual([250, 500, 1000, 2000, 4000])
    },
  )

  test.each([400, 401, 403, 404, 408, 421, 500, 501])('is asked once after %d', async (status) => {
    const test = busy(status)
    expect((await askExample(test)).value?.status).toBe(status)
    expect(test.sent).toHaveLength(1)
  })

  test('is left alone for up to twice as long by chance', async () => {
    const test = createTestNetwork(() => new Response('', { status: 503 }), { random: () => 1 })
    await askExample(test)
    expect(test.pauses).toEqual([500, 1000, 2000, 4000, 8000])
  })

  test('is left alone for as many seconds as it asks for', async () => {
    const test = busy(429, { 'retry-after': '20' })
    await askExample(test)
    expect(test.pauses).toEqual([20_000, 20_000, 20_000, 20_000, 20_000])
  })

  test('is left alone until the time that it names', async () => {
    const test = createTestNetwork((_, count) =>
      count === 1
        ? new Response('', { status: 503, headers: { 'retry-after': 'Wed, 15 Jan 2025 09:31:05 GMT' } })
        : json(1),
    )
    expect((await askExample(test)).value?.status).toBe(200)
    expect(test.pauses).toEqual([45_000])
  })

  test.each(['Wed, 15 Jan 2025 09:00:00 GMT', '0'])('is asked at once when `%s` is past', async (text) => {
    const test = busy(503, { 'retry-after': text })
    await askExample(test)
    expect(test.pauses[0]).toBe(0)
  })

  test.each(['soon', '-5', '1.5', 'Wed, 15 Jan 2025 09:31:05', ''])(
    'is asked as ever after `%s`',
    async (text) => {
      const test = busy(503, { 'retry-after': text })
      await askExample(test)
      expect(test.pauses[0]).toBe(250)
    },
  )

  test.each(['120', 'Wed, 15 Jan 2025 10:30:00 GMT', '999999999'])(
    'is not waited for when `%s` is beyond the limit',
    async (text) => {
      const test = busy(503, { 'retry-after': text })
      expect((await askExample(test)).value?.retryAfter).toBeGreaterThanOrEqual(120)
      expect(test.sent).toHaveLength(1)
      expect(test.pauses).toEqual([])
    },
  )

  test('is not waited for longer than the limit in all', async () => {
    const test = busy(429, { 'retry-after': '50' })
    await askExample(test)
    expect(test.pauses).toEqual([50_000, 50_000])
  })

  test('is not asked again by a caller who aborts meanwhile', async () => {
    const controller = new AbortController()
    const test = createTestNetwork(() => new Response('', { status: 503 }), {
      sleep: async () => controller.abort(),
    })
    expect((await askExample(test, controller.signal)).problems).toMatchObject([{ code: 'http-aborted' }])
    expect(test.sent).toHaveLength(1)
  })
})

describe('a connection that cannot be made', () => {
  test.each([
    ['ECONNRESET', 6, 'the connection broke; try again'],
    ['EAI_AGAIN', 6, 'its name cannot be looked up at present; check the network'],
    ['UND_ERR_CONNECT_TIMEOUT', 6, 'it takes too long to connect; check the address and the network'],
    ['ESOMETHING', 6, 'the connection failed (`ESOMETHING`); check the address and the network'],
    ['ENOTFOUND', 1, 'there is no host of that name; check the address'],
    [
      'CERT_HAS_EXPIRED',
      1,
      'its certificate is not accepted (`CERT_HAS_EXPIRED`); check it, or name its issuer in `NODE_EXTRA_CA_CERTS`',
    ],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      1,
      'its certificate is not accepted (`SELF_SIGNED_CERT_IN_CHAIN`); check it, or name its issuer in `NODE_EXTRA_CA_CERTS`',
    ],
  ])('because of %s is tried %d times', async (code, times, reason) => {
    const test = createTestNetwork(() => brokenConnection(code))
    const { problems } = await sendRequest({ name: 'X', url: example, headers: {} }, test.network)
    expect(problems).toEqual([
      {
        code: 'http-unreachable',
        severity: 'error',
        message: `Cannot reach SuperOffice at \`crm.example.com\`: ${reason}`,
      },
    ])
    expect(test.sent).toHaveLength(times)
  })
})
