import { readFileSync } from 'node:fs'
import type { Quote } from '../../../src/carriers.js'
import type { Result, Template } from '../../../src/model.js'
import { openTemplate } from '../../../src/open.js'
import { renderQuote } from '../../../src/render.js'
import { parseQuote } from '../../../src/source/parse-quote.js'
import { createQuoteJson } from '../quote-data.js'
import type { WordTask, WordWork } from './word-work.js'

/** From a parsed quote with raw numbers, and a template that was opened once. */
export function prepareQuotewright({ template, lineCount }: WordTask): WordWork {
  const quote = resultOf(parseQuote(createQuoteJson(lineCount)))
  return renderer(template, () => quote)
}

/** From a quote file, read and checked each time. */
export function prepareQuotewrightFromFile({ template, quote = '' }: WordTask): WordWork {
  return renderer(template, () => parse(readFileSync(quote, 'utf8')))
}

function renderer(path: string, quote: () => Quote): WordWork {
  const template = openFile(path)
  return () => render(quote(), template)
}

export const parse = (json: string): Quote => resultOf(parseQuote(JSON.parse(json)))

export const openFile = (path: string): Template => resultOf(openTemplate(path, readFileSync(path)))

export const render = (quote: Quote, template: Template): Uint8Array =>
  resultOf(renderQuote(quote, template, { timeZone: 'Europe/London' })).bytes

/** Nothing may be amiss with what is measured. */
export function resultOf<T>({ value, problems }: Result<T>): T {
  const faults = problems.filter(({ severity }) => severity !== 'info')
  if (value === undefined || faults.length > 0) {
    throw new Error(faults.map(({ message }) => message).join('\n'))
  }
  return value
}
