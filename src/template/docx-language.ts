/**
 * The language of a document: what Word checks its spelling by and screen readers read it in.
 */
import { escapeXml, readXml } from './xml-reader.js'

export const stylesName = 'word/styles.xml'

/** What may follow `w:lang` among the properties of a run (ECMA-376 part 1, 17.3.2.28). */
const afterLanguage = new Set(['w:eastAsianLayout', 'w:specVanish', 'w:oMath', 'w:rPrChange'])

/**
 * Sets the language of all text by the document's defaults. Undefined when the styles say a language already, or are
 * not in the form of Word's: then they stay as they are.
 */
export function withLanguage(styles: string, culture: string): string | undefined {
  if (/<w:lang\s/.test(styles)) return undefined
  const { tokens, fault } = readXml(styles)
  if (fault !== undefined) return undefined
  const find = (kind: string, name: string) =>
    tokens.find((token) => token.kind === kind && token.name === name)
  const language = `<w:lang w:val="${escapeXml(culture)}"/>`
  const insert = (at: number, xml: string): string => styles.slice(0, at) + xml + styles.slice(at)

  const root = find('open', 'w:styles')
  if (root === undefined) return undefined
  const defaults = find('open', 'w:rPrDefault')
  const properties = tokens.find(
    ({ kind, name, start }) =>
      kind === 'open' && name === 'w:rPr' && start >= (defaults?.end ?? Number.POSITIVE_INFINITY),
  )
  const end = find('close', 'w:rPrDefault')
  if (
    defaults !== undefined &&
    end !== undefined &&
    properties !== undefined &&
    properties.start < end.start
  ) {
    const later = tokens.find(({ name, start }) => start >= properties.end && afterLanguage.has(name))
    const close = tokens.find(
      ({ kind, name, start }) => kind === 'close' && name === 'w:rPr' && start >= properties.end,
    )
    return insert(Math.min(later?.start ?? close?.start ?? 0, close?.start ?? 0), language)
  }
  if (find('open', 'w:docDefaults') !== undefined || find('empty', 'w:docDefaults') !== undefined)
    return undefined
  return insert(
    root.end,
    `<w:docDefaults><w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault></w:docDefaults>`,
  )
}
