import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltCommand, buildCommand } from './fixtures/build-command.js'
import { environmentOf, languages, timeZones } from './fixtures/process-environments.js'

const root = fileURLToPath(new URL('..', import.meta.url))

let command: BuiltCommand | undefined
let folder = ''
beforeAll(async () => {
  command = await buildCommand('environment')
  folder = mkdtempSync(join(tmpdir(), 'quotewright-'))
})
afterAll(() => {
  command?.remove()
  rmSync(folder, { recursive: true, force: true })
})

const quotes = ['groups-and-subscriptions-da-DK', 'multi-language-de-CH']
const templates = ['quotation.docx', 'quotation.html']

/** All that a run gives: what it says, and every file that it writes. */
async function render(timeZone: string, language: string) {
  const out = join(folder, `${timeZone} ${language}`)
  const argv = ['render', ...quotes.map((name) => join('samples', `${name}.json`))]
  for (const name of templates) argv.push('--template', join('templates', name))
  argv.push('--out', out, '--now', '2024-12-31T23:30:00+01:00', '--rounding', 'vat-rate')
  const env = { ...process.env, ...environmentOf(timeZone, language) }
  const child = spawn(process.execPath, [command?.cli ?? '', ...argv], { cwd: root, env })
  const [standardOutput, standardError, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  const files = readdirSync(out).sort()
  const said = `${standardOutput}${standardError}`.replaceAll(out, 'out')
  return { status, said, files, bytes: files.map((name) => readFileSync(join(out, name))) }
}

const environments = timeZones.flatMap((timeZone) => languages.map((language) => ({ timeZone, language })))

test('a culture that Intl does not know stays unknown in a process of that very language', async () => {
  const env = { ...process.env, ...environmentOf('Europe/Brussels', 'wa_BE.UTF-8') }
  const argv = [
    'render',
    join('samples', `${quotes[0]}.json`),
    '--template',
    join('templates', 'quotation.html'),
  ]
  argv.push('--out', join(folder, 'wa'), '--culture', 'wa-BE')
  const child = spawn(process.execPath, [command?.cli ?? '', ...argv], { cwd: root, env })
  const [said, [status]] = await Promise.all([text(child.stderr), once(child, 'close')])
  expect(said).toContain('Cannot find the culture `wa-BE`')
  expect(status).toBe(1)
})

test('the same quotes and templates give the same bytes in every environment', async () => {
  const [first, ...others] = await Promise.all(
    environments.map(({ timeZone, language }) => render(timeZone, language)),
  )
  expect(first?.status).toBe(0)
  expect(first?.files).toHaveLength(quotes.length * templates.length)
  expect(others).toHaveLength(8)
  for (const other of others) expect(other).toEqual(first)
})
