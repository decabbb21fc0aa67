/** The content of the details document: its blocks, ready to stand in the main document, and its sections. */
import type { DocxArchive } from './docx-archive.js'
import { findAll, findChild, listTags, readTree, withAttribute, type XmlElement } from './docx-tree.js'
import { applyEdits, type Edit, readAttribute, readXml } from './xml-reader.js'

export interface DetailsContent {
  /** The elements of the document's body, in order: as a rule paragraphs and tables. */
  readonly blocks: readonly string[]
  /** The properties of its last section. */
  readonly section: string
}

const blockNames: ReadonlySet<string> = new Set(['w:p', 'w:tbl', 'w:sdt', 'w:customXml', 'w:altChunk'])

/** Whether an element is a block, and no bookmark or the like between blocks. */
export const isBlock = (name: string): boolean => blockNames.has(name)

export const sectionBreaksOf = (body: XmlElement): readonly XmlElement[] =>
  findAll(body, 'w:sectPr').filter(({ parent }) => parent?.name === 'w:pPr')

/** The body of a document with the XML that it is in. */
export function readBody(archive: DocxArchive, text: string): XmlElement {
  const root = readTree(readXml(text).tokens)
  const body = root?.name === 'w:document' ? findChild(root, 'w:body') : undefined
  if (body === undefined) throw archive.fault('unreadable-part', archive.document)
  return body
}

/** Reads the content, after edits of it that its breaks between sections ask for. */
export function readContent(
  details: DocxArchive,
  edit: (text: string, body: XmlElement) => readonly Edit[],
): DetailsContent {
  const written = details.text(details.document)
  const text = applyEdits(written, edit(written, readBody(details, written)))
  const { children } = readBody(details, text)
  const last = children.at(-1)
  const section = last?.name === 'w:sectPr' ? last : undefined
  const blocks = section === undefined ? children : children.slice(0, -1)
  const slice = ({ start, end }: XmlElement): string => text.slice(start, end)
  return { blocks: blocks.map(slice), section: section === undefined ? '<w:sectPr/>' : slice(section) }
}

/** Breaks between sections become breaks between pages, unless the page went on. */
export function withoutSections(text: string, body: XmlElement): readonly Edit[] {
  const breaks = sectionBreaksOf(body)
  const sections = findAll(body, 'w:sectPr').filter(
    ({ parent }) => parent?.name === 'w:pPr' || parent === body,
  )
  return breaks.flatMap((section, index): readonly Edit[] => {
    const next = sections[index + 1]
    const [type] = listTags(next === undefined ? '' : text.slice(next.start, next.end), 'w:type')
    const goesOn = readAttribute(type ?? '', 'w:val') === 'continuous'
    const removal = { start: section.start, end: section.end, text: '' }
    const end = section.parent?.parent?.contentEnd ?? section.end
    return goesOn ? [removal] : [removal, { start: end, end, text: '<w:r><w:br w:type="page"/></w:r>' }]
  })
}

const evenReference = /<w:(header|footer)Reference\s[^>]*?w:type="even"[^>]*?\/>/g
const defaultReference = /<w:(?:header|footer)Reference\s[^>]*?w:type="default"[^>]*?\/>/g

/**
 * Sections that follow others: the first of them begins a page; where the main document tells even pages from odd ones
 * and the details do not, even pages show the same headers and footers as the others.
 */
export function followingSections(
  text: string,
  { body, samePages }: { readonly body: XmlElement; readonly samePages: boolean },
): readonly Edit[] {
  const sections = findAll(body, 'w:sectPr').filter(
    ({ parent }) => parent?.name === 'w:pPr' || parent === body,
  )
  return sections.map(({ start, end }, index) => {
    const written = text.slice(start, end)
    const placed = index === 0 ? written.replace(/<w:type\s[^>]*\/>/, '') : written
    return { start, end, text: samePages ? withSamePages(placed) : placed }
  })
}

const withSamePages = (section: string): string =>
  section
    .replace(evenReference, '')
    .replace(defaultReference, (reference) => reference + withAttribute(reference, 'w:type', 'even'))
