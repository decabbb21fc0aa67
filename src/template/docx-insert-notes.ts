/** Footnotes and endnotes of the details document in the main one. Every reference to a note gets a note of its own. */

import type { NoteKind } from './docx-insert-content.js'
import { type Documents, textsOf } from './docx-insert-growing-part.js'
import { readTree, withAttribute } from './docx-tree.js'
import { readAttribute, readXml } from './xml-reader.js'

export class NoteMerger {
  private readonly source: ReadonlyMap<string, string>
  private readonly waiting: string[] = []
  private last: number

  constructor(
    kind: NoteKind,
    private readonly documents: Documents,
  ) {
    const { main, details } = textsOf(`${kind}s`, documents)
    this.source = readNotes(details)
    // Numbers up to 0 are those of the lines that part notes from the text.
    this.last = [...readNotes(main).keys()].reduce((highest, id) => Math.max(highest, Number(id) || 0), 0)
  }

  /** The id of a new copy of a note. */
  idOf(id: string): string {
    const xml = this.source.get(id)
    if (xml === undefined) throw this.documents.details.fault('missing-note', id)
    this.last += 1
    this.waiting.push(xml.replace(/^<[^>]*>/, (tag) => withAttribute(tag, 'w:id', String(this.last))))
    return String(this.last)
  }

  /** The next note to be copied, with its new id; what it refers to is still as in the details. */
  next(): string | undefined {
    return this.waiting.shift()
  }
}

function readNotes(xml = ''): ReadonlyMap<string, string> {
  const notes = readTree(readXml(xml).tokens)?.children ?? []
  return new Map(
    notes.map(({ start, contentStart, end }) => [
      readAttribute(xml.slice(start, contentStart), 'w:id') ?? '',
      xml.slice(start, end),
    ]),
  )
}
