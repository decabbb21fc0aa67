import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { findProcessGroup } from '../../src/pdf/find-process-group.js'
import { openWorkshop, readProgramOutput, type Workshop } from '../../src/pdf/process-group.js'
import { type CompiledSources, compileSources } from '../fixtures/build-command.js'

const environment = { PATH: process.env['PATH'] }

/** The processes of a group that are not dead. */
function membersOf(group: number): readonly string[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' })
  return processes.split('\n').filter((line) => new RegExp(`^\\s*${group}\\s+[^Z\\s]`).test(line))
}

const silent = { onOutput: () => undefined, onError: () => undefined }

describe('a program in a workshop', () => {
  let workshop: Workshop
  beforeAll(async () => {
    workshop = await openWorkshop()
  })
  afterAll(() => workshop.close())

  const run = (script: string, options: object = {}) =>
    workshop.start('/bin/sh', { args: ['-c', script], environment, ...silent, ...options })

  test('is heard line by line, to its last word', async () => {
    const output: string[] = []
    const errors: string[] = []
    const { ended } = run('echo one; echo two >&2; printf three', {
      onOutput: (line: string) => output.push(line),
      onError: (line: string) => errors.push(line),
    })
    expect(await ended).toEqual({ exitStatus: 0, description: 'exit status 0' })
    expect([output, errors]).toEqual([['one', 'three'], ['two']])
  })

  test('works in the folder of the workshop, with no other variables than its own', async () => {
    const output: string[] = []
    await run('pwd; env', { environment: { A: '1' }, onOutput: (line: string) => output.push(line) }).ended
    expect(output[0]).toBe(realpathSync(workshop.folder))
    expect(output.filter((line) => !/^(?:PWD|SHLVL|OLDPWD|_)=/.test(line)).slice(1)).toEqual(['A=1'])
  })

  test('says how it ended', async () => {
    expect(await run('exit 3').ended).toEqual({ exitStatus: 3, description: 'exit status 3' })
    expect(await run('kill -s TERM $$').ended).toEqual({ exitStatus: undefined, description: 'SIGTERM' })
    const missing = workshop.start(join(workshop.folder, 'missing'), { args: [], environment, ...silent })
    expect(await missing.ended).toEqual({ exitStatus: undefined, description: 'ENOENT' })
  })

  test('is ended with all that it started', async () => {
    const output: string[] = []
    const { ended, kill } = run('sleep 1000 & sleep 1000 & echo $$; wait', {
      onOutput: (line: string) => output.push(line),
    })
    const group = await vi.waitFor(() => Number(output[0] ?? expect.fail()))
    expect(membersOf(group).length).toBe(3)
    kill()
    expect(await ended).toEqual({ exitStatus: undefined, description: 'SIGKILL' })
    await vi.waitFor(() => expect(membersOf(group)).toEqual([]))
    kill()
  })
})

describe('a program that something else started', () => {
  const ended = (child: ChildProcess) => once(child, 'exit')

  test('is ended with its group, or alone', async () => {
    const workshop = await openWorkshop()
    const script = ['-c', 'sleep 1000 & echo $!; wait']
    const [together, alone] = [true, false].map((isGroup) => {
      const child = spawn('/bin/sh', script, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
      return { child, end: ended(child), isGroup, id: child.pid ?? 0 }
    })
    if (together === undefined || alone === undefined) throw new Error('Nothing was started.')
    for (const { child, end, ...target } of [together, alone]) {
      await once(createInterface({ input: child.stdout }), 'line')
      workshop.adopt(target, end)
    }
    await workshop.close()
    await vi.waitFor(() => expect(membersOf(together.id)).toEqual([]), 5000)
    expect(membersOf(alone.id).length).toBe(1)
    process.kill(-alone.id, 'SIGKILL')
  })

  test('is not waited for without end', async () => {
    const workshop = await openWorkshop()
    // The id of no process: it is beyond what systems count to.
    workshop.adopt({ id: 2 ** 30, isGroup: false }, new Promise(() => undefined))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const closed = workshop.close()
      await vi.advanceTimersByTimeAsync(10_000)
      await closed
    } finally {
      vi.useRealTimers()
    }
    expect(existsSync(workshop.folder)).toBe(false)
  })
})

describe('the group of a process', () => {
  test('is that of the script that started it, where the script is ours, too', async () => {
    const script = ['-c', `/bin/sh -c 'echo $$; sleep 1000; :' "$0"; :`, 'mark-of-ours']
    const child = spawn('/bin/sh', script, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    const [id, group] = [Number(line), child.pid ?? 0]
    expect(id).not.toBe(group)
    expect(await findProcessGroup(id, 'mark-of-ours')).toEqual({ id: group, isGroup: true })
    expect(await findProcessGroup(group, 'mark-of-ours')).toEqual({ id: group, isGroup: true })
    expect(await findProcessGroup(id, 'mark-of-others')).toBeUndefined()
    process.kill(-group, 'SIGKILL')
    await vi.waitFor(async () => expect(await findProcessGroup(id, 'mark-of-ours')).toBeUndefined(), 5000)
  })

  test('is not known to be ours where this process leads it', async () => {
    const child = spawn('/bin/sh', ['-c', 'echo $$; sleep 1000; :', 'mark-of-ours'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(createInterface({ input: child.stdout }), 'line')
    expect(await findProcessGroup(child.pid ?? 0, 'mark-of-ours')).toEqual({ id: child.pid, isGroup: false })
    child.kill('SIGKILL')
  })
})

describe('a workshop that is closed', () => {
  test('has ended its programs and removed its folder, and starts no more', async () => {
    const workshop = await openWorkshop()
    const output: string[] = []
    const { ended } = workshop.start('/bin/sh', {
      args: ['-c', 'echo $$; exec sleep 1000'],
      environment,
      onOutput: (line) => output.push(line),
      onError: () => undefined,
    })
    const group = await vi.waitFor(() => Number(output[0] ?? expect.fail()))
    await workshop.close()
    expect((await ended).description).toBe('SIGKILL')
    expect(membersOf(group)).toEqual([])
    expect(existsSync(workshop.folder)).toBe(false)
    expect(() => workshop.start('/bin/sh', { args: [], environment, ...silent })).toThrow('closed')
  })
})

/** A process that opens a workshop, runs two programs in it, and then goes on, ends or crashes. */
const holder = (module: string): string => `
  import { openWorkshop } from ${JSON.stringify(module)}
  const workshop = await openWorkshop()
  const silent = { environment: { PATH: process.env.PATH }, onError() {} }
  const start = (script) => new Promise((resolve) => {
    workshop.start('/bin/sh', { args: ['-c', script], ...silent, onOutput: resolve })
  })
  await start('echo gone')
  const groups = [await start('echo $$; sleep 1000'), await start('trap "" HUP INT TERM; echo $$; sleep 1000 & wait')]
  console.log([workshop.folder, ...groups].join(' '))
  process.stdin.once('data', (word) => {
    if (String(word).trim() === 'exit') process.exit(0)
    throw new Error('crash')
  })`

describe('a process that ends without closing its workshop', () => {
  let built: CompiledSources
  let folder = ''
  beforeAll(async () => {
    built = await compileSources('process-group')
    folder = mkdtempSync(join(tmpdir(), 'holder-'))
  }, 60_000)
  afterAll(() => {
    built.remove()
    rmSync(folder, { recursive: true })
  })

  async function hold(): Promise<{ readonly process: ChildProcess; readonly groups: readonly number[] }> {
    const module = pathToFileURL(join(built.folder, 'pdf', 'process-group.js')).href
    const args = ['--input-type=module', '-e', holder(module)]
    const child = spawn(process.execPath, args, {
      env: { ...environment, TMPDIR: folder },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    const [, ...groups] = String(line).split(' ')
    return { process: child, groups: groups.map(Number) }
  }

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL', 'exit', 'crash'])(
    'by %s leaves no program and no folder behind',
    async (way) => {
      const { process: child, groups } = await hold()
      for (const group of groups) expect(membersOf(group).length).toBeGreaterThan(0)
      const ended = once(child, 'exit')
      if (way.startsWith('SIG')) process.kill(child.pid ?? 0, way)
      else child.stdin?.write(`${way}\n`)
      await ended
      await vi.waitFor(() => expect(groups.flatMap(membersOf)).toEqual([]), 10_000)
      await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]), 10_000)
    },
  )
})

describe('what a program prints', () => {
  test('is known when it ends well, and is not otherwise', async () => {
    const ask = (script: string) => readProgramOutput('/bin/sh', { args: ['-c', script], environment })
    expect(await ask('echo LibreOffice 7.4')).toBe('LibreOffice 7.4\n')
    expect(await ask('echo no; exit 1')).toBeUndefined()
    expect(await readProgramOutput('/nowhere', { args: [], environment })).toBeUndefined()
  })

  test('is all that is left of it', async () => {
    const output = await readProgramOutput('/bin/sh', { args: ['-c', 'sleep 1000 & echo $$'], environment })
    await vi.waitFor(() => expect(membersOf(Number(output))).toEqual([]), 5000)
    expect(Number(output)).toBeGreaterThan(0)
  })

  test('has an end, though the program has none', async () => {
    expect(await readProgramOutput('/bin/sh', { args: ['-c', 'yes & yes'], environment })).toBeUndefined()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const late = readProgramOutput('/bin/sh', { args: ['-c', 'sleep 1000 & sleep 1000'], environment })
      await vi.advanceTimersByTimeAsync(20_000)
      expect(await late).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })
})
