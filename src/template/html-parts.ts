/** The parts of an HTML template in document order: its text, and what stands in double braces. */
import type { DirectiveName, FieldName, Place } from '../model.js'
import type { ForbiddenForm } from '../problem.js'

/** The variables that Handlebars keeps while a region repeats. */
export type LoopVariable = 'index' | 'first' | 'last'

export interface Refusal {
  readonly kind: 'refused'
  readonly form: ForbiddenForm
}

/** What `{{…}}` asks for. */
export type Mustache =
  | { readonly kind: 'field' | 'picture'; readonly field: FieldName }
  | { readonly kind: 'directive'; readonly name: DirectiveName; readonly value: string }
  | { readonly kind: 'loop'; readonly name: LoopVariable }
  | Refusal

/** What shows or repeats one branch of a block. */
export type Branch =
  | { readonly kind: 'region'; readonly field: FieldName }
  | { readonly kind: 'condition'; readonly field: FieldName; readonly negated: boolean }
  | { readonly kind: 'loop'; readonly name: LoopVariable; readonly negated: boolean }
  | Refusal

/** The two branches of a block: what stands behind its opening, and what stands behind its `{{else}}`. */
export interface Block {
  readonly first: Branch
  readonly second: Branch
}

export interface HtmlText {
  readonly kind: 'text'
  readonly text: string
  /** Where its first character stands in the source, in UTF-16 units. */
  readonly offset: number
}

export interface HtmlTag {
  /** Whether `~` removes the white space before and after it. */
  readonly trimsBefore: boolean
  readonly trimsAfter: boolean
  /** With its braces. */
  readonly literal: string
  /** Its place; `field` is what stands between the braces. */
  readonly where: Place & { readonly field: string }
  readonly content:
    | { readonly kind: 'mustache'; readonly mustache: Mustache }
    | { readonly kind: 'open'; readonly block: Block }
    | { readonly kind: 'else' | 'close' | 'comment' }
}

export type HtmlPart = HtmlText | ({ readonly kind: 'tag' } & HtmlTag)
