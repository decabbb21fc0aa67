/** The public door of the library. */
export { renderBatch } from './batch/render-batch.js'
export type { Quote } from './carriers.js'
export { type CheckOptions, checkTemplate } from './check.js'
export { fetchQuote } from './fetch.js'
export { listFields } from './fields/catalogue.js'
export { type ExplainedAmount, type ExplainOptions, explainQuote } from './fields/explain.js'
export type {
  BatchOptions,
  Connection,
  Credentials,
  FetchOptions,
  FieldInfo,
  Job,
  Outcome,
  PdfConverter,
  PdfOptions,
  Place,
  Problem,
  QuoteDocument,
  QuoteSelector,
  RenderOptions,
  Result,
  Template,
} from './model.js'
export { openTemplate } from './open.js'
export { openPdfConverter, type PdfConverterOptions } from './pdf/open-pdf-converter.js'
export { toPdf } from './pdf/to-pdf.js'
export { renderQuote } from './render.js'
export { parseQuote } from './source/parse-quote.js'
