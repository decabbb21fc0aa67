/** `quotewright check`: what is wrong with templates, without any quote. */
import { checkTemplate } from '../check.js'
import type { Problem, RenderOptions, Result } from '../model.js'
import { unexpectedFailure } from '../problem.js'
import { type CheckOutcome, checkClosing, checkLine, hasSeverity } from '../report.js'
import { expandPatterns } from '../source/expand-patterns.js'
import { readDataFile } from '../source/read-data-file.js'
import { distinctFiles } from './distinct-files.js'
import { readTemplate } from './read-template.js'
import { showProblems } from './show-problems.js'
import type { ExitStatus, World } from './world.js'

export interface CheckRequest {
  readonly templates: readonly string[]
  readonly data: string | undefined
  readonly strict: boolean
  readonly json: boolean
}

type OwnData = NonNullable<RenderOptions['data']>

export async function checkTemplates(request: CheckRequest, world: World): Promise<ExitStatus> {
  const data = request.data === undefined ? undefined : await readDataFile(request.data, world)
  const dataFindings = (data?.problems ?? []).map((problem) => ({ file: request.data ?? '', problem }))
  const templates = await expandPatterns(request.templates, world.folder)
  const outcomes: CheckOutcome[] = []
  for (const template of distinctFiles(templates, world.folder)) {
    const problems = await checkOne(template, { data, world })
    const fileOf = ({ code }: Problem): string =>
      code === 'data-invalid' ? (request.data ?? template) : template
    const findings = [...dataFindings, ...problems.map((problem) => ({ file: fileOf(problem), problem }))]
    outcomes.push({ template, findings })
    if (request.json) world.standardOutput.write(`${checkLine({ template, findings })}\n`)
  }
  const findings = outcomes.map((outcome) => outcome.findings)
  showProblems(findings, { world, severities: ['error', 'warning', 'info'] })
  world.standardError.write(`${checkClosing(outcomes)}\n`)
  const unwanted = request.strict ? (['error', 'warning'] as const) : (['error'] as const)
  const isFaulty = findings.some((found) => unwanted.some((severity) => hasSeverity(found, severity)))
  return isFaulty ? 1 : 0
}

async function checkOne(
  file: string,
  { data, world }: { readonly data: Result<OwnData> | undefined; readonly world: World },
): Promise<readonly Problem[]> {
  try {
    const { value: template, problems } = await readTemplate(file, { inputs: world, data: data?.value })
    if (template === undefined) return problems
    return checkTemplate(template, data?.value === undefined ? {} : { data: data.value })
  } catch (error) {
    return [unexpectedFailure(error)]
  }
}
