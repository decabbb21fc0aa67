import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../stand-in/project-root.js'
import type { Benchmark } from './benchmark.js'
import { fillByDocxtemplater } from './contestants/docxtemplater.js'
import { printCount, printRatio } from './document-tables.js'
import { markdownTable } from './markdown-table.js'
import { medianOf } from './measure.js'
import { createQuoteJson, createQuoteTexts, type QuoteTexts } from './quote-data.js'
import { createWordTemplate } from './quote-templates.js'

const lineCount = 20
const rounds = 3
/** So many documents tell how fast docxtemplater is; it does not become faster. */
const fewer = 1_000
const more = 10_000

/** From quote files to documents on disk, in threads, and beside that a loop that has its texts already. */
export const wholeBatch: Benchmark = {
  name: 'batch',
  isInReadme: true,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'quotewright-bench-'))
    try {
      writeInputs(folder)
      return describe(await measureInTurns(folder))
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

function describe(ways: readonly MeasuredWay[]): string {
  const slowest = Math.min(...ways.map(({ perSecond }) => perSecond))
  const rows = ways.map(({ name, count, perSecond }) => [
    name,
    printCount(count),
    printCount(Math.round(perSecond)),
    printRatio(perSecond / slowest),
  ])
  const header = ['', 'documents', 'a second', 'as many']
  return `#### Documents a second, from file to file, of ${lineCount} lines each\n\n${markdownTable(header, rows)}`
}

interface Way {
  readonly name: string
  readonly count: number
  /** @param out the name of a folder that is not there yet: replacing files takes longer than making them */
  readonly run: (out: string) => Promise<void>
}

interface MeasuredWay extends Way {
  /** The median of the rounds. */
  readonly perSecond: number
}

/** In turns, so that what else the machine does meanwhile slows all alike. */
async function measureInTurns(folder: string): Promise<readonly MeasuredWay[]> {
  const texts = Array.from({ length: fewer }, (_, index) => createQuoteTexts(lineCount, index * lineCount))
  const ways: readonly Way[] = [
    {
      name: 'docxtemplater in a loop, from ready texts',
      count: fewer,
      run: (out) => fillPlainly(folder, { texts, out }),
    },
    { name: 'a batch on all cores', count: fewer, run: (out) => runBatch(folder, { count: fewer, out }) },
    { name: 'a batch on all cores', count: more, run: (out) => runBatch(folder, { count: more, out }) },
  ]
  const times = ways.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { run }] of ways.entries()) {
      const start = performance.now()
      await run(`out-${round}-${index}`)
      times[index]?.push(performance.now() - start)
    }
  }
  return ways.map((way, index) => {
    const milliseconds = (times[index] ?? []).sort((a, b) => a - b)
    return { ...way, perSecond: (1_000 * way.count) / medianOf({ name: way.name, milliseconds }) }
  })
}

// ------------------------------------------------------------------------------------------------ inputs

const folderFor = (count: number): string => `quotes-${count}`

function writeInputs(folder: string): void {
  writeFileSync(join(folder, 'quotation.docx'), createWordTemplate('quotewright'))
  writeFileSync(join(folder, 'braces.docx'), createWordTemplate('braces'))
  for (const count of [fewer, more]) {
    mkdirSync(join(folder, folderFor(count)))
    for (let index = 0; index < count; index += 1) {
      writeFileSync(join(folder, folderFor(count), `${index}.json`), quoteFile(index))
    }
  }
}

/** Every quote with a number of its own, which names its document. */
const quoteFile = (index: number): string =>
  JSON.stringify(createQuoteJson(lineCount, index * lineCount)).replace(
    /"Number":"[^"]*"/,
    `"Number":"Q${index}"`,
  )

// ------------------------------------------------------------------------------------------ the two ways

/** By the package as it is built: what threads run is found in it. */
async function runBatch(
  folder: string,
  { count, out }: { readonly count: number; readonly out: string },
): Promise<void> {
  const built: typeof import('../../src/index.js') = await import(
    pathToFileURL(join(projectRoot, 'dist', 'index.js')).href
  )
  const job = {
    quote: `${folderFor(count)}/*.json`,
    template: 'quotation.docx',
    output: '{quote/number}.docx',
    timeZone: 'Europe/London',
  }
  let written = 0
  for await (const { status, problems } of built.renderBatch([job], { folder, out, now: '2026-03-31' })) {
    if (status !== 'written') throw new Error(JSON.stringify(problems))
    written += 1
  }
  if (written !== count) throw new Error(`${written} documents were written instead of ${count}`)
}

async function fillPlainly(
  folder: string,
  { texts, out }: { readonly texts: readonly QuoteTexts[]; readonly out: string },
): Promise<void> {
  const template = readFileSync(join(folder, 'braces.docx'))
  mkdirSync(join(folder, out))
  for (const [index, each] of texts.entries()) {
    writeFileSync(join(folder, out, `Q${index}.docx`), fillByDocxtemplater(template, each))
  }
}
