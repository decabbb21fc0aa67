/** The texts of the keys that a quote stores. */
import type { ListName } from '../carriers.js'
import { listNotFetched } from '../problem.js'
import { findId, findInAll, findProperty, findText, type JsonObject } from './find-property.js'
import type { Inquiry } from './inquiry.js'

/** Where a list's keys stand, and what SuperOffice calls the list. */
interface ListSource {
  readonly list: ListName
  /** In lower case. */
  readonly property: string
  readonly of: 'version' | 'line'
  /**
   * The lists named `erp…` are those of the connector that the quote belongs to, which is that of the sale. Connectors
   * have no list of subscription units: those are SuperOffice's own.
   */
  readonly name: string
}

const sources: readonly ListSource[] = [
  { list: 'productFamily', property: 'productfamilykey', of: 'line', name: 'erpproductfamily' },
  { list: 'productCategory', property: 'productcategorykey', of: 'line', name: 'erpproductcategory' },
  { list: 'productType', property: 'producttypekey', of: 'line', name: 'erpproducttype' },
  { list: 'paymentTerms', property: 'erppaymenttermskey', of: 'version', name: 'erppaymentterms' },
  { list: 'paymentType', property: 'erppaymenttypekey', of: 'version', name: 'erppaymenttype' },
  { list: 'deliveryTerms', property: 'erpdeliverytermskey', of: 'version', name: 'erpdeliveryterms' },
  { list: 'deliveryType', property: 'erpdeliverytypekey', of: 'version', name: 'erpdeliverytype' },
  { list: 'subscriptionUnit', property: 'subscriptionunit', of: 'line', name: 'subscriptionunit' },
]

export interface KeyOwners {
  readonly saleId: number
  readonly version: JsonObject
  readonly lines: readonly unknown[]
}

type Texts = Readonly<Record<string, string>>

/**
 * Asks for the lists that the quote has keys of, and for no others: a key that is no number is a text already, since a
 * list knows its items by number. A list that cannot be had is a warning; its keys print as they are.
 */
export async function fetchLists(
  inquiry: Inquiry,
  owners: KeyOwners,
): Promise<Readonly<Record<string, Texts>>> {
  const wanted = sources.filter((source) => keysOf(source, owners).some(isNumber))
  const lists = await Promise.all(
    wanted.map(async (source) => {
      const texts = await fetchTexts(inquiry.branch(), { source, saleId: owners.saleId })
      return texts === undefined ? [] : [[capitalize(source.list), texts] as const]
    }),
  )
  return Object.fromEntries(lists.flat())
}

const keysOf = ({ property, of }: ListSource, { version, lines }: KeyOwners): readonly unknown[] =>
  of === 'version' ? [findProperty(version, property)] : findInAll(lines, property)

const isNumber = (key: unknown): boolean => typeof key === 'string' && /^\d+$/.test(key)

async function fetchTexts(
  inquiry: Inquiry,
  { source, saleId }: { readonly source: ListSource; readonly saleId: number },
): Promise<Texts | undefined> {
  const isOfConnector = source.name.startsWith('erp')
  const items = await inquiry.ask({
    what: `the list ${source.name}`,
    ask: (api, options) =>
      api.call(
        'MDO/GetList',
        {
          Name: source.name,
          ForceFlatList: true,
          AdditionalInfo: isOfConnector ? `SaleId=${saleId}` : '',
          OnlyHistory: false,
        },
        options,
      ),
    select: ['Id', 'Name'],
    mayLack: 'call',
  })
  if (items === undefined) return undefined
  if (Array.isArray(items)) return Object.fromEntries(items.flatMap(readItem))
  inquiry.note(listNotFetched(source.name))
  return undefined
}

function readItem(item: unknown): readonly (readonly [string, string])[] {
  const id = findId(item, 'id')
  const name = findText(item, 'name')
  return id === undefined || name === undefined ? [] : [[String(id), name]]
}

const capitalize = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`
