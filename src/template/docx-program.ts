/**
 * Compiles a part that docxtemplater has taken apart into a program that writes it with any values.
 *
 * What becomes of a stretch of XML depends on what came before it: a table goes when it got no rows, a text is shortened
 * when nothing is in it. A {@link Joiner} knows. But it is in one of few states when a stretch comes, in each row of a
 * region in the same, so its answers are kept: for each state, what it writes for a stretch and in which state that
 * leaves it. Once they are known, writing a row is looking up ready strings.
 */
import type { Piece, RegionPiece } from './docx-engine.js'
import { hasIds, type IdSeparator, type IdTag, splitAtIds } from './docx-ids.js'
import { Joiner, type RowRules, textEnd, textStart } from './docx-joiner.js'
import { hole, lostHole } from './docx-marks.js'
import type { DocxSlot } from './docx-tags.js'

export interface Program {
  readonly steps: readonly Step[]
  readonly states: JoinerStates
}

export type Step = { readonly kind: 'xml'; readonly input: Input } | SlotStep | RegionStep

export interface SlotStep {
  readonly kind: 'slot'
  readonly slot: DocxSlot
  /** Whether each line of a text repeats ids: those of tracked changes of its formatting. */
  readonly repeatsIds: boolean
}

export interface RegionStep {
  readonly kind: 'region'
  readonly slot: DocxSlot
  readonly steps: readonly Step[]
  /** Beginning and end of rows that have rules. */
  readonly rows: RowInputs | undefined
  /** What stands where there are no rows. */
  readonly otherwise: Input | undefined
  readonly hasPictures: boolean
  /**
   * Whether rows of it have shapes: begun in one state, what is written for them depends on nothing but on which of their values
   * are there, unless a value ends or begins runs, or something has an id.
   */
  readonly hasShapes: boolean
}

interface RowInputs {
  readonly beginFirst: Input
  readonly begin: Input
  readonly end: Input
  readonly endLast: Input
}

/** Something that a joiner is given; the same object whenever it is given the same. */
export type Input = (joiner: Joiner) => void

export const enterRegion: Input = (joiner) => joiner.enterRegion()
export const leaveRegion: Input = (joiner) => joiner.leaveRegion()
export const endPart: Input = (joiner) => joiner.end()

/** Values, by whether they end the text that they stand in, and whether they begin another. */
const valueInputs = {
  plain: xmlInput([hole]),
  ending: xmlInput([textEnd + hole]),
  beginning: xmlInput([hole + textStart]),
  both: xmlInput([textEnd + hole + textStart]),
}

/** @param text a value as XML: what the joiner is given for it, and what there is of it besides */
export function inputOfValue(text: string): { readonly input: Input; readonly inner: string } {
  // Of all that is written for a value, only tags have these signs, and most values have no tags.
  const ends = text.startsWith('<') && text.startsWith(textEnd)
  const begins = text.endsWith('>') && text.endsWith(textStart)
  if (ends && begins) {
    return { input: valueInputs.both, inner: text.slice(textEnd.length, -textStart.length) }
  }
  if (ends) return { input: valueInputs.ending, inner: text.slice(textEnd.length) }
  if (begins) return { input: valueInputs.beginning, inner: text.slice(0, -textStart.length) }
  return { input: valueInputs.plain, inner: text }
}

/**
 * @param options.isMarked whether the part has marks of our own
 * @param options.separatesIds whether its ids are to be kept apart
 */
export function compileProgram(
  pieces: readonly Piece[],
  options: {
    readonly slots: readonly DocxSlot[]
    readonly isMarked: boolean
    readonly separatesIds: boolean
  },
): Program {
  const { slots, ...rest } = options
  return { steps: compile(pieces, slots), states: new JoinerStates({ ...rest, size: sizeOf(pieces) }) }
}

function compile(pieces: readonly Piece[], slots: readonly DocxSlot[]): readonly Step[] {
  const steps: Step[] = []
  let xml: string[] = []
  const endXml = (): void => {
    if (xml.length > 0) steps.push({ kind: 'xml', input: xmlInput(xml) })
    xml = []
  }
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      if (piece !== '') xml.push(piece)
      continue
    }
    endXml()
    const slot = slots[typeof piece === 'number' ? piece : piece.region]
    if (slot === undefined) continue
    steps.push(typeof piece === 'number' ? compileSlot(slot) : compileRegion(piece, { slot, slots }))
  }
  endXml()
  return steps
}

const compileSlot = (slot: DocxSlot): SlotStep => ({
  kind: 'slot',
  slot,
  repeatsIds: hasIds(slot.runProperties),
})

function compileRegion(
  piece: RegionPiece,
  { slot, slots }: { readonly slot: DocxSlot; readonly slots: readonly DocxSlot[] },
): RegionStep {
  const steps = compile(piece.content, slots)
  const rows = hasRules(piece.rows) ? rowInputs(piece.rows) : undefined
  return {
    kind: 'region',
    slot,
    steps,
    rows,
    hasShapes: rows === undefined && steps.every(isShapely) && countChoices(steps) <= mostChoices,
    otherwise: piece.otherwise === '' ? undefined : xmlInput([piece.otherwise]),
    hasPictures: steps.some((step) =>
      step.kind === 'slot' ? step.slot.isPicture : step.kind === 'region' && step.hasPictures,
    ),
  }
}

const isShapely = (step: Step): boolean =>
  step.kind === 'xml' || (step.kind === 'slot' ? !step.slot.isPicture && !step.repeatsIds : step.hasShapes)

/** So many choices, each a bit, are told apart by one number. */
const mostChoices = 50

/** What can be there or not in a row. */
const countChoices = (steps: readonly Step[]): number =>
  steps.reduce((count, step) => {
    if (step.kind === 'xml') return count
    return count + 1 + (step.kind === 'region' ? countChoices(step.steps) : 0)
  }, 0)

const hasRules = (rows: RowRules): boolean =>
  Object.values(rows).some((rule) => rule !== false && rule !== undefined)

const rowInputs = (rules: RowRules): RowInputs => ({
  beginFirst: (joiner) => joiner.beginRow({ rules, isFirst: true }),
  begin: (joiner) => joiner.beginRow({ rules, isFirst: false }),
  end: (joiner) => joiner.endRow({ isLast: false }),
  endLast: (joiner) => joiner.endRow({ isLast: true }),
})

function xmlInput(xml: readonly string[]): Input {
  return (joiner) => {
    for (const piece of xml) joiner.add(piece)
  }
}

/** How many characters a part has. */
const sizeOf = (pieces: readonly Piece[]): number =>
  pieces.reduce<number>((size, piece) => {
    if (typeof piece === 'string') return size + piece.length
    return typeof piece === 'number' ? size : size + sizeOf(piece.content)
  }, 0)

/** What is written for an input. */
export interface Written {
  readonly fragments: readonly Fragment[]
  /** The same where all of it was written before in the part; undefined when its ids make no difference. */
  readonly again: readonly Fragment[] | undefined
}

/**
 * A piece of it: XML, a tag whose id may have been there before, a number that no other element has, the next value, or
 * nothing of the next value.
 */
export type Fragment = StaticXml | IdTag | NewNumber | typeof nextValue | typeof lostValue
const nextValue = { kind: 'value' } as const
const lostValue = { kind: 'lost-value' } as const

interface StaticXml {
  readonly kind: 'xml'
  /** UTF-8. */
  readonly bytes: Uint8Array
}

interface NewNumber {
  readonly kind: 'number'
  readonly numbers: Parameters<IdSeparator['nextNumber']>[0]
}

interface State {
  readonly joiner: Joiner
  readonly moves: Map<Input, Move>
  /** Of whole rows. */
  readonly rows: Map<RegionStep, RowMoves>
}

interface Move {
  readonly written: Written
  readonly next: State
}

/** What is written for a row at once. */
interface RowMove {
  /** XML as UTF-8, and which of the row's values stands in between. */
  readonly pieces: readonly (Uint8Array | number)[]
  readonly next: State
}

/** Misses beyond hits after which rows of a region are of too many shapes to be worth remembering. */
const mostMisses = 500

/** The rows of a region that were written in one state, by their shapes. */
class RowMoves {
  private readonly moves = new Map<number, RowMove>()
  private misses = 0

  get isWorthwhile(): boolean {
    return this.misses < mostMisses
  }

  find(shape: number): RowMove | undefined {
    const move = this.moves.get(shape)
    this.misses = Math.max(this.misses + (move === undefined ? 1 : -1), 0)
    return move
  }

  keep(shape: number, move: RowMove): void {
    this.moves.set(shape, move)
  }
}

/** More waiting text than that is seldom the same again. */
const longestWait = 2_000

/** The states that joiners of a part have been in, and what they wrote when they went from one to another. */
class JoinerStates {
  private readonly byKey = new Map<string, State>()
  private readonly separatesIds: boolean
  /** How many characters more are kept: a few times the part's, so that no template fills the memory. */
  private room: number
  /** The same for rows, of which there may be any number of shapes: what is kept of them must not crowd out the rest. */
  private rowRoom: number
  readonly first: Joiner
  /** Undefined where it is not worth to be remembered. */
  readonly start: State | undefined
  /** Bytes of the last piece of the part when it was last written. */
  lastLength = 0

  constructor(options: {
    readonly isMarked: boolean
    readonly separatesIds: boolean
    readonly size: number
  }) {
    this.first = Joiner.start(options)
    this.separatesIds = options.separatesIds
    this.room = 1_000_000 + 8 * options.size
    this.rowRoom = this.room
    this.start = this.find(this.first)
  }

  /** Undefined where it is not worth to be remembered. */
  find(joiner: Joiner): State | undefined {
    if (joiner.waitsFor(longestWait)) return undefined
    const key = joiner.key()
    const known = this.byKey.get(key)
    if (known !== undefined || this.room < 0) return known
    this.room -= 2 * key.length
    const state: State = { joiner: joiner.clone(), moves: new Map(), rows: new Map() }
    this.byKey.set(key, state)
    return state
  }

  keep(from: State, input: Input, move: Move): void {
    from.moves.set(input, move)
    const { fragments, again = [] } = move.written
    for (const fragment of [...fragments, ...again]) {
      this.room -= 100 + (fragment.kind === 'xml' ? fragment.bytes.length : 0)
    }
  }

  /** The rows of a region in a state; undefined where none are to be remembered any more. */
  rowsOf(region: RegionStep, { rows }: State): RowMoves | undefined {
    const known = rows.get(region)
    if (known !== undefined || this.rowRoom < 0) return known?.isWorthwhile === true ? known : undefined
    const moves = new RowMoves()
    rows.set(region, moves)
    return moves
  }

  keepRow({ moves, shape, fragments }: RowInWork, next: State): void {
    const pieces = joinRow(fragments)
    moves.keep(shape, { pieces, next })
    this.rowRoom -= 100
    for (const piece of pieces) this.rowRoom -= 100 + (typeof piece === 'number' ? 0 : piece.length)
  }

  get hasRoom(): boolean {
    return this.room >= 0
  }

  get hasRowRoom(): boolean {
    return this.rowRoom >= 0
  }

  read(text: string): readonly Fragment[] {
    return text.split(holes).flatMap((part): readonly Fragment[] => {
      if (part === hole) return [nextValue]
      if (part === lostHole) return [lostValue]
      if (part === '') return []
      const pieces = this.separatesIds ? splitAtIds(part) : [part]
      return pieces.map((piece) => (typeof piece === 'string' ? staticXml(piece) : piece))
    })
  }
}

const staticXml = (xml: string): StaticXml => ({ kind: 'xml', bytes: Buffer.from(xml) })

/** What is written when tags with these ids were written before; undefined when nothing depends on that. */
function writeAgain(fragments: readonly Fragment[]): readonly Fragment[] | undefined {
  if (!fragments.some(({ kind }) => kind === 'once' || kind === 'numbered')) return undefined
  return joinStatic(fragments.flatMap(repeatFragment))
}

function repeatFragment(fragment: Fragment): readonly Fragment[] {
  if (fragment.kind === 'once') return [staticXml(fragment.repeated)]
  if (fragment.kind !== 'numbered') return [fragment]
  const { before, numbers, after } = fragment
  return [staticXml(before), { kind: 'number', numbers }, staticXml(after)]
}

function joinStatic(fragments: readonly Fragment[]): readonly Fragment[] {
  const joined: Fragment[] = []
  let run: Uint8Array[] = []
  const endRun = (): void => {
    if (run.length > 0) joined.push({ kind: 'xml', bytes: Buffer.concat(run) })
    run = []
  }
  for (const fragment of fragments) {
    if (fragment.kind === 'xml') run.push(fragment.bytes)
    else {
      endRun()
      joined.push(fragment)
    }
  }
  endRun()
  return joined
}

function joinRow(fragments: readonly Fragment[]): RowMove['pieces'] {
  let passed = 0
  return joinStatic(fragments).flatMap((fragment): RowMove['pieces'] => {
    if (fragment.kind === 'xml') return [fragment.bytes]
    passed += 1
    return fragment.kind === 'value' ? [passed - 1] : []
  })
}

/** A row that is written step by step, so that others like it can be written at once. */
export interface RowInWork {
  readonly shape: number
  /** Those of the state that it was begun in. */
  readonly moves: RowMoves
  /** What was written for it so far. */
  readonly fragments: Fragment[]
}

const holes = new RegExp(`([${hole}${lostHole}])`)

/** Goes from state to state while a part is filled. */
export class JoinerWalk {
  private state: State | undefined
  /** In the state that the walk is in, where there is one. */
  private joiner: Joiner | undefined

  constructor(private readonly states: JoinerStates) {
    this.state = states.start
  }

  go(input: Input): Written {
    const move = this.state?.moves.get(input)
    if (move === undefined) return this.learn(input)
    this.state = move.next
    this.joiner = undefined
    return move.written
  }

  /** The rows of a region that are known here; undefined where there is no use in remembering any. */
  rowsOf(region: RegionStep): RowMoves | undefined {
    return this.state && this.states.rowsOf(region, this.state)
  }

  /** Whether a row that begins here can be remembered. */
  get mayKeepRow(): boolean {
    return this.states.hasRowRoom
  }

  /** Goes where a row leads. */
  goTo(next: State): void {
    this.state = next
    this.joiner = undefined
  }

  /** Remembers a row that ends here. */
  keepRow(row: RowInWork): void {
    if (this.state !== undefined) this.states.keepRow(row, this.state)
  }

  private learn(input: Input): Written {
    const from = this.state
    const joiner = this.joiner ?? from?.joiner.clone() ?? this.states.first.clone()
    input(joiner)
    const fragments = this.states.read(joiner.take())
    const next = this.states.find(joiner)
    const isKept = from !== undefined && next !== undefined && this.states.hasRoom
    const written = { fragments, again: isKept ? writeAgain(fragments) : undefined }
    if (isKept) this.states.keep(from, input, { written, next })
    this.joiner = joiner
    this.state = next
    return written
  }
}
