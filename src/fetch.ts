/** Fetches quotes from SuperOffice: what a template wants is found out here, and asked for in `source/`. */
import type { Quote } from './carriers.js'
import { findCulture } from './culture/find-culture.js'
import { checkFetch } from './fields/check-fetch.js'
import { listFieldNames } from './fields/list-template-fields.js'
import { chooseLanguage } from './fields/multi-language.js'
import { everything, findNeeds } from './fields/needed-properties.js'
import { isSecretVariable, isUnansweredVariable, listServerVariables } from './fields/template-variables.js'
import type { Connection, FetchOptions, Problem, QuoteSelector, Result, Template } from './model.js'
import {
  connectionNotOk,
  connectionRemark,
  hasError,
  invalidConnection,
  unexpectedFailure,
} from './problem.js'
import { fetchSnapshot as assembleSnapshot, type SnapshotWish } from './source/fetch-snapshot.js'
import type { JsonObject } from './source/find-property.js'
import { openWebApi } from './source/open-webapi.js'
import { parseQuote } from './source/parse-quote.js'
import { type ConnectionState, readConnectionState } from './source/read-connection-state.js'
import type { WebApi } from './source/webapi.js'

/**
 * Fetches a quote from SuperOffice, ready to be rendered. Texts come in the language of the options, else of the
 * culture, else of the quote's own culture.
 * @param connection pass the same object for every quote: it is opened once, and must not be changed afterwards. Where
 * it has come to its end (the credentials are refused, say), a new object connects anew.
 * @returns problems, whatever goes wrong: it never throws
 */
export async function fetchQuote(
  connection: Connection,
  selector: QuoteSelector,
  options: FetchOptions = {},
): Promise<Result<Quote>> {
  // Callers in JavaScript can pass anything.
  if (Object(connection) !== connection)
    return { value: undefined, problems: [invalidConnection('no-address')] }
  try {
    return await fetchQuoteFrom(openOnce(connection), selector, options)
  } catch (error) {
    return { value: undefined, problems: [unexpectedFailure(error)] }
  }
}

/** Opened connections, for as long as somebody holds what describes them. */
const opened = new WeakMap<Connection, WebApi>()

/** One login serves all quotes of a connection, and a connection that has come to its end fails the rest at once. */
export function openOnce(connection: Connection): WebApi {
  const api = opened.get(connection) ?? openWebApi(connection)
  opened.set(connection, api)
  return api
}

/** The same over a connection that is open already. */
export async function fetchQuoteFrom(
  api: WebApi,
  selector: QuoteSelector,
  options: FetchOptions = {},
): Promise<Result<Quote>> {
  const { value: fetched, problems } = await fetchBoth(api, selector, options)
  return { value: fetched?.quote, problems }
}

/** The same as a snapshot, which is what a quote file holds: rendering it gives the same bytes. */
export async function fetchSnapshot(
  api: WebApi,
  selector: QuoteSelector,
  options: FetchOptions = {},
): Promise<Result<JsonObject>> {
  const { value: fetched, problems } = await fetchBoth(api, selector, options)
  return { value: fetched?.snapshot, problems }
}

interface Fetched {
  readonly quote: Quote
  readonly snapshot: JsonObject
}

/** A snapshot that cannot be read as a quote is refused at once, not when somebody renders it. */
async function fetchBoth(
  api: WebApi,
  selector: QuoteSelector,
  options: FetchOptions,
): Promise<Result<Fetched>> {
  const invalid = checkFetch(selector, options)
  if (invalid.length > 0) return { value: undefined, problems: [...invalid] }
  const connected = await checkConnections(api, options)
  if (connected.value === undefined) return { value: undefined, problems: connected.problems }
  const { value: snapshot, problems } = await assembleSnapshot(api, selector, findWish(options))
  const found = [...connected.problems, ...problems]
  if (snapshot === undefined) return { value: undefined, problems: found }
  const parsed = parseQuote(snapshot)
  return {
    value: parsed.value && { quote: parsed.value, snapshot },
    problems: [...found, ...parsed.problems],
  }
}

/**
 * Asks SuperOffice for the state of its quote connections. Those that do not work are a warning, because stored quotes
 * can be read all the same; an error where the options require them.
 */
export async function checkConnections(
  api: WebApi,
  options: FetchOptions = {},
): Promise<Result<ConnectionState>> {
  const language = knownLanguage(options)
  const { value: state, problems } = await readConnectionState(api, {
    ...(language === undefined ? {} : { language }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  if (state === undefined) return { value: undefined, problems }
  const explanation = chooseLanguage(state.userExplanation ?? '', language ?? 'en')
  const remarks = findRemarks(state, { explanation, isRequired: options.requireConnection === true })
  return { value: hasError(remarks) ? undefined : state, problems: [...problems, ...remarks] }
}

function findRemarks(
  { isOk, status }: ConnectionState,
  { explanation, isRequired }: { readonly explanation: string; readonly isRequired: boolean },
): readonly Problem[] {
  if (!isOk) return [connectionNotOk(explanation, isRequired)]
  const isPlain = status === undefined || status.toLowerCase() === 'ok'
  return isPlain ? [] : [connectionRemark(status, explanation)]
}

/** As far as it is known without the quote. */
const knownLanguage = ({ language, culture, templates }: FetchOptions): string | undefined =>
  language ?? languageOf(sharedCulture(templates ?? []) ?? culture ?? '')

const languageOf = (culture: string): string | undefined => findCulture(culture)?.language

/** Without a template everything is fetched, so that any can be filled later. */
function findWish({
  language,
  culture,
  templates,
  signal,
  timeLimit = defaultTimeLimit,
}: FetchOptions): SnapshotWish {
  const names = templates?.flatMap(listFieldNames)
  const needs = templates === undefined ? everything : findNeeds(templates)
  return {
    language,
    culture: sharedCulture(templates ?? []) ?? culture,
    languageOf,
    wantsProperty: needs.property,
    withCustomer: needs.customer,
    withPortrait: needs.portrait,
    variables: [
      ...new Set(names?.map(({ name }) => name).filter(isForServer) ?? listServerVariables()),
    ].sort(),
    signal,
    limit: timeLimit,
  }
}

const defaultTimeLimit = 10 * 60_000

const isForServer = (code: string): boolean => isUnansweredVariable(code) && !isSecretVariable(code)

/** The culture that the templates state themselves, which wins over that of the options; undefined where they differ. */
function sharedCulture(templates: readonly Template[]): string | undefined {
  const stated = templates.flatMap(({ directives }) =>
    directives.filter(({ name }) => name === 'Culture').map(({ value }) => value),
  )
  const [culture, ...others] = new Set(stated)
  return others.length === 0 ? culture : undefined
}
