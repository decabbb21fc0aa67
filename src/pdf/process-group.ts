/**
 * Starts programs, and ends them whatever happens. The only file beside `cli.ts` that knows the process.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { platform } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Environment } from '../output/find-program.js'
import { makeTemporaryFolder } from './temporary-folder.js'
import { withTimeLimit } from './with-time-limit.js'

/** The variables of this process. */
export const processEnvironment = (): Environment => process.env

/** Milliseconds that a program may take to answer: fontconfig may have to look at every font first. */
const answerLimit = 20_000
/** Characters; the names of thousands of fonts are some hundred thousand. */
const longestAnswer = 16_000_000

/**
 * What a program prints; undefined when it cannot be started, fails, takes long or does not stop talking. Nothing that
 * it started runs on.
 */
export async function readProgramOutput(
  program: string,
  { args, environment }: { readonly args: readonly string[]; readonly environment: Environment },
): Promise<string | undefined> {
  const child = spawn(program, args, {
    env: environment,
    detached: hasGroups,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  })
  const tooLate = setTimeout(() => endGroup(child.pid), answerLimit)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    output += piece
    if (output.length > longestAnswer) endGroup(child.pid)
  })
  const { exitStatus } = await endOf(child)
  clearTimeout(tooLate)
  return exitStatus === 0 ? output : undefined
}

/** What is ended with a signal: a group of processes or, where a group is not known to be ours, one process. */
export interface SignalTarget {
  readonly id: number
  readonly isGroup: boolean
}

/** A folder to work in and the programs that run there. Neither outlives this process, however it ends. */
export interface Workshop {
  /** Absolute. */
  readonly folder: string
  /** Throws after `endAll`. */
  readonly start: (program: string, options: StartOptions) => RunningProgram
  /**
   * Takes in a program that something else started: it is ended with the others.
   * @param ended settles when the program has ended
   * @returns ends it, and all of its group, at once
   */
  readonly adopt: (target: SignalTarget, ended: Promise<unknown>) => () => void
  /** Ends all programs; none can be started afterwards. */
  readonly endAll: () => void
  /** Ends all programs and removes the folder. A program that cannot be ended is not waited for. */
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

/** Milliseconds that programs may take to be gone once they are killed. */
const endLimit = 10_000

/** Makes a workshop in the system's folder for temporary files. Rejects when nothing can be made there. */
export async function openWorkshop(): Promise<Workshop> {
  const folder = await makeTemporaryFolder()
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
    adopt({ id, isGroup }, ended) {
      const target = isGroup ? -id : id
      const kill = (): void => (isGroup ? endGroup(id) : endProcess(id))
      const adopted = { kill, ended }
      guard.watch(target)
      running.add(adopted)
      ended.finally(() => {
        guard.forget(target)
        running.delete(adopted)
      })
      if (!isOpen) kill()
      return kill
    },
    endAll,
    async close() {
      endAll()
      await withTimeLimit(Promise.all(Array.from(running, ({ ended }) => ended)), endLimit)
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
  if (pid !== undefined) guard.watch(-pid)
  readLines(child.stdout, options.onOutput)
  readLines(child.stderr, options.onError)
  const kill = (): void => endGroup(child.pid)
  const ended = endOf(child).then((end) => {
    if (pid !== undefined) guard.forget(-pid)
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
  endProcess(-pid)
}

/** @param id of a process; below zero, of a group */
function endProcess(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // None of them is left.
  }
}

/** What ends the programs and removes the folder when this process can no longer do it. */
interface Guard {
  /** @param target of a process; below zero, of a group */
  readonly watch: (target: number) => void
  readonly forget: (target: number) => void
  readonly dismiss: () => Promise<void>
}

/**
 * Reads from its standard input which programs run. When that ends without a word, the process that wrote it is gone,
 * whether by Ctrl-C or by a signal that no process can handle. A program that was not known yet ends by itself
 * then, but may write into the folder until it has: so that is removed more than once.
 */
const guardScript = `
targets=
while read -r sign target; do
  case $sign in
    +) targets="$targets $target" ;;
    -)
      left=
      for other in $targets; do [ "$other" = "$target" ] || left="$left $other"; done
      targets=$left
      ;;
    .) exit 0 ;;
  esac
done
for target in $targets; do kill -s KILL -- "$target"; done
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
    watch: (target) => tell(`+ ${target}`),
    forget: (target) => tell(`- ${target}`),
    dismiss() {
      tell('.')
      guard.stdin.end()
      return ended
    },
  }
}
