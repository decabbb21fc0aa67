import type { QuoteSelector } from '../model.js'

/** A quote of SuperOffice in words. */
export interface SelectorName {
  /** For people: `quote version 31`. */
  readonly shown: string
  /** For programs: `quote-version/31`. */
  readonly name: string
}

export function nameSelector(selector: QuoteSelector): SelectorName {
  if ('sale' in selector) return nameOf('sale', selector.sale)
  if ('quote' in selector) return nameOf('quote', selector.quote)
  if ('quoteVersion' in selector) return nameOf('quote version', selector.quoteVersion)
  return nameOf('alternative', selector.alternative)
}

const nameOf = (kind: string, id: number): SelectorName => ({
  shown: `${kind} ${id}`,
  name: `${kind.replace(' ', '-')}/${id}`,
})
