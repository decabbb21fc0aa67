import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject, sign, verify } from 'node:crypto'

/** The members of an RSA key in .NET's XML, and their names in a JSON web key (RFC 7518, 6.3). */
const xmlMembers = {
  Modulus: 'n',
  Exponent: 'e',
  D: 'd',
  P: 'p',
  Q: 'q',
  DP: 'dp',
  DQ: 'dq',
  InverseQ: 'qi',
} as const

/** Reads an RSA private key: PEM (PKCS #1 or PKCS #8), or the XML that .NET writes. Undefined when it is none. */
export function readPrivateKey(text: string): KeyObject | undefined {
  try {
    const key = /<RSAKeyValue\b/.test(text)
      ? createPrivateKey({ key: readXml(text), format: 'jwk' })
      : createPrivateKey(text)
    return key.asymmetricKeyType === 'rsa' && isWhole(key) ? key : undefined
  } catch {
    return undefined
  }
}

/** The members of an RSA key belong together; OpenSSL opens a key whose members do not, and signs wrongly with it. */
function isWhole(key: KeyObject): boolean {
  const sample = Buffer.from('sample')
  return verify('sha256', sample, createPublicKey(key), sign('sha256', sample, key))
}

function readXml(text: string): JsonWebKey {
  const members = Object.entries(xmlMembers).map(([element, member]) => {
    const base64 = new RegExp(`<${element}>([\\w+/=\\s]*)</${element}>`).exec(text)?.[1] ?? ''
    return [member, Buffer.from(base64, 'base64').toString('base64url')]
  })
  return { kty: 'RSA', ...Object.fromEntries(members) }
}
