import { availableParallelism } from 'node:os'
import type { PdfConverter, PdfOptions, Problem, QuoteDocument } from '../model.js'
import type { Environment } from '../output/find-program.js'
import { invalidOption, pdfConverterClosed } from '../problem.js'
import { type PdfEngine, usualTimeLimit } from './pdf-engine.js'

export interface PdfConverterOptions {
  /** Names to values, of which `PATH` says where the engines are; those of this process unless told. */
  readonly environment?: Environment
  /** How many documents are in work at a time; as many as there are processors, but no more than four, unless told. */
  readonly concurrency?: number
}

/** Opens what makes PDF files. Nothing is loaded, looked for or started before the first document. */
export function openPdfConverter(options: PdfConverterOptions = {}): PdfConverter {
  const { environment, concurrency = Math.min(availableParallelism(), 4) } = options
  const engines = new Map<QuoteDocument['extension'], Promise<PdfEngine>>()
  let isClosed = false
  const engineOf = (extension: QuoteDocument['extension']): Promise<PdfEngine> => {
    const engine = engines.get(extension) ?? openEngine(extension, { environment, concurrency })
    engines.set(extension, engine)
    return engine
  }
  return {
    async convert({ extension, bytes }, wishes = {}) {
      const problems = isClosed ? [pdfConverterClosed()] : checkNumbers(concurrency, wishes)
      if (problems.length > 0) return { value: undefined, problems }
      const engine = await engineOf(extension)
      return engine.convert(bytes, wishes)
    },
    async close() {
      isClosed = true
      await Promise.all(Array.from(engines.values(), async (engine) => (await engine).close()))
    },
  }
}

interface EngineWishes {
  readonly environment: Environment | undefined
  readonly concurrency: number
}

/** Most runs make no PDF, and need not wait for what makes some. */
async function openEngine(
  extension: QuoteDocument['extension'],
  { environment, concurrency }: EngineWishes,
): Promise<PdfEngine> {
  const { processEnvironment } = await import('./process-group.js')
  const options = { environment: environment ?? processEnvironment(), concurrency }
  if (extension === 'html') return (await import('./chromium.js')).openChromium(options)
  return (await import('./libre-office.js')).openLibreOffice(options)
}

/** Numbers that would have documents wait for ever. */
const checkNumbers = (concurrency: number, { timeLimit = usualTimeLimit }: PdfOptions): Problem[] => [
  ...(Number.isInteger(concurrency) && concurrency > 0
    ? []
    : [invalidOption('concurrency', concurrency, ['a whole number, 1 or more'])]),
  ...(timeLimit >= 1 ? [] : [invalidOption('timeLimit', timeLimit, ['a number of milliseconds, 1 or more'])]),
]
