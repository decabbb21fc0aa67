import { loadPeer } from '../peers.js'
import { createQuoteTexts } from '../quote-data.js'
import type { WordTask, WordWork } from './word-work.js'

/** Carbone takes a template by its path, and reads it each time. */
export function prepareCarbone({ template, lineCount }: WordTask): WordWork {
  const { render } = loadPeer('carbone')
  const texts = createQuoteTexts(lineCount)
  return () =>
    new Promise((resolve, reject) => {
      render(template, texts, (error, document) => {
        if (error === null || error === undefined) resolve(document)
        else reject(error)
      })
    })
}
