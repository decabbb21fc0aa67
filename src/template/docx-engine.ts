/**
 * Has docxtemplater take parts with private tags apart: where their regions begin and end, and what stays of them. The
 * only file that knows it. It runs once for a template and never fills a document: `docx-program.ts` says how that goes.
 */
import Docxtemplater, { type DXT } from 'docxtemplater'
import PizZip from 'pizzip'
import { type Cut, type FaultyCut, findFaultyCuts } from './docx-cuts.js'
import { containerElements, pageBreak, type RowRules } from './docx-joiner.js'
import { delimiters, markElement, picturePrefix } from './docx-marks.js'
import { contentTypesName, endnotesType, footnotesType } from './docx-package.js'
import type { DocxSlot, RewrittenPart } from './docx-tags.js'
import { escapeXml } from './xml-reader.js'

export interface Engine {
  readonly parts: readonly RewrittenPart[]
  readonly slots: readonly DocxSlot[]
}

/** A tag of XML or what lies between two, the number of a slot, or a region. */
export type Piece = string | number | RegionPiece

/** What is repeated for each row, or shown or not. */
export interface RegionPiece extends Cut {
  readonly content: readonly Piece[]
  readonly rows: RowRules
  /** XML that stands where there are no rows. */
  readonly otherwise: string
}

/** A region or condition that cannot be where it is. */
export interface Misplacement {
  readonly kind: 'overlaps' | FaultyCut['kind']
  readonly slot: DocxSlot
}

export interface ParsedParts {
  /** What docxtemplater refuses, and what it would break. */
  readonly misplacements: readonly Misplacement[]
  /** What each part is made of, by its name. They are of use only where nothing is misplaced. */
  readonly pieces: ReadonlyMap<string, readonly Piece[]>
}

/**
 * Undefined when docxtemplater cannot read the XML at all, which happens with XML that is well-formed but no document of
 * Word, such as a text within a text.
 */
export function parseParts(engine: Engine): ParsedParts | undefined {
  const parser = new ParserModule()
  const refused = findRefused(engine, parser)
  if (refused === undefined) return undefined
  const faulty = [...parser.pieces.values()].flatMap(findFaultyCuts).flatMap(({ region, kind }) => {
    const slot = engine.slots[region]
    return slot === undefined ? [] : [{ kind, slot }]
  })
  return { misplacements: [...refused, ...faulty], pieces: parser.pieces }
}

function findRefused(engine: Engine, parser: ParserModule): readonly Misplacement[] | undefined {
  try {
    parse(engine.parts, parser)
    return []
  } catch (error) {
    const faults = readErrors(error).map((fault) => readMisplacement(fault, engine.slots))
    const known = faults.filter((fault) => fault !== undefined)
    return known.length === faults.length && known.length > 0 ? known : undefined
  }
}

function parse(parts: readonly RewrittenPart[], parser: ParserModule): Docxtemplater<PizZip> {
  const zip = new PizZip()
  zip.file(contentTypesName, contentTypesOf(parts))
  for (const { part, text } of parts) zip.file(part.name, text)
  return new Docxtemplater(zip, {
    delimiters,
    paragraphLoop: true,
    errorLogging: false,
    modules: [parser],
  })
}

/**
 * The list of parts that docxtemplater goes by. It knows no endnotes, so they are passed to it as footnotes, which have
 * the same content.
 */
function contentTypesOf(parts: readonly RewrittenPart[]): string {
  const overrides = parts.map(({ part }) => {
    const type = part.contentType === endnotesType ? footnotesType : part.contentType
    return `<Override PartName="/${escapeXml(part.name)}" ContentType="${escapeXml(type)}"/>`
  })
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${overrides.join('')}</Types>`
}

/** Has docxtemplater see all tags and elements that matter, and keeps what it takes each part apart into. */
class ParserModule implements DXT.Module {
  readonly name = 'ParserModule'
  readonly pieces = new Map<string, readonly Piece[]>()
  private document: unknown;
  /** As {@link DXT.Module} wants it; docxtemplater adds members of its own. */
  [member: string]: unknown

  optionsTransformer(options: DXT.Options, document: Docxtemplater): DXT.Options {
    this.document = document
    const config = member(document, 'fileTypeConfig')
    // Tags are in an element of our own, too, and in instructions of Word's fields.
    addTo(member(config, 'tagsXmlTextArray'), [markElement, 'w:instrText'])
    addTo(member(config, 'tagsXmlLexedArray'), containerElements)
    return options
  }

  matchers(): [string, string, Record<string, never>][] {
    return [[picturePrefix, this.name, {}]]
  }

  set(options: unknown): void {
    const inspected = member(options, 'inspect')
    const [name, parsed] = [member(inspected, 'filePath'), member(inspected, 'postparsed')]
    if (typeof name !== 'string' || !Array.isArray(parsed)) return
    const sections = this.sections()
    this.pieces.set(
      name,
      parsed.map((piece) => readPiece(piece, sections)),
    )
  }

  /** The sections of the document, each in pieces, as docxtemplater's module for regions has found them. */
  private sections(): unknown {
    const modules = member(this.document, 'modules')
    const regions = Array.isArray(modules)
      ? modules.find((each) => member(each, 'name') === 'LoopModule')
      : undefined
    return member(regions, 'sects')
  }
}

function addTo(list: unknown, names: readonly string[]): void {
  if (Array.isArray(list)) list.push(...names)
}

function readPiece(piece: unknown, sections: unknown): Piece {
  const value = member(piece, 'value')
  const inside = member(piece, 'subparsed')
  if (Array.isArray(inside)) return readRegion(piece, { inside, sections })
  if (member(piece, 'type') === 'placeholder') return Number(value)
  return typeof value === 'string' ? value : ''
}

function readRegion(
  piece: unknown,
  { inside, sections }: { readonly inside: readonly unknown[]; readonly sections: unknown },
): RegionPiece {
  const nextPage = member(piece, 'addNextPage')
  const lastSection = member(piece, 'lastParagrapSectPr')
  const kept = typeof lastSection === 'string' ? lastSection : ''
  const isOfParagraphs = member(piece, 'paragraphLoop') === true
  const isWithinText = member(inside.find(isMeaningful), 'tag') === 'w:t' || !inside.some(isMeaningful)
  const breaksAfter = member(piece, 'hasPageBreak') === true && !isWithinText
  return {
    region: Number(member(piece, 'value')),
    content: inside.map((each) => readPiece(each, sections)),
    keepsSection: (kept !== '' || Boolean(nextPage)) && !isOfParagraphs,
    rows: {
      namesHeadersOnce: member(piece, 'sectPrCount') === 1,
      continuesSections: member(piece, 'addContinuousType') === true,
      sectionBefore: nextPage ? sectionXml(member(sections, String(member(nextPage, 'index')))) : undefined,
      breaksBefore: member(piece, 'hasPageBreakBeginning') === true && !isWithinText,
      breaksAfter,
    },
    otherwise: kept !== '' ? sectionParagraph(kept, isOfParagraphs) : breaksAfter ? pageBreak : '',
  }
}

/** The first tag or private tag says whether a region lies within a text. */
const isMeaningful = (piece: unknown): boolean => member(piece, 'type') !== 'content'

/** The paragraph that keeps the section which a region without rows would have ended. */
const sectionParagraph = (section: string, isOfParagraphs: boolean): string =>
  isOfParagraphs
    ? `<w:p><w:pPr>${section}</w:pPr></w:p>`
    : `</w:t></w:r></w:p><w:p><w:pPr>${section}</w:pPr><w:r><w:t>`

const sectionXml = (section: unknown): string =>
  Array.isArray(section) ? section.map((each) => String(member(each, 'value'))).join('') : ''

/** The faults in an error of docxtemplater's: one, or a list of them. */
function readErrors(error: unknown): readonly unknown[] {
  const properties = member(error, 'properties')
  const errors = member(properties, 'errors')
  return Array.isArray(errors) ? errors.map((each) => member(each, 'properties')) : [properties]
}

function readMisplacement(fault: unknown, slots: readonly DocxSlot[]): Misplacement | undefined {
  const overlaps = member(fault, 'id') === 'unbalanced_loop_tags'
  const number = overlaps ? member(member(fault, 'pair'), 'left') : member(fault, 'xtag')
  const slot = slots[Number(number)]
  if (slot === undefined) return undefined
  return { kind: overlaps ? 'overlaps' : 'crosses-structure', slot }
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
