/** The lock of an output folder: at most one run writes to it. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../model.js'
import { type LockHolder, outputLocked, outputNotWritable } from '../problem.js'
import { findLife, nameThisProcess, type ProcessName } from './lock-owner.js'
import { ownPrefix } from './output-name.js'

export interface FolderLock {
  /** Tells this run from all others: eight letters and digits, which also name its temporary files. */
  readonly token: string
  /**
   * Gives a sign of life, which is due every {@link signInterval} milliseconds and may come twice as often. False when
   * somebody else has the lock meanwhile, having seen none for long, or could have it soon, since none can be given.
   */
  readonly renew: () => boolean
  readonly release: () => void
}

export const signInterval = 30_000
/** Milliseconds without a sign of life after which a run counts as dead that is in another computer or container. */
const longestSilence = 10 * signInterval
/** Signs in a row that may fail, so that a run stops before others take it for dead. */
const mostFailures = 7
/** How often a lock is tried for when others always are quicker; after that, something is in its place that is none. */
const mostAttempts = 100

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
 *
 * Whether a run is dead, its process tells. Of one in another computer or container only its signs of life tell: it writes
 * its file anew, and the file system says when.
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
  const { folder, shownFolder } = attempt
  for (let count = 0; count < mostAttempts; count += 1) {
    const chain = readChain(folder)
    const owner = chain.at(-1)
    const holder = owner && findHolder(attempt, owner)
    if (holder !== undefined) {
      return { value: undefined, problems: [outputLocked(join(shownFolder, holder.name), holder.owner)] }
    }
    const name = owner === undefined ? lockName : nameSuccessor(owner.lock)
    if (!placeFile(attempt, join(folder, name))) continue
    const names = [...chain.map((link) => link.name), name]
    if (isWhole(readChain(folder), names)) {
      removeOthers(folder, names)
      return { value: holdLock(attempt, names), problems: [] }
    }
    rmSync(join(folder, name), { force: true })
  }
  return { value: undefined, problems: [outputLocked(join(shownFolder, lockName), undefined)] }
}

/** Whoever has the lock; undefined when nobody does any more. */
function findHolder(
  { folder, draft }: Attempt,
  { name, lock }: Link,
): { readonly name: string; readonly owner: LockHolder | undefined } | undefined {
  const life = lock === undefined ? 'unknown' : findLife(lock)
  const isUnknown = life === 'unknown'
  const isSilent = isUnknown && readTime(draft) - readTime(join(folder, name)) > longestSilence
  if (isSilent || life === 'ended') return undefined
  return { name, owner: lock && { ...lock, ...(isUnknown ? { silence: longestSilence } : {}) } }
}

/** When a file was written; a file that is gone was never. */
const readTime = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY

function holdLock({ folder, own }: Attempt, names: readonly string[]): FolderLock {
  const path = join(folder, names.at(-1) ?? lockName)
  let failures = 0
  return {
    token: own.token,
    renew: () => {
      try {
        const isHeld = isWhole(readChain(folder), names) && writeAnew(path, JSON.stringify(own))
        failures = 0
        return isHeld
      } catch {
        // That it cannot be read or written now, on a drive of the network for one, does not say that somebody else has it.
        failures += 1
        return failures < mostFailures
      }
    },
    release: () => release(folder, names),
  }
}

/** Writes what a file holds over itself, so that nobody ever sees it without. Whether it was there. */
function writeAnew(path: string, content: string): boolean {
  try {
    const file = openSync(path, 'r+')
    try {
      writeSync(file, content, 0)
    } finally {
      closeSync(file)
    }
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
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
    const next = nameSuccessor(lock)
    if (chain.some((link) => link.name === next)) return chain
    name = next
  }
}

/** What follows a file that is no lock needs a name, too: a power cut can leave one empty. */
const nameSuccessor = (lock: LockFile | undefined): string => `${lockName}-${lock?.token ?? 'unreadable'}`

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
  'space' in json &&
  typeof json.space === 'string' &&
  'boot' in json &&
  typeof json.boot === 'string' &&
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
  return owner !== undefined && findLife(owner) === 'ended'
}

const draftName = /\.quotewright-[\da-f]{8}-lock\.tmp$/

function release(folder: string, names: readonly string[]): void {
  for (const name of names) {
    try {
      rmSync(join(folder, name), { force: true })
    } catch {
      // A lock that stays is one of a process that has ended.
    }
  }
}
