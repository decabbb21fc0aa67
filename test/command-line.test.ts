import { describe, expect, test } from 'vitest'
import { runCommandLine } from '../src/command-line.js'
import { createTestWorld } from './commands/test-world.js'

async function run(...argv: readonly string[]) {
  const world = createTestWorld()
  const status = await runCommandLine(argv, world)
  return { status, out: world.out(), err: world.err() }
}

describe('the command line', () => {
  test('prints its version', async () => {
    expect(await run('--version')).toEqual({ status: 0, out: '1.2.3\n', err: '' })
  })

  test('lists exactly the commands of this release', async () => {
    const { status, out, err } = await run('--help')
    expect(status).toBe(0)
    expect(err).toBe('')
    const [, commands = ''] = out.split('Commands:\n')
    const names = commands
      .split('\n\n')[0]
      ?.split('\n')
      .map((line) => /^ {2}(\w+)/.exec(line)?.[1])
    expect(names?.filter((name) => name !== undefined)).toEqual([
      'render',
      'batch',
      'check',
      'fields',
      'explain',
      'fetch',
      'doctor',
      'help',
    ])
  })

  test.each(['render', 'batch', 'check', 'fields', 'explain', 'fetch', 'doctor'])(
    'has help with examples for %s',
    async (command) => {
      const { status, out } = await run(command, '--help')
      expect(status).toBe(0)
      expect(out).toContain(`Usage: quotewright ${command} [options]`)
      expect(out).toContain(`Examples:\n  quotewright ${command}`)
    },
  )

  test('lists every option of render in its help', async () => {
    const { out } = await run('help', 'render')
    for (const option of [
      '--template',
      '--out',
      '--data',
      '--culture',
      '--time-zone',
      '--now',
      '--rounding',
      '--alternatives',
      '--on-unknown',
      '--allow-draft',
      '--sale',
      '--quote',
      '--quote-version',
      '--alternative',
      '--require-connection',
      '--pdf',
      '--pdf-a',
      '--pdf-time-limit',
      '--strict',
      '--json',
      '--quiet',
    ]) {
      expect(out).toContain(`  ${option} `)
    }
  })

  test('lists every option of batch in its help, and what a job may hold', async () => {
    const { out } = await run('help', 'batch')
    for (const option of [
      '--template',
      '--name',
      '--details',
      '--data',
      '--out',
      '--pdf',
      '--pdf-a',
      '--concurrency',
      '--time-limit',
      '--resume',
      '--overwrite',
      '--fail-fast',
      '--max-failures',
      '--dry-run',
      '--culture',
      '--time-zone',
      '--now',
      '--rounding',
      '--alternatives',
      '--on-unknown',
      '--allow-draft',
      '--json',
      '--quiet',
    ]) {
      expect(out).toContain(`  ${option} `)
    }
    for (const property of ['quote', 'template', 'output', 'details', 'data', 'culture', 'timeZone', 'now'])
      expect(out).toContain(`"${property}"`)
  })

  test('shows how to use it when nothing is asked, as wrong usage', async () => {
    const { status, out, err } = await run()
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('Usage: quotewright')
  })

  test.each<[string, readonly string[], string]>([
    ['an unknown command, naming the nearest', ['rendr'], 'Did you mean render?'],
    ['a command of no release yet', ['merge', 'jobs.json'], "unknown command 'merge'"],
    ['a batch of nothing', ['batch'], "missing required argument 'jobs'"],
    ['two lists of jobs', ['batch', 'a.jsonl', 'b.jsonl'], 'more than one file of jobs'],
    [
      'a list of jobs with a template',
      ['batch', 'a.jsonl', '--template', 't.docx'],
      "'a.jsonl' is a list of jobs",
    ],
    [
      'jobs of standard input with a template',
      ['batch', '-', '--template', 't.docx'],
      'leave out --template',
    ],
    [
      'two rules when to stop',
      ['batch', 'j', '--fail-fast', '--max-failures', '3'],
      "cannot be used with option '--fail-fast'",
    ],
    ['a run of no document at a time', ['batch', 'j', '--concurrency', '0'], 'from 1 to 256'],
    ['a run of too many documents at a time', ['batch', 'j', '--concurrency', '257'], 'from 1 to 256'],
    ['half a failure', ['batch', 'j', '--max-failures', '1.5'], 'a whole number from 1'],
    ['no failure at all', ['batch', 'j', '--max-failures', '0'], 'a whole number from 1'],
    ['a limit of no time', ['batch', 'j', '--time-limit', '0'], 'a number of seconds, such as 60'],
    ['a limit of more than a day', ['batch', 'j', '--time-limit', '86401'], 'such as 60'],
    ['a limit with its unit', ['batch', 'j', '--time-limit', '60s'], 'such as 60'],
    ['an unknown option, naming the nearest', ['render', '--temlpate', 'a.docx'], 'Did you mean --template?'],
    [
      'a wish for PDF files that is not known',
      ['render', 'q', '--template', 't', '--pdf=both'],
      'beside, only',
    ],
    ['a PDF in no time', ['render', 'q', '--template', 't', '--pdf-time-limit', '0'], 'a number of seconds'],
    ['a render without template', ['render', 'q.json'], "'--template <file>' not specified"],
    [
      'a render without quote and data',
      ['render', '--template', 'a.docx'],
      'give a QUOTE file, a quote of SuperOffice such as --sale 17, or --data',
    ],
    [
      'two quotes of SuperOffice',
      ['render', '--sale', '17', '--quote', '12', '--template', 'a.docx'],
      "option '--sale <id>' cannot be used with option '--quote <id>'",
    ],
    ['a fetch of two quotes', ['fetch', '--quote-version', '3', '--alternative', '4'], 'cannot be used with'],
    ['a fetch of nothing', ['fetch'], 'give one of --sale, --quote, --quote-version and --alternative'],
    ['an id that is no number', ['fetch', '--sale', 'x17'], 'such as 17'],
    ['an id of none', ['fetch', '--sale', '0'], 'such as 17'],
    ['an id beyond those of SuperOffice', ['fetch', '--sale', '2147483648'], 'such as 17'],
    ['an id with a fraction', ['fetch', '--sale', '1.5'], 'such as 17'],
    [
      'to require connections without a quote of SuperOffice',
      ['render', 'q.json', '--template', 'a.docx', '--require-connection'],
      "'--require-connection' needs a quote of SuperOffice",
    ],
    [
      'the letter of a quote in a file',
      ['render', 'q.json', '--template', 'superoffice:quote-document'],
      'superoffice:quote-document is the letter of one quote of SuperOffice',
    ],
    [
      'the letter of one quote for another',
      ['render', 'q.json', '--sale', '17', '--template', 'a.docx', '--details', 'superoffice:quote-document'],
      'superoffice:quote-document is the letter of one quote of SuperOffice',
    ],
    ['anything that the doctor is given', ['doctor', 'quote.json'], 'too many arguments'],
    ['an option without its value', ['render', 'q.json', '--template'], 'argument missing'],
    ['an unknown rounding', ['explain', 'q.json', '--rounding', 'up'], 'display, line, vat-rate'],
    ['a time that is no ISO time', ['render', 'q', '--template', 't', '--now', 'noon'], 'ISO 8601'],
    ['a date that does not exist', ['render', 'q', '--template', 't', '--now', '2026-02-30'], 'ISO 8601'],
    ['a check of nothing', ['check'], "missing required argument 'template'"],
    ['two quotes to explain', ['explain', 'a.json', 'b.json'], 'too many arguments'],
  ])('refuses %s', async (_name, argv, message) => {
    const { status, out, err } = await run(...argv)
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(message)
  })
})
