/** Names of documents with fields in them: `{quote/number}-{contact/name}.docx`. */
import type { Quote } from '../carriers.js'
import { parseOwnData } from '../fields/own-data.js'
import { prepareFields } from '../fields/prepare-fields.js'
import { resolveFields } from '../fields/resolve-fields.js'
import { createQuoteScope, createScope } from '../fields/scope.js'
import { settle } from '../fields/settle.js'
import type { Directive, FieldSlot, Problem, RenderOptions, Result, SectionValues } from '../model.js'
import type { NamePiece } from '../output/output-name.js'
import { inOutputName, invalidOutputName } from '../problem.js'
import { parseMergeFieldName } from '../template/field-name.js'

/** A pattern, taken apart. */
export interface OutputPattern {
  readonly pieces: readonly PatternPiece[]
  /** The fields in it, as a template has them. */
  readonly slots: readonly FieldSlot[]
}

type PatternPiece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'language' }
  | { readonly kind: 'slot'; readonly slot: FieldSlot }

const stretch = /\{([^{}]*)\}|([^{}]+)|[{}]/g

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
  return { value: { pieces, slots }, problems: [] }
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
  /** Those of the templates: they may state a culture. */
  readonly directives: readonly Directive[]
  /** What the document is rendered with. */
  readonly options: Omit<RenderOptions, 'details'>
  /** Two letters. */
  readonly language: string
}

export interface FilledPattern {
  /** Undefined where something is wrong, or where the document itself cannot be rendered either. */
  readonly pieces: readonly NamePiece[] | undefined
  readonly problems: readonly Problem[]
}

/** The pieces of a name, its fields printed as in the document. */
export function fillOutputPattern({ pieces, slots }: OutputPattern, sources: PatternSources): FilledPattern {
  const { values, problems } = slots.length === 0 ? { values: [], problems: [] } : print(slots, sources)
  if (values === undefined) return { pieces: undefined, problems }
  const filled = pieces.map((piece): NamePiece => {
    if (piece.kind === 'literal') return piece
    if (piece.kind === 'language') return { kind: 'field', text: sources.language, field: '{language}' }
    const value = values[piece.slot.index]
    return { kind: 'field', text: typeof value === 'string' ? value : '', field: piece.slot.literal }
  })
  return { pieces: filled, problems }
}

function print(
  slots: readonly FieldSlot[],
  { quote, directives, options }: PatternSources,
): { readonly values: SectionValues | undefined; readonly problems: readonly Problem[] } {
  const data = options.data === undefined ? undefined : parseOwnData(options.data).value
  const outline = { slots, size: slots.length }
  const resolved = resolveFields({ outline, directives }, { data, onUnknown: 'error', hasQuote: true })
  const literals = new Set(slots.map(({ literal }) => literal))
  const problems = resolved.problems
    .filter(({ where }) => where?.field !== undefined && literals.has(where.field))
    .map(inOutputName)
  const settled = settle(options, { quote, directives: resolved.directives })
  if (settled.value === undefined || problems.some(({ severity }) => severity === 'error')) {
    return { values: undefined, problems }
  }
  const scope = createScope(createQuoteScope(quote, settled.value), data === undefined ? [] : [data])
  return { values: prepareFields(resolved, settled.value)(scope), problems }
}
