import { describe, expect, it } from 'vitest'
import { printText, quoteOfLines, renderText } from '../fixtures/quotes.js'

const quote = {
  Quote: {
    QuoteId: 12,
    ERPQuoteKey: 'quote key',
    ERPOrderKey: 'order key',
    PoNumber: 'purchase order',
    OrderComment: 'order comment',
  },
  QuoteVersion: {
    QuoteVersionId: 31,
    ERPQuoteVersionKey: 'version key',
    Number: '10106',
    State: 'Sent',
    Rank: 4,
    Description: 'version description',
    ExpirationDate: '2026-04-30T00:00:00',
    ERPPaymentTermsKey: '1',
    ERPPaymentTypeKey: '2',
    ERPDeliveryTermsKey: '3',
    ERPDeliveryTypeKey: '4',
    ApprovedBy: 71,
    ApprovedRegisteredBy: 72,
    ApprovedRegisteredDate: '2026-03-02T00:00:00',
    ApprovedText: 'approval text',
    InvoiceCountryId: 578,
    DeliveryCountryId: 208,
    ExtraField1: 'version 1',
    ExtraField2: 'version 2',
    ExtraField3: 'version 3',
    ExtraField4: 'version 4',
    ExtraField5: 'version 5',
  },
  ApprovedBy: 'Approver',
  ApprovalRegisteredBy: 'Registrar',
  Lists: {
    PaymentTerms: { 1: '30 days' },
    PaymentType: { 2: 'Invoice' },
    DeliveryTerms: { 3: 'Free' },
    DeliveryType: { 4: 'Lorry' },
    ProductCategory: { c: 'Category' },
    ProductFamily: { f: 'Family' },
    ProductType: { t: 'Type' },
    SubscriptionUnit: { m: 'months' },
  },
  QuoteAlternatives: [
    {
      QuoteAlternativeId: 39,
      ERPQuoteAlternativeKey: 'alternative key',
      Name: 'alternative name',
      SubTotal: 90,
      TotalPrice: 90,
      ExtraField1: 'alternative 1',
      ExtraField2: 'alternative 2',
      ExtraField3: 'alternative 3',
      ExtraField4: 'alternative 4',
      ExtraField5: 'alternative 5',
      QuoteLines: [
        {
          QuoteLineId: 1,
          Name: 'line name',
          Description: 'line description',
          Code: 'line code',
          ERPProductKey: 'product key',
          ERPQuoteLineKey: 'line key',
          ItemNumber: '1.4',
          ProductCategoryKey: 'c',
          ProductFamilyKey: 'f',
          ProductTypeKey: 't',
          Supplier: 'supplier',
          SupplierCode: 'supplier code',
          Url: 'https://example.com/line',
          Quantity: 2,
          DeliveredQuantity: 1,
          QuantityUnit: 'quantity unit',
          PriceUnit: 'price unit',
          UnitListPrice: 50,
          UnitMinimumPrice: 40,
          DiscountAmount: 10,
          DiscountPercent: 10.5,
          SubTotal: 100,
          TotalPrice: 90,
          VAT: 25,
          VATInfo: 'VAT info',
          Reason: 'reason',
          ExtraField1: 'line 1',
          ExtraField2: 'line 2',
          ExtraField3: 'line 3',
          ExtraField4: 'line 4',
          ExtraField5: 'line 5',
          IsSubscription: true,
          SubscriptionQuantity: 12,
          SubscriptionUnit: 'm',
        },
      ],
    },
  ],
  Sale: {
    SaleId: 5,
    Heading: 'heading',
    SaleText: 'info text',
    Number: 'S-5',
    Amount: 1000,
    Earning: 400,
    EarningPercent: 40,
    Probability: 70,
    Saledate: '2026-05-01T00:00:00',
    CreatedDate: '2026-01-02T10:00:00Z',
    NextDueDate: '2026-05-02T00:00:00',
    PublishEventDate: '2026-05-03T00:00:00',
    PublishFrom: '2026-05-04T00:00:00',
    PublishTo: '2026-05-05T00:00:00',
    Currency: { Value: 'NOK' },
    SaleType: { Value: 'sale type' },
    Source: { Value: 'source' },
    Competitor: { Value: 'competitor' },
    Credited: { Value: 'credited' },
    Associate: { FullName: 'Owner' },
    CreatedBy: { AssociateId: 9, FullName: 'Creator' },
  },
  SaleOwner: { FullName: 'Seller', Contact: { Name: 'Our company' } },
  Contact: {
    Name: 'Customer',
    Department: 'Oslo',
    OrgNr: '987',
    Business: { Value: 'business' },
    Category: { Value: 'category' },
    Associate: { FullName: 'Our contact' },
    Country: { Name: 'Norge', EnglishName: 'Norway', TwoLetterISOCountry: 'NO' },
    Phones: [{ Value: '' }, { Value: '111' }],
    Faxes: [{ Value: '112' }],
    Emails: [{ Value: 'post@example.com' }],
    Urls: [{ Value: 'https://example.com' }],
    Address: {
      Postal: {
        Address1: 'postal 1',
        Address2: 'postal 2',
        Address3: 'postal 3',
        Zipcode: '0101',
        City: 'OSLO',
        County: 'postal county',
        State: 'postal state',
      },
      Street: {
        Address1: 'street 1',
        Address2: 'street 2',
        Address3: 'street 3',
        Zipcode: '0202',
        State: 'street state',
      },
    },
  },
  Person: {
    Firstname: 'Kari',
    MiddleName: 'M.',
    Lastname: 'Nordmann',
    Mrmrs: 'Mrs',
    Title: 'Manager',
    Salutation: 'Dear Kari',
    PersonNumber: 'P-1',
    BirthDate: '1980-02-03',
    Position: { Value: 'position' },
    Business: { Value: 'own business' },
    Category: { Value: 'own category' },
    Country: { Name: 'Danmark', TwoLetterISOCountry: 'DK' },
    OfficePhones: [{ Value: '222' }, { Value: '223' }],
    MobilePhones: [{ Value: '333' }],
    PrivatePhones: [{ Value: '444' }],
    Faxes: [{ Value: '555' }],
    Emails: [{ Value: 'kari@example.com' }],
    Urls: [{ Value: 'http://kari.example.com/me' }],
    Address: {
      Postal: {
        Address1: 'own 1',
        Address2: 'own 2',
        Address3: 'own 3',
        Zipcode: '1000',
        City: 'København',
        State: 'own state',
        County: 'own county',
      },
    },
  },
}

const internal = ['saea', 'saep', 'salc', 'qlmp']
const print = (json: unknown, template: string, code: string): string =>
  printText(json, template, { expect: internal.includes(code) ? ['internal-price'] : [] })

describe('template variables of lines', () => {
  it.each([
    ['qlnm', 'line name'],
    ['qldc', 'line description'],
    ['qlpc', 'line code'],
    ['qlpk', 'product key'],
    ['qlky', 'line key'],
    ['qlit', '1.4'],
    ['qlca', 'Category'],
    ['qlfa', 'Family'],
    ['qlty', 'Type'],
    ['qlsu', 'supplier'],
    ['qlsc', 'supplier code'],
    ['qlur', 'https://example.com/line'],
    ['qlqa', '2.00'],
    ['qlqd', '1.00'],
    ['qlqu', 'quantity unit'],
    ['qlpu', 'price unit'],
    ['qllp', '50.00'],
    ['qlmp', '40.00'],
    ['qlda', '10.00'],
    ['qldp', '10.50'],
    ['qlst', '100.00'],
    ['qltp', '90.00'],
    ['qlva', '25.00'],
    ['qlvi', 'VAT info'],
    ['qlre', 'reason'],
    ['qlf1', 'line 1'],
    ['qlf2', 'line 2'],
    ['qlf3', 'line 3'],
    ['qlf4', 'line 4'],
    ['qlf5', 'line 5'],
    ['qsub', 'Yes'],
    ['qsqa', '12.00'],
    ['qsun', 'months'],
  ])('%s prints %s inside a line', (code, expected) => {
    expect(print(quote, `{#alternative}{#line}{${code}}{/line}{/alternative}`, code)).toBe(expected)
  })

  it('are blank outside lines, with a warning', () => {
    expect(printText(quote, '[{qlnm}]', { expect: ['missing-value'] })).toBe('[]')
  })

  it('of subscriptions are blank for what is none', () => {
    const json = quoteOfLines(
      [{ IsSubscription: false, SubscriptionQuantity: 0, SubscriptionUnit: 'month' }],
      {
        TotalPrice: 0,
      },
    )
    expect(printText(json, '{#alternative}{#line}[{qsub}{qsqa}{qsun}]{/line}{/alternative}')).toBe('[]')
  })
})

describe('template variables', () => {
  it.each([
    ['qaky', 'alternative key'],
    ['qaid', '39'],
    ['qanm', 'alternative name'],
    ['qaf1', 'alternative 1'],
    ['qaf2', 'alternative 2'],
    ['qaf3', 'alternative 3'],
    ['qaf4', 'alternative 4'],
    ['qaf5', 'alternative 5'],
    ['qcom', 'order comment'],
    ['qord', 'order key'],
    ['qkey', 'quote key'],
    ['quid', '12'],
    ['qpon', 'purchase order'],
    ['qvid', '31'],
    ['qvky', 'version key'],
    ['qver', '4'],
    ['qnum', '10106'],
    ['qdsc', 'version description'],
    ['qexp', '4/30/2026'],
    ['qaby', 'Approver'],
    ['qabi', '71'],
    ['qarb', 'Registrar'],
    ['qari', '72'],
    ['qadt', '3/2/2026'],
    ['qatx', 'approval text'],
    ['qpev', '30 days'],
    ['qpek', '1'],
    ['qptv', 'Invoice'],
    ['qptk', '2'],
    ['qdev', 'Free'],
    ['qdek', '3'],
    ['qdtv', 'Lorry'],
    ['qdtk', '4'],
    ['qici', '578'],
    ['qdci', '208'],
    ['qvf1', 'version 1'],
    ['qvf2', 'version 2'],
    ['qvf3', 'version 3'],
    ['qvf4', 'version 4'],
    ['qvf5', 'version 5'],
    ['saam', '1,000.00'],
    ['saau', 'Owner'],
    ['salc', '600.00'],
    ['saca', 'Creator'],
    ['saci', '9'],
    ['sacu', 'NOK'],
    ['saea', '400.00'],
    ['saep', '40.00'],
    ['sanf', 'info text'],
    ['sanu', 'S-5'],
    ['sapa', '5/3/2026'],
    ['saps', '5/4/2026'],
    ['sape', '5/5/2026'],
    ['sarg', '1/2/2026'],
    ['saco', 'competitor'],
    ['sacr', 'credited'],
    ['sada', '5/1/2026'],
    ['sadu', '5/2/2026'],
    ['sapr', '70'],
    ['saso', 'source'],
    ['saty', 'sale type'],
    ['sati', 'heading'],
    ['said', '5'],
    ['name', 'Customer'],
    ['dept', 'Oslo'],
    ['ndep', 'Customer, Oslo'],
    ['orgn', '987'],
    ['addr', 'postal 1'],
    ['padr', 'postal 1'],
    ['pad2', 'postal 2'],
    ['pad3', 'postal 3'],
    ['zipc', '0101'],
    ['city', 'OSLO'],
    ['zici', '0101 OSLO'],
    ['stat', 'postal state'],
    ['cnty', 'postal county'],
    ['sadr', 'street 1'],
    ['sad2', 'street 2'],
    ['sad3', 'street 3'],
    ['zipp', '0202'],
    ['ssta', 'street state'],
    ['cntr', 'Norge'],
    ['cicn', 'Norway'],
    ['ccid', 'NO'],
    ['busi', 'business'],
    ['cate', 'category'],
    ['cont', 'Our contact'],
    ['cpho', '111'],
    ['mail', 'post@example.com'],
    ['cwww', 'https://example.com'],
    ['cwnp', 'example.com'],
    ['atfn', 'Kari'],
    ['atmn', 'M.'],
    ['atln', 'Nordmann'],
    ['atmr', 'Mrs'],
    ['atti', 'Manager'],
    ['salu', 'Dear Kari'],
    ['atpo', 'position'],
    ['abus', 'own business'],
    ['acat', 'own category'],
    ['anum', 'P-1'],
    ['amai', 'kari@example.com'],
    ['atem', 'kari@example.com'],
    ['phon', '222'],
    ['pho2', '223'],
    ['apho', '222'],
    ['atpc', '333'],
    ['atph', '444'],
    ['atfa', '555'],
    ['faxn', '555'],
    ['awww', 'http://kari.example.com/me'],
    ['awnp', 'kari.example.com/me'],
    ['apad', 'own 1'],
    ['apa2', 'own 2'],
    ['apa3', 'own 3'],
    ['azip', '1000'],
    ['acit', 'København'],
    ['asta', 'own state'],
    ['acnt', 'own county'],
    ['actr', 'Danmark'],
    ['acid', 'DK'],
    ['abdt', '2/3/1980'],
  ])('%s prints %s', (code, expected) => {
    expect(print(quote, `{${code}}`, code)).toBe(expected)
  })

  it('of the person fall back to the customer, and those of the customer to the street', () => {
    const { Postal: _, ...address } = quote.Contact.Address
    const json = { ...quote, Person: { Emails: [] }, Contact: { ...quote.Contact, Address: address } }
    expect(printText(json, '{atem} {phon} {faxn} {addr}')).toBe('post@example.com 111 112 street 1')
  })
})

describe('variables that no carrier answers', () => {
  it.each([
    'auth',
    'auem',
    'onam',
    'qia1',
    'qda9',
    'qicn',
    'fad1',
    'fadq',
    'sf01',
    'cs49',
    'head',
    'oref',
    'lani',
    'usid',
  ])('%s is blank with a warning, or what the quote file says', (code) => {
    const { text, problems } = renderText(quote, `[{${code}}]`)
    expect(text).toBe('[]')
    expect(problems.map((problem) => [problem.severity, problem.code])).toEqual([
      ['warning', 'missing-value'],
    ])
    expect(printText({ ...quote, Variables: { [code]: 'given' } }, `[{${code}}]`)).toBe('[given]')
  })

  it('never take the sender from the owner of the sale', () => {
    expect(printText(quote, '[{auth}{onam}]', { expect: ['missing-value'] })).toBe('[]')
  })

  it('warn once, however many lines ask for them', () => {
    const json = quoteOfLines([{}, {}, {}], { TotalPrice: 0 })
    const { problems } = renderText(json, '{#alternative}{#line}{auth}{/line}{/alternative}')
    expect(problems).toHaveLength(1)
  })

  it('are answered as dates where they are some', () => {
    const json = { ...quote, Variables: { dat1: '2026-03-01', qda1: '5' } }
    expect(printText(json, '{dat1:LongDate} {dat1}')).toBe('Sunday, March 1, 2026 2026-03-01')
    expect(printText(json, '{qda1:2}', { expect: ['bad-suffix'] })).toBe('5')
  })
})

describe('variables whose carrier is empty', () => {
  it('are blank without a warning, or what the quote file says', () => {
    const json = { ...quote, Contact: { Name: '' }, Quote: {} }
    expect(printText(json, '[{name}{cpho}{qpon}]')).toBe('[]')
    expect(printText({ ...json, Variables: { name: 'A', qpon: 'B' } }, '{name}{qpon}')).toBe('AB')
  })

  it('do not replace what a carrier says', () => {
    expect(printText({ ...quote, Variables: { name: 'other' } }, '{name}')).toBe('Customer')
  })

  it.each(['name', 'atfn'])('warn where the carrier is missing: %s', (code) => {
    const { Contact: _, Person: __, ...json } = quote
    expect(printText(json, `[{${code}}]`, { expect: ['missing-value'] })).toBe('[]')
  })

  it('warn where bare lines have no header', () => {
    const { text, problems } = renderText([{ QuoteLineId: 1, TotalPrice: 1 }], '[{qnum}{sacu}{name}]')
    expect(text).toBe('[]')
    expect(problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code)).toEqual([
      'missing-value',
      'missing-value',
      'missing-value',
    ])
  })
})

describe('conditions on variables', () => {
  it.each([
    ['qpon', {}, true],
    ['auth', { Variables: { auth: 'Me' } }, true],
    ['auth', { Variables: { auth: '' } }, false],
  ])('%s: %j', (code, more, expected) => {
    expect(printText({ ...quote, ...more }, `{#${code}}yes{/}{^${code}}no{/}`)).toBe(expected ? 'yes' : 'no')
  })

  it.each(['auth', 'date', 'name'])('warn where nothing answers them, and are false: %s', (code) => {
    const { Contact: _, ...json } = quote
    const text = `{#${code}}yes{/}{^${code}}no{/}`
    expect(printText(json, text, { expect: ['missing-value'] })).toBe('no')
    const { problems } = renderText(json, text)
    expect(problems.filter(({ code: found }) => found === 'missing-value')).toMatchObject([
      { severity: 'warning', where: { field: `{#${code}}` } },
    ])
  })
})

describe('the reason of a sale', () => {
  it.each([
    ['Sold', 'price'],
    ['Stalled', 'budget'],
    ['Lost', 'competitor'],
  ])('is that of its status %s', (Status, expected) => {
    const Sale = {
      Status,
      Reason: { Value: 'competitor' },
      ReasonSold: { Value: 'price' },
      ReasonStalled: { Value: 'budget' },
    }
    expect(printText({ ...quote, Sale }, '{sare}')).toBe(expected)
  })
})
