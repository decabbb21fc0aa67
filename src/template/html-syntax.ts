/**
 * Names the faults of a template that Handlebars cannot read. Handlebars itself stops at the first one and points
 * at it in its own terms; this looks at every mustache alone and at how openings and closings pair.
 */
import type { Place, Problem } from '../model.js'
import { crossedBlock, strayBlockEnd, unclosedBlock, unreadableMustache } from '../problem.js'
import type { HtmlSource } from './html-source.js'

/** More faults than anyone reads at once. */
const maximumFaults = 50
/** How much of a mustache without an end a message shows. */
const excerptLength = 40

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

/** @param isReadable whether Handlebars can read a mustache that stands alone */
export function findMustacheFaults(source: HtmlSource, isReadable: (literal: string) => boolean): Problem[] {
  const problems: Problem[] = []
  const openings: Opening[] = []
  for (const { offset, literal, isClosed } of scanMustaches(source.text)) {
    if (problems.length >= maximumFaults) return problems
    const where = { ...source.locate(offset), field: stripBraces(literal) }
    if (isClosed && isReadable(asField(literal))) problems.push(...pair(openings, literal, where))
    else problems.push(unreadableMustache(literal, where))
  }
  return [...problems, ...openings.map(unclosed)].slice(0, maximumFaults)
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

/** Every mustache that is no comment and not escaped. One without an end reaches up to the next, or to the end. */
function* scanMustaches(text: string): Generator<RawMustache> {
  for (let offset = text.indexOf('{{'); offset !== -1; ) {
    const isEscaped = text[offset - 1] === '\\' && text[offset - 2] !== '\\'
    const end = isEscaped ? offset + 2 : findEnd(text, offset)
    const next = text.indexOf('{{', end ?? offset + 2)
    const isComment = text.startsWith('{{!', offset) || text.startsWith('{{~!', offset)
    if (end === undefined) yield { offset, literal: excerpt(text, offset), isClosed: false }
    else if (!isEscaped && !isComment) yield { offset, literal: text.slice(offset, end), isClosed: true }
    offset = next
  }
}

/** Where a mustache ends, its braces included. */
function findEnd(text: string, offset: number): number | undefined {
  const isLongComment = /^\{\{~?!--/.test(text.slice(offset, offset + 6))
  const isComment = /^\{\{~?!/.test(text.slice(offset, offset + 4))
  const ending = isLongComment ? /--~?\}\}/g : /\}\}/g
  ending.lastIndex = offset + 2
  const match = ending.exec(text)
  if (match === null) return undefined
  const opensAgain = text.indexOf('{{', offset + (text[offset + 2] === '{' ? 3 : 2))
  if (!isComment && opensAgain !== -1 && opensAgain < match.index) return undefined
  const end = match.index + match[0].length
  return text.startsWith('{{{', offset) && text[end] === '}' ? end + 1 : end
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
