/**
 * White space around what prints nothing. A line of a template that holds only directives, comments, openings and
 * closings leaves no line behind; `~` removes all white space up to its neighbour. Both as Handlebars does, but
 * for any number of them on one line.
 */
import type { HtmlPart, HtmlTag, HtmlText } from './html-parts.js'

/** The pieces of one line of text, as parts and stretches within them. */
interface Line {
  readonly pieces: { readonly text: HtmlText; readonly from: number; readonly to: number }[]
  hasSilentTag: boolean
  prints: boolean
}

/** The same parts without the white space that silent tags leave behind. */
export function trimSilentLines(parts: readonly HtmlPart[]): HtmlPart[] {
  const cuts = findCuts(parts)
  return parts.map((part, index) => {
    if (part.kind === 'tag') return part
    const cut = cuts.get(part)
    const [before, after] = [parts[index - 1], parts[index + 1]]
    const start = isTag(before) && before.trimsAfter ? countLeadingSpace(part.text) : (cut?.start ?? 0)
    const end =
      isTag(after) && after.trimsBefore ? part.text.trimEnd().length : (cut?.end ?? part.text.length)
    return { ...part, text: part.text.slice(start, Math.max(start, end)), offset: part.offset + start }
  })
}

const isTag = (part: HtmlPart | undefined): part is HtmlPart & HtmlTag => part?.kind === 'tag'
const countLeadingSpace = (text: string): number => text.length - text.trimStart().length

/** What remains of a text: from `start` up to `end`. */
type Cut = { start: number; end: number }

function findCuts(parts: readonly HtmlPart[]): Map<HtmlText, Cut> {
  const cuts = new Map<HtmlText, Cut>()
  let line = emptyLine()
  const endLine = (): void => {
    cutLine(line, cuts)
    line = emptyLine()
  }
  for (const part of parts) {
    if (part.kind === 'tag') {
      if (isSilent(part)) line.hasSilentTag = true
      else line.prints = true
      continue
    }
    const breaks = findOuterBreaks(part.text)
    addPiece(line, part, { from: 0, to: breaks.first })
    if (breaks.first > 0 && endsLine(part.text, breaks.first)) {
      endLine()
      addPiece(line, part, { from: breaks.last, to: part.text.length })
    }
  }
  endLine()
  return cuts
}

const emptyLine = (): Line => ({ pieces: [], hasSilentTag: false, prints: false })
const endsLine = (text: string, end: number): boolean => /[\r\n]/.test(text.charAt(end - 1))

/** Where the first line of a text ends, its line break included, and where its last line begins. */
function findOuterBreaks(text: string): { readonly first: number; readonly last: number } {
  const first = /\r\n?|\n/.exec(text)
  if (first === null) return { first: text.length, last: text.length }
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
  return { first: first.index + first[0].length, last }
}

function addPiece(line: Line, text: HtmlText, range: { readonly from: number; readonly to: number }): void {
  if (text.text.slice(range.from, range.to).trim() === '') line.pieces.push({ text, ...range })
  else line.prints = true
}

function cutLine(line: Line, cuts: Map<HtmlText, Cut>): void {
  if (line.prints || !line.hasSilentTag) return
  for (const { text, from, to } of line.pieces) {
    const cut = cuts.get(text) ?? { start: 0, end: text.text.length }
    if (from === 0) cut.start = to
    else cut.end = from
    cuts.set(text, cut)
  }
}

function isSilent(tag: HtmlTag): boolean {
  const { content } = tag
  return content.kind !== 'mustache' || content.mustache.kind === 'directive'
}
