/** Names the documents of a batch. */
import type { Quote } from '../carriers.js'
import type { Job, RenderOptions, Result, Template } from '../model.js'
import { bareName, documentExtension, isPdfName } from '../output/name-document.js'
import { nameLiveQuote } from '../output/name-live-quote.js'
import { assembleOutputName, type NamePiece } from '../output/output-name.js'
import { RecentValues } from '../recent-values.js'
import { nameSelector } from '../source/name-selector.js'
import { type OutputPattern, parseOutputPattern } from './output-pattern.js'
import { findPdfWish } from './pdf-wish.js'

export interface NameSources {
  readonly quote: Quote
  readonly template: Template
  /** What the document is rendered with. */
  readonly options: RenderOptions
  /** The culture that options and quote ask for. */
  readonly culture: string
}

interface OutputName {
  readonly value: string | undefined
  readonly problems: Result<string>['problems']
}

/** Patterns that the jobs of a run have: one, or a few. */
const mostPatterns = 32

/** Names documents. What their names have in common is found out once. */
export class OutputNamer {
  private readonly patterns = new RecentValues<Result<OutputPattern>>(mostPatterns)

  /**
   * The name of a job's document: by its pattern, or else after its quote and its template, as `render` names documents.
   * @returns a relative path with `/` between its parts; undefined without an error where the render fails, too
   */
  name(job: Job, sources: NameSources): OutputName {
    const { quote: source, output } = job
    const { quote, template } = sources
    if (output === undefined) {
      const context = { pattern: '', template: template.name }
      return assembleOutputName(nameBySources(source, { quote, template }), context)
    }
    const parsed = this.patterns.get(output, () => parseOutputPattern(output))
    return nameByPattern(parsed, { output, job, sources })
  }
}

function nameByPattern(
  { value: pattern, problems }: Result<OutputPattern>,
  {
    output,
    job,
    sources: { quote, template, options, culture },
  }: { readonly output: string; readonly job: Job; readonly sources: NameSources },
): OutputName {
  if (pattern === undefined) return { value: undefined, problems }
  const filled = pattern.fill({ quote, template, options, culture })
  if (filled.pieces === undefined) return { value: undefined, problems: [...filled.problems] }
  const extension = extensionOf(template)
  const pieces = findPdfWish(job) === undefined ? filled.pieces : replacePdf(filled.pieces, extension)
  const assembled = assembleOutputName(pieces, { pattern: output, template: template.name })
  return { value: assembled.value, problems: [...filled.problems, ...assembled.problems] }
}

const extensionOf = ({ name, format }: Template): string => documentExtension(name) ?? format

/** The name of a document whose pattern is that of its PDF. */
function replacePdf(pieces: readonly NamePiece[], extension: string): readonly NamePiece[] {
  const last = pieces.at(-1)
  if (last?.kind !== 'literal' || !isPdfName(`_${last.text}`)) return pieces
  return [...pieces.slice(0, -1), { ...last, text: `${last.text.slice(0, -'pdf'.length)}${extension}` }]
}

function nameBySources(
  source: Job['quote'],
  { quote, template }: Pick<NameSources, 'quote' | 'template'>,
): readonly NamePiece[] {
  const beginning = typeof source === 'string' ? bareName(source) : nameLive(quote, nameSelector(source).name)
  return [
    { kind: 'file', text: beginning },
    { kind: 'literal', text: '-' },
    { kind: 'file', text: bareName(template.name) },
    { kind: 'literal', text: `.${extensionOf(template)}` },
  ]
}

const nameLive = ({ version }: Quote, fallback: string): string =>
  nameLiveQuote({ number: version.number, rank: version.rank, fallback })
