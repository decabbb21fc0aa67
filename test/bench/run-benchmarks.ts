/**
 * `npm run bench` measures everything, `npm run bench -- amounts` one thing. Times are told and never tested: they
 * depend on the machine and on what else it does.
 *
 * `--sizes 10,1000` and `--peers carbone,docxtemplater` measure less; `--write` puts what the README shows into it.
 */
import { availableParallelism, cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { amounts } from './amounts.js'
import { wholeBatch } from './batch.js'
import type { Benchmark, BenchmarkOptions } from './benchmark.js'
import { peers } from './contestants/contestants.js'
import { dates } from './dates.js'
import { documents } from './documents.js'
import { growth } from './growth.js'
import { html } from './html.js'
import { pdf } from './pdf.js'
import { startup } from './startup.js'
import { throughput } from './throughput.js'
import { writeReadmeSection } from './write-readme-section.js'

const benchmarks: readonly Benchmark[] = [
  documents,
  throughput,
  wholeBatch,
  growth,
  html,
  startup,
  pdf,
  amounts,
  dates,
]

interface Wish {
  readonly benchmarks: readonly Benchmark[]
  readonly options: BenchmarkOptions
  readonly isWritten: boolean
}

class WishError extends Error {}

function readWish(args: readonly string[]): Wish {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sizes: { type: 'string' },
      peers: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  })
  const options = { sizes: readSizes(values.sizes), peers: readPeers(values.peers) }
  if (!values.write) {
    const named = findAll(positionals, { among: benchmarks, kind: 'benchmark' })
    return { benchmarks: named.length === 0 ? benchmarks : named, options, isWritten: false }
  }
  if (args.length > 1) throw new WishError('The README shows everything: nothing else goes with --write')
  return { benchmarks: benchmarks.filter(({ isInReadme }) => isInReadme), options, isWritten: true }
}

function readSizes(list: string | undefined): readonly number[] | undefined {
  const sizes = list?.split(',').map(Number)
  if (sizes?.every((size) => Number.isInteger(size) && size > 0) === false) {
    throw new WishError('--sizes wants numbers of lines with commas between, such as 10,1000')
  }
  return sizes?.sort((a, b) => a - b)
}

function readPeers(list: string | undefined): readonly string[] | undefined {
  if (list === undefined) return undefined
  return findAll(list.split(','), { among: peers, kind: 'peer' }).map(({ name }) => name)
}

function findAll<T extends { readonly name: string }>(
  names: readonly string[],
  { among, kind }: { readonly among: readonly T[]; readonly kind: string },
): readonly T[] {
  return names.map((wanted) => {
    const found = among.find(({ name }) => name === wanted)
    if (found !== undefined) return found
    throw new WishError(
      `Cannot find the ${kind} ${wanted}; there are ${among.map(({ name }) => name).join(', ')}`,
    )
  })
}

async function runBenchmarks({ benchmarks, options, isWritten }: Wish): Promise<void> {
  const sections = [`${machine()}\n`]
  process.stdout.write(`${sections[0]}`)
  for (const { run } of benchmarks) {
    const section = await run(options)
    process.stdout.write(`\n${section}`)
    sections.push(section)
  }
  if (isWritten) writeReadmeSection(sections.join('\n'))
}

function machine(): string {
  const [processor] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(1)
  return `${processor?.model ?? 'Unknown processor'}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.version}`
}

try {
  await runBenchmarks(readWish(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof WishError || (error instanceof TypeError && 'code' in error))) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
