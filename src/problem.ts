/**
 * Every problem that this project reports: its code, and all of its wording.
 *
 * A message is a whole sentence that names the act, quotes the value and says what would be right.
 */
import type { Place, Problem, Severity, Slot } from './model.js'

/** What a problem is called, for programs. */
export type ProblemCode =
  | 'alternative-discount-inconsistent'
  | 'bad-suffix'
  | 'case-mismatch'
  | 'crossed-region'
  | 'culture-assumed'
  | 'data-invalid'
  | 'empty-lines'
  | 'field-crosses-cell'
  | 'field-disabled'
  | 'field-out-of-scope'
  | 'formula-div-zero'
  | 'group-without-groupby'
  | 'groupby-numeric'
  | 'image-not-readable'
  | 'image-prefix-on-text'
  | 'image-without-prefix'
  | 'internal-price'
  | 'legacy-variable-unknown'
  | 'legacy-variable-uppercase'
  | 'line-inc-vat-not-additive'
  | 'line-status-error'
  | 'markup-in-text'
  | 'missing-value'
  | 'multiple-groupby'
  | 'multiple-orderby'
  | 'null-date'
  | 'output-collision'
  | 'output-exists'
  | 'output-not-writable'
  | 'quote-invalid'
  | 'quote-not-json'
  | 'quote-not-sendable'
  | 'region-name-translated'
  | 'right-none'
  | 'stale-alternative-vat'
  | 'sum-does-not-add-up'
  | 'template-not-readable'
  | 'template-syntax'
  | 'template-too-large'
  | 'unclosed-region'
  | 'unknown-culture'
  | 'unknown-field'
  | 'unknown-region'
  | 'unknown-time-zone'
  | 'unknown-variable'
  | 'unparsed-multilang'
  | 'unresolved-list-key'
  | 'vat-looks-like-amount'
  | 'wrong-nesting'

/** Makes a problem. Only this file calls it: each wording is a function of its own below. */
function make(severity: Severity, code: ProblemCode, message: string, where?: Place): Problem {
  return where === undefined ? { code, severity, message } : { code, severity, message, where }
}

/** Whether a list of problems forbids a document. */
export const hasError = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error')

const quoted = (text: string): string => `\`${text}\``

/** The half sentence that names the right name, or says that there is none like it. */
export const orNearest = (nearest: string | undefined): string =>
  nearest === undefined ? 'no known name is like it' : `the nearest name is ${quoted(nearest)}`

// -------------------------------------------------------------------------------- structure of templates

export const unclosedRegion = (slot: Slot): Problem =>
  make(
    'error',
    'unclosed-region',
    `Cannot find the end of ${quoted(slot.written)}; close it with ${quoted(`/${slot.field.name}`)}`,
    slot.where,
  )

export const strayClosing = (name: string | undefined, where: Place): Problem =>
  make(
    'error',
    'unclosed-region',
    name === undefined
      ? `Cannot close anything here: nothing is open`
      : `Cannot close ${quoted(name)} here: no ${quoted(`#${name}`)} is open`,
    where,
  )

export const crossedRegion = (name: string, innermost: Slot, where: Place): Problem =>
  make(
    'error',
    'crossed-region',
    `Cannot close ${quoted(name)} here: ${quoted(innermost.written)} was opened inside it and must be closed first`,
    where,
  )
