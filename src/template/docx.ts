/**
 * Opens DOCX templates and fills them. Read this first: the steps are in the other `docx-…` files.
 *
 * Opening finds the tags, makes the outline, writes private tags in their place, lets docxtemplater find what belongs to
 * each region, and compiles that. Filling runs what was compiled, and stores what changed. Everything else of the file
 * stays as it is, byte for byte.
 */
import type { Problem, Section, Template } from '../model.js'
import {
  dividedSection,
  docxNotReadable,
  emptiedControl,
  hasError,
  misplacedRegion,
  overlappingRegions,
} from '../problem.js'
import { type Misplacement, type ParsedParts, parseParts } from './docx-engine.js'
import { markFields, type WordMark } from './docx-fields.js'
import { DocxFilling, type FillableTemplate } from './docx-filling.js'
import { type DocxPackage, openPackage } from './docx-package.js'
import { readPart } from './docx-part.js'
import { type ReadPart, readTags, type TagReading } from './docx-tags.js'

/** Opens a .docx or .dotx file. Its faults are the template's problems; one that has errors is never filled. */
export function openDocx(name: string, bytes: Uint8Array): Template {
  const opened = openPackage(name, bytes)
  if (!('parts' in opened)) return unreadableTemplate(name, opened)
  const marks: WordMark[] = []
  const marked = opened.parts.map((part) => markFields(part, marks))
  return readTemplate(
    {
      name,
      package: opened,
      parts: marked.map(({ part }) => ({ part, reading: readPart(part) })),
      marks,
      problems: marked.flatMap(({ problems }) => problems),
    },
    new Set(),
  )
}

interface OpenedDocx {
  readonly name: string
  readonly package: DocxPackage
  readonly parts: readonly ReadPart[]
  readonly marks: readonly WordMark[]
  /** Faults of Word's fields. */
  readonly problems: readonly Problem[]
}

function unreadableTemplate(name: string, problems: readonly Problem[]): Template {
  const outline: Section = { slots: [], size: 0 }
  const template: Template = {
    name,
    format: 'docx',
    outline,
    directives: [],
    problems,
    otherNames: new Set(),
    withNames: () => template,
    fill: () => ({ value: undefined, problems: [...problems] }),
  }
  return template
}

/** @param names which of the texts in braces that have no form of a name are fields */
function readTemplate(opened: OpenedDocx, names: ReadonlySet<string>): Template {
  const tags = readTags(opened.name, { parts: opened.parts, marks: opened.marks, otherNames: names })
  const parsed = parse(tags)
  const problems = [...opened.problems, ...tags.problems, ...findFaults(opened.name, tags, parsed)]
  const { outline, directives, otherNames } = tags
  const isSound = parsed !== undefined && !hasError(problems)
  const filling = isSound ? new DocxFilling(fillable(opened, tags, parsed)) : undefined
  const template: Template = {
    name: opened.name,
    format: 'docx',
    outline,
    directives,
    problems,
    otherNames,
    withNames: rememberLast((wanted) => {
      const known = new Set([...wanted].filter((name) => otherNames.has(name)))
      return known.size === 0 ? template : readTemplate(opened, new Set([...names, ...known]))
    }),
    fill: (fields, compute) =>
      filling?.fill(fields, compute) ?? { value: undefined, problems: [...problems] },
    fillWith: (details) => {
      const other = fillings.get(details)
      return other === undefined ? undefined : filling?.fillWith(other)
    },
  }
  if (filling !== undefined) fillings.set(template, filling)
  return template
}

const fillable = (
  { name, package: file }: OpenedDocx,
  { parts, slots, outline }: TagReading,
  { pieces }: ParsedParts,
): FillableTemplate => ({ name, package: file, parts, slots, size: outline.size, pieces })

/** How the templates of this format are filled; it goes with them. */
const fillings = new WeakMap<Template, DocxFilling>()

const misplacements: Readonly<Record<Misplacement['kind'], typeof misplacedRegion>> = {
  'crosses-structure': misplacedRegion,
  'empties-control': emptiedControl,
  'divides-section': dividedSection,
  overlaps: overlappingRegions,
}

/**
 * Has docxtemplater read the main document, by which it knows the format, and the other parts that have tags. Without it
 * when the template is too much for it.
 */
function parse({ problems, parts, slots }: TagReading): ParsedParts | undefined {
  if (problems.some(({ code }) => code === 'template-too-large')) return undefined
  return parseParts({ parts: parts.filter((part, index) => index === 0 || part.hasTags), slots })
}

function findFaults(name: string, tags: TagReading, parsed: ParsedParts | undefined): readonly Problem[] {
  if (tags.problems.some(({ code }) => code === 'template-too-large')) return []
  if (parsed === undefined) return [docxNotReadable(name, 'foreign-form', tags.parts[0]?.part.name)]
  return parsed.misplacements.map(({ kind, slot }) => misplacements[kind](slot.written, slot.where))
}

/** Batches open a template with the same names again and again. */
function rememberLast(
  open: (names: ReadonlySet<string>) => Template,
): (names: ReadonlySet<string>) => Template {
  let last: { readonly key: string; readonly template: Template } | undefined
  return (names) => {
    const key = JSON.stringify([...names].sort())
    if (last?.key !== key) last = { key, template: open(names) }
    return last.template
  }
}
