import { randomUUID } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '../model.js'
import { outputNotWritable } from '../problem.js'
import { isFolder } from './is-folder.js'

/**
 * Writes a document whole or not at all: into a new file beside its place, which then takes the place. A document
 * of that name is replaced; missing folders are made.
 * @param path absolute
 * @param shownPath how messages name it
 * @returns what went wrong: nothing, or one error
 */
export async function writeDocument(
  bytes: Uint8Array,
  { path, shownPath }: { readonly path: string; readonly shownPath: string },
): Promise<readonly Problem[]> {
  const unfinished = join(dirname(path), `.quotewright-${randomUUID()}.tmp`)
  try {
    await makeFolder(dirname(path))
    // In one go: were other work let in between, a signal that ends the process then would leave the unfinished file.
    writeFileSync(unfinished, bytes, { flag: 'wx' })
    renameSync(unfinished, path)
    return []
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    return [outputNotWritable(shownPath, error)]
  }
}

/**
 * Makes a folder with those around it. `mkdir` with `recursive` never returns in Node 20 where a folder exists but
 * takes no others, such as `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return
  const parent = dirname(path)
  if (parent !== path) await makeFolder(parent)
  try {
    await mkdir(path)
  } catch (error) {
    // Another program may have made it in the meantime.
    if (!(await isFolder(path))) throw error
  }
}
