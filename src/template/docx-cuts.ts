/**
 * Finds regions that cannot be repeated or left out without breaking the XML around them.
 *
 * A region is cut out of its part as a stretch of XML, and need not be balanced: one over two paragraphs closes the
 * first and opens the second. Any number of its copies, none among them, is well-formed where it ends in the same
 * elements as it began in. And it stays what Word takes for a document where it closes and opens again nothing but
 * paragraphs, runs and texts: a half of one table cannot go on as a half of another. Neither can a field of Word's, whose
 * beginning and end are elements of their own.
 */

import { markElement } from './docx-marks.js'

/** XML as it is, the number of what stands for a value, or a region. Attributes hold no `>`, and texts no `<`. */
export type Stretch = string | number | Cut

/** What a region repeats or leaves out. */
export interface Cut {
  readonly region: number
  readonly content: readonly Stretch[]
  /** Whether a paragraph that keeps a section of the document, from within the text of one, may take the region's place. */
  readonly keepsSection: boolean
}

export interface FaultyCut {
  readonly region: number
  readonly kind: 'crosses-structure' | 'empties-control' | 'divides-section'
}

/** @param part the stretches of a whole part, which is well-formed with each region once */
export function findFaultyCuts(part: readonly Stretch[]): readonly FaultyCut[] {
  const finder = new CutFinder()
  finder.read(part)
  return finder.faults
}

/** What halves of may go together. */
const divisible: ReadonlySet<string> = new Set(`w:p w:r w:t a:p a:r a:t m:r m:t ${markElement}`.split(' '))
const textOfParagraph = ['w:p', 'w:r', 'w:t']
const fieldCharacter = /\sw:fldCharType\s*=\s*["'](begin|separate|end)["']/
const tags = /<(\/?)([^\s/>?!]+)[^>]*?(\/?)>/g

interface OpenElement {
  readonly name: string
  /** In how many regions the element is. */
  readonly depth: number
  /** Whether something is in it whatever its regions do. */
  isFilled: boolean
  /** A region that repeats rows in it. */
  rows: number | undefined
}

class CutFinder {
  readonly faults: FaultyCut[] = []
  private readonly open: OpenElement[] = []
  /** The least number of open elements since the region began. */
  private lowest = 0
  private depth = 0
  /** How many of Word's fields are open. */
  private fields = 0
  /** The least of them since the region began; one less where one of them came to its result. */
  private fewest = 0

  read(stretches: readonly Stretch[]): void {
    for (const stretch of stretches) {
      if (typeof stretch === 'string') this.readXml(stretch)
      else if (typeof stretch === 'object') this.readCut(stretch)
    }
  }

  private readXml(xml: string): void {
    for (const [tag, slash, name = '', end] of xml.matchAll(tags)) {
      if (slash === '/') this.leave()
      else {
        if (name === 'w:fldChar') this.seeField(fieldCharacter.exec(tag)?.[1])
        this.enter(name)
        if (end === '/') this.leave()
      }
    }
  }

  private seeField(type: string | undefined): void {
    if (type === 'begin') this.fields += 1
    if (type === 'end') this.fields -= 1
    this.fewest = Math.min(this.fewest, type === 'separate' ? this.fields - 1 : this.fields)
  }

  private enter(name: string): void {
    const parent = this.open.at(-1)
    if (parent?.depth === this.depth && name !== markElement) parent.isFilled = true
    this.open.push({ name, depth: this.depth, isFilled: false, rows: undefined })
  }

  private leave(): void {
    const element = this.open.pop()
    this.lowest = Math.min(this.lowest, this.open.length)
    if (element?.rows === undefined || element.isFilled) return
    this.faults.push({ region: element.rows, kind: 'empties-control' })
  }

  private readCut({ region, content, keepsSection }: Cut): void {
    const around = this.open.map(({ name }) => name)
    const { lowest, fields, fewest } = this
    const isInText = textOfParagraph.every((name, index) => around.at(index - 3) === name)
    this.lowest = around.length
    this.fewest = fields
    this.depth += 1
    this.read(content)
    this.depth -= 1
    const isWholeFields = this.fields === fields && this.fewest === fields
    if (!this.isClean(around) || !isWholeFields) this.faults.push({ region, kind: 'crosses-structure' })
    else if (keepsSection && !isInText) this.faults.push({ region, kind: 'divides-section' })
    else this.noteRows(region, content)
    this.lowest = Math.min(this.lowest, lowest)
    this.fewest = Math.min(this.fewest, fewest)
  }

  /** Whether all that the region closed are texts and what they are in, and it opened the same again. */
  private isClean(around: readonly string[]): boolean {
    const again = this.open.slice(this.lowest)
    const closed = around.slice(this.lowest)
    return (
      closed.length === again.length &&
      closed.every((name, index) => divisible.has(name) && again[index]?.name === name)
    )
  }

  /** A content control around rows must keep one: in an empty one, docxtemplater puts a paragraph. */
  private noteRows(region: number, content: readonly Stretch[]): void {
    const parent = this.open.findLast(({ name }) => name !== markElement)
    const isRow = /^<w:tr[\s>]/.test(firstTag(content) ?? '')
    if (isRow && parent?.name === 'w:sdtContent') parent.rows ??= region
  }
}

const ownTag = new RegExp(`^</?${markElement}>`)

/** What a region begins with, behind marks of our own. */
function firstTag(content: readonly Stretch[]): string | undefined {
  for (const stretch of content) {
    if (typeof stretch === 'number') continue
    const found = typeof stretch === 'string' ? stretch.replace(ownTag, '') : firstTag(stretch.content)
    if (found !== undefined && found !== '') return found
  }
  return undefined
}
