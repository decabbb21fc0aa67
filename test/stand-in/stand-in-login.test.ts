import { Buffer } from 'node:buffer'
import { createPrivateKey, createPublicKey, createSign, createVerify, type JsonWebKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StandIn, startStandIn } from './start-stand-in.js'

const now = new Date('2026-03-01T09:30:20Z')
const online = 'https://online.superoffice.com'

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn({ samples: ['small-nb-NO'], now: () => now })
})
afterAll(() => standIn.close())

function signToken(time: string): string {
  const signed = `${standIn.tenant('small-nb-NO').systemUserToken}.${time}`
  const key = createPrivateKey(standIn.privateKey)
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64')}`
}

async function authenticate(
  request: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const { appToken, contextIdentifier } = standIn.tenant('small-nb-NO')
  const response = await standIn.fetch(`${online}/Login/api/PartnerSystemUser/Authenticate`, {
    method: 'POST',
    body: JSON.stringify({
      SignedSystemToken: signToken('202603010930'),
      ApplicationToken: appToken,
      ContextIdentifier: contextIdentifier,
      ReturnTokenType: 'JWT',
      ...request,
    }),
  })
  return Object(await response.json())
}

const decode = (part = ''): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString())

describe('the login of system users', () => {
  test('gives a ticket that the WebAPI accepts', async () => {
    const answer = await authenticate()
    expect(answer).toEqual({ IsSuccessful: true, Token: expect.any(String), ErrorMessage: null })
    const claims = decode(String(answer['Token']).split('.')[1])
    expect(claims).toMatchObject({
      iss: 'SuperOffice AS',
      aud: `spn:${String(claims['http://schemes.superoffice.net/identity/serial'])}`,
      nbf: now.getTime() / 1000 - 60,
      exp: now.getTime() / 1000 + 300,
      'http://schemes.superoffice.net/identity/ctx': 'Cust41203',
      'http://schemes.superoffice.net/identity/webapi_url': 'https://online3.superoffice.com/Cust41203/api',
    })
    const ticket = String(claims['http://schemes.superoffice.net/identity/ticket'])
    const { url, appToken } = standIn.tenant('small-nb-NO')
    const headers = { Authorization: `SOTicket ${ticket}`, 'SO-AppToken': appToken }
    expect((await fetch(`${url}/api/v1/Sale/41203`, { headers })).status).toBe(200)
  })

  test('signs with the key that it publishes', async () => {
    const [header, claims, signature = ''] = String((await authenticate())['Token']).split('.')
    const response = await standIn.fetch(`${online}/login/.well-known/jwks`)
    const { keys }: { keys: JsonWebKey[] } = Object(await response.json())
    const key = keys.find(({ kid }) => kid === decode(header)['kid'])
    expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' })
    expect(key).not.toHaveProperty('d')
    const publicKey = createPublicKey({ key: key ?? {}, format: 'jwk' })
    const verifier = createVerify('RSA-SHA256').update(`${header}.${claims}`)
    expect(verifier.verify(publicKey, signature, 'base64url')).toBe(true)
  })

  test.each([
    ['a wrong secret of the app', { ApplicationToken: 'x' }],
    ['another tenant', { ContextIdentifier: 'Cust1' }],
    ['a token that is not signed', { SignedSystemToken: 'Quotewright-Cust41203.202603010930.AAAA' }],
    ['no token', { SignedSystemToken: undefined }],
  ])('refuses %s', async (_, request) => {
    expect(await authenticate(request)).toMatchObject({ IsSuccessful: false, Token: null })
  })

  test('refuses a token that was signed an hour ago', async () => {
    expect(await authenticate({ SignedSystemToken: signToken('202603010830') })).toMatchObject({
      IsSuccessful: false,
    })
  })
})
