/** The recipe: a quote and a template become a document. Everything else hangs below this file. */
import { type Quote, quoteWithoutHeader } from './carriers.js'
import { checkAlternatives, checkSendable } from './fields/check-quote.js'
import { createCellComputation } from './fields/compute-cells.js'
import { splitValues } from './fields/join-templates.js'
import { parseOwnData } from './fields/own-data.js'
import { createQuoteScope, createScope, type Scope } from './fields/scope.js'
import { checkOptions, settle } from './fields/settle.js'
import type {
  ComputeCells,
  MergeFields,
  Problem,
  QuoteDocument,
  RenderOptions,
  Result,
  Template,
} from './model.js'
import { type PreparedTemplate, prepareTemplate, type Templates } from './prepared-template.js'
import { detailsNeedWord, hasError, inDetails } from './problem.js'

/**
 * Fills a template with a quote, with own data, or with both. Pure: the same input gives the same bytes.
 * A problem of severity error means that there is no document.
 */
export function renderQuote(
  quote: Quote | undefined,
  template: Template,
  options: RenderOptions = {},
): Result<QuoteDocument> {
  const invalid = [...checkOptions(options), ...checkDetails(template, options.details)]
  if (invalid.length > 0) return { value: undefined, problems: invalid }
  const data = options.data === undefined ? undefined : parseOwnData(options.data)
  if (data !== undefined && data.value === undefined) return { value: undefined, problems: data.problems }
  const prepared = prepareTemplate(
    { main: template, details: options.details },
    { data: data?.value, onUnknown: options.onUnknown ?? 'error', hasQuote: quote !== undefined },
  )
  const found = [
    ...prepared.main.problems,
    ...(prepared.details?.problems ?? []).map(inDetails),
    ...prepared.resolved.problems,
    ...(quote === undefined ? [] : checkQuote(quote, options)),
  ]
  const settled = settle(options, { quote: quote ?? emptyQuote, directives: prepared.resolved.directives })
  if (settled.value === undefined || hasError(found)) {
    return { value: undefined, problems: [...found, ...settled.problems] }
  }
  const scope = createScope(
    createQuoteScope(quote ?? emptyQuote, settled.value),
    data?.value === undefined ? [] : [data.value],
  )
  return fill(prepared, { scope, found })
}

/** Only documents of Word are inserted into each other. */
const checkDetails = (main: Template, details: Template | undefined): readonly Problem[] =>
  details === undefined
    ? []
    : [main, details].filter(({ format }) => format !== 'docx').map(({ name }) => detailsNeedWord(name))

const checkQuote = (quote: Quote, options: RenderOptions): readonly Problem[] => [
  ...checkSendable(quote, options),
  ...checkAlternatives(quote, options.alternatives ?? 'all'),
]

interface Filling {
  readonly scope: Scope
  /** What was found before. */
  readonly found: readonly Problem[]
}

function fill(prepared: PreparedTemplate, { scope, found }: Filling): Result<QuoteDocument> {
  const { settings } = scope.quote
  const values = prepared.mergeIn(settings)(scope)
  const document = fillTemplates(
    prepared,
    { values, culture: settings.culture.name },
    createCellComputation(settings.culture),
  )
  const problems = [...found, ...settings.problems.all(), ...document.problems]
  if (document.value === undefined || hasError(problems)) return { value: undefined, problems }
  return { value: { extension: prepared.main.format, bytes: document.value }, problems }
}

/** Where the templates cannot be filled at once, the details are filled first: the main document takes them in. */
function fillTemplates(
  { main, details }: Templates,
  fields: MergeFields,
  compute: ComputeCells,
): Result<Uint8Array> {
  if (details === undefined) return main.fill(fields, compute)
  const fillBoth = main.fillWith?.(details)
  if (fillBoth !== undefined) return fillBoth(fields, compute)
  const values = splitValues(fields.values, main)
  const filled = details.fill({ ...fields, values: values.details }, compute)
  const problems = filled.problems.map(inDetails)
  if (filled.value === undefined) return { value: undefined, problems }
  const document = main.fill({ ...fields, values: values.main, details: filled.value }, compute)
  return { value: document.value, problems: [...problems, ...document.problems] }
}

/** What a template of own data alone is filled with. */
const emptyQuote = quoteWithoutHeader([])
