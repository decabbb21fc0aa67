/** `quotewright check`: what is wrong with templates, without any quote. */
import { checkTemplate } from '../check.js'
import type { Problem, RenderOptions, Result } from '../model.js'
import { unexpectedFailure } from '../problem.js'
import { type CheckOutcome, checkClosing, checkLine, hasSeverity } from '../report.js'
import { expandPatterns } from '../source/expand-patterns.js'
import { readDataFile } from '../source/read-data-file.js'
import { annotateTemplate } from './annotate-template.js'
import { distinctFiles } from './distinct-files.js'
import { readTemplate } from './read-template.js'
import { showProblems } from './show-problems.js'
import type { ExitStatus, World } from './world.js'

export interface CheckRequest {
  readonly templates: readonly string[]
  readonly data: string | undefined
  /** Where a copy of the template with its problems as comments goes; only for a single template. */
  readonly annotate: string | undefined
  readonly strict: boolean
  readonly json: boolean
}

type OwnData = NonNullable<RenderOptions['data']>

interface Check {
  readonly request: CheckRequest
  readonly data: Result<OwnData> | undefined
  readonly world: World
}

export async function checkTemplates(request: CheckRequest, world: World): Promise<ExitStatus> {
  const data = request.data === undefined ? undefined : await readDataFile(request.data, world)
  const templates = distinctFiles(await expandPatterns(request.templates, world.folder), world.folder)
  if (request.annotate !== undefined && templates.length !== 1) {
    world.standardError.write(
      `error: option '--annotate <file>' takes one template, but there are ${templates.length}\n`,
    )
    return 2
  }
  const outcomes: CheckOutcome[] = []
  for (const template of templates) {
    const outcome = await checkOne(template, { request, data, world })
    outcomes.push(outcome)
    if (request.json) world.standardOutput.write(`${checkLine(outcome)}\n`)
  }
  const findings = outcomes.map((outcome) => outcome.findings)
  showProblems(findings, { world, severities: ['error', 'warning', 'info'] })
  world.standardError.write(`${checkClosing(outcomes)}\n`)
  const unwanted = request.strict ? (['error', 'warning'] as const) : (['error'] as const)
  const isFaulty = findings.some((found) => unwanted.some((severity) => hasSeverity(found, severity)))
  return isFaulty ? 1 : 0
}

async function checkOne(template: string, check: Check): Promise<CheckOutcome> {
  const { request, data } = check
  const dataFile = request.data ?? template
  const isOfData = ({ code }: Problem): boolean => code === 'data-invalid'
  const problems = await findProblems(template, check)
  const ofTemplate = problems.filter((problem) => !isOfData(problem))
  const unwritten = await annotate({ template, problems: ofTemplate }, check)
  const findings = [
    ...(data?.problems ?? []).map((problem) => ({ file: dataFile, problem })),
    ...problems.map((problem) => ({ file: isOfData(problem) ? dataFile : template, problem })),
    ...unwritten.map((problem) => ({ file: request.annotate ?? template, problem })),
  ]
  return { template, findings }
}

async function findProblems(file: string, { data, world }: Check): Promise<readonly Problem[]> {
  try {
    const { value: template, problems } = await readTemplate(file, { inputs: world, data: data?.value })
    if (template === undefined) return problems
    return checkTemplate(template, data?.value === undefined ? {} : { data: data.value })
  } catch (error) {
    return [unexpectedFailure(error)]
  }
}

/** Writes the annotated copy where one is wanted, and tells programs its path. */
async function annotate(
  checked: { readonly template: string; readonly problems: readonly Problem[] },
  { request, world }: Check,
): Promise<readonly Problem[]> {
  const output = request.annotate
  if (output === undefined) return []
  try {
    const problems = await annotateTemplate({ ...checked, output }, world)
    if (problems.length === 0 && !request.json) world.standardOutput.write(`${output}\n`)
    return problems
  } catch (error) {
    return [unexpectedFailure(error)]
  }
}
