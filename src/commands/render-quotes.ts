/** `quotewright render`: every quote with every template. A job that fails does not stop the others. */
import type { Problem } from '../model.js'
import { defaultFolder } from '../output/name-document.js'
import { writeDocument } from '../output/write-document.js'
import { inDetails, unexpectedFailure } from '../problem.js'
import { renderQuote } from '../render.js'
import { type DocumentOutcome, documentLine, type Finding, hasSeverity, renderClosing } from '../report.js'
import { expandPatterns } from '../source/expand-patterns.js'
import { distinctFiles } from './distinct-files.js'
import { createProgress, type Progress } from './progress.js'
import { countQuotes, type Job, problemKey, type RenderRequest, readJobs } from './read-jobs.js'
import { showProblems } from './show-problems.js'
import type { ExitStatus, World } from './world.js'

export async function renderQuotes(asked: RenderRequest, world: World): Promise<ExitStatus> {
  const quotes = distinctFiles(await expandPatterns(asked.quotes, world.folder), world.folder)
  const request = { ...asked, quotes, templates: distinctFiles(asked.templates, world.folder) }
  const folder = request.out ?? defaultFolder
  const total = countQuotes(request) * request.templates.length
  const progress = createProgress({ world, quiet: request.quiet })
  const outcomes: DocumentOutcome[] = []
  let interruption: AbortSignal | undefined
  for await (const job of readJobs(request, world)) {
    // Not before there is something to write: a command that still waits for its input should end at once.
    interruption ??= world.interruption()
    if (interruption.aborted) break
    const outcome = await runJob(job)
    outcomes.push(outcome)
    announce(outcome, { request, world, progress })
    progress.show(outcomes.length, total)
  }
  progress.wipe()
  const findings = outcomes.map((outcome) => outcome.findings)
  showProblems(findings, { world, severities: request.quiet ? ['error'] : ['error', 'warning'] })
  if (!request.quiet) world.standardError.write(`${renderClosing(outcomes, { folder, total })}\n`)
  const hasFailed = outcomes.some(({ output }) => output === undefined)
  const hasWarned = findings.some((found) => hasSeverity(found, 'warning'))
  return hasFailed || (request.strict && hasWarned) ? 1 : 0
}

/** Makes one document. Whatever goes wrong becomes its problem. */
async function runJob(job: Job): Promise<DocumentOutcome> {
  const { quote, template, details, data, name } = job
  const findings: Finding[] = []
  const add = (problems: readonly Problem[], file: (problem: Problem) => string): void => {
    for (const problem of problems) findings.push({ file: file(problem), problem })
  }
  for (const input of [template, quote, data]) {
    add(input?.result.problems ?? [], (problem) => dataFileOf(problem, job) ?? input?.file ?? '')
  }
  add((details?.result.problems ?? []).map(inDetails), (problem) => fileOf(problem, job))
  add(name.problems, () => name.shownPath)
  if (!hasSeverity(findings, 'error')) {
    const problems = await makeDocument(job)
    add(problems, (problem) => fileOf(problem, job))
  }
  const output = hasSeverity(findings, 'error') ? undefined : name.shownPath
  return { quote: quote?.name, template: template.file, output, findings }
}

/** Renders and writes. */
async function makeDocument({
  quote,
  template,
  details,
  data,
  name,
  options,
}: Job): Promise<readonly Problem[]> {
  try {
    if (template.result.value === undefined) return []
    const ownData = data?.result.value
    const inserted = details?.result.value
    const rendered = renderQuote(quote?.result.value, template.result.value, {
      ...options,
      ...(inserted === undefined ? {} : { details: inserted }),
      ...(ownData === undefined ? {} : { data: ownData }),
    })
    if (rendered.value === undefined) return rendered.problems
    return [...rendered.problems, ...(await writeDocument(rendered.value.bytes, name))]
  } catch (error) {
    return [unexpectedFailure(error)]
  }
}

/**
 * The file that a problem of rendering lies in: a path is one of the quote's, a place in the details is theirs, what the
 * template has by itself is the template's, and everything else the document's.
 */
function fileOf(problem: Problem, job: Job): string {
  const dataFile = dataFileOf(problem, job)
  if (dataFile !== undefined) return dataFile
  const { quote, template, details, name } = job
  if (problem.where?.path !== undefined && quote !== undefined) return quote.file
  if (problem.where?.template !== undefined && details !== undefined) return details.file
  const isTemplates = problem.severity === 'error' || template.own.has(problemKey(problem))
  return problem.where !== undefined && isTemplates ? template.file : name.shownPath
}

/** The file of own data, for a problem that lies in it. */
const dataFileOf = ({ code }: Problem, { data }: Job): string | undefined =>
  code === 'data-invalid' ? data?.file : undefined

/** Tells programs what became of a document. */
function announce(
  outcome: DocumentOutcome,
  {
    request,
    world,
    progress,
  }: { readonly request: RenderRequest; readonly world: World; readonly progress: Progress },
): void {
  const line = request.json ? documentLine(outcome) : outcome.output
  if (line === undefined) return
  progress.wipe()
  world.standardOutput.write(`${line}\n`)
}
