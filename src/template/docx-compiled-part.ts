/**
 * A part of a template, compiled: what is left to do when values come.
 */
import type { ComputeCells, SectionValues } from '../model.js'
import { settleBlocks } from './docx-blocks.js'
import { computeCells, mayHaveFormulas } from './docx-cells.js'
import type { Piece } from './docx-engine.js'
import { type DrawingIds, findIds, hasIds, IdSeparator } from './docx-ids.js'
import { hasMarks, withoutOwnTags } from './docx-marks.js'
import type { PartContent } from './docx-pack.js'
import type { PictureStore } from './docx-pictures.js'
import { compileProgram, type Program } from './docx-program.js'
import type { DocxSlot, RewrittenPart } from './docx-tags.js'
import { picturesIn, writePart } from './docx-writer.js'

export interface CompiledPart {
  readonly name: string
  /** Whether marks of our own would be left in it. */
  readonly isFaulty: boolean
  /** Text where it needs no values. */
  readonly content: string | Program
  /** All ids that it can have, where a region may repeat some. */
  readonly idsTaken: ReadonlySet<string> | undefined
  /** Whether formulas over its table cells are to be computed when it is filled, which takes the whole of its text. */
  readonly mayHaveFormulas: boolean
}

export interface FillingTools {
  readonly ids: DrawingIds
  readonly pictures: PictureStore
  readonly compute: ComputeCells | undefined
}

/**
 * Undefined for a part that stays as it is.
 * @param options.pieces what docxtemplater took the part apart into
 */
export function compilePart(
  { part, text, hasTags, hasRegions, isMarked }: RewrittenPart,
  options: { readonly slots: readonly DocxSlot[]; readonly pieces: readonly Piece[] | undefined },
): CompiledPart | undefined {
  if (!hasTags && !isMarked && text === part.text) return undefined
  const { slots, pieces = [text] } = options
  const formulas = isMarked && mayHaveFormulas(text)
  const idsTaken = hasRegions && hasIds(part.text) ? findIds(text) : undefined
  const separatesIds = idsTaken !== undefined && !formulas
  const compiled = { name: part.name, idsTaken, mayHaveFormulas: formulas }
  if (hasTags) {
    const content = compileProgram(pieces, { slots, isMarked, separatesIds })
    return { ...compiled, content, isFaulty: hasMarksLeft(pieces, isMarked) }
  }
  const content = isMarked ? settleBlocks(text) : text
  return { ...compiled, content, isFaulty: hasMarks(content) }
}

function hasMarksLeft(pieces: readonly Piece[], isMarked: boolean): boolean {
  return pieces.some((piece) => {
    if (typeof piece === 'object') return hasMarksLeft(piece.content, isMarked)
    return typeof piece === 'string' && hasMarks(isMarked ? withoutOwnTags(piece) : piece)
  })
}

/** Pictures are stored at once, as other parts tell of them; most of a long part is written when the content is read. */
export function fillPart(part: CompiledPart, values: SectionValues, tools: FillingTools): PartContent {
  const { idsTaken } = part
  const ids = idsTaken === undefined ? undefined : new IdSeparator(idsTaken, tools.ids)
  const written = writeContent(part, values, { pictures: tools.pictures, ids })
  if (!part.mayHaveFormulas) return written
  const xml = typeof written === 'string' ? written : decode(written)
  const computed = tools.compute === undefined ? xml : computeCells(xml, tools.compute)
  return ids === undefined ? computed : ids.separateAll(computed)
}

function writeContent(
  { name, content }: CompiledPart,
  values: SectionValues,
  { pictures, ids }: { readonly pictures: PictureStore; readonly ids: IdSeparator | undefined },
): string | Uint8Array | Iterable<Uint8Array> {
  if (typeof content === 'string') return content
  const placed = Array.from(picturesIn(content.steps, values), (picture) => pictures.place(picture, name))
  const next = placed.values()
  const draw = ({ width }: DocxSlot): string => {
    const { value } = next.next()
    return value === undefined ? '' : pictures.draw(value, width)
  }
  return writePart(content, { values, draw, ids })
}

function decode(written: Uint8Array | Iterable<Uint8Array>): string {
  const pieces = written instanceof Uint8Array ? [written] : written
  const texts: string[] = []
  for (const piece of pieces) texts.push(utf8.decode(piece))
  return texts.join('')
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
