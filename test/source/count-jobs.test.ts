import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countJobs } from '../../src/source/count-jobs.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quotewright-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function countOf(content: string): Promise<number | undefined> {
  const path = join(folder, 'jobs.jsonl')
  writeFileSync(path, content)
  return countJobs(path)
}

describe('countJobs', () => {
  test.each<[string, string, number]>([
    ['of an empty file', '', 0],
    ['of blank lines', '\n \r\n\t\n', 0],
    ['of whole lines', '{}\n{}\n', 2],
    ['of a last line without an end', '{}\n{}', 2],
    ['between blank lines', '\uFEFF\r\n{}\r\n\r\n  {}\r\n', 2],
    ['of a line that is broken', '{}\n}{ [\n{}', 3],
    ['behind a byte order mark', '\uFEFF{}\n{}', 2],
  ])('counts the jobs %s', async (_name, content, count) => {
    expect(await countOf(content)).toBe(count)
  })

  test('counts lines beyond what is read at once', async () => {
    const line = `{"quote":"${'x'.repeat(1000)}","template":"t"}\n`
    expect(await countOf(line.repeat(1000))).toBe(1000)
  })

  test.each(['[{}]', ' \n[\n{},\n{}\n]'])('leaves the array %j uncounted', async (content) => {
    expect(await countOf(content)).toBeUndefined()
  })

  test('counts nothing where there is no file', async () => {
    expect(await countJobs(join(folder, 'gone.jsonl'))).toBeUndefined()
    expect(await countJobs(folder)).toBeUndefined()
  })
})
