/**
 * From a quote and what a template asks for to the texts that fill it. Everything is prepared once per render: then
 * a row costs no more than its values.
 */
import { isNullDate, parseDateValue } from '../date-value.js'
import { Decimal } from '../decimal.js'
import type { FieldValue, Picture, RegionName, SectionValues, SlotValue } from '../model.js'
import { divisionByZero, fieldDisabled, noRight, unansweredVariable } from '../problem.js'
import { type Arrangement, arrangeGroups, arrangeLines, arrangeSubscriptions } from './arrange-lines.js'
import type { ResolvedDirectives } from './directives.js'
import type { Field } from './field.js'
import { findHidingReason, readVisible } from './field-rights.js'
import { createValueFormat, type FormatWish, type Suffix } from './format-value.js'
import { type DataValue, findDataValue, isDataList } from './own-data.js'
import type { Resolved, ResolvedSection, ResolvedSlot, RowSource, ValueSource } from './resolve-fields.js'
import { type AlternativeScope, alternativeAround, type Scope } from './scope.js'
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
    return oncePerRow(field, (scope) => format(this.read(field, scope)))
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
    const answer = (scope: Scope): string => {
      const text = print?.(scope) ?? ''
      if (text !== '') return text
      const isHidden = field !== undefined && findHidingReason(field, scope) !== undefined
      const given = isHidden ? undefined : scope.quote.quote.variables.get(code)
      if (given !== undefined) return format(given)
      if (!isHidden && (field === undefined || isUnanswered(field, scope))) {
        this.settings.problems.once(`variable ${code}`, () => unansweredVariable(code))
      }
      return ''
    }
    return field === undefined ? answer : oncePerRow(field, answer)
  }

  private picture(value: ValueSource): (scope: Scope) => Picture | undefined {
    if (value.from !== 'field') return () => undefined
    const { field } = value
    return oncePerRow(field, (scope) => {
      const picture = this.read(field, scope)
      return isPicture(picture) ? picture : undefined
    })
  }

  private rows(source: RowSource): (scope: Scope) => readonly Scope[] {
    if (source.from === 'quote') return (scope) => this.rowsOf(source.region, scope)
    const { value } = source
    if (value.from === 'data') return (scope) => dataRows(findDataValue(scope.data, value.name), scope)
    const isTrue = createCondition(value)
    return (scope) => (isTrue(scope) ? [scope] : [])
  }

  /** Own data: whole numbers print as they are, texts that are dates answer date suffixes. */
  private dataFormat(name: string, suffix: Suffix | undefined): (value: DataValue) => string {
    const wish: FormatWish = { name, type: 'decimal', dateKind: 'calendar', dateFormat: 'ShortDate', suffix }
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

/** Whether a value is there. What is hidden or not answered is false, and no problem. */
function createCondition(value: Exclude<ValueSource, { from: 'data' }>): (scope: Scope) => boolean {
  if (value.from === 'literal') return () => value.text !== ''
  const { field } = value
  const answer = ({ quote }: Scope): FieldValue =>
    value.from === 'variable' ? quote.quote.variables.get(value.code) : undefined
  if (field === undefined) return (scope) => isTruthy(answer(scope))
  return oncePerRow(field, (scope) => {
    if (findHidingReason(field, scope) !== undefined) return false
    return isTruthy(field.read(scope)) || isTruthy(answer(scope))
  })
}

/** A field of an outer level is the same in every row inside: it is computed once per row of its own region. */
function oncePerRow<T>({ region }: Field, compute: (scope: Scope) => T): (scope: Scope) => T {
  if (region === 'line') return compute
  let last: { readonly row: object | undefined; readonly value: T } | undefined
  return (scope) => {
    const row = rowOf(region, scope)
    if (last === undefined || last.row !== row) last = { row, value: compute(scope) }
    return last.value
  }
}

const rowOf = (region: RegionName, scope: Scope): object | undefined =>
  region === 'alternative' ? alternativeAround(scope) : scope[region]

/** The rows of a list; any other value that is not empty, zero or false makes one row. */
function dataRows(value: DataValue, scope: Scope): readonly Scope[] {
  if (isDataList(value)) return value.map((item) => ({ ...scope, data: [...scope.data, item] }))
  return isTruthy(value) ? [scope] : []
}

/** By exact value, however it would print; a date that stands for none is missing. */
function isTruthy(value: FieldValue): boolean {
  if (value instanceof Decimal) return !value.isZero()
  if (typeof value === 'object' && 'year' in value) return !isNullDate(value)
  return value !== undefined && value !== false && value !== ''
}

const isPicture = (value: FieldValue): value is Picture =>
  typeof value === 'object' && !(value instanceof Decimal) && 'bytes' in value

/** Whether what would answer a template variable is not there at all; a property that is empty answers it. */
function isUnanswered({ region, source, dateKind }: Field, scope: Scope): boolean {
  const { quote, settings } = scope.quote
  if (region !== 'quote') return rowOf(region, scope) === undefined
  if (dateKind === 'clock') return settings.now === undefined
  if (source.startsWith('Contact.')) return quote.contact === undefined
  if (source.startsWith('Person.')) return quote.person === undefined
  return !quote.hasHeader
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
