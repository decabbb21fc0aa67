import { findNearestName } from '../nearest-name.js'
import { type Culture, languageOf } from './culture.js'
import { windowsCultureNames } from './culture-table.js'
import { findCulture, neutralNames, superOfficeNames } from './find-culture.js'

/**
 * The known name that an unknown one most likely means. Most slips take the code of a country for that of its
 * language (`dk-DK`), or write a language out, in English or itself (`deutsch`). Undefined where the guess would be
 * wild.
 */
export function findNearestCultureName(name: string): string | undefined {
  const wanted = name.replaceAll('_', '-')
  const parts = /^([a-z]{2,3})-([a-z]{2}|\d{3})$/i.exec(wanted)
  if (parts === null) return findOfLanguage(wanted) ?? findByText(wanted)
  const [, language = '', region = ''] = parts
  return findByParts(language.toLowerCase(), region.toUpperCase())
}

function findByParts(language: string, region: string): string | undefined {
  const superOffice = superOfficeNames.get(language.toUpperCase())
  // Intl replaces outdated codes, such as `iw` for Hebrew, and `UK`, which everybody writes for GB once.
  return (
    findCulture(new Intl.Locale(language, { region }).baseName)?.name ??
    (language === region.toLowerCase() ? findByDoubledCode(language, region) : undefined) ??
    (superOffice && findCulture(`${languageOf(superOffice)}-${region}`)?.name) ??
    (findCulture(language) === undefined ? findCulture(`${region}-${language}`)?.name : undefined) ??
    findOfLanguage(`${language}-${region}`) ??
    superOffice ??
    findMainCulture(region)?.name
  )
}

/** Doubled is either a country, as in `dk-DK`, or a language, as in `sv-SV`: what comes first in the table. */
function findByDoubledCode(language: string, region: string): string | undefined {
  const names = [findMainCulture(region)?.name, findCulture(language)?.name].filter(
    (name) => name !== undefined,
  )
  return windowsCultureNames.find((name) => names.includes(name)) ?? names[0]
}

/** The culture of a country's main language. */
function findMainCulture(region: string): Culture | undefined {
  const { language } = new Intl.Locale('und', { region }).maximize()
  const main = findCulture(language)
  return main?.name.endsWith(`-${region}`) === true ? main : findCulture(`${language}-${region}`)
}

/** The nearest culture of the same language, if the name begins with one. */
function findOfLanguage(wanted: string): string | undefined {
  const main = findCulture(languageOf(wanted).toLowerCase())
  if (main === undefined) return undefined
  const related = windowsCultureNames.filter((known) => languageOf(known) === main.language)
  return findNearestName(wanted, [main.name, ...related]) ?? main.name
}

/** By the code of ISO 639-2 (`swe`), by the name of a language, or by a name of a culture that is spelt like it. */
function findByText(wanted: string): string | undefined {
  if (/^[a-z]{3}$/i.test(wanted)) return findCulture(new Intl.Locale(wanted).baseName)?.name
  const languages = listLanguageNames()
  const nearest = findNearestName(wanted, languages.keys()) ?? ''
  const ofLanguage = findCulture(languages.get(nearest) ?? '')?.name
  if (nearest.toLowerCase() === wanted.toLowerCase()) return ofLanguage
  const names = [...windowsCultureNames, ...neutralNames.keys(), ...superOfficeNames.keys()]
  return findNearestName(wanted, names) ?? ofLanguage
}

/** The codes of languages by their names, in English and in themselves. */
function listLanguageNames(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'language' })
  const codes = [...new Set(['no', ...windowsCultureNames.map(languageOf)])]
  // Of a language that Intl does not know it would answer in that of the process.
  const own = Intl.DisplayNames.supportedLocalesOf(codes)
  return new Map([
    ...own.map((code) => [new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code, code] as const),
    ...codes.map((code) => [english.of(code) ?? code, code] as const),
  ])
}
