/**
 * Writes a value as the content of a text element: escaped, with line breaks and tabs as its kind of text has them.
 */
import type { TextKind } from './docx-part.js'
import { escapeInstruction } from './field-instruction.js'
import { escapeXml } from './xml-reader.js'

/** C0 controls but tab and line ends, noncharacters and halves of surrogate pairs: nothing that XML can hold or that prints. */
const unprintable = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}/gu

/** Texts that are written as they are: no quotes, no ampersand, no angle bracket, nothing unprintable, no line break. */
const ordinary = /^[ !#-%(-;=?-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*$/

/**
 * @param text.runProperties XML of the properties of the run around, which continue after a line break
 */
export function formatDocxText(
  value: string,
  text: { readonly kind: TextKind; readonly runProperties: string },
): string {
  if (text.kind !== 'instruction' && ordinary.test(value)) return value
  const plain = value.replace(/\r\n?/g, '\n').replace(unprintable, '')
  const printed = escapeXml(text.kind === 'instruction' ? escapeInstruction(plain) : plain)
  if (!/[\n\t]/.test(printed)) return printed
  if (text.kind === 'word') return breakRuns(printed, text.runProperties)
  if (text.kind === 'drawing') {
    return printed.replaceAll('\n', `</a:t></a:r><a:br/><a:r>${text.runProperties}<a:t>`)
  }
  return printed.replace(/[\n\t]/g, ' ')
}

const open = '<w:t xml:space="preserve">'
const emptyText = new RegExp(`${open}</w:t>`, 'g')

/** Line breaks as docxtemplater writes them: in a run of their own. */
function breakRuns(printed: string, runProperties: string): string {
  return printed
    .replaceAll('\t', `</w:t><w:tab/>${open}`)
    .replaceAll('\n', `</w:t></w:r><w:r><w:br/></w:r><w:r>${runProperties}${open}`)
    .replace(emptyText, '<w:t/>')
}
