import { describe, expect, test } from 'vitest'
import { systemNetwork } from '../../src/source/network.js'

describe('a pause', () => {
  const day = 24 * 60 * 60_000

  test('ends after its time', async () => {
    expect(await systemNetwork.sleep(1)).toBeUndefined()
  })

  test('ends when the signal comes, before it or during it', async () => {
    const controller = new AbortController()
    const pause = systemNetwork.sleep(day, controller.signal)
    controller.abort()
    expect(await pause).toBeUndefined()
    expect(await systemNetwork.sleep(day, controller.signal)).toBeUndefined()
  })
})
