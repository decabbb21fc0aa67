/**
 * The tables of a part as formulas see them: cells by their place, and the cells in a direction.
 */
import type { CellReference } from '../model.js'
import type { DocxPart } from './docx-package.js'
import { findAll, findChild, type XmlElement } from './docx-tree.js'
import { readAttribute } from './xml-reader.js'

export interface TableCell {
  readonly element: XmlElement
  readonly table: readonly TableRow[]
  /** 1-based. */
  readonly row: number
  /** 1-based among the cells of its row, as formulas count them; a merged cell counts as one. */
  readonly column: number
  /** Which columns of the grid it takes up, by the first and the one behind the last. */
  readonly from: number
  readonly to: number
  /** Whether it is merged into the cell above. */
  readonly isMerged: boolean
}

export interface TableRow {
  readonly cells: readonly TableCell[]
  /** Whether it is repeated at the top of every page. */
  readonly isHeading: boolean
}

/** What rows and cells can be wrapped in, a few times over. */
const wrappers: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml'])
const mostWrappers = 20

/** The cells of all tables, in document order; those of a table within a cell come after that cell. */
export function readCells(part: DocxPart, root: XmlElement): readonly TableCell[] {
  const cells = findAll(root, 'w:tbl').flatMap((table) => readTable(part, table))
  return cells.sort((a, b) => a.element.start - b.element.start)
}

function readTable(part: DocxPart, element: XmlElement): readonly TableCell[] {
  const table: TableRow[] = []
  for (const row of unwrap(element, 'w:tr')) {
    const cells: TableCell[] = []
    table.push({ cells, isHeading: isOn(part, findChild(findChild(row, 'w:trPr'), 'w:tblHeader')) })
    let from = numberOf(part, findChild(findChild(row, 'w:trPr'), 'w:gridBefore')) ?? 0
    for (const cell of unwrap(row, 'w:tc')) {
      const properties = findChild(cell, 'w:tcPr')
      const to = from + Math.max(1, numberOf(part, findChild(properties, 'w:gridSpan')) ?? 1)
      const isMerged = continues(part, findChild(properties, 'w:vMerge'))
      cells.push({ element: cell, table, row: table.length, column: cells.length + 1, from, to, isMerged })
      from = to
    }
  }
  return table.flatMap(({ cells }) => cells)
}

const unwrap = (element: XmlElement, name: string, depth = 0): readonly XmlElement[] =>
  element.children.flatMap((child) => {
    if (child.name === name) return [child]
    return wrappers.has(child.name) && depth < mostWrappers ? unwrap(child, name, depth + 1) : []
  })

export interface FoundCells {
  /** Undefined when a name names no cells that count. */
  readonly cells: readonly TableCell[] | undefined
  /** How many rows and cells were looked at. */
  readonly effort: number
}

/**
 * The cells that a reference in a cell names; for a direction the nearest first. The cell itself is left out, and so are
 * those that are merged into others and, in a direction, those of heading rows: Word counts these, which Microsoft calls
 * a fault of it (Q105639).
 */
export function findCells(cell: TableCell, reference: CellReference): FoundCells {
  const isDirection = 'direction' in reference
  const named = isDirection ? cellsTowards(cell, reference.direction) : cellsBetween(cell, reference)
  const cells = named?.filter((each) => each !== cell && !each.isMerged)
  const hasCells = cells !== undefined && (isDirection || cells.length > 0)
  return { cells: hasCells ? cells : undefined, effort: effortOf(cell, reference) + (named?.length ?? 0) }
}

function effortOf({ table, row }: TableCell, reference: CellReference): number {
  if (!('direction' in reference)) return 0
  if (reference.direction === 'ABOVE') return row - 1
  return reference.direction === 'BELOW' ? table.length - row : (table[row - 1]?.cells.length ?? 0)
}

/** By the grid: what stands above a cell is what is seen above it, also where cells are merged. */
function cellsTowards(
  { table, row, from, to }: TableCell,
  direction: 'ABOVE' | 'BELOW' | 'LEFT' | 'RIGHT',
): readonly TableCell[] {
  if (direction === 'LEFT' || direction === 'RIGHT') {
    const cells = table[row - 1]?.cells ?? []
    return direction === 'LEFT'
      ? cells.filter((cell) => cell.to <= from).reverse()
      : cells.filter((cell) => cell.from >= to)
  }
  const rows = direction === 'ABOVE' ? table.slice(0, row - 1).reverse() : table.slice(row)
  return rows.flatMap((other) => (other.isHeading ? [] : (cellOver(other, from) ?? [])))
}

/** The cell of a row over a column of the grid, by halving: a cell takes up one column or more. */
function cellOver({ cells }: TableRow, column: number): TableCell | undefined {
  let [low, high] = [0, cells.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cells[middle]?.to ?? 0) > column) high = middle
    else low = middle + 1
  }
  const found = cells[low]
  return found !== undefined && found.from <= column ? found : undefined
}

/** By the count of cells in each row, as Word names them. */
function cellsBetween(
  { table }: TableCell,
  { first, last }: Extract<CellReference, { readonly first: unknown }>,
): readonly TableCell[] | undefined {
  const [top, bottom] = inOrder(first.row ?? 1, last.row ?? table.length)
  const [left, right] = inOrder(first.column ?? 1, last.column ?? Number.POSITIVE_INFINITY)
  if (top < 1 || left < 1 || bottom > table.length) return undefined
  const rows = table.slice(top - 1, bottom)
  const reaches = right === Number.POSITIVE_INFINITY || rows.some(({ cells }) => cells.length >= right)
  return reaches ? rows.flatMap(({ cells }) => cells.slice(left - 1, right)) : undefined
}

const inOrder = (a: number, b: number): readonly [number, number] => (a <= b ? [a, b] : [b, a])

function attributeOf({ text }: DocxPart, element: XmlElement | undefined): string | undefined {
  return element && readAttribute(text.slice(element.start, element.contentStart), 'w:val')
}

function numberOf(part: DocxPart, element: XmlElement | undefined): number | undefined {
  const value = attributeOf(part, element) ?? ''
  return /^\d{1,4}$/.test(value) ? Number(value) : undefined
}

/** A property that is there counts unless it says that it is off. */
const isOn = (part: DocxPart, element: XmlElement | undefined): boolean =>
  element !== undefined && !/^(?:0|false|off)$/.test(attributeOf(part, element) ?? '')

const continues = (part: DocxPart, element: XmlElement | undefined): boolean =>
  element !== undefined && attributeOf(part, element) !== 'restart'
