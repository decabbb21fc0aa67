/**
 * The elements of a part as a tree, for what must be moved or copied whole. It holds places, not texts: the part itself
 * stays one string, and changes are edits of it.
 */
import { escapeXml, type XmlToken } from './xml-reader.js'

export interface XmlElement {
  readonly name: string
  readonly start: number
  /** Where the content begins, after the opening tag. */
  readonly contentStart: number
  /** Where the content ends, before the closing tag; for an empty element the same as where it begins. */
  contentEnd: number
  end: number
  readonly parent: XmlElement | undefined
  readonly children: XmlElement[]
}

/** The root element; undefined for a text without elements. */
export function readTree(tokens: readonly XmlToken[]): XmlElement | undefined {
  let root: XmlElement | undefined
  let innermost: XmlElement | undefined
  for (const { kind, name, start, end } of tokens) {
    if (kind === 'open' || kind === 'empty') {
      const parent = innermost
      const element = { name, start, contentStart: end, contentEnd: end, end, parent, children: [] }
      root ??= element
      parent?.children.push(element)
      if (kind === 'open') innermost = element
    } else if (kind === 'close' && innermost !== undefined) {
      innermost.contentEnd = start
      innermost.end = end
      innermost = innermost.parent
    }
  }
  return root
}

export const findChild = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)

/** The innermost element around a place. */
export function elementAt(root: XmlElement, offset: number): XmlElement {
  for (let at = root; ; ) {
    const inner = at.children.find(({ start, end }) => start <= offset && offset < end)
    if (inner === undefined) return at
    at = inner
  }
}

/** An element and all that are around it, innermost first. */
export function ancestorsOf(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) found.push(at)
  return found
}

/** All elements of a name within another, in document order. */
export function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = []
  const waiting = [element]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at.name === name) found.push(at)
    for (const child of at.children.toReversed()) waiting.push(child)
  }
  return found
}

const openingTags = /<([^\s/>!?]+)(?:\s[^>]*|\/)?>/g

/**
 * Rewrites the opening tags of XML that is in the form that Word writes, with no `>` within attributes. A tag may become
 * empty only where it is an element of its own, `<name …/>`.
 */
export const rewriteTags = (xml: string, rewrite: (tag: string, name: string) => string): string =>
  xml.replace(openingTags, rewrite)

/** The opening tags of these names, or all opening tags. */
export function listTags(xml: string, ...names: readonly string[]): readonly string[] {
  const tags = xml.match(openingTags) ?? []
  return names.length === 0 ? tags : tags.filter((tag) => names.includes(nameOf(tag)))
}

export const nameOf = (tag: string): string => /^<([^\s/>]+)/.exec(tag)?.[1] ?? ''

/** A tag with another value for an attribute that it has; the same tag when it has none of that name. */
export const withAttribute = (tag: string, name: string, value: string): string =>
  tag.replace(
    new RegExp(String.raw`(\s${name}\s*=\s*)(?:"[^"]*"|'[^']*')`),
    (_, before: string) => `${before}"${escapeXml(value)}"`,
  )

export const withoutAttribute = (tag: string, name: string): string =>
  tag.replace(new RegExp(String.raw`\s${name}\s*=\s*(?:"[^"]*"|'[^']*')`), '')
