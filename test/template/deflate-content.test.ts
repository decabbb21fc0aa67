import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crc32Of } from '../../src/template/crc32.js'
import { deflateContent } from '../../src/template/deflate-content.js'

const chunkLength = 512 * 1024
/** More than two chunks, with characters of one to four bytes at all of their borders. */
const long = Array.from({ length: 60_000 }, (_, index) => `${(index * 7919) % 99_991}å€😀 <w:t/>`).join('')

/** For contents that are too long to compare one by one. */
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function* cut(text: string, lengths: readonly number[]): Iterable<string> {
  let start = 0
  for (let index = 0; start < text.length; index += 1) {
    const end = start + Math.max(1, lengths[index % lengths.length] ?? 1)
    yield text.slice(start, end)
    start = end
  }
}

/** Gives all pieces in the same memory. */
function* reuse(bytes: Uint8Array, lengths: readonly number[]): Iterable<Uint8Array> {
  const piece = new Uint8Array(Math.max(...lengths, 1))
  let start = 0
  for (let index = 0; start < bytes.length; index += 1) {
    const given = bytes.subarray(start, start + Math.max(1, lengths[index % lengths.length] ?? 1))
    piece.set(given)
    yield piece.subarray(0, given.length)
    start += given.length
  }
}

test('Any text inflates again, in whatever pieces it comes, and lone surrogates are replaced', () => {
  const pieces = fc.array(fc.string({ unit: 'binary', maxLength: 5 }).map((text) => text.slice(0, -1)))
  fc.assert(
    fc.property(fc.oneof(pieces, fc.array(fc.constantFrom('\ud83d', '\ude00', '😀', 'a', ''))), (texts) => {
      const expected = new TextEncoder().encode(texts.join(''))
      const { packed, crc32, size } = deflateContent(texts)
      expect(inflateRawSync(packed)).toEqual(Buffer.from(expected))
      expect({ crc32, size }).toEqual({ crc32: crc32Of(expected), size: expected.length })
    }),
  )
})

test('A short content is deflated as zlib deflates it', () => {
  const bytes = Buffer.from(long.slice(0, 20_000))
  expect(deflateContent(bytes).packed).toEqual(deflateRawSync(bytes, { level: 3 }))
})

describe('A long content', () => {
  const bytes = Buffer.from(long)
  const whole = deflateContent(long)

  test('is cut into more than two chunks, and is one stream of deflated data all the same', () => {
    expect(bytes.length).toBeGreaterThan(2 * chunkLength)
    expect(hashOf(inflateRawSync(whole.packed))).toBe(hashOf(bytes))
    expect(whole).toMatchObject({ size: bytes.length, crc32: crc32Of(bytes) })
  })

  test('refers back across the ends of chunks, and so is hardly larger than in one go', () => {
    const block = Array.from({ length: 400 }, (_, index) => hashOf(Buffer.from(`${index}`))).join('')
    const blocks = Buffer.from(block.repeat(60))
    const inOneGo = deflateRawSync(blocks, { level: 3 }).length
    expect(deflateContent(blocks).packed.length).toBeLessThan(inOneGo * 1.01)
    expect(deflateContent(cut(block.repeat(60), [5000])).packed.length).toBeLessThan(inOneGo * 1.01)
  })

  test('gives the same bytes as text, as bytes, and in any pieces', () => {
    expect(hashOf(deflateContent(bytes).packed)).toBe(hashOf(whole.packed))
    const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 200 }), fc.nat(100_000)), { minLength: 1 })
    fc.assert(
      fc.property(lengths, (each) => {
        expect(hashOf(deflateContent(cut(long, each)).packed)).toBe(hashOf(whole.packed))
      }),
      { numRuns: 8 },
    )
  })

  test('gives the same bytes in pieces of bytes that are written over, and mixed with text', () => {
    const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 200 }), fc.nat(300_000)), { minLength: 1 })
    fc.assert(
      fc.property(lengths, (each) => {
        expect(hashOf(deflateContent(reuse(bytes, each)).packed)).toBe(hashOf(whole.packed))
      }),
      { numRuns: 8 },
    )
    const mixed = ['x😀', Buffer.from('é'), '', 'y', new Uint8Array(), Buffer.from('z'), 'å']
    expect(inflateRawSync(deflateContent(mixed).packed).toString()).toBe('x😀éyzå')
  })

  test.each([-1, 0, 1])('is whole when it ends %i bytes from the end of a chunk', (distance) => {
    const text = 'x'.repeat(chunkLength + distance)
    expect(inflateRawSync(deflateContent(cut(text, [1000])).packed).toString()).toBe(text)
    expect(deflateContent(cut(text, [1000]))).toEqual(deflateContent(Buffer.from(text)))
  })

  test('is whole when a character lies across the end of every stretch that is encoded', () => {
    const text = `x${'😀'.repeat(200_000)}`
    expect(inflateRawSync(deflateContent(cut(text, [777])).packed).toString()).toBe(text)
  })
})
