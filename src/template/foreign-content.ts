/**
 * What a part of a DOCX file holds, told by its bytes alone, as LibreOffice tells it: names and content types may say
 * anything. It matters for what refers to other files, which would be read while the document is printed.
 */
import { constants, gunzipSync } from 'node:zlib'
import { readEmfObjects } from './emf-objects.js'
import { findSvgReferences } from './svg-references.js'

export type ForeignContent =
  | { readonly kind: 'harmless' }
  /** A Zip archive: a document within the document, for one. */
  | { readonly kind: 'archive' }
  /** What another program would open, such as an OLE object or a web page. */
  | { readonly kind: 'object' }
  /** A picture that refers to other files; `address` is undefined where it only may. */
  | { readonly kind: 'picture'; readonly address: string | undefined }

const harmless: ForeignContent = { kind: 'harmless' }
const doubtful: ForeignContent = { kind: 'picture', address: undefined }

/** How the bytes of pictures begin that consist of nothing but dots. */
const rasters = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*']
const [archive, compound, compressed, deflated] = [
  'PK\x03\x04',
  '\xd0\xcf\x11\xe0',
  '\x1f\x8b',
  '\x1f\x8b\x08',
] as const
/** RTF, PostScript and web archives. */
const programs = /^\s*(?:\{\\rtf|%!PS|\xc5\xd0\xd3\xc6|(?:[a-z]+-)+[a-z]+:|From )/i
/** The first characters of marks, in one byte or in several. */
const markup = /^[\xef\xbb\xbf\xff\xfe\0\s]*</
const svg = /<(?:[\w.-]{1,60}:)?svg\b/i
const documentType = /<!(?:DOCTYPE|ENTITY)/i
const webPage = /^[^<]*(?:<[?!][^>]*>\s*)*<(?:\w+:)?html\b/i

/** Judges the whole content of a part. */
export function judgeContent(bytes: Uint8Array): ForeignContent {
  const raw = latin(bytes)
  if (isRaster(raw)) return harmless
  if (raw.startsWith(archive)) return { kind: 'archive' }
  if (raw.startsWith(compound) || programs.test(raw)) return { kind: 'object' }
  if (raw.startsWith(compressed)) return judgeCompressed(bytes)
  if (markup.test(raw)) return judgeMarkup(bytes, raw.replaceAll('\0', ''))
  return holdsSvg(bytes) || holdsSvg(readEmfObjects(bytes)) ? doubtful : harmless
}

/** A bitmap says where its dots begin behind four zeros. */
const isRaster = (raw: string): boolean =>
  rasters.some((beginning) => raw.startsWith(beginning)) ||
  (raw.startsWith('BM') && raw.slice(6, 10) === '\0\0\0\0') ||
  (raw.startsWith('RIFF') && raw.slice(8, 12) === 'WEBP')

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

function judgeCompressed(bytes: Uint8Array): ForeignContent {
  const content = inflate(bytes)
  // Nothing that is compressed twice is a picture.
  return content === undefined || latin(content).startsWith(compressed) ? doubtful : judgeContent(content)
}

/** @param raw without zeros, so that the marks of all encodings show */
function judgeMarkup(bytes: Uint8Array, raw: string): ForeignContent {
  if (webPage.test(raw)) return { kind: 'object' }
  const encoding = /^[^<]*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(raw)?.[1] ?? 'utf-8'
  if (!/^(?:utf-8|utf-16|us-ascii)$/i.test(encoding)) return doubtful
  if (!svg.test(raw) && !documentType.test(raw)) return harmless
  const text = decode(bytes)
  const references = text === undefined ? undefined : findSvgReferences(text, isHarmless)
  if (references === undefined) return doubtful
  const [address] = references
  if (address === undefined) return harmless
  return { kind: 'picture', address: /^data:/i.test(address) ? undefined : address }
}

const isHarmless = (bytes: Uint8Array): boolean => judgeContent(bytes).kind === 'harmless'

function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const isWide = first === 0 || second === 0 || (first ?? 0) >= 0xfe
  const encoding = !isWide ? 'utf-8' : first === 0 || first === 0xfe ? 'utf-16be' : 'utf-16le'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Pictures of drawing commands may hold pictures of any other kind. */
function holdsSvg(bytes: Uint8Array): boolean {
  const raw = latin(bytes)
  return showsSvg(raw) || showsSvg(raw.replaceAll('\0', '')) || holdsCompressedSvg(bytes, raw)
}

const showsSvg = (raw: string): boolean => svg.test(raw) || documentType.test(raw)

/** More than so many beginnings of compressed data in one picture are no accident. */
const mostBeginnings = 200

function holdsCompressedSvg(bytes: Uint8Array, raw: string): boolean {
  const pieces = raw.split(deflated)
  if (pieces.length > mostBeginnings) return true
  let at = 0
  return pieces.slice(0, -1).some((piece) => {
    at += piece.length
    const content = inflate(bytes.subarray(at))
    at += deflated.length
    return content !== undefined && showsSvg(latin(content).replaceAll('\0', ''))
  })
}

/** Bytes; no picture of lines is that large. */
const mostInflated = 50_000_000

/** Content that is cut off ends where it ends. */
function inflate(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostInflated })
  } catch {
    return undefined
  }
}
