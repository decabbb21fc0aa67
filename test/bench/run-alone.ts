/** The program of a process that makes documents of one contestant alone; prints what that took as JSON. */
import { existsSync, readFileSync } from 'node:fs'
import { contestants } from './contestants/contestants.js'
import type { Alone, AloneTask } from './measure-alone.js'

async function runAlone({ contestant, repetitions, ...task }: AloneTask): Promise<Alone> {
  const found = contestants.find(({ name }) => name === contestant)
  if (found === undefined) throw new Error(`No contestant is called ${contestant}`)
  const prepare = await found.load()
  const work = prepare(task)
  await work()
  const { user, system } = process.cpuUsage()
  const first = { processorTime: (user + system) / 1_000, peakMegabytes: peakKilobytes() / 1_024 }
  const later: number[] = []
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const start = performance.now()
    await work()
    later.push(performance.now() - start)
  }
  return { ...first, later }
}

/** Linux counts what the process that started this one occupied in `maxRSS` too, so there its own list of sizes is read. */
function peakKilobytes(): number {
  const sizes = '/proc/self/status'
  const peak = existsSync(sizes) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(sizes, 'utf8'))?.[1] : undefined
  return peak === undefined ? process.resourceUsage().maxRSS : Number(peak)
}

const aloneTask: AloneTask = JSON.parse(process.argv[2] ?? '')
process.stdout.write(JSON.stringify(await runAlone(aloneTask)))
