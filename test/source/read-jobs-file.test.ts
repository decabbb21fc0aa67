import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job, Result } from '../../src/model.js'
import { readJobsFile } from '../../src/source/read-jobs-file.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobs-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const job = { quote: 'q.json', template: 't.docx' }
const line = JSON.stringify(job)

async function readAll(jobs: AsyncIterable<Result<Job>>): Promise<readonly Result<Job>[]> {
  const results: Result<Job>[] = []
  for await (const result of jobs) results.push(result)
  return results
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function read(content: string | Uint8Array, size = 3): Promise<readonly Result<Job>[]> {
  const standardInput = inChunks(Buffer.from(content), size)
  return readAll(readJobsFile('-', { folder, standardInput }))
}

const fine = { value: job, problems: [] }

describe('readJobsFile', () => {
  test('reads one job a line, whatever the lines end with', async () => {
    expect(await read(`${line}\r\n${line}\n\n  \n${line}`)).toEqual([fine, fine, fine])
    expect(await read(`\uFEFF${line}\n`)).toEqual([fine])
    expect(await read('')).toEqual([])
  })

  test('reads lines as they are wanted', async () => {
    let pieces = 0
    const standardInput = (async function* () {
      for (;;) {
        pieces += 1
        yield `${line}\n`
      }
    })()
    const jobs = readJobsFile('-', { folder, standardInput })
    for (let count = 0; count < 3; count += 1) expect(await jobs.next()).toEqual({ done: false, value: fine })
    await jobs.return(undefined)
    expect(pieces).toBe(3)
  })

  test('reads characters that chunks cut in two', async () => {
    const named = { ...job, output: 'Gårdsysteri-❄.docx' }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        expect(await read(`${JSON.stringify(named)}\n${line}\n`, size)).toEqual([
          { value: named, problems: [] },
          fine,
        ])
      }),
      { numRuns: 20 },
    )
  })

  test('tells the line of a fault, and reads on', async () => {
    const results = await read(`${line}\n{"quote": "q"\n\n${line}\n[1]\n{"quote":1,"template":"t"}`)
    expect(results.map(({ value }) => value !== undefined)).toEqual([true, false, true, false, false])
    expect(results.flatMap(({ problems }) => problems.map(({ where }) => where?.line))).toEqual([2, 5, 6])
    expect(results[1]?.problems[0]?.message).toBe(
      'Cannot read the job as JSON: the end of the text stands where a comma or `}` should be; every line holds one job',
    )
  })

  test('reads a list of jobs', async () => {
    const results = await read(`\n [${line},\n ${line}, 3]`)
    expect(results.slice(0, 2)).toEqual([fine, fine])
    expect(results[2]?.problems[0]?.where).toEqual({ path: '[2]' })
    expect(await read('[]')).toEqual([])
  })

  test('takes one object over several lines for one job, and what is none for one fault', async () => {
    expect(await read(JSON.stringify(job, undefined, 2))).toEqual([fine])
    const results = await read(JSON.stringify({ Quote: { QuoteId: 1 }, QuoteAlternatives: [] }, undefined, 2))
    expect(results.map(({ value }) => value)).toEqual([undefined])
    expect(results[0]?.problems[0]?.where).toEqual({ line: 1 })
  })

  test('refuses a list that is not JSON, with the place', async () => {
    const results = await read(`[${line},\n${line}`)
    expect(results).toHaveLength(1)
    expect(results[0]?.problems[0]?.message).toContain('a comma or `]` should be')
    expect(results[0]?.problems[0]?.where?.line).toBe(3)
  })

  test('refuses lines that are not UTF-8', async () => {
    const results = await read(Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(line)]))
    expect(results[0]?.problems[0]?.message).toContain('it is not UTF-8 text')
    expect(results[1]).toEqual(fine)
  })

  test('reads a file, and says why it cannot', async () => {
    writeFileSync(join(folder, 'jobs.jsonl'), `${line}\n`)
    const standardInput = inChunks(Buffer.alloc(0), 1)
    expect(await readAll(readJobsFile('jobs.jsonl', { folder, standardInput }))).toEqual([fine])
    const missing = await readAll(readJobsFile('none.jsonl', { folder, standardInput }))
    expect(missing[0]?.problems[0]?.message).toBe('Cannot read the jobs `none.jsonl`: there is no such file')
    const ofFolder = await readAll(readJobsFile('.', { folder, standardInput }))
    expect(ofFolder[0]?.problems[0]?.message).toContain('it is a folder, not a file')
  })
})
