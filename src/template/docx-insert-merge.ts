/**
 * Brings content of the details document into the main one, with all that it refers to. What belongs together is copied
 * step by step, as a style can need a list, a list a picture, and a note all of them.
 */
import { ContentCopy, DocumentIds, type NoteKind, rewriteContent } from './docx-insert-content.js'
import { type Documents, GrowingPart, growPart, type PartKind, textsOf } from './docx-insert-growing-part.js'
import { findPrefixes } from './docx-insert-namespaces.js'
import { NoteMerger } from './docx-insert-notes.js'
import { NumberingMerger } from './docx-insert-numbering.js'
import { type Move, PartCopier } from './docx-insert-part-copier.js'
import { StyleMerger } from './docx-insert-styles.js'

/** What the elements of a list come before, in their part. */
const numberingOrder = {
  numPicBullet: ['w:abstractNum', 'w:num', 'w:numIdMacAtCleanup'],
  abstractNum: ['w:num', 'w:numIdMacAtCleanup'],
  num: ['w:numIdMacAtCleanup'],
} as const

const relationshipNamespaces = /^http:\/\/\S+\/officeDocument\/(?:2006\/)?relationships$/

export class DocumentMerger {
  readonly document: GrowingPart
  private readonly ids: DocumentIds
  private readonly styles: StyleMerger
  private readonly numbering: NumberingMerger
  private readonly notes: Readonly<Record<NoteKind, NoteMerger>>
  private readonly parts: PartCopier
  private readonly grown = new Map<string, GrowingPart>()
  private readonly rootTags = new Map<string, string>()
  private readonly prefixes = new Map<string, ReadonlySet<string>>()
  /** What stands in no copy of the content: styles and their lists. */
  private readonly shared: ContentCopy

  constructor(private readonly documents: Documents) {
    const { main, details } = documents
    this.document = new GrowingPart(main, { name: main.document, rootName: 'w:document' })
    this.ids = new DocumentIds(this.document.text)
    this.shared = new ContentCopy(this.ids, '')
    this.styles = new StyleMerger(textsOf('styles', documents))
    this.numbering = new NumberingMerger({
      ...textsOf('numbering', documents),
      isCopiedStyle: (id) => this.styles.isCopied(id),
    })
    this.notes = {
      footnote: new NoteMerger('footnote', documents),
      endnote: new NoteMerger('endnote', documents),
    }
    this.parts = new PartCopier({
      main,
      details,
      rewrite: (xml, move) => this.rewrite(xml, move, this.shared),
    })
  }

  /** Begins a copy of the content. */
  beginCopy(xml: string): ContentCopy {
    return new ContentCopy(this.ids, xml)
  }

  /** An element of the details' document as it can stand in the main one. */
  bring(xml: string, copy: ContentCopy): string {
    const { main, details } = this.documents
    const rewritten = this.rewrite(xml, { from: details.document, to: main.document }, copy)
    return this.document.admit(rewritten, this.rootTagOf(details.document))
  }

  /** Copies all that was referred to, and writes the parts that grew. */
  finish(): void {
    this.copyTheme()
    while (this.copyStyle() || this.copyNote() || this.parts.copyNext() || this.copyNumbering());
    for (const part of this.grown.values()) part.save()
    this.document.save()
  }

  /** Colours and fonts of a theme are those of the main document, where it has one. */
  private copyTheme(): void {
    const { main, details } = this.documents
    if (main.findPart('theme') !== undefined) return
    for (const [id, { type, isExternal }] of details.relationshipsOf(details.document)) {
      if (!type.endsWith('/theme') || isExternal) continue
      this.parts.relationshipId(id, { from: details.document, to: main.document })
      return
    }
  }

  private copyStyle(): boolean {
    const style = this.styles.next()
    if (style === undefined) return false
    this.grow('styles', style, this.shared)
    return true
  }

  private copyNote(): boolean {
    for (const kind of ['footnote', 'endnote'] as const) {
      const note = this.notes[kind].next()
      if (note === undefined) continue
      this.grow(`${kind}s`, note, this.beginCopy(note))
      return true
    }
    return false
  }

  private copyNumbering(): boolean {
    const next = this.numbering.next()
    if (next === undefined) return false
    this.grow('numbering', next.xml, next.copy, numberingOrder[next.kind])
    return true
  }

  /** Adds an element of a part of the details to the part of the same kind. */
  private grow(kind: PartKind, xml: string, copy: ContentCopy, before: readonly string[] = []): void {
    const { main, details } = this.documents
    const from = details.findPart(kind) ?? details.document
    const part = this.grown.get(kind) ?? growPart(main, kind)
    this.grown.set(kind, part)
    const rewritten = this.rewrite(xml, { from, to: part.name }, copy)
    part.add(part.admit(rewritten, this.rootTagOf(from)), before)
  }

  private rewrite(xml: string, move: Move, copy: ContentCopy): string {
    return rewriteContent(xml, {
      copy,
      relationshipPrefixes: this.prefixesOf(move.from),
      references: {
        styleId: (id) => this.styles.idOf(id),
        numberingId: (id) => this.numbering.numberingId(id, copy),
        bulletId: (id) => this.numbering.bulletId(id, copy),
        noteId: (kind, id) => this.notes[kind].idOf(id),
        relationshipId: (id) => this.parts.relationshipId(id, move),
      },
    })
  }

  private prefixesOf(part: string): ReadonlySet<string> {
    const known = this.prefixes.get(part)
    if (known !== undefined) return known
    const found = findPrefixes(this.documents.details.text(part), (name) => relationshipNamespaces.test(name))
    this.prefixes.set(part, found)
    return found
  }

  private rootTagOf(part: string): string {
    const text = this.documents.details.text(part)
    const known = this.rootTags.get(part) ?? /<[^!?][^>]*>/.exec(text)?.[0] ?? ''
    this.rootTags.set(part, known)
    return known
  }
}
