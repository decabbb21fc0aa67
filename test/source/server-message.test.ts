import { describe, expect, test } from 'vitest'
import { readServerMessage } from '../../src/source/server-message.js'

describe('the message of a server', () => {
  test.each([
    [{ Message: 'a', ErrorMessage: 'b' }, 'b'],
    [{ message: 'a' }, 'a'],
    [{ Message: ' ', MessageDetail: 'detail' }, 'detail'],
    [{ Error: true, ErrorType: 'X' }, undefined],
    [{}, undefined],
    [[], undefined],
    [null, undefined],
    [undefined, undefined],
    ['plain', 'plain'],
  ])('of %j is %j', (answer, message) => {
    expect(readServerMessage(answer, [])).toBe(message)
  })

  test('stands on one line, and cannot leave its quotes or turn the text around it', () => {
    const message = 'one\r\n\ttwo `three`\u202E\u0000\u001B[31m'
    expect(readServerMessage({ Message: message }, [])).toBe("one two 'three' [31m")
  })

  test('is cut between characters', () => {
    expect(readServerMessage({ Message: '😀'.repeat(300) }, [])).toBe(`${'😀'.repeat(200)}…`)
  })

  test('holds no secret, not even where it is cut', () => {
    const message = `${'x'.repeat(195)} TOKEN-12345`
    expect(readServerMessage({ Message: message }, ['TOKEN-12345'])).toBe(`${'x'.repeat(195)} …`)
  })

  test('holds no rest of a secret that begins like another', () => {
    expect(readServerMessage('a TOKEN-12345 b', ['TOKEN', 'TOKEN-12345'])).toBe('a … b')
  })

  test('holds no secret that it would hold once it stands on one line', () => {
    expect(readServerMessage('bad TOK\u200BEN-\r\n12345', ['TOKEN-12345'])).toBe('bad …')
  })

  test('is hidden whole where it holds a very short secret', () => {
    expect(readServerMessage('abc', ['a', ''])).toBe('…')
  })

  test('is none when it is as long as a book', () => {
    expect(readServerMessage('x'.repeat(100_001), [])).toBeUndefined()
  })
})
