import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProgram } from '../../src/output/find-program.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quotewright-'))
  for (const name of ['first', 'second', join('first', 'chrome')]) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'first', 'notes'), 'no program')
  chmodSync(join(folder, 'first', 'notes'), 0o644)
  for (const name of ['soffice', 'chrome', 'notes', 'tool.EXE']) {
    writeFileSync(join(folder, 'second', name), '#!/bin/sh\n')
    chmodSync(join(folder, 'second', name), 0o755)
  }
  symlinkSync(join(folder, 'gone'), join(folder, 'first', 'soffice'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const environment = (properties: object = {}) => ({
  PATH: ['', 'first', 'nowhere', 'second'].map((name) => name && join(folder, name)).join(delimiter),
  ...properties,
})

describe('looking for a program', () => {
  test('finds it in the folders of PATH, passing over folders, links to nowhere and files that cannot run', async () => {
    for (const name of ['soffice', 'chrome', 'notes']) {
      expect(await findProgram([name], environment())).toBe(join(folder, 'second', name))
    }
  })

  test('takes the first of several names', async () => {
    expect(await findProgram(['chromium', 'chrome', 'soffice'], environment())).toBe(
      join(folder, 'second', 'chrome'),
    )
  })

  test('knows the endings of programs on Windows', async () => {
    expect(await findProgram(['tool'], environment())).toBeUndefined()
    expect(await findProgram(['tool'], environment({ PATHEXT: '.COM;.EXE' }))).toBe(
      join(folder, 'second', 'tool.EXE'),
    )
  })

  test('gives an absolute path where PATH has relative ones', async () => {
    const environment = { PATH: relative(process.cwd(), join(folder, 'second')) }
    expect(await findProgram(['soffice'], environment)).toBe(join(folder, 'second', 'soffice'))
  })

  test('finds nothing without PATH', async () => {
    expect(await findProgram(['soffice'], {})).toBeUndefined()
  })
})
