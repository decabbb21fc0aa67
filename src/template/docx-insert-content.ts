/**
 * Rewrites XML of the details document so that it can stand in the main document: every id and name in it then means
 * there what it meant where it comes from.
 */
import { DrawingIds } from './docx-ids.js'
import { renameInInstruction, renameInInstructions } from './docx-insert-instruction.js'
import { listTags, rewriteTags, withAttribute, withoutAttribute } from './docx-tree.js'
import { decodeXml, escapeXml, readAttribute } from './xml-reader.js'

export type NoteKind = 'footnote' | 'endnote'

/** What ids of the details document are in the main document. */
export interface References {
  /** Undefined for a style that the details document does not have. */
  readonly styleId: (id: string) => string | undefined
  readonly numberingId: (id: string, copy: ContentCopy) => string
  readonly bulletId: (id: string) => string | undefined
  readonly noteId: (kind: NoteKind, id: string) => string
  readonly relationshipId: (id: string) => string
}

/** Ids and names that are given once in a document. */
export class DocumentIds {
  readonly drawings: DrawingIds
  private readonly bookmarks: Set<string>
  private last: number

  constructor(xml: string) {
    this.drawings = new DrawingIds(
      new Set(listTags(xml, 'wp:docPr').map((tag) => readAttribute(tag, 'id') ?? '')),
    )
    this.bookmarks = new Set(listBookmarks(xml).map((name) => name.toLowerCase()))
    const ids = (xml.match(/\sw:id="\d{1,9}"/g) ?? []).map((written) => Number(/\d+/.exec(written)?.[0]))
    this.last = ids.reduce((highest, id) => Math.max(highest, id), 0)
  }

  nextAnnotation(): string {
    this.last += 1
    return String(this.last)
  }

  /** A name of a bookmark that no other has; they are told apart regardless of case, and have at most 40 characters. */
  bookmark(wanted: string): string {
    let name = wanted
    for (let number = 2; this.bookmarks.has(name.toLowerCase()); number += 1) {
      const ending = `_${number}`
      name = wanted.slice(0, 40 - ending.length) + ending
    }
    this.bookmarks.add(name.toLowerCase())
    return name
  }
}

const listBookmarks = (xml: string): readonly string[] =>
  listTags(xml, 'w:bookmarkStart').map((tag) => readAttribute(tag, 'w:name') ?? '')

/** One copy of the details document's content. Each has numbers, lists and bookmarks of its own. */
export class ContentCopy {
  private readonly bookmarks = new Map<string, string>()
  private readonly annotations = new Map<string, string>()

  /** @param xml all of the content, for the bookmarks that it refers to before they come */
  constructor(
    private readonly ids: DocumentIds,
    xml: string,
  ) {
    for (const name of listBookmarks(xml)) this.bookmarks.set(name, ids.bookmark(name))
  }

  bookmark(name: string): string {
    return this.bookmarks.get(name) ?? name
  }

  annotation(id: string): string {
    const known = this.annotations.get(id)
    if (known !== undefined) return known
    const fresh = this.ids.nextAnnotation()
    this.annotations.set(id, fresh)
    return fresh
  }

  drawing(): string {
    return this.ids.drawings.next()
  }
}

export interface RewriteOptions {
  readonly references: References
  readonly copy: ContentCopy
  /** The prefixes that stand for the namespace of relationships, `r` as a rule. */
  readonly relationshipPrefixes: ReadonlySet<string>
}

/** Elements that mean nothing in another document: remarks, and where a content control has its data and hint. */
const dropped: ReadonlySet<string> = new Set([
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:dataBinding',
  'w15:dataBinding',
])
/** Elements whose `w:id` is that of a note. */
const noteReferences: ReadonlyMap<string, NoteKind> = new Map([
  ['w:footnoteReference', 'footnote'],
  ['w:endnoteReference', 'endnote'],
])
const styleReferences: ReadonlySet<string> = new Set([
  'w:pStyle',
  'w:rStyle',
  'w:tblStyle',
  'w:basedOn',
  'w:next',
  'w:link',
  'w:styleLink',
  'w:numStyleLink',
])

/** Rewrites XML that is in the form that Word writes. */
export function rewriteContent(xml: string, options: RewriteOptions): string {
  const plain = xml
    .replace(/<([^\s/>!?]+)((?:\s[^>]*)?)><\/\1>/g, '<$1$2/>')
    .replace(/<(w:placeholder|w:sectPrChange)(?:\s[^>]*[^/>])?>.*?<\/\1>/gs, '')
  const renamed = renameInInstructions(plain, (bookmark) => options.copy.bookmark(bookmark))
  return rewriteTags(renamed, (tag, name) => rewriteRelationships(rewriteTag(tag, name, options), options))
}

function rewriteTag(tag: string, name: string, { references, copy }: RewriteOptions): string {
  if (dropped.has(name)) return withoutElement(tag)
  if (styleReferences.has(name)) return withValue(tag, references.styleId)
  switch (name) {
    case 'w:p':
    case 'w:tr':
      return withoutAttribute(withoutAttribute(tag, 'w14:paraId'), 'w14:textId')
    case 'w:id':
      return withoutElement(tag)
    case 'w:footnote':
    case 'w:endnote':
      return tag
    case 'w:numId':
      return withValue(tag, (id) => references.numberingId(id, copy))
    case 'w:lvlPicBulletId':
      return withValue(tag, references.bulletId)
    case 'wp:docPr':
      return withAttribute(tag, 'id', copy.drawing())
    case 'w:hyperlink':
      return mapAttribute(tag, 'w:anchor', (anchor) => copy.bookmark(anchor))
    case 'w:fldSimple':
      return mapAttribute(tag, 'w:instr', (code) =>
        renameInInstruction(code, (bookmark) => copy.bookmark(bookmark)),
      )
    case 'w:bookmarkStart':
      return rewriteId(
        mapAttribute(tag, 'w:name', (bookmark) => copy.bookmark(bookmark)),
        name,
        { references, copy },
      )
    default:
      return rewriteId(tag, name, { references, copy })
  }
}

function rewriteId(
  tag: string,
  name: string,
  { references, copy }: Pick<RewriteOptions, 'references' | 'copy'>,
): string {
  const note = noteReferences.get(name)
  return mapAttribute(tag, 'w:id', (id) =>
    note === undefined ? copy.annotation(id) : references.noteId(note, id),
  )
}

function rewriteRelationships(tag: string, { references, relationshipPrefixes }: RewriteOptions): string {
  return tag.replace(
    /\s([\w.-]+):([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    (written, prefix, local, one, other) => {
      const id = decodeXml(one ?? other)
      const isReference = relationshipPrefixes.has(prefix) || (prefix === 'o' && local === 'relid')
      if (!isReference || id === '') return written
      return ` ${prefix}:${local}="${escapeXml(references.relationshipId(id))}"`
    },
  )
}

/** An element whose `w:val` means something else now; the element goes when it means nothing. */
function withValue(tag: string, map: (value: string) => string | undefined): string {
  const value = map(readAttribute(tag, 'w:val') ?? '')
  return value === undefined ? withoutElement(tag) : withAttribute(tag, 'w:val', value)
}

function mapAttribute(tag: string, name: string, map: (value: string) => string): string {
  const value = readAttribute(tag, name)
  return value === undefined ? tag : withAttribute(tag, name, map(value))
}

const withoutElement = (tag: string): string => (tag.endsWith('/>') ? '' : tag)
