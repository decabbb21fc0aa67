import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Result } from '../../src/model.js'
import { openLibreOffice } from '../../src/pdf/libre-office.js'
import type { PdfEngine } from '../../src/pdf/pdf-engine.js'
import { buildDocx, paragraph, readDocxText, table, wordPart } from '../fixtures/build-docx.js'
import { describeWith, poppler, readText } from './installed-engines.js'

const language = (name: string): string =>
  wordPart(
    'styles',
    `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="${name}"/></w:rPr></w:rPrDefault></w:docDefaults>`,
  )

const core = (title: string): string =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`

const amount = '1\u00a0234\u00a0567,89'

const norwegian = buildDocx({
  body:
    paragraph('Tilbud på blåbær – og “rødgrøt med fløte”') +
    table(['Vare', 'Sum'], ['Blåbær', amount]) +
    paragraph('Ωμέγα и Кириллица'),
  parts: { 'word/styles.xml': language('nb-NO') },
})

const german = buildDocx({
  body: paragraph('Angebot'),
  parts: { 'word/styles.xml': language('de-DE'), 'docProps/core.xml': core('Angebot 7') },
})

const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const outside = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relationshipTypes}/${type}" Target="${target}" TargetMode="External"/>`
const relationships = (content: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`

const linkedPicture = (attribute: 'link' | 'embed'): string =>
  paragraph(
    `<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:${attribute}="picture"/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  )

const field = (instruction: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

/** A document that wants things from everywhere. */
const greedy = (at: string): Uint8Array =>
  buildDocx({
    body: [
      paragraph('Before'),
      linkedPicture('link'),
      linkedPicture('embed'),
      paragraph(
        '<w:r><w:pict><v:shape style="width:90pt;height:90pt"><v:imagedata r:id="picture"/></v:shape></w:pict></w:r>',
      ),
      field(`INCLUDEPICTURE "${at}/field.png"`),
      field(`INCLUDETEXT "${at}/text.docx"`),
      field(`LINK Excel.Sheet.12 "${at}/sheet.xlsx" "R1" \\a`),
      '<w:altChunk r:id="chunk"/>',
      '<w:p><w:subDoc r:id="part"/></w:p>',
      paragraph('After'),
    ].join(''),
    parts: {
      'word/settings.xml': wordPart('settings', '<w:attachedTemplate r:id="template"/>'),
      'word/_rels/settings.xml.rels': relationships(
        outside('template', 'attachedTemplate', `${at}/letter.dotx`),
      ),
      'word/_rels/document.xml.rels': relationships(
        [
          `<Relationship Id="settings" Type="${relationshipTypes}/settings" Target="settings.xml"/>`,
          outside('picture', 'image', `${at}/picture.png`),
          outside('chunk', 'aFChunk', `${at}/chunk.html`),
          outside('part', 'subDocument', `${at}/part.docx`),
        ].join(''),
      ),
    },
  })

const redDot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
  'base64',
)

const systemFolder = tmpdir()
let folder = ''

/** The programs that work in the folder of these tests: their ids. */
const enginesAtWork = (): readonly number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => /^\s*\d+\s+[^Z\s]\S*\s+\S*soffice\.bin /.test(line) && line.includes(folder))
    .map((line) => Number.parseInt(line, 10))

const describeWithLibreOffice = await describeWith(['LibreOffice'])

describeWithLibreOffice('LibreOffice', () => {
  let engine: PdfEngine
  let server: Server
  const requests: string[] = []
  let profiles = 0
  let pdfs: Readonly<
    Record<'named' | 'titled' | 'renamed' | 'greedy' | 'local' | 'foreign', Result<Uint8Array>>
  >

  beforeAll(async () => {
    folder = mkdtempSync(join(systemFolder, 'libre-office-'))
    vi.stubEnv('TMPDIR', folder)
    engine = openLibreOffice({ environment: process.env, concurrency: 4 })
    server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`)
      response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const port = portOf(server)
    writeFileSync(join(folder, 'picture.png'), redDot)
    const [named, titled, renamed, greedyOne, local, foreign] = await Promise.all([
      engine.convert(norwegian, { name: 'quote-10106' }),
      engine.convert(german, { name: 'file' }),
      engine.convert(german, { title: 'Ein “anderer” Titel' }),
      engine.convert(greedy(`http://127.0.0.1:${port}`), {}),
      engine.convert(greedy(pathToFileURL(folder).href), {}),
      engine.convert(new TextEncoder().encode('<html><body>No DOCX</body></html>'), {}),
    ])
    const [workshop = ''] = readdirSync(folder).filter((name) => name !== 'picture.png')
    profiles = readdirSync(join(folder, workshop)).filter((name) => name.startsWith('profile-')).length
    pdfs = { named, titled, renamed, greedy: greedyOne, local, foreign }
  }, 120_000)
  afterAll(async () => {
    await engine.close()
    server.close()
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  const bytesOf = ({ value, problems }: Result<Uint8Array>): Uint8Array => {
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    return value ?? new Uint8Array()
  }
  const infoOf = (result: Result<Uint8Array>): string => poppler('pdfinfo', ['-'], bytesOf(result))
  const words = (text: string): readonly string[] => text.trim().split(/\s+/)

  test('runs four times at once, each with settings of its own', () => {
    expect(profiles).toBe(4)
  })

  test('prints the text of the document, signs of all languages included', () => {
    expect(words(readText(bytesOf(pdfs.named)))).toEqual(words(readDocxText(norwegian)))
  })

  test('embeds all fonts', () => {
    const [, , ...fonts] = poppler('pdffonts', ['-'], bytesOf(pdfs.named)).trim().split('\n')
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/ yes (?:yes|no ) yes +\d+ +\d+$/)
  })

  test('tags what is text, table and cell for screen readers, in the language of the document', () => {
    expect(infoOf(pdfs.named)).toMatch(/^Tagged: +yes$/m)
    expect(poppler('pdfinfo', ['-struct-text', '-'], bytesOf(pdfs.named))).toMatch(
      /Table[\s\S]*TR[\s\S]*"Blåbær"/,
    )
    const source = (result: Result<Uint8Array>) => Buffer.from(bytesOf(result)).toString('latin1')
    expect(source(pdfs.named)).toContain('/Lang(nb-NO)')
    expect(source(pdfs.titled)).toContain('/Lang(de-DE)')
    expect(source(pdfs.titled)).toContain('/DisplayDocTitle true')
  })

  test('names the PDF after the title of the document, else as it is told', () => {
    expect(infoOf(pdfs.named)).toMatch(/^Title: +quote-10106$/m)
    expect(infoOf(pdfs.titled)).toMatch(/^Title: +Angebot 7$/m)
    expect(infoOf(pdfs.renamed)).toMatch(/^Title: +Ein “anderer” Titel$/m)
  })

  test('asks nobody for what a document merely refers to', async () => {
    expect(words(readText(bytesOf(pdfs.greedy)))).toEqual(['Before', 'result', 'result', 'result', 'After'])
    expect(requests).toEqual([])
    // The listener would have heard it.
    await fetch(`http://127.0.0.1:${portOf(server)}/heard`)
    expect(requests).toEqual(['GET /heard'])
  })

  test('says which picture is missing in the PDF, and of others nothing', () => {
    const address = `http://127.0.0.1:${portOf(server)}/picture.png`
    expect(pdfs.greedy.problems).toEqual([
      expect.objectContaining({ code: 'pdf-address-not-fetched', message: expect.stringContaining(address) }),
    ])
    expect(pdfs.named.problems).toEqual([])
  })

  test('takes no files of this computer into the PDF', () => {
    const images = poppler('pdfimages', ['-list', '-'], bytesOf(pdfs.local)).trim().split('\n')
    expect(images.slice(2)).toEqual([])
  })

  test('opens nothing that is not DOCX, whatever it is called', () => {
    expect(pdfs.foreign.value).toBeUndefined()
    expect(pdfs.foreign.problems).toEqual([
      expect.objectContaining({ code: 'pdf-engine-failed', severity: 'error' }),
    ])
  })

  test('makes PDF/A-2b, with its metadata, its colours and all fonts', async () => {
    const pdf = bytesOf(await engine.convert(norwegian, { pdfA: true, name: 'quote-10106' }))
    const metadata = poppler('pdfinfo', ['-meta', '-'], pdf)
    expect(metadata).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</)
    expect(metadata).toContain('quote-10106')
    const source = Buffer.from(pdf).toString('latin1')
    expect(source).toMatch(/\/OutputIntent\s*\/S\s*\/GTS_PDFA1/)
    expect(source).not.toMatch(/\/Encrypt|\/JavaScript/)
    expect(poppler('pdfinfo', ['-'], pdf)).toMatch(/^Tagged: +yes$/m)
    const [, , ...fonts] = poppler('pdffonts', ['-'], pdf).trim().split('\n')
    for (const font of fonts) expect(font).toMatch(/ yes (?:yes|no ) yes +\d+ +\d+$/)
    expect(words(readText(pdf))).toEqual(words(readDocxText(norwegian)))
  })

  test('may be killed in the middle of a batch: all documents come out, and nothing is left', async () => {
    const single = openLibreOffice({ environment: process.env, concurrency: 1 })
    let made = 0
    const results = Array.from({ length: 12 }, async () => {
      const result = await single.convert(norwegian, {})
      made += 1
      return result
    })
    await results[0]
    const killed = enginesAtWork()
    expect(made).toBeLessThan(12)
    for (const id of killed) process.kill(id, 'SIGKILL')
    expect(killed.length).toBe(1)
    for (const result of await Promise.all(results)) expect(result.problems).toEqual([])
    await single.close()
    expect(enginesAtWork()).toEqual([])
  })

  test('leaves no program and no folder behind when it is closed', async () => {
    await engine.close()
    expect(enginesAtWork()).toEqual([])
    expect(readdirSync(folder)).toEqual(['picture.png'])
  })
})

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}
