/**
 * Changes Word's fields: puts runs in the place of a field, or has Word compute it again.
 */
import type { WordField } from './docx-field-reader.js'
import type { DocxPart } from './docx-package.js'
import { applyEdits, type Edit, readAttribute, type XmlToken } from './xml-reader.js'

/** The element that holds a value: within an instruction, text is part of the instruction. */
export type TextElement = 'w:t' | 'w:instrText'

/** Elements that mark places; they go in pairs, of which one may be outside of the field. */
const anchorName =
  'w:(?:bookmark|commentRange|perm|moveFromRange|moveToRange|customXml(?:Ins|Del|MoveFrom|MoveTo)Range)(Start|End)'
const anchor = new RegExp(`^${anchorName}$`)
const anchorTags = new RegExp(`</?${anchorName}(?=[\\s/>])[^>]*>`, 'g')

/** Attributes hold no `>`. */
const tags = /<(\/?)([^\s/>?!]+)[^>]*?(\/?)>/g
/** What content controls and the like begin with. */
const elementProperties = /<(w:(?:sdt|smartTag|customXml)Pr)(?:\s[^>]*)?(?:\/>|(?<!\/)>.*?<\/\1>)/sy

export const withoutAnchors = (xml: string): string => xml.replace(anchorTags, '')

/** @param properties XML of the run's properties */
export const textRun = (xml: string, properties: string, element: TextElement): string =>
  `<w:r>${properties}<${element} xml:space="preserve">${xml}</${element}></w:r>`

/** Formatting of the result's first run, else of the instruction's; `noProof` was about the field's name. */
export function valueProperties({ result, items }: WordField): string {
  const ofCode = items.find((item) => item.kind === 'text' && item.properties !== '')
  const properties = result.properties ?? (ofCode?.kind === 'text' ? ofCode.properties : '')
  return properties.replace(/<w:noProof(?:\s[^>]*)?\/>/, '').replace(/^<w:rPr(?:\s[^>]*)?><\/w:rPr>$/, '')
}

/**
 * Puts content that can stand between runs in the place of a field, with what the field's tokens hold beside it:
 * anchors, and ends of what began outside.
 */
export function replaceField(part: DocxPart, field: WordField, content: string): Edit {
  const { starts, ends, closings, openings } = remains(part, field)
  const text = [
    field.runBefore === undefined ? '' : '</w:r>',
    ...around(content, { closings, starts, ends }),
    openings,
    field.runAfter === undefined ? '' : `<w:r>${field.runAfter}`,
  ].join('')
  const [start = 0, end = start] = [part.tokens[field.first]?.start, part.tokens[field.last]?.end]
  return { start, end, text }
}

/** Links and the like go on where the content goes on; but it cannot end a paragraph within one. */
const around = (
  content: string,
  { closings, starts, ends }: { readonly closings: string; readonly starts: string; readonly ends: string },
): readonly string[] =>
  content.includes('</w:p>') && !closings.includes('</w:p>')
    ? [closings, starts, content, ends]
    : [starts, content, ends, closings]

function remains({ text, tokens }: DocxPart, { first, last }: WordField) {
  const anchors = { Start: '', End: '' }
  const closings: XmlToken[] = []
  const openings: XmlToken[] = []
  for (const token of tokens.slice(first, last + 1)) {
    const side = anchor.exec(token.name)?.[1]
    if (side === 'Start' || side === 'End') anchors[side] += text.slice(token.start, token.end)
    else if (token.name === 'w:r') continue
    else if (token.kind === 'open') openings.push(token)
    else if (token.kind === 'close' && openings.pop() === undefined) closings.push(token)
  }
  // Two halves of a paragraph become one whole: the paragraph before goes on as the paragraph behind.
  while (closings.at(-1)?.name === 'w:p' && openings[0]?.name === 'w:p') {
    closings.pop()
    openings.shift()
  }
  const write = (tags: readonly XmlToken[]): string =>
    tags.map(({ start, end }) => text.slice(start, end)).join('')
  return { starts: anchors.Start, ends: anchors.End, closings: write(closings), openings: write(openings) }
}

/**
 * Takes what has one end only in a stretch of XML out of it, so that it can stand between other runs: halves of links, of
 * insertions and the like. Paragraphs that end and begin in it stay.
 */
export function withoutHalves(xml: string): string {
  const halves: RegExpExecArray[] = []
  const open: RegExpExecArray[] = []
  for (const tag of xml.matchAll(tags)) {
    const [, slash, , end] = tag
    if (slash === '/') halves.push(...(open.pop() === undefined ? [tag] : []))
    else if (end !== '/') open.push(tag)
  }
  const spare = [...halves, ...open].filter(([, , name]) => name !== 'w:p')
  return applyEdits(
    xml,
    spare.map(({ 0: tag, index }) => ({
      start: index,
      end: endOfProperties(xml, index + tag.length),
      text: '',
    })),
  )
}

/** Where the properties end that an element begins with; they are of no use without it. */
function endOfProperties(xml: string, at: number): number {
  elementProperties.lastIndex = at
  return elementProperties.test(xml) ? elementProperties.lastIndex : at
}

/** Has Word compute a field again when it opens the document. */
export const markDirty = (part: DocxPart, field: WordField): readonly Edit[] =>
  setFlags(part, field, ['w:dirty'])

/** Sets attributes of the tag that begins a field. */
export function setFlags(
  { text, tokens }: DocxPart,
  { beginning }: WordField,
  names: readonly string[],
): readonly Edit[] {
  const { start, end } = tokens[beginning] ?? { start: 0, end: 0 }
  const tag = text.slice(start, end)
  const flagged = names.reduce(setFlag, tag)
  return flagged === tag ? [] : [{ start, end, text: flagged }]
}

function setFlag(tag: string, name: string): string {
  const value = readAttribute(tag, name)
  if (value !== undefined && !off.has(value)) return tag
  const other = tag.replace(new RegExp(String.raw`\s${name}\s*=\s*(?:"[^"]*"|'[^']*')`), '')
  return other.replace(/^<(\S+?)(?=[\s/>])/, `<$1 ${name}="true"`)
}

/** How a flag says no (ECMA-376 part 1, 22.9.2.7). */
const off: ReadonlySet<string> = new Set(['0', 'false', 'off'])
