import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { createTestWorld } from './test-world.js'

vi.mock('../../src/render.js', () => ({
  renderQuote: () => {
    throw new TypeError('cannot read properties of undefined\n    at deep/inside.js:1')
  },
}))
vi.mock('../../src/fields/catalogue.js', async (original) => ({
  ...(await original<object>()),
  listFields: () => {
    throw new RangeError('out of range')
  },
}))

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

test('a fault of the program becomes the problem of one document, in one sentence', async () => {
  await writeFile(join(folder, 'a.json'), '[]')
  await writeFile(join(folder, 't.html'), 'x')
  const world = createTestWorld({ folder })
  const argv = ['render', 'a.json', 'gone.json', '--template', 't.html', '--json']
  expect(await runCommandLine(argv, world)).toBe(1)
  const lines = world.out().trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    status: 'failed',
    problems: [{ code: 'unexpected-failure', severity: 'error' }],
  })
  expect(world.err()).toContain('`TypeError: cannot read properties of undefined`; please report it')
  expect(world.err()).not.toContain('inside.js')
})

test('a fault outside any document ends the run in one sentence', async () => {
  const world = createTestWorld({ folder })
  expect(await runCommandLine(['fields'], world)).toBe(1)
  expect(world.err()).toMatch(
    /^quotewright: Cannot finish .*`RangeError: out of range`; please report it.*\n$/,
  )
})
