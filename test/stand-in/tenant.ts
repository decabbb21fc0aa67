/** A customer of SuperOffice as the stand-in serves it: where it is, in which state, and who may ask. */
import { Buffer } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'

export type TenantState =
  | 'Unknown'
  | 'Provisioning'
  | 'Running'
  | 'Deleted'
  | 'Suspended'
  | 'OnlineMaintenance'
  | 'OfflineMaintenance'
  | 'ProvisioningFailed'
  | 'Deleting'

export interface TenantOptions {
  readonly name: string
  readonly contextIdentifier: string
  /** Address of the stand-in. */
  readonly origin: string
  readonly onPremises: boolean
  readonly appToken: string
}

/** The host that serves the WebAPI of all tenants until one moves. */
const firstHost = 'online3.superoffice.com'

export class Tenant {
  /** The sample that it serves. */
  readonly name: string
  readonly contextIdentifier: string
  /** Address of the installation on this computer. */
  readonly url: string
  readonly appToken: string
  /** What a user's browser would have got; good from the start. */
  readonly bearer: string
  readonly ticket: string
  readonly user = 'sales'
  readonly password: string
  readonly systemUserToken: string

  /** The host that serves it; any other answers with status 421. */
  host = firstHost

  private readonly onPremises: boolean
  private states: readonly TenantState[] = ['Running']
  /** How many more calls each credential is good for. */
  private readonly callsLeft = new Map<string, number>()
  private tickets = 0

  constructor({ name, contextIdentifier, origin, onPremises, appToken }: TenantOptions) {
    this.name = name
    this.contextIdentifier = contextIdentifier
    this.url = `${origin}/${contextIdentifier}`
    this.appToken = appToken
    this.onPremises = onPremises
    this.bearer = `8A:${contextIdentifier}.bearer`
    this.password = `password of ${contextIdentifier}`
    this.systemUserToken = `Quotewright-${contextIdentifier}`
    this.ticket = this.newTicket()
    this.callsLeft.set(`bearer ${this.bearer}`, Number.POSITIVE_INFINITY)
    this.callsLeft.set(basic(this.user, this.password), Number.POSITIVE_INFINITY)
  }

  newTicket(): string {
    this.tickets += 1
    const ticket = `7T:${this.contextIdentifier}.ticket${this.tickets}`
    this.callsLeft.set(`soticket ${ticket}`, Number.POSITIVE_INFINITY)
    return ticket
  }

  /** Every credential handed out until now is good for so many calls more. */
  expireAfter(calls: number): void {
    for (const credential of this.callsLeft.keys()) this.callsLeft.set(credential, calls)
  }

  /** The states that the state page tells, one after the other; the last one stays. */
  setStates(...states: readonly TenantState[]): void {
    this.states = states
  }

  get state(): TenantState {
    return this.states[0] ?? 'Running'
  }

  /** The state as the state page tells it. */
  takeState(): TenantState {
    const state = this.state
    if (this.states.length > 1) this.states = this.states.slice(1)
    return state
  }

  get isRunning(): boolean {
    return this.state === 'Running' || this.state === 'OnlineMaintenance'
  }

  /** Why a request may not be answered; undefined if it may. Counts as one of the calls that its credential is good for. */
  findRefusal(headers: IncomingHttpHeaders): string | undefined {
    const authorization = normalize(headers.authorization ?? '')
    const [scheme] = authorization.split(' ')
    const appToken = headers['so-apptoken']
    if (scheme === 'basic' && !this.onPremises)
      return 'The Basic scheme is not supported by this installation.'
    if (scheme === 'soticket' && !this.onPremises && appToken === undefined)
      return 'The application token is missing.'
    if (appToken !== undefined && appToken !== this.appToken) return 'The application token is not known.'
    const left = this.callsLeft.get(authorization) ?? 0
    this.callsLeft.set(authorization, Math.max(0, left - 1))
    return left > 0 ? undefined : 'The ticket or token is not valid, or no longer.'
  }

  /** `WWW-Authenticate` of an answer with status 401. */
  get challenge(): string {
    return this.onPremises ? 'Basic realm="SuperOffice"' : 'Bearer realm="SuperOffice"'
  }
}

/** Schemes know no upper and lower case. */
function normalize(authorization: string): string {
  const [scheme = '', ...credential] = authorization.trim().split(/ +/)
  return `${scheme.toLowerCase()} ${credential.join(' ')}`
}

const basic = (user: string, password: string): string =>
  `basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
