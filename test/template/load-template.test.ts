import { describe, expect, test } from 'vitest'
import { loadTemplateFile, TemplateFormats } from '../../src/template/load-template.js'

const page = Buffer.from('<p>{{quote/number}}</p>')

describe('TemplateFormats', () => {
  test('opens files of the formats that were loaded, and no others', async () => {
    const formats = new TemplateFormats()
    expect(() => formats.open('a.html', page)).toThrow(RangeError)
    await formats.load(['letter.HTM', 'superoffice:document/812', 'x.pdf'])
    expect(formats.open('a.html', page).value?.format).toBe('html')
    expect(() => formats.open('a.docx', page)).toThrow('docx was not loaded')
    await formats.load(['a.dotx'])
    expect(formats.open('a.docx', page).value?.problems[0]?.code).toBe('template-not-readable')
  })

  test('refuses what has no format that is known', () => {
    const { value, problems } = new TemplateFormats().open('a.doc', page)
    expect(value).toBeUndefined()
    expect(problems[0]?.code).toBe('template-not-readable')
  })
})

test('loadTemplateFile loads what a file takes', async () => {
  expect((await loadTemplateFile('a.hbs', page)).value?.format).toBe('html')
})
