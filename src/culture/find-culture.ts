import type { Culture } from './culture.js'
import { createWindowsCulture, windowsCultureNames } from './culture-table.js'
import { createIntlCulture } from './intl-culture.js'

/**
 * The specific cultures that .NET takes for names without a region, where CLDR's likely region is another one, or
 * is none. The other neutral names follow CLDR.
 */
export const neutralNames: ReadonlyMap<string, string> = new Map([
  ['ar', 'ar-SA'],
  ['bn', 'bn-IN'],
  ['gsw', 'gsw-FR'],
  ['iu', 'iu-Latn-CA'],
  ['ku', 'ku-Arab-IQ'],
  ['no', 'nb-NO'],
  ['quz', 'quz-BO'],
  ['sr', 'sr-Latn-RS'],
  ['sw', 'sw-KE'],
  ['syr', 'syr-SY'],
  ['ti', 'ti-ER'],
  ['tzm', 'tzm-Latn-DZ'],
  ['tzm-latn', 'tzm-Latn-DZ'],
  ['zh-chs', 'zh-CN'],
  ['zh-cht', 'zh-HK'],
  ['zh-hant', 'zh-HK'],
])

/**
 * SuperOffice's own language codes, as far as they are no neutral names. Only upper case counts: in lower case
 * `sw` is Swahili. `UK` is Ukrainian, as in .NET.
 */
export const superOfficeNames: ReadonlyMap<string, string> = new Map([
  ['CN', 'zh-CN'],
  ['CZ', 'cs-CZ'],
  ['GE', 'de-DE'],
  ['JP', 'ja-JP'],
  ['SP', 'es-ES'],
  ['SW', 'sv-SE'],
  ['US', 'en-US'],
])

/** Every culture is made when it is first asked for, and only once: asking Intl takes milliseconds. */
const known = new Map<string, Culture>()

/**
 * The culture of a .NET name (`nb-NO`, in any case, also with `_` for `-`), a neutral name (`nb`) or one of
 * SuperOffice's upper-case codes (`SW`). Undefined when it is none of these.
 */
export function findCulture(name: string): Culture | undefined {
  const wanted = name.replaceAll('_', '-')
  const specific = superOfficeNames.get(name) ?? neutralNames.get(wanted.toLowerCase()) ?? wanted
  const culture = found.get(specific.toLowerCase()) ?? findSpecificOrNeutral(specific)
  if (culture !== undefined) found.set(specific.toLowerCase(), culture)
  return culture
}

/** The cultures of names that were asked for, in lower case. */
const found = new Map<string, Culture>()

function findSpecificOrNeutral(name: string): Culture | undefined {
  const windows = createKnown(name.toLowerCase(), createWindowsCulture)
  if (windows !== undefined) return windows
  const locale = parseName(name)
  return locale?.region === undefined
    ? locale && findNeutral(locale)
    : findSpecific({ ...locale, region: locale.region })
}

function createKnown(name: string, create: (name: string) => Culture | undefined): Culture | undefined {
  const culture = known.get(name) ?? create(name)
  if (culture !== undefined) known.set(name, culture)
  return culture
}

interface ParsedName {
  readonly language: string
  readonly script: string | undefined
  readonly region: string | undefined
}

interface SpecificName extends ParsedName {
  readonly region: string
}

/** The parts of a name that has a language, and perhaps a script and a region, but no variants and extensions. */
function parseName(name: string): ParsedName | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(name)) return undefined
  const { language, script, region, baseName } = new Intl.Locale(name)
  if (/^und\b/i.test(name)) return undefined
  // Outdated codes have become others: .NET knows no `iw`.
  return baseName.toLowerCase() === name.toLowerCase() ? { language, script, region } : undefined
}

/** The culture of a name without a region: the one of CLDR's likely region, or the first of the language. */
function findNeutral({ language, script }: ParsedName): Culture | undefined {
  const name = joinName({ language, script, region: undefined })
  const likely = new Intl.Locale(name).maximize()
  const culture =
    likely.region === undefined ? undefined : findSpecific({ language, script, region: likely.region })
  if (culture !== undefined) return culture
  const first = windowsCultureNames.find((known) => known.startsWith(`${name}-`))
  return first === undefined ? undefined : createKnown(first.toLowerCase(), createWindowsCulture)
}

/** .NET names the script of some languages always and of others never, so both names are tried. */
function findSpecific({ language, script, region }: SpecificName): Culture | undefined {
  if (language === 'no') return undefined
  const likely = new Intl.Locale(`${language}-${region}`).maximize().script
  const isLikely = script === undefined || script === likely
  const names = isLikely
    ? [
        { language, script: undefined, region },
        { language, script: likely, region },
      ].map(joinName)
    : [joinName({ language, script, region })]
  const windows = names.map((name) => createKnown(name.toLowerCase(), createWindowsCulture))
  return windows.find((culture) => culture !== undefined) ?? findInIntl(names)
}

function findInIntl(names: readonly string[]): Culture | undefined {
  for (const name of names) {
    const culture = createKnown(name, createIntlCulture)
    if (culture !== undefined) return culture
  }
  return undefined
}

const joinName = ({ language, script, region }: ParsedName): string =>
  [language, script, region].filter((part) => part !== undefined).join('-')
