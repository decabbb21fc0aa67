/** Keeps what was made for two objects, as long as these are kept themselves. */
export class PairValues<K extends object, V> {
  private readonly values = new WeakMap<K, WeakMap<K, V>>()

  get([first, second]: readonly [K, K], make: () => V): V {
    const known = this.values.get(first)?.get(second)
    if (known !== undefined) return known
    const ofFirst = this.values.get(first) ?? new WeakMap<K, V>()
    this.values.set(first, ofFirst)
    const value = make()
    ofFirst.set(second, value)
    return value
  }
}
