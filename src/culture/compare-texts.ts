import type { Culture } from './culture-table.js'

/** Prepares the order of texts of a culture. Case makes no difference; digits compare as text, `1.10` before `1.2`. */
export function createTextComparer(culture: Culture): (a: string, b: string) => number {
  return new Intl.Collator(culture.name, { sensitivity: 'accent', numeric: false }).compare
}
