/**
 * Writes a copy of a template in which each problem is a comment of Word at its place (ECMA-376 part 1, 17.13.4).
 */
import type { Place, Problem } from '../model.js'
import { type CommentPlace, CommentPlaces, type OpenedDocument } from './docx-comment-places.js'
import { packDocx } from './docx-pack.js'
import { contentTypesName, type DocxPart, documentType, openPackage, templateType } from './docx-package.js'
import { PartRelationships, readRelationships, relationshipsName } from './docx-relationships.js'
import { formatDocxText } from './docx-text.js'
import { readTree, type XmlElement } from './docx-tree.js'
import { applyEdits, type Edit, escapeXml, readAttribute } from './xml-reader.js'

const commentsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
/** More are no help. Word opens no file with more than 32,767 ([MS-OI29500] 2.1.315). */
const mostComments = 2_000

/**
 * The template with its problems as comments, always as a .docx. The comments that it has stay. Those of ours have no
 * date, so that the same input gives the same bytes.
 * @returns undefined when the file is no DOCX that can be read; `openDocx` tells why
 */
export function annotateDocx(bytes: Uint8Array, problems: readonly Problem[]): Uint8Array | undefined {
  const opened = openPackage('', bytes)
  if (!('parts' in opened)) return undefined
  const [main] = opened.parts
  const root = main && readTree(main.tokens)
  return main && root && new Annotator({ ...opened, main, root }).annotate(problems)
}

class Annotator {
  private readonly main: DocxPart
  private readonly changed = new Map<string, string>()

  constructor(private readonly opened: OpenedDocument) {
    this.main = opened.main
  }

  annotate(problems: readonly Problem[]): Uint8Array {
    const name = this.findComments()
    const known = name === undefined ? undefined : this.textOf(name)
    const comments = this.place(problems, unusedIds(this.main.text + (known ?? '')))
    const added = comments.length > 0 && known === undefined ? (name ?? this.linkComments()) : undefined
    const xml = withElements(known ?? this.emptyComments(), { root: 'comments', elements: comments })
    if (comments.length > 0) this.changed.set(added ?? name ?? '', xml)
    this.changed.set(contentTypesName, this.contentTypes(added))
    return packDocx(this.opened.entries, this.changed)
  }

  /** Marks where comments stand in the main document, and gives their XML. */
  private place(problems: readonly Problem[], ids: Iterator<number, never>): readonly string[] {
    const places = new CommentPlaces(this.opened)
    const edits: Edit[] = []
    const empty = new Set<XmlElement>()
    const comments = shownTexts(problems, this.main.name).flatMap(({ text, where }) => {
      const place = places.find(where)
      if (place === undefined) return []
      const id = ids.next().value
      edits.push(...markComment(id, place))
      if (this.main.text.startsWith('/>', place.paragraph.end - 2)) empty.add(place.paragraph)
      return [commentElement({ id, text, namespace: this.namespace })]
    })
    if (edits.length > 0) this.changed.set(this.main.name, applyEdits(this.main.text, opened(edits, empty)))
    return comments
  }

  /** The name of the part that holds the document's comments. */
  private findComments(): string | undefined {
    const list = this.opened.readText(relationshipsName(this.main.name)) ?? ''
    const known = [...readRelationships(this.main.name, list).values()].find(
      ({ type, isExternal }) => type.endsWith('/comments') && !isExternal,
    )
    const target = known?.target.toLowerCase()
    return this.opened.entries.find(({ name }) => name.toLowerCase() === target)?.name ?? known?.target
  }

  private textOf(name: string): string | undefined {
    return this.opened.parts.find((part) => part.name === name)?.text ?? this.opened.readText(name)
  }

  /** Refers the document to a part of comments that is to be made, and gives its name. */
  private linkComments(): string {
    const names = new Set(this.opened.entries.map(({ name }) => name.toLowerCase()))
    const stem = this.main.name.replace(/[^/]*$/, 'comments')
    let target = `${stem}.xml`
    for (let number = 1; names.has(target.toLowerCase()); number += 1) target = `${stem}${number}.xml`
    const listName = relationshipsName(this.main.name)
    const list = new PartRelationships(this.main.name, {
      xml: this.opened.readText(listName),
      prefix: 'comments',
    })
    list.idOf({ type: `${relationshipTypes[this.form]}/comments`, target, isExternal: false })
    this.changed.set(listName, list.xml())
    return target
  }

  private get form(): keyof typeof relationshipTypes {
    return this.namespace.startsWith('http://purl.oclc.org/ooxml/') ? 'strict' : 'transitional'
  }

  /** The namespace of WordprocessingML, which tells the strict form of ECMA-376 from the other one. */
  private get namespace(): string {
    const { start, contentStart } = this.opened.root
    return readAttribute(this.main.text.slice(start, contentStart), 'xmlns:w') ?? ''
  }

  private emptyComments(): string {
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${escapeXml(this.namespace)}"></w:comments>`
  }

  /** What was a .dotx is a document now. */
  private contentTypes(added: string | undefined): string {
    const list = this.opened.contentTypes.replaceAll(templateType, documentType)
    const prefix = /<(\w+:)?Types[\s>]/.exec(list)?.[1] ?? ''
    const override = `<${prefix}Override PartName="/${escapeXml(added ?? '')}" ContentType="${commentsType}"/>`
    return added === undefined ? list : withElements(list, { root: 'Types', elements: [override] })
  }
}

const relationshipTypes = {
  transitional: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  strict: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}

interface CommentText {
  readonly text: string
  readonly where: Place | undefined
}

/** The problems in words, each once, with the part where a comment cannot stand in it. */
function shownTexts(problems: readonly Problem[], main: string): readonly CommentText[] {
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
  const texts = [...distinct.values()].map(({ severity, message, code, where }) => {
    const part = where?.part === undefined || where.part === main ? '' : `${where.part}: `
    return { text: `${part}${severity}: ${message} (${code})`, where }
  })
  const rest = texts.length - mostComments
  if (rest <= 0) return texts
  return [{ text: `and ${rest} more problems`, where: undefined }, ...texts.slice(0, mostComments)]
}

function markComment(id: number, { from, to }: CommentPlace): readonly Edit[] {
  const reference = `<w:r><w:commentReference w:id="${id}"/></w:r>`
  return [
    { start: from, end: from, text: `<w:commentRangeStart w:id="${id}"/>` },
    { start: to, end: to, text: `<w:commentRangeEnd w:id="${id}"/>${reference}` },
  ]
}

/** Lets edits go into paragraphs that are a single tag, `<w:p/>`. */
const opened = (edits: readonly Edit[], empty: ReadonlySet<XmlElement>): readonly Edit[] => [
  ...Array.from(empty, ({ end }) => ({ start: end - 2, end, text: '>' })),
  ...edits,
  ...Array.from(empty, ({ end }) => ({ start: end, end, text: '</w:p>' })),
]

interface Comment {
  readonly id: number
  readonly text: string
  /** That of WordprocessingML, which the part of the comments may know by another prefix. */
  readonly namespace: string
}

/** A word joiner behind each brace keeps what a message quotes from being read as a tag in its turn. */
function commentElement({ id, text, namespace }: Comment): string {
  const shown = formatDocxText(text.replaceAll('{', '{\u2060'), { kind: 'word', runProperties: '' })
  const content = `<w:r><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">${shown}</w:t></w:r>`
  const attributes = `xmlns:w="${escapeXml(namespace)}" w:id="${id}" w:author="Quotewright" w:initials="QW"`
  return `<w:comment ${attributes}><w:p>${content}</w:p></w:comment>`
}

function* unusedIds(xml: string): Generator<number, never> {
  const used = new Set(Array.from(xml.matchAll(/<w:comment\w*\s[^>]*?w:id="(\d+)"/g), ([, id]) => Number(id)))
  for (let id = 0; ; id += 1) if (!used.has(id)) yield id
}

/** Adds elements at the end of a root element. */
function withElements(
  xml: string,
  { root, elements }: { readonly root: string; readonly elements: readonly string[] },
): string {
  const single = new RegExp(String.raw`<((?:\w+:)?${root})(\s[^>]*)?/>\s*$`)
  const end = new RegExp(String.raw`</(?:\w+:)?${root}\s*>\s*$`)
  return xml.replace(single, '<$1$2></$1>').replace(end, (closing) => `${elements.join('')}${closing}`)
}
