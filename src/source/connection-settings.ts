/** A connection as it is used: checked, and a copy, so that nothing that happens to the caller's object changes it. */
import type { Connection, Credentials, Result } from '../model.js'
import { type ConnectionFault, invalidConnection } from '../problem.js'
import { isJsonObject } from './find-property.js'

export interface Tenant {
  /** Context identifier, such as `Cust12345`. */
  readonly name: string
  readonly environment: 'online' | 'stage' | 'sod'
}

export interface SystemUser {
  readonly tenant: Tenant
  readonly systemUserToken: string
  readonly privateKey: string
  readonly appToken: string
}

export interface ConnectionSettings {
  /** Address of the WebAPI, ending in a slash, or where to ask for it. */
  readonly address: URL | Tenant
  /** Headers that say who asks, or who gets a ticket for it. */
  readonly identity: Readonly<Record<string, string>> | SystemUser
  /** What every request carries besides. */
  readonly headers: Readonly<Record<string, string>>
  /** Texts that no message may hold. */
  readonly secrets: readonly string[]
}

/** Callers that are not checked by a compiler may pass anything. */
export function readSettings(connection: Connection): Result<ConnectionSettings> {
  const shapeFault = findShapeFault(connection)
  if (shapeFault !== undefined) return { value: undefined, problems: [invalidConnection(shapeFault)] }
  const address = readAddress(connection)
  const identity = typeof address === 'string' ? undefined : readIdentity(connection, address)
  const fault = typeof address === 'string' ? address : typeof identity === 'string' ? identity : undefined
  const found = fault ?? findFault(connection)
  if (typeof address === 'string' || typeof identity !== 'object' || found !== undefined) {
    return { value: undefined, problems: [invalidConnection(found ?? 'no-address')] }
  }
  const settings = { address, identity, headers: readHeaders(connection), secrets: listSecrets(connection) }
  return { value: Object.freeze(settings), problems: [] }
}

/** The texts that each kind of credentials needs. */
const credentialTexts: Readonly<Record<string, readonly string[]>> = {
  bearer: ['token'],
  ticket: ['ticket'],
  basic: ['user', 'password'],
  session: ['cookie', 'xsrfToken'],
  'system-user': ['systemUserToken', 'privateKey'],
} satisfies Readonly<Record<Credentials['kind'], readonly string[]>>

function findShapeFault(connection: unknown): ConnectionFault | undefined {
  if (!isJsonObject(connection)) return 'no-connection'
  const optional = ['url', 'tenant', 'appToken', 'timeZone'].map((name) => connection[name])
  if (!optional.every((value) => value === undefined || typeof value === 'string')) return 'no-text'
  const { credentials } = connection
  const kind = isJsonObject(credentials) ? credentials['kind'] : undefined
  const names =
    typeof kind === 'string' && Object.hasOwn(credentialTexts, kind) ? credentialTexts[kind] : undefined
  if (!isJsonObject(credentials) || names === undefined) return 'unknown-credentials'
  return names.every((name) => typeof credentials[name] === 'string') ? undefined : 'incomplete-credentials'
}

function readAddress({ url, tenant, environment = 'online' }: Connection): URL | Tenant | ConnectionFault {
  if (url !== undefined && tenant !== undefined) return 'two-addresses'
  if (url !== undefined) return readApiAddress(url)
  if (tenant === undefined) return 'no-address'
  if (!/^[A-Za-z0-9]+$/.test(tenant)) return 'no-tenant-name'
  if (!['online', 'stage', 'sod'].includes(environment)) return 'unknown-environment'
  return Object.freeze({ name: tenant, environment })
}

/** The address of the WebAPI of an installation: `/api/v1` is appended, or what is missing of it. */
export function readApiAddress(text: string): URL | ConnectionFault {
  if (!URL.canParse(text)) return 'no-url'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'no-url'
  if (url.username !== '' || url.password !== '') return 'secret-in-url'
  if (url.search !== '' || url.hash !== '') return 'query-in-url'
  if (url.protocol !== 'https:' && !isThisComputer(url.hostname)) return 'no-https'
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api(?:\/v1)?$/i, '')
  return new URL(`${url.origin}${path}/api/v1/`)
}

/** Loopback addresses (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). A URL writes them in one way only. */
const isThisComputer = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)

function readIdentity(
  { credentials, appToken }: Connection,
  address: URL | Tenant,
): ConnectionSettings['identity'] | ConnectionFault {
  switch (credentials.kind) {
    case 'bearer':
      return { Authorization: `Bearer ${credentials.token}` }
    case 'ticket':
      return ticketHeaders(credentials.ticket)
    case 'session':
      return { Cookie: credentials.cookie, 'X-XSRF-TOKEN': credentials.xsrfToken }
    case 'basic':
      if (!(address instanceof URL)) return 'password-online'
      return credentials.user.includes(':') ? 'colon-in-user' : basicHeaders(credentials)
    case 'system-user': {
      if (address instanceof URL) return 'system-user-without-tenant'
      if (appToken === undefined) return 'system-user-without-app'
      const { systemUserToken, privateKey } = credentials
      return Object.freeze({ tenant: address, systemUserToken, privateKey, appToken })
    }
  }
}

export const ticketHeaders = (ticket: string): Readonly<Record<string, string>> => ({
  Authorization: `SOTicket ${ticket}`,
})

const basicHeaders = (credentials: Credentials & { readonly kind: 'basic' }): Record<string, string> => ({
  Authorization: `Basic ${basicText(credentials)}`,
})

const basicText = ({ user, password }: Credentials & { readonly kind: 'basic' }): string =>
  Buffer.from(`${user}:${password}`, 'utf8').toString('base64')

const readHeaders = ({ appToken, timeZone }: Connection): Readonly<Record<string, string>> =>
  Object.freeze({
    'User-Agent': 'Quotewright',
    ...(appToken === undefined ? {} : { 'SO-AppToken': appToken }),
    ...(timeZone === undefined ? {} : { 'SO-TimeZone': timeZone }),
  })

function findFault({ credentials, appToken, timeZone, timeout }: Connection): ConnectionFault | undefined {
  if (timeout !== undefined && !isTimeout(timeout)) return 'bad-timeout'
  const sent = [...secretsOf(credentials), appToken, timeZone].filter((text) => text !== undefined)
  const isNobody = credentials.kind === 'basic' && credentials.user === ''
  if (isNobody || sent.some((text) => text === '')) return 'empty-secret'
  if (!sent.every(canBeSent)) return 'bad-character'
  return undefined
}

const isTimeout = (timeout: unknown): boolean =>
  typeof timeout === 'number' && timeout >= 1 && timeout < 2 ** 31

/** Visible characters of ASCII, and spaces between them: what headers hold without doubt (RFC 9110, 5.5). */
export const canBeSent = (text: string): boolean => /^[!-~](?:[ -~]*[!-~])?$/.test(text)

/** As they are sent; a private key never is. */
function secretsOf(credentials: Credentials): readonly string[] {
  switch (credentials.kind) {
    case 'bearer':
      return [credentials.token]
    case 'ticket':
      return [credentials.ticket]
    case 'session':
      return [credentials.cookie, credentials.xsrfToken]
    case 'basic':
      return [basicText(credentials)]
    case 'system-user':
      return [credentials.systemUserToken]
  }
}

/** What else of the credentials no message may hold: what a server may repeat alone. */
function partsOf(credentials: Credentials): readonly string[] {
  if (credentials.kind === 'basic') return [credentials.password]
  return credentials.kind === 'session' ? cookieValues(credentials.cookie) : []
}

/** Without the shortest, such as languages and flags, which identify nobody and are parts of ordinary words. */
const cookieValues = (cookie: string): readonly string[] =>
  cookie
    .split(/;\s*/)
    .map((pair) => pair.slice(pair.indexOf('=') + 1))
    .filter(({ length }) => length >= 8)

const listSecrets = ({ credentials, appToken = '' }: Connection): readonly string[] =>
  Object.freeze([...secretsOf(credentials), ...partsOf(credentials), appToken])
