/** What an SVG picture refers to outside of itself (SVG 1.1, 5.3.2; CSS 2.1, 4.3.4). */
import { readAttributes } from './xml-attributes.js'
import { decodeXml, readXml, type XmlToken } from './xml-reader.js'

/**
 * Finds the addresses, in their order.
 * @param isHarmless whether what a data URI holds refers to nothing either
 * @returns undefined where it cannot be told
 */
export function findSvgReferences(
  svg: string,
  isHarmless: (content: Uint8Array) => boolean,
): readonly string[] | undefined {
  // A backslash can stand in the middle of any word of a style.
  if (svg.includes('\\')) return undefined
  const text = svg.replace(/^\ufeff/, '').replace(documentType, '')
  const { tokens, fault } = readXml(text)
  if (fault !== undefined) return undefined
  const found = tokens.flatMap((token) => referencesOf(token, text.slice(token.start, token.end)))
  return found.filter((address) => !isInside(address.trim(), isHarmless))
}

/** One that declares nothing; it is not read, whatever it names. */
const documentType = /<!DOCTYPE[^[\]<>]*>/i

function referencesOf({ kind, name }: XmlToken, written: string): readonly string[] {
  if (kind === 'instruction') return name === 'xml' ? [] : [written]
  if (kind === 'text') return styleReferences(decodeXml(written))
  if (kind === 'cdata') return styleReferences(written)
  if (kind !== 'open' && kind !== 'empty') return []
  const isLink = localName(name) === 'a'
  return Array.from(readAttributes(written)).flatMap(([attribute, value]) =>
    isReference(attribute, value) && !isLink ? [value] : styleReferences(value),
  )
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()

/** Whether an attribute is an address, changes what addresses mean, or changes one over time. */
function isReference(name: string, value: string): boolean {
  const local = localName(name)
  return local === 'href' || name === 'xml:base' || (local === 'attributename' && /href/i.test(value))
}

const styleReferences = (style: string): readonly string[] =>
  Array.from(
    style.matchAll(/(?:\burl|\bsrc|\bimage|\bimage-set)\(\s*["']?([^"')]*)|(@import[^;]*)/gi),
    ([, address, rule]) => address ?? rule ?? '',
  )

function isInside(address: string, isHarmless: (content: Uint8Array) => boolean): boolean {
  if (address === '' || address.startsWith('#')) return true
  const [, form = '', data] = /^data:([^,]*),(.*)$/is.exec(address) ?? []
  if (data === undefined) return false
  const content = /;\s*base64\s*$/i.test(form) ? Buffer.from(data, 'base64') : decodePercent(data)
  return content !== undefined && isHarmless(content)
}

function decodePercent(data: string): Uint8Array | undefined {
  try {
    return Buffer.from(decodeURIComponent(data))
  } catch {
    return undefined
  }
}
