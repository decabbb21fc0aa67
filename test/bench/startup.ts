import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '../stand-in/project-root.js'
import type { Benchmark } from './benchmark.js'
import { markdownTable } from './markdown-table.js'
import { medianOf } from './measure.js'

const rounds = 11
const program = fileURLToPath(new URL('run-command.js', import.meta.url))
const quote = 'samples/small-nb-NO.json'
const templates = [
  'templates/superoffice-quotation.docx',
  'templates/quotation.docx',
  'templates/quotation.html',
]

/** The command from its call to its end, for one small quote: what loading, opening and unpractised code take. */
export const startup: Benchmark = {
  name: 'startup',
  isInReadme: true,
  run: async () => {
    const out = mkdtempSync(join(tmpdir(), 'quotewright-startup-'))
    try {
      const calls = [
        { name: 'Node alone', args: ['--eval', ''] },
        ...templates.map((template) => ({
          name: `\`render\` with \`${template}\``,
          args: [program, 'render', quote, '--template', template, '--out', out, '--quiet'],
        })),
      ]
      return describe(measureInTurns(calls))
    } finally {
      rmSync(out, { recursive: true })
    }
  },
}

interface Call {
  readonly name: string
  readonly args: readonly string[]
}

/** In milliseconds, by the clock and of the processor. */
interface CallTimes {
  readonly name: string
  readonly wall: number[]
  readonly processor: number[]
}

function measureInTurns(calls: readonly Call[]): readonly CallTimes[] {
  const times = calls.map(({ name }): CallTimes => ({ name, wall: [], processor: [] }))
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { args }] of calls.entries()) {
      const start = performance.now()
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' })
      times[index]?.wall.push(performance.now() - start)
      if (status !== 0) throw new Error(stderr)
      const said = stderr.trim().split('\n').at(-1) ?? ''
      if (said !== '') times[index]?.processor.push(Number(said))
    }
  }
  return times
}

function describe(times: readonly CallTimes[]): string {
  const rows = times.map(({ name, wall, processor }) => [
    name,
    median(wall).toFixed(0),
    processor.length === 0 ? '–' : median(processor).toFixed(0),
  ])
  return `#### Milliseconds for the command and one small quote\n\n${markdownTable(['', 'by the clock', 'of the processor'], rows)}`
}

const median = (milliseconds: readonly number[]): number =>
  medianOf({ name: '', milliseconds: [...milliseconds].sort((a, b) => a - b) })
