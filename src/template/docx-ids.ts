/**
 * Keeps ids unique that a region repeats with its content. Word repairs a document, or refuses it, where two drawings,
 * bookmarks, comments, content controls or paragraphs share an id.
 *
 * The first of a kind keeps its id. A repeated drawing gets a number of its own; repeated bookmarks and anchors of
 * comments go, as one name can mean one place only; ids that Word gives out anew when they are missing go, too.
 */
import { readAttribute } from './xml-reader.js'

/** Tags of elements with ids. Parts were read such that no attribute holds a `>`. */
const elements =
  /<(wp:docPr|w:id|w:bookmarkStart|w:bookmarkEnd|w:commentRangeStart|w:commentRangeEnd|w:commentReference|w:p|w:tr)(?=[\s/>])[^>]*>/g
const paragraphIds = / w14:(?:paraId|textId)="[^"]*"/g

export const hasIds = (xml: string): boolean => {
  const found = xml.match(elements) ?? []
  return found.some((tag) => !/^<w:(?:p|tr)\b/.test(tag) || tag.search(paragraphIds) >= 0)
}

/** Numbers for drawings (`wp:docPr`), which must be unique in a document. */
export class DrawingIds {
  private readonly taken: Set<string>
  private last = 0

  constructor(taken: ReadonlySet<string>) {
    this.taken = new Set(taken)
  }

  next(): string {
    do this.last += 1
    while (this.taken.has(String(this.last)))
    return String(this.last)
  }
}

export const findDrawingIds = (xml: string): readonly string[] =>
  (xml.match(/<wp:docPr\s[^>]*>/g) ?? []).map((tag) => readAttribute(tag, 'id') ?? '')

/** Gives what a region repeated ids of its own, or none, in the XML of one part. */
export function separateIds(xml: string, ids: DrawingIds): string {
  const seen = new Set<string>()
  const isRepeated = (kind: string, id: string | undefined): boolean => {
    const key = `${kind} ${id}`
    if (id === undefined || !seen.has(key)) {
      seen.add(key)
      return false
    }
    return true
  }
  return xml.replace(elements, (tag: string, name: string) => {
    if (name === 'w:p' || name === 'w:tr') {
      return isRepeated('w14:paraId', readAttribute(tag, 'w14:paraId')) ? tag.replace(paragraphIds, '') : tag
    }
    const isDrawing = name === 'wp:docPr'
    if (!isRepeated(name, readAttribute(tag, isDrawing ? 'id' : name === 'w:id' ? 'w:val' : 'w:id')))
      return tag
    if (isDrawing) return tag.replace(/(\sid\s*=\s*)(?:"[^"]*"|'[^']*')/, `$1"${ids.next()}"`)
    return tag.endsWith('/>') ? '' : tag
  })
}
