/** Template variables that no carrier answers: the server does. */
import { variablesNotReadable } from '../problem.js'
import type { Inquiry } from './inquiry.js'

/** What variables are about, by SuperOffice's ids. */
export interface VariableContext {
  readonly culture: string | undefined
  readonly contactId: number | undefined
  readonly personId: number | undefined
  readonly saleId: number
  readonly documentId: number | undefined
  readonly alternativeId: number | undefined
  readonly lineId: number | undefined
}

interface VariableWish {
  readonly codes: readonly string[]
  readonly context: VariableContext
}

type Texts = Readonly<Record<string, string>>

/** How many codes one call asks for. */
const codesOfCall = 300

/**
 * Asks for all codes, in one call unless they are very many; the answer holds those that the server knows. A server that
 * cannot be asked is not asked again.
 */
export async function fetchVariables(
  inquiry: Inquiry,
  { codes, context }: VariableWish,
): Promise<Texts | undefined> {
  if (codes.length === 0) return undefined
  const first = await fetchSome(inquiry, { codes: codes.slice(0, codesOfCall), context })
  if (first === undefined) return undefined
  return { ...first, ...(await fetchVariables(inquiry, { codes: codes.slice(codesOfCall), context })) }
}

async function fetchSome(inquiry: Inquiry, { codes, context }: VariableWish): Promise<Texts | undefined> {
  const answer = await inquiry.ask({
    what: 'the template variables',
    ask: (api, options) =>
      api.call(
        'Document/SubstituteTemplateVariablesEx',
        { Parameters: parametersOf(writeQuestion(codes), context) },
        options,
      ),
    mayLack: 'call',
  })
  if (answer === undefined) return undefined
  const texts = typeof answer === 'string' ? readAnswer(answer, codes) : undefined
  if (texts === undefined) inquiry.note(variablesNotReadable())
  return texts
}

const parametersOf = (input: string, context: VariableContext): Readonly<Record<string, unknown>> => ({
  SourceInput: input,
  Encoding: 'Text',
  CultureName: context.culture ?? '',
  ContactId: context.contactId ?? 0,
  PersonId: context.personId ?? 0,
  ProjectId: 0,
  SelectionId: 0,
  AppointmentId: 0,
  DocumentId: context.documentId ?? 0,
  SaleId: context.saleId,
  QuoteLineId: context.lineId ?? 0,
  QuoteAlternativeId: context.alternativeId ?? 0,
  ProductKey: '',
  CustomTags: [],
  TicketId: 0,
})

/** Stands before the code with that number, and at the end. */
const mark = (index: number): string => `[[quotewright ${index}]]`

/** `[[quotewright 0]]{auth}[[quotewright 1]]{qia1}[[quotewright 2]]` */
const writeQuestion = (codes: readonly string[]): string =>
  `${codes.map((code, index) => `${mark(index)}{${code}}`).join('')}${mark(codes.length)}`

/**
 * Takes the answer apart at its marks. Undefined unless every mark stands there once and in order: a text with a mark of
 * its own could pass itself off as the answer to another code.
 */
function readAnswer(answer: string, codes: readonly string[]): Texts | undefined {
  const written = answer.match(/\[\[quotewright \d+\]\]/g) ?? []
  const expected = [...codes, ''].map((_, index) => mark(index))
  const isWhole = written.length === expected.length && written.every((one, index) => one === expected[index])
  if (!isWhole) return undefined
  const texts = answer.split(/\[\[quotewright \d+\]\]/).slice(1, -1)
  // What SuperOffice does not know it leaves as it is.
  return Object.fromEntries(
    codes.flatMap((code, index) => {
      const text = texts[index]
      return text === undefined || text === `{${code}}` ? [] : [[code, text]]
    }),
  )
}
