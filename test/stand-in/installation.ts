/** What one customer of SuperOffice has in the database: a sample, taken apart into what the WebAPI's calls answer. */
import {
  emptyAssociate,
  emptyContactEntity,
  emptyDocument,
  emptyListItem,
  emptyPersonEntity,
  emptyQuote,
  emptyQuoteAlternative,
  emptyQuoteEntity,
  emptyQuoteLine,
  emptyQuoteLineConfiguration,
  emptyQuoteVersion,
  emptySale,
  type Json,
} from './empty-carriers.js'
import { isCarrier } from './select-properties.js'

type ById<T = Json> = ReadonlyMap<number, T>

export interface Installation {
  readonly quote: Json
  readonly entity: Json
  readonly version: Json
  readonly alternatives: ById
  /** By the id of their alternative. */
  readonly lines: ById<readonly Json[]>
  readonly sale: Json
  readonly persons: ById
  readonly contacts: ById
  readonly associates: ById
  /** Base64, by the id of the person. */
  readonly portraits: ById<string>
  /** Names by ids, by the name of the list in lower case: `productfamily`. */
  readonly lists: ReadonlyMap<string, readonly Json[]>
  readonly inUseFields: readonly Json[]
  readonly variables: Json
  readonly documents: ById
}

/** @param sample a snapshot, or the bare lines of one alternative */
export function fillInstallation(sample: unknown): Installation {
  const snapshot = Array.isArray(sample) ? withHeader(sample) : carrierOf(sample)
  const alternatives = carriersOf(snapshot['QuoteAlternatives'])
  const quoteAlternatives = alternatives.map(({ QuoteLines: _, ...alternative }) =>
    carrier(emptyQuoteAlternative, alternative),
  )
  const version = carrier(emptyQuoteVersion, carrierOf(snapshot['QuoteVersion']))
  const favourite = quoteAlternatives.find(
    (alternative) => alternative['QuoteAlternativeId'] === version['LikelyQuoteAlternativeId'],
  )
  const quote = {
    ...carrier(emptyQuote, carrierOf(snapshot['Quote'])),
    ActiveQuoteVersion: version,
    FavoriteQuoteAlternative: favourite ?? null,
  }
  return {
    quote,
    entity: entityOf(quote, { ...version, QuoteAlternatives: quoteAlternatives }),
    version,
    alternatives: byId(quoteAlternatives, 'QuoteAlternativeId'),
    lines: new Map(
      alternatives.map((alternative) => [idOf(alternative['QuoteAlternativeId']), linesOf(alternative)]),
    ),
    sale: carrier(emptySale, carrierOf(snapshot['Sale'])),
    ...peopleOf(snapshot, version),
    lists: listsOf(snapshot),
    inUseFields: inUseFieldsOf(snapshot),
    variables: carrierOf(snapshot['Variables']),
    documents: byId([letterOf(quote), archivedTemplate], 'DocumentId'),
  }
}

/** A bare list of lines says no more than its alternative's id; the ids of what is around it are derived from that. */
function withHeader(lines: readonly unknown[]): Json {
  const alternative = idOf(carrierOf(lines[0])['QuoteAlternativeId'])
  const [sale, quote, version] = [alternative + 1000, alternative + 2000, alternative + 3000]
  return {
    Quote: { QuoteId: quote, SaleId: sale, QuoteConnectionId: 1, ActiveQuoteVersionId: version },
    QuoteVersion: { QuoteVersionId: version, QuoteId: quote, LikelyQuoteAlternativeId: alternative, Rank: 1 },
    QuoteAlternatives: [{ QuoteAlternativeId: alternative, QuoteVersionId: version, QuoteLines: lines }],
    Sale: { SaleId: sale },
  }
}

const linesOf = (alternative: Json): readonly Json[] =>
  carriersOf(alternative['QuoteLines']).map((line) => carrier(emptyQuoteLine, line))

function entityOf(quote: Json, version: Json): Json {
  const { ActiveQuoteVersion: _, FavoriteQuoteAlternative: __, ...header } = quote
  return { ...emptyQuoteEntity, ...header, QuoteVersions: [version] }
}

function peopleOf(
  snapshot: Json,
  version: Json,
): Pick<Installation, 'persons' | 'contacts' | 'associates' | 'portraits'> {
  const { PortraitThumbnail: portrait, ...owner } = carrierOf(snapshot['SaleOwner'])
  const people = [owner, carrierOf(snapshot['Person'])].map((person) => carrier(emptyPersonEntity, person))
  const { ContactId, Name, Department, OrgNr } = carrierOf(owner['Contact'])
  const seller = { ContactId, Name, Department, OrgNr }
  const contacts = [seller, carrierOf(snapshot['Contact'])].map((contact) =>
    carrier(emptyContactEntity, contact),
  )
  const associates = [
    { AssociateId: version['ApprovedRegisteredBy'], FullName: snapshot['ApprovalRegisteredBy'] },
    { AssociateId: version['ApprovedBy'], FullName: snapshot['ApprovedBy'] },
    carrierOf(carrierOf(snapshot['Sale'])['Associate']),
  ].map((associate) => carrier(emptyAssociate, associate))
  return {
    persons: byId(people, 'PersonId'),
    contacts: byId(contacts, 'ContactId'),
    associates: byId(associates, 'AssociateId'),
    portraits: new Map(typeof portrait === 'string' ? [[idOf(owner['PersonId']), portrait]] : []),
  }
}

const listsOf = (snapshot: Json): ReadonlyMap<string, readonly Json[]> =>
  new Map(
    Object.entries(carrierOf(snapshot['Lists'])).map(([name, texts]) => [
      name.toLowerCase(),
      Object.entries(carrierOf(texts)).map(([key, text], index) => ({
        ...emptyListItem,
        Id: Number(key),
        Name: text,
        Rank: index + 1,
        FullName: text,
      })),
    ]),
  )

/** Where a sample names no fields, all of a line's are in use. */
function inUseFieldsOf(snapshot: Json): readonly Json[] {
  const written = snapshot['InUseFields']
  const all = Object.keys(emptyQuoteLine).filter(
    (name) => name !== 'TableRight' && name !== 'FieldProperties',
  )
  const names = Array.isArray(written) && written.length > 0 ? written : all
  return names.map((name: unknown, index) => ({
    ...emptyQuoteLineConfiguration,
    QuoteLineConfigurationId: index + 1,
    FieldName: name,
    Label: name,
    InUse: true,
    Editable: true,
    Rank: index + 1,
  }))
}

const letterOf = (quote: Json): Json => ({
  ...emptyDocument,
  DocumentId: quote['DocumentId'],
  Header: 'Quote',
  Name: 'quotation.docx',
})

/** A template that somebody has put into the archive. */
const archivedTemplate: Json = {
  ...emptyDocument,
  DocumentId: 812,
  Header: 'Our own template',
  Name: 'order-confirmation.docx',
}

/** A sample's carrier with what it lacks. The wire names the rights of fields even where nothing is restricted. */
function carrier(empty: Json, sample: Json): Json {
  const filled: Json = { ...empty, ...sample }
  const [first = ''] = Object.keys(sample)
  const rights = { FieldRight: null, FieldType: 'System.Int32', FieldLength: 0 }
  const unrestricted = Object.keys(carrierOf(filled['FieldProperties'])).length === 0
  return unrestricted ? { ...filled, FieldProperties: { [first]: rights } } : filled
}

const byId = (carriers: readonly Json[], id: string): ById =>
  new Map(carriers.filter((carrier) => idOf(carrier[id]) > 0).map((carrier) => [idOf(carrier[id]), carrier]))

const idOf = (id: unknown): number => (typeof id === 'number' ? id : 0)

const carrierOf = (value: unknown): Json => (isCarrier(value) ? value : {})

const carriersOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(carrierOf) : [])
