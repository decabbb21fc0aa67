/** Names of documents that were given by a pattern: safe on every file system, and never outside the output folder. */
import { extname } from 'node:path'
import type { Problem, Result } from '../model.js'
import {
  emptyInOutputName,
  invalidOutputName,
  type OutputNameFault,
  outputOfOtherFormat,
} from '../problem.js'
import { cleanFileName } from './clean-file-name.js'
import { isNameFor } from './name-document.js'

/** A stretch of a name. */
export type NamePiece =
  /** As the job's author wrote it; slashes make folders. */
  | { readonly kind: 'literal'; readonly text: string }
  /** What a field gives. Nothing in it makes a folder or leads to another one. */
  | { readonly kind: 'field'; readonly text: string; readonly field: string }
  /** The name of a file, of which only what no file system takes is replaced. */
  | { readonly kind: 'file'; readonly text: string }

interface NameContext {
  /** The whole name as the job writes it. */
  readonly pattern: string
  /** The name of the template, whose documents have a certain extension. */
  readonly template: string
}

/** Begins the names of the files that a run keeps beside its documents. */
export const ownPrefix = '.quotewright-'

/** Bytes in UTF-8 of one part of a path, without the extension: file systems take some 255. */
const mostBytes = 240

/**
 * Puts a name together. What is wrong with its literal text is refused; what fields make of it is repaired: other
 * signs become hyphens, and an empty field vanishes together with the hyphen, dot, underscore or space before it.
 * @returns a relative path with `/` between its parts
 */
export function assembleOutputName(pieces: readonly NamePiece[], context: NameContext): Result<string> {
  const { pattern, template } = context
  const last = pieces.at(-1)
  const extension = last?.kind === 'literal' ? extname(`_${lastSegment(last.text)}`) : ''
  if (last === undefined || !isNameFor(`_${extension}`, template)) {
    return { value: undefined, problems: [outputOfOtherFormat(pattern, template)] }
  }
  if (isAbsolute(pieces)) return refuse('absolute', pattern)
  const stem = { ...last, text: last.text.slice(0, last.text.length - extension.length) }
  const segments = splitSegments([...pieces.slice(0, -1), stem])
  const parts: string[] = []
  const problems: Problem[] = []
  for (const [index, segment] of segments.entries()) {
    const assembled = assembleSegment(segment, { pattern, isName: index === segments.length - 1 })
    if (assembled.value === undefined) return assembled
    parts.push(assembled.value)
    problems.push(...assembled.problems)
  }
  return { value: `${parts.filter((part) => part !== '').join('/')}${extension.normalize('NFC')}`, problems }
}

const lastSegment = (text: string): string => text.replace(/^.*[/\\]/s, '')

const isAbsolute = ([first]: readonly NamePiece[]): boolean =>
  first?.kind === 'literal' && /^(?:[/\\]|[A-Za-z]:[/\\])/.test(first.text)

function splitSegments(pieces: readonly NamePiece[]): readonly (readonly NamePiece[])[] {
  const segments: NamePiece[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind !== 'literal') {
      segments.at(-1)?.push(piece)
      continue
    }
    for (const [index, text] of piece.text.split(/[/\\]/).entries()) {
      if (index > 0) segments.push([])
      if (text !== '') segments.at(-1)?.push({ kind: 'literal', text: text.normalize('NFC') })
    }
  }
  return segments
}

interface SegmentContext {
  readonly pattern: string
  /** Whether it is the last one, which the extension follows. */
  readonly isName: boolean
}

/** One part of the path; empty for one that means nothing, such as the dot in `./letters`. */
function assembleSegment(segment: readonly NamePiece[], context: SegmentContext): Result<string> {
  const isLiteral = segment.every(({ kind }) => kind === 'literal')
  const fault = findLiteralFault(segment)
  const { text, problems } = joinPieces(segment, context)
  const invalid = fault ?? (isLiteral ? findNameFault(text, context) : undefined)
  if (invalid !== undefined) return refuse(invalid, context.pattern)
  const name = isLiteral ? (text === '.' ? '' : text) : repair(text, context)
  if (name === '' && (context.isName || !isLiteral)) return refuse('empty', context.pattern)
  return name.toLowerCase().startsWith(ownPrefix)
    ? refuse('ours', context.pattern)
    : { value: name, problems }
}

const refuse = (fault: OutputNameFault, pattern: string): Result<string> => ({
  value: undefined,
  problems: [invalidOutputName(pattern, fault)],
})

const badSigns = /[\p{Cc}\p{Cs}<>:"|?*]/u

const findLiteralFault = (segment: readonly NamePiece[]): OutputNameFault | undefined =>
  segment.some(({ kind, text }) => kind === 'literal' && badSigns.test(text)) ? 'bad-sign' : undefined

function findNameFault(text: string, { isName }: SegmentContext): OutputNameFault | undefined {
  if (/^\.\.$/.test(text)) return 'climbs'
  if (text !== '.' && !isName && /[. ]$/.test(text)) return 'bad-end'
  if (deviceName.test(text)) return 'reserved'
  return Buffer.byteLength(text) > mostBytes ? 'too-long' : undefined
}

/** What Windows takes for a device, whatever extension follows (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i

function repair(text: string, { isName }: SegmentContext): string {
  const safe = deviceName.test(text) ? text.replace(/^[^. ]+/, '$&_') : text
  const short = cutBytes(safe)
  return isName ? short.trim() : short.trim().replace(/[. ]+$/, '')
}

function cutBytes(text: string): string {
  if (Buffer.byteLength(text) <= mostBytes) return text
  let length = 0
  let short = ''
  for (const character of text) {
    length += Buffer.byteLength(character)
    if (length > mostBytes) break
    short += character
  }
  return short
}

interface JoinedPieces {
  readonly text: string
  /** Warnings about fields that give nothing. */
  readonly problems: Problem[]
}

function joinPieces(segment: readonly NamePiece[], { pattern }: SegmentContext): JoinedPieces {
  const problems: Problem[] = []
  let text = ''
  let skipsSeparator = false
  for (const piece of segment) {
    const part = cleanPiece(piece)
    if (part === '' && piece.kind === 'field') {
      problems.push(emptyInOutputName(piece.field, pattern))
      skipsSeparator = text === ''
      text = text.replace(/[-._ ]$/, '')
    } else {
      text += skipsSeparator ? part.replace(/^[-._ ]/, '') : part
      skipsSeparator = false
    }
  }
  return { text, problems }
}

function cleanPiece({ kind, text }: NamePiece): string {
  switch (kind) {
    case 'literal':
      return text
    case 'field':
      return cleanFileName(text.normalize('NFC'))
    case 'file':
      return text.normalize('NFC').replace(/[\p{Cc}\p{Cs}<>:"/\\|?*]/gu, '-')
  }
}
