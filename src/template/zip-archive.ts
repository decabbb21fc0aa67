/**
 * Zip archives as DOCX uses them (ECMA-376 part 2, annex B), with or without ZIP64 records: read with limits that are
 * checked before anything is inflated.
 */
import { inflateRawSync } from 'node:zlib'
import { crc32Of } from './crc32.js'
import { lengths, signatures, wideCount, wideField, wideNumber } from './zip-format.js'

export interface ZipEntry {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  readonly crc32: number
  /** Length of the content, in bytes. */
  readonly size: number
  /** The content as the archive holds it. */
  readonly packed: Uint8Array
}

/** Why an archive is not opened. */
export type ZipFault =
  | { readonly kind: 'not-a-zip' | 'truncated' | 'encrypted' | 'too-many-entries' | 'too-large' }
  | { readonly kind: 'bad-name' | 'duplicate' | 'method' | 'too-dense' | 'damaged'; readonly entry: string }

/** What an archive may hold at most. Sizes are in bytes. */
interface ZipLimits {
  readonly entries: number
  readonly entrySize: number
  readonly totalSize: number
  /** How many times smaller than its content an entry may be packed, if that is larger than `freeSize`. */
  readonly ratio: number
  readonly freeSize: number
}

/** Generous for documents, small for a machine. */
const strangersLimits: ZipLimits = {
  entries: 5_000,
  entrySize: 200_000_000,
  totalSize: 500_000_000,
  ratio: 200,
  freeSize: 1_000_000,
}

/** For archives of our own. */
export const noLimits: ZipLimits = {
  entries: Number.POSITIVE_INFINITY,
  entrySize: Number.POSITIVE_INFINITY,
  totalSize: Number.POSITIVE_INFINITY,
  ratio: Number.POSITIVE_INFINITY,
  freeSize: Number.POSITIVE_INFINITY,
}

/** The end record, and the longest comment that may follow it. */
const endSearch = lengths.end + 0xffff

class ZipError extends Error {
  constructor(readonly fault: ZipFault) {
    super(fault.kind)
  }
}

/** Reads the directory of an archive, in its order, without folders. Nothing is inflated; the bytes are copied. */
export function openZip(
  bytes: Uint8Array,
  limits: ZipLimits = strangersLimits,
): readonly ZipEntry[] | ZipFault {
  try {
    return readEntries(Buffer.from(bytes), limits)
  } catch (error) {
    if (error instanceof ZipError) return error.fault
    // A number lies beyond the end of the bytes.
    if (error instanceof RangeError) return { kind: 'truncated' }
    throw error
  }
}

/** The content of an entry; a fault when it is not of the size and the checksum that the directory states. */
export function inflateEntry(entry: ZipEntry): Uint8Array | ZipFault {
  const content = entry.method === 'stored' ? entry.packed : inflate(entry)
  if (content === undefined || content.length !== entry.size || crc32Of(content) !== entry.crc32) {
    return { kind: 'damaged', entry: entry.name }
  }
  return content
}

function inflate(entry: ZipEntry): Uint8Array | undefined {
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: Math.max(entry.size, 1) })
  } catch {
    // Damaged, or more than the directory states: zlib does not say which in a way to rely on.
    return undefined
  }
}

function readEntries(bytes: Buffer, limits: ZipLimits): readonly ZipEntry[] {
  const { count, start } = readEnd(bytes)
  if (count > limits.entries) throw new ZipError({ kind: 'too-many-entries' })
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let total = 0
  for (let index = 0, at = start; index < count; index += 1) {
    const record = readDirectoryRecord(bytes, at)
    at = record.end
    const { name, size } = record
    if (isTooDense(record, limits)) throw new ZipError({ kind: 'too-dense', entry: name })
    const packed = packedContent(bytes, record)
    if (name.endsWith('/')) continue
    checkName(name, names)
    total += size
    if (size > limits.entrySize || total > limits.totalSize) throw new ZipError({ kind: 'too-large' })
    entries.push({ name, method: record.method, crc32: record.crc32, size, packed })
  }
  return entries
}

const isTooDense = ({ size, packedSize }: DirectoryRecord, { ratio, freeSize }: ZipLimits): boolean =>
  size > freeSize && size > packedSize * ratio

/** Where the directory begins, and how many entries it has. */
interface Directory {
  readonly count: number
  readonly start: number
}

function readEnd(bytes: Buffer): Directory {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const start = bytes.readUInt32LE(end + 16)
  const locator = end - lengths.wideEndLocator
  const isWide = locator >= 0 && bytes.readUInt32LE(locator) === signatures.wideEndLocator
  if (!isWide) return { count, start }
  const wideEnd = readNumber64(bytes, locator + 8)
  if (bytes.readUInt32LE(wideEnd) !== signatures.wideEnd) throw new ZipError({ kind: 'truncated' })
  return {
    count: count === wideCount ? readNumber64(bytes, wideEnd + 32) : count,
    start: start === wideNumber ? readNumber64(bytes, wideEnd + 48) : start,
  }
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - lengths.end; at >= 0 && at >= bytes.length - endSearch; at -= 1) {
    if (bytes.readUInt32LE(at) === signatures.end) return at
  }
  const begins = bytes.length >= 4 && bytes.readUInt32LE(0) === signatures.local
  throw new ZipError({ kind: begins ? 'truncated' : 'not-a-zip' })
}

interface DirectoryRecord extends Omit<ZipEntry, 'packed'> {
  readonly packedSize: number
  /** Where the record before the content begins. */
  readonly offset: number
  /** Where the next record of the directory begins. */
  readonly end: number
}

function readDirectoryRecord(bytes: Buffer, at: number): DirectoryRecord {
  if (bytes.readUInt32LE(at) !== signatures.directory) throw new ZipError({ kind: 'truncated' })
  const nameEnd = at + lengths.directory + bytes.readUInt16LE(at + 28)
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
  const end = extraEnd + bytes.readUInt16LE(at + 32)
  const name = readName(bytes.subarray(at + lengths.directory, nameEnd))
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new ZipError({ kind: 'encrypted' })
  const method = bytes.readUInt16LE(at + 10)
  if (method !== 0 && method !== 8) throw new ZipError({ kind: 'method', entry: name })
  const wide = new WideNumbers(bytes, { start: nameEnd, end: extraEnd })
  return {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    crc32: bytes.readUInt32LE(at + 16),
    // In the order in which an extra field holds them.
    size: wide.read(at + 24),
    packedSize: wide.read(at + 20),
    offset: wide.read(at + 42),
    end,
  }
}

/** The numbers of a record that are in 64 bits in its extra field, one after the other, where 32 do not hold them. */
class WideNumbers {
  private next: number
  private readonly end: number

  constructor(
    private readonly bytes: Buffer,
    { start, end }: { readonly start: number; readonly end: number },
  ) {
    let at = start
    while (at + 4 <= end && bytes.readUInt16LE(at) !== wideField) at += 4 + bytes.readUInt16LE(at + 2)
    this.next = Math.min(at + 4, end)
    this.end = at + 4 <= end ? Math.min(at + 4 + bytes.readUInt16LE(at + 2), end) : end
  }

  /** Without a wide one, the number is what it says. */
  read(at: number): number {
    const number = this.bytes.readUInt32LE(at)
    if (number !== wideNumber || this.next + 8 > this.end) return number
    this.next += 8
    return readNumber64(this.bytes, this.next - 8)
  }
}

/** Numbers of more than 53 bits lose their last ones; no archive is of that size. */
const readNumber64 = (bytes: Buffer, at: number): number =>
  bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 2 ** 32

function packedContent(bytes: Buffer, { offset, packedSize }: DirectoryRecord): Uint8Array {
  if (bytes.readUInt32LE(offset) !== signatures.local) throw new ZipError({ kind: 'truncated' })
  const start = offset + lengths.local + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + packedSize > bytes.length) throw new ZipError({ kind: 'truncated' })
  return bytes.subarray(start, start + packedSize)
}

/** Names of parts are ASCII (ECMA-376 part 2, 6.2.2.2); others are read as UTF-8 where they can be. */
function readName(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').replaceAll('\\', '/')
}

/** Names that climb out of the package, or that differ in case only, mislead programs that unpack it. */
function checkName(name: string, names: Set<string>): void {
  const isBad =
    name.startsWith('/') ||
    name.includes('\0') ||
    name.split('/').some((step) => step === '..' || step === '')
  if (isBad) throw new ZipError({ kind: 'bad-name', entry: name })
  const key = name.toLowerCase()
  if (names.has(key)) throw new ZipError({ kind: 'duplicate', entry: name })
  names.add(key)
}
