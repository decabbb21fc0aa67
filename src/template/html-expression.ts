/**
 * The grammar of what may stand in the double braces of an HTML template. All that is no name, directive or loop
 * variable is refused, so that helpers, paths and expressions of Handlebars have no way in.
 */
import type { FieldName } from '../model.js'
import type { ForbiddenForm } from '../problem.js'
import { anyWord, parseFieldName, parseTag } from './field-name.js'
import type { Block, Branch, LoopVariable, Mustache, Refusal } from './html-parts.js'

const loopVariables: ReadonlyMap<string, LoopVariable> = new Map([
  ['@index', 'index'],
  ['@first', 'first'],
  ['@last', 'last'],
])

const blockForm = /^(if|unless|each)(?:\s+(.+))?$/s
/** `[Any name]`, for names of own data that hold other signs, with an optional suffix inside or behind. */
const bracketForm = /^\[([^\]]+)\](:\w+)?$/

/** Reads the text of a mustache, without its braces and trimmed. */
export function parseMustache(text: string): Mustache {
  const loop = loopVariables.get(text)
  if (loop !== undefined) return { kind: 'loop', name: loop }
  const tag = isThisPath(text) ? undefined : parseTag(text)
  if (tag?.kind === 'picture' || tag?.kind === 'directive') return tag
  const field = parseName(text)
  if (field !== undefined) return { kind: 'field', field }
  return refuse(findForbiddenForm(text))
}

/**
 * Reads the text of a block's opening, without its braces and trimmed: `line`, `each line`, `if line/vat`.
 * @param inverted whether it is opened with `^` instead of `#`
 */
export function parseBlock(text: string, inverted: boolean): Block {
  const [, word, rest] = blockForm.exec(text) ?? [undefined, undefined, text]
  if (rest === undefined) return refuseBlock('no-name')
  const isCondition = word === 'if' || word === 'unless'
  const loop = loopVariables.get(rest)
  if (isCondition && loop !== undefined) {
    return twoSided((negated) => ({ kind: 'loop', name: loop, negated }), inverted !== (word === 'unless'))
  }
  const field = parseName(rest)
  if (field === undefined) return refuseBlock(findForbiddenForm(rest))
  if (isCondition || (word === undefined && field.table !== undefined)) {
    return twoSided((negated) => ({ kind: 'condition', field, negated }), inverted !== (word === 'unless'))
  }
  if (field.table !== undefined || field.suffix !== undefined) return refuseBlock('not-a-region')
  const region: Branch = { kind: 'region', field }
  const noRows: Branch = { kind: 'condition', field, negated: true }
  return inverted ? { first: noRows, second: region } : { first: region, second: noRows }
}

function twoSided(branch: (negated: boolean) => Branch, negated: boolean): Block {
  return { first: branch(negated), second: branch(!negated) }
}

function parseName(text: string): FieldName | undefined {
  const bracketed = bracketForm.exec(text)
  if (bracketed !== null) return parseBracketed(`${bracketed[1] ?? ''}${bracketed[2] ?? ''}`)
  if (text === 'this') return { name: '.' }
  if (isThisPath(text) || isOuterPath(text)) return undefined
  return parseFieldName(text, anyWord)
}

function parseBracketed(name: string): FieldName {
  const beforeSuffix = name.replace(/:\w+$/, '')
  return parseFieldName(name, new Set([beforeSuffix])) ?? { name }
}

const isThisPath = (text: string): boolean => /^(?:this|\.)[./]/.test(text)
const isOuterPath = (text: string): boolean => /(?:^|\/|@)\.\.(?:\/|$)/.test(text)

function findForbiddenForm(text: string): ForbiddenForm {
  if (isOuterPath(text)) return 'outer-path'
  if (text.startsWith('@')) return 'loop-variable'
  if (isThisPath(text)) return 'this-path'
  if (/^["'\d]/.test(text)) return 'literal'
  if (text.includes('(')) return 'sub-expression'
  if (/\sas\s*\|/.test(text)) return 'block-parameters'
  if (text.includes('=')) return 'hash-arguments'
  return /\s/.test(text) ? 'helper' : 'not-a-name'
}

const refuse = (form: ForbiddenForm): Refusal => ({ kind: 'refused', form })
const refuseBlock = (form: ForbiddenForm): Block => ({ first: refuse(form), second: refuse(form) })
