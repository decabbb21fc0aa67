import { chooseLanguage } from '../fields/multi-language.js'
import type { Connection, Problem, Result } from '../model.js'
import { tenantUnavailable } from '../problem.js'
import { readSettings } from '../source/connection-settings.js'
import { type Network, systemNetwork } from '../source/network.js'
import { type ConnectionState, readConnectionState } from '../source/read-connection-state.js'
import { readTenantState, type TenantState } from '../source/tenant-state.js'
import { openConnection } from './connected-source.js'
import type { QuoteConnectionsExamination, SuperOfficeExamination } from './doctor-lines.js'
import type { World } from './world.js'

export interface SuperOfficeFindings {
  readonly superOffice: SuperOfficeExamination
  readonly problems: readonly Problem[]
}

const nothing = { tenantState: null, quoteConnections: null } as const

/** Asks SuperOffice, when the environment says how to reach it, for the state of the tenant and of the quote connections. */
export async function examineSuperOffice(world: World): Promise<SuperOfficeFindings> {
  if (!isConfigured(world)) return { superOffice: { configured: false, ...nothing }, problems: [] }
  const network = { ...systemNetwork, maximumAttempts, ...world.network }
  const { value: opened, problems } = openConnection({ ...world, network })
  if (opened === undefined) return { superOffice: { configured: true, ...nothing }, problems }
  const { connection, api } = opened
  const tenant = await examineTenant(connection, network)
  const tenantState = tenant?.value?.state ?? null
  // A tenant that is not available would be waited for, and a doctor should answer at once.
  if (tenant !== undefined && tenant.value?.isAvailable !== true) {
    return {
      superOffice: { configured: true, tenantState, quoteConnections: null },
      problems: unavailability(tenant, connection),
    }
  }
  const state = await readConnectionState(api, { language })
  const quoteConnections = state.value === undefined ? null : describe(state.value)
  return { superOffice: { configured: true, tenantState, quoteConnections }, problems: state.problems }
}

/** Whoever asks a doctor is waiting for the answer; a second attempt tells a mishap from a fault. */
const maximumAttempts = 2

/** The doctor speaks English. */
const language = 'en'

const isConfigured = ({ environment }: World): boolean =>
  Object.entries(environment).some(([name, value]) => name.startsWith('SUPEROFFICE_') && value)

/** Undefined for installations that are no tenant of SuperOffice Online, and where the settings are at fault. */
async function examineTenant(
  connection: Connection,
  network: Network,
): Promise<Result<TenantState> | undefined> {
  const address = readSettings(connection).value?.address
  return address === undefined || address instanceof URL ? undefined : readTenantState(address, network)
}

const unavailability = (
  { value, problems }: Result<TenantState>,
  { tenant = '' }: Connection,
): readonly Problem[] => (value === undefined ? problems : [tenantUnavailable(tenant, value.state)])

const describe = (state: ConnectionState): QuoteConnectionsExamination => ({
  isOk: state.isOk,
  status: state.status ?? null,
  userExplanation: chooseLanguage(state.userExplanation ?? '', language),
  techExplanation: state.techExplanation ?? '',
  errorCode: state.errorCode ?? '',
})
