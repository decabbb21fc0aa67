import { quoteSchema } from '../carriers.js'
import type { QuoteSelector } from '../model.js'
import { quoteWithoutVersion } from '../problem.js'
import { findId, type JsonObject } from './find-property.js'
import type { Inquiry } from './inquiry.js'
import { wireNames } from './wire-names.js'

/** Where a quote is in SuperOffice. */
export interface Located {
  /** As the wire sends it. */
  readonly quote: JsonObject
  readonly versionId: number
  /** The only alternative that is wanted, where it is one. */
  readonly alternativeId: number | undefined
}

/** Finds a quote and its version: the active one for a sale or a quote. Undefined when there is none. */
export async function locateQuote(inquiry: Inquiry, selector: QuoteSelector): Promise<Located | undefined> {
  if ('sale' in selector) {
    const body = { SaleId: selector.sale }
    const what = `the quote of the sale ${selector.sale}`
    return withActiveVersion(inquiry, await askQuote(inquiry, { what, method: 'GetQuoteFromSaleId', body }))
  }
  if ('quote' in selector) {
    return withActiveVersion(inquiry, await askQuoteById(inquiry, selector.quote))
  }
  if ('quoteVersion' in selector) return locateVersion(inquiry, selector.quoteVersion, undefined)
  const alternative = await askAlternative(inquiry, selector.alternative)
  const versionId = findId(alternative, 'quoteversionid')
  return versionId === undefined ? undefined : locateVersion(inquiry, versionId, selector.alternative)
}

async function locateVersion(
  inquiry: Inquiry,
  versionId: number,
  alternativeId: number | undefined,
): Promise<Located | undefined> {
  const version = await inquiry.carrier({
    what: `the quote version ${versionId}`,
    ask: (api, options) => api.call('Quote/GetQuoteVersion', { QuoteVersionId: versionId }, options),
    select: ['QuoteVersionId', 'QuoteId'],
    id: 'quoteid',
  })
  const quoteId = findId(version, 'quoteid')
  const quote = quoteId === undefined ? undefined : await askQuoteById(inquiry, quoteId)
  return quote && { quote, versionId, alternativeId }
}

/** The agent takes this id in the address, not in the body. */
const askAlternative = (inquiry: Inquiry, id: number): Promise<JsonObject | undefined> =>
  inquiry.carrier({
    what: `the alternative ${id}`,
    ask: (api, options) =>
      api.call(`Quote/GetQuoteAlternative?quoteAlternativeId=${encodeURIComponent(id)}`, {}, options),
    select: ['QuoteAlternativeId', 'QuoteVersionId'],
    id: 'quoteversionid',
  })

function withActiveVersion(inquiry: Inquiry, quote: JsonObject | undefined): Located | undefined {
  if (quote === undefined) return undefined
  const versionId = findId(quote, 'activequoteversionid')
  if (versionId !== undefined) return { quote, versionId, alternativeId: undefined }
  inquiry.note(quoteWithoutVersion(findId(quote, 'quoteid') ?? 0))
  return undefined
}

const askQuoteById = (inquiry: Inquiry, id: number): Promise<JsonObject | undefined> =>
  askQuote(inquiry, { what: `the quote ${id}`, method: 'GetQuote', body: { QuoteId: id } })

interface QuoteQuestion {
  readonly what: string
  readonly method: string
  readonly body: JsonObject
}

const askQuote = (inquiry: Inquiry, { what, method, body }: QuoteQuestion): Promise<JsonObject | undefined> =>
  inquiry.carrier({
    what,
    ask: (api, options) => api.call(`Quote/${method}`, body, options),
    select: [...wireNames(quoteSchema), 'ActiveQuoteVersionId', 'DocumentId'],
    id: 'quoteid',
  })
