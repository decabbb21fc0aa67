import { stat } from 'node:fs/promises'

/** Whether a file of that name exists. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
