/** Templates in SuperOffice's archive: any document there, or the letter that belongs to a quote. */
import type { QuoteSelector, Result } from '../model.js'
import { invalidTemplateReference, quoteWithoutLetter, unexpectedAnswer } from '../problem.js'
import { findId, findText } from './find-property.js'
import { Inquiry } from './inquiry.js'
import { locateQuote } from './locate-quote.js'
import { quoteLetter } from './template-reference.js'
import type { CallOptions, WebApi } from './webapi.js'

export interface TemplateFile {
  /** The file's name in the archive; its extension tells the format. */
  readonly name: string
  readonly bytes: Uint8Array
}

export interface TemplateOptions {
  /** The quote whose letter is wanted. */
  readonly selector?: QuoteSelector | undefined
  readonly signal?: AbortSignal | undefined
}

/** @param reference `superoffice:document/812` or `superoffice:quote-document` */
export async function fetchTemplate(
  api: WebApi,
  reference: string,
  { selector, signal }: TemplateOptions = {},
): Promise<Result<TemplateFile>> {
  return Inquiry.run(api, { signal, limit: timeLimit }, async (inquiry) => {
    const id =
      reference === quoteLetter && selector !== undefined
        ? await findLetter(inquiry, selector)
        : readDocumentId(inquiry, reference)
    return id === undefined ? undefined : fetchDocument(inquiry, id)
  })
}

/** Milliseconds, for a few answers of which each has a limit of its own. */
const timeLimit = 10 * 60_000

function readDocumentId(inquiry: Inquiry, reference: string): number | undefined {
  const [, digits] = /^superoffice:document\/([1-9]\d{0,9})$/.exec(reference) ?? []
  if (digits === undefined) inquiry.note(invalidTemplateReference(reference))
  return digits === undefined ? undefined : Number(digits)
}

async function findLetter(inquiry: Inquiry, selector: QuoteSelector): Promise<number | undefined> {
  const located = await locateQuote(inquiry, selector)
  if (located === undefined) return undefined
  const id = findId(located.quote, 'documentid')
  if (id === undefined) inquiry.note(quoteWithoutLetter(located.quoteId))
  return id
}

async function fetchDocument(inquiry: Inquiry, id: number): Promise<TemplateFile | undefined> {
  const what = `the document ${id}`
  const document = await inquiry.carrier({
    what,
    ask: (api, options) => api.get(`Document/${id}`, options),
    select: ['DocumentId', 'Name'],
    ids: { DocumentId: id },
  })
  if (document === undefined) return undefined
  const name = findText(document, 'name')
  if (name === undefined) {
    inquiry.note(unexpectedAnswer(what, 'a document without a file name'))
    return undefined
  }
  const bytes = await inquiry.ask({
    what,
    ask: (api, options) => api.getBytes(`Document/${id}/Content`, { ...options, ...contentOf(name) }),
  })
  return bytes && { name, bytes }
}

/** Only of a file that is named as one is a web page expected. */
const contentOf = (name: string): Pick<CallOptions, 'content'> =>
  /\.(?:html?|hbs)$/i.test(name) ? { content: 'html-template' } : {}
