import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PdfOptions, Result } from '../../src/model.js'
import { openLibreOffice } from '../../src/pdf/libre-office.js'
import type { PdfEngine } from '../../src/pdf/pdf-engine.js'
import { type FakeSoffice, installFakeSoffice } from './fake-soffice.js'

let fake: FakeSoffice
let folder = ''
let engine: PdfEngine
const systemFolder = tmpdir()

beforeEach(() => {
  fake = installFakeSoffice()
  folder = mkdtempSync(join(systemFolder, 'engine-'))
  vi.stubEnv('TMPDIR', folder)
  engine = open(1)
})
afterEach(async () => {
  vi.useRealTimers()
  await engine.close()
  // Whatever happened, nothing is left.
  expect(readdirSync(folder)).toEqual([])
  expect(processesOf(folder)).toEqual([])
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
  fake.remove()
})

const open = (concurrency: number): PdfEngine =>
  openLibreOffice({ environment: fake.environment, concurrency })

/** The command lines that name a folder. */
const processesOf = (path: string): readonly string[] =>
  execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(path) && !line.startsWith('ps '))

const isRunning = (id: number): boolean =>
  execFileSync('ps', ['-A', '-o', 'pid=,stat='], { encoding: 'utf8' })
    .split('\n')
    .some((line) => new RegExp(`^\\s*${id}\\s+[^Z]`).test(line))

const convert = (wish: string, options: PdfOptions = {}): Promise<Result<Uint8Array>> =>
  engine.convert(new TextEncoder().encode(wish), options)

/** What became of each document: the text of its PDF, or its problem. */
async function convertAll(wishes: readonly string[], options: PdfOptions = {}): Promise<readonly string[]> {
  const results = await Promise.all(wishes.map((wish) => convert(wish, options)))
  return results.map(outcomeOf)
}

function outcomeOf({ value, problems }: Result<Uint8Array>): string {
  const [problem] = problems
  if (value === undefined) return problem === undefined ? 'nothing' : `${problem.code}: ${problem.message}`
  expect(problems).toEqual([])
  return new TextDecoder().decode(value).split('\n')[1] ?? ''
}

const batches = (): readonly (readonly string[])[] => fake.starts().map(({ documents }) => documents)

describe('documents that wait', () => {
  test('share a start, and each gets its own PDF', async () => {
    expect(await convertAll(['one', 'two', 'three'])).toEqual(['one', 'two', 'three'])
    expect(batches()).toEqual([['one', 'two', 'three']])
  })

  test('are shared among as many starts as may run at a time, each with a profile of its own', async () => {
    await engine.close()
    engine = open(4)
    expect(await convertAll(['meet', 'meet', 'meet', 'meet', 'five'])).toEqual([
      'meet',
      'meet',
      'meet',
      'meet',
      'five',
    ])
    const profiles = fake
      .starts()
      .map(({ args }) => args.find((arg) => arg.startsWith('-env:UserInstallation=')))
    expect(profiles.length).toBe(4)
    expect(new Set(profiles).size).toBe(4)
  })

  test('are no more than fifty for each start', async () => {
    await convertAll(Array.from({ length: 120 }, (_, index) => `${index}`))
    expect(batches().map(({ length }) => length)).toEqual([50, 50, 20])
  })

  test('share no start with those that want another kind of PDF', async () => {
    const outcomes = await Promise.all([
      convert('archive', { pdfA: true }),
      convert('plain'),
      convert('archive', { pdfA: true }),
    ])
    expect(outcomes.map(outcomeOf)).toEqual(['archive', 'plain', 'archive'])
    expect(batches()).toEqual([['archive', 'archive'], ['plain']])
    const versions = fake
      .starts()
      .map(({ args }) => /"SelectPdfVersion":\{[^}]*"value":"(\d)"/.exec(args.join(' '))?.[1])
    expect(versions).toEqual(['2', '0'])
  })

  test('use the same profile one start after the other', async () => {
    for (const name of ['one', 'two']) await convert(name)
    expect(fake.starts().map(({ isUsedProfile }) => isUsedProfile)).toEqual([false, true])
  })
})

describe('LibreOffice is started', () => {
  test('with settings that run no macros, load nothing from elsewhere and go through no proxy', async () => {
    await convert('one')
    const [start] = fake.starts()
    const setting = (name: string) =>
      new RegExp(`oor:name="${name}" oor:op="fuse"><value>(.*?)<`).exec(start?.settings ?? '')?.[1]
    expect(setting('MacroSecurityLevel')).toBe('3')
    expect(setting('DisableMacrosExecution')).toBe('true')
    expect(setting('BlockUntrustedRefererLinks')).toBe('true')
    expect(setting('ooInetHTTPProxyName')).toBe('127.0.0.1')
    expect(start?.args).toContain('--infilter=MS Word 2007 XML')
  })

  test('without the secrets and the proxies of the environment', async () => {
    await convert('one')
    const [start] = fake.starts()
    expect(Object.keys(start?.environment ?? {}).filter((name) => name.startsWith('SUPEROFFICE'))).toEqual([])
    expect(start?.environment['http_proxy']).toBe('http://127.0.0.1:9')
    expect(start?.environment['HOME']).toBe(fake.environment['HOME'])
    for (const name of ['TMPDIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME'])
      expect(start?.environment[name]).toContain(folder)
  })
})

describe('a document that LibreOffice cannot convert', () => {
  test('has a problem with what it said, and the others come out', async () => {
    expect(await convertAll(['one', 'unreadable', 'two', 'unreadable'])).toEqual([
      'one',
      expect.stringMatching(/^pdf-engine-failed: .*`source file could not be loaded`/),
      'two',
      expect.stringMatching(/^pdf-engine-failed: .*`source file could not be loaded`/),
    ])
    expect(batches().length).toBe(1)
  })

  test('needs no other start where LibreOffice ends with 1 for it, as newer versions do', async () => {
    expect(await convertAll(['one', 'unreadable new', 'two', 'unreadable new'])).toEqual([
      'one',
      expect.stringMatching(/^pdf-engine-failed: /),
      'two',
      expect.stringMatching(/^pdf-engine-failed: /),
    ])
    expect(batches().length).toBe(1)
  })

  test('has a problem when its PDF is missing, cut off or something else', async () => {
    expect(await convertAll(['silent', 'half', 'garbage', 'one'])).toEqual([
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^pdf-engine-failed: .*`no PDF came out`/)),
      'one',
    ])
  })

  test('has a problem when a plain PDF came out for a PDF/A', async () => {
    expect(await convertAll(['plain', 'archive'], { pdfA: true })).toEqual([
      expect.stringMatching(/^pdf-not-possible: .*LibreOffice 7\.4/),
      'archive',
    ])
  })
})

describe('when LibreOffice crashes', () => {
  test('the document in work is tried again, with a new profile, and then given up; the others come out', async () => {
    expect(await convertAll(['one', 'crash', 'two', 'three'])).toEqual([
      'one',
      expect.stringMatching(/^pdf-engine-failed: .*`SIGSEGV`/),
      'two',
      'three',
    ])
    expect(batches()).toEqual([
      ['one', 'crash', 'two', 'three'],
      ['crash', 'two', 'three'],
      ['two', 'three'],
    ])
    expect(fake.starts().map(({ isUsedProfile }) => isUsedProfile)).toEqual([false, false, false])
  })

  test('by no fault of the document, it comes out all the same', async () => {
    expect(await convertAll(['one', 'crash once', 'two'])).toEqual(['one', 'crash once', 'two'])
    expect(batches().length).toBe(2)
  })

  test.each([
    { concurrency: 1, wishes: ['crash', 'crash', 'one', 'two', 'three'] },
    { concurrency: 2, wishes: ['crash', 'one', 'two', 'crash', 'three', 'four'] },
    { concurrency: 2, wishes: ['crash', 'crash', 'crash', 'crash', 'crash', 'one'] },
  ])('at $wishes, $concurrency at a time, no other document suffers', async ({ concurrency, wishes }) => {
    await engine.close()
    engine = open(concurrency)
    const outcomes = await convertAll(wishes)
    for (const [index, wish] of wishes.entries()) {
      expect(outcomes[index]).toMatch(wish === 'crash' ? /^pdf-engine-failed: .*`SIGSEGV`/ : wish)
    }
  })

  test('at every start, a document that is surely sound is tried before all are given up', async () => {
    const outcomes = await convertAll(['die', ...Array.from({ length: 8 }, (_, index) => `${index}`)])
    for (const outcome of outcomes)
      expect(outcome).toMatch(
        /^pdf-engine-failed: .*`exit status 77: no display`.* install LibreOffice again/,
      )
    expect(batches().length).toBe(4)
    expect(batches()[3]?.[0]).toMatch(/^PK/)
    // Those that come later have one start together.
    expect(await convertAll(['one', 'two'])).toEqual([
      expect.stringMatching(/^pdf-engine-failed/),
      expect.stringMatching(/^pdf-engine-failed/),
    ])
    expect(batches().length).toBe(5)
    fake.revive()
    expect(await convertAll(['one', 'two'])).toEqual(['one', 'two'])
  })

  test('at every start from some moment on, all that are left are given up, whatever came out before', async () => {
    expect(await convertAll(['one', 'two'])).toEqual(['one', 'two'])
    fake.kill()
    const later = await convertAll(Array.from({ length: 30 }, (_, index) => `${index}`))
    for (const outcome of later) expect(outcome).toMatch(/^pdf-engine-failed/)
    expect(batches().length).toBe(5)
  })

  test('it takes the programs that it started along', async () => {
    expect(await convertAll(['leave a child'])).toEqual(['leave a child'])
    const group = fake.starts()[0]?.id
    await vi.waitFor(() => {
      const members = execFileSync('ps', ['-A', '-o', 'pgid=,stat='], { encoding: 'utf8' })
      expect(members.split('\n').filter((line) => new RegExp(`^\\s*${group}\\s+[^Z]`).test(line))).toEqual([])
    }, 5000)
  })
})

describe('when LibreOffice hangs', () => {
  test.each(['hang', 'hang while loading', 'half and hang'])(
    'at a document (%s), that one has a problem, and the others come out',
    async (wish) => {
      const results = [convert('one'), convert(wish, { timeLimit: 300 }), convert('two')]
      expect((await Promise.all(results)).map(outcomeOf)).toEqual([
        'one',
        expect.stringMatching(/^pdf-time-limit: .*`0\.3 s`/),
        'two',
      ])
      expect(batches()[1]).toEqual(['two'])
      expect(isRunning(fake.starts()[0]?.id ?? 0)).toBe(false)
    },
  )

  test('at several documents in a row, the others come out', async () => {
    const hangs = Array.from({ length: 4 }, () => convert('hang', { timeLimit: 200 }))
    const others = [convert('one'), convert('two')]
    expect((await Promise.all(hangs)).map(outcomeOf)).toEqual(
      Array.from({ length: 4 }, () => expect.stringMatching(/^pdf-time-limit/)),
    )
    expect((await Promise.all(others)).map(outcomeOf)).toEqual(['one', 'two'])
  })

  test('after the last document, that one comes out', async () => {
    const results = [convert('one'), convert('hang afterwards', { timeLimit: 300 })]
    expect((await Promise.all(results)).map(outcomeOf)).toEqual(['one', 'hang afterwards'])
  })

  test('before the first document, it has half a minute beside the time limit', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const result = convert('hang at the start', { timeLimit: 300 })
    await vi.advanceTimersByTimeAsync(20)
    while (fake.starts().length === 0) await new Promise(setImmediate)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(isRunning(fake.starts()[0]?.id ?? 0)).toBe(true)
    await vi.advanceTimersByTimeAsync(300)
    vi.useRealTimers()
    expect(outcomeOf(await result)).toMatch(/^pdf-time-limit: /)
  })
})

describe('closing', () => {
  test('ends what is in work, and refuses what waits', async () => {
    const results = [convert('one'), convert('hang'), convert('two'), convert('archive', { pdfA: true })]
    expect((await Promise.all(results.slice(0, 1))).map(outcomeOf)).toEqual(['one'])
    const [start] = fake.starts()
    await engine.close()
    for (const result of results.slice(1))
      expect(outcomeOf(await result)).toMatch(/^pdf-not-possible: .*closed/)
    expect(isRunning(start?.id ?? 0)).toBe(false)
    expect(batches().length).toBe(1)
  })

  test('leaves nothing behind, whenever it comes', async () => {
    for (const ticks of [0, 1, 3, 10, 30, 100]) {
      const closed = open(2)
      const result = closed.convert(new TextEncoder().encode('hang'), {})
      for (let tick = 0; tick < ticks; tick += 1) await new Promise(setImmediate)
      await closed.close()
      expect(outcomeOf(await result)).toMatch(/^pdf-not-possible: /)
      expect(readdirSync(folder)).toEqual([])
    }
  })

  test('needs no document before it, and does no harm twice', async () => {
    await engine.close()
    await engine.close()
    expect(fake.starts()).toEqual([])
  })
})

test('without LibreOffice the problem says how to install it, and no folder is made', async () => {
  const empty = openLibreOffice({ environment: { PATH: folder }, concurrency: 2 })
  const { problems } = await empty.convert(new Uint8Array(), {})
  expect(problems.map(({ code }) => code)).toEqual(['pdf-engine-missing'])
  expect(problems[0]?.message).toContain('LibreOffice is not installed; install it with `')
  expect(existsSync(folder) && readdirSync(folder)).toEqual([])
  await empty.close()
})
