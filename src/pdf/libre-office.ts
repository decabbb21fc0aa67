/**
 * LibreOffice, which makes PDF files of DOCX. Documents that wait are gathered into few starts, and several starts run
 * at a time, each with settings of its own, so that they never meet.
 */
import { rm } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import type { PdfOptions, Problem, Result } from '../model.js'
import {
  linkedPictureLeftOut,
  pdfConverterClosed,
  pdfEngineBroken,
  pdfEngineFailed,
  pdfEngineMissing,
} from '../problem.js'
import { findLinkedPictures } from '../template/docx-linked-pictures.js'
import { withTitle } from '../template/docx-title.js'
import type { EngineOptions } from './engine-options.js'
import { findEngine } from './find-engine.js'
import { writeLibreOfficeProfile } from './libre-office-profile.js'
import { type Commission, type RunReport, runLibreOffice } from './libre-office-run.js'
import { type PdfEngine, usualTimeLimit } from './pdf-engine.js'
import { openWorkshop, type Workshop } from './process-group.js'

export const openLibreOffice = (options: EngineOptions): PdfEngine => new LibreOffice(options)

/** A start takes as long as a dozen documents. More than this many for each would save little, and memory grows. */
const mostDocuments = 50
/** Milliseconds from the first document until a start, in which others may come. */
const gatheringTime = 20
/** As many starts in a row that make nothing at all mean that it is LibreOffice that does not work, not the documents. */
const mostFailedStarts = 3

/** A place for one LibreOffice at a time. */
interface Slot {
  readonly number: number
  hasProfile: boolean
}

class LibreOffice implements PdfEngine {
  private readonly waiting: Commission[] = []
  private readonly idle: Slot[]
  private readonly atWork = new Set<Promise<void>>()
  /** Documents that have been in work when LibreOffice crashed. */
  private readonly crashedOnce = new WeakSet<Commission>()
  private gathering: NodeJS.Timeout | undefined
  private setUp: Promise<SetUp | undefined> | undefined
  private starts = 0
  private made = 0
  private failedStarts = 0
  private isClosed = false

  constructor(private readonly options: EngineOptions) {
    this.idle = Array.from({ length: options.concurrency }, (_, number) => ({ number, hasProfile: false }))
  }

  convert(bytes: Uint8Array, options: PdfOptions): Promise<Result<Uint8Array>> {
    const warnings = findLinkedPictures(bytes).map(linkedPictureLeftOut)
    return new Promise((resolve) => {
      const settle = ({ value, problems }: Result<Uint8Array>): void =>
        resolve({ value, problems: [...problems, ...warnings] })
      this.waiting.push({
        bytes: withTitle(bytes, options),
        pdfA: options.pdfA ?? false,
        timeLimit: options.timeLimit ?? usualTimeLimit,
        settle,
      })
      this.gathering ??= setTimeout(() => this.startAll(), gatheringTime)
    })
  }

  async close(): Promise<void> {
    this.isClosed = true
    clearTimeout(this.gathering)
    refuse(this.waiting.splice(0), pdfConverterClosed())
    const setUp = await this.setUp?.catch(() => undefined)
    setUp?.workshop.endAll()
    await Promise.all(this.atWork)
    await setUp?.workshop.close()
  }

  private startAll(): void {
    this.gathering = undefined
    while (this.waiting.length > 0) {
      const slot = this.idle.shift()
      if (slot === undefined) return
      const work = this.work(slot, this.takeBatch()).finally(() => {
        this.atWork.delete(work)
        this.idle.push(slot)
        if (!this.isClosed) this.startAll()
      })
      this.atWork.add(work)
    }
  }

  /** Documents that want the same kind of PDF, in the order in which they came, and as many as leave work for the other slots. */
  private takeBatch(): readonly Commission[] {
    const pdfA = this.waiting[0]?.pdfA
    const share = Math.ceil(this.waiting.length / (this.idle.length + 1))
    const batch = this.waiting
      .filter((commission) => commission.pdfA === pdfA)
      .slice(0, Math.min(share, mostDocuments))
    const taken = new Set(batch)
    this.waiting.splice(0, this.waiting.length, ...this.waiting.filter((other) => !taken.has(other)))
    return batch
  }

  /** Never rejects. */
  private async work(slot: Slot, batch: readonly Commission[]): Promise<void> {
    try {
      this.setUp ??= prepareLibreOffice(this.options)
      const setUp = await this.setUp
      if (setUp === undefined) refuse(batch, pdfEngineMissing('LibreOffice', platform()))
      else this.followUp(await this.run(slot, { batch, ...setUp }), slot)
    } catch (error) {
      const problem = pdfEngineFailed('LibreOffice', errorCode(error))
      refuse(batch, this.isClosed ? pdfConverterClosed() : problem)
    }
  }

  private async run(
    slot: Slot,
    { batch, program, workshop }: SetUp & { readonly batch: readonly Commission[] },
  ): Promise<RunReport> {
    const profile = join(workshop.folder, `profile-${slot.number}`)
    if (!slot.hasProfile) {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      await writeLibreOfficeProfile(profile)
      slot.hasProfile = true
    }
    this.starts += 1
    const { environment } = this.options
    return runLibreOffice(batch, { program, environment, workshop, profile, name: `start-${this.starts}` })
  }

  private followUp(report: RunReport, slot: Slot): void {
    slot.hasProfile = report.isSound
    this.made += report.made
    this.failedStarts = report.isSound || this.made > 0 ? 0 : this.failedStarts + 1
    const left = [...report.crashed, ...report.unfinished]
    if (this.isClosed) refuse(left, pdfConverterClosed())
    else if (this.failedStarts >= mostFailedStarts)
      refuse([...left, ...this.waiting.splice(0)], this.failure(report))
    else this.tryAgain(report)
  }

  /** After a crash the document in work has a second try, for it may not have been its fault. */
  private tryAgain(report: RunReport): void {
    this.waiting.unshift(...report.unfinished)
    for (const crashed of report.crashed) {
      if (this.crashedOnce.has(crashed)) refuse([crashed], this.failure(report))
      else this.waiting.unshift(crashed)
      this.crashedOnce.add(crashed)
    }
  }

  private failure({ end }: RunReport): Problem {
    return this.made > 0
      ? pdfEngineFailed('LibreOffice', end)
      : pdfEngineBroken('LibreOffice', { detail: end, platform: platform() })
  }
}

interface SetUp {
  /** Absolute path. */
  readonly program: string
  readonly workshop: Workshop
}

async function prepareLibreOffice({ environment }: EngineOptions): Promise<SetUp | undefined> {
  const program = await findEngine('LibreOffice', environment)
  return program === undefined ? undefined : { program, workshop: await openWorkshop() }
}

function refuse(commissions: readonly Commission[], problem: Problem): void {
  for (const { settle } of commissions) settle({ value: undefined, problems: [problem] })
}

/** What Node says of a file or a program that it cannot work with, such as `ENOSPC`. */
const errorCode = (error: unknown): string => (error instanceof Error ? codeOrMessage(error) : String(error))

const codeOrMessage = (error: NodeJS.ErrnoException): string => error.code ?? error.message
