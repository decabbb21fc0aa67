/**
 * Reads the text of one part of a DOCX: line by line, each with where it stands and where its pieces are in the XML.
 *
 * A line is a paragraph, over all of its runs, or an element of the document's properties. Deleted text (tracked
 * changes) and the instructions of Word's fields are no text, but for the marks in them.
 */

import type { Place } from '../model.js'
import { deletions } from './docx-elements.js'
import { LayoutTracker } from './docx-layout.js'
import { markElement, wordMark } from './docx-marks.js'
import type { DocxPart } from './docx-package.js'
import { PlaceTracker } from './docx-place.js'
import { readAttribute, type XmlToken } from './xml-reader.js'

/** How a text breaks lines: as runs of Word do, as those of DrawingML do, or not at all, as in a field's instruction. */
export type TextKind = 'word' | 'drawing' | 'plain' | 'instruction'

/** The content of one text element, `w:t` for one. */
export interface TextPiece {
  readonly kind: TextKind
  readonly start: number
  readonly end: number
  /** The opening tag of the text element. */
  readonly tag: XmlToken
  /** The XML of the run's properties, empty when it has none. */
  readonly runProperties: string
}

/** A line break or an end of a bookmark. */
export interface LineMark {
  readonly start: number
  readonly end: number
  /** Id of the bookmark. */
  readonly bookmark?: string
}

export interface TextLine {
  readonly where: Place
  readonly pieces: TextPiece[]
  /** Elements within the line that a tag around them swallows: line breaks, and bookmarks by their id. */
  readonly marks: LineMark[]
  /** Width of the cell or text box around, in twips. */
  readonly width: number | undefined
  /** Whether nothing but plain runs of text is in the paragraph, so that it can vanish with its text. */
  isPlain: boolean
  /** Whether the paragraph ends a section of the document, so that it must stay. */
  endsSection: boolean
  /** The paragraph; undefined for a property of the document. */
  readonly paragraph: StructureNode | undefined
}

/** A paragraph, or what paragraphs stand in: tables, rows, cells, content controls, headers, text boxes … */
export interface StructureNode {
  readonly name: string
  readonly start: number
  /** Known when the whole part was read. */
  end: number
  readonly parent: StructureNode | undefined
  readonly children: StructureNode[]
  /** The text of a paragraph. */
  line?: TextLine
}

/** What stands in a cell, a text box, a header …: its paragraphs, tables and other blocks, in order. */
export interface Block {
  readonly kind: 'paragraph' | 'table' | 'other'
  readonly start: number
  readonly end: number
  /** The text of a paragraph. */
  readonly line?: TextLine
}

export interface PartReading {
  readonly lines: readonly TextLine[]
  /** The content of each container, innermost first. */
  readonly containers: readonly (readonly Block[])[]
  readonly layout: LayoutTracker
}

const elements = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/))

/** Elements that hold text: of Word, of DrawingML, of formulas, and those of the document's properties. */
const textElements = elements(
  `w:t a:t m:t vt:lpstr vt:lpwstr Company HyperlinkBase Manager cp:category cp:keywords cp:contentStatus dc:creator
   dc:description dc:subject dc:title PublishDate Abstract CompanyAddress CompanyPhone CompanyFax CompanyEmail
   ${markElement}`,
)
const paragraphs = elements('w:p a:p')
/** What tracked changes took away. */
const properties = elements('w:pPr w:rPr')
/** Elements whose content is blocks. */
const containers = elements(
  'w:body w:tc w:hdr w:ftr w:txbxContent w:sdtContent w:footnote w:endnote w:comment',
)
/** What a paragraph can hold and vanish all the same. */
const plainElements = elements(
  `w:p w:pPr w:r w:rPr w:t w:proofErr w:lastRenderedPageBreak w:bookmarkStart w:bookmarkEnd ${markElement}`,
)
/** What regions can begin and end with. */
const structures = elements(
  'w:body w:tc w:hdr w:ftr w:txbxContent w:sdt w:sdtContent w:footnote w:endnote w:comment w:tbl w:tr w:p',
)
const bookmarkTags = elements('w:bookmarkStart w:bookmarkEnd')

export function readPart(part: DocxPart): PartReading {
  const reader = new PartReader(part)
  for (const token of part.tokens) reader.see(token)
  return reader
}

interface OpenParagraph {
  readonly line: TextLine
  readonly start: number
}

class PartReader implements PartReading {
  readonly lines: TextLine[] = []
  readonly containers: Block[][] = []
  readonly layout: LayoutTracker

  private readonly places: PlaceTracker
  private readonly elements: XmlToken[] = []
  private readonly openParagraphs: OpenParagraph[] = []
  private readonly openContainers: { readonly blocks: Block[]; readonly depth: number }[] = []
  private readonly runs: { properties: string }[] = []
  private deletionDepth = 0
  private propertyDepth = 0
  private structure: StructureNode | undefined

  constructor(private readonly part: DocxPart) {
    this.layout = new LayoutTracker(part.text)
    this.places = new PlaceTracker(part.name, part.shifts)
  }

  see(token: XmlToken): void {
    this.layout.see(token)
    if (token.kind === 'text') this.seeText(token)
    else if (token.kind === 'open') this.enter(token)
    else if (token.kind === 'close') this.leave(token)
    else if (token.kind === 'empty') {
      this.enter(token)
      this.leave(token)
    }
  }

  private enter(token: XmlToken): void {
    const { name } = token
    this.elements.push(token)
    this.places.enter(token)
    this.checkPlain(name)
    if (structures.has(name)) this.enterStructure(token)
    if (paragraphs.has(name)) this.enterParagraph(token)
    else if (properties.has(name)) this.propertyDepth += 1
    else if (deletions.has(name) && token.kind === 'open') this.deletionDepth += 1
    else if (name === 'w:r' || name === 'a:r') this.runs.push({ properties: '' })
    else if (containers.has(name)) {
      this.openContainers.push({ blocks: [], depth: this.depth })
    }
  }

  private leave(token: XmlToken): void {
    const { name } = token
    const opening = this.elements.pop() ?? token
    this.places.leave(name)
    if (paragraphs.has(name)) this.leaveParagraph(token)
    else if (properties.has(name)) this.leaveProperties(opening, token)
    else if (deletions.has(name) && token.kind === 'close') this.deletionDepth -= 1
    else if (name === 'a:rPr') this.keepRunProperties(opening, token)
    else if (name === 'w:r' || name === 'a:r') this.runs.pop()
    else if (containers.has(name)) this.leaveContainer()
    else if (name === 'w:br' || bookmarkTags.has(name)) this.addMark(opening, token)
    else if (name === 'w:tbl') this.addBlock({ kind: 'table', start: opening.start, end: token.end })
    else if (name === 'w:sdt') this.addBlock({ kind: 'other', start: opening.start, end: token.end })
    if (structures.has(name)) this.leaveStructure(token)
  }

  private enterStructure({ name, start, end }: XmlToken): void {
    const parent = this.structure
    this.structure = { name, start, end, parent, children: [] }
    parent?.children.push(this.structure)
  }

  private leaveStructure({ end }: XmlToken): void {
    if (this.structure === undefined) return
    this.structure.end = end
    this.structure = this.structure.parent
  }

  private seeText(token: XmlToken): void {
    const element = this.elements.at(-1)
    if (element === undefined || this.deletionDepth > 0) return
    const isText = textElements.has(element.name)
    if (isText || (element.name === 'w:instrText' && this.written(token).includes(wordMark.start))) {
      this.addPiece(token, element)
    }
  }

  private addPiece(token: XmlToken, element: XmlToken): void {
    const paragraph = this.openParagraphs.at(-1)
    const piece: TextPiece = {
      kind: this.textKind(element.name),
      start: token.start,
      end: token.end,
      tag: element,
      runProperties: this.runs.at(-1)?.properties ?? '',
    }
    if (paragraph !== undefined) paragraph.line.pieces.push(piece)
    else
      this.lines.push({
        where: this.places.place,
        pieces: [piece],
        marks: [],
        width: undefined,
        isPlain: false,
        endsSection: false,
        paragraph: undefined,
      })
  }

  /** Fields of DrawingML (`a:fld`) hold text without being runs, so they cannot be split to break a line. */
  private textKind(element: string): TextKind {
    const parent = this.elements.at(-2)?.name
    if (element === 'w:instrText') return 'instruction'
    if (element === 'w:t' && parent === 'w:r') return 'word'
    return element === 'a:t' && parent === 'a:r' ? 'drawing' : 'plain'
  }

  private enterParagraph(token: XmlToken): void {
    const line: TextLine = {
      where: this.places.place,
      pieces: [],
      marks: [],
      width: this.layout.width,
      isPlain: token.name === 'w:p',
      endsSection: false,
      paragraph: token.name === 'w:p' ? this.structure : undefined,
    }
    if (line.paragraph !== undefined) line.paragraph.line = line
    this.openParagraphs.push({ line, start: token.start })
  }

  private leaveParagraph(token: XmlToken): void {
    const paragraph = this.openParagraphs.pop()
    if (paragraph === undefined) return
    if (paragraph.line.pieces.length > 0) this.lines.push(paragraph.line)
    this.addBlock({ kind: 'paragraph', start: paragraph.start, end: token.end, line: paragraph.line })
  }

  /** Marks the innermost paragraph as one that must stay, unless the element is a plain one or is about formatting. */
  private checkPlain(name: string): void {
    const line = this.openParagraphs.at(-1)?.line
    if (line === undefined || plainElements.has(name)) return
    if (this.propertyDepth === 0) line.isPlain = false
    if (name === 'w:sectPr') line.endsSection = true
  }

  private leaveProperties(opening: XmlToken, token: XmlToken): void {
    this.propertyDepth -= 1
    if (token.name === 'w:rPr') this.keepRunProperties(opening, token)
  }

  private keepRunProperties(opening: XmlToken, token: XmlToken): void {
    const run = this.runs.at(-1)
    const parent = this.elements.at(-1)?.name
    if (run !== undefined && (parent === 'w:r' || parent === 'a:r')) {
      run.properties = this.part.text.slice(opening.start, token.end)
    }
  }

  private addMark(opening: XmlToken, token: XmlToken): void {
    const bookmark = bookmarkTags.has(token.name) ? readAttribute(this.written(opening), 'w:id') : undefined
    const mark = { start: opening.start, end: token.end }
    this.openParagraphs.at(-1)?.line.marks.push(bookmark === undefined ? mark : { ...mark, bookmark })
  }

  private leaveContainer(): void {
    const container = this.openContainers.pop()
    if (container !== undefined && container.blocks.length > 0) this.containers.push(container.blocks)
  }

  /** Adds a block to the innermost container, unless it is within a paragraph or a table of it. */
  private addBlock(block: Block): void {
    const container = this.openContainers.at(-1)
    if (container?.depth === this.depth) container.blocks.push(block)
  }

  private get depth(): number {
    return this.openParagraphs.length + this.places.tableDepth
  }

  private written(token: XmlToken): string {
    return this.part.text.slice(token.start, token.end)
  }
}
