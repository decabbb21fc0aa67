/** What may go wrong between a client and SuperOffice, switched on for a path. */
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Json } from './empty-carriers.js'

export type Fault =
  /** An error status with SuperOffice's error body. */
  (
    | {
        readonly kind: 'status'
        readonly status: number
        readonly headers?: Readonly<Record<string, string>>
      }
    /** The right answer, late. */
    | { readonly kind: 'slow'; readonly milliseconds: number }
    /** The connection breaks before the answer, or half-way through it. */
    | { readonly kind: 'reset' | 'cut' }
    /** Status 200 with something that is no answer. */
    | { readonly kind: 'login-page' | 'null' | 'no-content' | 'error-object' | 'invalid-json' | 'no-json' }
    /** Status 200 with a body that does not end before this many bytes. */
    | { readonly kind: 'endless'; readonly bytes: number }
    | { readonly kind: 'redirect'; readonly location: string }
    /** An answer of the right kind that says something else. */
    | { readonly kind: 'change'; readonly change: (json: unknown) => unknown }
  ) & {
    /** How often it happens before all is well again; always unless told. */
    readonly times?: number
  }

export class Faults {
  private readonly byPath = new Map<string, { readonly fault: Fault; left: number }>()

  /** @param path within the WebAPI's version, or that of a page beside it; `*` for all */
  set(path: string, fault: Fault): void {
    this.byPath.set(path.toLowerCase(), { fault, left: fault.times ?? Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.byPath.clear()
  }

  /** The fault that happens to a request to this path, which counts as one of its times. */
  take(path: string): Fault | undefined {
    const entry = this.byPath.get(path.toLowerCase()) ?? this.byPath.get('*')
    if (entry === undefined || entry.left === 0) return undefined
    entry.left -= 1
    return entry.fault
  }
}

/** SuperOffice's body of an answer with an error status. */
export const errorBody = (message: string): Json => ({
  Error: true,
  ErrorType: 'SuperOffice.Exceptions.SoException',
  Message: message,
  ErrorSource: 'SuperOffice.WebApi',
})

const json = 'application/json; charset=utf-8'

/** Answers with a fault. False where the true answer is still to be sent. */
export async function sendFault(fault: Fault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      await wait(fault.milliseconds, undefined, { ref: false })
      return false
    case 'change':
      return false
    case 'status':
      send(response, fault.status, { 'Content-Type': json, ...fault.headers })
      response.end(
        JSON.stringify(errorBody(`The server answers with status ${fault.status}, as it was told to.`)),
      )
      return true
    case 'redirect':
      send(response, 302, { Location: fault.location })
      response.end()
      return true
    case 'reset':
      response.destroy()
      return true
    case 'cut':
      cut(response)
      return true
    case 'endless':
      await flood(response, fault.bytes)
      return true
    case 'no-content':
      send(response, 204, {})
      response.end()
      return true
    default:
      sendNoAnswer(fault.kind, response)
      return true
  }
}

const send = (response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): unknown =>
  response.writeHead(status, { 'Cache-Control': 'no-cache', ...headers })

type NoAnswer = 'login-page' | 'null' | 'error-object' | 'invalid-json' | 'no-json'

const noAnswers: Readonly<Record<NoAnswer, readonly [contentType: string, body: string]>> = {
  'login-page': [
    'text/html; charset=utf-8',
    '<!DOCTYPE html><html><head><title>SuperID</title></head><body>Log in</body></html>',
  ],
  null: [json, 'null'],
  'error-object': [
    json,
    JSON.stringify({ Message: 'An error has occurred.', MessageDetail: 'The quote cannot be read.' }),
  ],
  'invalid-json': [json, '[{"QuoteLineId": 22,'],
  'no-json': ['text/plain; charset=utf-8', '[]'],
}

function sendNoAnswer(kind: NoAnswer, response: ServerResponse): void {
  const [contentType, body] = noAnswers[kind]
  send(response, 200, { 'Content-Type': contentType })
  response.end(body)
}

/** Promises more than comes. */
function cut(response: ServerResponse): void {
  send(response, 200, { 'Content-Type': json, 'Content-Length': '10000' })
  response.write('[{"QuoteLineId": 22, ', () => response.destroy())
}

async function flood(response: ServerResponse, bytes: number): Promise<void> {
  send(response, 200, { 'Content-Type': json })
  await pipeline(Readable.from(spaces(bytes)), response).catch(() => undefined)
}

function* spaces(bytes: number): Generator<string> {
  const chunk = ' '.repeat(2 ** 16)
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk
  yield '[]'
}
