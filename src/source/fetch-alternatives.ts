/** The alternatives of a quote version with their lines, each as the wire sends it. */
import { quoteAlternativeSchema, quoteLineSchema } from '../carriers.js'
import {
  alternativeNotInVersion,
  alternativeOfOtherVersion,
  duplicateAlternative,
  linesOfOtherAlternative,
  unexpectedAnswer,
} from '../problem.js'
import { asId, findId, findInAll, isJsonObject, type JsonObject } from './find-property.js'
import type { Inquiry } from './inquiry.js'
import { type WantsProperty, wireNames } from './wire-names.js'

export interface AlternativesWish {
  readonly versionId: number
  /** The only alternative that is wanted, where it is one. */
  readonly alternativeId: number | undefined
  readonly wantsProperty: WantsProperty
}

/** Undefined when the alternatives or the lines of one are not to be had. */
export async function fetchAlternatives(
  inquiry: Inquiry,
  wish: AlternativesWish,
): Promise<readonly JsonObject[] | undefined> {
  const alternatives = await askAlternatives(inquiry, wish)
  if (alternatives === undefined) return undefined
  const whole = await Promise.all(
    alternatives.map(async ({ id, carrier }) => {
      const lines = await fetchLines(inquiry.branch(), { id, wantsProperty: wish.wantsProperty })
      return lines && { ...carrier, QuoteLines: lines }
    }),
  )
  const present = whole.filter((alternative) => alternative !== undefined)
  return present.length < whole.length ? undefined : present
}

interface Alternative {
  readonly id: number
  readonly carrier: JsonObject
}

async function askAlternatives(
  inquiry: Inquiry,
  { versionId, alternativeId, wantsProperty }: AlternativesWish,
): Promise<readonly Alternative[] | undefined> {
  const what = `the alternatives of the quote version ${versionId}`
  const list = await inquiry.list({
    what,
    ask: (api, options) => api.call('Quote/GetQuoteAlternatives', { QuoteVersionId: versionId }, options),
    select: wireNames(quoteAlternativeSchema).filter(
      (name) => name !== 'QuoteLines' && wantsProperty('quotealternative', name.toLowerCase()),
    ),
  })
  if (list === undefined) return undefined
  const alternatives = list.flatMap(readAlternative)
  if (alternatives.length < list.length) {
    inquiry.note(unexpectedAnswer(what, 'an alternative without QuoteAlternativeId'))
    return undefined
  }
  checkAlternatives(inquiry, { alternatives, versionId })
  if (alternativeId === undefined) return alternatives
  const wanted = alternatives.filter(({ id }) => id === alternativeId)
  if (wanted.length === 0) inquiry.note(alternativeNotInVersion(alternativeId, versionId))
  return wanted
}

function readAlternative(carrier: unknown): readonly Alternative[] {
  const id = findId(carrier, 'quotealternativeid')
  return isJsonObject(carrier) && id !== undefined ? [{ id, carrier }] : []
}

function checkAlternatives(
  inquiry: Inquiry,
  { alternatives, versionId }: { readonly alternatives: readonly Alternative[]; readonly versionId: number },
): void {
  const seen = new Set<number>()
  for (const { id, carrier } of alternatives) {
    if (seen.has(id)) inquiry.note(duplicateAlternative(id, versionId))
    seen.add(id)
    const stated = findId(carrier, 'quoteversionid')
    if (stated !== undefined && stated !== versionId)
      inquiry.note(alternativeOfOtherVersion(id, { stated, asked: versionId }))
  }
}

async function fetchLines(
  inquiry: Inquiry,
  { id, wantsProperty }: { readonly id: number; readonly wantsProperty: WantsProperty },
): Promise<readonly unknown[] | undefined> {
  const what = `the lines of the alternative ${id}`
  const lines = await inquiry.list({
    what,
    ask: (api, options) => api.call('Quote/GetQuoteLines', { QuoteAlternativeId: id }, options),
    select: wireNames(quoteLineSchema).filter((name) => wantsProperty('quoteline', name.toLowerCase())),
  })
  if (lines === undefined) return undefined
  // That every id is there once is checked with all alternatives together, when the quote is read.
  if (findInAll(lines, 'quotelineid').some((lineId) => asId(lineId) === undefined)) {
    inquiry.note(unexpectedAnswer(what, 'a line without QuoteLineId'))
    return undefined
  }
  const stated = findInAll(lines, 'quotealternativeid')
    .map(asId)
    .find((other) => other !== undefined && other !== id)
  if (stated !== undefined) inquiry.note(linesOfOtherAlternative({ asked: id, stated }))
  return lines
}
