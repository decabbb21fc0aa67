import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { createTestWorld } from './test-world.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function fields(...argv: readonly string[]) {
  const world = createTestWorld({ folder })
  const status = await runCommandLine(['fields', ...argv], world)
  return { status, out: world.out().trimEnd().split('\n'), err: world.err() }
}

describe('fields', () => {
  test('lists the catalogue in columns', async () => {
    const { status, out, err } = await fields()
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out[0]).toMatch(/^FIELD +TYPE +VARIABLE +DESCRIPTION$/)
    const column = out[0]?.indexOf('TYPE')
    const line = out.find((text) => text.startsWith('line/totalPrice '))
    expect(line?.slice(column)).toMatch(/^decimal +qltp +\S/)
  })

  test('lists the catalogue as JSON, with sources', async () => {
    const { out } = await fields('--json')
    const entries = out.map((line) => JSON.parse(line))
    expect(entries.find(({ name }) => name === 'line/vat')).toMatchObject({
      type: 'decimal',
      region: 'line',
      variable: 'qlva',
      source: expect.stringContaining('VAT'),
    })
  })

  test('lists what a template uses, how often and where', async () => {
    const prices = '{{line/totalPrice:2}}'.repeat(5)
    await writeFile(join(folder, 't.html'), `{{#alternative}}\n{{#line}}${prices}{{/line}}\n{{/alternative}}`)
    const { status, out } = await fields('t.html')
    expect(status).toBe(0)
    expect(out).toEqual([
      'KIND    NAME               COUNT  PLACES',
      'region  alternative            1  line 1, column 1',
      'region  line                   1  line 2, column 1',
      'field   line/totalPrice:2      5  line 2, column 10; line 2, column 31; line 2, column 52; and 2 more',
    ])
    const { out: json } = await fields('t.html', '--json')
    expect(json.map((line) => JSON.parse(line)).at(-1)).toMatchObject({
      kind: 'field',
      name: 'line/totalPrice:2',
      count: 5,
      places: [{ line: 2, column: 10 }, {}, {}, {}, {}],
    })
  })

  test('reports a template that cannot be opened', async () => {
    await writeFile(join(folder, 't.html'), '{{#line}}')
    const { status, out, err } = await fields('t.html')
    expect(status).toBe(1)
    expect(out).toEqual([''])
    expect(err).toMatch(/^t\.html: line 1, column 1.*: error: /)
  })
})
