/**
 * The grammar of names in templates: what is a field, a region, a condition, a picture or a directive.
 *
 * The grammar knows forms only; whether a name exists is for `fields/` to say.
 */
import type { DirectiveName, FieldName } from '../model.js'
import { findNearestName } from '../nearest-name.js'

export const directiveNames: readonly DirectiveName[] = ['GroupBy', 'OrderBy', 'Culture', 'Rounding']

/** The tables of fields. A text that begins with one and a slash is a field, whatever else is wrong with it. */
const tables = 'quote|alternative|group|line|vatRate|subscription|seller|contact|person'

/** The texts of `:0` to `:9`, `:Trim` and the date formats, as they are written. */
const suffixPattern = /^(?:\d|trim|shortdate|shorttime|shortdatetime|longdate|longtime|longdatetime)$/i

const bareWord = /^[\p{L}\p{N}_.?#]+$/u
const variableForm = /^[a-z][a-z0-9?.#]{3}$/
const knownTableField = new RegExp(String.raw`^(${tables})\s*/\s*([^:]*?)\s*(?::\s*(.*))?$`, 'isu')
const tableField = /^([A-Za-z]\w*)\/([\p{L}\p{N}_.]+)(?::(.*))?$/su
const directiveForm = /^([A-Za-z]+)\s*:(.*)$/s

/** An opening brace and what begins like a field, a region or a directive, but no closing brace behind it. */
const unclosedTag = new RegExp(
  String.raw`\{\s*(?:[#^/]\s*(?:${tables})\b|(?:${tables})\s*/|(?:GroupBy|OrderBy|Culture|Rounding|Image)\s*:)[^{}]*(?=\{|$)`,
  'iu',
)

/** What looks like a tag whose closing brace is missing: `{quote/number`. */
export const findUnclosedTag = (text: string): string | undefined => unclosedTag.exec(text)?.[0].trimEnd()

/** A field or region as Word templates write it, which is ordinary text in HTML. */
export const tagInSingleBraces = new RegExp(
  String.raw`(?<!\{)\{\s*(?:[#^/]?\s*(?:${tables})\s*/\s*[\w.]+(?::\w+)?|[#^/]\s*(?:${tables}))\s*\}(?!\})`,
  'g',
)

/** Names that are fields although they do not have the form of one, or have a suffix. */
export interface OtherNames {
  has(name: string): boolean
}

/** Every bare word, for templates in which nothing in braces is ordinary text. */
export const anyWord: OtherNames = { has: (name) => bareWord.test(name) }

/** What the text between a tag's delimiters asks for. */
export type Tag =
  | { readonly kind: 'field' | 'picture'; readonly field: FieldName }
  /** `#name` or `^name`. A bare name is a region, a `table/field` a condition. */
  | { readonly kind: 'open'; readonly negated: boolean; readonly field: FieldName }
  /** `/name`, or `/` alone, which closes the innermost. */
  | { readonly kind: 'close'; readonly field: FieldName | undefined }
  | { readonly kind: 'directive'; readonly name: DirectiveName; readonly value: string }

/**
 * Reads the text between the delimiters of a tag. Undefined when it is ordinary text: `see appendix 2`.
 * @param otherNames names that own data adds and that do not have the form of a name
 */
export function parseTag(text: string, otherNames?: OtherNames): Tag | undefined {
  const trimmed = text.trim()
  const marker = trimmed[0]
  if (marker === '/' && trimmed.length === 1) return { kind: 'close', field: undefined }
  if (marker === '#' || marker === '^' || marker === '/') {
    const field = parseFieldName(trimmed.slice(1).trim(), otherNames)
    if (field === undefined) return undefined
    return marker === '/' ? { kind: 'close', field } : { kind: 'open', negated: marker === '^', field }
  }
  const directive = parseDirective(trimmed)
  if (directive !== undefined) return directive
  const field = parseFieldName(trimmed, otherNames) ?? parseSlip(trimmed)
  return field === undefined ? undefined : { kind: 'field', field }
}

/**
 * Reads a name with its suffix: `line/totalPrice:2`, `qnum`, `.`. Undefined when the text has no such form. Only
 * names of own data and what looks like a template variable take a suffix; `sig:1` is ordinary text.
 */
export function parseFieldName(text: string, otherNames?: OtherNames): FieldName | undefined {
  const match = knownTableField.exec(text) ?? tableField.exec(text)
  if (match !== null) {
    const [, table = '', property = '', suffix] = match
    return withSuffix({ name: `${table}/${property}`, table, property }, suffix)
  }
  if (otherNames?.has(text) || bareWord.test(text)) return { name: text }
  const [name, suffix] = splitSuffix(text)
  if (suffix === undefined) return undefined
  if (otherNames?.has(name) && /^[\w./-]*$/.test(suffix)) return { name, suffix }
  return variableForm.test(name) && suffixPattern.test(suffix) ? { name, suffix } : undefined
}

/** Splits at the last colon that has something before it. */
function splitSuffix(text: string): readonly [name: string, suffix?: string] {
  const colon = text.lastIndexOf(':')
  return colon < 1 ? [text] : [text.slice(0, colon).trimEnd(), text.slice(colon + 1).trimStart()]
}

/** Reads `GroupBy:name` and `Image:table/field`. */
function parseDirective(text: string): Tag | undefined {
  const [, word, rest = ''] = directiveForm.exec(text) ?? []
  const value = rest.trim()
  if (word === 'Image') {
    const field = parseFieldName(value)
    return { kind: 'picture', field: field ?? { name: value, table: '', property: value } }
  }
  const name = directiveNames.find((directive) => directive === word)
  return name === undefined ? undefined : { kind: 'directive', name, value }
}

/** What the name of a MERGEFIELD asks for. */
export interface MergeFieldName {
  readonly tag: Tag
  /** How its prefix is written when it is not written rightly: `TableStart:line` for `tablestart:line`. */
  readonly slip?: string
}

const openers: ReadonlySet<string> = new Set(['TableStart', 'BeginGroup', 'RangeStart'])
const closers: ReadonlySet<string> = new Set(['TableEnd', 'EndGroup', 'RangeEnd'])
const prefixes: readonly string[] = [...openers, ...closers, ...directiveNames, 'Image', 'image']
/** Some engines take a size before the colon; here a picture's place says how large it is. */
const imageSize = /^(image)\s*\([^()]*\)(?=\s*:)/i

/**
 * Reads the name of a MERGEFIELD. Unlike a text in braces it is always a name, whatever its characters: what has none
 * of the prefixes is a field, and what follows its last colon is a suffix only when it is a known one.
 */
export function parseMergeFieldName(text: string): MergeFieldName {
  const written = text.trim()
  const unsized = written.replace(imageSize, '$1')
  const [, word = '', rest = ''] = directiveForm.exec(unsized) ?? []
  const prefix = prefixes.find((each) => each === word) ?? findInAnyCase(prefixes, word)
  if (prefix === undefined) return parseUnprefixed(written)
  const value = rest.trim()
  const tag = parsePrefixed(prefix, value)
  return prefix === word && unsized === written ? { tag } : { tag, slip: `${prefix}:${value}` }
}

/** Where the other document of a quote goes. */
export const detailsField = 'QuoteDetails'

function parseUnprefixed(written: string): MergeFieldName {
  const isDetails = written.toLowerCase() === detailsField.toLowerCase()
  const tag: Tag = { kind: 'field', field: parseAnyName(isDetails ? detailsField : written) }
  return isDetails && written !== detailsField ? { tag, slip: detailsField } : { tag }
}

function parsePrefixed(prefix: string, value: string): Tag {
  if (openers.has(prefix)) return { kind: 'open', negated: false, field: { name: value, mustExist: true } }
  if (closers.has(prefix)) return { kind: 'close', field: { name: value } }
  const name = directiveNames.find((directive) => directive === prefix)
  return name === undefined
    ? { kind: 'picture', field: parseAnyName(value) }
    : { kind: 'directive', name, value }
}

function parseAnyName(text: string): FieldName {
  const [name, suffix = ''] = splitSuffix(text)
  const field = parseFieldName(text) ?? (suffixPattern.test(suffix) ? { name, suffix } : { name: text })
  return { ...field, mustExist: true }
}

const findInAnyCase = (names: readonly string[], wanted: string): string | undefined =>
  names.find((name) => name.toLowerCase() === wanted.toLowerCase())

/**
 * A slip in the first word (`Groupby:name`, `Img:line/name`) makes a field of that name, so that it is reported and
 * does not print; other words (`Note: see below`) are text.
 */
function parseSlip(text: string): FieldName | undefined {
  const [, word = '', rest = ''] = directiveForm.exec(text) ?? []
  const value = rest.trim()
  const isSlip = findNearestName(word, [...directiveNames, 'Image']) !== undefined && /^[\w/.-]+$/.test(value)
  return isSlip || knownTableField.test(value) ? { name: word, suffix: value } : undefined
}

function withSuffix(field: FieldName, suffix: string | undefined): FieldName {
  return suffix === undefined ? field : { ...field, suffix }
}

/**
 * The names that a text in braces would ask for if own data had a field of them: without `#`, `^`, `/` before it,
 * and also without what could be a suffix.
 */
export function findOtherNames(text: string): readonly string[] {
  const name = text.trim().replace(/^[#^/]\s*/, '')
  const colon = name.lastIndexOf(':')
  const isSuffix = colon > 0 && /^\s*\w+$/.test(name.slice(colon + 1))
  const names = isSuffix ? [name, name.slice(0, colon).trimEnd()] : [name]
  return names.filter((each) => each !== '')
}
