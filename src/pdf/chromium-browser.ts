import { mkdtemp, rm } from 'node:fs/promises'
import { platform, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Browser } from 'playwright-core'
import type { Result } from '../model.js'
import type { Environment } from '../output/find-program.js'
import { pdfEngineMissing, pdfEngineNotStarting } from '../problem.js'
import { engineEnvironment } from './engine-environment.js'
import { findEngine } from './find-engine.js'
import { withTimeLimit } from './with-time-limit.js'

/** The one browser of a run. */
export interface ChromiumBrowser {
  /** The browser that runs; it is started when first asked for, and anew when it has died. */
  readonly current: () => Promise<Result<Browser>>
  /** Ends a browser that works no more. */
  readonly discard: (browser: Browser) => Promise<void>
  readonly close: () => Promise<void>
}

/** A browser that does not start twice in a row is not tried again. */
const mostFailures = 2

export function openChromiumBrowser(environment: Environment): ChromiumBrowser {
  const folders: string[] = []
  let running: Promise<Result<Browser>> | undefined
  let failures = 0
  const start = async (): Promise<Result<Browser>> => {
    const folder = await mkdtemp(join(tmpdir(), 'quotewright-chromium-'))
    folders.push(folder)
    const started = await startBrowser({ ...engineEnvironment(environment), TMPDIR: folder })
    failures = started.value === undefined ? failures + 1 : 0
    return started
  }
  const isUsable = async (starting: Promise<Result<Browser>>): Promise<boolean> => {
    const { value } = await starting
    return value === undefined ? failures >= mostFailures : value.isConnected()
  }
  const current = async (): Promise<Result<Browser>> => {
    const known = running
    // While this document waited, another one may have had the next browser started.
    if (known !== undefined && !(await isUsable(known)) && running === known) running = undefined
    running ??= start()
    return running
  }
  return {
    current,
    discard: endBrowser,
    async close() {
      const last = await running
      if (last?.value !== undefined) await endBrowser(last.value)
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
    },
  }
}

/** Milliseconds that a browser may take to end by itself. */
const patience = 5000

/** Ends a browser, by force if it must be: being asked for the second time, Playwright kills it. */
async function endBrowser(browser: Browser): Promise<void> {
  const closing = browser.close().catch(() => undefined)
  if ((await withTimeLimit(closing, patience)).isLate) await browser.close().catch(() => undefined)
}

/** Milliseconds; the first start on a busy computer takes several seconds. */
const startLimit = 60_000

/** What is switched off beside what Playwright does: no name and no address leads to any computer. */
const switches = ['--host-resolver-rules=MAP * ~NOTFOUND']

async function startBrowser(environment: Environment): Promise<Result<Browser>> {
  const executablePath = await findEngine('Chromium', environment)
  if (executablePath === undefined)
    return { value: undefined, problems: [pdfEngineMissing('Chromium', platform())] }
  try {
    const { chromium } = await import('playwright-core')
    const value = await chromium.launch({
      executablePath,
      chromiumSandbox: !isSuperuser(),
      args: switches,
      env: { ...environment },
      timeout: startLimit,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    return { value, problems: [] }
  } catch (error) {
    return { value: undefined, problems: [pdfEngineNotStarting('Chromium', whyNotStarted(error))] }
  }
}

/** Chromium refuses to put the superuser into its sandbox. */
function isSuperuser(): boolean {
  try {
    return userInfo().uid === 0
  } catch {
    // A user without a name, as containers have them.
    return false
  }
}

/** The last that the browser itself said, which stands among all that Playwright noted down. */
function whyNotStarted(error: unknown): string {
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  const said = Array.from(message.matchAll(/\[pid=\d+\]\[err\] (.+)/g), ([, line]) => line)
  return said.at(-1) ?? message.split('\n')[0] ?? ''
}
