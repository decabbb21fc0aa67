import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFonts } from '../../src/pdf/list-fonts.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quotewright-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Puts a program in place of fontconfig's. */
function listWith(script: string): Promise<ReadonlySet<string> | undefined> {
  writeFileSync(join(folder, 'fc-list'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'fc-list'), 0o755)
  return listFonts({ PATH: folder })
}

describe('the fonts of this computer', () => {
  test('are those that fontconfig lists, by each of their names', async () => {
    const script = "printf '%s\\n' 'Carlito' 'Noto Sans CJK JP,源ノ角ゴシック' 'A\\,B\\-C' '' 'Carlito'"
    expect(await listWith(script)).toEqual(
      new Set(['Carlito', 'Noto Sans CJK JP', '源ノ角ゴシック', 'A,B-C']),
    )
  })

  test('are asked for by family', async () => {
    expect(await listWith('echo "$@"')).toEqual(new Set([': family']))
  })

  test('are unknown where there is no fontconfig, and where it fails', async () => {
    expect(await listFonts({ PATH: '' })).toBeUndefined()
    expect(await listWith('echo Carlito; exit 1')).toBeUndefined()
  })
})
