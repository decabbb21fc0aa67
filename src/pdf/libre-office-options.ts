/**
 * What LibreOffice is told on its command line. Filter options in JSON are known to LibreOffice 7.4 and newer.
 */
import { pathToFileURL } from 'node:url'

export interface LibreOfficeStart {
  /** The folder of its settings. */
  readonly profile: string
  readonly documents: readonly string[]
  readonly outputFolder: string
  readonly pdfA: boolean
}

export const libreOfficeArguments = (start: LibreOfficeStart): readonly string[] => [
  `-env:UserInstallation=${pathToFileURL(start.profile).href}`,
  '--headless',
  '--norestore',
  '--nolockcheck',
  '--nologo',
  '--nodefault',
  // Whatever a file pretends to be, it is read as DOCX or not at all.
  '--infilter=MS Word 2007 XML',
  '--convert-to',
  `pdf:writer_pdf_Export:${JSON.stringify(filterOptions(start.pdfA))}`,
  '--outdir',
  start.outputFolder,
  ...start.documents,
]

const yes = { type: 'boolean', value: 'true' }

/** Named as in LibreOffice's documentation of its PDF export. Version 2 is PDF/A-2b, 0 the usual PDF. */
const filterOptions = (pdfA: boolean): object => ({
  SelectPdfVersion: { type: 'long', value: pdfA ? '2' : '0' },
  UseTaggedPDF: yes,
  ExportBookmarks: yes,
  DisplayPDFDocumentTitle: yes,
})
