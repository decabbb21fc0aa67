import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowsCultureNames } from '../../src/culture/culture-table.js'
import { findCulture } from '../../src/culture/find-culture.js'
import { findNearestCultureName } from '../../src/culture/nearest-culture-name.js'

describe('findCulture', () => {
  it('finds every culture of the table in any case, and with an underscore', () => {
    for (const name of windowsCultureNames) {
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
    ['zh-CHT', 'zh-HK'],
    ['zh-Hant', 'zh-HK'],
    ['ru', 'ru-RU'],
    ['uk', 'uk-UA'],
    ['pt', 'pt-BR'],
    ['ar', 'ar-SA'],
    ['bn', 'bn-IN'],
    ['gsw', 'gsw-FR'],
    ['sr', 'sr-Latn-RS'],
    ['sr-Latn', 'sr-Latn-RS'],
    ['sr-Cyrl', 'sr-Cyrl-RS'],
    ['az', 'az-Latn-AZ'],
    ['az-Cyrl', 'az-Cyrl-AZ'],
    ['uz-Cyrl', 'uz-Cyrl-UZ'],
    ['pa', 'pa-IN'],
    ['el', 'el-GR'],
    ['se', 'se-NO'],
    ['sma', 'sma-SE'],
    ['quz', 'quz-BO'],
    ['sq', 'sq-AL'],
    ['lt', 'lt-LT'],
    ['iu', 'iu-Latn-CA'],
    ['ku', 'ku-Arab-IQ'],
    ['syr', 'syr-SY'],
    ['ti', 'ti-ER'],
    ['tzm', 'tzm-Latn-DZ'],
    ['tzm-Latn', 'tzm-Latn-DZ'],
  ])('takes the neutral name %s in any case for %s', (neutral, specific) => {
    expect(findCulture(neutral)?.name).toBe(specific)
    expect(findCulture(neutral.toUpperCase())?.name).toBe(specific)
    expect(findCulture(neutral.replace('-', '_'))?.name).toBe(specific)
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
    ['RU', 'ru-RU'],
    ['UK', 'uk-UA'],
  ])("takes SuperOffice's code %s for %s", (code, specific) => {
    expect(findCulture(code)?.name).toBe(specific)
  })

  it('takes the codes that are no neutral names in upper case only', () => {
    for (const code of ['ge', 'sp', 'cz', 'jp', 'cn', 'us', 'uS']) expect(findCulture(code)).toBeUndefined()
    expect(findCulture('sw')?.name).toBe('sw-KE')
    expect(findCulture('Sw')?.name).toBe('sw-KE')
  })

  it('knows the language of a culture', () => {
    expect(findCulture('no')?.language).toBe('nb')
    expect(findCulture('de_ch')?.language).toBe('de')
    expect(findCulture('zh-CN')?.language).toBe('zh')
  })

  it.each([
    ['zh-Hant-TW', 'zh-TW'],
    ['zh-Hans-CN', 'zh-CN'],
    ['az-AZ', 'az-Latn-AZ'],
    ['pa-Guru-IN', 'pa-IN'],
    ['en-Latn-GB', 'en-GB'],
    ['fr-Latn-CM', 'fr-CM'],
  ])('takes %s for %s, whose script it is anyway', (written, name) => {
    expect(findCulture(written)?.name).toBe(name)
  })

  it.each([
    '',
    'xx',
    'xx-YY',
    'nb-XX',
    'nb-',
    '-NO',
    'nbNO',
    ' nb-NO',
    'no-NO',
    'english',
    'constructor',
    '__proto__',
    'nb-Cyrl-NO',
    'de-DE-1996',
    'en-US-posix',
    'en-US-u-ca-buddhist',
    'de-DE-x-own',
    'x-own',
    'i-klingon',
    'und',
    'und-NO',
    'iw-IL',
    'root',
    'C',
    '*',
    'nb-NO\n',
    'é',
    '\ud800',
    'a'.repeat(100_000),
  ])('has no culture for %j', (name) => {
    expect(findCulture(name)).toBeUndefined()
  })

  it('throws for no text at all', () => {
    const parts = fc.constantFrom(
      'nb',
      'no',
      'und',
      'zh',
      'sma',
      'Hant',
      'Latn',
      'NO',
      '001',
      'x',
      'u-ca',
      '-',
      '_',
      '1996',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts).map((list) => list.join('-')),
        ),
        (name) => {
          const culture = findCulture(name)
          if (culture !== undefined) expect(findCulture(culture.name)).toBe(culture)
          findNearestCultureName(name)
        },
      ),
    )
  })

  it('is the same culture every time, so that Intl is asked once', () => {
    expect(findCulture('fr_cm')).toBe(findCulture('fr-CM'))
    expect(findCulture('nb')).toBe(findCulture('nb-NO'))
  })
})
