import { describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { createTestWorld } from './test-world.js'

const quote = {
  Quote: { PreferredEmailCulture: 'nb-NO' },
  QuoteAlternatives: [
    {
      Name: 'Basic',
      DiscountPercent: 5,
      QuoteLines: [{ QuoteLineId: 1, Name: 'Server \u001b[31mrack', TotalPrice: 1170, VAT: 25 }],
    },
  ],
}

async function explain(json: unknown, ...argv: readonly string[]) {
  const world = createTestWorld({ standardInput: JSON.stringify(json) })
  const status = await runCommandLine(['explain', '-', ...argv], world)
  return { status, out: world.out().trimEnd().split('\n'), err: world.err() }
}

describe('explain', () => {
  test('shows every amount under its scope, with origin, formula, exact and printed value', async () => {
    const { status, out } = await explain(quote)
    expect(status).toBe(0)
    expect(out[0]).toMatch(/^FIELD +PRINTED +EXACT +ORIGIN +FORMULA$/)
    const scope = out.findIndex((line) => line.includes('line 1'))
    expect(out[scope]).toMatch(/Server \\u\{1b\}\[31mrack$/)
    expect(out[scope - 1]).toBe('')
    const ofLine = out.slice(scope)
    expect(ofLine.find((line) => line.startsWith('line/totalPrice '))).toMatch(
      / 1\u00a0170,00 +1170 {2}stored {3}\S/,
    )
    // 1170 × 0.95 × 25 %
    expect(ofLine.find((line) => line.startsWith('line/vatAmount '))).toMatch(
      / 277,88 +277\.875 {2}derived {2}\S/,
    )
  })

  test('prints in the culture and rounds as it is told', async () => {
    const { out } = await explain(quote, '--culture', 'en-US', '--rounding', 'line')
    expect(out.find((line) => line.startsWith('line/vatAmount '))).toMatch(/ 277\.88 +277\.88 {2}derived/)
  })

  test('prints one JSON object per amount for programs', async () => {
    const { out } = await explain(quote, '--json')
    const amounts = out.map((line) => JSON.parse(line))
    expect(amounts.find(({ field }) => field === 'line/vatAmount')).toMatchObject({
      origin: 'derived',
      exact: '277.875',
      printed: '277,88',
    })
  })

  test('reports a quote that is at fault, and a culture that does not exist', async () => {
    const broken = await explain({ QuoteAlternatives: 'none' })
    expect(broken).toMatchObject({ status: 1, out: [''] })
    expect(broken.err).toMatch(/^-: QuoteAlternatives: error: .*\(quote-invalid\)\n$/)
    const unknown = await explain(quote, '--culture', 'xx-XX')
    expect(unknown).toMatchObject({ status: 1, out: [''] })
    expect(unknown.err).toContain('(unknown-culture)')
  })
})
