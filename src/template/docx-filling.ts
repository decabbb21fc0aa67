/**
 * The ways to fill a template: alone, or with a details document, which was filled before it or is filled with it. What a
 * way needs is made when it is first wanted, and kept.
 */
import type { ComputeCells, Fill, MergeFields, Problem, Result } from '../model.js'
import { detailsExpected, inDetails } from '../problem.js'
import { parseParts } from './docx-engine.js'
import { DocxFiller, leavesLanguage } from './docx-filler.js'
import { insertDetails } from './docx-insert.js'
import { withoutDataSource } from './docx-mail-merge.js'
import { mergeTemplates } from './docx-merge.js'
import type { DocxPackage } from './docx-package.js'
import type { DocxSlot } from './docx-tags.js'
import { markedParts, type ParsedTemplate, withoutDetailsMarks } from './docx-template-marks.js'

export interface FillableTemplate extends ParsedTemplate {
  readonly name: string
  readonly package: DocxPackage
  readonly slots: readonly DocxSlot[]
  /** How many values it takes outside of its regions. */
  readonly size: number
}

/** Something made at first use. */
class Kept<T> {
  private made: { readonly value: T } | undefined

  constructor(private readonly make: () => T) {}

  get value(): T {
    this.made ??= { value: this.make() }
    return this.made.value
  }
}

export class DocxFilling {
  /** Leaves marks of `QuoteDetails` in the document. */
  private readonly marked: Kept<DocxFiller>
  /** The template without its marks; undefined where only a document shows what becomes of them. */
  private readonly unmarked: Kept<ParsedTemplate | undefined>
  private readonly alone: Kept<DocxFiller | undefined>
  /** What is said of the marks in a document without details. */
  private readonly markProblems: readonly Problem[]
  private readonly together = new WeakMap<DocxFilling, Kept<Fill | undefined>>()

  constructor(private readonly template: FillableTemplate) {
    const marks = new Set(markedParts(template).map(({ part }) => part.name))
    const names = template.package.entries.map(({ name }) => name).filter((name) => marks.has(name))
    this.markProblems = names.map((part) => detailsExpected({ part }))
    this.marked = new Kept(() => this.fillerOf(template))
    this.unmarked = new Kept(() => (marks.size === 0 ? template : withoutMarks(template)))
    this.alone = new Kept(() => {
      const unmarked = this.unmarked.value
      if (unmarked === template) return this.marked.value
      return unmarked === undefined ? undefined : this.fillerOf(unmarked)
    })
  }

  fill(fields: MergeFields, compute: ComputeCells | undefined): Result<Uint8Array> {
    const alone = fields.details === undefined ? this.alone.value : undefined
    const filled = (alone ?? this.marked.value).fill(fields, compute)
    if (filled.value === undefined) return filled
    if (alone === undefined) return insertDetails(filled.value, fields.details)
    return { value: filled.value, problems: [...filled.problems, ...this.markProblems] }
  }

  /** Undefined where the templates can only be filled one after the other. */
  fillWith(details: DocxFilling): Fill | undefined {
    const known = this.together.get(details)
    const filling = known ?? new Kept(() => this.merge(details))
    if (known === undefined) this.together.set(details, filling)
    return filling.value
  }

  private merge(details: DocxFilling): Fill | undefined {
    const { template } = this
    const unmarked = details.unmarked.value
    if (unmarked === undefined) return undefined
    const merged = mergeTemplates(mergeable(template), mergeable({ ...details.template, ...unmarked }))
    const pieces = merged === undefined ? undefined : parse(merged)
    if (merged === undefined || pieces === undefined) return undefined
    const filler = this.fillerOf({ ...merged, pieces })
    if (filler.isFaulty) return undefined
    const problems = [...details.markProblems.map(inDetails), ...merged.problems]
    return (fields, compute) => {
      const filled = filler.fill(fields, compute)
      return { value: filled.value, problems: [...problems, ...filled.problems] }
    }
  }

  /** A filler of this template, or of one that was made of it. */
  private fillerOf(made: ParsedTemplate & Partial<FillableTemplate>): DocxFiller {
    return new DocxFiller({
      ...this.template,
      ...made,
      setsLanguage: leavesLanguage(this.template.package),
    })
  }
}

function withoutMarks(template: FillableTemplate): ParsedTemplate | undefined {
  const parts = withoutDetailsMarks(template)
  const pieces = parts === undefined ? undefined : parse({ parts, slots: template.slots })
  return parts === undefined || pieces === undefined ? undefined : { parts, pieces }
}

/** Undefined for what docxtemplater refuses, or would break. */
function parse({
  parts,
  slots,
}: Pick<FillableTemplate, 'parts' | 'slots'>): ParsedTemplate['pieces'] | undefined {
  const parsed = parseParts({ parts: parts.filter((part, index) => index === 0 || part.hasTags), slots })
  return parsed?.misplacements.length === 0 ? parsed.pieces : undefined
}

const mergeable = (template: FillableTemplate) => ({
  ...template,
  changed: withoutDataSource(template.package),
})
