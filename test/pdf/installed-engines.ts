import { execFileSync } from 'node:child_process'
import { describe } from 'vitest'
import { findProgram } from '../../src/output/find-program.js'
import { findEngine } from '../../src/pdf/find-engine.js'
import type { PdfEngineName } from '../../src/problem.js'

const mustRun = process.env['CI'] === 'true'

/** Tests that need engines, and Poppler to look into their PDF files: skipped where one is missing, but never in CI. */
export async function describeWith(engines: readonly PdfEngineName[]) {
  const wanted = [
    ...engines.map((engine) => findEngine(engine, process.env)),
    findProgram(['pdftotext'], process.env),
  ]
  const found = await Promise.all(wanted)
  return describe.skipIf(found.includes(undefined) && !mustRun)
}

/** Runs one of Poppler's programs on a PDF, which goes in on standard input. */
export const poppler = (program: string, args: readonly string[], pdf: Uint8Array): string =>
  execFileSync(program, args, { input: pdf, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

/** The text of a PDF in the order in which it is read. */
export const readText = (pdf: Uint8Array): string => poppler('pdftotext', ['-raw', '-', '-'], pdf)
