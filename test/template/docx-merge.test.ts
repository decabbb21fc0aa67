/** Templates that are merged are filled like templates that are filled one after the other. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Quote } from '../../src/carriers.js'
import type { RenderOptions, Template } from '../../src/model.js'
import { renderQuote } from '../../src/render.js'
import { parseQuote } from '../../src/source/parse-quote.js'
import { openTemplateFile } from '../../src/template/open-template.js'
import { describeDocument } from '../fixtures/same-documents.js'

const folder = (name: string): URL => new URL(`../../${name}/`, import.meta.url)

const samples = readdirSync(folder('samples')).filter(
  (name) => name.endsWith('.json') && !name.startsWith('webapi'),
)

function readSample(name: string): Quote {
  const { value, problems } = parseQuote(JSON.parse(readFileSync(new URL(name, folder('samples')), 'utf8')))
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value
}

function openBytes(name: string, bytes: Uint8Array): Template {
  const { value, problems } = openTemplateFile(name, bytes)
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value
}

const openShipped = (name: string): Template =>
  openBytes(name, readFileSync(new URL(name, folder('templates'))))

/** The same template, whose documents are made one after the other. */
const apart = ({ fillWith: _, ...template }: Template): Template => template

/** Both ways give the same, up to styles that nothing uses. Gives what problems there are. */
function expectSame(quote: Quote, main: Template, options: RenderOptions & { readonly details: Template }) {
  const [merged, oracle] = [main, apart(main)].map((template) => {
    const { value, problems } = renderQuote(quote, template, { allowDraft: true, ...options })
    return { problems, document: value && describeDocument(value.bytes) }
  })
  expect(merged?.document?.content).toBe(oracle?.document?.content)
  expect(merged?.document?.styles).toEqual(
    oracle?.document && expect.arrayContaining([...oracle.document.styles]),
  )
  expect(merged?.problems).toEqual(oracle?.problems)
  return merged?.problems
}

describe('The shipped templates', () => {
  const pairs = [
    ['superoffice-quotation.docx', 'quote-details.docx'],
    ['quotation.docx', 'quote-details.docx'],
    ['superoffice-quotation.docx', 'quotation.docx'],
    ['superoffice-quotation.docx', 'order-confirmation.docx'],
  ] as const
  test.each(pairs)('%s takes in %s, for every sample', (name, other) => {
    const main = openShipped(name)
    const details = openShipped(other)
    expect(main.fillWith?.(details)).toBeDefined()
    for (const sample of samples) {
      expectSame(readSample(sample), main, { details, now: '2024-05-06T07:08:09Z' })
    }
  })
})
