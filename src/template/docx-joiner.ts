/**
 * Joins the pieces of a filled part as docxtemplater does, piece by piece.
 *
 * docxtemplater fills a part as a list of pieces (tags, what lies between them, and values), and joins the rows of each
 * region, and at last the part, in several runs over the list: empty texts are shortened, paragraphs are put behind
 * tables and into containers that lost all of their blocks, tables and rows that lost all of theirs go. Each run looks
 * back only at what it has not yet let pass. So here all of them go on at once: a piece passes from one to the next, the
 * runs within a region before those of what is around it, until one of them has to wait for more. What waits is all that
 * a joiner remembers, which is little, and the same again and again: `docx-program.ts` lives on that.
 */
import { BlockSettler } from './docx-blocks.js'
import { appendedElement, hole, insertedElement, lostHole } from './docx-marks.js'

/** What rows need beside their content, so that pages and sections begin where they do in the template. */
export interface RowRules {
  /** Whether headers and footers are named in the first row only. */
  readonly namesHeadersOnce: boolean
  /** Whether sections go on without a new page from the second row on. */
  readonly continuesSections: boolean
  /** XML of the section before the first row, where each row ends its page. */
  readonly sectionBefore: string | undefined
  readonly breaksBefore: boolean
  /** Whether a new page begins behind the last row. */
  readonly breaksAfter: boolean
}

/** What must not be without certain elements. */
interface ContainerRule {
  readonly element: string
  readonly fillers: readonly string[]
  /** What an empty one gets; undefined where it goes. */
  readonly content: string | undefined
}

const emptyParagraph = '<w:p></w:p>'

/** Those of docxtemplater, which knows a content control by its paragraphs and runs; the rows and cells are ours. */
const structure: readonly ContainerRule[] = [
  {
    element: 'w:sdtContent',
    fillers: ['w:p', 'w:r', 'w:commentRangeStart', 'w:sdt', 'w:tr', 'w:tc'],
    content: emptyParagraph,
  },
  { element: 'w:tc', fillers: ['w:p'], content: emptyParagraph },
  { element: 'w:tr', fillers: ['w:tc'], content: undefined },
  { element: 'w:tbl', fillers: ['w:tr'], content: undefined },
]

/** What else holds blocks and must hold one. docxtemplater does not know that. */
export const containerElements = [
  'w:hdr',
  'w:ftr',
  'w:txbxContent',
  'w:footnote',
  'w:endnote',
  'w:comment',
] as const

const rules: readonly ContainerRule[] = [
  ...structure,
  ...containerElements.map((element) => ({
    element,
    fillers: ['w:p', 'w:tbl', 'w:sdt'],
    content: emptyParagraph,
  })),
]

const containerStart = new RegExp(`^<(?:${rules.map(({ element }) => element).join('|')})[ />]`)

/** What an idle list takes note of. */
const isNoticed = new RegExp(`${containerStart.source}|</w:tbl>$`)

export const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
const pageBreakRun = '<w:r><w:br w:type="page"/></w:r>'
const paragraphEnd = '</w:p>'
const tableEnd = '</w:tbl>'
/** What may follow a table without a paragraph between. */
const afterTable = new RegExp(
  `^<(?:w:p|w:tbl|w:sectPr|/w:ftr>|/w:hdr>|/${insertedElement}>|/${appendedElement}>)`,
)
/** What stands between a table and what follows it, and is neither. */
const between = /^(?:[ \n\r\t]+$|<w:bookmarkEnd)/
export const textStart = '<w:t xml:space="preserve">'
export const textEnd = '</w:t>'

/** Joined pieces: those of a part, or of all rows of a region. */
interface PieceList {
  /** The row that is being joined, in a region whose rows have rules. */
  row: Row | undefined
  /** Whether the last piece ended a table. */
  isBehindTable: boolean
  /** Pieces from the beginning of a container on, until something fills it, by the number of the rule. */
  readonly waiting: Map<number, string[]>
}

interface Row {
  readonly rules: RowRules
  readonly isFirst: boolean
  /** The last piece, which a page break may go before. */
  last: string | undefined
  /** Whether a section has begun, and whether it says how. */
  isInSection: boolean
  hasSectionType: boolean
}

export class Joiner {
  /** Pieces that have passed all runs. */
  private joined = ''

  private constructor(
    /** The list of the part, and those of the regions that are open. */
    private readonly lists: PieceList[],
    /** A piece of the part that ends in the beginning of a text, and blanks behind it. */
    private held: string[],
    private readonly settler: BlockSettler | undefined,
  ) {}

  /** @param options.isMarked whether the part has marks of our own, by which its blocks are brought into order */
  static start({ isMarked }: { readonly isMarked: boolean }): Joiner {
    return new Joiner([newList()], [], isMarked ? BlockSettler.start() : undefined)
  }

  clone(): Joiner {
    return new Joiner(this.lists.map(copyList), [...this.held], this.settler?.clone())
  }

  /** Joiners with equal keys go on alike, once their pieces are taken. */
  key(): string {
    const lists = this.lists.map((list) => ({ ...list, waiting: [...list.waiting] }))
    return JSON.stringify([lists, this.held, this.settler?.key()])
  }

  /** Whether pieces of more than some characters wait. */
  waitsFor(length: number): boolean {
    const lists = this.lists.flatMap(({ waiting }) => [...waiting.values()])
    let room = length
    for (const pieces of [...lists, this.held, this.settler?.waiting ?? []]) {
      for (const piece of pieces) {
        room -= 1 + piece.length
        if (room < 0) return true
      }
    }
    return false
  }

  /** Adds a piece to the innermost region that is open. */
  add(piece: string): void {
    this.arrive(this.lists.length - 1, piece)
  }

  enterRegion(): void {
    this.lists.push(newList())
  }

  leaveRegion(): void {
    this.flush(this.lists.length - 1)
    this.lists.pop()
  }

  beginRow(row: { readonly rules: RowRules; readonly isFirst: boolean }): void {
    const depth = this.lists.length - 1
    const list = this.lists[depth]
    if (list === undefined) return
    list.row = { ...row, last: undefined, isInSection: false, hasSectionType: false }
    const { breaksBefore, sectionBefore } = row.rules
    if (breaksBefore) this.join(depth, pageBreak)
    if (row.isFirst && sectionBefore !== undefined) {
      this.join(depth, `<w:p><w:pPr>${sectionBefore}</w:pPr></w:p>`)
    }
  }

  endRow({ isLast }: { readonly isLast: boolean }): void {
    const depth = this.lists.length - 1
    const row = this.lists[depth]?.row
    if (row === undefined) return
    const { breaksAfter, sectionBefore } = row.rules
    const breaks = (breaksAfter && isLast ? 1 : 0) + (sectionBefore === undefined ? 0 : 1)
    const isParagraph = row.last === paragraphEnd
    if (row.last !== undefined && !isParagraph) this.join(depth, row.last)
    for (let count = 0; count < breaks; count += 1) this.join(depth, isParagraph ? pageBreakRun : pageBreak)
    if (isParagraph) this.join(depth, paragraphEnd)
  }

  /** Lets all pass that still waits. */
  end(): void {
    this.release()
    this.flush(0)
    this.settler?.end()
  }

  /** What is joined since it was last taken; values are {@link hole}s in it. */
  take(): string {
    const text = this.joined + (this.settler?.take() ?? '')
    this.joined = ''
    return text
  }

  private arrive(innermost: number, piece: string): void {
    let depth = innermost
    if (depth > 0 && !isNoticed.test(piece)) {
      while (depth > 0 && isIdle(this.lists[depth])) depth -= 1
    }
    if (depth === 0) this.shortenText(piece)
    else if (this.lists[depth]?.row === undefined) this.join(depth, piece)
    else this.addToRow(depth, piece)
  }

  /** A text that begins for a value and holds nothing becomes an empty element. */
  private shortenText(piece: string): void {
    const [before] = this.held
    if (before === undefined) {
      if (piece.endsWith(textStart)) this.held.push(piece)
      else this.join(0, piece)
      return
    }
    if (isBlank(piece)) {
      this.held.push(piece)
      return
    }
    const isShort = piece.startsWith(textEnd)
    if (isShort) this.held[0] = `${before.slice(0, -textStart.length)}<w:t/>`
    this.release()
    const rest = isShort ? piece.slice(textEnd.length) : piece
    if (rest.endsWith(textStart)) this.held.push(rest)
    else this.join(0, rest)
  }

  private release(): void {
    const { held } = this
    this.held = []
    for (const piece of held) this.join(0, piece)
  }

  private addToRow(depth: number, piece: string): void {
    const row = this.lists[depth]?.row
    if (row === undefined) return
    const { namesHeadersOnce, continuesSections } = row.rules
    if (!row.isFirst && namesHeadersOnce && /^<w:(?:header|footer)Reference/.test(piece)) return
    if (!row.isFirst && continuesSections && endsSectionWithoutType(row, piece)) {
      this.addBehind(row, { depth, piece: '<w:type w:val="continuous"/>' })
    }
    this.addBehind(row, { depth, piece })
  }

  private addBehind(row: Row, { depth, piece }: { readonly depth: number; readonly piece: string }): void {
    if (row.last !== undefined) this.join(depth, row.last)
    row.last = piece
  }

  /** Keeps a paragraph between a table and what follows it, unless that is one or cannot follow one. */
  private join(depth: number, piece: string): void {
    const list = this.lists[depth]
    if (list === undefined) return
    if (between.test(piece)) {
      this.fillContainers(depth, piece)
      return
    }
    const parted = list.isBehindTable && !afterTable.test(piece) ? `<w:p/>${piece}` : piece
    list.isBehindTable = parted.endsWith(tableEnd)
    this.fillContainers(depth, parted)
  }

  /** @param options.from the first rule that the piece has not passed yet */
  private fillContainers(
    depth: number,
    piece: string,
    { from }: { readonly from: number } = { from: 0 },
  ): void {
    const list = this.lists[depth]
    if (list === undefined) return
    const concernsNone = list.waiting.size === 0 && !containerStart.test(piece)
    let passing = piece
    for (let index = concernsNone ? rules.length : from; index < rules.length; index += 1) {
      const rule = rules[index]
      if (rule === undefined) return
      const passed = this.pass(depth, index, { rule, list, piece: passing })
      if (passed === undefined) return
      passing = passed
    }
    if (depth > 0) this.arrive(depth - 1, passing)
    else if (this.settler !== undefined) this.settler.add(passing)
    else this.joined += passing
  }

  /** What goes on to the next rule; undefined where the piece waits. */
  private pass(
    depth: number,
    index: number,
    { rule, list, piece }: { readonly rule: ContainerRule; readonly list: PieceList; readonly piece: string },
  ): string | undefined {
    const waiting = list.waiting.get(index)
    if (waiting !== undefined) {
      if (piece === `</${rule.element}>`) {
        list.waiting.delete(index)
        return this.close(depth, index, { rule, waiting, end: piece })
      }
      if (!rule.fillers.some((element) => isStart(piece, element))) {
        waiting.push(piece)
        return undefined
      }
      list.waiting.delete(index)
      for (const each of waiting) this.fillContainers(depth, each, { from: index + 1 })
    }
    if (!isStart(piece, rule.element) || piece.includes('<', 1)) return piece
    if (piece.endsWith('/>')) return ''
    list.waiting.set(index, [piece])
    return undefined
  }

  /** An empty container goes on as one piece, and what it was made of as blanks. */
  private close(
    depth: number,
    index: number,
    {
      rule,
      waiting,
      end,
    }: { readonly rule: ContainerRule; readonly waiting: readonly string[]; readonly end: string },
  ): string {
    const text = waiting.join('')
    if (rule.content === undefined) return blankOf(text)
    this.fillContainers(depth, '', { from: index + 1 })
    return text + rule.content + end
  }

  private flush(depth: number): void {
    const list = this.lists[depth]
    if (list === undefined) return
    for (const index of rules.keys()) {
      const waiting = list.waiting.get(index) ?? []
      list.waiting.delete(index)
      for (const each of waiting) this.fillContainers(depth, each, { from: index + 1 })
    }
  }
}

const newList = (): PieceList => ({
  row: undefined,
  isBehindTable: false,
  waiting: new Map(),
})

const copyList = ({ row, isBehindTable, waiting }: PieceList): PieceList => ({
  row: row && { ...row },
  isBehindTable,
  waiting: new Map(Array.from(waiting, ([index, pieces]) => [index, [...pieces]])),
})

/** Whether a list lets pieces pass as they are, but for those that it would notice. */
const isIdle = (list: PieceList | undefined): boolean =>
  list !== undefined && list.row === undefined && !list.isBehindTable && list.waiting.size === 0

/** As docxtemplater finds it. */
const isStart = (piece: string, element: string): boolean =>
  piece.startsWith(`<${element}`) && /[ />]/.test(piece.charAt(element.length + 1))

function endsSectionWithoutType(row: Row, piece: string): boolean {
  if (piece.startsWith('<w:sectPr')) row.isInSection = true
  if (row.isInSection && piece.startsWith('<w:type')) row.hasSectionType = true
  return row.isInSection && !row.hasSectionType && piece.startsWith('</w:sectPr')
}

/** What is left of pieces that go: nothing but what says that the values in them are not wanted. */
const blankOf = (text: string): string =>
  lostHole.repeat(text.split(hole).length - 1 + text.split(lostHole).length - 1)

const isBlank = (piece: string): boolean => piece.replaceAll(lostHole, '') === ''
