/**
 * Names the faults of a template that Handlebars cannot read. Handlebars itself stops at the first one and points
 * at it in its own terms; this looks at every mustache alone and at how openings and closings pair.
 */
import type { Place, Problem } from '../model.js'
import {
  crossedBlock,
  forbiddenForm,
  strayBlockEnd,
  tooManyMustaches,
  unclosedBlock,
  unreadableMustache,
} from '../problem.js'
import type { HtmlSource } from './html-source.js'

/** Far above what any template needs. */
const maximumMustaches = 10_000
const maximumLength = 1000
const maximumDepth = 100
/** More faults than anyone reads at once. */
const maximumFaults = 50
/** How much of a mustache without an end a message shows. */
const excerptLength = 40

/** A template variable in single braces, as in SuperOffice's own mail templates. */
export const bracedVariable = /(?<!\{)\{([a-z][a-z0-9?.#]{3})\}(?!\})/g

interface RawMustache {
  readonly offset: number
  readonly literal: string
  readonly isClosed: boolean
}

interface Opening {
  readonly name: string
  readonly literal: string
  readonly where: Place
}

const openingForm = /^\{\{~?[#^]\s*(\[[^\]]*\]|[^\s~}]+)/
const closingForm = /^\{\{~?\/\s*(.*?)\s*~?\}\}$/s
const elseForm = /^\{\{~?\s*(?:else\b.*|\^\s*)~?\}\}$/s

/**
 * Finds what a template has too much of. Handlebars takes time with the square of how deep its blocks stand, so
 * this comes before it reads.
 */
export function findExcess(source: HtmlSource): Problem | undefined {
  let count = source.text.match(bracedVariable)?.length ?? 0
  /** For each open block, how deep its branches stand inside it: every `{{else if}}` stands in the one before. */
  const depths: number[] = []
  for (const { offset, literal } of scanMustaches(source.text)) {
    const where = (): Place => ({ ...source.locate(offset), field: stripBraces(excerpt(literal, 0)) })
    count += 1
    if (openingForm.test(literal)) depths.push(1)
    else if (closingForm.test(literal)) depths.pop()
    else if (elseForm.test(literal)) depths.push((depths.pop() ?? 0) + 1)
    const depth = depths.reduce((sum, one) => sum + one, 0)
    if (count > maximumMustaches) return tooManyMustaches(maximumMustaches, where())
    if (depth > maximumDepth) return forbiddenForm(excerpt(literal, 0), 'too-deep', where())
    if (literal.length > maximumLength) return unreadableMustache(excerpt(literal, 0), where())
  }
  return count > maximumMustaches ? tooManyMustaches(maximumMustaches, { line: 1, column: 1 }) : undefined
}

export interface MustacheFaults {
  readonly problems: readonly Problem[]
  /**
   * The template with what is at fault blanked out or closed at its end, so that all else can be checked as well;
   * offsets stay the same. Undefined where blocks cross, since nobody knows then what stands inside of what.
   */
  readonly mended: string | undefined
}

/** @param isReadable whether Handlebars can read a mustache that stands alone */
export function findMustacheFaults(
  source: HtmlSource,
  isReadable: (literal: string) => boolean,
): MustacheFaults {
  const problems: Problem[] = []
  const openings: Opening[] = []
  const faulty: RawMustache[] = []
  for (const mustache of scanMustaches(source.text)) {
    if (problems.length >= maximumFaults) return { problems, mended: undefined }
    const { offset, literal, isClosed } = mustache
    const where = { ...source.locate(offset), field: stripBraces(literal) }
    const found =
      isClosed && isReadable(asField(literal))
        ? pair(openings, literal, where)
        : [unreadableMustache(literal, where)]
    if (found.length > 0) faulty.push(mustache)
    problems.push(...found)
  }
  const all = [...problems, ...openings.map(unclosed)].slice(0, maximumFaults)
  const isCrossed = problems.some(({ code }) => code === 'crossed-region')
  return { problems: all, mended: isCrossed ? undefined : mend(source.text, { faulty, openings }) }
}

function mend(
  text: string,
  { faulty, openings }: { readonly faulty: readonly RawMustache[]; readonly openings: readonly Opening[] },
): string {
  const blanked = faulty.reduce(
    (mended, { offset, literal }) =>
      mended.slice(0, offset) + literal.replace(/[^\r\n]/g, ' ') + mended.slice(offset + literal.length),
    text,
  )
  return (
    blanked +
    openings
      .toReversed()
      .map(({ name }) => `{{/${name}}}`)
      .join('')
  )
}

const unclosed = ({ literal, name, where }: Opening): Problem => unclosedBlock(literal, `{{/${name}}}`, where)

/** Opens or closes, and says what does not pair. */
function pair(openings: Opening[], literal: string, where: Place): Problem[] {
  if (elseForm.test(literal)) return openings.length === 0 ? [strayBlockEnd(literal, where)] : []
  const [, opened] = openingForm.exec(literal) ?? []
  if (opened !== undefined) openings.push({ name: opened, literal, where })
  const [, closed] = closingForm.exec(literal) ?? []
  if (closed === undefined) return []
  if (!openings.some(({ name }) => name === closed)) return [strayBlockEnd(literal, where)]
  const problems: Problem[] = []
  for (let innermost = openings.pop(); innermost !== undefined; innermost = openings.pop()) {
    if (innermost.name === closed) break
    problems.push(crossedBlock(literal, innermost.literal, where))
  }
  return problems
}

/** The same names as a field: they may stand in a field exactly where they may stand in an opening or closing. */
function asField(literal: string): string {
  if (/^\{\{~?\s*(?:else|\^)\s*~?\}\}$/.test(literal)) return '{{else_}}'
  return literal
    .replace(/\s+as\s+\|[^|]*\|\s*(~?\}\})$/, '$1')
    .replace(/^(\{\{~?)(?:#>|#\*|[#^/>*]|\s*else\s)\s*/, '$1')
}

/** Every mustache that is no comment and not escaped. One without an end is yielded in part. */
function* scanMustaches(text: string): Generator<RawMustache> {
  let offset = text.indexOf('{{')
  while (offset !== -1) {
    const isEscaped = text[offset - 1] === '\\' && text[offset - 2] !== '\\'
    const isComment = /^\{\{~?!/.test(text.slice(offset, offset + 4))
    const end = isComment ? findCommentEnd(text, offset) : findEnd(text, offset)
    if (end === undefined && !isEscaped) yield { offset, literal: excerpt(text, offset), isClosed: false }
    else if (!isEscaped && !isComment) yield { offset, literal: text.slice(offset, end), isClosed: true }
    if (end === undefined && isComment) return
    offset = text.indexOf('{{', isEscaped || end === undefined ? offset + 2 : end)
  }
}

/** Where a mustache ends, its braces included; undefined when another one begins first. */
function findEnd(text: string, offset: number): number | undefined {
  const isTriple = text.startsWith('{{{', offset)
  const next = text.indexOf('{{', offset + (isTriple ? 3 : 2))
  const length = text.slice(offset, next === -1 ? undefined : next).indexOf('}}')
  if (length === -1) return undefined
  const end = offset + length + 2
  return isTriple && text[end] === '}' ? end + 1 : end
}

function findCommentEnd(text: string, offset: number): number | undefined {
  const ending = /^\{\{~?!--/.test(text.slice(offset, offset + 6)) ? /--~?\}\}/g : /\}\}/g
  ending.lastIndex = offset + 2
  return ending.exec(text) === null ? undefined : ending.lastIndex
}

function excerpt(text: string, offset: number): string {
  const [line = ''] = text.slice(offset, offset + excerptLength).split(/[\r\n]/, 1)
  return line
}

const stripBraces = (literal: string): string =>
  literal
    .replace(/^\{+~?/, '')
    .replace(/~?\}+$/, '')
    .trim()
