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

  /**
   * From now on every file is read once more before what was made of it is given again. A file that was written within one
   * tick of the file system's clock looks as it did before.
   */
  doubtAll(): void {
    for (const [key, entry] of this.entries) this.entries.set(key, { ...entry, identity: '' })
  }

  /** A file, or what stands in its place when it cannot be read: problems. */
  get(input: InputPath): Remembered<T> {
    const identity = identifyFile(input.path)
    const key = `${input.path}\0${input.shownPath}`
    return this.remember(key, identity, (known) => this.read(input, { identity, known }))
  }

  /** What did not come from a file here. */
  take(name: string, bytes: Uint8Array): Remembered<T> {
    const hash = hashBytes(bytes)
    return this.remember(`\0${name}`, hash, (known) => ({
      result: known?.hash === hash ? known.result : this.options.parse(bytes, name),
      hash,
      identity: hash,
    }))
  }

  private remember(
    key: string,
    identity: string,
    read: (known: Entry<T> | undefined) => Entry<T>,
  ): Remembered<T> {
    const known = this.entries.get(key)
    const isFresh = known !== undefined && known.identity === identity && identity !== ''
    const entry = isFresh ? known : read(known)
    this.entries.delete(key)
    this.entries.set(key, entry)
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.options.most) break
      this.entries.delete(oldest)
    }
    return entry
  }

  private read(
    input: InputPath,
    { identity, known }: { readonly identity: string; readonly known: Entry<T> | undefined },
  ): Entry<T> {
    const { kind, parse } = this.options
    const { value: bytes, problems } = readInput(input, kind)
    if (bytes === undefined) return { result: { value: undefined, problems }, hash: '', identity }
    const hash = hashBytes(bytes)
    const result = known?.hash === hash ? known.result : parse(bytes, input.shownPath)
    return { result, hash, identity }
  }
}

/** SHA-256, as 43 characters of base64url. */
export const hashBytes = (...parts: readonly (Uint8Array | string)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('base64url')
}
