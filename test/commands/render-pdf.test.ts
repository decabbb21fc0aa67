import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { describeWith, poppler, readText } from '../pdf/installed-engines.js'
import { createTestWorld, type TestWorldOptions } from './test-world.js'

const quote = (number: string) => ({
  Quote: { PreferredEmailCulture: 'nb-NO' },
  QuoteVersion: { Number: number, State: 'Sent' },
  QuoteAlternatives: [{ Name: 'One', QuoteLines: [{ QuoteLineId: 1, Name: 'Rack', TotalPrice: 1234.5 }] }],
})
const html = '<!DOCTYPE html><html lang="nb"><p>{{quote/number}}: {{alternative/name}}</p>'
const page = '<!DOCTYPE html><html lang="nb"><title>Tilbud</title><p>Nr. {{quote/number}}</p>'

let folder = ''
const prepare = async (): Promise<void> => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
  await mkdir(join(folder, 'q'))
  for (const name of ['a', 'b']) await writeFile(join(folder, `q/${name}.json`), JSON.stringify(quote(name)))
  await writeFile(join(folder, 'page.html'), page)
  await writeFile(join(folder, 'bad.html'), html)
  await copyFile('templates/quotation.docx', join(folder, 'letter.docx'))
}
const remove = (): Promise<void> => rm(folder, { recursive: true })

async function render(argv: readonly string[], options: TestWorldOptions = {}) {
  const world = createTestWorld({ folder, environment: process.env, ...options })
  const status = await runCommandLine(['render', ...argv], world)
  const lines = (text: string) => text.split('\n').slice(0, -1)
  return { status, out: lines(world.out()), err: lines(world.err()) }
}

const at = (...names: readonly string[]): readonly string[] => names.map((name) => join('out', name))

describe('render without the engines', () => {
  beforeEach(prepare)
  afterEach(remove)
  const environment = { PATH: '' }

  test('writes the documents all the same, says what to install, and fails', async () => {
    const argv = ['q/a.json', '--template', 'page.html', '--template', 'letter.docx', '--pdf']
    const { status, out, err } = await render(argv, { environment })
    expect({ status, out }).toEqual({ status: 1, out: at('a-page.html', 'a-letter.docx') })
    expect(err.filter((line) => line.includes('error'))).toEqual([
      expect.stringMatching(
        /^out.a-page\.pdf: error: .*Chromium is not installed; install it with `.+` \(pdf-engine-missing\)$/,
      ),
      expect.stringMatching(
        /^out.a-letter\.pdf: error: .*LibreOffice is not installed; install it with `.+`/,
      ),
      expect.stringContaining('; 2 PDF files failed with the errors above.'),
    ])
    expect((await readdir(join(folder, 'out'))).sort()).toEqual(['a-letter.docx', 'a-page.html'])
  })

  test('writes nothing where PDF files alone are wanted, and tells programs so', async () => {
    for (const argv of [['--pdf=only'], ['--out', 'offer.pdf']]) {
      const asked = ['q/a.json', '--template', 'page.html', '--json', ...argv]
      const { status, out } = await render(asked, { environment })
      expect(status).toBe(1)
      expect(out.map((line) => JSON.parse(line))).toMatchObject([
        {
          output: null,
          pdf: null,
          status: 'failed',
          problems: expect.arrayContaining([expect.objectContaining({ code: 'pdf-engine-missing' })]),
        },
      ])
    }
    expect((await readdir(folder)).sort()).toEqual(['bad.html', 'letter.docx', 'page.html', 'q'])
  })

  test('takes what follows --pdf for a quote', async () => {
    const { out } = await render(['--template', 'page.html', '--pdf', 'q/a.json'], { environment })
    expect(out).toEqual(at('a-page.html'))
  })
})

const describeWithEngines = await describeWith(['LibreOffice', 'Chromium'])

describeWithEngines('render --pdf', () => {
  beforeAll(prepare)
  afterAll(remove)

  const readPdf = (name: string) => readFile(join(folder, name))

  test('writes a PDF beside every document, and names all in the order of the jobs', async () => {
    const templates = ['page.html', 'letter.docx', 'bad.html'].flatMap((name) => ['--template', name])
    const { status, out, err } = await render(['q/a.json', 'q/b.json', ...templates, '--pdf', '--json'])
    const outcomes = out.map((line) => JSON.parse(line))
    const expected = ['a', 'b'].flatMap((name) => [
      { output: join('out', `${name}-page.html`), pdf: join('out', `${name}-page.pdf`), status: 'ok' },
      { output: join('out', `${name}-letter.docx`), pdf: join('out', `${name}-letter.pdf`), status: 'ok' },
      { output: null, pdf: null, status: 'failed' },
    ])
    expect(status).toBe(1)
    expect(outcomes).toMatchObject(expected)
    expect(err.at(-1)).toMatch(
      /^Wrote 4 documents and 4 PDF files to out\/.*; 2 failed with the errors above\.$/,
    )
    for (const name of ['a', 'b']) {
      expect(readText(await readPdf(`out/${name}-page.pdf`)).trim()).toBe(`Nr. ${name}`)
      const letter = readText(await readPdf(`out/${name}-letter.pdf`))
      expect(letter).toMatch(/Rack 1\s234,50/)
      expect(letter).toMatch(new RegExp(`^${name}$|\\b${name}\\b`, 'm'))
    }
    expect(await readdir(join(folder, 'out'))).toHaveLength(8)
  })

  test('prints the path of a PDF after that of its document', async () => {
    const argv = ['q/a.json', '--template', 'page.html', '--pdf', '--out', 'beside/offer.pdf']
    expect(await render(argv)).toEqual({
      status: 0,
      out: ['beside/offer.html', 'beside/offer.pdf'],
      err: ['Wrote beside/offer.html and beside/offer.pdf.'],
    })
  })

  test('writes PDF files alone, and as PDF/A where that is wanted', async () => {
    const argv = ['q/a.json', 'q/b.json', '--template', 'letter.docx', '--pdf=only', '--pdf-a', '--quiet']
    expect(await render([...argv, '--out', 'alone'])).toEqual({
      status: 0,
      out: [join('alone', 'a-letter.pdf'), join('alone', 'b-letter.pdf')],
      err: [],
    })
    expect((await readdir(join(folder, 'alone'))).sort()).toEqual(['a-letter.pdf', 'b-letter.pdf'])
    const information = poppler('pdfinfo', ['-meta', '-'], await readPdf('alone/a-letter.pdf'))
    expect(information).toMatch(/<pdfaid:part>2<.*[\s\S]*<pdfaid:conformance>B</)
  })

  test('makes the PDF alone that --out names, and no PDF/A of HTML', async () => {
    const argv = ['q/a.json', '--template', 'page.html', '--out', 'offer.pdf']
    expect(await render(argv)).toMatchObject({ status: 0, out: ['offer.pdf'], err: ['Wrote offer.pdf.'] })
    expect(readText(await readPdf('offer.pdf')).trim()).toBe('Nr. a')
    const { status, out, err } = await render([...argv.slice(0, 3), '--pdf-a', '--out', 'a.html'])
    expect({ status, out }).toEqual({ status: 1, out: ['a.html'] })
    expect(err[0]).toMatch(/^a\.pdf: error: .*\(pdf-not-possible\)$/)
  })
})
