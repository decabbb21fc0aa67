/** Writes zip archives so that the same entries give the same bytes. */
import { type Content, deflateContent } from './deflate-content.js'
import type { ZipEntry } from './zip-archive.js'
import { lengths, signatures, wideCount, wideField, wideNumber } from './zip-format.js'

/** 1980-01-01 00:00, the first moment of MS-DOS time: nothing in an archive tells when it was written. */
const date = 0x0021
const utf8Flag = 0x0800

export function deflateEntry(name: string, content: Content): ZipEntry {
  return { name, method: 'deflated', ...deflateContent(content) }
}

/** From which numbers on an archive takes the ZIP64 form. */
interface WideFrom {
  /** Sizes and offsets, in bytes. */
  readonly size: number
  /** How many entries there are. */
  readonly count: number
}

/**
 * Writes an archive. Entries keep their order and their packed content. What is too large for the plain form is in the
 * ZIP64 form, and nothing else is.
 */
export function writeZip(
  entries: readonly ZipEntry[],
  wideFrom: WideFrom = { size: wideNumber, count: wideCount },
): Uint8Array {
  const placed = placeEntries(entries, wideFrom)
  const end = placeEnd(placed, wideFrom)
  const records = new RecordWriter(end.start + end.size + (end.isWide ? wideEndsLength : 0) + lengths.end)
  for (const entry of placed) writeContent(records, entry)
  for (const entry of placed) writeDirectoryRecord(records, entry)
  if (end.isWide) writeWideEnd(records, end)
  writeEnd(records, end)
  return records.bytes
}

const wideEndsLength = lengths.wideEnd + lengths.wideEndLocator

interface PlacedEntry {
  readonly entry: ZipEntry
  /** Of the name, in bytes. */
  readonly nameLength: number
  /** Where its local record begins. */
  readonly offset: number
  /** Whether its sizes are in the ZIP64 form. */
  readonly hasWideSizes: boolean
  /** Whether its offset is. */
  readonly hasWideOffset: boolean
}

function placeEntries(entries: readonly ZipEntry[], wideFrom: WideFrom): readonly PlacedEntry[] {
  let offset = 0
  return entries.map((entry) => {
    const placed = {
      entry,
      nameLength: Buffer.byteLength(entry.name),
      offset,
      hasWideSizes: Math.max(entry.size, entry.packed.length) >= wideFrom.size,
      hasWideOffset: offset >= wideFrom.size,
    }
    offset += lengthOf(placed)
    return placed
  })
}

/** Of all that is written before the content and with it, in bytes. */
const lengthOf = (placed: PlacedEntry): number =>
  lengths.local + placed.nameLength + localExtraLength(placed) + placed.entry.packed.length

/** Sizes are given both or not at all. */
const localExtraLength = ({ hasWideSizes }: PlacedEntry): number => (hasWideSizes ? 4 + 16 : 0)

function directoryExtraLength({ hasWideSizes, hasWideOffset }: PlacedEntry): number {
  const numbers = (hasWideSizes ? 16 : 0) + (hasWideOffset ? 8 : 0)
  return numbers === 0 ? 0 : 4 + numbers
}

/** Where the directory is. */
interface PlacedEnd {
  readonly count: number
  readonly start: number
  readonly size: number
  readonly isWide: boolean
}

function placeEnd(placed: readonly PlacedEntry[], wideFrom: WideFrom): PlacedEnd {
  const last = placed.at(-1)
  const start = last === undefined ? 0 : last.offset + lengthOf(last)
  const sizes = placed.map((each) => lengths.directory + each.nameLength + directoryExtraLength(each))
  const size = sizes.reduce((sum, each) => sum + each, 0)
  const count = placed.length
  return { count, start, size, isWide: Math.max(start, size) >= wideFrom.size || count >= wideFrom.count }
}

function writeContent(records: RecordWriter, placed: PlacedEntry): void {
  const { entry, hasWideSizes } = placed
  records.number32(signatures.local)
  writeSharedFields(records, placed)
  records.number16(localExtraLength(placed))
  records.text(entry.name)
  if (hasWideSizes) {
    records.number16(wideField)
    records.number16(16)
    writeWideSizes(records, entry)
  }
  records.content(entry.packed)
}

function writeDirectoryRecord(records: RecordWriter, placed: PlacedEntry): void {
  const { entry, offset, hasWideSizes, hasWideOffset } = placed
  const extraLength = directoryExtraLength(placed)
  records.number32(signatures.directory)
  records.number16(versionOf(extraLength > 0))
  writeSharedFields(records, placed)
  records.number16(extraLength)
  // Comment, disk and attributes.
  records.zeros(10)
  records.number32(hasWideOffset ? wideNumber : offset)
  records.text(entry.name)
  if (extraLength === 0) return
  records.number16(wideField)
  records.number16(extraLength - 4)
  if (hasWideSizes) writeWideSizes(records, entry)
  if (hasWideOffset) records.number64(offset)
}

/** The fields that the record before a content and the record in the directory share. */
function writeSharedFields(records: RecordWriter, { entry, nameLength, ...form }: PlacedEntry): void {
  records.number16(versionOf(form.hasWideSizes || form.hasWideOffset))
  records.number16(utf8Flag)
  records.number16(entry.method === 'stored' ? 0 : 8)
  records.number16(0)
  records.number16(date)
  records.number32(entry.crc32)
  records.number32(form.hasWideSizes ? wideNumber : entry.packed.length)
  records.number32(form.hasWideSizes ? wideNumber : entry.size)
  records.number16(nameLength)
}

function writeWideSizes(records: RecordWriter, entry: ZipEntry): void {
  records.number64(entry.size)
  records.number64(entry.packed.length)
}

/** The version of the format that is needed to read a record: 2.0, or 4.5 for the ZIP64 form. */
const versionOf = (isWide: boolean): number => (isWide ? 45 : 20)

function writeWideEnd(records: RecordWriter, { count, start, size }: PlacedEnd): void {
  records.number32(signatures.wideEnd)
  records.number64(lengths.wideEnd - 12)
  records.number16(versionOf(true))
  records.number16(versionOf(true))
  // Numbers of disks.
  records.zeros(8)
  records.number64(count)
  records.number64(count)
  records.number64(size)
  records.number64(start)
  records.number32(signatures.wideEndLocator)
  records.zeros(4)
  records.number64(start + size)
  records.number32(1)
}

function writeEnd(records: RecordWriter, { count, start, size, isWide }: PlacedEnd): void {
  records.number32(signatures.end)
  records.zeros(4)
  records.number16(isWide ? wideCount : count)
  records.number16(isWide ? wideCount : count)
  records.number32(isWide ? wideNumber : size)
  records.number32(isWide ? wideNumber : start)
  records.number16(0)
}

/** Writes numbers, least byte first, and texts one after the other. */
class RecordWriter {
  readonly bytes: Buffer
  private at = 0

  /** @param length of all that will be written, in bytes */
  constructor(length: number) {
    this.bytes = Buffer.allocUnsafe(length)
  }

  number16(value: number): void {
    this.at = this.bytes.writeUInt16LE(value, this.at)
  }

  number32(value: number): void {
    this.at = this.bytes.writeUInt32LE(value, this.at)
  }

  number64(value: number): void {
    this.number32(value % 2 ** 32)
    this.number32(Math.floor(value / 2 ** 32))
  }

  zeros(length: number): void {
    this.bytes.fill(0, this.at, this.at + length)
    this.at += length
  }

  text(text: string): void {
    this.at += this.bytes.write(text, this.at)
  }

  content(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }
}
