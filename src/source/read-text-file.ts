import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Reads a whole text file in UTF-8; throws what the file system says.
 * @param folder what relative paths start from
 */
export const readTextFile = (path: string, folder: string): string =>
  readFileSync(resolve(folder, path), 'utf8')
