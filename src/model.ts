/**
 * The types that cross borders between the rooms of this project, as read-only plain data.
 * There are no functions here, and nothing is imported but other types.
 */
import type { DateValue } from './date-value.js'
import type { Decimal } from './decimal.js'

// ---------------------------------------------------------------------------------------------- results

export type Severity = 'error' | 'warning' | 'info'

/** Where a problem lies: in a part of a DOCX, on a line of an HTML template, or at a path of a JSON file. */
export interface Place {
  /** The details template, where it is not the main one. */
  readonly template?: 'details'
  /** The part of the DOCX package, such as `word/document.xml` or `word/header1.xml`. */
  readonly part?: string
  /** 1-based number of the paragraph within its part, counted in document order, also inside tables. */
  readonly paragraph?: number
  /** 1-based number of the table within its part. */
  readonly table?: number
  /** 1-based number of the row within its table. */
  readonly row?: number
  /** 1-based number of the cell within its row. */
  readonly cell?: number
  /** 1-based line of an HTML template. */
  readonly line?: number
  /** 1-based column of an HTML template. */
  readonly column?: number
  /** The field as the template writes it. */
  readonly field?: string
  /** Path within a JSON document, such as `QuoteAlternatives[0].QuoteLines[2].Quantity`. */
  readonly path?: string
}

export interface Problem {
  /** What the problem is called, for programs: one of the codes in `problem.ts`. */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly where?: Place
}

/** A value that travels with its problems. `value` is undefined exactly when some problem is an error. */
export interface Result<T> {
  readonly value: T | undefined
  readonly problems: Problem[]
}

// --------------------------------------------------------------------------------------------- templates

export type RegionName = 'quote' | 'alternative' | 'group' | 'line' | 'vatRate' | 'subscription'

/**
 * A name as a template writes it, taken apart by `template/field-name.ts`.
 * `table` and `property` are undefined for a bare word: a template variable or a name of own data.
 */
export interface FieldName {
  /** The whole name without suffix, such as `line/totalPrice`, `qnum`, `Customer name` or `.`. */
  readonly name: string
  readonly table?: string
  readonly property?: string
  /** What follows the colon, as written: `2`, `Trim`, `LongDate`. */
  readonly suffix?: string
  /**
   * True for the names of Word's merge fields, which are never ordinary text: an unknown one is an error. They know no
   * upper and lower case, and name a field of an open list of own data as `Orders:Number`.
   */
  readonly mustExist?: true
}

export type DirectiveName = 'GroupBy' | 'OrderBy' | 'Culture' | 'Rounding'

/** An instruction to the render that prints nothing, such as `GroupBy:productFamilyKey`. */
export interface Directive {
  readonly name: DirectiveName
  readonly value: string
  readonly where: Place
}

/**
 * One thing that a template asks for. Every slot fills one element of its section's values, the one at
 * `index`; the slots inside a condition or comparison fill elements of the section around it.
 */
export type Slot = FieldSlot | FormulaSlot | PictureSlot | ConditionSlot | ComparisonSlot | RegionSlot

interface SlotBase {
  readonly index: number
  /** What the template writes, without its delimiters: `line/totalPrice:2`, `#line`, `if line/vat`. */
  readonly written: string
  readonly where: Place
}

interface NamedSlot extends SlotBase {
  readonly field: FieldName
}

/** A text. Its value is a string. */
export interface FieldSlot extends NamedSlot {
  readonly kind: 'field'
  /** What prints when the name is unknown and the field is to stay as it is: the field with its delimiters. */
  readonly literal: string
  /** How a Word field wants the value written. */
  readonly format?: FieldFormat
}

/** A number that a Word field computes (`= …`). Its value is a string. */
export interface FormulaSlot extends SlotBase {
  readonly kind: 'formula'
  readonly formula: FormulaOperand
}

/** A picture (`Image:line/quoteLineThumbnail`; `field` is the part after `Image:`). Its value is a Picture or undefined. */
export interface PictureSlot extends NamedSlot {
  readonly kind: 'picture'
}

/** A stretch that is shown or not. Its value is a boolean: whether it shows. */
export interface ConditionSlot extends NamedSlot {
  readonly kind: 'condition'
  /** True for `{^name}`, `{{#unless}}`, `{{else}}`: shown when the value is false or the region has no rows. */
  readonly negated: boolean
  readonly slots: readonly Slot[]
}

/** One branch of a Word IF field. Its value is a boolean: whether it shows. */
export interface ComparisonSlot extends SlotBase {
  readonly kind: 'comparison'
  readonly comparison: Comparison
  /** True for the branch that shows when the comparison is false. */
  readonly negated: boolean
  readonly slots: readonly Slot[]
}

/** A stretch that is repeated. Its value is an array with the values of one section per row. */
export interface RegionSlot extends NamedSlot {
  readonly kind: 'region'
  readonly section: Section
  /** Whether it is a region of Word's merge fields, which SuperOffice prints inside `quote` only. */
  readonly isWord?: true
}

/** How a Word field wants its value written: its switches (ECMA-376 part 1, 17.16.4 and 17.16.5.35). */
export interface FieldFormat {
  /** The picture of `\#`, without quotes. */
  readonly numberPicture?: string
  /** The picture of `\@`, without quotes. */
  readonly datePicture?: string
  /** What `\*` asks for, in the order in which it is written; MERGEFORMAT and the like are not among them. */
  readonly cases: readonly TextCase[]
  /** What `\b` and `\f` put before and after a value that is not empty. */
  readonly before: readonly Operand[]
  readonly after: readonly Operand[]
}

/** Every letter, every letter, the first of the text, the first of every word; the rest stays as it is. */
export type TextCase = 'Upper' | 'Lower' | 'FirstCap' | 'Caps'

/** A piece of what a Word field is computed from: literal text, or a field inside of it. */
export type Operand = string | FieldOperand | FormulaOperand | ChoiceOperand

interface OperandBase {
  /** The field's instruction as the template writes it. */
  readonly written: string
  readonly where: Place
}

export interface FieldOperand extends OperandBase {
  readonly kind: 'field'
  readonly field: FieldName
  /** What it prints when the name is unknown and the field is to stay as it is. */
  readonly literal: string
  readonly format?: FieldFormat
}

/** `= …`: operators, functions, numbers and fields as written; what they mean depends on the culture's signs. */
export interface FormulaOperand extends OperandBase {
  readonly kind: 'formula'
  readonly pieces: readonly Operand[]
  /** What it prints when a name in it is unknown and fields are to stay as they are. */
  readonly literal?: string
  readonly format?: FieldFormat
}

/** An IF whose text, not its formatting, counts: one within a formula or another comparison. */
export interface ChoiceOperand extends OperandBase {
  readonly kind: 'choice'
  readonly comparison: Comparison
  readonly yes: readonly Operand[]
  readonly no: readonly Operand[]
}

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>='

/** The condition of an IF field: texts as they print, compared as numbers when both are numbers. */
export interface Comparison {
  readonly left: readonly Operand[]
  readonly operator: ComparisonOperator
  /** `*` and `?` in literal text stand for any characters and any one character. */
  readonly right: readonly Operand[]
}

/** A stretch of a template: the whole of it, or the body of a region. */
export interface Section {
  readonly slots: readonly Slot[]
  /** How many values it takes, those of slots inside its conditions included. */
  readonly size: number
}

/** Cells of the table around a formula. Rows and columns count from 1; one that is not stated means all of them. */
export type CellReference =
  | { readonly direction: 'ABOVE' | 'BELOW' | 'LEFT' | 'RIGHT' }
  | { readonly first: CellAddress; readonly last: CellAddress }
export interface CellAddress {
  readonly column?: number
  readonly row?: number
}

/** A formula in a cell, as a Word field writes it. */
export interface CellFormula {
  readonly expression: string
  /** The picture of `\#`, without quotes. */
  readonly numberPicture: string | undefined
  /**
   * The texts of cells, for a direction those nearest to the formula first; undefined when the table has none there.
   * The text of a cell is undefined while it is for Word to compute.
   */
  readonly cells: (reference: CellReference) => readonly (string | undefined)[] | undefined
}

/** Computes a formula over cells, as the text that prints. Undefined leaves it to Word. */
export type ComputeCells = (formula: CellFormula) => string | undefined

/** An image, its format recognised by its content. */
export interface Picture {
  readonly format: 'png' | 'jpeg' | 'gif'
  readonly bytes: Uint8Array
  /** Width and height in pixels, at 96 pixels an inch. */
  readonly width: number
  readonly height: number
  /** Alternative text for people who cannot see it. */
  readonly description: string
}

/** The values of a section, one per slot, at the slot's index; undefined where a condition hides the slot. */
export type SectionValues = readonly SlotValue[]
export type SlotValue = string | boolean | Picture | readonly SectionValues[] | undefined

/** What fills a template: the values of its outline. Plain data, as final text. */
export interface MergeFields {
  readonly values: SectionValues
  /** BCP 47 name of the render culture, for the document's language where the format has one. */
  readonly culture: string
  /** The filled details document, which a Word document shows where its template has `QuoteDetails`, or else at its end. */
  readonly details?: Uint8Array
}

/** An opened template: what it asks for, and how it is filled. Reusable for any number of documents. */
export interface Template {
  /** The name that it was opened under, usually the file's. */
  readonly name: string
  readonly format: 'docx' | 'html'
  /** @internal */
  readonly outline: Section
  /** @internal In document order. */
  readonly directives: readonly Directive[]
  /** @internal Faults of the template's structure and warnings about it; what `openTemplate` reports. */
  readonly problems: readonly Problem[]
  /**
   * @internal Texts in braces that are ordinary text unless own data has a field of that name.
   */
  readonly otherNames: ReadonlySet<string>
  /** @internal The same template with these of its `otherNames` read as fields. */
  readonly withNames: (names: ReadonlySet<string>) => Template
  /**
   * @internal Never called for a template with faults.
   * @param compute computes Word's formulas over table cells; they are left to Word without it
   */
  readonly fill: Fill
  /**
   * @internal Fills this template and one of details at once, with the values of both, joined. Undefined where they are
   * to be filled one after the other, which takes much longer.
   */
  readonly fillWith?: (details: Template) => Fill | undefined
}

export type Fill = (fields: MergeFields, compute?: ComputeCells) => Result<Uint8Array>

export interface QuoteDocument {
  readonly extension: 'docx' | 'html'
  readonly bytes: Uint8Array
}

// ---------------------------------------------------------------------------------------------------- PDF

export interface PdfOptions {
  /** The archive form PDF/A-2b; of Word documents only. */
  readonly pdfA?: boolean
  /** The title that readers and screen readers show; the document's own unless told. */
  readonly title?: string
  /** What stands for the title where there is none, such as the name of the document's file. */
  readonly name?: string
  /** Milliseconds that the engine may take for this document; a minute unless told. */
  readonly timeLimit?: number
}

/** Makes PDF files of any number of documents. Its engines start with the first document that needs them. */
export interface PdfConverter {
  /**
   * May be called for many documents at once, and is faster so: Word documents that wait share one start of LibreOffice.
   * A document that fails is a problem of its own and of no other.
   */
  readonly convert: (document: QuoteDocument, options?: PdfOptions) => Promise<Result<Uint8Array>>
  /** Ends the engines and removes their folders. Documents that are still waiting get a problem. */
  readonly close: () => Promise<void>
}

// ---------------------------------------------------------------------------------------------- rendering

export type RoundingMode = 'display' | 'line' | 'vat-rate'

export interface RenderOptions {
  /** .NET culture name such as `nb-NO`; a `Culture:` field of the template wins over it. */
  readonly culture?: string
  /** IANA name (`Europe/Oslo`) or SuperOffice code (`NO`, `US-NY`). */
  readonly timeZone?: string
  /** ISO 8601 date and time that answers `{date}`, `{sdat}` and `{time}`. */
  readonly now?: string
  /** Own data: names to text, number, boolean, or a list of objects or texts. */
  readonly data?: Readonly<Record<string, unknown>>
  /** A second Word template, filled with the same values and inserted where the first has `QuoteDetails`, or else appended. */
  readonly details?: Template
  readonly rounding?: RoundingMode
  /** Decimals that `line` and `vat-rate` rounding keep; 2 unless told. */
  readonly currencyDecimals?: number
  /** Which alternatives print; `all` unless told. */
  readonly alternatives?: 'all' | 'favourite' | 'accepted'
  /** What becomes of an unknown field: refuse the document (default), keep its text, or print nothing. */
  readonly onUnknown?: 'error' | 'keep' | 'blank'
  /** Render versions that SuperOffice would not send. */
  readonly allowDraft?: boolean
}

export type FieldType = 'text' | 'decimal' | 'integer' | 'date' | 'boolean' | 'picture'

export interface FieldInfo {
  /** `line/totalPrice`, or the code of a template variable that no field twins. */
  readonly name: string
  readonly type: FieldType
  /** The region that it belongs to. */
  readonly region: RegionName
  readonly description: string
  /** The carrier property that it prints, or the formula that it is computed by. */
  readonly source: string
  /** The template variable that prints the same. */
  readonly variable?: string
}

/** A value before it is formatted. Undefined prints nothing. */
export type FieldValue = string | boolean | Decimal | DateValue | Picture | undefined

// ------------------------------------------------------------------------------------------- SuperOffice

/** How to reach an installation of SuperOffice. Nothing in it is ever printed. */
export interface Connection {
  /** Address of the installation, or of its WebAPI; either this or `tenant`. HTTPS, except on this computer. */
  readonly url?: string
  /** Context identifier of a tenant of SuperOffice Online, such as `Cust12345`; its address is asked for. */
  readonly tenant?: string
  /** Where the tenant lives; `online` unless told. */
  readonly environment?: 'online' | 'stage' | 'sod'
  readonly credentials: Credentials
  /** The client secret of the app (`SO-AppToken`). */
  readonly appToken?: string
  /** SuperOffice's code of the zone that times are wanted in (`SO-TimeZone`); times come as they are stored unless told. */
  readonly timeZone?: string
  /** Milliseconds that one answer may take, whole; 30 seconds unless told. With repetitions, four times as much. */
  readonly timeout?: number
}

export type Credentials =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'ticket'; readonly ticket: string }
  /** On-premises only. */
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  /** That of a browser: no Authorization is sent, but its cookies, and its token against requests forged by other sites. */
  | { readonly kind: 'session'; readonly cookie: string; readonly xsrfToken: string }
  /** Unattended login to SuperOffice Online. */
  | {
      readonly kind: 'system-user'
      readonly systemUserToken: string
      /** The app's RSA private key, as PEM or as .NET's XML. */
      readonly privateKey: string
    }

/** Which quote: a sale's and a quote's active version, a version, or one alternative alone. */
export type QuoteSelector =
  | { readonly sale: number }
  | { readonly quote: number }
  | { readonly quoteVersion: number }
  | { readonly alternative: number }

export interface FetchOptions {
  /** Two letters of the language that texts are wanted in; that of the culture, else of the quote's own, unless told. */
  readonly language?: string
  readonly culture?: string
  /** Templates that the quote is fetched for: what they do not need is left out. Without them everything is fetched. */
  readonly templates?: readonly Template[]
  /** Refuse quotes where SuperOffice says that its quote connections do not work. */
  readonly requireConnection?: boolean
  /** Milliseconds that all answers together may take; ten minutes unless told. Each has the limit of its connection besides. */
  readonly timeLimit?: number
  readonly signal?: AbortSignal
}

// ------------------------------------------------------------------------------------------------ batches

/** One document of a batch. Paths are relative to the batch's `folder`. */
export type Job = {
  /** A quote file, a pattern of such files (`quotes/*.json`: one job for each), or a quote of SuperOffice. */
  readonly quote: string | QuoteSelector
  /** A template file, or one of SuperOffice's archive. `{language}` in it stands for two letters of the render's language. */
  readonly template: string
  /**
   * Name of the document within the output folder. It may hold fields as a template does, and slashes:
   * `{contact/name}/{quote/number}.docx`. Named after quote and template unless told.
   */
  readonly output?: string
  /** A second Word template; `{language}` as in `template`. */
  readonly details?: string
  /** A JSON file of own data. */
  readonly data?: string
  /**
   * A PDF beside the document, or `only` the PDF. Unless told, as the batch's options say; where those say nothing either,
   * an `output` that ends in `.pdf` asks for the PDF alone, and `pdfA` for one beside the document.
   */
  readonly pdf?: boolean | 'only'
  /** Make the PDF in the archive form PDF/A-2b; of Word documents only. */
  readonly pdfA?: boolean
} & Omit<RenderOptions, 'details' | 'data'>

/** What became of a job. */
export interface Outcome {
  readonly job: Job
  /** Path of the document, beginning with the output folder as the caller gives it; undefined when there is none. */
  readonly output?: string
  /** Path of its PDF; undefined when there is none. */
  readonly pdf?: string
  /**
   * `unchanged`: an earlier run wrote the same, and it is still there. `failed`: not all that was wanted is there; where only
   * the PDF is missing, `output` is the document.
   */
  readonly status: 'written' | 'unchanged' | 'failed'
  readonly problems: Problem[]
  /** What reading, rendering and writing took, without waiting for their turn, and without the PDF. */
  readonly milliseconds: number
}

export interface BatchOptions {
  /** Where documents go; `out` unless told. Missing folders are made. */
  readonly out?: string
  /** The folder that relative paths start from, `out` included; the current one unless told. */
  readonly folder?: string
  /** How many documents are made at a time; one for each processor unless told. */
  readonly concurrency?: number
  /** Make only what the last run into this folder did not make, or what has changed since. */
  readonly resume?: boolean
  /** Replace files that no earlier run wrote, too. */
  readonly overwrite?: boolean
  /** Stop at the first failed job. */
  readonly failFast?: boolean
  /** Stop at that many failed jobs. */
  readonly maxFailures?: number
  /** Make every document, but write nothing. */
  readonly dryRun?: boolean
  /** For every job that says nothing else. */
  readonly pdf?: boolean | 'only'
  /** For every job that says nothing else. */
  readonly pdfA?: boolean
  /** Milliseconds that one document may take, and its PDF once more; 60,000 unless told. */
  readonly timeLimit?: number
  /** What counts as the present in every job that states nothing else; with `resume` that of the run before unless told. */
  readonly now?: string
  /** How to reach SuperOffice, for jobs whose quotes or templates are there. */
  readonly connection?: Connection
  /** Aborting it lets the documents that are being made be finished, and starts no others. */
  readonly signal?: AbortSignal
}
