import { findId, findText, type JsonObject } from './find-property.js'
import type { Inquiry } from './inquiry.js'

/** Full names. */
export interface Approvers {
  readonly approvedBy: string | undefined
  readonly registeredBy: string | undefined
}

/** The names of the associates who approved a version and who registered that: often one person. */
export async function fetchApprovers(inquiry: Inquiry, version: JsonObject): Promise<Approvers> {
  const approver = findId(version, 'approvedby')
  const registrar = findId(version, 'approvedregisteredby')
  const [approvedBy, other] = await Promise.all([
    fetchFullName(inquiry.branch(), approver),
    registrar === approver ? undefined : fetchFullName(inquiry.branch(), registrar),
  ])
  return { approvedBy, registeredBy: registrar === approver ? approvedBy : other }
}

/** The agent takes this id in the address, not in the body. */
async function fetchFullName(inquiry: Inquiry, id: number | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined
  const associate = await inquiry.carrier({
    what: `the name of the associate ${id}`,
    ask: (api, options) => api.call(`Associate/GetAssociate?associateId=${id}`, {}, options),
    select: ['AssociateId', 'FullName'],
    ids: { AssociateId: id },
    mayLack: 'record',
  })
  return findText(associate, 'fullname')
}
