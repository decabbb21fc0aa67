/** Writes a DOCX file of which some parts have changed. */
import { deflateEntry, writeZip, type ZipEntry } from './zip-archive.js'

/** Unchanged entries keep their packed bytes and their order; new ones come last. */
export function packDocx(
  entries: readonly ZipEntry[],
  changed: ReadonlyMap<string, string | Uint8Array>,
): Uint8Array {
  const known = new Set(entries.map((entry) => entry.name))
  const kept = entries.map((entry) => {
    const content = changed.get(entry.name)
    return content === undefined ? entry : deflateEntry(entry.name, bytesOf(content))
  })
  const added = [...changed].filter(([name]) => !known.has(name))
  return writeZip([...kept, ...added.map(([name, content]) => deflateEntry(name, bytesOf(content)))])
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content
