import { describe, expect, test } from 'vitest'
import { createProgress } from '../../src/commands/progress.js'
import { createTestWorld } from './test-world.js'

interface Mark {
  /** Milliseconds since the run began. */
  readonly time: number
  readonly done: number
}

interface Situation {
  readonly isTerminal?: boolean
  readonly columns?: number
  readonly quiet?: boolean
  readonly inLines?: boolean
  /** When it is first looked at, with nothing done. */
  readonly begin?: number
  /** How many there are; `unknown` where nobody knows. */
  readonly total?: number | 'unknown'
}

/** What is written when this much is done at these times. */
function run(marks: readonly Mark[], situation: Situation = {}): string {
  const { isTerminal = true, columns = 80, quiet = false, inLines = false, begin = 0, total = 4 } = situation
  let now = 0
  const world = createTestWorld({ isTerminal, columns, milliseconds: () => now })
  const progress = createProgress({ world, quiet, inLines })
  for (const { time, done } of [{ time: begin, done: 0 }, ...marks]) {
    now = time
    progress.show(done, total === 'unknown' ? undefined : total)
  }
  progress.wipe()
  return world.err()
}

const at = (...times: readonly number[]): readonly Mark[] => times.map((time) => ({ time, done: 2 }))

const half = '#'.repeat(15) + '.'.repeat(15)
const wipe = '\r\u001b[K'

describe('createProgress', () => {
  test('shows nothing in the first second', () => {
    expect(run(at(0, 500, 999))).toBe('')
  })

  test('shows how much is done, how fast and for how long still after a second, and wipes itself', () => {
    expect(run(at(1000))).toBe(`\r[${half}] 2 of 4, 2.0 a second, 1 s left\u001b[K${wipe}`)
  })

  test('draws itself at most ten times a second', () => {
    expect(run(at(1000, 1050, 1099, 1100)).match(/2 of 4/g)).toHaveLength(2)
  })

  test('counts without a bar while nobody knows how many there are', () => {
    expect(run(at(1000), { total: 'unknown' })).toBe(`\r2 done, 2.0 a second\u001b[K${wipe}`)
  })

  test('leaves the bar out where a line would not hold it', () => {
    expect(run(at(1000), { columns: 60 })).toBe(`\r2 of 4, 2.0 a second, 1 s left\u001b[K${wipe}`)
    expect(run(at(1000), { columns: 10 })).toBe(`\r2 of 4, 2\u001b[K${wipe}`)
  })

  test('stays away from files and from quiet runs', () => {
    expect(run(at(5000), { isTerminal: false })).toBe('')
    expect(run(at(5000), { quiet: true })).toBe('')
    expect(run(at(5000), { isTerminal: false, inLines: true, quiet: true })).toBe('')
  })

  test('writes a line a second where lines are wanted and there is no terminal', () => {
    const marks = [500, 1000, 1500, 1999, 2000].map((time) => ({ time, done: time / 50 }))
    expect(run(marks, { isTerminal: false, inLines: true, total: 1000 })).toBe(
      '20 of 1000, 20 a second, 49 s left\n40 of 1000, 20 a second, 48 s left\n',
    )
  })

  test('tells the pace of the last ten seconds', () => {
    // A thousand were there already; the rest comes one a second.
    const later = Array.from({ length: 12 }, (_, index) => ({
      time: 2000 + index * 1000,
      done: 1001 + index,
    }))
    const lines = run([{ time: 1000, done: 1000 }, ...later], {
      isTerminal: false,
      inLines: true,
      total: 5000,
    })
    expect(lines.split('\n').at(0)).toBe('1000 of 5000, 1000 a second, 4 s left')
    expect(lines.split('\n').at(-2)).toBe('1012 of 5000, 1.0 a second, 1 h 06 min left')
  })

  test('writes no line when all is done: the end tells', () => {
    expect(run([{ time: 2000, done: 4 }], { isTerminal: false, inLines: true })).toBe('')
  })

  test('tells minutes', () => {
    expect(run([{ time: 1000, done: 10 }], { isTerminal: false, inLines: true, total: 1040 })).toBe(
      '10 of 1040, 10 a second, 1 min 43 s left\n',
    )
  })

  test('promises nothing while nothing is done, or hardly anything', () => {
    const lines = { isTerminal: false, inLines: true, total: 1000 }
    expect(run([{ time: 1000, done: 0 }], lines)).toBe('0 of 1000, 0.0 a second\n')
    expect(run([{ time: 1000, done: 1 }], { ...lines, begin: 501 })).toBe('1 of 1000\n')
    expect(run([{ time: 1000, done: 1 }], { ...lines, begin: 500 })).toBe(
      '1 of 1000, 2.0 a second, 8 min 20 s left\n',
    )
  })
})
