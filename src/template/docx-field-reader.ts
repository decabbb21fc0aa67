/**
 * Finds Word's fields in the XML of a part (ECMA-376 part 1, 17.16): simple and complex ones, with what their
 * instructions and results are made of, wherever runs, paragraphs, bookmarks and tracked changes cut them.
 *
 * What an instruction says is for others to read. Deleted fields (tracked changes) are none.
 */
import type { Place } from '../model.js'
import { deletions, stories } from './docx-elements.js'
import type { DocxPart } from './docx-package.js'
import { PlaceTracker } from './docx-place.js'
import { decodeXml, readAttribute, type XmlToken } from './xml-reader.js'

/** A piece of an instruction. */
export type CodeItem = CodeContent & {
  /** The tag of the link around it, where that is within the instruction, too. */
  readonly link: XmlToken | undefined
}

/** Properties are those of its run, as XML. */
type CodeContent =
  | { readonly kind: 'text'; readonly text: string; readonly properties: string }
  | { readonly kind: 'field'; readonly field: WordField }
  /** A break, a tab, a picture: `text` is what it means within a text; undefined for what no text can say. */
  | {
      readonly kind: 'content'
      readonly text: string | undefined
      readonly properties: string
      readonly stretch: XmlStretch
    }
  /** The end of a paragraph, tables behind it, and the beginning of the next paragraph, with its properties. */
  | { readonly kind: 'paragraph'; readonly stretches: readonly XmlStretch[] }

/** Offsets in the XML of a part. */
export interface XmlStretch {
  readonly start: number
  readonly end: number
}

/** What an instruction is made of beside text: a field, or what no text can say. */
export type CodePiece = Exclude<CodeItem, { kind: 'text' | 'paragraph' }>

export interface WordField {
  readonly isSimple: boolean
  /** Indices of the tokens that the field takes up, the last one included; whole runs where it fills them. */
  readonly first: number
  readonly last: number
  /** The properties of the run that the field leaves half, or undefined where it ends with its run. */
  readonly runBefore: string | undefined
  readonly runAfter: string | undefined
  readonly items: readonly CodeItem[]
  /** The instruction as a template shows it, with those of the fields inside in braces; a long one is cut short. */
  readonly code: string
  /** The fields in tables and text boxes of its instruction. */
  readonly contained: readonly WordField[]
  /** The fields in its result. */
  readonly resultFields: readonly WordField[]
  readonly result: {
    readonly text: string
    /** Properties of its first run; undefined when there is no run. */
    readonly properties: string | undefined
    /** Index of the token that it begins after; undefined when there is no result. */
    readonly first: number | undefined
  }
  /** Index of the tag that begins it: `w:fldSimple`, or `w:fldChar`. */
  readonly beginning: number
  readonly where: Place
}

export interface FieldFault {
  readonly kind: 'crosses-cell' | 'unbalanced' | 'too-deep'
  readonly where: Place
}

export interface FieldReading {
  /** The outermost fields, in order. */
  readonly fields: readonly WordField[]
  readonly faults: readonly FieldFault[]
}

/** The instruction as its grammar takes it. */
export const piecesOf = ({ items }: WordField): readonly (string | CodePiece)[] =>
  items.map((item) => {
    if (item.kind === 'text') return item.text
    if (item.kind === 'paragraph') return '\n'
    return item.kind === 'content' && item.text !== undefined ? item.text : item
  })

/** As much of an instruction as people read in a message. */
const mostCode = 500

function codeOf(items: readonly CodeItem[]): string {
  let code = ''
  for (const item of items) {
    if (item.kind === 'text') code += item.text
    else code += item.kind === 'field' ? `{ ${item.field.code} }` : ' '
    if (code.length > 2 * mostCode) break
  }
  const written = code
    .slice(0, 2 * mostCode)
    .replace(/\s+/g, ' ')
    .trim()
  return written.length > mostCode ? `${written.slice(0, mostCode)}…` : written
}

/** Reads the fields of a part; cheap for parts that have none. */
export function readFields(part: DocxPart): FieldReading {
  if (!/<w:(?:fldChar|fldSimple)[\s/>]/.test(part.text)) return { fields: [], faults: [] }
  const reader = new FieldReader(part)
  for (const [index, token] of part.tokens.entries()) reader.see(token, index)
  return reader
}

/** How many fields may be around a field; Word itself allows fewer. */
const deepest = 100

interface OpenField {
  readonly isSimple: boolean
  readonly beginning: number
  readonly where: Place
  first: number
  last: number
  runBefore: string | undefined
  runAfter: string | undefined
  readonly items: CodeItem[]
  code: string
  readonly contained: WordField[]
  readonly resultFields: WordField[]
  readonly result: { text: string; properties: string | undefined; first: number | undefined }
  isInResult: boolean
}

interface OpenRun {
  readonly first: number
  properties: string
  /** Whether something of it was seen. */
  hasContent: boolean
  /** The field that ended in it last, with nothing behind. */
  ended: OpenField | undefined
}

/** Fields do not leave what holds paragraphs. */
interface Story {
  readonly name: string
  readonly open: OpenField[]
  readonly runs: OpenRun[]
  /** Whether what separates an instruction from its result stood in no field. */
  hasStray: boolean
  /** The end of a paragraph, of which the next one has not begun. */
  boundary: { readonly field: OpenField; readonly stretches: XmlStretch[] } | undefined
}

const newStory = (name: string): Story => ({ name, open: [], runs: [], hasStray: false, boundary: undefined })

/** Children of runs that print nothing of their own. */
const silent: ReadonlySet<string> = new Set(
  'w:rPr w:instrText w:delInstrText w:delText w:lastRenderedPageBreak w:t'.split(' '),
)
const texts: Readonly<Record<string, string>> = {
  'w:br': '\n',
  'w:cr': '\n',
  'w:tab': '\t',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
}

class FieldReader implements FieldReading {
  readonly fields: WordField[] = []
  readonly faults: FieldFault[] = []
  private readonly elements: { readonly token: XmlToken; readonly index: number }[] = []
  private readonly stories: Story[] = [newStory('')]
  /** The links that are open. */
  private readonly links: { readonly token: XmlToken; readonly index: number }[] = []
  private readonly places: PlaceTracker
  private deletionDepth = 0
  /** How many fields are open. */
  private depth = 0
  private isTooDeep = false
  /** How many fields were left open where a cell or the like ended, so that their ends are no surprise. */
  private crossing = 0

  constructor(private readonly part: DocxPart) {
    this.places = new PlaceTracker(part.name)
  }

  see(token: XmlToken, index: number): void {
    if (this.isTooDeep) return
    if (token.kind === 'open' || token.kind === 'empty') this.enter(token, index)
    if (token.kind === 'close' || token.kind === 'empty') this.leave(token, index)
    if (token.kind === 'text') this.seeText(token)
  }

  private get story(): Story {
    const story = this.stories.at(-1)
    if (story === undefined) throw new Error('no story is open')
    return story
  }

  private get run(): OpenRun | undefined {
    return this.story.runs.at(-1)
  }

  private enter(token: XmlToken, index: number): void {
    const { name } = token
    const isInRun = this.elements.at(-1)?.token.name === 'w:r'
    this.elements.push({ token, index })
    this.places.enter(token)
    if (deletions.has(name) && token.kind === 'open') this.deletionDepth += 1
    else if (name === 'w:r') {
      this.story.runs.push({ first: index, properties: '', hasContent: false, ended: undefined })
    } else if (stories.has(name)) this.stories.push(newStory(name))
    else if (name === 'w:p') this.enterParagraph(token)
    else if (name === 'w:hyperlink') this.links.push({ token, index })
    else if (this.deletionDepth > 0) return
    else if (name === 'w:fldSimple') this.enterSimpleField(token, index)
    else if (name === 'w:fldChar' && isInRun) this.seeFieldCharacter(token, index)
    if (isInRun && name !== 'w:rPr' && name !== 'w:fldChar') this.noteContent()
  }

  private leave(token: XmlToken, index: number): void {
    const { name } = token
    const opening = this.elements.pop() ?? { token, index }
    const isInRun = this.elements.at(-1)?.token.name === 'w:r'
    if (deletions.has(name) && token.kind === 'close') this.deletionDepth -= 1
    else if (name === 'w:r') this.leaveRun(index)
    else if (stories.has(name)) this.leaveStory()
    else if (name === 'w:p') this.leaveParagraph(token)
    else if (name === 'w:hyperlink') this.links.pop()
    else if (name === 'w:pPr') this.keepParagraphProperties(opening.token, token)
    else if (name === 'w:tbl')
      this.story.boundary?.stretches.push({ start: opening.token.start, end: token.end })
    else if (name === 'w:rPr' && isInRun && this.run !== undefined) {
      this.run.properties = this.part.text.slice(opening.token.start, token.end)
    } else if (this.deletionDepth === 0) {
      if (name === 'w:fldSimple') this.leaveSimpleField(opening.index, index)
      else if (isInRun && name !== 'w:fldChar' && !silent.has(name)) this.addContent(opening.token, token)
    }
    this.places.leave(name)
  }

  private noteContent(): void {
    const { run } = this
    if (run === undefined) return
    run.hasContent = true
    if (run.ended !== undefined) run.ended.runAfter = run.properties
    run.ended = undefined
  }

  private seeFieldCharacter(token: XmlToken, index: number): void {
    const type = readAttribute(this.part.text.slice(token.start, token.end), 'w:fldCharType')
    const { run, story } = this
    const field = story.open.at(-1)
    if (type === 'begin') {
      this.open(index, { isSimple: false, run })
      this.noteContent()
    } else if (field === undefined || field.isSimple) {
      this.seeStray(type)
      this.noteContent()
    } else if (type === 'separate') {
      field.isInResult = true
      field.result.first = this.endOf(index)
      this.noteContent()
    } else if (type === 'end') {
      this.noteContent()
      this.close(field, this.endOf(index))
      if (run !== undefined) run.ended = field
    }
  }

  /** A field character of no field. A field is missed once, whichever of its characters are left. */
  private seeStray(type: string | undefined): void {
    const { story } = this
    const isEnd = type === 'end'
    if (this.crossing > 0) this.crossing -= isEnd ? 1 : 0
    else if (!isEnd || !story.hasStray) this.faults.push({ kind: 'unbalanced', where: this.places.place })
    story.hasStray = !isEnd
  }

  /** The index of the last token of an element that has no elements of interest inside. */
  private endOf(index: number): number {
    const { tokens } = this.part
    if (tokens[index]?.kind === 'empty') return index
    const name = tokens[index]?.name
    let end = index + 1
    while (end < tokens.length && !(tokens[end]?.kind === 'close' && tokens[end]?.name === name)) end += 1
    return end
  }

  private open(
    index: number,
    { isSimple, run }: { readonly isSimple: boolean; readonly run?: OpenRun | undefined },
  ): OpenField {
    this.depth += 1
    if (this.depth > deepest) {
      this.isTooDeep = true
      this.faults.push({ kind: 'too-deep', where: this.places.place })
    }
    const isWhole = run === undefined || !run.hasContent
    const field: OpenField = {
      isSimple,
      beginning: index,
      where: this.places.place,
      first: isWhole && run !== undefined ? run.first : index,
      last: index,
      runBefore: isWhole ? undefined : run.properties,
      runAfter: undefined,
      items: [],
      code: '',
      contained: [],
      resultFields: [],
      result: { text: '', properties: undefined, first: undefined },
      isInResult: isSimple,
    }
    this.story.open.push(field)
    return field
  }

  private close(field: OpenField, last: number): void {
    field.last = last
    field.code = codeOf(field.items)
    this.depth -= 1
    this.story.open.pop()
    this.keep(field)
  }

  /** A field belongs to the instruction or the result of the one around it, which can be in another story. */
  private keep(field: WordField): void {
    const around = this.story.open.at(-1)
    const outer = around ?? this.stories.findLast(({ open }) => open.length > 0)?.open.at(-1)
    if (outer === undefined) this.fields.push(field)
    else if (outer.isInResult) outer.resultFields.push(field)
    else if (outer === around) this.addItem(outer, { kind: 'field', field }, field.beginning)
    else outer.contained.push(field)
  }

  /** @param before index of the token that the item begins with; the last one that was seen where none is given */
  private addItem(
    { items, beginning }: OpenField,
    item: CodeContent,
    before = Number.POSITIVE_INFINITY,
  ): void {
    const link = this.links.findLast(({ index }) => beginning < index && index < before)?.token
    items.push({ ...item, link })
  }

  /** A field that does not end: those inside of it are fields all the same. */
  private giveUp({ where, items, contained, resultFields }: OpenField, kind: FieldFault['kind']): void {
    this.faults.push({ kind, where })
    this.depth -= 1
    const inside = items.flatMap((item) => (item.kind === 'field' ? [item.field] : []))
    for (const field of [...inside, ...contained, ...resultFields]) this.keep(field)
  }

  private enterSimpleField(token: XmlToken, index: number): void {
    const field = this.open(index, { isSimple: true })
    const code = readAttribute(this.part.text.slice(token.start, token.end), 'w:instr') ?? ''
    this.addItem(field, { kind: 'text', text: code, properties: '' })
    field.result.first = index
  }

  private leaveSimpleField(beginning: number, index: number): void {
    const { open } = this.story
    const at = open.findLastIndex((field) => field.beginning === beginning)
    const field = open[at]
    if (field === undefined) return
    for (const inner of open.splice(at + 1)) this.giveUp(inner, 'unbalanced')
    this.close(field, index)
  }

  private leaveRun(index: number): void {
    const run = this.story.runs.pop()
    if (run?.ended !== undefined) run.ended.last = index
  }

  private leaveStory(): void {
    const story = this.stories.pop()
    if (story === undefined) return
    const kind = story.name === 'w:tc' ? 'crosses-cell' : 'unbalanced'
    for (const field of story.open) this.giveUp(field, kind)
    this.crossing += kind === 'crosses-cell' ? story.open.length : 0
  }

  private seeText(token: XmlToken): void {
    const name = this.elements.at(-1)?.token.name
    const field = this.story.open.at(-1)
    if (field === undefined || this.deletionDepth > 0 || (name !== 'w:instrText' && name !== 'w:t')) return
    const text = decodeXml(this.part.text.slice(token.start, token.end))
    const properties = this.run?.properties ?? ''
    if (field.isInResult) {
      field.result.properties ??= properties
      field.result.text += text
    } else if (name === 'w:instrText') this.addItem(field, { kind: 'text', text, properties })
  }

  private addContent(opening: XmlToken, token: XmlToken): void {
    const field = this.story.open.at(-1)
    if (field === undefined) return
    const properties = this.run?.properties ?? ''
    const text = texts[token.name]
    if (field.isInResult) {
      field.result.properties ??= properties
      field.result.text += text ?? ''
    } else {
      this.addItem(field, {
        kind: 'content',
        text,
        properties,
        stretch: { start: opening.start, end: token.end },
      })
    }
  }

  private leaveParagraph(token: XmlToken): void {
    const { story } = this
    const field = story.open.at(-1)
    if (field === undefined || token.kind === 'empty') return
    if (field.isInResult) field.result.text += '\n'
    else story.boundary = { field, stretches: [token] }
  }

  private enterParagraph(token: XmlToken): void {
    const { boundary } = this.story
    if (boundary === undefined || token.kind === 'empty') return
    this.addItem(boundary.field, { kind: 'paragraph', stretches: [...boundary.stretches, token] })
    this.story.boundary = undefined
  }

  /** The properties belong to the paragraph that began last, where a field's instruction goes on in it. */
  private keepParagraphProperties(opening: XmlToken, token: XmlToken): void {
    const items = this.story.open.at(-1)?.items
    const last = items?.at(-1)
    if (items === undefined || last?.kind !== 'paragraph') return
    const properties = { start: opening.start, end: token.end }
    items[items.length - 1] = { ...last, stretches: [...last.stretches, properties] }
  }
}
