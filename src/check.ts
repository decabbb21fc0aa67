/** Checks templates without a quote. */
import { parseOwnData } from './fields/own-data.js'
import { resolveFields } from './fields/resolve-fields.js'
import type { Problem, Result, Template } from './model.js'
import { hasError } from './problem.js'
import { withDataNames } from './template-data.js'

export interface CheckOptions {
  /** Own data that the template will be filled with: its names are known then. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** Refuses an opened template whose structure is at fault, with every problem that it has. */
export function checkOpened(opened: Result<Template>, options: CheckOptions): Result<Template> {
  if (opened.value === undefined || !hasError(opened.value.problems)) {
    return { value: opened.value, problems: [...opened.problems, ...(opened.value?.problems ?? [])] }
  }
  return { value: undefined, problems: checkTemplate(opened.value, options) }
}

/** Everything that a render would refuse or warn about, as far as it can be known without a quote. */
export function checkTemplate(template: Template, options: CheckOptions = {}): Problem[] {
  const data = options.data === undefined ? undefined : parseOwnData(options.data)
  if (data !== undefined && data.value === undefined) return [...template.problems, ...data.problems]
  const filled = withDataNames(template, data?.value)
  const resolved = resolveFields(filled, { data: data?.value, onUnknown: 'error', hasQuote: true })
  return [...filled.problems, ...resolved.problems]
}
