import { showControls } from '../report.js'

/**
 * Sets rows of texts in columns, two spaces apart. The last column is not padded.
 * @param rightAligned indexes of columns whose texts end, not begin, on one line
 */
export function alignColumns(
  rows: readonly (readonly string[])[],
  rightAligned: ReadonlySet<number> = new Set(),
): readonly string[] {
  const shown = rows.map((row) => row.map(showControls))
  const widths = columnWidths(shown)
  return shown.map((row) =>
    row
      .map((text, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - countCharacters(text))
        return rightAligned.has(column) ? padding + text : text + padding
      })
      .join('  ')
      .trimEnd(),
  )
}

function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, text] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, countCharacters(text))
    }
  }
  return widths
}

const countCharacters = (text: string): number => Array.from(text).length
