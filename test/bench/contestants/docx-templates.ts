import { readFileSync } from 'node:fs'
import { loadPeer } from '../peers.js'
import { createQuoteTexts } from '../quote-data.js'
import type { WordTask, WordWork } from './word-work.js'

/**
 * With what its documentation names for speed and for large documents: no sandbox, in which it takes several times as
 * long, no limit of steps and no indents; and deflated as well as by everybody else.
 */
export function prepareDocxTemplates({ template, lineCount }: WordTask): WordWork {
  const { createReport } = loadPeer('docx-templates')
  const options = {
    template: readFileSync(template),
    data: createQuoteTexts(lineCount),
    noSandbox: true,
    maximumWalkingDepth: Number.POSITIVE_INFINITY,
    indentXml: false,
    compressionLevel: 6,
  }
  return () => createReport(options)
}
