/**
 * Lays out an HTML template: gives every value its place among the values of its section, finds out where in the
 * HTML it stands, and refuses what may not stand there.
 */
import type { Directive, Place, Problem, Section } from '../model.js'
import {
  blockSplitsHtml,
  fieldInSingleBraces,
  forbiddenForm,
  forbiddenPlace,
  misplacedHtmlPicture,
} from '../problem.js'
import { tagInSingleBraces } from './field-name.js'
import type { Block, Branch, HtmlPart, HtmlTag, HtmlText, LoopVariable, Mustache } from './html-parts.js'
import { HtmlPosition, type HtmlState, isSameState, joinStates, locateState } from './html-position.js'
import { bracedVariable } from './html-syntax.js'
import type { PrintableContext } from './html-value.js'
import { OutlineBuilder, type Written } from './outline.js'

/** What the document is made of. An index is that of a value in the current section. */
export type HtmlNode =
  | { readonly kind: 'text'; readonly text: string }
  | HtmlField
  | { readonly kind: 'picture'; readonly index: number }
  | { readonly kind: 'loop'; readonly name: LoopVariable }
  | HtmlBlock

export interface HtmlField {
  readonly kind: 'field'
  readonly index: number
  readonly context: PrintableContext
  readonly where: Place
}

export interface HtmlBlock {
  readonly kind: 'block'
  readonly test:
    | { readonly kind: 'region'; readonly index: number }
    | { readonly kind: 'condition'; readonly index: number }
    | { readonly kind: 'loop'; readonly name: LoopVariable; readonly negated: boolean }
  readonly body: readonly HtmlNode[]
  /** Only what stands behind `{{else}}`; it has a test of its own. */
  readonly otherwise: readonly HtmlNode[]
}

export interface HtmlLayout {
  readonly nodes: readonly HtmlNode[]
  readonly outline: Section
  readonly directives: readonly Directive[]
  readonly problems: readonly Problem[]
}

/** @param locate the place of an offset in the source */
export function layOutHtml(parts: readonly HtmlPart[], locate: (offset: number) => Place): HtmlLayout {
  const layout = new Layout(locate)
  for (const part of parts) layout.add(part)
  return layout.finish()
}

/** A branch of a block that was read to its end. Without a test when it is refused. */
interface ReadBranch {
  readonly test: HtmlBlock['test'] | undefined
  readonly nodes: readonly HtmlNode[]
  readonly end: HtmlState
}

interface OpenBlock {
  readonly tag: HtmlTag
  readonly block: Block
  readonly outer: { readonly nodes: HtmlNode[]; readonly loops: number }
  readonly start: HtmlState
  readonly branches: ReadBranch[]
  /** The branch that is being read. */
  current: { readonly branch: Branch; readonly test: HtmlBlock['test'] | undefined }
}

class Layout {
  private readonly builder = new OutlineBuilder()
  private readonly position = new HtmlPosition()
  private readonly directives: Directive[] = []
  private readonly problems: Problem[] = []
  private readonly blocks: OpenBlock[] = []
  private readonly rootNodes: HtmlNode[] = []
  private nodes = this.rootNodes
  /** How many regions are open. */
  private loops = 0
  private readonly locate: (offset: number) => Place

  constructor(locate: (offset: number) => Place) {
    this.locate = locate
  }

  add(part: HtmlPart): void {
    if (part.kind === 'text') this.addText(part)
    else if (part.content.kind === 'mustache') this.addMustache(part, part.content.mustache)
    else if (part.content.kind === 'open') this.open(part, part.content.block)
    else if (part.content.kind === 'else') this.turn(part)
    else if (part.content.kind === 'close') this.close()
  }

  finish(): HtmlLayout {
    const { outline, problems } = this.builder.finish()
    const all = [...this.problems, ...problems]
    return {
      nodes: this.rootNodes,
      outline,
      directives: this.directives,
      problems: all,
    }
  }

  // ------------------------------------------------------------------------------------ text and values

  private addText({ text, offset }: HtmlText): void {
    let end = 0
    for (const match of text.matchAll(bracedVariable)) {
      this.addLiteral(text.slice(end, match.index), offset + end)
      this.addVariable(match[0], { code: match[1] ?? '', offset: offset + match.index })
      end = match.index + match[0].length
    }
    this.addLiteral(text.slice(end), offset + end)
  }

  private addLiteral(text: string, offset: number): void {
    if (text === '') return
    for (const match of text.matchAll(tagInSingleBraces)) {
      const where = { ...this.locate(offset + match.index), field: match[0] }
      this.problems.push(fieldInSingleBraces(match[0], where))
    }
    this.position.read(text, (problem, index) => this.problems.push(problem(this.locate(offset + index))))
    this.nodes.push({ kind: 'text', text })
  }

  /** Where no field may print, as in a style sheet, braces are what they are. */
  private addVariable(literal: string, { code, offset }: { code: string; offset: number }): void {
    const { context } = this.position
    const where = { ...this.locate(offset), field: code }
    if (context.kind === 'forbidden') this.addLiteral(literal, offset)
    else this.printField({ written: code, field: { name: code }, where }, { literal, context })
  }

  private addMustache(tag: HtmlTag, mustache: Mustache): void {
    if (mustache.kind === 'directive') {
      const { name, value } = mustache
      this.directives.push({ name, value, where: tag.where })
      return
    }
    if (mustache.kind === 'refused') {
      this.problems.push(forbiddenForm(tag.literal, mustache.form, tag.where))
      return
    }
    const { context } = this.position
    if (context.kind === 'forbidden') {
      this.problems.push(forbiddenPlace(tag.literal, context.place, tag.where))
      this.position.skipValue()
      return
    }
    if (mustache.kind === 'loop') {
      this.printLoop(tag, mustache.name)
      return
    }
    const written = { written: tag.where.field, field: mustache.field, where: tag.where }
    if (mustache.kind === 'picture') this.printPicture(written, { literal: tag.literal, context })
    else this.printField(written, { literal: tag.literal, context })
  }

  private printField(
    written: Written,
    { literal, context }: { literal: string; context: PrintableContext },
  ): void {
    const index = this.builder.field({ ...written, literal })
    this.nodes.push({ kind: 'field', index, context, where: written.where })
    this.position.skipValue()
  }

  private printPicture(
    written: Written,
    { literal, context }: { literal: string; context: PrintableContext },
  ): void {
    const isSource = context.kind === 'address' && context.attribute === 'src' && context.place === 'start'
    if (!isSource) this.problems.push(misplacedHtmlPicture(literal, written.where))
    this.nodes.push({ kind: 'picture', index: this.builder.picture(written) })
    this.position.skipValue()
  }

  private printLoop(tag: HtmlTag, name: LoopVariable): void {
    this.checkLoop(tag)
    this.nodes.push({ kind: 'loop', name })
    this.position.skipValue()
  }

  private checkLoop(tag: HtmlTag): void {
    if (this.loops === 0) this.problems.push(forbiddenForm(tag.literal, 'loop-variable-outside', tag.where))
  }

  // --------------------------------------------------------------------------------------------- blocks

  private open(tag: HtmlTag, block: Block): void {
    const outer = { nodes: this.nodes, loops: this.loops }
    const start = this.position.mark()
    if (block.first.kind === 'refused')
      this.problems.push(forbiddenForm(tag.literal, block.first.form, tag.where))
    if (block.first.kind === 'loop') this.checkLoop(tag)
    const current = { branch: block.first, test: this.beginBranch(tag.where, block.first) }
    this.blocks.push({ tag, block, outer, start, current, branches: [] })
  }

  /** Goes on with the other branch, from where the first one began. */
  private turn(tag: HtmlTag): void {
    const block = this.blocks.at(-1)
    if (block === undefined) return
    this.endBranch(block)
    this.position.resume(block.start)
    const branch = block.block.second
    block.current = { branch, test: this.beginBranch(tag.where, branch) }
  }

  private close(): void {
    const block = this.blocks.at(-1)
    if (block === undefined) return
    this.endBranch(block)
    this.blocks.pop()
    this.joinBranches(block)
    const [first, second] = block.branches
    const otherwise = second === undefined ? [] : toNodes(second, [])
    if (first !== undefined) this.nodes.push(...toNodes(first, otherwise))
  }

  private beginBranch(where: HtmlTag['where'], branch: Branch): HtmlBlock['test'] | undefined {
    this.nodes = []
    if (branch.kind === 'loop') return branch
    if (branch.kind === 'refused') {
      // What it holds is still looked at, as if it were a region, so that all faults come up in one run.
      this.loops += 1
      return undefined
    }
    const written = { written: where.field, field: branch.field, where }
    if (branch.kind === 'region') return this.beginRegion(written)
    return { kind: 'condition', index: this.builder.openCondition(written, branch.negated) }
  }

  private beginRegion(written: Written): HtmlBlock['test'] {
    this.loops += 1
    return { kind: 'region', index: this.builder.openRegion(written) }
  }

  private endBranch({ current, outer, tag, branches }: OpenBlock): void {
    const { branch, test } = current
    if (branch.kind === 'region' || branch.kind === 'condition') this.builder.close(undefined, tag.where)
    branches.push({ test, nodes: this.nodes, end: this.position.mark() })
    this.nodes = outer.nodes
    this.loops = outer.loops
  }

  /**
   * Any branch may be the one that shows, or none, and a region repeats: the HTML must go on alike after all of
   * them, and a region must end exactly as it begins.
   */
  private joinBranches({ tag, start, branches }: OpenBlock): void {
    const fault = branches.find(({ test, end }) =>
      test?.kind === 'region' ? !isSameState(start, end) : joinStates([start, end]) === undefined,
    )
    const joined = joinStates([start, ...branches.map(({ end }) => end)])
    this.position.resume(joined ?? start)
    if (fault === undefined) return
    const ends = { start: locateState(start), end: locateState(fault.end) }
    this.problems.push(blockSplitsHtml(tag.literal, ends, tag.where))
  }
}

const toNodes = ({ test, nodes }: ReadBranch, otherwise: readonly HtmlNode[]): HtmlNode[] =>
  test === undefined ? [] : [{ kind: 'block', test, body: nodes, otherwise }]
