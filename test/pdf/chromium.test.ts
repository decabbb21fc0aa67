import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openChromium } from '../../src/pdf/chromium.js'
import { findEngine } from '../../src/pdf/find-engine.js'
import type { PdfEngine } from '../../src/pdf/pdf-engine.js'
import { type CompiledSources, compileSources } from '../fixtures/build-command.js'
import { describeWith, poppler, readText } from './installed-engines.js'

const html = (text: string): Uint8Array => new TextEncoder().encode(text)

const open = (concurrency = 2, variables: Readonly<Record<string, string>> = {}): PdfEngine =>
  openChromium({ environment: { ...process.env, ...variables }, concurrency })

/** Nests so many copies of a rectangle that they never get drawn. */
const endless = (() => {
  const levels = Array.from(
    { length: 12 },
    (_, level) => `<g id="level${level + 1}">${`<use href="#level${level}"/>`.repeat(10)}</g>`,
  )
  return `<svg><defs><rect id="level0" width="1" height="1"/>${levels.join('')}</defs><use href="#level12"/></svg>`
})()

/** The browsers that this process started, without the processes that they start themselves. */
function browserIds(): readonly number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return processes
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, parent, ...words]) => parent === String(process.pid) && words.includes('--remote-debugging-pipe'),
    )
    .map(([id]) => Number(id))
}

async function browserId(): Promise<number> {
  return vi.waitFor(() => {
    const [id] = browserIds()
    if (id === undefined) throw new Error('No browser runs.')
    return id
  }, 20_000)
}

/** An engine has a browser for documents that another one died of, which may be older than the one that it uses. */
const newestBut = (known: readonly number[]): Promise<number> =>
  vi.waitFor(() => browserIds().find((id) => !known.includes(id)) ?? expect.fail(), 20_000)

const describeWithChromium = await describeWith(['Chromium'])

describeWithChromium('Chromium', () => {
  let engine: PdfEngine
  beforeAll(() => {
    engine = open()
  })
  afterAll(() => engine.close())

  async function print(text: string, options = {}): Promise<Uint8Array> {
    const { value, problems } = await engine.convert(html(text), options)
    expect(problems).toEqual([])
    return value ?? new Uint8Array()
  }

  test('prints text, links and pictures, with tags, language and title for screen readers', async () => {
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
    const pdf = await print(
      `<!DOCTYPE html><html lang="nb-NO"><title>Tilbud 10106</title><h1>Blåbær</h1><a href="https://example.com/">Les mer</a><img alt="En prikk" src="${pixel}">`,
    )
    expect(readText(pdf).trim().split(/\s+/)).toEqual(['Blåbær', 'Les', 'mer'])
    expect(poppler('pdfinfo', ['-'], pdf)).toMatch(/^Title: +Tilbud 10106$[\s\S]*^Tagged: +yes$/m)
    expect(poppler('pdfinfo', ['-struct-text', '-'], pdf)).toMatch(
      /H1[\s\S]*"Blåbær"[\s\S]*Link[\s\S]*"Les mer"/,
    )
    expect(poppler('pdfinfo', ['-url', '-'], pdf)).toContain('https://example.com/')
    expect(poppler('pdfimages', ['-list', '-'], pdf)).toMatch(/ image +1 +1 /)
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (nb-NO)')
  })

  test('names a PDF as it is told, else after the title, the file, the heading, or what it is', async () => {
    const title = (pdf: Uint8Array) => /^Title: +(.*)$/m.exec(poppler('pdfinfo', ['-'], pdf))?.[1]
    expect(title(await print('<title>A</title><h1>B</h1>', { title: 'C "quoted" \\ </script>' }))).toBe(
      'C "quoted" \\ </script>',
    )
    expect(title(await print('<title>A</title><h1>B</h1>'))).toBe('A')
    expect(title(await print('<title>A</title><h1>B</h1>', { name: 'file' }))).toBe('A')
    expect(title(await print('<title> </title><h1>B</h1>', { name: 'file' }))).toBe('file')
    expect(title(await print('<h1>B</h1>'))).toBe('B')
    expect(title(await print('<p>D</p>'))).toBe('Quote')
  })

  test('takes the size of pages, their margins and what stands in them from the print styles, else A4', async () => {
    const styles =
      '@page { size: A5; margin: 30mm; @bottom-right { content: counter(page) " of " counter(pages) } } p { break-after: page }'
    const pdf = await print(`<style>${styles}</style><p>One</p><p>Two</p>Three`)
    expect(poppler('pdfinfo', ['-'], pdf)).toMatch(/^Pages: +3$[\s\S]*\(A5\)$/m)
    expect(readText(pdf).trim().split(/\s+/).join(' ')).toBe('1 of 3 One 2 of 3 Two 3 of 3 Three')
    expect(poppler('pdfinfo', ['-'], await print('One'))).toMatch(/\(A4\)$/m)
  })

  test('runs no scripts', async () => {
    const pdf = await print(
      'Before <script>document.write("script")</script><img src="data:," onerror="document.body.append(1)"><noscript>None</noscript>',
    )
    expect(readText(pdf).trim().split(/\s+/)).toEqual(['Before', 'None'])
  })

  test('fetches nothing from the network or the disk, and says what is missing', async () => {
    let connections = 0
    const server = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const secret = join(mkdtempSync(join(tmpdir(), 'quotewright-')), 'secret.txt')
    writeFileSync(secret, 'SECRET')
    try {
      for (const host of ['127.0.0.1', 'localhost']) {
        const at = `http://${host}:${port}`
        const { value, problems } = await engine.convert(
          html(`<!DOCTYPE html>
            <link rel="stylesheet" href="${at}/style"><link rel="prefetch" href="${at}/prefetch">
            <link rel="preconnect" href="${at}/preconnect"><link rel="dns-prefetch" href="${at}/dns">
            <link rel="preload" as="image" href="${at}/preload"><link rel="icon" href="${at}/icon">
            <link rel="manifest" href="${at}/manifest"><link rel="modulepreload" href="${at}/module">
            <meta http-equiv="refresh" content="0; url=${at}/refresh">
            <style>
              @import url("${at}/import");
              @font-face { font-family: Far; src: url("${at}/font") }
              body { font-family: Far; background: url("${at}/background") }
              @media print { p { list-style: url("${at}/bullet"); display: list-item } }
            </style>
            <p>Text <img src="${at}/picture" srcset="${at}/srcset 2x"> <img src="relative.png">
            <iframe src="${at}/frame"></iframe><iframe src="file://${secret}"></iframe>
            <iframe srcdoc="<img src='${at}/inner'>"></iframe>
            <object data="${at}/object"></object><embed src="${at}/embed"><img src="file://${secret}">
            <video src="${at}/video" poster="${at}/poster" autoplay></video><audio src="${at}/audio" autoplay></audio>
            <svg><image href="${at}/svg"/><use href="${at}/use#a"/></svg>
            <script>new WebSocket("ws://${host}:${port}/socket"); fetch("${at}/fetch")</script>
            <script src="${at}/script"></script><form action="${at}/form"><input autofocus></form>`),
          {},
        )
        expect(readText(value ?? html(''))).not.toContain('SECRET')
        expect(problems).toContainEqual({
          code: 'pdf-address-not-fetched',
          severity: 'warning',
          message: `Leaving \`${at}/background\` out of the PDF: no address is fetched; put its content into the template as a data URI`,
        })
        const named = problems.map(({ message }) => message).join('\n')
        for (const path of ['/style', '/font', '/bullet']) expect(named).toContain(`\`${at}${path}\``)
        expect(named).toContain('`relative.png`')
      }
      expect(connections).toBe(0)
    } finally {
      await new Promise((resolve) => server.close(resolve))
      rmSync(join(secret, '..'), { recursive: true })
    }
  })

  test('makes no PDF/A, and says so', async () => {
    expect((await engine.convert(html('One'), { pdfA: true })).problems).toMatchObject([
      { code: 'pdf-not-possible', severity: 'error' },
    ])
  })

  test('gives up a document that takes too long, and no other', async () => {
    const [late, ...others] = await Promise.all([
      engine.convert(html(endless), { timeLimit: 1500 }),
      engine.convert(html('One'), {}),
      engine.convert(html('Two'), {}),
    ])
    expect(late).toMatchObject({ value: undefined, problems: [{ code: 'pdf-time-limit' }] })
    expect(late?.problems[0]?.message).toContain('`1.5 s`')
    expect(others.map(({ value }) => readText(value ?? html('')).trim())).toEqual(['One', 'Two'])
    expect(readText(await print('Three')).trim()).toBe('Three')
  })

  test('goes on in a new browser when the one that runs is killed, with the documents in work too', async () => {
    await print('First')
    const killed = await browserId()
    const printing = Promise.all(['One', 'Two', 'Three', 'Four'].map((text) => print(text)))
    process.kill(killed, 'SIGKILL')
    expect((await printing).map((pdf) => readText(pdf).trim())).toEqual(['One', 'Two', 'Three', 'Four'])
    expect(await browserId()).not.toBe(killed)
  })

  test('kills a browser that stands still, and goes on in a new one', async () => {
    const others = browserIds()
    const other = open()
    await other.convert(html('First'), {})
    const stopped = await newestBut(others)
    process.kill(stopped, 'SIGSTOP')
    expect((await other.convert(html('One'), { timeLimit: 500 })).problems).toMatchObject([
      { code: 'pdf-time-limit' },
    ])
    const { value } = await other.convert(html('Two'), {})
    expect(readText(value ?? html('')).trim()).toBe('Two')
    expect(browserIds()).not.toContain(stopped)
    await other.close()
  })

  test('tries those again alone that were in work when the browser died, so that one of them fails alone', async () => {
    const others = browserIds()
    const other = open(3)
    await other.convert(html('First'), {})
    const first = await newestBut(others)
    const printing = [endless, 'One', 'Two'].map((text) => other.convert(html(text), {}))
    process.kill(first, 'SIGKILL')
    process.kill(await newestBut([...others, first]), 'SIGKILL')
    const [killer, ...harmless] = await Promise.all(printing)
    expect(killer).toMatchObject({ value: undefined, problems: [{ code: 'pdf-engine-failed' }] })
    expect(harmless.map(({ value }) => readText(value ?? html('')).trim())).toEqual(['One', 'Two'])
    await other.close()
  })

  test('is ended behind a script, too, that starts it and waits', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wrapped-'))
    const path = await findEngine('Chromium', process.env)
    writeFileSync(join(folder, 'chromium'), `#!/bin/sh\n'${path}' "$@"\n:\n`)
    chmodSync(join(folder, 'chromium'), 0o755)
    vi.stubEnv('TMPDIR', folder)
    const inFolder = (): readonly string[] =>
      execFileSync('ps', ['-A', '-o', 'pid=,stat=,args='], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(`--user-data-dir=${folder}`) && !/^\s*\d+\s+Z/.test(line))
    try {
      const other = open(1, { PATH: `${folder}:${process.env['PATH']}` })
      expect((await other.convert(html('One'), {})).problems).toEqual([])
      expect(inFolder().length).toBeGreaterThan(1)
      for (const line of inFolder()) process.kill(Number.parseInt(line, 10), 'SIGSTOP')
      const { problems } = await other.convert(html('Two'), { timeLimit: 500 })
      expect(problems).toMatchObject([{ code: 'pdf-time-limit' }])
      expect((await other.convert(html('Three'), {})).problems).toEqual([])
      await other.close()
      await vi.waitFor(() => expect(inFolder()).toEqual([]), 10_000)
    } finally {
      vi.unstubAllEnvs()
      rmSync(folder, { recursive: true })
    }
  })

  test.runIf(existsSync('/proc/self/environ'))('tells the browser no secrets', async () => {
    const other = open(1, { SUPEROFFICE_BEARER: 'kept-secret', HTTPS_PROXY: 'http://127.0.0.1:9' })
    const before = browserIds()
    expect((await other.convert(html('One'), {})).problems).toEqual([])
    const id = browserIds().find((candidate) => !before.includes(candidate))
    const environment = readFileSync(`/proc/${id}/environ`, 'utf8')
    await other.close()
    expect(environment).toContain('PATH=')
    expect(environment).not.toMatch(/SUPEROFFICE|kept-secret|PROXY/)
  })

  test('leaves no process and no folder behind, and gives those a problem that come too late', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quotewright-'))
    vi.stubEnv('TMPDIR', folder)
    try {
      const before = browserIds()
      const other = open(1)
      expect((await other.convert(html('One'), {})).problems).toEqual([])
      expect(readdirSync(folder)).not.toEqual([])
      const waiting = [other.convert(html(endless), {}), other.convert(html('Two'), {})]
      await other.close()
      for (const { problems } of await Promise.all(waiting))
        expect(problems).toMatchObject([{ code: 'pdf-not-possible' }])
      await vi.waitFor(() => {
        expect(browserIds().filter((id) => !before.includes(id))).toEqual([])
        expect(readdirSync(folder)).toEqual([])
      }, 20_000)
    } finally {
      vi.unstubAllEnvs()
      rmSync(folder, { recursive: true })
    }
  })
})

/** Converts one document, says so, and then never ends. */
const worker = (module: string): string => `
  import { openChromium } from ${JSON.stringify(module)}
  const engine = openChromium({ environment: process.env, concurrency: 1 })
  await engine.convert(Buffer.from('One'), {})
  console.log('converted')
  await engine.convert(Buffer.from(${JSON.stringify(endless)}), { timeLimit: 1e9 })`

describeWithChromium('a process that is killed', () => {
  let built: CompiledSources
  let folder = ''
  beforeAll(async () => {
    built = await compileSources('chromium')
    folder = mkdtempSync(join(tmpdir(), 'worker-'))
  }, 60_000)
  afterAll(() => {
    built.remove()
    rmSync(folder, { recursive: true })
  })

  const processes = (): readonly string[] =>
    execFileSync('ps', ['-A', '-o', 'stat=,args='], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(folder) && !line.startsWith('Z'))

  test.each(['starts', 'works'])(
    'while Chromium %s leaves neither it nor its folders behind',
    async (moment) => {
      const module = pathToFileURL(join(built.folder, 'pdf', 'chromium.js')).href
      const child = spawn(process.execPath, ['--input-type=module', '-e', worker(module)], {
        env: { ...process.env, TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      if (moment === 'works') await once(createInterface({ input: child.stdout }), 'line')
      await vi.waitFor(() => {
        expect(processes().some((line) => line.includes('--user-data-dir='))).toBe(true)
      }, 20_000)
      child.kill('SIGKILL')
      await vi.waitFor(() => {
        expect(processes()).toEqual([])
        expect(readdirSync(folder)).toEqual([])
      }, 30_000)
    },
  )
})

describe('without a browser that works', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quotewright-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('a missing one is a problem that says how it is installed', async () => {
    const engine = openChromium({ environment: { PATH: '/nowhere' }, concurrency: 1 })
    const { value, problems } = await engine.convert(html('One'), {})
    await engine.close()
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([
      {
        code: 'pdf-engine-missing',
        severity: 'error',
        message: expect.stringMatching(/install it with `.+`$/),
      },
    ])
  })

  test('a broken one is a problem that says what it says, and is not started over and over', async () => {
    const count = join(folder, 'count')
    writeFileSync(
      join(folder, 'chromium'),
      `#!/bin/sh\necho x >> '${count}'\necho 'No usable sandbox!' >&2\nexit 1\n`,
    )
    chmodSync(join(folder, 'chromium'), 0o755)
    const engine = openChromium({ environment: { PATH: `${folder}:/bin:/usr/bin` }, concurrency: 2 })
    const converted = await Promise.all(
      ['One', 'Two', 'Three', 'Four', 'Five'].map((text) => engine.convert(html(text), {})),
    )
    await engine.close()
    for (const { problems } of converted) {
      expect(problems).toMatchObject([
        {
          code: 'pdf-engine-failed',
          message: expect.stringContaining('does not start, and says `No usable sandbox!`'),
        },
      ])
    }
    expect(readFileSync(count, 'utf8').split('\n').length - 1).toBeLessThanOrEqual(2)
  })
})
