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
  | 'quote-not-readable'
  | 'quote-not-sendable'
  | 'region-name-translated'
  | 'right-none'
  | 'stale-alternative-vat'
  | 'sum-does-not-add-up'
  | 'template-not-readable'
  | 'template-syntax'
  | 'template-too-large'
  | 'unclosed-region'
  | 'unexpected-failure'
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

// ------------------------------------------------------------------------------------ reading DOCX files

/** What keeps a DOCX file from being read as a template. */
export type DocxFault = keyof typeof docxFaults

/** Each completes "Cannot read the template `…`: ". */
const docxFaults = {
  'old-format': 'it is a .doc file, or protected by a password; save it in Word as .docx without a password',
  'not-a-zip': 'it is not a DOCX file; save it in Word as .docx',
  truncated: 'it is incomplete; copy it again from where it came from',
  encrypted: 'it is encrypted; save it without a password',
  zip64: 'it is packed in the ZIP64 form; save it in Word as .docx',
  'too-many-entries': 'it holds more than 5,000 parts; a template holds some dozens',
  'too-large': 'it holds more than 500 MB, or a part of more than 200 MB; make its pictures smaller',
  'too-dense': 'a part of it is packed more than 200 times smaller than it is, as in no document; save it in Word as .docx',
  'too-deep': 'its regions and conditions are nested more than 100 deep, or are more than 2,000; split it',
  'bad-name': 'a part of it has a name that leads out of the file; save it in Word as .docx',
  duplicate: 'it holds two parts of one name; save it in Word as .docx',
  method: 'a part of it is packed in a way that DOCX does not know; save it in Word as .docx',
  damaged: 'a part of it is damaged; copy it again from where it came from',
  'no-content-types': 'it is a zip file without a list of content types, so not a DOCX file; save it in Word as .docx',
  'no-main-part': 'it holds no document of Word; save it in Word as .docx',
  macros: 'it holds macros; save it in Word as .docx without them',
  'not-utf-8': 'a part of it is not UTF-8 text; save it in Word as .docx',
  'ill-formed': 'a part of it is not well-formed XML; open it in Word and save it again',
  'document-type': 'a part of it declares a document type, which DOCX forbids; save it in Word as .docx',
  'foreign-prefix': 'its XML is not in the form that Word writes; open it in Word and save it again',
  'private-characters': 'its text holds characters between U+FDD0 and U+FDEF, which mean nothing; remove them',
} as const

const tooLarge: ReadonlySet<DocxFault> = new Set(['too-many-entries', 'too-large', 'too-dense', 'too-deep'])

/** @param part the part at fault, where it is one */
export const docxNotReadable = (template: string, fault: DocxFault, part?: string): Problem =>
  make(
    'error',
    tooLarge.has(fault) ? 'template-too-large' : 'template-not-readable',
    `Cannot read the template ${quoted(template)}: ${docxFaults[fault]}`,
    part === undefined ? undefined : { part },
  )

export const misplacedRegion = (written: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot repeat or hide what lies between ${quoted(written)} and its end: one of them is in a table, a cell, a text box or a content control and the other is not; put both in one, or both in the rows of one table`,
    where,
  )

export const overlappingRegions = (written: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot repeat the table row of ${quoted(written)}: another region of the same row repeats it already; put one region inside the other`,
    where,
  )

export const wordFieldsNotRead = (count: number, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot fill Word's merge fields, of which the template holds ${count}; write ${quoted('{line/name}')} in place of ${quoted('MERGEFIELD line/name')}`,
    where,
  )

export const misplacedPicture = (written: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot put the picture ${quoted(written)} here: only the text of paragraphs can hold pictures`,
    where,
  )

// ------------------------------------------------------------------------------------------- quote files

export const invalidQuoteValue = (path: string, found: string, wanted: string): Problem =>
  make(
    'error',
    'quote-invalid',
    path === ''
      ? `Cannot read the quote: it holds ${found} where ${wanted} is wanted; a quote file is an object with QuoteAlternatives, or a list of quote lines`
      : `Cannot read the quote: ${quoted(path)} holds ${found} where ${wanted} is wanted`,
    path === '' ? undefined : { path },
  )

export const ambiguousProperty = (path: string, other: string): Problem =>
  make(
    'error',
    'quote-invalid',
    `Cannot read the quote: ${quoted(path)} stands beside ${quoted(other)}, which differs in case only; keep one of them`,
    { path },
  )

export const duplicateLineId = (id: number, first: string, second: string): Problem =>
  make(
    'error',
    'quote-invalid',
    `Cannot read the quote: the QuoteLineId ${id} of ${quoted(second)} is that of ${quoted(first)}; every line needs its own`,
    { path: second },
  )

// ------------------------------------------------------------------------- files and the command line

/** What the command line reads, in words. */
export type InputKind = 'quote' | 'template' | 'own data'

const unreadableCode = {
  quote: 'quote-not-readable',
  template: 'template-not-readable',
  'own data': 'data-invalid',
} as const satisfies Record<InputKind, ProblemCode>

export const inputNotReadable = (kind: InputKind, path: string, reason: unknown): Problem =>
  make('error', unreadableCode[kind], `Cannot read the ${kind} ${quoted(path)}: ${fileSystemReason(reason)}`)

export const notUtf8 = (kind: 'quote' | 'own data', path: string): Problem =>
  make(
    'error',
    kind === 'quote' ? 'quote-not-json' : 'data-invalid',
    `Cannot read the ${kind} ${quoted(path)}: it is not UTF-8 text; save it with that encoding`,
  )

/** @param expected what could stand at the fault, in words */
export const notJson = (
  kind: 'quote' | 'own data',
  fault: { readonly found: string; readonly expected: string; readonly where: Place },
): Problem =>
  make(
    'error',
    kind === 'quote' ? 'quote-not-json' : 'data-invalid',
    `Cannot read the ${kind} as JSON: ${fault.found} stands where ${fault.expected} should be`,
    fault.where,
  )

export const dataNotObject = (found: string): Problem =>
  make(
    'error',
    'data-invalid',
    `Cannot use the own data: it is ${found}, and must be an object of names and values`,
  )

export const outputCollision = (path: string): Problem =>
  make(
    'error',
    'output-collision',
    `Cannot write ${quoted(path)}: several documents of this run would have that name; render them into different folders`,
  )

export const outputIsInput = (path: string): Problem =>
  make(
    'error',
    'output-collision',
    `Cannot write ${quoted(path)}: this run reads that file; choose another name or folder with ${quoted('--out')}`,
  )

export const outputOfOtherFormat = (path: string, template: string): Problem =>
  make(
    'error',
    'output-not-writable',
    `Cannot write ${quoted(path)}: its extension is not that of the documents that ${quoted(template)} makes; end it in ${quoted(/\.do[ct]x$/i.test(template) ? '.docx' : '.html')}`,
  )

export const outputNotWritable = (path: string, reason: unknown): Problem =>
  make('error', 'output-not-writable', `Cannot write ${quoted(path)}: ${fileSystemReason(reason)}`)

/** The fault is ours, so the message asks for a report; the text of the error says where to look. */
export const unexpectedFailure = (error: unknown): Problem =>
  make(
    'error',
    'unexpected-failure',
    `Cannot finish because of a fault in Quotewright itself: ${quoted(firstLine(error))}; please report it with the files that show it`,
  )

const firstLine = (error: unknown): string => String(error).split('\n', 1)[0] ?? ''

/** Why the file system refused, in words. */
function fileSystemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return fileSystemReasons.get(code) ?? firstLine(error)
}

const fileSystemReasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'access to it is not allowed'],
  ['EBUSY', 'another program is using it'],
  ['EEXIST', 'a part of its path is a file, not a folder'],
  ['EISDIR', 'it is a folder, not a file'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ENOENT', 'there is no such file'],
  ['ENOSPC', 'the disk is full'],
  ['ENOTDIR', 'a part of its path is a file, not a folder'],
  ['EPERM', 'access to it is not allowed'],
  ['EROFS', 'the disk can only be read'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GiB'],
])

// --------------------------------------------------------------------------------------------- own data

export const invalidDataValue = (path: string, wanted: string): Problem =>
  make(
    'error',
    'data-invalid',
    path === ''
      ? `Cannot read the own data: it must be ${wanted}`
      : `Cannot read the own data: ${quoted(path)} must be ${wanted}`,
    path === '' ? undefined : { path },
  )
