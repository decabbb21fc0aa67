/** The fields of the tables `quote`, `seller`, `contact` and `person`: the same everywhere in a document. */
import type { ListName } from '../carriers.js'
import type { FieldType } from '../model.js'
import { addressText, firstValue, hasText, listText } from './carrier-text.js'
import { defineField, type Field, type FieldDetails, fromQuote, integerValue } from './field.js'
import { costProperties } from './line-fields.js'
import { readPicture } from './read-picture.js'
import type { QuoteScope } from './scope.js'

type Read = Parameters<typeof fromQuote>[0]

function quoteField(
  name: string,
  [type, source, description]: readonly [FieldType, string, string],
  read: Read,
  details: FieldDetails = {},
): Field {
  return defineField({ name, type, region: 'quote', description, source, ...details }, fromQuote(read))
}

type TermsKey = 'erpPaymentTermsKey' | 'erpPaymentTypeKey' | 'erpDeliveryTermsKey' | 'erpDeliveryTypeKey'

function termField(
  name: string,
  [property, list, variable]: readonly [TermsKey, ListName, string],
  description: string,
): Field {
  const source = `QuoteVersion.ERP${property.slice(3)}`
  const read = (scope: QuoteScope) => listText(scope, list, scope.quote.version[property])
  return quoteField(name, ['text', source, description], read, { variable })
}

const extraFieldNumbers = [1, 2, 3, 4, 5] as const

const versionFields: readonly Field[] = [
  quoteField(
    'quote/number',
    ['text', 'QuoteVersion.Number', 'Number of the quote version'],
    ({ quote }) => quote.version.number,
    { variable: 'qnum' },
  ),
  quoteField(
    'quote/description',
    ['text', 'QuoteVersion.Description', 'Description of the quote version'],
    ({ quote }) => quote.version.description,
    { variable: 'qdsc' },
  ),
  quoteField(
    'quote/expiration',
    ['date', 'QuoteVersion.ExpirationDate', 'The last day that the quote is valid'],
    ({ quote }) => quote.version.expirationDate,
    { variable: 'qexp' },
  ),
  quoteField(
    'quote/sent',
    ['date', 'QuoteVersion.SentDate', 'When the version was sent; blank until then'],
    ({ quote }) => quote.version.sentDate,
  ),
  quoteField(
    'quote/approvedDate',
    ['date', 'QuoteVersion.ApprovedRegisteredDate', 'When the version was approved'],
    ({ quote }) => quote.version.approvedRegisteredDate,
    { variable: 'qadt' },
  ),
  quoteField(
    'quote/approvedBy',
    ['text', 'ApprovedBy', 'Who approved the version'],
    ({ quote }) => quote.approvedBy,
    { variable: 'qaby', headerProperties: [{ carrier: 'quoteversion', property: 'approvedby' }] },
  ),
  quoteField(
    'quote/approvalRegisteredBy',
    ['text', 'ApprovalRegisteredBy', 'Who registered the approval'],
    ({ quote }) => quote.approvalRegisteredBy,
    { variable: 'qarb', headerProperties: [{ carrier: 'quoteversion', property: 'approvedregisteredby' }] },
  ),
  quoteField(
    'quote/approvedText',
    ['text', 'QuoteVersion.ApprovedText', 'Comment on the approval'],
    ({ quote }) => quote.version.approvedText,
    { variable: 'qatx' },
  ),
  quoteField(
    'quote/quoteVersionId',
    ['integer', 'QuoteVersion.QuoteVersionId', 'Id of the quote version'],
    ({ quote }) => integerValue(quote.version.quoteVersionId),
    { variable: 'qvid' },
  ),
  termField('quote/paymentTerms', ['erpPaymentTermsKey', 'paymentTerms', 'qpev'], 'Payment terms'),
  termField('quote/paymentType', ['erpPaymentTypeKey', 'paymentType', 'qptv'], 'Payment type'),
  termField('quote/deliveryTerms', ['erpDeliveryTermsKey', 'deliveryTerms', 'qdev'], 'Delivery terms'),
  termField('quote/deliveryType', ['erpDeliveryTypeKey', 'deliveryType', 'qdtv'], 'Delivery type'),
  ...extraFieldNumbers.map((number) =>
    quoteField(
      `quote/extraField${number}`,
      ['text', `QuoteVersion.ExtraField${number}`, `Extra field ${number} of the quote version`],
      ({ quote }) => quote.version[`extraField${number}`],
      { variable: `qvf${number}` },
    ),
  ),
]

const headerFields: readonly Field[] = [
  quoteField(
    'quote/quoteId',
    ['integer', 'Quote.QuoteId', 'Id of the quote'],
    ({ quote }) => integerValue(quote.quote.quoteId),
    { variable: 'quid' },
  ),
  quoteField(
    'quote/poNumber',
    ['text', 'Quote.PoNumber', "The customer's purchase order number"],
    ({ quote }) => quote.quote.poNumber,
    { variable: 'qpon' },
  ),
  quoteField(
    'quote/orderComment',
    ['text', 'Quote.OrderComment', 'Comment on the order'],
    ({ quote }) => quote.quote.orderComment,
    { variable: 'qcom' },
  ),
]

/** The sale's earning is that of its quote: it gives away what the quote's lines hide. */
export const saleEarning = {
  isInternal: true,
  reveals: costProperties,
  headerProperties: [
    { carrier: 'sale', property: 'earning' },
    { carrier: 'sale', property: 'earningpercent' },
  ],
} as const satisfies FieldDetails

const saleFields: readonly Field[] = [
  quoteField(
    'quote/currency',
    ['text', 'Sale.Currency', 'Currency of all amounts'],
    ({ quote }) => quote.sale.currency?.value,
    { variable: 'sacu' },
  ),
  quoteField(
    'quote/saleHeading',
    ['text', 'Sale.Heading', 'Heading of the sale'],
    ({ quote }) => quote.sale.heading,
    { variable: 'sati' },
  ),
  quoteField(
    'quote/saleDescription',
    ['text', 'Sale.SaleText', 'Description of the sale'],
    ({ quote }) => quote.sale.saleText,
    { variable: 'sanf' },
  ),
  quoteField(
    'quote/saleNumber',
    ['text', 'Sale.Number', 'Number of the sale'],
    ({ quote }) => quote.sale.number,
    { variable: 'sanu' },
  ),
  quoteField(
    'quote/saleType',
    ['text', 'Sale.SaleType', 'Type of the sale'],
    ({ quote }) => quote.sale.saleType?.value,
    { variable: 'saty' },
  ),
  quoteField(
    'quote/saleAmount',
    ['decimal', 'Sale.Amount', 'Amount of the sale, which need not be that of an alternative'],
    ({ quote }) => quote.sale.amount,
    { variable: 'saam' },
  ),
  quoteField(
    'quote/saleEarning',
    ['decimal', 'Sale.Earning', 'Earning of the sale'],
    ({ quote }) => quote.sale.earning,
    { variable: 'saea', ...saleEarning },
  ),
  quoteField(
    'quote/saleEarningPercent',
    ['decimal', 'Sale.EarningPercent', 'Earning of the sale in percent of its amount'],
    ({ quote }) => quote.sale.earningPercent,
    { variable: 'saep', ...saleEarning },
  ),
]

/** The sale's owner, under SuperOffice's names and under readable ones. */
const sellerFields: readonly Field[] = (
  [
    [
      'fullName',
      'fullName',
      'SaleOwner.FullName',
      "Full name of the sale's owner",
      (scope) => sellerName(scope),
    ],
    [
      'mrMrs',
      'mrMrs',
      'SaleOwner.Mrmrs',
      "Mr or Mrs of the sale's owner",
      ({ quote }) => quote.saleOwner.mrmrs,
    ],
    ['title', 'title', 'SaleOwner.Title', "Title of the sale's owner", ({ quote }) => quote.saleOwner.title],
    [
      'contactName',
      'company',
      'SaleOwner.Contact.Name',
      "Company of the sale's owner: the seller, not the customer",
      ({ quote }) => quote.saleOwner.contact?.name,
    ],
    [
      'contactDepartment',
      'department',
      'SaleOwner.Contact.Department',
      "Department of the sale owner's company",
      ({ quote }) => quote.saleOwner.contact?.department,
    ],
  ] as const satisfies readonly (readonly [string, string, string, string, Read])[]
).flatMap(([quoteName, sellerName, source, description, read]) => [
  quoteField(`quote/${quoteName}`, ['text', source, description], read),
  quoteField(`seller/${sellerName}`, ['text', source, description], read),
])

const portrait = quoteField(
  'quote/portraitThumbnail',
  ['picture', 'SaleOwner.PortraitThumbnail', "Picture of the sale's owner"],
  (scope) =>
    readPicture(scope.quote.saleOwner.portraitThumbnail, {
      field: 'quote/portraitThumbnail',
      description: sellerName(scope) ?? '',
      problems: scope.settings.problems,
    }),
)

const customerFields: readonly Field[] = [
  ...(
    [
      ['contact/name', 'Contact.Name', "The customer's name", ({ quote }) => quote.contact?.name],
      [
        'contact/department',
        'Contact.Department',
        "The customer's department",
        ({ quote }) => quote.contact?.department,
      ],
      [
        'contact/orgNr',
        'Contact.OrgNr',
        "The customer's organisation number",
        ({ quote }) => quote.contact?.orgNr,
      ],
      [
        'contact/address',
        'Contact.Address',
        "The customer's address, one line below the other",
        ({ quote }) => addressText(quote.contact?.address),
      ],
      [
        'contact/country',
        'Contact.Country',
        "The customer's country",
        ({ quote }) => quote.contact?.country?.name,
      ],
      [
        'contact/phone',
        'Contact.Phones',
        "The customer's first phone number",
        ({ quote }) => firstValue(quote.contact?.phones),
      ],
      [
        'contact/email',
        'Contact.Emails',
        "The customer's first e-mail address",
        ({ quote }) => firstValue(quote.contact?.emails),
      ],
      [
        'person/fullName',
        'Person.FullName',
        "The contact person's full name",
        ({ quote }) => quote.person?.fullName,
      ],
      ['person/mrMrs', 'Person.Mrmrs', "The contact person's Mr or Mrs", ({ quote }) => quote.person?.mrmrs],
      ['person/title', 'Person.Title', "The contact person's title", ({ quote }) => quote.person?.title],
      [
        'person/email',
        'Person.Emails',
        "The contact person's first e-mail address",
        ({ quote }) => firstValue(quote.person?.emails),
      ],
      [
        'person/phone',
        'Person.OfficePhones',
        "The contact person's office phone number, else the mobile number",
        ({ quote }) => firstValue(quote.person?.officePhones) ?? firstValue(quote.person?.mobilePhones),
      ],
    ] as const satisfies readonly (readonly [string, string, string, Read])[]
  ).map(([name, source, description, read]) => quoteField(name, ['text', source, description], read)),
]

function sellerName({ quote }: QuoteScope): string | undefined {
  const name = quote.saleOwner.fullName
  return hasText(name) ? name : quote.sale.associate?.fullName
}

export const quoteFields: readonly Field[] = [
  ...versionFields,
  ...headerFields,
  ...saleFields,
  ...sellerFields,
  portrait,
  ...customerFields,
]
