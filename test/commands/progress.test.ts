import { describe, expect, test } from 'vitest'
import { createProgress } from '../../src/commands/progress.js'
import { createTestWorld } from './test-world.js'

/** Shows two of four steps, at these milliseconds. */
function run(times: readonly number[], { isTerminal = true, quiet = false } = {}): string {
  let now = 0
  const world = createTestWorld({ isTerminal, milliseconds: () => now })
  const progress = createProgress(4, { world, quiet })
  for (const time of times) {
    now = time
    progress.show(2)
  }
  progress.wipe()
  return world.err()
}

describe('createProgress', () => {
  test('shows nothing in the first second', () => {
    expect(run([0, 500, 999])).toBe('')
  })

  test('shows how much is done after a second, and wipes itself', () => {
    expect(run([1000])).toBe(`\r[${'#'.repeat(15)}${'.'.repeat(15)}] 2 of 4\r\u001b[K`)
  })

  test('draws itself at most ten times a second', () => {
    expect(run([1000, 1050, 1099, 1100]).match(/2 of 4/g)).toHaveLength(2)
  })

  test('stays away from files and from quiet runs', () => {
    expect(run([5000], { isTerminal: false })).toBe('')
    expect(run([5000], { quiet: true })).toBe('')
  })
})
