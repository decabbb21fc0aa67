import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Benchmark, BenchmarkOptions } from './benchmark.js'
import { quotewright, quotewrightFromFile } from './contestants/contestants.js'
import { printCount, printTime } from './document-tables.js'
import { markdownTable } from './markdown-table.js'
import { measureAlone } from './measure-alone.js'
import { createQuoteJson } from './quote-data.js'
import { createWordTemplate } from './quote-templates.js'

const sizes = [1_000, 10_000, 100_000]
const repetitionsFor = (lineCount: number): number => (lineCount <= 10_000 ? 5 : 3)

/** What a quote of more and more lines takes, each in a process of its own. */
export const growth: Benchmark = { name: 'growth', isInReadme: true, run: measureGrowth }

async function measureGrowth(options: BenchmarkOptions): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'quotewright-growth-'))
  try {
    const template = join(folder, 'quote.docx')
    writeFileSync(template, createWordTemplate('quotewright'))
    const rows = (options.sizes ?? sizes).map((lineCount) => {
      const quote = join(folder, `${lineCount}.json`)
      writeFileSync(quote, JSON.stringify(createQuoteJson(lineCount)))
      const cells = [quotewright, quotewrightFromFile].flatMap(({ name }) =>
        cellsFor(name, { template, quote, lineCount }),
      )
      return [printCount(lineCount), ...cells]
    })
    const columns = ['ms', 'µs a line', 'MB']
    const header = ['lines', ...columns, ...columns.map((column) => `from a file: ${column}`)]
    return `#### Growth\n\n${markdownTable(header, rows)}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function cellsFor(
  contestant: string,
  task: { readonly template: string; readonly quote: string; readonly lineCount: number },
): readonly string[] {
  const alone = measureAlone({ contestant, repetitions: repetitionsFor(task.lineCount), ...task })
  if (alone === undefined) return ['–', '–', '–']
  const later = [...alone.later].sort((a, b) => a - b)
  const median = later[Math.floor(later.length / 2)] ?? Number.NaN
  return [printTime(median), ((1_000 * median) / task.lineCount).toFixed(1), alone.peakMegabytes.toFixed(0)]
}
