/**
 * What LibreOffice is told on its command line. Filter options in JSON are known to LibreOffice 7.4 and newer.
 */
import { pathToFileURL } from 'node:url'

export interface LibreOfficeStart {
  /** The folder of its settings. Absolute. */
  readonly profile: string
  /** Relative to where it is started: in an absolute path it may take signs for something else, such as `%20`. */
  readonly documents: readonly string[]
  /** Relative, too. */
  readonly outputFolder: string
  readonly pdfA: boolean
}

export const libreOfficeArguments = (start: LibreOfficeStart): readonly string[] => [
  `-env:UserInstallation=${addressOf(start.profile)}`,
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

/**
 * LibreOffice puts values in place of what looks like one of its variables, such as `$(inst)`, and other signs mean
 * something to it, too; so none stands there but letters, digits and what separates folders.
 */
const addressOf = (path: string): string =>
  pathToFileURL(path).href.replace(
    /[^\w/:.%~-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )

const yes = { type: 'boolean', value: 'true' }
const no = { type: 'boolean', value: 'false' }

/** Named as in LibreOffice's documentation of its PDF export. Version 2 is PDF/A-2b, 0 the usual PDF. */
const filterOptions = (pdfA: boolean): object => ({
  SelectPdfVersion: { type: 'long', value: pdfA ? '2' : '0' },
  UseTaggedPDF: yes,
  ExportBookmarks: yes,
  DisplayPDFDocumentTitle: yes,
  // What colleagues wrote to each other is not for whom the quote is for.
  ExportNotes: no,
  ExportNotesInMargin: no,
  // A quote is read, not filled in.
  ExportFormFields: no,
})
