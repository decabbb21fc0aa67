/** Fetches what jobs want from SuperOffice, over one connection for the whole run. */
import type { FetchOptions, Job, Problem, QuoteSelector, Result, Template } from '../model.js'
import { hasError, inDetails, noConnection, unexpectedFailure } from '../problem.js'
import { isTemplateReference, quoteLetter } from '../source/template-reference.js'
import { milliseconds } from './clock.js'
import type { FetchedFile, FetchedInputs } from './document-task.js'
import type { FetchedAnswer } from './job-line.js'
import type { InputReader } from './read-inputs.js'

/** Quotes and templates of SuperOffice. */
export interface BatchSource {
  readonly fetchSnapshot: (
    selector: QuoteSelector,
    options: FetchOptions,
  ) => Promise<Result<Readonly<Record<string, unknown>>>>
  /** @param reference `superoffice:document/812` or `superoffice:quote-document` */
  readonly fetchTemplate: (
    reference: string,
    selector: QuoteSelector | undefined,
  ) => Promise<Result<FetchedFile>>
}

/** Whether a job wants something from SuperOffice. */
export const isLive = ({ quote, template, details }: Job): boolean =>
  typeof quote !== 'string' || isTemplateReference(template) || isTemplateReference(details ?? '')

export interface InputFetcherOptions {
  /** The folder that paths of jobs start from. Absolute. */
  readonly folder: string
  /** Undefined without a connection. */
  readonly source: BatchSource | undefined
  readonly signal: AbortSignal | undefined
}

/** Templates of the archive that are kept. */
const mostTemplates = 24

export class InputFetcher {
  private reader: Promise<InputReader> | undefined
  private readonly archived = new Map<string, Result<FetchedFile>>()

  constructor(private readonly options: InputFetcherOptions) {}

  /** Never throws. */
  async fetch(job: Job): Promise<FetchedAnswer> {
    const start = milliseconds()
    const result = await this.attempt(job)
    return { result, milliseconds: milliseconds() - start }
  }

  private async attempt(job: Job): Promise<Result<FetchedInputs>> {
    const { source } = this.options
    try {
      return source === undefined
        ? { value: undefined, problems: [noConnection()] }
        : await this.fetchFrom(source, job)
    } catch (error) {
      return { value: undefined, problems: [unexpectedFailure(error)] }
    }
  }

  private async fetchFrom(source: BatchSource, job: Job): Promise<Result<FetchedInputs>> {
    const template = await this.fetchFile(source, job.template, job)
    const details = await this.fetchFile(source, job.details, job)
    const problems = [...template.problems, ...details.problems.map(inDetails)]
    if (hasError(problems)) return { value: undefined, problems }
    const files = {
      ...(template.file === undefined ? {} : { template: template.file }),
      ...(details.file === undefined ? {} : { details: details.file }),
    }
    if (typeof job.quote === 'string') return { value: files, problems }
    const opened = await this.openTemplates(job, files)
    if (opened.value === undefined) return { value: undefined, problems: [...problems, ...opened.problems] }
    const quote = await source.fetchSnapshot(job.quote, this.describeWish(job, opened.value))
    problems.push(...quote.problems)
    if (quote.value === undefined) return { value: undefined, problems }
    return { value: { ...files, quote: JSON.stringify(quote.value) }, problems }
  }

  /** A file of SuperOffice's archive; none where the job names another file, or none. */
  private async fetchFile(
    source: BatchSource,
    reference: string | undefined,
    { quote }: Job,
  ): Promise<{ readonly file: FetchedFile | undefined; readonly problems: readonly Problem[] }> {
    if (reference === undefined || !isTemplateReference(reference)) return { file: undefined, problems: [] }
    const selector = typeof quote === 'string' ? undefined : quote
    // The letter of a quote is its own; other documents serve many jobs.
    const known = reference === quoteLetter ? undefined : this.archived.get(reference)
    const { value: file, problems } = known ?? (await source.fetchTemplate(reference, selector))
    if (known === undefined && file !== undefined && reference !== quoteLetter) {
      if (this.archived.size === mostTemplates) this.archived.clear()
      this.archived.set(reference, { value: file, problems })
    }
    return { file, problems }
  }

  private async openTemplates(
    job: Job,
    files: Omit<FetchedInputs, 'quote'>,
  ): Promise<Result<readonly Template[]>> {
    const { folder } = this.options
    const place = { folder, culture: job.culture }
    this.reader ??= loadReader()
    const reader = await this.reader
    const main = reader.openVariants(job.template, { ...place, archived: files.template })
    if (main.value === undefined || job.details === undefined) return main
    const details = reader.openVariants(job.details, { ...place, archived: files.details })
    if (details.value === undefined) return { value: undefined, problems: details.problems.map(inDetails) }
    return { value: [...main.value, ...details.value], problems: [] }
  }

  private describeWish({ culture }: Job, templates: readonly Template[]): FetchOptions {
    const { signal } = this.options
    return {
      templates,
      ...(culture === undefined ? {} : { culture }),
      ...(signal === undefined ? {} : { signal }),
    }
  }
}

/** Most runs open templates in their threads alone: what opens them is loaded when it is needed here. */
async function loadReader(): Promise<InputReader> {
  const [{ InputReader }, { openTemplate }] = await Promise.all([
    import('./read-inputs.js'),
    import('../open.js'),
  ])
  return new InputReader(openTemplate)
}
