/** What a template itself demands: `GroupBy:`, `OrderBy:`, `Culture:`, `Rounding:`. */
import type { Culture } from '../culture/culture.js'
import { findCulture } from '../culture/find-culture.js'
import { findNearestCultureName } from '../culture/nearest-culture-name.js'
import type { Directive, DirectiveName, Problem, RoundingMode } from '../model.js'
import * as problems from '../problem.js'
import { findFieldInAnyCase, findNearestField } from './catalogue.js'
import type { Field } from './field.js'

export interface ResolvedDirectives {
  readonly groupBy: Field | undefined
  readonly orderBy: Field | undefined
  readonly culture: Culture | undefined
  readonly rounding: RoundingMode | undefined
}

export const roundingModes: readonly RoundingMode[] = ['display', 'line', 'vat-rate']

/** Reads the directives of a template. Of several of one name the first counts. */
export function resolveDirectives(
  directives: readonly Directive[],
  note: (problem: Problem) => void,
): ResolvedDirectives {
  const first = (name: DirectiveName): Directive | undefined => {
    const [chosen, ...others] = directives.filter((directive) => directive.name === name)
    if (chosen === undefined) return undefined
    for (const other of others) {
      if (other.value !== chosen.value) note(problems.severalDirectives(chosen, other))
    }
    return chosen
  }
  return {
    groupBy: resolveLineField(first('GroupBy'), note, isGroupable),
    orderBy: resolveLineField(first('OrderBy'), note, () => true),
    culture: resolveCulture(first('Culture'), note),
    rounding: resolveRounding(first('Rounding'), note),
  }
}

const isGroupable = ({ type }: Field): boolean => type === 'text' || type === 'boolean' || type === 'date'

/** Names stand without their table, as SuperOffice writes them; `line/` before them does no harm. */
function resolveLineField(
  directive: Directive | undefined,
  note: (problem: Problem) => void,
  isAllowed: (field: Field) => boolean,
): Field | undefined {
  if (directive === undefined) return undefined
  const name = directive.value.startsWith('line/') ? directive.value : `line/${directive.value}`
  const found = findFieldInAnyCase(name)
  if (found === undefined) {
    note(problems.unknownDirectiveField(directive, findNearestLineField(name)))
    return undefined
  }
  const { field, isExact } = found
  if (!isExact) {
    note(problems.caseMismatch(directive.value, field.name.slice('line/'.length), directive.where))
  }
  if (field.type === 'picture' || !isAllowed(field)) {
    note(problems.numericGroupBy(directive, field.type))
    return undefined
  }
  return field
}

/** The nearest name that a directive can take: one of the table `line`, without it. */
function findNearestLineField(name: string): string | undefined {
  const nearest = findNearestField(name)
  return nearest?.startsWith('line/') ? nearest.slice('line/'.length) : undefined
}

function resolveCulture(
  directive: Directive | undefined,
  note: (problem: Problem) => void,
): Culture | undefined {
  if (directive === undefined) return undefined
  const culture = findCulture(directive.value)
  if (culture === undefined) {
    note(problems.unknownCulture(directive.value, findNearestCultureName(directive.value), directive.where))
  }
  return culture
}

function resolveRounding(
  directive: Directive | undefined,
  note: (problem: Problem) => void,
): RoundingMode | undefined {
  if (directive === undefined) return undefined
  const mode = roundingModes.find((name) => name === directive.value)
  if (mode === undefined) note(problems.unknownRounding(directive.value, directive.where))
  return mode
}
