/** The title of a DOCX file, among its core properties (ECMA-376 part 2, 8.3.4). */

import { packDocx } from './docx-pack.js'
import { contentTypesName, decodeUtf8, readContentTypes } from './docx-package.js'
import { applyEdits, decodeXml, escapeXml, readXml, type XmlToken } from './xml-reader.js'
import { inflateEntry, openZip, type ZipEntry } from './zip-archive.js'

export interface TitleWish {
  /** Takes the place of the document's own title. */
  readonly title?: string
  /** The title of a document that has none. */
  readonly name?: string
}

const coreType = 'application/vnd.openxmlformats-package.core-properties+xml'
const dublinCore = 'http://purl.org/dc/elements/1.1/'
const relationshipType =
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
const newPart = 'docProps/core.xml'
const relationshipsName = '_rels/.rels'

/** The same document with a title. What is no DOCX file, or in another form than Word writes, stays as it is. */
export function withTitle(bytes: Uint8Array, wish: TitleWish): Uint8Array {
  const entries = openZip(bytes)
  if ('kind' in entries) return bytes
  const changed = changedParts(new Map(entries.map((entry) => [entry.name, entry])), wish)
  return changed.size === 0 ? bytes : packDocx(entries, changed)
}

type Entries = ReadonlyMap<string, ZipEntry>

const none: ReadonlyMap<string, string> = new Map()

function changedParts(entries: Entries, wish: TitleWish): ReadonlyMap<string, string> {
  const types = readText(entries, contentTypesName)
  if (types === undefined) return none
  const typeOf = readContentTypes({ text: types, tokens: readXml(types).tokens })
  const part = Array.from(entries.keys()).find((name) => typeOf(name) === coreType)
  if (part === undefined) return newProperties(entries, { types, title: wish.title ?? wish.name })
  const text = readText(entries, part)
  const changed = text === undefined ? undefined : withTitleElement(text, wish)
  return changed === undefined ? none : new Map([[part, changed]])
}

function readText(entries: Entries, name: string): string | undefined {
  const entry = entries.get(name)
  const content = entry === undefined ? undefined : inflateEntry(entry)
  const text = content === undefined || 'kind' in content ? undefined : decodeUtf8(content)
  return text === undefined || readXml(text).fault !== undefined ? undefined : text
}

/** Undefined when the title is right already. */
function withTitleElement(text: string, { title, name }: TitleWish): string | undefined {
  const { tokens } = readXml(text)
  const element = titleElement(tokens)
  const present = element === undefined ? '' : textOf(text, element)
  const wanted = title ?? (present.trim() === '' ? name : undefined)
  if (wanted === undefined || wanted === present) return undefined
  const root = tokens.find(({ kind }) => kind === 'open')
  const last = tokens.findLast(({ kind }) => kind === 'close')
  const [from, to] = [element?.at(0)?.start ?? last?.start, element?.at(-1)?.end ?? last?.start]
  if (root === undefined || from === undefined || to === undefined) return undefined
  return applyEdits(text, [{ start: from, end: to, text: writeTitle(wanted) }])
}

/** The tokens of the element that holds the title, from its first tag to its last. */
function titleElement(tokens: readonly XmlToken[]): readonly XmlToken[] | undefined {
  const start = tokens.findIndex(({ name }) => /^(?:\w+:)?title$/.test(name))
  if (start < 0) return undefined
  const end =
    tokens[start]?.kind === 'empty'
      ? start
      : tokens.findIndex((token, at) => at > start && token.kind === 'close')
  return tokens.slice(start, end + 1)
}

const textOf = (text: string, tokens: readonly XmlToken[]): string =>
  tokens
    .filter(({ kind }) => kind === 'text')
    .map(({ start, end }) => decodeXml(text.slice(start, end)))
    .join('')

const writeTitle = (title: string): string =>
  `<dc:title xmlns:dc="${dublinCore}">${escapeXml(printable(title))}</dc:title>`

/** On one line, without the characters that XML cannot hold (XML 1.0, production 2). */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' ')

/** The parts that a document without properties needs for a title. */
function newProperties(
  entries: Entries,
  { types, title }: { readonly types: string; readonly title: string | undefined },
): ReadonlyMap<string, string> {
  const relationships = readText(entries, relationshipsName)
  if (title === undefined || relationships === undefined || entries.has(newPart)) return none
  const namespace = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  return new Map([
    [contentTypesName, beforeEnd(types, `<Override PartName="/${newPart}" ContentType="${coreType}"/>`)],
    [
      relationshipsName,
      beforeEnd(relationships, `<Relationship Id="title" Type="${relationshipType}" Target="${newPart}"/>`),
    ],
    [
      newPart,
      `${declaration}\n<cp:coreProperties xmlns:cp="${namespace}">${writeTitle(title)}</cp:coreProperties>`,
    ],
  ])
}

function beforeEnd(text: string, addition: string): string {
  const at = text.lastIndexOf('</')
  return text.slice(0, at) + addition + text.slice(at)
}
