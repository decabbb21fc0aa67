/** The fields of the tables `alternative`, `group`, `vatRate` and `subscription`. */
import type { QuoteAlternative } from '../carriers.js'
import { Decimal } from '../decimal.js'
import type { FieldType, RegionName } from '../model.js'
import {
  type AmountOrigin,
  defineField,
  type Field,
  type FieldDetails,
  fromAlternative,
  type HeaderProperty,
  integerValue,
} from './field.js'
import { isHeaderPropertyHidden, isLinePropertyVisible } from './field-rights.js'
import { costProperties, discountProperties } from './line-fields.js'
import { type AlternativeScope, createScope, type LineScope, type Scope } from './scope.js'
import { type AlternativeAmounts, type Amount, add, sumAmounts } from './totals.js'

type PropertyOf<T> = {
  [K in keyof QuoteAlternative]-?: Exclude<QuoteAlternative[K], undefined> extends T ? K : never
}[keyof QuoteAlternative]

interface Details extends FieldDetails {
  /** The property of QuoteAlternative, as the WebAPI names it. */
  readonly wire?: string
}

function alternativeField(
  name: string,
  [type, description]: readonly [FieldType, string],
  read: (scope: AlternativeScope) => ReturnType<Field['read']>,
  { wire = name.replace(/^[a-z]/, (letter) => letter.toUpperCase()), ...details }: Details = {},
): Field {
  const definition = {
    name: `alternative/${name}`,
    type,
    region: 'alternative',
    description,
    source: `QuoteAlternative.${wire}`,
  } as const
  return defineField({ ...definition, ...details }, fromAlternative(read))
}

const textField = (property: PropertyOf<string>, description: string, details: Details = {}): Field =>
  alternativeField(property, ['text', description], ({ alternative }) => alternative[property], details)

const storedField = (property: PropertyOf<Decimal>, description: string, details: Details = {}): Field =>
  alternativeField(property, ['decimal', description], ({ alternative }) => alternative[property], details)

const ofAlternative = (...properties: readonly string[]): readonly HeaderProperty[] =>
  properties.map((property) => ({ carrier: 'quotealternative', property }))

/** Whoever knows one of these and the total knows the other. */
const discount = { headerProperties: ofAlternative('discountpercent', 'discountamount') }
const earning = {
  isInternal: true,
  reveals: costProperties,
  headerProperties: ofAlternative('earningamount', 'earningpercent'),
}

/** An amount that the alternative stores, or that its lines give when it does not. */
function completedField(
  property: 'subTotal' | 'discountAmount' | 'totalPrice',
  description: string,
  { formula, roundedFormula, ...details }: Details & Pick<AmountOrigin, 'formula' | 'roundedFormula'>,
): Field {
  const stored = ({ alternative }: Scope): Amount => alternative?.alternative[property]
  const read = (scope: AlternativeScope): Amount => scope.amounts()[property]
  const amount = { stored, formula, roundedFormula }
  return alternativeField(property, ['decimal', description], read, {
    amount,
    reveals: ['totalprice'],
    ...details,
  })
}

interface Formula {
  readonly formula: string
  readonly roundedFormula?: AmountOrigin['roundedFormula']
  readonly divisor?: string
  readonly description: string
  readonly reveals?: readonly string[]
}

function derivedField(
  name: `${RegionName}/${string}`,
  { formula, roundedFormula, divisor, description, reveals = [] }: Formula,
  read: (scope: Scope) => Amount,
): Field {
  const region = name.slice(0, name.indexOf('/')) as RegionName
  const amount = { stored: () => undefined, formula, roundedFormula, divisor }
  return defineField({ name, type: 'decimal', region, description, source: formula, reveals, amount }, read)
}

const derivedAlternativeField = (
  name: string,
  formula: Formula,
  read: (amounts: AlternativeAmounts, scope: AlternativeScope) => Amount,
): Field =>
  derivedField(`alternative/${name}`, formula, ({ alternative }) =>
    alternative === undefined ? undefined : read(alternative.amounts(), alternative),
  )

const counted = (
  name: `${RegionName}/${string}`,
  description: string,
  lines: (scope: Scope) => readonly LineScope[] | undefined,
): Field => {
  const region = name.slice(0, name.indexOf('/')) as RegionName
  return defineField({ name, type: 'integer', region, description, source: 'counted' }, (scope) => {
    const counted = lines(scope)
    return counted === undefined ? undefined : Decimal.fromInteger(counted.length)
  })
}

const flag = (name: string, description: string, read: (scope: AlternativeScope) => boolean): Field =>
  defineField(
    {
      name: `alternative/${name}`,
      type: 'boolean',
      region: 'alternative',
      description,
      source: 'any line or the alternative',
    },
    fromAlternative(read),
  )

const isNonZero = (amount: Amount): boolean => amount !== undefined && !amount.isZero()

interface ShownProperty {
  readonly property: string
  /** What its value gives away; itself alone unless told. */
  readonly reveals?: readonly string[]
}

/** Whether any line shows such a value: one that is switched off or hidden does not count. */
const anyLine = (
  scope: AlternativeScope,
  { property, reveals = [property] }: ShownProperty,
  test: (line: LineScope) => boolean,
): boolean => scope.lines.some((line) => test(line) && isLinePropertyVisible(line, property, reveals))

/** Whether the alternative itself shows an amount that is not zero. */
const showsAmount = (
  alternative: AlternativeScope,
  amount: Amount,
  properties: readonly HeaderProperty[],
): boolean => {
  const scope = { ...createScope(alternative.quote), alternative }
  return isNonZero(amount) && !properties.some((property) => isHeaderPropertyHidden(property, scope))
}

function hasDiscount(scope: AlternativeScope): boolean {
  const { discountPercent, discountAmount } = scope.alternative
  const reveals = discountProperties
  return (
    showsAmount(scope, discountPercent, discount.headerProperties) ||
    showsAmount(scope, discountAmount, discount.headerProperties) ||
    anyLine(scope, { property: 'discountpercent', reveals }, ({ line }) => isNonZero(line.discountPercent)) ||
    anyLine(scope, { property: 'discountamount', reveals }, ({ line }) => isNonZero(line.discountAmount))
  )
}

const hasVat = (scope: AlternativeScope): boolean =>
  showsAmount(scope, scope.alternative.vat, ofAlternative('vat')) ||
  anyLine(scope, { property: 'vat' }, ({ line }) => isNonZero(line.vat))

const isSubscriptionLine = ({ line }: LineScope): boolean => line.isSubscription === true

const discounted = (line: LineScope): Amount => line.amounts().totalPriceWithAlternativeDiscount

export const alternativeFields: readonly Field[] = [
  defineField(
    {
      name: 'alternative/position',
      type: 'integer',
      region: 'alternative',
      description: '1, 2, 3 … in printed order',
      source: 'counted',
    },
    fromAlternative(({ position }) => Decimal.fromInteger(position)),
  ),
  textField('name', 'Name of the alternative', { variable: 'qanm' }),
  textField('description', 'Description of the alternative'),
  flag('isFavourite', 'Whether it is the favourite alternative', ({ isFavourite }) => isFavourite),
  flag('hasDiscount', 'Whether the alternative or a line of it has a discount', hasDiscount),
  flag('hasSubscription', 'Whether a line of it is a subscription', (scope) =>
    anyLine(scope, { property: 'issubscription' }, isSubscriptionLine),
  ),
  flag('hasVat', 'Whether the alternative or a line of it has VAT', hasVat),
  counted('alternative/numLines', 'How many lines it has', ({ alternative }) => alternative?.lines),
  completedField('subTotal', "Sum of the lines' totals before the alternative's discount", {
    formula: 'Σ line/totalPrice',
  }),
  storedField('discountPercent', 'Discount on the alternative in percent', discount),
  completedField('discountAmount', 'Discount on the alternative', {
    ...discount,
    formula: 'alternative/discountPercent × alternative/subTotal ÷ 100',
  }),
  completedField('totalPrice', 'Price after all discounts, without VAT', {
    formula: 'alternative/subTotal − alternative/discountAmount',
    roundedFormula: {
      line: 'Σ line/totalPriceWithAlternativeDiscount',
      'vat-rate': 'Σ line/totalPriceWithAlternativeDiscount',
    },
  }),
  derivedAlternativeField(
    'vatAmount',
    { formula: 'Σ line/vatAmount', description: 'VAT on the alternative', reveals: ['vat', 'totalprice'] },
    (amounts) => amounts.vatAmount,
  ),
  derivedAlternativeField(
    'totalPriceIncVAT',
    {
      formula: 'alternative/totalPrice + alternative/vatAmount',
      description: 'Price after all discounts, with VAT',
      reveals: ['vat', 'totalprice'],
    },
    (amounts) => amounts.totalPriceIncVAT,
  ),
  derivedAlternativeField(
    'oneTimeTotal',
    {
      formula: 'Σ line/totalPriceWithAlternativeDiscount of lines that are no subscription',
      description: 'Price of everything that is paid once',
      reveals: ['totalprice'],
    },
    (_, scope) =>
      sumAmounts(
        scope.lines.filter((line) => !isSubscriptionLine(line)),
        discounted,
      ),
  ),
  derivedAlternativeField(
    'sumDiscountAmount',
    {
      formula: 'Σ line/discountAmount',
      description: "Sum of the lines' discounts, without the alternative's own",
      reveals: discountProperties,
    },
    (amounts) => sumAmounts(amounts.lines, (line) => line.discountAmount),
  ),
  storedField('vat', 'VAT as an amount, as the connector stored it', { wire: 'VAT', reveals: ['vat'] }),
  textField('vatInfo', 'Text about the VAT', { wire: 'VATInfo' }),
  storedField('erpDiscountPercent', 'Discount that the ERP system suggests, in percent', {
    wire: 'ERPDiscountPercent',
  }),
  storedField('erpDiscountAmount', 'Discount that the ERP system suggests', { wire: 'ERPDiscountAmount' }),
  storedField('earningAmount', 'Earning on the alternative; not for customers', earning),
  storedField('earningPercent', 'Earning in percent of the total; not for customers', earning),
  ...([1, 2, 3, 4, 5] as const).map((number) =>
    textField(`extraField${number}`, `Extra field ${number} of the alternative`, {
      variable: `qaf${number}`,
    }),
  ),
  alternativeField(
    'quoteAlternativeId',
    ['integer', 'Id of the alternative'],
    ({ alternative }) => integerValue(alternative.quoteAlternativeId),
    { variable: 'qaid' },
  ),
  alternativeField('quoteVersionId', ['integer', 'Id of the quote version'], ({ alternative }) =>
    integerValue(alternative.quoteVersionId),
  ),
]

const groupSum =
  (read: (line: LineScope) => Amount) =>
  ({ group }: Scope): Amount =>
    group === undefined ? undefined : sumAmounts(group.lines, read)

export const groupFields: readonly Field[] = [
  defineField(
    {
      name: 'group/groupField',
      type: 'text',
      region: 'group',
      description: 'The text that the lines of the group have in common',
      source: 'the field named by GroupBy',
    },
    ({ group }) => group?.text,
  ),
  counted('group/numLines', 'How many lines the group has', ({ group }) => group?.lines),
  {
    ...derivedField(
      'group/sumTotalPrice',
      { formula: 'Σ line/totalPrice', description: "Sum of the lines' totals", reveals: ['totalprice'] },
      groupSum((line) => line.amounts().totalPrice),
    ),
    aliases: ['group/sumtotalPrice'],
  },
  derivedField(
    'group/sumDiscountAmount',
    {
      formula: 'Σ line/discountAmount',
      description: "Sum of the lines' discounts",
      reveals: discountProperties,
    },
    groupSum((line) => line.amounts().discountAmount),
  ),
  derivedField(
    'group/sumVat',
    { formula: 'Σ line/vatAmount', description: "Sum of the lines' VAT", reveals: ['vat', 'totalprice'] },
    groupSum((line) => line.amounts().vatAmount),
  ),
]

const revealsRate = ['vat', 'totalprice']

export const vatRateFields: readonly Field[] = [
  defineField(
    {
      name: 'vatRate/percent',
      type: 'decimal',
      region: 'vatRate',
      description: 'The VAT percentage',
      source: 'QuoteLine.VAT',
      reveals: ['vat'],
    },
    ({ vatRate }) => vatRate?.percent,
  ),
  defineField(
    {
      name: 'vatRate/info',
      type: 'text',
      region: 'vatRate',
      description: 'The text about the VAT',
      source: 'QuoteLine.VATInfo',
      reveals: ['vatinfo'],
    },
    ({ vatRate }) => vatRate?.info,
  ),
  derivedField(
    'vatRate/base',
    {
      formula: 'Σ line/totalPriceWithAlternativeDiscount of the rate',
      roundedFormula: {
        line: 'Σ line/totalPriceWithAlternativeDiscount of the rate',
        'vat-rate': 'alternative/totalPrice, spread over the rates by largest remainder',
      },
      description: 'What the VAT is computed on',
      reveals: ['totalprice'],
    },
    ({ vatRate }) => vatRate?.base(),
  ),
  derivedField(
    'vatRate/amount',
    {
      formula: 'Σ line/vatAmount of the rate',
      roundedFormula: {
        line: 'Σ line/vatAmount of the rate',
        'vat-rate': 'vatRate/base × vatRate/percent ÷ 100, rounded',
      },
      description: 'The VAT',
      reveals: revealsRate,
    },
    ({ vatRate }) => vatRate?.amount(),
  ),
  derivedField(
    'vatRate/total',
    { formula: 'vatRate/base + vatRate/amount', description: 'Base with VAT', reveals: revealsRate },
    ({ vatRate }) => add(vatRate?.base(), vatRate?.amount()),
  ),
  counted('vatRate/numLines', 'How many lines have the rate', ({ vatRate }) => vatRate?.lines),
]

export const subscriptionFields: readonly Field[] = [
  defineField(
    {
      name: 'subscription/unit',
      type: 'text',
      region: 'subscription',
      description: 'The unit, such as month',
      source: 'QuoteLine.SubscriptionUnit',
      reveals: ['subscriptionunit'],
    },
    ({ subscription }) => subscription?.unit,
  ),
  derivedField(
    'subscription/totalPrice',
    {
      formula: 'Σ line/totalPriceWithAlternativeDiscount of subscriptions by that unit',
      description: 'Price of all subscriptions by that unit, for all their periods',
      reveals: ['totalprice'],
    },
    ({ subscription }) => sumAmounts(subscription?.lines ?? [], discounted),
  ),
  derivedField(
    'subscription/pricePerUnit',
    {
      formula: 'Σ (line/totalPriceWithAlternativeDiscount ÷ line/subscriptionQuantity)',
      divisor: 'line/subscriptionQuantity',
      description: 'What they cost each month, year or whatever the unit is',
      reveals: ['totalprice', 'subscriptionquantity'],
    },
    ({ subscription }) => sumAmounts(subscription?.lines ?? [], pricePerUnit),
  ),
  counted(
    'subscription/numLines',
    'How many lines are sold by that unit',
    ({ subscription }) => subscription?.lines,
  ),
]

function pricePerUnit(line: LineScope): Amount {
  const quantity = line.line.subscriptionQuantity
  return quantity === undefined || quantity.isZero() ? undefined : discounted(line)?.dividedBy(quantity)
}
