import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { WordTask } from './contestants/word-work.js'

export interface AloneTask extends WordTask {
  readonly contestant: string
  /** How many more documents are made after the first. */
  readonly repetitions: number
}

/** What one contestant took in a process of its own. */
export interface Alone {
  /** Memory of the process at its peak, up to when it had made its first document; with Node, code and input. */
  readonly peakMegabytes: number
  /** Milliseconds of the processor until then, with all that goes before. Others on the machine do not change it. */
  readonly processorTime: number
  /** Milliseconds of each document after the first. */
  readonly later: readonly number[]
}

/** Milliseconds after which a process is stopped. */
const patience = 120_000
const program = fileURLToPath(new URL('run-alone.js', import.meta.url))

/** Undefined, with a word about it, when it fails or takes longer than anybody would wait. */
export function measureAlone(task: AloneTask): Alone | undefined {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, JSON.stringify(task)], {
    encoding: 'utf8',
    timeout: patience,
    killSignal: 'SIGKILL',
  })
  if (status !== 0) {
    const why = /^.*Error: .*$/m.exec(stderr)?.[0] ?? `took over ${patience / 1_000} seconds, or all memory`
    process.stderr.write(`${task.contestant}, ${task.lineCount} lines: ${why}\n`)
    return undefined
  }
  const measured: Alone = JSON.parse(stdout)
  return measured
}
