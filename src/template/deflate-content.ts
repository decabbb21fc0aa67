/**
 * Deflates contents of any length without ever holding them whole. Node deflates piece by piece only asynchronously, so
 * a long content is cut into chunks that are deflated one after the other, each with the bytes before it as its
 * dictionary. Their results are one valid stream (RFC 1951), as in programs that compress on many processors.
 */
import { constants, deflateRawSync } from 'node:zlib'
import { crc32Of } from './crc32.js'

/**
 * Bytes, or text. An iterable gives it piece by piece, once. A character may be split between two pieces of text. A piece
 * of bytes may be written over when the next one is asked for.
 */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>

export interface Deflated {
  readonly packed: Uint8Array
  readonly crc32: number
  /** Length of the content, in bytes. */
  readonly size: number
}

/**
 * The highest of zlib's nine that takes the first good match (RFC 1951, 4). To search on, as is usual, takes three times as
 * long, which was a fifth of all that a document of 20 lines takes, and makes it smaller by a twentieth.
 */
const level = 3
/** In bytes. Long enough that cutting costs less than a thousandth in size, and no time. */
const chunkLength = 512 * 1024
/** How far back, in bytes, deflated data may refer. */
const windowLength = 32 * 1024
/** In UTF-16 units. Text is encoded in stretches of about this length, whatever pieces it comes in. */
const stretchLength = 32 * 1024
/** Of UTF-8, for each UTF-16 unit. */
const maxBytesPerUnit = 3

/** The result depends on the content alone, not on how it is given or cut. Lone surrogates become U+FFFD. */
export function deflateContent(content: Content): Deflated {
  const stream = new DeflateStream()
  if (content instanceof Uint8Array) return stream.finish(content, { start: 0, end: content.length })
  return deflatePieces(typeof content === 'string' ? [content] : content, stream)
}

function deflatePieces(pieces: Iterable<string | Uint8Array>, stream: DeflateStream): Deflated {
  let buffer = Buffer.alloc(0)
  let start = 0
  let end = 0
  for (const stretch of gatherStretches(pieces)) {
    const length = typeof stretch === 'string' ? stretch.length * maxBytesPerUnit : stretch.length
    if (end + length > buffer.length) buffer = enlarge(buffer, { end, length })
    if (typeof stretch === 'string') end += buffer.write(stretch, end)
    else {
      buffer.set(stretch, end)
      end += length
    }
    if (end - start <= chunkLength) continue
    stream.add(buffer, { start, end: start + chunkLength })
    // The rest, and before it what it may refer to, move to the front.
    const kept = start + chunkLength - windowLength
    buffer.copyWithin(0, kept, end)
    start = windowLength
    end -= kept
  }
  return stream.finish(buffer, { start, end })
}

/** Room for the window, for a chunk, and for the stretch that makes it full. */
const bufferLength = windowLength + chunkLength + stretchLength * maxBytesPerUnit

/** A buffer that has room for a stretch: twice as long as what there is, until it has room for all. */
function enlarge(
  buffer: Uint8Array,
  { end, length }: { readonly end: number; readonly length: number },
): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(Math.min(end + Math.max(end, length), bufferLength))
  larger.set(buffer.subarray(0, end))
  return larger
}

/** Gives text in stretches of the same length but for the last, of which none ends within a character, and bytes. */
function* gatherStretches(pieces: Iterable<string | Uint8Array>): Iterable<string | Uint8Array> {
  let text = ''
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield text
      text = ''
      yield* cutBytes(piece)
      continue
    }
    text += piece
    if (text.length < stretchLength) continue
    let start = 0
    while (text.length - start >= stretchLength) {
      const end = start + stretchLength
      const stretch = text.slice(start, endsWithHighSurrogate(text, end) ? end - 1 : end)
      start += stretch.length
      yield stretch
    }
    text = text.slice(start)
  }
  yield text
}

function* cutBytes(bytes: Uint8Array): Iterable<Uint8Array> {
  const length = stretchLength * maxBytesPerUnit
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length)
}

const endsWithHighSurrogate = (text: string, end: number): boolean =>
  (text.charCodeAt(end - 1) & 0xfc00) === 0xd800

interface Range {
  readonly start: number
  readonly end: number
}

class DeflateStream {
  private readonly packed: Buffer[] = []
  private crc32 = 0
  private size = 0

  /** Deflates bytes; those before them in the buffer must be what was added before, as far as the window reaches. */
  add(bytes: Uint8Array, range: Range): void {
    this.deflate(bytes, { ...range, finishFlush: constants.Z_SYNC_FLUSH })
  }

  /** Deflates the last bytes, as many chunks as they are. */
  finish(bytes: Uint8Array, { start, end }: Range): Deflated {
    let at = start
    for (; end - at > chunkLength; at += chunkLength) this.add(bytes, { start: at, end: at + chunkLength })
    this.deflate(bytes, { start: at, end, finishFlush: constants.Z_FINISH })
    const [only, ...others] = this.packed
    const packed = only !== undefined && others.length === 0 ? only : Buffer.concat(this.packed)
    return { packed, crc32: this.crc32, size: this.size }
  }

  private deflate(bytes: Uint8Array, { start, end, finishFlush }: Range & { finishFlush: number }): void {
    const chunk = bytes.subarray(start, end)
    const dictionary = bytes.subarray(Math.max(0, start - windowLength), start)
    const options = { level, finishFlush }
    this.packed.push(deflateRawSync(chunk, dictionary.length === 0 ? options : { ...options, dictionary }))
    this.crc32 = crc32Of(chunk, this.crc32)
    this.size += chunk.length
  }
}
