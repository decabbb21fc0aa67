/** Gives documents their names, one after the other in the order of the jobs, so that the same jobs always end alike. */
import { resolve } from 'node:path'
import type { Job, Problem } from '../model.js'
import type { DocumentFolder } from '../output/document-folder.js'
import type { Journal } from '../output/journal.js'
import type { JournalContent, JournalLine } from '../output/journal-content.js'
import { isPdfName, nameKey } from '../output/name-document.js'
import { nameUnfinished, nameUnfinishedPdf } from '../output/unfinished-files.js'
import { foreignOutputExists, outputReplacesInput, outputTaken, pdfOutdated } from '../problem.js'
import { listMarked } from '../source/read-input.js'
import { hashBytes } from '../source/remembered-files.js'
import type { DocumentAnswer, MadeDocument } from './document-task.js'
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

type Made = DocumentAnswer & MadeDocument
type Unchanged = Extract<DocumentAnswer, { readonly status: 'unchanged' }>

export class DocumentCommitter {
  /** Keys of the names that documents of this run have. */
  private readonly taken = new Set<string>()
  /** Keys of the names of files in the output folder that the run reads. */
  private readonly inputs = new Set<string>()
  /** Names of files of jobs that have been looked at: many jobs share theirs. */
  private readonly seen = new Set<string>()

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
      else if (!this.seen.has(file)) {
        this.seen.add(file)
        this.protect([leaveOutLanguage(file), ...listMarked(resolve(folder, file), languageMark)], folder)
      }
    }
  }

  commit(answered: AnsweredJob): Commit {
    const { answer } = answered
    switch (answer.status) {
      case 'failed':
        return this.fail(answered, answer.problems)
      case 'unchanged':
        return this.keep(answered, answer)
      case 'made':
        return this.finish(answered, answer)
    }
  }

  private keep(answered: AnsweredJob, answer: Unchanged): Commit {
    const taken = namesOf(answer).find((name) => this.isTaken(name))
    return taken === undefined
      ? this.succeed(answered, answer)
      : this.fail(answered, [...answer.problems, outputTaken(this.options.folder.show(taken))])
  }

  private finish(answered: AnsweredJob, answer: Made): Commit {
    const { writing } = this.options
    const obstacle = this.findObstacle(answer)
    if (writing === undefined) {
      return obstacle === undefined
        ? this.succeed(answered, answer)
        : this.fail(answered, [...answer.problems, obstacle])
    }
    const fault = obstacle === undefined ? writing.journal.append([lineOf(answered, answer)]) : undefined
    const problem = obstacle ?? fault
    if (problem === undefined) return this.giveNames(answered, { answer, token: writing.token })
    this.removeUnfinished(answered, writing.token)
    return fault === undefined
      ? this.fail(answered, [...answer.problems, problem])
      : { outcome: describeFailure(answered, [...answer.problems, fault]), fault }
  }

  /** Gives a document that is in the journal its name, and then its PDF. */
  private giveNames(
    answered: AnsweredJob,
    { answer, token }: { readonly answer: Made; readonly token: string },
  ): Commit {
    const { folder } = this.options
    const { output, wantedPdf, pdfHash, problems } = answer
    const problem = folder.finish(nameUnfinished(token, answered.number), output)
    if (problem !== undefined) {
      this.removeUnfinished(answered, token)
      return this.fail(answered, [...problems, problem])
    }
    if (lacksPdf(answer)) {
      this.take(answer)
      const whole = [...problems, ...this.findOutdated(answer)]
      return { outcome: { ...describeFailure(answered, whole), output: folder.show(output) } }
    }
    const ofPdf =
      wantedPdf === undefined || pdfHash === undefined
        ? undefined
        : folder.finish(nameUnfinishedPdf(token, answered.number), wantedPdf.name)
    if (ofPdf === undefined) return this.succeed(answered, answer)
    this.take(answer)
    const { outcome, ...others } = this.fail(answered, [...problems, ofPdf])
    return { outcome: { ...outcome, output: folder.show(output) }, ...others }
  }

  /** A PDF of an earlier run is no PDF of this document. */
  private findOutdated({ wantedPdf }: Made): readonly Problem[] {
    const { folder } = this.options
    return wantedPdf !== undefined && folder.has(wantedPdf.name)
      ? [pdfOutdated(folder.show(wantedPdf.name))]
      : []
  }

  private removeUnfinished({ number }: AnsweredJob, token: string): void {
    this.options.folder.remove(nameUnfinished(token, number))
    this.options.folder.remove(nameUnfinishedPdf(token, number))
  }

  /** What forbids a document or its PDF the name. */
  private findObstacle({ output, hash, wantedPdf }: Made): Problem | undefined {
    const obstacle = this.findObstacleTo(output, hash)
    if (obstacle !== undefined || wantedPdf === undefined || wantedPdf.name === output) return obstacle
    return this.findObstacleTo(wantedPdf.name, undefined)
  }

  private findObstacleTo(name: string, hash: string | undefined): Problem | undefined {
    const { folder, content, overwrite, writing } = this.options
    const shownPath = folder.show(name)
    if (this.isTaken(name)) return outputTaken(shownPath)
    if (this.inputs.has(nameKey(name))) return outputReplacesInput(shownPath)
    const misplaced = folder.prepare(name, { makes: writing !== undefined })
    if (misplaced !== undefined) return misplaced
    if (overwrite || content.names(name) || !folder.has(name)) return undefined
    // A power cut may have taken the end of the journal with it, but not the document, or its content, too.
    const bytes = folder.read(name)
    return bytes !== undefined && (bytes.length === 0 || hashBytes(bytes) === hash)
      ? undefined
      : foreignOutputExists(shownPath)
  }

  private isTaken(name: string): boolean {
    return this.taken.has(nameKey(name))
  }

  private take(answer: Made | Unchanged): void {
    for (const name of namesOf(answer)) this.taken.add(nameKey(name))
  }

  private succeed({ job }: AnsweredJob, answer: Made | Unchanged): Commit {
    this.take(answer)
    const { status, problems, milliseconds } = answer
    const [output, pdf] = splitNames(namesOf(answer).map((name) => this.options.folder.show(name)))
    return {
      outcome: {
        job,
        ...(output === undefined ? {} : { output }),
        ...(pdf === undefined ? {} : { pdf }),
        status: status === 'made' ? 'written' : status,
        problems: [...problems],
        milliseconds,
      },
    }
  }

  private fail(answered: AnsweredJob, problems: readonly Problem[]): Commit {
    const fault = this.options.writing?.journal.append([failedLine(answered, problems)])
    if (fault === undefined) return { outcome: describeFailure(answered, problems) }
    return { outcome: describeFailure(answered, [...problems, fault]), fault }
  }
}

/** The files of a document, relative to the output folder. */
const namesOf = (answer: Made | Unchanged): readonly string[] => {
  const pdf = answer.status === 'made' ? answer.wantedPdf?.name : answer.pdf
  return pdf === undefined || pdf === answer.output ? [answer.output] : [answer.output, pdf]
}

/** Which of them is the document, and which the PDF. */
const splitNames = (names: readonly string[]): readonly (string | undefined)[] => [
  names.find((name) => !isPdfName(name)),
  names.find(isPdfName),
]

/** Whether a PDF was wanted, and could not be made: the document is there instead, whether it was wanted or not. */
const lacksPdf = ({ output, wantedPdf, pdfHash }: Made): boolean =>
  wantedPdf !== undefined && wantedPdf.name !== output && pdfHash === undefined

function lineOf(answered: AnsweredJob, answer: Made): JournalLine {
  const { fingerprint, hash, output, pdfHash, problems } = answer
  if (lacksPdf(answer)) return { ...failedLine(answered, problems), output }
  const line = { job: answered.key, status: 'written', fingerprint, hash, output } as const
  return pdfHash === undefined ? line : { ...line, pdfHash }
}

function failedLine({ key, job }: AnsweredJob, problems: readonly Problem[]) {
  const codes = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  const { quote, template } = job ?? {}
  return { job: key, status: 'failed', quote, template, codes: [...new Set(codes)] } as const
}

const describeFailure = ({ job, answer }: AnsweredJob, problems: readonly Problem[]): BatchOutcome => ({
  job,
  status: 'failed',
  problems: [...problems],
  milliseconds: answer.milliseconds,
})
