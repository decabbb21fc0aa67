import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallQuote, useBatchFolder } from '../fixtures/batch-folder.js'

/*
 * Folders that take no more, or nothing at all. Disks of a few kilobytes are mounted for it, which only root may do:
 * elsewhere these tests are skipped, and said to be.
 */

const here = useBatchFolder('disk')
const argv = ['jobs.jsonl', '--now', '2026-03-31T14:05:06+02:00']

const mountPoint = mkdtempSync(join(tmpdir(), 'quotewright-disk-'))
const mount = (...options: readonly string[]): unknown =>
  execFileSync('mount', [...options, mountPoint], { stdio: 'pipe' })
const unmount = (): unknown => execFileSync('umount', [mountPoint], { stdio: 'pipe' })

function canMount(): boolean {
  try {
    mount('-t', 'tmpfs', 'tmpfs')
    unmount()
    return true
  } catch {
    return false
  }
}

const isAllowed = process.platform === 'linux' && canMount()
afterAll(() => rmdirSync(mountPoint))

const count = 60

/** Documents of some ten kilobytes each. */
function writeInputs(): void {
  const folder = here()
  const numbers = Array.from({ length: count }, (_, index) => `N${index}`)
  for (const number of numbers) folder.write({ [`quotes/${number}.json`]: smallQuote(number) })
  folder.write({ 'page.html': `<p>{{quote/number}}</p>${'<p>Many words.</p>\n'.repeat(600)}` })
  folder.writeJobs([{ quote: 'quotes/*.json', template: 'page.html', output: '{quote/number}.html' }])
}

describe.skipIf(!isAllowed)('on a disk of its own', () => {
  beforeAll(() => mount('-t', 'tmpfs', '-o', 'size=256k', 'tmpfs'))
  afterAll(unmount)

  test('a batch that fills the disk leaves whole documents, and --resume completes them when there is room', async () => {
    const folder = here()
    writeInputs()
    await folder.run([...argv, '--out', 'reference'])
    const reference = folder.documents('reference')
    expect(reference.size).toBe(count)

    const out = join(mountPoint, 'out')
    const { status, err } = await folder.run([...argv, '--out', out])
    expect(status).toBe(1)
    expect(err.join('\n')).toMatch(/no space left|the disk is full/i)
    const documents = folder.documents(out)
    expect(documents.size).toBeGreaterThan(5)
    expect(documents.size).toBeLessThan(count)
    expect([...documents].filter(([name, digest]) => digest !== reference.get(name))).toEqual([])

    mount('-o', 'remount,size=8m')
    expect(await folder.run([...argv, '--out', out, '--resume'])).toMatchObject({ status: 0 })
    expect(folder.documents(out)).toEqual(reference)
    expect(folder.files(out).filter((name) => !reference.has(name))).toEqual(['.quotewright-journal.jsonl'])
  })

  test('a batch is refused once, not for every document, where nothing can be written', async () => {
    const folder = here()
    writeInputs()
    mkdirSync(join(mountPoint, 'locked'))
    mount('-o', 'remount,ro')
    const { status, out, err } = await folder.run([...argv, '--out', join(mountPoint, 'locked')])
    expect({ status, out }).toEqual({ status: 1, out: [] })
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(/error: .*the disk can only be read/)
  })
})

test.each(['/proc/quotes', '/dev/null', '/dev/null/quotes'])(
  'a batch is refused once, not for every document, with an output folder such as %s',
  async (out) => {
    const folder = here()
    writeInputs()
    const run = await folder.run([...argv, '--out', out])
    expect(run).toMatchObject({ status: 1, out: [] })
    expect(run.err).toHaveLength(1)
    expect(run.err[0]).toMatch(/^\S+: error: Cannot /)
  },
)
