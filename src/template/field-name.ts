/**
 * The grammar of names in templates: what is a field, a region, a condition, a picture or a directive.
 *
 * The grammar knows forms only; whether a name exists is for `fields/` to say.
 */
import type { DirectiveName, FieldName } from '../model.js'
import { findNearestName } from '../nearest-name.js'

export const directiveNames: readonly DirectiveName[] = ['GroupBy', 'OrderBy', 'Culture', 'Rounding']

/** The texts of `:0` to `:9`, `:Trim` and the date formats, as they are written. */
const suffixPattern = /^(?:\d|trim|shortdate|shorttime|shortdatetime|longdate|longtime|longdatetime)$/i

const bareWord = /^[\p{L}\p{N}_.?#]+$/u
const tableField = /^([A-Za-z]\w*)\/([\p{L}\p{N}_.]+)(?::([\p{L}\p{N}]+))?$/u
/** Names of extra information are the connector's own and may hold anything but a colon. */
const extraInfoField = /^(line)\/(extraInfo\.[^:]+)(?::(\w+))?$/i
const directiveForm = /^([A-Za-z]+):(.*)$/s

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
export function parseTag(text: string, otherNames?: ReadonlySet<string>): Tag | undefined {
  const trimmed = text.trim()
  const marker = trimmed[0]
  if (marker === '/' && trimmed.length === 1) return { kind: 'close', field: undefined }
  if (marker === '#' || marker === '^' || marker === '/') {
    const field = parseFieldName(trimmed.slice(1).trim(), otherNames)
    if (field === undefined) return undefined
    return marker === '/' ? { kind: 'close', field } : { kind: 'open', negated: marker === '^', field }
  }
  const field = parseFieldName(trimmed, otherNames)
  return field === undefined ? parseDirective(trimmed) : { kind: 'field', field }
}

/** Reads a name with its suffix: `line/totalPrice:2`, `qnum`, `.`. Undefined when the text has no such form. */
export function parseFieldName(text: string, otherNames?: ReadonlySet<string>): FieldName | undefined {
  const match = extraInfoField.exec(text) ?? tableField.exec(text)
  if (match !== null) {
    const [, table = '', property = '', suffix] = match
    return withSuffix({ name: `${table}/${property}`, table, property }, suffix)
  }
  if (otherNames?.has(text) || bareWord.test(text)) return { name: text }
  const colon = text.lastIndexOf(':')
  if (colon < 1) return undefined
  const [name, suffix] = [text.slice(0, colon), text.slice(colon + 1)]
  const isName = otherNames?.has(name) || bareWord.test(name)
  return isName && suffixPattern.test(suffix) ? { name, suffix } : undefined
}

/**
 * Reads `GroupBy:name` and `Image:table/field`. A slip in the first word (`Groupby:name`) is still read, as the
 * field of that name, so that it is reported and does not print; other words (`Note: see below`) are text.
 */
function parseDirective(text: string): Tag | undefined {
  const match = directiveForm.exec(text)
  if (match === null) return undefined
  const [, word = '', rest = ''] = match
  const value = rest.trim()
  if (word === 'Image') {
    const field = parseFieldName(value)
    return field === undefined ? undefined : { kind: 'picture', field }
  }
  const name = directiveNames.find((directive) => directive === word)
  if (name !== undefined) return { kind: 'directive', name, value }
  const misspelt = /^[\w/.-]+$/.test(value) && findNearestName(word, [...directiveNames, 'Image'])
  return misspelt ? { kind: 'field', field: { name: word, suffix: value } } : undefined
}

function withSuffix(field: FieldName, suffix: string | undefined): FieldName {
  return suffix === undefined ? field : { ...field, suffix }
}

/**
 * The name that a text in braces would ask for if own data had a field of it: without `#`, `^`, `/` before it and
 * without suffix.
 */
export function findOtherName(text: string): string {
  const name = text.trim().replace(/^[#^/]\s*/, '')
  const colon = name.lastIndexOf(':')
  return colon > 0 && suffixPattern.test(name.slice(colon + 1)) ? name.slice(0, colon) : name
}
