import { type Network, systemNetwork } from '../../src/source/network.js'

/** A request as it was sent. */
export interface SentRequest {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: string | undefined
}

export interface TestNetwork {
  readonly network: Network
  readonly sent: readonly SentRequest[]
  /** Milliseconds of every pause, which took no time. */
  readonly pauses: readonly number[]
  readonly advance: (milliseconds: number) => void
}

type Answering = (request: SentRequest, count: number) => Response | Error | Promise<Response | Error>

export const startTime = Date.UTC(2025, 0, 15, 9, 30, 20)

/** A network of one function, with a clock that only pauses move. An error is what breaks the connection. */
export function createTestNetwork(answer: Answering, changes: Partial<Network> = {}): TestNetwork {
  const sent: SentRequest[] = []
  const pauses: number[] = []
  let time = startTime
  const network: Network = {
    ...systemNetwork,
    fetch: async (url, { method = 'GET', headers, body }) => {
      const request = {
        url: url.href,
        method,
        headers: new Headers(headers),
        body: typeof body === 'string' ? body : undefined,
      }
      sent.push(request)
      const answered = await answer(request, sent.length)
      if (answered instanceof Error) throw answered
      return answered
    },
    now: () => time,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds)
      time += milliseconds
    },
    random: () => 0,
    ...changes,
  }
  return {
    network,
    sent,
    pauses,
    advance: (milliseconds) => {
      time += milliseconds
    },
  }
}

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })

/** As Node's fetch fails when a connection does. */
export const brokenConnection = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`${code} SECRET`), { code }) })
