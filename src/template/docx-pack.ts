/** Writes a DOCX file of which some parts have changed. */
import type { Content } from './deflate-content.js'
import type { ZipEntry } from './zip-archive.js'
import { deflateEntry, writeZip } from './zip-writer.js'

/** What a part holds; an iterable gives its text, or its bytes, piece by piece, once. */
export type PartContent = Content

/** Unchanged entries keep their packed bytes and their order; new ones come last. */
export function packDocx(
  entries: readonly ZipEntry[],
  changed: ReadonlyMap<string, PartContent>,
): Uint8Array {
  const added = new Map(changed)
  const kept = entries.map((entry) => {
    const content = added.get(entry.name)
    added.delete(entry.name)
    return content === undefined ? entry : deflateEntry(entry.name, content)
  })
  return writeZip([...kept, ...[...added].map(([name, content]) => deflateEntry(name, content))])
}
