/** Unattended login to a tenant of SuperOffice Online: a signed system-user token is exchanged for a ticket. */
import { type KeyObject, sign } from 'node:crypto'
import type { Result } from '../model.js'
import {
  invalidConnection,
  isEmpty,
  loginKeysNotPublished,
  loginRefused,
  loginTokenInvalid,
} from '../problem.js'
import { canBeSent, type SystemUser } from './connection-settings.js'
import { findProperty } from './find-property.js'
import type { Network } from './network.js'
import { parseJson, readJsonAnswer } from './read-answer.js'
import { readLoginToken } from './read-login-token.js'
import { readPrivateKey } from './read-private-key.js'
import { type Answer, isBusy, sendRequest } from './send-request.js'
import { readServerMessage } from './server-message.js'
import { onlineAddress } from './tenant-state.js'

const headers = { Accept: 'application/json', 'User-Agent': 'Quotewright' } as const

/** The ticket that calls are made with (`Authorization: SOTicket …`). It lasts six hours from its last use. */
export async function logInSystemUser(
  user: SystemUser,
  network: Network,
  signal: AbortSignal,
): Promise<Result<string>> {
  const key = readPrivateKey(user.privateKey)
  if (key === undefined) return { value: undefined, problems: [invalidConnection('key-not-readable')] }
  const token = await requestToken({ ...user, key }, network, signal)
  if (token.value === undefined) return token
  const keys = await requestKeys(user, network, signal)
  if (keys.value === undefined) return { value: undefined, problems: keys.problems }
  const { name: tenant } = user.tenant
  const read = readLoginToken(token.value, { keys: keys.value, tenant, now: network.now() })
  const fault = 'fault' in read ? read.fault : canBeSent(read.ticket) ? undefined : 'ticket'
  if (fault !== undefined) return { value: undefined, problems: [loginTokenInvalid(tenant, fault)] }
  return { value: 'ticket' in read ? read.ticket : undefined, problems: [] }
}

async function requestToken(
  { key, ...user }: SystemUser & { readonly key: KeyObject },
  network: Network,
  signal: AbortSignal,
): Promise<Result<string>> {
  const name = 'Login/api/PartnerSystemUser/Authenticate'
  const signed = signToken(user.systemUserToken, { key, now: network.now() })
  const body = JSON.stringify({
    SignedSystemToken: signed,
    ApplicationToken: user.appToken,
    ContextIdentifier: user.tenant.name,
    ReturnTokenType: 'JWT',
  })
  const url = onlineAddress(user.tenant, name)
  const request = { name, url, headers: { ...headers, 'Content-Type': 'application/json' }, body, signal }
  const { value: answer, problems } = await sendRequest(request, network)
  if (answer === undefined) return { value: undefined, problems }
  // The signature is all that somebody else would lack to log in, and is good for minutes.
  const secrets = [user.systemUserToken, user.appToken, signed, signed.slice(signed.lastIndexOf('.') + 1)]
  return readTokenAnswer(answer, { name, tenant: user.tenant.name, secrets })
}

/** `TOKEN.YYYYMMDDhhmm.SIGNATURE`, with the time in UTC. */
export function signToken(
  token: string,
  { key, now }: { readonly key: KeyObject; readonly now: number },
): string {
  const minute = new Date(now).toISOString().replace(/\D/g, '').slice(0, 12)
  const text = `${token}.${minute}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64')}`
}

interface LoginContext {
  readonly name: string
  readonly tenant: string
  readonly secrets: readonly string[]
}

function readTokenAnswer(answer: Answer, { name, tenant, secrets }: LoginContext): Result<string> {
  const json = parseJson(answer.bytes)
  const token = findProperty(json, 'token')
  const isRefused =
    (answer.status >= 400 && answer.status < 500 && !isBusy(answer.status)) ||
    findProperty(json, 'issuccessful') === false
  if (isRefused) {
    return { value: undefined, problems: [loginRefused(tenant, readServerMessage(json, secrets))] }
  }
  const { value, problems } = readJsonAnswer(answer, { name, credentials: 'system-user', secrets })
  if (value === undefined && !isEmpty(problems)) return { value: undefined, problems }
  return typeof token === 'string'
    ? { value: token, problems: [] }
    : { value: undefined, problems: [loginTokenInvalid(tenant, 'malformed')] }
}

async function requestKeys(
  { tenant }: SystemUser,
  network: Network,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  const name = 'login/.well-known/jwks'
  const { value: answer, problems } = await sendRequest(
    { name, url: onlineAddress(tenant, name), headers, signal },
    network,
  )
  if (answer === undefined) return { value: undefined, problems }
  const keys = readJsonAnswer(answer, { name, credentials: 'system-user', secrets: [] })
  const isNone = keys.value === undefined && isEmpty(keys.problems)
  return isNone ? { value: undefined, problems: [loginKeysNotPublished(tenant.name)] } : keys
}
