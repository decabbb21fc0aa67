/** A row of a region, or the quote. It keeps what was computed for it. */
export interface Row {
  readonly kept: Map<RowValue<unknown>, unknown>
}

/**
 * What is the same all over a row: computed when it is first asked for there, and kept with the row. The row knows what is
 * kept, and not the other way round: what hangs on weak references costs garbage collection several times as much.
 */
export class RowValue<T> {
  get(row: Row, compute: () => T): T {
    const known = row.kept.get(this)
    if (known !== undefined || row.kept.has(this)) return known as T
    const value = compute()
    row.kept.set(this, value)
    return value
  }
}
