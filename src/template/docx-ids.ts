/**
 * Keeps ids unique that a region repeats with its content. Word repairs a document, or refuses it, where two drawings,
 * bookmarks, comments, tracked changes, content controls or paragraphs share an id.
 *
 * The first of a kind keeps its id. A repeated drawing or tracked change gets one of its own; repeated bookmarks and
 * anchors of comments go, as one name can mean one place only; ids that Word gives out anew when they are missing go, too.
 */
import { withAttribute, withoutAttribute } from './docx-tree.js'
import { readAttribute } from './xml-reader.js'

/** Elements whose ids mean a place, which can be in a document but once. */
const anchors =
  'w:bookmarkStart|w:bookmarkEnd|w:commentRangeStart|w:commentRangeEnd|w:commentReference|w:permStart|w:permEnd|w:moveFromRangeStart|w:moveFromRangeEnd|w:moveToRangeStart|w:moveToRangeEnd'
const revisions = String.raw`w:ins|w:del|w:moveFrom|w:moveTo|w:cell(?:Ins|Del|Merge)|w:\w+Change`
/** Tags of elements with ids. Parts were read such that no attribute holds a `>`. */
const elements = new RegExp(
  String.raw`<(wp:docPr|w:id|w:p|w:tr|v:\w+|o:OLEObject|${anchors}|${revisions})(?=[\s/>])[^>]*>`,
  'g',
)
const isRevision = new RegExp(`^(?:${revisions})$`)
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

/** A tag with an id that may have been there before. */
export interface IdTag {
  readonly kind: 'id'
  readonly tag: string
  readonly name: string
}

/** Takes XML apart into tags with ids and what lies between them. */
export function splitAtIds(xml: string): readonly (string | IdTag)[] {
  const found: (string | IdTag)[] = []
  let done = 0
  for (const { 0: tag, 1: name = '', index } of xml.matchAll(elements)) {
    found.push(xml.slice(done, index), { kind: 'id', tag, name })
    done = index + tag.length
  }
  found.push(xml.slice(done))
  return found.filter((each) => each !== '')
}

/** The ids that the XML of a part has. */
export const findIds = (xml: string): ReadonlySet<string> =>
  new Set(Array.from(xml.matchAll(/\s(?:w:)?id\s*=\s*["']([^"']*)/g), ([, id = '']) => id))

/** Gives what a region of a part repeats ids of its own, or none. It is given the part's tags in order. */
export class IdSeparator {
  private readonly seen = new Set<string>()
  private readonly revisionIds: DrawingIds
  private shapeCount = 0
  /** The ids that shapes of VML have now, by those that they had. */
  private readonly shapes = new Map<string, string>()

  /**
   * @param taken all ids that the part can have
   * @param ids numbers for the drawings of the document
   */
  constructor(
    private readonly taken: ReadonlySet<string>,
    private readonly ids: DrawingIds,
  ) {
    this.revisionIds = new DrawingIds(taken)
  }

  /** Whole XML with ids that differ. */
  separateAll(xml: string): string {
    return splitAtIds(xml)
      .map((each) => (typeof each === 'string' ? each : this.separate(each)))
      .join('')
  }

  separate({ tag, name }: IdTag): string {
    if (name === 'o:OLEObject') return this.withShape(tag)
    if (name.startsWith('v:')) return this.separateShape(tag)
    if (name === 'w:p' || name === 'w:tr') {
      return this.isRepeated('w14:paraId', readAttribute(tag, 'w14:paraId'))
        ? tag.replace(paragraphIds, '')
        : tag
    }
    if (isRevision.test(name)) {
      const isRepeated = this.isRepeated('revision', readAttribute(tag, 'w:id'))
      return isRepeated ? withAttribute(tag, 'w:id', this.revisionIds.next()) : tag
    }
    const isDrawing = name === 'wp:docPr'
    const id = readAttribute(tag, isDrawing ? 'id' : name === 'w:id' ? 'w:val' : 'w:id')
    if (!this.isRepeated(name, id)) return tag
    if (isDrawing) return withAttribute(tag, 'id', this.ids.next())
    return tag.endsWith('/>') ? '' : tag
  }

  /** Word gives a shape the number of `o:spid` itself. */
  private separateShape(tag: string): string {
    const id = readAttribute(tag, 'id')
    if (id === undefined || !this.isRepeated('shape', id)) return tag
    let own: string
    do {
      this.shapeCount += 1
      own = `${id}_${this.shapeCount}`
    } while (this.taken.has(own) || this.isRepeated('shape', own))
    this.shapes.set(id, own)
    return withAttribute(withoutAttribute(tag, 'o:spid'), 'id', own)
  }

  /** An embedded object belongs to the shape before it. */
  private withShape(tag: string): string {
    const shape = this.shapes.get(readAttribute(tag, 'ShapeID') ?? '')
    return shape === undefined ? tag : withAttribute(tag, 'ShapeID', shape)
  }

  private isRepeated(kind: string, id: string | undefined): boolean {
    if (id === undefined) return false
    const key = `${kind} ${id}`
    const isRepeated = this.seen.has(key)
    this.seen.add(key)
    return isRepeated
  }
}
