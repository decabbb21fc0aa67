/**
 * Runs docxtemplater over parts whose tags are private ones. The only file that knows it.
 */
import Docxtemplater, { type DXT } from 'docxtemplater'
import PizZip from 'pizzip'
import type { Picture, SectionValues, SlotValue } from '../model.js'
import { type FaultyCut, findFaultyCuts, type Stretch } from './docx-cuts.js'
import { delimiters, markElement, picturePrefix } from './docx-marks.js'
import { contentTypesName, endnotesType, footnotesType } from './docx-package.js'
import type { DocxSlot, RewrittenPart } from './docx-tags.js'
import { formatDocxText } from './docx-text.js'
import { escapeXml } from './xml-reader.js'

export interface Engine {
  readonly parts: readonly RewrittenPart[]
  readonly slots: readonly DocxSlot[]
}

/** Gives the XML of a picture, to stand in a run of a part. */
export type DrawPicture = (picture: Picture, slot: DocxSlot, part: string) => string

/** A region or condition that cannot be where it is. */
export interface Misplacement {
  readonly kind: 'overlaps' | FaultyCut['kind']
  readonly slot: DocxSlot
}

/**
 * Finds what docxtemplater would refuse, and what it would break. Undefined when it cannot read the XML at all, which
 * happens with XML that is well-formed but no document of Word, such as a text within a text.
 */
export function findMisplacements(engine: Engine): readonly Misplacement[] | undefined {
  const cuts = new CutModule()
  const refused = findRefused(engine, cuts)
  const faulty = cuts.parts.flatMap(findFaultyCuts).flatMap(({ region, kind }) => {
    const slot = engine.slots[region]
    return slot === undefined ? [] : [{ kind, slot }]
  })
  return refused === undefined ? undefined : [...refused, ...faulty]
}

function findRefused(engine: Engine, cuts: CutModule): readonly Misplacement[] | undefined {
  try {
    compile(engine, [cuts])
    return []
  } catch (error) {
    const faults = readErrors(error).map((fault) => readMisplacement(fault, engine.slots))
    const known = faults.filter((fault) => fault !== undefined)
    return known.length === faults.length && known.length > 0 ? known : undefined
  }
}

/** Fills the parts. Gives their UTF-8 bytes by name. */
export function render(
  engine: Engine,
  options: { readonly values: SectionValues; readonly draw: DrawPicture },
): ReadonlyMap<string, Uint8Array> {
  const document = compile(engine, [new SlotModule(engine.slots, options.draw)])
  document.render(options.values)
  const zip = document.getZip()
  return new Map(
    engine.parts.map(({ part }) => [part.name, zip.files[part.name]?.asUint8Array() ?? new Uint8Array()]),
  )
}

function compile({ parts, slots }: Engine, modules: DXT.Module[]): Docxtemplater<PizZip> {
  const zip = new PizZip()
  zip.file(contentTypesName, contentTypesOf(parts))
  for (const { part, text } of parts) zip.file(part.name, text)
  return new Docxtemplater(zip, {
    delimiters,
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: () => '',
    parser: (tag) => ({ get: (scope: SectionValues) => findValue(scope, slots[Number(tag)]) }),
    modules,
  })
}

/** Never undefined or null: docxtemplater would look in the sections around. */
const findValue = (values: SectionValues, slot: DocxSlot | undefined): Exclude<SlotValue, undefined> =>
  (slot === undefined ? undefined : values[slot.index]) ?? false

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

/** Renders the texts and pictures; docxtemplater's own modules render what lies around them. */
class SlotModule implements DXT.Module {
  readonly name = 'SlotModule'
  /** Before docxtemplater's module for texts, which does not know tabs, and line breaks outside of Word's runs. */
  readonly priority = 1;
  /** As {@link DXT.Module} wants it; docxtemplater adds members of its own. */
  [member: string]: unknown

  constructor(
    private readonly slots: readonly DocxSlot[],
    private readonly draw: DrawPicture,
  ) {}

  optionsTransformer(options: DXT.Options, document: Docxtemplater): DXT.Options {
    readMarkedTexts(document)
    fillEmptyContainers(document)
    return options
  }

  matchers(): [string, string, Record<string, never>][] {
    return [[picturePrefix, this.name, {}]]
  }

  render(part: DXT.Part, { scopeManager, filePath }: DXT.RenderOptions): DXT.Rendered | null {
    if (part.type !== 'placeholder' || (part.module !== undefined && part.module !== this.name)) return null
    const slot = this.slots[Number(part.value)]
    const value: SlotValue = scopeManager.getValue(part.value, { part })
    if (slot === undefined) return { value: '', errors: [] }
    return { value: this.write(value, slot, filePath), errors: [] }
  }

  private write(value: SlotValue, slot: DocxSlot, part: string): string {
    if (typeof value === 'string') return formatDocxText(value, slot)
    return typeof value === 'object' && 'bytes' in value ? this.draw(value, slot, part) : ''
  }
}

/** What holds blocks and must hold one, beside the cells and content controls that docxtemplater knows. */
const containers = ['w:hdr', 'w:ftr', 'w:txbxContent', 'w:footnote', 'w:endnote', 'w:comment']

/**
 * Has docxtemplater put a paragraph into containers that lost all of their blocks. It takes content controls around cells
 * for empty unless told what else they can hold.
 */
function fillEmptyContainers(document: Docxtemplater): void {
  const config = member(document, 'fileTypeConfig')
  const [rules, elements] = [member(config, 'tagShouldContain'), member(config, 'tagsXmlLexedArray')]
  if (!Array.isArray(rules) || !Array.isArray(elements)) return
  const control = rules.find((each) => member(each, 'tag') === 'w:sdtContent')
  const names = member(control, 'shouldContain')
  if (Array.isArray(names)) names.push('w:tr', 'w:tc')
  elements.push(...containers)
  for (const tag of containers) {
    rules.push({ tag, shouldContain: ['w:p', 'w:tbl', 'w:sdt'], value: '<w:p></w:p>' })
  }
}

/** Has docxtemplater look for tags in further elements, too: in one of our own, and in instructions of Word's fields. */
function readMarkedTexts(document: Docxtemplater): void {
  const texts = member(member(document, 'fileTypeConfig'), 'tagsXmlTextArray')
  if (Array.isArray(texts)) texts.push(markElement, 'w:instrText')
}

/** Keeps what docxtemplater cuts each part into. */
class CutModule implements DXT.Module {
  readonly name = 'CutModule'
  readonly parts: (readonly Stretch[])[] = [];
  /** As {@link DXT.Module} wants it; docxtemplater adds members of its own. */
  [member: string]: unknown

  optionsTransformer(options: DXT.Options, document: Docxtemplater): DXT.Options {
    readMarkedTexts(document)
    return options
  }

  set(options: unknown): void {
    const pieces = member(member(options, 'inspect'), 'postparsed')
    if (Array.isArray(pieces)) this.parts.push(pieces.map(readStretch))
  }
}

function readStretch(piece: unknown): Stretch {
  const value = member(piece, 'value')
  const inside = member(piece, 'subparsed')
  if (Array.isArray(inside)) {
    const movesSection = Boolean(member(piece, 'lastParagrapSectPr')) || Boolean(member(piece, 'addNextPage'))
    return {
      region: Number(value),
      content: inside.map(readStretch),
      keepsSection: movesSection && member(piece, 'paragraphLoop') !== true,
    }
  }
  return member(piece, 'type') === 'placeholder' || typeof value !== 'string' ? '' : value
}

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
