/** SuperOffice's unattended login: the system-user endpoint and the public keys that its tokens are signed for. */
import { Buffer } from 'node:buffer'
import { createSign, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Json } from './empty-carriers.js'
import { isCarrier } from './select-properties.js'

export interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

export const generateKeys = (): KeyPair => generateKeyPairSync('rsa', { modulusLength: 2048 })

/** Who logs in where: the tenant that a request names, and the app that it says it is. */
export interface Login {
  readonly appToken: string
  readonly systemUserToken: string
  readonly contextIdentifier: string
  readonly webApiUrl: string
  /** The app's own key, by which it signs the system-user token. */
  readonly appKey: KeyObject
  /** SuperOffice's key, by which it signs tickets. */
  readonly signingKey: KeyObject
  readonly now: Date
  readonly newTicket: () => string
}

/** The answer to `Login/api/PartnerSystemUser/Authenticate`. */
export function authenticateSystemUser(body: unknown, login: Login | undefined): Json {
  const request = isCarrier(body) ? body : {}
  if (login === undefined || request['ApplicationToken'] !== login.appToken) {
    return refusal('The application is not known, or not approved by the customer.')
  }
  if (!isSigned(String(request['SignedSystemToken']), login)) {
    return refusal('The signature of the system user token is not valid.')
  }
  return { IsSuccessful: true, Token: signTicket(login), ErrorMessage: null }
}

const refusal = (message: string): Json => ({ IsSuccessful: false, Token: null, ErrorMessage: message })

/** `TOKEN.YYYYMMDDhhmm.BASE64`: the time in UTC, the signature over all that is before it. */
function isSigned(signedToken: string, { systemUserToken, appKey, now }: Login): boolean {
  const match = /^(.*)\.(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)\.([A-Za-z0-9+/=]+)$/.exec(signedToken)
  if (match === null || match[1] !== systemUserToken) return false
  const [, token = '', year, month, day, hour, minute, signature = ''] = match
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
  const signed = `${token}.${year}${month}${day}${hour}${minute}`
  const isNow = Math.abs(time.getTime() - now.getTime()) < 15 * 60_000
  return isNow && createVerify('RSA-SHA256').update(signed).verify(appKey, signature, 'base64')
}

const identity = 'http://schemes.superoffice.net/identity/'
const serial = '1801550193'

function signTicket({ contextIdentifier, webApiUrl, signingKey, now, newTicket }: Login): string {
  const seconds = Math.floor(now.getTime() / 1000)
  const claims = {
    sub: 'system.user@stand-in.example',
    [`${identity}ctx`]: contextIdentifier,
    [`${identity}serial`]: serial,
    [`${identity}ticket`]: newTicket(),
    [`${identity}webapi_url`]: webApiUrl,
    [`${identity}is_administrator`]: 'False',
    iat: String(seconds),
    nbf: seconds - 60,
    exp: seconds + 300,
    iss: 'SuperOffice AS',
    aud: `spn:${serial}`,
  }
  const signed = [{ alg: 'RS256', kid: keyId, typ: 'JWT' }, claims].map(base64url).join('.')
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(signingKey, 'base64url')}`
}

const keyId = 'stand-in-key'

/** The answer to `login/.well-known/jwks`. */
export const publicKeys = (key: KeyObject): Json => ({
  keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: keyId }],
})

const base64url = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url')
