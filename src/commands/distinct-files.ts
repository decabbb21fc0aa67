import { resolve } from 'node:path'
import { standardInputName } from '../source/read-bytes.js'

/**
 * Leaves out the files that were named before, be it in another way: `a.json` and `./a.json` are one.
 * @param folder what relative paths start from
 */
export function distinctFiles(paths: readonly string[], folder: string): readonly string[] {
  const distinct = new Map<string, string>()
  for (const path of paths) {
    const key = path === standardInputName ? path : resolve(folder, path)
    if (!distinct.has(key)) distinct.set(key, path)
  }
  return [...distinct.values()]
}
