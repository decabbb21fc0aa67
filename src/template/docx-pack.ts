/** Writes a DOCX file of which some parts have changed. */
import { deflateEntry, writeZip, type ZipEntry } from './zip-archive.js'

/** What a part holds. An iterable gives its text piece by piece, once; a character may be split between two pieces. */
export type PartContent = string | Uint8Array | Iterable<string>

/** Unchanged entries keep their packed bytes and their order; new ones come last. */
export function packDocx(
  entries: readonly ZipEntry[],
  changed: ReadonlyMap<string, PartContent>,
): Uint8Array {
  const known = new Set(entries.map((entry) => entry.name))
  const kept = entries.map((entry) => {
    const content = changed.get(entry.name)
    return content === undefined ? entry : deflateEntry(entry.name, bytesOf(content))
  })
  const added = [...changed].filter(([name]) => !known.has(name))
  return writeZip([...kept, ...added.map(([name, content]) => deflateEntry(name, bytesOf(content)))])
}

function bytesOf(content: PartContent): Uint8Array {
  if (content instanceof Uint8Array) return content
  return Buffer.from(typeof content === 'string' ? content : [...content].join(''))
}
