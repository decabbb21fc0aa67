import { fetchQuoteFrom, fetchSnapshot } from '../fetch.js'
import type { Connection, Result } from '../model.js'
import { cleanFileNameWithExtension } from '../output/clean-file-name.js'
import { fetchTemplate } from '../source/fetch-template.js'
import { openWebApi } from '../source/open-webapi.js'
import { readConnection } from '../source/read-connection.js'
import { readTextFile } from '../source/read-text-file.js'
import type { WebApi } from '../source/webapi.js'
import type { LiveSource } from './live-source.js'
import type { World } from './world.js'

/** SuperOffice by the connection that the environment describes: one for the whole run, so that there is one login. */
export function openConnectedSource(world: World): LiveSource {
  const { value, problems } = openConnection(world)
  const ask = async <T>(act: (api: WebApi) => Promise<Result<T>>): Promise<Result<T>> =>
    value === undefined ? { value, problems } : act(value.api)
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
