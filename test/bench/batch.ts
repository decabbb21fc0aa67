import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Benchmark } from './benchmark.js'
import { fillByDocxtemplater } from './contestants/docxtemplater.js'
import { printCount, printRatio } from './document-tables.js'
import { markdownTable } from './markdown-table.js'
import { medianOf } from './measure.js'
import { createQuoteJson, createQuoteTexts, type QuoteTexts } from './quote-data.js'
import { createWordTemplate } from './quote-templates.js'
import type { BatchesTask } from './run-batches.js'

const lineCount = 20
const rounds = 3
/** So many documents tell how fast docxtemplater is; it does not become faster. */
const fewer = 1_000
const more = 10_000

/** From quote files to documents on disk, in threads, and beside that a loop that has its texts already. */
export const wholeBatch: Benchmark = {
  name: 'batch',
  isInReadme: true,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quotewright-bench-'))
    try {
      writeInputs(folder)
      return describe(measureInTurns(folder))
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

interface MeasuredWay {
  readonly name: string
  /** Of documents. */
  readonly count: number
  /** The median of the rounds. */
  readonly perSecond: number
}

const ways = [
  { name: 'docxtemplater in a loop, from ready texts', count: fewer },
  { name: 'the first batch of a process, on all cores', count: fewer },
  { name: 'the batch after it', count: fewer },
  { name: 'the first batch of a process, on all cores', count: more },
] as const

/** In turns, so that what else the machine does meanwhile slows all alike. */
function measureInTurns(folder: string): readonly MeasuredWay[] {
  const texts = Array.from({ length: fewer }, (_, index) => createQuoteTexts(lineCount, index * lineCount))
  const times = ways.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    const outs = ways.map((_, index) => `out-${round}-${index}`)
    const milliseconds = [
      fillPlainly(folder, { texts, out: outs[0] ?? '' }),
      ...runBatches(folder, [
        { count: fewer, out: outs[1] ?? '' },
        { count: fewer, out: outs[2] ?? '' },
      ]),
      ...runBatches(folder, [{ count: more, out: outs[3] ?? '' }]),
    ]
    for (const [index, each] of milliseconds.entries()) times[index]?.push(each)
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

const program = fileURLToPath(new URL('run-batches.js', import.meta.url))

/**
 * What batches take in a process of their own, one after the other, in milliseconds.
 * @param batches with the names of folders that are not there yet: replacing files takes longer than making them
 */
function runBatches(
  folder: string,
  batches: readonly { readonly count: number; readonly out: string }[],
): readonly number[] {
  const task: BatchesTask = {
    folder,
    batches: batches.map(({ count, out }) => ({ quotes: folderFor(count), count, out })),
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, JSON.stringify(task)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const milliseconds: readonly number[] = JSON.parse(stdout)
  return milliseconds
}

function fillPlainly(
  folder: string,
  { texts, out }: { readonly texts: readonly QuoteTexts[]; readonly out: string },
): number {
  const start = performance.now()
  const template = readFileSync(join(folder, 'braces.docx'))
  mkdirSync(join(folder, out))
  for (const [index, each] of texts.entries()) {
    writeFileSync(join(folder, out, `Q${index}.docx`), fillByDocxtemplater(template, each))
  }
  return performance.now() - start
}
