import { readFileSync } from 'node:fs'
import { loadPeer } from '../peers.js'
import { createQuoteTexts } from '../quote-data.js'
import type { WordTask, WordWork } from './word-work.js'

export function prepareEasyTemplateX({ template, lineCount }: WordTask): WordWork {
  const { TemplateHandler } = loadPeer('easy-template-x')
  const bytes = readFileSync(template)
  const texts = createQuoteTexts(lineCount)
  const handler = new TemplateHandler()
  return () => handler.process(bytes, texts)
}
