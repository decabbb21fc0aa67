/**
 * The data source that a template was made with: Word asks for it whenever the document is opened.
 */
import { readXml } from './xml-reader.js'

export const settingsName = 'word/settings.xml'

/** The settings without their data source (ECMA-376 part 1, 17.14.20); undefined when they name none. */
export function withoutMailMerge(settings: string): string | undefined {
  const { tokens, fault } = readXml(settings)
  const found = tokens.findIndex(({ name }) => name === 'w:mailMerge')
  const first = tokens[found]
  if (fault !== undefined || first === undefined) return undefined
  const last =
    first.kind === 'empty'
      ? first
      : tokens.find(({ kind, name }, index) => index > found && kind === 'close' && name === first.name)
  return last === undefined ? undefined : settings.slice(0, first.start) + settings.slice(last.end)
}
