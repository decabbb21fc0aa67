/**
 * What stands in a template while it is read and filled, and never in a document: noncharacters, which no text means
 * (templates that hold them are refused, values lose them), and an element of our own.
 */

/** Around the number of what docxtemplater fills. */
export const delimiters = { start: '\ufdd0', end: '\ufdd1' } as const
export const picturePrefix = '!'

/** Around the number of a Word field that stood here. */
export const wordMark = { start: '\ufdd3', end: '\ufdd4' } as const

/** Stands in a text where the other document of a quote goes. */
export const detailsMark = '\ufdd2'

/** Stands in the XML of a part for a value that is put there when it is written. */
export const hole = '\ufdd5'
/** Stands where a {@link hole} was left out with what was around it. */
export const lostHole = '\ufdd6'

/** What of these would be in a document only by a fault of ours. */
export const hasMarks = (xml: string): boolean =>
  ownElements.some((element) => xml.includes(element)) || leftOver.test(xml)

const leftOver = new RegExp(`[${delimiters.start}${delimiters.end}${wordMark.start}${wordMark.end}]`)

/**
 * Holds marks between runs, paragraphs and rows, where text cannot stand; docxtemplater takes it for a text. It is
 * empty when the document is filled, and taken out as it is. docxtemplater goes by how names begin: one like that of a paragraph
 * would have a region's paragraph repeated, and behind a table it adds a paragraph unless what follows is called like one
 * or like a table.
 */
export const markElement = 'w:tblMark'

/** Stands around a paragraph that held nothing but markers, until it is known whether its place can do without it. */
export const spareElement = 'w:tblSpare'

/** Stands around a paragraph that held nothing but `QuoteDetails`, until it is known whether anything comes instead. */
export const vacantElement = 'w:tblVacant'

/**
 * Stands around the content of a details template in a main one that has taken it in: where `QuoteDetails` was, or behind
 * what was there. Either holds blocks, as the body of the details did.
 */
export const insertedElement = 'w:tblInserted'
export const appendedElement = 'w:tblAppended'

const ownElements = [markElement, spareElement, vacantElement, insertedElement, appendedElement]

/** XML of a part that has elements of our own, without their tags. */
export const withoutOwnTags = (xml: string): string => xml.replace(ownTags, '')

const ownTags = new RegExp(`</?(?:${ownElements.join('|')})>`, 'g')
