/**
 * The data source that a template was made with: Word asks for it whenever the document is opened, and it names files and
 * servers of the template's author.
 */
import type { DocxPackage } from './docx-package.js'
import { readRelationships, relationshipsName } from './docx-relationships.js'
import { applyEdits, readAttribute, readXml, type XmlToken } from './xml-reader.js'

const usualSettings = 'word/settings.xml'
/** What settings refer to for their data source (ECMA-376 part 1, 17.14): the data, its headings and who is chosen. */
const sourceType = /\/(?:mailMergeSource|mailMergeHeaderSource|recipientData)$/

/** The parts of a template that name its data source, without it. */
export function withoutDataSource(
  opened: Pick<DocxPackage, 'entries' | 'parts' | 'readText'>,
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>()
  const change = (name: string | undefined, rewrite: (xml: string) => string): void => {
    const xml = name === undefined ? undefined : opened.readText(name)
    const rewritten = xml === undefined ? undefined : rewrite(xml)
    if (name !== undefined && rewritten !== undefined && rewritten !== xml) changed.set(name, rewritten)
  }
  const names = new Map(opened.entries.map(({ name }) => [name.toLowerCase(), name]))
  for (const settings of findSettings(opened)) {
    change(names.get(settings.toLowerCase()), withoutMailMerge)
    change(names.get(relationshipsName(settings).toLowerCase()), withoutSources)
  }
  return changed
}

/** The document's relationships name its settings; a part of the usual name is rid of its source in any case. */
function findSettings({
  entries,
  parts: [main],
  readText,
}: Pick<DocxPackage, 'entries' | 'parts' | 'readText'>): ReadonlySet<string> {
  const wanted = relationshipsName(main?.name ?? '').toLowerCase()
  const list = entries.find(({ name }) => name.toLowerCase() === wanted)
  const relationships = readRelationships(main?.name ?? '', readText(list?.name ?? '') ?? '')
  const named = [...relationships.values()].filter(
    ({ type, isExternal }) => type.endsWith('/settings') && !isExternal,
  )
  return new Set([usualSettings, ...named.map(({ target }) => target)])
}

/** Settings without their data source (ECMA-376 part 1, 17.14.20). */
const withoutMailMerge = (settings: string): string =>
  withoutElements(settings, (_, { name }) => /^(?:[^:]*:)?mailMerge$/.test(name))

const withoutSources = (relationships: string): string =>
  withoutElements(
    relationships,
    (tag, { name }) =>
      /^(?:[^:]*:)?Relationship$/.test(name) && sourceType.test(readAttribute(tag, 'Type') ?? ''),
  )

/** XML without some of its elements, which hold none of their own name. */
function withoutElements(xml: string, isGone: (tag: string, token: XmlToken) => boolean): string {
  const { tokens, fault } = readXml(xml)
  if (fault !== undefined) return xml
  const edits = tokens.flatMap((token, index) => {
    const { kind, name, start, end } = token
    if ((kind !== 'open' && kind !== 'empty') || !isGone(xml.slice(start, end), token)) return []
    if (kind === 'empty') return [{ start, end, text: '' }]
    const close = tokens.find((other, at) => at > index && other.kind === 'close' && other.name === name)
    return [{ start, end: close?.end ?? end, text: '' }]
  })
  return applyEdits(xml, edits)
}
