/** A value that is computed when it is first asked for, and then kept. */
export function lazy<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined
  return () => {
    kept ??= { value: compute() }
    return kept.value
  }
}
