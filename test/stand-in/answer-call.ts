/** The calls of the WebAPI that this project makes, answered from an installation. */
import { Buffer } from 'node:buffer'
import { emptyChangedData, emptyPluginResponse, type Json } from './empty-carriers.js'
import type { Installation } from './installation.js'
import { isCarrier } from './select-properties.js'

export type Answer =
  | { readonly json: unknown }
  | { readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly status: number; readonly message: string }

export interface Call {
  readonly method: string
  /** Within the WebAPI's version: `Agents/Quote/GetQuoteLines`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

export interface Archive {
  readonly readDocument: (name: string) => Uint8Array
}

/** Where nothing is found, agents answer null, and resources with status 404. */
export function answerCall(call: Call, installation: Installation, archive: Archive): Answer {
  const agent = /^Agents\/(\w+\/\w+)$/i.exec(call.path)?.[1]
  if (agent !== undefined) return answerAgent(agent, call, installation)
  if (call.method !== 'GET') return methodNotAllowed
  for (const [pattern, read] of resources) {
    const match = pattern.exec(call.path)
    if (match !== null) return read(match[1] ?? '', { call, installation, archive }) ?? notFound(call.path)
  }
  return notFound(call.path)
}

function answerAgent(agent: string, call: Call, installation: Installation): Answer {
  if (call.method !== 'POST') return methodNotAllowed
  const name = Object.keys(agents).find((known) => known.toLowerCase() === agent.toLowerCase())
  const answer = name === undefined ? undefined : agents[name]
  if (answer === undefined) return notFound(call.path)
  const json = answer(installation, new Parameters(call.body, call.query))
  return { json: json ?? null }
}

/** Parameters of a call, whose names match regardless of case. */
class Parameters {
  private readonly values: ReadonlyMap<string, unknown>

  constructor(
    body: unknown,
    private readonly query = new URLSearchParams(),
  ) {
    const entries = isCarrier(body) ? Object.entries(body) : []
    this.values = new Map(entries.map(([name, value]) => [name.toLowerCase(), value]))
  }

  value(name: string): unknown {
    return this.values.get(name.toLowerCase())
  }

  id(name: string): number {
    const value = this.value(name)
    return typeof value === 'number' ? value : 0
  }

  /** The id of the record that an agent reads by its primary key, which stands in the address. */
  addressedId(name: string): number {
    return Number(this.query.get(name))
  }

  text(name: string): string {
    const value = this.value(name)
    return typeof value === 'string' ? value : ''
  }
}

const agents: Readonly<Record<string, (installation: Installation, parameters: Parameters) => unknown>> = {
  'Quote/HasConnections': () => ({
    ...emptyPluginResponse,
    IsOk: true,
    UserExplanation: '',
    TechExplanation: '',
    ErrorCode: '',
    Changes: emptyChangedData,
  }),
  'Quote/GetQuoteFromSaleId': ({ quote }, parameters) => where(quote, 'SaleId', parameters),
  'Quote/GetQuote': ({ quote }, parameters) => where(quote, 'QuoteId', parameters),
  'Quote/GetQuoteEntity': ({ entity }, parameters) => where(entity, 'QuoteId', parameters),
  'Quote/GetQuoteEntityFromSaleId': ({ entity }, parameters) => where(entity, 'SaleId', parameters),
  'Quote/GetQuoteVersion': ({ version }, parameters) => where(version, 'QuoteVersionId', parameters),
  'Quote/GetQuoteAlternatives': ({ alternatives }, parameters) =>
    [...alternatives.values()].filter(
      (alternative) => where(alternative, 'QuoteVersionId', parameters) !== undefined,
    ),
  'Quote/GetQuoteAlternative': ({ alternatives }, parameters) =>
    alternatives.get(parameters.addressedId('quoteAlternativeId')),
  'Quote/GetQuoteLines': ({ lines }, parameters) => lines.get(parameters.id('QuoteAlternativeId')) ?? [],
  'Quote/GetInUseQuoteLineConfigurations': ({ inUseFields }) => inUseFields,
  'MDO/GetList': findList,
  'Associate/GetAssociate': ({ associates }, parameters) =>
    associates.get(parameters.addressedId('associateId')),
  'Document/SubstituteTemplateVariablesEx': (installation, parameters) => {
    const substitution = new Parameters(parameters.value('Parameters'))
    return substituteVariables(installation, substitution)
  },
}

/** The lists of a connector begin with `erp`, and are those of the connector that a sale is quoted through. */
function findList({ lists, sale }: Installation, parameters: Parameters): readonly Json[] | undefined {
  const name = parameters.text('Name').toLowerCase()
  if (!name.startsWith('erp')) return lists.get(name)
  const isOfSale = parameters.text('AdditionalInfo') === `SaleId=${String(sale['SaleId'])}`
  return isOfSale ? lists.get(name.slice('erp'.length)) : []
}

const where = (carrier: Json, id: string, parameters: Parameters): Json | undefined =>
  carrier[id] === parameters.id(id) ? carrier : undefined

/** User-defined fields and address lines, which SuperOffice knows even where nobody has filled them in. */
const knownCode = /^(?:[cps][fls]\d\d|q[id]a\d|fad[1-9a-q])$/

/**
 * Codes are replaced by what the sample says, known ones by nothing where it says nothing; others stay. Nothing is
 * answered without the sale, which is what SuperOffice finds the rest by.
 */
function substituteVariables({ variables, sale }: Installation, parameters: Parameters): string {
  const answers = parameters.id('SaleId') === sale['SaleId'] ? variables : {}
  return parameters.text('SourceInput').replaceAll(/\{([a-z][a-z0-9?.#]{3})\}/g, (written, code: string) => {
    const answer = answers[code]
    if (typeof answer === 'string') return answer
    return knownCode.test(code) ? '' : written
  })
}

interface Context {
  readonly call: Call
  readonly installation: Installation
  readonly archive: Archive
}

type Resource = readonly [path: RegExp, read: (id: string, context: Context) => Answer | undefined]

const resources: readonly Resource[] = [
  [
    /^Sale\/(\d+)$/i,
    (id, { installation: { sale } }) => found(sale['SaleId'] === Number(id) ? sale : undefined),
  ],
  [/^Person\/(\d+)$/i, (id, { installation: { persons } }) => found(persons.get(Number(id)))],
  [/^Contact\/(\d+)$/i, (id, { installation: { contacts } }) => found(contacts.get(Number(id)))],
  [/^Person\/(\d+)\/Image$/i, (id, { installation: { portraits } }) => picture(portraits.get(Number(id)))],
  [/^Document\/(\d+)$/i, (id, { installation: { documents } }) => found(documents.get(Number(id)))],
  [/^Document\/(\d+)\/Content$/i, (id, context) => documentContent(context, Number(id))],
]

const found = (json: unknown): Answer | undefined => (json === undefined ? undefined : { json })

function picture(base64: string | undefined): Answer | undefined {
  if (base64 === undefined) return undefined
  const bytes = Buffer.from(base64, 'base64')
  return { bytes, contentType: bytes[0] === 0x89 ? 'image/png' : 'image/jpeg' }
}

function documentContent({ installation, archive }: Context, id: number): Answer | undefined {
  const name = installation.documents.get(id)?.['Name']
  if (typeof name !== 'string') return undefined
  return {
    bytes: archive.readDocument(name),
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }
}

const notFound = (path: string): Answer => ({
  status: 404,
  message: `No HTTP resource was found at ${path}.`,
})

const methodNotAllowed: Answer = {
  status: 405,
  message: 'The requested resource does not support this http method.',
}
