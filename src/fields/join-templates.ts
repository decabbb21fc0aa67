/**
 * Reads a main template and its details template as one: both are filled with the same values, and what one of them demands
 * (`Culture:`, `GroupBy:` …) holds for both. The outline has the slots of the main template first.
 */
import type {
  Comparison,
  FieldFormat,
  FormulaOperand,
  Operand,
  Place,
  Section,
  SectionValues,
  Slot,
  Template,
} from '../model.js'

/** What a render needs to know of a template to compute its values. */
export type Demands = Pick<Template, 'outline' | 'directives'>

/** Of directives of one name the first counts, and those of the details come first. */
export function joinTemplates(main: Demands, details: Demands): Demands {
  const { slots, size } = main.outline
  const more = placeSlots(details.outline.slots, size)
  return {
    outline: { slots: [...slots, ...more], size: size + details.outline.size },
    directives: [...details.directives.map(place), ...main.directives],
  }
}

/** The values of both templates from those of the joined one. */
export function splitValues(
  values: SectionValues,
  main: Demands,
): { readonly main: SectionValues; readonly details: SectionValues } {
  const { size } = main.outline
  return { main: values.slice(0, size), details: values.slice(size) }
}

/** Says of a thing that it is in the details template. */
const place = <T extends { readonly where: Place }>(thing: T): T => ({
  ...thing,
  where: { ...thing.where, template: 'details' },
})

/** Both branches of an IF keep one comparison. */
function placeSlots(slots: readonly Slot[], shift: number): readonly Slot[] {
  const comparisons = new Map<Comparison, Comparison>()
  return slots.map((slot) => {
    const placed = placeSlot(slot, shift)
    if (slot.kind !== 'comparison' || placed.kind !== 'comparison') return placed
    const comparison = comparisons.get(slot.comparison) ?? placed.comparison
    comparisons.set(slot.comparison, comparison)
    return { ...placed, comparison }
  })
}

/** @param shift how much later the slot's value comes among those of its section */
function placeSlot(slot: Slot, shift: number): Slot {
  const placed = { ...place(slot), index: slot.index + shift }
  switch (placed.kind) {
    case 'field':
      return withFormat(placed)
    case 'formula':
      return { ...placed, formula: placeFormula(placed.formula) }
    case 'condition':
      return { ...placed, slots: placeSlots(placed.slots, shift) }
    case 'comparison':
      return {
        ...placed,
        comparison: placeComparison(placed.comparison),
        slots: placeSlots(placed.slots, shift),
      }
    case 'region':
      return { ...placed, section: placeSection(placed.section) }
    case 'picture':
      return placed
  }
}

const placeSection = ({ slots, size }: Section): Section => ({
  slots: placeSlots(slots, 0),
  size,
})

function placeOperand(operand: Operand): Operand {
  if (typeof operand === 'string') return operand
  const placed = place(operand)
  if (placed.kind === 'choice') {
    const { comparison, yes, no } = placed
    return {
      ...placed,
      comparison: placeComparison(comparison),
      yes: yes.map(placeOperand),
      no: no.map(placeOperand),
    }
  }
  return placed.kind === 'formula' ? placeFormula(placed) : withFormat(placed)
}

function placeFormula(formula: FormulaOperand): FormulaOperand {
  const placed = withFormat(place(formula))
  return { ...placed, pieces: placed.pieces.map(placeOperand) }
}

/** With the places in its format. */
const withFormat = <T extends { readonly format?: FieldFormat }>(operand: T): T =>
  operand.format === undefined ? operand : { ...operand, format: placeFormat(operand.format) }

const placeComparison = ({ left, operator, right }: Comparison): Comparison => ({
  left: left.map(placeOperand),
  operator,
  right: right.map(placeOperand),
})

const placeFormat = (format: FieldFormat): FieldFormat => ({
  ...format,
  before: format.before.map(placeOperand),
  after: format.after.map(placeOperand),
})
