import { basename, extname, join, resolve } from 'node:path'
import type { Problem } from '../model.js'
import { outputCollision, outputIsInput, outputNotPdf, outputOfOtherFormat } from '../problem.js'

/** What a document is made of; paths as the caller gives them. */
export interface DocumentSources {
  /** The quote's file, or the own data's file when there is no quote; `-` for standard input. */
  readonly subject: string
  /** What stands in the name for the subject where that is no file: `10106-v2`. */
  readonly beginning?: string
  readonly template: string
}

/** Where documents go unless told. */
export const defaultFolder = 'out'

export interface NamingOptions {
  /** The folder that relative paths start from. */
  readonly folder: string
  /** Where documents go, as the caller gives it: a folder, or a file when `outIsFile`. `defaultFolder` unless told. */
  readonly out?: string | undefined
  /** `out` names the document itself; only for a single document. */
  readonly outIsFile?: boolean
  /** The files that are read in the same run; no document may replace one. */
  readonly inputs?: readonly string[]
  /** Whether there is a PDF beside every document, or instead of it. */
  readonly pdf?: PdfWish | undefined
}

export type PdfWish = 'beside' | 'only'

export interface OutputFile {
  /** As messages and standard output show it. */
  readonly shownPath: string
  /** Absolute. */
  readonly path: string
}

/** A file that is to be written. */
export interface OutputName extends OutputFile {
  /** What forbids the name. */
  readonly problems: readonly Problem[]
}

/** Where a document goes. */
export interface DocumentName extends OutputName {
  /** Where its PDF goes. What forbids one of the two is nothing to the other. */
  readonly pdf?: OutputName & {
    /** Whether the PDF is wanted instead of the document, which is then only written where the PDF cannot be. */
    readonly isAlone: boolean
  }
}

/** Whether the PDF is all that is wanted of a document. */
export const isPdfAlone = ({ pdf }: DocumentName): boolean => pdf?.isAlone === true

/**
 * Names the documents of one run: every one `<quote file>-<template file>.<extension>`, its PDF the same with `.pdf`, and
 * no two files alike. Where templates of the run differ only in their extension, the names of their PDF files keep it. An
 * `out` that is a PDF asks for one, and for nothing else unless told.
 */
export function nameDocuments(
  documents: readonly DocumentSources[],
  options: NamingOptions,
): readonly DocumentName[] {
  const ambiguous = findAmbiguous(documents)
  const names = documents.map((document) => nameFiles(document, { options, ambiguous }))
  const inputs = new Set(options.inputs?.map((input) => resolve(options.folder, input)))
  const shared = findRepeated(names.flatMap(({ document, pdf }) => [document, ...(pdf ? [pdf] : [])]))
  const findProblems = ({ shownPath, path }: OutputFile): readonly Problem[] => [
    ...(shared.has(nameKey(shownPath)) ? [outputCollision(shownPath)] : []),
    ...(inputs.has(path) ? [outputIsInput(shownPath, '--out')] : []),
  ]
  return names.map(({ document, pdf, isAlone, wrong }) => {
    const name = { ...document, problems: [...findProblems(document), ...wrong] }
    return pdf === undefined ? name : { ...name, pdf: { ...pdf, isAlone, problems: findProblems(pdf) } }
  })
}

/** Keys of the names of templates that differ only in their extension, and make documents that do so, too. */
function findAmbiguous(documents: readonly DocumentSources[]): ReadonlySet<string> {
  const extensions = new Map<string, string>()
  const ambiguous = new Set<string>()
  for (const { template } of documents) {
    const [key, extension] = [nameKey(bareName(template)), documentExtension(template)]
    if (extension === undefined) continue
    if ((extensions.get(key) ?? extension) !== extension) ambiguous.add(key)
    extensions.set(key, extension)
  }
  return ambiguous
}

/** The files of a document, before anything is known of those of others. */
interface Files {
  readonly document: OutputFile
  readonly pdf?: OutputFile
  readonly isAlone: boolean
  /** What is wrong with the document's name by itself. */
  readonly wrong: readonly Problem[]
}

interface FileNaming {
  readonly options: NamingOptions
  readonly ambiguous: ReadonlySet<string>
}

function nameFiles(sources: DocumentSources, { options, ambiguous }: FileNaming): Files {
  const { folder, out = defaultFolder, outIsFile = false, pdf } = options
  const { template } = sources
  const fileOf = (shownPath: string): OutputFile => ({ shownPath, path: resolve(folder, shownPath) })
  const isNamedPdf = outIsFile && isPdfName(out)
  const ownPath = withExtension(out, documentExtension(template))
  if (isNamedPdf && pdf !== 'beside') {
    return { document: fileOf(ownPath), pdf: fileOf(out), isAlone: true, wrong: [] }
  }
  if (outIsFile && pdf === 'only') {
    return { document: fileOf(out), isAlone: false, wrong: [outputNotPdf(out)] }
  }
  const shownPath = isNamedPdf ? ownPath : outIsFile ? out : join(out, fileName(sources))
  const wrong = isNameFor(shownPath, template) ? [] : [outputOfOtherFormat(shownPath, template)]
  if (pdf === undefined) return { document: fileOf(shownPath), isAlone: false, wrong }
  const pdfPath = ambiguous.has(nameKey(bareName(template))) ? `${shownPath}.pdf` : namePdf(shownPath)
  return { document: fileOf(shownPath), pdf: fileOf(pdfPath), isAlone: pdf === 'only', wrong }
}

export const isPdfName = (path: string): boolean => extname(path).toLowerCase() === '.pdf'

/** The name of the PDF of a document. */
export const namePdf = (path: string): string => withExtension(path, 'pdf')

const withExtension = (path: string, extension: string | undefined): string =>
  `${path.slice(0, path.length - extname(path).length)}${extension === undefined ? '' : `.${extension}`}`

/** Whether `--out` looks like the name of a file: it ends in an extension and not in a slash. */
export const looksLikeFile = (out: string): boolean => extname(out) !== '' && !/[/\\]$/.test(out)

function fileName({ subject, beginning, template }: DocumentSources): string {
  const name = `${beginning ?? (subject === '-' ? 'stdin' : bareName(subject))}-${bareName(template)}`
  const extension = documentExtension(template)
  return extension === undefined ? name : `${name}.${extension}`
}

export const bareName = (path: string): string => basename(path, extname(path))

/** The extension of the documents that a template makes; undefined when its name is not that of a template. */
export function documentExtension(template: string): 'docx' | 'html' | undefined {
  const extension = extname(template).toLowerCase()
  if (['.docx', '.dotx'].includes(extension)) return 'docx'
  return ['.html', '.htm', '.hbs'].includes(extension) ? 'html' : undefined
}

export function isNameFor(path: string, template: string): boolean {
  const wanted = documentExtension(template)
  const extension = extname(path).toLowerCase()
  return wanted === undefined || extension === `.${wanted}` || (wanted === 'html' && extension === '.htm')
}

/** Names that differ only in case or in how accents are composed are one file on Windows and macOS. */
export const nameKey = (path: string): string => path.normalize('NFC').toLowerCase()

/** Keys of the names that more than one of the files has. */
function findRepeated(files: readonly OutputFile[]): ReadonlySet<string> {
  const known = new Set<string>()
  const keys = files.map(({ shownPath }) => nameKey(shownPath))
  return new Set(keys.filter((key) => known.size === known.add(key).size))
}
