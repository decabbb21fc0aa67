import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DocumentThreads } from '../../src/batch/document-threads.js'
import { startThreads } from '../../src/batch/thread-pool.js'

/** What stands in for the script of the threads: it does what the job's template says. */
const script = `
export function makeDocuments({ tasks, progress }) {
  const answers = tasks.map(({ job }, index) => {
    progress.since[0] = performance.timeOrigin + performance.now()
    Atomics.store(progress.begun, 0, index + 1)
    if (job.template === 'exit') process.exit(3)
    if (job.template === 'throw') throw new Error('thrown')
    if (job.template === 'hang') for (;;) {}
    if (job.template === 'memory') for (const all = []; ; ) all.push(new Array(1000).fill(all.length))
    if (job.template === 'later') queueMicrotask(() => { throw new Error('nobody catches this') })
    return { status: 'failed', problems: [], milliseconds: 1 }
  })
  Atomics.store(progress.begun, 0, tasks.length + 1)
  return answers
}
`

let folder = ''
let threads: DocumentThreads
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'threads-'))
  writeFileSync(join(folder, 'worker.mjs'), script)
  const pool = startThreads({ size: 2, memory: 64, script: pathToFileURL(join(folder, 'worker.mjs')) })
  const settings = { run: 1, folder, out: folder, shownOut: 'out', token: undefined, now: '', version: '1' }
  threads = new DocumentThreads(pool, { settings, timeLimit: 2000, memory: 64 })
})
afterEach(async () => {
  await threads.close()
  rmSync(folder, { recursive: true, force: true })
})

async function codesOf(templates: readonly string[]): Promise<readonly (string | undefined)[]> {
  const tasks = templates.map((template, number) => ({
    number,
    job: { quote: 'q', template },
    key: `${number}`,
  }))
  const answers = await threads.make(tasks)
  return answers.map(({ problems }) => problems[0]?.code)
}

describe('threads', () => {
  test('do their work, and wait for more', async () => {
    expect(await codesOf(['fine', 'fine'])).toEqual([undefined, undefined])
    expect(await codesOf(['fine'])).toEqual([undefined])
  })

  test.each([
    ['exit', 'render-crashed'],
    ['throw', 'render-crashed'],
    ['hang', 'render-too-slow'],
    ['memory', 'render-out-of-memory'],
  ])('are replaced when they %s', async (template, code) => {
    expect(await codesOf(['fine', template, 'fine'])).toEqual([undefined, code, undefined])
    expect(await codesOf(['fine', 'fine'])).toEqual([undefined, undefined])
  })

  test('do the rest of the work while others of them die', async () => {
    const all = Array.from({ length: 12 }, (_, index) =>
      codesOf(index % 3 === 0 ? ['exit'] : ['fine', 'fine']),
    )
    const codes = await Promise.all(all)
    expect(codes.filter(([code]) => code === 'render-crashed')).toHaveLength(4)
    expect(codes.flat().filter((code) => code === undefined)).toHaveLength(16)
  })

  test('that die of what nobody catches cost no more than their work', async () => {
    await codesOf(['later'])
    expect(await codesOf(['fine'])).toEqual([undefined])
  })
})
