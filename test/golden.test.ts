import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openTemplate, parseQuote, renderQuote } from '../src/index.js'
import { readDocxText } from './fixtures/build-docx.js'

/**
 * Whole documents as text. Every amount in the files of `golden/` was computed by hand from the sample's stored
 * numbers and the specification's formulas, so change such a file only after doing that again.
 */
const root = new URL('../', import.meta.url)
const read = (path: string): Uint8Array => readFileSync(new URL(path, root))

function renderSample(sample: string, template: string): string {
  const quote = parseQuote(JSON.parse(new TextDecoder().decode(read(`samples/${sample}.json`)))).value
  const opened = openTemplate(template, read(`templates/${template}`)).value
  if (quote === undefined || opened === undefined) throw new Error('not readable')
  const details =
    template === 'superoffice-quotation.docx'
      ? openTemplate('quote-details.docx', read('templates/quote-details.docx')).value
      : undefined
  const { value } = renderQuote(quote, opened, {
    timeZone: 'Europe/Oslo',
    ...(details === undefined ? {} : { details }),
  })
  const text = readDocxText(value?.bytes ?? new Uint8Array())
  return `${text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')}\n`
}

const files = readdirSync(new URL('test/golden/', root))

it('covers a small quote, groups with subscriptions, mixed VAT, and two alternatives', () => {
  expect(files).toHaveLength(4)
})

it.each(files)('%s', (file) => {
  const [, sample = '', template = ''] =
    /^(.+)\.(quotation|order-confirmation|superoffice-quotation)\.txt$/.exec(file) ?? []
  const golden = new TextDecoder().decode(read(`test/golden/${file}`))
  expect(renderSample(sample, `${template}.docx`)).toBe(golden)
})
