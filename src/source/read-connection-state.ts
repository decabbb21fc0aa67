import type { Result } from '../model.js'
import { connectionAnswerInvalid } from '../problem.js'
import { findProperty, findText } from './find-property.js'
import type { CallOptions, WebApi } from './webapi.js'

/** Whether SuperOffice has quote connections for the user, and what it says of them. */
export interface ConnectionState {
  readonly isOk: boolean
  /** `Ok`, `OkWithInfo`, `Warning` or `Error`; older versions do not state it. */
  readonly status: string | undefined
  /** For people; may be a text in several languages. */
  readonly userExplanation: string | undefined
  /** For support, in English. */
  readonly techExplanation: string | undefined
  readonly errorCode: string | undefined
}

/** Asks whether there are quote connections. An answer that does not say so is an error: it comes from something else. */
export async function readConnectionState(
  api: WebApi,
  options: CallOptions = {},
): Promise<Result<ConnectionState>> {
  const { value: answer, problems } = await api.call('Quote/HasConnections', {}, options)
  if (answer === undefined) return { value: undefined, problems }
  const isOk = findProperty(answer, 'isok')
  if (typeof isOk !== 'boolean') return { value: undefined, problems: [connectionAnswerInvalid()] }
  const state = {
    isOk,
    status: findText(answer, 'status'),
    userExplanation: findText(answer, 'userexplanation'),
    techExplanation: findText(answer, 'techexplanation'),
    errorCode: findText(answer, 'errorcode'),
  }
  return { value: state, problems }
}
