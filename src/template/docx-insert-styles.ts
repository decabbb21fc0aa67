/**
 * Styles of the details document in the main one. Styles are known by their names: where the main document has one of
 * the same name and kind, text of the details takes that; others are copied when something refers to them.
 */
import { findChild, readTree, withAttribute, withoutAttribute, type XmlElement } from './docx-tree.js'
import { readAttribute, readXml } from './xml-reader.js'

interface Style {
  readonly id: string
  readonly type: string
  /** In lower case: Word's own names are written either way. */
  readonly name: string
  readonly isDefault: boolean
  readonly xml: string
}

export class StyleMerger {
  private readonly source: ReadonlyMap<string, Style>
  private readonly known: readonly Style[]
  private readonly ids: Set<string>
  private readonly names: Set<string>
  private readonly matched = new Map<string, string>()
  private readonly copied = new Map<string, string>()
  private readonly waiting: string[] = []

  /** @param options the XML of both documents' styles, where they have any */
  constructor(options: { readonly main: string | undefined; readonly details: string | undefined }) {
    this.known = readStyles(options.main)
    this.source = new Map(readStyles(options.details).map((style) => [style.id, style]))
    this.ids = new Set(this.known.map(({ id }) => id))
    this.names = new Set(this.known.map(({ name }) => name))
  }

  /** The id that a style of the details has in the main document; undefined when there is no such style. */
  idOf(id: string): string | undefined {
    const known = this.matched.get(id) ?? this.copied.get(id)
    const style = this.source.get(id)
    if (known !== undefined || style === undefined) return known
    const same = this.findSame(style)
    if (same !== undefined) {
      this.matched.set(id, same.id)
      return same.id
    }
    const fresh = this.freeId(id)
    this.copied.set(id, fresh)
    this.waiting.push(id)
    return fresh
  }

  /** Whether a style of the details was copied: then what belongs to it must be, too. */
  isCopied(id: string): boolean {
    return this.copied.has(id)
  }

  /** The next style to be copied, with its new id; what it refers to is still as in the details. */
  next(): string | undefined {
    const id = this.waiting.shift()
    const style = id === undefined ? undefined : this.source.get(id)
    if (id === undefined || style === undefined) return undefined
    const named = this.names.has(style.name) ? this.rename(style) : style.xml
    this.names.add(style.name)
    return named.replace(/^<[^>]*>/, (tag) =>
      withoutAttribute(withAttribute(tag, 'w:styleId', this.copied.get(id) ?? id), 'w:default'),
    )
  }

  /** The style that every text has takes the place of the one of the main document, whatever they are called. */
  private findSame({ type, name, isDefault }: Style): Style | undefined {
    const alike = this.known.filter((style) => style.type === type)
    return (
      alike.find((style) => style.name === name) ??
      (isDefault ? alike.find((style) => style.isDefault) : undefined)
    )
  }

  /** The main document has a style of that name for something else. */
  private rename(style: Style): string {
    let number = 2
    while (this.names.has(`${style.name} ${number}`)) number += 1
    this.names.add(`${style.name} ${number}`)
    return style.xml.replace(/<w:name\s[^>]*>/, (tag) =>
      withAttribute(tag, 'w:val', `${readAttribute(tag, 'w:val') ?? ''} ${number}`),
    )
  }

  private freeId(wanted: string): string {
    let id = wanted
    for (let number = 2; this.ids.has(id); number += 1) id = `${wanted}${number}`
    this.ids.add(id)
    return id
  }
}

function readStyles(xml: string | undefined): readonly Style[] {
  if (xml === undefined) return []
  const root = readTree(readXml(xml).tokens)
  const styles = (root?.children ?? []).filter(({ name }) => name === 'w:style')
  return styles.map((style) => readStyle(xml, style))
}

function readStyle(xml: string, style: XmlElement): Style {
  const tag = xml.slice(style.start, style.contentStart)
  const named = findChild(style, 'w:name')
  const name = named === undefined ? '' : readAttribute(xml.slice(named.start, named.contentStart), 'w:val')
  const id = readAttribute(tag, 'w:styleId') ?? ''
  return {
    id,
    type: readAttribute(tag, 'w:type') ?? 'paragraph',
    name: (name || id).toLowerCase(),
    isDefault: /^(?:1|true|on)$/.test(readAttribute(tag, 'w:default') ?? ''),
    xml: xml.slice(style.start, style.end),
  }
}
