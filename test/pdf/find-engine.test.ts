import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { findEngine } from '../../src/pdf/find-engine.js'

vi.mock('node:os', async (original) => ({ ...(await original<object>()), platform: vi.fn() }))

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-engine-'))
  for (const path of [
    'bin/libreoffice',
    'bin/chrome',
    'other/soffice',
    'Programs/LibreOffice/program/soffice.com',
  ]) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), '#!/bin/sh\n')
    chmodSync(join(folder, path), 0o755)
  }
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const pathOf = (...names: readonly string[]): string =>
  names.map((name) => join(folder, name)).join(delimiter)

describe('an engine', () => {
  test('is found in PATH under any of its names, the likeliest first', async () => {
    vi.mocked(platform).mockReturnValue('linux')
    const environment = { PATH: pathOf('bin', 'other') }
    expect(await findEngine('LibreOffice', environment)).toBe(join(folder, 'other', 'soffice'))
    expect(await findEngine('LibreOffice', { PATH: pathOf('bin') })).toBe(join(folder, 'bin', 'libreoffice'))
    expect(await findEngine('Chromium', environment)).toBe(join(folder, 'bin', 'chrome'))
    expect(await findEngine('Chromium', { PATH: pathOf('other') })).toBeUndefined()
    expect(await findEngine('LibreOffice', {})).toBeUndefined()
  })

  test('is found on Windows where its installer puts it, which PATH does not tell', async () => {
    vi.mocked(platform).mockReturnValue('win32')
    const environment = { PATH: pathOf('nowhere'), ProgramFiles: join(folder, 'Programs') }
    const installed = join(folder, 'Programs', 'LibreOffice/program', 'soffice.com')
    expect(await findEngine('LibreOffice', environment)).toBe(installed)
    vi.mocked(platform).mockReturnValue('linux')
    expect(await findEngine('LibreOffice', environment)).toBeUndefined()
  })
})
