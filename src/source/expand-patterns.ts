import { readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Replaces patterns such as `quotes/*.json` by the files that they name, in order of their names. Most shells have
 * done so already; that of Windows does not. Only the last part of a path may hold `*`; a pattern that names
 * nothing stays as it is.
 * @param folder what relative paths start from
 */
export async function expandPatterns(paths: readonly string[], folder: string): Promise<readonly string[]> {
  const expanded = await Promise.all(paths.map((path) => expandPattern(path, folder)))
  return expanded.flat()
}

async function expandPattern(path: string, folder: string): Promise<readonly string[]> {
  if (!basename(path).includes('*')) return [path]
  const names = await listFiles(resolve(folder, dirname(path)))
  if (names.includes(basename(path))) return [path]
  const matching = names.filter((name) => matchesPattern(name, basename(path)))
  return matching.length === 0 ? [path] : matching.map((name) => join(dirname(path), name))
}

/** The names of the files in a folder, in order; none when there is no such folder. */
async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort()
  } catch {
    return []
  }
}

/** As in shells, `*` stands for any characters, but not for the dot that begins a hidden file. */
function matchesPattern(name: string, pattern: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false
  const [first = '', ...others] = pattern.split('*')
  const last = others.pop() ?? ''
  if (name.length < first.length + last.length) return false
  if (!name.startsWith(first) || !name.endsWith(last)) return false
  let at = first.length
  for (const piece of others) {
    const found = name.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return at <= name.length - last.length
}
