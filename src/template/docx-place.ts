/**
 * Where in a part of a DOCX something is, in the words of people: its paragraph, and its table, row and cell.
 */
import type { Place } from '../model.js'

interface OpenTable {
  readonly number: number
  row: number
  cell: number
}

/** Follows the tags of one part. Paragraphs and tables count in document order, from 1. */
export class PlaceTracker {
  private readonly tables: OpenTable[] = []
  /** The numbers of the paragraphs around; one in a text box is within another. */
  private readonly paragraphs: number[] = []
  private paragraphCount = 0
  private tableCount = 0

  constructor(private readonly part: string) {}

  /** Where something within the elements that were entered is. */
  get place(): Place {
    const table = this.tables.at(-1)
    const paragraph = this.paragraphs.at(-1)
    return {
      part: this.part,
      ...(table === undefined ? {} : { table: table.number, row: table.row, cell: table.cell }),
      ...(paragraph === undefined ? {} : { paragraph }),
    }
  }

  /** How many tables are around. */
  get tableDepth(): number {
    return this.tables.length
  }

  /** Goes into the element of a tag, also of an empty one. */
  enter(name: string): void {
    const table = this.tables.at(-1)
    if (name === 'w:p' || name === 'a:p') {
      this.paragraphCount += 1
      this.paragraphs.push(this.paragraphCount)
    } else if (name === 'w:tbl') {
      this.tableCount += 1
      this.tables.push({ number: this.tableCount, row: 0, cell: 0 })
    } else if (name === 'w:tr' && table !== undefined) {
      table.row += 1
      table.cell = 0
    } else if (name === 'w:tc' && table !== undefined) table.cell += 1
  }

  leave(name: string): void {
    if (name === 'w:p' || name === 'a:p') this.paragraphs.pop()
    else if (name === 'w:tbl') this.tables.pop()
  }
}
