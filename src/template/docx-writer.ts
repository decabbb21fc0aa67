/**
 * Runs the program of a part with the values of a document, and gives the XML of the part piece by piece, as UTF-8: most
 * of it was encoded when it was compiled, and is only copied here.
 */
import type { Picture, SectionValues, SlotValue } from '../model.js'
import type { IdSeparator } from './docx-ids.js'
import {
  endPart,
  enterRegion,
  type Fragment,
  type Input,
  inputOfValue,
  JoinerWalk,
  leaveRegion,
  type Program,
  type RegionStep,
  type RowInWork,
  type SlotStep,
  type Step,
  type Written,
} from './docx-program.js'
import type { DocxSlot } from './docx-tags.js'
import { formatDocxText } from './docx-text.js'
import { Utf8Writer } from './utf8-writer.js'

export interface WritingOptions {
  /** Gives the XML of the next picture, to stand in a text of a run. They come as {@link picturesIn} lists them. */
  readonly draw: (slot: DocxSlot) => string
  readonly ids: IdSeparator | undefined
}

/** How many bytes are given at once, about. */
const pieceLength = 262_144

/**
 * The XML of a part as UTF-8: whole where it is short, else piece by piece, once. A piece is written over when the next one
 * is asked for.
 */
export function writePart(
  program: Program,
  options: WritingOptions & { readonly values: SectionValues },
): Uint8Array | Iterable<Uint8Array> {
  const { states } = program
  const xml = new Utf8Writer(states.lastLength)
  const writer = new PartWriter(program, { ...options, xml })
  if (writer.goOnTo(pieceLength)) return writeMore(writer, { xml, states })
  // The next document of a batch is mostly as long.
  states.lastLength = xml.length
  return xml.take()
}

function* writeMore(
  writer: PartWriter,
  { xml, states }: { readonly xml: Utf8Writer; readonly states: Program['states'] },
): Generator<Uint8Array, void, undefined> {
  do yield xml.take()
  while (writer.goOnTo(pieceLength))
  states.lastLength = xml.length
  yield xml.take()
}

/** The pictures that a part will show, in order. */
export function* picturesIn(
  steps: readonly Step[],
  values: SectionValues,
): Generator<Picture, void, undefined> {
  for (const step of steps) {
    if (step.kind === 'slot') {
      const value = step.slot.isPicture ? values[step.slot.index] : undefined
      if (isPicture(value)) yield value
    } else if (step.kind === 'region' && step.hasPictures) {
      for (const row of rowsOf(values, step.slot)) yield* picturesIn(step.steps, row)
    }
  }
}

const isPicture = (value: SlotValue): value is Picture => typeof value === 'object' && 'bytes' in value

/** The rows of a region; what is shown by a condition is one row of the section around. */
function rowsOf(values: SectionValues, slot: DocxSlot): readonly SectionValues[] {
  const value = values[slot.index]
  if (typeof value === 'object') return 'bytes' in value ? [values] : value
  return value === undefined || value === false || value === '' ? [] : [values]
}

/** A place in a program: in the part, or in a row of a region. */
interface Frame {
  readonly steps: readonly Step[]
  readonly region: RegionStep | undefined
  readonly rows: readonly SectionValues[]
  /** The rows around are all first ones. */
  readonly isFirst: boolean
  row: number
  /** Number of the next step. */
  at: number
}

/**
 * The values of a row, and a number that is the same for rows of a region in which the same ones are there: rows of one
 * shape differ in nothing but their values.
 */
class RowShape {
  readonly texts: string[] = []
  /** A bit for each choice, behind a leading one. */
  number = 1

  /** False where a row is not of any shape. */
  read(steps: readonly Step[], values: SectionValues): boolean {
    for (const step of steps) {
      if (step.kind === 'slot') {
        if (!this.readValue(values[step.slot.index], step.slot)) return false
      } else if (step.kind === 'region') {
        const rows = rowsOf(values, step.slot)
        const [row] = rows
        if (rows.length > 1) return false
        this.number = 2 * this.number + rows.length
        if (row !== undefined && !this.read(step.steps, row)) return false
      }
    }
    return true
  }

  private readValue(value: SlotValue, slot: DocxSlot): boolean {
    if (typeof value === 'object') return false
    const text = typeof value === 'string' ? formatDocxText(value, slot) : ''
    this.number = 2 * this.number + (text === '' ? 0 : 1)
    if (text === '') return true
    this.texts.push(text)
    // A text that ends runs or begins some changes more than its own place.
    return !(text.startsWith('<') || text.endsWith('>'))
  }
}

const isSameAgain = ({ kind }: Fragment): boolean =>
  kind === 'xml' || kind === 'value' || kind === 'lost-value'

class PartWriter {
  private readonly frames: Frame[]
  private readonly walk: JoinerWalk
  private readonly draw: WritingOptions['draw']
  private readonly ids: IdSeparator | undefined
  /** What was written of that which differs when it is written again. */
  private readonly begun = new Set<Written>()
  /** Values that the joiner was told of, and those of them that it has let pass. */
  private readonly values: string[] = []
  private passed = 0
  /** The row that others like it will be written after, and its frame. */
  private rowInWork: { readonly row: RowInWork; readonly frame: Frame } | undefined
  private readonly xml: Utf8Writer

  constructor(
    program: Program,
    options: WritingOptions & { readonly values: SectionValues; readonly xml: Utf8Writer },
  ) {
    const { values, draw, ids, xml } = options
    this.xml = xml
    this.walk = new JoinerWalk(program.states)
    this.draw = draw
    this.ids = ids
    this.frames = [{ steps: program.steps, region: undefined, rows: [values], isFirst: true, row: 0, at: 0 }]
  }

  /** Writes so many bytes, about. False when the part is written before. */
  goOnTo(length: number): boolean {
    while (this.goOn()) if (this.xml.length >= length) return true
    return false
  }

  /** Makes a step. False when the part is written. */
  private goOn(): boolean {
    const frame = this.frames.at(-1)
    if (frame === undefined) return false
    if (frame.at === 0 && this.writeRow(frame)) {
      this.endRow(frame)
      return true
    }
    const step = frame.steps[frame.at]
    frame.at += 1
    if (step === undefined) this.endRow(frame)
    else if (step.kind === 'xml') this.give(step.input)
    else {
      const values = frame.rows[frame.row] ?? []
      if (step.kind === 'slot') this.writeValue(values[step.slot.index], step)
      else this.enter(step, { rows: rowsOf(values, step.slot), around: frame })
    }
    return true
  }

  /** Writes a row at once where one like it was written before. Else takes note of it, where others like it may come. */
  private writeRow(frame: Frame): boolean {
    const { region, rows } = frame
    if (region?.hasShapes !== true || this.values.length > 0 || this.rowInWork !== undefined) return false
    const moves = this.walk.rowsOf(region)
    const shape = new RowShape()
    if (moves === undefined || !shape.read(region.steps, rows[frame.row] ?? [])) return false
    const move = moves.find(shape.number)
    if (move === undefined) {
      if (this.walk.mayKeepRow) {
        this.rowInWork = { row: { shape: shape.number, moves, fragments: [] }, frame }
      }
      return false
    }
    for (const piece of move.pieces) {
      if (typeof piece === 'number') this.xml.addText(shape.texts[piece] ?? '')
      else this.xml.addBytes(piece)
    }
    this.walk.goTo(move.next)
    return true
  }

  private keepRow(frame: Frame): void {
    if (this.rowInWork?.frame !== frame) return
    const { row } = this.rowInWork
    this.rowInWork = undefined
    if (this.values.length === 0) this.walk.keepRow(row)
  }

  private writeValue(value: SlotValue, { slot, repeatsIds }: SlotStep): void {
    const text =
      typeof value === 'string' ? formatDocxText(value, slot) : isPicture(value) ? this.draw(slot) : ''
    if (text === '') return
    const { input, inner } = inputOfValue(text)
    this.values.push((repeatsIds ? this.ids?.separateAll(inner) : undefined) ?? inner)
    this.give(input)
  }

  private enter(
    region: RegionStep,
    { rows, around }: { readonly rows: readonly SectionValues[]; readonly around: Frame },
  ): void {
    if (rows.length === 0) {
      if (region.otherwise !== undefined) this.give(region.otherwise)
      return
    }
    this.give(enterRegion)
    const isFirst = around.isFirst && around.row === 0
    const frame: Frame = { steps: region.steps, region, rows, isFirst, row: 0, at: 0 }
    this.frames.push(frame)
    this.beginRow(frame)
  }

  private beginRow({ region, isFirst, row }: Frame): void {
    if (region?.rows === undefined) return
    this.give(isFirst && row === 0 ? region.rows.beginFirst : region.rows.begin)
  }

  private endRow(frame: Frame): void {
    this.keepRow(frame)
    const { region, rows } = frame
    const isLast = frame.row === rows.length - 1
    if (region?.rows !== undefined) this.give(isLast ? region.rows.endLast : region.rows.end)
    if (isLast) {
      this.frames.pop()
      this.give(region === undefined ? endPart : leaveRegion)
    } else {
      frame.row += 1
      frame.at = 0
      this.beginRow(frame)
    }
  }

  private give(input: Input): void {
    const written = this.walk.go(input)
    const fragments = this.fragmentsOf(written)
    this.note(written)
    for (const fragment of fragments) this.write(fragment)
  }

  /** What differs when it is written again is not to be written at once. */
  private note({ fragments }: Written): void {
    if (this.rowInWork === undefined) return
    if (fragments.every(isSameAgain)) this.rowInWork.row.fragments.push(...fragments)
    else this.rowInWork = undefined
  }

  private fragmentsOf(written: Written): readonly Fragment[] {
    if (written.again === undefined) return written.fragments
    if (this.begun.has(written)) return written.again
    this.begun.add(written)
    return written.fragments
  }

  private write(fragment: Fragment): void {
    switch (fragment.kind) {
      case 'xml':
        this.xml.addBytes(fragment.bytes)
        break
      case 'value':
        this.xml.addText(this.nextValue())
        break
      case 'lost-value':
        this.nextValue()
        break
      case 'number':
        this.xml.addText(this.ids?.nextNumber(fragment.numbers) ?? '')
        break
      default:
        this.xml.addText(this.ids?.separate(fragment) ?? fragment.tag)
    }
  }

  private nextValue(): string {
    const value = this.values[this.passed] ?? ''
    this.passed += 1
    if (this.passed === this.values.length) {
      this.values.length = 0
      this.passed = 0
    }
    return value
  }
}
