import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { openBatch } from '../../src/batch/run-batch.js'
import { buildDocx, paragraph, table } from '../fixtures/build-docx.js'
import type { Benchmark } from './benchmark.js'
import { tableOfMeasurements } from './markdown-table.js'
import { type Measurement, medianOf } from './measure.js'

const [count, lines, rounds] = [1000, 20, 3]
const [plain, batch] = ['docxtemplater in a loop, with ready texts', 'a batch on all cores']
const columns = ['line/itemNumber', 'line/name', 'line/quantity', 'line/totalPrice']

/**
 * A thousand quotes of twenty lines become Word documents on disk, in two ways: by a batch, from quote files, and by
 * a loop that does nothing but fill the same template with texts that are there already, and write the documents.
 */
export const wholeBatch: Benchmark = {
  name: 'batch',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'quotewright-bench-'))
    try {
      writeInputs(folder)
      const measurements = await measureInTurns([
        { name: plain, run: () => fillPlainly(folder) },
        { name: batch, run: () => runBatch(folder) },
      ])
      const rates = measurements.map(
        (measurement) =>
          `${measurement.name}: ${((count * 1000) / medianOf(measurement)).toFixed(0)} documents a second`,
      )
      return `### A thousand quotes of twenty lines\n\n${tableOfMeasurements(measurements, plain)}\n${rates.join('; ')}\n`
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

interface Way {
  readonly name: string
  readonly run: () => Promise<void>
}

/** In turns, so that what else the machine does meanwhile slows both alike. */
async function measureInTurns(ways: readonly Way[]): Promise<readonly Measurement[]> {
  const times = ways.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { run }] of ways.entries()) {
      const start = performance.now()
      await run()
      times[index]?.push(performance.now() - start)
    }
  }
  return ways.map(({ name }, index) => ({ name, milliseconds: (times[index] ?? []).sort((a, b) => a - b) }))
}

// ------------------------------------------------------------------------------------------------ inputs

function writeInputs(folder: string): void {
  const head = paragraph('Quotation {quote/number}, {quote/expiration}')
  const row = columns.map((name) => `{${name}}`)
  const [first = '', ...others] = row
  const last = others.pop() ?? ''
  const body = [
    head,
    paragraph('{#alternative}'),
    paragraph('{alternative/name}: {alternative/totalPrice}'),
    table(columns, [`{#line}${first}`, ...others, `${last}{/line}`]),
    paragraph('{/alternative}'),
  ]
  writeFileSync(join(folder, 'quotation.docx'), buildDocx({ body: body.join('') }))
  mkdirSync(join(folder, 'quotes'))
  mkdirSync(join(folder, 'plain'))
  for (let index = 0; index < count; index += 1) {
    writeFileSync(join(folder, 'quotes', `${index}.json`), JSON.stringify(quoteOf(index)))
  }
}

const amountOf = (quote: number, line: number): number =>
  100 + ((quote * 7919 + line * 104_729) % 90_000) / 100

function quoteOf(index: number): object {
  const rows = Array.from({ length: lines }, (_, line) => ({
    QuoteLineId: line + 1,
    ItemNumber: String(line + 1),
    Name: `Product ${line + 1}`,
    Quantity: line + 1,
    TotalPrice: amountOf(index, line),
  }))
  const total = Number(rows.reduce((sum, { TotalPrice }) => sum + TotalPrice, 0).toFixed(2))
  const alternative = {
    Name: 'Offer',
    DiscountPercent: 0,
    SubTotal: total,
    TotalPrice: total,
    QuoteLines: rows,
  }
  return {
    Quote: { PreferredEmailCulture: 'en-GB' },
    QuoteVersion: { Number: `Q${index}`, State: 'Sent', ExpirationDate: '2026-10-15T00:00:00' },
    QuoteAlternatives: [alternative],
  }
}

// ------------------------------------------------------------------------------------------ the two ways

async function runBatch(folder: string): Promise<void> {
  const job = { quote: 'quotes/*.json', template: 'quotation.docx', output: '{quote/number}.docx' }
  const surroundings = { version: 'bench', folder, now: () => '2026-03-31', source: undefined }
  const jobs = [{ value: job, problems: [] }]
  const { value: opened, problems } = await openBatch(jobs, { out: 'batch' }, surroundings)
  if (opened === undefined) throw new Error(JSON.stringify(problems))
  let written = 0
  for await (const { status, problems } of opened.outcomes) {
    if (status !== 'written') throw new Error(JSON.stringify(problems))
    written += 1
  }
  if (written !== count) throw new Error(`${written} documents were written`)
}

async function fillPlainly(folder: string): Promise<void> {
  const template = readFileSync(join(folder, 'quotation.docx'))
  for (let index = 0; index < count; index += 1) {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true })
    document.render(textsOf(index))
    const bytes = document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
    writeFileSync(join(folder, 'plain', `Q${index}.docx`), bytes)
  }
}

const printed = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 })

function textsOf(index: number): object {
  const amounts = Array.from({ length: lines }, (_, line) => amountOf(index, line))
  const rows = amounts.map((amount, line) => ({
    'line/itemNumber': String(line + 1),
    'line/name': `Product ${line + 1}`,
    'line/quantity': `${line + 1}.00`,
    'line/totalPrice': printed.format(amount),
  }))
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  return {
    'quote/number': `Q${index}`,
    'quote/expiration': '15/10/2026',
    alternative: [
      { 'alternative/name': 'Offer', 'alternative/totalPrice': printed.format(total), line: rows },
    ],
  }
}
