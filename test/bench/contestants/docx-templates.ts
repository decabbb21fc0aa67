import { readFileSync } from 'node:fs'
import { loadPeer } from '../peers.js'
import { createQuoteTexts } from '../quote-data.js'
import type { WordTask, WordWork } from './word-work.js'

/** Without its sandbox, which its documentation names for speed; with it, it takes several times as long. */
export function prepareDocxTemplates({ template, lineCount }: WordTask): WordWork {
  const { createReport } = loadPeer('docx-templates')
  const bytes = readFileSync(template)
  const texts = createQuoteTexts(lineCount)
  return () => createReport({ template: bytes, data: texts, noSandbox: true })
}
