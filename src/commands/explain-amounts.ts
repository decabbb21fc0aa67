/** `quotewright explain`: every amount of a quote, stored or derived, with its formula. */
import { type ExplainedAmount, explainQuote } from '../fields/explain.js'
import type { Result, RoundingMode } from '../model.js'
import { showControls } from '../report.js'
import { readQuoteFile } from '../source/read-quote-file.js'
import { alignColumns } from './align-columns.js'
import { showProblems } from './show-problems.js'
import type { ExitStatus, World } from './world.js'

export interface ExplainRequest {
  readonly quote: string
  readonly culture: string | undefined
  readonly rounding: RoundingMode | undefined
  readonly json: boolean
}

export async function explainAmounts(request: ExplainRequest, world: World): Promise<ExitStatus> {
  const { value: amounts, problems } = await explain(request, world)
  showProblems([problems.map((problem) => ({ file: request.quote, problem }))], {
    world,
    severities: ['error', 'warning'],
  })
  if (amounts === undefined) return 1
  const lines = request.json ? amounts.map((amount) => JSON.stringify(amount)) : explanationLines(amounts)
  for (const line of lines) world.standardOutput.write(`${line}\n`)
  return 0
}

async function explain(
  { quote: file, culture, rounding }: ExplainRequest,
  world: World,
): Promise<Result<readonly ExplainedAmount[]>> {
  const quote = await readQuoteFile(file, world)
  if (quote.value === undefined) return { value: undefined, problems: quote.problems }
  const explained = explainQuote(quote.value, {
    ...(culture === undefined ? {} : { culture }),
    ...(rounding === undefined ? {} : { rounding }),
  })
  return { value: explained.value, problems: [...quote.problems, ...explained.problems] }
}

const heading = ['FIELD', 'PRINTED', 'EXACT', 'ORIGIN', 'FORMULA']
const amountColumns: ReadonlySet<number> = new Set([1, 2])

/** The amounts under the headings of their scopes, all in the same columns. */
function explanationLines(amounts: readonly ExplainedAmount[]): readonly string[] {
  const rows = amounts.map(({ field, printed, exact, origin, formula }) => [
    field,
    printed,
    exact,
    origin,
    formula,
  ])
  const [headingLine = '', ...amountLines] = alignColumns([heading, ...rows], amountColumns)
  const lines = [headingLine]
  for (const [index, { scope }] of amounts.entries()) {
    if (scope !== amounts[index - 1]?.scope) lines.push('', showControls(scope))
    lines.push(amountLines[index] ?? '')
  }
  return lines
}
