import { unexpectedAnswer } from '../problem.js'
import { findProperty, findText } from './find-property.js'
import type { Inquiry } from './inquiry.js'

/** Stands in the list where every field is switched off, since an empty one means that all are in use. */
const noField = 'None'

/**
 * The names of the line fields that SuperOffice shows ("Configure product"). Without them fields would print that
 * somebody has switched off, so a document cannot do without them.
 */
export async function fetchInUseFields(inquiry: Inquiry): Promise<readonly string[] | undefined> {
  const what = 'the line fields in use'
  const fields = await inquiry.list({
    what,
    ask: (api, options) => api.call('Quote/GetInUseQuoteLineConfigurations', {}, options),
    select: ['FieldName', 'InUse'],
  })
  const used = fields?.filter((field) => findProperty(field, 'inuse') === true)
  const names = used?.map((field) => findText(field, 'fieldname'))
  if (names?.some((name) => name === undefined))
    inquiry.note(unexpectedAnswer(what, 'a field without a name'))
  if (fields !== undefined && fields.length > 0 && names?.length === 0) return [noField]
  return names?.filter((name) => name !== undefined)
}
