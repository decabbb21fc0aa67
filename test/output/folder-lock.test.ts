import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from '../../src/output/folder-lock.js'
import { nameThisProcess } from '../../src/output/lock-owner.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lock = () => lockFolder(folder, 'out')

function writeLock(name: string, owner: object): void {
  writeFileSync(join(folder, name), JSON.stringify({ ...nameThisProcess(), token: 'aaaaaaaa', ...owner }))
}

/** Makes a file as if it had been written so many minutes ago. */
function letPass(name: string, minutes: number): void {
  const time = Date.now() / 1000 - 60 * minutes
  utimesSync(join(folder, name), time, time)
}

/** The number of a process that has ended. */
async function findDeadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

describe('lockFolder', () => {
  test('lets one in at a time, and leaves nothing behind', () => {
    const { value: first } = lock()
    expect(first?.token).toMatch(/^[\da-f]{8}$/)
    const second = lock()
    expect(second.value).toBeUndefined()
    expect(second.problems[0]?.code).toBe('output-locked')
    expect(second.problems[0]?.message).toBe(
      `Cannot start: process ${process.pid} on \`${hostname()}\` is writing to the folder; wait until it is done, or remove \`${join('out', '.quotewright-lock')}\` if there is no such run`,
    )
    expect(readdirSync(folder)).toEqual(['.quotewright-lock'])
    first?.release()
    expect(readdirSync(folder)).toEqual([])
    expect(lock().value).toBeDefined()
  })

  test('takes over the lock of a process that has ended', async () => {
    const pid = await findDeadProcess()
    writeLock('.quotewright-lock', { pid, token: 'dead0001' })
    const { value: taken } = lock()
    expect(taken).toBeDefined()
    expect(lock().problems[0]?.code).toBe('output-locked')
    taken?.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('takes over the lock of whoever took one over and ended too', async () => {
    const pid = await findDeadProcess()
    writeLock('.quotewright-lock', { pid, token: 'dead0001' })
    writeLock('.quotewright-lock-dead0001', { pid, token: 'dead0002' })
    const { value: taken } = lock()
    expect(readdirSync(folder)).toContain('.quotewright-lock-dead0002')
    taken?.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('does not take over while the last of a chain may run', async () => {
    const pid = await findDeadProcess()
    writeLock('.quotewright-lock', { pid, token: 'dead0001' })
    writeLock('.quotewright-lock-dead0001', { token: 'live0001' })
    expect(lock().problems[0]?.message).toContain(`process ${process.pid} on`)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test('removes what is left of chains that ended before they were taken away', async () => {
    const pid = await findDeadProcess()
    writeLock('.quotewright-lock-dead0009', { pid, token: 'dead0010' })
    writeLock('.quotewright-dead0011-lock.tmp', { pid, token: 'dead0011' })
    writeLock('.quotewright-aaaa0012-lock.tmp', { token: 'aaaa0012' })
    const { value: taken } = lock()
    expect(readdirSync(folder)).toEqual(['.quotewright-aaaa0012-lock.tmp', '.quotewright-lock'])
    taken?.release()
  })

  test.runIf(process.platform === 'linux')('tells a process from one that had its number before', () => {
    writeLock('.quotewright-lock', { started: '1' })
    expect(lock().value).toBeDefined()
  })

  test('leaves the locks of other computers alone', () => {
    writeLock('.quotewright-lock', { host: 'elsewhere', pid: 1 })
    expect(lock().problems[0]?.message).toContain('process 1 on `elsewhere` is writing')
    expect(lock().problems[0]?.message).toContain('no sign of life for 5 minutes')
  })

  test('leaves the locks of other containers alone, where process numbers mean something else', async () => {
    writeLock('.quotewright-lock', { space: 'pid:[1]', pid: await findDeadProcess() })
    expect(lock().problems[0]?.message).toContain('no sign of life for 5 minutes')
  })

  test.each([{ host: 'elsewhere' }, { space: 'pid:[1]' }])(
    'takes over the lock of %j that has been silent for long',
    (owner) => {
      writeLock('.quotewright-lock', owner)
      letPass('.quotewright-lock', 4.9)
      expect(lock().value).toBeUndefined()
      letPass('.quotewright-lock', 5.1)
      expect(lock().value).toBeDefined()
    },
  )

  test.each(['', '{"pid":1}'])(
    'takes over a file that holds %j and is no lock, when it is old',
    (content) => {
      writeFileSync(join(folder, '.quotewright-lock'), content)
      letPass('.quotewright-lock', 5.1)
      const { value: own } = lock()
      expect(own).toBeDefined()
      expect(lock().value).toBeUndefined()
      own?.release()
      expect(readdirSync(folder)).toEqual([])
    },
  )

  test('is no lock of a computer of the same name that was started at another time', async () => {
    writeLock('.quotewright-lock', { boot: 'another', pid: await findDeadProcess() })
    expect(lock().problems[0]?.message).toContain('no sign of life for 5 minutes')
  })

  test('gives up before what only looks like a lock, or leads in a circle', () => {
    symlinkSync('nowhere', join(folder, '.quotewright-lock'))
    expect(lock().problems[0]?.code).toBe('output-locked')
    rmSync(join(folder, '.quotewright-lock'))
    writeLock('.quotewright-lock', { host: 'elsewhere', token: 'aaaa0001' })
    writeLock('.quotewright-lock-aaaa0001', { host: 'elsewhere', token: 'aaaa0001' })
    letPass('.quotewright-lock-aaaa0001', 100)
    expect(lock().problems[0]?.code).toBe('output-locked')
  })

  test('asks no sign of life of a process that can be seen to run', () => {
    writeLock('.quotewright-lock', {})
    letPass('.quotewright-lock', 1000)
    expect(lock().value).toBeUndefined()
  })

  test('gives signs of life', () => {
    const { value: own } = lock()
    const before = readFileSync(join(folder, '.quotewright-lock'), 'utf8')
    letPass('.quotewright-lock', 10)
    expect(own?.renew()).toBe(true)
    const { mtimeMs } = statSync(join(folder, '.quotewright-lock'))
    expect(Math.abs(Date.now() - mtimeMs)).toBeLessThan(60_000)
    expect(readFileSync(join(folder, '.quotewright-lock'), 'utf8')).toBe(before)
  })

  test('is not given up while it cannot be read, but before others could take it', () => {
    const { value: own } = lock()
    const path = join(folder, '.quotewright-lock')
    rmSync(path)
    mkdirSync(path)
    expect(Array.from({ length: 8 }, () => own?.renew())).toEqual([...new Array(6).fill(true), false, false])
    expect(own?.release).not.toThrow()
  })

  test('is known to be lost when somebody took it over, or took it away', () => {
    const { value: own } = lock()
    writeLock(`.quotewright-lock-${own?.token}`, { token: 'other001' })
    expect(own?.renew()).toBe(false)
    rmSync(join(folder, `.quotewright-lock-${own?.token}`))
    expect(own?.renew()).toBe(true)
    rmSync(join(folder, '.quotewright-lock'))
    expect(own?.renew()).toBe(false)
    expect(readdirSync(folder)).toEqual([])
  })

  test.each(['', '{}', 'not JSON', '{"pid":"1"}'])('refuses a lock that holds %j', (content) => {
    writeFileSync(join(folder, '.quotewright-lock'), content)
    expect(lock().problems[0]?.message).toContain('cannot be read; remove that file if there is no such run')
    expect(readFileSync(join(folder, '.quotewright-lock'), 'utf8')).toBe(content)
  })

  test('says when the folder cannot be written to', () => {
    const { problems } = lockFolder(join(folder, 'none'), 'none')
    expect(problems[0]?.code).toBe('output-not-writable')
  })

  test('lets exactly one of many processes take over a dead lock', async () => {
    const pid = await findDeadProcess()
    writeLock('.quotewright-lock', { pid, token: 'dead0001' })
    // Within one process the others see a lock of a process that runs.
    const taken = Array.from({ length: 20 }, lock).filter(({ value }) => value !== undefined)
    expect(taken).toHaveLength(1)
  })
})
