import { readDocxParts, textOf } from '../fixtures/build-docx.js'
import type { Benchmark, BenchmarkOptions } from './benchmark.js'
import { limit, peers, quotewright, type WordContestant } from './contestants/contestants.js'
import type { WordWork } from './contestants/word-work.js'
import { type SizeResult, tableOfMemory, tableOfTargets, tableOfTimes } from './document-tables.js'
import { type Measurement, measure } from './measure.js'
import { type Alone, measureAlone } from './measure-alone.js'
import { installPeers } from './peers.js'
import type { SyntaxName } from './quote-templates.js'
import { withTemplates } from './with-templates.js'

const sizes = [10, 100, 1_000, 10_000]

/** Whose first document takes more than this of the processor, in milliseconds, is not asked for more. */
const longest = 8_000

/** The larger a quote, the fewer rounds. */
const roundsFor = (lineCount: number): number => (lineCount <= 100 ? 15 : lineCount <= 1_000 ? 9 : 5)

/** The same quote in the same Word document, by everybody. */
export const documents: Benchmark = {
  name: 'documents',
  isInReadme: true,
  run: (options) => withTemplates((pathOf) => compareAll(options, pathOf)),
}

type PathOf = (syntax: SyntaxName) => string

async function compareAll(options: BenchmarkOptions, pathOf: PathOf): Promise<string> {
  installPeers()
  const chosen = peers.filter(({ name }) => options.peers?.includes(name) ?? true)
  const results: SizeResult[] = []
  for (const lineCount of options.sizes ?? sizes) {
    results.push(await compare([quotewright, limit, ...chosen], { lineCount, pathOf }))
  }
  return [
    `#### Milliseconds for a document\n\n${tableOfTimes(results)}`,
    `#### Against the targets\n\n${tableOfTargets(results)}`,
    `#### Megabytes of memory at the peak\n\n${tableOfMemory(results)}`,
  ].join('\n')
}

interface Size {
  readonly lineCount: number
  readonly pathOf: PathOf
}

/** Each alone in a process first, which also tells who would take too long; then the others in turns. */
async function compare(contestants: readonly WordContestant[], size: Size): Promise<SizeResult> {
  const { lineCount, pathOf } = size
  const alone = contestants.map((contestant): [WordContestant, Alone | undefined] => [
    contestant,
    measureAlone({
      contestant: contestant.name,
      template: pathOf(contestant.syntax),
      lineCount,
      repetitions: 0,
    }),
  ])
  const able = alone.flatMap(([contestant, { processorTime } = { processorTime: longest }]) =>
    processorTime < longest ? [contestant] : [],
  )
  const times = await measureInTurns(able, size)
  return {
    lineCount,
    entries: alone.map(([contestant, memory]) => ({
      contestant,
      alone: memory,
      time: times.get(contestant),
    })),
  }
}

async function measureInTurns(
  contestants: readonly WordContestant[],
  { lineCount, pathOf }: Size,
): Promise<ReadonlyMap<WordContestant, Measurement>> {
  const works = new Map<WordContestant, WordWork>()
  for (const contestant of contestants) {
    const prepare = await contestant.load()
    works.set(contestant, prepare({ template: pathOf(contestant.syntax), lineCount }))
  }
  await checkTexts(works)
  const measurements = await measure(
    Array.from(works, ([{ name }, work]) => ({ name, run: async () => (await work()).length })),
    roundsFor(lineCount),
  )
  return new Map(
    contestants.flatMap((contestant, index) => {
      const time = measurements[index]
      return time === undefined ? [] : [[contestant, time]]
    }),
  )
}

/** Every text must stand in every document, so that nobody is measured doing less than the others. */
async function checkTexts(works: ReadonlyMap<WordContestant, WordWork>): Promise<void> {
  let wanted: string | undefined
  for (const [{ name }, work] of works) {
    const texts = readTexts(await work())
    wanted ??= texts
    if (texts !== wanted)
      throw new Error(`The document by ${name} holds other texts than that by Quotewright`)
  }
}

/** Without empty texts and paragraphs: some leave those in which their tags stood. */
function readTexts(document: Uint8Array): string {
  const parts = readDocxParts(document)
  const xml = `${parts.get('word/header1.xml')}${parts.get('word/document.xml')}`
  return textOf(xml.replace(/<w:t [^>]*\/>/g, '')).replace(/\n+/g, '\n')
}
