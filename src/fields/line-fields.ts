/** The fields of the table `line`. */
import type { ListName, QuoteLine } from '../carriers.js'
import { statusWord } from '../culture/words.js'
import { Decimal } from '../decimal.js'
import type { FieldType } from '../model.js'
import { statusInEnglish } from '../problem.js'
import { joinTexts, listText } from './carrier-text.js'
import {
  type AmountOrigin,
  defineField,
  type Field,
  type FieldDetails,
  fromLine,
  integerValue,
} from './field.js'
import { formatTrimmed } from './format-value.js'
import { chooseLanguage } from './multi-language.js'
import { readPicture } from './read-picture.js'
import type { LineScope, Scope } from './scope.js'
import { type LineAmounts, vatPercent } from './totals.js'

type PropertyOf<T> = {
  [K in keyof QuoteLine]-?: Exclude<QuoteLine[K], undefined> extends T ? K : never
}[keyof QuoteLine]

/** Properties that SuperOffice's Configure product does not switch on and off. */
const notConfigurable = new Set([
  'quotelineid',
  'quotealternativeid',
  'rank',
  'status',
  'reason',
  'rule',
  'uservalueoverride',
  'rawextrainfo',
  'extrainfo',
  'erpquotelinekey',
  'erpproductkey',
])

/** The name that the WebAPI gives a property: `ERPProductKey`, `VATInfo`, `UnitCost`. */
const wireName = (property: string): string =>
  property
    .replace(/^erp/, 'ERP')
    .replace(/^vat/, 'VAT')
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())

interface LineFieldDefinition extends FieldDetails {
  readonly description: string
  readonly property: string
}

function lineField(
  property: keyof QuoteLine & string,
  type: FieldType,
  definition: LineFieldDefinition,
  read: (scope: LineScope) => ReturnType<Field['read']>,
): Field {
  const { description, property: name, ...details } = definition
  const key = property.toLowerCase()
  return defineField(
    {
      name: `line/${name}`,
      type,
      region: 'line',
      description,
      source: `QuoteLine.${wireName(property)}`,
      reveals: [key],
      ...(notConfigurable.has(key) ? {} : { inUseKey: key }),
      ...details,
    },
    fromLine(read),
  )
}

const textField = (property: PropertyOf<string>, description: string, variable?: string): Field =>
  lineField(
    property,
    'text',
    { property, description, ...(variable === undefined ? {} : { variable }) },
    ({ line }) => line[property],
  )

const listField = (
  [property, list]: readonly ['productCategoryKey' | 'productFamilyKey' | 'productTypeKey', ListName],
  description: string,
  variable: string,
): Field =>
  lineField(property, 'text', { property, description, variable }, ({ line, quote }) =>
    listText(quote, list, line[property]),
  )

const integerField = (property: PropertyOf<number>, description: string): Field =>
  lineField(property, 'integer', { property, description }, ({ line }) => integerValue(line[property]))

const decimalField = (
  property: PropertyOf<Decimal>,
  description: string,
  details: FieldDetails = {},
): Field =>
  lineField(property, 'decimal', { property, description, ...details }, ({ line }) => line[property])

/** Whoever knows one of these, the quantity and the total knows the others. */
export const costProperties = ['unitcost', 'earningamount', 'earningpercent']
const priceProperties = ['unitlistprice', 'subtotal', 'discountpercent', 'discountamount']
/** A discount on a known price gives the total away too. */
export const discountProperties = [...priceProperties, 'totalprice']
const internal = { isInternal: true, reveals: costProperties } as const

/** An amount that the line stores, or that is computed from the line's other properties when it does not. */
function completedField(
  property: 'subTotal' | 'discountAmount' | 'totalPrice',
  description: string,
  details: FieldDetails & { readonly formula: string },
): Field {
  const { formula, ...others } = details
  const amount = { stored: stored(property), formula }
  return lineField(
    property,
    'decimal',
    { property, description, amount, ...others },
    (scope) => scope.amounts()[property],
  )
}

const stored =
  (property: PropertyOf<Decimal>) =>
  (scope: Pick<Scope, 'line'>): Decimal | undefined =>
    scope.line?.line[property]

interface DerivedAmount {
  readonly description: string
  readonly formula: string
  readonly roundedFormula: AmountOrigin['roundedFormula']
  readonly reveals: readonly string[]
}

function derivedField(
  name: keyof LineAmounts & string,
  { description, formula, roundedFormula, reveals }: DerivedAmount,
): Field {
  return defineField(
    {
      name: `line/${name}`,
      type: 'decimal',
      region: 'line',
      description,
      source: formula,
      reveals,
      amount: { stored: () => undefined, formula, roundedFormula },
    },
    fromLine((scope) => scope.amounts()[name]),
  )
}

const subscriptionText = (
  name: string,
  [description, source]: readonly [string, string],
  read: (scope: LineScope) => ReturnType<Field['read']>,
  details: FieldDetails = {},
): Field =>
  defineField(
    { name: `line/${name}`, type: 'text', region: 'line', description, source, ...details },
    fromLine(read),
  )

export const subscriptionUnit = ({ line, quote }: LineScope): string | undefined =>
  listText(quote, 'subscriptionUnit', line.subscriptionUnit)

/** `12 months`; the quantity without trailing zeros. */
function subscriptionPeriod(scope: LineScope): string | undefined {
  const quantity = scope.line.subscriptionQuantity
  const number = quantity === undefined ? undefined : formatTrimmed(quantity, scope.quote.settings.culture)
  return joinTexts([number, inLanguage(scope, subscriptionUnit(scope))], ' ')
}

/** Texts are put together in the render's language: a joint one could not be told apart. */
const inLanguage = ({ quote }: LineScope, text: string | undefined): string | undefined =>
  text === undefined ? undefined : chooseLanguage(text, quote.settings.culture.language)

function joinUnits(
  scope: LineScope,
  separator: string,
  subscription: string | undefined,
): string | undefined {
  const { priceUnit, isSubscription } = scope.line
  if (isSubscription !== true) return priceUnit
  return joinTexts([inLanguage(scope, priceUnit), inLanguage(scope, subscription)], separator)
}

/** The connector's discount is the line's unless somebody changed it. */
const suggestedDiscount = {
  reveals: ['erpdiscountpercent', 'erpdiscountamount', ...discountProperties],
} as const

const listPriceOfPeriod = 'line/unitListPrice (× line/subscriptionQuantity of a subscription)'

/** A status in words: English ones where a language has none. A status that is not known prints as it is. */
function statusText({ line, quote }: LineScope): string | undefined {
  const { status } = line
  if (status === undefined) return undefined
  const { culture, problems } = quote.settings
  const word = statusWord(culture.language, status)
  const english = statusWord('en', status)
  if (word === undefined && english !== undefined)
    problems.once('status', () => statusInEnglish(culture.name))
  return word ?? english ?? status
}

const thumbnail = lineField(
  'thumbnail',
  'picture',
  {
    property: 'quoteLineThumbnail',
    description: 'Small picture of the product',
    reveals: ['thumbnail', 'image'],
  },
  ({ line, quote }) =>
    readPicture(line.thumbnail, {
      field: 'line/quoteLineThumbnail',
      description: line.name ?? '',
      problems: quote.settings.problems,
    }),
)

export const lineFields: readonly Field[] = [
  defineField(
    {
      name: 'line/position',
      type: 'integer',
      region: 'line',
      description: '1, 2, 3 … in printed order',
      source: 'counted',
    },
    fromLine(({ position }) => Decimal.fromInteger(position)),
  ),
  integerField('rank', 'Order of the line within the alternative'),
  textField('name', 'Name of the product', 'qlnm'),
  textField('description', 'Description of the product', 'qldc'),
  textField('code', 'Code that the salespeople know the product by', 'qlpc'),
  textField('itemNumber', 'Number from a hierarchy, such as 1.4.3.2', 'qlit'),
  listField(['productCategoryKey', 'productCategory'], 'Category of the product', 'qlca'),
  listField(['productFamilyKey', 'productFamily'], 'Family of the product', 'qlfa'),
  listField(['productTypeKey', 'productType'], 'Type of the product', 'qlty'),
  textField('supplier', 'Name of the supplier', 'qlsu'),
  textField('supplierCode', "The supplier's code for the product", 'qlsc'),
  textField('url', 'Address of a page about the product', 'qlur'),
  thumbnail,
  decimalField('quantity', 'How many units', { variable: 'qlqa' }),
  decimalField('deliveredQuantity', 'How many units were delivered', { variable: 'qlqd' }),
  textField('quantityUnit', 'Unit of the quantity', 'qlqu'),
  textField('priceUnit', 'Unit of the price', 'qlpu'),
  decimalField('unitListPrice', 'List price of a unit', { variable: 'qllp', reveals: priceProperties }),
  decimalField('unitCost', 'Cost of a unit; not for customers', internal),
  decimalField('unitMinimumPrice', 'Lowest price of a unit; not for customers', {
    variable: 'qlmp',
    isInternal: true,
  }),
  decimalField('earningAmount', 'Earning on the line; not for customers', internal),
  decimalField('earningPercent', 'Earning in percent of the total; not for customers', internal),
  decimalField('discountPercent', 'Discount on the line in percent', {
    variable: 'qldp',
    reveals: discountProperties,
  }),
  completedField('discountAmount', 'Discount on the line', {
    variable: 'qlda',
    reveals: discountProperties,
    formula: 'line/discountPercent × line/subTotal ÷ 100',
  }),
  decimalField('erpDiscountPercent', 'Discount that the ERP system suggests, in percent', suggestedDiscount),
  decimalField('erpDiscountAmount', 'Discount that the ERP system suggests', suggestedDiscount),
  completedField('subTotal', 'Price before the discount', {
    variable: 'qlst',
    reveals: priceProperties,
    formula: 'line/quantity × line/unitListPrice (× line/subscriptionQuantity of a subscription)',
  }),
  completedField('totalPrice', "Price after the line's discount, without VAT", {
    variable: 'qltp',
    formula: 'line/subTotal − line/discountAmount',
  }),
  derivedField('totalPriceWithAlternativeDiscount', {
    description: "Price after the line's and the alternative's discount, without VAT",
    formula: 'line/totalPrice × (1 − alternative/discountPercent ÷ 100)',
    roundedFormula: {
      line: 'line/totalPrice × (1 − alternative/discountPercent ÷ 100), rounded',
      'vat-rate': 'vatRate/base, spread over the lines of the rate by largest remainder',
    },
    reveals: ['totalprice'],
  }),
  lineField(
    'vat',
    'decimal',
    { property: 'vat', description: 'VAT in percent', variable: 'qlva' },
    ({ line }) => vatPercent(line),
  ),
  textField('vatInfo', 'Text about the VAT', 'qlvi'),
  derivedField('vatAmount', {
    description: 'VAT on the line',
    formula: 'line/totalPriceWithAlternativeDiscount × line/vat ÷ 100',
    roundedFormula: {
      line: 'line/totalPriceWithAlternativeDiscount × line/vat ÷ 100, rounded',
      'vat-rate': 'vatRate/amount, spread over the lines of the rate by largest remainder',
    },
    reveals: ['totalprice', 'vat'],
  }),
  derivedField('totalPriceIncVAT', {
    description: 'Price of the line with VAT',
    formula: 'line/totalPrice + line/vatAmount',
    roundedFormula: {
      line: 'line/totalPriceWithAlternativeDiscount + line/vatAmount',
      'vat-rate': 'line/totalPriceWithAlternativeDiscount + line/vatAmount',
    },
    reveals: ['totalprice', 'vat'],
  }),
  lineField(
    'isSubscription',
    'boolean',
    { property: 'isSubscription', description: 'Whether the product is sold by subscription' },
    ({ line }) => line.isSubscription,
  ),
  lineField(
    'subscriptionUnit',
    'text',
    { property: 'subscriptionUnit', description: 'Unit of the subscription, such as month' },
    subscriptionUnit,
  ),
  decimalField('subscriptionQuantity', 'How many subscription units'),
  lineField(
    'subscriptionStart',
    'date',
    { property: 'subscriptionStart', description: 'The day that the subscription starts' },
    ({ line }) => line.subscriptionStart,
  ),
  defineField(
    {
      name: 'line/unitListPriceSubscriptionQuantity',
      type: 'decimal',
      region: 'line',
      description: 'List price of a unit for the whole subscription',
      source: listPriceOfPeriod,
      inUseKey: 'unitlistprice',
      reveals: priceProperties,
      aliases: ['line/UnitListPriceSubscriptionQuantity'],
      amount: { stored: () => undefined, formula: listPriceOfPeriod },
    },
    fromLine(({ line }) => {
      const { unitListPrice, subscriptionQuantity, isSubscription } = line
      if (isSubscription !== true) return unitListPrice
      return subscriptionQuantity === undefined ? undefined : unitListPrice?.times(subscriptionQuantity)
    }),
  ),
  subscriptionText(
    'priceUnitSubscriptionUnit',
    ['Units of price and subscription: pcs/month', 'line/priceUnit / line/subscriptionUnit'],
    (scope) => joinUnits(scope, '/', subscriptionUnit(scope)),
    {
      aliases: ['line/PriceUnitSubscriptionUnit'],
      inUseKey: 'priceunit',
      reveals: ['priceunit', 'subscriptionunit'],
    },
  ),
  subscriptionText(
    'priceUnitSubscriptionQuantityUnit',
    ['Price unit and period of the subscription: pcs @ 12 months', 'line/priceUnit @ quantity and unit'],
    (scope) => joinUnits(scope, ' @ ', subscriptionPeriod(scope)),
    {
      aliases: ['line/PriceUnitSubscriptionQuantityUnit'],
      inUseKey: 'priceunit',
      reveals: ['priceunit', 'subscriptionunit', 'subscriptionquantity'],
    },
  ),
  lineField(
    'status',
    'text',
    { property: 'status', description: 'Status of the line, as a word' },
    statusText,
  ),
  textField('reason', "What the status is about, when it isn't OK", 'qlre'),
  ...([1, 2, 3, 4, 5] as const).map((number) =>
    textField(`extraField${number}`, `Extra field ${number} of the line`, `qlf${number}`),
  ),
  integerField('quoteLineId', 'Id of the line'),
  integerField('quoteAlternativeId', 'Id of the alternative that the line belongs to'),
  textField('erpQuoteLineKey', 'Key of the line in the ERP system', 'qlky'),
  textField('erpProductKey', 'Key of the product in the ERP system', 'qlpk'),
  textField('rule', 'Calculation rules in effect'),
  textField('userValueOverride', 'Which amount the user changed last'),
  textField('rawExtraInfo', 'Extra information as plain text'),
]

/** `line/extraInfo.<Name>`: the value of the first piece of extra information of that name. */
export function extraInfoField(property: string): Field {
  const name = property.slice(property.indexOf('.') + 1)
  return defineField(
    {
      name: `line/extraInfo.${name}`,
      type: 'text',
      region: 'line',
      description: `Extra information ${name}`,
      source: 'QuoteLine.ExtraInfo',
      reveals: ['extrainfo'],
    },
    fromLine(({ line }) => line.extraInfo?.find((info) => info.name === name)?.value),
  )
}
