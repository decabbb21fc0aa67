import { readFileSync } from 'node:fs'
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { createQuoteTexts, type QuoteTexts } from '../quote-data.js'
import { deflateLevel, type WordTask, type WordWork } from './word-work.js'

export function prepareDocxtemplater({ template, lineCount }: WordTask): WordWork {
  const bytes = readFileSync(template)
  const texts = createQuoteTexts(lineCount)
  return () => fillByDocxtemplater(bytes, texts)
}

/** An instance is for one document, so the template is unpacked and compiled each time, as its documentation says. */
export const fillByDocxtemplater = (template: Buffer, texts: QuoteTexts): Uint8Array =>
  new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true })
    .render(texts)
    .toBuffer({ compression: 'DEFLATE', compressionOptions: { level: deflateLevel } })
