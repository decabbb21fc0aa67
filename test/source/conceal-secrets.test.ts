import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concealSecrets } from '../../src/source/conceal-secrets.js'

const token = 'Tok.en/abc+def=='

describe('a text of a server', () => {
  test.each([
    ['no secret', 'all is well', 'all is well'],
    ['a secret', `bad ${token}, twice: ${token}`, 'bad …, twice: …'],
    ['a secret in other letters', `bad ${token.toUpperCase()}.`, 'bad ….'],
    ['a secret encoded for an address', `bad ${encodeURIComponent(token)}.`, 'bad ….'],
    ['a secret encoded in small letters', 'bad tok.en%2fabc%2bdef%3d%3d.', 'bad ….'],
    ['a secret in Base64', `bad ${Buffer.from(token).toString('base64')}.`, 'bad …==.'],
    ['a secret in Base64 for addresses', `bad ${Buffer.from(token).toString('base64url')}.`, 'bad ….'],
    ['a secret with invisible characters', 'bad Tok\u200B.en/\u00ADa\uFE0Fbc+\u0000def==.', 'bad ….'],
    ['a secret on two lines', 'bad Tok.en/\r\n  abc+def==.', 'bad ….'],
    ['a part of a secret', 'bad Tok.en/abc', 'bad Tok.en/abc'],
  ])('with %s', (_, text, shown) => {
    expect(concealSecrets(text, [token])).toBe(shown)
  })

  test('with a secret that has quotes or blanks', () => {
    const secret = 'a "b" c\\d é'
    const texts = [
      JSON.stringify({ secret }),
      `x=${new URLSearchParams({ s: secret })}`,
      encodeURIComponent(secret),
    ]
    expect(texts.map((text) => concealSecrets(text, [secret]))).toEqual(['{"secret":"…"}', 'x=s=…', '…'])
  })

  test('keeps no rest of secrets that begin alike or overlap', () => {
    expect(concealSecrets('a TOKEN-12345 b', ['TOKEN', 'TOKEN-12345'])).toBe('a … b')
    expect(concealSecrets('a ABCDEFGH b', ['ABCDE', 'DEFGH'])).toBe('a … b')
  })

  test('is hidden whole where it holds a very short secret', () => {
    expect(concealSecrets('wrong password bob', ['bob'])).toBe('…')
    expect(concealSecrets('wrong B\u200Bo b', ['bob'])).toBe('…')
    expect(concealSecrets('wrong password', ['bob', ''])).toBe('wrong password')
  })

  test('never shows a secret, whatever stands around it', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 20 })
    fc.assert(
      fc.property(
        texts,
        fc.string({ minLength: 4 }).filter((text) => /\S{4}/.test(text)),
        texts,
        (a, secret, b) => {
          expect(concealSecrets(`${a}${secret}${b}`, [secret])).not.toContain(secret)
        },
      ),
    )
  })

  test('may hold half of a character, as a secret may', () => {
    expect(concealSecrets('a \uD800 b', ['key\uD800'])).toBe('a \uD800 b')
  })
})
