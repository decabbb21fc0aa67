/** One Word document and one HTML page of a quote, written in the syntax of each contestant. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildDocx, paragraph, readDocxParts, run, wordPart } from '../fixtures/build-docx.js'
import { projectRoot } from '../stand-in/project-root.js'
import { type HeaderName, headerFields, type LineName, lineFields, lineNames } from './quote-data.js'

/** How a contestant wants its template written. */
interface Syntax {
  readonly header: (name: HeaderName) => string
  /** The rows of the table that together stand for all lines: the text of each cell. */
  readonly lineRows: readonly (readonly string[])[]
  /** What stands in paragraphs of their own before and after what belongs to the alternative. */
  readonly alternative?: readonly [open: string, close: string]
}

/** A row of fields between two tags, in its first cell and in its last. */
const loopedRow = (open: string, fields: readonly string[], close: string): readonly string[] =>
  fields.map((field, index) => {
    const before = index === 0 ? open : ''
    return index === fields.length - 1 ? `${before}${field}${close}` : before + field
  })

const firstCell = (text: string): readonly string[] => lineNames.map((_, index) => (index === 0 ? text : ''))

const ownSyntax: Syntax = {
  header: (name) => `{${headerFields[name]}}`,
  lineRows: [
    loopedRow(
      '{#line}',
      lineNames.map((name) => `{${lineFields[name]}}`),
      '{/line}',
    ),
  ],
  alternative: ['{#alternative}', '{/alternative}'],
}

/** docxtemplater and easy-template-x write the same, and so does the limit. */
const braces: Syntax = {
  header: (name) => `{${name}}`,
  lineRows: [
    loopedRow(
      '{#lines}',
      lineNames.map((name) => `{${name}}`),
      '{/lines}',
    ),
  ],
}

const carboneSyntax: Syntax = {
  header: (name) => `{d.${name}}`,
  lineRows: [
    lineNames.map((name) => `{d.lines[i].${name}}`),
    firstCell(`{d.lines[i+1].${lineNames[0] ?? ''}}`),
  ],
}

const docxTemplatesSyntax: Syntax = {
  header: (name) => `+++INS ${name}+++`,
  lineRows: [
    firstCell('+++FOR line IN lines+++'),
    lineNames.map((name) => `+++INS $line.${name}+++`),
    firstCell('+++END-FOR line+++'),
  ],
}

const syntaxes = {
  quotewright: ownSyntax,
  braces,
  carbone: carboneSyntax,
  'docx-templates': docxTemplatesSyntax,
}
export type SyntaxName = keyof typeof syntaxes
export const syntaxNames: readonly SyntaxName[] = ['quotewright', 'braces', 'carbone', 'docx-templates']

const titles: Readonly<Record<LineName, string>> = {
  position: 'No.',
  code: 'Code',
  name: 'Product',
  quantity: 'Quantity',
  unit: 'Unit',
  listPrice: 'Unit price',
  discount: 'Discount %',
  price: 'Price',
  vat: 'VAT %',
  priceIncVat: 'With VAT',
}

/** A quote of one page in the styles of the templates that Quotewright ships with. */
export function createWordTemplate(name: SyntaxName): Uint8Array {
  const { header, lineRows, alternative = ['', ''] } = syntaxes[name]
  const [open, close] = alternative.map((tag) => (tag === '' ? '' : paragraph(tag)))
  const body = [
    styled('CustomerName', header('customer')),
    styled('AddressLine', header('department')),
    styled('Fact', `Quotation no. ${header('number')}`),
    styled('Fact', `Sent ${header('sent')}, valid until ${header('expiration')}`),
    styled('Fact', `Your reference ${header('poNumber')}`),
    styled('Introduction', 'Thank you for your enquiry. We are glad to offer you what follows.'),
    open,
    styled('Heading1', header('title')),
    lineTable(lineRows),
    styled('Total', `Total ${header('currency')} ${header('total')}`),
    styled('Total', `VAT ${header('currency')} ${header('vatAmount')}`),
    styled('GrandTotal', `Total with VAT ${header('currency')} ${header('totalIncVat')}`),
    close,
    styled('Closing', 'This quotation holds for the whole of it. Prices are for delivery to one address.'),
    styled('SignatureName', header('seller')),
  ]
  const letterhead = `${header('company')}, quotation ${header('number')}`
  return buildDocx({
    body: body.join(''),
    parts: { ...unchangedParts(), 'word/header1.xml': wordPart('hdr', styled('Header', letterhead)) },
  })
}

/** Parts that every document of Word's has, and that no field stands in. */
function unchangedParts(): Readonly<Record<string, string>> {
  const shipped = readDocxParts(readFileSync(join(projectRoot, 'templates', 'quotation.docx')))
  const names = ['word/styles.xml', 'word/settings.xml', 'docProps/core.xml', 'docProps/app.xml']
  return Object.fromEntries(names.map((name) => [name, shipped.get(name) ?? '']))
}

/** As Word writes it, with the numbers of the sessions in which somebody edited it. */
const styled = (style: string, text: string): string =>
  `<w:p w:rsidR="00A77427" w:rsidRDefault="00127D6A"><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`

function lineTable(lineRows: readonly (readonly string[])[]): string {
  const grid = lineNames.map(() => '<w:gridCol w:w="940"/>').join('')
  const heading = lineNames.map((name) => titles[name])
  const rows = [heading, ...lineRows].map(
    (cells) =>
      `<w:tr w:rsidR="00A77427" w:rsidTr="00127D6A"><w:trPr><w:cantSplit/></w:trPr>${cells.map(tableCell).join('')}</w:tr>`,
  )
  return `<w:tbl><w:tblPr><w:tblStyle w:val="QuoteLines"/><w:tblW w:w="9400" w:type="dxa"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

function tableCell(text: string): string {
  const size = '<w:sz w:val="16"/><w:szCs w:val="16"/>'
  const properties = `<w:pPr><w:pStyle w:val="Amount"/><w:rPr>${size}</w:rPr></w:pPr>`
  return `<w:tc><w:tcPr><w:tcW w:w="940" w:type="dxa"/></w:tcPr><w:p w:rsidR="00A77427" w:rsidRDefault="00127D6A">${properties}${text === '' ? '' : run(text, size)}</w:p></w:tc>`
}

/** The same quote as a web page, for Quotewright or for Handlebars alone. */
export function createHtmlTemplate(name: 'quotewright' | 'handlebars'): string {
  const isOwn = name === 'quotewright'
  const header = (field: HeaderName): string => `{{${isOwn ? headerFields[field] : field}}}`
  const cells = lineNames.map((field) => `<td>{{${isOwn ? lineFields[field] : field}}}</td>`)
  const [open, close] = isOwn ? ['{{#alternative}}', '{{/alternative}}'] : ['', '']
  const [openLines, closeLines] = isOwn ? ['{{#line}}', '{{/line}}'] : ['{{#each lines}}', '{{/each}}']
  return [
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Quotation ${header('number')}</title></head>`,
    `<body><p>${header('company')}</p><p>${header('customer')}, ${header('department')}</p>`,
    `<p>Sent ${header('sent')}, valid until ${header('expiration')}. Your reference ${header('poNumber')}</p>`,
    `${open}<h1>${header('title')}</h1><table><tr>${lineNames.map((field) => `<th>${titles[field]}</th>`).join('')}</tr>`,
    `${openLines}<tr>${cells.join('')}</tr>${closeLines}</table>`,
    `<p>Total ${header('currency')} ${header('total')}, VAT ${header('vatAmount')}, with VAT ${header('totalIncVat')}</p>${close}`,
    `<p>${header('seller')}</p></body></html>`,
  ].join('')
}
