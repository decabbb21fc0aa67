/** Puts outcomes and problems into words, for people and for programs. Pure: nothing here writes. */
import type { Place, Problem, Severity } from './model.js'

/** A problem with the file that it lies in. */
export interface Finding {
  readonly file: string
  readonly problem: Problem
}

/** What became of one document. */
export interface DocumentOutcome {
  /** As the caller names it; undefined when the template was filled from own data alone. */
  readonly quote: string | undefined
  readonly template: string
  /** Undefined when no document was written, be it that a PDF alone was wanted. */
  readonly output: string | undefined
  /** Undefined when no PDF was written. */
  readonly pdf: string | undefined
  readonly findings: readonly Finding[]
}

/** What a check found in one template. */
export interface CheckOutcome {
  readonly template: string
  readonly findings: readonly Finding[]
}

/** How people read it. */
export interface ReportStyle {
  readonly color: boolean
  /** The severities that are shown. */
  readonly severities: readonly Severity[]
}

/** One line of JSON for programs: what became of one document. */
export function documentLine({ quote, template, output, pdf, findings }: DocumentOutcome): string {
  const status = hasSeverity(findings, 'error') ? 'failed' : 'ok'
  return JSON.stringify({
    quote: quote ?? null,
    template,
    output: output ?? null,
    pdf: pdf ?? null,
    status,
    problems: distinctProblems(findings),
  })
}

/** One line of JSON for programs: what a check found in one template. */
export function checkLine({ template, findings }: CheckOutcome): string {
  const status = hasSeverity(findings, 'error') ? 'failed' : 'ok'
  return JSON.stringify({ template, status, problems: distinctProblems(findings) })
}

export const hasSeverity = (findings: readonly Finding[], severity: Severity): boolean =>
  findings.some((finding) => finding.problem.severity === severity)

function distinctProblems(findings: readonly Finding[]): readonly Problem[] {
  const problems = new Map(findings.map(({ problem }) => [JSON.stringify(problem), problem]))
  return [...problems.values()]
}

// ------------------------------------------------------------------------------------ problems for people

/** How many problems of one code are shown; the rest are counted. */
const mostOfOneCode = 20

/**
 * The problems of a run, one a line, as `file: place: severity: message (code)`. A problem that several documents
 * share is one line; of one code only the first few are shown.
 * @param outcomes the findings of each document or template
 */
export function problemLines(outcomes: Iterable<readonly Finding[]>, style: ReportStyle): readonly string[] {
  const lines: string[] = []
  const shown = new Map<string, number>()
  for (const { finding, count } of gatherFindings(outcomes, style.severities)) {
    const { code } = finding.problem
    const number = (shown.get(code) ?? 0) + 1
    shown.set(code, number)
    if (number <= mostOfOneCode) lines.push(problemLine(finding, { count, color: style.color }))
  }
  for (const [code, number] of shown) {
    if (number > mostOfOneCode) lines.push(`and ${number - mostOfOneCode} more (${code}); --json lists all`)
  }
  return lines
}

interface GatheredFinding {
  readonly finding: Finding
  /** In how many documents it was found. */
  count: number
}

function gatherFindings(
  outcomes: Iterable<readonly Finding[]>,
  severities: readonly Severity[],
): Iterable<GatheredFinding> {
  const gathered = new Map<string, GatheredFinding>()
  for (const findings of outcomes) {
    const own = new Map(findings.map((finding) => [findingKey(finding), finding]))
    for (const [key, finding] of own) {
      if (!severities.includes(finding.problem.severity)) continue
      const known = gathered.get(key)
      if (known === undefined) gathered.set(key, { finding, count: 1 })
      else known.count += 1
    }
  }
  return gathered.values()
}

/** A problem without a place lies in the document as a whole; it is the same problem in every other document. */
function findingKey({ file, problem }: Finding): string {
  return JSON.stringify(problem.where === undefined ? [problem] : [problem, file])
}

function problemLine(
  { file, problem }: Finding,
  { count, color }: { readonly count: number; readonly color: boolean },
): string {
  const { severity, message, code, where } = problem
  const place = where === undefined ? '' : describePlace(where)
  const shared = count > 1 ? `, in ${count} documents` : ''
  const [before, after] = color ? severityColors[severity] : ['', '']
  const head = showControls(place === '' ? file : `${file}: ${place}`)
  return `${head}: ${before}${severity}${after}: ${showControls(message)} (${code})${shared}`
}

const severityColors: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ['\u001b[31m', '\u001b[39m'],
  warning: ['\u001b[33m', '\u001b[39m'],
  info: ['\u001b[36m', '\u001b[39m'],
}

/** A place in words: `word/document.xml, paragraph 12, table 2 row 3 cell 1, {line/totlPrice}`. */
export function describePlace(where: Place): string {
  const cell = numbered([
    ['table', where.table],
    ['row', where.row],
    ['cell', where.cell],
  ])
  const words = [
    where.part,
    numbered([['paragraph', where.paragraph]]),
    cell,
    numbered([['line', where.line]]),
    numbered([['column', where.column]]),
    where.path,
    where.field,
  ]
  return words.filter((word) => word !== undefined && word !== '').join(', ')
}

const numbered = (pairs: readonly (readonly [string, number | undefined])[]): string =>
  pairs.flatMap(([word, number]) => (number === undefined ? [] : [`${word} ${number}`])).join(' ')

/**
 * Shows control characters as `\u{1b}` instead of sending them to a terminal, which would obey them. Texts of
 * quotes and templates are foreign.
 */
export function showControls(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu,
    (control) => `\\u{${control.codePointAt(0)?.toString(16) ?? ''}}`,
  )
}

// ------------------------------------------------------------------------------------------ closing lines

/**
 * `Wrote 8 documents to out/, 3 of them with the warnings above; 2 failed with the errors above.`
 * @param folder where the documents went, when there are several
 */
export function renderClosing(outcomes: readonly DocumentOutcome[], folder: string): string {
  const written = outcomes.filter(({ output, pdf }) => output !== undefined || pdf !== undefined)
  const warned = written.filter(({ findings }) => hasSeverity(findings, 'warning')).length
  const warnings =
    warned > 0 ? `, ${written.length > 1 ? `${warned} of them ` : ''}with the warnings above` : ''
  return `Wrote ${writtenInWords(written, folder)}${warnings}${failuresInWords(outcomes)}.`
}

function writtenInWords(written: readonly DocumentOutcome[], folder: string): string {
  const documents = written.flatMap(({ output }) => output ?? [])
  const pdfs = written.flatMap(({ pdf }) => pdf ?? [])
  if (written.length === 0) return 'no document'
  if (written.length === 1) return [...documents, ...pdfs].map(showControls).join(' and ')
  const counts = [...counted(documents.length, 'document'), ...counted(pdfs.length, 'PDF file')]
  return `${counts.join(' and ')} to ${showControls(folder.replace(/[/\\]+$/, ''))}/`
}

/** Where a document is there and its PDF is not, it is the PDF that failed. */
function failuresInWords(outcomes: readonly DocumentOutcome[]): string {
  const failed = outcomes.filter(({ findings }) => hasSeverity(findings, 'error'))
  const pdfs = failed.filter(({ output }) => output !== undefined).length
  const documents = failed.length - pdfs
  const counts = [...(documents > 0 ? [`${documents}`] : []), ...counted(pdfs, 'PDF file')]
  return counts.length === 0 ? '' : `; ${counts.join(' and ')} failed with the errors above`
}

const counted = (number: number, noun: string): readonly string[] =>
  number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`]

/** `Checked 3 templates: 1 with errors, 2 with warnings.` */
export function checkClosing(outcomes: readonly CheckOutcome[]): string {
  const faulty = outcomes.filter(({ findings }) => hasSeverity(findings, 'error')).length
  const warned = outcomes.filter(
    ({ findings }) => !hasSeverity(findings, 'error') && hasSeverity(findings, 'warning'),
  ).length
  const parts: string[] = []
  if (faulty > 0) parts.push(`${faulty} with errors`)
  if (warned > 0) parts.push(`${warned} with warnings`)
  const checked = outcomes.length === 1 ? '1 template' : `${outcomes.length} templates`
  return `Checked ${checked}: ${parts.length === 0 ? 'no problems' : parts.join(', ')}.`
}
