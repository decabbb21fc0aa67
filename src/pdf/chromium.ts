import type { PdfOptions, Problem, Result } from '../model.js'
import { pdfAOfHtml, pdfConverterClosed, pdfEngineFailed, pdfTimeLimit } from '../problem.js'
import { type ChromiumBrowser, openChromiumBrowser } from './chromium-browser.js'
import { printPage } from './chromium-page.js'
import type { EngineOptions } from './engine-options.js'
import { limitConcurrency } from './limit-concurrency.js'
import { type PdfEngine, usualTimeLimit } from './pdf-engine.js'
import { examineTemporaryFolder } from './temporary-folder.js'
import { withTimeLimit } from './with-time-limit.js'

type Printed = Result<Uint8Array>

/**
 * Chromium, which makes PDF files of HTML: one browser, and a page of its own for every document. A browser that dies
 * takes all documents with it that it has in work. Each is tried once more, one at a time, in a browser that has nothing
 * else to do: so the one that kills browsers fails alone.
 */
export function openChromium({ environment, concurrency }: EngineOptions): PdfEngine {
  const attempts = [concurrency, 1].map((most) => ({
    browsers: openChromiumBrowser(environment),
    inTurn: limitConcurrency(most),
  }))
  let isClosed = false
  const convert = async (bytes: Uint8Array, options: PdfOptions): Promise<Printed> => {
    if (options.pdfA === true) return failed(pdfAOfHtml())
    for (const { browsers, inTurn } of attempts) {
      const printed = await inTurn(async () => (isClosed ? undefined : printIn(browsers, { bytes, options })))
      if (isClosed) break
      if (printed !== undefined) return printed
    }
    if (isClosed) return failed(pdfConverterClosed())
    return failed(await explain('it ended unexpectedly'))
  }
  return {
    convert,
    async close() {
      isClosed = true
      await Promise.all(attempts.map(({ browsers }) => browsers.close()))
    },
  }
}

/** Chromium does not say when it is the folder for temporary files that it cannot write to. */
const explain = async (detail: string): Promise<Problem> =>
  (await examineTemporaryFolder()) ?? pdfEngineFailed('Chromium', detail)

const failed = (...problems: Problem[]): Printed => ({ value: undefined, problems })

interface Work {
  readonly bytes: Uint8Array
  readonly options: PdfOptions
}

/** Prints a document in the browser that there is. Undefined when the browser dies meanwhile. */
async function printIn(browsers: ChromiumBrowser, { bytes, options }: Work): Promise<Printed | undefined> {
  const { timeLimit = usualTimeLimit } = options
  const started = await browsers.current()
  if (started.value === undefined) return failed(...started.problems)
  const page = printPage(started.value, { bytes, titles: options })
  try {
    const printed = await withTimeLimit(page.printed, timeLimit)
    if (!printed.isLate) return printed.value
    // Whatever still works on it is stopped, be it with the browser.
    if ((await withTimeLimit(page.close(), patience)).isLate) await browsers.discard(started.value)
    return failed(pdfTimeLimit('Chromium', timeLimit))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (!endOfBrowser.test(message)) return failed(await explain(reasonOf(message)))
    await browsers.discard(started.value)
    return undefined
  }
}

/** Milliseconds that a page may take to go away before its whole browser must. */
const patience = 5000

/** What Playwright says of a browser that is gone. */
const endOfBrowser = /has been closed|has been disconnected/

/** Playwright says which of its functions failed, why, and then all that it did before. */
const reasonOf = (message: string): string => message.replace(/^[\w.]+: /, '').split('\n')[0] ?? ''
