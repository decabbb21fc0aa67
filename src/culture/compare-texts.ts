import type { Culture } from './culture.js'

/** Prepares the order of texts of a culture. Case makes no difference; digits compare as text, `1.10` before `1.2`. */
export function createTextComparer(culture: Culture): (a: string, b: string) => number {
  return new Intl.Collator(sortingLocales(culture.name), { sensitivity: 'accent', numeric: false }).compare
}

/**
 * Where Intl does not know a culture, such as Southern Sami in Norway, the order is that of its country's main
 * language. American English, which Intl always knows, keeps it from falling back on the locale of the process.
 */
function sortingLocales(name: string): readonly string[] {
  const ofCountry = name.replace(/^[a-z]+(?:-[A-Z][a-z]{3})?/, 'und')
  const { language, region } = new Intl.Locale(ofCountry).maximize()
  return [name, `${language}-${region}`, 'en-US']
}
