/** Keeps what was made for the last few keys, so that it need not be made again. */
export class RecentValues<V> {
  private readonly values = new Map<string, V>()

  /** @param most how many are kept */
  constructor(private readonly most: number) {}

  get(key: string, make: () => V): V {
    const known = this.values.get(key)
    if (known !== undefined) return known
    const value = make()
    const [oldest] = this.values.keys()
    if (oldest !== undefined && this.values.size >= this.most) this.values.delete(oldest)
    this.values.set(key, value)
    return value
  }
}
