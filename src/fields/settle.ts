/** Settles what a render's options, its template and its quote leave open. */
import type { Quote } from '../carriers.js'
import type { Culture } from '../culture/culture.js'
import { findCulture } from '../culture/find-culture.js'
import { findNearestCultureName } from '../culture/nearest-culture-name.js'
import {
  findNearestTimeZoneName,
  findTimeZone,
  findTimeZonesOfCountry,
  type TimeZone,
} from '../culture/time-zone.js'
import { type DateValue, parseDateValue } from '../date-value.js'
import type { Problem, RenderOptions, Result } from '../model.js'
import * as problems from '../problem.js'
import { hasText } from './carrier-text.js'
import { type ResolvedDirectives, roundingModes } from './directives.js'
import { ProblemCollector, type Settings } from './settings.js'

type SettledOptions = Pick<
  RenderOptions,
  'culture' | 'timeZone' | 'now' | 'rounding' | 'currencyDecimals' | 'alternatives'
>

export function settle(
  options: SettledOptions,
  { quote, directives }: { readonly quote: Quote; readonly directives: ResolvedDirectives },
): Result<Settings> {
  const collector = new ProblemCollector()
  const note = (problem: Problem): void => collector.add(problem)
  const culture = settleCulture(options.culture, { quote, directives, note })
  if (culture?.otherCalendar !== undefined) {
    note(problems.otherCalendar(culture.name, culture.otherCalendar))
  }
  const timeZone = settleTimeZone(options.timeZone, note)
  const now = settleNow(options.now, note)
  const mode = directives.rounding ?? options.rounding ?? 'display'
  const decimals = options.currencyDecimals ?? 2
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 9)
    note(problems.invalidCurrencyDecimals(decimals))
  const isValid = !collector.all().some((problem) => problem.severity === 'error')
  if (culture === undefined || !isValid) return { value: undefined, problems: collector.all() }
  const alternatives = options.alternatives ?? 'all'
  const settings = { culture, timeZone, now, rounding: { mode, decimals }, alternatives, problems: collector }
  return { value: settings, problems: [] }
}

const choices = {
  rounding: roundingModes,
  alternatives: ['all', 'favourite', 'accepted'],
  onUnknown: ['error', 'keep', 'blank'],
} as const satisfies Partial<Record<keyof RenderOptions, readonly string[]>>

/** Options that have a value of a wrong type or none of those that they can have. */
export function checkOptions(options: RenderOptions): readonly Problem[] {
  const texts = (['culture', 'timeZone', 'now'] as const)
    .filter((name) => !['string', 'undefined'].includes(typeof options[name]))
    .map((name) => problems.invalidOption(name, options[name], []))
  const chosen = (['rounding', 'alternatives', 'onUnknown'] as const).filter(
    (name) => options[name] !== undefined && !choices[name].some((choice) => choice === options[name]),
  )
  return [...texts, ...chosen.map((name) => problems.invalidOption(name, options[name], choices[name]))]
}

interface CultureSources {
  readonly quote: Quote
  readonly directives: ResolvedDirectives
  readonly note: (problem: Problem) => void
}

/**
 * The template's own culture first, then the option, then the quote's, then American English with a warning. Only the
 * quote's can be empty: SuperOffice stores the lack of one so.
 */
function settleCulture(
  option: string | undefined,
  { quote, directives, note }: CultureSources,
): Culture | undefined {
  if (directives.culture !== undefined) return directives.culture
  const { preferredEmailCulture } = quote.quote
  const name = option ?? (hasText(preferredEmailCulture) ? preferredEmailCulture : undefined)
  if (name === undefined) {
    note(problems.cultureAssumed('en-US'))
    return findCulture('en-US')
  }
  const culture = findCulture(name)
  if (culture === undefined) note(problems.unknownCulture(name, findNearestCultureName(name)))
  return culture
}

function settleTimeZone(name: string | undefined, note: (problem: Problem) => void): TimeZone | undefined {
  if (name === undefined) return undefined
  const zone = findTimeZone(name)
  if (zone !== undefined) return zone
  const ofCountry = findTimeZonesOfCountry(name)
  note(
    ofCountry.length === 0
      ? problems.unknownTimeZone(name, findNearestTimeZoneName(name))
      : problems.severalTimeZones(name, ofCountry),
  )
  return undefined
}

function settleNow(now: string | undefined, note: (problem: Problem) => void): DateValue | undefined {
  if (now === undefined) return undefined
  const value = parseDateValue(now)
  if (value === undefined) note(problems.invalidNow(now))
  return value
}
