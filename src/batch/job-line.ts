/** The jobs of a run on their way to the threads and back: in order at both ends, and never too many at a time. */
import type { Job, Result } from '../model.js'
import { renderCrashed } from '../problem.js'
import type { DocumentAnswer, DocumentTask, FetchedInputs } from './document-task.js'

/** A job that has its answer. */
export interface AnsweredJob {
  readonly number: number
  /** Undefined for what was refused before it was a job. */
  readonly job: Job | undefined
  readonly key: string
  readonly answer: DocumentAnswer
}

export interface JobLineOptions {
  /** How many threads there are. */
  readonly concurrency: number
  /** Makes the documents of some tasks, in one thread. Always answers. */
  readonly make: (tasks: readonly DocumentTask[]) => Promise<readonly DocumentAnswer[]>
  /** Makes a job's task. */
  readonly describe: (job: Job, number: number) => DocumentTask
  /** Whether a job wants something from SuperOffice. */
  readonly isLive: (job: Job) => boolean
  /** Fetches what a job wants from there. Always answers. */
  readonly fetch: (job: Job) => Promise<FetchedAnswer>
  /**
   * Makes what threads do not make of a document; undefined where there is nothing of that kind. Always answers, with
   * nothing when the document was given up.
   */
  readonly convert: (
    number: number,
    answer: DocumentAnswer,
  ) => Promise<DocumentAnswer | undefined> | undefined
}

/** What was fetched for a job, with how long it took. */
export interface FetchedAnswer {
  readonly result: Result<FetchedInputs>
  readonly milliseconds: number
}

/** Jobs that are read before the first of them is done. A slow document holds the others up only when all these are done. */
const mostJobs = 1024
/** Documents that a thread is given at a time, as long as they take no longer together than this many milliseconds. */
const mostTasks = 64
const longestWork = 40
/** Quotes that are fetched ahead for every thread: they lie in memory. */
const fetchedAhead = 2

interface Entry {
  readonly number: number
  readonly job: Job | undefined
  readonly key: string
  answer?: DocumentAnswer
  /** Whether an answer is to come. */
  isSent: boolean
}

interface Waiting {
  readonly entry: Entry
  readonly task: DocumentTask
  /** How its quote was fetched, where it was. */
  readonly fetched?: FetchedAnswer
}

export class JobLine {
  /** All that have no outcome yet, in order. */
  private readonly entries: Entry[] = []
  private readonly ready: Waiting[] = []
  private readonly unfetched: (() => void)[] = []
  private readonly source: AsyncIterator<Result<Job>> | Iterator<Result<Job>>
  private count = 0
  private working = 0
  private fetching = 0
  private isReading = false
  private isStopped = false
  private end: { readonly fault?: unknown } | undefined
  /** What a document took on average the last time, in milliseconds: the first ones take many times as long as others. */
  private pace: number | undefined
  private wake: () => void = () => undefined

  constructor(
    jobs: AsyncIterable<Result<Job>> | Iterable<Result<Job>>,
    private readonly options: JobLineOptions,
  ) {
    this.source = Symbol.asyncIterator in jobs ? jobs[Symbol.asyncIterator]() : jobs[Symbol.iterator]()
  }

  /** Sends no more jobs. What threads are at is finished. */
  stop(): void {
    this.isStopped = true
    this.wake()
  }

  /** Whether all jobs have been read and their answers handed out. */
  get isComplete(): boolean {
    return this.end !== undefined && this.entries.length === 0
  }

  /** The answers in the order of the jobs, until all have come or the first job comes that was not sent before `stop`. */
  async *answers(): AsyncGenerator<AnsweredJob, void, undefined> {
    try {
      for (;;) {
        void this.read()
        const [first] = this.entries
        if (first?.answer !== undefined) {
          this.entries.shift()
          yield { ...first, answer: first.answer }
        } else if (this.isStopped && !first?.isSent) return
        else if (first === undefined && this.end !== undefined) {
          if ('fault' in this.end) throw this.end.fault
          return
        } else await new Promise<void>((resolve) => (this.wake = resolve))
      }
    } finally {
      this.stop()
      void this.leave()
    }
  }

  /** Reads jobs until there are as many as may be. */
  private async read(): Promise<void> {
    if (this.isReading || this.end !== undefined) return
    this.isReading = true
    try {
      while (!this.isStopped && this.entries.length < mostJobs) {
        const { done, value } = await this.source.next()
        if (done === true) {
          this.end = {}
          break
        }
        this.add(value)
      }
    } catch (fault) {
      this.end = { fault }
    }
    this.isReading = false
    this.wake()
  }

  /** Whoever reads the jobs can close what they come from; nobody waits for that. */
  private async leave(): Promise<void> {
    try {
      await this.source.return?.()
    } catch {
      // The run is over, and has its outcomes.
    }
  }

  private add({ value: job, problems }: Result<Job>): void {
    const number = this.count
    this.count += 1
    if (job === undefined) {
      const answer: DocumentAnswer = { status: 'failed', problems, milliseconds: 0 }
      this.entries.push({ number, job, key: '', answer, isSent: false })
      this.wake()
      return
    }
    const task = this.options.describe(job, number)
    const entry: Entry = { number, job, key: task.key, isSent: false }
    this.entries.push(entry)
    if (this.options.isLive(job)) this.unfetched.push(() => void this.fetch(job, { entry, task }))
    else this.ready.push({ entry, task })
    this.advance()
  }

  /** Gives everybody something to do. */
  private advance(): void {
    if (this.isStopped) return
    while (this.fetching < fetchedAhead * this.options.concurrency) {
      const fetch = this.unfetched.shift()
      if (fetch === undefined) break
      this.fetching += 1
      fetch()
    }
    while (this.working < this.options.concurrency && this.ready.length > 0) {
      this.working += 1
      void this.send(this.ready.splice(0, this.workSize))
    }
  }

  /** How many documents a thread is given now: few when few are left, so that no thread is idle. */
  private get workSize(): number {
    const most = this.pace === undefined ? 1 : Math.min(Math.floor(longestWork / this.pace), mostTasks)
    return Math.max(1, Math.min(most, Math.ceil(this.ready.length / this.options.concurrency)))
  }

  private async send(work: readonly Waiting[]): Promise<void> {
    for (const { entry } of work) entry.isSent = true
    const answers = await this.options.make(work.map(({ task }) => task))
    let time = 0
    for (const [index, waiting] of work.entries()) {
      const answer = answers[index] ?? noAnswer
      time += answer.milliseconds
      this.settle(waiting, answer)
    }
    this.pace = time / work.length
    this.working -= 1
    this.advance()
    this.wake()
  }

  private async fetch(job: Job, { entry, task }: Waiting): Promise<void> {
    const fetched = await this.options.fetch(job)
    // What the stop itself breaks off is no failure.
    if (this.isStopped) return
    const { value } = fetched.result
    const waiting = { entry, task, fetched }
    if (value === undefined) this.settle(waiting, { status: 'failed', problems: [], milliseconds: 0 })
    else this.ready.push({ ...waiting, task: { ...task, fetched: value } })
    this.advance()
    this.wake()
  }

  private settle({ entry, fetched }: Waiting, answer: DocumentAnswer): void {
    const whole = fetched === undefined ? answer : withFetched(answer, fetched)
    if (fetched !== undefined) this.fetching -= 1
    const conversion = this.options.convert(entry.number, whole)
    if (conversion === undefined) entry.answer = whole
    else void this.await(conversion, entry)
  }

  private async await(conversion: Promise<DocumentAnswer | undefined>, entry: Entry): Promise<void> {
    const answer = await conversion
    if (answer === undefined) entry.isSent = false
    else entry.answer = answer
    this.wake()
  }
}

const withFetched = (answer: DocumentAnswer, { result, milliseconds }: FetchedAnswer): DocumentAnswer => ({
  ...answer,
  problems: [...result.problems, ...answer.problems],
  milliseconds: milliseconds + answer.milliseconds,
})

const noAnswer: DocumentAnswer = {
  status: 'failed',
  problems: [renderCrashed('no answer')],
  milliseconds: 0,
}
