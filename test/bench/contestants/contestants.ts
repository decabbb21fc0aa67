import type { SyntaxName } from '../quote-templates.js'
import type { PrepareWord } from './word-work.js'

export interface WordContestant {
  readonly name: string
  readonly isPeer?: true
  readonly syntax: SyntaxName
  /** Loads nothing of the others, so that a process that measures memory holds one of them alone. */
  readonly load: () => Promise<PrepareWord>
}

export const quotewright: WordContestant = {
  name: 'Quotewright',
  syntax: 'quotewright',
  load: async () => (await import('./quotewright.js')).prepareQuotewright,
}
export const quotewrightFromFile: WordContestant = {
  name: 'Quotewright from a file',
  syntax: 'quotewright',
  load: async () => (await import('./quotewright.js')).prepareQuotewrightFromFile,
}
export const limit: WordContestant = {
  name: 'limit',
  syntax: 'braces',
  load: async () => (await import('./limit.js')).prepareLimit,
}
export const docxtemplater: WordContestant = {
  name: 'docxtemplater',
  isPeer: true,
  syntax: 'braces',
  load: async () => (await import('./docxtemplater.js')).prepareDocxtemplater,
}
export const carbone: WordContestant = {
  name: 'carbone',
  isPeer: true,
  syntax: 'carbone',
  load: async () => (await import('./carbone.js')).prepareCarbone,
}
const easyTemplateX: WordContestant = {
  name: 'easy-template-x',
  isPeer: true,
  syntax: 'braces',
  load: async () => (await import('./easy-template-x.js')).prepareEasyTemplateX,
}
const docxTemplates: WordContestant = {
  name: 'docx-templates',
  isPeer: true,
  syntax: 'docx-templates',
  load: async () => (await import('./docx-templates.js')).prepareDocxTemplates,
}

export const peers: readonly WordContestant[] = [carbone, docxtemplater, easyTemplateX, docxTemplates]

/** All by whom a document can be made, for the process that makes one alone. */
export const contestants: readonly WordContestant[] = [quotewright, quotewrightFromFile, limit, ...peers]
