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
  linkLeftOut,
  pdfConverterClosed,
  pdfEngineBroken,
  pdfEngineFailed,
  pdfEngineMissing,
  pdfOfDamaged,
  pictureLeftOut,
} from '../problem.js'
import { findLinkedPictures } from '../template/docx-linked-pictures.js'
import { type LeftOut, makePrintCopy, type PrintCopy } from '../template/docx-print-copy.js'
import { writePlainDocx } from '../template/write-plain-docx.js'
import type { EngineOptions } from './engine-options.js'
import { findEngine } from './find-engine.js'
import { writeLibreOfficeProfile } from './libre-office-profile.js'
import { type Commission, type RunReport, runLibreOffice } from './libre-office-run.js'
import { type PdfEngine, usualTimeLimit } from './pdf-engine.js'
import { openWorkshop, type Workshop } from './process-group.js'
import { errorCode, examineTemporaryFolder } from './temporary-folder.js'

export const openLibreOffice = (options: EngineOptions): PdfEngine => new LibreOffice(options)

/** A start takes as long as a dozen documents. More than this many for each would save little, and memory grows. */
const mostDocuments = 50
/** Milliseconds from the first document until a start, in which others may come. */
const gatheringTime = 20
/** As many starts in a row that make nothing at all may mean that it is LibreOffice that does not work, not the documents. */
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
  /** Starts in a row that made nothing. */
  private failedStarts = 0
  private trial: Promise<boolean> | undefined
  private isBroken = false
  private isClosed = false

  constructor(private readonly options: EngineOptions) {
    this.idle = Array.from({ length: options.concurrency }, (_, number) => ({ number, hasProfile: false }))
  }

  async convert(bytes: Uint8Array, options: PdfOptions): Promise<Result<Uint8Array>> {
    const copy = copyForLibreOffice(bytes, options)
    if ('code' in copy) return { value: undefined, problems: [copy] }
    const warnings = [...findLinkedPictures(bytes).map(linkedPictureLeftOut), ...copy.leftOut.map(leftOut)]
    return new Promise((resolve) => {
      const settle = ({ value, problems }: Result<Uint8Array>): void =>
        resolve({ value, problems: [...problems, ...warnings] })
      this.waiting.push({
        bytes: copy.bytes,
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
      const setUp = await this.prepare()
      if (setUp === undefined) refuse(batch, pdfEngineMissing('LibreOffice', platform()))
      else await this.followUp(await this.run(batch, { slot, ...setUp }), { slot, ...setUp })
    } catch (error) {
      if (this.isClosed) refuse(batch, pdfConverterClosed())
      else refuse(batch, (await examineTemporaryFolder()) ?? pdfEngineFailed('LibreOffice', errorCode(error)))
    }
  }

  /** What cannot be made for one document is tried again for the next. */
  private prepare(): Promise<SetUp | undefined> {
    this.setUp ??= prepareLibreOffice(this.options).catch((error: unknown) => {
      this.setUp = undefined
      throw error
    })
    return this.setUp
  }

  private async run(
    batch: readonly Commission[],
    { slot, program, workshop }: Workplace,
  ): Promise<RunReport> {
    const profile = join(workshop.folder, `profile-${slot.number}`)
    if (!slot.hasProfile) {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      await writeLibreOfficeProfile(profile)
      slot.hasProfile = true
    }
    this.starts += 1
    const { environment } = this.options
    const report = await runLibreOffice(batch, {
      program,
      environment,
      workshop,
      profile,
      name: `start-${this.starts}`,
    })
    slot.hasProfile = report.isSound
    this.made += report.made
    const isFailed = !report.isSound && report.made === 0
    this.failedStarts = isFailed ? this.failedStarts + 1 : 0
    this.isBroken &&= isFailed
    return report
  }

  private async followUp(report: RunReport, place: Workplace): Promise<void> {
    const hasGivenUp = !this.isClosed && !(await this.isWorking(place))
    const left = [...report.crashed, ...report.unfinished]
    if (this.isClosed) refuse(left, pdfConverterClosed())
    else if (hasGivenUp) refuse([...left, ...this.waiting.splice(0)], await this.failure(report))
    else await this.tryAgain(report)
  }

  /**
   * Whether LibreOffice still makes PDF files: after many starts that failed, a document that is surely sound shows it.
   * Where that one fails, those that come later have one start together, and no other document is tried.
   */
  private async isWorking(place: Workplace): Promise<boolean> {
    if (this.failedStarts < mostFailedStarts) return true
    if (this.isBroken) return false
    this.trial ??= this.run([trialDocument], place).then(({ made }) => made > 0)
    this.isBroken = !(await this.trial)
    this.trial = undefined
    return !this.isBroken
  }

  /** After a crash the document in work has a second try, for it may not have been its fault. */
  private async tryAgain(report: RunReport): Promise<void> {
    this.waiting.unshift(...report.unfinished)
    for (const crashed of report.crashed) {
      if (this.crashedOnce.has(crashed)) refuse([crashed], await this.failure(report))
      else this.waiting.unshift(crashed)
      this.crashedOnce.add(crashed)
    }
  }

  private async failure({ end }: RunReport): Promise<Problem> {
    const problem =
      this.made === 0 || this.isBroken
        ? pdfEngineBroken('LibreOffice', { detail: end, platform: platform() })
        : pdfEngineFailed('LibreOffice', end)
    return (await examineTemporaryFolder()) ?? problem
  }
}

/** A document of our own that any LibreOffice converts. */
const trialDocument: Commission = {
  bytes: writePlainDocx('Quotewright'),
  pdfA: false,
  timeLimit: 10_000,
  settle: () => undefined,
}

interface Workplace extends SetUp {
  readonly slot: Slot
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

/** Bytes that are no archive at all go on as they are: LibreOffice says that they are nothing. */
function copyForLibreOffice(bytes: Uint8Array, options: PdfOptions): PrintCopy | Problem {
  const copy = makePrintCopy(bytes, options)
  if (!('kind' in copy)) return copy
  const isArchive = copy.kind !== 'not-a-zip' || Buffer.from(bytes).includes('PK\x05\x06')
  return isArchive ? pdfOfDamaged(copy.kind) : { bytes, leftOut: [] }
}

const leftOut = (left: LeftOut): Problem =>
  left.kind === 'link' ? linkLeftOut(left.address) : pictureLeftOut(left.part, left.address)
