/** Pictures that a DOCX file only refers to (ECMA-376 part 1, 20.1.8.13: `r:link` without `r:embed`). */
import { decodeUtf8 } from './docx-package.js'
import { readAttribute, readXml } from './xml-reader.js'
import { inflateEntry, openZip, type ZipEntry } from './zip-archive.js'

type Entries = ReadonlyMap<string, ZipEntry>

/** The addresses of pictures that are not in the file, each once. */
export function findLinkedPictures(bytes: Uint8Array): readonly string[] {
  const list = openZip(bytes)
  if ('kind' in list) return []
  const entries: Entries = new Map(list.map((entry) => [entry.name, entry]))
  const addresses = list.flatMap(({ name }) => {
    const part = /^(.*)_rels\/([^/]+)\.rels$/.exec(name)
    const outside = part === null ? undefined : readOutsidePictures(readText(entries, name))
    if (outside === undefined || outside.size === 0) return []
    return usedPictures(readText(entries, `${part?.[1]}${part?.[2]}`), outside)
  })
  return [...new Set(addresses)]
}

function readText(entries: Entries, name: string): string {
  const entry = entries.get(name)
  const content = entry === undefined ? undefined : inflateEntry(entry)
  return content === undefined || 'kind' in content ? '' : (decodeUtf8(content) ?? '')
}

/** The addresses of pictures outside of the file, by the ids of their relationships. */
function readOutsidePictures(relationships: string): ReadonlyMap<string, string> {
  const pictures = new Map<string, string>()
  if (!relationships.includes('External')) return pictures
  for (const tag of tagsOf(relationships, /Relationship$/)) {
    const isPicture = readAttribute(tag, 'Type')?.endsWith('/image')
    if (isPicture && readAttribute(tag, 'TargetMode') === 'External') {
      pictures.set(readAttribute(tag, 'Id') ?? '', readAttribute(tag, 'Target') ?? '')
    }
  }
  return pictures
}

/** Those of the pictures that a part shows without having a copy of its own. */
const usedPictures = (part: string, outside: ReadonlyMap<string, string>): readonly string[] =>
  tagsOf(part, /^(?:\w+:)?(?:blip|imagedata)$/).flatMap((tag) => {
    const ids = ['r:embed', 'r:id', 'r:pict', 'r:link', 'r:href'].flatMap(
      (name) => readAttribute(tag, name) ?? [],
    )
    const [shown = ''] = ids
    return outside.get(shown) ?? []
  })

const tagsOf = (text: string, name: RegExp): readonly string[] =>
  readXml(text)
    .tokens.filter((token) => (token.kind === 'open' || token.kind === 'empty') && name.test(token.name))
    .map(({ start, end }) => text.slice(start, end))
