/** The program of a process that renders one batch after the other, by the package as it is built; prints what each took as JSON. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../stand-in/project-root.js'

/** Batches of the quotes in a folder. */
export interface BatchesTask {
  readonly folder: string
  /** Folders of quotes; how many there are in each, and where their documents go. */
  readonly batches: readonly { readonly quotes: string; readonly count: number; readonly out: string }[]
}

async function runBatches({ folder, batches }: BatchesTask): Promise<readonly number[]> {
  const built: typeof import('../../src/index.js') = await import(
    pathToFileURL(join(projectRoot, 'dist', 'index.js')).href
  )
  const milliseconds: number[] = []
  for (const { quotes, count, out } of batches) {
    const job = {
      quote: `${quotes}/*.json`,
      template: 'quotation.docx',
      output: '{quote/number}.docx',
      timeZone: 'Europe/London',
    }
    const start = performance.now()
    let written = 0
    for await (const { status, problems } of built.renderBatch([job], { folder, out, now: '2026-03-31' })) {
      if (status !== 'written') throw new Error(JSON.stringify(problems))
      written += 1
    }
    milliseconds.push(performance.now() - start)
    if (written !== count) throw new Error(`${written} documents were written instead of ${count}`)
  }
  return milliseconds
}

const task: BatchesTask = JSON.parse(process.argv[2] ?? '')
process.stdout.write(JSON.stringify(await runBatches(task)))
