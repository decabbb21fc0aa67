import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { createTestWorld, type TestWorldOptions } from './test-world.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const line = { QuoteLineId: 1, Name: 'Rack', TotalPrice: 1234.5 }
const quote = (properties: object = {}) => ({
  Quote: { PreferredEmailCulture: 'nb-NO' },
  QuoteVersion: { Number: '10106', State: 'Sent' },
  QuoteAlternatives: [
    { Name: 'One', DiscountPercent: 0, SubTotal: 1234.5, TotalPrice: 1234.5, QuoteLines: [line] },
  ],
  ...properties,
})

const number = '{{quote/number}}'
const prices = '{{#alternative}}{{#line}}{{line/name}} {{line/totalPrice}}{{/line}}{{/alternative}}'

/** Writes files: texts as they are, all else as JSON. */
async function write(files: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
}

async function render(argv: readonly string[], options: TestWorldOptions = {}) {
  const world = createTestWorld({ folder, ...options })
  const status = await runCommandLine(['render', ...argv], world)
  const out = world.out().split('\n').slice(0, -1)
  const err = world.err().split('\n').slice(0, -1)
  return { status, out, err }
}

const read = (name: string) => readFile(join(folder, name), 'utf8')

describe('render', () => {
  test('fills every template with every quote, and prints the paths of the documents', async () => {
    await write({
      'a.json': quote(),
      'b.json': quote({ QuoteVersion: { Number: '7', State: 'Sent' } }),
      'number.html': number,
      'prices.hbs': prices,
    })
    const argv = ['a.json', 'b.json', '--template', 'number.html', '--template', 'prices.hbs']
    expect(await render(argv)).toEqual({
      status: 0,
      out: ['a-number.html', 'a-prices.html', 'b-number.html', 'b-prices.html'].map((name) =>
        join('out', name),
      ),
      err: ['Wrote 4 documents to out/.'],
    })
    expect(await read('out/a-number.html')).toBe('10106')
    expect(await read('out/b-number.html')).toBe('7')
    expect(await read('out/b-prices.html')).toBe('Rack 1\u00a0234,50')
  })

  test('prints one JSON object per document for programs', async () => {
    await write({ 'a.json': quote(), 'number.html': number })
    const { out } = await render(['a.json', 'gone.json', '--template', 'number.html', '--json'])
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        quote: 'a.json',
        template: 'number.html',
        output: join('out', 'a-number.html'),
        pdf: null,
        status: 'ok',
        problems: [],
      },
      {
        quote: 'gone.json',
        template: 'number.html',
        output: null,
        pdf: null,
        status: 'failed',
        problems: [
          {
            code: 'quote-not-readable',
            severity: 'error',
            message: 'Cannot read the quote `gone.json`: there is no such file',
          },
        ],
      },
    ])
  })

  test('ends after the document that it is at when it is interrupted', async () => {
    await write({ 'a.json': quote(), 'b.json': quote(), 'number.html': number })
    const controller = new AbortController()
    const world = createTestWorld({ folder, interruption: controller.signal })
    const writeOut = (text: string) => {
      controller.abort()
      world.standardOutput.write(text)
    }
    const argv = ['render', 'a.json', 'b.json', '--template', 'number.html']
    await runCommandLine(argv, { ...world, standardOutput: { write: writeOut } })
    expect(world.out()).toBe(`${join('out', 'a-number.html')}\n`)
    expect(world.err()).toBe('Wrote out/a-number.html. Stopped before the other 1.\n')
    expect(await readdir(join(folder, 'out'))).toEqual(['a-number.html'])
  })

  test('makes the other documents when a quote and a template are broken', async () => {
    await write({
      'good.json': quote(),
      'bad.json': '{"QuoteAlternatives": [,]}',
      'good.html': number,
      'bad.html': '<p>\n{{quote/numbr}}</p>',
    })
    const argv = ['bad.json', 'good.json', '--template', 'bad.html', '--template', 'good.html']
    const { status, out, err } = await render(argv)
    expect(status).toBe(1)
    expect(out).toEqual([join('out', 'good-good.html')])
    expect(err).toContain(
      'bad.json: line 1, column 24: error: Cannot read the quote as JSON: `,` stands where a value or `]` should be (quote-not-json), in 2 documents',
    )
    expect(err.find((line) => line.startsWith('bad.html: line 2, column 1'))).toMatch(
      /error: .*`quote\/number`.*\(unknown-field\)/,
    )
    expect(err.at(-1)).toBe('Wrote out/good-good.html; 3 failed with the errors above.')
  })

  test('says so when a template is missing, or of a kind that is not known', async () => {
    await write({ 'a.json': quote(), 'old.doc': 'x' })
    const { status, out, err } = await render(['a.json', '--template', 'gone.docx', '--template', 'old.doc'])
    expect({ status, out }).toEqual({ status: 1, out: [] })
    expect(err[0]).toBe(
      'gone.docx: error: Cannot read the template `gone.docx`: there is no such file (template-not-readable)',
    )
    expect(err[1]).toMatch(/^old\.doc: error: .*\.docx.*\(template-not-readable\)$/)
  })

  test('expands patterns of file names that the shell has left', async () => {
    await write({ 'q/a.json': quote(), 'q/b.json': quote(), 'number.html': number })
    const { out } = await render(['q/*.json', '--template', 'number.html'])
    expect(out).toEqual(['a-number.html', 'b-number.html'].map((name) => join('out', name)))
  })

  test('reads a quote from standard input', async () => {
    await write({ 'number.html': number })
    const { out } = await render(['-', '--template', 'number.html'], {
      standardInput: JSON.stringify(quote()),
    })
    expect(out).toEqual([join('out', 'stdin-number.html')])
    expect(await read('out/stdin-number.html')).toBe('10106')
  })

  test('fills templates from own data alone, and names documents after it', async () => {
    await write({ 'member.json': { greeting: 'Dear Ann' }, 'letter.html': '<p>{{greeting}}</p>' })
    const { status, out } = await render(['--data', 'member.json', '--template', 'letter.html'])
    expect({ status, out }).toEqual({ status: 0, out: [join('out', 'member-letter.html')] })
    expect(await read('out/member-letter.html')).toBe('<p>Dear Ann</p>')
  })

  test('names the file of own data that cannot be used', async () => {
    await write({ 'a.json': quote(), 'data.json': '["no object"]', 'number.html': number })
    const { status, err } = await render(['a.json', '--data', 'data.json', '--template', 'number.html'])
    expect(status).toBe(1)
    expect(err[0]).toMatch(/^data\.json: error: .*\(data-invalid\)$/)
  })

  test('writes to the file that --out names, for one document', async () => {
    await write({ 'a.json': quote(), 'number.html': number })
    const { out } = await render(['a.json', '--template', 'number.html', '--out', 'letters/offer.htm'])
    expect(out).toEqual(['letters/offer.htm'])
    expect(await read('letters/offer.htm')).toBe('10106')
  })

  test('writes into the folder that --out names, even when its name has a dot', async () => {
    await write({ 'a.json': quote(), 'number.html': number, 'offers.2026/keep': '' })
    const { out } = await render(['a.json', '--template', 'number.html', '--out', 'offers.2026'])
    expect(out).toEqual([join('offers.2026', 'a-number.html')])
  })

  test('refuses a file name that is not one of the document', async () => {
    await write({ 'a.json': quote(), 'number.html': number })
    const { status, err } = await render(['a.json', '--template', 'number.html', '--out', 'offer.odt'])
    expect(status).toBe(1)
    expect(err[0]).toContain('end it in `.html`, or in `.pdf` (output-not-writable)')
    expect(await readdir(folder)).toEqual(['a.json', 'number.html'])
  })

  test('renders a quote once with each template, however often they are named', async () => {
    await write({ 'q/a.json': quote(), 'q/b.json': quote(), 'number.html': number })
    const quotes = ['q/a.json', './q/*.json', join(folder, 'q/b.json')]
    const templates = ['--template', 'number.html', '--template', './number.html']
    expect(await render([...quotes, ...templates])).toEqual({
      status: 0,
      out: ['a-number.html', 'b-number.html'].map((name) => join('out', name)),
      err: ['Wrote 2 documents to out/.'],
    })
  })

  test('reads standard input once, and not as a file of that name', async () => {
    await write({ '-': quote({ QuoteVersion: { Number: '7' } }), 'number.html': number })
    const argv = ['-', '-', './-', '--template', 'number.html']
    const { status, out } = await render(argv, { standardInput: JSON.stringify(quote()) })
    expect({ status, out }).toEqual({
      status: 0,
      out: ['stdin-number.html', '--number.html'].map((name) => join('out', name)),
    })
    expect(await read('out/stdin-number.html')).toBe('10106')
    expect(await read('out/--number.html')).toBe('7')
  })

  test('reports a broken template once, knowing the names of own data', async () => {
    await write({
      'a.json': quote(),
      'data.json': { customer: 'Ann', orders: [{ id: 1 }] },
      'bad.html': '<p>{{customer}}{{#orders}}{{id}}{{/orders}}{{#line}}</p>',
    })
    const argv = ['a.json', '--template', 'bad.html', '--data', 'data.json', '--json']
    const { out } = await render(argv)
    const problems = out.flatMap((line) => JSON.parse(line).problems)
    expect(problems.map(({ code }) => code)).not.toContain('unknown-region')
    expect(problems.map(({ code }) => code)).not.toContain('unknown-variable')
    expect(problems.map(({ code }) => code)).toContain('unclosed-region')
  })

  test('lays faults of own data to its file, whatever is wrong with the template', async () => {
    await write({ 'a.json': quote(), 'data.json': { x: {} }, 'bad.html': '{{#line}}', 'good.html': number })
    const argv = ['a.json', '--template', 'bad.html', '--template', 'good.html', '--data', 'data.json']
    const { err } = await render(argv)
    const ofData = err.filter((line) => line.includes('(data-invalid)'))
    expect(ofData).toHaveLength(1)
    expect(ofData[0]).toMatch(/^data\.json: x: error: .*, in 2 documents$/)
  })

  test('writes none of the documents that would have one name, and the others all the same', async () => {
    await write({ 'x/a.json': quote(), 'y/a.json': quote(), 'b.json': quote(), 'number.html': number })
    const { status, out, err } = await render(['x/a.json', 'y/a.json', 'b.json', '--template', 'number.html'])
    expect(status).toBe(1)
    expect(out).toEqual([join('out', 'b-number.html')])
    expect(err[0]).toContain('(output-collision)')
    expect(await readdir(join(folder, 'out'))).toEqual(['b-number.html'])
  })

  test('never replaces a file that it reads', async () => {
    await write({ 'a.json': quote(), 'number.html': number })
    const { status } = await render(['a.json', '--template', 'number.html', '--out', 'number.html'])
    expect(status).toBe(1)
    expect(await read('number.html')).toBe(number)
  })

  test('replaces a document of an earlier run', async () => {
    await write({ 'a.json': quote(), 'number.html': number, 'out/a-number.html': 'old' })
    expect(await render(['a.json', '--template', 'number.html'])).toMatchObject({ status: 0 })
    expect(await read('out/a-number.html')).toBe('10106')
  })

  test('says so when a document cannot be written', async () => {
    await write({ 'a.json': quote(), 'number.html': number, 'out/a-number.html/in-the-way': '' })
    const { status, out, err } = await render(['a.json', '--template', 'number.html'])
    expect({ status, out }).toEqual({ status: 1, out: [] })
    expect(err[0]).toContain('it is a folder, not a file (output-not-writable)')
  })

  test('names the document for what a value does, and the template for what it does by itself', async () => {
    const marked = { QuoteVersion: { Number: '<b>7</b>', State: 'Sent' } }
    await write({ 'a.json': quote(marked), 'b.json': quote(), 't.html': `${number} {{contact/name:2}}` })
    const { err } = await render(['a.json', 'b.json', '--template', 't.html'])
    expect(err.map((text) => text.replace(/: warning: .* (?=\()/, ' '))).toEqual([
      't.html: line 1, column 18, contact/name:2 (bad-suffix), in 2 documents',
      `${join('out', 'a-t.html')}: line 1, column 1, quote/number (markup-in-text)`,
      expect.stringContaining('Wrote 2 documents'),
    ])
  })

  test('writes documents with warnings; --strict tells of them in the exit status', async () => {
    await write({ 'a.json': quote({ Quote: {} }), 'prices.html': prices })
    const argv = ['a.json', '--template', 'prices.html']
    const lenient = await render(argv)
    expect(lenient).toMatchObject({ status: 0, out: [join('out', 'a-prices.html')] })
    expect(lenient.err[0]).toMatch(/^out.a-prices\.html: warning: .*\(culture-assumed\)$/)
    expect(lenient.err.at(-1)).toBe(`Wrote ${join('out', 'a-prices.html')}, with the warnings above.`)
    expect(await render([...argv, '--strict'])).toMatchObject({ status: 1, out: lenient.out })
  })

  test('shows nothing but errors when quiet', async () => {
    await write({ 'a.json': quote({ Quote: {} }), 'prices.html': prices })
    const { err } = await render(['a.json', 'gone.json', '--template', 'prices.html', '--quiet'])
    expect(err).toEqual([
      'gone.json: error: Cannot read the quote `gone.json`: there is no such file (quote-not-readable)',
    ])
  })

  test('colours severities on a terminal, unless NO_COLOR is set', async () => {
    const argv = ['gone.json', '--template', 'gone.html']
    expect((await render(argv, { isTerminal: true })).err[0]).toContain('\u001b[31merror')
    const plain = { isTerminal: true, environment: { NO_COLOR: '1' } }
    expect((await render(argv, plain)).err.join()).not.toContain('\u001b')
    expect((await render(argv)).err.join()).not.toContain('\u001b')
  })

  test.each<[string, readonly string[], string, object, string]>([
    ['the present', [], '{sdat}', {}, '31.03.2026'],
    ['--now', ['--now', '2020-01-02'], '{sdat}', {}, '02.01.2020'],
    ['--culture', ['--culture', 'en-US'], prices, {}, 'Rack 1,234.50'],
    ['--on-unknown', ['--on-unknown', 'blank'], 'a{{quote/numbr}}b', {}, 'ab'],
    [
      '--allow-draft',
      ['--allow-draft'],
      number,
      { QuoteVersion: { Number: '5', State: 'DraftNotApproved' } },
      '5',
    ],
    [
      '--alternatives',
      ['--alternatives', 'favourite'],
      '{{#alternative}}{{alternative/name}}{{/alternative}}',
      {
        QuoteVersion: { State: 'Sent', LikelyQuoteAlternativeId: 2 },
        QuoteAlternatives: [
          { QuoteAlternativeId: 1, Name: 'A', QuoteLines: [] },
          { QuoteAlternativeId: 2, Name: 'B', QuoteLines: [] },
        ],
      },
      'B',
    ],
    [
      '--rounding',
      ['--rounding', 'line'],
      '{{#alternative}}{{alternative/vatAmount}}{{/alternative}}',
      {
        QuoteAlternatives: [
          {
            TotalPrice: 1.5,
            QuoteLines: [1, 2, 3].map((id) => ({ QuoteLineId: id, TotalPrice: 0.5, VAT: 25 })),
          },
        ],
      },
      '0,39',
    ],
    [
      '--time-zone',
      ['--time-zone', 'NO'],
      '{{quote/sent}}',
      { QuoteVersion: { State: 'Sent', SentDate: '2026-06-30T22:00:00Z' } },
      '01.07.2026',
    ],
  ])('passes on %s', async (_name, flags, template, properties, expected) => {
    await write({ 'a.json': quote(properties), 't.html': template })
    expect(await render(['a.json', '--template', 't.html', ...flags])).toMatchObject({ status: 0 })
    expect(await read('out/a-t.html')).toBe(expected)
  })
})
