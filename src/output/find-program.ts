import { access, constants } from 'node:fs/promises'
import { delimiter, resolve } from 'node:path'
import { isFolder } from './is-folder.js'

/** Names to values, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Finds a program in the folders of `PATH`, as a shell would; on Windows also by the endings of `PATHEXT`.
 * @param names what the program may be called, the likeliest first
 * @returns its absolute path
 */
export async function findProgram(
  names: readonly string[],
  environment: Environment,
): Promise<string | undefined> {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const endings = ['', ...(environment['PATHEXT'] ?? '').split(';').filter((ending) => ending !== '')]
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const path = resolve(folder, `${name}${ending}`)
        if (await isProgram(path)) return path
      }
    }
  }
  return undefined
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return !(await isFolder(path))
  } catch {
    return false
  }
}
