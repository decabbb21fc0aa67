import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BatchSource } from '../../src/batch/run-batch.js'
import type { FetchOptions, Job, Problem, QuoteSelector } from '../../src/model.js'
import { BatchBench, results, snapshotOf } from '../fixtures/batch-run.js'
import { createInProcessPool } from '../fixtures/in-process-pool.js'

let bench: BatchBench
beforeEach(() => {
  bench = new BatchBench()
})
afterEach(() => bench.remove())

const refused: Problem = { code: 'http-unauthorized', severity: 'error', message: 'No.' }
const remark: Problem = { code: 'connection-not-ok', severity: 'warning', message: 'Hm.' }

interface Asked {
  readonly quotes: { readonly selector: QuoteSelector; readonly options: FetchOptions }[]
  readonly templates: (readonly [string, QuoteSelector | undefined])[]
  /** How many quotes were fetched at one time. */
  most: number
}

/** SuperOffice, where the sale 13 cannot be had. */
function createSource(asked: Asked): BatchSource {
  let fetching = 0
  return {
    fetchSnapshot: async (selector, options) => {
      asked.quotes.push({ selector, options })
      fetching += 1
      asked.most = Math.max(asked.most, fetching)
      await new Promise((resolve) => setTimeout(resolve, 2))
      fetching -= 1
      if ('sale' in selector && selector.sale === 13) return { value: undefined, problems: [refused] }
      const number = 'sale' in selector ? `S${selector.sale}` : 'other'
      return { value: { ...snapshotOf(number) }, problems: [remark] }
    },
    fetchTemplate: async (reference, selector) => {
      asked.templates.push([reference, selector])
      return { value: { name: 'Letter.html', bytes: Buffer.from('Letter {{quote/number}}') }, problems: [] }
    },
  }
}

const askNothing = (): Asked => ({ quotes: [], templates: [], most: 0 })
const sale = (id: number, others: Partial<Job> = {}): Job => ({
  quote: { sale: id },
  template: 't.html',
  ...others,
})

describe('quotes of SuperOffice', () => {
  test('are fetched, a few at a time, and named after their number and version', async () => {
    const asked = askNothing()
    const jobs = [...Array.from({ length: 20 }, (_, index) => sale(index + 1)), bench.job('F1')]
    const run = await bench.run(jobs, {}, { source: createSource(asked) })
    expect(results(run)).toEqual([
      ...Array.from({ length: 20 }, (_, index) =>
        index === 12 ? 'http-unauthorized' : `written out/S${index + 1}-v2-t.html`,
      ),
      'written out/F1.html',
    ])
    expect(run.outcomes[0]?.problems).toContainEqual(remark)
    expect(run.outcomes[0]?.milliseconds).toBeGreaterThanOrEqual(1)
    expect(asked.most).toBeGreaterThan(1)
    expect(asked.most).toBeLessThanOrEqual(6)
  })

  test('are asked for what their templates need', async () => {
    const asked = askNothing()
    bench.write('t.nb.html', '{{quote/number}}')
    bench.write('t.de.html', '{{quote/number}}')
    await bench.run(
      [
        sale(1),
        sale(2, { template: 't.{language}.html', culture: 'nb-NO' }),
        sale(3, { template: 't.{language}.html' }),
      ],
      { concurrency: 1 },
      { source: createSource(asked) },
    )
    const namesOf = (index: number): readonly string[] =>
      asked.quotes[index]?.options.templates?.map(({ name }) => basename(name)).sort() ?? []
    expect([0, 1, 2].map(namesOf)).toEqual([['t.html'], ['t.nb.html'], ['t.de.html', 't.html', 't.nb.html']])
    expect(asked.quotes.map(({ options }) => options.culture)).toEqual([undefined, 'nb-NO', undefined])
  })

  test('are not fetched for templates that cannot be read', async () => {
    const asked = askNothing()
    const run = await bench.run([sale(1, { template: 'none.html' })], {}, { source: createSource(asked) })
    expect(results(run)).toEqual(['template-not-readable'])
    expect(asked.quotes).toEqual([])
  })

  test('are made again only when they have changed', async () => {
    const source = createSource(askNothing())
    await bench.run([sale(1)], {}, { source })
    expect(results(await bench.run([sale(1)], { resume: true }, { source }))).toEqual([
      'unchanged out/S1-v2-t.html',
    ])
    const changed: BatchSource = {
      ...source,
      fetchSnapshot: async () => ({ value: { ...snapshotOf('S1b') }, problems: [] }),
    }
    expect(results(await bench.run([sale(1)], { resume: true }, { source: changed }))).toEqual([
      'written out/S1b-v2-t.html',
    ])
  })

  test('cannot be had without a connection', async () => {
    const run = await bench.run([sale(1), bench.job('F1')])
    expect(results(run)).toEqual(['connection-invalid', 'written out/F1.html'])
  })

  test('that are being fetched when the run is stopped have not failed', async () => {
    const controller = new AbortController()
    const source: BatchSource = {
      ...createSource(askNothing()),
      fetchSnapshot: async (_, { signal }) => {
        controller.abort()
        await new Promise((resolve) => setTimeout(resolve, 5))
        return { value: undefined, problems: signal?.aborted ? [refused] : [] }
      },
    }
    const run = await bench.run(
      [bench.job('F1'), sale(1), bench.job('F2')],
      { signal: controller.signal },
      { source },
    )
    expect(run.outcomes.every(({ status }) => status === 'written')).toBe(true)
    expect(run.outcomes.length).toBeLessThanOrEqual(1)
    expect(run.end).toEqual({ kind: 'stopped', because: 'signal' })
    expect(bench.ownFiles()).toEqual(['.quotewright-journal.jsonl'])
  })

  test('fail when their source throws', async () => {
    const source: BatchSource = {
      ...createSource(askNothing()),
      fetchSnapshot: () => Promise.reject(new Error('x')),
    }
    expect(results(await bench.run([sale(1)], {}, { source }))).toEqual(['unexpected-failure'])
  })
})

describe('templates of SuperOffice', () => {
  test('are fetched once for all jobs, the letter of a quote for each', async () => {
    const asked = askNothing()
    const document = 'superoffice:document/812'
    const letter = 'superoffice:quote-document'
    const run = await bench.run(
      [
        bench.job('F1', { template: document }),
        bench.job('F2', { template: document }),
        sale(1, { template: letter }),
        sale(2, { template: letter }),
      ],
      { concurrency: 1 },
      { source: createSource(asked), pool: createInProcessPool() },
    )
    expect(results(run)).toEqual([
      'written out/F1.html',
      'written out/F2.html',
      'written out/S1-v2-Letter.html',
      'written out/S2-v2-Letter.html',
    ])
    expect(readFileSync(bench.path('out/F2.html'), 'utf8')).toBe('Letter F2')
    expect(asked.templates.filter(([reference]) => reference === document).length).toBeLessThanOrEqual(2)
    expect(asked.templates.filter(([reference]) => reference === letter)).toEqual([
      [letter, { sale: 1 }],
      [letter, { sale: 2 }],
    ])
  })
})
