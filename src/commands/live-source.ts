import type { Quote } from '../carriers.js'
import { fetchQuoteFrom, fetchSnapshot } from '../fetch.js'
import type { Connection, FetchOptions, QuoteSelector, Result } from '../model.js'
import { cleanFileNameWithExtension } from '../output/clean-file-name.js'
import { fetchTemplate, type TemplateFile } from '../source/fetch-template.js'
import type { JsonObject } from '../source/find-property.js'
import { openWebApi } from '../source/open-webapi.js'
import { readConnection } from '../source/read-connection.js'
import { readTextFile } from '../source/read-text-file.js'
import type { WebApi } from '../source/webapi.js'
import type { World } from './world.js'

/** SuperOffice as one run asks it. Nothing is read or sent before something is asked for. */
export interface LiveSource {
  readonly fetchQuote: (selector: QuoteSelector, options: FetchOptions) => Promise<Result<Quote>>
  readonly fetchSnapshot: (selector: QuoteSelector, options: FetchOptions) => Promise<Result<JsonObject>>
  /**
   * @param reference `superoffice:document/812` or `superoffice:quote-document`
   * @param selector the quote whose letter is meant
   */
  readonly fetchTemplate: (
    reference: string,
    selector: QuoteSelector | undefined,
  ) => Promise<Result<TemplateFile>>
}

/** The connection that the environment describes: one for the whole run, so that there is one login. */
export function openLiveSource(world: World): LiveSource {
  let opened: Result<OpenConnection> | undefined
  const ask = async <T>(act: (api: WebApi) => Promise<Result<T>>): Promise<Result<T>> => {
    opened ??= openConnection(world)
    const { value, problems } = opened
    return value === undefined ? { value, problems } : act(value.api)
  }
  return {
    fetchQuote: (selector, options) => ask((api) => fetchQuoteFrom(api, selector, options)),
    fetchSnapshot: (selector, options) => ask((api) => fetchSnapshot(api, selector, options)),
    fetchTemplate: (reference, selector) =>
      ask(async (api) => {
        const { value: file, problems } = await fetchTemplate(api, reference, { selector })
        return { value: file && { ...file, name: cleanFileNameWithExtension(file.name) }, problems }
      }),
  }
}

export interface OpenConnection {
  readonly connection: Connection
  readonly api: WebApi
}

/** Opens the connection that the environment describes. Nothing is sent yet. */
export function openConnection({ environment, folder, network }: World): Result<OpenConnection> {
  const { value: connection, problems } = readConnection(environment, (path) => readTextFile(path, folder))
  return { value: connection && { connection, api: openWebApi(connection, network) }, problems }
}
