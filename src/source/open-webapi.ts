/** A small and strict client of SuperOffice's WebAPI: one object for one installation and one identity. */
import type { Connection, Problem, Result } from '../model.js'
import { type CredentialKind, endsConnection, isUnreachable, unsendableOption } from '../problem.js'
import { type ConnectionSettings, readSettings, type Tenant, ticketHeaders } from './connection-settings.js'
import { type Network, systemNetwork } from './network.js'
import {
  type AnswerContext,
  isUnauthorized,
  readBytesAnswer,
  readExplanation,
  readJsonAnswer,
} from './read-answer.js'
import { type Answer, sendRequest, type WebRequest } from './send-request.js'
import { createSharedValue, type SharedValue } from './shared-value.js'
import { logInSystemUser } from './system-user-login.js'
import { findTenantApi } from './tenant-state.js'
import type { CallOptions, WebApi } from './webapi.js'

type Headers = Readonly<Record<string, string>>

/** Calls whose answers hold no data of quotes, but texts that are shown to people and end up in logs. */
const explainingCalls: ReadonlySet<string> = new Set(['Quote/HasConnections'])

/** A call, whichever way it goes. */
interface Call extends CallOptions {
  /** What messages call it: `Quote/GetQuoteLines`, `Sale/17`. */
  readonly name: string
  /** Within the WebAPI. */
  readonly path: string
  readonly body?: string
  readonly accept: string
}

/** What all calls of one connection share. */
interface Session {
  readonly network: Network
  readonly settings: ConnectionSettings
  readonly credentials: CredentialKind
  /** Where the WebAPI is. */
  readonly address: SharedValue<URL>
  /** Headers that say who asks. */
  readonly identity: SharedValue<Headers>
}

/**
 * Opens a connection. Nothing is sent before the first call, and nothing is shared with other connections. Once a
 * connection has come to its end (credentials refused, tenant suspended: `endsConnection`), every further call gives
 * the very same problem without asking again.
 */
export function openWebApi(connection: Connection, tools: Partial<Network> = {}): WebApi {
  const opened = openSession(connection, tools)
  let end: readonly Problem[] | undefined = opened.value === undefined ? opened.problems : undefined

  async function perform<T>(
    call: Call,
    read: (answer: Answer, context: AnswerContext) => Result<T>,
  ): Promise<Result<T>> {
    const session = opened.value
    if (end !== undefined || session === undefined) return ended()
    const { value: sent, problems } = await send(call, session)
    const result =
      sent === undefined
        ? { value: undefined, problems }
        : read(sent.answer, contextOf(call, { session, identity: sent.identity }))
    if (!endsConnection(result.problems)) return result
    end ??= result.problems
    return ended()
  }

  const ended = (): Result<never> => ({ value: undefined, problems: [...(end ?? opened.problems)] })

  const performJson = (call: Omit<Call, 'accept'>): Promise<Result<unknown>> =>
    perform(
      { ...call, accept: 'application/json' },
      explainingCalls.has(call.name) ? readExplanation : readJsonAnswer,
    )

  const api: WebApi = {
    call: (method, body, options) =>
      performJson({ ...options, name: method, path: `Agents/${method}`, body: JSON.stringify(body) }),
    get: (path, options) => performJson({ ...options, name: path, path }),
    getBytes: (path, options) => perform({ ...options, name: path, path, accept: '*/*' }, readBytesAnswer),
  }
  return Object.freeze(api)
}

/** A ticket that was got by logging in is as secret as one that was given. */
const contextOf = (
  { name, content }: Call,
  { session, identity }: { readonly session: Session; readonly identity: Headers },
): AnswerContext => ({
  name,
  credentials: session.credentials,
  secrets: [...session.settings.secrets, ...ticketsIn(identity)],
  isAddressFound: !(session.settings.address instanceof URL),
  ...(content === undefined ? {} : { content }),
})

const ticketsIn = ({ Authorization }: Headers): readonly string[] =>
  Authorization === undefined ? [] : [Authorization.replace(/^\w+ /, '')]

function openSession(connection: Connection, tools: Partial<Network>): Result<Session> {
  const { value: settings, problems } = readSettings(connection)
  if (settings === undefined) return { value: undefined, problems }
  const network = Object.freeze({ ...systemNetwork, ...tools, ...timesOf(connection) })
  const session: Session = {
    network,
    settings,
    credentials: connection.credentials.kind,
    address: shareAddress(settings.address, network),
    identity: shareIdentity(settings.identity, network),
  }
  return { value: session, problems: [] }
}

const timesOf = ({ timeout }: Connection): Partial<Network> =>
  timeout === undefined ? {} : { timeout, totalTime: 4 * timeout }

const shareAddress = (address: URL | Tenant, network: Network): SharedValue<URL> =>
  address instanceof URL
    ? fixedValue(address)
    : createSharedValue({
        name: `api/state/${address.name}`,
        load: (signal) => findTenantApi(address, network, signal),
        now: network.now,
      })

function shareIdentity(identity: ConnectionSettings['identity'], network: Network): SharedValue<Headers> {
  if (!isSystemUser(identity)) return fixedValue(Object.freeze(identity))
  return createSharedValue({
    name: 'Login/api/PartnerSystemUser/Authenticate',
    load: async (signal) => {
      const { value: ticket, problems } = await logInSystemUser(identity, network, signal)
      return { value: ticket === undefined ? undefined : { value: ticketHeaders(ticket) }, problems }
    },
    now: network.now,
  })
}

const isSystemUser = (
  identity: ConnectionSettings['identity'],
): identity is Exclude<ConnectionSettings['identity'], Headers> => typeof identity['tenant'] === 'object'

/** A value that was given, and that nobody can load anew. */
const fixedValue = <T>(value: T): SharedValue<T> => ({
  get: () => Promise.resolve({ value, problems: [] }),
  forget: () => false,
})

/** Sends a call; once more to a new address when the tenant has moved, and once more with a new ticket. */
async function send(call: Call, session: Session): Promise<Result<Sent>> {
  const problem = findUnsendable(call)
  if (problem !== undefined) return { value: undefined, problems: [problem] }
  const renewed = new Set<keyof Bearings>()
  for (;;) {
    const { value: bearings, problems } = await findBearings(session, call.signal)
    if (bearings === undefined) return { value: undefined, problems }
    const request = describeRequest(call, { session, bearings })
    const { value: answer, problems: faults } = await sendRequest(request, session.network)
    if (answer === undefined) {
      // A tenant may have left for elsewhere: the next call looks where it is.
      if (isUnreachable(faults)) session.address.forget(bearings.address)
      return { value: undefined, problems: faults }
    }
    const sent = { value: { answer, identity: bearings.identity }, problems: [] }
    const stale = findStale(answer)
    if (stale === undefined || renewed.has(stale)) return sent
    renewed.add(stale)
    const mayAskAgain =
      stale === 'address'
        ? session.address.forget(bearings.address)
        : session.identity.forget(bearings.identity)
    if (!mayAskAgain) return sent
  }
}

interface Sent {
  readonly answer: Answer
  /** What the call that it answers was sent with. */
  readonly identity: Headers
}

/** Where a call goes, and in whose name. */
interface Bearings {
  readonly address: URL
  readonly identity: Headers
}

async function findBearings(session: Session, signal: AbortSignal | undefined): Promise<Result<Bearings>> {
  const address = await session.address.get(signal)
  if (address.value === undefined) return { value: undefined, problems: address.problems }
  const identity = await session.identity.get(signal)
  if (identity.value === undefined) return { value: undefined, problems: identity.problems }
  return { value: { address: address.value, identity: identity.value }, problems: [] }
}

/** What an answer says has changed since it was found. */
function findStale(answer: Answer): keyof Bearings | undefined {
  if (answer.status === 421) return 'address'
  return isUnauthorized(answer) ? 'identity' : undefined
}

function describeRequest(
  call: Call,
  { session, bearings }: { readonly session: Session; readonly bearings: Bearings },
): WebRequest {
  return {
    name: call.name,
    url: addressOf(call, bearings.address),
    headers: {
      Accept: call.accept,
      ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...session.settings.headers,
      ...bearings.identity,
      ...languageHeaders(call),
    },
    ...(call.body === undefined ? {} : { body: call.body }),
    signal: call.signal,
  }
}

/** The comma and the dollar sign stand as they are, as SuperOffice's own pages write them. */
function addressOf({ path, select = [] }: Call, api: URL): URL {
  const query = select.length === 0 ? '' : `$select=${select.map(encodeURIComponent).join(',')}`
  const separator = query === '' ? '' : path.includes('?') ? '&' : '?'
  return new URL(`${api.href}${path}${separator}${query}`)
}

/** SuperOffice takes a culture only together with a language. */
function languageHeaders({ language, culture }: CallOptions): Headers {
  if (language === undefined) return {}
  const cultures = culture === undefined ? {} : { 'SO-Culture': culture }
  return { 'Accept-Language': language, 'SO-Language': language, ...cultures }
}

function findUnsendable({ language, culture }: CallOptions): Problem | undefined {
  if (language !== undefined && !isTag(language)) return unsendableOption('language')
  return culture !== undefined && !isTag(culture) ? unsendableOption('culture') : undefined
}

const isTag = (text: string): boolean => /^[A-Za-z0-9_-]+$/.test(text)
