import { readFileSync } from 'node:fs'
import type { Benchmark } from './benchmark.js'
import { docxtemplater, quotewright } from './contestants/contestants.js'
import { fillByDocxtemplater } from './contestants/docxtemplater.js'
import { openFile, parse, render } from './contestants/quotewright.js'
import { printCount, printRatio } from './document-tables.js'
import { markdownTable } from './markdown-table.js'
import { type Contestant, measure, medianOf } from './measure.js'
import { createQuoteJson, createQuoteTexts } from './quote-data.js'
import type { SyntaxName } from './quote-templates.js'
import { withTemplates } from './with-templates.js'

const lineCount = 20
/** Quotes of one turn, and the turns: together, a thousand quotes. */
const [quoteCount, rounds] = [100, 10]

/** Many small quotes, one after the other in one thread. */
export const throughput: Benchmark = {
  name: 'throughput',
  isInReadme: true,
  run: () => withTemplates(compareLoops),
}

async function compareLoops(pathOf: (syntax: SyntaxName) => string): Promise<string> {
  const measurements = await measure(createLoops(pathOf), rounds)
  const slowest = Math.max(...measurements.map(medianOf))
  const rows = measurements.map((measurement) => {
    const milliseconds = medianOf(measurement)
    const perSecond = (1_000 * quoteCount) / milliseconds
    return [measurement.name, printCount(Math.round(perSecond)), printRatio(slowest / milliseconds)]
  })
  return `#### Documents a second, of ${lineCount} lines each\n\n${markdownTable(['', 'a second', 'as many'], rows)}`
}

function createLoops(pathOf: (syntax: SyntaxName) => string): readonly Contestant[] {
  const firsts = Array.from({ length: quoteCount }, (_, index) => index * lineCount)
  const files = firsts.map((first) => JSON.stringify(createQuoteJson(lineCount, first)))
  const quotes = files.map(parse)
  const texts = firsts.map((first) => createQuoteTexts(lineCount, first))
  const template = openFile(pathOf(quotewright.syntax))
  const bytes = readFileSync(pathOf(docxtemplater.syntax))
  return [
    { name: 'Quotewright', run: () => totalLength(quotes, (quote) => render(quote, template)) },
    {
      name: 'Quotewright, from the text of a quote file',
      run: () => totalLength(files, (file) => render(parse(file), template)),
    },
    {
      name: 'docxtemplater in a loop, from ready texts',
      run: () => totalLength(texts, (text) => fillByDocxtemplater(bytes, text)),
    },
  ]
}

function totalLength<T>(quotes: readonly T[], write: (quote: T) => Uint8Array): number {
  let length = 0
  for (const quote of quotes) length += write(quote).length
  return length
}
