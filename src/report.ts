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

/** What became of one job of a batch. */
export interface JobOutcome {
  /** Undefined for a job that could not be read, as is the template. */
  readonly quote: string | undefined
  readonly template: string | undefined
  /** Undefined when there is none. */
  readonly output: string | undefined
  /** Undefined when there is none. */
  readonly pdf: string | undefined
  readonly status: 'written' | 'unchanged' | 'failed'
  readonly problems: readonly Problem[]
  readonly milliseconds: number
}

/** One line of JSON for programs: what became of one job. */
export function jobLine(outcome: JobOutcome): string {
  const { quote, template, output, pdf, status, problems, milliseconds } = outcome
  return JSON.stringify({
    quote: quote ?? null,
    template: template ?? null,
    output: output ?? null,
    pdf: pdf ?? null,
    status,
    problems,
    milliseconds: Math.round(milliseconds),
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
  const gathered = gatherProblems(style)
  for (const findings of outcomes) gathered.add(findings)
  return gathered.lines()
}

/** The problems of a run that may have any number of documents: no more is kept than what will be shown. */
export interface GatheredProblems {
  /** @param findings those of one document or template */
  readonly add: (findings: readonly Finding[]) => void
  /** As `problemLines` writes them. */
  readonly lines: () => readonly string[]
}

export function gatherProblems({ color, severities }: ReportStyle): GatheredProblems {
  const shown = new Map<string, GatheredFinding>()
  const codes = new Map<string, CodeCount>()
  const addOne = (key: string, finding: Finding): void => {
    const known = shown.get(key)
    if (known !== undefined) known.count += 1
    else if (isShown(finding.problem.code, codes)) shown.set(key, { finding, count: 1 })
  }
  return {
    add: (findings) => {
      const wanted = findings.filter(({ problem }) => severities.includes(problem.severity))
      const own = new Map(wanted.map((finding) => [findingKey(finding), finding]))
      for (const [key, finding] of own) addOne(key, finding)
    },
    lines: () => [
      ...Array.from(shown.values(), ({ finding, count }) => problemLine(finding, { count, color })),
      ...Array.from(codes).flatMap(([code, { others }]) =>
        others === 0 ? [] : [`and ${others} more (${code}); --json lists all`],
      ),
    ],
  }
}

interface GatheredFinding {
  readonly finding: Finding
  /** In how many documents it was found. */
  count: number
}

interface CodeCount {
  shown: number
  others: number
}

/** Whether another problem of this code is shown; counts it. */
function isShown(code: string, codes: Map<string, CodeCount>): boolean {
  const count = codes.get(code) ?? { shown: 0, others: 0 }
  codes.set(code, count)
  if (count.shown < mostOfOneCode) count.shown += 1
  else count.others += 1
  return count.shown + count.others <= mostOfOneCode
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

export interface RunExtent {
  /** Where the documents went, when there are several. */
  readonly folder: string
  /** How many documents there should have been. */
  readonly total: number
}

/** `Wrote 8 documents to out/, 3 of them with the warnings above; 2 failed with the errors above.` */
export function renderClosing(outcomes: readonly DocumentOutcome[], { folder, total }: RunExtent): string {
  const written = outcomes.filter(({ output, pdf }) => output !== undefined || pdf !== undefined)
  const warned = written.filter(({ findings }) => hasSeverity(findings, 'warning')).length
  const warnings =
    warned > 0 ? `, ${written.length > 1 ? `${warned} of them ` : ''}with the warnings above` : ''
  const others = total - outcomes.length
  const stop = others > 0 ? ` Stopped before the other ${others}.` : ''
  return `Wrote ${writtenInWords(written, folder)}${warnings}${failuresInWords(outcomes)}.${stop}`
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
  return failed.length === 0 ? '' : `; ${countFailures({ all: failed.length, pdfs })}`
}

/**
 * `2 and 3 PDF files failed with the errors above`
 * @param failures not none; `pdfs` of `all` are of documents that are there themselves
 */
export function countFailures({ all, pdfs }: { readonly all: number; readonly pdfs: number }): string {
  const documents = all - pdfs
  const counts = [...(documents > 0 ? [`${documents}`] : []), ...counted(pdfs, 'PDF file')]
  return `${counts.join(' and ')} failed with the errors above`
}

/** `['3 documents']`; nothing where there is none. */
export const counted = (number: number, noun: string): readonly string[] =>
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
