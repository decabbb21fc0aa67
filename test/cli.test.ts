import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltCommand, buildCommand } from './fixtures/build-command.js'
import { buildDocx, paragraph } from './fixtures/build-docx.js'
import { installFakeSoffice } from './pdf/fake-soffice.js'

let command: BuiltCommand | undefined
let folder = ''
beforeAll(async () => {
  command = await buildCommand('cli')
  folder = mkdtempSync(join(tmpdir(), 'quotewright-'))
  writeFileSync(join(folder, 'quote.json'), JSON.stringify({ QuoteAlternatives: [] }))
  writeFileSync(join(folder, 'today.html'), '{sdat}')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  command?.remove()
})

interface RunOptions {
  readonly standardInput?: string
  readonly environment?: Readonly<Record<string, string>>
}

async function run(argv: readonly string[], { standardInput = '', environment = {} }: RunOptions = {}) {
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, [command?.cli ?? '', ...argv], { cwd: folder, env })
  child.stdin.end(standardInput)
  const [out, err, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { status, out, err }
}

describe('the command quotewright', () => {
  test('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    expect(await run(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' })
  })

  test('exits with 2 when it is not understood', async () => {
    expect(await run(['rendr'])).toMatchObject({ status: 2, out: '' })
  })

  test('exits with 1 when a document failed, and shows no stack', async () => {
    const { status, err } = await run(['render', 'gone.json', '--template', 'gone.html'])
    expect(status).toBe(1)
    expect(err).not.toMatch(/^\s+at /m)
  })

  test('reads standard input and writes the document', async () => {
    const argv = ['render', '-', '--template', 'today.html', '--culture', 'nb-NO', '--now', '2026-05-17']
    const { status, out } = await run(argv, { standardInput: '{"QuoteAlternatives": []}' })
    expect({ status, out }).toEqual({ status: 0, out: `${join('out', 'stdin-today.html')}\n` })
    expect(readFileSync(join(folder, 'out', 'stdin-today.html'), 'utf8')).toBe('17.05.2026')
  })

  test('takes the present from the clock on the wall', async () => {
    // The clocks of these two zones are 25 hours apart: their dates always differ.
    const dates = new Set<string>()
    for (const TZ of ['Pacific/Kiritimati', 'Pacific/Midway']) {
      await run(['render', 'quote.json', '--template', 'today.html', '--culture', 'nb-NO'], {
        environment: { TZ },
      })
      dates.add(readFileSync(join(folder, 'out', 'quote-today.html'), 'utf8'))
    }
    expect(dates.size).toBe(2)
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'finishes the document that it is writing at %s, and writes no other',
    async (signal, wanted) => {
      const names = Array.from({ length: 2000 }, (_, index) => `n${index}.json`)
      for (const name of names) writeFileSync(join(folder, name), '{"QuoteAlternatives": []}')
      const argv = ['render', 'n*.json', '--template', 'today.html', '--out', signal]
      const child = spawn(process.execPath, [command?.cli ?? '', ...argv], { cwd: folder })
      const written = text(child.stdout)
      await once(child.stdout, 'data')
      child.kill(signal)
      const [out, err, [status]] = await Promise.all([written, text(child.stderr), once(child, 'close')])
      const documents = out.split('\n').slice(0, -1)
      expect(status).toBe(wanted)
      expect(documents.length).toBeLessThan(names.length)
      expect(err).toContain(`Stopped before the other ${names.length - documents.length}.`)
      expect(
        readdirSync(join(folder, signal))
          .map((name) => join(signal, name))
          .sort(),
      ).toEqual(documents.sort())
    },
  )

  test('finishes what it has begun at SIGINT, PDF files too, and leaves nothing unfinished', async () => {
    const soffice = installFakeSoffice(20)
    const quotes = Array.from({ length: 60 }, (_, index) => `p${index}.json`)
    for (const name of quotes) writeFileSync(join(folder, name), '{"QuoteAlternatives": []}')
    writeFileSync(join(folder, 'letter.docx'), buildDocx({ body: paragraph('{date}') }))
    const argv = ['render', 'p*.json', '--template', 'letter.docx', '--pdf', '--out', 'pdf']
    const child = spawn(process.execPath, [command?.cli ?? '', ...argv], {
      cwd: folder,
      env: { ...process.env, ...soffice.environment },
    })
    try {
      const written = text(child.stdout)
      await once(child.stdout, 'data')
      child.kill('SIGINT')
      const [out, [status]] = await Promise.all([written, once(child, 'close')])
      const documents = out.split('\n').slice(0, -1)
      expect(status).toBe(130)
      expect(documents.filter((name) => name.endsWith('.pdf'))).toHaveLength(documents.length / 2)
      expect(
        readdirSync(join(folder, 'pdf'))
          .map((name) => join('pdf', name))
          .sort(),
      ).toEqual(documents.sort())
    } finally {
      soffice.remove()
    }
  })

  test('makes no fault of a reader that stops reading', async () => {
    const child = spawn(process.execPath, [command?.cli ?? '', 'fields', '--json'], { cwd: folder })
    child.stdout.destroy()
    const [err, [status]] = await Promise.all([text(child.stderr), once(child, 'close')])
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })
})
