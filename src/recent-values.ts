/** Keeps what was made for the last few keys, so that it need not be made again. */
export class RecentValues<V> {
  private readonly values = new Map<string, V>()

  /** @param most how many are kept */
  constructor(private readonly most: number) {}

  get(key: string, make: () => V): V {
    const value = this.values.get(key) ?? make()
    // The first key of a map is the one that was set longest ago.
    this.values.delete(key)
    this.values.set(key, value)
    const [oldest] = this.values.keys()
    if (oldest !== undefined && this.values.size > this.most) this.values.delete(oldest)
    return value
  }
}
