/**
 * From a quote and what a template asks for to the texts that fill it. Everything is prepared once per render: then
 * a row costs no more than its values.
 */
import { parseDateValue } from '../date-value.js'
import { Decimal } from '../decimal.js'
import type { FieldValue, Picture, RegionName, SectionValues, SlotValue } from '../model.js'
import { divisionByZero, fieldDisabled, noRight, unansweredVariable } from '../problem.js'
import { type Arrangement, arrangeGroups, arrangeLines, arrangeSubscriptions } from './arrange-lines.js'
import type { ResolvedDirectives } from './directives.js'
import type { Field } from './field.js'
import { findHidingReason } from './field-rights.js'
import { createValueFormat, type FormatWish, type Suffix } from './format-value.js'
import { type DataValue, findDataValue, isDataList } from './own-data.js'
import type { Resolved, ResolvedSection, ResolvedSlot, RowSource, ValueSource } from './resolve-fields.js'
import type { AlternativeScope, Scope } from './scope.js'
import type { Settings } from './settings.js'

/** The values of a template's outline. Problems go to the settings' collector. */
export function mergeFields(resolved: Resolved, scope: Scope): SectionValues {
  const { settings } = scope.quote
  const { groupBy, orderBy } = resolved.directives
  const arrangement = {
    orderBy,
    groupText: groupBy === undefined ? undefined : createGroupText(groupBy, settings),
  }
  const merge = new Merge(settings, createRegionRows(arrangement))
  return merge.section(resolved.section)(scope)
}

/** How a template wants lines ordered and grouped. */
export function createArrangement({ groupBy, orderBy }: ResolvedDirectives, settings: Settings): Arrangement {
  return { orderBy, groupText: groupBy === undefined ? undefined : createGroupText(groupBy, settings) }
}

/** Reads a field, blank where it may not be printed. */
export function readVisible(field: Field, scope: Scope): FieldValue {
  return findHidingReason(field, scope) === undefined ? field.read(scope) : undefined
}

type RowsOf = (region: RegionName, scope: Scope) => readonly Scope[]

class Merge {
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

  private slot(slot: ResolvedSlot): (scope: Scope, values: SlotValue[]) => void {
    const { index } = slot
    switch (slot.kind) {
      case 'text': {
        const print = this.text(slot.value, slot.suffix)
        return (scope, values) => {
          values[index] = print(scope)
        }
      }
      case 'picture': {
        const read = this.picture(slot.value)
        return (scope, values) => {
          values[index] = read(scope)
        }
      }
      case 'condition':
        return this.condition(slot)
      case 'region': {
        const rows = this.rows(slot.rows)
        const section = this.section(slot.section)
        return (scope, values) => {
          values[index] = rows(scope).map(section)
        }
      }
    }
  }

  private condition(slot: ResolvedSlot & { kind: 'condition' }): (scope: Scope, values: SlotValue[]) => void {
    const rows = this.rows(slot.rows)
    const fills = slot.slots.map((inner) => this.slot(inner))
    return (scope, values) => {
      const shows = rows(scope).length > 0 !== slot.negated
      values[slot.index] = shows
      if (shows) for (const fill of fills) fill(scope, values)
    }
  }

  private text(value: ValueSource, suffix: Suffix | undefined): (scope: Scope) => string {
    switch (value.from) {
      case 'literal':
        return () => value.text
      case 'field':
        return this.field(value.field, suffix, value.field.name)
      case 'variable':
        return this.variable(value.code, value.field, suffix)
      case 'data': {
        const format = this.dataFormat(value.name, suffix)
        return ({ data }) => format(findDataValue(data, value.name))
      }
    }
  }

  private field(field: Field, suffix: Suffix | undefined, name: string): (scope: Scope) => string {
    const { type, dateKind, dateFormat } = field
    const format = createValueFormat({ name, type, dateKind, dateFormat, suffix }, this.settings)
    return (scope) => format(this.read(field, scope))
  }

  /** Reads a field that prints, noting why it stays blank when it may not be shown. */
  private read(field: Field, scope: Scope): FieldValue {
    const { problems } = this.settings
    const reason = findHidingReason(field, scope)
    if (reason === 'not-in-use') problems.once(`disabled ${field.name}`, () => fieldDisabled(field.name))
    if (reason === 'no-right') problems.once(`right ${field.name}`, () => noRight(field.name))
    if (reason !== undefined) return undefined
    const value = field.read(scope)
    if (value === undefined && field.name === 'subscription/pricePerUnit') {
      problems.once(field.name, () => divisionByZero(field.name, 'line/subscriptionQuantity'))
    }
    return value
  }

  /** A carrier answers a template variable where it can; the quote file's `Variables` answer the rest. */
  private variable(
    code: string,
    field: Field | undefined,
    suffix: Suffix | undefined,
  ): (scope: Scope) => string {
    const print = field === undefined ? undefined : this.field(field, suffix, code)
    const format = this.dataFormat(code, suffix)
    return (scope) => {
      const text = print?.(scope) ?? ''
      if (text !== '') return text
      const isHidden = field !== undefined && findHidingReason(field, scope) !== undefined
      const answer = isHidden ? undefined : scope.quote.quote.variables.get(code)
      if (answer !== undefined) return format(answer)
      if (!isHidden && (field === undefined || isOutOfScope(field, scope))) {
        this.settings.problems.once(`variable ${code}`, () => unansweredVariable(code))
      }
      return ''
    }
  }

  private picture(value: ValueSource): (scope: Scope) => Picture | undefined {
    if (value.from !== 'field') return () => undefined
    return (scope) => {
      const picture = this.read(value.field, scope)
      return isPicture(picture) ? picture : undefined
    }
  }

  private rows(source: RowSource): (scope: Scope) => readonly Scope[] {
    if (source.from === 'quote') return (scope) => this.rowsOf(source.region, scope)
    const { value } = source
    if (value.from === 'data') return (scope) => dataRows(findDataValue(scope.data, value.name), scope)
    return (scope) => (isTruthy(this.readQuietly(value, scope)) ? [scope] : [])
  }

  /** The value that a condition asks for. What is hidden or not answered is false, and no problem. */
  private readQuietly(value: ValueSource, scope: Scope): FieldValue {
    if (value.from === 'literal') return value.text === '' ? undefined : value.text
    if (value.from === 'data') return undefined
    const read = value.field === undefined ? undefined : readVisible(value.field, scope)
    if (value.from === 'field' || isTruthy(read)) return read
    return scope.quote.quote.variables.get(value.code)
  }

  /** Own data: whole numbers print as they are, texts that are dates answer date suffixes. */
  private dataFormat(name: string, suffix: Suffix | undefined): (value: DataValue) => string {
    const wish: FormatWish = { name, type: 'decimal', dateKind: 'clock', dateFormat: 'ShortDate', suffix }
    const format = createValueFormat(wish, this.settings)
    const formatInteger = createValueFormat({ ...wish, type: 'integer' }, this.settings)
    return (value) => {
      if (isDataList(value)) return value.length === 0 ? '' : String(value.length)
      if (value instanceof Decimal) return value.isInteger() ? formatInteger(value) : format(value)
      const date = suffix?.kind === 'date' && typeof value === 'string' ? parseDateValue(value) : undefined
      return format(date ?? value)
    }
  }
}

/** The rows of a list; any other value that is not empty, zero or false makes one row. */
function dataRows(value: DataValue, scope: Scope): readonly Scope[] {
  if (isDataList(value)) return value.map((item) => ({ ...scope, data: [...scope.data, item] }))
  return isTruthy(value) ? [scope] : []
}

/** By exact value, however it would print. */
function isTruthy(value: FieldValue): boolean {
  if (value instanceof Decimal) return !value.isZero()
  return value !== undefined && value !== false && value !== ''
}

const isPicture = (value: FieldValue): value is Picture =>
  typeof value === 'object' && !(value instanceof Decimal) && 'bytes' in value

/** Whether a line's or alternative's variable stands where there is none. */
const isOutOfScope = (field: Field, scope: Scope): boolean =>
  (field.region === 'line' && scope.line === undefined) ||
  (field.region === 'alternative' && scope.alternative === undefined && scope.quote.alternatives.length !== 1)

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
