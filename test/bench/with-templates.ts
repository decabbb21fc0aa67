import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWordTemplate, type SyntaxName, syntaxNames } from './quote-templates.js'

/** Writes the Word template in every syntax, for as long as some work needs them. */
export async function withTemplates<T>(
  work: (pathOf: (syntax: SyntaxName) => string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'quotewright-bench-'))
  const pathOf = (syntax: SyntaxName): string => join(folder, `${syntax}.docx`)
  try {
    for (const syntax of syntaxNames) writeFileSync(pathOf(syntax), createWordTemplate(syntax))
    return await work(pathOf)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
