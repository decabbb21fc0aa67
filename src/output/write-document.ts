import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '../model.js'
import { outputNotWritable } from '../problem.js'

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
    await mkdir(dirname(path), { recursive: true })
    await writeFile(unfinished, bytes, { flag: 'wx' })
    await rename(unfinished, path)
    return []
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    return [outputNotWritable(shownPath, error)]
  }
}
