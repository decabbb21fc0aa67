import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { randomNumbers } from '../bench/random-numbers.js'
import { type BatchFolder, type StartOptions, smallQuote, useBatchFolder } from '../fixtures/batch-folder.js'
import { buildDocx, paragraph } from '../fixtures/build-docx.js'
import { type FakeSoffice, installFakeSoffice } from '../pdf/fake-soffice.js'

/*
 * Batches whose PDF files are made by a program in LibreOffice's place. What it makes holds the document's own text, so
 * that PDF files can be compared, too.
 */

const here = useBatchFolder('pdf')
const argv = ['jobs.jsonl', '--now', '2026-03-31T14:05:06+02:00', '--pdf']
const journal = '.quotewright-journal.jsonl'

let soffice: FakeSoffice | undefined
afterEach(() => soffice?.remove())

/** Where the command finds the program, and a folder of the test's own for what it has to clean up. */
function install(folder: BatchFolder, pace: number): StartOptions {
  soffice = installFakeSoffice(pace)
  const temporary = join(folder.path, 'temporary')
  mkdirSync(temporary)
  return { environment: { ...soffice.environment, TMPDIR: temporary } }
}

/** Jobs for Word documents; every tenth wants the PDF alone. */
function writeInputs(folder: BatchFolder, count: number): void {
  folder.write({ 'letter.docx': buildDocx({ body: paragraph('{quote/number} {date} {time}') }) })
  const jobs = Array.from({ length: count }, (_, index) => {
    folder.write({ [`quotes/${index}.json`]: smallQuote(`N${index}`) })
    const wish = index % 10 === 5 ? { pdf: 'only' } : {}
    return { quote: `quotes/${index}.json`, template: 'letter.docx', output: `${index}.docx`, ...wish }
  })
  folder.writeJobs(jobs)
}

/** Nothing of the engines outlives the command: neither a process nor a folder. */
async function expectNothingLeft(folder: BatchFolder): Promise<void> {
  const isRunning = (id: number): boolean => existsSync(`/proc/${id}`) && !isDefunct(id)
  const left = (): readonly unknown[] => [
    ...(soffice?.starts() ?? []).filter(({ id }) => isRunning(id)),
    ...readdirSync(join(folder.path, 'temporary')),
  ]
  for (let round = 0; round < 100 && left().length > 0; round += 1) await sleep(100)
  expect(left()).toEqual([])
}

/** Of a process that has ended nobody may have taken note. */
function isDefunct(id: number): boolean {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8').includes(') Z ')
  } catch {
    return true
  }
}

test('batch --pdf writes PDF files beside documents, in a few starts, and tells of both', async () => {
  const folder = here()
  writeInputs(folder, 40)
  const options = install(folder, 0)
  const { status, out, err } = await folder.run([...argv, '--json'], options)
  expect(status).toBe(0)
  expect(out.map((line) => JSON.parse(line)).slice(4, 7)).toMatchObject([
    { output: join('out', '4.docx'), pdf: join('out', '4.pdf'), status: 'written' },
    { output: null, pdf: join('out', '5.pdf'), status: 'written' },
    { output: join('out', '6.docx'), pdf: join('out', '6.pdf'), status: 'written' },
  ])
  expect(err.at(-1)).toMatch(/^Wrote 36 documents and 40 PDF files to out\//)
  expect(folder.documents().size).toBe(76)
  expect(soffice?.starts().length).toBeLessThan(10)
  expect(folder.read('out/7.pdf')).toContain('N7')

  const resumed = await folder.run([...argv, '--resume'], options)
  expect(resumed).toMatchObject({ status: 0, out: [] })
  expect(resumed.err.at(-1)).toMatch(/^Wrote no document.*; 40 were unchanged\.$/)
  await expectNothingLeft(folder)
})

test('batch --pdf prints the path of a PDF after that of its document', async () => {
  const folder = here()
  writeInputs(folder, 1)
  const { out } = await folder.run(argv, install(folder, 0))
  expect(out).toEqual([join('out', '0.docx'), join('out', '0.pdf')])
})

test('batch --pdf writes the documents where the engine is missing, says so once, and fails', async () => {
  const folder = here()
  writeInputs(folder, 12)
  const { status, out, err } = await folder.run(argv, { environment: { PATH: '' } })
  expect(status).toBe(1)
  expect(out).toHaveLength(12)
  expect(err.filter((line) => line.includes('error'))).toEqual([
    expect.stringMatching(
      /^out.0\.pdf: error: .*LibreOffice is not installed; .*\(pdf-engine-missing\), in 12 documents$/,
    ),
    expect.stringMatching(/^Wrote 12 documents to out\/.*; 12 PDF files failed with the errors above\.$/),
  ])
  expect(folder.files()).toHaveLength(13)
  expect(await folder.run([...argv, '--resume'], install(folder, 0))).toMatchObject({ status: 0 })
  expect(folder.documents().size).toBe(24)
})

test('batch --pdf is killed at any moment, and --resume completes the folder', async () => {
  const folder = here()
  writeInputs(folder, 60)
  const options = install(folder, 15)
  const started = performance.now()
  await folder.run([...argv, '--out', 'reference'], options)
  const duration = performance.now() - started
  const reference = folder.documents('reference')
  expect(reference.size).toBe(114)

  const random = randomNumbers()
  for (const out of ['first', 'second']) {
    for (const resume of [[], ['--resume']]) {
      const { child, done } = folder.start([...argv, '--out', out, ...resume], options)
      await Promise.race([sleep((0.3 + 0.7 * random.next().value) * duration), done])
      child.kill('SIGKILL')
      await done
      const documents = folder.documents(out)
      expect([...documents].filter(([name, digest]) => digest !== reference.get(name))).toEqual([])
    }
    expect(await folder.run([...argv, '--out', out, '--resume'], options)).toMatchObject({ status: 0 })
    expect(folder.documents(out)).toEqual(reference)
    expect(folder.files(out).filter((name) => !reference.has(name))).toEqual([journal])
  }
  await expectNothingLeft(folder)
})

test('batch --pdf finishes what is in work at Ctrl-C, and goes on from there', async () => {
  const folder = here()
  writeInputs(folder, 200)
  const options = install(folder, 15)
  const { child, outputBegan, done } = folder.start(argv, options)
  await outputBegan
  child.kill('SIGINT')
  const { status, out, err } = await done
  expect(status).toBe(130)
  expect(err.at(-1)).toContain('run it again with --resume to go on')
  expect(folder.files()).toEqual([journal, ...out.map((path) => path.slice('out/'.length))].sort())
  expect(out.length).toBeLessThan(380)
  await expectNothingLeft(folder)
  expect(await folder.run([...argv, '--resume'], options)).toMatchObject({ status: 0 })
  expect(folder.documents().size).toBe(380)
})

test('batch --pdf ends at once at a second signal, and takes the engine along', async () => {
  const folder = here()
  writeInputs(folder, 20)
  const options = install(folder, 600_000)
  const { child, done } = folder.start(argv, options)
  while (soffice?.starts().length === 0) await sleep(20)
  child.kill('SIGINT')
  await sleep(700)
  expect(child.exitCode).toBeNull()
  child.kill('SIGINT')
  expect(await done).toMatchObject({ signal: 'SIGINT' })
  await expectNothingLeft(folder)
})
