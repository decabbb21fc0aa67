import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DocumentFolder } from '../../src/output/document-folder.js'
import { nameUnfinished, removeUnfinished, writeUnfinished } from '../../src/output/unfinished-files.js'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'documents-')))
  mkdirSync(join(folder, 'out'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (path = join(folder, 'out')) => new DocumentFolder(path, 'out')

describe('a folder of documents', () => {
  test('gives an unfinished document its name, in place of what had it', () => {
    writeFileSync(join(folder, 'out', 'a.docx'), 'old')
    writeFileSync(join(folder, 'out', 'x.tmp'), 'new')
    expect(open().finish('x.tmp', 'a.docx')).toBeUndefined()
    expect(readFileSync(join(folder, 'out', 'a.docx'), 'utf8')).toBe('new')
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.docx'])
  })

  test('removes an unfinished document that cannot get its name', () => {
    mkdirSync(join(folder, 'out', 'a.docx'))
    writeFileSync(join(folder, 'out', 'x.tmp'), 'new')
    expect(open().finish('x.tmp', 'a.docx')?.code).toBe('output-not-writable')
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.docx'])
  })

  test('makes the folders of a document, unless nothing is to be written', () => {
    expect(open().prepare('a/b/c.docx', { makes: false })).toBeUndefined()
    expect(existsSync(join(folder, 'out', 'a'))).toBe(false)
    expect(open().prepare('a/b/c.docx', { makes: true })).toBeUndefined()
    expect(existsSync(join(folder, 'out', 'a', 'b'))).toBe(true)
  })

  test('does not follow a link out of itself', () => {
    mkdirSync(join(folder, 'elsewhere'))
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'out', 'link'))
    for (const makes of [true, false]) {
      const problem = open().prepare('link/x/a.docx', { makes })
      expect(problem?.message).toContain('a link in its path leads out of the output folder')
    }
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([])
  })

  test('follows links within itself, and may be reached over one', () => {
    mkdirSync(join(folder, 'out', 'real'))
    symlinkSync(join(folder, 'out', 'real'), join(folder, 'out', 'link'))
    symlinkSync(join(folder, 'out'), join(folder, 'other'))
    const linked = open(join(folder, 'other'))
    expect(linked.prepare('link/a.docx', { makes: true })).toBeUndefined()
    expect(linked.prepare('new/a.docx', { makes: true })).toBeUndefined()
    expect(linked.findName(join(folder, 'other', 'x', 'y.docx'))).toBe('x/y.docx')
    expect(linked.findName(join(folder, 'out', 'y.docx'))).toBe('y.docx')
    expect(linked.findName(join(folder, 'outer', 'y.docx'))).toBeUndefined()
  })

  test('says when a file stands where a folder is wanted', () => {
    writeFileSync(join(folder, 'out', 'a'), '')
    expect(open().prepare('a/b/c.docx', { makes: true })?.code).toBe('output-not-writable')
  })

  test('sees links that lead nowhere', () => {
    symlinkSync(join(folder, 'none'), join(folder, 'out', 'a.docx'))
    expect(open().has('a.docx')).toBe(true)
    expect(open().has('b.docx')).toBe(false)
    expect(open().has(`${'x'.repeat(300)}/b.docx`)).toBe(false)
  })
})

describe('unfinished files', () => {
  test('of runs that ended are removed, and no others', () => {
    const out = join(folder, 'out')
    const own = [nameUnfinished('0123abcd', 17), '.quotewright-0123abcd-journal.tmp']
    const others = [
      '.quotewright-3a8b1c52-1c2d-4e5f-8a9b-0c1d2e3f4a5b.tmp',
      '.quotewright-journal.jsonl',
      '.quotewright-0123abcd-lock.tmp',
      '.quotewright-lock',
      'a.docx',
      'x.tmp',
    ]
    for (const name of [...own, ...others]) writeFileSync(join(out, name), '')
    removeUnfinished(out)
    expect(readdirSync(out).sort()).toEqual(others.sort())
  })

  test('are there whole or not at all', () => {
    expect(() => writeUnfinished(join(folder, 'none', 'x.tmp'), Buffer.from('a'))).toThrow()
    writeUnfinished(join(folder, 'out', 'x.tmp'), Buffer.from('a'))
    expect(readFileSync(join(folder, 'out', 'x.tmp'), 'utf8')).toBe('a')
  })
})
