/**
 * The WebAPI carriers that a quote is made of: the properties that this project reads, and their types.
 *
 * Names are those of the WebAPI in lower camel case; on the wire and in the npm SDK they differ in case only.
 * Other properties of a carrier are passed over.
 */
import type { DateValue } from './date-value.js'
import type { Decimal } from './decimal.js'

export type PropertyType = 'text' | 'decimal' | 'integer' | 'boolean' | 'date' | 'texts' | 'names' | 'rights'
export interface CarrierSchema {
  readonly [property: string]: PropertyType | CarrierSchema | readonly [CarrierSchema]
}

/** What a carrier may not show, as its `FieldProperties`, `TableRight` and `Rights` say. */
export interface FieldRights {
  /** Lower-case names of the properties that nobody may see. */
  readonly hidden: ReadonlySet<string>
  /** The whole carrier is hidden. */
  readonly all: boolean
}

interface PropertyValues {
  text: string
  decimal: Decimal
  integer: number
  boolean: boolean
  date: DateValue
  /** A dictionary from a key to a text. */
  texts: ReadonlyMap<string, string>
  /** Names in lower case; undefined when the list is empty. */
  names: ReadonlySet<string>
  rights: FieldRights
}

/** A carrier as read: every property is a value, or undefined when it is null or missing. */
export type Carrier<S extends CarrierSchema> = {
  readonly [K in keyof S]?: S[K] extends PropertyType
    ? PropertyValues[S[K]] | undefined
    : S[K] extends readonly [infer Item extends CarrierSchema]
      ? readonly Carrier<Item>[] | undefined
      : S[K] extends CarrierSchema
        ? Carrier<S[K]> | undefined
        : never
}

const extraFields = {
  extraField1: 'text',
  extraField2: 'text',
  extraField3: 'text',
  extraField4: 'text',
  extraField5: 'text',
} as const

const amounts = {
  vatInfo: 'text',
  vat: 'decimal',
  erpDiscountPercent: 'decimal',
  erpDiscountAmount: 'decimal',
  discountPercent: 'decimal',
  discountAmount: 'decimal',
  userValueOverride: 'text',
  earningPercent: 'decimal',
  earningAmount: 'decimal',
  subTotal: 'decimal',
  totalPrice: 'decimal',
} as const

/** `fieldProperties`, `tableRight` and `rights` of the wire are read into one. */
const rights = { fieldProperties: 'rights', tableRight: 'rights' } as const

export const quoteLineSchema = {
  quoteLineId: 'integer',
  erpQuoteLineKey: 'text',
  quoteAlternativeId: 'integer',
  erpProductKey: 'text',
  status: 'text',
  reason: 'text',
  quantity: 'decimal',
  deliveredQuantity: 'decimal',
  rank: 'integer',
  name: 'text',
  description: 'text',
  code: 'text',
  quantityUnit: 'text',
  priceUnit: 'text',
  itemNumber: 'text',
  url: 'text',
  productCategoryKey: 'text',
  productFamilyKey: 'text',
  productTypeKey: 'text',
  supplier: 'text',
  supplierCode: 'text',
  thumbnail: 'text',
  unitCost: 'decimal',
  unitMinimumPrice: 'decimal',
  unitListPrice: 'decimal',
  extraInfo: [{ name: 'text', value: 'text' }],
  rawExtraInfo: 'text',
  isSubscription: 'boolean',
  subscriptionUnit: 'text',
  subscriptionQuantity: 'decimal',
  subscriptionStart: 'date',
  rule: 'text',
  rights: 'rights',
  ...amounts,
  ...extraFields,
  ...rights,
} as const satisfies CarrierSchema

export const quoteAlternativeSchema = {
  quoteAlternativeId: 'integer',
  erpQuoteAlternativeKey: 'text',
  quoteVersionId: 'integer',
  name: 'text',
  description: 'text',
  status: 'text',
  reason: 'text',
  quoteLines: [quoteLineSchema],
  ...amounts,
  ...extraFields,
  ...rights,
} as const satisfies CarrierSchema

export const quoteVersionSchema = {
  quoteVersionId: 'integer',
  erpQuoteVersionKey: 'text',
  quoteId: 'integer',
  description: 'text',
  number: 'text',
  state: 'text',
  likelyQuoteAlternativeId: 'integer',
  sentDate: 'date',
  expirationDate: 'date',
  deliveryCountryId: 'integer',
  invoiceCountryId: 'integer',
  erpPaymentTermsKey: 'text',
  erpPaymentTypeKey: 'text',
  erpDeliveryTermsKey: 'text',
  erpDeliveryTypeKey: 'text',
  rank: 'integer',
  approvedBy: 'integer',
  approvedText: 'text',
  approvedRegisteredBy: 'integer',
  approvedRegisteredDate: 'date',
  ...extraFields,
  ...rights,
} as const satisfies CarrierSchema

export const quoteSchema = {
  quoteId: 'integer',
  saleId: 'integer',
  erpQuoteKey: 'text',
  erpOrderKey: 'text',
  acceptedQuoteAlternativeId: 'integer',
  favoriteQuoteAlternative: { quoteAlternativeId: 'integer' },
  poNumber: 'text',
  orderComment: 'text',
  preferredEmailCulture: 'text',
  ...rights,
} as const satisfies CarrierSchema

const named = { value: 'text' } as const
const associate = { associateId: 'integer', fullName: 'text' } as const
const element = { value: 'text' } as const
const structuredAddress = {
  address1: 'text',
  address2: 'text',
  address3: 'text',
  zipcode: 'text',
  city: 'text',
  county: 'text',
  state: 'text',
} as const
const address = { formatted: 'text', street: structuredAddress, postal: structuredAddress } as const
const country = { name: 'text', englishName: 'text', twoLetterISOCountry: 'text' } as const

export const saleSchema = {
  saleId: 'integer',
  heading: 'text',
  saleText: 'text',
  number: 'text',
  amount: 'decimal',
  earning: 'decimal',
  earningPercent: 'decimal',
  probability: 'integer',
  saledate: 'date',
  createdDate: 'date',
  status: 'text',
  reason: named,
  reasonSold: named,
  reasonStalled: named,
  nextDueDate: 'date',
  publishEventDate: 'date',
  publishFrom: 'date',
  publishTo: 'date',
  currency: named,
  saleType: named,
  source: named,
  competitor: named,
  credited: named,
  associate,
  createdBy: associate,
  ...rights,
} as const satisfies CarrierSchema

export const saleOwnerSchema = {
  fullName: 'text',
  mrmrs: 'text',
  title: 'text',
  contact: { name: 'text', department: 'text' },
  portraitThumbnail: 'text',
} as const satisfies CarrierSchema

export const contactSchema = {
  contactId: 'integer',
  name: 'text',
  department: 'text',
  orgNr: 'text',
  address,
  country,
  phones: [element],
  faxes: [element],
  emails: [element],
  urls: [element],
  business: named,
  category: named,
  associate,
  ...rights,
} as const satisfies CarrierSchema

export const personSchema = {
  personId: 'integer',
  firstname: 'text',
  middleName: 'text',
  lastname: 'text',
  fullName: 'text',
  mrmrs: 'text',
  title: 'text',
  salutation: 'text',
  personNumber: 'text',
  birthDate: 'date',
  position: named,
  business: named,
  category: named,
  officePhones: [element],
  mobilePhones: [element],
  privatePhones: [element],
  faxes: [element],
  emails: [element],
  urls: [element],
  address,
  country,
  ...rights,
} as const satisfies CarrierSchema

export type QuoteLine = Carrier<typeof quoteLineSchema>
export type QuoteAlternative = Carrier<typeof quoteAlternativeSchema>
export type QuoteVersion = Carrier<typeof quoteVersionSchema>
export type QuoteHeader = Carrier<typeof quoteSchema>
export type Sale = Carrier<typeof saleSchema>
export type SaleOwner = Carrier<typeof saleOwnerSchema>
export type Contact = Carrier<typeof contactSchema>
export type Person = Carrier<typeof personSchema>
export type Address = Carrier<typeof address>

/** The lists that give texts to keys. */
export const listSchema = {
  productFamily: 'texts',
  productCategory: 'texts',
  productType: 'texts',
  paymentTerms: 'texts',
  paymentType: 'texts',
  deliveryTerms: 'texts',
  deliveryType: 'texts',
  subscriptionUnit: 'texts',
} as const satisfies CarrierSchema
export type ListName = keyof typeof listSchema

/** A quote, read and checked: everything that can be known about it without asking SuperOffice again. */
export interface Quote {
  /** True for a snapshot; false for the bare lines of a GetQuoteLines response, which have no header data. */
  readonly hasHeader: boolean
  readonly quote: QuoteHeader
  readonly version: QuoteVersion
  readonly alternatives: readonly (QuoteAlternative & { readonly quoteLines: readonly QuoteLine[] })[]
  readonly sale: Sale
  readonly saleOwner: SaleOwner
  readonly contact: Contact | undefined
  readonly person: Person | undefined
  readonly approvedBy: string | undefined
  readonly approvalRegisteredBy: string | undefined
  /** Per list, the text of a key. A list that is missing means that its keys are texts. */
  readonly lists: Carrier<typeof listSchema>
  /** Lower-case property names of the line fields in use; undefined when all are. */
  readonly inUseFields: ReadonlySet<string> | undefined
  /** Template variables that no carrier answers, by code. */
  readonly variables: ReadonlyMap<string, string>
  /** Two-letter language that the texts were fetched in. */
  readonly language: string | undefined
}

/** A quote of which nothing but the alternatives is known. */
export const quoteWithoutHeader = (alternatives: Quote['alternatives']): Quote => ({
  hasHeader: false,
  quote: {},
  version: {},
  alternatives,
  sale: {},
  saleOwner: {},
  contact: undefined,
  person: undefined,
  approvedBy: undefined,
  approvalRegisteredBy: undefined,
  lists: {},
  inUseFields: undefined,
  variables: new Map(),
  language: undefined,
})
