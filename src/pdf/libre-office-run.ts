/**
 * One start of LibreOffice for several documents. It makes them one after the other and prints a line before it writes
 * each, which tells what it is at; when it ends, hangs or crashes, the folder tells which documents came out.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../model.js'
import type { Environment } from '../output/find-program.js'
import { pdfANotMade, pdfEngineFailed, pdfTimeLimit } from '../problem.js'
import { libreOfficeArguments } from './libre-office-options.js'
import { libreOfficeEnvironment } from './libre-office-profile.js'
import { isPdfA, isWholePdf } from './pdf-file.js'
import type { ProgramEnd, RunningProgram, Workshop } from './process-group.js'
import { examineTemporaryFolder } from './temporary-folder.js'
import { cappedTime } from './with-time-limit.js'

/** A document that waits for its PDF. */
export interface Commission {
  readonly bytes: Uint8Array
  readonly pdfA: boolean
  /** Milliseconds. */
  readonly timeLimit: number
  readonly settle: (result: Result<Uint8Array>) => void
}

export interface RunOptions {
  readonly program: string
  readonly environment: Environment
  readonly workshop: Workshop
  /** The folder of LibreOffice's settings. */
  readonly profile: string
  /** The name of a folder of the workshop that is not there yet. */
  readonly name: string
}

/** What is left to do after a start. */
export interface RunReport {
  /** The document that LibreOffice was at when it crashed, if it did: none or one. */
  readonly crashed: readonly Commission[]
  /** How it ended. */
  readonly end: string
  /** Documents whose turn did not come. */
  readonly unfinished: readonly Commission[]
  /** Whether LibreOffice ended by itself. */
  readonly isSound: boolean
  /** How many PDF files came out. */
  readonly made: number
}

/** Milliseconds that LibreOffice may take to start, beside the time limit of the first document, and to end after the last. */
const allowance = { start: 30_000, end: 10_000 }
/** Milliseconds between two looks at whether the document in work is done. */
const lookingTime = 100

/** Makes the PDF files of documents that want the same kind of PDF. Settles all but those of the report. */
export async function runLibreOffice(
  commissions: readonly Commission[],
  options: RunOptions,
): Promise<RunReport> {
  const folder = join(options.workshop.folder, options.name)
  try {
    await writeDocuments(commissions, folder)
    return await new LibreOfficeRun(commissions, { ...options, folder }).finish()
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function writeDocuments(commissions: readonly Commission[], folder: string): Promise<void> {
  for (const name of ['', 'output', 'temporary']) await mkdir(join(folder, name))
  for (const [index, { bytes }] of commissions.entries()) await writeFile(documentPath(folder, index), bytes)
}

const documentPath = (folder: string, index: number): string => join(folder, `${index}.docx`)
const pdfPath = (folder: string, index: number): string => join(folder, 'output', `${index}.pdf`)

class LibreOfficeRun {
  private readonly running: RunningProgram
  /** The index of the document in work; those before it are settled, or about to be. */
  private current = 0
  private made = 0
  private isOverdue = false
  private hasEnded = false
  private timer: NodeJS.Timeout | undefined
  private readonly looking: NodeJS.Timeout
  /** What it said of documents that it could not convert, and that nobody was told yet. */
  private readonly complaints: string[] = []
  /** The last that it said of itself. */
  private lastWords: string | undefined
  /** Settles documents one after the other. */
  private settling: Promise<void> = Promise.resolve()

  constructor(
    private readonly commissions: readonly Commission[],
    private readonly options: RunOptions & { readonly folder: string },
  ) {
    const { workshop, program, environment, profile, folder, name } = options
    this.running = workshop.start(program, {
      args: libreOfficeArguments({
        profile,
        documents: commissions.map((_, index) => documentPath(name, index)),
        outputFolder: join(name, 'output'),
        pdfA: commissions[0]?.pdfA ?? false,
      }),
      environment: libreOfficeEnvironment(environment, {
        temporary: join(folder, 'temporary'),
        lasting: workshop.folder,
      }),
      onOutput: (line) => this.noteOutput(line),
      onError: (line) => this.noteError(line),
    })
    this.looking = setInterval(() => this.look(), lookingTime)
    this.wait(allowance.start)
  }

  async finish(): Promise<RunReport> {
    const end = await this.running.ended
    this.hasEnded = true
    clearTimeout(this.timer)
    clearInterval(this.looking)
    await this.settling
    while (await this.isDone(this.current)) await this.settleNext()
    const isSound = this.hasEndedByItself(end)
    if (isSound) while (this.current < this.commissions.length) await this.settleNext()
    const [atWork, ...unfinished] = this.commissions.slice(this.current)
    if (this.isOverdue && atWork !== undefined) {
      atWork.settle(failure(pdfTimeLimit('LibreOffice', atWork.timeLimit)))
    }
    return {
      crashed: this.isOverdue || atWork === undefined ? [] : [atWork],
      end: this.describe(end),
      unfinished,
      isSound,
      made: this.made,
    }
  }

  /** Newer versions exit with 1 when they could not convert some document, which they then said. */
  private hasEndedByItself({ exitStatus }: ProgramEnd): boolean {
    const left = this.commissions.length - this.current
    return exitStatus === 0 || (exitStatus === 1 && this.complaints.length >= left)
  }

  /** `convert …/3.docx -> …` is printed when the document is loaded, so when all before it are done. */
  private noteOutput(line: string): void {
    const index = Number(/^convert .*?[/\\](\d+)\.docx\b/.exec(line)?.[1])
    // The first is loaded, so LibreOffice has started.
    if (index === 0 && this.current === 0) this.wait(0)
    else if (index < this.commissions.length) this.moveTo(index)
  }

  private noteError(line: string): void {
    const said = /^Error: (.+)/.exec(line)?.[1]
    if (said !== undefined) this.complaints.push(said)
    if (!/^Warning: |^\s*$/.test(line)) this.lastWords = said ?? line
  }

  private moveTo(index: number): void {
    const from = this.current
    if (index <= from || this.hasEnded) return
    this.settling = this.settling.then(async () => {
      for (let at = from; at < index; at += 1) await this.settle(at)
    })
    this.current = index
    this.wait(index < this.commissions.length ? 0 : allowance.end)
  }

  private wait(allowed: number): void {
    clearTimeout(this.timer)
    if (this.hasEnded) return
    const limit = this.commissions[this.current]?.timeLimit ?? 0
    this.timer = setTimeout(() => this.giveUp(), cappedTime(allowed + limit))
  }

  private async look(): Promise<void> {
    const { current } = this
    if (await this.isDone(current)) this.moveTo(current + 1)
  }

  private async giveUp(): Promise<void> {
    const { current } = this
    await this.look()
    if (this.current !== current || this.hasEnded) return
    this.isOverdue = true
    this.running.kill()
  }

  private async isDone(index: number): Promise<boolean> {
    return (await this.readPdf(index)) !== undefined
  }

  private async readPdf(index: number): Promise<Uint8Array | undefined> {
    try {
      const bytes = await readFile(pdfPath(this.options.folder, index))
      return isWholePdf(bytes) ? bytes : undefined
    } catch {
      return undefined
    }
  }

  private describe({ description }: ProgramEnd): string {
    return this.lastWords === undefined ? description : `${description}: ${this.lastWords}`
  }

  private async settleNext(): Promise<void> {
    await this.settle(this.current)
    this.current += 1
  }

  private async settle(index: number): Promise<void> {
    const commission = this.commissions[index]
    if (commission === undefined) return
    const value = await this.readPdf(index)
    if (value === undefined) {
      const complaint = this.complaints.shift() ?? 'no PDF came out'
      const problem = await examineTemporaryFolder()
      commission.settle(failure(problem ?? pdfEngineFailed('LibreOffice', complaint)))
    } else if (commission.pdfA && !isPdfA(value)) commission.settle(failure(pdfANotMade()))
    else {
      this.made += 1
      commission.settle({ value, problems: [] })
    }
  }
}

const failure = (problem: Result<never>['problems'][number]): Result<never> => ({
  value: undefined,
  problems: [problem],
})
