import type { Culture } from '../culture/culture.js'
import type { TimeZone } from '../culture/time-zone.js'
import type { DateValue } from '../date-value.js'
import type { Place, Problem } from '../model.js'
import type { Rounding } from './totals.js'

/** What texts depend on beside their values. */
export interface Look {
  readonly culture: Culture
  readonly timeZone: TimeZone | undefined
}

/** What one render has settled from its options, its template and its quote. */
export interface Settings extends Look {
  readonly now: DateValue | undefined
  readonly rounding: Rounding
  readonly alternatives: 'all' | 'favourite' | 'accepted'
  readonly problems: ProblemCollector
}

/** Takes problems as they come up. */
export interface ProblemSink {
  /** Notes a problem unless one of the same key is known. */
  once(key: string, problem: () => Problem): void
}

/** Gathers the problems of one render, each kind of problem with each field once, however many lines have it. */
export class ProblemCollector implements ProblemSink {
  private readonly byKey = new Map<string, Problem>()

  once(key: string, problem: () => Problem): void {
    if (!this.byKey.has(key)) this.byKey.set(key, problem())
  }

  add(problem: Problem): void {
    this.once(JSON.stringify(problem), () => problem)
  }

  /** Notes what another collector has. */
  addAll(other: ProblemCollector): void {
    for (const [key, problem] of other.byKey) this.once(key, () => problem)
  }

  /** The same collector for what comes up at a place of the template. */
  at(where: Place | undefined): ProblemSink {
    if (where === undefined) return this
    return { once: (key, problem) => this.once(key, () => ({ where, ...problem() })) }
  }

  all(): Problem[] {
    return [...this.byKey.values()]
  }
}
