/**
 * Lists of the details document in the main one (ECMA-376 part 1, 17.9). Every copy of the content gets lists of its own,
 * so that each counts from its beginning.
 */
import type { ContentCopy } from './docx-insert-content.js'
import { listTags, readTree, rewriteTags, withAttribute, withoutAttribute } from './docx-tree.js'
import { readAttribute, readXml } from './xml-reader.js'

type Kind = 'num' | 'abstractNum' | 'numPicBullet'

/** An element of a list to be copied; its new id is in it, and what it refers to is still as in the details. */
export interface CopiedNumbering {
  readonly kind: Kind
  readonly xml: string
  readonly copy: ContentCopy
}

const idAttributes: Readonly<Record<Kind, string>> = {
  num: 'w:numId',
  abstractNum: 'w:abstractNumId',
  numPicBullet: 'w:numPicBulletId',
}

export interface NumberingOptions {
  /** The XML of both documents' lists, where they have any. */
  readonly main: string | undefined
  readonly details: string | undefined
  /** Whether a style of the details was copied. A list belongs to a style only where it was. */
  readonly isCopiedStyle: (id: string) => boolean
}

export class NumberingMerger {
  private readonly source: Readonly<Record<Kind, ReadonlyMap<string, string>>>
  private readonly last: Record<Kind, number>
  private readonly signatures: Set<string>
  private readonly ids = new Map<ContentCopy, Map<string, string>>()
  private readonly waiting: CopiedNumbering[] = []

  constructor(private readonly options: NumberingOptions) {
    this.source = readNumbering(options.details)
    const known = readNumbering(options.main)
    const last = (kind: Kind): number =>
      [...known[kind].keys()].reduce((highest, id) => Math.max(highest, Number(id) || 0), 0)
    this.last = { num: last('num'), abstractNum: last('abstractNum'), numPicBullet: last('numPicBullet') }
    const tags = [...known.abstractNum.values()].flatMap((xml) => listTags(xml, 'w:nsid'))
    this.signatures = new Set(tags.map((tag) => (readAttribute(tag, 'w:val') ?? '').toUpperCase()))
  }

  /** The id that a list has in the main document; 0, which is none, for a list that does not exist. */
  numberingId(id: string, copy: ContentCopy): string {
    return this.idOf('num', id, copy) ?? '0'
  }

  bulletId(id: string, copy: ContentCopy): string | undefined {
    return this.idOf('numPicBullet', id, copy)
  }

  next(): CopiedNumbering | undefined {
    return this.waiting.shift()
  }

  private idOf(kind: Kind, id: string, copy: ContentCopy): string | undefined {
    const xml = this.source[kind].get(id)
    if (xml === undefined) return undefined
    const ids = this.ids.get(copy) ?? new Map<string, string>()
    this.ids.set(copy, ids)
    const key = `${kind} ${id}`
    const known = ids.get(key)
    if (known !== undefined) return known
    this.last[kind] += 1
    const fresh = String(this.last[kind])
    ids.set(key, fresh)
    const numbered = xml.replace(/^<[^>]*>/, (tag) =>
      withAttribute(withoutDurableId(tag), idAttributes[kind], fresh),
    )
    this.waiting.push({
      kind,
      xml: kind === 'numPicBullet' ? numbered : this.rewrite(numbered, kind, copy),
      copy,
    })
    return fresh
  }

  private rewrite(xml: string, kind: Kind, copy: ContentCopy): string {
    const begin = xml.indexOf('>') + 1
    const content = rewriteTags(xml.slice(begin), (tag, name) => {
      const value = readAttribute(tag, 'w:val') ?? ''
      if (name === 'w:abstractNumId' && kind === 'num') {
        return withAttribute(tag, 'w:val', this.idOf('abstractNum', value, copy) ?? '0')
      }
      if (name === 'w:nsid') return withAttribute(tag, 'w:val', this.freeSignature(value))
      const isOfStyle = name === 'w:pStyle' || name === 'w:styleLink'
      return isOfStyle && !this.options.isCopiedStyle(value) && tag.endsWith('/>') ? '' : tag
    })
    return xml.slice(0, begin) + content
  }

  /** Word takes lists of the same number, of eight hexadecimal digits, for one list. */
  private freeSignature(wanted: string): string {
    let number = Number.parseInt(wanted, 16) || 0
    const written = (): string => number.toString(16).toUpperCase().padStart(8, '0')
    while (this.signatures.has(written())) number = (number + 1) % 0x7fffffff
    this.signatures.add(written())
    return written()
  }
}

/** Another number of the list that Word keeps over versions of a document. */
const withoutDurableId = (tag: string): string => withoutAttribute(tag, 'w16cid:durableId')

function readNumbering(xml = ''): Readonly<Record<Kind, ReadonlyMap<string, string>>> {
  const children = readTree(readXml(xml).tokens)?.children ?? []
  const read = (kind: Kind): ReadonlyMap<string, string> =>
    new Map(
      children
        .filter(({ name }) => name === `w:${kind}`)
        .map(({ start, contentStart, end }) => [
          readAttribute(xml.slice(start, contentStart), idAttributes[kind]) ?? '',
          xml.slice(start, end),
        ]),
    )
  const abstractNum = read('abstractNum')
  const num = new Map([...read('num')].filter(([, list]) => abstractNum.has(definitionOf(list))))
  return { num, abstractNum, numPicBullet: read('numPicBullet') }
}

const definitionOf = (list: string): string =>
  readAttribute(listTags(list, 'w:abstractNumId')[0] ?? '', 'w:val') ?? ''
