/**
 * The language of a document: what Word checks its spelling by and screen readers read it in.
 */
import { escapeXml, readXml, type XmlToken } from './xml-reader.js'

export const stylesName = 'word/styles.xml'

export const hasLanguage = (styles: string): boolean => /<w:lang\s/.test(styles)

/** What may follow `w:lang` among the properties of a run (ECMA-376 part 1, 17.3.2.28). */
const afterLanguage: ReadonlySet<string> = new Set([
  'w:eastAsianLayout',
  'w:specVanish',
  'w:oMath',
  'w:rPrChange',
])

/**
 * Sets the language of all text, by the document's defaults, in styles that say none. Undefined when the styles have
 * no place for it in the form that Word writes: then they stay as they are.
 */
export function withLanguage(styles: string, culture: string): string | undefined {
  const { tokens, fault } = readXml(styles)
  if (fault !== undefined) return undefined
  const language = `<w:lang w:val="${escapeXml(culture)}"/>`
  const insert = (at: number, xml: string): string => styles.slice(0, at) + xml + styles.slice(at)
  const properties = defaultProperties(tokens)
  if (properties !== undefined) {
    const next = properties.find((token) => token.kind === 'close' || afterLanguage.has(token.name))
    return next === undefined ? undefined : insert(next.start, language)
  }
  const root = tokens.find(({ kind, name }) => kind === 'open' && name === 'w:styles')
  if (root === undefined || tokens.some(({ name }) => name === 'w:docDefaults')) return undefined
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault></w:docDefaults>`
  return insert(root.end, defaults)
}

/** The tokens within the default properties of runs, with the tag that closes them. */
function defaultProperties(tokens: readonly XmlToken[]): readonly XmlToken[] | undefined {
  const start = tokens.findIndex(({ kind, name }) => kind === 'open' && name === 'w:rPrDefault')
  const opening = tokens[start + 1]
  if (start < 0 || opening?.kind !== 'open' || opening.name !== 'w:rPr') return undefined
  const inside = tokens.slice(start + 2)
  const end = inside.findIndex(({ kind, name }) => kind === 'close' && name === 'w:rPr')
  return inside.slice(0, end + 1).filter(({ kind, name }) => kind !== 'close' || name === 'w:rPr')
}
