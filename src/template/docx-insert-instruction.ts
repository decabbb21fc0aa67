/** Renames the bookmarks that instructions of fields refer to, and nothing else of them. */
import { decodeXml, escapeXml } from './xml-reader.js'

type Rename = (bookmark: string) => string

/** Fields whose arguments are bookmarks, also in quotes. */
const references: ReadonlySet<string> = new Set(['REF', 'PAGEREF', 'NOTEREF', 'GOTOBUTTON'])
/** Switches whose arguments are bookmarks: of HYPERLINK, and of TOC and INDEX. */
const bookmarkSwitches: ReadonlySet<string> = new Set(['\\l', '\\b'])
const formatSwitches: ReadonlySet<string> = new Set(['\\*', '\\@', '\\#'])

const pieces = /\\.?|"|[\p{L}\p{N}_]+|\s+|./gsu

/** One instruction, whose text comes in pieces: runs cut it anywhere. */
class InstructionWriter {
  private keyword = ''
  private lastSwitch = ''
  private isQuoted = false

  constructor(
    private readonly rename: Rename,
    /** Whether the keyword is still to come. */
    private isAtKeyword: boolean,
  ) {}

  rewrite(text: string): string {
    return text.replace(pieces, (piece) => this.piece(piece))
  }

  private piece(piece: string): string {
    if (this.isAtKeyword) return this.keywordPiece(piece)
    if (piece === '"') this.isQuoted = !this.isQuoted
    else if (piece.startsWith('\\')) this.lastSwitch = piece.toLowerCase()
    else if (/^[\p{L}_]/u.test(piece) && this.isReference()) return this.rename(piece)
    return piece
  }

  /** A field can be a bookmark alone; keywords have capitals only, as Word writes them. */
  private keywordPiece(piece: string): string {
    const isWord = /^[\p{L}\p{N}_]/u.test(piece)
    const isSpace = piece.trim() === ''
    if (isWord) this.keyword += piece
    this.isAtKeyword = isWord || (isSpace && this.keyword === '')
    return isWord && /[^A-Z]/.test(piece) ? this.rename(piece) : piece
  }

  private isReference(): boolean {
    if (bookmarkSwitches.has(this.lastSwitch)) return true
    if (this.isQuoted) return references.has(this.keyword) && this.lastSwitch === ''
    return this.keyword !== 'HYPERLINK' && !formatSwitches.has(this.lastSwitch)
  }
}

const written = (text: string, writer: InstructionWriter): string => {
  const plain = decodeXml(text)
  const rewritten = writer.rewrite(plain)
  return rewritten === plain ? text : escapeXml(rewritten)
}

/** The instruction of a field that is an element. */
export const renameInInstruction = (instruction: string, rename: Rename): string =>
  new InstructionWriter(rename, true).rewrite(instruction)

const fieldPieces =
  /<w:fldChar\s[^>]*?w:fldCharType\s*=\s*["'](begin|end)["'][^>]*>|(<w:instrText(?:\s[^>]*[^/>])?>)([^<]*)/g

/** The instructions of fields whose characters are in the XML of their own; what of a field begins outside has its keyword there. */
export function renameInInstructions(xml: string, rename: Rename): string {
  const open: InstructionWriter[] = []
  const outside = new InstructionWriter(rename, false)
  return xml.replace(fieldPieces, (tag, character: string | undefined, start: string, text: string) => {
    if (character === 'begin') open.push(new InstructionWriter(rename, true))
    else if (character === 'end') open.pop()
    else return start + written(text, open.at(-1) ?? outside)
    return tag
  })
}
