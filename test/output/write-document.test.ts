import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isFolder } from '../../src/output/is-folder.js'
import { writeDocument } from '../../src/output/write-document.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const bytes = new TextEncoder().encode('a document')
const write = (name: string) => writeDocument(bytes, { path: join(folder, name), shownPath: name })

describe('writeDocument', () => {
  test('writes the bytes, makes the folders, and leaves nothing else behind', async () => {
    expect(await write('a/b/offer.docx')).toEqual([])
    expect(await readFile(join(folder, 'a/b/offer.docx'), 'utf8')).toBe('a document')
    expect(await readdir(join(folder, 'a/b'))).toEqual(['offer.docx'])
  })

  test('replaces a document of that name', async () => {
    await writeFile(join(folder, 'offer.docx'), 'a former, longer document')
    expect(await write('offer.docx')).toEqual([])
    expect(await readFile(join(folder, 'offer.docx'), 'utf8')).toBe('a document')
  })

  test('says so when the name is that of a folder, and removes the unfinished file', async () => {
    await mkdir(join(folder, 'offer.docx'))
    const problems = await write('offer.docx')
    expect(problems).toEqual([
      {
        code: 'output-not-writable',
        severity: 'error',
        message: 'Cannot write `offer.docx`: it is a folder, not a file',
      },
    ])
    expect(await readdir(folder)).toEqual(['offer.docx'])
  })

  test('says so when a file stands where a folder must be', async () => {
    await writeFile(join(folder, 'out'), '')
    for (const name of ['out/offer.docx', 'out/deeper/offer.docx']) {
      const [problem] = await write(name)
      expect(problem?.message).toBe(`Cannot write \`${name}\`: a part of its path is a file, not a folder`)
    }
  })

  test.skipIf(process.platform !== 'linux')('comes back from a folder that takes no files', async () => {
    const problems = await writeDocument(bytes, { path: '/proc/out/offer.docx', shownPath: 'offer.docx' })
    expect(problems).toMatchObject([
      { code: 'output-not-writable', message: 'Cannot write `offer.docx`: its folder cannot be made' },
    ])
  })

  test('makes folders that others make at the same time', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `a/b/c/${index}.docx`)
    expect((await Promise.all(names.map(write))).flat()).toEqual([])
  })

  test('says so when the name is too long', async () => {
    const [problem] = await write(`${'x'.repeat(300)}.docx`)
    expect(problem?.message).toContain('its name is too long')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('isFolder', () => {
  test('is true of folders only', async () => {
    await writeFile(join(folder, 'file'), '')
    expect(await isFolder(folder)).toBe(true)
    expect(await isFolder(join(folder, 'file'))).toBe(false)
    expect(await isFolder(join(folder, 'absent'))).toBe(false)
  })
})
