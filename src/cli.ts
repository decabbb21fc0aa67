#!/usr/bin/env node
/** The command `quotewright`: hands the process to the command line. */
import { readFileSync } from 'node:fs'
import { runCommandLine } from './command-line.js'

/** What a shell reports of a process that one of these ended. */
const signalStatuses = { SIGINT: 130, SIGTERM: 143 } as const

process.stdout.on('error', noteLostOutput)
process.stderr.on('error', noteLostOutput)

const status = await runCommandLine(process.argv.slice(2), {
  version: readVersion(),
  nodeVersion: process.versions.node,
  folder: process.cwd(),
  environment: process.env,
  standardInput: process.stdin,
  standardOutput: process.stdout,
  standardError: process.stderr,
  now: () => formatLocalTime(new Date()),
  milliseconds: () => performance.now(),
  interruption: listenForInterruption,
  network: {},
})
process.exitCode ||= status
// What is left to end ends, or is ended by a signal.
process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM')
// A run that was stopped while it waited for its input need not wait for the input's end.
process.stdin.destroy()

/** A reader that stops reading, such as `head`, is no fault; a full disk is. The documents are written all the same. */
function noteLostOutput(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') process.exitCode = 1
}

/**
 * The first signal asks the command to stop in order; the exit status tells of it. After that signals do again what they
 * do by themselves: they end the process, whatever it is doing.
 */
function listenForInterruption(): AbortSignal {
  const interruption = new AbortController()
  const listen = (signal: keyof typeof signalStatuses): void => {
    process.exitCode = signalStatuses[signal]
    interruption.abort()
    // npm passes on to a script the Ctrl-C that the terminal has sent to the script already: that is one, not two.
    setTimeout(() => process.off('SIGINT', listen).off('SIGTERM', listen), 500).unref()
  }
  process.on('SIGINT', listen).on('SIGTERM', listen)
  return interruption.signal
}

function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const isPackage = typeof content === 'object' && content !== null && 'version' in content
  return isPackage ? String(content.version) : ''
}

/** ISO 8601 with the computer's own offset from UTC: what a clock on the wall shows. */
function formatLocalTime(date: Date): string {
  const east = -date.getTimezoneOffset()
  const wallClock = new Date(date.getTime() + east * 60_000).toISOString().slice(0, 19)
  const two = (number: number): string => String(number).padStart(2, '0')
  const offset = `${two(Math.floor(Math.abs(east) / 60))}:${two(Math.abs(east) % 60)}`
  return `${wallClock}${east < 0 ? '-' : '+'}${offset}`
}
