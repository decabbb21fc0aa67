/** Names of documents with fields in them: `{quote/number}-{contact/name}.docx`. */
import type { Quote } from '../carriers.js'
import { findCulture } from '../culture/find-culture.js'
import { LookMerges } from '../fields/look-merges.js'
import { type DataObject, describeShape, parseOwnData } from '../fields/own-data.js'
import { type Resolved, resolveFields } from '../fields/resolve-fields.js'
import { createQuoteScope, createScope } from '../fields/scope.js'
import { settle } from '../fields/settle.js'
import type {
  Directive,
  FieldSlot,
  Problem,
  RenderOptions,
  Result,
  SectionValues,
  Template,
} from '../model.js'
import type { NamePiece } from '../output/output-name.js'
import { PairValues } from '../pair-values.js'
import { hasError, inOutputName, invalidOutputName } from '../problem.js'
import { RecentValues } from '../recent-values.js'
import { parseMergeFieldName } from '../template/field-name.js'

type PatternPiece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'language' }
  | { readonly kind: 'slot'; readonly slot: FieldSlot }

const stretch = /\{([^{}]*)\}|([^{}]+)|[{}]/g

/** Takes a pattern apart. */
export function parseOutputPattern(pattern: string): Result<OutputPattern> {
  const pieces: PatternPiece[] = []
  const slots: FieldSlot[] = []
  for (const [text, field, literal] of pattern.matchAll(stretch)) {
    if (literal !== undefined) pieces.push({ kind: 'literal', text: literal })
    else if (field === undefined) return refuse(pattern, 'no-closing-brace')
    else if (field.trim() === 'language') pieces.push({ kind: 'language' })
    else {
      const slot = parseSlot(text, field, slots.length)
      if (slot === undefined) return refuse(pattern, 'no-field')
      slots.push(slot)
      pieces.push({ kind: 'slot', slot })
    }
  }
  return { value: new OutputPattern(pieces, slots), problems: [] }
}

const refuse = (pattern: string, fault: Parameters<typeof invalidOutputName>[1]): Result<OutputPattern> => ({
  value: undefined,
  problems: [invalidOutputName(pattern, fault)],
})

function parseSlot(literal: string, written: string, index: number): FieldSlot | undefined {
  const { tag } = parseMergeFieldName(written)
  if (tag.kind !== 'field' || written.trim() === '' || /^[#^/]/.test(written.trim())) return undefined
  return { kind: 'field', index, written, literal, field: tag.field, where: { field: literal } }
}

export interface PatternSources {
  readonly quote: Quote
  /** It may state a culture, and so may the details of the options. */
  readonly template: Template
  /** What the document is rendered with. */
  readonly options: RenderOptions
  /** The culture that options and quote ask for. */
  readonly culture: string
}

export interface FilledPattern {
  /** Undefined where something is wrong, or where the document itself cannot be rendered either. */
  readonly pieces: readonly NamePiece[] | undefined
  readonly problems: readonly Problem[]
}

/** A pattern, taken apart. What its fields mean is found out once for all documents that are made alike. */
export class OutputPattern {
  /** By the template and that of its details, and then by the shape of own data. */
  private readonly prepared = new PairValues<Template, RecentValues<PreparedPattern>>()

  constructor(
    private readonly pieces: readonly PatternPiece[],
    /** The fields in it, as a template has them. */
    private readonly slots: readonly FieldSlot[],
  ) {}

  /** The pieces of a name, its fields printed as in the document. */
  fill(sources: PatternSources): FilledPattern {
    const { values, problems } = this.slots.length === 0 ? nothingPrinted : this.print(sources)
    if (values === undefined) return { pieces: undefined, problems }
    const filled = this.pieces.map((piece): NamePiece => {
      if (piece.kind === 'literal') return piece
      if (piece.kind === 'language')
        return { kind: 'field', text: languageOf(sources) ?? '', field: '{language}' }
      const value = values[piece.slot.index]
      return { kind: 'field', text: typeof value === 'string' ? value : '', field: piece.slot.literal }
    })
    return { pieces: filled, problems }
  }

  private print({ quote, template, options }: PatternSources): PrintedFields {
    const data = options.data === undefined ? undefined : parseOwnData(options.data).value
    const prepared = this.prepare([template, options.details ?? template], data)
    const settled = settle(options, { quote, directives: prepared.directives })
    if (settled.value === undefined || hasError(prepared.problems)) {
      return { values: undefined, problems: prepared.problems }
    }
    const scope = createScope(createQuoteScope(quote, settled.value), data === undefined ? [] : [data])
    return { values: prepared.merges.mergeIn(settled.value)(scope), problems: prepared.problems }
  }

  private prepare(templates: readonly [Template, Template], data: DataObject | undefined): PreparedPattern {
    const { slots } = this
    const recent = this.prepared.get(templates, () => new RecentValues(mostPreparations))
    const shape = data === undefined ? '' : describeShape(data)
    return recent.get(shape, () => new PreparedPattern(slots, { directives: directivesOf(templates), data }))
  }
}

/** Kinds of own data that a pattern is used with. */
const mostPreparations = 16

/** Those of the details come first. */
const directivesOf = ([template, details]: readonly [Template, Template]): readonly Directive[] =>
  details === template ? template.directives : [...details.directives, ...template.directives]

/** Two letters. */
function languageOf({ template, options, culture }: PatternSources): string | undefined {
  const directives = directivesOf([template, options.details ?? template])
  const stated = directives.find(({ name }) => name === 'Culture')?.value
  return findCulture(stated ?? culture)?.language
}

interface PrintedFields {
  readonly values: SectionValues | undefined
  readonly problems: readonly Problem[]
}

const nothingPrinted: PrintedFields = { values: [], problems: [] }

/** What the fields of a pattern mean where directives and own data are of a kind. */
class PreparedPattern {
  readonly directives: Resolved['directives']
  /** Those of the pattern's own fields. */
  readonly problems: readonly Problem[]
  readonly merges: LookMerges

  constructor(
    slots: readonly FieldSlot[],
    {
      directives,
      data,
    }: { readonly directives: readonly Directive[]; readonly data: DataObject | undefined },
  ) {
    const outline = { slots, size: slots.length }
    const resolved = resolveFields({ outline, directives }, { data, onUnknown: 'error', hasQuote: true })
    this.directives = resolved.directives
    this.merges = new LookMerges(resolved)
    const literals = new Set(slots.map(({ literal }) => literal))
    this.problems = resolved.problems
      .filter(({ where }) => where?.field !== undefined && literals.has(where.field))
      .map(inOutputName)
  }
}
