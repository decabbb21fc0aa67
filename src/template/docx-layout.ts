/**
 * How wide a picture can be where it stands: as its table cell, its text box or the text column of its section.
 * All widths are in twips, twentieths of a point (ECMA-376 part 1, 17.4 for tables and 17.6 for sections).
 */
import { readAttribute, type XmlToken } from './xml-reader.js'

/** What Word takes where a template says nothing: US Letter with margins of an inch, cells with 0.19 cm at the sides. */
const defaults = { pageWidth: 12_240, margin: 1_440, columnSpace: 720, cellMargin: 108, boxInset: 144 }
const emuPerTwip = 635

interface Table {
  readonly columns: number[]
  margins: number
  column: number
  cell: Cell | undefined
}

interface Cell {
  readonly firstColumn: number
  span: number
  width: number | undefined
  margins: number | undefined
}

interface SectionWidth {
  readonly end: number
  readonly width: number
}

/** Follows the tags of one part and knows the innermost cell or text box. */
export class LayoutTracker {
  private readonly tables: Table[] = []
  /** Widths of the text boxes around; undefined for one that does not say. */
  private readonly boxes: { readonly width: number | undefined; readonly tables: number }[] = []
  private readonly sections: SectionWidth[] = []
  private section: string[] | undefined
  private drawingWidth: number | undefined
  private sideMargins: { owner: 'table' | 'cell'; sum: number; sides: number } | undefined

  constructor(private readonly text: string) {}

  /** The width of the innermost cell or text box, without its margins; undefined outside of both. */
  get width(): number | undefined {
    const box = this.boxes.at(-1)
    const table = this.tables.length > (box?.tables ?? 0) ? this.tables.at(-1) : undefined
    return (table === undefined ? undefined : cellWidth(table)) ?? box?.width
  }

  /** Whether this part is divided into sections, as only the main document is. */
  get hasSections(): boolean {
    return this.sections.length > 0
  }

  /** The width of the text column at an offset in this part, once all of it was seen. */
  columnWidthAt(offset: number): number {
    const section = this.sections.find(({ end }) => end > offset) ?? this.sections.at(-1)
    return section?.width ?? defaults.pageWidth - 2 * defaults.margin
  }

  see(token: XmlToken): void {
    if (token.kind === 'close') this.leave(token)
    else if (token.kind === 'open' || token.kind === 'empty') this.enter(token)
  }

  private enter(token: XmlToken): void {
    const tag = this.text.slice(token.start, token.end)
    this.section?.push(tag)
    if (token.kind === 'open') this.enterContainer(token.name)
    if (token.name === 'wp:extent') this.drawingWidth = (readNumber(tag, 'cx') ?? 0) / emuPerTwip
    else if (this.tables.length > 0) this.readTableProperty(token.name, tag)
  }

  private enterContainer(name: string): void {
    if (name === 'w:sectPr') this.section = []
    else if (name === 'w:tbl') {
      this.tables.push({ columns: [], margins: 2 * defaults.cellMargin, column: 0, cell: undefined })
    } else if (name === 'w:txbxContent') {
      const width = this.drawingWidth === undefined ? undefined : this.drawingWidth - 2 * defaults.boxInset
      this.boxes.push({ width, tables: this.tables.length })
    }
  }

  private leave(token: XmlToken): void {
    if (token.name === 'w:tbl') this.tables.pop()
    else if (token.name === 'w:txbxContent') this.boxes.pop()
    else if (token.name === 'w:drawing') this.drawingWidth = undefined
    else if (token.name === 'w:sectPr') {
      this.sections.push({ end: token.end, width: sectionWidth(this.section ?? []) })
      this.section = undefined
    } else if (token.name === 'w:tcMar' || token.name === 'w:tblCellMar') this.leaveMargins()
    else if (token.name === 'w:tc') {
      const table = this.tables.at(-1)
      if (table?.cell !== undefined) table.column += table.cell.span
    }
  }

  private readTableProperty(name: string, tag: string): void {
    const table = this.tables.at(-1)
    if (table === undefined) return
    const { cell } = table
    if (name === 'w:gridCol') table.columns.push(readNumber(tag, 'w:w') ?? 0)
    else if (name === 'w:tr') table.column = 0
    else if (name === 'w:gridBefore') table.column += readNumber(tag, 'w:val') ?? 0
    else if (name === 'w:tc') {
      table.cell = { firstColumn: table.column, span: 1, width: undefined, margins: undefined }
    } else if (name === 'w:tblCellMar') this.sideMargins = { owner: 'table', sum: 0, sides: 0 }
    else if (name === 'w:tcMar') this.sideMargins = { owner: 'cell', sum: 0, sides: 0 }
    else if (this.sideMargins !== undefined && /^w:(?:left|right|start|end)$/.test(name)) {
      this.sideMargins.sum += readNumber(tag, 'w:w') ?? 0
      this.sideMargins.sides += 1
    } else if (name === 'w:gridSpan' && cell !== undefined) cell.span = readNumber(tag, 'w:val') ?? 1
    else if (name === 'w:tcW' && cell !== undefined && readAttribute(tag, 'w:type') === 'dxa') {
      cell.width = readNumber(tag, 'w:w')
    }
  }

  private leaveMargins(): void {
    const table = this.tables.at(-1)
    const margins = this.sideMargins
    this.sideMargins = undefined
    if (table === undefined || margins === undefined) return
    const sum = margins.sum + (2 - Math.min(margins.sides, 2)) * defaults.cellMargin
    if (margins.owner === 'table') table.margins = sum
    else if (table.cell !== undefined) table.cell.margins = sum
  }
}

function cellWidth({ cell, columns, margins }: Table): number | undefined {
  if (cell === undefined) return undefined
  const ofGrid = columns
    .slice(cell.firstColumn, cell.firstColumn + cell.span)
    .reduce((sum, width) => sum + width, 0)
  const outer = cell.width || ofGrid
  return outer === 0 ? undefined : outer - (cell.margins ?? margins)
}

/** The width of a text column; of the narrowest, where a section's columns differ. */
function sectionWidth(tags: readonly string[]): number {
  const find = (name: string): string => tags.find((tag) => tag.startsWith(`<w:${name} `)) ?? ''
  const margin = find('pgMar')
  const page = readNumber(find('pgSz'), 'w:w') ?? defaults.pageWidth
  const sides = ['w:left', 'w:right'].map((side) => readNumber(margin, side) ?? defaults.margin)
  const text = page - sides.reduce((sum, side) => sum + Math.abs(side), readNumber(margin, 'w:gutter') ?? 0)
  const widths = tags.filter((tag) => tag.startsWith('<w:col ')).map((tag) => readNumber(tag, 'w:w') ?? text)
  if (widths.length > 0) return Math.min(...widths)
  const columns = readNumber(find('cols'), 'w:num') ?? 1
  const space = readNumber(find('cols'), 'w:space') ?? defaults.columnSpace
  return columns > 1 ? (text - (columns - 1) * space) / columns : text
}

function readNumber(tag: string, name: string): number | undefined {
  const value = readAttribute(tag, name)
  return value === undefined || !/^-?\d{1,9}$/.test(value) ? undefined : Number(value)
}
