/** Questions to an installation, and what goes wrong with them. */
import type { Problem, Result } from '../model.js'
import {
  fetchAborted,
  fetchTooSlow,
  hasError,
  isAbsence,
  isUnknownCall,
  leftOut,
  unexpectedAnswer,
} from '../problem.js'
import { findId, isJsonObject, type JsonObject } from './find-property.js'
import type { CallOptions, WebApi } from './webapi.js'

/** One thing that is asked for. */
export interface Question<T> {
  /** In words, for messages: `the sale 17`. */
  readonly what: string
  readonly ask: (api: WebApi, options: CallOptions) => Promise<Result<T>>
  /** Properties that are wanted; all unless told. */
  readonly select?: readonly string[]
  /**
   * What is no more than a warning, since a document can do without the answer: that there is no such record for this
   * user, or that SuperOffice does not know the call either.
   */
  readonly mayLack?: 'record' | 'call'
}

export interface CarrierQuestion extends Question<unknown> {
  /** The properties that must hold ids, as the wire names them, each with the one that it must be where that is known. */
  readonly ids: Readonly<Record<string, number | 'any'>>
}

/**
 * Notes problems in the order of the questions, whichever is answered first: what is asked at the same time is asked
 * through branches. With the first error all of them stop, since no document comes of the rest.
 */
export class Inquiry {
  private readonly notes: (Problem | Inquiry)[] = []

  private constructor(
    private readonly api: WebApi,
    private readonly options: CallOptions,
    private readonly controller: AbortController,
  ) {}

  /**
   * Asks until it has come to a result, an error, or the caller's signal.
   * @param options limit: milliseconds for all of it
   */
  static async run<T>(
    api: WebApi,
    { signal, limit }: { readonly signal?: AbortSignal | undefined; readonly limit: number },
    act: (inquiry: Inquiry) => Promise<T | undefined>,
  ): Promise<Result<T>> {
    const controller = new AbortController()
    const inquiry = new Inquiry(api, { signal: controller.signal }, controller)
    const stop = (): void => inquiry.note(fetchAborted())
    const timer = setTimeout(() => inquiry.note(fetchTooSlow(limit / 1000)), limit)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted === true) stop()
    try {
      const value = await act(inquiry)
      const problems = inquiry.problems()
      return { value: hasError(problems) ? undefined : value, problems: [...problems] }
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
  }

  /** @param options those that differ */
  branch(options: CallOptions = {}): Inquiry {
    const branch = new Inquiry(this.api, { ...this.options, ...options }, this.controller)
    this.notes.push(branch)
    return branch
  }

  /** What follows an error is only due to having stopped. */
  note(problem: Problem): void {
    if (this.controller.signal.aborted) return
    this.notes.push(problem)
    if (hasError([problem])) this.controller.abort()
  }

  /** Undefined where there is none; the problem is noted. */
  async ask<T>({ what, ask, select, mayLack }: Question<T>): Promise<T | undefined> {
    const options = select === undefined ? this.options : { ...this.options, select }
    const { value, problems } = await ask(this.api, options)
    const isTolerable = mayLack === undefined ? () => false : tolerable[mayLack]
    for (const problem of problems) this.note(isTolerable(problem) ? leftOut(what, problem) : problem)
    return value
  }

  async carrier(question: CarrierQuestion): Promise<JsonObject | undefined> {
    const answer = await this.ask(question)
    if (answer === undefined) return undefined
    const fault = isJsonObject(answer) ? findWrongId(answer, question.ids) : 'no such record'
    if (isJsonObject(answer) && fault === undefined) return answer
    this.note(unexpectedAnswer(question.what, fault ?? 'no such record'))
    return undefined
  }

  async list(question: Question<unknown>): Promise<readonly unknown[] | undefined> {
    const answer = await this.ask(question)
    if (answer === undefined || isList(answer)) return answer
    this.note(unexpectedAnswer(question.what, 'something that is no list'))
    return undefined
  }

  private problems(): readonly Problem[] {
    return this.notes.flatMap((note) => (note instanceof Inquiry ? note.problems() : [note]))
  }
}

/** Proxies and caches can answer with another record: nothing of that may get into a document. */
function findWrongId(carrier: JsonObject, ids: CarrierQuestion['ids']): string | undefined {
  for (const [name, expected] of Object.entries(ids)) {
    const id = findId(carrier, name.toLowerCase())
    if (id === undefined) return 'no such record'
    if (expected !== 'any' && id !== expected) return `another record, with the ${name} ${id}`
  }
  return undefined
}

const tolerable = { record: isAbsence, call: isUnknownCall } as const

const isList = (json: unknown): json is readonly unknown[] => Array.isArray(json)
