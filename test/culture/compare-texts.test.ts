import { describe, expect, it } from 'vitest'
import { createTextComparer } from '../../src/culture/compare-texts.js'
import { cultureTable } from '../../src/culture/culture-table.js'
import { findCulture } from '../../src/culture/find-culture.js'

function sorted(name: string, texts: readonly string[]): string[] {
  const culture = findCulture(name)
  if (culture === undefined) throw new Error(`${name} is unknown`)
  return [...texts].sort(createTextComparer(culture))
}

describe('a text comparer', () => {
  it('orders letters as the culture does', () => {
    expect(sorted('nb-NO', ['Åre', 'Ørn', 'Ærlig', 'Zoo', 'Apple'])).toEqual([
      'Apple',
      'Zoo',
      'Ærlig',
      'Ørn',
      'Åre',
    ])
    expect(sorted('sv-SE', ['Öl', 'Ärta', 'Ål', 'Zoo'])).toEqual(['Zoo', 'Ål', 'Ärta', 'Öl'])
    expect(sorted('de-DE', ['Zoo', 'Öl', 'Apfel', 'Ofen'])).toEqual(['Apfel', 'Ofen', 'Öl', 'Zoo'])
  })

  it('makes no difference of case, so that equal texts keep their places', () => {
    expect(sorted('en-US', ['b', 'B', 'a', 'A'])).toEqual(['a', 'A', 'b', 'B'])
    expect(sorted('en-US', ['B', 'b', 'A', 'a'])).toEqual(['A', 'a', 'B', 'b'])
  })

  it('tells accents apart', () => {
    expect(sorted('fr-FR', ['côté', 'cote', 'COTE', 'côte'])).toEqual(['cote', 'COTE', 'côte', 'côté'])
  })

  it('compares digits as text, and puts a blank first', () => {
    expect(sorted('en-US', ['1.2', '1.10', '', '25%', '15%'])).toEqual(['', '1.10', '1.2', '15%', '25%'])
  })

  it('never falls back on the locale of the process', () => {
    const names = cultureTable.map((culture) => culture.name)
    expect(Intl.Collator.supportedLocalesOf(names)).toEqual(names)
  })
})
