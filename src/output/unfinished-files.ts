/** Documents that are written but do not have their names yet. They lie in the output folder, so that renaming is enough. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownPrefix } from './output-name.js'

/** @param token the run's own */
export const nameUnfinished = (token: string, number: number): string => `${ownPrefix}${token}-${number}.tmp`

/** The PDF of the same document. */
export const nameUnfinishedPdf = (token: string, number: number): string =>
  `${ownPrefix}${token}-${number}-pdf.tmp`

/**
 * Writes a document that waits for its name; throws what the file system says.
 * @param path absolute
 */
export function writeUnfinished(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

/** @param path absolute */
export const readUnfinished = (path: string): Uint8Array => readFileSync(path)

const unfinished = /^\.quotewright-[\da-f]{8}-(?:\d+(?:-pdf)?|journal)\.tmp$/

/**
 * Removes what runs left behind that ended before they were done. Only for whoever has the folder's lock.
 * @param folder absolute
 */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (unfinished.test(name)) rmSync(join(folder, name), { force: true })
  }
}
