/**
 * Brings the blocks of a filled part into order: what was left out can leave a place that Word wants a paragraph in.
 *
 * A cell ends in a paragraph, a header or text box holds one, and two tables with none between them become one table. So
 * paragraphs that held nothing but markers are spare until here: where one is wanted it stays, elsewhere it goes. Where
 * there is none, a new one is added, but only where marks show that something was left out. The marks go.
 */
import { stories } from './docx-elements.js'
import { appendedElement, insertedElement, markElement, spareElement, vacantElement } from './docx-marks.js'

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
/** What holds the content of details, and is no element of the document. */
const bodies: ReadonlySet<string> = new Set([insertedElement, appendedElement])
const ownElements: ReadonlySet<string> = new Set([markElement, ...bodies])
const spares: ReadonlySet<string> = new Set([spareElement, vacantElement])
/** A text of a run. A value may end it and begin another, so it is not known how many there are. */
const textElement = 'w:t'

interface OpenElement {
  readonly name: string
  /** What its content is: blocks, texts of a control within a paragraph, or nothing that matters here. */
  readonly holds: 'blocks' | 'texts' | 'other'
  /** The kind of what came last. */
  last: 'paragraph' | 'table' | 'other' | undefined
  /** Whether a mark or a spare paragraph is behind the last block. */
  isMarked: boolean
  /** The piece that can become a block behind the last one. */
  place: number | undefined
  /** The pieces of the first spare paragraph behind the last block; of an open one, those that there are. */
  spare: Pieces | undefined
}

/** Numbers of the first piece and of that behind the last one. */
interface Pieces {
  readonly start: number
  readonly end: number
}

/** Whether a place wants a paragraph: at any rate, where something was left out, or if there is a spare one. */
type Need = 'always' | 'if-marked' | 'if-spare' | 'never'

/** @param xml a part as filled, with its marks */
export function settleBlocks(xml: string): string {
  const settler = BlockSettler.start()
  settler.add(xml)
  settler.end()
  return settler.take()
}

/** Takes a part piece by piece. What waits to be settled is what follows the last block of an open element. */
export class BlockSettler {
  private settled = ''

  private constructor(
    private readonly open: OpenElement[],
    /** What is not settled; the last one is being written. */
    private pieces: string[],
  ) {}

  static start(): BlockSettler {
    return new BlockSettler([], [''])
  }

  clone(): BlockSettler {
    return new BlockSettler(
      this.open.map((element) => ({ ...element })),
      [...this.pieces],
    )
  }

  /** What is not settled. */
  get waiting(): readonly string[] {
    return this.pieces
  }

  key(): string {
    return JSON.stringify([this.open, this.pieces])
  }

  /** @param xml any number of whole tags, and text */
  add(xml: string): void {
    let done = 0
    for (const { 0: tag, 1: slash, 2: name = '', 3: end, index } of xml.matchAll(tags)) {
      if (index < done) continue
      this.write(xml.slice(done, index))
      done = index + tag.length
      if (slash === '/') this.leave(name, tag)
      else if (this.seesFiller(xml, index)) done = index + filler.length
      else if (end === '/') this.pass(name, tag)
      else this.enter(name, tag)
    }
    this.write(xml.slice(done))
    this.release()
  }

  end(): void {
    this.settled += this.pieces.join('')
    this.pieces = ['']
  }

  take(): string {
    const text = this.settled
    this.settled = ''
    return text
  }

  /** Goes over an empty element. */
  private pass(name: string, tag: string): void {
    this.see(name)
    this.write(tag)
    this.endBlock(name)
  }

  private enter(name: string, tag: string): void {
    this.see(name)
    if (name === textElement) {
      this.write(tag)
      return
    }
    const holds = this.contentOf(name)
    const element: OpenElement = {
      name,
      holds,
      last: undefined,
      isMarked: false,
      place: undefined,
      spare: undefined,
    }
    this.open.push(element)
    if (spares.has(name)) {
      const start = this.cut()
      element.spare = { start, end: start }
    } else if (!ownElements.has(name)) this.write(tag)
    if (holds !== 'other') this.reserve(element)
  }

  private leave(name: string, tag: string): void {
    if (name === textElement) {
      this.write(tag)
      return
    }
    const element = this.open.pop()
    if (element === undefined) return
    if (element.holds === 'blocks') this.settle(element, needAtEnd(element))
    if (element.holds === 'texts' && element.last === undefined) this.insert(element, '<w:r></w:r>')
    if (spares.has(element.name)) this.addSpare(element.spare?.start ?? 0)
    else if (element.name === insertedElement) this.takeIn(element)
    else if (!ownElements.has(element.name)) this.write(tag)
    this.endBlock(element.name)
  }

  private contentOf(name: string): OpenElement['holds'] {
    if (stories.has(name) || bodies.has(name)) return 'blocks'
    if (name !== 'w:sdtContent') return 'other'
    const around = this.open.findLast((element) => !controls.has(element.name))?.name ?? ''
    if (stories.has(around) || bodies.has(around)) return 'blocks'
    return tableElements.has(around) ? 'other' : 'texts'
  }

  private see(name: string): void {
    const parent = this.open.at(-1)
    if (parent?.holds === 'blocks') this.seeBlock(parent, name)
    // Of all spare paragraphs, this one stays first.
    if (parent?.holds === 'blocks' && name === vacantElement) this.settle(parent, 'never')
    if (parent?.holds === 'texts' && name !== markElement) {
      parent.last = 'other'
      parent.place = undefined
    }
  }

  private seeBlock(parent: OpenElement, name: string): void {
    if (name === markElement) parent.isMarked = true
    const kind = blocks[name]
    if (kind === undefined) return
    if (parent.name === insertedElement && parent.last === undefined) this.beginInserted(kind)
    this.settle(parent, needBetween(parent, kind))
    parent.last = kind
    parent.place = undefined
  }

  /** What is inserted takes the place of a paragraph, which may be spare, and parts its tables from those around. */
  private beginInserted(kind: OpenElement['last']): void {
    const around = this.open.at(-2)
    if (around?.holds !== 'blocks') return
    if (around.last === 'table' && kind === 'table') this.write('<w:p/>')
    this.settle(around, 'never')
    around.place = undefined
  }

  /** What was inserted, if anything, is now the last of what is around. */
  private takeIn({ last }: OpenElement): void {
    const around = this.open.at(-1)
    if (around?.holds !== 'blocks' || last === undefined) return
    around.last = last
    around.isMarked = last === 'table'
    this.reserve(around)
  }

  /** Whether a paragraph begins that a control within a paragraph cannot hold. */
  private seesFiller(xml: string, index: number): boolean {
    return this.open.at(-1)?.holds === 'texts' && xml.startsWith(filler, index)
  }

  /** A block that ends leaves a place for another only where one can be wanted. */
  private endBlock(name: string): void {
    const parent = this.open.at(-1)
    if (parent === undefined || (blocks[name] === undefined && !properties.has(name))) return
    if (parent.holds !== 'other') this.reserve(parent)
  }

  private reserve(element: OpenElement): void {
    const isWanted = element.last === undefined || (element.holds === 'blocks' && element.last === 'table')
    element.place = isWanted ? this.cut() : undefined
    if (isWanted) this.cut()
  }

  private addSpare(start: number): void {
    const parent = this.open.at(-1)
    const end = this.cut()
    if (parent?.holds !== 'blocks') return
    if (parent.spare === undefined) parent.spare = { start, end }
    else this.forgetFrom(start)
    parent.isMarked = true
  }

  /** Goes on writing the piece before. */
  private forgetFrom(start: number): void {
    this.pieces.length = start
    if (start === 0) this.cut()
  }

  /** Keeps one of the spare paragraphs behind the last block where one is wanted. */
  private settle(container: OpenElement, need: Need): void {
    const { spare, isMarked } = container
    const isMissing = spare === undefined && (need === 'always' || (need === 'if-marked' && isMarked))
    const isKept = spare !== undefined && need !== 'never'
    if ((isMissing || isKept) && container.last === undefined && container.name === insertedElement) {
      this.beginInserted('paragraph')
    }
    if (isMissing) this.insert(container, '<w:p/>')
    else if (spare !== undefined && !isKept) this.drop(spare)
    if (isMissing || isKept) container.last = 'paragraph'
    container.spare = undefined
    container.isMarked = false
  }

  private insert({ place }: OpenElement, text: string): void {
    if (place !== undefined) this.pieces[place] = text
  }

  private drop({ start, end }: Pieces): void {
    this.pieces.fill('', start, end)
  }

  private write(text: string): void {
    this.pieces[this.pieces.length - 1] += text
  }

  /** Begins a piece and gives its number. */
  private cut(): number {
    return this.pieces.push('') - 1
  }

  /** Lets go what lies before all that can still change. */
  private release(): void {
    let first = this.pieces.length
    for (const { place, spare } of this.open) first = Math.min(first, place ?? first, spare?.start ?? first)
    this.settled += this.pieces.slice(0, first).join('')
    if (first === this.pieces.length) this.pieces = ['']
    else if (first > 0) this.forget(first)
  }

  private forget(count: number): void {
    this.pieces = this.pieces.slice(count)
    for (const element of this.open) {
      const { place, spare } = element
      if (place !== undefined) element.place = place - count
      if (spare !== undefined) element.spare = { start: spare.start - count, end: spare.end - count }
    }
  }
}

/** Tables of details never become one. */
function needBetween({ name, last }: OpenElement, kind: OpenElement['last']): Need {
  if (last !== 'table' || kind !== 'table') return 'never'
  return name === insertedElement ? 'always' : 'if-marked'
}

function needAtEnd({ name, last }: OpenElement): Need {
  if (last === 'paragraph') return 'never'
  if (last === 'other') return 'if-spare'
  const mayBeWithout = name === 'w:body' || bodies.has(name) || (last === 'table' && name !== 'w:tc')
  return mayBeWithout ? 'if-marked' : 'always'
}
