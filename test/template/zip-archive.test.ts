import fc from 'fast-check'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { inflateEntry, noLimits, openZip } from '../../src/template/zip-archive.js'
import { deflateEntry, writeZip } from '../../src/template/zip-writer.js'

const files = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9æø]{0,8}(\/[a-z.]{1,8}x)?$/),
    content: fc.uint8Array({ maxLength: 2000 }),
  }),
  { selector: ({ name }) => name, maxLength: 8 },
)

test('What is written is read again, here and by others, in the same order', () => {
  fc.assert(
    fc.property(files, (written) => {
      const bytes = writeZip(written.map(({ name, content }) => deflateEntry(name, content)))
      const entries = openZip(bytes)
      if ('kind' in entries) throw new Error(entries.kind)
      expect(entries.map((entry) => ({ name: entry.name, content: inflateEntry(entry) }))).toEqual(
        written.map(({ name, content }) => ({ name, content: Buffer.from(content) })),
      )
      const byOthers = new PizZip(bytes, { checkCRC32: true })
      for (const { name, content } of written) {
        expect([...(byOthers.file(name)?.asUint8Array() ?? [])], name).toEqual([...content])
      }
    }),
    { numRuns: 50 },
  )
})

test('What others write is read, stored or deflated, without folders', () => {
  const zip = new PizZip()
  zip.file('a.txt', 'a'.repeat(100), { compression: 'STORE' })
  zip.file('b/c.txt', 'b'.repeat(100), { compression: 'DEFLATE', createFolders: true })
  const entries = openZip(zip.generate({ type: 'uint8array', comment: 'a comment' }))
  if ('kind' in entries) throw new Error(entries.kind)
  expect(entries.map(({ name, method, size }) => [name, method, size])).toEqual([
    ['a.txt', 'stored', 100],
    ['b/c.txt', 'deflated', 100],
  ])
})

test('Text comes in pieces, too', () => {
  const bytes = writeZip([deflateEntry('a', ['Dear ', 'customer'])])
  expect(new PizZip(bytes, { checkCRC32: true }).file('a')?.asText()).toBe('Dear customer')
})

test('Entries are written at the first moment of MS-DOS time, whatever the time is', () => {
  const bytes = writeZip([deflateEntry('a', Buffer.from('a'))])
  expect(new PizZip(bytes).files['a']?.date).toEqual(new Date(1980, 0, 1))
})

describe('An archive in the ZIP64 form', () => {
  const hasWideEnd = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(Buffer.from('PK\x06\x06'))
  const wide = { size: 0, count: 0 }
  const written = ['a', 'word/b.xml', 'c'].map((name) => deflateEntry(name, name.repeat(99)))
  const valid = Buffer.from(writeZip(written, wide))

  test('is written from where it is needed on, and holds the same', () => {
    const thresholds = fc.record({ size: fc.nat(3000), count: fc.nat(8) })
    fc.assert(
      fc.property(files, thresholds, (contents, wideFrom) => {
        const entries = contents.map(({ name, content }) => deflateEntry(name, content))
        const bytes = writeZip(entries, wideFrom)
        expect(openZip(bytes)).toEqual(entries)
        const byOthers = new PizZip(bytes, { checkCRC32: true })
        for (const { name, content } of contents) {
          expect([...(byOthers.file(name)?.asUint8Array() ?? [])], name).toEqual([...content])
        }
        if (entries.length >= wideFrom.count) expect(hasWideEnd(bytes)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('is not written where it is not needed', () => {
    expect(hasWideEnd(writeZip(written))).toBe(false)
    expect(hasWideEnd(writeZip(written, { size: 0xffffffff, count: 3 }))).toBe(true)
    expect(hasWideEnd(writeZip(written, { size: 0xffffffff, count: 4 }))).toBe(false)
  })

  test('is written for more entries than the plain form can count', () => {
    const empty = deflateEntry('', '')
    const entries = Array.from({ length: 65_535 }, (_, index) => ({ ...empty, name: `${index}` }))
    expect(hasWideEnd(writeZip(entries.slice(1)))).toBe(false)
    const bytes = writeZip(entries)
    expect(hasWideEnd(bytes)).toBe(true)
    expect(openZip(bytes, noLimits)).toHaveLength(65_535)
    expect(openZip(bytes)).toEqual({ kind: 'too-many-entries' })
  })

  test('never throws, however it is cut off or changed, and never shows more than it holds', () => {
    const change = fc.record({ at: fc.nat(valid.length - 1), byte: fc.nat(255) })
    const damage = fc.record({ end: fc.nat(valid.length), changes: fc.array(change, { maxLength: 3 }) })
    fc.assert(
      fc.property(damage, ({ end, changes }) => {
        const bytes = Buffer.from(valid)
        for (const { at, byte } of changes) bytes[at] = byte
        const opened = openZip(changes.length === 0 ? bytes.subarray(0, end) : bytes)
        if ('kind' in opened) return
        for (const entry of opened) {
          const content = inflateEntry(entry)
          if (!('kind' in content)) expect(content).toHaveLength(entry.size)
        }
      }),
      { numRuns: 500 },
    )
  })

  /** Changes a number of 64 bits behind a record, at an offset in it. */
  const withNumber = (record: string, { at, value }: { at: number; value: bigint }): Uint8Array => {
    const bytes = Buffer.from(valid)
    bytes.writeBigUInt64LE(value, bytes.indexOf(record) + at)
    return bytes
  }
  const end = 'PK\x06\x06'
  const locator = 'PK\x06\x07'
  /** Of the first entry, whose name has one letter: sizes, then the offset. */
  const sizes = 'PK\x01\x02'
  const firstNumber = 46 + 1 + 4

  test.each([
    ['as many entries as nothing can hold', end, 32, 2n ** 60n, 'too-many-entries'],
    ['a directory beyond its end', end, 48, 2n ** 40n, 'truncated'],
    ['an end that is elsewhere', locator, 8, 0n, 'truncated'],
    ['an end beyond all numbers', locator, 8, 2n ** 64n - 1n, 'truncated'],
    ['a content that is huge', sizes, firstNumber, 2n ** 40n, 'too-dense'],
    ['a content that is packed into more than there is', sizes, firstNumber + 8, 2n ** 33n, 'truncated'],
    ['a content that is elsewhere', sizes, firstNumber + 16, 2n ** 50n, 'truncated'],
  ])('is refused when it tells of %s', (_, record, at, value, kind) => {
    expect(openZip(withNumber(record, { at, value }))).toMatchObject({ kind })
  })

  test('says what it says where the number of 64 bits is missing', () => {
    const plain = Buffer.from(writeZip(written))
    plain.writeUInt32LE(0xffffffff, plain.indexOf(sizes) + 24)
    expect(openZip(plain, noLimits)).toMatchObject([{ size: 0xffffffff }, {}, {}])
    expect(openZip(plain)).toEqual({ kind: 'too-dense', entry: 'a' })
  })

  test('is damaged where it states another size than it holds', () => {
    const [entry] = [openZip(withNumber(sizes, { at: firstNumber, value: 98n }))].flat()
    if (entry === undefined || 'kind' in entry) throw new Error('It is refused')
    expect(inflateEntry(entry)).toEqual({ kind: 'damaged', entry: 'a' })
  })

  test('counts entries that share their bytes one by one', () => {
    const shared = Buffer.from(valid)
    for (let at = 0; at + 4 < shared.length; at += 1) {
      // The offset comes after two sizes, behind the name and the head of the extra field.
      if (shared.readUInt32LE(at) === 0x02014b50)
        shared.writeBigUInt64LE(0n, at + firstNumber - 1 + shared.readUInt16LE(at + 28) + 16)
    }
    const opened = [openZip(shared)].flat()
    const begins = opened.map((entry) => ('kind' in entry ? undefined : entry.packed.subarray(0, 4)))
    expect(begins).toEqual(written.map(() => written[0]?.packed.subarray(0, 4)))
    const totalSize = written.reduce((sum, { size }) => sum + size, 0)
    expect(openZip(shared, { ...noLimits, totalSize })).toHaveLength(3)
    expect(openZip(shared, { ...noLimits, totalSize: totalSize - 1 })).toEqual({ kind: 'too-large' })
  })
})
