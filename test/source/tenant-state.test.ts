import { describe, expect, test } from 'vitest'
import { findTenantApi, readTenantState } from '../../src/source/tenant-state.js'
import { createTestNetwork, json } from './test-network.js'

const tenant = { name: 'Cust12345', environment: 'sod' } as const
const never = new AbortController().signal
const page = {
  ContextIdentifier: 'Cust12345',
  Endpoint: 'https://sod2.superoffice.com/Cust12345',
  State: 'Running',
  IsRunning: true,
  ValidUntil: '2025-01-15T10:00:00.9342965Z',
  Api: 'https://sod2.superoffice.com/Cust12345/api',
}

describe('the state page', () => {
  const read = (changes: object) => {
    const { network, sent } = createTestNetwork(() => json({ ...page, ...changes }))
    return { result: readTenantState(tenant, network), sent }
  }

  test('is that of the environment', async () => {
    const { result, sent } = read({})
    expect((await result).value).toEqual({
      state: 'Running',
      isAvailable: true,
      api: new URL('https://sod2.superoffice.com/Cust12345/api/v1/'),
      validUntil: Date.UTC(2025, 0, 15, 10, 0, 0, 934),
    })
    expect(sent).toMatchObject([{ method: 'GET', url: 'https://sod.superoffice.com/api/state/Cust12345' }])
  })

  test.each([
    ['2025-01-15T10:00:00', Date.UTC(2025, 0, 15, 10)],
    ['2025-01-15T10:00:00.1234567', Date.UTC(2025, 0, 15, 10, 0, 0, 123)],
    ['2025-01-15T11:00:00+01:00', Date.UTC(2025, 0, 15, 10)],
    ['soon', undefined],
    [null, undefined],
  ])('is valid until %s', async (ValidUntil, validUntil) => {
    expect((await read({ ValidUntil }).result).value?.validUntil).toBe(validUntil)
  })

  test.each([
    ['Running', true],
    ['running', true],
    ['OnlineMaintenance', true],
    ['OfflineMaintenance', false],
    ['Suspended', false],
    ['SomethingNew', false],
  ])('with the state %s says of the API: %s', async (State, isAvailable) => {
    expect((await read({ State }).result).value?.isAvailable).toBe(isAvailable)
  })

  test.each([{ State: null }, { State: 2 }])('with %j is a problem', async (changes) => {
    expect((await read(changes).result).problems).toMatchObject([{ code: 'http-tenant-unavailable' }])
  })

  test('that does not exist is a problem that names it', async () => {
    const { network } = createTestNetwork(() => new Response('', { status: 404 }))
    expect((await readTenantState(tenant, network)).problems).toEqual([
      {
        code: 'http-tenant-unavailable',
        severity: 'error',
        message:
          'Cannot find the tenant `Cust12345`: SuperOffice knows none of that name in the environment `sod`; check the name and the environment',
      },
    ])
  })
})

test.each(['null', ''])('a state page that holds `%s` tells no address', async (body) => {
  const { network } = createTestNetwork(
    () => new Response(body, { headers: { 'content-type': 'application/json' } }),
  )
  expect((await readTenantState(tenant, network)).problems).toMatchObject([
    { message: expect.stringContaining('tells no address of its API') },
  ])
})

describe('the address of a tenant', () => {
  test.each([
    ['Suspended', 'it is suspended; its subscription must be resumed before its API is available'],
    ['Deleted', 'it is deleted'],
    ['Deleting', 'it is being deleted'],
    ['ProvisioningFailed', 'setting it up failed; ask SuperOffice'],
    ['Unknown', 'SuperOffice does not know its state; check the name, or ask SuperOffice'],
    ['SomethingNew', 'its state is `SomethingNew`, and its API is not available'],
    ['`Evil`\nX', 'its state is `EvilX`, and its API is not available'],
  ])('cannot be had in the state %j, which is told at once', async (State, reason) => {
    const { network, sent } = createTestNetwork(() => json({ ...page, State }))
    expect((await findTenantApi(tenant, network, never)).problems).toEqual([
      {
        code: 'http-tenant-unavailable',
        severity: 'error',
        message: `Cannot use the tenant \`Cust12345\`: ${reason}`,
      },
    ])
    expect(sent).toHaveLength(1)
  })

  test.each(['OfflineMaintenance', 'Provisioning'])('is waited for in the state %s', async (State) => {
    const test = createTestNetwork((_, count) => json(count < 4 ? { ...page, State } : page))
    expect((await findTenantApi(tenant, test.network, never)).value?.value.href).toBe(
      'https://sod2.superoffice.com/Cust12345/api/v1/',
    )
    expect(test.pauses).toEqual([15_000, 15_000, 15_000])
  })

  test('is not waited for longer than the limit', async () => {
    const test = createTestNetwork(() => json({ ...page, State: 'OfflineMaintenance' }))
    expect((await findTenantApi(tenant, test.network, never)).problems).toMatchObject([
      {
        code: 'http-tenant-unavailable',
        message: expect.stringContaining('it is still being maintained; try again later'),
      },
    ])
    expect(test.pauses.reduce((sum, pause) => sum + pause)).toBeLessThanOrEqual(10 * 60_000)
    expect(test.pauses).toHaveLength(39)
  })

  test('is not waited for when nobody wants it any more', async () => {
    const controller = new AbortController()
    const test = createTestNetwork(() => json({ ...page, State: 'OfflineMaintenance' }), {
      sleep: async () => controller.abort(),
    })
    expect((await findTenantApi(tenant, test.network, controller.signal)).value).toBeUndefined()
    expect(test.sent.length).toBeLessThanOrEqual(2)
  })

  test.each([undefined, null, '', 'http://sod2.superoffice.com/Cust12345/api', 'https://a:b@x.example/'])(
    'cannot be %j',
    async (Api) => {
      const { network } = createTestNetwork(() => json({ ...page, Api }))
      expect((await findTenantApi(tenant, network, never)).problems).toMatchObject([
        { code: 'http-tenant-unavailable', message: expect.stringContaining('tells no address of its API') },
      ])
    },
  )
})
