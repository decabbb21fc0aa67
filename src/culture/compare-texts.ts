import type { Culture } from './culture.js'

type CompareTexts = (a: string, b: string) => number

/** Every order is prepared when there are two texts to compare, and only once: asking Intl takes long. */
const known = new WeakMap<Culture, CompareTexts>()

/** The order of texts of a culture. Case makes no difference; digits compare as text, `1.10` before `1.2`. */
export const createTextComparer =
  (culture: Culture): CompareTexts =>
  (a, b) =>
    (known.get(culture) ?? prepareOrder(culture))(a, b)

function prepareOrder(culture: Culture): CompareTexts {
  const { compare } = createCollator(culture.name)
  known.set(culture, compare)
  return compare
}

const createCollator = (name: string): Intl.Collator =>
  new Intl.Collator(sortingLocales(name), { sensitivity: 'accent', numeric: false })

/**
 * Where Intl does not know a culture, such as Southern Sami in Norway, the order is that of its country's main
 * language. American English, which Intl always knows, keeps it from falling back on the locale of the process.
 */
function sortingLocales(name: string): readonly string[] {
  const ofCountry = name.replace(/^[a-z]+(?:-[A-Z][a-z]{3})?/, 'und')
  const { language, region } = new Intl.Locale(ofCountry).maximize()
  return [name, `${language}-${region}`, 'en-US']
}
