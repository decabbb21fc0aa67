/** The lock of an output folder: at most one run writes to it. */
import { randomBytes } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../model.js'
import { outputLocked, outputNotWritable } from '../problem.js'
import { mayRun, nameThisProcess, type ProcessName } from './lock-owner.js'
import { ownPrefix } from './output-name.js'

export interface FolderLock {
  /** Tells this run from all others: eight letters and digits, which also name its temporary files. */
  readonly token: string
  readonly release: () => void
}

interface LockFile extends ProcessName {
  readonly token: string
}

const lockName = `${ownPrefix}lock`

/**
 * Takes the lock of a folder.
 *
 * A lock file is never replaced while anybody may look at it, or two runs that both find a dead one could each think that
 * they replaced it. Instead whoever finds the lock of a dead run makes a second file that is named after that run, which
 * only one can do, and so on: whoever made the last file of the chain has the lock. A chain is taken away from its
 * beginning, so whoever adds to one makes sure afterwards that it was still whole.
 * @param folder absolute
 * @param shownFolder how messages name it
 */
export function lockFolder(folder: string, shownFolder: string): Result<FolderLock> {
  const own: LockFile = { ...nameThisProcess(), token: randomBytes(4).toString('hex') }
  const draft = join(folder, `${ownPrefix}${own.token}-lock.tmp`)
  try {
    writeFileSync(draft, JSON.stringify(own), { flag: 'wx' })
    return takeLock({ folder, shownFolder, own, draft })
  } catch (error) {
    return { value: undefined, problems: [outputNotWritable(join(shownFolder, lockName), error)] }
  } finally {
    rmSync(draft, { force: true })
  }
}

interface Attempt {
  readonly folder: string
  readonly shownFolder: string
  readonly own: LockFile
  /** The content of the lock as a file, which takes its place whole. */
  readonly draft: string
}

function takeLock(attempt: Attempt): Result<FolderLock> {
  const { folder, shownFolder, own } = attempt
  for (;;) {
    const chain = readChain(folder)
    const owner = chain.at(-1)
    if (owner !== undefined && (owner.lock === undefined || mayRun(owner.lock))) {
      return { value: undefined, problems: [outputLocked(join(shownFolder, owner.name), owner.lock)] }
    }
    const name = owner?.lock === undefined ? lockName : nameSuccessor(owner.lock)
    if (!placeFile(attempt, join(folder, name))) continue
    const names = [...chain.map((link) => link.name), name]
    if (isWhole(readChain(folder), names)) {
      removeOthers(folder, names)
      return { value: { token: own.token, release: () => release(folder, names) }, problems: [] }
    }
    rmSync(join(folder, name), { force: true })
  }
}

interface Link {
  readonly name: string
  /** Undefined for a file that is no lock. */
  readonly lock: LockFile | undefined
}

/** The files that lead to the owner of the lock, whose is the last one. */
function readChain(folder: string): readonly Link[] {
  const chain: Link[] = []
  for (let name = lockName; ; ) {
    const text = readIfThere(join(folder, name))
    if (text === undefined) return chain
    const lock = parseLock(text)
    chain.push({ name, lock })
    if (lock === undefined) return chain
    name = nameSuccessor(lock)
  }
}

const nameSuccessor = ({ token }: LockFile): string => `${lockName}-${token}`

const isWhole = (chain: readonly Link[], names: readonly string[]): boolean =>
  chain.length === names.length && chain.every(({ name }, index) => name === names[index])

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

function parseLock(text: string): LockFile | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return isLock(json) ? json : undefined
  } catch {
    return undefined
  }
}

const isLock = (json: unknown): json is LockFile =>
  typeof json === 'object' &&
  json !== null &&
  'pid' in json &&
  typeof json.pid === 'number' &&
  'host' in json &&
  typeof json.host === 'string' &&
  'started' in json &&
  typeof json.started === 'string' &&
  'token' in json &&
  typeof json.token === 'string'

/** Makes a file that must not exist, with its content at once. File systems without links get it in two steps. */
function placeFile({ draft, own }: Attempt, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
  }
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    rmSync(path, { force: true })
    throw error
  }
}

/** What is left of chains that were not wholly taken away, and of those who died before they had the lock. */
function removeOthers(folder: string, names: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    const isOld = name.startsWith(`${lockName}-`) && !names.includes(name)
    if (isOld || isDeadDraft(join(folder, name))) rmSync(join(folder, name), { force: true })
  }
}

function isDeadDraft(path: string): boolean {
  if (!draftName.test(path)) return false
  const owner = parseLock(readIfThere(path) ?? '')
  return owner !== undefined && !mayRun(owner)
}

const draftName = /\.quotewright-[\da-f]{8}-lock\.tmp$/

function release(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { force: true })
}
