/**
 * What a carrier holds where nobody has filled anything in: every property under the name that the wire gives it, with
 * the value that .NET has for its type. Samples are laid over these.
 */
export type Json = Readonly<Record<string, unknown>>

/** The names of a carrier's properties by what stands in them, separated by spaces. */
interface Properties {
  readonly numbers?: string
  readonly texts?: string
  readonly flags?: string
  readonly dates?: string
  readonly lists?: string
  readonly dictionaries?: string
  /** Other carriers. */
  readonly carriers?: string
  readonly enumerations?: Json
}

/** How .NET writes a date that was never set. */
const noDate = '0001-01-01T00:00:00'

const emptyCarrier = (properties: Properties): Json => ({
  ...named(properties.numbers, 0),
  ...named(properties.texts, null),
  ...named(properties.flags, false),
  ...named(properties.dates, noDate),
  ...named(properties.lists, []),
  ...named(properties.dictionaries, {}),
  ...named(properties.carriers, null),
  ...properties.enumerations,
  TableRight: null,
  FieldProperties: {},
})

const named = (names = '', value: unknown): Json =>
  Object.fromEntries((names.match(/\S+/g) ?? []).map((name) => [name, value]))

const extraFields = 'ExtraField1 ExtraField2 ExtraField3 ExtraField4 ExtraField5'
const amounts =
  'VAT ERPDiscountPercent ERPDiscountAmount DiscountPercent DiscountAmount EarningPercent EarningAmount SubTotal TotalPrice'
const dictionaries = 'UserDefinedFields ExtraFields CustomFields'

export const emptyQuoteLine = emptyCarrier({
  numbers: `QuoteLineId QuoteAlternativeId Quantity DeliveredQuantity Rank UnitCost UnitMinimumPrice UnitListPrice
    SubscriptionQuantity ${amounts}`,
  texts: `ERPQuoteLineKey ERPProductKey Reason Name Description Code QuantityUnit PriceUnit ItemNumber Url
    ProductCategoryKey ProductFamilyKey ProductTypeKey Supplier SupplierCode Thumbnail VATInfo RawExtraInfo
    SubscriptionUnit Rights Rule ${extraFields}`,
  flags: 'IsSubscription',
  dates: 'SubscriptionStart',
  lists: 'ExtraInfo',
  enumerations: { Status: 'OK', UserValueOverride: 'None' },
})

export const emptyQuoteAlternative = emptyCarrier({
  numbers: `QuoteAlternativeId QuoteVersionId ${amounts}`,
  texts: `ERPQuoteAlternativeKey Name Description Reason VATInfo ${extraFields}`,
  enumerations: { Status: 'OK', UserValueOverride: 'None' },
})

export const emptyQuoteVersion = emptyCarrier({
  numbers: `QuoteVersionId QuoteId LikelyQuoteAlternativeId FollowupId DeliveryCountryId InvoiceCountryId Rank ApprovedBy
    ApprovedRegisteredBy UpdatedAssociateId RegisteredAssociateId RequestAssociateId`,
  texts: `ERPQuoteVersionKey Description Number Reason ERPPaymentTermsKey ERPPaymentTypeKey ERPDeliveryTermsKey
    ERPDeliveryTypeKey ApprovedText RequestComment ${extraFields}`,
  flags: 'HasOwnDeliveryAddress HasOwnInvoiceAddress',
  dates: 'SentDate ExpirationDate ApprovedRegisteredDate LastRecalculated Updated Registered',
  carriers: 'QuoteAlternatives',
  enumerations: { State: 'Unknown', ArchivedState: 'Unknown', Status: 'OK' },
})

const quoteProperties = {
  numbers: `QuoteId SaleId QuoteConnectionId ActiveQuoteVersionId AcceptedQuoteAlternativeId UseValuesFromQuote
    DocumentId`,
  texts: 'ERPQuoteKey ERPOrderKey PoNumber OrderComment PreferredEmailCulture',
}
export const emptyQuote = emptyCarrier({
  ...quoteProperties,
  carriers: 'ActiveQuoteVersion FavoriteQuoteAlternative',
})
export const emptyQuoteEntity = emptyCarrier({ ...quoteProperties, lists: 'QuoteVersions' })

export const emptyChangedData = emptyCarrier({ lists: 'AddedRecords UpdatedRecords DeletedRecords' })

export const emptyPluginResponse = emptyCarrier({
  texts: 'UserExplanation TechExplanation ErrorCode',
  flags: 'IsOk',
  carriers: 'Changes',
})

export const emptyQuoteLineConfiguration = emptyCarrier({
  numbers: 'QuoteLineConfigurationId Rank',
  texts: 'FieldName Label Tooltip',
  flags: 'Editable InUse Mandatory RestrictEdit',
})

export const emptyListItem = emptyCarrier({
  numbers: 'Id Rank ColorBlock',
  texts: 'Name ToolTip Type IconHint ExtraInfo StyleHint FullName',
  flags: 'Deleted',
  lists: 'ChildItems',
})

export const emptySale = emptyCarrier({
  numbers: 'Amount SaleId Earning EarningPercent Probability ActiveLinks ActiveErpLinks',
  texts: 'SaleText Heading Number Postit',
  flags: 'IsPublished',
  dates: 'Saledate CreatedDate UpdatedDate NextDueDate ReopenDate PublishEventDate PublishTo PublishFrom',
  lists: 'Links SaleStakeholders VisibleFor',
  dictionaries,
  carriers: `Appointment Associate UpdatedBy CreatedBy Contact Project Person Currency Competitor Credited Rating Reason
    Source SaleType ReasonSold ReasonStalled`,
  enumerations: { Status: 'Open', Completed: 'NotStarted' },
})

export const emptyPersonEntity = emptyCarrier({
  numbers: `PersonId ActiveInterests DbiAgentId SentInfo ShowContactTickets Source ActiveErpLinks ActiveStatusMonitorId
    CreatedByFormId LeadstatusId`,
  texts: `Firstname MiddleName Lastname Mrmrs Title Description PersonNumber FullName FormalName Post3 Post2 Post1
    Kanalname Kanafname Salutation DbiKey Leadstatus`,
  flags: 'IsAssociate NoMailing UsePersonAddress Retired',
  dates: 'UpdatedDate CreatedDate BirthDate DbiLastModified DbiLastSyncronized',
  lists: `Emails PrivatePhones Faxes MobilePhones OfficePhones OtherPhones Interests Urls ChatEmails InternetPhones
    ShipmentTypes Consents BounceEmails`,
  dictionaries,
  carriers: `CreatedBy Position UpdatedBy Contact Country Address CorrespondingAssociate Category Business Associate
    SupportAssociate TicketPriority CustomerLanguage UserInfo UtmParameters`,
})

export const emptyContactEntity = emptyCarrier({
  numbers: 'ContactId ActiveInterests GroupId ActiveStatusMonitorId Deleted DbiAgentId Source ActiveErpLinks',
  texts: 'Name Department OrgNr Number1 Number2 Description Kananame DbiKey',
  flags: 'NoMailing Xstop',
  dates: 'UpdatedDate CreatedDate DbiLastSyncronized DbiLastModified',
  lists: 'Emails Interests Urls Phones Faxes Persons BounceEmails Domains',
  dictionaries,
  carriers: `UpdatedBy CreatedBy Associate Business Category Country SupportAssociate TicketPriority CustomerLanguage
    SupportPerson Address UtmParameters`,
})

export const emptyAssociate = emptyCarrier({
  numbers: 'AssociateId PersonId Rank GroupIdx EjUserId',
  texts: 'Name Tooltip FullName FormalName UserName',
  flags: 'Deleted',
  dictionaries: 'ExtraFields CustomFields',
  enumerations: { Type: 'InternalAssociate' },
})

/** Not among the carriers that a quote is made of: as much as tells a document by. */
export const emptyDocument = emptyCarrier({
  numbers: 'DocumentId',
  texts: 'Header Name OurRef YourRef Description',
  dates: 'CreatedDate UpdatedDate Date',
  flags: 'IsPublished',
})
