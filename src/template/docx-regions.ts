/**
 * Where the regions of Word's merge fields begin and end. Unlike a tag's, the end of such a region is a whole paragraph
 * or a whole table row, whatever stands beside the marker:
 *
 * - both markers in one paragraph: that paragraph;
 * - in cells of one row, or in rows of one table: those rows;
 * - in paragraphs that stand in the same cell, text box, body …: everything from the one to the other.
 *
 * Paragraphs and rows that hold nothing but markers vanish. A paragraph that ends a region does so in every repetition,
 * which may need it to keep two tables apart; the one before the first repetition is no part of the region.
 */
import type { StructureNode, TextLine } from './docx-part.js'

/** A region in a part's XML: from one offset to another. */
export interface Extent {
  readonly start: number
  readonly end: number
}

export interface Marker {
  readonly paragraph: StructureNode
  /** The element that holds the mark. */
  readonly start: number
  readonly end: number
}

/** What of a part is there for markers alone. */
export interface MarkerOnly {
  readonly lines: ReadonlySet<TextLine>
  readonly rows: ReadonlySet<StructureNode>
}

/** Undefined where the markers are in places that have no region between them. */
export function findExtent(open: Marker, close: Marker, alone: MarkerOnly): Extent | undefined {
  if (open.paragraph === close.paragraph) {
    const { start, end } = open.paragraph
    return { start, end }
  }
  const common = findCommon(open.paragraph, close.paragraph)
  if (common === undefined) return undefined
  const [first, last] = [childToward(common, open.paragraph), childToward(common, close.paragraph)]
  const row = findRow(common)
  if (row !== undefined) return { start: row.start, end: row.end }
  const isRows = first.name === 'w:tr' && last.name === 'w:tr'
  if (!isRows && (first !== open.paragraph || last !== close.paragraph)) return undefined
  const isAlone = ({ line }: StructureNode): boolean => line !== undefined && alone.lines.has(line)
  const start = alone.rows.has(first) || isAlone(first) ? first.end : first.start
  const isOutside = alone.rows.has(last) || (isAlone(last) && last.line?.endsSection === true)
  return { start, end: isOutside ? last.start : last.end }
}

/** Regions that follow each other in one paragraph keep to their markers. */
export const inlineExtent = (open: Marker, close: Marker): Extent => ({
  start: open.end,
  end: close.start,
})

/** The row, where cells of it are what two markers have in common. */
function findRow(common: StructureNode): StructureNode | undefined {
  if (common.name === 'w:tr') return common
  const isAroundCells = common.name === 'w:sdtContent' && common.children.some(({ name }) => name === 'w:tc')
  return isAroundCells ? ancestors(common).find(({ name }) => name === 'w:tr') : undefined
}

function findCommon(a: StructureNode, b: StructureNode): StructureNode | undefined {
  const around = new Set(ancestors(a))
  return ancestors(b).find((node) => around.has(node))
}

function childToward(ancestor: StructureNode, node: StructureNode): StructureNode {
  let child = node
  while (child.parent !== undefined && child.parent !== ancestor) child = child.parent
  return child
}

function ancestors(node: StructureNode): readonly StructureNode[] {
  const found: StructureNode[] = []
  for (let parent = node.parent; parent !== undefined; parent = parent.parent) found.push(parent)
  return found
}

/** The rows all of whose paragraphs are empty or hold markers alone; none of a table that would lose all of its rows. */
export function findMarkerRows(lines: ReadonlySet<TextLine>): ReadonlySet<StructureNode> {
  const rows = new Set<StructureNode>()
  for (const { paragraph } of lines) {
    const row = paragraph === undefined ? undefined : ancestors(paragraph).find(({ name }) => name === 'w:tr')
    if (row !== undefined) rows.add(row)
  }
  const empty = new Set([...rows].filter((row) => isEmpty(row, lines)))
  const tables = new Set([...empty].map(({ parent }) => parent))
  const kept = new Set([...tables].filter((table) => table?.children.some((row) => !empty.has(row)) === true))
  return new Set([...empty].filter(({ parent }) => kept.has(parent)))
}

function isEmpty(node: StructureNode, lines: ReadonlySet<TextLine>): boolean {
  if (node.name === 'w:tbl') return false
  if (node.line === undefined) return node.children.every((child) => isEmpty(child, lines))
  return lines.has(node.line) || (node.line.isPlain && node.line.pieces.length === 0)
}
