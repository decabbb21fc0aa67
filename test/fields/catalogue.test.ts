import { describe, expect, it } from 'vitest'
import { quoteAlternativeSchema, quoteLineSchema } from '../../src/carriers.js'
import { allFields, findField, findVariable, listFields } from '../../src/fields/catalogue.js'

const names = (table: string, properties: string): readonly string[] =>
  properties
    .trim()
    .split(/\s+/)
    .map((property) => `${table}/${property}`)

/** SuperOffice's own merge fields. */
const superOffice = [
  ...names(
    'quote',
    `approvalRegisteredBy approvedBy approvedDate approvedText contactDepartment contactName currency deliveryTerms
     deliveryType description expiration extraField1 extraField2 extraField3 extraField4 extraField5 fullName mrMrs
     number orderComment paymentTerms paymentType poNumber portraitThumbnail quoteId quoteVersionId saleAmount
     saleDescription saleEarning saleEarningPercent saleHeading saleNumber saleType sent title`,
  ),
  ...names(
    'alternative',
    `description discountAmount discountPercent earningAmount earningPercent erpDiscountAmount erpDiscountPercent
     extraField1 extraField2 extraField3 extraField4 extraField5 name numLines quoteAlternativeId quoteVersionId
     subTotal sumDiscountAmount totalPrice totalPriceIncVAT vat vatAmount vatInfo`,
  ),
  ...names('group', 'groupField numLines sumDiscountAmount sumTotalPrice sumVat'),
  ...names(
    'line',
    `code description discountAmount discountPercent earningAmount earningPercent extraField1 extraField2 extraField3
     extraField4 extraField5 isSubscription itemNumber name priceUnit priceUnitSubscriptionQuantityUnit
     priceUnitSubscriptionUnit productCategoryKey productFamilyKey productTypeKey quantity quantityUnit
     quoteAlternativeId quoteLineThumbnail rank status subTotal subscriptionQuantity subscriptionStart
     subscriptionUnit supplier supplierCode totalPrice totalPriceIncVAT totalPriceWithAlternativeDiscount unitCost
     unitListPrice unitListPriceSubscriptionQuantity unitMinimumPrice url vat vatAmount vatInfo`,
  ),
]

/** The fields beyond those. */
const beyond = [
  ...names(
    'line',
    `quoteLineId erpQuoteLineKey erpProductKey reason deliveredQuantity erpDiscountPercent erpDiscountAmount
     rawExtraInfo rule userValueOverride position`,
  ),
  ...names('alternative', 'position isFavourite hasDiscount hasSubscription hasVat oneTimeTotal'),
  ...names('vatRate', 'percent info base amount total numLines'),
  ...names('subscription', 'unit totalPrice pricePerUnit numLines'),
  ...names('seller', 'fullName mrMrs title company department'),
  ...names('contact', 'name department orgNr address country phone email'),
  ...names('person', 'fullName mrMrs title email phone'),
]

const tableFields = listFields().filter(({ name }) => name.includes('/'))

describe('the catalogue', () => {
  it('holds exactly the fields of the vocabulary, each once', () => {
    expect(tableFields.map(({ name }) => name).sort()).toEqual([...superOffice, ...beyond].sort())
  })

  it('has no two fields or spellings that differ in case only', () => {
    const known = listFields().map(({ name }) => name.toLowerCase())
    expect(new Set(known).size).toBe(known.length)
  })

  it('has each template variable at most once', () => {
    const codes = listFields().flatMap(({ variable }) => variable ?? [])
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) {
      expect(code).toMatch(/^[a-z][a-z0-9?.#]{3}$/)
      expect(findVariable(code)?.variable).toBe(code)
    }
  })

  it('says what every field is, and where it comes from', () => {
    for (const { name, description, source } of listFields()) {
      expect(description, name).toMatch(/^[^\s].{2,}[^\s.]$/)
      expect(source, name).not.toBe('')
    }
  })

  it('puts every field into its region', () => {
    const everywhere = ['quote', 'seller', 'contact', 'person']
    for (const { name, region } of tableFields) {
      const table = name.slice(0, name.indexOf('/'))
      expect(region, name).toBe(everywhere.includes(table) ? 'quote' : table)
    }
  })

  it.each([
    ['quote/sent', 'date'],
    ['quote/expiration', 'date'],
    ['quote/approvedDate', 'date'],
    ['line/subscriptionStart', 'date'],
    ['quote/quoteId', 'integer'],
    ['line/rank', 'integer'],
    ['alternative/numLines', 'integer'],
    ['line/quantity', 'decimal'],
    ['line/vat', 'decimal'],
    ['alternative/vat', 'decimal'],
    ['line/isSubscription', 'boolean'],
    ['line/itemNumber', 'text'],
    ['line/url', 'text'],
    ['line/productFamilyKey', 'text'],
    ['line/quoteLineThumbnail', 'picture'],
    ['quote/portraitThumbnail', 'picture'],
  ])('knows that %s is of the type %s', (name, type) => {
    expect(findField(name)?.type).toBe(type)
  })

  it.each([
    ['quote/title', 'SaleOwner.Title'],
    ['quote/contactName', 'SaleOwner.Contact.Name'],
    ['quote/extraField1', 'QuoteVersion.ExtraField1'],
    ['quote/paymentTerms', 'QuoteVersion.ERPPaymentTermsKey'],
    ['line/vat', 'QuoteLine.VAT'],
    ['line/erpProductKey', 'QuoteLine.ERPProductKey'],
    ['alternative/vatInfo', 'QuoteAlternative.VATInfo'],
  ])('knows that %s comes from %s', (name, source) => {
    expect(findField(name)?.source).toBe(source)
  })
})

describe('carriers', () => {
  const governing = ['rights', 'tableRight', 'fieldProperties', 'extraInfo']
  const known = new Set(tableFields.map(({ name }) => name))

  it('of lines have a field for every property but those that govern', () => {
    const renamed: Record<string, string> = { thumbnail: 'quoteLineThumbnail' }
    for (const property of Object.keys(quoteLineSchema)) {
      if (governing.includes(property)) continue
      expect(known, property).toContain(`line/${renamed[property] ?? property}`)
    }
  })

  it('of alternatives have a field for every property that SuperOffice prints', () => {
    const unprinted = [
      'status',
      'reason',
      'userValueOverride',
      'quoteLines',
      'erpQuoteAlternativeKey',
      ...governing,
    ]
    for (const property of Object.keys(quoteAlternativeSchema)) {
      if (!unprinted.includes(property)) expect(known, property).toContain(`alternative/${property}`)
    }
  })
})

describe('finding a field', () => {
  it('takes its name exactly, extra information included', () => {
    expect(findField('line/name')?.name).toBe('line/name')
    expect(findField('line/Name')).toBeUndefined()
    expect(findField('line/extraInfo.Colour of the door')?.name).toBe('line/extraInfo.Colour of the door')
    expect(findField('line/extraInfo')).toBeUndefined()
    expect(findField('qnum')).toBeUndefined()
    expect(findField('constructor')).toBeUndefined()
  })

  it('takes extra information by its exact name, the first of it', () => {
    const field = findField('line/extraInfo.Colour')
    expect(field?.region).toBe('line')
    expect(allFields()).not.toContain(field)
  })
})
