import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { bearerEnvironment, createStandInWorld, type StandInWorld } from './stand-in-world.js'
import { createTestWorld } from './test-world.js'

let world: StandInWorld
beforeAll(async () => {
  world = await createStandInWorld()
})
afterEach(() => world.standIn.recover())
afterAll(() => world.close())

const sample = 'small-nb-NO'

type Environment = Readonly<Record<string, string>>

const doctor = (environment: Environment) => world.run(['doctor'], { environment })

async function doctorJson(environment: Environment) {
  const { status, out } = await world.run(['doctor', '--json'], { environment })
  expect(out).toHaveLength(1)
  return { status, found: JSON.parse(out[0] ?? '') }
}

/** The variables of somebody who has a token for a tenant of SuperOffice Online. */
function onlineEnvironment(): Environment {
  const { contextIdentifier, bearer } = world.standIn.tenant(sample)
  return { SUPEROFFICE_TENANT: contextIdentifier, SUPEROFFICE_BEARER: bearer }
}

const says = (json: object) => ({ kind: 'change', change: () => json }) as const

describe('the doctor', () => {
  test('makes no fault of a connection that nobody configured, and tells the versions', async () => {
    const { status, out, err } = await doctor({ SUPEROFFICE_URL: '' })
    expect({ status, err }).toEqual({ status: 0, err: [] })
    expect(out[0]).toBe('Quotewright 1.2.3 runs on Node.js 20.0.0.')
    expect(out[1]).toMatch(/^No connection to SuperOffice is configured/)
    expect(await doctorJson({})).toEqual({
      status: 0,
      found: {
        status: 'ok',
        quotewright: '1.2.3',
        node: '20.0.0',
        platform: platform(),
        superOffice: { configured: false, tenantState: null, quoteConnections: null },
        programs: { libreOffice: null, chromium: null },
        fonts: null,
        problems: [],
      },
    })
  })

  test('finds programs and fonts', async () => {
    const folder = join(world.folder, 'bin')
    mkdirSync(folder)
    for (const name of ['soffice', 'google-chrome', 'fc-list']) {
      const answer = name === 'fc-list' ? 'Carlito Cambria Caladea' : `'${name} 7.4.7.2 40(Build:2)'`
      writeFileSync(join(folder, name), `#!/bin/sh\nprintf '%s\\n' ${answer}\n`)
      chmodSync(join(folder, name), 0o755)
    }
    const { found } = await doctorJson({ PATH: folder })
    expect(found.programs).toEqual({
      libreOffice: { path: join(folder, 'soffice'), version: '7.4.7.2' },
      chromium: { path: join(folder, 'google-chrome'), version: '7.4.7.2' },
    })
    expect(found.fonts).toEqual({
      Calibri: 'Carlito',
      Cambria: 'Cambria',
      Arial: null,
      'Times New Roman': null,
      'Courier New': null,
    })
  })

  test('says that the quote connections of an installation work', async () => {
    const { status, out } = await doctor(bearerEnvironment(world.standIn, sample))
    expect(status).toBe(0)
    expect(out[1]).toBe('SuperOffice answers, and says that its quote connections work.')
  })

  test('tells the state of a tenant', async () => {
    const { status, found } = await doctorJson(onlineEnvironment())
    expect(status).toBe(0)
    expect(found.superOffice).toEqual({
      configured: true,
      tenantState: 'Running',
      quoteConnections: {
        isOk: true,
        status: null,
        userExplanation: '',
        techExplanation: '',
        errorCode: '',
      },
    })
  })

  test('fails with the explanation, in English, when the quote connections do not work', async () => {
    world.standIn.fail(
      'Agents/Quote/HasConnections',
      says({
        IsOk: false,
        UserExplanation: 'NO:"ERP er nede";US:"The ERP system is down"',
        TechExplanation: 'Timeout',
        ErrorCode: 'E7',
        Status: 'Error',
      }),
    )
    const environment = bearerEnvironment(world.standIn, sample)
    const { status, out } = await doctor(environment)
    expect(status).toBe(1)
    expect(out.slice(1, 5)).toEqual([
      'SuperOffice answers, but says that its quote connections do not work.',
      'It explains: The ERP system is down.',
      'For its support it adds: Timeout.',
      'The code of its error is E7.',
    ])
    const { found } = await doctorJson(environment)
    expect(found).toMatchObject({
      status: 'failed',
      superOffice: { quoteConnections: { isOk: false, status: 'Error', errorCode: 'E7' } },
    })
  })

  test.each(['OfflineMaintenance', 'Suspended'])(
    'answers at once when the tenant is in the state %s',
    async (state) => {
      const environment = onlineEnvironment()
      world.standIn.fail(`api/state/${environment['SUPEROFFICE_TENANT']}`, says({ State: state, Api: null }))
      const before = world.standIn.requests.length
      const { status, found } = await doctorJson(environment)
      expect({ status, asked: world.standIn.requests.length - before }).toEqual({ status: 1, asked: 1 })
      expect(found.superOffice).toMatchObject({ tenantState: state, quoteConnections: null })
      expect(found.problems).toMatchObject([{ code: 'http-tenant-unavailable', severity: 'error' }])
      expect((await doctor(environment)).out.slice(1, 3)).toEqual([
        `SuperOffice Online says that the tenant is in the state ${state}.`,
        expect.stringContaining(environment['SUPEROFFICE_TENANT'] ?? ''),
      ])
    },
  )

  test('fails when SuperOffice gives no answer that makes sense', async () => {
    world.standIn.fail('*', { kind: 'login-page' })
    for (const environment of [bearerEnvironment(world.standIn, sample), onlineEnvironment()]) {
      const { status, found } = await doctorJson(environment)
      expect(status).toBe(1)
      expect(found.problems).toMatchObject([{ code: 'http-not-json' }])
    }
  })

  test('asks an address where nobody answers no more than twice', async () => {
    let count = 0
    const given = createTestWorld({
      folder: world.folder,
      environment: { SUPEROFFICE_URL: 'http://127.0.0.1:9/', SUPEROFFICE_BEARER: 'kept-secret' },
      fetch: async () => {
        count += 1
        throw new TypeError('fetch failed', { cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }) })
      },
    })
    expect(await runCommandLine(['doctor', '--json'], given)).toBe(1)
    expect(JSON.parse(given.out()).problems).toMatchObject([{ code: 'http-unreachable' }])
    expect(count).toBe(2)
  })

  test('repeats no secret that the explanation of the quote connections does', async () => {
    const environment = bearerEnvironment(world.standIn, sample)
    const secret = environment['SUPEROFFICE_BEARER'] ?? ''
    world.standIn.fail(
      'Agents/Quote/HasConnections',
      says({
        IsOk: false,
        UserExplanation: `US:"Bad ${secret}"`,
        TechExplanation: secret,
        ErrorCode: secret,
      }),
    )
    const printed = JSON.stringify([await doctor(environment), await doctorJson(environment)])
    expect(printed).toContain('Bad …')
    expect(printed).not.toContain(secret)
  })

  test('fails when the variables are incomplete, and says what is missing', async () => {
    const { status, out } = await doctor({ SUPEROFFICE_URL: 'https://crm.example.com/SuperOffice' })
    expect(status).toBe(1)
    expect(out[1]).toContain('SUPEROFFICE_BEARER')
    const unsafe = { SUPEROFFICE_URL: 'http://crm.example.com/', SUPEROFFICE_BEARER: 'a-secret' }
    expect(await doctor(unsafe)).toMatchObject({
      status: 1,
      out: expect.arrayContaining([expect.stringContaining('https://')]),
    })
  })

  test.each<[string, () => Environment]>([
    ['bearer token', () => ({ ...onlineEnvironment(), SUPEROFFICE_BEARER: 'kept-secret' })],
    [
      'ticket',
      () => ({
        SUPEROFFICE_URL: 'http://127.0.0.1:9/',
        SUPEROFFICE_TICKET: 'kept-secret',
        SUPEROFFICE_APP_TOKEN: 'kept-secret-too',
      }),
    ],
    [
      'password',
      () => ({
        SUPEROFFICE_URL: 'http://127.0.0.1:9/',
        SUPEROFFICE_USER: 'me',
        SUPEROFFICE_PASSWORD: 'kept-secret',
      }),
    ],
    [
      'password in an address',
      () => ({
        SUPEROFFICE_URL: 'https://me:kept-secret@crm.example.com/',
        SUPEROFFICE_BEARER: 'kept-secret',
      }),
    ],
  ])('never prints a %s', async (_name, environment) => {
    const people = await doctor(environment())
    const { found } = await doctorJson(environment())
    expect(people.status).toBe(1)
    expect(JSON.stringify([people, found])).not.toContain('kept-secret')
  })
})
