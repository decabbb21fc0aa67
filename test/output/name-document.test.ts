import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  isPdfAlone,
  looksLikeFile,
  type NamingOptions,
  nameDocuments,
  type PdfWish,
} from '../../src/output/name-document.js'

const folder = resolve('/work')

const nameOne = (subject: string, template: string, options: Partial<NamingOptions> = {}) =>
  nameDocuments([{ subject, template }], { folder, ...options })[0]

describe('nameDocuments', () => {
  test.each([
    ['quotes/acme.json', 'templates/quotation.docx', 'acme-quotation.docx'],
    ['acme', 'quotation.dotx', 'acme-quotation.docx'],
    ['acme.v2.json', 'mail.html', 'acme.v2-mail.html'],
    ['acme.json', 'mail.HTM', 'acme-mail.html'],
    ['acme.json', 'mail.hbs', 'acme-mail.html'],
    ['-', 'mail.html', 'stdin-mail.html'],
    ['acme.json', 'letter.doc', 'acme-letter'],
  ])('names the document of %s and %s', (subject, template, name) => {
    expect(nameOne(subject, template)?.shownPath).toBe(join('out', name))
  })

  test('finds the absolute path from the folder of the run', () => {
    expect(nameOne('acme.json', 'mail.html', { out: 'letters' })).toEqual({
      shownPath: join('letters', 'acme-mail.html'),
      path: join(folder, 'letters', 'acme-mail.html'),
      problems: [],
    })
  })

  test('uses a file name as it is given', () => {
    expect(nameOne('acme.json', 'mail.html', { out: './offer.htm', outIsFile: true })).toEqual({
      shownPath: './offer.htm',
      path: join(folder, 'offer.htm'),
      problems: [],
    })
  })

  test('refuses a file name whose extension is not that of the document', () => {
    const named = nameOne('acme.json', 'quotation.dotx', { out: 'offer.odt', outIsFile: true })
    expect(named?.problems).toEqual([
      {
        code: 'output-not-writable',
        severity: 'error',
        message:
          'Cannot write `offer.odt`: its extension is not that of the documents that `quotation.dotx` makes; end it in `.docx`, or in `.pdf`',
      },
    ])
  })

  test('refuses every document that would share its name with another', () => {
    const documents = [
      { subject: 'north/acme.json', template: 'mail.html' },
      { subject: 'south/acme.json', template: 'mail.html' },
      { subject: 'south/other.json', template: 'mail.html' },
    ]
    const codes = nameDocuments(documents, { folder }).map(({ problems }) => problems.map(({ code }) => code))
    expect(codes).toEqual([['output-collision'], ['output-collision'], []])
  })

  test('counts names that differ only in case or composition as one, as Windows and macOS do', () => {
    const documents = ['B\u00e5t.json', 'BA\u030aT.json'].map((subject) => ({
      subject,
      template: 'mail.html',
    }))
    for (const { problems } of nameDocuments(documents, { folder })) {
      expect(problems).toMatchObject([{ code: 'output-collision', severity: 'error' }])
    }
  })

  test('never lets a document replace a file that the run reads', () => {
    const [named] = nameDocuments([{ subject: 'acme.json', template: 'mail.html' }], {
      folder,
      out: './sub/../mail.html',
      outIsFile: true,
      inputs: ['acme.json', 'mail.html'],
    })
    expect(named?.problems).toMatchObject([{ code: 'output-collision' }])
  })
})

describe('nameDocuments, of PDF files', () => {
  const named = (documents: readonly (readonly [string, string])[], options: Partial<NamingOptions>) =>
    nameDocuments(
      documents.map(([subject, template]) => ({ subject, template })),
      { folder, ...options },
    )
  const shown = (path: string | undefined): string | undefined => path?.replaceAll('\\', '/')

  /** What `--out` names, what is wished, and the document and the PDF that come of it. */
  test.each<[string, PdfWish | undefined, string, string]>([
    ['', 'beside', 'out/acme-mail.html', 'out/acme-mail.pdf'],
    ['', 'only', 'out/acme-mail.html', 'out/acme-mail.pdf'],
    ['letters/offer.htm', 'beside', 'letters/offer.htm', 'letters/offer.pdf'],
    ['letters/offer.pdf', undefined, 'letters/offer.html', 'letters/offer.pdf'],
    ['letters/offer.PDF', 'only', 'letters/offer.html', 'letters/offer.PDF'],
    ['letters/offer.pdf', 'beside', 'letters/offer.html', 'letters/offer.pdf'],
  ])('named %j with the wish %s', (out, pdf, document, pdfFile) => {
    const options = out === '' ? {} : { out, outIsFile: true }
    const [name] = named([['acme.json', 'mail.hbs']], { ...options, pdf })
    expect([shown(name?.shownPath), shown(name?.pdf?.shownPath)]).toEqual([document, pdfFile])
    expect([name?.path, name?.pdf?.path]).toEqual([resolve(folder, document), resolve(folder, pdfFile)])
    expect([name?.problems, name?.pdf?.problems]).toEqual([[], []])
    expect(name === undefined ? undefined : isPdfAlone(name)).toBe(pdf !== 'beside')
  })

  test('keeps what looks like an extension in the name of a quote', () => {
    expect(nameOne('acme.v2.json', 'letter.docx', { pdf: 'beside' })?.pdf?.shownPath).toBe(
      join('out', 'acme.v2-letter.pdf'),
    )
  })

  test('refuses the name of another document for a PDF alone', () => {
    const name = nameOne('acme.json', 'mail.html', { out: 'offer.html', outIsFile: true, pdf: 'only' })
    expect(name?.problems).toMatchObject([
      { code: 'output-not-writable', message: expect.stringContaining('end it in `.pdf`') },
    ])
  })

  test('names no PDF file as what a template makes that has another extension', () => {
    const [name] = named([['acme.json', 'letter.doc']], { out: 'offer.pdf', outIsFile: true })
    expect([name?.shownPath, name?.problems, name?.pdf?.problems]).toEqual(['offer', [], []])
  })

  test('keeps the extension in the PDF files of templates that differ in nothing else, for every quote', () => {
    const quotes = ['acme.json', 'other.json']
    const templates = ['a/Mail.html', 'b/mail.dotx', 'letter.html']
    const documents = quotes.flatMap((quote) => templates.map((template) => [quote, template] as const))
    const wanted = quotes
      .map((quote) => quote.replace('.json', ''))
      .flatMap((quote) => [`${quote}-Mail.html.pdf`, `${quote}-mail.docx.pdf`, `${quote}-letter.pdf`])
    for (const pdf of ['beside', 'only'] as const) {
      const names = named(documents, { pdf })
      expect(names.map((name) => name.pdf?.shownPath)).toEqual(wanted.map((name) => join('out', name)))
      expect(names.flatMap((name) => [...name.problems, ...(name.pdf?.problems ?? [])])).toEqual([])
      expect([...named([...documents].reverse(), { pdf })].reverse()).toEqual(names)
    }
  })

  test('refuses the PDF files that would share a name otherwise, but not their documents', () => {
    const documents = [
      ['acme.json', 'mail.html'],
      ['acme.json', 'mail.docx'],
      ['acme.json', 'mail.docx.html'],
      ['acme.json', 'letter.docx'],
    ] as const
    const names = named(documents, { pdf: 'beside' })
    const collision = expect.stringContaining(`\`${join('out', 'acme-mail.docx.pdf')}\``)
    expect(names.map((name) => name.pdf?.problems.map(({ message }) => message))).toEqual([
      [],
      [collision],
      [collision],
      [],
    ])
    expect(names.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('refuses both where both would share a name', () => {
    const documents = ['a/acme.json', 'b/acme.json'].map((quote) => [quote, 'mail.html'] as const)
    for (const { problems, pdf } of named(documents, { pdf: 'beside' })) {
      expect(problems).toMatchObject([{ code: 'output-collision' }])
      expect(pdf?.problems).toMatchObject([{ code: 'output-collision' }])
    }
  })

  test('never lets a PDF replace a file that the run reads', () => {
    const inputs = [join('out', 'acme-mail.pdf')]
    const [name] = named([['acme.json', 'mail.html']], { pdf: 'beside', inputs })
    expect(name?.problems).toEqual([])
    expect(name?.pdf?.problems).toMatchObject([{ code: 'output-collision' }])
  })

  test('never lets the document in the place of a PDF replace a file that the run reads', () => {
    const [name] = named([['acme.json', 'offer.docx']], {
      out: 'offer.pdf',
      outIsFile: true,
      inputs: ['acme.json', 'offer.docx'],
    })
    expect(name?.problems).toMatchObject([{ code: 'output-collision' }])
    expect(name?.pdf?.problems).toEqual([])
  })
})

describe('looksLikeFile', () => {
  test.each([
    ['offer.docx', true],
    ['letters/offer.html', true],
    ['letters', false],
    ['offers.2026/', false],
    ['letters.d/out', false],
    ['.hidden', false],
  ])('of %s is %s', (out, expected) => {
    expect(looksLikeFile(out)).toBe(expected)
  })
})
