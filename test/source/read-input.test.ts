import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readInput } from '../../src/source/read-input.js'

test('readInput reads a file, and refuses one that is larger than any quote', () => {
  const folder = mkdtempSync(join(tmpdir(), 'input-'))
  const path = join(folder, 'q.json')
  try {
    writeFileSync(path, '{}')
    expect(readInput({ path, shownPath: 'q.json' }, 'quote').value?.toString()).toBe('{}')
    truncateSync(path, 64 * 1024 * 1024 + 1)
    expect(readInput({ path, shownPath: 'q.json' }, 'quote')).toEqual({
      value: undefined,
      problems: [
        {
          code: 'quote-not-readable',
          severity: 'error',
          message: 'Cannot read the quote `q.json`: it is larger than 64 MB; render it by itself',
        },
      ],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
