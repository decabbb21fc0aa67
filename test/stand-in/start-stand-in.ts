/**
 * A stand-in for SuperOffice on this computer: speaks the WebAPI as SuperOffice does, and serves the samples, each as the
 * one quote of a customer of its own. For tests and the demonstration. Times stay as they are stored: `SO-TimeZone` is
 * recorded and not obeyed.
 */
import type { KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { join } from 'node:path'
import { json as readJson } from 'node:stream/consumers'
import { type Answer, answerCall } from './answer-call.js'
import type { Json } from './empty-carriers.js'
import { errorBody, type Fault, Faults, sendFault } from './fault.js'
import { fillInstallation, type Installation } from './installation.js'
import { authenticateSystemUser, generateKeys, type KeyPair, publicKeys } from './login.js'
import { projectRoot } from './project-root.js'
import { isCarrier, selectProperties } from './select-properties.js'
import { Tenant } from './tenant.js'
import { translateTexts } from './translate-texts.js'

export interface StandInOptions {
  /** Names of the samples to serve, without extension; all of them unless told. */
  readonly samples?: readonly string[]
  /** Other snapshots to serve, by name. */
  readonly quotes?: Readonly<Record<string, unknown>>
  /** As installed at a customer's: Basic is accepted, and no app token is asked for. */
  readonly onPremises?: boolean
  /** The time that tokens are made and checked at. */
  readonly now?: () => Date
}

export interface RecordedRequest {
  readonly method: string
  /** The host that it was meant for, such as `online3.superoffice.com`. */
  readonly host: string
  /** The tenant that it went to, such as `Cust41203`. */
  readonly tenant?: string
  /** Within the WebAPI's version (`Agents/Quote/GetQuoteLines`), or of a page beside it (`api/state/Cust41203`). */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** The body's JSON. */
  readonly body: unknown
}

export interface StandInQuote {
  readonly sale: number
  readonly quote: number
  readonly quoteVersion: number
  readonly alternatives: readonly number[]
}

export interface StandIn {
  readonly url: string
  /** In the order in which they came. */
  readonly requests: readonly RecordedRequest[]
  /** The private key of the app, as PEM. */
  readonly privateKey: string
  /** Like `fetch`, with the whole of superoffice.com at this stand-in. */
  readonly fetch: typeof fetch
  /** The tenant that serves a sample. */
  readonly tenant: (sample: string) => Tenant
  /** The ids of a sample's quote. */
  readonly quoteOf: (sample: string) => StandInQuote
  /** Makes requests to a path fail; `*` stands for all paths. */
  readonly fail: (path: string, fault: Fault) => void
  readonly recover: () => void
  readonly close: () => Promise<void>
}

const appToken = 'client secret of the stand-in'

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = originOf(server)
  const served = readQuotes(options).map(([name, sample]) => {
    const installation = fillInstallation(sample)
    const contextIdentifier = `Cust${String(installation.sale['SaleId'])}`
    const tenant = new Tenant({
      name,
      contextIdentifier,
      origin,
      onPremises: options.onPremises ?? false,
      appToken,
    })
    return { tenant, installation }
  })
  const standIn = new RunningStandIn(served, options.now ?? (() => new Date()))
  server.on('request', (request, response) => void standIn.answer(request, response))
  return {
    url: origin,
    requests: standIn.requests,
    get privateKey() {
      return standIn.keys.app.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    },
    fetch: fetchFrom(origin),
    tenant: (sample) => standIn.find(sample).tenant,
    quoteOf: (sample) => idsOf(standIn.find(sample).installation),
    fail: (path, fault) => standIn.faults.set(path, fault),
    recover: () => standIn.faults.clear(),
    close: () => close(server),
  }
}

function originOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port')
  return `http://127.0.0.1:${address.port}`
}

const sampleFolder = join(projectRoot, 'samples')

/** The names of the samples, without extension. */
export const listSamples = (): readonly string[] =>
  readdirSync(sampleFolder).flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? [])

function readQuotes({
  samples = listSamples(),
  quotes = {},
}: StandInOptions): readonly (readonly [string, unknown])[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(sampleFolder, `${name}.json`), 'utf8'))
  return [...samples.map((name) => [name, read(name)] as const), ...Object.entries(quotes)]
}

const idsOf = ({ quote, version, sale, alternatives }: Installation): StandInQuote => ({
  sale: Number(sale['SaleId']),
  quote: Number(quote['QuoteId']),
  quoteVersion: Number(version['QuoteVersionId']),
  alternatives: [...alternatives.keys()],
})

/** What is for superoffice.com goes to the stand-in, which is told whom it was meant for. */
function fetchFrom(origin: string): typeof fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!url.hostname.endsWith('.superoffice.com')) return fetch(input, init)
    const headers = new Headers(init?.headers)
    headers.set(forwardedHost, url.host)
    return fetch(new URL(url.pathname + url.search, origin), { ...init, headers })
  }
}

const forwardedHost = 'x-forwarded-host'

async function close(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  if (server.listening) await once(server, 'close')
}

interface Served {
  readonly tenant: Tenant
  readonly installation: Installation
}

class RunningStandIn {
  readonly requests: RecordedRequest[] = []
  readonly faults = new Faults()
  private madeKeys: { readonly app: KeyPair; readonly signing: KeyPair } | undefined

  constructor(
    private readonly served: readonly Served[],
    private readonly now: () => Date,
  ) {}

  /** Made when they are first needed, which takes a while. */
  get keys(): { readonly app: KeyPair; readonly signing: KeyPair } {
    this.madeKeys ??= { app: generateKeys(), signing: generateKeys() }
    return this.madeKeys
  }

  find(sample: string): Served {
    const found = this.served.find(({ tenant }) => tenant.name === sample)
    if (found === undefined) throw new Error(`The stand-in does not serve ${sample}`)
    return found
  }

  async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message)
    this.requests.push(request)
    const fault = this.faults.take(request.path)
    if (fault !== undefined && (await sendFault(fault, response))) return
    const answer = this.page(request) ?? this.call(request, response)
    sendAnswer(response, fault?.kind === 'change' ? changed(answer, fault.change) : answer)
  }

  /** What there is beside the WebAPI of tenants. */
  private page({ path, body }: RecordedRequest): Answer | undefined {
    const state = /^api\/state\/(\w+)$/i.exec(path)?.[1]
    if (state !== undefined) return { json: this.statePage(state) }
    if (/^login\/\.well-known\/jwks$/i.test(path)) return { json: publicKeys(this.keys.signing.publicKey) }
    if (/^login\/api\/PartnerSystemUser\/Authenticate$/i.test(path)) return { json: this.login(body) }
    return undefined
  }

  private statePage(contextIdentifier: string): Json {
    const tenant = this.byContext(contextIdentifier)?.tenant
    const state = tenant?.takeState() ?? 'Unknown'
    const isRunning = state === 'Running' || state === 'OnlineMaintenance'
    return {
      ContextIdentifier: contextIdentifier,
      Endpoint: tenant === undefined ? null : `https://${tenant.host}`,
      State: state,
      IsRunning: isRunning,
      ValidUntil: withSevenDigits(new Date(this.now().getTime() + 60_000)),
      Api: tenant === undefined || !isRunning ? null : webApiOf(tenant),
    }
  }

  private login(body: unknown): Json {
    const contextIdentifier = isCarrier(body) ? String(body['ContextIdentifier']) : ''
    const tenant = this.byContext(contextIdentifier)?.tenant
    if (tenant === undefined) return authenticateSystemUser(body, undefined)
    return authenticateSystemUser(body, {
      appToken,
      systemUserToken: tenant.systemUserToken,
      contextIdentifier: tenant.contextIdentifier,
      webApiUrl: webApiOf(tenant),
      appKey: this.publicAppKey,
      signingKey: this.keys.signing.privateKey,
      now: this.now(),
      newTicket: () => tenant.newTicket(),
    })
  }

  private get publicAppKey(): KeyObject {
    return this.keys.app.publicKey
  }

  private call(request: RecordedRequest, response: ServerResponse): Answer {
    const served = this.byContext(request.tenant ?? '')
    if (served === undefined) return { status: 404, message: 'There is no such page.' }
    const { tenant, installation } = served
    if (request.host.endsWith('.superoffice.com') && request.host !== tenant.host) {
      return { status: 421, message: 'This host does not serve the customer.' }
    }
    if (!tenant.isRunning) return { status: 503, message: 'The customer is not available.' }
    if (request.path === '') return { json: versionsOf(tenant) }
    const refusal = tenant.findRefusal(request.headers)
    if (refusal !== undefined) {
      response.setHeader('WWW-Authenticate', tenant.challenge)
      return { status: 401, message: refusal }
    }
    return asAsked(answerCall(request, installation, archive), request)
  }

  private byContext(contextIdentifier: string): Served | undefined {
    const wanted = contextIdentifier.toLowerCase()
    return this.served.find(({ tenant }) => tenant.contextIdentifier.toLowerCase() === wanted)
  }
}

const webApiOf = ({ host, contextIdentifier }: Tenant): string => `https://${host}/${contextIdentifier}/api`

const archive = { readDocument: (name: string) => readFileSync(join(projectRoot, 'templates', name)) }

/** .NET's form of a time: `2026-03-01T09:30:00.1230000Z`. */
const withSevenDigits = (date: Date): string => date.toISOString().replace('Z', '0000Z')

/** What the WebAPI tells about itself, without anybody having logged in. */
const versionsOf = ({ url }: Tenant): Json => ({
  v1: `${url}/api/v1`,
  Version: 'v1',
  NetServerVersion: '12.4.10.514',
  NetServerAssembly: '12.4.0.0',
  NetServerDate: '2026-09-17',
  NetServer: 'SuperOffice NetServer 12.4 Release',
  NetServerLabel: 'Release_12.4',
  Services: 'Services88',
})

async function readRequest(message: IncomingMessage): Promise<RecordedRequest> {
  const { method = 'GET', headers } = message
  const url = new URL(message.url ?? '/', 'http://stand-in')
  const api = /^\/(\w+)\/api(?:\/v1)?(?:\/(.*))?$/i.exec(url.pathname)
  const isApi = api !== null && !/^\/login\//i.test(url.pathname)
  const forwarded = headers[forwardedHost]
  return {
    method,
    host: (typeof forwarded === 'string' ? forwarded : undefined) ?? headers.host ?? '',
    ...(isApi && api[1] !== undefined && { tenant: api[1] }),
    path: isApi ? decodeURIComponent(api[2] ?? '') : url.pathname.slice(1),
    query: url.searchParams,
    headers,
    body: method === 'POST' ? await readJson(message).catch(() => undefined) : undefined,
  }
}

/** With the properties and in the language that the request asks for. */
function asAsked(answer: Answer, { query, headers }: RecordedRequest): Answer {
  if (!('json' in answer)) return answer
  const language = headers['so-language'] ?? headers['accept-language']
  const translated =
    typeof language === 'string' && language !== '*' ? translateTexts(answer.json, language) : answer.json
  return { json: selectProperties(translated, query.get('$select') ?? undefined) }
}

const changed = (answer: Answer, change: (json: unknown) => unknown): Answer =>
  'json' in answer ? { json: change(answer.json) } : answer

function sendAnswer(response: ServerResponse, answer: Answer): void {
  response.setHeader('Cache-Control', 'no-cache')
  if ('bytes' in answer) {
    response.writeHead(200, { 'Content-Type': answer.contentType })
    response.end(answer.bytes)
    return
  }
  const isError = 'status' in answer
  response.writeHead(isError ? answer.status : 200, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(isError ? errorBody(answer.message) : answer.json))
}
