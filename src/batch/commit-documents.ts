/** Gives documents their names, one after the other in the order of the jobs, so that the same jobs always end alike. */
import { resolve } from 'node:path'
import type { Job, Problem } from '../model.js'
import type { DocumentFolder } from '../output/document-folder.js'
import type { Journal } from '../output/journal.js'
import type { JournalContent } from '../output/journal-content.js'
import { nameKey } from '../output/name-document.js'
import { nameUnfinished } from '../output/unfinished-files.js'
import { foreignOutputExists, outputReplacesInput, outputTaken } from '../problem.js'
import { listMarked } from '../source/read-input.js'
import { hashBytes } from '../source/remembered-files.js'
import type { DocumentAnswer } from './document-task.js'
import type { AnsweredJob } from './job-line.js'
import { languageMark, leaveOutLanguage } from './language-variant.js'
import type { BatchOutcome } from './run-batch.js'

export interface CommitOptions {
  readonly folder: DocumentFolder
  /** What earlier runs wrote. */
  readonly content: JournalContent
  /** Undefined where nothing is to be written. */
  readonly writing: { readonly journal: Journal; readonly token: string } | undefined
  /** Replace files that no earlier run wrote, too. */
  readonly overwrite: boolean
}

/** What became of a job, and what ends the run: that the journal cannot be written. */
export interface Commit {
  readonly outcome: BatchOutcome
  readonly fault?: Problem
}

type Made = Extract<DocumentAnswer, { readonly status: 'made' }>

export class DocumentCommitter {
  /** Keys of the names that documents of this run have. */
  private readonly taken = new Set<string>()
  /** Keys of the names of files in the output folder that the run reads. */
  private readonly inputs = new Set<string>()

  constructor(private readonly options: CommitOptions) {}

  /** Keeps files from being replaced. @param folder where relative paths start from */
  protect(files: readonly string[], folder: string): void {
    for (const file of files) {
      const name = this.options.folder.findName(resolve(folder, file))
      if (name !== undefined) this.inputs.add(nameKey(name))
    }
  }

  /** The same for the files of a job. */
  protectInputs({ quote, template, details, data }: Job, folder: string): void {
    const files = [quote, template, details, data].filter((file) => typeof file === 'string')
    for (const file of files) {
      if (!file.includes(languageMark)) this.protect([file], folder)
      else this.protect([leaveOutLanguage(file), ...listMarked(resolve(folder, file), languageMark)], folder)
    }
  }

  commit(answered: AnsweredJob): Commit {
    const { answer } = answered
    switch (answer.status) {
      case 'failed':
        return this.fail(answered, answer.problems)
      case 'unchanged':
        return this.isTaken(answer.output)
          ? this.fail(answered, [...answer.problems, outputTaken(this.options.folder.show(answer.output))])
          : this.succeed(answered, answer)
      case 'made':
        return this.finish(answered, answer)
    }
  }

  private finish(answered: AnsweredJob, answer: Made): Commit {
    const { folder, writing } = this.options
    const obstacle = this.findObstacle(answer)
    if (writing === undefined) {
      return obstacle === undefined
        ? this.succeed(answered, answer)
        : this.fail(answered, [...answer.problems, obstacle])
    }
    const unfinished = nameUnfinished(writing.token, answered.number)
    const { fingerprint, hash, output } = answer
    const line = { job: answered.key, status: 'written', fingerprint, hash, output } as const
    const fault = obstacle === undefined ? writing.journal.append([line]) : undefined
    const problem = obstacle ?? fault ?? folder.finish(unfinished, output)
    if (problem === undefined) return this.succeed(answered, answer)
    folder.remove(unfinished)
    return fault === undefined
      ? this.fail(answered, [...answer.problems, problem])
      : { outcome: describeFailure(answered, [...answer.problems, fault]), fault }
  }

  /** What forbids a document its name. */
  private findObstacle({ output, hash }: Made): Problem | undefined {
    const { folder, content, overwrite, writing } = this.options
    const shownPath = folder.show(output)
    if (this.isTaken(output)) return outputTaken(shownPath)
    if (this.inputs.has(nameKey(output))) return outputReplacesInput(shownPath)
    const misplaced = folder.prepare(output, { makes: writing !== undefined })
    if (misplaced !== undefined) return misplaced
    if (overwrite || content.names(output) || !folder.has(output)) return undefined
    // A power cut may have taken the end of the journal with it, but not the document.
    const bytes = folder.read(output)
    return bytes !== undefined && hashBytes(bytes) === hash ? undefined : foreignOutputExists(shownPath)
  }

  private isTaken(output: string): boolean {
    return this.taken.has(nameKey(output))
  }

  private succeed(
    { job }: AnsweredJob,
    { status, output, problems, milliseconds }: Exclude<DocumentAnswer, { readonly status: 'failed' }>,
  ): Commit {
    this.taken.add(nameKey(output))
    const shownPath = this.options.folder.show(output)
    return {
      outcome: {
        job,
        output: shownPath,
        status: status === 'made' ? 'written' : status,
        problems: [...problems],
        milliseconds,
      },
    }
  }

  private fail(answered: AnsweredJob, problems: readonly Problem[]): Commit {
    const codes = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
    const line = { job: answered.key, status: 'failed', codes: [...new Set(codes)] } as const
    const fault = this.options.writing?.journal.append([line])
    if (fault === undefined) return { outcome: describeFailure(answered, problems) }
    return { outcome: describeFailure(answered, [...problems, fault]), fault }
  }
}

const describeFailure = ({ job, answer }: AnsweredJob, problems: readonly Problem[]): BatchOutcome => ({
  job,
  status: 'failed',
  problems: [...problems],
  milliseconds: answer.milliseconds,
})
