import type { FieldFormat, FieldName, Operand, Place, Section, Slot, Template } from '../model.js'
import { findVariable } from './catalogue.js'
import { isUnansweredVariable } from './template-variables.js'

/** One thing that a template uses, with all the places where it does. */
export interface FieldUse {
  readonly kind: 'field' | 'picture' | 'region' | 'condition' | 'directive'
  /** With its suffix: `line/totalPrice:2`. */
  readonly name: string
  readonly places: readonly Place[]
}

/** The fields, pictures, regions, conditions and directives that a template uses, each once, as they first occur. */
export function listTemplateFields(template: Template): readonly FieldUse[] {
  const uses = new Map<string, FieldUse & { readonly places: Place[] }>()
  const add = (
    kind: FieldUse['kind'],
    { name, where }: { readonly name: string; readonly where: Place },
  ): void => {
    const key = `${kind} ${name}`
    const use = uses.get(key) ?? { kind, name, places: [] }
    use.places.push(where)
    uses.set(key, use)
  }
  for (const { name, value, where } of template.directives)
    add('directive', { name: `${name}:${value}`, where })
  for (const slot of allSlots(template.outline)) {
    for (const { kind, field, where } of usesOf(slot)) add(kind, { name: nameWithSuffix(field), where })
  }
  return [...uses.values()]
}

/** The names of all of these but the directives, as often as they occur. */
export const listFieldNames = ({ outline }: Template): readonly FieldName[] =>
  [...allSlots(outline)].flatMap(usesOf).map(({ field }) => field)

interface NameUse {
  readonly kind: FieldUse['kind']
  readonly field: FieldName
  readonly where: Place
}

/**
 * What a slot names itself; what is inside a region or a condition has slots of its own. The comparison of an IF counts
 * with the branch that every IF has.
 */
function usesOf(slot: Slot): readonly NameUse[] {
  const { where } = slot
  switch (slot.kind) {
    case 'field':
      return [{ kind: 'field', field: slot.field, where }, ...usesAround(slot.format)]
    case 'formula':
      return usesIn([slot.formula], 'field')
    case 'comparison':
      return slot.negated ? [] : usesIn([...slot.comparison.left, ...slot.comparison.right], 'condition')
    case 'region':
      return [{ kind: isVariable(slot.field.name) ? 'condition' : 'region', field: slot.field, where }]
    default:
      return [{ kind: slot.kind, field: slot.field, where }]
  }
}

/** An opening with a bare word is a region to the reader of templates, but a template variable has no rows. */
const isVariable = (name: string): boolean => findVariable(name) !== undefined || isUnansweredVariable(name)

const usesIn = (operands: readonly Operand[], kind: OperandUse): readonly NameUse[] =>
  operands.flatMap((operand) => (typeof operand === 'string' ? [] : usesOfOperand(operand, kind)))

type OperandUse = 'field' | 'condition'

function usesOfOperand(operand: Exclude<Operand, string>, kind: OperandUse): readonly NameUse[] {
  switch (operand.kind) {
    case 'field':
      return [{ kind, field: operand.field, where: operand.where }, ...usesAround(operand.format)]
    case 'formula':
      return [...usesIn(operand.pieces, kind), ...usesAround(operand.format)]
    case 'choice':
      return [
        ...usesIn([...operand.comparison.left, ...operand.comparison.right], 'condition'),
        ...usesIn([...operand.yes, ...operand.no], kind),
      ]
  }
}

/** What prints before and after a value. */
const usesAround = (format: FieldFormat | undefined): readonly NameUse[] =>
  format === undefined ? [] : usesIn([...format.before, ...format.after], 'field')

function* allSlots(section: Section): Generator<Slot> {
  for (const slot of section.slots) yield* slotsOf(slot)
}

function* slotsOf(slot: Slot): Generator<Slot> {
  yield slot
  if (slot.kind === 'region') yield* allSlots(slot.section)
  if (slot.kind === 'condition' || slot.kind === 'comparison')
    for (const inner of slot.slots) yield* slotsOf(inner)
}

const nameWithSuffix = ({ name, suffix }: FieldName): string =>
  suffix === undefined ? name : `${name}:${suffix}`
