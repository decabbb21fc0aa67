/** The library's `renderBatch`, as a program uses the built package. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltCommand, buildCommand } from '../fixtures/build-command.js'
import { type StandIn, startStandIn } from '../stand-in/start-stand-in.js'

let command: BuiltCommand
let standIn: StandIn
const folder = mkdtempSync(join(tmpdir(), 'quotewright-'))
beforeAll(async () => {
  ;[command, standIn] = await Promise.all([buildCommand('batch-library'), startStandIn()])
}, 60_000)
afterAll(async () => {
  command.remove()
  await standIn.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a program that has `renderBatch`, in the folder; gives what it prints as JSON. */
async function run(program: string): Promise<unknown> {
  const library = pathToFileURL(join(dirname(command.cli), 'index.js')).href
  const script = `import { renderBatch } from '${library}'\n${program}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder })
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  expect(errors).toBe('')
  return JSON.parse(output)
}

const gather = (jobs: string, options: string): string => `
  const outcomes = []
  for await (const { job, status, output, problems } of renderBatch(${jobs}, ${options}))
    outcomes.push({ job, status, output, codes: problems.filter(({ severity }) => severity === 'error').map(({ code }) => code) })
  console.log(JSON.stringify(outcomes))`

test('makes documents of files and of SuperOffice, and accounts for what is no job', async () => {
  const sample = 'small-nb-NO'
  const { url, bearer } = standIn.tenant(sample)
  writeFileSync(join(folder, 't.html'), '{{quote/number}}')
  writeFileSync(join(folder, 'q.json'), JSON.stringify({ QuoteAlternatives: [] }))
  const selector = { sale: standIn.quoteOf(sample).sale }
  const live = { quote: selector, template: 't.html', output: 'live.html' }
  const file = { quote: 'q.json', template: 't.html' }
  const connection = { url, credentials: { kind: 'bearer', token: bearer } }
  const jobs = JSON.stringify([live, { ...file, cultur: 'nb-NO' }, file])
  const outcomes = await run(gather(jobs, JSON.stringify({ out: 'letters', connection })))
  expect(outcomes).toEqual([
    { job: live, status: 'written', output: join('letters', 'live.html'), codes: [] },
    { job: { ...file, cultur: 'nb-NO' }, status: 'failed', codes: ['job-invalid'] },
    { job: file, status: 'written', output: join('letters', 'q-t.html'), codes: [] },
  ])
  expect(readdirSync(join(folder, 'letters'))).toEqual([
    '.quotewright-journal.jsonl',
    'live.html',
    'q-t.html',
  ])
})

test('makes one batch after the other in the same threads, each with the files as they are then, and ends', async () => {
  writeFileSync(join(folder, 'again.html'), 'first {{quote/number}}')
  writeFileSync(join(folder, 'again.json'), JSON.stringify({ QuoteAlternatives: [] }))
  const job = JSON.stringify({ quote: 'again.json', template: 'again{language}.html', culture: 'nb-NO' })
  const texts = await run(`
    import { readFileSync, writeFileSync } from 'node:fs'
    const texts = []
    const options = { out: 'again', overwrite: true, concurrency: 1 }
    const render = async () => {
      for await (const { output, problems } of renderBatch([${job}], options))
        texts.push(output === undefined ? problems : readFileSync(output, 'utf8'))
    }
    let threads = 0
    process.on('worker', () => (threads += 1))
    await render()
    writeFileSync('again.html', 'second {{quote/number}}')
    await render()
    writeFileSync('againnb.html', 'norsk {{quote/number}}')
    await render()
    await Promise.all([render(), (async () => {
      for await (const _ of renderBatch([${job}], { ...options, out: 'again-2' })) ;
    })()])
    console.log(JSON.stringify([...texts, threads]))`)
  expect(texts).toEqual(['first ', 'second ', 'norsk ', 'norsk ', 2])
})

test('keeps no threads as a command, which would be there when its process ends', async () => {
  writeFileSync(join(folder, 'c.html'), '{{quote/number}}')
  writeFileSync(join(folder, 'c.json'), JSON.stringify({ QuoteAlternatives: [] }))
  const counter = `let [started, alive] = [0, 0]
    process.on('worker', (thread) => {
      started += 1
      alive += 1
      thread.once('exit', () => (alive -= 1))
    })
    process.once('exit', () => process.stdout.write(JSON.stringify({ started, alive })))`
  const preload = `data:text/javascript,import { isMainThread } from 'node:worker_threads'; if (isMainThread) { ${counter} }`
  const argv = ['--import', encodeURI(preload), command.cli, 'batch', 'c.json', '--template', 'c.html']
  const child = spawn(process.execPath, [...argv, '--out', 'c', '--concurrency', '1', '--quiet'], {
    cwd: folder,
  })
  const [output, [status]] = await Promise.all([text(child.stdout), once(child, 'close')])
  expect(status).toBe(0)
  expect(JSON.parse(output.split('\n').at(-1) ?? '')).toEqual({ started: 1, alive: 0 })
})

test('says in one outcome why a run cannot begin', async () => {
  const jobs = '(function* () { for (;;) yield { quote: "q.json", template: "t.html" } })()'
  expect(await run(gather(jobs, '{ concurrency: 0 }'))).toEqual([
    { job: { quote: 'q.json', template: 't.html' }, status: 'failed', codes: ['option-invalid'] },
  ])
})

test('the package says which engines it has built in, and under which licenses', () => {
  const told = readFileSync(join(dirname(command.cli), 'licenses.txt'), 'utf8')
  for (const name of [
    'commander',
    'docxtemplater',
    'handlebars',
    'luxon',
    'pizzip',
    'pako',
    '@xmldom/xmldom',
  ]) {
    expect(told).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.*MIT`, 'm'))
  }
  expect(told).not.toMatch(/^piscina /m)
})
