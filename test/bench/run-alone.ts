/** The program of a process that makes documents of one contestant alone; prints what that took as JSON. */
import { contestants } from './contestants/contestants.js'
import type { Alone, AloneTask } from './measure-alone.js'

async function runAlone({ contestant, repetitions, ...task }: AloneTask): Promise<Alone> {
  const found = contestants.find(({ name }) => name === contestant)
  if (found === undefined) throw new Error(`No contestant is called ${contestant}`)
  const prepare = await found.load()
  const work = prepare(task)
  const times: number[] = []
  const makeOne = async (): Promise<void> => {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  await makeOne()
  // Kilobytes, on every system.
  const peakMegabytes = process.resourceUsage().maxRSS / 1024
  for (let repetition = 0; repetition < repetitions; repetition += 1) await makeOne()
  const [first = Number.NaN, ...later] = times
  return { peakMegabytes, first, later }
}

const aloneTask: AloneTask = JSON.parse(process.argv[2] ?? '')
process.stdout.write(JSON.stringify(await runAlone(aloneTask)))
