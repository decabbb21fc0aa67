/**
 * A program that takes LibreOffice's place: it reads the same command line, prints the same lines and does with each
 * document what its text says. Every start is noted in a file.
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface FakeSoffice {
  /** Variables with which the fake is found. */
  readonly environment: Readonly<Record<string, string>>
  readonly starts: () => readonly FakeStart[]
  /** Has every start fail from now on, until it is revived. */
  readonly kill: () => void
  readonly revive: () => void
  readonly remove: () => void
}

export interface FakeStart {
  readonly id: number
  readonly args: readonly string[]
  /** The texts of its documents. */
  readonly documents: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** The settings in its profile. */
  readonly settings: string
  /** Whether a fake had run with this profile before. */
  readonly isUsedProfile: boolean
}

/** @param pace milliseconds that each document takes */
export function installFakeSoffice(pace = 0): FakeSoffice {
  const folder = mkdtempSync(join(tmpdir(), 'fake-soffice-'))
  const [programs, notes] = [join(folder, 'bin'), join(folder, 'notes')]
  for (const path of [programs, notes]) mkdirSync(path)
  const code = join(folder, 'soffice.cjs')
  writeFileSync(code, `(${script})(require, ${JSON.stringify(notes)}, ${pace})\n`)
  writeFileSync(join(programs, 'soffice'), `#!/bin/sh\nexec '${process.execPath}' '${code}' "$@"\n`)
  chmodSync(join(programs, 'soffice'), 0o755)
  return {
    environment: {
      PATH: programs,
      HOME: folder,
      SUPEROFFICE_BEARER: 'secret',
      http_proxy: 'http://proxy',
      XDG_CONFIG_HOME: folder,
    },
    starts: () =>
      readdirSync(notes)
        .filter((name) => /^\d+\.json$/.test(name))
        .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
        .map((name): FakeStart => JSON.parse(readFileSync(join(notes, name), 'utf8'))),
    kill: () => writeFileSync(join(notes, 'dead'), ''),
    revive: () => rmSync(join(notes, 'dead')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const script = `async (require, notes, pace) => {
  const fs = require('node:fs'), path = require('node:path')
  const { spawn } = require('node:child_process')
  const { fileURLToPath } = require('node:url')
  const args = process.argv.slice(2)
  const out = args[args.indexOf('--outdir') + 1]
  const paths = args.slice(args.indexOf('--outdir') + 2)
  const documents = paths.map((file) => fs.readFileSync(file, 'utf8'))
  const profile = fileURLToPath(args.find((arg) => arg.startsWith('-env:UserInstallation=')).slice(22))
  const used = path.join(profile, 'used')
  const note = {
    id: process.pid, args, documents, environment: process.env, isUsedProfile: fs.existsSync(used),
    settings: fs.readFileSync(path.join(profile, 'user', 'registrymodifications.xcu'), 'utf8'),
  }
  fs.writeFileSync(used, '')
  for (let number = 1; ; number += 1) {
    try {
      fs.writeFileSync(path.join(notes, number + '.json.part'), JSON.stringify(note), { flag: 'wx' })
      fs.renameSync(path.join(notes, number + '.json.part'), path.join(notes, number + '.json'))
      fs.writeFileSync(path.join(notes, number + '.json.part'), '')
      break
    } catch (error) { if (error.code !== 'EEXIST') throw error }
  }
  const starts = () => fs.readdirSync(notes).filter((name) => name.endsWith('.json')).length
  const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time))
  const forever = () => new Promise(() => setInterval(() => {}, 1000))
  const print = (line) => fs.writeSync(1, line + '\\n')
  const complain = (line) => fs.writeSync(2, line + '\\n')
  complain('Warning: failed to launch javaldx - java may not function correctly')
  let status = 0
  const isDead = fs.existsSync(path.join(notes, 'dead'))
  if (isDead) { complain('Error: no display'); process.exit(77) }
  if (documents[0] === 'hang at the start') await forever()
  if (documents.includes('no start')) { complain('Error: no display'); process.exit(77) }
  for (const [index, wish] of documents.entries()) {
    const pdf = path.join(out, index + '.pdf')
    if (wish.startsWith('unreadable')) {
      complain('Error: source file could not be loaded')
      if (wish.endsWith('new')) status = 1
      continue
    }
    if (wish === 'hang while loading') await forever()
    print('convert ' + paths[index] + ' as a Writer document -> ' + pdf + ' using filter : writer_pdf_Export')
    if (pace > 0) await sleep(pace)
    const write = (text) => fs.writeFileSync(pdf, text)
    if (wish === 'die') {
      fs.writeFileSync(path.join(notes, 'dead'), '')
      process.exit(77)
    }
    if (wish === 'crash') process.kill(process.pid, 'SIGSEGV')
    if (wish === 'crash once' && !fs.existsSync(path.join(notes, 'crashed'))) {
      fs.writeFileSync(path.join(notes, 'crashed'), '')
      process.exit(139)
    }
    if (wish === 'hang') await forever()
    if (wish === 'half') { write('%PDF-1.7\\nhalf'); continue }
    if (wish === 'half and hang') { write('%PDF-1.7\\nhalf'); await forever() }
    if (wish === 'garbage') { write('garbage'); continue }
    if (wish === 'silent') continue
    if (wish === 'meet') while (starts() < 4) await sleep(10)
    if (wish === 'leave a child') spawn('/bin/sleep', ['1000'], { stdio: 'inherit' })
    write('%PDF-1.7\\n' + wish + '\\n' + (wish === 'archive' ? '<pdfaid:part>2</pdfaid:part>\\n' : '') + '%%EOF\\n')
    if (wish === 'hang afterwards') await forever()
  }
  process.exit(status)
}`
