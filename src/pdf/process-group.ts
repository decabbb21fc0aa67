/**
 * Starts programs, and ends them whatever happens. The only file beside `cli.ts` that knows the process.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Environment } from '../output/find-program.js'

/** The variables of this process. */
export const processEnvironment = (): Environment => process.env

/** Milliseconds that a program may take to say its version. */
const answerLimit = 20_000

/** What a program prints; undefined when it cannot be started, fails or takes long. */
export const readProgramOutput = (
  program: string,
  { args, environment }: { readonly args: readonly string[]; readonly environment: Environment },
): Promise<string | undefined> =>
  new Promise((resolve) => {
    const options = { env: environment, timeout: answerLimit, encoding: 'utf8' } as const
    execFile(program, args, options, (error, output) => {
      resolve(error === null ? output : undefined)
    })
  })

/** A folder to work in and the programs that run there. Neither outlives this process, however it ends. */
export interface Workshop {
  /** Absolute. */
  readonly folder: string
  /** Throws after `endAll`. */
  readonly start: (program: string, options: StartOptions) => RunningProgram
  /**
   * Takes in a program that something else started as the first of a group of its own: it is ended with the others.
   * @param ended settles when the program has ended
   * @returns ends it, and all that it started, at once
   */
  readonly adopt: (id: number, ended: Promise<unknown>) => () => void
  /** Ends all programs; none can be started afterwards. */
  readonly endAll: () => void
  /** Ends all programs and removes the folder. */
  readonly close: () => Promise<void>
}

export interface StartOptions {
  readonly args: readonly string[]
  readonly environment: Environment
  readonly onOutput: (line: string) => void
  readonly onError: (line: string) => void
}

export interface RunningProgram {
  /** Settles when nothing of the program runs any more. */
  readonly ended: Promise<ProgramEnd>
  /** Ends the program and all that it started, at once. */
  readonly kill: () => void
}

export interface ProgramEnd {
  /** Undefined when it was killed, or never started. */
  readonly exitStatus: number | undefined
  /** How it ended, for people: `exit status 77`, `SIGKILL`, `ENOENT`. */
  readonly description: string
}

/** Makes a workshop in the system's folder for temporary files. */
export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
  const guard = startGuard(folder)
  const running = new Set<Pick<RunningProgram, 'kill'> & { readonly ended: Promise<unknown> }>()
  let isOpen = true
  const endAll = (): void => {
    isOpen = false
    for (const { kill } of running) kill()
  }
  return {
    folder,
    start(program, options) {
      if (!isOpen) throw new Error('The workshop is closed')
      const started = startProgram(program, { ...options, guard, folder })
      running.add(started)
      started.ended.then(() => running.delete(started))
      return started
    },
    adopt(id, ended) {
      const kill = (): void => endGroup(id)
      const adopted = { kill, ended }
      guard.watch(id)
      running.add(adopted)
      ended.finally(() => {
        guard.forget(id)
        running.delete(adopted)
      })
      if (!isOpen) kill()
      return kill
    },
    endAll,
    async close() {
      endAll()
      await Promise.all(Array.from(running, ({ ended }) => ended))
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
      await guard.dismiss()
    },
  }
}

function startProgram(
  program: string,
  options: StartOptions & { readonly guard: Guard; readonly folder: string },
): RunningProgram {
  const { args, environment, guard, folder } = options
  const child = spawn(program, args, {
    cwd: folder,
    env: environment,
    // A group of its own, so that what the program starts can be ended with it.
    detached: hasGroups,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const { pid } = child
  if (pid !== undefined) guard.watch(pid)
  readLines(child.stdout, options.onOutput)
  readLines(child.stderr, options.onError)
  const kill = (): void => endGroup(child.pid)
  const ended = endOf(child).then((end) => {
    if (pid !== undefined) guard.forget(pid)
    return end
  })
  return { ended, kill }
}

const hasGroups = platform() !== 'win32'

function readLines(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine)
}

/** Milliseconds that the last output may take to arrive after everything has ended. */
const lastOutput = 1_000

const endOf = (child: ChildProcess): Promise<ProgramEnd> =>
  new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ exitStatus: undefined, description: error.code ?? error.message })
    })
    child.once('exit', (status, signal) => {
      // What the program leaves behind has no more to do.
      endGroup(child.pid)
      const late = setTimeout(() => {
        child.stdout?.destroy()
        child.stderr?.destroy()
      }, lastOutput)
      child.once('close', () => {
        clearTimeout(late)
        resolve({
          exitStatus: status ?? undefined,
          description: signal ?? `exit status ${status}`,
        })
      })
    })
  })

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  if (!hasGroups) {
    execFile('taskkill', ['/pid', String(pid), '/t', '/f'], () => undefined)
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // None of the group is left.
  }
}

/** What ends the programs and removes the folder when this process can no longer do it. */
interface Guard {
  readonly watch: (group: number) => void
  readonly forget: (group: number) => void
  readonly dismiss: () => Promise<void>
}

/**
 * Reads from its standard input which groups run. When that ends without a word, the process that wrote it is gone,
 * whether by Ctrl-C or by a signal that no process can handle. A program whose group was not known yet ends by itself
 * then, but may write into the folder until it has: so that is removed more than once.
 */
const guardScript = `
groups=
while read -r sign group; do
  case $sign in
    +) groups="$groups $group" ;;
    -)
      left=
      for other in $groups; do [ "$other" = "$group" ] || left="$left $other"; done
      groups=$left
      ;;
    .) exit 0 ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
for round in 1 2 3 4 5; do rm -rf -- "$1"; sleep 1; done
rm -rf -- "$1"
`

/** On Windows none is needed: programs end with the console, and the folder is left to the system. */
const noGuard: Guard = {
  watch: () => undefined,
  forget: () => undefined,
  dismiss: async () => undefined,
}

function startGuard(folder: string): Guard {
  if (!hasGroups) return noGuard
  const guard = spawn('/bin/sh', ['-c', guardScript, 'guard', folder], {
    env: { PATH: '/usr/bin:/bin' },
    // Ctrl-C in a terminal does not reach it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => {
    guard.once('exit', () => resolve())
    guard.once('error', () => resolve())
  })
  // A guard that is gone is no reason to fail.
  guard.stdin.on('error', () => undefined)
  const tell = (line: string): void => void guard.stdin.write(`${line}\n`)
  return {
    watch: (group) => tell(`+ ${group}`),
    forget: (group) => tell(`- ${group}`),
    dismiss() {
      tell('.')
      guard.stdin.end()
      return ended
    },
  }
}
