/**
 * The quote of the benchmarks, twice: as SuperOffice sends it, with raw numbers, and as the texts that print, made here
 * without any code of Quotewright's.
 *
 * All amounts come out in whole pence, so that the printed lines add up to the printed totals.
 */

/** What prints once, and which field prints it. */
export const headerFields = {
  number: 'quote/number',
  sent: 'quote/sent:ShortDate',
  expiration: 'quote/expiration:ShortDate',
  poNumber: 'quote/poNumber',
  customer: 'contact/name',
  department: 'contact/department',
  seller: 'seller/fullName',
  company: 'seller/company',
  currency: 'quote/currency',
  title: 'alternative/name',
  total: 'alternative/totalPrice:2',
  vatAmount: 'alternative/vatAmount:2',
  totalIncVat: 'alternative/totalPriceIncVAT:2',
} as const

/** The columns of the table of lines, and which field prints each. */
export const lineFields = {
  position: 'line/position',
  code: 'line/code',
  name: 'line/name',
  quantity: 'line/quantity:Trim',
  unit: 'line/quantityUnit',
  listPrice: 'line/unitListPrice:2',
  discount: 'line/discountPercent:Trim',
  price: 'line/totalPrice:2',
  vat: 'line/vat:Trim',
  priceIncVat: 'line/totalPriceIncVAT:2',
} as const

export type HeaderName = keyof typeof headerFields
export type LineName = keyof typeof lineFields
export type LineTexts = Readonly<Record<LineName, string>>
export type QuoteTexts = Readonly<Record<HeaderName, string>> & { readonly lines: readonly LineTexts[] }

export const headerNames: readonly HeaderName[] = [
  'number',
  'sent',
  'expiration',
  'poNumber',
  'customer',
  'department',
  'seller',
  'company',
  'currency',
  'title',
  'total',
  'vatAmount',
  'totalIncVat',
]
export const lineNames: readonly LineName[] = [
  'position',
  'code',
  'name',
  'quantity',
  'unit',
  'listPrice',
  'discount',
  'price',
  'vat',
  'priceIncVat',
]

const header = {
  number: 'Q-20417/2',
  poNumber: 'HQ/0773-B',
  customer: 'Harrow & Quill Dining Rooms Ltd',
  department: 'Purchasing',
  seller: 'Imogen Ashdown',
  company: 'Bryggebord Interiors Ltd',
  currency: 'GBP',
  title: 'Furniture for the new dining room',
}

const products = [
  ['OAK-DESK', 'Oak desk, 160 × 80 cm', 'pcs'],
  ['CHAIR-A', 'Office chair with arm rests', 'pcs'],
  ['SET-M6', 'Meeting table & 6 chairs', 'sets'],
  ['SHELF-L', 'Shelf, height < 2 m', 'pcs'],
  ['LAMP-LED', 'Café lamp, dimmable', 'pcs'],
  ['ASSEMBLY', 'Assembly on site', 'hours'],
  ['FABRIC-W', 'Wool fabric, per metre', 'm'],
] as const

/** The figures of a line, by its place; prices in pence. */
interface Figures {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly quantity: number
  readonly listPrice: number
  readonly discountPercent: number
  readonly vatPercent: number
  readonly subTotal: number
  readonly price: number
  readonly vatAmount: number
}

function figuresOf(index: number): Figures {
  const [code = '', name = '', unit = ''] = products[index % products.length] ?? []
  const quantity = 1 + ((index * 7) % 40)
  // Half pounds leave whole pence after a discount of tens and VAT of 20 %.
  const listPrice = 50 * (3 + ((index * 7919) % 4_000))
  const discountPercent = [0, 0, 10, 0, 20][index % 5] ?? 0
  const vatPercent = index % 9 === 4 ? 0 : 20
  const subTotal = quantity * listPrice
  const price = (subTotal * (100 - discountPercent)) / 100
  const vatAmount = (price * vatPercent) / 100
  return {
    code: `${code}-${1_000 + (index % 9_000)}`,
    name,
    unit,
    quantity,
    listPrice,
    discountPercent,
    vatPercent,
    subTotal,
    price,
    vatAmount,
  }
}

/** @param first tells one quote from another */
const allFigures = (lineCount: number, first: number): readonly Figures[] =>
  Array.from({ length: lineCount }, (_, index) => figuresOf(first + index))

const sumOf = (figures: readonly Figures[], value: (line: Figures) => number): number =>
  figures.reduce((sum, line) => sum + value(line), 0)

/** A snapshot as a quote file holds it. */
export function createQuoteJson(lineCount: number, first = 0): unknown {
  const figures = allFigures(lineCount, first)
  const total = sumOf(figures, ({ price }) => price) / 100
  const { company, seller, customer, department, currency, number, poNumber, title } = header
  return {
    Quote: { QuoteId: 41_207, PoNumber: poNumber, PreferredEmailCulture: 'en-GB' },
    QuoteVersion: {
      QuoteVersionId: 41_219,
      Number: number,
      State: 'Sent',
      SentDate: '2026-10-19T16:45:00.1270338+01:00',
      ExpirationDate: '2026-11-20T00:00:00+00:00',
      LikelyQuoteAlternativeId: 82_401,
    },
    QuoteAlternatives: [
      {
        QuoteAlternativeId: 82_401,
        Name: title,
        DiscountPercent: 0,
        DiscountAmount: 0,
        SubTotal: total,
        TotalPrice: total,
        VAT: sumOf(figures, ({ vatAmount }) => vatAmount) / 100,
        QuoteLines: figures.map(createLineJson),
      },
    ],
    Sale: { Currency: { Value: currency } },
    SaleOwner: { FullName: seller, Contact: { Name: company } },
    Contact: { Name: customer, Department: department },
  }
}

/** With all the properties that SuperOffice sends. */
const createLineJson = (figures: Figures, index: number): unknown => ({
  QuoteLineId: 4_120_001 + index,
  ERPQuoteLineKey: null,
  QuoteAlternativeId: 82_401,
  ERPProductKey: String(10_000 + index),
  Status: 'OK',
  Reason: '',
  Quantity: figures.quantity,
  DeliveredQuantity: 0,
  Rank: index + 1,
  Name: figures.name,
  Description: 'Made to order. Colours and surfaces as in the sample that we left with you.',
  Code: figures.code,
  QuantityUnit: figures.unit,
  PriceUnit: figures.unit,
  ItemNumber: String(index + 1),
  Url: null,
  ProductCategoryKey: null,
  ProductFamilyKey: '3',
  ProductTypeKey: null,
  Supplier: null,
  SupplierCode: null,
  Thumbnail: null,
  VATInfo: `${figures.vatPercent} % VAT`,
  VAT: figures.vatPercent,
  UnitCost: figures.listPrice / 200,
  UnitMinimumPrice: 0,
  UnitListPrice: figures.listPrice / 100,
  ExtraInfo: [],
  RawExtraInfo: null,
  IsSubscription: false,
  SubscriptionUnit: null,
  SubscriptionQuantity: 0,
  SubscriptionStart: '0001-01-01T00:00:00',
  ERPDiscountPercent: 0,
  ERPDiscountAmount: 0,
  DiscountPercent: figures.discountPercent,
  DiscountAmount: (figures.subTotal - figures.price) / 100,
  UserValueOverride: 'None',
  EarningPercent: 0,
  EarningAmount: 0,
  SubTotal: figures.subTotal / 100,
  TotalPrice: figures.price / 100,
  Rights: null,
  Rule: null,
  ExtraField1: null,
  ExtraField2: null,
  ExtraField3: null,
  ExtraField4: null,
  ExtraField5: null,
  TableRight: null,
  FieldProperties: {},
})

const pounds = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const printPence = (pence: number): string => pounds.format(pence / 100)

/** What prints, for those who only put texts in places. */
export function createQuoteTexts(lineCount: number, first = 0): QuoteTexts {
  const figures = allFigures(lineCount, first)
  const total = sumOf(figures, ({ price }) => price)
  const vatAmount = sumOf(figures, (line) => line.vatAmount)
  return {
    ...header,
    sent: '19/10/2026',
    expiration: '20/11/2026',
    total: printPence(total),
    vatAmount: printPence(vatAmount),
    totalIncVat: printPence(total + vatAmount),
    lines: figures.map(createLineTexts),
  }
}

const createLineTexts = (figures: Figures, index: number): LineTexts => ({
  position: String(index + 1),
  code: figures.code,
  name: figures.name,
  quantity: String(figures.quantity),
  unit: figures.unit,
  listPrice: printPence(figures.listPrice),
  discount: String(figures.discountPercent),
  price: printPence(figures.price),
  vat: String(figures.vatPercent),
  priceIncVat: printPence(figures.price + figures.vatAmount),
})
