import { describe, expect, test } from 'vitest'
import { findCulture } from '../../src/culture/find-culture.js'
import { createCellComputation } from '../../src/fields/compute-cells.js'
import type { CellReference } from '../../src/model.js'

type Texts = readonly (string | undefined)[] | undefined

/** Computes a formula, whatever cells it refers to, over these texts. */
function compute(
  expression: string,
  texts: Texts | ((reference: CellReference) => Texts),
  { culture = 'de-DE', numberPicture }: { readonly culture?: string; readonly numberPicture?: string } = {},
): string | undefined {
  const found = findCulture(culture)
  if (found === undefined) throw new Error(`There is no culture ${culture}`)
  const cells = typeof texts === 'function' ? texts : () => texts
  return createCellComputation(found)({ expression, numberPicture, cells })
}

describe('A sum over a direction', () => {
  test('is written as the amounts are', () => {
    expect(compute('SUM(ABOVE)', ['1.234,50', '765,50'])).toBe('2.000,00')
    expect(compute('SUM(ABOVE)', ['12,5', '0,25'])).toBe('12,75')
    expect(compute('SUM(LEFT)', ['1', '2', '3'])).toBe('6')
    expect(compute('SUM(ABOVE)', ['0,00', '0,00'])).toBe('0,00')
    expect(compute('SUM(ABOVE)', ['-1.000,00', '(250,50)'])).toBe('-1.250,50')
    expect(compute('SUM(ABOVE)', ['1500', '2500,0'])).toBe('4000,0')
    expect(compute('SUM(ABOVE)', ['1.500', '2.500'])).toBe('4.000')
  })

  test.each([
    ['de-DE', ['1.000,00', '234,50'], '1.234,50'],
    ['nb-NO', ['1\u00a0000,00', '234,50'], '1\u00a0234,50'],
    ['en-US', ['1,000.00', '234.50'], '1,234.50'],
    ['de-CH', ["1'000.00", '234.50'], '1’234.50'],
    ['en-IN', ['1,23,456.00', '1.00'], '1,23,457.00'],
  ])('is written as the culture %s writes numbers', (culture, texts, sum) => {
    expect(compute('SUM(ABOVE)', texts, { culture })).toBe(sum)
  })

  test('is written by its picture', () => {
    expect(compute('SUM(ABOVE)', ['1.000,00', '234,50'], { numberPicture: '#,##0.0 EUR' })).toBe(
      '1.234,5 EUR',
    )
  })

  test('takes amounts with a currency or unit', () => {
    expect(compute('SUM(ABOVE)', ['1.000,00 €', 'EUR 234,50', '3 Stk'])).toBe('1.237,50')
  })

  test('ends at a cell that is blank or text', () => {
    expect(compute('SUM(ABOVE)', ['1', '2', 'Preis'])).toBe('3')
    expect(compute('SUM(ABOVE)', ['1', '2', '', 'Preis', ''])).toBe('3')
  })

  test('is left to Word where it would lack numbers behind that cell, or what may be some', () => {
    expect(compute('SUM(ABOVE)', ['1', '2', '', '4'])).toBeUndefined()
    expect(compute('SUM(ABOVE)', ['1', '2', 'auf Anfrage', '4', 'Preis'])).toBeUndefined()
    expect(compute('SUM(ABOVE)', ['auf Anfrage', '5', 'Preis'])).toBeUndefined()
    expect(compute('SUM(ABOVE)', ['1', '2', 'Preis', undefined])).toBeUndefined()
    expect(compute('SUM(ABOVE)', ['1', '2', 'Preis', 'Q1 2026'])).toBeUndefined()
  })

  test('takes any number of cells', () => {
    const texts = Array.from({ length: 200_000 }, () => '0,5')
    expect(compute('SUM(ABOVE)', texts)).toBe('100.000,0')
  })

  test('goes over blank cells beside the formula, and is zero where there are no others', () => {
    expect(compute('SUM(ABOVE)', [' ', '', '1', '2', ''])).toBe('3')
    expect(compute('SUM(ABOVE)', ['', ''])).toBe('0')
    expect(compute('SUM(ABOVE)', ['Preis'])).toBe('0')
    expect(compute('SUM(ABOVE)', [])).toBe('0')
  })

  test('is left to Word where digits are not all of a number', () => {
    expect(compute('SUM(ABOVE)', ['1', '2', 'Preis 2026', ''])).toBeUndefined()
    expect(compute('SUM(ABOVE)', ['25 %'])).toBeUndefined()
    expect(compute('SUM(ABOVE)', ['1\n2'])).toBeUndefined()
    expect(compute('SUM(ABOVE)', ['٣'])).toBeUndefined()
  })

  test('is left to Word where a cell is', () => {
    expect(compute('SUM(ABOVE)', ['1', undefined])).toBeUndefined()
  })
})

describe('A formula over named cells', () => {
  const table: Readonly<Record<string, string>> = {
    A1: '2,5',
    B1: '100,10',
    A2: '',
    B2: 'n/a',
    A3: '3',
    B3: 'x 2026',
  }
  const nameOf = ({ column = 0, row = 0 }): string => `${'?AB'[column]}${row}`
  const cells = (reference: CellReference): Texts => {
    if (!('first' in reference)) return undefined
    const [first, last] = [nameOf(reference.first), nameOf(reference.last)]
    return Object.entries(table).flatMap(([name, text]) => (first <= name && name <= last ? [text] : []))
  }

  test('computes with them', () => {
    expect(compute('A1*B1', cells)).toBe('250,25')
    expect(compute('A1 * B1 * 1,19', cells)).toBe('297,80')
    expect(compute('A1*B1', cells, { numberPicture: '0.0' })).toBe('250,3')
    expect(compute('b1-a1', cells)).toBe('97,60')
    expect(compute('SUM(A1;B1)', cells)).toBe('102,60')
  })

  test('takes a blank cell for zero, and leaves it out of averages and counts', () => {
    expect(compute('A1+A2', cells)).toBe('2,5')
    expect(compute('AVERAGE(A1:A3)', cells)).toBe('2,8')
    expect(compute('COUNT(A1:A3)', cells)).toBe('2')
  })

  test('leaves out text in a range, but is left to Word where a text is to be computed with', () => {
    expect(compute('SUM(B1:B2)', cells)).toBe('100,10')
    expect(compute('B2*2', cells)).toBeUndefined()
    expect(compute('SUM(A1:B3)', cells)).toBeUndefined()
  })

  test('is left to Word where the table has no such cells', () => {
    expect(compute('SUM(ABOVE)', undefined)).toBeUndefined()
  })
})

test.each(['1+2', 'SUM(Table1 A1:B2)', 'A1/0', 'A1*', 'Total*2', ''])('%j is left to Word', (expression) => {
  expect(compute(expression, ['1'])).toBeUndefined()
})
