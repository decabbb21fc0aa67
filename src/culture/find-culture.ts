import { findNearestName } from '../nearest-name.js'
import { type Culture, cultureTable } from './culture-table.js'

export type { Culture } from './culture-table.js'

/** The specific culture that .NET takes for a neutral name, which has a language and no country. */
const specificNames = {
  cs: 'cs-CZ',
  da: 'da-DK',
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fi: 'fi-FI',
  fr: 'fr-FR',
  is: 'is-IS',
  it: 'it-IT',
  ja: 'ja-JP',
  nb: 'nb-NO',
  nl: 'nl-NL',
  nn: 'nn-NO',
  no: 'nb-NO',
  pl: 'pl-PL',
  sv: 'sv-SE',
  zh: 'zh-CN',
  'zh-chs': 'zh-CN',
  'zh-hans': 'zh-CN',
}

/**
 * SuperOffice's own language codes, as far as they are no neutral names. Only upper case counts: in lower case
 * `sw` is Swahili.
 */
const superOfficeNames = new Map([
  ['CN', 'zh-CN'],
  ['CZ', 'cs-CZ'],
  ['GE', 'de-DE'],
  ['JP', 'ja-JP'],
  ['SP', 'es-ES'],
  ['SW', 'sv-SE'],
  ['US', 'en-US'],
])

const specificCultures = new Map(cultureTable.map((culture) => [culture.name.toLowerCase(), culture]))
const neutralNames = new Map(Object.entries(specificNames))

/**
 * The culture of a .NET name (`nb-NO`, in any case, also with `_` for `-`), a neutral name (`nb`) or one of
 * SuperOffice's upper-case codes (`SW`). Undefined when it is none of these.
 */
export function findCulture(name: string): Culture | undefined {
  const wanted = name.toLowerCase().replaceAll('_', '-')
  const specific = superOfficeNames.get(name) ?? neutralNames.get(wanted) ?? wanted
  return specificCultures.get(specific.toLowerCase())
}

/** The known name that an unknown one most likely means: one of the same language where there is any. */
export function findNearestCultureName(name: string): string | undefined {
  // In names of cultures the United Kingdom is GB, which everybody gets wrong once.
  const wanted = name.replaceAll('_', '-').replace(/-uk$/i, '-GB')
  const language = wanted.split('-', 1)[0]?.toLowerCase()
  const related = cultureTable.filter((culture) => culture.language === language).map(({ name }) => name)
  if (related.length > 0) return findNearestName(wanted, related) ?? related[0]
  return findNearestName(wanted, [
    ...cultureTable.map(({ name }) => name),
    ...neutralNames.keys(),
    ...superOfficeNames.keys(),
  ])
}
