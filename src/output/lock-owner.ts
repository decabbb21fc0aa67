/** Which process this is, and which others there are: what a lock names its owner by. The other keeper of `process`. */
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import process from 'node:process'

/** A process as it is told from all others, of this computer and of others, now and later. */
export interface ProcessName {
  readonly pid: number
  readonly host: string
  /** The space that process numbers are counted in: every container has its own. Empty where the system has but one. */
  readonly space: string
  /** What tells a start of the computer from all others, of any computer; empty where the system does not say. */
  readonly boot: string
  /** When the process started, as far as the system tells: process numbers are used again. */
  readonly started: string
}

export const nameThisProcess = (): ProcessName => ({
  pid: process.pid,
  host: hostname(),
  space: readSpace(),
  boot: readBoot(),
  started: readStart(process.pid),
})

/**
 * Whether a process still runs; of those of another computer or container nobody here knows. Computers can share a name, but
 * never a boot.
 */
export function findLife({ pid, host, space, boot, started }: ProcessName): 'runs' | 'ended' | 'unknown' {
  if (host !== hostname() || space !== readSpace() || boot !== readBoot()) return 'unknown'
  if (!exists(pid)) return 'ended'
  const now = readStart(pid)
  return started === '' || now === '' || started === now ? 'runs' : 'ended'
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Processes of others may not be signalled, but they are there.
    return error instanceof Error && 'code' in error && error.code !== 'ESRCH'
  }
}

/** Linux tells it (pid_namespaces(7)). */
function readSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

function readBoot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/** Linux tells of every process when it started (proc(5): field 22 of `stat`); elsewhere it is empty. */
function readStart(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is a name in brackets that may hold anything.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return fields[19] ?? ''
  } catch {
    return ''
  }
}
