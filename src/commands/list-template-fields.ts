import { findVariable } from '../fields/catalogue.js'
import { isUnansweredVariable } from '../fields/template-variables.js'
import type { FieldName, Place, Section, Slot, Template } from '../model.js'

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
    add(kindOf(slot), { name: nameWithSuffix(slot.field), where: slot.where })
  }
  return [...uses.values()]
}

/** An opening with a bare word is a region to the reader of templates, but a template variable has no rows. */
const kindOf = ({ kind, field: { name } }: Slot): FieldUse['kind'] =>
  kind === 'region' && (findVariable(name) !== undefined || isUnansweredVariable(name)) ? 'condition' : kind

function* allSlots(section: Section): Generator<Slot> {
  for (const slot of section.slots) yield* slotsOf(slot)
}

function* slotsOf(slot: Slot): Generator<Slot> {
  yield slot
  if (slot.kind === 'region') yield* allSlots(slot.section)
  if (slot.kind === 'condition') for (const inner of slot.slots) yield* slotsOf(inner)
}

const nameWithSuffix = ({ name, suffix }: FieldName): string =>
  suffix === undefined ? name : `${name}:${suffix}`
