/**
 * Where a comment about a place in a DOCX can stand: at a stretch of a paragraph of the main document, between the
 * paragraph's own children, so that nothing is cut.
 *
 * Word ignores comments in headers, footers, notes and text boxes ([MS-OI29500] 2.1.315); those stand where what they
 * are about is referred to. Nor does it show what is within the instruction of a field; those stand before the field.
 */
import type { Place } from '../model.js'
import { readFields } from './docx-field-reader.js'
import type { DocxPackage, DocxPart } from './docx-package.js'
import { type Relationship, readRelationships, relationshipsName } from './docx-relationships.js'
import { ancestorsOf, elementAt, findAll, findChild, readTree, type XmlElement } from './docx-tree.js'
import { decodeXml, readAttribute } from './xml-reader.js'

export interface OpenedDocument extends DocxPackage {
  readonly main: DocxPart
  /** The root of the main document. */
  readonly root: XmlElement
}

export interface CommentPlace {
  readonly paragraph: XmlElement
  /** Offsets in the main document, within the paragraph, where its content begins and ends or between its children. */
  readonly from: number
  readonly to: number
}

interface Stretch {
  readonly start: number
  readonly end: number
}

interface FieldStretch extends Stretch {
  /** Where the instruction ends, and with it what Word does not show. */
  readonly codeEnd: number
  /** The instruction, with those of the fields inside, without spaces and braces. */
  readonly code: string
}

interface ShownText extends Stretch {
  readonly content: string
}

/** A part of notes. */
interface Notes {
  readonly text: string
  /** As problems count them. */
  readonly paragraphs: readonly XmlElement[]
}

/** What a note's element is referred to by. */
const references: ReadonlyMap<string, string> = new Map([
  ['w:footnote', 'w:footnoteReference'],
  ['w:endnote', 'w:endnoteReference'],
  ['w:comment', 'w:commentReference'],
])

export class CommentPlaces {
  private readonly main: DocxPart
  private readonly root: XmlElement
  /** Those that problems count, also in text boxes. */
  private readonly paragraphs: readonly XmlElement[]
  private readonly fields: readonly FieldStretch[]
  private readonly relationships: ReadonlyMap<string, Relationship>
  private readonly sectionOf = rememberEach((part: string) => this.findSection(part))
  private readonly notesIn = rememberEach((part: string) => this.readNotes(part))
  private readonly referencesOf = rememberEach((name: string) => this.findReferences(name))
  private readonly textsIn = rememberEach((paragraph: XmlElement) => this.readTexts(paragraph))

  constructor(private readonly opened: OpenedDocument) {
    this.main = opened.main
    this.root = opened.root
    this.paragraphs = paragraphsOf(this.root)
    this.fields = fieldsOf(this.main)
    const list = opened.readText(relationshipsName(this.main.name))
    this.relationships = list === undefined ? new Map() : readRelationships(this.main.name, list)
  }

  /** The nearest place to where something is; undefined when the document has no paragraph at all. */
  find(where: Place | undefined): CommentPlace | undefined {
    const [first] = this.paragraphs
    const found = where === undefined ? undefined : (this.inDocument(where) ?? this.inOtherPart(where))
    return found ?? (first === undefined ? undefined : this.at(first))
  }

  private inDocument({ part, paragraph = 0, field }: Place): CommentPlace | undefined {
    const element = part === this.main.name ? this.paragraphs[paragraph - 1] : undefined
    if (element === undefined) return undefined
    const isShown = hostOf(element) === element
    return this.at(element, isShown && field !== undefined ? this.findField(element, field) : undefined)
  }

  private inOtherPart(where: Place): CommentPlace | undefined {
    const section = this.sectionOf(where.part ?? '')
    if (section !== undefined) return this.at(section)
    const reference = this.referenceTo(where)
    return reference === undefined ? undefined : this.at(reference)
  }

  /** The first paragraph of the section that a header or footer belongs to. */
  private findSection(part: string): XmlElement | undefined {
    const reference = ['w:headerReference', 'w:footerReference']
      .flatMap((name) => findAll(this.root, name))
      .find((element) => {
        const target = this.relationships.get(this.attribute(element, 'r:id') ?? '')?.target
        return target?.toLowerCase() === part.toLowerCase()
      })
    if (reference === undefined) return undefined
    const before = findAll(this.root, 'w:sectPr').findLast(({ end }) => end < reference.start)
    return this.paragraphs.find(({ start }) => before === undefined || start > before.start)
  }

  /** What refers to the note that a place in the part of notes lies in. */
  private referenceTo({ part = '', paragraph = 0 }: Place): XmlElement | undefined {
    const notes = this.notesIn(part)
    const element = notes?.paragraphs[paragraph - 1]
    if (notes === undefined || element === undefined) return undefined
    const note = ancestorsOf(element).find(({ name }) => references.has(name))
    if (note === undefined) return undefined
    const id = readAttribute(notes.text.slice(note.start, note.contentStart), 'w:id')
    return this.referencesOf(references.get(note.name) ?? '').get(id ?? '')
  }

  private readNotes(part: string): Notes | undefined {
    const found = this.opened.parts.find(({ name }) => name === part)
    const root = found === undefined ? undefined : readTree(found.tokens)
    return found && root && { text: found.text, paragraphs: paragraphsOf(root) }
  }

  /** The first element of a name for each id. */
  private findReferences(name: string): ReadonlyMap<string, XmlElement> {
    const elements = findAll(this.root, name).toReversed()
    return new Map(elements.map((element) => [this.attribute(element, 'w:id') ?? '', element]))
  }

  /** The tag or the field of a paragraph that is written so; undefined when it is not to be found for sure. */
  private findField(paragraph: XmlElement, written: string): Stretch | undefined {
    return this.findText(paragraph, written) ?? this.findCode(paragraph, condense(written))
  }

  /** Of a field that goes on over paragraphs, what the first one has of it. */
  private findCode(paragraph: XmlElement, code: string): Stretch | undefined {
    const begun = this.fields.filter(({ start }) => paragraph.start < start && start < paragraph.end)
    const field = begun.find((each) => each.code === code) ?? begun.find((each) => each.code.includes(code))
    return field && { start: field.start, end: Math.min(field.end, paragraph.contentEnd) }
  }

  private findText(paragraph: XmlElement, written: string): Stretch | undefined {
    const texts = this.textsIn(paragraph)
    const contents = texts.map(({ content }) => content)
    const from = contents.join('').indexOf(written)
    if (from < 0) return undefined
    const [first, last] = [indexAt(contents, from), indexAt(contents, from + written.length - 1)]
    const [start, end] = [texts[first]?.start, texts[last]?.end]
    return start === undefined || end === undefined ? undefined : { start, end }
  }

  private readTexts(paragraph: XmlElement): readonly ShownText[] {
    const texts = findAll(paragraph, 'w:t').filter((element) => paragraphAround(element) === paragraph)
    return texts.map(({ start, end, contentStart, contentEnd }) => ({
      start,
      end,
      content: decodeXml(this.main.text.slice(contentStart, contentEnd)),
    }))
  }

  /** The stretch, or else the whole of the element, widened to children of the paragraph that shows it. */
  private at(element: XmlElement, stretch: Stretch | undefined = undefined): CommentPlace | undefined {
    const paragraph = hostOf(element)
    if (paragraph === undefined) return undefined
    const wanted = stretch ?? (paragraph === element ? undefined : element)
    const from = wanted && childAt(paragraph, wanted.start)?.start
    const to = wanted && childAt(paragraph, wanted.end - 1)?.end
    return this.whereShown({
      paragraph,
      from: from ?? contentFrom(paragraph),
      to: to ?? paragraph.contentEnd,
    })
  }

  private whereShown({ paragraph, from, to }: CommentPlace): CommentPlace | undefined {
    const around = this.instructionAround(from)
    if (around !== undefined) {
      const outer = hostOf(elementAt(this.root, around.start))
      const before = outer && childAt(outer, around.start)
      return before && { paragraph: outer, from: before.start, to: before.start }
    }
    const begun = this.instructionAround(to)
    const end = begun === undefined ? to : (childAt(paragraph, begun.start)?.start ?? to)
    return { paragraph, from, to: end }
  }

  private instructionAround(offset: number): FieldStretch | undefined {
    return this.fields.find(({ start, codeEnd }) => start < offset && offset < codeEnd)
  }

  private attribute({ start, contentStart }: XmlElement, name: string): string | undefined {
    return readAttribute(this.main.text.slice(start, contentStart), name)
  }
}

/** What is found for each key is found once. */
function rememberEach<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>()
  return (key) => {
    const found = known.get(key) ?? { value: find(key) }
    known.set(key, found)
    return found.value
  }
}

/** As problems count them, in document order. */
const paragraphsOf = (root: XmlElement): readonly XmlElement[] =>
  [...findAll(root, 'w:p'), ...findAll(root, 'a:p')].sort((a, b) => a.start - b.start)

const paragraphAround = (element: XmlElement): XmlElement | undefined =>
  ancestorsOf(element).find(({ name }) => name === 'w:p' || name === 'a:p')

/** The outermost paragraph: paragraphs are within others only in text boxes and drawings. */
const hostOf = (element: XmlElement): XmlElement | undefined =>
  ancestorsOf(element).findLast(({ name }) => name === 'w:p')

const childAt = ({ children }: XmlElement, offset: number): XmlElement | undefined =>
  children.find(({ start, end }) => start <= offset && offset < end)

const contentFrom = (paragraph: XmlElement): number =>
  findChild(paragraph, 'w:pPr')?.end ?? paragraph.contentStart

/** The index of the text that holds a character of all texts together. */
function indexAt(texts: readonly string[], offset: number): number {
  let end = 0
  return texts.findIndex((text) => {
    end += text.length
    return offset < end
  })
}

/** Spaces and braces are where a place shows an instruction, not where it is written. */
const condense = (code: string): string => code.replace(/[\s{}]+/g, '')

function fieldsOf(part: DocxPart): readonly FieldStretch[] {
  const endOf = (index: number): number => part.tokens[index]?.end ?? 0
  return readFields(part).fields.map((field) => ({
    start: part.tokens[field.first]?.start ?? 0,
    end: endOf(field.last),
    codeEnd: endOf(field.result.first ?? field.last),
    code: condense(field.code),
  }))
}
