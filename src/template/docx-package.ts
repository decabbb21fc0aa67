/**
 * Opens the package of a DOCX file (ECMA-376 part 2): finds the parts that can hold fields and reads their XML.
 */

import type { Problem } from '../model.js'
import { type DocxFault, docxNotReadable } from '../problem.js'
import type { PlaceShift } from './docx-place.js'
import {
  applyEdits,
  decodeXml,
  type Edit,
  escapeXml,
  readAttribute,
  readXml,
  type XmlToken,
} from './xml-reader.js'
import { inflateEntry, openZip, type ZipEntry } from './zip-archive.js'

export interface DocxPart {
  readonly name: string
  readonly contentType: string
  readonly text: string
  readonly tokens: readonly XmlToken[]
  /** Whether the text says something else than the file's. */
  readonly isChanged?: boolean
  /** Where a change moved the places of what follows. */
  readonly shifts?: readonly PlaceShift[]
}

export interface DocxPackage {
  /** All entries of the file, in its order. */
  readonly entries: readonly ZipEntry[]
  /** The XML of `[Content_Types].xml`. */
  readonly contentTypes: string
  /** The parts that can hold fields, the main document first. */
  readonly parts: readonly DocxPart[]
  /** The text of another part that the file holds; undefined when it is missing or not UTF-8 text. */
  readonly readText: (name: string) => string | undefined
}

export const contentTypesName = '[Content_Types].xml'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
export const documentType = `${word}.document.main+xml`
/** The content type of a .dotx, and the only thing that tells it from a .docx. */
export const templateType = `${word}.template.main+xml`
export const footnotesType = `${word}.footnotes+xml`
export const endnotesType = `${word}.endnotes+xml`

const mainTypes: ReadonlySet<string> = new Set([documentType, templateType])
const macroTypes = /^application\/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml$/
/** The content types of the other parts that can hold fields. */
const fieldTypes: ReadonlySet<string> = new Set([
  `${word}.header+xml`,
  `${word}.footer+xml`,
  footnotesType,
  endnotesType,
  `${word}.comments+xml`,
  'application/vnd.openxmlformats-package.core-properties+xml',
  'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  'application/vnd.openxmlformats-officedocument.custom-properties+xml',
  'application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml',
  'application/vnd.ms-office.drawingml.diagramDrawing+xml',
])
/** Cover pages of Word keep what they show of the document's properties in a custom XML part. */
const coverPage = {
  name: /^customXml\/item\d+\.xml$/,
  namespace: 'http://schemas.microsoft.com/office/2006/coverPageProps',
}
/** The first bytes of OLE compound files: .doc, and .docx with a password. */
const oleMagic = [0xd0, 0xcf, 0x11, 0xe0]
const privateCharacter = /[\ufdd0-\ufdef]/

/** Opens a DOCX or DOTX file. Gives problems in its place when it cannot be a template. */
export function openPackage(name: string, bytes: Uint8Array): DocxPackage | readonly Problem[] {
  if (oleMagic.every((byte, index) => bytes[index] === byte)) return [docxNotReadable(name, 'old-format')]
  const entries = openZip(bytes)
  if ('kind' in entries)
    return [docxNotReadable(name, entries.kind, 'entry' in entries ? entries.entry : undefined)]
  const reader = new PackageReader(name, entries)
  return reader.open() ?? reader.problems
}

class PackageReader {
  readonly problems: Problem[] = []
  private readonly byName: ReadonlyMap<string, ZipEntry>

  constructor(
    private readonly template: string,
    private readonly entries: readonly ZipEntry[],
  ) {
    this.byName = new Map(entries.map((entry) => [entry.name, entry]))
  }

  open(): DocxPackage | undefined {
    const list = this.byName.get(contentTypesName)
    if (list === undefined) return this.refuse('no-content-types')
    const contentTypes = this.readPart(list, '')
    if (contentTypes === undefined) return undefined
    const typeOf = readContentTypes(contentTypes)
    const parts = this.entries.flatMap((entry) => this.readFieldPart(entry, typeOf(entry.name)) ?? [])
    const target = this.findMainTarget()
    const main = parts.find((part) => mainTypes.has(part.contentType) && part.name.toLowerCase() === target)
    if (this.problems.length > 0) return undefined
    if (main === undefined) {
      const hasMacros = this.entries.some((entry) => macroTypes.test(typeOf(entry.name)))
      return this.refuse(hasMacros ? 'macros' : 'no-main-part')
    }
    if (!main.tokens.some((token) => token.name === 'w:body')) return this.refuse('foreign-form', main.name)
    return {
      entries: this.entries,
      contentTypes: contentTypes.text,
      parts: [main, ...parts.filter((part) => part !== main)],
      readText: (name) => this.readText(name),
    }
  }

  /** The part, in lower case, that the package's own relationships name as its document; Word goes by nothing else. */
  private findMainTarget(): string | undefined {
    const entry = this.byName.get('_rels/.rels')
    const relationships = entry === undefined ? undefined : this.readPart(entry, '')
    for (const token of relationships?.tokens ?? []) {
      const tag = relationships?.text.slice(token.start, token.end) ?? ''
      if (!token.name.endsWith('Relationship') || readAttribute(tag, 'TargetMode') === 'External') continue
      if (readAttribute(tag, 'Type')?.endsWith('/officeDocument')) {
        return readAttribute(tag, 'Target')
          ?.replace(/^(?:\.?\/)+/, '')
          .toLowerCase()
      }
    }
    return undefined
  }

  private readFieldPart(entry: ZipEntry, contentType: string): DocxPart | undefined {
    if (mainTypes.has(contentType) || fieldTypes.has(contentType)) return this.readPart(entry, contentType)
    if (!coverPage.name.test(entry.name)) return undefined
    const isCoverPage = this.readText(entry.name)?.includes(`xmlns="${coverPage.namespace}"`)
    return isCoverPage ? this.readPart(entry, contentType) : undefined
  }

  /** Reads the XML of a part; undefined, with a problem noted, when it is at fault. */
  private readPart(entry: ZipEntry, contentType: string): DocxPart | undefined {
    const content = inflateEntry(entry)
    if ('kind' in content) return this.refuse(content.kind, entry.name)
    const text = decodeUtf8(content)
    if (text === undefined) return this.refuse('not-utf-8', entry.name)
    if (privateCharacter.test(decodeXml(text))) return this.refuse('private-characters', entry.name)
    const { tokens, fault } = readXml(text)
    if (fault !== undefined) return this.refuse(fault.kind, entry.name)
    const plain = applyEdits(text, unusualForms(text, tokens))
    return {
      name: entry.name,
      contentType,
      text: plain,
      tokens: plain === text ? tokens : readXml(plain).tokens,
    }
  }

  private readText(name: string): string | undefined {
    const entry = this.byName.get(name)
    const content = entry === undefined ? undefined : inflateEntry(entry)
    return content === undefined || 'kind' in content ? undefined : decodeUtf8(content)
  }

  private refuse(fault: DocxFault, part?: string): undefined {
    this.problems.push(docxNotReadable(this.template, fault, part))
    return undefined
  }
}

/** Parts may also be UTF-16, but nothing writes them so; a part that declares another encoding is refused, too. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const declared = /^\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
    return declared === undefined || /^(?:utf-8|us-ascii)$/i.test(declared) ? text : undefined
  } catch {
    return undefined
  }
}

/** The content type of each part: an override of its name, or else the default of its extension. */
export function readContentTypes(list: Pick<DocxPart, 'text' | 'tokens'>): (name: string) => string {
  const overrides = new Map<string, string>()
  const defaults = new Map<string, string>()
  for (const token of list.tokens) {
    if (token.kind !== 'empty' && token.kind !== 'open') continue
    const tag = list.text.slice(token.start, token.end)
    const type = readAttribute(tag, 'ContentType') ?? ''
    if (token.name.endsWith('Override'))
      overrides.set((readAttribute(tag, 'PartName') ?? '').toLowerCase(), type)
    if (token.name.endsWith('Default'))
      defaults.set((readAttribute(tag, 'Extension') ?? '').toLowerCase(), type)
  }
  return (name) => {
    const key = name.toLowerCase()
    return overrides.get(`/${key}`) ?? defaults.get(key.slice(key.lastIndexOf('.') + 1)) ?? ''
  }
}

const unusualBlank = /[\t\r\n]/

/**
 * Brings what is well-formed but unusual into the form that Word writes and docxtemplater knows: no comments, CDATA
 * sections or instructions, a space after an element's name, `&gt;` within attributes.
 */
export function unusualForms(text: string, tokens: readonly XmlToken[]): readonly Edit[] {
  return tokens.flatMap((token) => {
    const { kind, name, start, end } = token
    if (kind === 'text' || (kind === 'instruction' && name === 'xml')) return []
    if (kind === 'cdata') return [{ start, end, text: escapeXml(text.slice(start + 9, end - 3)) }]
    if (kind === 'comment' || kind === 'instruction') return [{ start, end, text: '' }]
    const afterName = text.charAt(start + (kind === 'close' ? 2 : 1) + name.length)
    if (text.indexOf('>', start) === end - 1 && !unusualBlank.test(afterName)) return []
    const written = text.slice(start, end)
    const usual = written
      .slice(0, -1)
      .replaceAll('>', '&gt;')
      .replace(/^(<\/?[^\s>]+)[\t\r\n]/, '$1 ')
    return usual.length === end - start - 1 && written.startsWith(usual)
      ? []
      : [{ start, end, text: `${usual}>` }]
  })
}
