import { describe, expect, it } from 'vitest'
import { booleanWord, statusWord } from '../../src/culture/words.js'

const shipped = [
  'nb',
  'nn',
  'no',
  'da',
  'sv',
  'de',
  'nl',
  'fr',
  'fi',
  'it',
  'es',
  'pl',
  'cs',
  'ru',
  'uk',
  'ja',
  'zh',
  'en',
]
const statuses = ['OK', 'OKWithInfo', 'Warning', 'Error']

describe('booleanWord', () => {
  it.each([
    ['nb', 'Ja', 'Nei'],
    ['sv', 'Ja', 'Nej'],
    ['de', 'Ja', 'Nein'],
    ['fr', 'Oui', 'Non'],
    ['es', 'Sí', 'No'],
    ['en', 'Yes', 'No'],
    ['ar', 'نعم', 'لا'],
    ['el', 'Ναι', 'Όχι'],
    ['hu', 'Igen', 'Nem'],
    ['lt', 'Taip', 'Ne'],
  ])('says yes and no in %s', (language, yes, no) => {
    expect([booleanWord(language, true), booleanWord(language, false)]).toEqual([yes, no])
  })

  it('has two different words in every language that SuperOffice ships', () => {
    for (const language of shipped) {
      const words = new Set([booleanWord(language, true), booleanWord(language, false)])
      expect(words.has(undefined)).toBe(false)
      expect(words.size).toBe(2)
    }
  })

  it('has two different words in every language of a member state of the EEA', () => {
    for (const language of 'bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro sk sl sv'.split(
      ' ',
    )) {
      const words = new Set([booleanWord(language, true), booleanWord(language, false)])
      expect(words.has(undefined), language).toBe(false)
      expect(words.size, language).toBe(2)
    }
  })

  it('has no word in other languages', () => {
    for (const language of ['sw', '', 'constructor']) expect(booleanWord(language, true)).toBeUndefined()
  })
})

describe('statusWord', () => {
  it('has four different texts in every language that SuperOffice ships', () => {
    for (const language of shipped) {
      const texts = new Set(statuses.map((status) => statusWord(language, status)))
      expect(texts.has(undefined)).toBe(false)
      expect(texts.size).toBe(4)
    }
  })

  it('takes the names of the WebAPI and of its SDK, whatever their case', () => {
    expect(statusWord('en', 'OK')).toBe('OK')
    expect(statusWord('en', 'Ok')).toBe('OK')
    expect(statusWord('en', 'OkWithInfo')).toBe('OK with information')
    expect(statusWord('nb', 'warning')).toBe('Advarsel')
    expect(statusWord('de', 'ERROR')).toBe('Fehler')
  })

  it('has no text for other statuses and languages', () => {
    expect(statusWord('en', 'Unknown')).toBeUndefined()
    expect(statusWord('en', '')).toBeUndefined()
    expect(statusWord('sw', 'OK')).toBeUndefined()
    expect(statusWord('ar', 'OK')).toBeUndefined()
  })
})
