import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { projectRoot } from '../stand-in/project-root.js'
import { bearerEnvironment, createStandInWorld, type StandInWorld } from './stand-in-world.js'

let world: StandInWorld
beforeAll(async () => {
  world = await createStandInWorld()
  writeFileSync(join(world.folder, 'number.html'), '{{quote/number}}')
  writeFileSync(join(world.folder, 'family.html'), lines('{{line/productFamilyKey}};'))
  writeFileSync(join(world.folder, 'names.html'), '{{#alternative}}{{alternative/name}};{{/alternative}}')
})
beforeEach(() => {
  requestsBefore = world.standIn.requests.length
})
afterEach(() => world.standIn.recover())
afterAll(() => world.close())

const lines = (text: string): string => `{{#alternative}}{{#line}}${text}{{/line}}{{/alternative}}`
const shipped = (name: string): string => join(projectRoot, 'templates', name)
const read = (name: string): Buffer => readFileSync(join(world.folder, name))

const small = 'small-nb-NO'
const render = (argv: readonly string[], sample = small) =>
  world.run(['render', ...argv], { environment: bearerEnvironment(world.standIn, sample) })

let requestsBefore = 0
const requests = () => world.standIn.requests.slice(requestsBefore)

const says = (json: object) => ({ kind: 'change', change: () => json }) as const

describe('render with a quote of SuperOffice', () => {
  test('names documents after the number and the version of the quote', async () => {
    expect(await render(['--sale', '41203', '--template', 'number.html'])).toEqual({
      status: 0,
      out: [join('out', '10412-v1-number.html')],
      err: [`Wrote ${join('out', '10412-v1-number.html')}.`],
    })
    expect(read('out/10412-v1-number.html').toString()).toBe('10412')
  })

  test('keeps documents in their folder, whatever the number', async () => {
    const { out } = await render(['--sale', '90403', '--template', 'number.html'], 'foreign-customer-en-GB')
    expect(out).toEqual([join('out', 'Q-9043-2-v2-number.html')])
    expect(read('out/Q-9043-2-v2-number.html').toString()).toBe('Q-9043/2')
  })

  test.each(['quotation.docx', 'quotation.html', 'quote-email.html'])(
    'gives the bytes that the fetched snapshot gives: %s',
    async (template) => {
      const environment = bearerEnvironment(world.standIn, 'mixed-vat-de-DE')
      const selector = ['--sale', '74503']
      const file = ['--template', shipped(template)]
      const fetched = await world.run(['fetch', ...selector, ...file, '--out', 'kept.json'], { environment })
      expect(fetched).toEqual({ status: 0, out: ['kept.json'], err: [] })
      const out = ['--out', `kept-${template}`]
      const offline = await world.run(['render', 'kept.json', ...file, ...out], { environment: {} })
      const live = await render([...selector, ...file, '--out', `live-${template}`], 'mixed-vat-de-DE')
      expect([offline.status, live.status]).toEqual([0, 0])
      expect(read(`live-${template}`)).toEqual(read(`kept-${template}`))
    },
  )

  test('fetches the quote once for each culture that its templates print in', async () => {
    const texts = (culture: string): string => `${culture}{{quote/saleType}}`
    for (const [name, culture] of Object.entries({ de: 'de-CH', fr: 'fr-CH', other: 'de-CH' }))
      writeFileSync(join(world.folder, `${name}.html`), texts(`{{Culture:${culture}}}`))
    const files = ['de', 'fr', 'other'].flatMap((name) => ['--template', `${name}.html`])
    const { status, err } = await render(
      ['--sale', '15603', ...files, '--out', 'cultures'],
      'multi-language-de-CH',
    )
    expect({ status, err }).toEqual({ status: 0, err: [expect.stringMatching(/^Wrote 3 documents/)] })
    expect(requests().filter(({ path }) => path === 'Sale/15603')).toHaveLength(2)
    const written = readdirSync(join(world.folder, 'cultures')).sort()
    expect(written.map((name) => read(join('cultures', name)).toString())).toEqual([
      'Neuanlage',
      'Nouvelle installation',
      'Neuanlage',
    ])
  })

  test.each([
    ['--sale', 'sale', 'sale'],
    ['--quote', 'quote', 'quote'],
    ['--quote-version', 'quoteVersion', 'quote-version'],
  ] as const)('finds the quote by %s, and tells programs which it was', async (flag, id, name) => {
    const number = String(world.standIn.quoteOf(small)[id])
    const { out } = await render([flag, number, '--template', 'number.html', '--json'])
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        quote: `${name}/${number}`,
        template: 'number.html',
        output: join('out', '10412-v1-number.html'),
        pdf: null,
        status: 'ok',
        problems: [],
      },
    ])
  })

  test('renders one alternative alone', async () => {
    const [first, second] = world.standIn.quoteOf('two-alternatives-sv-SE').alternatives
    const argv = ['--alternative', String(second), '--template', 'names.html', '--out']
    expect((await render([...argv, 'second.html'], 'two-alternatives-sv-SE')).status).toBe(0)
    expect(
      (
        await render(
          ['--alternative', String(first), ...argv.slice(2), 'first.html'],
          'two-alternatives-sv-SE',
        )
      ).status,
    ).toBe(0)
    const names = ['first.html', 'second.html'].map((name) => read(name).toString())
    expect(names.map((text) => text.split(';').length)).toEqual([2, 2])
    expect(names[0]).not.toBe(names[1])
  })

  test('renders quotes in files beside it', async () => {
    writeFileSync(
      join(world.folder, 'other.json'),
      '{"QuoteVersion": {"Number": "7"}, "QuoteAlternatives": []}',
    )
    const { out } = await render(['other.json', '--sale', '41203', '--template', 'number.html'])
    expect(out).toEqual(['other-number.html', '10412-v1-number.html'].map((name) => join('out', name)))
  })

  test('asks for texts in the language of --culture', async () => {
    await render(['--sale', '41203', '--template', 'family.html', '--culture', 'de-CH'])
    const { headers } = requests().find(({ path }) => path === 'Agents/Quote/GetQuoteLines') ?? {}
    expect(headers?.['so-language']).toBe('de')
    await render(['--sale', '41203', '--template', 'family.html'])
    expect(
      requests().findLast(({ path }) => path === 'Agents/Quote/GetQuoteLines')?.headers['so-language'],
    ).toBe('nb')
  })
})

describe('templates of SuperOffice', () => {
  test('come from its archive by their number, and give documents their names', async () => {
    const { status, out } = await render([
      '--sale',
      '41203',
      '--template',
      'superoffice:document/812',
      '--json',
    ])
    expect(status).toBe(0)
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      template: 'superoffice:document/812',
      output: join('out', '10412-v1-order-confirmation.docx'),
    })
    const local = ['--template', shipped('order-confirmation.docx'), '--out', 'local.docx']
    await render(['--sale', '41203', ...local])
    expect(read('out/10412-v1-order-confirmation.docx')).toEqual(read('local.docx'))
  })

  test('can be the letter of the quote itself', async () => {
    const { out } = await render(['--sale', '41203', '--template', 'superoffice:quote-document'])
    expect(out).toEqual([join('out', '10412-v1-quotation.docx')])
  })

  test('fill quotes in files as well', async () => {
    writeFileSync(join(world.folder, 'a.json'), readFileSync(join(projectRoot, 'samples', `${small}.json`)))
    const { status, out } = await render(['a.json', '--template', 'superoffice:document/812'])
    expect({ status, out }).toEqual({ status: 0, out: [join('out', 'a-order-confirmation.docx')] })
  })

  test('never lead out of the folder by their name', async () => {
    world.standIn.fail('Document/812', says({ DocumentId: 812, Name: '..\\../..//evil\u001b.docx' }))
    const { out } = await render(['--sale', '41203', '--template', 'superoffice:document/812'])
    expect(out).toEqual([join('out', '10412-v1-evil.docx')])
  })

  test.each([
    ['superoffice:document/4711', /http-not-found/],
    ['superoffice:quotes', /superoffice:document\/812/],
  ])('are errors where there is no %s', async (template, message) => {
    const { status, err } = await render(['--sale', '41203', '--template', template])
    expect(status).toBe(1)
    expect(err[0]).toMatch(new RegExp(`^${template}: error: `))
    expect(err[0]).toMatch(message)
  })
})

describe('quote connections that do not work', () => {
  const explanation = 'Visma does not answer'
  const template = ['--sale', '41203', '--template', 'number.html']
  beforeEach(() => {
    world.standIn.fail('Agents/Quote/HasConnections', says({ IsOk: false, UserExplanation: explanation }))
  })

  test('are a warning with the explanation', async () => {
    const { status, out, err } = await render(template)
    expect({ status, out }).toEqual({ status: 0, out: [join('out', '10412-v1-number.html')] })
    expect(err[0]).toMatch(/^sale 41203: warning: /)
    expect(err[0]).toContain(explanation)
    expect((await render([...template, '--strict'])).status).toBe(1)
  })

  test('forbid a document where they are required', async () => {
    const { status, out, err } = await render([...template, '--require-connection'])
    expect({ status, out }).toEqual({ status: 1, out: [] })
    expect(err[0]).toMatch(/^sale 41203: error: /)
    expect(err[0]).toContain(explanation)
  })
})

describe('a connection', () => {
  test('logs in once for a run', async () => {
    const tenant = world.standIn.tenant(small)
    writeFileSync(join(world.folder, 'key.pem'), world.standIn.privateKey)
    const environment = {
      SUPEROFFICE_TENANT: tenant.contextIdentifier,
      SUPEROFFICE_APP_TOKEN: tenant.appToken,
      SUPEROFFICE_SYSTEM_USER_TOKEN: tenant.systemUserToken,
      SUPEROFFICE_PRIVATE_KEY_FILE: 'key.pem',
    }
    const templates = ['--template', 'superoffice:document/812', '--template', 'superoffice:quote-document']
    const { status, out } = await world.run(['render', '--sale', '41203', ...templates], { environment })
    expect({ status, count: out.length }).toEqual({ status: 0, count: 2 })
    const logins = requests().filter(({ path }) => path.endsWith('PartnerSystemUser/Authenticate'))
    expect(logins).toHaveLength(1)
  })

  test('that is refused fails all documents with one problem, and tells no secret', async () => {
    const environment = { ...bearerEnvironment(world.standIn, small), SUPEROFFICE_BEARER: 'an-expired-token' }
    const argv = ['render', '--sale', '41203', '--template', 'number.html', '--template', 'names.html']
    const people = await world.run(argv, { environment })
    expect({ status: people.status, out: people.out }).toEqual({ status: 1, out: [] })
    expect(people.err).toHaveLength(2)
    expect(people.err[0]).toMatch(/^sale 41203: error: .*expired.*\(http-unauthorized\), in 2 documents$/)
    expect(requests()).toHaveLength(1)
    const programs = await world.run([...argv, '--json'], { environment })
    expect(programs.out.map((line) => JSON.parse(line))).toMatchObject([
      { quote: 'sale/41203', template: 'number.html', output: null, status: 'failed' },
      { quote: 'sale/41203', template: 'names.html', output: null, status: 'failed' },
    ])
    expect([...people.err, ...programs.out, ...programs.err].join()).not.toContain('an-expired-token')
  })

  test('that expires between the template and the quote fails the rest with one problem', async () => {
    const environment = bearerEnvironment(world.standIn, small)
    world.standIn.fail('Agents/Quote/HasConnections', { kind: 'status', status: 401 })
    const templates = ['--template', 'superoffice:document/812', '--template', 'number.html']
    const { status, err } = await world.run(['render', '--sale', '41203', ...templates], { environment })
    expect(status).toBe(1)
    expect(err).toHaveLength(2)
    expect(err[0]).toMatch(/^sale 41203: error: .*\(http-unauthorized\), in 2 documents$/)
    expect(requests().at(-1)?.path).toBe('Agents/Quote/HasConnections')
  })

  test('that is not described is an error that says what to set', async () => {
    const { status, err } = await world.run(['render', '--sale', '17', '--template', 'number.html'], {
      environment: {},
    })
    expect(status).toBe(1)
    expect(err.join()).toContain('SUPEROFFICE_URL')
    expect(readdirSync(join(world.folder, 'out'))).not.toContain('sale-17-number.html')
  })

  test('is not made for files', async () => {
    writeFileSync(join(world.folder, 'a.json'), '{"QuoteAlternatives": []}')
    await render(['a.json', '--template', 'number.html'])
    expect(requests()).toEqual([])
  })
})
