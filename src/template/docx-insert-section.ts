/** Appends the details document as a section of its own (ECMA-376 part 1, 17.6): with its pages, headers and footers. */
import type { DocxArchive } from './docx-archive.js'
import { type DetailsContent, followingSections, readContent } from './docx-insert-blocks.js'
import type { Documents } from './docx-insert-growing-part.js'
import type { DocumentMerger } from './docx-insert-merge.js'
import { findChild, listTags, nameOf, type XmlElement } from './docx-tree.js'
import { type Edit, escapeXml, readAttribute } from './xml-reader.js'

export function appendSection(
  documents: Documents,
  options: { readonly merger: DocumentMerger; readonly append: (blocks: string) => string },
): void {
  const { merger } = options
  const { main, details } = documents
  const samePages = tellsEvenPages(main) && !tellsEvenPages(details)
  const content = readContent(details, (text, body) => followingSections(text, { body, samePages }))
  const { document } = merger
  const body = findChild(document.root, 'w:body')
  if (body === undefined) throw main.fault('unreadable-part', document.name)
  const last = body.children.at(-1)
  const section = last?.name === 'w:sectPr' ? last : undefined
  const written = section === undefined ? '<w:sectPr/>' : document.written(section)
  const block = section === undefined ? last : body.children.at(-2)
  const end = section ?? { start: body.contentEnd, end: body.contentEnd }
  const closing = closeSection(document.text, { block, section: written })
  const appended = withOwnHeaders(bringAll(content, options), main, document.text)
  if (closing.edit !== undefined) document.change(closing.edit)
  document.change({ start: end.start, end: end.end, text: closing.text + appended })
}

function bringAll(
  { blocks, section }: DetailsContent,
  { merger, append }: { readonly merger: DocumentMerger; readonly append: (blocks: string) => string },
): string {
  const copy = merger.beginCopy(blocks.join(''))
  const brought = blocks.map((xml) => merger.bring(xml, copy))
  return append(brought.join('')) + merger.bring(section, copy)
}

/** The section of the main document ends with its last paragraph; where a table is last, with one more. */
function closeSection(
  text: string,
  { block, section }: { readonly block: XmlElement | undefined; readonly section: string },
): { readonly edit?: Edit; readonly text: string } {
  const properties = findChild(block, 'w:pPr')
  const isClosed = findChild(properties, 'w:sectPr') !== undefined
  if (block?.name !== 'w:p' || isClosed) return { text: `<w:p><w:pPr>${section}</w:pPr></w:p>` }
  const isEmpty = ({ contentStart, end }: XmlElement): boolean => contentStart === end
  if (isEmpty(block)) {
    const tag = text.slice(block.start, block.end).replace(/\s*\/>$/, '>')
    return { edit: { ...block, text: `${tag}<w:pPr>${section}</w:pPr></w:p>` }, text: '' }
  }
  if (properties === undefined || isEmpty(properties)) {
    const { start, end } = properties ?? { start: block.contentStart, end: block.contentStart }
    return { edit: { start, end, text: `<w:pPr>${section}</w:pPr>` }, text: '' }
  }
  const change = findChild(properties, 'w:pPrChange')?.start ?? properties.contentEnd
  return { edit: { start: change, end: change, text: section }, text: '' }
}

/**
 * A section without a header of a kind has that of the section before. The first appended one gets empty headers and
 * footers where the main document has some and the details have none.
 */
function withOwnHeaders(appended: string, main: DocxArchive, document: string): string {
  const kindOf = (tag: string): string => `${nameOf(tag)} ${readAttribute(tag, 'w:type') ?? 'default'}`
  return appended.replace(firstSection, (_, attributes: string, content = '') => {
    const own = new Set(listTags(content, ...references).map(kindOf))
    const missing = listTags(document, ...references)
      .map(kindOf)
      .filter((kind) => !own.has(kind))
    const added = Array.from(new Set(missing), (kind) => emptyReference(main, kind))
    return `<w:sectPr${attributes}>${added.join('')}${content}</w:sectPr>`
  })
}

const references = ['w:headerReference', 'w:footerReference'] as const
const firstSection = /<w:sectPr((?:\s[^>]*?)?)(?:\/>|>(.*?)<\/w:sectPr>)/s

function emptyReference(main: DocxArchive, kind: string): string {
  const [name = '', type = ''] = kind.split(' ')
  const part = name === 'w:headerReference' ? 'header' : 'footer'
  const xml = main.newPart(part === 'header' ? 'hdr' : 'ftr', '<w:p/>')
  const target = main.addPart(part, xml)
  const id = main.linksOf(main.document).idOf(main.relationship(part, target))
  const namespace = escapeXml(main.relationshipNamespace)
  return `<${name} xmlns:r="${namespace}" w:type="${escapeXml(type)}" r:id="${escapeXml(id)}"/>`
}

function tellsEvenPages(archive: DocxArchive): boolean {
  const settings = archive.findPart('settings')
  const [tag] = settings === undefined ? [] : listTags(archive.text(settings), 'w:evenAndOddHeaders')
  return tag !== undefined && !/^(?:0|false|off)$/.test(readAttribute(tag, 'w:val') ?? '')
}
