/**
 * One request over HTTP, repeated within limits while the server is busy or the connection breaks (RFC 9110, 10.2.3
 * and 15). Everything that is sent reads, so sending it twice does no harm.
 */
import type { Problem, Result } from '../model.js'
import {
  answerInterrupted,
  answerTooLarge,
  answerTooSlow,
  callAborted,
  hostUnreachable,
  isCertificateFault,
  type RefusedRedirect,
} from '../problem.js'
import type { Network } from './network.js'

export interface WebRequest {
  /** What messages call it: `Quote/GetQuoteLines`. */
  readonly name: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** JSON; a request with a body is a POST, one without a GET. */
  readonly body?: string
  readonly signal?: AbortSignal | undefined
}

export interface Answer {
  readonly status: number
  /** In small letters, without parameters; empty where none is stated. */
  readonly contentType: string
  /** Where a redirect that was not followed leads. */
  readonly location?: URL
  /** Why a redirect was not followed. */
  readonly refusedRedirect?: RefusedRedirect
  /** Seconds that the server wants to be left alone for. */
  readonly retryAfter?: number
  readonly bytes: Uint8Array
}

/** An answer or a problem, and whether asking again may help. */
interface Attempt {
  readonly result: Result<Answer>
  readonly isPassing: boolean
}

const busyStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504])

/** Whether a status says that the same request may succeed later. */
export const isBusy = (status: number): boolean => busyStatuses.has(status)

const maximumRedirects = 3

/** Gives the last answer, whatever its status. Never throws. */
export async function sendRequest(request: WebRequest, network: Network): Promise<Result<Answer>> {
  const end = network.now() + network.totalTime
  for (let attempts = 1; ; attempts += 1) {
    const { result, isPassing } = await attemptRequest(request, network)
    if (!isPassing || attempts >= network.maximumAttempts) return result
    const pause = pauseBefore(attempts, { retryAfter: result.value?.retryAfter, network })
    if (network.now() + pause >= end) return result
    await network.sleep(pause, request.signal)
    if (request.signal?.aborted === true) return failed(callAborted(request.name))
  }
}

const failed = (problem: Problem): Result<never> => ({ value: undefined, problems: [problem] })

/**
 * Milliseconds to wait: as long as the server asks for, else half a second, doubled each time. A random part keeps
 * programs that were turned away together from coming back together.
 */
function pauseBefore(
  attempts: number,
  { retryAfter, network }: { readonly retryAfter: number | undefined; readonly network: Network },
): number {
  if (retryAfter !== undefined) return retryAfter * 1000 + 500 * network.random()
  return 500 * 2 ** (attempts - 1) * (0.5 + network.random() / 2)
}

/** Sends a request once, and follows redirects within its origin. */
async function attemptRequest(request: WebRequest, network: Network): Promise<Attempt> {
  let { url } = request
  for (let redirects = 0; ; redirects += 1) {
    const attempt = await exchange({ ...request, url }, network)
    const answer = attempt.result.value
    if (answer?.location === undefined) return attempt
    const refusedRedirect = findRefusal({ ...request, url }, { answer, location: answer.location, redirects })
    if (refusedRedirect !== undefined) {
      return { ...attempt, result: { value: { ...answer, refusedRedirect }, problems: [] } }
    }
    url = answer.location
  }
}

interface Redirect {
  readonly answer: Answer
  readonly location: URL
  /** How many were followed before it. */
  readonly redirects: number
}

/** Undefined for a redirect that keeps to the origin, and to the request as it is. */
function findRefusal(
  { url, body }: WebRequest,
  { answer, location, redirects }: Redirect,
): RefusedRedirect | undefined {
  // The service that logs system users in may move within itself.
  if (isLoginAddress(location) && !isLoginAddress(url)) return 'login'
  if (location.origin !== url.origin) return 'other-host'
  if (body !== undefined && answer.status !== 307 && answer.status !== 308) return 'drops-body'
  return redirects === maximumRedirects ? 'too-many' : undefined
}

/** Whether an address is that of a page where people log in. */
const isLoginAddress = ({ pathname, search }: URL): boolean =>
  /log-?(?:in|on)\b|sign-?in\b|authorize|openid/i.test(pathname) || /[?&]returnurl=/i.test(search)

async function exchange(request: WebRequest, network: Network): Promise<Attempt> {
  const deadline = startDeadline(network.timeout, request.signal)
  let isAnswering = false
  try {
    const response = await network.fetch(request.url, {
      method: request.body === undefined ? 'GET' : 'POST',
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal: deadline.signal,
    })
    isAnswering = true
    const bytes = await readBody(response, network.maximumBytes)
    if (bytes === undefined) return final(answerTooLarge(request.name, network.maximumBytes / 1024 ** 2))
    const answer = describeAnswer(response, { bytes, url: request.url, now: network.now() })
    return { result: { value: answer, problems: [] }, isPassing: isBusy(answer.status) }
  } catch (error) {
    if (request.signal?.aborted === true) return final(callAborted(request.name))
    if (deadline.isOver()) return final(answerTooSlow(request.name, network.timeout / 1000))
    return isAnswering ? passing(answerInterrupted(request.name)) : unreachable(request.url, error)
  } finally {
    deadline.end()
  }
}

const final = (problem: Problem): Attempt => ({ result: failed(problem), isPassing: false })
const passing = (problem: Problem): Attempt => ({ result: failed(problem), isPassing: true })

function unreachable({ host }: URL, error: unknown): Attempt {
  const code = networkCode(error)
  const problem = hostUnreachable(host, code)
  return code === 'ENOTFOUND' || isCertificateFault(code) ? final(problem) : passing(problem)
}

/** Node's code of what broke. Its message is left out: it may quote headers. */
function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}

/** Undefined when it is larger than allowed; the rest is not waited for. */
async function readBody(response: Response, maximumBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (;;) {
    const chunk = await reader?.read()
    if (chunk?.value === undefined) return Buffer.concat(chunks)
    size += chunk.value.byteLength
    if (size > maximumBytes) {
      await reader?.cancel().catch(() => undefined)
      return undefined
    }
    chunks.push(chunk.value)
  }
}

function describeAnswer(
  { status, headers }: Response,
  { bytes, url, now }: { readonly bytes: Uint8Array; readonly url: URL; readonly now: number },
): Answer {
  const location = status >= 300 && status < 400 ? headers.get('location') : null
  const target = location !== null && URL.canParse(location, url.href) ? new URL(location, url) : undefined
  const retryAfter = parseRetryAfter(headers.get('retry-after'), now)
  return {
    status,
    contentType: (headers.get('content-type') ?? '').replace(/;.*/s, '').trim().toLowerCase(),
    ...(target === undefined ? {} : { location: target }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    bytes,
  }
}

/** Seconds, from a number of seconds or a date (RFC 9110, 10.2.3). */
function parseRetryAfter(text: string | null, now: number): number | undefined {
  if (text === null) return undefined
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text)
  // HTTP dates name their zone; a date without one would be read in the zone of this computer.
  const date = /GMT\s*$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000))
}

interface Deadline {
  readonly signal: AbortSignal
  /** Whether time was up, rather than the caller had enough. */
  readonly isOver: () => boolean
  readonly end: () => void
}

function startDeadline(milliseconds: number, callers: AbortSignal | undefined): Deadline {
  const controller = new AbortController()
  let isOver = false
  const timer = setTimeout(() => {
    isOver = true
    controller.abort()
  }, milliseconds)
  const abort = (): void => controller.abort()
  callers?.addEventListener('abort', abort)
  if (callers?.aborted === true) abort()
  return {
    signal: controller.signal,
    isOver: () => isOver,
    end: () => {
      clearTimeout(timer)
      callers?.removeEventListener('abort', abort)
    },
  }
}
