/**
 * From a quote and what a template asks for to the texts that fill it. Everything is prepared once per render: then
 * a row costs no more than its values.
 */
import type { RegionName, SectionValues, SlotValue } from '../model.js'
import { type Arrangement, arrangeGroups, arrangeLines, arrangeSubscriptions } from './arrange-lines.js'
import type { ResolvedDirectives } from './directives.js'
import type { Field } from './field.js'
import { readVisible } from './field-rights.js'
import { createValueFormat } from './format-value.js'
import { type DataValue, isDataList, readOpenData } from './own-data.js'
import { createComparison, createOperandPrinter } from './print-operands.js'
import { createCondition, createPictureReader, isTruthy } from './print-value.js'
import type { Resolved } from './resolve-fields.js'
import type { ResolvedComparison, ResolvedSection, ResolvedSlot, RowSource } from './resolved-slots.js'
import type { AlternativeScope, Scope } from './scope.js'
import type { Settings } from './settings.js'

/** The values of a template's outline. Problems go to the settings' collector. */
export function mergeFields(resolved: Resolved, scope: Scope): SectionValues {
  const { settings } = scope.quote
  const arrangement = createArrangement(resolved.directives, settings)
  const merge = new Merge(settings, createRegionRows(arrangement))
  return merge.section(resolved.section)(scope)
}

/** How a template wants lines ordered and grouped. */
export function createArrangement({ groupBy, orderBy }: ResolvedDirectives, settings: Settings): Arrangement {
  return { orderBy, groupText: groupBy === undefined ? undefined : createGroupText(groupBy, settings) }
}

type ConditionalSlot = Extract<ResolvedSlot, { readonly kind: 'condition' | 'comparison' }>
type RowsOf = (region: RegionName, scope: Scope) => readonly Scope[]
type Fill = (scope: Scope, values: SlotValue[]) => void

class Merge {
  private readonly comparisons = new Map<ResolvedComparison, (scope: Scope) => boolean>()

  constructor(
    private readonly settings: Settings,
    private readonly rowsOf: RowsOf,
  ) {}

  section({ slots, size }: ResolvedSection): (scope: Scope) => SectionValues {
    const fills = slots.map((slot) => this.slot(slot))
    return (scope) => {
      const values = new Array<SlotValue>(size).fill(undefined)
      for (const fill of fills) fill(scope, values)
      return values
    }
  }

  private slot(slot: ResolvedSlot): Fill {
    switch (slot.kind) {
      case 'text':
      case 'formula':
        return put(slot.index, createOperandPrinter(slot, this.settings))
      case 'picture':
        return put(slot.index, createPictureReader(slot, this.settings))
      case 'condition': {
        const rows = this.rows(slot.rows)
        return this.branch(slot, (scope) => rows(scope).length > 0)
      }
      case 'comparison':
        return this.branch(slot, this.comparison(slot.comparison))
      case 'region': {
        const rows = this.rows(slot.rows)
        const section = this.section(slot.section)
        return put(slot.index, (scope) => rows(scope).map(section))
      }
    }
  }

  /** Both branches of an IF ask for the same comparison, one after the other. */
  private comparison(comparison: ResolvedComparison): (scope: Scope) => boolean {
    const known = this.comparisons.get(comparison)
    if (known !== undefined) return known
    const isTrue = rememberLast(createComparison(comparison, this.settings))
    this.comparisons.set(comparison, isTrue)
    return isTrue
  }

  private branch(slot: ConditionalSlot, isTrue: (scope: Scope) => boolean): Fill {
    const fills = slot.slots.map((inner) => this.slot(inner))
    return (scope, values) => {
      const shows = isTrue(scope) !== slot.negated
      values[slot.index] = shows
      if (shows) for (const fill of fills) fill(scope, values)
    }
  }

  private rows(source: RowSource): (scope: Scope) => readonly Scope[] {
    if (source.from === 'quote') return (scope) => this.rowsOf(source.region, scope)
    const { value, where } = source
    if (value.from === 'data')
      return (scope) => dataRows(readOpenData(scope, value), { scope, list: value.name })
    const isTrue = createCondition({ value, where }, this.settings)
    return (scope) => (isTrue(scope) ? [scope] : [])
  }
}

function rememberLast(isTrue: (scope: Scope) => boolean): (scope: Scope) => boolean {
  let last: { readonly scope: Scope; readonly value: boolean } | undefined
  return (scope) => {
    if (last?.scope !== scope) last = { scope, value: isTrue(scope) }
    return last.value
  }
}

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

function createGroupText(field: Field, settings: Settings): (scope: Scope) => string {
  const { name, type, dateKind, dateFormat } = field
  const format = createValueFormat({ name, type, dateKind, dateFormat, suffix: undefined }, settings)
  return (scope) => format(readVisible(field, scope))
}

/** How a region's rows come from the scope around it. Arrangements are made once per alternative. */
function createRegionRows(arrangement: Arrangement): RowsOf {
  const lines = memoize((alternative: AlternativeScope) => arrangeLines(alternative, arrangement))
  const groups = memoize((alternative: AlternativeScope) => arrangeGroups(alternative, arrangement))
  const subscriptions = memoize(arrangeSubscriptions)
  return (region, scope) => {
    const { alternative } = scope
    if (region === 'quote') return [scope]
    if (region === 'alternative')
      return scope.quote.alternatives.map((row) => ({ ...scope, alternative: row }))
    if (alternative === undefined) return []
    switch (region) {
      case 'group':
        return groups(alternative).map((group) => ({ ...scope, group }))
      case 'line':
        return (scope.group?.lines ?? lines(alternative)).map((line) => ({ ...scope, line }))
      case 'vatRate':
        return alternative.vatRates().map((vatRate) => ({ ...scope, vatRate }))
      case 'subscription':
        return subscriptions(alternative).map((subscription) => ({ ...scope, subscription }))
    }
  }
}

function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const value = known.get(key) ?? compute(key)
    known.set(key, value)
    return value
  }
}
