/** The public door of the library. */
export type { Quote } from './carriers.js'
export { type CheckOptions, checkTemplate, openTemplate } from './check.js'
export { listFields } from './fields/catalogue.js'
export { type ExplainedAmount, type ExplainOptions, explainQuote } from './fields/explain.js'
export type {
  FieldInfo,
  Place,
  Problem,
  QuoteDocument,
  RenderOptions,
  Result,
  Template,
} from './model.js'
export { renderQuote } from './render.js'
export { parseQuote } from './source/parse-quote.js'
