/**
 * The relationships of a part (ECMA-376 part 2, 6.5): what it refers to by ids, such as pictures and links.
 */
import { escapeXml, readAttribute, readXml } from './xml-reader.js'

export interface Relationship {
  /** What kind of thing the target is: an address that ends in `/image`, `/hyperlink` and the like. */
  readonly type: string
  /** The name of a part, or the address of something outside of the package. */
  readonly target: string
  readonly isExternal: boolean
}

/** The name of the part that holds the relationships of a part. */
export const relationshipsName = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels')

/** The relationships of a part by their ids. */
export function readRelationships(part: string, xml: string): ReadonlyMap<string, Relationship> {
  const found = new Map<string, Relationship>()
  for (const token of readXml(xml).tokens) {
    if (!/^(?:\w+:)?Relationship$/.test(token.name) || token.kind === 'close') continue
    const tag = xml.slice(token.start, token.end)
    const isExternal = readAttribute(tag, 'TargetMode') === 'External'
    const target = readAttribute(tag, 'Target') ?? ''
    found.set(readAttribute(tag, 'Id') ?? '', {
      type: readAttribute(tag, 'Type') ?? '',
      target: isExternal ? target : resolveTarget(part, target),
      isExternal,
    })
  }
  return found
}

/** The name of the part that a target means, which is relative to the folder of the part that refers to it. */
function resolveTarget(part: string, target: string): string {
  const folder = target.startsWith('/') ? [] : part.split('/').slice(0, -1)
  const steps: string[] = [...folder]
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

const emptyRelationships =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'

/** The relationships of one part while others are added. */
export class PartRelationships {
  private readonly original: string
  private readonly added = new Map<string, { readonly id: string; readonly relationship: Relationship }>()
  private last = 0

  constructor(
    private readonly part: string,
    /** `xml` is what the part has already; new ids are the prefix with a number. */
    private readonly options: { readonly xml: string | undefined; readonly prefix: string },
  ) {
    const { xml } = options
    this.original = xml === undefined || readXml(xml).fault !== undefined ? emptyRelationships : xml
  }

  /** The id of a relationship, which is added at first use. */
  idOf(relationship: Relationship): string {
    const key = JSON.stringify([relationship.type, relationship.target, relationship.isExternal])
    const known = this.added.get(key)
    if (known !== undefined) return known.id
    do this.last += 1
    while (this.original.includes(`"${this.options.prefix}${this.last}"`))
    const id = `${this.options.prefix}${this.last}`
    this.added.set(key, { id, relationship })
    return id
  }

  xml(): string {
    const opened = this.original.replace(
      /<(\w+:)?Relationships\b([^>]*)\/>\s*$/,
      '<$1Relationships$2></$1Relationships>',
    )
    const prefix = /<\/(\w+:)Relationships\s*>\s*$/.exec(opened)?.[1] ?? ''
    const added = Array.from(this.added.values(), ({ id, relationship }) =>
      writeRelationship(this.part, { ...relationship, id, prefix }),
    )
    return opened.replace(/<\/(?:\w+:)?Relationships\s*>\s*$/, (end) => `${added.join('')}${end}`)
  }
}

/** The XML of the relationships of a part that has none yet. */
export const writeRelationships = (
  part: string,
  relationships: Iterable<readonly [id: string, relationship: Relationship]>,
): string =>
  emptyRelationships.replace(
    '</',
    () =>
      `${Array.from(relationships, ([id, each]) => writeRelationship(part, { ...each, id, prefix: '' })).join('')}</`,
  )

function writeRelationship(
  part: string,
  { id, type, target, isExternal, prefix }: Relationship & { readonly id: string; readonly prefix: string },
): string {
  const written = escapeXml(isExternal ? target : relativeTarget(part, target))
  const mode = isExternal ? ' TargetMode="External"' : ''
  return `<${prefix}Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${written}"${mode}/>`
}

/** Relative for parts of the folder `word` from beside them, as Word writes it, else from the root of the package. */
function relativeTarget(part: string, target: string): string {
  const isBeside = /^word\/[^/]*$/.test(part) && target.startsWith('word/')
  return isBeside ? target.slice('word/'.length) : `/${target}`
}
