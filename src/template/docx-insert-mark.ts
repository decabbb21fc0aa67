/** Puts content in the place of marks: a paragraph that held nothing else goes, any other stays before the content. */
import { isBlock } from './docx-insert-blocks.js'
import {
  ancestorsOf,
  elementAt,
  findChild,
  listTags,
  nameOf,
  readTree,
  type XmlElement,
} from './docx-tree.js'
import { applyEdits, type Edit, readXml } from './xml-reader.js'

/** A paragraph that holds marks, and how many. */
export interface MarkedParagraph {
  readonly paragraph: XmlElement
  readonly count: number
}

/** The paragraphs that hold a mark; undefined when one is where blocks cannot stand, as in a text box. */
export function findMarks(
  root: XmlElement,
  text: string,
  mark: string,
): readonly MarkedParagraph[] | undefined {
  const found = new Map<XmlElement, number>()
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const around = ancestorsOf(elementAt(root, at))
    const paragraph = around.find(({ name }) => name === 'w:p')
    if (paragraph === undefined || around.some(({ name }) => name === 'w:txbxContent')) return undefined
    found.set(paragraph, (found.get(paragraph) ?? 0) + 1)
  }
  return Array.from(found, ([paragraph, count]) => ({ paragraph, count }))
}

/** What a paragraph can hold and print nothing. */
const silent: ReadonlySet<string> = new Set([
  'w:r',
  'w:rPr',
  'w:t',
  'w:proofErr',
  'w:lastRenderedPageBreak',
  'w:bookmarkStart',
  'w:bookmarkEnd',
])

function printsAnything(content: string): boolean {
  const plain = content.replace(/<w:rPr>.*?<\/w:rPr>/gs, '')
  const hasText = plain.replace(/<[^>]*>/g, '').trim() !== ''
  return hasText || listTags(plain).some((tag) => !silent.has(nameOf(tag)))
}

/** The XML of a part, and what marks it. */
export interface MarkedText {
  readonly text: string
  readonly mark: string
}

/** A paragraph without its marks. */
export interface UnmarkedParagraph {
  readonly xml: string
  readonly prints: boolean
  /** A break between sections that it carries. */
  readonly section: string
}

export function withoutMark(paragraph: XmlElement, { text, mark }: MarkedText): UnmarkedParagraph {
  const properties = findChild(paragraph, 'w:pPr')
  const content = text.slice(properties?.end ?? paragraph.contentStart, paragraph.contentEnd)
  const section = findChild(properties, 'w:sectPr')
  return {
    xml: text.slice(paragraph.start, paragraph.end).replaceAll(mark, ''),
    prints: printsAnything(content.replaceAll(mark, '')),
    section: section === undefined ? '' : text.slice(section.start, section.end),
  }
}

export interface MarkOptions extends MarkedText {
  /** Makes the content once more; empty for none. */
  readonly makeContent: () => readonly string[]
}

const separator = '<w:p/>'

/** The edits that put content in the place of all marks. */
export function replaceMarks(marked: readonly MarkedParagraph[], options: MarkOptions): readonly Edit[] {
  const gone = new Set<XmlElement>()
  const places = new Map(marked.map(({ paragraph, count }) => [paragraph, count]))
  return marked.map(({ paragraph, count }) => {
    const replacement = new Replacement(paragraph, { ...options, gone, places })
    const contents = Array.from({ length: count }, options.makeContent).filter(
      (content) => content.length > 0,
    )
    const text = contents.length === 0 ? replacement.vanish() : replacement.insert(contents)
    return { start: paragraph.start, end: paragraph.end, text }
  })
}

interface ReplacementOptions extends MarkOptions {
  /** The paragraphs that vanished before. */
  readonly gone: Set<XmlElement>
  readonly places: ReadonlyMap<XmlElement, number>
}

class Replacement {
  private readonly unmarked: UnmarkedParagraph
  private readonly before: XmlElement | undefined
  private readonly after: XmlElement | undefined

  constructor(
    private readonly paragraph: XmlElement,
    private readonly options: ReplacementOptions,
  ) {
    const { gone } = options
    this.unmarked = withoutMark(paragraph, options)
    const blocks = (paragraph.parent?.children ?? []).filter(
      (block) => isBlock(block.name) && !gone.has(block),
    )
    const at = blocks.indexOf(paragraph)
    this.before = blocks[at - 1]
    this.after = blocks[at + 1]
  }

  /** Without content the paragraph goes, if its surroundings can do without it. */
  vanish(): string {
    const { before, after } = this
    const { xml, prints, section } = this.unmarked
    const isBetweenTables = before?.name === 'w:tbl' && after?.name === 'w:tbl'
    const isSpare = after !== undefined || before?.name === 'w:p'
    if (prints || section !== '' || isBetweenTables || !isSpare) return xml
    this.options.gone.add(this.paragraph)
    return rangesOf(xml)
  }

  /** Two tables with nothing between them become one table; what ends in a table needs a paragraph after it. */
  insert(contents: readonly (readonly string[])[]): string {
    const { prints, section } = this.unmarked
    const pieces: string[] = [beforeContent(this.unmarked)]
    let last = prints ? 'w:p' : (this.before?.name ?? '')
    const add = (xml: string): void => {
      const name = nameOf(xml)
      if (last === 'w:tbl' && name === 'w:tbl') pieces.push(separator)
      pieces.push(xml)
      if (isBlock(name)) last = name
    }
    for (const block of contents.flat()) add(block)
    if (section !== '') add(sectionParagraph(section))
    const isOpen =
      this.after === undefined ? last !== 'w:p' : last === 'w:tbl' && this.mayBeginTable(this.after)
    return pieces.join('') + (isOpen ? separator : '')
  }

  private mayBeginTable(block: XmlElement): boolean {
    return block.name === 'w:tbl' || this.options.places.has(block)
  }
}

/** Bookmarks of a paragraph may begin or end elsewhere, so they stay. */
const rangesOf = (xml: string): string =>
  listTags(xml, 'w:bookmarkStart', 'w:bookmarkEnd')
    .filter((tag) => tag.endsWith('/>'))
    .join('')

/** What of a paragraph stays before the content that takes its place, and what comes behind it. */
export const beforeContent = ({ xml, prints, section }: UnmarkedParagraph): string =>
  prints ? xml.replace(section, '') : rangesOf(xml)
export const sectionParagraph = (section: string): string => `<w:p><w:pPr>${section}</w:pPr></w:p>`

/** A part without marks. The paragraphs that held nothing else go where they can. */
export function withoutMarks(text: string, mark: string): string {
  const root = readTree(readXml(text).tokens)
  const marked = root === undefined ? undefined : findMarks(root, text, mark)
  if (marked === undefined) return text.replaceAll(mark, '')
  return applyEdits(text, replaceMarks(marked, { text, mark, makeContent: () => [] }))
}
