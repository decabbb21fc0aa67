import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { looksLikeFile, nameDocuments } from '../../src/output/name-document.js'

const folder = resolve('/work')

const nameOne = (subject: string, template: string, options: { out?: string; outIsFile?: boolean } = {}) =>
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
    const named = nameOne('acme.json', 'quotation.dotx', { out: 'offer.pdf', outIsFile: true })
    expect(named?.problems).toEqual([
      {
        code: 'output-not-writable',
        severity: 'error',
        message:
          'Cannot write `offer.pdf`: its extension is not that of the documents that `quotation.dotx` makes; end it in `.docx`',
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
