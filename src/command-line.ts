/**
 * The command line: what may be written, what help says, and which command runs. The commands themselves, and
 * with them the engines, are only loaded when one runs, so that help and refusals come at once.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { RenderRequest } from './commands/render-quotes.js'
import { type ExitStatus, hasColor, type World } from './commands/world.js'
import { parseDateValue } from './date-value.js'
import type { RenderOptions, RoundingMode } from './model.js'
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
    await program.parseAsync([...argv], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    world.standardError.write(`quotewright: ${unexpectedFailure(error).message}\n`)
    return 1
  }
}

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
      ]),
    )
  const door = { world, finish }
  addRender(program, door)
  addCheck(program, door)
  addFields(program, door)
  addExplain(program, door)
  return program
}

const examples = (lines: readonly string[], notes: readonly string[] = []): string =>
  ['', 'Examples:', ...lines.map((line) => `  ${line}`), ...(notes.length > 0 ? ['', ...notes] : [])].join(
    '\n',
  )

// ------------------------------------------------------------------------------------------------- render

interface RenderFlags {
  readonly template?: readonly string[]
  readonly out?: string
  readonly details?: string
  readonly data?: string
  readonly culture?: string
  readonly timeZone?: string
  readonly now?: string
  readonly rounding?: RoundingMode
  readonly alternatives?: NonNullable<RenderOptions['alternatives']>
  readonly onUnknown?: NonNullable<RenderOptions['onUnknown']>
  readonly allowDraft?: boolean
  readonly strict?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

function addRender(program: Command, { world, finish }: Door): void {
  program
    .command('render')
    .summary('fill templates with quotes')
    .description('Fill every template with every quote, and write one document for each.')
    .argument('[quote...]', 'quote files (JSON); - reads standard input')
    .option('--template <file>', 'Word or HTML template; may be repeated', append)
    .option('--out <folder|file>', 'where documents go (default: "out")')
    .option('--details <file>', 'Word template that is filled too, and inserted at QuoteDetails')
    .option('--data <file>', 'own data (JSON); with it a quote is optional')
    .option('--culture <name>', 'culture of numbers and dates, such as nb-NO')
    .option('--time-zone <zone>', 'IANA name (Europe/Oslo) or SuperOffice code (NO)')
    .option('--now <time>', 'ISO 8601 time that counts as the present', parseNow)
    .addOption(roundingOption())
    .addOption(new Option('--alternatives <which>', 'which print').choices(['all', 'favourite', 'accepted']))
    .addOption(
      new Option('--on-unknown <what>', 'what becomes of unknown fields').choices(['error', 'keep', 'blank']),
    )
    .option('--allow-draft', 'render drafts that SuperOffice would not send')
    .option('--strict', 'exit with 1 for warnings too')
    .option('--json', 'print one JSON object per document')
    .option('--quiet', 'show errors only')
    .addHelpText('after', renderHelp)
    .action(async (quotes: readonly string[], flags: RenderFlags, command: Command) => {
      if (flags.template === undefined) {
        command.error("error: required option '--template <file>' not specified")
      }
      if (quotes.length === 0 && flags.data === undefined) {
        command.error('error: there is nothing to fill the templates with; give a QUOTE file, or --data')
      }
      const { renderQuotes } = await import('./commands/render-quotes.js')
      finish(await renderQuotes(renderRequest(quotes, { flags, world }), world))
    })
}

const renderHelp = examples(
  [
    'quotewright render quote.json --template quotation.docx',
    'quotewright render quotes/*.json --template a.docx --template b.html --out letters',
    'quotewright render quote.json --template quotation.docx --out offer.docx --culture de-DE',
    'quotewright render quote.json --template letter.docx --details lines.docx',
    'curl … | quotewright render - --template quotation.docx --json',
    'quotewright render --data members.json --template letter.docx',
  ],
  [
    'A document is named <quote file>-<template file>, and replaces one of that name.',
    '--out names the document itself when it ends in an extension and there is only one.',
    '',
    'Exit status: 0 all fine, 1 a document failed (--strict: or a warning), 2 wrong usage.',
  ],
)

function renderRequest(
  quotes: readonly string[],
  { flags, world }: { readonly flags: RenderFlags; readonly world: World },
): RenderRequest {
  const { template = [], out, details, data, culture, timeZone, rounding, alternatives, onUnknown } = flags
  const options: RenderOptions = {
    now: flags.now ?? world.now(),
    allowDraft: flags.allowDraft ?? false,
    ...(culture === undefined ? {} : { culture }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(rounding === undefined ? {} : { rounding }),
    ...(alternatives === undefined ? {} : { alternatives }),
    ...(onUnknown === undefined ? {} : { onUnknown }),
  }
  const { strict = false, json = false, quiet = false } = flags
  return { quotes, templates: template, out, details, data, options, strict, json, quiet }
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
