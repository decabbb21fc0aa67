/**
 * A small strict reader of XML that keeps the place of everything, so that a part of a document can be
 * changed in a few places and stay as it is, byte for byte, everywhere else.
 *
 * It reads what documents of Word hold: no document type declarations, so no entities but the five of XML 1.0.
 */

export type XmlTokenKind = 'open' | 'close' | 'empty' | 'text' | 'cdata' | 'comment' | 'instruction'

/** A stretch of the text: `text.slice(start, end)` is the token as written. */
export interface XmlToken {
  readonly kind: XmlTokenKind
  /** The element's name with its prefix, as written; the target of an instruction; else empty. */
  readonly name: string
  readonly start: number
  readonly end: number
}

export type XmlFault = 'document-type' | 'ill-formed'

/** Tokens in document order; `fault` says why reading ended early. */
export interface XmlReading {
  readonly tokens: readonly XmlToken[]
  readonly fault?: { readonly kind: XmlFault; readonly offset: number }
}

const nameStart = String.raw`[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]`
const nameForm = String.raw`${nameStart}(?:${nameStart}|[-.0-9\u00b7\u0300-\u036f\u203f\u2040])*`
const namePattern = new RegExp(nameForm, 'y')
const attributePattern = new RegExp(
  String.raw`[ \t\r\n]+(${nameForm})[ \t\r\n]*=[ \t\r\n]*("[^<"]*"|'[^<']*')`,
  'y',
)
const tagEnd = /[ \t\r\n]*(\/?)>/y
const blank = /^[ \t\r\n]*$/
/** An ampersand that begins none of the five entities and no character reference. */
const looseAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/
/** XML 1.0, production 2: C0 controls but tab and line ends, U+FFFE, U+FFFF and halves of surrogate pairs. */
const illegalCharacter = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u

class Fault extends Error {
  constructor(
    readonly kind: XmlFault,
    readonly offset: number,
  ) {
    super(kind)
  }
}

/** Reads a whole document and checks that it is well-formed. */
export function readXml(text: string): XmlReading {
  const reader = new XmlReader(text)
  try {
    reader.read()
    return { tokens: reader.tokens }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { tokens: reader.tokens, fault: { kind: error.kind, offset: error.offset } }
  }
}

class XmlReader {
  readonly tokens: XmlToken[] = []
  private readonly open: string[] = []
  private at = 0
  private hasRoot = false

  constructor(private readonly text: string) {}

  read(): void {
    const illegal = this.text.search(illegalCharacter)
    if (illegal >= 0) throw new Fault('ill-formed', illegal)
    if (this.text.startsWith('\ufeff')) this.at = 1
    while (this.at < this.text.length) {
      if (this.text.startsWith('<', this.at)) this.markup()
      else this.characters()
    }
    if (this.open.length > 0 || !this.hasRoot) throw new Fault('ill-formed', this.at)
  }

  private characters(): void {
    const next = this.text.indexOf('<', this.at)
    const end = next < 0 ? this.text.length : next
    const content = this.text.slice(this.at, end)
    const outside = this.open.length === 0 && !blank.test(content)
    if (outside || content.includes(']]>') || looseAmpersand.test(content))
      throw new Fault('ill-formed', this.at)
    this.add('text', '', end)
  }

  private markup(): void {
    const { text, at } = this
    if (text.startsWith('</', at)) this.closeTag()
    else if (text.startsWith('<!--', at)) this.upTo('comment', '-->', 4)
    else if (text.startsWith('<![CDATA[', at) && this.open.length > 0) this.upTo('cdata', ']]>', 9)
    else if (text.startsWith('<!', at)) throw new Fault('document-type', at)
    else if (text.startsWith('<?', at)) this.upTo('instruction', '?>', 2)
    else this.openTag()
  }

  private upTo(kind: XmlTokenKind, mark: string, skip: number): void {
    const end = this.text.indexOf(mark, this.at + skip)
    if (end < 0) throw new Fault('ill-formed', this.at)
    this.add(kind, kind === 'instruction' ? this.nameAt(this.at + skip) : '', end + mark.length)
  }

  private openTag(): void {
    const name = this.nameAt(this.at + 1)
    const end = this.skipAttributes(this.at + 1 + name.length)
    tagEnd.lastIndex = end
    const match = tagEnd.exec(this.text)
    if (match === null || (this.open.length === 0 && this.hasRoot)) throw new Fault('ill-formed', this.at)
    this.hasRoot = true
    const empty = match[1] === '/'
    if (!empty) this.open.push(name)
    this.add(empty ? 'empty' : 'open', name, tagEnd.lastIndex)
  }

  private skipAttributes(from: number): number {
    let end = from
    let names: Set<string> | undefined
    for (;;) {
      attributePattern.lastIndex = end
      const match = attributePattern.exec(this.text)
      if (match === null) return end
      const [, name = '', value = ''] = match
      names ??= new Set()
      if (names.has(name) || looseAmpersand.test(value)) throw new Fault('ill-formed', end)
      names.add(name)
      end = attributePattern.lastIndex
    }
  }

  private closeTag(): void {
    const name = this.nameAt(this.at + 2)
    tagEnd.lastIndex = this.at + 2 + name.length
    const match = tagEnd.exec(this.text)
    if (match === null || match[1] === '/' || this.open.pop() !== name) throw new Fault('ill-formed', this.at)
    this.add('close', name, tagEnd.lastIndex)
  }

  private nameAt(at: number): string {
    namePattern.lastIndex = at
    const match = namePattern.exec(this.text)
    if (match === null) throw new Fault('ill-formed', this.at)
    return match[0]
  }

  private add(kind: XmlTokenKind, name: string, end: number): void {
    this.tokens.push({ kind, name, start: this.at, end })
    this.at = end
  }
}

/** The value of an attribute in the text of an opening tag, entities resolved. */
export function readAttribute(tag: string, name: string): string | undefined {
  const attribute = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  const value = attribute?.[1] ?? attribute?.[2]
  return value === undefined ? undefined : decodeXml(value)
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Resolves entities and character references; references to no character are left as they are. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (written, hex, decimal, name) => {
    if (name !== undefined) return entities.get(name) ?? written
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : written
  })
}

const escapes: ReadonlyMap<string, string> = new Map(
  [...entities].map(([name, character]) => [character, `&${name};`]),
)

/** Escapes the five characters, so that a text can stand in an element and in an attribute. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (found) => escapes.get(found) ?? found)

/** A stretch of a text and what takes its place. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Makes all edits at once. Where they overlap, the one that begins first holds. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = []
  let done = 0
  for (const edit of sortEdits(edits)) {
    if (edit.start < done) continue
    pieces.push(text.slice(done, edit.start), edit.text)
    done = edit.end
  }
  pieces.push(text.slice(done))
  return pieces.join('')
}

/** In the order in which they are made. */
export const sortEdits = (edits: readonly Edit[]): readonly Edit[] =>
  edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
