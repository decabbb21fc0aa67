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
  /** What `--out` names, what is wished, and the files that come of it. */
  test.each<[string, PdfWish | undefined, readonly string[]]>([
    ['', 'beside', ['out/acme-mail.html', 'out/acme-mail.pdf']],
    ['', 'only', ['out/acme-mail.pdf']],
    ['letters/offer.htm', 'beside', ['letters/offer.htm', 'letters/offer.pdf']],
    ['letters/offer.pdf', undefined, ['letters/offer.pdf']],
    ['letters/offer.PDF', 'only', ['letters/offer.PDF']],
    ['letters/offer.pdf', 'beside', ['letters/offer.html', 'letters/offer.pdf']],
  ])('named %j with the wish %s', (out, pdf, files) => {
    const options = out === '' ? {} : { out, outIsFile: true }
    const named = nameOne('acme.json', 'mail.hbs', { ...options, pdf })
    if (named === undefined) throw new Error('There is no name.')
    const shown = isPdfAlone(named) ? [named.shownPath] : [named.shownPath, named.pdf?.shownPath]
    expect(shown.map((path) => path?.replaceAll('\\', '/'))).toEqual(files)
    expect(named.path).toBe(resolve(folder, named.shownPath))
    expect(named.pdf?.path).toBe(resolve(folder, files.at(-1) ?? ''))
    expect(named.problems).toEqual([])
  })

  test('keeps what looks like an extension in the name of a quote', () => {
    expect(nameOne('acme.v2.json', 'letter.docx', { pdf: 'beside' })?.pdf?.shownPath).toBe(
      join('out', 'acme.v2-letter.pdf'),
    )
  })

  test('refuses the name of another document for a PDF alone', () => {
    const named = nameOne('acme.json', 'mail.html', { out: 'offer.html', outIsFile: true, pdf: 'only' })
    expect(named?.problems).toMatchObject([
      { code: 'output-not-writable', message: expect.stringContaining('end it in `.pdf`') },
    ])
  })

  test('refuses documents whose PDF files would share a name, and no others', () => {
    const documents = ['mail.html', 'mail.docx', 'letter.html'].map((template) => ({
      subject: 'acme.json',
      template,
    }))
    const named = (pdf: PdfWish | undefined) =>
      nameDocuments(documents, { folder, pdf }).map(({ problems }) => problems.map(({ message }) => message))
    const collision = expect.stringContaining(`\`${join('out', 'acme-mail.pdf')}\``)
    expect(named(undefined)).toEqual([[], [], []])
    expect(named('beside')).toEqual([[collision], [collision], []])
    expect(named('only')).toEqual([[collision], [collision], []])
  })

  test('never lets a PDF replace a file that the run reads', () => {
    const [named] = nameDocuments([{ subject: 'acme.json', template: 'mail.html' }], {
      folder,
      pdf: 'beside',
      inputs: [join('out', 'acme-mail.pdf')],
    })
    expect(named?.problems).toMatchObject([{ code: 'output-collision' }])
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
