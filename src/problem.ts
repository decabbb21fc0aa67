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
  | 'image-not-readable'
  | 'image-prefix-on-text'
  | 'image-without-prefix'
  | 'internal-price'
  | 'language-differs'
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
export const orNearest = (nearest: string | undefined): string =>
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
  zip64: 'it is packed in the ZIP64 form; save it in Word as .docx',
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
    `Cannot write ${quoted(path)}: its extension is not that of the documents that ${quoted(template)} makes; end it in ${quoted(/\.do[ct]x$/i.test(template) ? '.docx' : '.html')}`,
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
