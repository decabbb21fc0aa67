import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fetchTemplate } from '../../src/source/fetch-template.js'
import { isTemplateReference, quoteLetter } from '../../src/source/template-reference.js'
import { createSampleWebApi, httpProblem, type Override, readSample } from '../fixtures/sample-webapi.js'

const smallApi = (overrides: Readonly<Record<string, Override>> = {}) =>
  createSampleWebApi(readSample('small-nb-NO'), overrides)

const shipped = (name: string): Uint8Array =>
  readFileSync(new URL(`../../templates/${name}`, import.meta.url))

describe('fetchTemplate', () => {
  test('takes a document out of the archive, with the name of its file', async () => {
    expect(await fetchTemplate(smallApi(), 'superoffice:document/812')).toEqual({
      value: { name: 'order-confirmation.docx', bytes: shipped('order-confirmation.docx') },
      problems: [],
    })
  })

  test.each([{ sale: 41203 }, { quote: 41207 }, { quoteVersion: 41219 }, { alternative: 82401 }])(
    'takes the letter of the quote that %o selects',
    async (selector) => {
      const { value, problems } = await fetchTemplate(smallApi(), quoteLetter, { selector })
      expect(value).toEqual({ name: 'quotation.docx', bytes: shipped('quotation.docx') })
      expect(problems).toEqual([])
    },
  )

  test('says that a quote has no letter', async () => {
    const api = smallApi({
      'Quote/GetQuote': { answer: { QuoteId: 41207, SaleId: 41203, ActiveQuoteVersionId: 1, DocumentId: 0 } },
    })
    expect(await fetchTemplate(api, quoteLetter, { selector: { quote: 41207 } })).toMatchObject({
      value: undefined,
      problems: [
        {
          code: 'template-not-readable',
          message:
            'Cannot find the letter of the quote 41207: SuperOffice has made none yet; name another template',
        },
      ],
    })
  })

  test('says that the letter is that of a quote', async () => {
    const { value, problems } = await fetchTemplate(smallApi(), quoteLetter)
    expect(value).toBeUndefined()
    expect(problems.map(({ message }) => message)).toEqual([
      'Cannot find the template `superoffice:quote-document`: it is the letter of a quote in SuperOffice, and no such quote was named',
    ])
  })

  test.each([
    'superoffice:document/',
    'superoffice:document/0',
    'superoffice:document/8x',
    'superoffice:document/812/Content',
    'superoffice:document/../Sale/17',
    'superoffice:letter',
    'superoffice:',
  ])('refuses %s without asking', async (reference) => {
    const api = smallApi()
    const { value, problems } = await fetchTemplate(api, reference)
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ severity: 'error', code: 'template-not-readable' }])
    expect(api.calls).toEqual([])
  })

  test.each([
    ['mail.html', 'html-template'],
    ['Mail.HBS', 'html-template'],
    ['mail.docx', undefined],
  ])('expects of %s the content %s', async (Name, content) => {
    const api = smallApi({ 'Document/812': { answer: { DocumentId: 812, Name } } })
    await fetchTemplate(api, 'superoffice:document/812')
    expect(api.calls.at(-1)).toMatchObject({ name: 'Document/812/Content' })
    expect(api.calls.at(-1)?.options.content).toBe(content)
  })

  test('refuses a document without a file name', async () => {
    const api = smallApi({ 'Document/812': { answer: { DocumentId: 812, Name: '' } } })
    expect((await fetchTemplate(api, 'superoffice:document/812')).problems).toMatchObject([
      { code: 'http-unexpected-answer' },
    ])
  })

  test.each(['Document/812', 'Document/812/Content'])(
    'hands on why a document is not to be had: %s',
    async (name) => {
      const missing = { problem: httpProblem('http-not-found', 'No such document') }
      expect(await fetchTemplate(smallApi({ [name]: missing }), 'superoffice:document/812')).toEqual({
        value: undefined,
        problems: [missing.problem],
      })
    },
  )
})

test('isTemplateReference tells templates of SuperOffice from files', () => {
  expect(['superoffice:document/812', quoteLetter].map(isTemplateReference)).toEqual([true, true])
  expect(['superoffice-quotation.docx', 'a/superoffice:b.docx'].map(isTemplateReference)).toEqual([
    false,
    false,
  ])
})
