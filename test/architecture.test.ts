import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))

interface SourceFile {
  /** Path within `src`: `culture/format-date.ts`. */
  readonly path: string
  /** Its text without comments. */
  readonly code: string
  readonly imports: readonly Import[]
}

interface Import {
  /** The path within `src`, or the name of a package. */
  readonly target: string
  readonly isOwn: boolean
  /** Gone when compiled. */
  readonly isTypeOnly: boolean
  /** Only loaded when it is needed. */
  readonly isLazy: boolean
}

const sources: readonly SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && path !== 'rolldown.config.ts')
  .sort()
  .map(readSource)

function readSource(path: string): SourceFile {
  const code = readFileSync(join(src, path), 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/^\s*\/\/.*$/gm, '')
  const statements = code.matchAll(
    /^(?:import|export)\s+(type\s)?(?:[^'"`;=(]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  const imports = Array.from(statements, ([, type, written, lazy]) =>
    resolveImport(path, {
      name: written ?? lazy ?? '',
      isTypeOnly: type !== undefined,
      isLazy: lazy !== undefined,
    }),
  )
  return { path, code, imports }
}

type WrittenImport = Omit<Import, 'target' | 'isOwn'> & { readonly name: string }

function resolveImport(path: string, { name, ...kind }: WrittenImport): Import {
  const isOwn = name.startsWith('.')
  const target = isOwn ? posix.join(dirname(path), name.replace(/\.js$/, '.ts')) : name
  return { target, isOwn, ...kind }
}

/** A folder of `src` with a slash, or a file of its own. */
const roomOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)

const leaves = ['date-value.ts', 'decimal.ts', 'fraction.ts', 'nearest-name.ts']
const ground = [...leaves, 'model.ts', 'problem.ts']
const core = [...ground, 'carriers.ts', 'culture/', 'fields/']

/** What each room may import beside itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'date-value.ts': [],
  'decimal.ts': ['fraction.ts'],
  'fraction.ts': [],
  'nearest-name.ts': [],
  'model.ts': [...leaves, 'problem.ts'],
  'problem.ts': ['model.ts', ...leaves],
  'carriers.ts': [...leaves, 'model.ts'],
  'culture/': ground,
  'fields/': [...ground, 'carriers.ts', 'culture/', 'recent-values.ts'],
  'source/': [...ground, 'carriers.ts'],
  'template/': ground,
  'output/': ['model.ts', 'problem.ts'],
  'batch/': [
    ...core,
    'pair-values.ts',
    'recent-values.ts',
    'source/',
    'template/',
    'output/',
    'render.ts',
    'check.ts',
    'open.ts',
    'fetch.ts',
    'pdf/',
  ],
  'pdf/': ['model.ts', 'problem.ts', 'output/', 'template/'],
  'report.ts': ['model.ts', 'problem.ts'],
  'template-data.ts': ['model.ts', 'fields/'],
  'recent-values.ts': [],
  'pair-values.ts': [],
  'prepared-template.ts': ['model.ts', 'fields/', 'pair-values.ts', 'recent-values.ts', 'template-data.ts'],
  'render.ts': [...core, 'prepared-template.ts'],
  'check.ts': [...core, 'template-data.ts'],
  'open.ts': ['check.ts', 'model.ts', 'template/'],
  'fetch.ts': [...core, 'source/'],
  'commands/': [
    ...core,
    'source/',
    'template/',
    'output/',
    'pdf/',
    'render.ts',
    'check.ts',
    'fetch.ts',
    'report.ts',
    'batch/',
  ],
  'command-line.ts': ['commands/', ...ground],
  'cli.ts': ['command-line.ts'],
  'index.ts': [
    ...core,
    'source/',
    'template/',
    'render.ts',
    'check.ts',
    'open.ts',
    'fetch.ts',
    'batch/',
    'pdf/',
  ],
}

/** Each foreign engine has one keeper, and so has each thing of the process. */
const keepers: Readonly<Record<string, RegExp>> = {
  docxtemplater: /^template\/docx[^/]*$/,
  pizzip: /^template\/docx[^/]*$/,
  handlebars: /^template\/html[^/]*$/,
  luxon: /^culture\//,
  commander: /^command-line\.ts$/,
  piscina: /^batch\/thread-pool\.ts$/,
  'playwright-core': /^pdf\/chromium[^/]*$/,
  'node:fs': /^(?:source\/|output\/|pdf\/|cli\.ts$)/,
  'node:child_process': /^pdf\/process-group\.ts$/,
}

describe('the sources', () => {
  test('are found', () => {
    expect(sources.map(({ path }) => path)).toContain('culture/format-number.ts')
    expect(sources.find(({ path }) => path === 'cli.ts')?.imports).toEqual([
      { target: 'node:fs', isOwn: false, isTypeOnly: false, isLazy: false },
      { target: 'command-line.ts', isOwn: true, isTypeOnly: false, isLazy: false },
    ])
  })

  test('all lie in a known room', () => {
    const unknown = sources.filter(({ path }) => mayImport[roomOf(path)] === undefined)
    expect(unknown.map(({ path }) => path)).toEqual([])
  })

  test('import from the rooms that theirs may import, and no others', () => {
    const trespasses = sources.flatMap(({ path, imports }) => {
      const allowed = [roomOf(path), ...(mayImport[roomOf(path)] ?? [])]
      return imports
        .filter(({ target, isOwn }) => isOwn && !allowed.includes(roomOf(target)))
        .map(({ target }) => `${path} imports ${target}`)
    })
    expect(trespasses).toEqual([])
  })

  test('never import each other in a circle', () => {
    expect(findCycle()).toBeUndefined()
  })

  test('leave every foreign engine to its keeper', () => {
    const trespasses = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isOwn }) => !isOwn && keeperOf(target)?.test(path) === false)
        .map(({ target }) => `${path} imports ${target}`),
    )
    expect(trespasses).toEqual([])
  })

  test('import no package but those with a keeper, and Node', () => {
    const others = sources.flatMap(({ imports }) =>
      imports.filter(
        ({ target, isOwn }) => !isOwn && keeperOf(target) === undefined && !target.startsWith('node:'),
      ),
    )
    expect(others.map(({ target }) => target)).toEqual([])
  })

  test('start the command line without any engine, so that help and refusals come at once', () => {
    expect(packagesAtStart('cli.ts')).toEqual(['commander', 'node:fs'])
    expect(sources.find(({ path }) => path === 'command-line.ts')?.imports).toContainEqual(
      expect.objectContaining({ target: 'commands/render-quotes.ts', isLazy: true }),
    )
  })

  test('load the engine of a format only for a template of that format', () => {
    const engines = ['docxtemplater', 'handlebars']
    const enginesOf = (path: string): readonly string[] =>
      packagesAtStart(path).filter((name) => engines.includes(name))
    expect(enginesOf('commands/render-quotes.ts')).toEqual([])
    expect(enginesOf('commands/render-batch.ts')).toEqual([])
    expect(enginesOf('batch/worker.ts')).toEqual([])
    expect(enginesOf('template/docx.ts')).toEqual(['docxtemplater'])
    expect(enginesOf('template/html.ts')).toEqual(['handlebars'])
    expect(enginesOf('index.ts')).toEqual(engines)
  })

  test('load what asks SuperOffice only for a run that asks it', () => {
    expect(filesAtStart('commands/render-quotes.ts')).not.toContain('source/network.ts')
    expect(filesAtStart('commands/connected-source.ts')).toContain('source/network.ts')
  })

  test('know the process in cli.ts, in what names the owners of locks and in what starts engines, and the console nowhere', () => {
    const keepers = ['cli.ts', 'output/lock-owner.ts', 'pdf/process-group.ts']
    const trespasses = sources.filter(
      ({ path, code }) =>
        (!keepers.includes(path) && /\bprocess\.|'node:process'/.test(code)) || /\bconsole\./.test(code),
    )
    expect(trespasses.map(({ path }) => path)).toEqual([])
  })

  test('know the clock, the network and chance in cli.ts, in what asks SuperOffice and in what times batches alone', () => {
    const forbidden =
      /\bnew Date\(\s*\)|\bDate\.now\b|\bperformance\.|\bglobalThis\.fetch\b|\bMath\.random\b|'node:timers/
    const keepers = ['cli.ts', 'source/network.ts', 'batch/clock.ts']
    const trespasses = sources.filter(({ path, code }) => !keepers.includes(path) && forbidden.test(code))
    expect(trespasses.map(({ path }) => path)).toEqual([])
  })
})

/** The keeper of a package, whichever file of it is imported. */
function keeperOf(target: string): RegExp | undefined {
  const name = Object.keys(keepers).find((keeper) => target === keeper || target.startsWith(`${keeper}/`))
  return name === undefined ? undefined : keepers[name]
}

/** A circle of imports that are there when the program runs: `a.ts > b.ts > a.ts`. */
function findCycle(): string | undefined {
  const needs = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ isOwn, isTypeOnly }) => isOwn && !isTypeOnly).map(({ target }) => target),
    ]),
  )
  const finished = new Set<string>()
  const visit = (path: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' > ')
    if (finished.has(path)) return undefined
    for (const need of needs.get(path) ?? []) {
      const cycle = visit(need, [...trail, path])
      if (cycle !== undefined) return cycle
    }
    finished.add(path)
    return undefined
  }
  for (const path of needs.keys()) {
    const cycle = visit(path, [])
    if (cycle !== undefined) return cycle
  }
  return undefined
}

/** What is loaded with a file, itself included. */
function filesAtStart(start: string): readonly string[] {
  const files = new Set<string>()
  const visit = (path: string): void => {
    if (files.has(path)) return
    files.add(path)
    for (const { target, isOwn } of importsAtStart(path)) if (isOwn) visit(target)
  }
  visit(start)
  return [...files]
}

/** The packages that are loaded with a file. */
function packagesAtStart(start: string): readonly string[] {
  const imports = filesAtStart(start).flatMap(importsAtStart)
  const packages = imports.filter(({ isOwn }) => !isOwn).map(({ target }) => target)
  return [...new Set(packages)].sort()
}

const importsAtStart = (path: string): readonly Import[] =>
  (sources.find((source) => source.path === path)?.imports ?? []).filter(
    ({ isTypeOnly, isLazy }) => !isTypeOnly && !isLazy,
  )
