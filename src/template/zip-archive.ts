/**
 * Zip archives as DOCX uses them (ECMA-376 part 2, annex B): read with limits that are checked before anything is
 * inflated, and written so that the same entries give the same bytes.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { crc32Of } from './crc32.js'

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
  | { readonly kind: 'not-a-zip' | 'truncated' | 'encrypted' | 'zip64' | 'too-many-entries' | 'too-large' }
  | { readonly kind: 'bad-name' | 'duplicate' | 'method' | 'too-dense' | 'damaged'; readonly entry: string }

/** Generous for documents, small for a machine. Sizes are in bytes. */
const limits = {
  entries: 5_000,
  entrySize: 200_000_000,
  totalSize: 500_000_000,
  ratio: 200,
  freeSize: 1_000_000,
}

const localHeader = 0x04034b50
const centralHeader = 0x02014b50
const endOfDirectory = 0x06054b50
const endLength = 22
/** The end record, and the longest comment that may follow it. */
const endSearch = endLength + 0xffff
/** 1980-01-01 00:00, the first moment of MS-DOS time: nothing in an archive tells when it was written. */
const date = 0x0021
const utf8Flag = 0x0800

class ZipError extends Error {
  constructor(readonly fault: ZipFault) {
    super(fault.kind)
  }
}

/**
 * Reads the directory of an archive, in its order, without folders. Nothing is inflated; the bytes are copied.
 * @param ratio how many times smaller than its content an entry may be packed; archives of our own need no limit
 */
export function openZip(bytes: Uint8Array, ratio: number = limits.ratio): readonly ZipEntry[] | ZipFault {
  try {
    return readDirectory(Buffer.from(bytes), ratio)
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

export function deflateEntry(name: string, content: Uint8Array): ZipEntry {
  const packed = deflateRawSync(content)
  return { name, method: 'deflated', crc32: crc32Of(content), size: content.length, packed }
}

/** Writes an archive. Entries keep their order and their packed content. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const local = Buffer.concat([localRecord(entry, name.length), name, entry.packed])
    directory.push(directoryRecord(entry, name.length, offset), name)
    files.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...files, central, endRecord(entries.length, central.length, offset)])
}

function inflate(entry: ZipEntry): Uint8Array | undefined {
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: Math.max(entry.size, 1) })
  } catch {
    // Damaged, or more than the directory states: zlib does not say which in a way to rely on.
    return undefined
  }
}

function readDirectory(bytes: Buffer, ratio: number): readonly ZipEntry[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const start = bytes.readUInt32LE(end + 16)
  if (count === 0xffff || start === 0xffffffff) throw new ZipError({ kind: 'zip64' })
  if (count > limits.entries) throw new ZipError({ kind: 'too-many-entries' })
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let total = 0
  for (let index = 0, at = start; index < count; index += 1) {
    const { entry, next } = readEntry(bytes, { at, ratio })
    at = next
    if (entry.name.endsWith('/')) continue
    checkName(entry.name, names)
    total += entry.size
    if (entry.size > limits.entrySize || total > limits.totalSize) throw new ZipError({ kind: 'too-large' })
    entries.push(entry)
  }
  return entries
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - endLength; at >= 0 && at >= bytes.length - endSearch; at -= 1) {
    if (bytes.readUInt32LE(at) === endOfDirectory) return at
  }
  const begins = bytes.length >= 4 && bytes.readUInt32LE(0) === localHeader
  throw new ZipError({ kind: begins ? 'truncated' : 'not-a-zip' })
}

function readEntry(
  bytes: Buffer,
  { at, ratio }: { readonly at: number; readonly ratio: number },
): { readonly entry: ZipEntry; readonly next: number } {
  if (bytes.readUInt32LE(at) !== centralHeader) throw new ZipError({ kind: 'truncated' })
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
  const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  const name = readName(bytes.subarray(at + 46, nameEnd))
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new ZipError({ kind: 'encrypted' })
  const method = bytes.readUInt16LE(at + 10)
  if (method !== 0 && method !== 8) throw new ZipError({ kind: 'method', entry: name })
  const packedSize = bytes.readUInt32LE(at + 20)
  const size = bytes.readUInt32LE(at + 24)
  const isDense = size > limits.freeSize && size > packedSize * ratio
  if (isDense) throw new ZipError({ kind: 'too-dense', entry: name })
  const entry: ZipEntry = {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    crc32: bytes.readUInt32LE(at + 16),
    size,
    packed: packedContent(bytes, bytes.readUInt32LE(at + 42), packedSize),
  }
  return { entry, next }
}

function packedContent(bytes: Buffer, at: number, size: number): Uint8Array {
  if (bytes.readUInt32LE(at) !== localHeader) throw new ZipError({ kind: 'truncated' })
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  if (start + size > bytes.length) throw new ZipError({ kind: 'truncated' })
  return bytes.subarray(start, start + size)
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

/** The fields that the record before a content and the record in the directory share. */
function sharedFields(entry: ZipEntry, nameLength: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(utf8Flag, 2)
  fields.writeUInt16LE(entry.method === 'stored' ? 0 : 8, 4)
  fields.writeUInt16LE(date, 8)
  fields.writeUInt32LE(entry.crc32, 10)
  fields.writeUInt32LE(entry.packed.length, 14)
  fields.writeUInt32LE(entry.size, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}

const littleEndian = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const localRecord = (entry: ZipEntry, nameLength: number): Buffer =>
  Buffer.concat([littleEndian(localHeader), sharedFields(entry, nameLength)])

function directoryRecord(entry: ZipEntry, nameLength: number, offset: number): Buffer {
  const version = Buffer.from([20, 0])
  // Comment, disk and attributes are all zero.
  const rest = Buffer.alloc(10)
  return Buffer.concat([
    littleEndian(centralHeader),
    version,
    sharedFields(entry, nameLength),
    rest,
    littleEndian(offset),
  ])
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(endLength)
  record.writeUInt32LE(endOfDirectory, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  return record
}
