/** Recognises pictures by their content: PNG, JPEG and GIF. Addresses are never fetched. */
import type { Picture } from '../model.js'
import { unreadablePicture } from '../problem.js'
import type { ProblemSink } from './settings.js'

export interface PictureSource {
  /** The field, for the problem. */
  readonly field: string
  /** Alternative text. */
  readonly description: string
  readonly problems: ProblemSink
}

/** Reads a base64 text. What is no picture prints nothing and is noted; an empty text is no fault. */
export function readPicture(base64: string | undefined, source: PictureSource): Picture | undefined {
  if (base64 === undefined || base64.trim() === '') return undefined
  const bytes = decodeBase64(base64)
  const picture = bytes === undefined ? undefined : parsePicture(bytes, source.description)
  if (picture === undefined) {
    source.problems.once(`image ${source.field} ${source.description}`, () =>
      unreadablePicture(source.field, source.description),
    )
  }
  return picture
}

/**
 * The format and size of a picture, from its bytes; undefined when it is none that prints, or is cut off: Word and
 * browsers show a cross in its place.
 */
export function parsePicture(bytes: Uint8Array, description: string): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = readPngSize(view) ?? readGifSize(view) ?? readJpegSize(view)
  if (size === undefined || !isPrintable(size.width) || !isPrintable(size.height)) return undefined
  return endsWhole(size.format, bytes) ? { ...size, bytes, description } : undefined
}

const isPrintable = (pixels: number): boolean => pixels > 0 && pixels <= 0xffff

/** How a whole file ends: PNG's chunk IEND, JPEG's marker EOI, GIF's trailer. */
const endings = {
  png: [0x49, 0x45, 0x4e, 0x44],
  jpeg: [0xff, 0xd9],
  gif: [0x3b],
} as const satisfies Record<Picture['format'], readonly number[]>

/**
 * Some programs append bytes of their own, so the ending may stand some way before the end. GIF's single byte would be
 * found by chance; behind it only zeros may stand.
 */
const appendedBytes = 1024

function endsWhole(format: Picture['format'], bytes: Uint8Array): boolean {
  if (format === 'gif') return bytes.findLast((byte) => byte !== 0) === endings.gif[0]
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - appendedBytes)))
  return tail.includes(Buffer.from(endings[format]))
}

/** Plain base64, or an address that holds the picture itself: `data:image/png;base64,…`. */
function decodeBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/^data:image\/[\w.+-]+;base64,/i, '').replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 === 1) return undefined
  return new Uint8Array(Buffer.from(compact, 'base64'))
}

type Size = Pick<Picture, 'format' | 'width' | 'height'>

/** PNG: 8 signature bytes, then the IHDR chunk, which starts with width and height. */
function readPngSize(view: DataView): Size | undefined {
  if (view.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a)
    return undefined
  if (view.getUint32(12) !== 0x49484452) return undefined
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** GIF87a and GIF89a: the logical screen's size, little endian. */
function readGifSize(view: DataView): Size | undefined {
  if (view.byteLength < 13 || view.getUint32(0) !== 0x47494638) return undefined
  const version = view.getUint16(4)
  if (version !== 0x3761 && version !== 0x3961) return undefined
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** JPEG: walks the segments to the start of frame (SOF0 to SOF15 without DHT, JPG and DAC), which has the size. */
function readJpegSize(view: DataView): Size | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let offset = 2
  while (offset + 9 <= view.byteLength && view.getUint8(offset) === 0xff) {
    const marker = view.getUint8(offset + 1)
    if (marker === 0xff) {
      offset += 1
    } else if (isStartOfFrame(marker)) {
      return { format: 'jpeg', width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) }
    } else {
      const length = view.getUint16(offset + 2)
      if (length < 2) return undefined
      offset += 2 + length
    }
  }
  return undefined
}

const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
