/**
 * Gathers bytes and text as UTF-8.
 */

/** Up to which length encoding a text takes longer to begin than to do, in UTF-16 units. */
const shortText = 32
/** Of UTF-8, for each UTF-16 unit. */
const maxBytesPerUnit = 3

/** What is much the same as before is seldom longer by more than this. */
const spareRoom = 1.1
/** In bytes. */
const shortest = 4096

export class Utf8Writer {
  private buffer: Buffer
  private end = 0

  /** @param length how many bytes there will be, as far as one can tell */
  constructor(length: number) {
    this.buffer = Buffer.allocUnsafe(Math.max(Math.ceil(length * spareRoom), shortest))
  }

  /** In bytes. */
  get length(): number {
    return this.end
  }

  addBytes(bytes: Uint8Array): void {
    this.makeRoom(bytes.length)
    this.buffer.set(bytes, this.end)
    this.end += bytes.length
  }

  /** Lone surrogates become U+FFFD. */
  addText(text: string): void {
    this.makeRoom(text.length * maxBytesPerUnit)
    if (text.length > shortText || !this.addAscii(text)) this.end += this.buffer.write(text, this.end)
  }

  /** What was gathered since it was last taken. It is written over when more is added. */
  take(): Uint8Array {
    const bytes = this.buffer.subarray(0, this.end)
    this.end = 0
    return bytes
  }

  /** Whether the text was all ASCII, and is added. */
  private addAscii(text: string): boolean {
    const { buffer, end } = this
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code > 0x7f) return false
      buffer[end + index] = code
    }
    this.end = end + text.length
    return true
  }

  private makeRoom(length: number): void {
    if (this.end + length <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(2 * (this.end + length))
    larger.set(this.buffer.subarray(0, this.end))
    this.buffer = larger
  }
}
