import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Result } from '../../src/model.js'
import { openLibreOffice } from '../../src/pdf/libre-office.js'
import type { PdfEngine } from '../../src/pdf/pdf-engine.js'
import { buildDocx, paragraph, readDocxText, table, wordPart } from '../fixtures/build-docx.js'
import { cutIntoMetafile, pixel, putIntoMetafile, svg } from '../fixtures/hostile-pictures.js'
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

const shownPicture = (id: string): string => linkedPicture('embed').replace('"picture"', `"${id}"`)

const filledShape = (blip: string): string =>
  paragraph(
    `<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:blipFill><a:blip ${blip}/><a:stretch><a:fillRect/></a:stretch></a:blipFill></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  )

const inside = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relationshipTypes}/${type}" Target="${target}"/>`

/** A document with parts that refer to things themselves. */
function treacherous(at: string, depth = 0): Uint8Array {
  const drawing = svg(`<image width="200" height="100" xlink:href="${at}/picture.png"/>`)
  const pictures: Readonly<Record<string, string | Uint8Array>> = {
    'drawing.svg': drawing,
    'false.png': drawing,
    'late.png': `<?xml version="1.0"?><a>${drawing}</a>`,
    'packed.png': gzipSync(drawing),
    'wide.svg': Buffer.from(`\ufeff${drawing}`, 'utf16le'),
    'outer.svg': svg(
      `<image width="200" height="100" xlink:href="data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}"/>`,
    ),
    'lines.emf': putIntoMetafile(Buffer.from(drawing)),
    'pieces.emf': cutIntoMetafile(Buffer.from(drawing), 4096),
  }
  const names = Object.keys(pictures)
  const chunks = depth === 0 ? { 'word/chunk.docx': treacherous(at, 1) } : {}
  return buildDocx({
    body: [
      paragraph('Before'),
      ...names.map((name) => shownPicture(name)),
      ...['far', 'link', 'low'].flatMap((id) => [
        filledShape(`r:link="${id}"`),
        filledShape(`r:embed="${id}"`),
      ]),
      depth === 0 ? '<w:altChunk r:id="chunk"/>' : '',
      paragraph('After'),
    ].join(''),
    parts: {
      ...Object.fromEntries(names.map((name) => [`word/media/${name}`, pictures[name] ?? ''])),
      ...chunks,
      'word/_rels/document.xml.rels': relationships(
        [
          ...names.map((name) => inside(name, 'image', `media/${name}`)),
          inside('chunk', 'aFChunk', 'chunk.docx'),
          outside('far', 'image', `${at}/picture.png`),
          outside('link', 'hyperlink', `${at}/picture.png`),
          outside('low', 'image', `${at}/picture.png`).replace('"External"', '"external"'),
        ].join(''),
      ),
    },
  })
}

const discussed = buildDocx({
  body: [
    paragraph(
      '<w:commentRangeStart w:id="0"/><w:r><w:t>Price</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    ),
    paragraph(
      '<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Choice</w:t></w:r></w:sdtContent></w:sdt>',
    ),
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="a"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Answer</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    field('FILENAME'),
    field('FILENAME \\p'),
  ].join(''),
  parts: {
    'word/comments.xml': wordPart(
      'comments',
      `<w:comment w:id="0" w:author="Boss" w:date="2020-01-01T00:00:00Z">${paragraph('Margin of 40 percent')}</w:comment>`,
    ),
  },
})

const red = buildDocx({
  body: paragraph('Red') + shownPicture('dot'),
  parts: {
    'word/media/dot.png': pixel,
    'word/_rels/document.xml.rels': relationships(inside('dot', 'image', 'media/dot.png')),
  },
})

/** How many red dots the pages of a PDF have. */
function redness(pdf: Uint8Array): number {
  const pages = execFileSync('pdftoppm', ['-r', '30'], { input: pdf, maxBuffer: 64 * 1024 * 1024 })
  let dots = 0
  for (let at = 0; at + 2 < pages.length; at += 1) {
    const [first = 0, second = 0, third = 0] = pages.subarray(at, at + 3)
    if (first > 200 && second < 60 && third < 60) dots += 1
  }
  return dots
}

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
    Record<
      | 'named'
      | 'titled'
      | 'renamed'
      | 'greedy'
      | 'local'
      | 'foreign'
      | 'far'
      | 'near'
      | 'shown'
      | 'discussed',
      Result<Uint8Array>
    >
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
    writeFileSync(join(folder, 'picture.png'), pixel)
    const [named, titled, renamed, greedyOne, local, foreign, far, near, shown, talk] = await Promise.all([
      engine.convert(norwegian, { name: 'quote-10106' }),
      engine.convert(german, { name: 'file' }),
      engine.convert(german, { title: 'Ein “anderer” Titel' }),
      engine.convert(greedy(`http://127.0.0.1:${port}`), {}),
      engine.convert(greedy(pathToFileURL(folder).href), {}),
      engine.convert(new TextEncoder().encode('<html><body>No DOCX</body></html>'), {}),
      engine.convert(treacherous(`http://127.0.0.1:${port}`), {}),
      engine.convert(treacherous(pathToFileURL(folder).href), {}),
      engine.convert(red, {}),
      engine.convert(discussed, { name: 'quote-10106' }),
    ])
    const [workshop = ''] = readdirSync(folder).filter((name) => name !== 'picture.png')
    profiles = readdirSync(join(folder, workshop)).filter((name) => name.startsWith('profile-')).length
    pdfs = { named, titled, renamed, greedy: greedyOne, local, foreign, far, near, shown, discussed: talk }
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

  test('reads nothing for pictures that refer to others themselves, and says which ones are missing', () => {
    // A picture that is in the document shows.
    expect(redness(bytesOf(pdfs.shown))).toBeGreaterThan(100)
    expect([pdfs.far, pdfs.near].map((result) => redness(bytesOf(result)))).toEqual([0, 0])
    for (const result of [pdfs.far, pdfs.near]) {
      expect(words(readText(bytesOf(result)))).toEqual(['Before', 'Before', 'After', 'After'])
      const named = result.problems.map(({ code, message }) => `${code}: ${message}`)
      for (const name of ['drawing.svg', 'false.png', 'packed.png', 'lines.emf']) {
        const expected = `pdf-address-not-fetched: Leaving the picture \`word/media/${name}\` out of the PDF: `
        // In the document and in the one that is in it.
        expect(named.filter((text) => text.startsWith(expected)).length).toBe(2)
      }
    }
    // The listener is the one that heard the request of the test before.
    expect(requests.filter((request) => request.includes('picture'))).toEqual([])
  })

  test('prints no comments, nothing to fill in, and no name but that of the document', () => {
    const pdf = bytesOf(pdfs.discussed)
    expect(words(readText(pdf))).toEqual([
      'Price',
      'Choice',
      'Answer',
      'quote-10106.docx',
      'quote-10106.docx',
    ])
    const source = Buffer.from(pdf).toString('latin1')
    expect(source).not.toMatch(/\/Subtype\s*\/(?:Text|Popup|FreeText|Widget)\b|\/AcroForm/)
    expect(source).not.toMatch(/Boss|Margin of/)
    expect(readText(pdf)).not.toContain('40 percent')
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
