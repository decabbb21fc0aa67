import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import type { PdfOptions, Problem, Result } from '../model.js'
import { addressNotFetched } from '../problem.js'

export interface PrintedPage {
  /** Rejects when the page or its browser goes away. */
  readonly printed: Promise<Result<Uint8Array>>
  /** Takes the page away, whatever it is doing. */
  readonly close: () => Promise<void>
}

export interface PrintOptions {
  /** HTML in UTF-8. */
  readonly bytes: Uint8Array
  readonly titles: PdfTitles
}

/** The title of the PDF, and what stands for it where the document has none. */
export type PdfTitles = Pick<PdfOptions, 'title' | 'name'>

/** The page's own address. Nobody can have it (RFC 2606), and nobody is asked for it. */
const address = 'http://document.invalid/'

/**
 * What the page may do. No scripts, forms, frames or refreshing; pictures, styles and fonts are let through to where
 * requests are turned away one by one, so that it is known what is missing.
 */
const contentSecurityPolicy =
  "sandbox; default-src 'none'; img-src * data:; style-src * data: 'unsafe-inline'; font-src * data:"

/** Where the template's print styles say nothing else. */
const paper = { format: 'A4', margin: { top: '15mm', right: '15mm', bottom: '15mm', left: '15mm' } } as const

/** Prints a document in a context of its own: without scripts, without network, and without a trace of other documents. */
export function printPage(browser: Browser, options: PrintOptions): PrintedPage {
  const opened = browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    serviceWorkers: 'block',
    acceptDownloads: false,
  })
  const close = async (): Promise<void> => {
    const context = await opened.catch(() => undefined)
    await context?.close().catch(() => undefined)
  }
  return { printed: opened.then((context) => print(context, options)).finally(close), close }
}

async function print(context: BrowserContext, { bytes, titles }: PrintOptions): Promise<Result<Uint8Array>> {
  const refused = new Set<string>()
  context.setDefaultTimeout(0)
  await context.route('**', (route) => answer(route, { bytes, refused }))
  const page = await context.newPage()
  const crashed = new Promise<never>((_, reject) => {
    page.on('crash', () => reject(new Error('the page crashed')))
  })
  return Promise.race([crashed, readPdf(page, { titles, refused })])
}

/** Gives the document for its own address, and nothing for any other. */
async function answer(
  route: Route,
  { bytes, refused }: { readonly bytes: Uint8Array; readonly refused: Set<string> },
): Promise<void> {
  const url = route.request().url()
  if (url === address) {
    const headers = { 'content-security-policy': contentSecurityPolicy }
    await route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: Buffer.from(bytes) })
  } else {
    refused.add(url.startsWith(address) ? url.slice(address.length) : url)
    await route.abort('aborted')
  }
}

async function readPdf(
  page: Page,
  { titles, refused }: { readonly titles: PdfTitles; readonly refused: ReadonlySet<string> },
): Promise<Result<Uint8Array>> {
  await page.goto(address)
  await page.evaluate(setTitle(titles))
  const value = await page.pdf({
    ...paper,
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
  })
  const problems: Problem[] = Array.from(refused, addressNotFetched)
  return { value, problems }
}

/** A page without a title would be named after its address. */
function setTitle({ title = '', name = '' }: PdfTitles): string {
  const [first, last] = [title, name].map((text) => JSON.stringify(text))
  return `document.title = ${first} || document.title || ${last} || document.querySelector('h1')?.textContent || 'Quote'`
}
