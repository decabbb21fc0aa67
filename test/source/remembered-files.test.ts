import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { identifyFile, listMarked, readInput } from '../../src/source/read-input.js'
import { hashBytes, RememberedFiles } from '../../src/source/remembered-files.js'

vi.mock(import('../../src/source/read-input.js'), async (load) => {
  const actual = await load()
  return { ...actual, identifyFile: vi.fn(actual.identifyFile) }
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remembered-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const inputOf = (name: string) => ({ path: join(folder, name), shownPath: name })

function createFiles(most = 2) {
  const parsed: string[] = []
  const files = new RememberedFiles<string>({
    kind: 'template',
    most,
    parse: (bytes, name) => {
      parsed.push(name)
      return { value: Buffer.from(bytes).toString(), problems: [] }
    },
  })
  return { files, parsed }
}

describe('remembered files', () => {
  test('are read once while they stay the same', () => {
    const { files, parsed } = createFiles()
    writeFileSync(join(folder, 'a'), 'one')
    const first = files.get(inputOf('a'))
    expect(first.result.value).toBe('one')
    expect(first.hash).toBe(hashBytes('one'))
    expect(files.get(inputOf('a')).result.value).toBe('one')
    expect(parsed).toEqual(['a'])
  })

  test('are read again when they have changed, be it in nothing but their content', () => {
    const { files } = createFiles()
    const when = new Date('2026-03-31T14:05:06Z')
    writeFileSync(join(folder, 'a'), 'one')
    utimesSync(join(folder, 'a'), when, when)
    expect(files.get(inputOf('a')).result.value).toBe('one')
    rmSync(join(folder, 'a'))
    writeFileSync(join(folder, 'b'), 'taking the number of the file before')
    writeFileSync(join(folder, 'a'), 'two')
    utimesSync(join(folder, 'a'), when, when)
    expect(files.get(inputOf('a')).result.value).toBe('two')
  })

  test('are read once more when they are doubted, and parsed again only when they have changed', () => {
    const { files, parsed } = createFiles()
    // Two writes within one tick of a coarse clock.
    vi.mocked(identifyFile).mockImplementation(() => 'always the same')
    writeFileSync(join(folder, 'a'), 'one')
    expect(files.get(inputOf('a')).result.value).toBe('one')
    files.doubtAll()
    expect(files.get(inputOf('a')).result.value).toBe('one')
    expect(parsed).toEqual(['a'])
    writeFileSync(join(folder, 'a'), 'two')
    expect(files.get(inputOf('a')).result.value).toBe('one')
    files.doubtAll()
    expect(files.get(inputOf('a')).result.value).toBe('two')
    expect(files.get(inputOf('a')).hash).toBe(hashBytes('two'))
    expect(parsed).toEqual(['a', 'a'])
    vi.mocked(identifyFile).mockReset()
  })

  test('are looked for again when they were not there', () => {
    const { files } = createFiles()
    expect(files.get(inputOf('a')).result.problems[0]?.code).toBe('template-not-readable')
    expect(files.get(inputOf('a')).hash).toBe('')
    writeFileSync(join(folder, 'a'), 'one')
    expect(files.get(inputOf('a')).result.value).toBe('one')
  })

  test('are forgotten when others were used since', () => {
    const { files, parsed } = createFiles()
    for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name), name)
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) files.get(inputOf(name))
    expect(parsed).toEqual(['a', 'b', 'c', 'b'])
  })

  test('may be bytes from elsewhere', () => {
    const { files, parsed } = createFiles()
    expect(files.take('x', Buffer.from('one')).result.value).toBe('one')
    expect(files.take('x', Buffer.from('one')).hash).toBe(hashBytes('one'))
    expect(files.take('x', Buffer.from('two')).result.value).toBe('two')
    files.doubtAll()
    expect(files.take('x', Buffer.from('two')).result.value).toBe('two')
    expect(parsed).toEqual(['x', 'x'])
  })
})

describe('readInput', () => {
  test('says why a file cannot be read', () => {
    expect(readInput(inputOf('none'), 'quote').problems[0]?.message).toBe(
      'Cannot read the quote `none`: there is no such file',
    )
    mkdirSync(join(folder, 'a'))
    expect(readInput(inputOf('a'), 'template').problems[0]?.message).toContain('it is a folder, not a file')
  })

  test.runIf(process.platform === 'linux')('does not wait for what nobody writes', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(readInput(inputOf('pipe'), 'quote').value).toHaveLength(0)
  })
})

describe('listMarked', () => {
  test('finds the files of every two letters', () => {
    mkdirSync(join(folder, 'nb'))
    for (const name of [
      'q.nb.docx',
      'q.DE.docx',
      'q.docx',
      'q.nob.docx',
      'x.nb.docx',
      'q.n1.docx',
      'nb/q.docx',
    ]) {
      writeFileSync(join(folder, name), '')
    }
    const namesOf = (path: string): readonly string[] =>
      listMarked(join(folder, path), '{language}')
        .map((found) => found.slice(folder.length + 1).replaceAll('\\', '/'))
        .sort()
    expect(namesOf('q.{language}.docx')).toEqual(['q.DE.docx', 'q.nb.docx'])
    expect(namesOf('{language}/q.docx')).toEqual(['nb/q.docx'])
    expect(namesOf('none/{language}/q.docx')).toEqual([])
  })
})
