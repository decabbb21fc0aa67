/** Assembles a quote from SuperOffice into a snapshot: the very form that a quote file has. */
import { quoteVersionSchema } from '../carriers.js'
import type { QuoteSelector, Result } from '../model.js'
import { fetchAlternatives } from './fetch-alternatives.js'
import { type Approvers, fetchApprovers } from './fetch-approvers.js'
import { fetchInUseFields } from './fetch-in-use-fields.js'
import { fetchLists } from './fetch-lists.js'
import { fetchSale, type SaleWithPeople } from './fetch-sale.js'
import { fetchVariables } from './fetch-variables.js'
import { findId, findProperty, findText, type JsonObject } from './find-property.js'
import { Inquiry } from './inquiry.js'
import { limitCalls } from './limit-calls.js'
import { type Located, locateQuote } from './locate-quote.js'
import type { WebApi } from './webapi.js'
import { type WantsProperty, wireNames } from './wire-names.js'

export interface SnapshotWish {
  /** Two letters; that of the culture unless told. */
  readonly language?: string | undefined
  /** .NET name; the quote's own unless told. */
  readonly culture?: string | undefined
  /** The language of a culture; undefined when there is no such culture. */
  readonly languageOf: (culture: string) => string | undefined
  /** Which properties of a carrier are wanted, by lower-case names. */
  readonly wantsProperty: WantsProperty
  /** Whether the customer and the contact person are wanted. */
  readonly withCustomer: boolean
  readonly withPortrait: boolean
  /** Template variables to ask for. */
  readonly variables: readonly string[]
  readonly signal?: AbortSignal | undefined
  /** Milliseconds that all answers together may take. */
  readonly limit: number
}

/** How many calls to SuperOffice are under way at a time, for one quote. */
const parallelCalls = 4

/**
 * Asks SuperOffice for all that a document of a quote may need: its header, alternatives with lines, sale and people,
 * names and texts. The carriers stay as the wire sends them.
 */
export async function fetchSnapshot(
  api: WebApi,
  selector: QuoteSelector,
  wish: SnapshotWish,
): Promise<Result<JsonObject>> {
  const { signal, limit } = wish
  return Inquiry.run(limitCalls(api, parallelCalls), { signal, limit }, async (inquiry) => {
    const located = await locateQuote(inquiry, selector)
    if (located === undefined) return undefined
    const tongue = settleTongue(located.quote, wish)
    const parts = await fetchParts(inquiry.branch(tongue), { located, wish })
    if (parts === undefined) return undefined
    const { lists, variables } = await fetchTexts(inquiry.branch(tongue), { parts, wish, ...tongue })
    return assemble(parts, { Lists: lists, Variables: variables, Language: tongue.language })
  })
}

interface Tongue {
  readonly language?: string
  readonly culture?: string
}

/** In which language and culture texts are asked for: without one, SuperOffice sends them in all languages. */
function settleTongue(quote: JsonObject, { language, culture, languageOf }: SnapshotWish): Tongue {
  const known = [culture, findText(quote, 'preferredemailculture')].find(
    (name) => name !== undefined && languageOf(name) !== undefined,
  )
  const settled = language ?? (known === undefined ? undefined : languageOf(known))
  return {
    ...(settled === undefined ? {} : { language: settled }),
    ...(known === undefined ? {} : { culture: known }),
  }
}

interface Asked {
  readonly located: Located
  readonly wish: SnapshotWish
}

interface Parts {
  readonly quote: JsonObject
  readonly version: JsonObject
  readonly alternatives: readonly JsonObject[]
  readonly people: SaleWithPeople
  readonly inUseFields: readonly string[]
  readonly approvers: Approvers
}

async function fetchParts(inquiry: Inquiry, { located, wish }: Asked): Promise<Parts | undefined> {
  const { quote, ...ids } = located
  const [approval, alternatives, people, inUseFields] = await Promise.all([
    fetchVersion(inquiry.branch(), { ...ids, wantsProperty: wish.wantsProperty }),
    fetchAlternatives(inquiry.branch(), { ...ids, wantsProperty: wish.wantsProperty }),
    fetchSale(inquiry.branch(), {
      saleId: ids.saleId,
      ...wish,
    }),
    fetchInUseFields(inquiry.branch()),
  ])
  if (approval === undefined || alternatives === undefined) return undefined
  if (people === undefined || inUseFields === undefined) return undefined
  return { quote, ...approval, alternatives, people, inUseFields }
}

async function fetchVersion(
  inquiry: Inquiry,
  {
    versionId,
    quoteId,
    wantsProperty,
  }: Pick<Located, 'versionId' | 'quoteId'> & Pick<SnapshotWish, 'wantsProperty'>,
): Promise<Pick<Parts, 'version' | 'approvers'> | undefined> {
  const version = await inquiry.carrier({
    what: `the quote version ${versionId}`,
    ask: (api, options) => api.call('Quote/GetQuoteVersion', { QuoteVersionId: versionId }, options),
    select: wireNames(quoteVersionSchema).filter((name) => wantsProperty('quoteversion', name.toLowerCase())),
    ids: { QuoteVersionId: versionId, QuoteId: quoteId },
  })
  return version && { version, approvers: await fetchApprovers(inquiry, version) }
}

interface TextWish {
  readonly parts: Parts
  readonly wish: SnapshotWish
  readonly culture?: string
}

async function fetchTexts(
  inquiry: Inquiry,
  { parts: { quote, version, alternatives, people }, wish, culture }: TextWish,
) {
  const saleId = findId(people.sale, 'saleid') ?? 0
  const lines = alternatives.flatMap(linesOf)
  const alternative = findPrincipal(version, alternatives)
  const [lists, variables] = await Promise.all([
    fetchLists(inquiry.branch(), { saleId, version, lines }),
    fetchVariables(inquiry.branch(), {
      codes: wish.variables,
      context: {
        culture,
        contactId: findId(findProperty(people.sale, 'contact'), 'contactid'),
        personId: findId(findProperty(people.sale, 'person'), 'personid'),
        saleId,
        documentId: findId(quote, 'documentid'),
        alternativeId: findId(alternative, 'quotealternativeid'),
        lineId: findId(alternative === undefined ? undefined : linesOf(alternative)[0], 'quotelineid'),
      },
    }),
  ])
  return { lists, variables }
}

/** The alternative that the customer will most likely take, else the first. */
function findPrincipal(version: JsonObject, alternatives: readonly JsonObject[]): JsonObject | undefined {
  const id = findId(version, 'likelyquotealternativeid')
  return (
    alternatives.find((alternative) => findId(alternative, 'quotealternativeid') === id) ?? alternatives[0]
  )
}

function linesOf(alternative: JsonObject): readonly unknown[] {
  const lines = findProperty(alternative, 'quotelines')
  return Array.isArray(lines) ? lines : []
}

/** What is not known is left out. */
function assemble(parts: Parts, texts: JsonObject): JsonObject {
  const { quote, version, alternatives, people, inUseFields, approvers } = parts
  const snapshot = {
    Quote: quote,
    QuoteVersion: version,
    QuoteAlternatives: alternatives,
    Sale: people.sale,
    SaleOwner: people.owner,
    Contact: people.contact,
    Person: people.person,
    ApprovedBy: approvers.approvedBy,
    ApprovalRegisteredBy: approvers.registeredBy,
    InUseFields: inUseFields,
    ...texts,
  }
  return Object.fromEntries(Object.entries(snapshot).filter(([, value]) => value !== undefined))
}
