/**
 * The token that SuperOffice answers the login of a system user with: a JSON web token (RFC 7519), signed with RS256
 * (RFC 7518, 3.3). Only a token that passes every check gives its ticket.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { TokenFault } from '../problem.js'
import { findProperty } from './find-property.js'
import { parseJson } from './read-answer.js'

/** What SuperOffice's own claims begin with. */
const claimPrefix = 'http://schemes.superoffice.net/identity/'
const issuer = 'SuperOffice AS'

/** Seconds that the clocks of two computers may differ. */
const leeway = 60

export interface TokenExpectation {
  /** The published keys: a JSON web key set (RFC 7517, 5). */
  readonly keys: unknown
  /** Context identifier. */
  readonly tenant: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The ticket, or what is wrong with the token. */
export type TokenOutcome = { readonly ticket: string } | { readonly fault: TokenFault }

export function readLoginToken(token: string, expected: TokenExpectation): TokenOutcome {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.')
  const head = decode(header)
  const claims = decode(payload)
  if (head === undefined || claims === undefined || rest.length > 0) return { fault: 'malformed' }
  // No other algorithm, whatever the token says: a public key must never serve as the secret of an HMAC.
  if (findProperty(head, 'alg') !== 'RS256' || findProperty(head, 'crit') !== undefined)
    return { fault: 'algorithm' }
  const keys = findKeys(expected.keys, findProperty(head, 'kid'))
  if (keys.length === 0) return { fault: 'key' }
  const signed = Buffer.from(`${header}.${payload}`)
  const bytes = Buffer.from(signature, 'base64url')
  if (!keys.some((key) => verify('sha256', signed, key, bytes))) return { fault: 'signature' }
  return readClaims(claims, expected)
}

const decode = (part: string): object | undefined => {
  const json = parseJson(Buffer.from(part, 'base64url'))
  return typeof json === 'object' && json !== null ? json : undefined
}

/** The key of that name; all where the token names none. */
function findKeys(set: unknown, name: unknown): readonly KeyObject[] {
  const keys: unknown = findProperty(set, 'keys')
  if (!Array.isArray(keys)) return []
  return keys
    .filter((key: unknown) => name === undefined || findProperty(key, 'kid') === name)
    .map(openKey)
    .filter((key) => key !== undefined)
}

/** Undefined where it is no RSA key for signatures, or one too short to be trusted (RFC 7518, 3.3). */
function openKey(key: unknown): KeyObject | undefined {
  const [kty, n, e, use = 'sig'] = ['kty', 'n', 'e', 'use'].map((name) => findProperty(key, name))
  if (kty !== 'RSA' || use !== 'sig' || typeof n !== 'string' || typeof e !== 'string') return undefined
  try {
    const opened = createPublicKey({ key: { kty, n, e }, format: 'jwk' })
    return (opened.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 ? opened : undefined
  } catch {
    return undefined
  }
}

function readClaims(claims: object, { tenant, now }: TokenExpectation): TokenOutcome {
  const own = (name: string): string => String(findProperty(claims, `${claimPrefix}${name}`) ?? '')
  if (findProperty(claims, 'iss') !== issuer) return { fault: 'issuer' }
  if (own('serial') === '' || !isFor(claims, `spn:${own('serial')}`)) return { fault: 'audience' }
  const seconds = now / 1000
  if (!(seconds < readTime(claims, 'exp') + leeway)) return { fault: 'expired' }
  if (seconds < Math.max(...['nbf', 'iat'].map((name) => readTime(claims, name) || 0)) - leeway) {
    return { fault: 'early' }
  }
  if (own('ctx').toLowerCase() !== tenant.toLowerCase()) return { fault: 'tenant' }
  const ticket = findProperty(claims, `${claimPrefix}ticket`)
  return typeof ticket === 'string' && ticket !== '' ? { ticket } : { fault: 'ticket' }
}

function isFor(claims: object, audience: string): boolean {
  const found = findProperty(claims, 'aud')
  return found === audience || (Array.isArray(found) && found.includes(audience))
}

/** Seconds since 1970, which SuperOffice writes as a number or as a text; not a number where there is none. */
function readTime(claims: object, name: string): number {
  const time = findProperty(claims, name)
  return typeof time === 'number' || (typeof time === 'string' && time !== '') ? Number(time) : Number.NaN
}
