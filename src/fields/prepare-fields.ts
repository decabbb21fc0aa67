/** Everything about a template that is the same for all quotes that print in one culture and time zone. */
import type { SectionValues } from '../model.js'
import { checkAmounts, checkLanguage, listPrintedFields } from './check-quote.js'
import { createMerge } from './merge-fields.js'
import { createSumCheck } from './printed-sums.js'
import { RegionRows } from './region-rows.js'
import type { Resolved } from './resolve-fields.js'
import type { Scope } from './scope.js'
import { type Look, ProblemCollector } from './settings.js'

/** Gives the values of a template's outline. Problems go to the collector of the scope. */
export type MergeQuote = (scope: Scope) => SectionValues

export function prepareFields({ section, directives }: Resolved, look: Look): MergeQuote {
  const problems = new ProblemCollector()
  const settings = { ...look, problems, region: 'quote' } as const
  const rows = new RegionRows(directives, settings)
  const merge = createMerge(section, { settings, rows })
  const printed = listPrintedFields(section.slots)
  const checkSums = createSumCheck(section.slots, { culture: look.culture, rows })
  return (scope) => {
    scope.quote.settings.problems.addAll(problems)
    const values = merge(scope)
    checkLanguage(scope.quote)
    checkAmounts(scope.quote, printed)
    checkSums(scope)
    return values
  }
}
