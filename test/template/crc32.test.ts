import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeCrc32, crc32Of } from '../../src/template/crc32.js'

test.each([crc32Of, computeCrc32])('The check value of the algorithm comes out', (checksum) => {
  expect(checksum(Buffer.from('123456789'))).toBe(0xcbf43926)
  expect(checksum(new Uint8Array())).toBe(0)
})

test('What Node computes and what is computed without it are the same, at once or in two steps', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
      const whole = computeCrc32(bytes)
      expect(crc32Of(bytes)).toBe(whole)
      for (const checksum of [crc32Of, computeCrc32]) {
        expect(checksum(bytes.subarray(cut), checksum(bytes.subarray(0, cut)))).toBe(whole)
      }
    }),
  )
})
