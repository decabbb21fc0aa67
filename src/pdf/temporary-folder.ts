import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Problem } from '../model.js'
import { temporaryFolderNotUsable } from '../problem.js'

/** Where this system keeps what is needed for a short time. Absolute, though `TMPDIR` may be relative. */
const temporaryFolder = (): string => resolve(tmpdir())

/** Makes a folder there that nobody else has. */
export const makeTemporaryFolder = (): Promise<string> => mkdtemp(join(temporaryFolder(), 'quotewright-'))

/** About as much as a document with its PDF takes, in bytes. */
const trial = 1_000_000

/**
 * Whether it is the folder for temporary files that made something fail: missing, full or closed to this user. Gives the
 * problem if so. An engine that cannot write says anything but that.
 */
export async function examineTemporaryFolder(): Promise<Problem | undefined> {
  // To LibreOffice it separates folders.
  if (temporaryFolder().includes(';'))
    return temporaryFolderNotUsable(temporaryFolder(), 'a semicolon in its path')
  let folder: string | undefined
  try {
    folder = await makeTemporaryFolder()
    await writeFile(join(folder, 'trial'), new Uint8Array(trial))
    return undefined
  } catch (error) {
    return temporaryFolderNotUsable(temporaryFolder(), errorCode(error))
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }
}

/** What Node says of a file or a program that it cannot work with, such as `ENOSPC`. */
export const errorCode = (error: unknown): string =>
  error instanceof Error ? codeOrMessage(error) : String(error)

const codeOrMessage = (error: NodeJS.ErrnoException): string => error.code ?? error.message
