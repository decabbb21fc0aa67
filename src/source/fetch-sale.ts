/** The sale that a quote belongs to, and the people around it. */
import { contactSchema, personSchema, saleOwnerSchema, saleSchema } from '../carriers.js'
import { findId, findProperty, type JsonObject } from './find-property.js'
import type { Inquiry } from './inquiry.js'
import { type WantsProperty, wireNames } from './wire-names.js'

/** Each as the wire sends it; whoever is not registered, or may not be read, is undefined. */
export interface SaleWithPeople {
  readonly sale: JsonObject
  /** The person of the sale's associate, with the portrait. */
  readonly owner: JsonObject | undefined
  /** The customer. */
  readonly contact: JsonObject | undefined
  readonly person: JsonObject | undefined
}

export interface SaleWish {
  readonly saleId: number
  readonly withPortrait: boolean
  /** The customer and the contact person. */
  readonly withCustomer: boolean
  readonly wantsProperty: WantsProperty
}

export async function fetchSale(
  inquiry: Inquiry,
  { saleId, withPortrait, withCustomer, wantsProperty }: SaleWish,
): Promise<SaleWithPeople | undefined> {
  const sale = await inquiry.carrier({
    what: `the sale ${saleId}`,
    ask: (api, options) => api.get(`Sale/${saleId}`, options),
    select: [
      ...wireNames(saleSchema).filter((name) => wantsProperty('sale', name.toLowerCase())),
      'Contact',
      'Person',
    ],
    ids: { SaleId: saleId },
  })
  if (sale === undefined) return undefined
  const [owner, contact, person] = await Promise.all([
    fetchOwner(inquiry.branch(), { id: idOf(sale, 'associate', 'personid'), withPortrait }),
    fetchContact(inquiry.branch(), withCustomer ? idOf(sale, 'contact', 'contactid') : undefined),
    fetchPerson(inquiry.branch(), withCustomer ? idOf(sale, 'person', 'personid') : undefined),
  ])
  return { sale, owner, contact, person }
}

const idOf = (sale: JsonObject, carrier: string, id: string): number | undefined =>
  findId(findProperty(sale, carrier), id)

async function fetchOwner(
  inquiry: Inquiry,
  { id, withPortrait }: { readonly id: number | undefined; readonly withPortrait: boolean },
): Promise<JsonObject | undefined> {
  if (id === undefined) return undefined
  const properties = wireNames(saleOwnerSchema).filter((name) => name !== 'PortraitThumbnail')
  const [owner, portrait] = await Promise.all([
    inquiry.branch().carrier({
      what: `the owner of the sale (person ${id})`,
      ask: (api, options) => api.get(`Person/${id}`, options),
      select: ['PersonId', ...properties],
      ids: { PersonId: id },
      mayLack: 'record',
    }),
    withPortrait ? fetchPortrait(inquiry.branch(), id) : undefined,
  ])
  return owner && { ...owner, ...(portrait === undefined ? {} : { PortraitThumbnail: portrait }) }
}

/** In base64, as it is stored. Most people have none, which is nothing to warn of. */
async function fetchPortrait(inquiry: Inquiry, id: number): Promise<string | undefined> {
  const bytes = await inquiry.ask({
    what: `the portrait of the person ${id}`,
    ask: async (api, options) => {
      const image = await api.getBytes(`Person/${id}/Image`, { ...options, content: 'picture' })
      const isMissing = image.problems.some(({ code }) => code === 'http-not-found')
      return isMissing ? { value: new Uint8Array(), problems: [] } : image
    },
    mayLack: 'record',
  })
  return bytes === undefined || bytes.length === 0 ? undefined : Buffer.from(bytes).toString('base64')
}

async function fetchContact(inquiry: Inquiry, id: number | undefined): Promise<JsonObject | undefined> {
  if (id === undefined) return undefined
  return inquiry.carrier({
    what: `the customer (contact ${id})`,
    ask: (api, options) => api.get(`Contact/${id}`, options),
    select: wireNames(contactSchema),
    ids: { ContactId: id },
    mayLack: 'record',
  })
}

async function fetchPerson(inquiry: Inquiry, id: number | undefined): Promise<JsonObject | undefined> {
  if (id === undefined) return undefined
  return inquiry.carrier({
    what: `the contact person (person ${id})`,
    ask: (api, options) => api.get(`Person/${id}`, options),
    select: wireNames(personSchema),
    ids: { PersonId: id },
    mayLack: 'record',
  })
}
