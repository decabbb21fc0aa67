/**
 * The copy of a DOCX file that a program prints which would read whatever the document refers to: other files of this
 * computer, too. The copy refers to nothing but web pages.
 */
import { withFileName } from './docx-file-name.js'
import { packDocx } from './docx-pack.js'
import { decodeUtf8 } from './docx-package.js'
import { type TitleWish, withTitle } from './docx-title.js'
import { judgeContent } from './foreign-content.js'
import { readAttributes } from './xml-attributes.js'
import { applyEdits, type Edit, readXml } from './xml-reader.js'
import { inflateEntry, openZip, type ZipEntry, type ZipFault } from './zip-archive.js'

export interface PrintCopy {
  readonly bytes: Uint8Array
  readonly leftOut: readonly LeftOut[]
}

/** What the copy is without, though it would show. */
export type LeftOut =
  /** A picture that refers to an address, or may refer to some. */
  | { readonly kind: 'picture'; readonly part: string; readonly address: string | undefined }
  /** A link that leads to a file. */
  | { readonly kind: 'link'; readonly address: string }

/** Makes the copy, with a title, and with its name where fields print the name of the file. */
export function makePrintCopy(bytes: Uint8Array, wish: TitleWish): PrintCopy | ZipFault {
  const copy = copyDocument(bytes, { depth: 0, ...fileNameOf(wish) })
  return 'kind' in copy ? copy : { ...copy, bytes: withTitle(copy.bytes, wish) }
}

/** As Word prints it, which knows a document by the name of its file. */
const fileNameOf = ({ name }: TitleWish): Pick<Copying, 'name'> =>
  name === undefined ? {} : { name: `${name}.docx` }

interface Copying {
  readonly name?: string
  /** How many documents this one is in. */
  readonly depth: number
}

/** Documents within documents within documents are for nobody to read. */
const mostDepth = 2

function copyDocument(bytes: Uint8Array, copying: Copying): PrintCopy | ZipFault {
  const entries = openZip(bytes)
  if ('kind' in entries) return entries
  const changed = new Map<string, Uint8Array | string>()
  const leftOut: LeftOut[] = []
  for (const entry of entries) {
    const content = inflateEntry(entry)
    if ('kind' in content) return content
    const copied = copyPart({ entry, content }, copying)
    if (copied.content !== content) changed.set(entry.name, copied.content)
    leftOut.push(...copied.leftOut)
  }
  // What a program reads is what was looked at: there is nothing between the entries.
  return { bytes: packDocx(entries, changed), leftOut }
}

interface Part {
  readonly entry: ZipEntry
  readonly content: Uint8Array
}

interface CopiedPart {
  readonly content: Uint8Array | string
  readonly leftOut: readonly LeftOut[]
}

const none: readonly LeftOut[] = []

/** What no program can open; in an object's place its picture is shown, as Word shows it. */
const nothing = 'x'

/** A picture of one dot that cannot be seen. */
const emptyPicture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

function copyPart({ entry: { name }, content }: Part, copying: Copying): CopiedPart {
  if (/\.rels$/i.test(name)) return copyRelationships(content)
  const judged = judgeContent(content)
  if (judged.kind === 'archive') return copyArchive(content, copying)
  if (judged.kind === 'object') return { content: nothing, leftOut: none }
  if (judged.kind === 'picture') {
    return { content: emptyPicture, leftOut: [{ kind: 'picture', part: name, address: judged.address }] }
  }
  return { content: copyFields({ name, content }, copying), leftOut: none }
}

function copyFields(
  { name, content }: { readonly name: string; readonly content: Uint8Array },
  copying: Copying,
): Uint8Array | string {
  if (copying.name === undefined || !/\.xml$/i.test(name)) return content
  const text = decodeUtf8(content)
  const named = text === undefined ? undefined : withFileName(text, copying.name)
  return named === undefined || named === text ? content : named
}

/** A document that stands in this one is copied in the same way. */
function copyArchive(content: Uint8Array, { depth }: Copying): CopiedPart {
  const copy = depth < mostDepth ? copyDocument(content, { depth: depth + 1 }) : undefined
  if (copy === undefined || 'kind' in copy || !isDocument(copy.bytes))
    return { content: nothing, leftOut: none }
  return { content: copy.bytes, leftOut: copy.leftOut }
}

function isDocument(bytes: Uint8Array): boolean {
  const entries = openZip(bytes)
  return !('kind' in entries) && entries.some(({ name }) => /^word\/document\.xml$/i.test(name))
}

const noRelationships =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'

/** Keeps the relationships to other parts and to web pages (ECMA-376 part 2, 6.5.3). */
function copyRelationships(content: Uint8Array): CopiedPart {
  const text = decodeUtf8(content)
  const { tokens, fault } = readXml(text ?? '')
  if (text === undefined || fault !== undefined) return { content: noRelationships, leftOut: none }
  const leftOut: LeftOut[] = []
  const edits: Edit[] = []
  let isDropping = false
  for (const { name, kind, start, end } of tokens) {
    const isRelationship = /^(?:[^:]+:)?Relationship$/.test(name)
    if (!isRelationship) continue
    const attributes = readAttributes(text.slice(start, end))
    if (kind !== 'close') isDropping = !isKept(attributes)
    if (isDropping) edits.push({ start, end, text: '' })
    if (isDropping && kind !== 'close' && isHyperlink(attributes))
      leftOut.push({ kind: 'link', address: attributes.get('Target') ?? '' })
  }
  return { content: edits.length === 0 ? content : applyEdits(text, edits), leftOut }
}

type Attributes = ReadonlyMap<string, string>

const isHyperlink = (attributes: Attributes): boolean =>
  attributes.get('Type')?.endsWith('/hyperlink') === true

function isKept(attributes: Attributes): boolean {
  const target = attributes.get('Target') ?? ''
  const isPart = (attributes.get('TargetMode') ?? 'Internal') === 'Internal'
  return isPart ? !isAddress.test(target) : isHyperlink(attributes) && isOnTheWeb.test(target)
}

/** What is no name of a part. */
const isAddress = /^[a-z][a-z\d+.-]*:|^\/\/|\\/i
const isOnTheWeb = /^(?:https?|ftp|mailto|tel|sms):|^#/i
