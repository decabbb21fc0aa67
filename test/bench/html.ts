import Handlebars from 'handlebars'
import { openTemplate } from '../../src/open.js'
import { parseQuote } from '../../src/source/parse-quote.js'
import type { Benchmark, BenchmarkOptions } from './benchmark.js'
import { render, resultOf } from './contestants/quotewright.js'
import { printCount, printRatio, printTime } from './document-tables.js'
import { markdownTable } from './markdown-table.js'
import { measure, medianOf } from './measure.js'
import { createQuoteJson, createQuoteTexts } from './quote-data.js'
import { createHtmlTemplate } from './quote-templates.js'

const sizes = [10, 100, 1_000, 10_000]
const rounds = 11

/** Web pages, beside Handlebars alone with ready texts; both have compiled their template before. */
export const html: Benchmark = { name: 'html', isInReadme: true, run: compareSizes }

async function compareSizes(options: BenchmarkOptions): Promise<string> {
  const rows: string[][] = []
  for (const lineCount of options.sizes ?? sizes) rows.push(await compare(lineCount))
  const header = ['lines', 'Quotewright', 'Handlebars', 'of Handlebars']
  return `#### Milliseconds for an HTML page\n\n${markdownTable(header, rows)}`
}

async function compare(lineCount: number): Promise<string[]> {
  const [own, other] = [prepareQuotewright(lineCount), prepareHandlebars(lineCount)]
  if (Buffer.compare(own(), other()) !== 0) throw new Error('Handlebars alone makes another page')
  const [ownTime = Number.NaN, otherTime = Number.NaN] = (
    await measure(
      [
        { name: 'Quotewright', run: () => own().length },
        { name: 'Handlebars', run: () => other().length },
      ],
      rounds,
    )
  ).map(medianOf)
  return [printCount(lineCount), printTime(ownTime), printTime(otherTime), printRatio(ownTime / otherTime)]
}

function prepareQuotewright(lineCount: number): () => Uint8Array {
  const quote = resultOf(parseQuote(createQuoteJson(lineCount)))
  const template = resultOf(openTemplate('quote.html', Buffer.from(createHtmlTemplate('quotewright'))))
  return () => render(quote, template)
}

function prepareHandlebars(lineCount: number): () => Uint8Array {
  const texts = createQuoteTexts(lineCount)
  const template = Handlebars.compile(createHtmlTemplate('handlebars'))
  return () => Buffer.from(template(texts))
}
