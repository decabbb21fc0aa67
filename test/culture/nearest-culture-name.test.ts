import { describe, expect, it } from 'vitest'
import { findCulture } from '../../src/culture/find-culture.js'
import { findNearestCultureName } from '../../src/culture/nearest-culture-name.js'

describe('findNearestCultureName', () => {
  it.each([
    ['nb-N0', 'nb-NO'],
    ['no-NO', 'nb-NO'],
    ['nbNO', 'nb-NO'],
    ['de-XX', 'de-DE'],
    ['de-CN', 'de-CH'],
    ['de-GE', 'de-DE'],
    ['pt_XX', 'pt-BR'],
    ['ar-SAU', 'ar-SA'],
    ['en-UK', 'en-GB'],
    ['swedish', 'sv-SE'],
    ['Norwegian', 'nb-NO'],
    ['cn-CN', 'zh-CN'],
    ['gr-GR', 'el-GR'],
    ['dk-DK', 'da-DK'],
    ['cz-CZ', 'cs-CZ'],
    ['jp-JP', 'ja-JP'],
    ['ua-UA', 'uk-UA'],
    ['at-AT', 'de-AT'],
    ['al-AL', 'sq-AL'],
    ['rs-RS', 'sr-Latn-RS'],
    ['si-SI', 'sl-SI'],
    ['kr-KR', 'ko-KR'],
    ['ee-EE', 'et-EE'],
    ['br-BR', 'pt-BR'],
    ['be-BE', 'nl-BE'],
    ['sp-ES', 'es-ES'],
    ['sw-SE', 'sv-SE'],
    ['ge-DE', 'de-DE'],
    ['sp-XX', 'es-ES'],
    ['us-EN', 'en-US'],
    ['gb-EN', 'en-GB'],
    ['ch-FR', 'fr-CH'],
    ['NO-nb', 'nb-NO'],
    ['iw-IL', 'he-IL'],
    ['in-ID', 'id-ID'],
    ['sh-RS', 'sr-Latn-RS'],
    ['en-EN', 'en-US'],
    ['sv-SV', 'sv-SE'],
    ['et-ET', 'et-EE'],
    ['da-DA', 'da-DK'],
    ['fi-SE', 'fi-FI'],
    ['xx-NO', 'nb-NO'],
    ['enUS', 'en-US'],
    ['deutsch', 'de-DE'],
    ['svenska', 'sv-SE'],
    ['norsk', 'nb-NO'],
    ['Suomi', 'fi-FI'],
    ['français', 'fr-FR'],
    ['francais', 'fr-FR'],
    ['čeština', 'cs-CZ'],
    ['русский', 'ru-RU'],
    ['日本語', 'ja-JP'],
    ['swe', 'sv-SE'],
    ['NLD', 'nl-NL'],
  ])('suggests for %s the name %s', (name, nearest) => {
    expect(findNearestCultureName(name)).toBe(nearest)
  })

  it('suggests nothing for a name that is like no other', () => {
    for (const name of [
      'klingon',
      '',
      'x',
      'xx',
      'xx-YY',
      'zz-ZZ',
      'xxx-000',
      'und',
      '日',
      'a'.repeat(100_000),
    ]) {
      expect(findNearestCultureName(name), name.slice(0, 10)).toBeUndefined()
    }
  })

  it('suggests only names that are known', () => {
    for (const name of ['nb-N0', 'no-NO', 'pt-XX', 'en-UK', 'fr-XX', 'ge', 'german', 'd']) {
      const nearest = findNearestCultureName(name)
      expect(nearest === undefined || findCulture(nearest) !== undefined).toBe(true)
    }
  })
})
