import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseJob } from '../../src/source/parse-job.js'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const section =
  read('README.md')
    .split('\n## ')
    .find((text) => text.startsWith('Thousands of documents')) ?? ''

test('The jobs that the README shows are jobs', () => {
  const lines = section.split('\n').filter((line) => line.startsWith('{"quote"'))
  expect(lines).toHaveLength(3)
  for (const line of lines) expect(parseJob(JSON.parse(line)).problems).toEqual([])
})

test('The README tells of everything that a job may hold', () => {
  const members = [
    ...['quote', 'template', 'output', 'details', 'data', 'culture', 'timeZone', 'now', 'rounding'],
    ...['currencyDecimals', 'alternatives', 'onUnknown', 'allowDraft', 'pdf', 'pdfA'],
  ]
  expect(members.filter((member) => !section.includes(`\`${member}\``))).toEqual([])
})

test('The jobs of the samples are jobs whose templates are there', () => {
  const jobs = read('samples/jobs.jsonl')
    .trim()
    .split('\n')
    .map((line) => parseJob(JSON.parse(line)).value)
  for (const job of jobs) {
    const files = [job?.template, job?.details].flatMap((file) => file?.replace('.{language}', '') ?? [])
    expect(files.filter((file) => !existsSync(new URL(`samples/${file}`, root)))).toEqual([])
  }
})
