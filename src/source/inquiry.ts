/** Questions to an installation, and what goes wrong with them. */
import type { Problem, Result } from '../model.js'
import { hasError, isAbsence, leftOut, unexpectedAnswer } from '../problem.js'
import { findId, isJsonObject, type JsonObject } from './find-property.js'
import type { CallOptions, WebApi } from './webapi.js'

/** One thing that is asked for. */
export interface Question<T> {
  /** In words, for messages: `the sale 17`. */
  readonly what: string
  readonly ask: (api: WebApi, options: CallOptions) => Promise<Result<T>>
  /** Properties that are wanted; all unless told. */
  readonly select?: readonly string[]
  /** A document can do without it: where there is none, or the user may not read it, that is a warning. */
  readonly isOptional?: true
}

export interface CarrierQuestion extends Question<unknown> {
  /** The property that holds the carrier's id, in lower case. */
  readonly id: string
}

/**
 * Notes problems in the order of the questions, whichever is answered first: what is asked at the same time is asked
 * through branches.
 */
export class Inquiry {
  private readonly notes: (Problem | Inquiry)[] = []

  constructor(
    private readonly api: WebApi,
    private readonly options: CallOptions,
  ) {}

  /** @param options those that differ */
  branch(options: CallOptions = {}): Inquiry {
    const branch = new Inquiry(this.api, { ...this.options, ...options })
    this.notes.push(branch)
    return branch
  }

  note(problem: Problem): void {
    this.notes.push(problem)
  }

  /** Of errors that many questions meet alike, such as a token that has expired, only the first. */
  problems(): Problem[] {
    const isRepeated = (problem: Problem, index: number, all: readonly Problem[]): boolean =>
      problem.severity === 'error' &&
      problem.code.startsWith('http-') &&
      all.findIndex(({ code, severity }) => code === problem.code && severity === 'error') < index
    return this.allProblems().filter((problem, index, all) => !isRepeated(problem, index, all))
  }

  result<T>(value: T | undefined): Result<T> {
    const problems = this.problems()
    return { value: hasError(problems) ? undefined : value, problems }
  }

  /** Undefined where there is none; the problem is noted. */
  async ask<T>({ what, ask, select, isOptional }: Question<T>): Promise<T | undefined> {
    const options = select === undefined ? this.options : { ...this.options, select }
    const { value, problems } = await ask(this.api, options)
    const isTolerable = isOptional === true && problems.length > 0 && problems.every(isAbsence)
    for (const problem of problems) this.note(isTolerable ? leftOut(what, problem) : problem)
    return value
  }

  async carrier(question: CarrierQuestion): Promise<JsonObject | undefined> {
    const answer = await this.ask(question)
    if (answer === undefined) return undefined
    if (isJsonObject(answer) && findId(answer, question.id) !== undefined) return answer
    this.note(unexpectedAnswer(question.what, 'no such record'))
    return undefined
  }

  async list(question: Question<unknown>): Promise<readonly unknown[] | undefined> {
    const answer = await this.ask(question)
    if (answer === undefined || isList(answer)) return answer
    this.note(unexpectedAnswer(question.what, 'something that is no list'))
    return undefined
  }

  private allProblems(): readonly Problem[] {
    return this.notes.flatMap((note) => (note instanceof Inquiry ? note.allProblems() : [note]))
  }
}

const isList = (json: unknown): json is readonly unknown[] => Array.isArray(json)
