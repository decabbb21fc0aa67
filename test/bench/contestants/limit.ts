/**
 * The least that anybody must do: put ready texts between the template's own, deflate that, and write a zip archive in
 * which the other parts are copied. It is written for this one template, checks nothing and is no library.
 */
import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import PizZip from 'pizzip'
import { crc32Of } from '../../../src/template/crc32.js'
import { createQuoteTexts, type QuoteTexts } from '../quote-data.js'
import { deflateLevel, type WordTask, type WordWork } from './word-work.js'

export function prepareLimit({ template, lineCount }: WordTask): WordWork {
  const texts = createQuoteTexts(lineCount)
  const files = Object.values(new PizZip(readFileSync(template)).files)
  const entries = files.map((file) => prepareEntry(file.name, prepareJoin(file.asText(), texts)))
  return () => writeArchive(entries.map((entry) => entry()))
}

/** Text between texts: as many values as pieces but one. */
interface Stretch {
  readonly pieces: readonly string[]
  /** Escaped for XML, one list for each time that the stretch repeats. */
  readonly values: readonly (readonly string[])[]
}

function prepareJoin(xml: string, texts: QuoteTexts): readonly Stretch[] {
  const [before = '', row, after = ''] = xml.split(/(<w:tr (?:(?!<w:tr ).)*?\{#lines\}.*?<\/w:tr>)/s)
  if (row === undefined) return [prepareStretch(xml, [texts])]
  return [
    prepareStretch(before, [texts]),
    prepareStretch(row.replace(/\{[#/]lines\}/g, ''), texts.lines),
    prepareStretch(after, [texts]),
  ]
}

function prepareStretch(xml: string, repetitions: readonly object[]): Stretch {
  const parts = xml.split(/\{(\w+)\}/)
  const names = parts.filter((_, index) => index % 2 === 1)
  return {
    pieces: parts.filter((_, index) => index % 2 === 0),
    values: repetitions.map((texts) => {
      const known = new Map(Object.entries(texts))
      return names.map((name) => escapeText(String(known.get(name))))
    }),
  }
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Characters that are joined before they are encoded. */
const chunkLength = 65_536

function join(stretches: readonly Stretch[], write: (text: string) => void): void {
  let text = ''
  for (const { pieces, values } of stretches) {
    for (const row of values) {
      for (let index = 0; index < row.length; index += 1) text += `${pieces[index]}${row[index]}`
      text += pieces[row.length]
      if (text.length > chunkLength) {
        write(text)
        text = ''
      }
    }
  }
  write(text)
}

interface Entry {
  readonly name: Buffer
  readonly packed: Buffer
  readonly size: number
  readonly checksum: number
}

function prepareEntry(name: string, stretches: readonly Stretch[]): () => Entry {
  let size = 0
  join(stretches, (text) => {
    size += Buffer.byteLength(text)
  })
  const content = Buffer.alloc(size)
  const fill = (): Entry => {
    let end = 0
    join(stretches, (text) => {
      end += content.write(text, end)
    })
    const packed = deflateRawSync(content, { level: deflateLevel })
    return { name: Buffer.from(name), packed, size, checksum: crc32Of(content) }
  }
  const isChanged = stretches.some(({ pieces }) => pieces.length > 1)
  const unchanged = fill()
  return isChanged ? fill : () => unchanged
}

/** APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16: local headers, the directory, its end. */
function writeArchive(entries: readonly Entry[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const fields = writeFields(entry)
    const local = Buffer.concat([numbers([4, 0x04034b50]), fields])
    pieces.push(local, entry.name, entry.packed)
    directory.push(
      numbers([4, 0x02014b50], [2, 20]),
      fields,
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      entry.name,
    )
    offset += local.length + entry.name.length + entry.packed.length
  }
  const listed = Buffer.concat(directory)
  const count = entries.length
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listed.length],
    [4, offset],
    [2, 0],
  )
  return Buffer.concat([...pieces, listed, end])
}

/** What the local header and the directory both say, from the version needed to the length of the extra field. */
const writeFields = ({ name, packed, size, checksum }: Entry): Buffer =>
  numbers(
    [2, 20],
    [2, 0],
    [2, 8],
    [2, 0],
    [2, 0x21],
    [4, checksum],
    [4, packed.length],
    [4, size],
    [2, name.length],
    [2, 0],
  )

/** Unsigned numbers of some bytes each, the lowest byte first. */
function numbers(...fields: readonly (readonly [bytes: number, value: number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((length, [bytes]) => length + bytes, 0))
  let offset = 0
  for (const [bytes, value] of fields) offset = buffer.writeUIntLE(value, offset, bytes)
  return buffer
}
