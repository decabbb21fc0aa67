/**
 * Finds the name that a misspelt one most likely means.
 *
 * Case slips come first, then the fewest edits (insert, delete, replace, swap of neighbours). Nothing is
 * suggested when more than about a third of the letters differ: a wrong suggestion misleads more than none. Names
 * of one or two letters are one edit away from every other, so only their case is forgiven.
 */
export function findNearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase()
  let nearest: string | undefined
  let fewest = wanted.length < 3 ? 0 : Math.ceil(wanted.length / 3) + 1
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase()
    if (lower === wanted) return candidate
    if (Math.abs(lower.length - wanted.length) >= fewest) continue
    const edits = countEdits(wanted, lower)
    if (edits < fewest) {
      fewest = edits
      nearest = candidate
    }
  }
  return nearest
}

/** The optimal string alignment distance: Levenshtein's, with swaps of neighbours as one edit. */
function countEdits(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      const replaced = (last[column - 1] ?? 0) + (same ? 0 : 1)
      const best = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current.push(swapped ? Math.min(best, (beforeLast[column - 2] ?? 0) + 1) : best)
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
