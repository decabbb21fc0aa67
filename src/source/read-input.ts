/** Reads files at once, for threads that have nothing else to do meanwhile. */
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Result } from '../model.js'
import { type InputKind, inputNotReadable, inputTooLarge } from '../problem.js'

/** A pipe that nobody writes to would else be waited for without end, and no time limit could end that. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** A file: where it is, and how messages name it. */
export interface InputPath {
  /** Absolute. */
  readonly path: string
  readonly shownPath: string
}

/** A larger one is no quote or template, and nothing can end a thread that parses it when memory gets short. */
const mostMegabytes = 64

export function readInput({ path, shownPath }: InputPath, kind: InputKind): Result<Uint8Array> {
  try {
    const value = readBytes(path)
    if (value !== undefined) return { value, problems: [] }
    return { value: undefined, problems: [inputTooLarge(kind, shownPath, mostMegabytes)] }
  } catch (error) {
    return { value: undefined, problems: [inputNotReadable(kind, shownPath, error)] }
  }
}

/** Undefined for a file that is too large. */
function readBytes(path: string): Uint8Array | undefined {
  const file = openSync(path, withoutWaiting)
  try {
    return fstatSync(file).size > mostMegabytes * 1024 * 1024 ? undefined : readFileSync(file)
  } finally {
    closeSync(file)
  }
}

/** Whether there is a file of that name. */
export const isFile = (path: string): boolean => findStatus(path)?.isFile() === true

/** What tells a file from the one that was there before, as far as it can be known without reading it. Empty without one. */
export function identifyFile(path: string): string {
  const status = findStatus(path)
  return status === undefined ? '' : `${status.ino} ${status.size} ${status.mtimeMs} ${status.ctimeMs}`
}

function findStatus(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** The paths that match one whose last part may hold `mark` once for any two letters. */
export function listMarked(path: string, mark: string): readonly string[] {
  const [before = '', after = ''] = path.split(mark)
  const folder = dirname(`${before}x`)
  const start = before.slice(before.length - basename(`${before}x`).length + 1)
  return listNames(folder)
    .map((name) => ({ name, rest: name.slice(start.length, start.length + 2) }))
    .filter(({ name, rest }) => name.startsWith(start) && /^[A-Za-z]{2}$/.test(rest))
    .map(({ name, rest }) => join(folder, `${name.slice(0, start.length)}${rest}`))
    .map((beginning) => `${beginning}${after}`)
    .filter(isFile)
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
