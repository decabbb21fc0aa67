import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expandPatterns } from '../../src/source/expand-patterns.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
  await mkdir(join(folder, 'quotes', 'folder.json'), { recursive: true })
  for (const name of ['b.json', 'a.json', 'a.txt', '.hidden.json', 'odd*.txt', 'oddly.txt', 'aXbXc']) {
    await writeFile(join(folder, 'quotes', name), '')
  }
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('expandPatterns', () => {
  test.each<[string, readonly string[]]>([
    ['quotes/*.json', ['quotes/a.json', 'quotes/b.json']],
    ['quotes/a*', ['quotes/a.json', 'quotes/a.txt', 'quotes/aXbXc']],
    ['quotes/*b*c', ['quotes/aXbXc']],
    ['quotes/a.json*json', ['quotes/a.json*json']],
    ['quotes/.*', ['quotes/.hidden.json']],
    ['quotes/odd*.txt', ['quotes/odd*.txt']],
    ['quotes/*.none', ['quotes/*.none']],
    ['nowhere/*.json', ['nowhere/*.json']],
    ['quotes/a.json', ['quotes/a.json']],
    ['-', ['-']],
  ])('makes of %s the files %j', async (pattern, files) => {
    const expected = files.map((file) => (file === pattern ? file : join(file)))
    expect(await expandPatterns([pattern], folder)).toEqual(expected)
  })

  test('keeps the order of the patterns, and names files of the folder itself plainly', async () => {
    const patterns = ['b.json', '*.txt', './a*.json']
    expect(await expandPatterns(patterns, join(folder, 'quotes'))).toEqual([
      'b.json',
      'a.txt',
      'odd*.txt',
      'oddly.txt',
      'a.json',
    ])
  })
})
