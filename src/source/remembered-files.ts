import { createHash } from 'node:crypto'
import type { Result } from '../model.js'
import type { InputKind } from '../problem.js'
import { type InputPath, identifyFile, readInput } from './read-input.js'

/** What was made of a file. */
export interface Remembered<T> {
  readonly result: Result<T>
  /** Of the file's bytes; empty for a file that cannot be read. */
  readonly hash: string
}

interface Entry<T> extends Remembered<T> {
  readonly identity: string
}

interface RememberedOptions<T> {
  readonly kind: InputKind
  /** How many files are remembered at most: those that were used last. */
  readonly most: number
  readonly parse: (bytes: Uint8Array, shownPath: string) => Result<T>
}

/** Files that many documents are made with: read and parsed once, and again when they have changed. */
export class RememberedFiles<T> {
  private readonly entries = new Map<string, Entry<T>>()

  constructor(private readonly options: RememberedOptions<T>) {}

  /** A file, or what stands in its place when it cannot be read: problems. */
  get(input: InputPath): Remembered<T> {
    const identity = identifyFile(input.path)
    return this.remember(`${input.path}\0${input.shownPath}`, identity, () => this.read(input, identity))
  }

  /** What did not come from a file here. */
  take(name: string, bytes: Uint8Array): Remembered<T> {
    const hash = hashBytes(bytes)
    return this.remember(`\0${name}`, hash, () => ({
      result: this.options.parse(bytes, name),
      hash,
      identity: hash,
    }))
  }

  private remember(key: string, identity: string, read: () => Entry<T>): Remembered<T> {
    const known = this.entries.get(key)
    const isFresh = known !== undefined && known.identity === identity && identity !== ''
    const entry = isFresh ? known : read()
    this.entries.delete(key)
    this.entries.set(key, entry)
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.options.most) break
      this.entries.delete(oldest)
    }
    return entry
  }

  private read(input: InputPath, identity: string): Entry<T> {
    const { kind, parse } = this.options
    const { value: bytes, problems } = readInput(input, kind)
    if (bytes === undefined) return { result: { value: undefined, problems }, hash: '', identity }
    return { result: parse(bytes, input.shownPath), hash: hashBytes(bytes), identity }
  }
}

/** SHA-256, as 43 characters of base64url. */
export const hashBytes = (...parts: readonly (Uint8Array | string)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('base64url')
}
