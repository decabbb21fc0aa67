/** Texts that are put together from several properties of a carrier. */
import type { Address, ListName } from '../carriers.js'
import { unresolvedListKey } from '../problem.js'
import type { QuoteScope } from './scope.js'

/** The text of a list's key; the key itself when there is no such list, or, which is noted, no such key in it. */
export function listText(
  { quote, settings }: QuoteScope,
  list: ListName,
  key: string | undefined,
): string | undefined {
  const texts = quote.lists[list]
  if (!hasText(key) || texts === undefined) return key
  const text = texts.get(key)
  if (text === undefined) {
    settings.problems.once(`list ${list} ${key}`, () => unresolvedListKey(list, key))
  }
  return text ?? key
}

/** The lines of an address: as SuperOffice formats it for its country, else the postal address, else the street's. */
export function addressText(address: Address | undefined): string | undefined {
  if (hasText(address?.formatted)) return address.formatted
  for (const part of [address?.postal, address?.street]) {
    const city = joinTexts([part?.zipcode, part?.city], ' ')
    const text = joinTexts([part?.address1, part?.address2, part?.address3, city], '\n')
    if (text !== undefined) return text
  }
  return undefined
}

/** The value of the first element that has one: a phone number, an e-mail address. */
export const firstValue = (
  elements: readonly { readonly value?: string | undefined }[] | undefined,
): string | undefined => elements?.find((element) => hasText(element.value))?.value

/** Joins the texts that are not empty; undefined when none is left. */
export function joinTexts(texts: readonly (string | undefined)[], separator: string): string | undefined {
  const present = texts.filter(hasText)
  return present.length === 0 ? undefined : present.join(separator)
}

export const hasText = (text: string | undefined): text is string => text !== undefined && text !== ''
