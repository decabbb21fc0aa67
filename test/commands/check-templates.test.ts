import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { createTestWorld } from './test-world.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
  await writeFile(join(folder, 'good.html'), '<p>{{quote/number}}</p>')
  await writeFile(join(folder, 'warned.html'), '<p>{{greeting}}</p>')
  await writeFile(
    join(folder, 'bad.html'),
    '<p>{{quote/numbr}}{{#alternative}}{{line/name}}{{/alternative}}</p>',
  )
  await writeFile(join(folder, 'data.json'), '{"greeting": "Hello"}')
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function check(...argv: readonly string[]) {
  const world = createTestWorld({ folder })
  const status = await runCommandLine(['check', ...argv], world)
  return { status, out: world.out(), err: world.err().trimEnd().split('\n') }
}

describe('check', () => {
  test('finds nothing in a good template', async () => {
    expect(await check('good.html')).toEqual({
      status: 0,
      out: '',
      err: ['Checked 1 template: no problems.'],
    })
  })

  test('shows every fault with its place', async () => {
    const { status, out, err } = await check('good.html', 'bad.html', 'gone.html')
    expect({ status, out }).toEqual({ status: 1, out: '' })
    const faults = err.filter((line) => /^bad\.html: line 1, column \d+.*: error: /.test(line))
    expect(faults.some((line) => line.includes('(unknown-field)'))).toBe(true)
    expect(faults.some((line) => line.includes('(field-out-of-scope)'))).toBe(true)
    expect(err).toContain(
      'gone.html: error: Cannot read the template `gone.html`: there is no such file (template-not-readable)',
    )
    expect(err.at(-1)).toBe('Checked 3 templates: 2 with errors.')
  })

  test('warns of unknown words; with --strict they count', async () => {
    const { status, err } = await check('warned.html')
    expect(status).toBe(0)
    expect(err[0]).toMatch(/^warned\.html: line 1, column 4.*: warning: .*\(unknown-variable\)$/)
    expect((await check('warned.html', '--strict')).status).toBe(1)
    expect((await check('good.html', '--strict')).status).toBe(0)
  })

  test('knows the names of own data', async () => {
    expect(await check('warned.html', '--strict', '--data', 'data.json')).toMatchObject({ status: 0 })
    const { status, err } = await check('good.html', '--data', 'gone.json')
    expect(status).toBe(1)
    expect(err[0]).toContain('gone.json: error: Cannot read the own data `gone.json`')
  })

  test('knows the names of own data in a template whose structure is at fault', async () => {
    await writeFile(join(folder, 'open.html'), '<p>{{greeting}}{{#line}}</p>')
    const { err } = await check('open.html', '--data', 'data.json')
    expect(err.filter((line) => line.includes('(unclosed-region)'))).toHaveLength(1)
    expect(err.filter((line) => line.includes('(unknown-variable)'))).toEqual([])
    expect((await check('open.html')).err.join()).toContain('(unknown-variable)')
  })

  test('lays faults of own data to its file', async () => {
    await writeFile(join(folder, 'data.json'), '{"greeting": {}}')
    const { err } = await check('warned.html', '--data', 'data.json')
    expect(err[0]).toMatch(/^data\.json: greeting: error: .*\(data-invalid\)$/)
  })

  test('checks a template once, however often it is named', async () => {
    const { err } = await check('good.html', './good.html', join(folder, 'g*.html'))
    expect(err).toEqual(['Checked 1 template: no problems.'])
  })

  test('prints one JSON object per template for programs', async () => {
    const { out } = await check('good.html', 'bad.html', '--json')
    const [good, bad] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(good).toEqual({ template: 'good.html', status: 'ok', problems: [] })
    expect(bad).toMatchObject({ template: 'bad.html', status: 'failed' })
  })
})
