/** `quotewright fields`: the catalogue of fields, or what one template uses. */
import { listFields } from '../fields/catalogue.js'
import { type FieldUse, listTemplateFields } from '../fields/list-template-fields.js'
import type { FieldInfo } from '../model.js'
import { describePlace } from '../report.js'
import { alignColumns } from './align-columns.js'
import { readTemplate } from './read-template.js'
import { showProblems } from './show-problems.js'
import type { ExitStatus, World } from './world.js'

export interface FieldsRequest {
  /** Undefined for the catalogue. */
  readonly template: string | undefined
  readonly json: boolean
}

export async function showFields({ template: file, json }: FieldsRequest, world: World): Promise<ExitStatus> {
  const write = (lines: readonly string[]): void => {
    for (const line of lines) world.standardOutput.write(`${line}\n`)
  }
  if (file === undefined) {
    const fields = listFields()
    write(json ? fields.map((field) => JSON.stringify(field)) : catalogueLines(fields))
    return 0
  }
  const { value: template, problems } = await readTemplate(file, { inputs: world })
  showProblems([problems.map((problem) => ({ file, problem }))], { world, severities: ['error', 'warning'] })
  if (template === undefined) return 1
  const uses = listTemplateFields(template)
  write(json ? uses.map(useLine) : useLines(uses))
  return 0
}

function catalogueLines(fields: readonly FieldInfo[]): readonly string[] {
  const rows = fields.map(({ name, type, variable = '', description }) => [name, type, variable, description])
  return alignColumns([['FIELD', 'TYPE', 'VARIABLE', 'DESCRIPTION'], ...rows])
}

const useLine = ({ kind, name, places }: FieldUse): string =>
  JSON.stringify({ kind, name, count: places.length, places })

/** The places that fit beside a field; the rest are counted. */
const mostPlaces = 3

function useLines(uses: readonly FieldUse[]): readonly string[] {
  const rows = uses.map(({ kind, name, places }) => {
    const shown = places.slice(0, mostPlaces).map(({ field: _, ...where }) => describePlace(where))
    const rest = places.length - shown.length
    if (rest > 0) shown.push(`and ${rest} more`)
    return [kind, name, String(places.length), shown.join('; ')]
  })
  return alignColumns([['KIND', 'NAME', 'COUNT', 'PLACES'], ...rows], new Set([2]))
}
