import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { type FakeSoffice, installFakeSoffice } from '../pdf/fake-soffice.js'
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

  test('writes the documents where PDF files alone are wanted, and tells programs so', async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['--pdf=only'], join('out', 'a-page.html')],
      [['--out', 'offer.pdf'], 'offer.html'],
    ]
    for (const [argv, output] of cases) {
      const asked = ['q/a.json', '--template', 'page.html', '--json', ...argv]
      const { status, out, err } = await render(asked, { environment })
      expect(status).toBe(1)
      expect(out.map((line) => JSON.parse(line))).toMatchObject([
        {
          output,
          pdf: null,
          status: 'failed',
          problems: expect.arrayContaining([expect.objectContaining({ code: 'pdf-engine-missing' })]),
        },
      ])
      expect(err.at(-1)).toMatch(/^Wrote .+\.html.*; 1 PDF file failed with the errors above\.$/)
      expect(await readFile(join(folder, output), 'utf8')).toContain('Nr. a')
    }
    expect(await readdir(join(folder, 'out'))).toEqual(['a-page.html'])
  })

  test('writes no document in the place of a PDF over a template, and says so', async () => {
    const argv = ['q/a.json', '--template', 'page.html', '--out', 'page.pdf']
    const { status, out, err } = await render(argv, { environment })
    expect({ status, out }).toEqual({ status: 1, out: [] })
    expect(err.join('\n')).toMatch(/Cannot write `page\.html`: this run reads that file/)
    expect(err.join('\n')).toContain('(pdf-engine-missing)')
    expect(await readFile(join(folder, 'page.html'), 'utf8')).toBe(page)
  })

  test('says that a PDF of an earlier run does not belong to the new document', async () => {
    await mkdir(join(folder, 'out'))
    for (const name of ['a-page.pdf', 'offer.pdf']) await writeFile(join(folder, 'out', name), 'old')
    for (const argv of [['--pdf'], ['--pdf=only'], ['--out', 'out/offer.pdf']]) {
      const asked = ['q/a.json', 'q/b.json', '--template', 'page.html', '--quiet', ...argv]
      if (argv[0] === '--out') asked.splice(1, 1)
      const { err } = await render(asked, { environment })
      const old = argv[1] ?? join('out', 'a-page.pdf')
      expect(err.filter((line) => line.includes('older PDF'))).toEqual([
        `${old}: error: Cannot replace the older PDF \`${old}\`: it does not belong to the document that was made now; delete it, or make the PDF anew before you send it (pdf-outdated)`,
      ])
      expect(await readFile(join(folder, old), 'utf8')).toBe('old')
    }
  })

  test('fails the PDF files alone whose names alone collide', async () => {
    for (const name of ['page.html', 'page.docx.html']) await writeFile(join(folder, name), page)
    await copyFile('templates/quotation.docx', join(folder, 'page.docx'))
    const templates = ['page.html', 'page.docx', 'page.docx.html'].flatMap((name) => ['--template', name])
    for (const pdf of ['--pdf', '--pdf=only']) {
      const { status, out, err } = await render(['q/a.json', ...templates, pdf], { environment })
      expect({ status, out }).toEqual({
        status: 1,
        out: at('a-page.html', 'a-page.docx', 'a-page.docx.html'),
      })
      expect(err.filter((line) => line.includes('output-collision'))).toEqual([
        expect.stringMatching(/^out.a-page\.docx\.pdf: error: .*, in 2 documents$/),
      ])
    }
  })

  test.each([
    [['q/*.json', '--out', 'all.pdf'], "'--out all.pdf' names one PDF, but there are 2 documents"],
    [['q/*.json', '--out', 'all.pdf', '--pdf=only'], 'name a folder, and add --pdf=only'],
    [['q/a.json', '--out', 'q.pdf'], "'--out q.pdf' names a PDF, but that is a folder; end it in a slash"],
  ])('refuses %j', async (argv, message) => {
    await mkdir(join(folder, 'q.pdf'))
    const { status, out, err } = await render([...argv, '--template', 'page.html'], { environment })
    expect({ status, out }).toEqual({ status: 2, out: [] })
    expect(err).toEqual([expect.stringContaining(message)])
    expect(await readdir(folder)).not.toContain('all.pdf')
    expect(await readdir(join(folder, 'q.pdf'))).toEqual([])
  })

  test('takes a name of a PDF for a folder where it ends in a slash', async () => {
    const argv = ['q/a.json', 'q/b.json', '--template', 'page.html', '--out', 'all.pdf/']
    const { status, out } = await render(argv, { environment })
    expect({ status, out }).toEqual({
      status: 0,
      out: [join('all.pdf', 'a-page.html'), join('all.pdf', 'b-page.html')],
    })
  })

  test('has a document there under its name before it begins with the next', async () => {
    const seen: string[][] = []
    const world = createTestWorld({ folder, environment })
    const standardInput = (async function* () {
      seen.push((await readdir(join(folder, 'out'))).sort())
      yield Buffer.from(JSON.stringify(quote('c')))
    })()
    const argv = ['render', 'q/a.json', 'q/b.json', '-', '--template', 'page.html', '--pdf']
    expect(await runCommandLine(argv, { ...world, standardInput })).toBe(1)
    expect(seen).toEqual([['a-page.html', 'b-page.html']])
  })

  test('takes what follows --pdf for a quote', async () => {
    const { out } = await render(['--template', 'page.html', '--pdf', 'q/a.json'], { environment })
    expect(out).toEqual(at('a-page.html'))
  })
})

describe('render with a program in the place of LibreOffice', () => {
  let soffice: FakeSoffice | undefined
  beforeEach(prepare)
  afterEach(async () => {
    soffice?.remove()
    await remove()
  })
  const argv = ['q/a.json', '--template', 'letter.docx', '--pdf']
  const run = (...others: readonly string[]) => {
    soffice = installFakeSoffice()
    return render([...argv, ...others], { environment: soffice.environment })
  }

  test('replaces a PDF of an earlier run without a word', async () => {
    await mkdir(join(folder, 'out'))
    await writeFile(join(folder, 'out', 'a-letter.pdf'), 'old')
    const { status, out, err } = await run()
    expect({ status, out }).toEqual({ status: 0, out: at('a-letter.docx', 'a-letter.pdf') })
    expect(err.join('\n')).not.toContain('older')
    expect(await readFile(join(folder, 'out', 'a-letter.pdf'), 'latin1')).toMatch(/^%PDF/)
  })

  test('keeps the extension in the names of PDF files where templates differ in nothing else', async () => {
    await writeFile(join(folder, 'letter.html'), page)
    const { out } = await run('--template', 'letter.html')
    expect(out).toEqual(at('a-letter.docx', 'a-letter.docx.pdf', 'a-letter.html'))
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

  test('gives a PDF no more time than is told', async () => {
    const argv = ['q/a.json', '--template', 'page.html', '--pdf', '--out', 'late']
    const { status, out, err } = await render([...argv, '--pdf-time-limit', '0.001'])
    expect({ status, out }).toEqual({ status: 1, out: [join('late', 'a-page.html')] })
    expect(err.join('\n')).toMatch(/did not finish it within `0\.001 s`; .*\(pdf-time-limit\)/)
  })
})
