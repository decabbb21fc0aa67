import fc from 'fast-check'
import PizZip from 'pizzip'
import { expect, test } from 'vitest'
import { deflateEntry, inflateEntry, openZip, writeZip } from '../../src/template/zip-archive.js'

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

test('Entries are written at the first moment of MS-DOS time, whatever the time is', () => {
  const bytes = writeZip([deflateEntry('a', Buffer.from('a'))])
  expect(new PizZip(bytes).files['a']?.date).toEqual(new Date(1980, 0, 1))
})
