import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { randomNumbers } from '../bench/random-numbers.js'
import { type BatchFolder, type RunningBatch, smallQuote, useBatchFolder } from '../fixtures/batch-folder.js'
import { buildDocx, paragraph } from '../fixtures/build-docx.js'

/*
 * Runs are killed at moments that nobody chooses, and taken up again: the folder must end as if nothing had happened.
 */

const here = useBatchFolder('kill')
const argv = ['jobs.jsonl', '--now', '2026-03-31T14:05:06+02:00']
const count = 160
const missing = 4

/** Jobs for Word and HTML documents in folders; a few fail. */
function writeInputs(folder: BatchFolder): void {
  const page = Array.from({ length: 30 }, () => paragraph('{quote/number} {date} {time}'))
  folder.write({
    'letter.docx': buildDocx({ body: page.join('') }),
    'page.html': '<p>{{quote/number}} {{contact/name}} {date} {time}</p>',
  })
  const jobs = Array.from({ length: count }, (_, index) => {
    const isMissing = index % (count / missing) === 29
    if (!isMissing) folder.write({ [`quotes/${index}.json`]: smallQuote(`N${index}`) })
    const [template, extension] = index % 2 === 0 ? ['letter.docx', 'docx'] : ['page.html', 'html']
    return { quote: `quotes/${index}.json`, template, output: `{contact/name}/{quote/number}.${extension}` }
  })
  folder.writeJobs(jobs)
}

/** Kills a run that has told of so many documents, or is over, after so many milliseconds. */
async function killAfter(
  { child, done }: RunningBatch,
  { documents, pause }: { readonly documents: number; readonly pause: number },
): Promise<void> {
  let told = 0
  const enough = new Promise<void>((resolve) => {
    if (documents === 0) resolve()
    child.stdout.on('data', (written: Buffer) => {
      told += written.toString().split('\n').length - 1
      if (told >= documents) resolve()
    })
  })
  await Promise.race([enough, done])
  await sleep(pause)
  child.kill('SIGKILL')
  await done
}

test('leaves only whole documents when it is killed, and --resume completes them as if it had run through', async () => {
  const folder = here()
  writeInputs(folder)
  await folder.run([...argv, '--out', 'reference'])
  const reference = folder.documents('reference')
  expect(reference.size).toBe(count - missing)

  const random = randomNumbers()
  for (const out of ['first', 'second', 'third']) {
    for (const resume of [[], ['--resume']]) {
      // After any number of documents, and some time besides.
      const before = folder.documents(out).size
      const wanted = Math.floor(random.next().value * (reference.size - before))
      const pause = random.next().value * 20
      await killAfter(folder.start([...argv, '--out', out, ...resume]), { documents: wanted, pause })
      const documents = folder.documents(out)
      expect(documents.size).toBeGreaterThanOrEqual(Math.min(before + wanted, reference.size))
      expect([...documents].filter(([name, digest]) => digest !== reference.get(name))).toEqual([])
    }
    expect(await folder.run([...argv, '--out', out, '--resume'])).toMatchObject({ status: 1 })
    expect(folder.documents(out)).toEqual(reference)
    expect(folder.files(out).filter((name) => !reference.has(name))).toEqual(['.quotewright-journal.jsonl'])
  }
}, 180_000)

test('keeps the present of its beginning when it is taken up again', async () => {
  const folder = here()
  writeInputs(folder)
  await folder.run([...argv, '--out', 'reference'])
  const { child, outputBegan, done } = folder.start([...argv, '--out', 'out'])
  await outputBegan
  child.kill('SIGKILL')
  await done
  await folder.run(['jobs.jsonl', '--resume'])
  expect(folder.documents()).toEqual(folder.documents('reference'))
})
