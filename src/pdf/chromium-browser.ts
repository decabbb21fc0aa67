import { mkdtemp } from 'node:fs/promises'
import { platform, userInfo } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Browser } from 'playwright-core'
import type { Problem, Result } from '../model.js'
import type { Environment } from '../output/find-program.js'
import { pdfEngineMissing, pdfEngineNotStarting } from '../problem.js'
import { engineEnvironment } from './engine-environment.js'
import { findEngine } from './find-engine.js'
import { findProcessGroup } from './find-process-group.js'
import { openWorkshop, type Workshop } from './process-group.js'
import { examineTemporaryFolder } from './temporary-folder.js'
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

const failed = (problem: Problem): Result<Browser> => ({ value: undefined, problems: [problem] })

export function openChromiumBrowser(environment: Environment): ChromiumBrowser {
  const kills = new WeakMap<Browser, () => void>()
  const discarded = new WeakSet<Browser>()
  let workshop: Promise<Workshop> | undefined
  let running: Promise<Result<Browser>> | undefined
  let failures = 0
  const openPlace = (): Promise<Workshop> => {
    workshop ??= openWorkshop().catch((error: unknown) => {
      workshop = undefined
      throw error
    })
    return workshop
  }
  const start = async (): Promise<Result<Browser>> => {
    const executablePath = await findEngine('Chromium', environment)
    if (executablePath === undefined) return failed(pdfEngineMissing('Chromium', platform()))
    try {
      const place = await openPlace()
      const browser = await startBrowser(executablePath, { environment, folder: place.folder })
      kills.set(browser, await entrust(browser, place))
      failures = 0
      return { value: browser, problems: [] }
    } catch (error) {
      const problem = await examineTemporaryFolder()
      if (problem !== undefined) return failed(problem)
      failures += 1
      return failed(pdfEngineNotStarting('Chromium', whyNotStarted(error)))
    }
  }
  const isUsable = async (starting: Promise<Result<Browser>>): Promise<boolean> => {
    const { value } = await starting
    if (value === undefined) return failures >= mostFailures
    return value.isConnected() && !discarded.has(value)
  }
  return {
    async current() {
      const known = running
      // While this document waited, another one may have had the next browser started.
      if (known !== undefined && !(await isUsable(known)) && running === known) running = undefined
      running ??= start()
      return running
    },
    async discard(browser) {
      discarded.add(browser)
      kills.get(browser)?.()
      await withTimeLimit(endOf(browser), patience)
    },
    async close() {
      const last = (await running)?.value
      await withTimeLimit(last?.close() ?? Promise.resolve(), patience)
      await (await workshop?.catch(() => undefined))?.close()
    },
  }
}

/** Milliseconds that a browser may take to end by itself before it is killed. */
const patience = 5000

const endOf = (browser: Browser): Promise<void> =>
  new Promise((resolve) => {
    browser.on('disconnected', () => resolve())
    if (!browser.isConnected()) resolve()
  })

/** Has a browser ended with the workshop. Returns what kills it. */
async function entrust(browser: Browser, workshop: Workshop): Promise<() => void> {
  const told = await withTimeLimit(readProcessId(browser), patience)
  const id = told.isLate ? undefined : told.value
  // The folder of its profile stands in its command line.
  const target = id === undefined ? undefined : await findProcessGroup(id, workshop.folder)
  return target === undefined ? () => void browser.close() : workshop.adopt(target, endOf(browser))
}

async function readProcessId(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.find(({ type }) => type === 'browser')?.id
}

/** Milliseconds; the first start on a busy computer takes several seconds. */
const startLimit = 60_000

/** What is switched off beside what Playwright does: no name and no address leads to any computer. */
const switches = ['--host-resolver-rules=MAP * ~NOTFOUND']

/** @param folder where the browser may keep what it needs meanwhile */
async function startBrowser(
  executablePath: string,
  { environment, folder }: { readonly environment: Environment; readonly folder: string },
): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  // The profile of a browser alone cannot be told where to lie.
  const profile = await chromium.launchPersistentContext(await mkdtemp(join(folder, 'profile-')), {
    executablePath,
    chromiumSandbox: !isSuperuser(),
    args: switches,
    env: { ...engineEnvironment(environment, folder), TMPDIR: folder },
    artifactsDir: join(folder, 'artifacts'),
    timeout: startLimit,
    // The workshop sees to it that the browser ends with this process.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  const browser = profile.browser()
  if (browser === null) throw new Error('It has no contexts')
  return browser
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
