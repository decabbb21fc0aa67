/**
 * From a quote and what a template asks for to the texts that fill it. Everything is prepared once per template: then a
 * render costs no more than its values.
 */
import type { SectionValues, SlotValue } from '../model.js'
import type { PrintSettings } from './format-value.js'
import { type DataValue, isDataList, readOpenData } from './own-data.js'
import { createComparison, createOperandPrinter } from './print-operands.js'
import { createCondition, createPictureReader, isTruthy } from './print-value.js'
import type { MapRows, RegionRows } from './region-rows.js'
import type { ResolvedSection, ResolvedSlot, RowSource } from './resolved-slots.js'
import type { Scope } from './scope.js'

/** Prepares the values of a section. Problems go to the collector of each render. */
export const createMerge = (
  section: ResolvedSection,
  { settings, rows }: { readonly settings: PrintSettings; readonly rows: RegionRows },
): ((scope: Scope) => SectionValues) => new Merge(settings, rows).section(section)

type ConditionSlot = Extract<ResolvedSlot, { readonly kind: 'condition' }>
type ComparisonSlot = Extract<ResolvedSlot, { readonly kind: 'comparison' }>
type Branch = (holds: boolean, row: { readonly scope: Scope; readonly values: SlotValue[] }) => void
type Fill = (scope: Scope, values: SlotValue[]) => void

class Merge {
  constructor(
    private readonly settings: PrintSettings,
    private readonly regions: RegionRows,
  ) {}

  section({ slots, size }: ResolvedSection): (scope: Scope) => SectionValues {
    const fills = this.slots(slots)
    return (scope) => {
      const values = new Array<SlotValue>(size).fill(undefined)
      for (const fill of fills) fill(scope, values)
      return values
    }
  }

  private slots(slots: readonly ResolvedSlot[]): readonly Fill[] {
    return slots.flatMap((slot, index) => {
      if (slot.kind !== 'comparison') return [this.slot(slot)]
      return isBranchOf(slot, slots[index - 1]) ? [] : [this.comparison(slot, slots.slice(index + 1))]
    })
  }

  /** Both branches of an IF ask for the same comparison, one after the other: it is made once for both. */
  private comparison(first: ComparisonSlot, following: readonly ResolvedSlot[]): Fill {
    const end = following.findIndex((slot) => !isBranchOf(first, slot))
    const others = following.slice(0, end < 0 ? undefined : end).filter((slot) => slot.kind === 'comparison')
    const branches = [first, ...others].map((slot) => this.branch(slot))
    const isTrue = createComparison(first.comparison, this.settings)
    return (scope, values) => {
      const holds = isTrue(scope)
      for (const branch of branches) branch(holds, { scope, values })
    }
  }

  private slot(slot: Exclude<ResolvedSlot, ComparisonSlot>): Fill {
    switch (slot.kind) {
      case 'text':
      case 'formula':
        return put(slot.index, createOperandPrinter(slot, this.settings))
      case 'picture':
        return put(slot.index, createPictureReader(slot, this.settings))
      case 'condition': {
        const isTrue = this.condition(slot.rows)
        const branch = this.branch(slot)
        return (scope, values) => branch(isTrue(scope), { scope, values })
      }
      case 'region': {
        const rows = this.rows(slot.rows)
        const section = this.inside(slot.rows).section(slot.section)
        return put(slot.index, (scope) => rows(scope, section))
      }
    }
  }

  private branch(slot: ConditionSlot | ComparisonSlot): Branch {
    const fills = this.slots(slot.slots)
    const { index, negated } = slot
    return (holds, { scope, values }) => {
      const shows = holds !== negated
      values[index] = shows
      if (shows) for (const fill of fills) fill(scope, values)
    }
  }

  /** The same for what stands in the rows of a region. */
  private inside(source: RowSource): Merge {
    const region = source.from === 'quote' ? source.region : 'data'
    return new Merge({ ...this.settings, region }, this.regions)
  }

  private condition(source: RowSource): (scope: Scope) => boolean {
    if (source.from === 'quote') return this.regions.hasRows(source.region)
    const { value, where } = source
    return value.from === 'data'
      ? (scope) => dataRows(readOpenData(scope, value), { scope, list: value.name }).length > 0
      : createCondition({ value, where }, this.settings)
  }

  private rows(source: RowSource): MapRows {
    if (source.from === 'quote') return this.regions.mapRows(source.region)
    const { value, where } = source
    if (value.from === 'data')
      return (scope, visit) =>
        dataRows(readOpenData(scope, value), { scope, list: value.name }).map((row) => visit(row))
    const isTrue = createCondition({ value, where }, this.settings)
    return (scope, visit) => (isTrue(scope) ? [visit(scope)] : [])
  }
}

const isBranchOf = ({ comparison }: ComparisonSlot, slot: ResolvedSlot | undefined): boolean =>
  slot?.kind === 'comparison' && slot.comparison === comparison

const put =
  (index: number, compute: (scope: Scope) => SlotValue): Fill =>
  (scope, values) => {
    values[index] = compute(scope)
  }

/** The rows of a list; any other value that is not empty, zero or false makes one row. */
function dataRows(
  value: DataValue,
  { scope, list }: { readonly scope: Scope; readonly list: string },
): readonly Scope[] {
  if (!isDataList(value)) return isTruthy(value) ? [scope] : []
  const dataLists = [...scope.dataLists, list]
  return value.map((item) => ({ ...scope, data: [...scope.data, item], dataLists }))
}
