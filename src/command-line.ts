/**
 * The command line: what may be written, what help says, and which command runs. The commands themselves, and
 * with them the engines, are only loaded when one runs, so that help and refusals come at once.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { RenderRequest } from './commands/read-jobs.js'
import type { BatchRequest, JobDefaults } from './commands/render-batch.js'
import { type ExitStatus, hasColor, type World } from './commands/world.js'
import { parseDateValue } from './date-value.js'
import type { QuoteSelector, RenderOptions, RoundingMode } from './model.js'
import { unexpectedFailure } from './problem.js'

/**
 * Runs one command line.
 * @param argv the arguments after the program's name
 */
export async function runCommandLine(argv: readonly string[], world: World): Promise<ExitStatus> {
  let status: ExitStatus = 0
  const program = createProgram(world, (outcome) => {
    status = outcome
  })
  try {
    await program.parseAsync(argv.map(completePdf), { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    world.standardError.write(`quotewright: ${unexpectedFailure(error).message}\n`)
    return 1
  }
}

type PdfWish = NonNullable<RenderRequest['pdf']>

const pdfWishes: readonly PdfWish[] = ['beside', 'only']

/** What follows `--pdf` is no value of it but the next argument, which may be a quote: `--pdf quote.json`. */
const completePdf = (argument: string): string => (argument === '--pdf' ? '--pdf=beside' : argument)

type Finish = (status: ExitStatus) => void

interface Door {
  readonly world: World
  readonly finish: Finish
}

function createProgram(world: World, finish: Finish): Command {
  const program = new Command('quotewright')
    .description('Fills Word and HTML quote templates with SuperOffice CRM quotes.')
    .version(world.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print how to use it')
    .helpCommand('help [command]', 'print how to use a command')
    .showHelpAfterError('Add --help to see how to use it.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.standardOutput.write(text),
      writeErr: (text) => world.standardError.write(text),
      getOutHelpWidth: () => world.standardOutput.columns ?? 80,
      getErrHelpWidth: () => world.standardError.columns ?? 80,
      getOutHasColors: () => hasColor(world.standardOutput, world.environment),
      getErrHasColors: () => hasColor(world.standardError, world.environment),
    })
    .addHelpText(
      'after',
      examples([
        'quotewright render quote.json --template quotation.docx',
        'quotewright check quotation.docx',
        'quotewright fields',
        'quotewright explain quote.json --culture nb-NO',
        'quotewright render --sale 17 --template quotation.docx',
        'quotewright batch jobs.jsonl --resume',
      ]),
    )
  const door = { world, finish }
  addRender(program, door)
  addBatch(program, door)
  addCheck(program, door)
  addFields(program, door)
  addExplain(program, door)
  addFetch(program, door)
  addDoctor(program, door)
  return program
}

const examples = (lines: readonly string[], notes: readonly string[] = []): string =>
  ['', 'Examples:', ...lines.map((line) => `  ${line}`), ...(notes.length > 0 ? ['', ...notes] : [])].join(
    '\n',
  )

// -------------------------------------------------------------------------------- quotes of SuperOffice

/** At most one is given. */
interface SelectorFlags {
  readonly sale?: number
  readonly quote?: number
  readonly quoteVersion?: number
  readonly alternative?: number
}

const selectorOptions = [
  ['--sale <id>', 'the active version of the quote of this sale in SuperOffice'],
  ['--quote <id>', 'the active version of this quote in SuperOffice'],
  ['--quote-version <id>', 'this version of a quote in SuperOffice'],
  ['--alternative <id>', 'this alternative of a quote in SuperOffice, alone'],
] as const

function addSelector(command: Command): Command {
  const names = ['sale', 'quote', 'quoteVersion', 'alternative']
  for (const [index, [flags, description]] of selectorOptions.entries()) {
    const others = names.filter((_, other) => other !== index)
    command.addOption(new Option(flags, description).argParser(parseId).conflicts(others))
  }
  return command
}

function selectorOf({ sale, quote, quoteVersion, alternative }: SelectorFlags): QuoteSelector | undefined {
  if (sale !== undefined) return { sale }
  if (quote !== undefined) return { quote }
  if (quoteVersion !== undefined) return { quoteVersion }
  return alternative === undefined ? undefined : { alternative }
}

/** SuperOffice's ids are positive 32-bit integers. */
function parseId(text: string): number {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0
  if (id < 1 || id > 2_147_483_647)
    throw new InvalidArgumentError('It must be an id of SuperOffice, such as 17.')
  return id
}

const environmentHelp = [
  'SuperOffice is reached as the environment says: SUPEROFFICE_URL or SUPEROFFICE_TENANT,',
  'and SUPEROFFICE_BEARER, SUPEROFFICE_TICKET, SUPEROFFICE_USER with SUPEROFFICE_PASSWORD,',
  'or SUPEROFFICE_SYSTEM_USER_TOKEN with SUPEROFFICE_PRIVATE_KEY_FILE; see the README.',
].join('\n')

interface FetchFlags extends SelectorFlags {
  readonly template?: readonly string[]
  readonly culture?: string
  readonly out?: string
}

function addFetch(program: Command, { world, finish }: Door): void {
  const fetching = program
    .command('fetch')
    .summary('save a quote of SuperOffice as a file')
    .description(
      'Fetch a quote from SuperOffice as a snapshot (JSON), from which documents are made without SuperOffice.',
    )
  addSelector(fetching)
    .option('--template <file>', 'leave out what this template does not need; may be repeated', append)
    .option('--culture <name>', 'fetch the texts in the language of this culture, such as nb-NO')
    .option('--out <file>', 'where it goes (default: standard output)')
    .addHelpText(
      'after',
      examples(
        [
          'quotewright fetch --sale 17 > quote.json',
          'quotewright fetch --quote-version 31 --out snapshots/10106.json',
          'quotewright fetch --sale 17 --template quotation.docx | quotewright render - --template quotation.docx',
        ],
        [environmentHelp, '', 'Exit status: 0 all fine, 1 the quote could not be fetched, 2 wrong usage.'],
      ),
    )
    .action(async (flags: FetchFlags, command: Command) => {
      const selector = selectorOf(flags)
      if (selector === undefined) {
        return command.error(
          'error: there is nothing to fetch; give one of --sale, --quote, --quote-version and --alternative',
        )
      }
      const { fetchToFile } = await import('./commands/fetch-quote.js')
      const { template: templates = [], culture, out } = flags
      finish(await fetchToFile({ selector, templates, culture, out }, world))
    })
}

function addDoctor(program: Command, { world, finish }: Door): void {
  program
    .command('doctor')
    .summary('check the connection to SuperOffice, and what is installed')
    .description('Check whether SuperOffice answers, and what is installed on this computer.')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      examples(
        ['quotewright doctor', 'quotewright doctor --json'],
        [
          environmentHelp,
          '',
          'Exit status: 0 all fine, 1 SuperOffice was asked and is not ready, 2 wrong usage.',
        ],
      ),
    )
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const { examine } = await import('./commands/doctor.js')
      finish(await examine({ json }, world))
    })
}

// ------------------------------------------------------------------------------------------------- render

/** What says how values print. */
interface ValueFlags {
  readonly culture?: string
  readonly timeZone?: string
  readonly now?: string
  readonly rounding?: RoundingMode
  readonly alternatives?: NonNullable<RenderOptions['alternatives']>
  readonly onUnknown?: NonNullable<RenderOptions['onUnknown']>
  readonly allowDraft?: boolean
}

const addRenderOptions = (command: Command): Command =>
  command
    .option('--culture <name>', 'culture of numbers and dates, such as nb-NO')
    .option('--time-zone <zone>', 'IANA name (Europe/Oslo) or SuperOffice code (NO)')
    .option('--now <time>', 'ISO 8601 time that counts as the present', parseNow)
    .addOption(roundingOption())
    .addOption(new Option('--alternatives <which>', 'which print').choices(['all', 'favourite', 'accepted']))
    .addOption(
      new Option('--on-unknown <what>', 'what becomes of unknown fields').choices(['error', 'keep', 'blank']),
    )
    .option('--allow-draft', 'render drafts that SuperOffice would not send')

/** The values that were given; the present is for the caller to tell. */
function renderOptions({
  culture,
  timeZone,
  rounding,
  alternatives,
  onUnknown,
  allowDraft,
}: ValueFlags): Omit<RenderOptions, 'data' | 'details' | 'now'> {
  return {
    ...(culture === undefined ? {} : { culture }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(rounding === undefined ? {} : { rounding }),
    ...(alternatives === undefined ? {} : { alternatives }),
    ...(onUnknown === undefined ? {} : { onUnknown }),
    ...(allowDraft === undefined ? {} : { allowDraft }),
  }
}

/** What is to be made beside documents. */
interface PdfFlags {
  readonly pdf?: PdfWish
  readonly pdfA?: boolean
}

const addPdfOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--pdf [how]', 'write a PDF beside every document; --pdf=only: instead of it').choices([
        ...pdfWishes,
      ]),
    )
    .option('--pdf-a', 'the same as PDF/A-2b, for archives; of Word templates')

interface RenderFlags extends SelectorFlags, ValueFlags, PdfFlags {
  readonly template?: readonly string[]
  readonly out?: string
  readonly details?: string
  readonly data?: string
  readonly pdfTimeLimit?: number
  readonly requireConnection?: boolean
  readonly strict?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

function addRender(program: Command, { world, finish }: Door): void {
  const render = program
    .command('render')
    .summary('fill templates with quotes')
    .description('Fill every template with every quote, and write one document for each.')
    .argument('[quote...]', 'quote files (JSON); - reads standard input')
    .option('--template <file>', 'Word or HTML template; may be repeated', append)
    .option('--out <folder|file>', 'where documents go (default: "out")')
    .option('--details <file>', 'Word template that is filled too, and inserted at QuoteDetails')
    .option('--data <file>', 'own data (JSON); with it a quote is optional')
  addPdfOptions(render).option(
    '--pdf-time-limit <seconds>',
    'seconds that a PDF may take (default: 60)',
    parseSeconds,
  )
  addSelector(render)
  addRenderOptions(render)
    .option('--require-connection', 'fail when the quote connections do not work')
    .option('--strict', 'exit with 1 for warnings too')
    .option('--json', 'print one JSON object per document')
    .option('--quiet', 'show errors only')
    .addHelpText('after', renderHelp)
    .action(async (quotes: readonly string[], flags: RenderFlags, command: Command) => {
      const fault = findRenderFault(quotes, flags)
      if (fault !== undefined) command.error(`error: ${fault}`)
      const { renderQuotes } = await import('./commands/render-quotes.js')
      finish(await renderQuotes(renderRequest(quotes, { flags, world }), world))
    })
}

/** What is wrong with flags that are each right by themselves. */
function findRenderFault(quotes: readonly string[], flags: RenderFlags): string | undefined {
  const { template, details, data, requireConnection } = flags
  if (template === undefined) return "required option '--template <file>' not specified"
  const isLive = selectorOf(flags) !== undefined
  if (!isLive && quotes.length === 0 && data === undefined) {
    return 'there is nothing to fill the templates with; give a QUOTE file, a quote of SuperOffice such as --sale 17, or --data'
  }
  const wantsLetter = [...template, details].includes(quoteDocument)
  if (wantsLetter && !(isLive && quotes.length === 0)) {
    return `${quoteDocument} is the letter of one quote of SuperOffice; name that alone, such as --sale 17`
  }
  if (requireConnection === true && !isLive) {
    return "option '--require-connection' needs a quote of SuperOffice, such as --sale 17"
  }
  return undefined
}

/** The template that a quote has in SuperOffice's archive. */
const quoteDocument = 'superoffice:quote-document'

const renderHelp = examples(
  [
    'quotewright render quote.json --template quotation.docx',
    'quotewright render quotes/*.json --template a.docx --template b.html --out letters',
    'quotewright render quote.json --template quotation.docx --out offer.docx --culture de-DE',
    'quotewright render quote.json --template quotation.docx --pdf',
    'quotewright render quotes/*.json --template quotation.docx --pdf=only --pdf-a',
    'quotewright render quote.json --template quotation.docx --out offer.pdf',
    'quotewright render quote.json --template letter.docx --details lines.docx',
    'curl … | quotewright render - --template quotation.docx --json',
    'quotewright render --data members.json --template letter.docx',
    'quotewright render --sale 17 --template quotation.docx',
    'quotewright render --quote-version 31 --template superoffice:document/812',
    'quotewright render --sale 17 --template superoffice:quote-document --require-connection',
  ],
  [
    'A document is named <quote file>-<template file>, and replaces one of that name;',
    'one of a quote of SuperOffice is named <number>-v<version>-<template file>.',
    '--out names the document itself when it ends in an extension and there is only one;',
    'one that ends in .pdf makes the PDF and, without --pdf, nothing else.',
    'PDF files are made by LibreOffice of Word documents, and by Chromium of HTML;',
    'quotewright doctor tells whether they are installed.',
    '',
    environmentHelp,
    '',
    'Exit status: 0 all fine, 1 a document failed (--strict: or a warning), 2 wrong usage.',
  ],
)

function renderRequest(
  quotes: readonly string[],
  { flags, world }: { readonly flags: RenderFlags; readonly world: World },
): RenderRequest {
  const { template = [], out, details, data } = flags
  const options = { ...renderOptions(flags), now: flags.now ?? world.now() }
  const { pdf, pdfA = false, requireConnection = false, strict = false, json = false, quiet = false } = flags
  const pdfTimeLimit = flags.pdfTimeLimit === undefined ? undefined : flags.pdfTimeLimit * 1000
  return {
    quotes,
    selector: selectorOf(flags),
    templates: template,
    ...{ out, details, data, options, pdf, pdfA, pdfTimeLimit, requireConnection, strict, json, quiet },
  }
}

const append = (value: string, former: readonly string[] | undefined): readonly string[] => [
  ...(former ?? []),
  value,
]

function parseNow(text: string): string {
  if (parseDateValue(text) === undefined) {
    throw new InvalidArgumentError('It must be an ISO 8601 time, such as 2026-03-31T14:05:00+02:00.')
  }
  return text
}

const roundingOption = (): Option =>
  new Option('--rounding <mode>', 'when amounts are rounded').choices(['display', 'line', 'vat-rate'])

// -------------------------------------------------------------------------------------------------- batch

interface BatchFlags extends ValueFlags, PdfFlags {
  readonly template?: readonly string[]
  readonly name?: string
  readonly details?: string
  readonly data?: string
  readonly out?: string
  readonly concurrency?: number
  readonly timeLimit?: number
  readonly resume?: boolean
  readonly overwrite?: boolean
  readonly failFast?: boolean
  readonly maxFailures?: number
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

function addBatch(program: Command, { world, finish }: Door): void {
  const batch = program
    .command('batch')
    .summary('make documents for a list of jobs')
    .description(
      'Make a document for every job of a list, several at a time, and take up again what was broken off.',
    )
    .argument(
      '<jobs...>',
      'file of jobs (JSON Lines or a JSON list); - reads standard input; with --template, quote files',
    )
    .option('--template <file>', 'fill this template with every quote file; may be repeated', append)
    .option('--name <pattern>', 'names of documents, such as "{quote/number}-{contact/name}.docx"')
    .option('--details <file>', 'Word template that is filled too, and inserted at QuoteDetails')
    .option('--data <file>', 'own data (JSON)')
    .option('--out <folder>', 'where documents go (default: "out")')
  addPdfOptions(batch)
    .option(
      '--concurrency <number>',
      'documents at a time (default: one for each processor)',
      parseConcurrency,
    )
    .option(
      '--time-limit <seconds>',
      'seconds that a document may take, and its PDF (default: 60)',
      parseSeconds,
    )
    .option('--resume', 'make only what is missing, or has changed since the last run')
    .option('--overwrite', 'replace files that no earlier run wrote, too')
    .option('--fail-fast', 'stop at the first failure')
    .addOption(
      new Option('--max-failures <number>', 'stop at that many failures')
        .argParser(parseCount)
        .conflicts('failFast'),
    )
    .option('--dry-run', 'make every document, but write nothing')
  addRenderOptions(batch)
    .option('--json', 'print one JSON object per job')
    .option('--quiet', 'show errors only')
    .addHelpText('after', batchHelp)
    .action(async (jobs: readonly string[], flags: BatchFlags, command: Command) => {
      const fault = findBatchFault(jobs, flags)
      if (fault !== undefined) command.error(`error: ${fault}`)
      const { renderBatch } = await import('./commands/render-batch.js')
      finish(await renderBatch(batchRequest(jobs, flags), world))
    })
}

/** What is wrong with arguments that are each right by themselves. */
function findBatchFault(jobs: readonly string[], { template }: BatchFlags): string | undefined {
  if (template === undefined) {
    return jobs.length > 1
      ? 'there is more than one file of jobs; give quote files together with --template'
      : undefined
  }
  const list = jobs.find((file) => file === '-' || /\.(?:jsonl|ndjson)$/i.test(file))
  return list === undefined
    ? undefined
    : `'${list}' is a list of jobs, which name their templates themselves; leave out --template`
}

const batchHelp = examples(
  [
    'quotewright batch jobs.jsonl',
    'quotewright batch jobs.jsonl --resume --quiet',
    'quotewright batch "quotes/*.json" --template quotation.docx --name "{quote/number}.docx"',
    'quotewright batch jobs.jsonl --pdf',
    'quotewright batch jobs.jsonl --dry-run --json',
  ],
  [
    'A job is an object: "quote" (a file, or such as {"sale": 17}) and "template"; and where wanted',
    '"output" (a pattern of names), "details", "data", "culture", "timeZone", "now", "rounding",',
    '"currencyDecimals", "alternatives", "onUnknown", "allowDraft", "pdf" (true or "only"), "pdfA".',
    'Its files are named from the folder of the list. What a job states itself wins over options.',
    '',
    'Ctrl-C finishes the documents that are being made; a second one ends at once. Either way,',
    '--resume goes on where it ended.',
    '',
    environmentHelp,
    '',
    'Exit status: 0 all fine, 1 a job failed or the run was stopped, 2 wrong usage, 130 or 143 interrupted.',
  ],
)

function batchRequest(jobs: readonly string[], flags: BatchFlags): BatchRequest {
  const { template: templates = [], name, details, data, json = false, quiet = false } = flags
  const defaults: JobDefaults = {
    ...renderOptions(flags),
    ...(name === undefined ? {} : { output: name }),
    ...(details === undefined ? {} : { details }),
    ...(data === undefined ? {} : { data }),
  }
  return { jobs, templates, defaults, options: runOptions(flags), json, quiet }
}

function runOptions(flags: BatchFlags): BatchRequest['options'] {
  const { out, concurrency, timeLimit, resume, overwrite, failFast, maxFailures, dryRun, now } = flags
  const { pdf, pdfA } = flags
  return {
    ...(out === undefined ? {} : { out }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(timeLimit === undefined ? {} : { timeLimit: timeLimit * 1000 }),
    ...(resume === undefined ? {} : { resume }),
    ...(overwrite === undefined ? {} : { overwrite }),
    ...(failFast === undefined ? {} : { failFast }),
    ...(maxFailures === undefined ? {} : { maxFailures }),
    ...(dryRun === undefined ? {} : { dryRun }),
    ...(now === undefined ? {} : { now }),
    ...(pdf === undefined ? {} : { pdf: pdf === 'only' ? pdf : true }),
    ...(pdfA === undefined ? {} : { pdfA }),
  }
}

const parseCount = (text: string): number => parseWhole(text, 1_000_000_000)
const parseConcurrency = (text: string): number => parseWhole(text, 256)

function parseWhole(text: string, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0
  if (number < 1 || number > most)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`)
  return number
}

/** At most a day. */
function parseSeconds(text: string): number {
  const seconds = /^\d{1,5}(?:\.\d{1,3})?$/.test(text) ? Number(text) : 0
  if (seconds <= 0 || seconds > 86_400)
    throw new InvalidArgumentError('It must be a number of seconds, such as 60.')
  return seconds
}

// ---------------------------------------------------------------------------------- check, fields, explain

interface CheckFlags {
  readonly data?: string
  readonly annotate?: string
  readonly strict?: boolean
  readonly json?: boolean
}

function addCheck(program: Command, { world, finish }: Door): void {
  program
    .command('check')
    .summary('find faults in templates')
    .description('Find faults in templates, without any quote.')
    .argument('<template...>', 'Word or HTML templates')
    .option('--data <file>', 'own data (JSON), whose names count as known')
    .option('--annotate <file>', 'write a copy (.docx) with the problems as comments', parseDocxName)
    .option('--strict', 'exit with 1 for warnings too')
    .option('--json', 'print one JSON object per template')
    .addHelpText(
      'after',
      examples(
        [
          'quotewright check quotation.docx',
          'quotewright check templates/*.docx --strict',
          'quotewright check quotation.docx --annotate problems.docx',
        ],
        ['Exit status: 0 all fine, 1 a check found an error (--strict: or a warning), 2 wrong usage.'],
      ),
    )
    .action(async (templates: readonly string[], flags: CheckFlags) => {
      const { checkTemplates } = await import('./commands/check-templates.js')
      const { data, annotate, strict = false, json = false } = flags
      finish(await checkTemplates({ templates, data, annotate, strict, json }, world))
    })
}

function parseDocxName(text: string): string {
  if (!/\.docx$/i.test(text)) throw new InvalidArgumentError('Its name must end in .docx.')
  return text
}

function addFields(program: Command, { world, finish }: Door): void {
  program
    .command('fields')
    .summary('list the fields there are, or those of a template')
    .description('List the fields that templates may use; with a template, what it uses and where.')
    .argument('[template]', 'Word or HTML template')
    .option('--json', 'print one JSON object per line')
    .addHelpText(
      'after',
      examples([
        'quotewright fields',
        'quotewright fields quotation.docx',
        'quotewright fields --json | grep totalPrice',
      ]),
    )
    .action(async (template: string | undefined, { json = false }: { readonly json?: boolean }) => {
      const { showFields } = await import('./commands/show-fields.js')
      finish(await showFields({ template, json }, world))
    })
}

interface ExplainFlags {
  readonly culture?: string
  readonly rounding?: RoundingMode
  readonly json?: boolean
}

function addExplain(program: Command, { world, finish }: Door): void {
  program
    .command('explain')
    .summary('show where every amount of a quote comes from')
    .description('Show every amount of a quote: stored or derived, its formula, and how it prints.')
    .argument('<quote>', 'quote file (JSON); - reads standard input')
    .option('--culture <name>', 'culture of numbers, such as nb-NO')
    .addOption(roundingOption())
    .option('--json', 'print one JSON object per amount')
    .addHelpText(
      'after',
      examples([
        'quotewright explain quote.json',
        'quotewright explain quote.json --culture de-DE --rounding vat-rate',
      ]),
    )
    .action(async (quote: string, { culture, rounding, json = false }: ExplainFlags) => {
      const { explainAmounts } = await import('./commands/explain-amounts.js')
      finish(await explainAmounts({ quote, culture, rounding, json }, world))
    })
}
