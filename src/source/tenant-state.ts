/** Where the WebAPI of a tenant of SuperOffice Online is at present, as the tenant's state page tells. */
import type { Result } from '../model.js'
import { isEmpty, tenantNotFound, tenantStateNotReadable, tenantUnavailable } from '../problem.js'
import { readApiAddress, type Tenant } from './connection-settings.js'
import { findProperty } from './find-property.js'
import type { Network } from './network.js'
import { readJsonAnswer } from './read-answer.js'
import { sendRequest } from './send-request.js'
import type { Loaded } from './shared-value.js'

export interface TenantState {
  /** As SuperOffice names it, such as `Running` or `OfflineMaintenance`. */
  readonly state: string
  /** Whether the WebAPI answers. */
  readonly isAvailable: boolean
  /** Address of the WebAPI; it moves. */
  readonly api?: URL
  /** Milliseconds since 1970. */
  readonly validUntil?: number
}

/** States in which the WebAPI answers. */
const availableStates: ReadonlySet<string> = new Set(['running', 'onlinemaintenance'])
/** States that pass within minutes. */
const passingStates: ReadonlySet<string> = new Set(['offlinemaintenance', 'provisioning'])

/** Milliseconds that an address is kept at least, lest a page whose time is over is asked for before each call. */
const minimumLifetime = 60_000

/** Milliseconds between two looks at the state of a tenant that is being maintained. */
const maintenancePause = 15_000

export const onlineAddress = ({ environment }: Tenant, path: string): URL =>
  new URL(`https://${environment}.superoffice.com/${path}`)

/** Reads the state page once. */
export async function readTenantState(
  tenant: Tenant,
  network: Network,
  signal?: AbortSignal,
): Promise<Result<TenantState>> {
  const name = `api/state/${tenant.name}`
  const url = onlineAddress(tenant, name)
  const { value: answer, problems } = await sendRequest({ name, url, headers: stateHeaders, signal }, network)
  if (answer === undefined) return { value: undefined, problems }
  if (answer.status === 404) {
    return { value: undefined, problems: [tenantNotFound(tenant.name, tenant.environment)] }
  }
  const page = readJsonAnswer(answer, { name, credentials: 'system-user', secrets: [] })
  if (page.value === undefined && !isEmpty(page.problems))
    return { value: undefined, problems: page.problems }
  return parseState(page.value, tenant.name)
}

const stateHeaders = { Accept: 'application/json', 'User-Agent': 'Quotewright' } as const

function parseState(page: unknown, tenant: string): Result<TenantState> {
  const state = findProperty(page, 'state')
  if (typeof state !== 'string') return { value: undefined, problems: [tenantStateNotReadable(tenant)] }
  const api = findProperty(page, 'api')
  const address = typeof api === 'string' ? readApiAddress(api) : undefined
  const validUntil = parseInstant(findProperty(page, 'validuntil'))
  const value = {
    state,
    isAvailable: availableStates.has(state.toLowerCase()),
    ...(address instanceof URL ? { api: address } : {}),
    ...(validUntil === undefined ? {} : { validUntil }),
  }
  return { value, problems: [] }
}

/** Without a zone it is UTC, never the zone of this computer. */
function parseInstant(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined
  const instant = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)
  return Number.isNaN(instant) ? undefined : instant
}

/** Finds the address of the WebAPI. Waits, within limits, while the tenant is being maintained. */
export async function findTenantApi(
  tenant: Tenant,
  network: Network,
  signal: AbortSignal,
): Promise<Result<Loaded<URL>>> {
  const end = network.now() + network.maintenanceTime
  for (;;) {
    const { value: found, problems } = await readTenantState(tenant, network, signal)
    if (found === undefined) return { value: undefined, problems }
    if (found.isAvailable) return describeApi(found, { tenant: tenant.name, now: network.now() })
    const mayWait = passingStates.has(found.state.toLowerCase()) && network.now() + maintenancePause < end
    if (!mayWait || signal.aborted) {
      return { value: undefined, problems: [tenantUnavailable(tenant.name, oneWord(found.state))] }
    }
    await network.sleep(maintenancePause, signal)
  }
}

const oneWord = (state: string): string => state.replace(/\W+/g, '').slice(0, 40)

function describeApi(
  { api, validUntil }: TenantState,
  { tenant, now }: { readonly tenant: string; readonly now: number },
): Result<Loaded<URL>> {
  if (api === undefined) return { value: undefined, problems: [tenantStateNotReadable(tenant)] }
  const lifetime = validUntil === undefined ? {} : { validUntil: Math.max(validUntil, now + minimumLifetime) }
  return { value: { value: api, ...lifetime }, problems: [] }
}
