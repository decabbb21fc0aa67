/**
 * The properties of SuperOffice's carriers, to compare the stand-in's answers with: names only.
 */

/** As the reference pages of the two calls list them. */
export const documentedProperties: Readonly<Record<string, string>> = {
  'Agents/Quote/HasConnections': `
    IsOk UserExplanation TechExplanation ErrorCode Changes TableRight FieldProperties`,
  'Agents/Quote/GetQuoteLines': `
    QuoteLineId ERPQuoteLineKey QuoteAlternativeId ERPProductKey Status Reason Quantity DeliveredQuantity
    Rank Name Description Code QuantityUnit PriceUnit ItemNumber Url ProductCategoryKey ProductFamilyKey
    ProductTypeKey Supplier SupplierCode Thumbnail VATInfo VAT UnitCost UnitMinimumPrice UnitListPrice
    ExtraInfo RawExtraInfo IsSubscription SubscriptionUnit SubscriptionQuantity SubscriptionStart
    ERPDiscountPercent ERPDiscountAmount DiscountPercent DiscountAmount UserValueOverride EarningPercent
    EarningAmount SubTotal TotalPrice Rights Rule ExtraField1 ExtraField2 ExtraField3 ExtraField4
    ExtraField5 TableRight FieldProperties`,
}

/** As the npm SDK spells them (`vATInfo`, `erpQuoteKey`); it does not tell `TableRight` and `FieldProperties`. */
export const sdkProperties: Readonly<Record<string, string>> = {
  QuoteLine: `
    quoteLineId erpQuoteLineKey quoteAlternativeId erpProductKey status reason quantity deliveredQuantity
    rank name description code quantityUnit priceUnit itemNumber url productCategoryKey productFamilyKey
    productTypeKey supplier supplierCode thumbnail vATInfo vAT unitCost unitMinimumPrice unitListPrice
    extraInfo rawExtraInfo isSubscription subscriptionUnit subscriptionQuantity subscriptionStart
    erpDiscountPercent erpDiscountAmount discountPercent discountAmount userValueOverride earningPercent
    earningAmount subTotal totalPrice rights rule extraField1 extraField2 extraField3 extraField4
    extraField5`,
  QuoteAlternative: `
    quoteAlternativeId erpQuoteAlternativeKey quoteVersionId name description status reason
    erpDiscountPercent erpDiscountAmount discountPercent discountAmount userValueOverride vATInfo vAT
    earningPercent earningAmount subTotal totalPrice extraField1 extraField2 extraField3 extraField4
    extraField5`,
  QuoteVersion: `
    quoteVersionId erpQuoteVersionKey quoteId description number state archivedState status reason
    likelyQuoteAlternativeId sentDate followupId expirationDate deliveryCountryId hasOwnDeliveryAddress
    invoiceCountryId hasOwnInvoiceAddress erpPaymentTermsKey erpPaymentTypeKey erpDeliveryTermsKey
    erpDeliveryTypeKey rank approvedBy approvedText approvedRegisteredBy approvedRegisteredDate extraField1
    extraField2 extraField3 extraField4 extraField5 lastRecalculated updated updatedAssociateId registered
    registeredAssociateId requestAssociateId requestComment quoteAlternatives`,
  Quote: `
    quoteId saleId quoteConnectionId erpQuoteKey erpOrderKey activeQuoteVersionId acceptedQuoteAlternativeId
    useValuesFromQuote documentId poNumber orderComment preferredEmailCulture activeQuoteVersion
    favoriteQuoteAlternative`,
  QuoteEntity: `
    quoteId saleId quoteConnectionId erpQuoteKey erpOrderKey activeQuoteVersionId acceptedQuoteAlternativeId
    useValuesFromQuote documentId poNumber orderComment preferredEmailCulture quoteVersions`,
  PluginResponse: `
    isOk userExplanation techExplanation errorCode changes status`,
  ProductExtraDataField: `
    name value type`,
  QuoteLineConfiguration: `
    quoteLineConfigurationId fieldName label tooltip editable inUse mandatory rank restrictEdit`,
  SaleEntity: `
    appointment associate updatedBy createdBy contact project saleText person currency competitor credited
    rating reason source status saledate amount saleId earning earningPercent heading number probability
    createdDate updatedDate completed activeLinks links nextDueDate postit saleType reasonSold reasonStalled
    reopenDate saleStakeholders activeErpLinks userDefinedFields extraFields customFields publishEventDate
    publishTo publishFrom isPublished visibleFor`,
  PersonEntity: `
    personId firstname middleName lastname mrmrs title updatedDate createdDate birthDate createdBy emails
    description isAssociate privatePhones faxes mobilePhones officePhones otherPhones position updatedBy
    contact country interests personNumber fullName noMailing usePersonAddress retired urls formalName
    address post3 post2 post1 kanalname kanafname correspondingAssociate category business associate
    salutation activeInterests supportAssociate ticketPriority customerLanguage dbiAgentId dbiKey
    dbiLastModified dbiLastSyncronized sentInfo showContactTickets userInfo chatEmails internetPhones source
    activeErpLinks shipmentTypes consents bounceEmails activeStatusMonitorId createdByFormId utmParameters
    leadstatusId leadstatus userDefinedFields extraFields customFields`,
  ContactEntity: `
    contactId name department orgNr number1 number2 updatedDate createdDate emails interests urls phones
    faxes description updatedBy createdBy associate business category country persons noMailing kananame
    xstop activeInterests groupId activeStatusMonitorId supportAssociate ticketPriority customerLanguage
    deleted dbiAgentId dbiLastSyncronized dbiKey dbiLastModified supportPerson address source activeErpLinks
    bounceEmails domains utmParameters userDefinedFields extraFields customFields`,
  Person: `
    position personId mrmrs firstname lastname middleName title description email fullName directPhone
    formalName countryId contactId contactName retired rank activeInterests contactDepartment
    contactCountryId contactOrgNr faxPhone mobilePhone contactPhone associateName associateId
    usePersonAddress contactFax kanafname kanalname post1 post2 post3 emailName contactFullName
    activeErpLinks ticketPriorityId supportLanguageId supportAssociateId categoryName personNumber`,
  Contact: `
    contactId name orgNr department uRL city directPhone associateId countryId emailAddress kananame
    emailAddressName uRLName associateFullName businessName categoryName countryName address
    formattedAddress fullName isOwnerContact activeErpLinks number1 number2`,
  Associate: `
    associateId name personId rank tooltip type groupIdx fullName formalName deleted ejUserId userName
    extraFields customFields`,
  Address: `
    wgs84Latitude wgs84Longitude localizedAddress street postal formatted`,
  LocalizedField: `
    name value tooltip label valueLength addressType`,
  EntityElement: `
    value strippedValue description`,
  Country: `
    countryId name currencyId englishName twoLetterISOCountry threeLetterISOCountry imageDescription
    orgNrText interAreaPrefix dialInPrefix zipPrefix domainName addressLayoutId domesticAddressLayoutId
    foreignAddressLayoutId rank tooltip deleted`,
  Currency: `
    value tooltip`,
  SaleType: `
    value tooltip`,
  MDOListItem: `
    id name toolTip deleted rank type childItems iconHint colorBlock extraInfo styleHint fullName`,
  ChangedData: `
    addedRecords updatedRecords deletedRecords`,
}
