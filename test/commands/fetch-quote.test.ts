import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseQuote } from '../../src/source/parse-quote.js'
import { bearerEnvironment, createStandInWorld, type StandInWorld } from './stand-in-world.js'

let world: StandInWorld
beforeAll(async () => {
  world = await createStandInWorld()
  writeFileSync(join(world.folder, 'number.html'), '{{quote/number}}')
})
beforeEach(() => {
  requestsBefore = world.standIn.requests.length
})
afterEach(() => world.standIn.recover())
afterAll(() => world.close())

let requestsBefore = 0
const requests = () => world.standIn.requests.slice(requestsBefore)

const fetchSmall = (...argv: readonly string[]) =>
  world.run(['fetch', '--sale', '41203', ...argv], {
    environment: bearerEnvironment(world.standIn, 'small-nb-NO'),
  })

const files = () => readdirSync(world.folder).sort()

describe('fetch', () => {
  test('prints a snapshot that can be read as a quote', async () => {
    const { status, out, err } = await fetchSmall()
    expect({ status, err }).toEqual({ status: 0, err: [] })
    const { value, problems } = parseQuote(JSON.parse(out.join('\n')))
    expect(problems).toEqual([])
    expect(value?.version).toMatchObject({ number: '10412', rank: 1 })
    expect(value?.language).toBe('nb')
  })

  test('gives render what it reads from standard input', async () => {
    const { out } = await fetchSmall('--template', 'number.html')
    const rendered = await world.run(['render', '-', '--template', 'number.html', '--out', 'piped.html'], {
      environment: {},
      standardInput: out.join('\n'),
    })
    expect(rendered.status).toBe(0)
    expect(readFileSync(join(world.folder, 'piped.html'), 'utf8')).toBe('10412')
  })

  test('writes to the file that --out names, and makes its folder', async () => {
    expect(await fetchSmall('--out', 'kept/quotes/10412.json')).toEqual({
      status: 0,
      out: ['kept/quotes/10412.json'],
      err: [],
    })
    const written = readFileSync(join(world.folder, 'kept/quotes/10412.json'), 'utf8')
    expect(written.split('\n').slice(0, -1)).toEqual((await fetchSmall()).out)
  })

  test('leaves a snapshot of before as it is when something goes wrong', async () => {
    const snapshot = '{"QuoteAlternatives":[]}'
    writeFileSync(join(world.folder, 'before.json'), snapshot)
    const before = files()
    world.standIn.fail('Agents/Quote/GetQuoteLines', { kind: 'null' })
    const { status, out, err } = await fetchSmall('--out', 'before.json')
    expect({ status, out }).toEqual({ status: 1, out: [] })
    expect(err[0]).toMatch(/^sale 41203: error: .*\(http-empty\)$/)
    expect(readFileSync(join(world.folder, 'before.json'), 'utf8')).toBe(snapshot)
    expect(files()).toEqual(before)
  })

  test('says so when the file cannot be written', async () => {
    const { status, out, err } = await fetchSmall('--out', 'number.html/below.json')
    expect({ status, out }).toEqual({ status: 1, out: [] })
    expect(err[0]).toMatch(/^number\.html\/below\.json: error: .*\(output-not-writable\)$/)
  })

  test('never replaces a template', async () => {
    const { status, err } = await fetchSmall('--template', 'number.html', '--out', './number.html')
    expect(status).toBe(1)
    expect(err[0]).toContain('(output-collision)')
    expect(readFileSync(join(world.folder, 'number.html'), 'utf8')).toBe('{{quote/number}}')
  })

  test.each([
    ['key.pem', '-----BEGIN PRIVATE KEY-----'],
    ['other.docx', 'PK\u0003\u0004'],
    ['package.json', '{"name":"quotes"}'],
    ['list.json', '[]'],
  ])('never replaces a file that is no snapshot, and asks for nothing: %s', async (name, text) => {
    writeFileSync(join(world.folder, name), text)
    const { status, err } = await fetchSmall('--out', name)
    expect(status).toBe(1)
    expect(err[0]).toMatch(/\(output-exists\)$/)
    expect(readFileSync(join(world.folder, name), 'utf8')).toBe(text)
    expect(requests()).toEqual([])
  })

  test('never replaces a template that goes by another name', async () => {
    symlinkSync(join(world.folder, 'number.html'), join(world.folder, 'link.html'))
    const { status, err } = await fetchSmall('--template', 'link.html', '--out', 'number.html')
    expect(status).toBe(1)
    expect(err[0]).toContain('(output-exists)')
    const linked = await fetchSmall('--template', 'number.html', '--out', 'link.html')
    expect(linked.err[0]).toContain('(output-exists)')
    expect(readFileSync(join(world.folder, 'number.html'), 'utf8')).toBe('{{quote/number}}')
  })

  test('replaces snapshots and empty files', async () => {
    writeFileSync(join(world.folder, 'empty.json'), '')
    expect((await fetchSmall('--out', 'empty.json')).status).toBe(0)
    expect((await fetchSmall('--out', 'empty.json')).status).toBe(0)
  })

  test('prints a snapshot for --out -', async () => {
    const { status, out } = await fetchSmall('--out', '-')
    expect(status).toBe(0)
    expect(out).toEqual((await fetchSmall()).out)
    expect(existsSync(join(world.folder, '-'))).toBe(false)
  })

  test('asks for nothing in a culture that nobody knows', async () => {
    const { status, err } = await fetchSmall('--culture', 'zz-ZZ')
    expect(status).toBe(1)
    expect(err[0]).toContain('(unknown-culture)')
    expect(requests()).toEqual([])
  })

  test('asks for less when a template prints less', async () => {
    const linesSelected = () =>
      requests()
        .findLast(({ path }) => path === 'Agents/Quote/GetQuoteLines')
        ?.query.get('$select')
    await fetchSmall()
    expect(linesSelected()).toContain('Thumbnail')
    await fetchSmall('--template', 'number.html')
    expect(linesSelected()).not.toContain('Thumbnail')
  })

  test('asks for the template variables that only SuperOffice knows', async () => {
    writeFileSync(join(world.folder, 'invoice.html'), '{qia1} {usec}')
    const { out } = await fetchSmall('--template', 'invoice.html')
    expect(JSON.parse(out.join('\n'))).toHaveProperty('Variables.qia1')
    expect(JSON.stringify(requests().map(({ body }) => body))).not.toContain('usec')
  })

  test('asks for texts in the language of --culture', async () => {
    const { out } = await fetchSmall('--culture', 'de-CH')
    expect(JSON.parse(out.join('\n'))).toMatchObject({ Language: 'de' })
  })

  test('takes the letter of the quote as its template', async () => {
    expect((await fetchSmall('--template', 'superoffice:quote-document')).status).toBe(0)
    expect(requests().map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/^Document\/\d+\/Content$/),
    )
  })

  test('asks for nothing when a template is broken, and says where', async () => {
    writeFileSync(join(world.folder, 'broken.html'), '{{#line}}')
    const { status, err } = await fetchSmall('--template', 'broken.html', '--out', 'none.json')
    expect(status).toBe(1)
    expect(err[0]).toMatch(/^broken\.html: line 1, column 1, .*\(unclosed-region\)$/)
    expect(requests()).toEqual([])
    expect(existsSync(join(world.folder, 'none.json'))).toBe(false)
  })

  test('names a quote that there is not', async () => {
    const environment = bearerEnvironment(world.standIn, 'small-nb-NO')
    const { status, err } = await world.run(['fetch', '--quote-version', '999'], { environment })
    expect(status).toBe(1)
    expect(err[0]).toMatch(/^quote version 999: error: /)
  })
})
