/**
 * Keeps ids unique that a region repeats with its content. Word repairs a document, or refuses it, where two drawings,
 * bookmarks, comments, tracked changes, content controls or paragraphs share an id.
 *
 * The first of a kind keeps its id. A repeated drawing or tracked change gets one of its own; repeated bookmarks and
 * anchors of comments go, as one name can mean one place only; ids that Word gives out anew when they are missing go, too.
 */
import { hole } from './docx-marks.js'
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
export type IdTag = OnceTag | NumberedTag | ShapeTag

interface KeyedTag {
  readonly tag: string
  /** The id, and what it is unique among. */
  readonly key: string
}

/** One that has its id but once. */
interface OnceTag extends KeyedTag {
  readonly kind: 'once'
  /** What is written where the id was there before. */
  readonly repeated: string
}

/** One that gets another number where its own was there before. */
interface NumberedTag extends KeyedTag {
  readonly kind: 'numbered'
  readonly numbers: 'drawing' | 'revision'
  /** What stands around the number. */
  readonly before: string
  readonly after: string
}

/** Of VML. */
interface ShapeTag {
  readonly kind: 'shape'
  readonly tag: string
  readonly name: string
}

/** Takes XML apart into tags with ids and what lies between them. */
export function splitAtIds(xml: string): readonly (string | IdTag)[] {
  const found: (string | IdTag)[] = []
  let done = 0
  for (const { 0: tag, 1: name = '', index } of xml.matchAll(elements)) {
    const idTag = readIdTag(tag, name)
    if (idTag === undefined) continue
    if (index > done) found.push(xml.slice(done, index))
    found.push(idTag)
    done = index + tag.length
  }
  if (done < xml.length) found.push(xml.slice(done))
  return found
}

/** Undefined for a tag without an id. */
function readIdTag(tag: string, name: string): IdTag | undefined {
  if (name === 'o:OLEObject' || name.startsWith('v:')) return { kind: 'shape', tag, name }
  if (name === 'wp:docPr') return numberedTag(tag, { numbers: 'drawing', attribute: 'id' })
  if (isRevision.test(name)) return numberedTag(tag, { numbers: 'revision', attribute: 'w:id' })
  const isBlock = name === 'w:p' || name === 'w:tr'
  const id = readAttribute(tag, isBlock ? 'w14:paraId' : name === 'w:id' ? 'w:val' : 'w:id')
  if (id === undefined) return undefined
  if (isBlock) return { kind: 'once', tag, key: `block ${id}`, repeated: tag.replace(paragraphIds, '') }
  return { kind: 'once', tag, key: `${name} ${id}`, repeated: tag.endsWith('/>') ? '' : tag }
}

function numberedTag(
  tag: string,
  { numbers, attribute }: { readonly numbers: NumberedTag['numbers']; readonly attribute: string },
): NumberedTag | undefined {
  const id = readAttribute(tag, attribute)
  if (id === undefined) return undefined
  const [before = '', after = ''] = withAttribute(tag, attribute, hole).split(hole)
  return { kind: 'numbered', tag, key: `${numbers} ${id}`, numbers, before, after }
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

  separate(tag: IdTag): string {
    if (tag.kind === 'shape') return this.separateShape(tag)
    if (!this.isRepeated(tag.key)) return tag.tag
    return tag.kind === 'once' ? tag.repeated : tag.before + this.nextNumber(tag.numbers) + tag.after
  }

  /** One that no other element of the kind has. */
  nextNumber(numbers: NumberedTag['numbers']): string {
    return (numbers === 'drawing' ? this.ids : this.revisionIds).next()
  }

  /** Word gives a shape the number of `o:spid` itself. */
  private separateShape({ tag, name }: ShapeTag): string {
    if (name === 'o:OLEObject') return this.withShape(tag)
    const id = readAttribute(tag, 'id')
    if (id === undefined || !this.isRepeated(`shape ${id}`)) return tag
    let own: string
    do {
      this.shapeCount += 1
      own = `${id}_${this.shapeCount}`
    } while (this.taken.has(own) || this.isRepeated(`shape ${own}`))
    this.shapes.set(id, own)
    return withAttribute(withoutAttribute(tag, 'o:spid'), 'id', own)
  }

  /** An embedded object belongs to the shape before it. */
  private withShape(tag: string): string {
    const shape = this.shapes.get(readAttribute(tag, 'ShapeID') ?? '')
    return shape === undefined ? tag : withAttribute(tag, 'ShapeID', shape)
  }

  private isRepeated(key: string): boolean {
    const isRepeated = this.seen.has(key)
    this.seen.add(key)
    return isRepeated
  }
}
