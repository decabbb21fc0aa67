import { findNearestName } from '../nearest-name.js'
import { regionNames } from './catalogue.js'

/** Region names that translated tutorials taught; they never worked in SuperOffice. */
const translations = new Map([
  ['tilbud', 'quote'],
  ['angebot', 'quote'],
  ['offerte', 'quote'],
  ['offert', 'quote'],
  ['devis', 'quote'],
  ['alternativ', 'alternative'],
  ['alternatief', 'alternative'],
  ['gruppe', 'group'],
  ['grupp', 'group'],
  ['groep', 'group'],
  ['groupe', 'group'],
  ['linje', 'line'],
  ['linie', 'line'],
  ['zeile', 'line'],
  ['regel', 'line'],
  ['rad', 'line'],
  ['ligne', 'line'],
])

/**
 * The region that an unknown name most likely means, and whether it is a translation of that name.
 * @param dataNames the names of own data there
 */
export function findMeantRegion(
  name: string,
  dataNames: readonly string[] = [],
): {
  readonly nearest: string | undefined
  readonly isTranslated: boolean
} {
  const translated = translations.get(name.toLowerCase())
  return translated === undefined
    ? { nearest: findNearestName(name, [...regionNames, ...dataNames]), isTranslated: false }
    : { nearest: translated, isTranslated: true }
}
