/** The names that a template uses, wherever it uses them. */
import type { Comparison, FieldFormat, FieldName, Operand, Section, Slot } from '../model.js'

/** The names of all fields, pictures, regions and conditions, those inside Word's formulas and IF fields too; not distinct. */
export const listFieldNames = ({ slots }: Section): readonly FieldName[] => slots.flatMap(namesInSlot)

function namesInSlot(slot: Slot): readonly FieldName[] {
  switch (slot.kind) {
    case 'field':
      return [slot.field, ...namesInFormat(slot.format)]
    case 'formula':
      return namesInOperand(slot.formula)
    case 'picture':
      return [slot.field]
    case 'condition':
      return [slot.field, ...slot.slots.flatMap(namesInSlot)]
    case 'comparison':
      return [...namesInComparison(slot.comparison), ...slot.slots.flatMap(namesInSlot)]
    case 'region':
      return [slot.field, ...listFieldNames(slot.section)]
  }
}

function namesInOperand(operand: Operand): readonly FieldName[] {
  if (typeof operand === 'string') return []
  switch (operand.kind) {
    case 'field':
      return [operand.field, ...namesInFormat(operand.format)]
    case 'formula':
      return [...operand.pieces.flatMap(namesInOperand), ...namesInFormat(operand.format)]
    case 'choice':
      return [
        ...namesInComparison(operand.comparison),
        ...[...operand.yes, ...operand.no].flatMap(namesInOperand),
      ]
  }
}

const namesInComparison = ({ left, right }: Comparison): readonly FieldName[] =>
  [...left, ...right].flatMap(namesInOperand)

const namesInFormat = (format: FieldFormat | undefined): readonly FieldName[] =>
  format === undefined ? [] : [...format.before, ...format.after].flatMap(namesInOperand)
