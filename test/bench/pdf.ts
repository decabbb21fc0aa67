import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { QuoteDocument } from '../../src/model.js'
import { openTemplate } from '../../src/open.js'
import { findEngine } from '../../src/pdf/find-engine.js'
import { libreOfficeArguments } from '../../src/pdf/libre-office-options.js'
import { writeLibreOfficeProfile } from '../../src/pdf/libre-office-profile.js'
import { openPdfConverter } from '../../src/pdf/open-pdf-converter.js'
import { renderQuote } from '../../src/render.js'
import { parseQuote } from '../../src/source/parse-quote.js'
import type { Benchmark } from './benchmark.js'
import { markdownTable } from './markdown-table.js'

const count = 100
/** One start for each document takes minutes: every fifth document stands for five. */
const sampling = 5
const templates = ['quotation.docx', 'order-confirmation.docx']

/** PDF files of a hundred documents, beside one start of LibreOffice for each document. */
export const pdf: Benchmark = {
  name: 'pdf',
  async run() {
    const program = await findEngine('LibreOffice', process.env)
    if (program === undefined) return '### PDF files\n\nLibreOffice is not installed.\n'
    const documents = await someDocuments()
    const sample = documents.filter((_, index) => index % sampling === 0)
    const half = sample.length / 2
    // What else the machine does meanwhile slows both alike: one half of the sample comes before, the other after.
    const before = await timeOf(() => convertOneByOne(program, sample.slice(0, half)))
    const together = await timeOf(() => convertTogether(documents))
    const after = await timeOf(() => convertOneByOne(program, sample.slice(half)))
    return report(together, (before + after) * sampling)
  },
}

function report(together: number, oneByOne: number): string {
  const row = (name: string, milliseconds: number): readonly string[] => [
    name,
    (milliseconds / 1000).toFixed(1),
    ((count * 1000) / milliseconds).toFixed(1),
    `${(oneByOne / milliseconds).toFixed(1)} ×`,
  ]
  const rows = [
    row(`one start for each document (${count / sampling} measured)`, oneByOne),
    row('openPdfConverter', together),
  ]
  const header = ['', 'seconds', 'documents a second', 'as many']
  return `### PDF files of ${count} Word documents\n\n${markdownTable(header, rows)}`
}

/** Documents of all samples and of two templates in turns. */
async function someDocuments(): Promise<readonly QuoteDocument[]> {
  const names = (await readdir('samples')).filter((name) => name.endsWith('.json')).sort()
  const rendered: QuoteDocument[] = []
  for (const template of templates) {
    const opened = known(openTemplate(template, await readFile(join('templates', template))).value)
    for (const name of names) {
      const quote = known(parseQuote(JSON.parse(await readFile(join('samples', name), 'utf8'))).value)
      rendered.push(known(renderQuote(quote, opened, { now: '2025-01-15T12:00:00', allowDraft: true }).value))
    }
  }
  return Array.from({ length: count }, (_, index) => known(rendered[index % rendered.length]))
}

async function convertTogether(documents: readonly QuoteDocument[]): Promise<void> {
  const converter = openPdfConverter()
  const results = await Promise.all(documents.map((document) => converter.convert(document)))
  for (const { value } of results) known(value)
  await converter.close()
}

/** As a script would do it; the profile, too, is there from the second start on. */
async function convertOneByOne(program: string, documents: readonly QuoteDocument[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quotewright-bench-'))
  const [profile, outputFolder] = [join(folder, 'profile'), join(folder, 'output')]
  await writeLibreOfficeProfile(profile)
  await mkdir(outputFolder)
  for (const [index, { bytes }] of documents.entries()) {
    const path = join(folder, `${index}.docx`)
    await writeFile(path, bytes)
    const args = libreOfficeArguments({ profile, documents: [path], outputFolder, pdfA: false })
    await promisify(execFile)(program, [...args])
    await readFile(join(outputFolder, `${index}.pdf`))
  }
  await rm(folder, { recursive: true })
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A document of the benchmark cannot be made')
  return value
}
