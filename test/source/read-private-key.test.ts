import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readPrivateKey } from '../../src/source/read-private-key.js'
import { rsaXml } from './login-fixture.js'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const xml = rsaXml(privateKey)

const signsFor = (text: string): boolean => {
  const key = readPrivateKey(text)
  const data = Buffer.from('data')
  return key !== undefined && verify('sha256', data, publicKey, sign('sha256', data, key))
}

describe('the private key of an app', () => {
  test.each([
    ['PEM of PKCS #1', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['PEM of PKCS #8', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    [
      'PEM with line ends of Windows',
      privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().replaceAll('\n', '\r\n'),
    ],
    ['XML', xml],
    [
      'XML over several lines, with a declaration',
      `\uFEFF<?xml version="1.0"?>\r\n${xml.replaceAll('><', '>\r\n  <')}`,
    ],
    ['XML with broken lines', xml.replace(/([\w+/]{60})/g, '$1\n')],
  ])('is read from %s', (_, text) => {
    expect(signsFor(text)).toBe(true)
  })

  const other = rsaXml(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)
  const elementOf = (text: string, name: string): string =>
    new RegExp(`<${name}>.*?</${name}>`).exec(text)?.[0] ?? ''

  test.each([
    ['nothing', ''],
    ['any text', 'secret'],
    ['a public key', createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()],
    ['public XML', xml.replace(/<P>.*<\/D>/, '')],
    [
      'XML with the modulus of another key',
      xml.replace(elementOf(xml, 'Modulus'), elementOf(other, 'Modulus')),
    ],
    [
      'XML that is half another key',
      xml
        .replace(elementOf(xml, 'D'), elementOf(other, 'D'))
        .replace(elementOf(xml, 'P'), elementOf(other, 'P')),
    ],
    ['a cut key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().slice(0, 900)],
    [
      'an elliptic key',
      generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    ],
    [
      'a key with a passphrase',
      privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
    ],
  ])('is not read from %s', (_, text) => {
    expect(readPrivateKey(text)).toBeUndefined()
  })
})
