/** What is wrong with what a quote is asked for by, found before anything is asked. */
import { findCulture } from '../culture/find-culture.js'
import { findNearestCultureName } from '../culture/nearest-culture-name.js'
import type { FetchOptions, Problem, Template } from '../model.js'
import { invalidOption, invalidOptions, invalidSelector, unknownCulture } from '../problem.js'

/** JavaScript callers can pass anything. */
export function checkFetch(selector: unknown, options: unknown): readonly Problem[] {
  const selectorProblems = isSelector(selector) ? [] : [invalidSelector(selector)]
  return [...selectorProblems, ...(isObject(options) ? checkOptions(options) : [invalidOptions(options)])]
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function checkOptions({ language, culture, templates, timeLimit }: FetchOptions): readonly Problem[] {
  const texts = Object.entries({ language, culture })
    .filter(([, value]) => value !== undefined && typeof value !== 'string')
    .map(([name, value]) => invalidOption(name, value, []))
  const isKnown = culture === undefined || typeof culture !== 'string' || findCulture(culture) !== undefined
  return [
    ...texts,
    ...(timeLimit === undefined || isDuration(timeLimit)
      ? []
      : [invalidOption('timeLimit', timeLimit, durations)]),
    ...(isKnown ? [] : [unknownCulture(culture, findNearestCultureName(culture))]),
    ...(templates ?? []).flatMap(checkCultures),
  ]
}

/** Milliseconds that a timer can wait. */
const isDuration = (value: number): boolean => Number.isFinite(value) && value > 0 && value < 2 ** 31

const durations = ['a positive number of milliseconds, below 25 days']

const checkCultures = ({ directives }: Template): readonly Problem[] =>
  directives
    .filter(({ name, value }) => name === 'Culture' && findCulture(value) === undefined)
    .map(({ value, where }) => unknownCulture(value, findNearestCultureName(value), where))

const selectorNames: ReadonlySet<string> = new Set(['sale', 'quote', 'quoteVersion', 'alternative'])

/** Ids are numbers of 32 bits, and start at 1. */
function isSelector(selector: unknown): boolean {
  if (!isObject(selector)) return false
  const [[name, id] = [], ...others] = Object.entries(selector)
  if (name === undefined || others.length > 0 || !selectorNames.has(name)) return false
  return typeof id === 'number' && Number.isInteger(id) && id > 0 && id < 2 ** 31
}
