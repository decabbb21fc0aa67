import { readFile, stat } from 'node:fs/promises'
import { findProperty } from './find-property.js'

/**
 * Whether a snapshot may be written to a path: where there is no file, an empty one, or an older snapshot. Anything else,
 * such as a template or a key, would be lost.
 * @param path absolute
 */
export async function isReplaceable(path: string): Promise<boolean> {
  try {
    const { size } = await stat(path)
    return size === 0 || isSnapshot(await readFile(path, 'utf8'))
  } catch (error) {
    return error instanceof Error && 'code' in error && noFileThere.has(error.code)
  }
}

/** Nothing is lost there; whether it can be written to shows when it is. */
const noFileThere: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR'])

const isSnapshot = (text: string): boolean =>
  findProperty(JSON.parse(text.replace(/^\uFEFF/, '')), 'quotealternatives') !== undefined
