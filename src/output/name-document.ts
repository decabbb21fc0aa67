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

/** Where a document goes, or the PDF that is there instead of it. */
export interface DocumentName extends OutputFile {
  /** Where its PDF goes: the same file when there is nothing else. */
  readonly pdf?: OutputFile
  /** What forbids the name. */
  readonly problems: readonly Problem[]
}

/** Whether the PDF is all that is written of a document. */
export const isPdfAlone = ({ path, pdf }: DocumentName): boolean => path === pdf?.path

/**
 * Names the documents of one run: every one `<quote file>-<template file>.<extension>`, its PDF the same with `.pdf`, and
 * no two files alike. An `out` that is a PDF asks for one, and for nothing else unless told.
 */
export function nameDocuments(
  documents: readonly DocumentSources[],
  options: NamingOptions,
): readonly DocumentName[] {
  const inputs = new Set(options.inputs?.map((input) => resolve(options.folder, input)))
  const names = documents.map((document) => nameFiles(document, options))
  const uses = countBy(names.flatMap(filesOf).map(({ shownPath }) => nameKey(shownPath)))
  return names.map((name, index) => {
    const problems = filesOf(name).flatMap(({ shownPath, path }) => [
      ...((uses.get(nameKey(shownPath)) ?? 0) > 1 ? [outputCollision(shownPath)] : []),
      ...(inputs.has(path) ? [outputIsInput(shownPath, '--out')] : []),
    ])
    return { ...name, problems: [...problems, ...findWrongExtension(name, documents[index]?.template ?? '')] }
  })
}

type Files = Omit<DocumentName, 'problems'>

function nameFiles(document: DocumentSources, options: NamingOptions): Files {
  const { folder, out = defaultFolder, outIsFile = false, pdf } = options
  const fileOf = (shownPath: string): OutputFile => ({ shownPath, path: resolve(folder, shownPath) })
  const shownPath = outIsFile ? out : join(out, fileName(document))
  if (pdf === undefined && !(outIsFile && isPdfName(shownPath))) return fileOf(shownPath)
  const pdfFile = fileOf(outIsFile && pdf !== 'beside' ? shownPath : namePdf(shownPath))
  if (pdf !== 'beside') return { ...pdfFile, pdf: pdfFile }
  const extension = documentExtension(document.template)
  const isPdf = isPdfName(shownPath) && extension !== undefined
  return { ...fileOf(isPdf ? withExtension(shownPath, extension) : shownPath), pdf: pdfFile }
}

const filesOf = (name: Files): readonly OutputFile[] =>
  name.pdf === undefined || name.pdf.path === name.path ? [name] : [name, name.pdf]

function findWrongExtension({ shownPath, path, pdf }: Files, template: string): readonly Problem[] {
  if (path === pdf?.path) return isPdfName(shownPath) ? [] : [outputNotPdf(shownPath)]
  return isNameFor(shownPath, template) ? [] : [outputOfOtherFormat(shownPath, template)]
}

export const isPdfName = (path: string): boolean => extname(path).toLowerCase() === '.pdf'

/** The name of the PDF of a document. */
export const namePdf = (path: string): string => withExtension(path, 'pdf')

const withExtension = (path: string, extension: string): string =>
  `${path.slice(0, path.length - extname(path).length)}.${extension}`

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

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
