/**
 * `npm run bench` measures everything, `npm run bench -- amounts` one thing. Times are told and never tested: they
 * depend on the machine and on what else it does.
 */
import { availableParallelism, cpus, totalmem } from 'node:os'
import { amounts } from './amounts.js'
import type { Benchmark } from './benchmark.js'
import { dates } from './dates.js'
import { pdf } from './pdf.js'

const benchmarks: readonly Benchmark[] = [amounts, dates, pdf]

async function runBenchmarks(names: readonly string[]): Promise<void> {
  const known = benchmarks.map(({ name }) => name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    process.stderr.write(`Cannot find the benchmark ${unknown}; there are ${known.join(', ')}\n`)
    process.exitCode = 2
    return
  }
  process.stdout.write(`${machine()}\n`)
  for (const { name, run } of benchmarks) {
    if (names.length === 0 || names.includes(name)) process.stdout.write(`\n${await run()}`)
  }
}

function machine(): string {
  const [processor] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(1)
  return `${processor?.model ?? 'Unknown processor'}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.version}`
}

await runBenchmarks(process.argv.slice(2))
