/** The checksum of zip archives: ISO 3309, reflected polynomial 0xEDB88320. */
import * as zlib from 'node:zlib'

/**
 * The checksum of bytes, or of more bytes after those of which one is known already.
 * @param before the checksum of the bytes before
 */
export function crc32Of(bytes: Uint8Array, before = 0): number {
  return hasCrc32 ? zlib.crc32(bytes, before) : computeCrc32(bytes, before)
}

/** Node has it from 20.15 only. */
const hasCrc32 = 'crc32' in zlib

/** As {@link crc32Of}, on any Node: eight bytes at a time. */
export function computeCrc32(bytes: Uint8Array, before = 0): number {
  const { length } = bytes
  let crc = ~before
  let at = 0
  for (; at + 8 <= length; at += 8) {
    crc ^= byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8) | (byteAt(bytes, at + 2) << 16)
    crc ^= byteAt(bytes, at + 3) << 24
    crc =
      remainder(7, crc) ^
      remainder(6, crc >>> 8) ^
      remainder(5, crc >>> 16) ^
      remainder(4, crc >>> 24) ^
      remainder(3, byteAt(bytes, at + 4)) ^
      remainder(2, byteAt(bytes, at + 5)) ^
      remainder(1, byteAt(bytes, at + 6)) ^
      remainder(0, byteAt(bytes, at + 7))
  }
  for (; at < length; at += 1) crc = remainder(0, crc ^ byteAt(bytes, at)) ^ (crc >>> 8)
  return ~crc >>> 0
}

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0

/** What a byte leaves when so many more follow it. */
const remainder = (following: number, byte: number): number => table[(following << 8) | (byte & 0xff)] ?? 0

/** For a byte before none to seven others: 256 remainders each. */
const table = new Uint32Array(8 * 256)
for (let byte = 0; byte < 256; byte += 1) {
  let left = byte
  for (let bit = 0; bit < 8; bit += 1) left = left & 1 ? 0xedb88320 ^ (left >>> 1) : left >>> 1
  table[byte] = left
}
for (let index = 256; index < table.length; index += 1) {
  const shorter = table[index - 256] ?? 0
  table[index] = remainder(0, shorter) ^ (shorter >>> 8)
}
