import { readFileSync } from 'node:fs'
import { loadPeer } from '../peers.js'
import { createQuoteTexts } from '../quote-data.js'
import { deflateLevel, type WordTask, type WordWork } from './word-work.js'

/**
 * With what its documentation names for speed and for large documents: no sandbox, in which it takes several times as
 * long, no limit of steps and no indents.
 */
export function prepareDocxTemplates({ template, lineCount }: WordTask): WordWork {
  const { createReport } = loadPeer('docx-templates')
  const options = {
    template: readFileSync(template),
    data: createQuoteTexts(lineCount),
    noSandbox: true,
    maximumWalkingDepth: Number.POSITIVE_INFINITY,
    indentXml: false,
    compressionLevel: deflateLevel,
  }
  return () => createReport(options)
}
