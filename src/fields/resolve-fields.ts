/**
 * Finds out what each thing that a template asks for means: the one place that knows the rules about names,
 * scopes, suffixes and nesting. `check` reports its problems; a render goes on with what it resolved.
 */
import type {
  ConditionSlot,
  Directive,
  FieldName,
  FieldSlot,
  PictureSlot,
  Place,
  Problem,
  RegionName,
  RegionSlot,
  RenderOptions,
  Section,
  Slot,
} from '../model.js'
import * as problems from '../problem.js'
import {
  findField,
  findFieldInAnyCase,
  findNearestField,
  findNearestWord,
  findVariable,
  regionNames,
} from './catalogue.js'
import { type ResolvedDirectives, resolveDirectives } from './directives.js'
import type { Field } from './field.js'
import { parseSuffix, type Suffix } from './format-value.js'
import {
  type DataItem,
  type DataObject,
  findDataValue,
  hasDataName,
  isDataList,
  mergeItems,
} from './own-data.js'
import { isPaddingVariable, isSecretVariable, isUnansweredVariable } from './template-variables.js'
import { findMeantRegion } from './translated-regions.js'

/** Where a value comes from. */
export type ValueSource =
  | { readonly from: 'field'; readonly field: Field }
  /** A template variable; without a field only the quote file's `Variables` can answer it. */
  | { readonly from: 'variable'; readonly code: string; readonly field: Field | undefined }
  | { readonly from: 'data'; readonly name: string }
  /** Ordinary text, printed as it stands. */
  | { readonly from: 'literal'; readonly text: string }

/** The rows of a region: of the quote, of own data, or one row when a value is given. */
export type RowSource =
  | { readonly from: 'quote'; readonly region: RegionName }
  | { readonly from: 'value'; readonly value: ValueSource }

export type ResolvedSlot =
  | {
      readonly kind: 'text'
      readonly index: number
      readonly value: ValueSource
      readonly suffix: Suffix | undefined
      readonly where: Place
    }
  | {
      readonly kind: 'picture'
      readonly index: number
      readonly value: ValueSource
      readonly where: Place
    }
  | {
      readonly kind: 'condition'
      readonly index: number
      readonly rows: RowSource
      readonly negated: boolean
      readonly slots: readonly ResolvedSlot[]
    }
  | {
      readonly kind: 'region'
      readonly index: number
      readonly rows: RowSource
      readonly section: ResolvedSection
    }

export type TextSlot = Extract<ResolvedSlot, { readonly kind: 'text' }>

export interface ResolvedSection {
  readonly slots: readonly ResolvedSlot[]
  readonly size: number
}

/** Every text that a template prints, those inside regions and conditions included. */
export const listTexts = (slots: readonly ResolvedSlot[]): readonly TextSlot[] =>
  slots.flatMap((slot) => {
    if (slot.kind === 'region') return listTexts(slot.section.slots)
    if (slot.kind === 'condition') return listTexts(slot.slots)
    return slot.kind === 'text' ? [slot] : []
  })

export interface ResolveOptions {
  /** Own data, when the caller gives any. */
  readonly data: DataObject | undefined
  readonly onUnknown: NonNullable<RenderOptions['onUnknown']>
  /** False when own data alone fills the template. */
  readonly hasQuote: boolean
}

export interface Resolved {
  readonly section: ResolvedSection
  readonly directives: ResolvedDirectives
  readonly problems: readonly Problem[]
}

export function resolveFields(
  template: { readonly outline: Section; readonly directives: readonly Directive[] },
  options: ResolveOptions,
): Resolved {
  const found: Problem[] = []
  const directives = resolveDirectives(template.directives, (problem) => found.push(problem))
  const groupsBy = template.directives.some(({ name }) => name === 'GroupBy')
  const resolver = new Resolver({ ...options, groupsBy }, (problem) => found.push(problem))
  const data = options.data === undefined ? [] : [options.data]
  const section = resolver.section(template.outline, { regions: [], data, takesAnyName: false })
  return { section, directives, problems: found }
}

/** What is open around a slot: regions of the quote, and own data with the items of its open lists. */
interface Surroundings {
  readonly regions: readonly RegionName[]
  readonly data: readonly DataItem[]
  /** Inside an empty list of own data: nothing there prints, and its items could have had any names. */
  readonly takesAnyName: boolean
}

interface ResolverOptions extends ResolveOptions {
  /** Whether the template says what to group by, be it wrong. */
  readonly groupsBy: boolean
}

class Resolver {
  private readonly internalPrices = new Set<string>()
  private hasUngroupedGroup = false

  constructor(
    private readonly options: ResolverOptions,
    private readonly note: (problem: Problem) => void,
  ) {}

  section({ slots, size }: Section, around: Surroundings): ResolvedSection {
    return { slots: slots.map((slot) => this.slot(slot, around)), size }
  }

  private slot(slot: Slot, around: Surroundings): ResolvedSlot {
    switch (slot.kind) {
      case 'field':
        return this.text(slot, around)
      case 'picture':
        return this.picture(slot, around)
      case 'condition':
        return this.condition(slot, around)
      case 'region':
        return this.region(slot, around)
    }
  }

  private text(slot: FieldSlot, around: Surroundings): ResolvedSlot {
    const { index, field: name } = slot
    const value = this.value(name, slot, around)
    const field = fieldOf(value)
    if (field?.type === 'picture') {
      this.note(problems.imageWithoutPrefix(name.name, slot.where))
      return { kind: 'text', index, value: nothing, suffix: undefined, where: slot.where }
    }
    if (field?.isInternal && !this.internalPrices.has(field.name)) {
      this.internalPrices.add(field.name)
      this.note(problems.internalPrice(name.name, slot.where))
    }
    const suffix = this.suffix(name, field, value, slot.where)
    if (suffix !== 'unknown') return { kind: 'text', index, value, suffix, where: slot.where }
    const literal = { from: 'literal', text: slot.literal } as const
    const unformatted = this.options.onUnknown === 'keep' ? literal : nothing
    return { kind: 'text', index, value: unformatted, suffix: undefined, where: slot.where }
  }

  private picture(slot: PictureSlot, around: Surroundings): ResolvedSlot {
    const value = this.value(slot.field, slot, around)
    const isText = value.from !== 'literal' && fieldOf(value)?.type !== 'picture'
    if (isText) this.note(problems.imagePrefixOnText(slot.field.name, slot.where))
    return { kind: 'picture', index: slot.index, value, where: slot.where }
  }

  private condition(slot: ConditionSlot, around: Surroundings): ResolvedSlot {
    const rows = this.rows(slot, around)
    return {
      kind: 'condition',
      index: slot.index,
      rows,
      negated: slot.negated,
      slots: slot.slots.map((inner) => this.slot(inner, around)),
    }
  }

  private region(slot: RegionSlot, around: Surroundings): ResolvedSlot {
    const rows = this.rows(slot, around)
    const inside =
      rows.from === 'quote'
        ? { ...around, regions: [...around.regions, rows.region] }
        : this.insideValue(rows.value, around)
    return { kind: 'region', index: slot.index, rows, section: this.section(slot.section, inside) }
  }

  private insideValue(value: ValueSource, around: Surroundings): Surroundings {
    if (value.from !== 'data') return around
    const items = findDataValue(around.data, value.name)
    if (items === undefined || (isDataList(items) && items.length === 0)) {
      return { ...around, takesAnyName: true }
    }
    return isDataList(items) ? { ...around, data: [...around.data, mergeItems(items)] } : around
  }

  /** What a region repeats over, or a condition asks for. */
  private rows(slot: RegionSlot | ConditionSlot, around: Surroundings): RowSource {
    const { field: name, where } = slot
    const region =
      name.table === undefined ? this.findRegion(name.name, { where, data: around.data }) : undefined
    if (region !== undefined) {
      this.checkNesting(region, around.regions, where)
      this.checkQuote(name.name, where)
      return { from: 'quote', region }
    }
    const isName =
      name.table !== undefined ||
      around.takesAnyName ||
      hasDataName(around.data, name.name) ||
      isVariable(name.name)
    if (!isName && slot.kind === 'region') {
      this.noteUnknown(problems.unknownRegion(name.name, findMeantRegion(name.name), where))
      const text = this.options.onUnknown === 'keep' ? slot.written : ''
      return { from: 'value', value: { from: 'literal', text } }
    }
    return { from: 'value', value: this.value(name, { ...slot, literal: '' }, around) }
  }

  /** A region of the quote. Own data that replaces the quote, or has exactly that name, comes first. */
  private findRegion(
    name: string,
    { where, data }: { readonly where: Place; readonly data: readonly DataItem[] },
  ): RegionName | undefined {
    const exact = regionNames.find((region) => region === name)
    if (hasDataName(data, name) && (exact === undefined || !this.options.hasQuote)) return undefined
    if (exact !== undefined) return exact
    const similar = regionNames.find((region) => region.toLowerCase() === name.toLowerCase())
    if (similar !== undefined) this.note(problems.caseMismatch(name, similar, where))
    return similar
  }

  private checkNesting(region: RegionName, open: readonly RegionName[], where: Place): void {
    const innermost = open.filter((name) => name !== 'quote').at(-1)
    const isRight = {
      quote: open.length === 0,
      alternative: innermost === undefined,
      group: innermost === 'alternative',
      line: innermost === 'alternative' || innermost === 'group',
      vatRate: innermost === 'alternative',
      subscription: innermost === 'alternative',
    }[region]
    if (!isRight) this.note(problems.wrongNesting(region, innermost, where))
    if (region === 'group' && !this.options.groupsBy && !this.hasUngroupedGroup) {
      this.hasUngroupedGroup = true
      this.note(problems.groupWithoutGroupBy(where))
    }
  }

  private checkQuote(name: string, where: Place): void {
    if (!this.options.hasQuote) this.note(problems.quoteIsMissing(name, where))
  }

  private value(
    name: FieldName,
    slot: { readonly where: Place; readonly literal?: string },
    around: Surroundings,
  ): ValueSource {
    const literal = { from: 'literal', text: slot.literal ?? '' } as const
    return name.table === undefined
      ? this.word(name, { where: slot.where, literal }, around)
      : this.tableField(name, { where: slot.where, literal }, around)
  }

  private tableField(name: FieldName, { where, literal }: Fallback, around: Surroundings): ValueSource {
    const field = this.findField(name.name, where)
    if (field === undefined) {
      this.noteUnknown(problems.unknownField(name.name, findNearestField(name.name), where))
      return this.options.onUnknown === 'keep' ? literal : nothing
    }
    this.checkQuote(field.name, where)
    if (field.region !== 'quote' && !around.regions.includes(field.region)) {
      this.note(problems.fieldOutOfScope(name.name, field.region, where))
    }
    return { from: 'field', field }
  }

  private findField(name: string, where: Place): Field | undefined {
    const found = findFieldInAnyCase(name)
    if (found?.isExact === false) this.note(problems.caseMismatch(name, found.field.name, where))
    return found?.field
  }

  /** A bare word: own data, then a template variable, else ordinary text. */
  private word(name: FieldName, { where, literal }: Fallback, around: Surroundings): ValueSource {
    const word = name.name
    if (around.takesAnyName || hasDataName(around.data, word)) return { from: 'data', name: word }
    if (isSecretVariable(word)) {
      this.note(problems.secretVariable(word, where))
      return literal
    }
    if (isPaddingVariable(word)) {
      this.note(problems.paddingVariable(word, where))
      return nothing
    }
    if (isVariable(word)) {
      const field = findVariable(word)
      const lineField = around.regions.includes('line') ? findField(`line/${word}`) : undefined
      if (lineField !== undefined) this.note(problems.ambiguousVariable(word, lineField.name, where))
      if (field !== undefined && field.dateKind !== 'clock') this.checkQuote(word, where)
      return { from: 'variable', code: word, field }
    }
    return this.unknownWord(name, { where, literal }, around.data)
  }

  private unknownWord(
    { name, suffix }: FieldName,
    { where, literal }: Fallback,
    data: readonly DataItem[],
  ): ValueSource {
    if (suffix !== undefined && parseSuffix(suffix) === undefined) {
      this.noteUnknown(problems.unknownDirective(name, suffix, where))
      return this.options.onUnknown === 'keep' ? literal : nothing
    }
    const hasData = this.options.data !== undefined
    if (!hasData && isVariable(name.toLowerCase())) {
      this.note(problems.upperCaseVariable(name, where))
      return literal
    }
    const dataNames = data.flatMap((item) => (typeof item === 'string' ? [] : [...item.keys()]))
    const problem = problems.unknownWord(name, { nearest: findNearestWord(name, dataNames), where })
    if (hasData) this.noteUnknown(problem)
    else this.note(problems.asWarning(problem))
    return this.options.onUnknown === 'blank' ? nothing : literal
  }

  private suffix(
    name: FieldName,
    field: Field | undefined,
    value: ValueSource,
    where: Place,
  ): Suffix | 'unknown' | undefined {
    if (name.suffix === undefined || value.from === 'literal') return undefined
    const parsed = parseSuffix(name.suffix)
    if (parsed === undefined) {
      this.noteUnknown(problems.unknownSuffix(name.name, name.suffix, where))
      return 'unknown'
    }
    if (parsed.written !== name.suffix)
      this.note(problems.caseMismatch(`:${name.suffix}`, `:${parsed.written}`, where))
    if (field !== undefined && !isFitting(parsed.suffix, field)) {
      this.note(problems.unfittingSuffix(name.name, { suffix: name.suffix, type: field.type, where }))
      return undefined
    }
    return parsed.suffix
  }

  /** Notes what an unknown name is: an error, or a warning when the caller wants such names kept or blank. */
  private noteUnknown(problem: Problem): void {
    this.note(this.options.onUnknown === 'error' ? problem : problems.asWarning(problem))
  }
}

interface Fallback {
  readonly where: Place
  readonly literal: ValueSource
}

const nothing: ValueSource = { from: 'literal', text: '' }

const fieldOf = (value: ValueSource): Field | undefined =>
  value.from === 'field' || value.from === 'variable' ? value.field : undefined

const isVariable = (code: string): boolean => findVariable(code) !== undefined || isUnansweredVariable(code)

const isFitting = (suffix: Suffix, { type }: Field): boolean =>
  suffix.kind === 'date' ? type === 'date' : type === 'decimal' || type === 'integer'
