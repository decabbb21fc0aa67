import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type BatchFolder, digestOf, smallQuote, useBatchFolder } from '../fixtures/batch-folder.js'

/*
 * One job in a hundred is broken, in one way after the other. What every job must come to is worked out here, by a
 * template that is plain enough to be filled by hand.
 */

const here = useBatchFolder('ten-thousand')
const count = 10_000
const quotes = 200

/** A job of the list, with what must become of it. */
interface Case {
  /** A text is a line as it stands. */
  readonly job: object | string
  /** The code of the error that it must fail with. */
  readonly code?: string
  /** The document that it must make. */
  readonly document?: { readonly name: string; readonly content: string }
}

/** Makes a good job bad. */
type Fault = readonly [code: string, change: (job: GoodJob, index: number) => object | string]

interface GoodJob {
  readonly quote: string
  readonly template: string
  readonly output: string
}

const faults: readonly Fault[] = [
  ['quote-not-readable', (job) => ({ ...job, quote: 'quotes/gone.json' })],
  ['quote-not-json', (job) => ({ ...job, quote: 'quotes/not-json.json' })],
  ['quote-invalid', (job) => ({ ...job, quote: 'quotes/invalid.json' })],
  ['quote-not-sendable', (job) => ({ ...job, quote: 'quotes/draft.json' })],
  ['template-not-readable', (job) => ({ ...job, template: 'gone.html' })],
  ['unclosed-region', (job) => ({ ...job, template: 'broken.html' })],
  ['unknown-field', (job) => ({ ...job, template: 'misspelt.html' })],
  ['unknown-culture', (job) => ({ ...job, culture: 'xx-YY-zz' })],
  ['unknown-time-zone', (job) => ({ ...job, timeZone: 'Europe/Atlantis' })],
  ['data-invalid', (job) => ({ ...job, data: 'list.json' })],
  ['output-collision', (job, index) => ({ ...job, output: nameOf(index - 1).toUpperCase() })],
  ['output-name-invalid', (job) => ({ ...job, output: `../${job.output}` })],
  ['job-invalid', (job) => ({ ...job, tempalte: 'page.html' })],
  ['job-invalid', (job) => ({ quote: job.quote })],
  ['job-invalid', (job) => JSON.stringify(job).slice(0, -1)],
]

const nameOf = (index: number): string => `batch ${Math.floor(index / 1000)}/document-${index}.html`

function caseOf(index: number): Case {
  const number = index % quotes
  const good = { quote: `quotes/${number}.json`, template: 'page.html', output: nameOf(index) }
  const fault = index % 100 === 57 ? faults[Math.floor(index / 100) % faults.length] : undefined
  if (fault !== undefined) return { job: fault[1](good, index), code: fault[0] }
  const content = `<p>N${number}: Kunde ${number} &amp; Sønner</p>`
  return { job: good, document: { name: good.output, content } }
}

function writeInputs(folder: BatchFolder): readonly Case[] {
  for (let number = 0; number < quotes; number += 1) {
    // Enough to be noticed in memory if quotes were kept.
    const quote = { ...smallQuote(`N${number}`, `Kunde ${number} & Sønner`), Remark: 'x'.repeat(20_000) }
    folder.write({ [`quotes/${number}.json`]: quote })
  }
  folder.write({
    'quotes/not-json.json': '{"QuoteAlternatives": [,]}',
    'quotes/invalid.json': { QuoteAlternatives: [{ DiscountPercent: 'five' }] },
    'quotes/draft.json': { ...smallQuote('N1'), QuoteVersion: { State: 'DraftNotCalculated' } },
    'page.html': '<p>{{quote/number}}: {{contact/name}}</p>',
    'broken.html': '<p>{{#alternative}}</p>',
    'misspelt.html': '<p>{{quote/numbr}}</p>',
    'list.json': [1],
  })
  const cases = Array.from({ length: count }, (_, index) => caseOf(index))
  folder.writeJobs(cases.map(({ job }) => job))
  return cases
}

test('accounts for each of 10,000 jobs, and makes the documents of the good ones and no others', async () => {
  const folder = here()
  const cases = writeInputs(folder)
  const { child, done } = folder.start(['jobs.jsonl', '--json', '--culture', 'nb-NO'])
  const memory = watchMemory(child.pid)
  const { status, out, err } = await done
  const growth = memory.stop()

  expect(status).toBe(1)
  const outcomes: readonly Outcome[] = out.map((line) => JSON.parse(line))
  expect(outcomes).toHaveLength(count)
  const wrong = cases.filter((wanted, index) => !isOutcomeOf(outcomes[index], wanted))
  expect(wrong).toEqual([])

  const documents = cases.flatMap(({ document }) => document ?? [])
  expect(documents).toHaveLength(count - count / 100)
  expect(folder.documents()).toEqual(new Map(documents.map(({ name, content }) => [name, digestOf(content)])))
  expect(folder.files().filter((name) => name.includes('.quotewright-'))).toEqual([
    '.quotewright-journal.jsonl',
  ])
  expect(folder.files('.').filter((name) => /^document|\/document/.test(name))).toHaveLength(documents.length)

  expect(err).toContain('Run it again with --resume to make only what failed or has changed.')
  expect(err.find((line) => line.startsWith('Wrote '))).toMatch(
    /^Wrote 9900 documents to out\/.*; 100 failed with the errors above\.$/,
  )
  // A hundred failures and some lines about the whole run; and a line a second.
  expect(err.filter((line) => !/ of 10000/.test(line)).length).toBeLessThan(130)
  expect(growth).toBeLessThan(150)

  const again = await folder.run(['jobs.jsonl', '--json', '--culture', 'nb-NO', '--resume'])
  const statuses = again.out.map((line) => JSON.parse(line).status)
  expect(statuses.filter((each) => each === 'unchanged')).toHaveLength(documents.length)
  expect(statuses.filter((each) => each === 'failed')).toHaveLength(count - documents.length)
}, 180_000)

interface Outcome {
  readonly quote: string | null
  readonly output: string | null
  readonly status: string
  readonly problems: readonly { readonly code: string; readonly severity: string }[]
}

function isOutcomeOf(outcome: Outcome | undefined, { job, code, document }: Case): boolean {
  const quote = typeof job === 'object' && 'quote' in job ? job.quote : null
  const errors = outcome?.problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => problem.code)
  if (document === undefined) {
    const isUnreadable = code === 'job-invalid'
    return (
      outcome?.status === 'failed' &&
      outcome.output === null &&
      outcome.quote === (isUnreadable ? null : quote) &&
      errors?.join() === code
    )
  }
  return (
    outcome?.status === 'written' && outcome.output === join('out', document.name) && outcome.quote === quote
  )
}

/** How many megabytes a process grows by between its second second and its end; 0 where nobody tells. */
function watchMemory(pid: number | undefined): { readonly stop: () => number } {
  const sizes: number[] = []
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      sizes.push(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      // There is no such file on this system, or no such process any more.
    }
  }, 500)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.max(0, ...sizes.slice(4)) - (sizes[4] ?? 0)
    },
  }
}
