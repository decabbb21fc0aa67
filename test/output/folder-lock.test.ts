import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
    writeLock('.quotewright-lock', { started: 'an earlier start' })
    expect(lock().value).toBeDefined()
  })

  test('leaves the locks of other computers alone', () => {
    writeLock('.quotewright-lock', { host: 'elsewhere', pid: 1 })
    expect(lock().problems[0]?.message).toContain('process 1 on `elsewhere` is writing')
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
