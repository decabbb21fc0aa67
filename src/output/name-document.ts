import { basename, extname, join, resolve } from 'node:path'
import type { Problem } from '../model.js'
import { outputCollision, outputIsInput, outputOfOtherFormat } from '../problem.js'

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
}

export interface DocumentName {
  /** As messages and standard output show it. */
  readonly shownPath: string
  /** Absolute. */
  readonly path: string
  /** What forbids the name. */
  readonly problems: readonly Problem[]
}

/** Names the documents of one run: every one `<quote file>-<template file>.<extension>`, and no two alike. */
export function nameDocuments(
  documents: readonly DocumentSources[],
  options: NamingOptions,
): readonly DocumentName[] {
  const { folder, out = defaultFolder, outIsFile = false } = options
  const inputs = new Set(options.inputs?.map((input) => resolve(folder, input)))
  const shownPaths = documents.map((document) => (outIsFile ? out : join(out, fileName(document))))
  const uses = countBy(shownPaths.map(nameKey))
  return documents.map((document, index) => {
    const shownPath = shownPaths[index] ?? out
    const path = resolve(folder, shownPath)
    const problems: Problem[] = []
    if ((uses.get(nameKey(shownPath)) ?? 0) > 1) problems.push(outputCollision(shownPath))
    if (inputs.has(path)) problems.push(outputIsInput(shownPath, '--out'))
    if (!isNameFor(shownPath, document.template))
      problems.push(outputOfOtherFormat(shownPath, document.template))
    return { shownPath, path, problems }
  })
}

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
