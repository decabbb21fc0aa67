/**
 * Every problem that this project reports: its code, and all of its wording.
 *
 * A message is a whole sentence that names the act, quotes the value and says what would be right.
 */
import type { Directive, Place, Problem, RegionName, Severity, Slot } from './model.js'

/** What a problem is called, for programs. */
export type ProblemCode =
  | 'alternative-discount-inconsistent'
  | 'ambiguous-variable'
  | 'bad-suffix'
  | 'case-mismatch'
  | 'characters-removed'
  | 'connection-invalid'
  | 'connection-not-ok'
  | 'crossed-region'
  | 'culture-assumed'
  | 'data-invalid'
  | 'date-without-zone'
  | 'empty-lines'
  | 'field-crosses-cell'
  | 'field-disabled'
  | 'field-out-of-scope'
  | 'formula-div-zero'
  | 'formula-syntax'
  | 'group-without-groupby'
  | 'groupby-numeric'
  | 'http-aborted'
  | 'http-empty'
  | 'http-error'
  | 'http-forbidden'
  | 'http-interrupted'
  | 'http-login-failed'
  | 'http-not-found'
  | 'http-not-json'
  | 'http-redirect'
  | 'http-tenant-unavailable'
  | 'http-timeout'
  | 'http-too-large'
  | 'http-unauthorized'
  | 'http-unavailable'
  | 'http-unexpected-answer'
  | 'http-unreachable'
  | 'image-not-readable'
  | 'image-prefix-on-text'
  | 'image-without-prefix'
  | 'internal-price'
  | 'job-invalid'
  | 'journal-not-usable'
  | 'language-differs'
  | 'language-missing'
  | 'legacy-variable-unknown'
  | 'legacy-variable-uppercase'
  | 'line-inc-vat-not-additive'
  | 'line-status-error'
  | 'markup-in-text'
  | 'missing-value'
  | 'multiple-directives'
  | 'multiple-groupby'
  | 'multiple-orderby'
  | 'null-date'
  | 'option-invalid'
  | 'other-calendar'
  | 'output-collision'
  | 'output-exists'
  | 'output-locked'
  | 'output-name-invalid'
  | 'output-not-writable'
  | 'pdf-address-not-fetched'
  | 'pdf-engine-failed'
  | 'pdf-engine-missing'
  | 'pdf-not-possible'
  | 'pdf-outdated'
  | 'pdf-time-limit'
  | 'quote-invalid'
  | 'quote-not-json'
  | 'quote-not-readable'
  | 'quote-not-sendable'
  | 'region-name-translated'
  | 'render-crashed'
  | 'render-out-of-memory'
  | 'render-too-slow'
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
  | 'unsafe-address'
  | 'vat-looks-like-amount'
  | 'wrong-nesting'

/** Makes a problem. Only this file calls it: each wording is a function of its own below. */
function make(severity: Severity, code: ProblemCode, message: string, where?: Place): Problem {
  return where === undefined ? { code, severity, message } : { code, severity, message, where }
}

/** Whether a list of problems forbids a document. */
export const hasError = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error')

/** The longest value that a message repeats in full, in UTF-16 code units. */
const longestQuotation = 200

/** Puts a value in backticks, cut where it is long: names come from files, and may be of any length. */
function quoted(text: string): string {
  if (text.length <= longestQuotation) return `\`${text}\``
  const beginning = text.slice(0, longestQuotation).replace(/[\ud800-\udbff]$/, '')
  return `\`${beginning}…\``
}

/** The half sentence that names the right name, or says that there is none like it. */
const orNearest = (nearest: string | undefined): string =>
  nearest === undefined ? 'no known name is like it' : `the nearest name is ${quoted(nearest)}`

// -------------------------------------------------------------------------------- structure of templates

export const unclosedRegion = (slot: Slot, name: string): Problem =>
  make(
    'error',
    'unclosed-region',
    `Cannot find the end of ${quoted(slot.written)}; close it with ${quoted(`/${name}`)}`,
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
  'too-many-entries': 'it holds more than 5,000 parts; a template holds some dozens',
  'too-large': 'it holds more than 500 MB, or a part of more than 200 MB; make its pictures smaller',
  'too-dense':
    'a part of it is packed more than 200 times smaller than it is, as in no document; save it in Word as .docx',
  'too-deep': 'its regions and conditions are nested more than 100 deep, or are more than 2,000; split it',
  'bad-name': 'a part of it has a name that leads out of the file; save it in Word as .docx',
  duplicate: 'it holds two parts of one name; save it in Word as .docx',
  method: 'a part of it is packed in a way that DOCX does not know; save it in Word as .docx',
  damaged: 'a part of it is damaged; copy it again from where it came from',
  'no-content-types':
    'it is a zip file without a list of content types, so not a DOCX file; save it in Word as .docx',
  'no-main-part': 'it holds no document of Word; save it in Word as .docx',
  macros: 'it holds macros; save it in Word as .docx without them',
  'not-utf-8': 'a part of it is not UTF-8 text; save it in Word as .docx',
  'ill-formed': 'a part of it is not well-formed XML; open it in Word and save it again',
  'document-type': 'a part of it declares a document type, which DOCX forbids; save it in Word as .docx',
  'foreign-form': 'its XML is not in the form that Word writes; open it in Word and save it again',
  'private-characters':
    'its text holds characters between U+FDD0 and U+FDEF, which mean nothing; remove them',
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

export const unclosedTag = (written: string, where: Place): Problem =>
  make(
    'warning',
    'template-syntax',
    `Printing ${quoted(written)} as it stands: its closing brace is missing in this paragraph`,
    where,
  )

export const fieldInSingleBraces = (written: string, where: Place): Problem =>
  make(
    'warning',
    'template-syntax',
    `Printing ${quoted(written)} as it stands: in HTML templates fields stand in double braces, ${quoted(`{${written}}`)}`,
    where,
  )

export const misplacedRegion = (written: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot repeat or hide what lies between ${quoted(written)} and its end: one of them is in a table, a cell, a text box, a content control, a link, a field or a tracked change that the other is not in; put both in the same one, or both in the rows of one table`,
    where,
  )

export const emptiedControl = (written: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot repeat or hide the table rows of ${quoted(written)}: they are all that a content control holds, and Word wants a row in it; remove the content control from around the rows`,
    where,
  )

export const dividedSection = (written: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot repeat or hide what lies between ${quoted(written)} and its end: a section of the document ends there; move the section break out of it`,
    where,
  )

export const overlappingRegions = (written: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot repeat the paragraph or table row of ${quoted(written)}: another region repeats it already; put one region inside the other, or each in paragraphs or rows of its own`,
    where,
  )

export const misplacedPicture = (written: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot put the picture ${quoted(written)} here: only the text of paragraphs can hold pictures`,
    where,
  )

// ------------------------------------------------------------------------------------- Word's own fields

export const unbalancedField = (where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot read a field of Word's here: its beginning or its end is missing; delete the field and insert it again`,
    where,
  )

export const fieldCrossesCell = (where: Place): Problem =>
  make(
    'error',
    'field-crosses-cell',
    `Cannot read a field of Word's that begins in one table cell and ends in another; delete it and insert it again`,
    where,
  )

export const entangledField = (where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot take a field of Word's out of what begins or ends within it here; delete the field and insert it again`,
    where,
  )

export const deepField = (where: Place): Problem =>
  make(
    'error',
    'template-too-large',
    `Cannot read a field of Word's that stands within more than 100 others; take some of them apart`,
    where,
  )

export const fieldWithoutName = (where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot tell which field to merge here: ${quoted('MERGEFIELD')} must be followed by a name, such as ${quoted('MERGEFIELD line/name')}`,
    where,
  )

/** Each completes "Cannot read the instruction of this field: ". */
const instructionFaults = {
  'unclosed-quote': 'a quotation mark is not closed',
  'missing-operator': 'it compares with `=`, `<>`, `<`, `<=`, `>` or `>=`, and none is there',
  'unknown-operator': 'it compares with `=`, `<>`, `<`, `<=`, `>` or `>=` only',
  'surplus-argument': 'it has more arguments than it takes; put texts of several words in quotation marks',
}

export const brokenInstruction = (fault: keyof typeof instructionFaults, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot read the instruction of this field: ${instructionFaults[fault]}`,
    where,
  )

/** Of an instruction from which Word prints something all the same. */
export const doubtfulInstruction = (fault: keyof typeof instructionFaults, where: Place): Problem =>
  make(
    'warning',
    'template-syntax',
    `Guessing what the instruction of this field means: ${instructionFaults[fault]}`,
    where,
  )

/** @param written a switch and what follows it */
export const ignoredSwitch = (written: string, where: Place): Problem =>
  make(
    'warning',
    'template-syntax',
    `Ignoring ${quoted(written)}: a merge field can have ${quoted('\\#')}, ${quoted('\\@')}, ${quoted('\\b')} and ${quoted('\\f')} with a text, and ${quoted('\\*')} with ${quoted('Upper')}, ${quoted('Lower')}, ${quoted('FirstCap')} or ${quoted('Caps')}`,
    where,
  )

export const unsupportedWordField = (keyword: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot fill Word's field ${quoted(keyword)}; write merge fields one by one, and repeat them with ${quoted('TableStart:line')} and ${quoted('TableEnd:line')}`,
    where,
  )

export const unclosedMarker = (name: string, where: Place): Problem =>
  make(
    'error',
    'unclosed-region',
    `Cannot find the end of the region ${quoted(name)}; insert the field ${quoted(`TableEnd:${name}`)} behind it`,
    where,
  )

/** @param meant the region of a similar name that did begin */
export const strayMarker = (name: string, meant: string | undefined, where: Place): Problem =>
  make(
    'error',
    'unclosed-region',
    `Cannot end the region ${quoted(name)} here: no ${quoted(`TableStart:${name}`)} stands before it${meant === undefined ? '' : `; the nearest region is ${quoted(meant)}`}`,
    where,
  )

export const crossedMarkers = (name: string, inner: string, where: Place): Problem =>
  make(
    'error',
    'crossed-region',
    `Cannot end the region ${quoted(name)} here: ${quoted(inner)} began inside it and must end first`,
    where,
  )

// --------------------------------------------------------------------------------- details documents

/** The same problem, in the details template. */
export const inDetails = (problem: Problem): Problem => ({
  ...problem,
  where: { ...problem.where, template: 'details' },
})

/** What keeps a details document from being inserted. */
export type InsertionFault = keyof typeof insertionFaults

const insertionFaults = {
  'unreadable-part': (part: string) => `its part ${quoted(part)} is not in the form that Word writes`,
  'missing-part': (part: string) => `its part ${quoted(part)}, which it refers to, is missing`,
  'missing-relationship': (id: string) =>
    `its relationship ${quoted(id)}, to a picture, a link or the like, is missing`,
  'missing-note': (id: string) => `its footnote or endnote ${quoted(id)} is missing`,
} as const

/** @param fault.what the part or the id at fault */
export const detailsNotInserted = (
  document: 'main' | 'details',
  fault: { readonly kind: InsertionFault; readonly what: string },
): Problem =>
  make(
    'error',
    'template-not-readable',
    document === 'main'
      ? `Cannot insert the details into this document: ${insertionFaults[fault.kind](fault.what)}; open the template in Word and save it again`
      : `Cannot insert this document as details: ${insertionFaults[fault.kind](fault.what)}; open the template in Word and save it again`,
    document === 'main' ? {} : { template: 'details' },
  )

export const detailsOfOtherForm = (isStrict: boolean): Problem =>
  make(
    'error',
    'template-not-readable',
    `Cannot insert this document as details: it is ${isStrict ? 'a Strict Open XML Document, and the main document is not' : 'no Strict Open XML Document, and the main document is one'}; save both in Word as ${quoted('Word Document (.docx)')}`,
    { template: 'details' },
  )

export const detailsMisplaced = (where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot insert the details here: ${quoted('QuoteDetails')} stands in a paragraph or a table cell of the text, not in a header, a footer, a note or a text box`,
    { ...where, field: 'QuoteDetails' },
  )

export const detailsExpected = (where: Place): Problem =>
  make(
    'warning',
    'missing-value',
    `Printing nothing for ${quoted('QuoteDetails')}: no details template was given`,
    { ...where, field: 'QuoteDetails' },
  )

export const detailsAreRepeated = (count: number, where: Place): Problem =>
  make(
    'warning',
    'template-syntax',
    `Inserting the details ${count} times: ${quoted('QuoteDetails')} should stand in one place only`,
    { ...where, field: 'QuoteDetails' },
  )

export const detailsSectionsDropped = (count: number, where: Place): Problem =>
  make(
    'warning',
    'template-syntax',
    `Leaving out ${count === 1 ? 'a section break' : `${count} section breaks`} of the details: the pages of the main document go on where ${quoted('QuoteDetails')} stands`,
    { ...where, template: 'details' },
  )

/** @param name the template that is not a Word template */
export const detailsNeedWord = (name: string): Problem =>
  make(
    'error',
    'option-invalid',
    `Cannot put details into a document, or make them, with ${quoted(name)}: both templates must be Word templates`,
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

export const inputTooLarge = (kind: InputKind, path: string, megabytes: number): Problem =>
  make(
    'error',
    unreadableCode[kind],
    `Cannot read the ${kind} ${quoted(path)}: it is larger than ${megabytes} MB; render it by itself`,
  )

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

/** @param option the one that names the file */
export const outputIsInput = (path: string, option: '--out' | '--annotate'): Problem =>
  make(
    'error',
    'output-collision',
    `Cannot write ${quoted(path)}: this run reads that file; choose another name or folder with ${quoted(option)}`,
  )

export const outputExists = (path: string): Problem =>
  make(
    'error',
    'output-exists',
    `Cannot write ${quoted(path)}: the file exists and is no snapshot of a quote, which alone is replaced; choose another name with ${quoted('--out')}`,
  )

export const notAnnotated = (name: string): Problem =>
  make(
    'error',
    'option-invalid',
    `Cannot annotate ${quoted(name)}: only .docx and .dotx files take comments; leave out ${quoted('--annotate')}`,
  )

export const outputOfOtherFormat = (path: string, template: string): Problem =>
  make(
    'error',
    'output-not-writable',
    `Cannot write ${quoted(path)}: its extension is not that of the documents that ${quoted(template)} makes; end it in ${quoted(/\.do[ct]x$/i.test(template) ? '.docx' : '.html')}, or in ${quoted('.pdf')}`,
  )

export const outputNotPdf = (path: string): Problem =>
  make(
    'error',
    'output-not-writable',
    `Cannot write ${quoted(path)}: nothing but a PDF is to be written; end it in ${quoted('.pdf')}`,
  )

export const outputNotWritable = (path: string, reason: unknown): Problem =>
  make(
    'error',
    'output-not-writable',
    `Cannot write ${quoted(path)}: ${fileSystemCode(reason) === 'ENOENT' ? 'its folder cannot be made' : fileSystemReason(reason)}`,
  )

/** The fault is ours, so the message asks for a report; the text of the error says where to look. */
export const unexpectedFailure = (error: unknown): Problem =>
  make(
    'error',
    'unexpected-failure',
    `Cannot finish because of a fault in Quotewright itself: ${quoted(firstLine(error))}; please report it with the files that show it`,
  )

const firstLine = (error: unknown): string => String(error).split('\n', 1)[0] ?? ''

/** Why the file system refused, in words. */
const fileSystemReason = (error: unknown): string =>
  fileSystemReasons.get(fileSystemCode(error)) ?? firstLine(error)

const fileSystemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

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

// ----------------------------------------------------------------------------------------------- batches

export const jobsNotReadable = (path: string, reason: unknown): Problem =>
  make('error', 'job-invalid', `Cannot read the jobs ${quoted(path)}: ${fileSystemReason(reason)}`)

/** @param place where the job stands in its file */
export const jobNotJson = (
  fault: { readonly found: string; readonly expected: string },
  place: Place | undefined,
): Problem =>
  make(
    'error',
    'job-invalid',
    `Cannot read the job as JSON: ${fault.found} stands where ${fault.expected} should be; every line holds one job`,
    place,
  )

export const jobsNotJson = (fault: {
  readonly found: string
  readonly expected: string
  readonly where: Place
}): Problem =>
  make(
    'error',
    'job-invalid',
    `Cannot read the jobs as JSON: ${fault.found} stands where ${fault.expected} should be`,
    fault.where,
  )

export const jobNotUtf8 = (place: Place | undefined): Problem =>
  make('error', 'job-invalid', `Cannot read the job: it is not UTF-8 text; save it with that encoding`, place)

/** @param most in megabytes */
export const jobTooLong = (most: number, place: Place): Problem =>
  make(
    'error',
    'job-invalid',
    `Cannot read the job: its line is longer than ${most} MB; every line holds one job`,
    place,
  )

/** @param most in megabytes */
export const jobListTooLong = (most: number): Problem =>
  make(
    'error',
    'job-invalid',
    `Cannot read the jobs: a list of more than ${most} MB is not read at once; write one job a line, without brackets and commas around them`,
  )

export const invalidJob = (found: string, place: Place | undefined): Problem =>
  make(
    'error',
    'job-invalid',
    `Cannot use ${found} as a job: a job is an object with ${quoted('quote')} and ${quoted('template')}`,
    place,
  )

export const missingInJob = (member: string, wanted: string, place: Place | undefined): Problem =>
  make('error', 'job-invalid', `Cannot find ${quoted(member)} in the job: it must be ${wanted}`, place)

export const unknownInJob = (
  member: string,
  nearest: string | undefined,
  place: Place | undefined,
): Problem =>
  make('error', 'job-invalid', `Cannot use ${quoted(member)} in a job; ${orNearest(nearest)}`, place)

export const invalidInJob = (member: string, wanted: string, place: Place | undefined): Problem =>
  make('error', 'job-invalid', `Cannot use the job: its ${quoted(member)} must be ${wanted}`, place)

/** @param used the file that is used instead */
export const languageMissing = (
  missing: string,
  { used, isNear }: { readonly used: string; readonly isNear: boolean },
): Problem =>
  make(
    isNear ? 'info' : 'warning',
    'language-missing',
    `Using ${quoted(used)}: there is no ${quoted(missing)}`,
  )

export const languagesMissing = (missing: string, fallback: string): Problem =>
  make(
    'error',
    'template-not-readable',
    `Cannot read the template ${quoted(missing)}: there is no such file, nor ${quoted(fallback)}, which would stand in for it`,
  )

const outputPlace: Place = { path: 'output' }

/** The same problem, found in the name of the document. */
export const inOutputName = (problem: Problem): Problem => ({
  ...problem,
  message: `${problem.message} (in the name of the document)`,
  where: { ...problem.where, ...outputPlace },
})

/** Why a name cannot be that of a document. */
export type OutputNameFault = keyof typeof outputNameFaults

/** Each follows the name. */
const outputNameFaults = {
  absolute: 'it must lie in the output folder; leave out the beginning that leads elsewhere',
  climbs: `it must lie in the output folder; leave out ${quoted('..')}`,
  'bad-sign': 'no file system takes control characters, nor all of them any of `<>:"|?*`; leave them out',
  'bad-end': 'not all file systems take names that end in a dot or space; leave that out',
  reserved: 'Windows keeps that name for a device; choose another one',
  'too-long': 'a part of it has more than 240 bytes; choose a shorter one',
  ours: `names that begin with ${quoted('.quotewright-')} are kept for the run itself; choose another one`,
  'no-closing-brace': 'a brace is not closed; write fields like `{quote/number}`',
  'no-field': 'it holds something in braces that is no field; write fields like `{quote/number}`',
  empty: 'nothing is left for a part of it, because its fields are empty; add one that is not',
} as const satisfies Record<string, string>

export const invalidOutputName = (name: string, fault: OutputNameFault): Problem =>
  make(
    'error',
    'output-name-invalid',
    `Cannot name the document ${quoted(name)}: ${outputNameFaults[fault]}`,
    outputPlace,
  )

export const emptyInOutputName = (field: string, pattern: string): Problem =>
  make(
    'warning',
    'missing-value',
    `Leaving ${quoted(field)} out of the name ${quoted(pattern)}: it is empty`,
    outputPlace,
  )

export const outputTaken = (path: string): Problem =>
  make(
    'error',
    'output-collision',
    `Cannot write ${quoted(path)}: an earlier job of this run has that name, or one that differs in case only; tell them apart by fields in ${quoted('output')}`,
  )

export const outputReplacesInput = (path: string): Problem =>
  make(
    'error',
    'output-collision',
    `Cannot write ${quoted(path)}: this run reads that file; choose another name or folder`,
  )

export const foreignOutputExists = (path: string): Problem =>
  make(
    'error',
    'output-exists',
    `Cannot write ${quoted(path)}: the file exists, and no earlier run wrote it; remove it, or use ${quoted('--overwrite')}`,
  )

export const outputLeadsElsewhere = (path: string): Problem =>
  make(
    'error',
    'output-not-writable',
    `Cannot write ${quoted(path)}: a link in its path leads out of the output folder; remove the link`,
  )

/** Who has the lock of a folder. */
export interface LockHolder {
  readonly pid: number
  readonly host: string
  /** Milliseconds without a sign of life after which it counts as dead, where nobody can see whether it is. */
  readonly silence?: number
}

/** @param holder undefined for a lock that cannot be read */
export function outputLocked(lock: string, holder: LockHolder | undefined): Problem {
  if (holder === undefined) {
    return make(
      'error',
      'output-locked',
      `Cannot start: another run may be writing to the folder, but its lock ${quoted(lock)} cannot be read; remove that file if there is no such run`,
    )
  }
  const { pid, host, silence } = holder
  const removal =
    silence === undefined
      ? `remove ${quoted(lock)} if there is no such run`
      : `remove ${quoted(lock)} if there is no such run; it counts no more when that process has given no sign of life for ${silence / 60_000} minutes`
  return make(
    'error',
    'output-locked',
    `Cannot start: process ${pid} on ${quoted(host)} is writing to the folder; wait until it is done, or ${removal}`,
  )
}

export const outputLockLost = (folder: string): Problem =>
  make(
    'error',
    'output-locked',
    `Stopping: another run may be writing to ${quoted(folder)} by now, since this one has given no sign of life for long; run it again with --resume`,
  )

export const journalNotReadable = (path: string, reason: unknown): Problem =>
  make('error', 'journal-not-usable', `Cannot read the journal ${quoted(path)}: ${fileSystemReason(reason)}`)

export const journalForeign = (path: string): Problem =>
  make(
    'error',
    'journal-not-usable',
    `Cannot use ${quoted(path)}: it is no journal that this version reads; move it away, and the run begins anew`,
  )

export const journalNotWritable = (path: string, reason: unknown): Problem =>
  make(
    'error',
    'journal-not-usable',
    `Stopped because the journal ${quoted(path)} cannot be written: ${fileSystemReason(reason)}; what is done stays, and ${quoted('--resume')} makes the rest`,
  )

export const renderTooSlow = (milliseconds: number): Problem =>
  make(
    'error',
    'render-too-slow',
    `Stopped making the document: it takes longer than ${milliseconds === 1000 ? '1 second' : `${milliseconds / 1000} seconds`}; make the quote or the template smaller, or allow more time`,
  )

export const renderOutOfMemory = (megabytes: number): Problem =>
  make(
    'error',
    'render-out-of-memory',
    `Stopped making the document: it takes more than ${megabytes} MB of memory; make the quote or the template smaller`,
  )

export const renderCrashed = (reason: unknown): Problem =>
  make(
    'error',
    'render-crashed',
    `Cannot make the document: the thread that made it crashed (${quoted(firstLine(reason))}); please report it with the files that show it`,
  )

export const noConnection = (): Problem =>
  make(
    'error',
    'connection-invalid',
    `Cannot fetch from SuperOffice: no connection was given; pass one as ${quoted('connection')}`,
  )

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

// ---------------------------------------------------------------------------------------- HTML templates

/** A mustache may go over several lines, a message may not. */
const onOneLine = (literal: string): string => quoted(literal.replace(/\s+/g, ' '))

export const htmlNotUtf8 = (name: string): Problem =>
  make(
    'error',
    'template-not-readable',
    `Cannot read the template ${quoted(name)}: it is not UTF-8 text; save it with that encoding`,
  )

/** @param megabytes the limit, in MiB */
export const htmlTooLarge = (name: string, megabytes: number): Problem =>
  make(
    'error',
    'template-too-large',
    `Cannot open the template ${quoted(name)}: it is larger than ${megabytes} MiB; leave out embedded pictures`,
  )

export const tooManyMustaches = (limit: number, where: Place): Problem =>
  make(
    'error',
    'template-too-large',
    `Cannot open the template: it holds more than ${limit} fields, regions and conditions; a region repeats what stands in it once`,
    where,
  )

/** A form of Handlebars that templates may not use. */
export type ForbiddenForm =
  | 'block-parameters'
  | 'decorator'
  | 'hash-arguments'
  | 'helper'
  | 'literal'
  | 'loop-variable'
  | 'loop-variable-outside'
  | 'no-name'
  | 'not-a-name'
  | 'not-a-region'
  | 'outer-path'
  | 'partial'
  | 'raw-block'
  | 'sub-expression'
  | 'this-path'
  | 'too-deep'
  | 'unescaped'

const forbiddenForms: Readonly<Record<ForbiddenForm, string>> = {
  'block-parameters': 'a region takes no `as |name|`; inside it, fields are known by their own names',
  decorator: 'decorators are not part of the template language',
  'hash-arguments': 'a field takes no arguments; write its format as a suffix, such as `line/totalPrice:2`',
  helper:
    'there are no helpers; write one field, with a format as its suffix, and a name of own data that holds spaces in brackets, such as `[Customer name]`',
  literal: 'only names print; write plain text without braces, and a name of own data in brackets',
  'loop-variable': 'the known ones are `@index`, `@first` and `@last`',
  'loop-variable-outside': 'it counts the rows of a region; place it inside one',
  'no-name': 'it lacks the name that it asks for',
  'not-a-name':
    'a field has the form `line/totalPrice:2`; a name of own data with other signs stands in brackets',
  'not-a-region': 'only a region or a list repeats; write `if` to show something where a field has a value',
  'outer-path': 'fields of outer regions are known by their own names at every level',
  partial: 'a template is one file and includes no other',
  'raw-block': 'raw blocks are not part of the template language; write `\\{{` for literal braces',
  'sub-expression': 'expressions are not part of the template language; write one field',
  'this-path': 'write the name alone',
  'too-deep': 'regions and conditions stand too deep inside each other; take some apart',
  unescaped: 'values are always escaped; write the name in two braces',
}

export const forbiddenForm = (literal: string, form: ForbiddenForm, where: Place): Problem =>
  make('error', 'template-syntax', `Cannot use ${onOneLine(literal)}: ${forbiddenForms[form]}`, where)

/** A place in HTML where no field may print. */
export type ForbiddenPlace =
  | 'address-beginning'
  | 'attribute'
  | 'attribute-name'
  | 'comment'
  | 'element-address'
  | 'element-name'
  | 'event'
  | 'raw'
  | 'unquoted'

const forbiddenPlaces: Readonly<Record<ForbiddenPlace, (name: string) => string>> = {
  'address-beginning': (name) =>
    `inside the address of ${quoted(name)}, which must begin with the field or with https:, http:, mailto: or tel:`,
  attribute: (name) => `inside the attribute ${quoted(name)}, which may hold only what the template writes`,
  'attribute-name': () => 'inside a tag outside the quotes of a value; place it between quotes',
  comment: () => 'inside a comment; place it in the text',
  'element-address': (name) => `as the address of ${quoted(`<${name}>`)}, which would load foreign content`,
  'element-name': () => 'as the name of an element; write the name itself, or `&lt;` for a literal sign',
  event: (name) => `inside the event attribute ${quoted(name)}: it would become part of a script`,
  raw: (name) => `inside ${quoted(`<${name}>`)}, where no escaping is safe; place it in the text`,
  unquoted: (name) => `inside the attribute ${quoted(name)} without quotes; put quotes around the value`,
}

/** @param place where it stands, and the name of the attribute or element */
export const forbiddenPlace = (
  literal: string,
  place: { readonly kind: ForbiddenPlace; readonly name: string },
  where: Place,
): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot print ${onOneLine(literal)} ${forbiddenPlaces[place.kind](place.name)}`,
    where,
  )

export const misplacedHtmlPicture = (literal: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot place the picture ${onOneLine(literal)} here; write it as the whole value of a ${quoted('src')} attribute in quotes`,
    where,
  )

/** A part of an HTML template, with the name of its element or attribute. */
export interface HtmlSpot {
  readonly kind: 'text' | 'element' | 'comment' | 'value' | 'tag'
  readonly name: string
}

const htmlSpots: Readonly<Record<HtmlSpot['kind'], (name: string) => string>> = {
  text: () => 'in the text',
  element: (name) => `inside ${quoted(`<${name}>`)}`,
  comment: () => 'in a comment',
  value: (name) => `in the value of ${quoted(name)}`,
  tag: (name) => (name === '' ? 'in a tag' : `in the tag ${quoted(`<${name}>`)}`),
}

export const blockSplitsHtml = (
  literal: string,
  ends: { readonly start: HtmlSpot; readonly end: HtmlSpot },
  where: Place,
): Problem => {
  const start = htmlSpots[ends.start.kind](ends.start.name)
  const end = htmlSpots[ends.end.kind](ends.end.name)
  return make(
    'error',
    'template-syntax',
    `Cannot show ${onOneLine(literal)} here: a part of it begins ${start} and ends ${end} in another state; let every part end where it begins`,
    where,
  )
}

export const nameBesideBlock = (where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    'Cannot tell where the name in this tag begins or ends, because a block stands right beside it; put a space between them',
    where,
  )

export const attributeWithoutName = (where: Place): Problem =>
  make('error', 'template-syntax', 'Cannot read the tag: an attribute lacks its name before `=`', where)

export const unreadableMustache = (literal: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot read ${onOneLine(literal)}: a field has the form ${quoted('{{line/totalPrice:2}}')}, and ${quoted('\\{{')} stands for literal braces`,
    where,
  )

export const unreadableHtml = (where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    'Cannot read the template from here on; look for a fault in its braces',
    where,
  )

export const unclosedBlock = (literal: string, closing: string, where: Place): Problem =>
  make(
    'error',
    'unclosed-region',
    `Cannot find the end of ${onOneLine(literal)}; close it with ${quoted(closing)}`,
    where,
  )

export const strayBlockEnd = (literal: string, where: Place): Problem =>
  make(
    'error',
    'unclosed-region',
    `Cannot place ${onOneLine(literal)} here: nothing of that name is open`,
    where,
  )

export const crossedBlock = (literal: string, innermost: string, where: Place): Problem =>
  make(
    'error',
    'crossed-region',
    `Cannot close with ${onOneLine(literal)} here: ${onOneLine(innermost)} was opened inside it and must be closed first`,
    where,
  )

/** @param schemes those that it may have, each with its colon */
export const unsafeAddress = (address: string, schemes: readonly string[], where: Place): Problem =>
  make(
    'warning',
    'unsafe-address',
    `Cannot print the address ${quoted(address)}: one that a field begins must start with ${schemes.map(quoted).join(' or ')}; ${quoted('#')} stands in its place`,
    where,
  )

// ------------------------------------------------------------------------- names and places in templates

/** The same problem where a caller wants unknown names kept or left blank. */
export const asWarning = (problem: Problem): Problem => ({ ...problem, severity: 'warning' })

export const unknownField = (name: string, nearest: string | undefined, where: Place): Problem =>
  make('error', 'unknown-field', `Cannot find the field ${quoted(name)}; ${orNearest(nearest)}`, where)

export const unknownRegion = (
  name: string,
  meant: { readonly nearest: string | undefined; readonly isTranslated: boolean },
  where: Place,
): Problem =>
  meant.isTranslated
    ? make(
        'error',
        'region-name-translated',
        `Cannot find the region ${quoted(name)}: region names are never translated; write ${quoted(meant.nearest ?? '')}`,
        where,
      )
    : make(
        'error',
        'unknown-region',
        `Cannot find the region ${quoted(name)}; ${orNearest(meant.nearest)}`,
        where,
      )

export const caseMismatch = (written: string, right: string, where: Place): Problem =>
  make(
    'warning',
    'case-mismatch',
    `Reading ${quoted(written)} as ${quoted(right)}; SuperOffice tells upper from lower case, so write it that way`,
    where,
  )

/** @param innermost the region of the quote around it, unless that is `quote` */
export const wrongNesting = (region: RegionName, innermost: RegionName | undefined, where: Place): Problem =>
  make(
    'error',
    'wrong-nesting',
    `Cannot use the region ${quoted(region)} ${nestingFault(region, innermost)}`,
    where,
  )

function nestingFault(region: RegionName, innermost: RegionName | undefined): string {
  if (region === 'quote')
    return `inside ${quoted(innermost ?? 'quote')}: it stands outside every other region of the quote`
  if (region === 'alternative')
    return `inside ${quoted(innermost ?? 'quote')}: it stands outside every region of the quote but ${quoted('quote')}`
  const outer = region === 'line' ? ['alternative', 'group'] : ['alternative']
  return innermost === undefined
    ? `outside ${outer.map(quoted).join(' and ')}: it stands inside ${outer.length > 1 ? 'one of them' : 'that region'}`
    : `inside ${quoted(innermost)}: it stands directly inside ${outer.map(quoted).join(' or ')}`
}

export const wordRegionOutsideQuote = (region: RegionName, where: Place): Problem =>
  make(
    'warning',
    'wrong-nesting',
    `Printing the region ${quoted(region)} outside ${quoted('quote')}; SuperOffice itself prints it only inside ${quoted('TableStart:quote')} and ${quoted('TableEnd:quote')}`,
    where,
  )

export const groupWithoutGroupBy = (where: Place): Problem =>
  make(
    'warning',
    'group-without-groupby',
    'Printing all lines as one group: the template has a region `group` but does not say what to group by; add `GroupBy:productFamilyKey` or another line field',
    where,
  )

export const quoteIsMissing = (name: string, where: Place): Problem =>
  make('error', 'quote-invalid', `Cannot fill ${quoted(name)}: no quote was given`, where)

export const fieldOutOfScope = (name: string, region: string, where: Place): Problem =>
  make(
    'error',
    'field-out-of-scope',
    `Cannot fill ${quoted(name)} here: it needs the region ${quoted(region)} around it`,
    where,
  )

export const unknownWord = (
  name: string,
  { nearest, where }: { readonly nearest: string | undefined; readonly where: Place },
): Problem =>
  make(
    'error',
    'unknown-variable',
    name === '.'
      ? `Cannot print ${quoted('.')} here: it is the item of a list of texts in own data, and no such list is open`
      : `Cannot find ${quoted(name)} among the template variables and own data; ${orNearest(nearest)}`,
    where,
  )

export const unknownDirective = (name: string, value: string, where: Place): Problem =>
  make(
    'error',
    'unknown-field',
    `Cannot read ${quoted(`${name}:${value}`)}; fields of that form are GroupBy, OrderBy, Culture, Rounding and Image`,
    where,
  )

export const upperCaseVariable = (name: string, where: Place): Problem =>
  make(
    'warning',
    'legacy-variable-uppercase',
    `Leaving ${quoted(name)} as it is: template variables are written in lower case, ${quoted(name.toLowerCase())}`,
    where,
  )

export const secretVariable = (code: string, where: Place): Problem =>
  make(
    'warning',
    'unknown-variable',
    `Leaving ${quoted(code)} as it is: it would print a secret of the installation and is never filled`,
    where,
  )

export const paddingVariable = (code: string, where: Place): Problem =>
  make(
    'warning',
    'legacy-variable-unknown',
    `Dropping ${quoted(code)}: fill characters are not supported`,
    where,
  )

export const ambiguousVariable = (code: string, field: string, where: Place): Problem =>
  make(
    'warning',
    'ambiguous-variable',
    `Reading ${quoted(code)} as the template variable; if the line's field is meant, write ${quoted(field)}`,
    where,
  )

export const unknownSuffix = (name: string, suffix: string, where: Place): Problem =>
  make(
    'error',
    'bad-suffix',
    `Cannot format ${quoted(name)} by ${quoted(`:${suffix}`)}; numbers take :0 to :9 and :Trim, dates take ShortDate, ShortTime, ShortDateTime, LongDate, LongTime and LongDateTime`,
    where,
  )

export const unfittingSuffix = (
  name: string,
  { suffix, type, where }: { readonly suffix: string; readonly type: string; readonly where?: Place },
): Problem =>
  make(
    'warning',
    'bad-suffix',
    `Ignoring ${quoted(`:${suffix}`)} on ${quoted(name)}: it does not fit a field of type ${type}`,
    where,
  )

export const imageWithoutPrefix = (name: string, where: Place): Problem =>
  make(
    'warning',
    'image-without-prefix',
    `Printing nothing for ${quoted(name)}: a picture is written ${quoted(`Image:${name}`)}`,
    where,
  )

export const imagePrefixOnText = (name: string, where: Place): Problem =>
  make(
    'error',
    'image-prefix-on-text',
    `Cannot print ${quoted(name)} as a picture: it is none; leave out ${quoted('Image:')}`,
    where,
  )

export const internalPrice = (name: string, where: Place): Problem =>
  make('warning', 'internal-price', `Printing ${quoted(name)}, which is not meant for customers`, where)

// ------------------------------------------------------------- what Word's fields compute and how they print

/** @param right the name as own data writes it */
export const dataCaseMismatch = (written: string, right: string, where: Place): Problem =>
  make(
    'warning',
    'case-mismatch',
    `Reading ${quoted(written)} as ${quoted(right)}, which is how own data writes it; write it that way`,
    where,
  )

/** @param picture with its switch: `\# 0.00` */
export const unfittingPicture = (
  name: string,
  { picture, type, where }: { readonly picture: string; readonly type: string; readonly where: Place },
): Problem =>
  make(
    'warning',
    'bad-suffix',
    `Ignoring ${quoted(picture)} on ${quoted(name)}: it does not fit a field of type ${type}`,
    where,
  )

/** Each completes "Doubting the picture `…`: ". */
const pictureFaults = {
  'doubtful-sign':
    'a point or comma of it can be a decimal sign or a group sign; write it as `#,##0.00` or `# ##0,00`',
  'empty-picture': 'it is empty, so the value prints in the usual format',
  'no-place': 'it has no place for the value, which prints in the usual format',
  'no-positive-section': 'its first section is blank, so numbers above zero print nothing',
  'numbered-item':
    'the number of a caption is known only to Word; what stands between grave accents prints as it is',
  'surplus-section': 'it has more than three sections; those for positive, negative and zero count',
  'unclosed-quote': 'a quotation mark is not closed, so what follows prints as it is',
  'unquoted-word':
    'a word of it holds letters that print parts of the date; put words in single quotation marks',
} as const

export const doubtfulPicture = (picture: string, fault: keyof typeof pictureFaults, where?: Place): Problem =>
  make(
    'warning',
    'template-syntax',
    `Doubting the picture ${quoted(picture)}: ${pictureFaults[fault]}`,
    where,
  )

/** What keeps a formula from being computed. */
export interface FormulaFault {
  readonly kind: keyof typeof formulaFaults
  /** What stands at the fault; empty at the end of the formula. */
  readonly found: string
}

/** Each completes "Cannot compute `…`: ". */
const formulaFaults = {
  'argument-count': (found: string) => `${quoted(found)} has more or fewer arguments than the function takes`,
  'bad-number': (found: string) => `${quoted(found)} is no number`,
  cells: () => 'it computes with fields and with cells of a table; leave the cells out, or the fields',
  'no-cells': () => 'it computes with cells of a table, and stands in none',
  'no-operand': (found: string) => `a number or a field is missing ${beforeOrAtEnd(found)}`,
  'no-operator': (found: string) => `an operator is missing ${beforeOrAtEnd(found)}`,
  'no-root': () => 'a negative number has no such root',
  'not-a-number': (found: string) => `${quoted(found)} is no number`,
  'too-deep': () => 'its parentheses are nested more than 64 deep',
  'too-large': () => 'a number of it has more than 1,000 digits',
  'too-long': () => 'it is longer than 4,000 characters',
  unclosed: () => 'a closing parenthesis is missing',
  'unknown-name': (found: string) =>
    `${quoted(found)} begins with no function; bookmarks are known to Word alone`,
} as const satisfies Record<string, (found: string) => string>

const beforeOrAtEnd = (found: string): string => (found === '' ? 'at its end' : `before ${quoted(found)}`)

/** A text that is no number may be long. */
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

export const formulaSyntax = (written: string, { kind, found }: FormulaFault, where?: Place): Problem =>
  make(
    'error',
    'formula-syntax',
    `Cannot compute ${quoted(written)}: ${formulaFaults[kind](shortened(found))}`,
    where,
  )

export const formulaDividesByZero = (written: string): Problem =>
  make('warning', 'formula-div-zero', `Printing nothing for ${quoted(written)}: it divides by zero`)

// ------------------------------------------------------------------------------------------- directives

export const severalDirectives = (first: Directive, other: Directive): Problem => {
  const codes = {
    GroupBy: 'multiple-groupby',
    OrderBy: 'multiple-orderby',
    Culture: 'multiple-directives',
    Rounding: 'multiple-directives',
  } as const
  return make(
    'warning',
    codes[first.name],
    `Ignoring ${quoted(`${other.name}:${other.value}`)}: ${quoted(`${first.name}:${first.value}`)} comes first, and only one counts`,
    other.where,
  )
}

export const unknownDirectiveField = (
  { name, value, where }: Directive,
  nearest: string | undefined,
): Problem =>
  make(
    'error',
    'unknown-field',
    `Cannot read ${quoted(`${name}:${value}`)}: there is no line field ${quoted(value)}; ${orNearest(nearest)}`,
    where,
  )

export const numericGroupBy = ({ name, value, where }: Directive, type: string): Problem =>
  make(
    'error',
    'groupby-numeric',
    `Cannot read ${quoted(`${name}:${value}`)}: ${quoted(value)} is a ${type === 'picture' ? 'picture' : 'number'}; choose a field that is a text, such as ${quoted('productFamilyKey')}`,
    where,
  )

/** @param choices the values that the option can have; none for a text */
export const invalidOption = (name: string, value: unknown, choices: readonly string[]): Problem =>
  make(
    'error',
    'option-invalid',
    `Cannot use ${quoted(String(value))} for the option ${quoted(name)}: it must be ${choices.length === 0 ? 'a text' : choices.join(', ')}`,
  )

export const unknownRounding = (value: string, where: Place): Problem =>
  make(
    'error',
    'template-syntax',
    `Cannot round by ${quoted(value)}; the ways are display, line and vat-rate`,
    where,
  )

// ------------------------------------------------------------------------------ culture, time zone, clock

export const unknownCulture = (name: string, nearest: string | undefined, where?: Place): Problem =>
  make('error', 'unknown-culture', `Cannot find the culture ${quoted(name)}; ${orNearest(nearest)}`, where)

export const cultureAssumed = (name: string): Problem =>
  make(
    'warning',
    'culture-assumed',
    `Printing numbers and dates as in ${name}: neither the template, nor the options, nor the quote names a culture`,
  )

export const otherCalendar = (culture: string, calendar: string): Problem =>
  make(
    'warning',
    'other-calendar',
    `Printing dates of the Gregorian calendar: SuperOffice prints those of ${quoted(calendar)} in the culture ${quoted(culture)}`,
  )

export const unknownTimeZone = (name: string, nearest: string | undefined): Problem =>
  make(
    'error',
    'unknown-time-zone',
    nearest === undefined
      ? `Cannot find the time zone ${quoted(name)}; write an IANA name such as ${quoted('Europe/Oslo')}, or a code such as ${quoted('NO')} or ${quoted('US-NY')}`
      : `Cannot find the time zone ${quoted(name)}; ${orNearest(nearest)}`,
  )

/** @param names what to write instead: two or more, the most telling first */
export const severalTimeZones = (country: string, names: readonly string[]): Problem =>
  make(
    'error',
    'unknown-time-zone',
    `Cannot take ${quoted(country)} for a time zone: the country has several; write ${names
      .map(quoted)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' or ')}`,
  )

export const invalidNow = (value: string): Problem =>
  make(
    'error',
    'data-invalid',
    `Cannot read the time ${quoted(value)}; write it like ${quoted('2026-03-01T12:00:00+01:00')}`,
  )

export const invalidCurrencyDecimals = (decimals: number): Problem =>
  make(
    'error',
    'data-invalid',
    `Cannot round to ${quoted(String(decimals))} decimals of the currency; it takes a whole number from 0 to 9`,
  )

export const dateWithoutZone = (name: string): Problem =>
  make(
    'warning',
    'date-without-zone',
    `Printing ${quoted(name)} as the day that its text names; it may be midnight of the next day elsewhere, so give the time zone`,
  )

export const nullDate = (name: string, year: number): Problem =>
  make(
    year >= 9999 ? 'warning' : 'info',
    'null-date',
    `Printing nothing for ${quoted(name)}: its year ${year} stands for no date`,
  )

export const wordsInEnglish = (culture: string): Problem =>
  make(
    'warning',
    'missing-value',
    `Printing Yes and No in English: there are no such words for the culture ${quoted(culture)}`,
  )

export const statusInEnglish = (culture: string): Problem =>
  make(
    'warning',
    'missing-value',
    `Printing ${quoted('line/status')} in English: there are no such words for the culture ${quoted(culture)}`,
  )

// ------------------------------------------------------------------------------------ values that print

export const charactersRemoved = (name: string): Problem =>
  make('warning', 'characters-removed', `Removed characters from ${quoted(name)} that no document can hold`)

export const unparsedMultiLanguage = (name: string): Problem =>
  make(
    'info',
    'unparsed-multilang',
    `Printing ${quoted(name)} as it is: it begins like a text in several languages, but does not go on like ${quoted('US:"text";NO:"tekst"')}`,
  )

export const markupInText = (name: string): Problem =>
  make(
    'warning',
    'markup-in-text',
    `Printing ${quoted(name)} with its tags as ordinary text: it looks like HTML`,
  )

export const unreadablePicture = (field: string, description: string): Problem =>
  make(
    'warning',
    'image-not-readable',
    `Printing no picture for ${quoted(field)}${description === '' ? '' : ` of ${quoted(description)}`}: it is no PNG, JPEG or GIF in base64`,
  )

export const fieldDisabled = (name: string): Problem =>
  make('info', 'field-disabled', `Printing nothing for ${quoted(name)}: the field is not in use`)

export const noRight = (name: string): Problem =>
  make(
    'warning',
    'right-none',
    `Printing nothing for ${quoted(name)} where the right to see it, or what it would give away, is None`,
  )

export const unresolvedListKey = (list: string, key: string): Problem =>
  make(
    'info',
    'unresolved-list-key',
    `Printing ${quoted(key)} as it is: the list ${quoted(list)} gives no text for that key`,
  )

export const divisionByZero = (name: string, divisor: string): Problem =>
  make(
    'warning',
    'formula-div-zero',
    `Printing nothing for ${quoted(name)}: ${quoted(divisor)} is zero or missing`,
  )

export const noClock = (code: string): Problem =>
  make(
    'warning',
    'missing-value',
    `Printing nothing for ${quoted(`{${code}}`)}: no time was given that counts as the present`,
  )

export const unansweredVariable = (code: string): Problem =>
  make(
    'warning',
    'missing-value',
    `Printing nothing for ${quoted(`{${code}}`)}: the quote does not answer it; its ${quoted('Variables')} may`,
  )

export const unansweredCondition = (code: string): Problem =>
  make(
    'warning',
    'missing-value',
    `Taking ${quoted(`{${code}}`)} for blank in a condition: the quote does not answer it; its ${quoted('Variables')} may`,
  )

export const sumDoesNotAddUp = (sum: {
  readonly total: string
  readonly parts: readonly string[]
  readonly difference: string
  readonly alternative: string
  /** Whether another way of rounding avoids it. */
  readonly isAvoidable: boolean
}): Problem =>
  make(
    'warning',
    'sum-does-not-add-up',
    `The printed ${sum.parts.map(quoted).join(' and ')} of the alternative ${quoted(sum.alternative)} miss the printed ${quoted(sum.total)} by ${sum.difference}${sum.isAvoidable ? '; rounding by line or VAT rate makes them add up' : ''}`,
  )

// ------------------------------------------------------------------------------------ what a quote says

/** How a message ends that refuses what drafts may have. */
const unlessAllowed = (severity: 'error' | 'warning'): string =>
  severity === 'error' ? '; allow drafts to render it all the same' : ''

export const draftVersion = (state: string, severity: 'error' | 'warning'): Problem =>
  make(
    severity,
    'quote-not-sendable',
    `The quote version is in the state ${quoted(state)}, and SuperOffice would not send it${unlessAllowed(severity)}`,
  )

export const lineStatusError = (
  line: { readonly name?: string | undefined; readonly reason?: string | undefined },
  severity: 'error' | 'warning',
): Problem =>
  make(
    severity,
    'line-status-error',
    `The line ${quoted(line.name ?? '')} has the status Error${line.reason ? ` (${line.reason})` : ''}, and SuperOffice would not send it${unlessAllowed(severity)}`,
  )

export const noSuchAlternative = (which: string): Problem =>
  make(
    'error',
    'quote-invalid',
    `Cannot print the ${which} alternative only: the quote names none, or one that it does not hold`,
  )

export const languageDiffers = (recorded: string, rendered: string): Problem =>
  make(
    'warning',
    'language-differs',
    `The quote's texts were fetched in the language ${quoted(recorded)} and are printed with numbers and dates of ${quoted(rendered)}; fetch the quote again in that language`,
  )

export const noAlternatives = (): Problem =>
  make('warning', 'empty-lines', 'The quote has no alternatives, so nothing that it offers prints')

export const emptyLines = (name: string): Problem =>
  make('warning', 'empty-lines', `The alternative ${quoted(name)} has no lines`)

export const vatLooksLikeAmount = (line: string, vat: string): Problem =>
  make(
    'warning',
    'vat-looks-like-amount',
    `The line ${quoted(line)} has ${vat} % VAT, which looks like an amount`,
  )

export const alternativeDiscountInconsistent = (name: string): Problem =>
  make(
    'warning',
    'alternative-discount-inconsistent',
    `The alternative ${quoted(name)} has a discount amount but no discount percent, so its lines and its VAT are computed without a discount`,
  )

export const lineIncVatNotAdditive = (name: string): Problem =>
  make(
    'warning',
    'line-inc-vat-not-additive',
    `The printed ${quoted('line/totalPriceIncVAT')} do not add up to the total of the alternative ${quoted(name)}: SuperOffice computes them without its discount; rounding by line includes it`,
  )

export const staleAlternativeVat = (name: string, stored: string, computed: string): Problem =>
  make(
    'warning',
    'stale-alternative-vat',
    `The alternative ${quoted(name)} stores ${stored} as VAT, but its lines give ${computed}`,
  )

export const totalNotOfLines = (name: string, stored: string, computed: string): Problem =>
  make(
    'warning',
    'sum-does-not-add-up',
    `The alternative ${quoted(name)} stores ${stored} as its total, but its lines give ${computed}`,
  )

export const totalsDerived = (name: string): Problem =>
  make(
    'info',
    'missing-value',
    `Computing the totals of the alternative ${quoted(name)} from its lines alone: a discount on the alternative is not known`,
  )

// ---------------------------------------------------------------------------------------- template files

export const unknownTemplateFormat = (name: string, extension: string): Problem =>
  make(
    'error',
    'template-not-readable',
    extension === 'doc'
      ? `Cannot open ${quoted(name)}: it is in the old Word format; open it in Word and save it as .docx`
      : `Cannot open ${quoted(name)}: a template is a .docx, .dotx, .html, .htm or .hbs file`,
  )

// ------------------------------------------------------------------------------------ connecting to SuperOffice

/** What keeps a connection from being used. */
export type ConnectionFault = keyof typeof connectionFaults

/** Each completes "Cannot connect to SuperOffice: ". No value is quoted here: most of them are secret. */
const connectionFaults = {
  'no-address':
    'it needs the address of an installation, or a tenant of SuperOffice Online such as `Cust12345`',
  'no-connection': 'the connection is not an object with `url` or `tenant`, and `credentials`',
  'no-text': 'its address, tenant, app token or time zone is not a text',
  'unknown-credentials':
    'its credentials are of no known kind; it can be `bearer`, `ticket`, `basic`, `session` or `system-user`',
  'incomplete-credentials': 'its credentials lack a text that their kind needs',
  'two-addresses': 'an address and a tenant are both given; leave one of them out',
  'no-url': 'its address is not one; it looks like `https://crm.example.com/SuperOffice`',
  'secret-in-url':
    'its address holds a user name or password; leave them out of it and give them as user and password',
  'query-in-url': 'its address ends in a query or a fragment; leave out what follows `?` or `#`',
  'no-https':
    'its address does not begin with `https://`, so anyone on the way could read the credentials; only addresses of this computer need no HTTPS',
  'no-tenant-name': 'its tenant is not one; a tenant looks like `Cust12345`',
  'unknown-environment': 'its environment is not known; it can be `online`, `stage` or `sod`',
  'password-online':
    'SuperOffice Online takes no user name and password; give a bearer token, a ticket, or a system user',
  'colon-in-user': 'a user name with a colon cannot be sent',
  'system-user-without-tenant':
    'a system user logs in to a tenant of SuperOffice Online; give the tenant instead of an address',
  'system-user-without-app': 'a system user logs in with the client secret of its app, which is not given',
  'key-not-readable':
    'the private key of the app cannot be read; it is an RSA key without a passphrase, as PEM or as XML (`<RSAKeyValue>`)',
  'bad-timeout': 'its timeout is not a number of milliseconds from 1 to 2147483647',
  'empty-secret': 'its credentials hold an empty text',
  'bad-character':
    'its credentials, app token or time zone hold a character that cannot be sent; a line break may have slipped in',
} as const satisfies Record<string, string>

export const invalidConnection = (fault: ConnectionFault): Problem =>
  make('error', 'connection-invalid', `Cannot connect to SuperOffice: ${connectionFaults[fault]}`)

const listOf = (names: readonly string[], last: 'and' | 'or'): string =>
  [names.slice(0, -1).map(quoted).join(', '), ...names.slice(-1).map(quoted)]
    .filter((part) => part !== '')
    .join(` ${last} `)

/** @param choices each is what must be set together */
export const missingVariables = (
  wanted: 'an address' | 'credentials',
  choices: readonly (readonly string[])[],
): Problem =>
  make(
    'error',
    'connection-invalid',
    `Cannot connect to SuperOffice: the environment holds no variable for ${wanted}; set ${choices
      .map((names) => listOf(names, 'and'))
      .join(', or ')}`,
  )

/** @param names variables, of which only one can hold */
export const contradictoryVariables = (names: readonly string[]): Problem =>
  make(
    'error',
    'connection-invalid',
    `Cannot connect to SuperOffice: the variables ${listOf(names, 'and')} contradict each other; set only one of them`,
  )

export const incompleteVariables = (name: string, missing: readonly string[]): Problem =>
  make(
    'error',
    'connection-invalid',
    `Cannot connect to SuperOffice: the variable ${quoted(name)} needs ${listOf(missing, 'and')} beside it; set ${missing.length === 1 ? 'that' : 'those'}, too`,
  )

export const unknownEnvironment = (value: string): Problem =>
  make(
    'error',
    'connection-invalid',
    `Cannot connect to SuperOffice: the variable ${quoted('SUPEROFFICE_ENVIRONMENT')} is ${quoted(value)}; it can be ${listOf(['online', 'stage', 'sod'], 'or')}`,
  )

/**
 * The value of the variable is not shown: it may be the key itself.
 * @param variable that names the file
 */
export const keyFileNotReadable = (variable: string, reason: unknown): Problem =>
  make(
    'error',
    'connection-invalid',
    `Cannot read the private key from the file that the variable ${quoted(variable)} names: ${
      fileSystemReasons.get(fileSystemCode(reason)) ?? 'it is no path of a file'
    }; check that path`,
  )

export const keyInVariable = (variable: string): Problem =>
  make(
    'error',
    'connection-invalid',
    `Cannot read the private key: the variable ${quoted(variable)} holds a key itself; save that as a file which only you can read, and give its path`,
  )

/** @param option such as `culture` */
export const unsendableOption = (option: string): Problem =>
  make(
    'error',
    'option-invalid',
    `Cannot send the ${option} to SuperOffice: it holds a character that no ${option} has`,
  )

// -------------------------------------------------------------------------------------------- asking SuperOffice

/** What was asked for, and what the server says of it, in its own words if it has any; those are clean and short. */
export interface Refusal {
  readonly call: string
  readonly status: number
  readonly message?: string
}

const asking = (call: string): string => `Cannot get ${quoted(call)} from SuperOffice`

const answered = ({ status, message }: Refusal): string =>
  message === undefined ? `status ${status}` : `status ${status}, ${quoted(message)}`

/** How one identifies oneself to SuperOffice. */
export type CredentialKind = 'bearer' | 'ticket' | 'basic' | 'session' | 'system-user'

const unauthorizedAdvice = {
  bearer: 'the bearer token has expired or is not one of this installation; get a new one',
  ticket: 'the ticket has expired or is not one of this installation; get a new one',
  basic: 'check the user name and the password',
  session: 'the session has ended; log in again',
  'system-user':
    'a new ticket changes nothing; check that the app is approved for the tenant and that its client secret is right',
} as const satisfies Record<CredentialKind, string>

export const credentialsRefused = (refusal: Refusal, kind: CredentialKind): Problem =>
  make(
    'error',
    'http-unauthorized',
    `${asking(refusal.call)}: it does not accept the credentials (${answered(refusal)}); ${unauthorizedAdvice[kind]}`,
  )

export const redirectedToLogin = (call: string, kind: CredentialKind): Problem =>
  make(
    'error',
    'http-unauthorized',
    `${asking(call)}: it does not accept the credentials, and sends to its login page instead; ${unauthorizedAdvice[kind]}`,
  )

export const callForbidden = (refusal: Refusal): Problem =>
  make(
    'error',
    'http-forbidden',
    `${asking(refusal.call)}: the user may not read it (${answered(refusal)}); give the user's role that right, or connect as another user`,
  )

export const notFoundThere = (refusal: Refusal): Problem =>
  make(
    'error',
    'http-not-found',
    `${asking(refusal.call)}: there is no such thing (${answered(refusal)}); check the number and the address`,
  )

/** @param isFound whether the address is the one that the state page of the tenant tells */
export const tenantMoved = (refusal: Refusal, isFound: boolean): Problem =>
  make(
    'error',
    'http-error',
    isFound
      ? `${asking(refusal.call)}: the tenant is not where its state page says (${answered(refusal)}); try again in some minutes`
      : `${asking(refusal.call)}: the tenant is at another address (${answered(refusal)}); give the tenant instead of the address, which changes`,
  )

/** @param wait seconds that the server asks for */
export const serverBusy = (refusal: Refusal, wait: number | undefined): Problem =>
  make(
    'error',
    'http-unavailable',
    `${asking(refusal.call)}: it cannot answer at present (${answered(refusal)}); try again ${wait === undefined ? 'later' : `in ${wait} s, as it asks for`}`,
  )

export const callFailed = (refusal: Refusal): Problem =>
  make('error', 'http-error', `${asking(refusal.call)}: ${failureReason(refusal)}`)

function failureReason(refusal: Refusal): string {
  const { status, message } = refusal
  if (status === 200) {
    return `its answer is an error instead of data${message === undefined ? '' : ` (${quoted(message)})`}; its log tells more`
  }
  return status >= 500
    ? `a fault of its own prevents it (${answered(refusal)}); its log tells more`
    : `it does not take the request (${answered(refusal)}); check the number, and that this version of SuperOffice knows the call`
}

/** Why a redirect is not followed. */
export type RefusedRedirect = keyof typeof refusedRedirects | 'login'

/** Each completes "which is not followed, ". */
const refusedRedirects = {
  'other-host': 'since credentials go to the given host only',
  'drops-body': 'since the question would be lost on the way',
  'too-many': 'since every address so far led to another',
} as const

/** @param target without its query, which may hold secrets */
export const redirectRefused = (
  call: string,
  { target, reason }: { readonly target: string; readonly reason: keyof typeof refusedRedirects },
): Problem =>
  make(
    'error',
    'http-redirect',
    `${asking(call)}: it sends to ${quoted(target)}, which is not followed, ${refusedRedirects[reason]}; check the address`,
  )

export const emptyAnswer = (call: string): Problem =>
  make(
    'error',
    'http-empty',
    `${asking(call)}: its answer is empty; check that the number is that of a record`,
  )

/** Whether an answer that is empty is all that is wrong. */
export const isEmpty = (problems: readonly Problem[]): boolean =>
  problems.every(({ code }) => code === 'http-empty')

/** @param status one of success, but without what was asked for */
export const answerWithoutData = (call: string, status: number): Problem =>
  make(
    'error',
    'http-unexpected-answer',
    `${asking(call)}: its answer has the status ${status}, while whole data comes with 200; a proxy on the way may be the cause`,
  )

/** @param found the content type, as the server names it */
export const otherContentType = (
  call: string,
  {
    found,
    wanted,
  }: { readonly found: string; readonly wanted: 'JSON' | 'a file' | 'a picture' | 'a template' },
): Problem =>
  make(
    'error',
    'http-not-json',
    found === 'text/html'
      ? `${asking(call)}: it answers with a web page where ${wanted} is wanted, perhaps a login page; check the address and the credentials`
      : `${asking(call)}: its answer is ${found === '' ? 'of no stated type' : quoted(found)} where ${wanted} is wanted; check the address`,
  )

export const answerNotJson = (call: string): Problem =>
  make(
    'error',
    'http-not-json',
    `${asking(call)}: its answer is not valid JSON, perhaps because it was cut off; a proxy on the way may be the cause`,
  )

/** @param seconds of a single answer */
export const answerTooSlow = (call: string, seconds: number): Problem =>
  make(
    'error',
    'http-timeout',
    `${asking(call)}: no whole answer came within ${seconds} s; try again, or allow a longer timeout`,
  )

export const answerTooLarge = (call: string, megabytes: number): Problem =>
  make(
    'error',
    'http-too-large',
    `${asking(call)}: its answer is larger than ${megabytes} MB; ask for less at a time`,
  )

export const answerInterrupted = (call: string): Problem =>
  make(
    'error',
    'http-interrupted',
    `${asking(call)}: the connection broke in the middle of the answer; try again`,
  )

/** @param reason the code that Node gives */
export const hostUnreachable = (host: string, reason: string): Problem =>
  make('error', 'http-unreachable', `Cannot reach SuperOffice at ${quoted(host)}: ${networkReason(reason)}`)

/** Whether nothing answers at an address. */
export const isUnreachable = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => code === 'http-unreachable')

const networkReason = (code: string): string =>
  networkReasons.get(code) ??
  (isCertificateFault(code)
    ? `its certificate is not accepted (${quoted(code)}); check it, or name its issuer in ${quoted('NODE_EXTRA_CA_CERTS')}`
    : `the connection failed${code === '' ? '' : ` (${quoted(code)})`}; check the address and the network`)

/** Whether the certificate of a host is why it is not spoken to. */
export const isCertificateFault = (code: string): boolean =>
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$|HOSTNAME_MISMATCH$)/.test(code)

const networkReasons: ReadonlyMap<string, string> = new Map([
  ['EAI_AGAIN', 'its name cannot be looked up at present; check the network'],
  ['ECONNREFUSED', 'nothing answers there; check the address'],
  ['ECONNRESET', 'the connection broke; try again'],
  ['EHOSTUNREACH', 'the network has no way to it; check the network'],
  ['ENETUNREACH', 'the network has no way to it; check the network'],
  ['ENOTFOUND', 'there is no host of that name; check the address'],
  ['EPIPE', 'the connection broke; try again'],
  ['ETIMEDOUT', 'it takes too long to connect; check the address and the network'],
  ['UND_ERR_CONNECT_TIMEOUT', 'it takes too long to connect; check the address and the network'],
  ['UND_ERR_SOCKET', 'the connection broke; try again'],
])

export const callAborted = (call: string): Problem =>
  make(
    'error',
    'http-aborted',
    `Stopped asking SuperOffice for ${quoted(call)}, because the caller wished so`,
  )

// --------------------------------------------------------------------------------------------- SuperOffice Online

/** @param state as SuperOffice names it */
export const tenantUnavailable = (tenant: string, state: string): Problem =>
  make(
    'error',
    'http-tenant-unavailable',
    `Cannot use the tenant ${quoted(tenant)}: ${tenantReasons.get(state.toLowerCase()) ?? `its state is ${quoted(state)}, and its API is not available`}`,
  )

const tenantReasons: ReadonlyMap<string, string> = new Map([
  ['deleted', 'it is deleted'],
  ['deleting', 'it is being deleted'],
  ['offlinemaintenance', 'it is still being maintained; try again later'],
  ['provisioning', 'it is still being set up; try again later'],
  ['provisioningfailed', 'setting it up failed; ask SuperOffice'],
  ['suspended', 'it is suspended; its subscription must be resumed before its API is available'],
  ['unknown', 'SuperOffice does not know its state; check the name, or ask SuperOffice'],
])

export const tenantNotFound = (tenant: string, environment: string): Problem =>
  make(
    'error',
    'http-tenant-unavailable',
    `Cannot find the tenant ${quoted(tenant)}: SuperOffice knows none of that name in the environment ${quoted(environment)}; check the name and the environment`,
  )

export const tenantStateNotReadable = (tenant: string): Problem =>
  make(
    'error',
    'http-tenant-unavailable',
    `Cannot use the tenant ${quoted(tenant)}: its state page tells no address of its API; check the name and the environment`,
  )

export const loginRefused = (tenant: string, message: string | undefined): Problem =>
  make(
    'error',
    'http-login-failed',
    `Cannot log in to the tenant ${quoted(tenant)} as system user: SuperOffice refuses${message === undefined ? '' : ` (${quoted(message)})`}; check the system-user token, the private key, the client secret of the app, and the clock of this computer`,
  )

export const loginKeysNotPublished = (tenant: string): Problem =>
  make(
    'error',
    'http-login-failed',
    `Cannot log in to the tenant ${quoted(tenant)} as system user: SuperOffice publishes no keys that the token could be checked with; try again later`,
  )

/** What is wrong with the token that SuperOffice answers a login with. */
export type TokenFault = keyof typeof tokenFaults

/** Each completes "the token that came back ". */
const tokenFaults = {
  malformed: 'is not a JSON web token',
  algorithm: 'is not signed with RS256',
  key: 'is signed with a key that SuperOffice does not publish',
  signature: 'has a signature that does not fit it',
  issuer: 'was not issued by SuperOffice AS',
  audience: 'is meant for another database',
  expired: 'has expired, or the clock of this computer is fast',
  early: 'is not valid yet, or the clock of this computer is slow',
  tenant: 'is that of another tenant',
  ticket: 'holds no ticket',
} as const satisfies Record<string, string>

export const loginTokenInvalid = (tenant: string, fault: TokenFault): Problem =>
  make(
    'error',
    'http-login-failed',
    `Cannot log in to the tenant ${quoted(tenant)} as system user: the token that came back ${tokenFaults[fault]}`,
  )

/** Whether nothing more will come over a connection, so that whoever has many calls left can stop with this one problem. */
export const endsConnection = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => connectionEnds.has(code))

const connectionEnds: ReadonlySet<string> = new Set<ProblemCode>([
  'connection-invalid',
  'http-login-failed',
  'http-tenant-unavailable',
  'http-unauthorized',
])

// ------------------------------------------------------------------------------------ quotes from SuperOffice

/** @param selector of any type */
export const invalidSelector = (selector: unknown): Problem =>
  make(
    'error',
    'option-invalid',
    `Cannot ask SuperOffice for the quote ${quoted(showValue(selector))}; write ${quoted('{ sale: 17 }')}, or ${quoted('quote')}, ${quoted('quoteVersion')} or ${quoted('alternative')} with a number`,
  )

export const invalidOptions = (options: unknown): Problem =>
  make(
    'error',
    'option-invalid',
    `Cannot use ${quoted(showValue(options))} for options: they must be an object`,
  )

/** Numbers that JSON has no words for stand as JavaScript writes them. */
const showValue = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (isShownByJson(inner) ? inner : String(inner))) ??
  String(value)

const isShownByJson = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'bigint'

/** @param what in words: `the sale 17` */
export const unexpectedAnswer = (what: string, found: string): Problem =>
  make(
    'error',
    'http-unexpected-answer',
    `Cannot read ${what} from SuperOffice: it answers with ${found}; check the number and the address`,
  )

export const quoteWithoutVersion = (quoteId: number): Problem =>
  make(
    'error',
    'http-unexpected-answer',
    `Cannot read the quote ${quoteId} from SuperOffice: it has no active version; ask for one of its versions by number`,
  )

export const alternativeNotInVersion = (alternativeId: number, versionId: number): Problem =>
  make(
    'error',
    'http-unexpected-answer',
    `Cannot find the alternative ${alternativeId} among those of the quote version ${versionId}, which it says it belongs to; look whether it was deleted`,
  )

export const duplicateAlternative = (alternativeId: number, versionId: number): Problem =>
  make(
    'error',
    'http-unexpected-answer',
    `Cannot read the quote version ${versionId} from SuperOffice: it lists the alternative ${alternativeId} twice; every alternative needs its own number`,
  )

export const alternativeOfOtherVersion = (
  alternativeId: number,
  { stated, asked }: { readonly stated: number; readonly asked: number },
): Problem =>
  make(
    'warning',
    'http-unexpected-answer',
    `Taking the alternative ${alternativeId} for one of the quote version ${asked}, although it names the version ${stated}; check that the document has the right alternatives`,
  )

export const linesOfOtherAlternative = ({
  asked,
  stated,
}: {
  readonly asked: number
  readonly stated: number
}): Problem =>
  make(
    'warning',
    'http-unexpected-answer',
    `Taking lines that name the alternative ${stated} for those of the alternative ${asked}, since SuperOffice answers with them; check that the document has the right lines`,
  )

/** Whether a problem says that something is not there, or not for this user. */
export const isAbsence = ({ code }: Problem): boolean => absences.has(code)

const absences: ReadonlySet<string> = new Set<ProblemCode>(['http-empty', 'http-forbidden', 'http-not-found'])

/** Whether a problem may say that this version of SuperOffice does not know a call. */
export const isUnknownCall = (problem: Problem): boolean =>
  isAbsence(problem) || problem.code === ('http-error' satisfies ProblemCode)

export const fetchAborted = (): Problem =>
  make('error', 'http-aborted', 'Stopped asking SuperOffice for the quote, because the caller wished so')

/** @param seconds that all answers together may take */
export const fetchTooSlow = (seconds: number): Problem =>
  make(
    'error',
    'http-timeout',
    `Cannot fetch the quote from SuperOffice: not all of it came within ${seconds} s; try again, or allow more time`,
  )

/**
 * @param what in words
 * @param problem why it is not to be had
 */
export const leftOut = (what: string, problem: Problem): Problem => ({
  ...problem,
  severity: 'warning',
  message: `Going on without ${what}: ${problem.message.charAt(0).toLowerCase()}${problem.message.slice(1)}`,
})

export const listNotFetched = (name: string): Problem =>
  make(
    'warning',
    'unresolved-list-key',
    `Going on without the list ${quoted(name)}, whose keys print as they are: SuperOffice answers with something that is no list`,
  )

export const variablesNotReadable = (): Problem =>
  make(
    'warning',
    'missing-value',
    'Going on without the template variables that only SuperOffice knows, which print blank: its answer cannot be told apart into their values',
  )

export const connectionAnswerInvalid = (): Problem =>
  make(
    'error',
    'http-unexpected-answer',
    `Cannot tell whether the quote connections work: the answer of SuperOffice to ${quoted('Quote/HasConnections')} does not say so; check the address`,
  )

/** @param explanation SuperOffice's own, in one language */
export const connectionNotOk = (explanation: string, isRequired: boolean): Problem =>
  isRequired
    ? make(
        'error',
        'connection-not-ok',
        `Refusing the quote: its prices cannot be calculated anew, because no quote connection works${reasonOf(explanation)}`,
      )
    : make(
        'warning',
        'connection-not-ok',
        `Reading the quote as it is stored: no quote connection works${reasonOf(explanation)}`,
      )

/** @param status as SuperOffice writes it */
export const connectionRemark = (status: string, explanation: string): Problem =>
  make(
    'info',
    'connection-not-ok',
    `The quote connections work, with the remark ${quoted(status)}${reasonOf(explanation)}`,
  )

const reasonOf = (explanation: string): string =>
  explanation.trim() === '' ? '' : `; SuperOffice says ${quoted(explanation.replace(/\s+/g, ' ').trim())}`

export const invalidTemplateReference = (reference: string): Problem =>
  make(
    'error',
    'template-not-readable',
    reference === 'superoffice:quote-document'
      ? `Cannot find the template ${quoted(reference)}: it is the letter of a quote in SuperOffice, and no such quote was named`
      : `Cannot find the template ${quoted(reference)}; write ${quoted('superoffice:document/812')}, with the number of a document in SuperOffice, or ${quoted('superoffice:quote-document')}`,
  )

export const quoteWithoutLetter = (quoteId: number): Problem =>
  make(
    'error',
    'template-not-readable',
    `Cannot find the letter of the quote ${quoteId}: SuperOffice has made none yet; name another template`,
  )

// ---------------------------------------------------------------------------------------------------- PDF

export type PdfEngineName = 'LibreOffice' | 'Chromium'

/** For each engine, the command that installs it, by Node's name of the platform. */
const installCommands: Readonly<Record<PdfEngineName, Readonly<Record<string, string>>>> = {
  LibreOffice: {
    linux: 'sudo apt-get install libreoffice-writer',
    darwin: 'brew install --cask libreoffice',
    win32: 'winget install TheDocumentFoundation.LibreOffice',
  },
  Chromium: {
    linux: 'sudo apt-get install chromium',
    darwin: 'brew install --cask chromium',
    win32: 'winget install Google.Chrome',
  },
}

/** The command that installs an engine on a platform, `linux` or the like; that of Debian where none is known. */
export const installCommand = (engine: PdfEngineName, platform: string): string =>
  installCommands[engine][platform] ?? installCommands[engine]['linux'] ?? ''

const documentsOf = { LibreOffice: 'a Word document', Chromium: 'an HTML document' } as const

export const pdfEngineMissing = (engine: PdfEngineName, platform: string): Problem =>
  make(
    'error',
    'pdf-engine-missing',
    `Cannot make a PDF of ${documentsOf[engine]}: ${engine} is not installed; install it with ${quoted(installCommand(engine, platform))}`,
  )

/** @param detail what the engine said, or how it ended */
export const pdfEngineFailed = (engine: PdfEngineName, detail: string): Problem =>
  make(
    'error',
    'pdf-engine-failed',
    `Cannot make a PDF of this document: ${engine} failed with ${quoted(detail)}; open the document to see whether it is sound`,
  )

/** @param detail what the engine said */
export const pdfEngineNotStarting = (engine: PdfEngineName, detail: string): Problem =>
  make(
    'error',
    'pdf-engine-failed',
    `Cannot make a PDF of ${documentsOf[engine]}: ${engine} does not start, and says ${quoted(detail)}; install it anew, or allow what it lacks`,
  )

/** @param address as the document has it */
export const addressNotFetched = (address: string): Problem =>
  make(
    'warning',
    'pdf-address-not-fetched',
    `Leaving ${quoted(address)} out of the PDF: no address is fetched; put its content into the template as a data URI`,
  )

/** @param address as the document has it */
export const linkedPictureLeftOut = (address: string): Problem =>
  make(
    'warning',
    'pdf-address-not-fetched',
    `Leaving the linked picture ${quoted(address)} out of the PDF: no address is fetched; insert the picture into the template itself`,
  )

/**
 * @param part the name of the picture within the document
 * @param address what it refers to; undefined where it cannot be told
 */
export const pictureLeftOut = (part: string, address: string | undefined): Problem =>
  make(
    'warning',
    'pdf-address-not-fetched',
    `Leaving the picture ${quoted(part)} out of the PDF: it ${address === undefined ? 'may refer to files outside of the document' : `refers to ${quoted(address)}`}, and no address is fetched; save the picture as PNG, and insert that into the template`,
  )

/** @param address as the document has it */
export const linkLeftOut = (address: string): Problem =>
  make(
    'warning',
    'pdf-address-not-fetched',
    `Leaving the link to ${quoted(address)} out of the PDF: whoever reads it does not have this file; link to a web page`,
  )

/** @param fault what is wrong with the archive: `duplicate`, `truncated` */
export const pdfOfDamaged = (fault: string): Problem =>
  make(
    'error',
    'pdf-not-possible',
    `Cannot make a PDF of this document: it is no sound Word document (${quoted(fault)}); open it in Word, and save it again`,
  )

/**
 * @param folder the system's folder for temporary files
 * @param detail what the system says, such as `ENOSPC`
 */
export const temporaryFolderNotUsable = (folder: string, detail: string): Problem =>
  make(
    'error',
    'pdf-not-possible',
    `Cannot write into the folder for temporary files ${quoted(folder)}, which PDF files are made in: ${quoted(detail)}; make room there, or name another folder with ${quoted('TMPDIR')}`,
  )

/** Of an engine that makes no PDF of other documents either, or has not made one yet. */
export const pdfEngineBroken = (
  engine: PdfEngineName,
  { detail, platform }: { readonly detail: string; readonly platform: string },
): Problem =>
  make(
    'error',
    'pdf-engine-failed',
    `Cannot make a PDF of this document: ${engine} failed with ${quoted(detail)}; open the document to see whether it is sound, or install ${engine} again with ${quoted(installCommand(engine, platform))}`,
  )

/** Of a PDF that an earlier run made, where this one made a document and no PDF of it. */
export const pdfOutdated = (path: string): Problem =>
  make(
    'error',
    'pdf-outdated',
    `Cannot replace the older PDF ${quoted(path)}: it does not belong to the document that was made now; delete it, or make the PDF anew before you send it`,
  )

export const pdfTimeLimit = (engine: PdfEngineName, milliseconds: number): Problem =>
  make(
    'error',
    'pdf-time-limit',
    `Cannot make a PDF of this document: ${engine} did not finish it within ${quoted(`${milliseconds / 1000} s`)}; make it smaller, or allow more time`,
  )

export const pdfANotMade = (): Problem =>
  make(
    'error',
    'pdf-not-possible',
    `Cannot make a PDF/A of this document: this version of LibreOffice made a plain PDF; install LibreOffice 7.4 or newer`,
  )

export const pdfAOfHtml = (): Problem =>
  make(
    'error',
    'pdf-not-possible',
    `Cannot make a PDF/A of an HTML document, only a plain PDF; use a Word template for PDF/A`,
  )

export const pdfConverterClosed = (): Problem =>
  make(
    'error',
    'pdf-not-possible',
    `Cannot make a PDF of this document: the converter was closed before its turn came; wait for the documents first`,
  )
