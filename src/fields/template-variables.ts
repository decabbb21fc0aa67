/**
 * SuperOffice's template variables: four-character codes such as `{qnum}`. Those that a field twins are defined
 * with that field; here are the others that carriers answer, and the codes that only SuperOffice itself, or the
 * quote file's `Variables`, can answer.
 */
import type { Address, Quote, Sale } from '../carriers.js'
import type { DateFormat } from '../culture/format-date.js'
import { booleanWord } from '../culture/words.js'
import type { FieldType, FieldValue, RegionName } from '../model.js'
import { firstValue, hasText, joinTexts } from './carrier-text.js'
import {
  defineField,
  type Field,
  type FieldDetails,
  fromAlternative,
  fromLine,
  fromQuote,
  integerValue,
} from './field.js'
import { subscriptionUnit } from './line-fields.js'
import { saleEarning } from './quote-fields.js'
import type { QuoteScope } from './scope.js'

type Row = readonly [code: string, source: string, description: string, read: (quote: Quote) => FieldValue]

const define = (
  code: string,
  [type, region, source, description]: readonly [FieldType, RegionName, string, string],
  read: Field['read'],
  details: FieldDetails = {},
): Field => defineField({ name: code, type, region, description, source, variable: code, ...details }, read)

const rows = (type: FieldType, table: readonly Row[], details: FieldDetails = {}): readonly Field[] =>
  table.map(([code, source, description, read]) =>
    define(
      code,
      [type, 'quote', source, description],
      fromQuote(({ quote }) => read(quote)),
      details,
    ),
  )

const quoteVariables: readonly Field[] = [
  ...rows('text', [
    ['qord', 'Quote.ERPOrderKey', 'Key of the order in the ERP system', ({ quote }) => quote.erpOrderKey],
    ['qkey', 'Quote.ERPQuoteKey', 'Key of the quote in the ERP system', ({ quote }) => quote.erpQuoteKey],
    [
      'qvky',
      'QuoteVersion.ERPQuoteVersionKey',
      'Key of the version in the ERP system',
      ({ version }) => version.erpQuoteVersionKey,
    ],
    [
      'qpek',
      'QuoteVersion.ERPPaymentTermsKey',
      'Key of the payment terms',
      ({ version }) => version.erpPaymentTermsKey,
    ],
    [
      'qptk',
      'QuoteVersion.ERPPaymentTypeKey',
      'Key of the payment type',
      ({ version }) => version.erpPaymentTypeKey,
    ],
    [
      'qdek',
      'QuoteVersion.ERPDeliveryTermsKey',
      'Key of the delivery terms',
      ({ version }) => version.erpDeliveryTermsKey,
    ],
    [
      'qdtk',
      'QuoteVersion.ERPDeliveryTypeKey',
      'Key of the delivery type',
      ({ version }) => version.erpDeliveryTypeKey,
    ],
  ]),
  ...rows('integer', [
    [
      'qver',
      'QuoteVersion.Rank',
      'Which version of the quote it is',
      ({ version }) => integerValue(version.rank),
    ],
    [
      'qabi',
      'QuoteVersion.ApprovedBy',
      'Id of who approved the version',
      ({ version }) => integerValue(version.approvedBy),
    ],
    [
      'qari',
      'QuoteVersion.ApprovedRegisteredBy',
      'Id of who registered the approval',
      ({ version }) => integerValue(version.approvedRegisteredBy),
    ],
    [
      'qici',
      'QuoteVersion.InvoiceCountryId',
      'Id of the invoice country',
      ({ version }) => integerValue(version.invoiceCountryId),
    ],
    [
      'qdci',
      'QuoteVersion.DeliveryCountryId',
      'Id of the delivery country',
      ({ version }) => integerValue(version.deliveryCountryId),
    ],
  ]),
]

const alternativeVariables: readonly Field[] = [
  define(
    'qaky',
    [
      'text',
      'alternative',
      'QuoteAlternative.ERPQuoteAlternativeKey',
      'Key of the alternative in the ERP system',
    ],
    fromAlternative(({ alternative }) => alternative.erpQuoteAlternativeKey),
  ),
]

/** Unlike the fields of the same meaning these are blank, not "No" or 0, for what is no subscription. */
const lineVariables: readonly Field[] = [
  define(
    'qsub',
    ['text', 'line', 'QuoteLine.IsSubscription', 'Yes for a subscription, else blank'],
    fromLine(({ line, quote }) =>
      line.isSubscription === true
        ? (booleanWord(quote.settings.culture.language, true) ?? 'Yes')
        : undefined,
    ),
    { inUseKey: 'issubscription', reveals: ['issubscription'] },
  ),
  define(
    'qsqa',
    [
      'decimal',
      'line',
      'QuoteLine.SubscriptionQuantity',
      'How many subscription units; blank if no subscription',
    ],
    fromLine(({ line }) => (line.isSubscription === true ? line.subscriptionQuantity : undefined)),
    { inUseKey: 'subscriptionquantity', reveals: ['subscriptionquantity'] },
  ),
  define(
    'qsun',
    ['text', 'line', 'QuoteLine.SubscriptionUnit', 'Unit of the subscription; blank if no subscription'],
    fromLine((scope) => (scope.line.isSubscription === true ? subscriptionUnit(scope) : undefined)),
    { inUseKey: 'subscriptionunit', reveals: ['subscriptionunit'] },
  ),
]

/** SuperOffice keeps a reason for each status that a sale can end in. */
function saleReason({ status, reason, reasonSold, reasonStalled }: Sale): string | undefined {
  const reasons = new Map([
    ['sold', reasonSold],
    ['stalled', reasonStalled],
  ])
  return (reasons.get(status?.toLowerCase() ?? '') ?? reason)?.value
}

const saleVariables: readonly Field[] = [
  ...rows('text', [
    ['saau', 'Sale.Associate', "Full name of the sale's owner", ({ sale }) => sale.associate?.fullName],
    ['saca', 'Sale.CreatedBy', 'Who created the sale', ({ sale }) => sale.createdBy?.fullName],
    ['saco', 'Sale.Competitor', 'Competitor', ({ sale }) => sale.competitor?.value],
    ['sacr', 'Sale.Credited', 'Credited', ({ sale }) => sale.credited?.value],
    ['sare', 'Sale.Reason', 'Reason why the sale was sold, lost or stalled', ({ sale }) => saleReason(sale)],
    ['saso', 'Sale.Source', 'Source of the sale', ({ sale }) => sale.source?.value],
  ]),
  ...rows('integer', [
    ['said', 'Sale.SaleId', 'Id of the sale', ({ sale }) => integerValue(sale.saleId)],
    [
      'saci',
      'Sale.CreatedBy',
      'Id of who created the sale',
      ({ sale }) => integerValue(sale.createdBy?.associateId),
    ],
    ['sapr', 'Sale.Probability', 'Probability in percent', ({ sale }) => integerValue(sale.probability)],
  ]),
  ...rows('date', [
    ['sada', 'Sale.Saledate', 'Date of the sale', ({ sale }) => sale.saledate],
    ['sadu', 'Sale.NextDueDate', 'Next due date', ({ sale }) => sale.nextDueDate],
    ['sapa', 'Sale.PublishEventDate', 'Event date of the publication', ({ sale }) => sale.publishEventDate],
    ['saps', 'Sale.PublishFrom', 'Start of the publication', ({ sale }) => sale.publishFrom],
    ['sape', 'Sale.PublishTo', 'End of the publication', ({ sale }) => sale.publishTo],
  ]),
  ...rows(
    'date',
    [['sarg', 'Sale.CreatedDate', 'When the sale was registered', ({ sale }) => sale.createdDate]],
    {
      dateKind: 'instant',
    },
  ),
  ...rows(
    'decimal',
    [
      [
        'salc',
        'Sale.Amount − Sale.Earning',
        'Cost of the sale; not for customers',
        ({ sale }) => (sale.earning === undefined ? undefined : sale.amount?.minus(sale.earning)),
      ],
    ],
    {
      ...saleEarning,
      headerProperties: [...saleEarning.headerProperties, { carrier: 'sale', property: 'amount' }],
    },
  ),
]

const withoutProtocol = (address: string | undefined): string | undefined =>
  address?.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')

const cityLine = (address: Address['postal']): string | undefined =>
  joinTexts([address?.zipcode, address?.city], ' ')

const contactVariables: readonly Field[] = rows('text', [
  ['name', 'Contact.Name', "The customer's name", ({ contact }) => contact?.name],
  ['dept', 'Contact.Department', "The customer's department", ({ contact }) => contact?.department],
  [
    'ndep',
    'Contact.Name',
    "The customer's name and department",
    ({ contact }) => joinTexts([contact?.name, contact?.department], ', '),
  ],
  ['orgn', 'Contact.OrgNr', "The customer's organisation number", ({ contact }) => contact?.orgNr],
  [
    'addr',
    'Contact.Address',
    'First line of the postal, else of the street address',
    ({ contact }) =>
      joinTexts([firstText(contact?.address?.postal?.address1, contact?.address?.street?.address1)], ''),
  ],
  [
    'padr',
    'Contact.Address.Postal',
    'Postal address, line 1',
    ({ contact }) => contact?.address?.postal?.address1,
  ],
  [
    'pad2',
    'Contact.Address.Postal',
    'Postal address, line 2',
    ({ contact }) => contact?.address?.postal?.address2,
  ],
  [
    'pad3',
    'Contact.Address.Postal',
    'Postal address, line 3',
    ({ contact }) => contact?.address?.postal?.address3,
  ],
  [
    'zipc',
    'Contact.Address.Postal',
    'Postal code of the postal address',
    ({ contact }) => contact?.address?.postal?.zipcode,
  ],
  [
    'city',
    'Contact.Address.Postal',
    'City of the postal address',
    ({ contact }) => contact?.address?.postal?.city,
  ],
  [
    'zici',
    'Contact.Address.Postal',
    'Postal code and city',
    ({ contact }) => cityLine(contact?.address?.postal),
  ],
  [
    'stat',
    'Contact.Address.Postal',
    'State of the postal address',
    ({ contact }) => contact?.address?.postal?.state,
  ],
  [
    'cnty',
    'Contact.Address.Postal',
    'County of the postal address',
    ({ contact }) => contact?.address?.postal?.county,
  ],
  [
    'sadr',
    'Contact.Address.Street',
    'Street address, line 1',
    ({ contact }) => contact?.address?.street?.address1,
  ],
  [
    'sad2',
    'Contact.Address.Street',
    'Street address, line 2',
    ({ contact }) => contact?.address?.street?.address2,
  ],
  [
    'sad3',
    'Contact.Address.Street',
    'Street address, line 3',
    ({ contact }) => contact?.address?.street?.address3,
  ],
  [
    'zipp',
    'Contact.Address.Street',
    'Postal code of the street address',
    ({ contact }) => contact?.address?.street?.zipcode,
  ],
  [
    'ssta',
    'Contact.Address.Street',
    'State of the street address',
    ({ contact }) => contact?.address?.street?.state,
  ],
  ['cntr', 'Contact.Country', "The customer's country", ({ contact }) => contact?.country?.name],
  [
    'cicn',
    'Contact.Country',
    "English name of the customer's country",
    ({ contact }) => contact?.country?.englishName,
  ],
  [
    'ccid',
    'Contact.Country',
    "Code of the customer's country",
    ({ contact }) => contact?.country?.twoLetterISOCountry,
  ],
  ['busi', 'Contact.Business', "The customer's business", ({ contact }) => contact?.business?.value],
  ['cate', 'Contact.Category', "The customer's category", ({ contact }) => contact?.category?.value],
  ['cont', 'Contact.Associate', 'Our contact at the customer', ({ contact }) => contact?.associate?.fullName],
  ['cpho', 'Contact.Phones', "The customer's phone number", ({ contact }) => firstValue(contact?.phones)],
  ['mail', 'Contact.Emails', "The customer's e-mail address", ({ contact }) => firstValue(contact?.emails)],
  ['cwww', 'Contact.Urls', "The customer's web address", ({ contact }) => firstValue(contact?.urls)],
  [
    'cwnp',
    'Contact.Urls',
    "The customer's web address without https://",
    ({ contact }) => withoutProtocol(firstValue(contact?.urls)),
  ],
])

const personVariables: readonly Field[] = [
  ...rows('text', [
    ['atfn', 'Person.Firstname', "The contact person's first name", ({ person }) => person?.firstname],
    ['atmn', 'Person.MiddleName', "The contact person's middle name", ({ person }) => person?.middleName],
    ['atln', 'Person.Lastname', "The contact person's last name", ({ person }) => person?.lastname],
    ['atmr', 'Person.Mrmrs', "The contact person's Mr or Mrs", ({ person }) => person?.mrmrs],
    ['atti', 'Person.Title', "The contact person's title", ({ person }) => person?.title],
    ['salu', 'Person.Salutation', 'Salutation line', ({ person }) => person?.salutation],
    ['atpo', 'Person.Position', "The contact person's position", ({ person }) => person?.position?.value],
    ['abus', 'Person.Business', "The contact person's business", ({ person }) => person?.business?.value],
    ['acat', 'Person.Category', "The contact person's category", ({ person }) => person?.category?.value],
    ['anum', 'Person.PersonNumber', "The contact person's number", ({ person }) => person?.personNumber],
    [
      'amai',
      'Person.Emails',
      "The contact person's e-mail address",
      ({ person }) => firstValue(person?.emails),
    ],
    [
      'atem',
      'Person.Emails',
      'E-mail address of the person, else of the customer',
      ({ person, contact }) => firstValue(person?.emails) ?? firstValue(contact?.emails),
    ],
    [
      'phon',
      'Person.OfficePhones',
      'Phone number of the person, else of the customer',
      ({ person, contact }) => firstValue(person?.officePhones) ?? firstValue(contact?.phones),
    ],
    [
      'pho2',
      'Person.OfficePhones',
      "The contact person's second phone number",
      ({ person }) => person?.officePhones?.[1]?.value,
    ],
    [
      'apho',
      'Person.OfficePhones',
      "The contact person's phone number",
      ({ person }) => firstValue(person?.officePhones),
    ],
    [
      'atpc',
      'Person.MobilePhones',
      "The contact person's mobile number",
      ({ person }) => firstValue(person?.mobilePhones),
    ],
    [
      'atph',
      'Person.PrivatePhones',
      "The contact person's private number",
      ({ person }) => firstValue(person?.privatePhones),
    ],
    ['atfa', 'Person.Faxes', "The contact person's fax number", ({ person }) => firstValue(person?.faxes)],
    [
      'faxn',
      'Person.Faxes',
      'Fax number of the person, else of the customer',
      ({ person, contact }) => firstValue(person?.faxes) ?? firstValue(contact?.faxes),
    ],
    ['awww', 'Person.Urls', "The contact person's web address", ({ person }) => firstValue(person?.urls)],
    [
      'awnp',
      'Person.Urls',
      "The contact person's web address without https://",
      ({ person }) => withoutProtocol(firstValue(person?.urls)),
    ],
    [
      'apad',
      'Person.Address.Postal',
      "The contact person's postal address, line 1",
      ({ person }) => person?.address?.postal?.address1,
    ],
    [
      'apa2',
      'Person.Address.Postal',
      "The contact person's postal address, line 2",
      ({ person }) => person?.address?.postal?.address2,
    ],
    [
      'apa3',
      'Person.Address.Postal',
      "The contact person's postal address, line 3",
      ({ person }) => person?.address?.postal?.address3,
    ],
    [
      'azip',
      'Person.Address.Postal',
      "Postal code of the contact person's address",
      ({ person }) => person?.address?.postal?.zipcode,
    ],
    [
      'acit',
      'Person.Address.Postal',
      "City of the contact person's address",
      ({ person }) => person?.address?.postal?.city,
    ],
    [
      'asta',
      'Person.Address.Postal',
      "State of the contact person's address",
      ({ person }) => person?.address?.postal?.state,
    ],
    [
      'acnt',
      'Person.Address.Postal',
      "County of the contact person's address",
      ({ person }) => person?.address?.postal?.county,
    ],
    [
      'acid',
      'Person.Country',
      "Code of the contact person's country",
      ({ person }) => person?.country?.twoLetterISOCountry,
    ],
    ['actr', 'Person.Country', "The contact person's country", ({ person }) => person?.country?.name],
  ]),
  ...rows('date', [
    ['abdt', 'Person.BirthDate', "The contact person's date of birth", ({ person }) => person?.birthDate],
  ]),
]

const clock = (code: string, [dateFormat, description]: readonly [DateFormat, string]): Field =>
  define(
    code,
    ['date', 'quote', 'the time of the render', description],
    fromQuote(({ settings }: QuoteScope) => settings.now),
    { dateKind: 'clock', dateFormat },
  )

const clockVariables: readonly Field[] = [
  clock('date', ['LongDate', "Today's date, long"]),
  clock('sdat', ['ShortDate', "Today's date, short"]),
  clock('time', ['ShortTime', 'The time of day']),
]

function firstText(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find(hasText)
}

/** The template variables that carriers or the clock answer and that no field twins. */
export const variableFields: readonly Field[] = [
  ...quoteVariables,
  ...alternativeVariables,
  ...lineVariables,
  ...saleVariables,
  ...contactVariables,
  ...personVariables,
  ...clockVariables,
]

/** Codes of SuperOffice that no carrier answers: they are known, and blank unless `Variables` answers them. */
const unanswered = new Set(
  `qicn qdcn fada fadb fadc fadd fade fadf fadg fadh fadi fadj fadk fadl fadm fadn fado fadp fadq
   sste sgui sast satu
   sams cszc cnt? cozn cozg szip scit code numb cphi cpht maii cwwi cspi
   atm? atin ati. asal adep amid atei phoi phot aphi apht atpi atpm atpj atpt atpp atpk atpl
   faxs faxi atfi acsz act? actg atms awwi acha achi achp avoa avoi avos apli aret asci ascn
   aspr attl pos1 pos2 pos3
   auth aumr auac atit alid alun aaid auid audp audl aupc aupm auph aupl aupp aupt audf audi auem auww auwi auwn
   auca aucd aucp auvo auvi auvs aup1 aup2 aup3 auci auzi aust aucs aucn aucy aums aupo aunm aubd
   onam odep oorg owid opad opa2 opa3 ocit ozip osta ocsz oczi ocnt ocnr ocid osad osct oszi opho ophi oema ofax
   owww ownp
   head attn dat1 desc file oref yref dops dope dopa snum dsug apid doid
   lani lanc lang lanx usem usfn usln usmn user usid ufun clie uctx pltf ser# ver# vern verf btzt btod btot ltim
   adm? iocn feat ptha pthi pthp mgdn mgma diid tiid dday`.split(/\s+/),
)

/** Ranges of codes: address lines, and user-defined fields of sale, company, person, user and document. */
const unansweredRange =
  /^(?:q[id]a[1-9]|fad[1-9]|[scau]f(?:0[1-9]|10)|[scau]l(?:0[1-9]|[1-5]\d|60)|[scau]s(?:0[1-9]|[1-4]\d)|d[fls]\d\d)$/

export const isUnansweredVariable = (code: string): boolean =>
  unanswered.has(code) || unansweredRange.test(code)

/** The codes from a number on to another, each with so many digits. */
const numbered = (beginning: string, [first, last]: readonly [string, string]): readonly string[] =>
  Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, index) => beginning + String(Number(first) + index).padStart(first.length, '0'),
  )

/** Every code that no carrier answers and that reveals no secret: what only SuperOffice can be asked for. */
export const listServerVariables = (): readonly string[] => [
  ...[...unanswered].filter((code) => !isSecretVariable(code)),
  ...['qia', 'qda', 'fad'].flatMap((letters) => numbered(letters, ['1', '9'])),
  ...['s', 'c', 'a', 'u'].flatMap((letter) => [
    ...numbered(`${letter}f`, ['01', '10']),
    ...numbered(`${letter}l`, ['01', '60']),
    ...numbered(`${letter}s`, ['01', '49']),
  ]),
  ...['df', 'dl', 'ds'].flatMap((letters) => numbered(letters, ['00', '99'])),
]

/** Every code that no carrier answers, for suggestions; user-defined fields are left out. */
export const unansweredVariables: ReadonlySet<string> = unanswered

/** Codes that would print a session secret, a licence or a service address: never filled, whoever answers them. */
export const isSecretVariable = (code: string): boolean =>
  /^(?:usec|ulic|cs[a-z]{2})$/.test(code) && !/^cs(?:pi|zc)$/.test(code)

/** `{padd31}` sets the fill character of SuperOffice's old engine: accepted and dropped. */
export const isPaddingVariable = (code: string): boolean => /^padd(?:\d{1,2}|##)$/.test(code)
