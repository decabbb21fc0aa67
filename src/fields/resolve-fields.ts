/**
 * Finds out what each thing that a template asks for means: the one place that knows the rules about names,
 * scopes, suffixes and nesting. `check` reports its problems; a render goes on with what it resolved.
 */
import type {
  Comparison,
  ConditionSlot,
  Directive,
  FieldFormat,
  FieldName,
  FormulaOperand,
  Operand,
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
import { findPictureFaults, parseSuffix, type Suffix } from './format-value.js'
import {
  type DataObject,
  findNameInAnyCase,
  findOpenItem,
  hasDataName,
  isDataList,
  listNames,
  mergeItems,
  type OpenData,
  readOpenData,
} from './own-data.js'
import { parseFormula } from './parse-formula.js'
import type {
  ResolvedComparison,
  ResolvedFormat,
  ResolvedFormula,
  ResolvedOperand,
  ResolvedSection,
  ResolvedSlot,
  ResolvedText,
  RowSource,
  ValueSource,
} from './resolved-slots.js'
import { isPaddingVariable, isSecretVariable, isUnansweredVariable } from './template-variables.js'
import { findMeantRegion } from './translated-regions.js'

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
  const section = resolver.section(template.outline, {
    regions: [],
    data,
    dataLists: [],
    takesAnyName: false,
  })
  return { section, directives, problems: found }
}

/** What is open around a slot: regions of the quote, and own data with the items of its open lists. */
interface Surroundings extends OpenData {
  readonly regions: readonly RegionName[]
  /** Inside an empty list of own data: nothing there prints, and its items could have had any names. */
  readonly takesAnyName: boolean
}

interface ResolverOptions extends ResolveOptions {
  /** Whether the template says what to group by, be it wrong. */
  readonly groupsBy: boolean
}

class Resolver {
  private readonly internalPrices = new Set<string>()
  private readonly comparisons = new Map<
    Comparison,
    { readonly around: Surroundings; readonly resolved: ResolvedComparison }
  >()
  private hasUngroupedGroup = false

  constructor(
    private readonly options: ResolverOptions,
    private readonly note: (problem: Problem) => void,
  ) {}

  section({ slots, size }: Section, around: Surroundings): ResolvedSection {
    return { slots: slots.map((slot) => this.slot(slot, around)), size }
  }

  private slot(slot: Slot, around: Surroundings): ResolvedSlot {
    const { index } = slot
    switch (slot.kind) {
      case 'field':
        return { ...this.text(slot, around), index }
      case 'formula':
        return { ...this.formulaOrText(slot.formula, around), index }
      case 'picture':
        return this.picture(slot, around)
      case 'condition':
        return this.condition(slot, around)
      case 'comparison': {
        const comparison = this.comparison(slot.comparison, around)
        const slots = slot.slots.map((inner) => this.slot(inner, around))
        return { kind: 'comparison', index, comparison, negated: slot.negated, slots }
      }
      case 'region':
        return this.region(slot, around)
    }
  }

  private text(slot: WrittenField, around: Surroundings): ResolvedText {
    const { field: name, where } = slot
    const text: ResolvedText = { kind: 'text', value: nothing, suffix: undefined, format: undefined, where }
    const value = this.value(name, slot, around)
    const field = fieldOf(value)
    if (field?.type === 'picture') {
      this.note(problems.imageWithoutPrefix(name.name, where))
      return text
    }
    if (field?.isInternal && !this.internalPrices.has(field.name)) {
      this.internalPrices.add(field.name)
      this.note(problems.internalPrice(name.name, where))
    }
    const suffix = this.suffix(name, field, value, where)
    const format = slot.format && this.format(slot.format, { slot, field, around })
    if (suffix !== 'unknown') return { ...text, value, suffix, format }
    const literal = { from: 'literal', text: slot.literal } as const
    return { ...text, value: this.options.onUnknown === 'keep' ? literal : nothing }
  }

  /** A picture that does not fit the field is left out. */
  private format(format: FieldFormat, { slot, field, around }: FormatPlace): ResolvedFormat {
    const { numberPicture, datePicture, cases } = format
    const hasNumber = field === undefined || field.type !== 'date'
    const hasDate = field === undefined || field.type === 'date' || field.type === 'text'
    const number = this.pictureOf('#', numberPicture, { slot, field, isFitting: hasNumber })
    const date = this.pictureOf('@', datePicture, { slot, field, isFitting: hasDate })
    return {
      ...(number === undefined ? {} : { numberPicture: number }),
      ...(date === undefined ? {} : { datePicture: date }),
      cases,
      before: this.operands(format.before, around),
      after: this.operands(format.after, around),
    }
  }

  private pictureOf(kind: '#' | '@', picture: string | undefined, place: PicturePlace): string | undefined {
    if (picture === undefined) return undefined
    const { field, isFitting } = place
    const { where } = place.slot
    if (field !== undefined && !isFitting) {
      this.note(
        problems.unfittingPicture(field.name, { picture: `\\${kind} ${picture}`, type: field.type, where }),
      )
      return undefined
    }
    for (const fault of findPictureFaults(kind, picture))
      this.note(problems.doubtfulPicture(picture, fault, where))
    return picture
  }

  /** A formula that is to stay as it is because something in it is unknown. */
  private formulaOrText(operand: FormulaOperand, around: Surroundings): ResolvedFormula | ResolvedText {
    const { literal, where } = operand
    const formula = this.formula(operand, around)
    const isKept = this.options.onUnknown === 'keep' && formula.operands.some(isLiteral)
    if (!isKept || literal === undefined) return formula
    return {
      kind: 'text',
      value: { from: 'literal', text: literal },
      suffix: undefined,
      format: undefined,
      where,
    }
  }

  private formula({ pieces, format, written, where }: FormulaOperand, around: Surroundings): ResolvedFormula {
    const operands = this.operands(pieces, around)
    const parsed = parseFormula(
      operands.map((operand) => (typeof operand === 'string' ? operand : { operand })),
    )
    const fault = parsed.fault ?? findUnusable(operands, parsed.formula?.hasCells === true)
    if (fault !== undefined) this.note(problems.formulaSyntax(written, fault, where))
    return {
      kind: 'formula',
      formula: fault === undefined ? parsed.formula : undefined,
      operands,
      format: format && this.format(format, { slot: { where }, field: undefined, around }),
      written,
      where,
    }
  }

  /** Both branches of an IF have the same one: what is wrong with it is told once. */
  private comparison(comparison: Comparison, around: Surroundings): ResolvedComparison {
    const known = this.comparisons.get(comparison)
    if (known?.around === around) return known.resolved
    const { left, operator, right } = comparison
    const resolved = { left: this.operands(left, around), operator, right: this.operands(right, around) }
    this.comparisons.set(comparison, { around, resolved })
    return resolved
  }

  private operands(operands: readonly Operand[], around: Surroundings): readonly ResolvedOperand[] {
    return operands.map((operand) => this.operand(operand, around))
  }

  private operand(operand: Operand, around: Surroundings): ResolvedOperand {
    if (typeof operand === 'string') return operand
    switch (operand.kind) {
      case 'field':
        return this.text({ ...operand, field: { ...operand.field, mustExist: true } }, around)
      case 'formula':
        return this.formulaOrText(operand, around)
      case 'choice':
        return {
          kind: 'choice',
          comparison: this.comparison(operand.comparison, around),
          yes: this.operands(operand.yes, around),
          no: this.operands(operand.no, around),
        }
    }
  }

  /** Whether a text of own data is a picture shows when it prints. */
  private picture(slot: PictureSlot, around: Surroundings): ResolvedSlot {
    const value = this.value(slot.field, slot, around)
    const mayBePicture = value.from === 'literal' || value.from === 'data'
    const isText = !mayBePicture && fieldOf(value)?.type !== 'picture'
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
    const items = readOpenData(around, value)
    if (items === undefined || (isDataList(items) && items.length === 0)) {
      return { ...around, takesAnyName: true }
    }
    if (!isDataList(items)) return around
    return {
      ...around,
      data: [...around.data, mergeItems(items)],
      dataLists: [...around.dataLists, value.name],
    }
  }

  /** What a region repeats over, or a condition asks for. */
  private rows(slot: RegionSlot | ConditionSlot, around: Surroundings): RowSource {
    const { field: name, where } = slot
    const region = name.table === undefined ? this.findRegion(name.name, where, around) : undefined
    if (region !== undefined) {
      this.checkNesting(region, around.regions, where)
      const isOutside = region === 'alternative' && around.regions.length === 0
      if (isOutside && slot.kind === 'region' && slot.isWord === true) {
        this.note(problems.wordRegionOutsideQuote(region, where))
      }
      this.checkQuote(name.name, where)
      return { from: 'quote', region }
    }
    const isName =
      name.table !== undefined ||
      around.takesAnyName ||
      this.findOwnData(name, around) !== undefined ||
      isVariable(name.name)
    if (!isName && slot.kind === 'region') {
      const meant = findMeantRegion(name.name, listNames(around.data))
      this.noteUnknown(problems.unknownRegion(name.name, meant, where))
      const text = this.options.onUnknown === 'keep' ? slot.written : ''
      return { from: 'value', value: { from: 'literal', text }, where }
    }
    return { from: 'value', value: this.value(name, { ...slot, literal: '' }, around), where }
  }

  /** A region of the quote. Own data that replaces the quote, or has exactly that name, comes first. */
  private findRegion(name: string, where: Place, { data }: OpenData): RegionName | undefined {
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
      const own = name.mustExist ? this.ownData(name, where, around) : undefined
      if (own !== undefined) return own
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
    return this.ownData(name, where, around) ?? this.unknownWord(name, { where, literal }, around)
  }

  /** A name of own data, with a warning where it is written in another case. */
  private ownData(name: FieldName, where: Place, around: Surroundings): ValueSource | undefined {
    const found = this.findOwnData(name, around)
    if (found === undefined) return undefined
    const known = found.list === undefined ? found.name : `${found.list}:${found.name}`
    if (known !== name.name) this.note(problems.dataCaseMismatch(name.name, known, where))
    return found
  }

  /** As it is written; for Word's fields also as `List:Name`, and in any case. */
  private findOwnData(
    { name, mustExist }: FieldName,
    around: Surroundings,
  ): (ValueSource & { readonly from: 'data' }) | undefined {
    if (hasDataName(around.data, name)) return { from: 'data', name }
    if (!mustExist) return undefined
    const colon = name.indexOf(':')
    const open = colon < 0 ? undefined : findOpenItem(around, name.slice(0, colon).trim())
    const rest = name.slice(colon + 1).trim()
    if (open !== undefined && hasDataName([open.item], rest))
      return { from: 'data', name: rest, list: open.list }
    const inList = open === undefined ? undefined : findNameInAnyCase([open.item], rest)
    if (open !== undefined && inList !== undefined) return { from: 'data', name: inList, list: open.list }
    const known = findNameInAnyCase(around.data, name)
    return known === undefined ? undefined : { from: 'data', name: known }
  }

  private unknownWord(name: FieldName, { where, literal }: Fallback, { data }: OpenData): ValueSource {
    const { name: word, suffix } = name
    const kept = this.options.onUnknown === 'keep' ? literal : nothing
    if (!name.mustExist && suffix !== undefined && parseSuffix(suffix) === undefined) {
      this.noteUnknown(problems.unknownDirective(word, suffix, where))
      return kept
    }
    const nearest = findNearestWord(word, listNames(data))
    if (name.mustExist) {
      this.noteUnknown(problems.unknownField(word, nearest, where))
      return kept
    }
    const hasData = this.options.data !== undefined
    if (!hasData && isVariable(word.toLowerCase())) {
      this.note(problems.upperCaseVariable(word, where))
      return literal
    }
    const problem = problems.unknownWord(word, { nearest, where })
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

/** A field of a template, be it a slot or an operand. */
interface WrittenField {
  readonly field: FieldName
  readonly literal: string
  readonly format?: FieldFormat
  readonly where: Place
}

interface FormatPlace {
  readonly slot: { readonly where: Place }
  /** Undefined where the type of the value is not known. */
  readonly field: Field | undefined
  readonly around: Surroundings
}

interface PicturePlace extends Pick<FormatPlace, 'slot' | 'field'> {
  readonly isFitting: boolean
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

const isLiteral = (operand: ResolvedOperand): boolean =>
  typeof operand === 'object' && operand.kind === 'text' && operand.value.from === 'literal'

/** What a formula cannot compute with, as far as the types of its fields tell. */
function findUnusable(
  operands: readonly ResolvedOperand[],
  hasCells: boolean,
): Parameters<typeof problems.formulaSyntax>[1] | undefined {
  if (hasCells) return { kind: 'cells', found: '' }
  for (const operand of operands) {
    const field = typeof operand === 'string' || operand.kind !== 'text' ? undefined : fieldOf(operand.value)
    const isDate = field?.type === 'date' && typeof operand === 'object' && operand.kind === 'text'
    if (field !== undefined && isDate && operand.format?.datePicture === undefined)
      return { kind: 'not-a-number', found: field.name }
  }
  return undefined
}
