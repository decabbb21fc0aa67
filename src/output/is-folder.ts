import { stat } from 'node:fs/promises'

/** Whether a folder of that name exists. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
