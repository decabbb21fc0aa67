import { contentTypesName, documentType } from './docx-package.js'
import { escapeXml } from './xml-reader.js'
import { deflateEntry, writeZip } from './zip-writer.js'

const container = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The smallest DOCX file that there is (ECMA-376 part 1, 11.2): one paragraph with a text. */
export const writePlainDocx = (text: string): Uint8Array =>
  writeZip([
    deflateEntry(
      contentTypesName,
      `<Types xmlns="${container}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${documentType}"/></Types>`,
    ),
    deflateEntry(
      '_rels/.rels',
      `<Relationships xmlns="${container}/relationships"><Relationship Id="document" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    deflateEntry(
      'word/document.xml',
      `<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>${escapeXml(text)}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  ])
