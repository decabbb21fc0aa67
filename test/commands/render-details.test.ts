import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { buildDocx, paragraph, readDocxText } from '../fixtures/build-docx.js'
import { createTestWorld } from './test-world.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
  await write(
    'quote.json',
    JSON.stringify({
      Quote: { PreferredEmailCulture: 'nb-NO' },
      QuoteVersion: { Number: '7', State: 'Sent' },
      QuoteAlternatives: [{ QuoteLines: [{}] }],
    }),
  )
  await write('letter.docx', template('Dear customer', '{QuoteDetails}'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content)
const template = (...texts: readonly string[]): Uint8Array =>
  buildDocx({ body: texts.map((text) => paragraph(text)).join('') })

async function render(...argv: readonly string[]) {
  const world = createTestWorld({ folder })
  const all = ['render', 'quote.json', '--template', 'letter.docx', '--out', 'out.docx', ...argv]
  const status = await runCommandLine(all, world)
  return { status, out: world.out(), err: world.err() }
}

describe('--details', () => {
  test('names a template that is filled and put into the document', async () => {
    await write('lines.docx', template('Number {quote/number}'))
    expect(await render('--details', 'lines.docx')).toEqual({
      status: 0,
      out: 'out.docx\n',
      err: 'Wrote out.docx.\n',
    })
    expect(readDocxText(await readFile(join(folder, 'out.docx')))).toBe('Dear customer\nNumber 7')
  })

  test('names the file of the details where a problem lies in them, once', async () => {
    await write('lines.docx', template('{quote/nummer}'))
    const { status, err } = await render('--details', 'lines.docx')
    expect(status).toBe(1)
    expect(err).toBe(
      'lines.docx: word/document.xml, paragraph 1, {quote/nummer}: error: Cannot find the field `quote/nummer`; the nearest name is `quote/number` (unknown-field)\nWrote no document; 1 failed with the errors above.\n',
    )
    await write('lines.docx', template('{auth} {quote/number'))
    const lines = (await render('--details', 'lines.docx')).err.split('\n')
    expect(lines.map((line) => line.replace(/: warning.*\(/, ' ('))).toEqual([
      'lines.docx: word/document.xml, paragraph 1 (template-syntax)',
      'lines.docx: word/document.xml, paragraph 1, {auth} (missing-value)',
      'Wrote out.docx, with the warnings above.',
      '',
    ])
  })

  test('is refused when the file cannot be read as a template, or is the document', async () => {
    expect((await render('--details', 'gone.docx')).err).toContain(
      'gone.docx: error: Cannot read the template `gone.docx`: there is no such file',
    )
    await write('lines.docx', 'no zip')
    expect((await render('--details', 'lines.docx')).err).toContain(
      'lines.docx: error: Cannot read the template `lines.docx`: it is not a DOCX file',
    )
    await write('out.docx', template('x'))
    expect((await render('--details', 'out.docx')).err).toContain(
      'Cannot write `out.docx`: this run reads that file',
    )
  })
})
