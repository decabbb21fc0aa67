/**
 * Where in a part of a DOCX something is, in the words of people: its paragraph, and its table, row and cell.
 */
import type { Place } from '../model.js'
import { type Edit, sortEdits } from './xml-reader.js'

interface OpenTable {
  readonly number: number
  row: number
  cell: number
}

/** What a part had before an offset more than it has: paragraphs and tables of Word's fields that were taken out. */
export interface PlaceShift {
  readonly offset: number
  readonly paragraphs: number
  readonly tables: number
}

/** Follows the tags of one part. Paragraphs and tables count in document order, from 1. */
export class PlaceTracker {
  private readonly tables: OpenTable[] = []
  /** The numbers of the paragraphs around; one in a text box is within another. */
  private readonly paragraphs: number[] = []
  private paragraphCount = 0
  private tableCount = 0

  private shiftCount = 0

  /** @param shifts by offset, where places are those of the part before it was changed */
  constructor(
    private readonly part: string,
    private readonly shifts: readonly PlaceShift[] = [],
  ) {}

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
  enter({ name, start }: { readonly name: string; readonly start: number }): void {
    this.shift(start)
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

  private shift(offset: number): void {
    for (
      let shift = this.shifts[this.shiftCount];
      shift !== undefined && shift.offset <= offset;
      shift = this.shifts[this.shiftCount]
    ) {
      this.paragraphCount += shift.paragraphs
      this.tableCount += shift.tables
      this.shiftCount += 1
    }
  }
}

/** @param edits as `applyEdits` takes them */
export function findShifts(text: string, edits: readonly Edit[]): readonly PlaceShift[] {
  const shifts: PlaceShift[] = []
  let moved = 0
  let done = 0
  for (const edit of sortEdits(edits)) {
    if (edit.start < done) continue
    const before = text.slice(edit.start, edit.end)
    const [paragraphs, tables] = [paragraphTag, tableTag].map(
      (tag) => count(before, tag) - count(edit.text, tag),
    )
    moved += edit.text.length - before.length
    done = edit.end
    if (paragraphs || tables) {
      shifts.push({ offset: edit.end + moved, paragraphs: paragraphs ?? 0, tables: tables ?? 0 })
    }
  }
  return shifts
}

const paragraphTag = /<[wa]:p[\s/>]/g
const tableTag = /<w:tbl[\s/>]/g
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
