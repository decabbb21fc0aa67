/** A part of the main document that takes elements from the details document: styles, lists, notes. */
import type { DocxArchive } from './docx-archive.js'
import { RootTag } from './docx-insert-namespaces.js'
import { readTree, type XmlElement } from './docx-tree.js'
import { applyEdits, type Edit, readXml } from './xml-reader.js'

export interface Documents {
  readonly main: DocxArchive
  readonly details: DocxArchive
}

/** The parts of a document that content refers to by ids of theirs. */
export type PartKind = 'styles' | 'numbering' | 'footnotes' | 'endnotes'

/** The XML of a part of both documents, where they have it. */
export function textsOf(
  kind: PartKind,
  { main, details }: Documents,
): { readonly main: string | undefined; readonly details: string | undefined } {
  return { main: textOf(kind, main), details: textOf(kind, details) }
}

function textOf(kind: PartKind, archive: DocxArchive): string | undefined {
  const name = archive.findPart(kind)
  return name === undefined ? undefined : new GrowingPart(archive, { name, rootName: `w:${kind}` }).text
}

/** The part of the main document of a kind; it is made where there is none. */
export function growPart(main: DocxArchive, kind: PartKind): GrowingPart {
  const isNotes = kind === 'footnotes' || kind === 'endnotes'
  const name = main.findPart(kind) ?? (isNotes ? addNotes(main, kind) : addPart(main, kind, ''))
  return new GrowingPart(main, { name, rootName: `w:${kind}` })
}

function addPart(main: DocxArchive, kind: PartKind, content: string): string {
  const name = main.addPart(kind, main.newPart(kind, content))
  main.linksOf(main.document).idOf(main.relationship(kind, name))
  return name
}

/** The lines that part notes from the text: a part of notes begins with them, and the settings name them. */
const noteLines = [
  { id: '-1', type: 'separator' },
  { id: '0', type: 'continuationSeparator' },
] as const

function addNotes(main: DocxArchive, kind: 'footnotes' | 'endnotes'): string {
  const note = kind === 'footnotes' ? 'w:footnote' : 'w:endnote'
  const settings = main.findPart('settings')
  if (settings !== undefined) {
    const part = new GrowingPart(main, { name: settings, rootName: 'w:settings' })
    const lines = noteLines.map(({ id }) => `<${note} w:id="${id}"/>`)
    const isNamed = part.children.some(({ name }) => name === `${note}Pr`)
    if (!isNamed) part.add(`<${note}Pr>${lines.join('')}</${note}Pr>`, afterNotes(kind))
    part.save()
  }
  const notes = noteLines.map(
    ({ id, type }) => `<${note} w:type="${type}" w:id="${id}"><w:p><w:r><w:${type}/></w:r></w:p></${note}>`,
  )
  return addPart(main, kind, notes.join(''))
}

/** The settings that come after those of notes (ECMA-376 part 1, 17.15.1.78). */
const afterNotes = (kind: 'footnotes' | 'endnotes'): readonly string[] => [
  ...(kind === 'footnotes' ? ['w:endnotePr'] : []),
  ...`compat docVars rsids attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
    doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags
    decimalSymbol listSeparator`
    .split(/\s+/)
    .map((name) => `w:${name}`),
  'm:mathPr',
  'sl:schemaLibrary',
  'w14:docId',
  'w15:chartTrackingRefBased',
  'w15:docId',
]

export class GrowingPart {
  readonly name: string
  /** Its XML as it was. */
  readonly text: string
  readonly root: XmlElement
  private readonly rootTag: RootTag
  private readonly changes: (Edit & { readonly followers: number })[] = []

  constructor(
    private readonly archive: DocxArchive,
    options: { readonly name: string; readonly rootName: string },
  ) {
    this.name = options.name
    const { rootName } = options
    this.text = archive
      .text(options.name)
      .replace(new RegExp(String.raw`<${rootName}((?:\s[^>]*)?)/>`), `<${rootName}$1></${rootName}>`)
    const root = readTree(readXml(this.text).tokens)
    if (root?.name !== rootName) throw archive.fault('unreadable-part', options.name)
    this.root = root
    this.rootTag = new RootTag(this.text.slice(root.start, root.contentStart))
  }

  get children(): readonly XmlElement[] {
    return this.root.children
  }

  written(element: XmlElement): string {
    return this.text.slice(element.start, element.end)
  }

  /** Content from under another root as it can stand in this part. */
  admit(xml: string, root: string): string {
    return this.rootTag.admit(xml, root)
  }

  /**
   * Adds XML before the first child of one of these names, or else at the end. Of what is added in one place, what has more
   * names to come before stands first.
   */
  add(xml: string, before: readonly string[] = []): void {
    const next = this.children.find((child) => before.includes(child.name))
    const place = next?.start ?? this.root.contentEnd
    this.changes.push({ start: place, end: place, text: xml, followers: before.length })
  }

  change(edit: Edit): void {
    this.changes.push({ ...edit, followers: 0 })
  }

  /** Writes the part, where something was added to it. */
  save(): void {
    if (this.changes.length === 0) return
    const { start, contentStart } = this.root
    const root = { start, end: contentStart, text: this.rootTag.written() }
    const changes = this.changes.toSorted((a, b) => b.followers - a.followers)
    this.archive.setText(this.name, applyEdits(this.text, [root, ...changes]))
  }
}
