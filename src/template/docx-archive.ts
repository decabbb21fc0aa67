/**
 * A DOCX file while another is inserted into it: its parts by name, read when they are asked for and checked then,
 * and what changes. Faults are thrown as {@link InsertionError}, and caught where the insertion begins.
 */
import type { Problem } from '../model.js'
import { detailsNotInserted, type InsertionFault } from '../problem.js'
import { crc32Of } from './crc32.js'
import { contentTypesName, decodeUtf8, readContentTypes, unusualForms } from './docx-package.js'
import {
  PartRelationships,
  type Relationship,
  readRelationships,
  relationshipsName,
  writeRelationships,
} from './docx-relationships.js'
import { applyEdits, escapeXml, readXml } from './xml-reader.js'
import { inflateEntry, noLimits, openZip, type ZipEntry } from './zip-archive.js'
import { deflateEntry, writeZip } from './zip-writer.js'

/** Which of the two documents a file is. */
export type DocumentRole = 'main' | 'details'

export class InsertionError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

const faultOf = (
  role: DocumentRole,
  fault: { readonly kind: InsertionFault; readonly what: string },
): InsertionError => new InsertionError(detailsNotInserted(role, fault))

const encoder = new TextEncoder()
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const transitionalWord = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const strictWord = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export class DocxArchive {
  /** The name of the part that is the document. */
  readonly document: string
  /** Whether it is in the strict form of ECMA-376, whose namespaces differ. */
  readonly isStrict: boolean
  /** The namespace of ids of relationships, with which their types begin. */
  readonly relationshipNamespace: string
  private readonly entries = new Map<string, ZipEntry>()
  /** Names of parts by themselves in lower case, as names that differ in case only mean the same part. */
  private readonly names = new Map<string, string>()
  private readonly texts = new Map<string, string>()
  private readonly relationships = new Map<string, ReadonlyMap<string, Relationship>>()
  private readonly links = new Map<string, PartRelationships>()
  private readonly types: (name: string) => string
  private readonly addedTypes = new Map<string, string>()

  constructor(
    private readonly role: DocumentRole,
    entries: readonly ZipEntry[],
  ) {
    for (const entry of entries) this.keep(entry)
    const text = this.text(contentTypesName)
    this.types = readContentTypes({ text, tokens: readXml(text).tokens })
    const all = [...this.relationshipsOf('').values()]
    const document = all.find(({ type, isExternal }) => type.endsWith('/officeDocument') && !isExternal)
    this.document = this.partOf(document)
    this.relationshipNamespace = (document?.type ?? '').replace(/\/officeDocument$/, '')
    this.isStrict = !this.text(this.document).includes(`="${transitionalWord}"`)
  }

  static open(role: DocumentRole, bytes: Uint8Array): DocxArchive {
    const entries = openZip(bytes, noLimits)
    if ('kind' in entries) throw faultOf(role, { kind: 'unreadable-part', what: contentTypesName })
    return new DocxArchive(role, entries)
  }

  fault(kind: InsertionFault, what: string): InsertionError {
    return faultOf(this.role, { kind, what })
  }

  /** The XML of a part in the form that Word writes; as changed, once it was. */
  text(name: string): string {
    const known = this.texts.get(name)
    if (known !== undefined) return known
    const written = decodeUtf8(this.bytes(name))
    const reading = written === undefined ? undefined : readXml(written)
    if (written === undefined || reading?.fault !== undefined) throw this.fault('unreadable-part', name)
    const text = applyEdits(written, unusualForms(written, reading?.tokens ?? []))
    this.texts.set(name, text)
    return text
  }

  bytes(name: string): Uint8Array {
    const entry = this.entries.get(name)
    if (entry === undefined) throw this.fault('missing-part', name)
    const content = inflateEntry(entry)
    if ('kind' in content) throw this.fault('unreadable-part', name)
    return content
  }

  typeOf(name: string): string {
    return this.addedTypes.get(name) ?? this.types(name)
  }

  relationshipsOf(part: string): ReadonlyMap<string, Relationship> {
    const known = this.relationships.get(part)
    if (known !== undefined) return known
    const name = this.names.get(relationshipsName(part).toLowerCase())
    const found = name === undefined ? new Map() : readRelationships(part, this.text(name))
    this.relationships.set(part, found)
    return found
  }

  /** The part that a relationship refers to; a fault when there is none. */
  partOf(relationship: Relationship | undefined): string {
    const name = this.names.get((relationship?.target ?? '').toLowerCase())
    if (name === undefined) throw this.fault('missing-part', relationship?.target ?? '')
    return name
  }

  /** The part that the document has of a kind, such as `styles`. */
  findPart(kind: string): string | undefined {
    for (const relationship of this.relationshipsOf(this.document).values()) {
      if (relationship.type.endsWith(`/${kind}`) && !relationship.isExternal) return this.partOf(relationship)
    }
    return undefined
  }

  /** The parts that hold a text. */
  findParts(text: string): readonly string[] {
    const wanted = Buffer.from(text)
    return [...this.entries.keys()].filter(
      (name) => name.endsWith('.xml') && Buffer.from(this.bytes(name)).includes(wanted),
    )
  }

  // ------------------------------------------------------------------------------------------- changes

  setText(name: string, xml: string): void {
    if (this.texts.get(name) === xml) return
    this.texts.set(name, xml)
    this.keep(deflateEntry(name, xml))
  }

  /** Adds a part under a name like the one given, and gives the name that it has. */
  add(wanted: string, content: Uint8Array, type: string): string {
    const name = this.freeName(wanted)
    this.keep(deflateEntry(name, content))
    if (this.types(name) !== type) this.addedTypes.set(name, type)
    return name
  }

  /** The XML of a new part. Its root, named without its prefix, declares the namespaces of this document. */
  newPart(root: string, content: string): string {
    const word = this.isStrict ? strictWord : transitionalWord
    const relationships = escapeXml(this.relationshipNamespace)
    return `${declaration}<w:${root} xmlns:w="${word}" xmlns:r="${relationships}">${content}</w:${root}>`
  }

  /** Adds a part of a kind, such as `header`, and gives its name. */
  addPart(kind: string, xml: string): string {
    return this.add(`word/${kind}.xml`, encoder.encode(xml), `${wordType}.${kind}+xml`)
  }

  /** A relationship to a part of this document. */
  relationship(kind: string, target: string): Relationship {
    return { type: `${this.relationshipNamespace}/${kind}`, target, isExternal: false }
  }

  /** A part of the same content and kind of file, for pictures that both documents show. */
  findSame(like: string, content: Uint8Array): string | undefined {
    const extension = /\.[^./]*$/.exec(like)?.[0] ?? ''
    const crc32 = crc32Of(content)
    for (const [name, entry] of this.entries) {
      const isAlike = entry.crc32 === crc32 && entry.size === content.length && name.endsWith(extension)
      if (isAlike && Buffer.from(this.bytes(name)).equals(content)) return name
    }
    return undefined
  }

  /** Gives a new part relationships of known ids. */
  setRelationships(part: string, relationships: readonly (readonly [id: string, Relationship])[]): void {
    this.setText(relationshipsName(part), writeRelationships(part, relationships))
  }

  /** The relationships of a part, to add to. */
  linksOf(part: string): PartRelationships {
    const known = this.links.get(part)
    if (known !== undefined) return known
    const name = this.names.get(relationshipsName(part).toLowerCase())
    const xml = name === undefined ? undefined : this.text(name)
    const links = new PartRelationships(part, { xml, prefix: 'details' })
    this.links.set(part, links)
    return links
  }

  /** The file. */
  pack(): Uint8Array {
    return writeZip(this.packedEntries())
  }

  /** What the file is made of. Parts that stayed as they were keep their packed bytes; new ones come last. */
  packedEntries(): readonly ZipEntry[] {
    for (const [part, links] of this.links) {
      const name = relationshipsName(part)
      this.setText(this.names.get(name.toLowerCase()) ?? name, links.xml())
    }
    if (this.addedTypes.size > 0) this.setText(contentTypesName, this.contentTypes())
    return [...this.entries.values()]
  }

  private contentTypes(): string {
    const overrides = [...this.addedTypes].map(
      ([name, type]) => `Override PartName="/${escapeXml(name)}" ContentType="${escapeXml(type)}"/>`,
    )
    return this.text(contentTypesName).replace(
      /<\/(\w+:)?Types\s*>\s*$/,
      (end, prefix = '') => overrides.map((override) => `<${prefix}${override}`).join('') + end,
    )
  }

  private keep(entry: ZipEntry): void {
    this.entries.set(entry.name, entry)
    this.names.set(entry.name.toLowerCase(), entry.name)
  }

  private freeName(wanted: string): string {
    if (!this.names.has(wanted.toLowerCase())) return wanted
    const [, stem = '', extension = ''] = /^(.*?)\d*(\.[^./]*)?$/.exec(wanted) ?? []
    for (let number = 1; ; number += 1) {
      const name = `${stem}${number}${extension}`
      if (!this.names.has(name.toLowerCase())) return name
    }
  }
}
