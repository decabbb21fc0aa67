import { quoteSchema } from '../carriers.js'
import type { QuoteSelector } from '../model.js'
import { quoteWithoutVersion } from '../problem.js'
import { findId, type JsonObject } from './find-property.js'
import type { CarrierQuestion, Inquiry } from './inquiry.js'
import { wireNames } from './wire-names.js'

/** Where a quote is in SuperOffice. */
export interface Located {
  /** As the wire sends it. */
  readonly quote: JsonObject
  readonly quoteId: number
  readonly saleId: number
  readonly versionId: number
  /** The only alternative that is wanted, where it is one. */
  readonly alternativeId: number | undefined
}

/** Finds a quote and its version: the active one for a sale or a quote. Undefined when there is none. */
export async function locateQuote(inquiry: Inquiry, selector: QuoteSelector): Promise<Located | undefined> {
  if ('sale' in selector) {
    return withActiveVersion(inquiry, await askQuoteOfSale(inquiry, selector.sale))
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
    ids: { QuoteVersionId: versionId, QuoteId: 'any' },
  })
  const quoteId = findId(version, 'quoteid')
  const quote = quoteId === undefined ? undefined : await askQuoteById(inquiry, quoteId)
  return quote && { ...quote, versionId, alternativeId }
}

/** The agent takes this id in the address, not in the body. */
const askAlternative = (inquiry: Inquiry, id: number): Promise<JsonObject | undefined> =>
  inquiry.carrier({
    what: `the alternative ${id}`,
    ask: (api, options) =>
      api.call(`Quote/GetQuoteAlternative?quoteAlternativeId=${encodeURIComponent(id)}`, {}, options),
    select: ['QuoteAlternativeId', 'QuoteVersionId'],
    ids: { QuoteAlternativeId: id, QuoteVersionId: 'any' },
  })

type FoundQuote = Pick<Located, 'quote' | 'quoteId' | 'saleId'>

function withActiveVersion(inquiry: Inquiry, found: FoundQuote | undefined): Located | undefined {
  if (found === undefined) return undefined
  const versionId = findId(found.quote, 'activequoteversionid')
  if (versionId !== undefined) return { ...found, versionId, alternativeId: undefined }
  inquiry.note(quoteWithoutVersion(found.quoteId))
  return undefined
}

const askQuoteOfSale = (inquiry: Inquiry, id: number): Promise<FoundQuote | undefined> =>
  askQuote(inquiry, {
    what: `the quote of the sale ${id}`,
    method: 'GetQuoteFromSaleId',
    body: { SaleId: id },
    ids: { QuoteId: 'any', SaleId: id },
  })

const askQuoteById = (inquiry: Inquiry, id: number): Promise<FoundQuote | undefined> =>
  askQuote(inquiry, {
    what: `the quote ${id}`,
    method: 'GetQuote',
    body: { QuoteId: id },
    ids: { QuoteId: id, SaleId: 'any' },
  })

interface QuoteQuestion extends Pick<CarrierQuestion, 'what' | 'ids'> {
  readonly method: string
  readonly body: JsonObject
}

async function askQuote(
  inquiry: Inquiry,
  { method, body, ...question }: QuoteQuestion,
): Promise<FoundQuote | undefined> {
  const quote = await inquiry.carrier({
    ...question,
    ask: (api, options) => api.call(`Quote/${method}`, body, options),
    select: [...wireNames(quoteSchema), 'ActiveQuoteVersionId', 'DocumentId'],
  })
  const quoteId = findId(quote, 'quoteid')
  const saleId = findId(quote, 'saleid')
  return quote && quoteId !== undefined && saleId !== undefined ? { quote, quoteId, saleId } : undefined
}
