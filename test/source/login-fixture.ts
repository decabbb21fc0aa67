/** What a login of a system user is made of, with keys of the tests' own. */
import { type KeyObject, sign } from 'node:crypto'

/** The XML that .NET writes of an RSA key. */
export function rsaXml(key: KeyObject): string {
  const { n, e, p, q, dp, dq, qi, d } = key.export({ format: 'jwk' })
  const element = (name: string, value: string | undefined): string =>
    `<${name}>${Buffer.from(value ?? '', 'base64url').toString('base64')}</${name}>`
  const elements = [
    element('Modulus', n),
    element('Exponent', e),
    element('P', p),
    element('Q', q),
    element('DP', dp),
    element('DQ', dq),
    element('InverseQ', qi),
    element('D', d),
  ]
  return `<RSAKeyValue>${elements.join('')}</RSAKeyValue>`
}

export interface TokenParts {
  readonly header?: object
  readonly claims?: object
  readonly key: KeyObject
}

const prefix = 'http://schemes.superoffice.net/identity/'

/** SuperOffice's own claims, by their short names. */
export const identityClaims = (claims: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(claims).map(([name, value]) => [`${prefix}${name}`, value]))

/** Seconds since 1970 of the claims below. */
export const issuedAt = Date.UTC(2025, 0, 15, 9, 30, 20) / 1000

export const goodClaims = {
  iss: 'SuperOffice AS',
  aud: 'spn:1801550193',
  nbf: issuedAt,
  exp: issuedAt + 600,
  ...identityClaims({
    ticket: '7T:ticket-1==',
    webapi_url: 'https://sod2.superoffice.com/Cust12345/api/',
    ctx: 'Cust12345',
    serial: '1801550193',
  }),
} as const

/** A JSON web token signed with RS256, whatever its header says. */
export function signedToken({
  header = { alg: 'RS256', typ: 'JWT', kid: 'k1' },
  claims = goodClaims,
  key,
}: TokenParts): string {
  const [head, payload] = [header, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const text = `${head}.${payload}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

/** The published form of a key. */
export const publishedKey = (key: KeyObject, changes: object = {}): object => {
  const { n, e } = key.export({ format: 'jwk' })
  return { kty: 'RSA', use: 'sig', kid: 'k1', alg: 'RS256', n, e, ...changes }
}
