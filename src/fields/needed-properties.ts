/** What of a quote a template needs, so that nothing else has to travel: prices that it does not print least of all. */
import type { Template } from '../model.js'
import { findFieldInAnyCase, findVariable } from './catalogue.js'
import { resolveDirectives } from './directives.js'
import type { Field, HeaderCarrier } from './field.js'
import { listFieldNames } from './list-template-fields.js'

export type NeededCarrier = 'quoteline' | HeaderCarrier

export interface Needs {
  /** Whether a property is needed. Both in lower case. */
  readonly property: (carrier: NeededCarrier, property: string) => boolean
  /** Whether fields are needed that are read from the customer or the contact person. */
  readonly customer: boolean
  readonly portrait: boolean
}

export const everything: Needs = { property: () => true, customer: true, portrait: true }

/**
 * Properties that only fields read which name them; all others may be read by amounts, order, grouping, states and
 * checks, whatever a template prints, and are always needed.
 */
const optional: Readonly<Partial<Record<NeededCarrier, ReadonlySet<string>>>> = {
  quoteline: new Set([
    'unitcost',
    'unitminimumprice',
    'earningpercent',
    'earningamount',
    'thumbnail',
    'description',
    'extrainfo',
    'rawextrainfo',
    'url',
    'supplier',
    'suppliercode',
    'itemnumber',
    'code',
    'deliveredquantity',
    'erpquotelinekey',
    'erpproductkey',
    'erpdiscountpercent',
    'erpdiscountamount',
    'productcategorykey',
    'productfamilykey',
    'producttypekey',
    'rule',
    'uservalueoverride',
    'extrafield1',
    'extrafield2',
    'extrafield3',
    'extrafield4',
    'extrafield5',
  ]),
  quotealternative: new Set([
    'earningpercent',
    'earningamount',
    'description',
    'extrafield1',
    'extrafield2',
    'extrafield3',
    'extrafield4',
    'extrafield5',
  ]),
  quoteversion: new Set([
    'description',
    'approvedtext',
    'erppaymenttermskey',
    'erppaymenttypekey',
    'erpdeliverytermskey',
    'erpdeliverytypekey',
    'extrafield1',
    'extrafield2',
    'extrafield3',
    'extrafield4',
    'extrafield5',
  ]),
  sale: new Set(['amount', 'earning', 'earningpercent', 'saletext']),
}

export function findNeeds(templates: readonly Template[]): Needs {
  const fields = templates.flatMap(usedFields)
  const needed = new Set(fields.flatMap(propertiesOf))
  const carriers = new Set(
    fields.flatMap(({ headerProperties }) => headerProperties.map((one) => one.carrier)),
  )
  return {
    property: (carrier, property) =>
      optional[carrier]?.has(property) !== true || needed.has(`${carrier} ${property}`),
    customer: carriers.has('contact') || carriers.has('person'),
    portrait: fields.some(({ name }) => name === 'quote/portraitThumbnail'),
  }
}

/** Those that print, those of conditions, and those that lines are ordered and grouped by. */
function usedFields(template: Template): readonly Field[] {
  const named = listFieldNames(template).flatMap(
    ({ name }) =>
      findFieldInAnyCase(name)?.field ?? findVariable(name) ?? findVariable(name.toLowerCase()) ?? [],
  )
  const { groupBy, orderBy } = resolveDirectives(template.directives, () => undefined)
  return [...named, ...[groupBy, orderBy].filter((field) => field !== undefined)]
}

const propertiesOf = ({ reveals, headerProperties }: Field): readonly string[] => [
  ...reveals.map((property) => `quoteline ${property}`),
  ...headerProperties.map(({ carrier, property }) => `${carrier} ${property}`),
]
