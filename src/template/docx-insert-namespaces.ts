/**
 * Namespaces of content that moves from one part to another: its prefixes must mean the same there, and those that old
 * programs may ignore must be named again (ECMA-376 part 3, 7.2).
 */
import { escapeXml, readAttribute } from './xml-reader.js'

const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/** The namespaces that a tag declares, by their prefixes; the default namespace has an empty one. */
function readNamespaces(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, prefix = '', one, other] of tag.matchAll(
    /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    found.set(prefix, one ?? other ?? '')
  }
  return found
}

/** The prefixes that stand for such a namespace anywhere in a part. */
export function findPrefixes(xml: string, isMeant: (namespace: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [, prefix = '', namespace = ''] of xml.matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)) {
    if (isMeant(namespace)) found.add(prefix)
  }
  return found
}

/** The root tag of a part that takes content from another part. */
export class RootTag {
  private readonly namespaces: Map<string, string>
  private readonly ignorable: Set<string>
  private readonly added = new Map<string, string>()

  constructor(private readonly tag: string) {
    this.namespaces = new Map(readNamespaces(tag))
    this.ignorable = new Set(readIgnorable(tag))
  }

  /**
   * An element from another part. Its prefixes are declared in this root, or in the element itself where this root has
   * them for other namespaces.
   * @param root the root tag that it stood in
   */
  admit(xml: string, root: string): string {
    const ignorable = readIgnorable(root)
    const local: (readonly [string, string])[] = []
    const used = usedPrefixes(xml)
    for (const [prefix, namespace] of readNamespaces(root)) {
      if (!used.has(prefix)) continue
      if (this.declare(prefix, namespace)) {
        if (ignorable.includes(prefix)) this.ignore(prefix)
      } else local.push([prefix, namespace])
    }
    if (local.length === 0) return xml
    return declareLocally(xml, { local, ignorable, compatibility: this.compatibilityPrefix() })
  }

  /** The root tag as it is now. */
  written(): string {
    const declarations = [...this.added].map(
      ([prefix, namespace]) => ` xmlns:${prefix}="${escapeXml(namespace)}"`,
    )
    const plain = this.tag.replace(/\s[\w.-]+:Ignorable\s*=\s*(?:"[^"]*"|'[^']*')/, '')
    const ignorable =
      this.ignorable.size === 0
        ? ''
        : ` ${this.compatibilityPrefix()}:Ignorable="${[...this.ignorable].join(' ')}"`
    return plain.replace(/\s*\/?>$/, (end) => `${declarations.join('')}${ignorable}${end}`)
  }

  /** Whether a prefix stands for a namespace here, after it was added where it stood for none. */
  private declare(prefix: string, namespace: string): boolean {
    const known = this.namespaces.get(prefix)
    if (known !== undefined || prefix === '') return known === namespace
    this.namespaces.set(prefix, namespace)
    this.added.set(prefix, namespace)
    return true
  }

  private ignore(prefix: string): void {
    this.compatibilityPrefix()
    this.ignorable.add(prefix)
  }

  private compatibilityPrefix(): string {
    for (const [prefix, namespace] of this.namespaces) {
      if (namespace === compatibility && prefix !== '') return prefix
    }
    let prefix = 'mc'
    while (!this.declare(prefix, compatibility)) prefix += 'c'
    return prefix
  }
}

function readIgnorable(tag: string): readonly string[] {
  for (const [prefix, namespace] of readNamespaces(tag)) {
    if (namespace !== compatibility) continue
    return (readAttribute(tag, `${prefix}:Ignorable`) ?? '').split(/\s+/).filter((name) => name !== '')
  }
  return []
}

/** The prefixes in names of elements and attributes, and in the lists of markup compatibility. */
function usedPrefixes(xml: string): ReadonlySet<string> {
  const used = new Set<string>()
  for (const [tag] of xml.matchAll(/<[^\s/>!?][^>]*>/g)) {
    const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? ''
    used.add(name.includes(':') ? name.slice(0, name.indexOf(':')) : '')
    for (const [, prefix = ''] of tag.matchAll(/\s([\w.-]+):[\w.-]+\s*=/g)) used.add(prefix)
    const lists = tag.matchAll(/\s(?:Requires|[\w.-]+:(?:Ignorable|MustUnderstand))\s*=\s*["']([^"']*)["']/g)
    for (const [, list = ''] of lists) for (const prefix of list.split(/\s+/)) used.add(prefix)
  }
  return used
}

function declareLocally(
  xml: string,
  options: {
    readonly local: readonly (readonly [string, string])[]
    readonly ignorable: readonly string[]
    readonly compatibility: string
  },
): string {
  const declarations = options.local.map(
    ([prefix, namespace]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeXml(namespace)}"`,
  )
  const ignored = options.local
    .map(([prefix]) => prefix)
    .filter((prefix) => options.ignorable.includes(prefix))
  const names = ignored.map((prefix) => `${prefix} `).join('')
  const declared = xml.replace(/^<[^\s/>]+/, (start) => start + declarations.join(''))
  const listed = declared.replace(/^(<[^>]*?\s[\w.-]+:Ignorable\s*=\s*["'])/, `$1${names}`)
  return listed !== declared || names === ''
    ? listed
    : declared.replace(
        /^<[^\s/>]+/,
        (start) => `${start} ${options.compatibility}:Ignorable="${names.trim()}"`,
      )
}
