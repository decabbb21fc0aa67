import { describe, expect, test } from 'vitest'
import { chooseVariant, leaveOutLanguage } from '../../src/batch/language-variant.js'

const choose = (path: string, culture: string, files: readonly string[]) => {
  const { path: chosen, problems } = chooseVariant(path, {
    culture: () => culture,
    isThere: (file) => files.includes(file),
  })
  return [chosen, ...problems.map(({ severity, message }) => `${severity}: ${message}`)]
}

const path = 'q.{language}.docx'

describe('chooseVariant', () => {
  test('takes a path without a language as it is, and asks nobody for one', () => {
    const options = {
      culture: () => expect.unreachable(),
      isThere: () => expect.unreachable(),
    }
    expect(chooseVariant('q.docx', options)).toEqual({ path: 'q.docx', problems: [] })
  })

  test.each([
    ['nb-NO', 'q.nb.docx'],
    ['de-CH', 'q.de.docx'],
    ['SW', 'q.sv.docx'],
    ['en', 'q.en.docx'],
    ['nn-NO', 'q.nn.docx'],
  ])('takes for %s the file %s', (culture, file) => {
    expect(choose(path, culture, [file, 'q.docx'])).toEqual([file])
  })

  test('does not mind how the language is written', () => {
    expect(choose(path, 'nb-NO', ['q.NB.docx'])).toEqual(['q.NB.docx'])
    expect(choose('{language}/q.docx', 'nb-NO', ['Nb/q.docx'])).toEqual(['Nb/q.docx'])
  })

  test('falls back on the name without a language, and says so', () => {
    expect(choose(path, 'fr-FR', ['q.docx', 'q.de.docx'])).toEqual([
      'q.docx',
      'warning: Using `q.docx`: there is no `q.fr.docx`',
    ])
  })

  test('names both when none is there', () => {
    expect(choose(path, 'fr-FR', ['q.de.docx'])).toEqual([
      'q.docx',
      'error: Cannot read the template `q.fr.docx`: there is no such file, nor `q.docx`, which would stand in for it',
    ])
  })

  test.each([
    ['nn-NO', ['q.nb.docx', 'q.no.docx'], 'q.nb.docx'],
    ['nn-NO', ['q.no.docx'], 'q.no.docx'],
    ['nb-NO', ['q.no.docx', 'q.nn.docx', 'q.docx'], 'q.no.docx'],
    ['nb-NO', ['q.nn.docx', 'q.docx'], 'q.nn.docx'],
  ])('lets Norwegians of %s read what else is Norwegian: of %j', (culture, files, chosen) => {
    const wanted = `q.${culture.slice(0, 2)}.docx`
    expect(choose(path, culture, files)).toEqual([
      chosen,
      `info: Using \`${chosen}\`: there is no \`${wanted}\``,
    ])
  })

  test('leaves an unknown culture to the render', () => {
    expect(choose(path, 'xx-XX', ['q.docx'])).toEqual(['q.docx'])
  })
})

test.each([
  ['quotation.{language}.docx', 'quotation.docx'],
  ['quotation-{language}.docx', 'quotation.docx'],
  ['quotation_{language}.docx', 'quotation.docx'],
  ['quotation{language}.docx', 'quotation.docx'],
  ['{language}-quotation.docx', 'quotation.docx'],
  ['templates/{language}_quotation.docx', 'templates/quotation.docx'],
  ['templates/{language}/quotation.docx', 'templates/quotation.docx'],
  ['{language}/quotation.docx', 'quotation.docx'],
  ['templates-{language}/q.{language}.docx', 'templates/q.docx'],
])('the name of %s without a language is %s', (marked, name) => {
  expect(leaveOutLanguage(marked)).toBe(name)
})
