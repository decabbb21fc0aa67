/** Copies the parts that content of the details document refers to: pictures, charts, headers, with all that is theirs. */
import type { DocxArchive } from './docx-archive.js'
import type { Relationship } from './docx-relationships.js'
import { rewriteTags, withAttribute, withoutAttribute } from './docx-tree.js'
import { readAttribute } from './xml-reader.js'

/** Where content comes from and where it goes: the names of two parts. */
export interface Move {
  readonly from: string
  readonly to: string
}

export interface PartCopierOptions {
  readonly main: DocxArchive
  readonly details: DocxArchive
  /** Rewrites the XML of a header or footer, which is text of Word's like that of the document. */
  readonly rewrite: (xml: string, move: Move) => string
}

const headerOrFooter = /wordprocessingml\.(?:header|footer)\+xml$/
const diagramData = /\.diagramData\+xml$/

export class PartCopier {
  private readonly names: Map<string, string>
  private readonly waiting: Move[] = []

  constructor(private readonly options: PartCopierOptions) {
    this.names = new Map([[options.details.document, options.main.document]])
  }

  /** The id, in a part of the main document, of what an id in a part of the details refers to. */
  relationshipId(id: string, { from, to }: Move): string {
    const { main, details } = this.options
    const relationship = details.relationshipsOf(from).get(id)
    if (relationship === undefined) throw details.fault('missing-relationship', id)
    if (relationship.isExternal) return main.linksOf(to).idOf(relationship)
    const target = this.copy(details.partOf(relationship), { from, to })
    return main.linksOf(to).idOf({ ...relationship, target })
  }

  /** Copies what copied parts refer to. Whether there was anything to do. */
  copyNext(): boolean {
    const move = this.waiting.shift()
    if (move === undefined) return false
    const { main, details, rewrite } = this.options
    if (headerOrFooter.test(details.typeOf(move.from))) {
      main.setText(move.to, rewrite(details.text(move.from), move))
      return true
    }
    const relationships = [...details.relationshipsOf(move.from)]
    if (relationships.length > 0) {
      main.setRelationships(
        move.to,
        relationships.map(([id, each]) => [id, this.copied(each, move)]),
      )
    }
    return true
  }

  private copied(relationship: Relationship, move: Move): Relationship {
    if (relationship.isExternal) return relationship
    return { ...relationship, target: this.copy(this.options.details.partOf(relationship), move) }
  }

  /** The name of the copy of a part. A picture that the main document has is not copied. */
  private copy(part: string, owner: Move): string {
    const known = this.names.get(part)
    if (known !== undefined) return known
    const { main, details } = this.options
    const type = details.typeOf(part)
    const same = type.startsWith('image/') ? main.findSame(part, details.bytes(part)) : undefined
    const name = same ?? main.add(part, this.content(part, owner), type)
    this.names.set(part, name)
    if (same === undefined) this.waiting.push({ from: part, to: name })
    return name
  }

  /** A diagram names its drawing by a relationship of the part that shows the diagram. */
  private content(part: string, owner: Move): Uint8Array {
    const { details } = this.options
    if (!diagramData.test(details.typeOf(part))) return details.bytes(part)
    const xml = rewriteTags(details.text(part), (tag) => {
      const id = readAttribute(tag, 'relId')
      if (id === undefined) return tag
      return details.relationshipsOf(owner.from).has(id)
        ? withAttribute(tag, 'relId', this.relationshipId(id, owner))
        : withoutAttribute(tag, 'relId')
    })
    return new TextEncoder().encode(xml)
  }
}
