import { createHmac, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readLoginToken, type TokenExpectation } from '../../src/source/read-login-token.js'
import { goodClaims, identityClaims, issuedAt, publishedKey, signedToken } from './login-fixture.js'

const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const short = generateKeyPairSync('rsa', { modulusLength: 1024 })

const expected: TokenExpectation = {
  keys: { keys: [publishedKey(other.publicKey, { kid: 'k0' }), publishedKey(publicKey)] },
  tenant: 'Cust12345',
  now: issuedAt * 1000,
}

const read = (token: string, changes: Partial<TokenExpectation> = {}) =>
  readLoginToken(token, { ...expected, ...changes })

describe('a token that passes every check', () => {
  test('gives its ticket', () => {
    expect(read(signedToken({ key }))).toEqual({ ticket: '7T:ticket-1==' })
  })

  test.each([
    ['a list of audiences', { ...goodClaims, aud: ['x', 'spn:1801550193'] }],
    ['times as texts', { ...goodClaims, nbf: String(issuedAt), exp: String(issuedAt + 600) }],
    ['no beginning', { ...goodClaims, nbf: undefined }],
    ['a serial that is a number', { ...goodClaims, ...identityClaims({ serial: 1801550193 }) }],
    ['a tenant in other case', { ...goodClaims, ...identityClaims({ ctx: 'CUST12345' }) }],
  ])('may have %s', (_, claims) => {
    expect(read(signedToken({ key, claims }))).toEqual({ ticket: '7T:ticket-1==' })
  })

  test('may name no key', () => {
    expect(read(signedToken({ key, header: { alg: 'RS256' } }))).toEqual({ ticket: '7T:ticket-1==' })
  })

  test.each([
    ['half a minute after its end', 630],
    ['half a minute before its beginning', -30],
  ])('is good %s, since clocks differ', (_, seconds) => {
    expect(read(signedToken({ key }), { now: (issuedAt + seconds) * 1000 })).toHaveProperty('ticket')
  })
})

describe('a token is refused', () => {
  const [head = '', payload = '', signature = ''] = signedToken({ key }).split('.')
  const changed = Buffer.from(JSON.stringify({ ...goodClaims, ...identityClaims({ ticket: 'x' }) })).toString(
    'base64url',
  )
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  const hmacHead = Buffer.from('{"alg":"HS256","kid":"k1"}').toString('base64url')
  const pem = publicKey.export({ type: 'spki', format: 'pem' })
  const hmac = createHmac('sha256', pem).update(`${hmacHead}.${payload}`).digest('base64url')

  test.each([
    ['malformed', ''],
    ['malformed', 'a.b.c'],
    ['malformed', `${head}.${payload}.${signature}.x`],
    ['malformed', `${head}.bnVsbA.${signature}`],
    ['algorithm', `${none}.${payload}.`],
    ['algorithm', `${hmacHead}.${payload}.${hmac}`],
    ['algorithm', signedToken({ key, header: { alg: 'RS512', kid: 'k1' } })],
    ['algorithm', signedToken({ key, header: { alg: 'RS256', kid: 'k1', crit: ['b64'] } })],
    ['key', signedToken({ key, header: { alg: 'RS256', kid: 'k9' } })],
    ['signature', signedToken({ key, header: { alg: 'RS256', kid: 'k0' } })],
    ['signature', signedToken({ key: other.privateKey })],
    ['signature', `${head}.${changed}.${signature}`],
    ['signature', `${head}.${payload}.`],
    ['signature', `${head}.${payload}.${signature.slice(0, 40)}`],
  ])('for its %s: %s', (fault, token) => {
    expect(read(token)).toEqual({ fault })
  })

  test.each([
    ['issuer', { iss: 'https://sod.superoffice.com' }],
    ['issuer', { iss: undefined }],
    ['audience', { aud: 'spn:1' }],
    ['audience', { aud: '1801550193' }],
    ['audience', { aud: [] }],
    ['audience', { aud: 'spn:', ...identityClaims({ serial: '' }) }],
    ['expired', { exp: issuedAt - 60 }],
    ['expired', { exp: undefined }],
    ['expired', { exp: 'later' }],
    ['early', { nbf: issuedAt + 61 }],
    ['early', { iat: issuedAt + 61 }],
    ['tenant', identityClaims({ ctx: 'Cust99999' })],
    ['tenant', identityClaims({ ctx: undefined })],
    ['ticket', identityClaims({ ticket: undefined })],
    ['ticket', identityClaims({ ticket: '' })],
    ['ticket', identityClaims({ ticket: 5 })],
    ['ticket', identityClaims({ ticket: ['a'] })],
  ])('for its %s: %j', (fault, changes) => {
    expect(read(signedToken({ key, claims: { ...goodClaims, ...changes } }))).toEqual({ fault })
  })

  test.each([
    ['none', {}],
    ['no list', { keys: 'x' }],
    ['null', { keys: [null] }],
    ['for encryption', { keys: [publishedKey(publicKey, { use: 'enc' })] }],
    ['of another kind', { keys: [publishedKey(publicKey, { kty: 'oct' })] }],
    ['broken', { keys: [publishedKey(publicKey, { n: '' })] }],
  ])('when the published keys are %s', (_, keys) => {
    expect(read(signedToken({ key }), { keys })).toEqual({ fault: 'key' })
  })

  test('when its key is too short to be trusted', () => {
    const keys = { keys: [publishedKey(short.publicKey)] }
    expect(read(signedToken({ key: short.privateKey }), { keys })).toEqual({ fault: 'key' })
  })
})
