/**
 * Brings the blocks of a filled part into order: what was left out can leave a place that Word wants a paragraph in.
 *
 * A cell ends in a paragraph, a header or text box holds one, and two tables with none between them become one table. So
 * paragraphs that held nothing but markers are spare until here: where one is wanted it stays, elsewhere it goes. Where
 * there is none, a new one is added, but only where marks show that something was left out.
 */
import { stories } from './docx-elements.js'
import { markElement, spareElement } from './docx-marks.js'
import { applyEdits, type Edit } from './xml-reader.js'

const tags = /<(\/?)([^\s/>?!]+)[^>]*?(\/?)>/g
/** What goes around a control, and has no say in what the control holds. */
const controls: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml'])
/** What holds rows or cells. */
const tableElements: ReadonlySet<string> = new Set(['w:tbl', 'w:tr'])
const blocks: Readonly<Record<string, 'paragraph' | 'table' | 'other'>> = {
  'w:p': 'paragraph',
  'w:tbl': 'table',
  'w:sdt': 'other',
  'w:customXml': 'other',
  'w:altChunk': 'other',
}
const properties: ReadonlySet<string> = new Set(['w:tcPr', 'w:sdtPr', 'w:sdtEndPr'])
/** What docxtemplater puts into an emptied content control, be it within a paragraph. */
const filler = '<w:p></w:p>'

interface OpenElement {
  readonly name: string
  readonly start: number
  readonly contentStart: number
  /** What its content is: blocks, texts of a control within a paragraph, or nothing that matters here. */
  readonly holds: 'blocks' | 'texts' | 'other'
  /** The kind of what came last. */
  last: 'paragraph' | 'table' | 'other' | undefined
  /** Where a block can be added behind the last one. */
  end: number
  /** The spare paragraphs behind the last block. */
  spares: Spare[]
  /** Whether a mark or a spare paragraph is behind the last block. */
  isMarked: boolean
}

/** The element around a spare paragraph. */
interface Spare {
  readonly start: number
  readonly contentStart: number
  readonly contentEnd: number
  readonly end: number
}

/** Whether a place wants a paragraph: at any rate, where something was left out, or if there is a spare one. */
type Need = 'always' | 'if-marked' | 'if-spare' | 'never'

/** @param xml a part as filled, with its marks */
export function settleBlocks(xml: string): string {
  const settler = new BlockSettler(xml)
  for (const { 0: tag, 1: slash, 2: name = '', 3: end, index } of xml.matchAll(tags)) {
    const after = index + tag.length
    if (slash === '/') settler.leave(index, after)
    else if (end === '/') settler.pass(name, index, after)
    else settler.enter(name, index, after)
  }
  return applyEdits(xml, settler.edits)
}

class BlockSettler {
  readonly edits: Edit[] = []
  private readonly open: OpenElement[] = []

  constructor(private readonly xml: string) {}

  /** Goes over an empty element. */
  pass(name: string, start: number, end: number): void {
    this.see(name, start)
    this.endBlock(name, end)
  }

  enter(name: string, start: number, contentStart: number): void {
    this.see(name, start)
    const holds = this.contentOf(name)
    const nothing = { last: undefined, end: contentStart, spares: [], isMarked: false }
    this.open.push({ name, start, contentStart, holds, ...nothing })
  }

  leave(contentEnd: number, end: number): void {
    const element = this.open.pop()
    if (element === undefined) return
    const { name, holds, start, contentStart } = element
    if (holds === 'blocks') this.settle(element, needAtEnd(element))
    if (holds === 'texts' && element.last === undefined) this.insert(element.end, '<w:r></w:r>')
    if (name === spareElement) this.addSpare({ start, contentStart, contentEnd, end })
    else this.endBlock(name, end)
  }

  private contentOf(name: string): OpenElement['holds'] {
    if (stories.has(name)) return 'blocks'
    if (name !== 'w:sdtContent') return 'other'
    const around = this.open.findLast((element) => !controls.has(element.name))?.name ?? ''
    if (stories.has(around)) return 'blocks'
    return tableElements.has(around) ? 'other' : 'texts'
  }

  private see(name: string, start: number): void {
    const parent = this.open.at(-1)
    if (parent?.holds === 'blocks') this.seeBlock(parent, name)
    if (parent?.holds === 'texts') this.seeText(parent, name, start)
  }

  private seeBlock(parent: OpenElement, name: string): void {
    if (name === markElement) parent.isMarked = true
    const kind = blocks[name]
    if (kind === undefined) return
    this.settle(parent, parent.last === 'table' && kind === 'table' ? 'if-marked' : 'never')
    parent.last = kind
  }

  private seeText(parent: OpenElement, name: string, start: number): void {
    if (this.xml.startsWith(filler, start)) {
      this.edits.push({ start, end: start + filler.length, text: '' })
    } else if (name !== markElement) parent.last = 'other'
  }

  private endBlock(name: string, end: number): void {
    const parent = this.open.at(-1)
    if (parent !== undefined && (blocks[name] !== undefined || properties.has(name))) parent.end = end
  }

  private addSpare(spare: Spare): void {
    const parent = this.open.at(-1)
    if (parent?.holds !== 'blocks') this.keep(spare)
    else {
      parent.spares.push(spare)
      parent.isMarked = true
    }
  }

  /** Keeps one of the spare paragraphs behind the last block where one is wanted. */
  private settle(container: OpenElement, need: Need): void {
    const { spares, isMarked, end } = container
    const [kept] = need === 'never' ? [] : spares
    if (kept !== undefined) this.keep(kept)
    else if (need === 'always' || (need === 'if-marked' && isMarked)) this.insert(end, '<w:p/>')
    for (const spare of spares) {
      if (spare !== kept) this.edits.push({ start: spare.start, end: spare.end, text: '' })
    }
    container.spares = []
    container.isMarked = false
  }

  private keep({ start, contentStart, contentEnd, end }: Spare): void {
    this.edits.push({ start, end: contentStart, text: '' }, { start: contentEnd, end, text: '' })
  }

  private insert(at: number, text: string): void {
    this.edits.push({ start: at, end: at, text })
  }
}

function needAtEnd({ name, last }: OpenElement): Need {
  if (last === 'paragraph') return 'never'
  if (last === 'other') return 'if-spare'
  const mayBeWithout = name === 'w:body' || (last === 'table' && name !== 'w:tc')
  return mayBeWithout ? 'if-marked' : 'always'
}
