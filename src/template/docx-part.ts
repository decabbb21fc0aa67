/**
 * Reads the text of one part of a DOCX: line by line, each with where it stands and where its pieces are in the XML.
 *
 * A line is a paragraph, over all of its runs, or an element of the document's properties. Deleted text (tracked
 * changes) and the instructions of Word's fields are no text.
 */
import type { Place } from '../model.js'
import { LayoutTracker } from './docx-layout.js'
import type { DocxPart } from './docx-package.js'
import { readAttribute, type XmlToken } from './xml-reader.js'

/** How a text breaks lines: as runs of Word do, as those of DrawingML do, or not at all. */
export type TextKind = 'word' | 'drawing' | 'plain'

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
  /** Word's own merge fields. */
  readonly mergeFields: readonly Place[]
  readonly layout: LayoutTracker
}

const elements = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/))

/** Elements that hold text: of Word, of DrawingML, of formulas, and those of the document's properties. */
const textElements = elements(
  `w:t a:t m:t vt:lpstr vt:lpwstr Company HyperlinkBase Manager cp:category cp:keywords cp:contentStatus dc:creator
   dc:description dc:subject dc:title PublishDate Abstract CompanyAddress CompanyPhone CompanyFax CompanyEmail`,
)
const paragraphs = elements('w:p a:p')
/** What tracked changes took away. */
const deletions = elements('w:del w:moveFrom')
const properties = elements('w:pPr w:rPr')
/** Elements whose content is blocks. */
const containers = elements(
  'w:body w:tc w:hdr w:ftr w:txbxContent w:sdtContent w:footnote w:endnote w:comment',
)
/** What a paragraph can hold and vanish all the same. */
const plainElements = elements(
  'w:p w:pPr w:r w:rPr w:t w:proofErr w:lastRenderedPageBreak w:bookmarkStart w:bookmarkEnd',
)
const bookmarkTags = elements('w:bookmarkStart w:bookmarkEnd')
const mergeFieldCode = /^\s*MERGEFIELD(?:\s|$)/i

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
  readonly mergeFields: Place[] = []
  readonly layout: LayoutTracker

  private readonly elements: XmlToken[] = []
  private readonly openParagraphs: OpenParagraph[] = []
  private readonly openContainers: { readonly blocks: Block[]; readonly depth: number }[] = []
  private readonly tables: { readonly number: number; row: number; cell: number }[] = []
  private readonly runs: { properties: string }[] = []
  /** Instructions of the fields that are open, up to where their results begin. */
  private readonly instructions: { code: string; readonly where: Place; done: boolean }[] = []
  private paragraphCount = 0
  private tableCount = 0
  private deletionDepth = 0
  private propertyDepth = 0

  constructor(private readonly part: DocxPart) {
    this.layout = new LayoutTracker(part.text)
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
    this.checkPlain(name)
    this.enterTable(name)
    if (paragraphs.has(name)) this.enterParagraph(token)
    else if (properties.has(name)) this.propertyDepth += 1
    else if (deletions.has(name) && token.kind === 'open') this.deletionDepth += 1
    else if (name === 'w:r' || name === 'a:r') this.runs.push({ properties: '' })
    else if (containers.has(name)) {
      this.openContainers.push({ blocks: [], depth: this.depth })
    } else if (name === 'w:fldChar') this.seeFieldCharacter(this.written(token))
    else if (name === 'w:fldSimple') this.seeSimpleField(this.written(token))
  }

  private enterTable(name: string): void {
    const table = this.tables.at(-1)
    if (name === 'w:tbl') {
      this.tableCount += 1
      this.tables.push({ number: this.tableCount, row: 0, cell: 0 })
    } else if (name === 'w:tr' && table !== undefined) {
      table.row += 1
      table.cell = 0
    } else if (name === 'w:tc' && table !== undefined) table.cell += 1
  }

  private leave(token: XmlToken): void {
    const { name } = token
    const opening = this.elements.pop() ?? token
    if (paragraphs.has(name)) this.leaveParagraph(token)
    else if (properties.has(name)) this.leaveProperties(opening, token)
    else if (deletions.has(name) && token.kind === 'close') this.deletionDepth -= 1
    else if (name === 'a:rPr') this.keepRunProperties(opening, token)
    else if (name === 'w:r' || name === 'a:r') this.runs.pop()
    else if (containers.has(name)) this.leaveContainer()
    else if (name === 'w:br' || bookmarkTags.has(name)) this.addMark(opening, token)
    else if (name === 'w:tbl') {
      this.tables.pop()
      this.addBlock({ kind: 'table', start: opening.start, end: token.end })
    } else if (name === 'w:sdt') this.addBlock({ kind: 'other', start: opening.start, end: token.end })
  }

  private seeText(token: XmlToken): void {
    const element = this.elements.at(-1)
    if (element === undefined || this.deletionDepth > 0) return
    const instruction = this.instructions.at(-1)
    if (element.name === 'w:instrText' && instruction?.done === false) {
      instruction.code += this.written(token)
    } else if (textElements.has(element.name)) this.addPiece(token, element)
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
      this.lines.push({ where: this.place(), pieces: [piece], marks: [], width: undefined, isPlain: false })
  }

  /** Fields of DrawingML (`a:fld`) hold text without being runs, so they cannot be split to break a line. */
  private textKind(element: string): TextKind {
    const parent = this.elements.at(-2)?.name
    if (element === 'w:t' && parent === 'w:r') return 'word'
    return element === 'a:t' && parent === 'a:r' ? 'drawing' : 'plain'
  }

  private enterParagraph(token: XmlToken): void {
    this.paragraphCount += 1
    const where = { ...this.place(), paragraph: this.paragraphCount }
    const line: TextLine = {
      where,
      pieces: [],
      marks: [],
      width: this.layout.width,
      isPlain: token.name === 'w:p',
    }
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
    if (this.propertyDepth === 0 || name === 'w:sectPr') line.isPlain = false
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
    return this.openParagraphs.length + this.tables.length
  }

  private seeFieldCharacter(tag: string): void {
    if (this.deletionDepth > 0) return
    const type = readAttribute(tag, 'w:fldCharType')
    const instruction = this.instructions.at(-1)
    if (type === 'begin') this.instructions.push({ code: '', where: this.paragraphPlace(), done: false })
    else if (instruction !== undefined && !instruction.done) {
      instruction.done = true
      this.checkInstruction(instruction.code, instruction.where)
    }
    if (type === 'end') this.instructions.pop()
  }

  private seeSimpleField(tag: string): void {
    if (this.deletionDepth === 0) {
      this.checkInstruction(readAttribute(tag, 'w:instr') ?? '', this.paragraphPlace())
    }
  }

  private checkInstruction(code: string, where: Place): void {
    if (mergeFieldCode.test(code)) this.mergeFields.push({ ...where, field: code.trim() })
  }

  private paragraphPlace(): Place {
    return this.openParagraphs.at(-1)?.line.where ?? this.place()
  }

  private place(): Place {
    const table = this.tables.at(-1)
    const part = { part: this.part.name }
    if (table === undefined) return part
    return { ...part, table: table.number, row: table.row, cell: table.cell }
  }

  private written(token: XmlToken): string {
    return this.part.text.slice(token.start, token.end)
  }
}
