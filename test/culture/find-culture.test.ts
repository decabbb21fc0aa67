import { describe, expect, it } from 'vitest'
import { cultureTable } from '../../src/culture/culture-table.js'
import { findCulture, findNearestCultureName } from '../../src/culture/find-culture.js'

describe('findCulture', () => {
  it('finds every culture of the table in any case, and with an underscore', () => {
    for (const { name } of cultureTable) {
      for (const written of [name, name.toLowerCase(), name.toUpperCase(), name.replace('-', '_')]) {
        expect(findCulture(written)?.name).toBe(name)
      }
    }
  })

  it.each([
    ['en', 'en-US'],
    ['no', 'nb-NO'],
    ['nb', 'nb-NO'],
    ['nn', 'nn-NO'],
    ['da', 'da-DK'],
    ['sv', 'sv-SE'],
    ['de', 'de-DE'],
    ['nl', 'nl-NL'],
    ['fr', 'fr-FR'],
    ['fi', 'fi-FI'],
    ['is', 'is-IS'],
    ['it', 'it-IT'],
    ['es', 'es-ES'],
    ['pl', 'pl-PL'],
    ['cs', 'cs-CZ'],
    ['ja', 'ja-JP'],
    ['zh', 'zh-CN'],
    ['zh-CHS', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
  ])('takes the neutral name %s in any case for %s', (neutral, specific) => {
    expect(findCulture(neutral)?.name).toBe(specific)
    expect(findCulture(neutral.toUpperCase())?.name).toBe(specific)
  })

  it.each([
    ['NO', 'nb-NO'],
    ['SP', 'es-ES'],
    ['US', 'en-US'],
    ['CZ', 'cs-CZ'],
    ['SW', 'sv-SE'],
    ['CN', 'zh-CN'],
    ['DA', 'da-DK'],
    ['JP', 'ja-JP'],
    ['GE', 'de-DE'],
    ['FI', 'fi-FI'],
    ['NL', 'nl-NL'],
    ['FR', 'fr-FR'],
    ['PL', 'pl-PL'],
    ['IT', 'it-IT'],
  ])("takes SuperOffice's code %s for %s", (code, specific) => {
    expect(findCulture(code)?.name).toBe(specific)
  })

  it('takes the codes that are no neutral names in upper case only', () => {
    for (const code of ['sw', 'ge', 'sp', 'cz', 'jp', 'cn', 'us', 'Sw', 'uS']) {
      expect(findCulture(code)).toBeUndefined()
    }
  })

  it('knows the language of a culture', () => {
    expect(findCulture('no')?.language).toBe('nb')
    expect(findCulture('de_ch')?.language).toBe('de')
    expect(findCulture('zh-CN')?.language).toBe('zh')
  })

  it.each([
    '',
    'xx',
    'nb-XX',
    'nb-',
    '-NO',
    'nbNO',
    ' nb-NO',
    'english',
    'constructor',
    '__proto__',
    'zh-Hant',
    'ar',
  ])('has no culture for %j', (name) => {
    expect(findCulture(name)).toBeUndefined()
  })
})

describe('findNearestCultureName', () => {
  it.each([
    ['nb-N0', 'nb-NO'],
    ['no-NO', 'nb-NO'],
    ['nbNO', 'nb-NO'],
    ['de-XX', 'de-DE'],
    ['de-CN', 'de-CH'],
    ['pt', 'pt-PT'],
    ['pt_BR', 'pt-PT'],
    ['ar-SA', 'ar-KW'],
    ['en-UK', 'en-GB'],
    ['sw', 'SW'],
  ])('suggests for %s the name %s', (name, nearest) => {
    expect(findNearestCultureName(name)).toBe(nearest)
  })

  it('suggests nothing for a name that is like no other', () => {
    expect(findNearestCultureName('klingon')).toBeUndefined()
    expect(findNearestCultureName('')).toBeUndefined()
  })

  it('suggests only names that are known', () => {
    for (const name of ['nb-N0', 'sw', 'pt', 'en-UK', 'fr-CA', 'zh-TW', 'd']) {
      const nearest = findNearestCultureName(name)
      expect(nearest === undefined || findCulture(nearest) !== undefined).toBe(true)
    }
  })
})
