/**
 * HTML templates. Handlebars reads them; what it read becomes a program that puts values in their places, and that
 * prints as Handlebars would, but escaped for where in the HTML a value stands.
 */
import Handlebars from 'handlebars'
import type { Place, Problem, Template } from '../model.js'
import { hasError, htmlNotUtf8, htmlTooLarge, unreadableHtml } from '../problem.js'
import { parseBlock, parseMustache } from './html-expression.js'
import { type HtmlLayout, layOutHtml } from './html-layout.js'
import { trimSilentLines } from './html-lines.js'
import type { HtmlPart, HtmlTag } from './html-parts.js'
import { createHtmlProgram } from './html-program.js'
import { HtmlSource, type SourceMustache } from './html-source.js'
import { findExcess, findMustacheFaults } from './html-syntax.js'

/** In MiB. Far above what a quote needs, with pictures embedded. */
const sizeLimit = 4
const byteOrderMark = '\uFEFF'

/** Opens an HTML template. What is wrong with it is among its problems. */
export function openHtml(name: string, bytes: Uint8Array): Template {
  if (bytes.length > sizeLimit * 2 ** 20) return unusable(name, [htmlTooLarge(name, sizeLimit)])
  const text = decode(bytes)
  if (text === undefined) return unusable(name, [htmlNotUtf8(name)])
  const source = new HtmlSource(text.replace(/^\uFEFF/, ''))
  const excess = findExcess(source)
  if (excess !== undefined) return unusable(name, [excess])
  const { parts, problems } = readParts(source)
  const layout = layOutHtml(trimSilentLines(parts), (offset) => source.locate(offset))
  const found = { ...layout, problems: [...problems, ...layout.problems] }
  const start = text.startsWith(byteOrderMark) ? [{ kind: 'text' as const, text: byteOrderMark }] : []
  return asTemplate(name, { ...found, nodes: [...start, ...found.nodes] })
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const unusable = (name: string, problems: readonly Problem[]): Template =>
  asTemplate(name, { nodes: [], outline: { slots: [], size: 0 }, directives: [], problems })

function asTemplate(name: string, { nodes, outline, directives, problems }: HtmlLayout): Template {
  const run = createHtmlProgram(hasError(problems) ? [] : nodes)
  const template: Template = {
    name,
    format: 'html',
    outline,
    directives,
    problems,
    otherNames: new Set(),
    withNames: () => template,
    fill: ({ values }) => run(values),
  }
  return template
}

// ----------------------------------------------------------------------------------------------- reading

interface Reading {
  readonly parts: readonly HtmlPart[]
  /** What Handlebars cannot read; the parts are those of the rest then. */
  readonly problems: readonly Problem[]
}

function readParts(source: HtmlSource): Reading {
  try {
    return { parts: parseParts(source.text), problems: [] }
  } catch (error) {
    const { problems, mended } = findMustacheFaults(source, isReadable)
    if (problems.length === 0) return { parts: [], problems: [unreadableHtml(findPlace(error))] }
    return { parts: mended === undefined ? [] : (attempt(() => parseParts(mended)) ?? []), problems }
  }
}

/** @throws Error what Handlebars throws where it cannot read the text */
function parseParts(text: string): readonly HtmlPart[] {
  const reader = new PartReader(new HtmlSource(text))
  reader.readProgram(Handlebars.parseWithoutProcessing(text))
  return reader.parts
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

const isReadable = (literal: string): boolean =>
  attempt(() => Handlebars.parseWithoutProcessing(literal)) !== undefined

/** Where an error of Handlebars' says that it stopped. */
function findPlace(error: unknown): Place {
  const [, line] = /on line (\d+)/.exec(String(error)) ?? []
  return { line: Number(line ?? 1), column: 1 }
}

const isContent = (node: hbs.AST.Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement'
const isMustache = (node: hbs.AST.Node): node is hbs.AST.MustacheStatement =>
  node.type === 'MustacheStatement'
const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement'

/** Reads Handlebars' tree into the parts that it was read from, in document order. */
class PartReader {
  readonly parts: HtmlPart[] = []
  private readonly source: HtmlSource

  constructor(source: HtmlSource) {
    this.source = source
  }

  readProgram(program: hbs.AST.Program): void {
    for (const statement of program.body) this.readStatement(statement)
  }

  private readStatement(statement: hbs.AST.Statement): void {
    const start = this.source.offsetOf(statement.loc.start)
    if (isContent(statement)) {
      this.parts.push({ kind: 'text', text: statement.value, offset: start })
    } else if (isBlock(statement)) {
      this.readBlock(statement)
    } else {
      const literal = this.source.text.slice(start, this.source.offsetOf(statement.loc.end))
      this.addTag({ offset: start, literal }, contentOf(statement, literal))
    }
  }

  /** @param outerClosing what closes the block that this `{{else if}}` belongs to, and with it this one */
  private readBlock(block: hbs.AST.BlockStatement, outerClosing?: SourceMustache): void {
    const start = this.source.offsetOf(block.loc.start)
    const opening = this.source.mustacheAt(start, this.source.offsetOf(endOfExpressions(block)))
    if (opening.literal.startsWith('{{{{')) {
      this.addTag(opening, { kind: 'mustache', mustache: { kind: 'refused', form: 'raw-block' } })
      return
    }
    const isInverted = /^\{\{~?\^/.test(opening.literal)
    const text = stripBraces(opening.literal).replace(/^(?:[#^]|else\s)\s*/, '')
    const closing = outerClosing ?? this.source.mustacheBefore(this.source.offsetOf(block.loc.end))
    const [first, second] = [programOf(block, !isInverted), programOf(block, isInverted)]
    this.addTag(opening, { kind: 'open', block: parseBlock(text, isInverted) })
    if (first !== undefined) this.readProgram(first)
    if (second !== undefined) this.readElse(second, closing)
    this.addTag(closing, { kind: 'close' })
  }

  private readElse(program: hbs.AST.Program, closing: SourceMustache): void {
    const [first] = program.body
    const start = first && this.source.offsetOf(first.loc.start)
    if (first !== undefined && start !== undefined && isBlock(first) && isChained(program)) {
      this.addTag(this.source.mustacheAt(start, start), { kind: 'else' })
      this.readBlock(first, closing)
    } else {
      this.addTag(this.source.mustacheBefore(start ?? closing.offset), { kind: 'else' })
      this.readProgram(program)
    }
  }

  private addTag({ offset, literal }: SourceMustache, content: HtmlTag['content']): void {
    this.parts.push({
      kind: 'tag',
      literal,
      where: {
        ...this.source.locate(offset),
        field: stripBraces(literal).replace(/^#\s*(?=(?:if|unless|each)\s)/, ''),
      },
      trimsBefore: literal[2] === '~',
      trimsAfter: literal.at(-3) === '~',
      content,
    })
  }
}

function contentOf(statement: hbs.AST.Statement, literal: string): HtmlTag['content'] {
  if (statement.type === 'CommentStatement') return { kind: 'comment' }
  const isPlain = isMustache(statement) && statement.escaped
  if (isPlain) return { kind: 'mustache', mustache: parseMustache(stripBraces(literal)) }
  const form = isMustache(statement)
    ? 'unescaped'
    : statement.type.startsWith('Partial')
      ? 'partial'
      : 'decorator'
  return { kind: 'mustache', mustache: { kind: 'refused', form } }
}

/** The program of a block, or its inverse: Handlebars leaves out what a template leaves out. */
function programOf(block: hbs.AST.BlockStatement, isMain: boolean): hbs.AST.Program | undefined {
  return isMain ? block.program : block.inverse
}

const isChained = (program: hbs.AST.Program): boolean => 'chained' in program && program.chained === true

/** Where the last name in the opening of a block ends. */
function endOfExpressions({ path, params, hash }: hbs.AST.BlockStatement): hbs.AST.Position {
  const pairs: readonly hbs.AST.Node[] = hash?.pairs ?? []
  return [path, ...params, ...pairs].at(-1)?.loc.end ?? path.loc.end
}

const stripBraces = (literal: string): string =>
  literal
    .replace(/^\{\{~?/, '')
    .replace(/~?\}\}$/, '')
    .trim()
