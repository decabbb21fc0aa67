/** The source of an HTML template, with its lines. */
import type { Place } from '../model.js'

/** What stands in double braces, as it is written. */
export interface SourceMustache {
  readonly offset: number
  /** With its braces. */
  readonly literal: string
}

export class HtmlSource {
  readonly text: string
  /** Where each line begins, in UTF-16 units. */
  private readonly lineStarts: readonly number[]

  constructor(text: string) {
    this.text = text
    this.lineStarts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (match) => match.index + match[0].length)]
  }

  /** Line and column of an offset, both counted from 1. */
  locate(offset: number): Place & { readonly line: number; readonly column: number } {
    let [low, high] = [0, this.lineStarts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.lineStarts[low] ?? 0) + 1 }
  }

  /** The offset of a position as Handlebars gives it: lines from 1, columns from 0. */
  offsetOf(position: { readonly line: number; readonly column: number }): number {
    return (this.lineStarts[position.line - 1] ?? 0) + position.column
  }

  /** The mustache at an offset, whose names end at `namesEnd` or before its closing braces. */
  mustacheAt(offset: number, namesEnd: number): SourceMustache {
    const end = this.text.indexOf('}}', namesEnd)
    const braces = this.text.startsWith('{{{{', offset) ? 4 : 2
    return { offset, literal: this.text.slice(offset, end === -1 ? undefined : end + braces) }
  }

  /** The last mustache that begins before an offset. */
  mustacheBefore(offset: number): SourceMustache {
    const start = Math.max(0, this.text.lastIndexOf('{{', offset - 1))
    return this.mustacheAt(start, start)
  }
}
